//! One trace, one allocator, in a process of its own.

use serde::{Deserialize, Serialize};

use crate::allocators::{Domains, Loaded};
use crate::clock::{Cost, measure};
use crate::memory::own_table;
use crate::trace::{Kind, Step, Trace};

const PAGE_BYTES: usize = 4096;

/// What one process measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// The first pass, on a heap without memory.
    pub first: Cost,
    /// The passes after it.
    pub warm: Vec<Cost>,
}

/// Replays `trace` once on an empty heap and `warm` times more.
pub fn sample(loaded: &Loaded, trace: &Trace, warm: usize) -> Sample {
    let mut replay = Replay::new(loaded.domains, trace);
    let first = replay.pass(trace);
    replay.free_rest();
    let warm = (0..warm)
        .map(|_| {
            let cost = replay.pass(trace);
            replay.free_rest();
            cost
        })
        .collect();
    Sample { first, warm }
}

/// Replays the first `operations` of `trace`, so many times.
pub fn beginning(loaded: &Loaded, trace: &Trace, operations: usize, passes: usize) {
    let mut replay = Replay::up_to(loaded.domains, trace, operations);
    for _ in 0..passes {
        replay.run(trace, operations);
        replay.free_rest();
    }
}

/// The blocks of a replay.
///
/// Each block is treated alike under every allocator: its first and last byte, and one byte of each of its pages, are
/// written when it comes (a mark that tells its slot), and the mark is read and compared when it goes, as a deallocator
/// reads the object it is about to free. Two blocks that overlap, or one that lost its contents in `realloc`, end the run.
pub struct Replay {
    domains: Domains,
    blocks: &'static mut [*mut u8],
    owners: &'static mut [u8],
}

impl Replay {
    /// Room for the slots of `trace`.
    pub fn new(domains: Domains, trace: &Trace) -> Replay {
        Replay::up_to(domains, trace, usize::MAX)
    }

    /// The same for its first `count` operations: the domains noted are those of the blocks alive after them.
    pub fn up_to(domains: Domains, trace: &Trace, count: usize) -> Replay {
        let slots = trace.summary().slots as usize;
        let owners = own_table(slots, 0);
        for (step, _) in trace.steps().take(count) {
            owners[step.slot()] = step.domain() as u8;
        }
        Replay {
            domains,
            blocks: own_table(slots, std::ptr::null_mut()),
            owners,
        }
    }

    /// Every operation of the trace once, timed. The slots are empty before it.
    pub fn pass(&mut self, trace: &Trace) -> Cost {
        measure(trace.summary().operations, || {
            self.run(trace, usize::MAX);
        })
    }

    /// The first `count` operations of the trace. The slots are empty before it.
    #[inline(always)]
    pub fn run(&mut self, trace: &Trace, count: usize) {
        for (step, old) in trace.steps().take(count) {
            // SAFETY: the converter fills a slot before it resizes or frees its block, and frees it once; so the
            // slot holds a live block of this domain whenever the step needs one.
            unsafe { self.step(step, old) };
        }
    }

    /// The whole trace, with a call of `look` after each of these counts of operations, which ascend; the last is that
    /// of all operations. The slots are empty before it.
    pub fn run_in_parts(&mut self, trace: &Trace, counts: &[usize], mut look: impl FnMut()) {
        let mut steps = trace.steps();
        let mut done = 0;
        for count in counts {
            for (step, old) in steps.by_ref().take(count - done) {
                // SAFETY: as in `run`.
                unsafe { self.step(step, old) };
            }
            done = *count;
            look();
        }
    }

    /// # Safety
    /// The slot holds a live block of the step's domain, unless the step fills it.
    #[inline(always)]
    unsafe fn step(&mut self, step: Step, old: usize) {
        let slot = step.slot();
        let bytes = step.bytes();
        let table = &self.domains[step.domain()];
        let place = &mut self.blocks[slot];
        // SAFETY: by the contract; a block is at least as long as was asked for.
        unsafe {
            match step.kind() {
                Kind::Malloc => {
                    *place = (table.malloc)(table.context, bytes).cast();
                    mark(*place, slot, 0, bytes);
                }
                Kind::Calloc => {
                    *place = (table.calloc)(table.context, 1, bytes).cast();
                    mark(*place, slot, 0, bytes);
                }
                Kind::Realloc => {
                    *place = (table.realloc)(table.context, place.cast(), bytes).cast();
                    check(*place, slot);
                    mark(*place, slot, old, bytes);
                }
                Kind::Free => {
                    let block = std::mem::replace(place, std::ptr::null_mut());
                    check(block, slot);
                    (table.free)(table.context, block.cast());
                }
            }
        }
    }

    /// Frees what the trace has left alive, not timed.
    pub fn free_rest(&mut self) {
        for slot in 0..self.blocks.len() {
            self.free(slot);
        }
    }

    /// The block of a slot, null when there is none.
    pub fn block(&self, slot: usize) -> *mut u8 {
        self.blocks[slot]
    }

    /// The domain of a slot's block: 0, 1 or 2.
    pub fn domain(&self, slot: usize) -> usize {
        self.owners[slot] as usize
    }

    /// Frees the block of a slot, if there is one.
    pub fn free(&mut self, slot: usize) {
        let block = std::mem::replace(&mut self.blocks[slot], std::ptr::null_mut());
        if !block.is_null() {
            let table = &self.domains[self.owners[slot] as usize];
            // SAFETY: a slot that is filled holds a live block of the domain noted for it.
            unsafe {
                check(block, slot);
                (table.free)(table.context, block.cast());
            }
        }
    }
}

/// Writes the first and last byte, and one of each page that lies beyond the first `written` bytes.
///
/// # Safety
/// `block` is null or a live block of `bytes` bytes, at least one.
#[inline(always)]
pub unsafe fn mark(block: *mut u8, slot: usize, written: usize, bytes: usize) {
    if block.is_null() {
        exhausted();
    }
    // SAFETY: both lie inside the block.
    unsafe {
        block.add(bytes - 1).write_volatile(slot as u8);
        block.write_volatile(slot as u8);
    }
    if bytes > PAGE_BYTES {
        // SAFETY: by this function's contract.
        unsafe { touch_pages(block, written, bytes) };
    }
}

/// # Safety
/// `block` is a live block of `bytes` bytes.
#[inline(never)]
unsafe fn touch_pages(block: *mut u8, written: usize, bytes: usize) {
    for offset in (written.max(PAGE_BYTES)..bytes).step_by(PAGE_BYTES) {
        // SAFETY: `offset` is below `bytes`.
        unsafe { block.add(offset).write_volatile(0) };
    }
}

/// Ends the run if the block no longer bears the mark of its slot.
///
/// # Safety
/// `block` is null or a live block.
#[inline(always)]
pub unsafe fn check(block: *mut u8, slot: usize) {
    // SAFETY: a live block has a first byte.
    if block.is_null() || unsafe { block.read_volatile() } != slot as u8 {
        damaged();
    }
}

#[cold]
fn exhausted() -> ! {
    eprintln!("pyrite-bench: the allocator gave no block");
    std::process::abort();
}

#[cold]
fn damaged() -> ! {
    eprintln!("pyrite-bench: a block was overwritten or lost: the allocator is broken");
    std::process::abort();
}
