//! The memory of one trace under one allocator, in a process of its own.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::allocators::Loaded;
use crate::memory::{PageSet, baseline_bytes, own_table, resident_bytes};
use crate::replay::Replay;
use crate::settle::wait;
use crate::sizes::Chance;
use crate::trace::{Kind, Trace};

/// Longer than it takes our heap and mimalloc to give back; jemalloc takes ten times that.
const REST: Duration = Duration::from_secs(1);

/// How often a pass is stopped to look at its memory; once more where most bytes are alive. The system's own note of
/// the peak (`VmHWM`) will not do: its counters lag behind by up to 31 pages for each processor, so that it shows some
/// traces with less memory than the pages of their blocks.
const LOOKS: usize = 64;

/// A whole pass. All figures are bytes of resident memory above what there was before it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Whole {
    /// The most bytes alive at once, as asked for.
    pub live: i64,
    /// The highest value that any of the looks has found.
    pub peak: i64,
    /// A second after the last operation, with what the program has left alive.
    pub end: i64,
    /// A second after that was freed, too.
    pub empty: i64,
}

/// A pass that stops where the trace holds most; then most blocks are freed. Figures as in [`Whole`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dropped {
    /// With everything alive.
    pub full: i64,
    /// The pages of these blocks.
    pub full_pages: i64,
    /// Right after the last block was freed.
    pub freed: i64,
    /// A second later.
    pub rested: i64,
    /// Pages that hold a byte of a block that stays.
    pub ideal: i64,
}

/// Replays the whole trace.
pub fn whole(loaded: &Loaded, trace: &Trace) -> Whole {
    let operations = trace.summary().operations as usize;
    let mut looks = [0; LOOKS + 1];
    for (place, look) in looks[1..].iter_mut().enumerate() {
        *look = operations * (place + 1) / LOOKS;
    }
    looks[0] = at_peak(trace).0;
    looks.sort_unstable();
    let mut replay = Replay::new(loaded.domains, trace);
    let baseline = baseline_bytes() as i64;
    let above = |bytes: u64| bytes as i64 - baseline;
    let mut peak = 0;
    replay.run_in_parts(trace, &looks, || peak = peak.max(above(resident_bytes())));
    wait(loaded, REST);
    let end = above(resident_bytes());
    replay.free_rest();
    wait(loaded, REST);
    Whole {
        live: trace.summary().peak_live_bytes as i64,
        peak,
        end,
        empty: above(resident_bytes()),
    }
}

/// Replays the trace up to its peak and frees `percent` of the blocks that are alive there, at random.
pub fn dropped(loaded: &Loaded, trace: &Trace, percent: usize) -> Dropped {
    let (count, sizes) = at_peak(trace);
    let mut replay = Replay::up_to(loaded.domains, trace, count);
    let order = own_table(sizes.len(), 0u32);
    let mut alive = 0;
    for (slot, bytes) in sizes.iter().enumerate() {
        if *bytes > 0 {
            order[alive] = slot as u32;
            alive += 1;
        }
    }
    let order = &mut order[..alive];
    Chance::new(17).shuffle(order);
    let (gone, kept) = order.split_at(alive * percent / 100);
    let mut pages = PageSet::new(sizes.iter().copied());
    let baseline = baseline_bytes() as i64;
    let above = |bytes: u64| bytes as i64 - baseline;

    replay.run(trace, count);
    let full = above(resident_bytes());
    let mut pages_of = |slots: &[u32], replay: &Replay| {
        let blocks = slots.iter().map(|slot| *slot as usize);
        pages.bytes(blocks.map(|slot| (replay.block(slot), sizes[slot]))) as i64
    };
    let full_pages = pages_of(order, &replay);
    for slot in gone {
        replay.free(*slot as usize);
    }
    let freed = above(resident_bytes());
    wait(loaded, REST);
    let rested = above(resident_bytes());
    let ideal = pages_of(kept, &replay);
    Dropped {
        full,
        full_pages,
        freed,
        rested,
        ideal,
    }
}

/// After how many operations most bytes are alive, and the size of each slot's block then (0: it is empty).
pub fn at_peak(trace: &Trace) -> (usize, &'static mut [usize]) {
    let summary = trace.summary();
    let sizes = own_table(summary.slots as usize, 0usize);
    let mut live = 0;
    for (done, (step, old)) in trace.steps().enumerate() {
        let bytes = step.bytes();
        match step.kind() {
            Kind::Malloc | Kind::Calloc => live += bytes,
            Kind::Realloc => live = live + bytes - old,
            Kind::Free => live -= bytes,
        }
        sizes[step.slot()] = if step.kind() == Kind::Free { 0 } else { bytes };
        if live as u64 == summary.peak_live_bytes {
            return (done + 1, sizes);
        }
    }
    (summary.operations as usize, sizes)
}
