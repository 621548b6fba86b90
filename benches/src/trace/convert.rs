//! From addresses to slots.

use std::collections::HashMap;
use std::path::Path;

use super::{Kind, MAGIC, Step, Summary};

#[path = "../../recorder/src/format.rs"]
mod format;

use format::{DOMAIN_SHIFT, OPERATION_SHIFT, Operation};

struct Live {
    slot: usize,
    bytes: u64,
}

/// Collects the words of the dense trace.
#[derive(Default)]
struct Converter {
    words: Vec<u64>,
    live: HashMap<u64, Live>,
    free_slots: Vec<usize>,
    slots: usize,
    operations: u64,
    foreign: u64,
    live_bytes: u64,
    peak_live_bytes: u64,
}

/// Reads the raw trace at `from` and writes the dense one to `to`.
///
/// A request for no bytes becomes one for a single byte, which is what CPython makes of it too.
pub fn convert(from: &Path, to: &Path) -> Result<Summary, String> {
    let raw = std::fs::read(from).map_err(|error| format!("{}: {error}", from.display()))?;
    let mut words = raw
        .chunks_exact(8)
        .map(|word| u64::from_le_bytes(word.try_into().expect("eight bytes")));
    if words.next() != Some(format::MAGIC) {
        return Err(format!("{} is no raw trace", from.display()));
    }
    let mut converter = Converter::default();
    while let Some(head) = words.next() {
        let (operation, domain, address) =
            parse(head).ok_or_else(|| format!("{}: bad record", from.display()))?;
        let mut next = || {
            words
                .next()
                .ok_or_else(|| format!("{} ends early", from.display()))
        };
        match operation {
            Operation::Malloc => converter.new_block(Kind::Malloc, domain, address, next()?)?,
            Operation::Calloc => converter.new_block(Kind::Calloc, domain, address, next()?)?,
            Operation::Realloc => converter.resize(domain, next()?, address, next()?)?,
            Operation::Free => converter.free(domain, address)?,
        }
    }
    let summary = Summary {
        operations: converter.operations,
        slots: converter.slots as u64,
        peak_live_bytes: converter.peak_live_bytes,
        left_blocks: converter.live.len() as u64,
        foreign: converter.foreign,
    };
    let mut bytes = MAGIC.to_le_bytes().to_vec();
    for word in summary.words().iter().chain(&converter.words) {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    // Written under another name first, so that an interrupted run leaves no half trace behind.
    let unfinished = to.with_extension("unfinished");
    std::fs::write(&unfinished, bytes)
        .and_then(|()| std::fs::rename(&unfinished, to))
        .map_err(|error| format!("{}: {error}", to.display()))?;
    Ok(summary)
}

/// Reads the first word of a record: operation, domain, address.
fn parse(head: u64) -> Option<(Operation, usize, u64)> {
    let field = |from: u32, to: u32| (head >> from) & ((1 << (to - from)) - 1);
    let operation = [
        Operation::Malloc,
        Operation::Calloc,
        Operation::Realloc,
        Operation::Free,
    ]
    .into_iter()
    .find(|one| *one as u64 == field(OPERATION_SHIFT, DOMAIN_SHIFT))?;
    let domain = (head >> DOMAIN_SHIFT) as usize;
    (domain < 3).then_some((operation, domain, field(0, OPERATION_SHIFT)))
}

impl Converter {
    fn new_block(
        &mut self,
        kind: Kind,
        domain: usize,
        address: u64,
        bytes: u64,
    ) -> Result<(), String> {
        let bytes = bytes.max(1);
        let slot = self.free_slots.pop().unwrap_or_else(|| {
            self.slots += 1;
            self.slots - 1
        });
        if self.live.insert(address, Live { slot, bytes }).is_some() {
            return Err(format!("the block {address:#x} was handed out twice"));
        }
        self.account(bytes, 0);
        self.step(kind, domain, slot, bytes)
    }

    fn resize(&mut self, domain: usize, old: u64, new: u64, bytes: u64) -> Result<(), String> {
        let bytes = bytes.max(1);
        let Some(live) = self.live.remove(&old) else {
            self.foreign += 1;
            return self.new_block(Kind::Malloc, domain, new, bytes);
        };
        self.account(bytes, live.bytes);
        self.step(Kind::Realloc, domain, live.slot, bytes)?;
        self.words.push(live.bytes);
        if self
            .live
            .insert(
                new,
                Live {
                    slot: live.slot,
                    bytes,
                },
            )
            .is_some()
        {
            return Err(format!("the block {new:#x} was handed out twice"));
        }
        Ok(())
    }

    fn free(&mut self, domain: usize, address: u64) -> Result<(), String> {
        let Some(live) = self.live.remove(&address) else {
            self.foreign += 1;
            return Ok(());
        };
        self.account(0, live.bytes);
        self.free_slots.push(live.slot);
        self.step(Kind::Free, domain, live.slot, live.bytes)
    }

    fn account(&mut self, come: u64, gone: u64) {
        self.live_bytes = self.live_bytes + come - gone;
        self.peak_live_bytes = self.peak_live_bytes.max(self.live_bytes);
    }

    fn step(&mut self, kind: Kind, domain: usize, slot: usize, bytes: u64) -> Result<(), String> {
        self.operations += 1;
        self.words.push(Step::new(kind, domain, slot, bytes)?.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Trace;

    /// Converts raw words and reads the result back.
    fn converted(name: &str, raw: &[u64]) -> Result<(Summary, Trace), String> {
        let folder = std::env::temp_dir();
        let stem = format!("pyrite-bench-{}-{name}", std::process::id());
        let (from, to) = (
            folder.join(format!("{stem}.raw")),
            folder.join(format!("{stem}.trace")),
        );
        let bytes: Vec<u8> = raw.iter().flat_map(|word| word.to_le_bytes()).collect();
        std::fs::write(&from, bytes).unwrap();
        let result = convert(&from, &to);
        std::fs::remove_file(&from).unwrap();
        let summary = result?;
        let trace = Trace::open(&to)?;
        std::fs::remove_file(&to).unwrap();
        Ok((summary, trace))
    }

    fn head(operation: Operation, domain: u64, address: u64) -> u64 {
        (domain << DOMAIN_SHIFT) | ((operation as u64) << OPERATION_SHIFT) | address
    }

    #[test]
    fn addresses_become_slots() {
        let raw = [
            format::MAGIC,
            head(Operation::Malloc, 2, 0x1000),
            64,
            head(Operation::Calloc, 1, 0x2000),
            500,
            head(Operation::Free, 2, 0x1000),
            head(Operation::Malloc, 0, 0x3000),
            0,
            head(Operation::Realloc, 1, 0x1000),
            0x2000,
            9000,
        ];
        let (summary, trace) = converted("slots", &raw).unwrap();
        let steps: Vec<_> = trace
            .steps()
            .map(|(step, old)| (step.kind(), step.domain(), step.slot(), step.bytes(), old))
            .collect();
        assert_eq!(
            steps,
            [
                (Kind::Malloc, 2, 0, 64, 0),
                (Kind::Calloc, 1, 1, 500, 0),
                (Kind::Free, 2, 0, 64, 0),
                (Kind::Malloc, 0, 0, 1, 0),
                (Kind::Realloc, 1, 1, 9000, 500),
            ]
        );
        assert_eq!(summary.operations, 5);
        assert_eq!(summary.slots, 2);
        assert_eq!(summary.peak_live_bytes, 9001);
        assert_eq!(summary.left_blocks, 2);
        assert_eq!(summary.foreign, 0);
    }

    #[test]
    fn blocks_from_before_the_recording_are_counted_and_left_out() {
        let raw = [
            format::MAGIC,
            head(Operation::Free, 2, 0x5000),
            head(Operation::Realloc, 2, 0x6000),
            0x7000,
            32,
        ];
        let (summary, trace) = converted("foreign", &raw).unwrap();
        assert_eq!(summary.foreign, 2);
        assert_eq!(trace.steps().count(), 1);
    }

    #[test]
    fn a_block_cannot_be_handed_out_twice() {
        let twice = [head(Operation::Malloc, 2, 0x1000), 16];
        let raw = [&[format::MAGIC], &twice[..], &twice[..]].concat();
        let error = converted("twice", &raw).err().unwrap();
        assert!(error.contains("handed out twice"), "{error}");
    }

    #[test]
    fn a_trace_that_breaks_off_is_refused() {
        let raw = [format::MAGIC, head(Operation::Malloc, 2, 0x1000)];
        let error = converted("short", &raw).err().unwrap();
        assert!(error.contains("ends early"), "{error}");
    }
}
