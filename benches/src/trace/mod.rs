//! Traces: recorded from real Python programs, converted into a dense form that costs little to replay.
//!
//! ```text
//! file     MAGIC, then the five numbers of `Summary` but the name, then words
//! word     63 ...... 28   27 ... 4   3 .. 2   1 .. 0
//!          size in bytes  slot       domain   operation
//! ```
//!
//! A slot is a place in a table of block addresses; slots of freed blocks are used again. A `realloc` is followed by a
//! word that is the old size. A `free` carries the size of the block that goes.

mod convert;
mod record;
mod survey;

use std::fs::File;
use std::os::fd::AsRawFd;
use std::path::Path;

use serde::{Deserialize, Serialize};

pub use record::{WORKLOADS, path, record_missing};
pub use survey::survey;

const MAGIC: u64 = u64::from_le_bytes(*b"pydense2");
const HEADER_WORDS: usize = 6;

const SLOT_BITS: u32 = 24;
const SIZE_SHIFT: u32 = 28;
const SIZE_BITS: u32 = 64 - SIZE_SHIFT;

/// What to do with a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// Fill it with a new block.
    Malloc = 0,
    /// Fill it with a block of zeros.
    Calloc = 1,
    /// Give its block another size; the old size is the next word.
    Realloc = 2,
    /// Free its block.
    Free = 3,
}

/// One word of a dense trace that is an operation.
#[derive(Clone, Copy)]
pub struct Step(u64);

impl Step {
    fn new(kind: Kind, domain: usize, slot: usize, bytes: u64) -> Result<Step, String> {
        if slot >= 1 << SLOT_BITS || bytes >= 1 << SIZE_BITS {
            return Err(format!(
                "slot {slot} or size {bytes} is too large for the format"
            ));
        }
        Ok(Step(
            (bytes << SIZE_SHIFT) | ((slot as u64) << 4) | ((domain as u64) << 2) | kind as u64,
        ))
    }

    /// What to do.
    #[inline(always)]
    pub fn kind(self) -> Kind {
        match self.0 & 3 {
            0 => Kind::Malloc,
            1 => Kind::Calloc,
            2 => Kind::Realloc,
            _ => Kind::Free,
        }
    }

    /// Raw, mem or obj: 0, 1 or 2.
    #[inline(always)]
    pub fn domain(self) -> usize {
        (self.0 >> 2 & 3) as usize
    }

    /// The place of the block's address.
    #[inline(always)]
    pub fn slot(self) -> usize {
        (self.0 >> 4) as usize & ((1 << SLOT_BITS) - 1)
    }

    /// The (new) size of the block.
    #[inline(always)]
    pub fn bytes(self) -> usize {
        (self.0 >> SIZE_SHIFT) as usize
    }
}

/// What a trace amounts to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Operations.
    pub operations: u64,
    /// Places for addresses that a replay needs: the most blocks alive at once.
    pub slots: u64,
    /// The most bytes alive at once, as asked for.
    pub peak_live_bytes: u64,
    /// Blocks alive at the end.
    pub left_blocks: u64,
    /// Operations on blocks that were there before recording began; left out.
    pub foreign: u64,
}

impl Summary {
    fn words(&self) -> [u64; HEADER_WORDS - 1] {
        [
            self.operations,
            self.slots,
            self.peak_live_bytes,
            self.left_blocks,
            self.foreign,
        ]
    }

    fn from_words([operations, slots, peak_live_bytes, left_blocks, foreign]: [u64; 5]) -> Self {
        Summary {
            operations,
            slots,
            peak_live_bytes,
            left_blocks,
            foreign,
        }
    }
}

/// A dense trace in memory, mapped from its file and resident.
pub struct Trace {
    words: &'static [u64],
}

impl Trace {
    /// Maps the file; its pages count as this process's from the start.
    pub fn open(path: &Path) -> Result<Trace, String> {
        let fail = |error: std::io::Error| format!("cannot open {}: {error}", path.display());
        let file = File::open(path).map_err(fail)?;
        let length = file.metadata().map_err(fail)?.len() as usize;
        if length < HEADER_WORDS * 8 || !length.is_multiple_of(8) {
            return Err(format!("{} is no trace", path.display()));
        }
        // SAFETY: a fresh mapping at an address the system chooses.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                length,
                libc::PROT_READ,
                libc::MAP_PRIVATE | libc::MAP_POPULATE,
                file.as_raw_fd(),
                0,
            )
        };
        if start == libc::MAP_FAILED {
            return Err(fail(std::io::Error::last_os_error()));
        }
        // SAFETY: the mapping has this length, is page-aligned, never unmapped, and nobody rewrites a trace in place.
        let words = unsafe { std::slice::from_raw_parts(start.cast::<u64>(), length / 8) };
        if words[0] != MAGIC {
            return Err(format!(
                "{} is no trace of this version; record it again",
                path.display()
            ));
        }
        Ok(Trace { words })
    }

    /// What the recording amounted to.
    pub fn summary(&self) -> Summary {
        Summary::from_words(self.words[1..HEADER_WORDS].try_into().expect("five words"))
    }

    /// The operations, each with the word behind it (an old size where the operation is a `realloc`).
    #[inline(always)]
    pub fn steps(&self) -> impl Iterator<Item = (Step, usize)> {
        let mut rest = self.words[HEADER_WORDS..].iter();
        std::iter::from_fn(move || {
            let step = Step(*rest.next()?);
            let old = if step.kind() == Kind::Realloc {
                *rest.next()? as usize
            } else {
                0
            };
            Some((step, old))
        })
    }
}
