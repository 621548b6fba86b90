//! How a tick gets what rests in the heap of another thread, while that thread uses it without an atomic exchange.
//!
//! ```text
//! owner   busy = true ──> claim? ── none: uses the lists ───────────────────────────> busy = false
//!                           └────── claimed: as if they were empty and had no room ──────^
//! tick    claim ──> every thread passes a barrier ──> busy? ── no: takes everything ──> claim = none
//!                                                       └───── yes: leaves it to the next tick ──^
//! ```
//!
//! The owner writes one word and then reads another, the tick the other way around, and at least one of them must
//! see what the other has written. Both would need a barrier for that; here the tick has the system do it for all
//! threads. When the owner comes to its own barrier, either
//! - it has written `busy` before: then the tick, which looks afterwards, sees it, or that the operation has ended; or
//! - it writes `busy` later: then it reads `claim` later still, and sees it, since the claim came before the barrier.
//!
//! So never do both use the lists. The owner looks at `claim` each time that it needs them, in an operation that may
//! have begun long before: if it finds none, a tick that comes from here on sees that it is busy, and one that has been
//! here is done, and `Acquire` shows its work.
//!
//! One tick at a time claims heaps, under a lock that is held around a fork too: in the child no heap is claimed. A
//! thread ends, or takes a heap over, as any owner: `busy` is the heap's and not the thread's. A heap whose thread a
//! fork has left behind is busy for ever, and nobody's; ticks clear it.
//!
//! Where the system has no such barrier, the tick asks the owner, which clears its lists when it next misses something.

use core::sync::atomic::{
    AtomicU8,
    Ordering::{Acquire, Relaxed, Release, SeqCst},
    compiler_fence,
};

use super::at_hand::clear;
use super::resting::Resting;
use super::{Owner, ThreadHeap};
use crate::os::barrier;
use crate::os::lock::Lock;

/// Who may use what rests in a heap.
pub(super) struct Claim(AtomicU8);

/// The owner.
const NONE: u8 = 0;
/// A tick, once the owner is seen not to be busy.
const CLAIMED: u8 = 1;
/// The owner, who shall clear it first.
const ASKED: u8 = 2;

impl Claim {
    pub const fn new() -> Claim {
        Claim(AtomicU8::new(NONE))
    }
}

/// Closed while heaps are claimed.
static CLAIMS: Lock<()> = Lock::new(());

impl ThreadHeap {
    /// Begins a longer operation, which ends with what this returns.
    #[inline]
    pub(super) fn begin(&self) -> Busy<'_> {
        let outer = self.busy.load(Relaxed);
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        Busy { heap: self, outer }
    }

    /// What rests here, for the owner, in a longer operation. `None`: a tick has claimed it, or asks for it.
    #[inline]
    pub(super) fn at_rest(&self) -> Option<&Resting> {
        debug_assert!(self.is_busy());
        (self.claim.0.load(Acquire) == NONE).then_some(&self.resting)
    }

    /// Does what a tick has asked for. The owner calls this where it has found nothing at rest, or no room.
    #[inline]
    pub(super) fn answer_tick(&self) {
        if self.claim.0.load(Relaxed) == ASKED {
            self.clear_at_hand();
        }
    }

    /// The owner clears what rests here, and has so done what a tick may have asked for.
    pub(super) fn clear_resting(&self) {
        let _busy = self.begin();
        // An exchange, since a tick may have its barrier again and claim the heap at this moment.
        let _ = self.claim.0.compare_exchange(ASKED, NONE, Relaxed, Relaxed);
        if let Some(resting) = self.at_rest() {
            clear(resting);
        }
    }

    /// Claims what rests here, or asks for it, if anything does.
    fn claim(&self, claim: u8) -> bool {
        let any = self.resting.has_any();
        if any {
            self.claim.0.store(claim, Relaxed);
        } else {
            self.resting.is_cleared();
        }
        any
    }

    /// Clears what was claimed, or leaves it to the owner: it is busy, or the barrier has been forbidden meanwhile.
    fn clear_claimed(&self, barrier: bool) {
        if self.claim.0.load(Relaxed) != CLAIMED {
            return;
        }
        if !barrier {
            self.claim.0.store(ASKED, Relaxed);
            return;
        }
        if !self.busy.load(Acquire) || self.owner() == Owner::Dead {
            clear(&self.resting);
        }
        self.claim.0.store(NONE, Release);
    }
}

/// A longer operation is under way in a heap.
pub(super) struct Busy<'a> {
    heap: &'a ThreadHeap,
    outer: bool,
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        compiler_fence(SeqCst);
        // Whoever claims the heap after this one sees what was done.
        self.heap.busy.store(self.outer, Release);
    }
}

/// Gives what threads keep at hand back to the arenas. `own` is the heap of the caller, which holds no lock.
pub(crate) fn clear_all<H: Iterator<Item = &'static ThreadHeap>>(
    own: &'static ThreadHeap,
    heaps: impl Fn() -> H,
) {
    let others = || heaps().filter(|heap| !core::ptr::eq(*heap, own));
    let claims = CLAIMS.lock();
    let claim = if barrier::is_there() { CLAIMED } else { ASKED };
    if others().filter(|heap| heap.claim(claim)).count() > 0 && claim == CLAIMED {
        let barrier = barrier::in_all_threads();
        others().for_each(|heap| heap.clear_claimed(barrier));
    }
    drop(claims);
    others().for_each(ThreadHeap::clear_stash);
    if !own.is_empty() {
        own.clear_at_hand();
    }
}

/// Before a fork: no heap is claimed from here on.
pub(crate) fn hold_for_fork() {
    CLAIMS.hold_for_fork();
}

/// After a fork, on both sides.
pub(crate) fn release_after_fork() {
    // SAFETY: `hold_for_fork` has closed it.
    unsafe { CLAIMS.release_after_fork() };
}
