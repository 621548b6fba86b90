//! The policy `bytes`: a full collection when the heap has grown, however few objects have made it grow.
//!
//! Counts cannot see that a thousand objects hold a gigabyte. With this policy, and each time that a few more objects have
//! been made, the memory of the heap's arenas is compared with a limit, which costs a load. Above the limit the heap is
//! walked for the bytes that are live: when these have grown by half since the last full collection, one becomes due.
//! It does not when collections that yield little would take more than a tenth of the time. The half and the tenth are
//! options, see `options`.

use core::cell::UnsafeCell;
use std::time::Instant;

use pyrite_heap as heap;

use super::pace::{self, pace};

/// Allocations between two looks.
const LOOK: i32 = 16;

/// What decides when a full collection is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    /// CPython's: counts.
    Threshold,
    /// Counts for the young; bytes for all.
    Bytes,
}

/// How much is too much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// By how many percent the live bytes may grow.
    pub growth_percent: usize,
    /// Growth that is allowed at the least, in bytes.
    pub growth_least: usize,
    /// How many percent of the time collections that yield little may take.
    pub time_percent: u32,
}

struct State {
    policy: Policy,
    limits: Limits,
    /// Live after the last full collection.
    live: usize,
    /// Arena bytes from which on the heap is walked.
    limit: usize,
    last: Option<Instant>,
    took: core::time::Duration,
    /// The last one freed at least a tenth of what was live.
    paid: bool,
}

struct Cell(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Cell {}

static STATE: Cell = Cell(UnsafeCell::new(State {
    policy: Policy::Threshold,
    limits: Limits {
        growth_percent: 50,
        growth_least: 8 << 20,
        time_percent: 10,
    },
    live: 0,
    limit: 0,
    last: None,
    took: core::time::Duration::ZERO,
    paid: true,
}));

unsafe fn state() -> &'static mut State {
    &mut *STATE.0.get()
}

/// The policy.
pub unsafe fn policy() -> Policy {
    state().policy
}

/// How much is too much.
pub unsafe fn limits() -> &'static mut Limits {
    &mut state().limits
}

/// Sets it.
pub unsafe fn set_policy(policy: Policy) {
    state().policy = policy;
    if policy == Policy::Bytes {
        remember(live_bytes());
    }
    pace::reset_alarm();
}

/// The count at which to look next; `None`: the threshold alone decides.
pub unsafe fn next_look(count: i32) -> Option<i32> {
    (state().policy == Policy::Bytes).then(|| count.saturating_add(LOOK))
}

fn live_bytes() -> usize {
    let found = heap::statistics();
    let pools = found.classes.iter().flatten();
    let pooled: usize = pools
        .map(|class| class.live_blocks * class.block_bytes)
        .sum();
    let spans = found.runs.iter().chain(&found.large);
    pooled + spans.map(|span| span.live_bytes).sum::<usize>()
}

unsafe fn allowed(live: usize) -> usize {
    let limits = state().limits;
    let growth = live.saturating_mul(limits.growth_percent) / 100;
    live.saturating_add(growth.max(limits.growth_least))
}

/// Whether another collection would take too much of the time.
unsafe fn is_too_early() -> bool {
    let state = state();
    let share = state.limits.time_percent.max(1);
    // So long a pause makes it `share` percent of all.
    let pause = state.took * (100 - share.min(100)) / share;
    !state.paid && state.last.is_some_and(|last| last.elapsed() < pause)
}

unsafe fn remember(live: usize) {
    let state = state();
    state.live = live;
    // Arenas that stay would only let more garbage come before the next look.
    if heap::arena_bytes() > 2 * allowed(live) {
        heap::trim();
    }
    state.limit = allowed(live).max(heap::arena_bytes());
}

/// Whether the heap has grown enough for a full collection.
pub unsafe fn has_grown() -> bool {
    let state = state();
    if state.policy == Policy::Threshold || heap::arena_bytes() <= state.limit {
        return false;
    }
    if is_too_early() {
        return false;
    }
    if live_bytes() > allowed(state.live) {
        return true;
    }
    state.limit = heap::arena_bytes();
    false
}

/// Runs a full collection and remembers what it cost and yielded.
pub unsafe fn around<T>(collect: impl FnOnce() -> T) -> T {
    if state().policy == Policy::Threshold {
        return collect();
    }
    let (before, begun) = (live_bytes(), Instant::now());
    let result = collect();
    let live = live_bytes();
    remember(live);
    let state = state();
    state.took = begun.elapsed();
    state.last = Some(Instant::now());
    state.paid = before.saturating_sub(live) >= before / 10;
    debug_assert!(!pace().collecting);
    result
}
