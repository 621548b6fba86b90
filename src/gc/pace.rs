//! When to collect: counts, thresholds, and the safe point at which a collection that is due is run.

use core::cell::UnsafeCell;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::policy;
use crate::gil;
use crate::prelude::*;

/// The bit of `eval_breaker` that says that a collection is due.
pub const DUE: usize = 1 << 4;

/// What decides.
pub struct Pace {
    /// Allocations less releases since the last collection; collections of the generation below since the last.
    pub counts: [c_int; 3],
    /// A generation is collected when its count is above.
    pub thresholds: [c_int; 3],
    /// Above it the count of the young is looked at.
    alarm: c_int,
    /// The policy wants a full collection.
    pub grown: bool,
    /// Whether what becomes due is run at once, inside the allocation.
    pub at_once: bool,
    pub enabled: bool,
    /// A collection is running: none is begun.
    pub collecting: bool,
    /// Survivors of the last full collection.
    pub long_lived_total: Py_ssize_t,
    /// Survivors of collections of generation 1 since then.
    pub long_lived_pending: Py_ssize_t,
}

struct PaceCell(UnsafeCell<Pace>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for PaceCell {}

static PACE: PaceCell = PaceCell(UnsafeCell::new(Pace {
    counts: [0; 3],
    thresholds: [2000, 10, 10],
    alarm: 2000,
    grown: false,
    at_once: false,
    enabled: true,
    collecting: false,
    long_lived_total: 0,
    long_lived_pending: 0,
}));

/// What decides.
#[inline(always)]
pub unsafe fn pace() -> &'static mut Pace {
    &mut *PACE.0.get()
}

/// Counts an allocation.
#[inline(always)]
pub unsafe fn allocated() {
    let pace = pace();
    pace.counts[0] = pace.counts[0].wrapping_add(1);
    if pace.counts[0] > pace.alarm {
        look();
    }
}

/// To be called when thresholds, counts or the policy were changed.
pub unsafe fn reset_alarm() {
    let pace = pace();
    let threshold = pace.thresholds[0];
    pace.alarm = match policy::next_look(pace.counts[0]) {
        Some(next) => next.min(threshold),
        None => threshold,
    };
}

/// Counts a release.
#[inline(always)]
pub unsafe fn released() {
    let pace = pace();
    if pace.counts[0] > 0 {
        pace.counts[0] -= 1;
    }
}

/// Allocations before one that is due in a thread is looked at again: another thread may be allocating.
const DUE_ALREADY: c_int = 64;

#[cold]
#[inline(never)]
unsafe fn look() {
    let pace = pace();
    if !pace.enabled || pace.thresholds[0] == 0 {
        // Until that is changed, which resets the alarm.
        pace.alarm = c_int::MAX;
        return;
    }
    if !pace.collecting {
        let above = pace.counts[0] > pace.thresholds[0];
        pace.grown |= policy::has_grown();
        if (above || pace.grown) && make_due() {
            pace.alarm = pace.counts[0].saturating_add(DUE_ALREADY);
            return;
        }
    }
    if pace.counts[0] <= pace.thresholds[0] {
        reset_alarm();
    } else if let Some(next) = policy::next_look(pace.counts[0]) {
        pace.alarm = next;
    }
}

/// True: it waits for this thread to come to a safe point.
unsafe fn make_due() -> bool {
    let thread = gil::current();
    if thread.is_null() || !(*thread).current_exception.is_null() {
        return false;
    }
    if pace().at_once {
        super::collect::collect_due();
        return false;
    }
    breaker(thread).fetch_or(DUE, Relaxed);
    true
}

/// Whether collections become due by themselves; returns what was.
pub unsafe fn enable(yes: bool) -> bool {
    let before = core::mem::replace(&mut pace().enabled, yes);
    reset_alarm();
    before
}

/// The requests to a thread, which other threads may make.
#[inline(always)]
pub unsafe fn breaker(thread: *mut PyThreadState) -> &'static AtomicUsize {
    AtomicUsize::from_ptr(&raw mut (*thread).eval_breaker)
}

/// Whether a collection was due in this thread; it is not any more.
#[inline(always)]
pub unsafe fn take_due(thread: *mut PyThreadState) -> bool {
    let breaker = breaker(thread);
    breaker.load(Relaxed) & DUE != 0 && breaker.fetch_and(!DUE, Relaxed) & DUE != 0
}

/// The generation that is to be collected automatically.
pub unsafe fn which() -> Option<usize> {
    let pace = pace();
    if core::mem::take(&mut pace.grown) {
        return Some(2);
    }
    let above = |at: &usize| pace.counts[*at] > pace.thresholds[*at];
    // A full collection pays only when enough has come to what it would look through.
    let pays = |at: &usize| *at < 2 || pace.long_lived_pending >= pace.long_lived_total / 4;
    (0..3).rev().filter(above).find(pays)
}
