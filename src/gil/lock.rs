//! The GIL itself.
//!
//! A plain lock would let a thread that gives it up and takes it again at once starve the others. So a thread that
//! has waited for [`PATIENCE_MS`] asks for a switch, and who opens the lock then waits until somebody else has it.

use core::sync::atomic::{
    AtomicBool, AtomicU32,
    Ordering::{Acquire, Relaxed, Release},
};

use crate::sync::{self, Futex};

/// CPython's switch interval.
const PATIENCE_MS: u64 = 5;

static GIL: Futex = Futex::new();
/// Whether a thread has waited long enough to ask for a switch.
static SWITCH_WANTED: AtomicBool = AtomicBool::new(false);
/// Changes each time that a thread gets the GIL after it has waited.
static SWITCHES: AtomicU32 = AtomicU32::new(0);

/// Waits for the GIL and takes it.
pub(super) fn take() {
    if GIL.try_close() {
        return;
    }
    GIL.close(Some(PATIENCE_MS), || SWITCH_WANTED.store(true, Release));
    SWITCHES.fetch_add(1, Relaxed);
    if SWITCH_WANTED.swap(false, Acquire) {
        sync::wake(&SWITCHES);
    }
}

/// Gives it up; when a switch was asked for, waits a moment for it to happen.
pub(super) fn give() {
    let before = SWITCHES.load(Relaxed);
    let wanted = SWITCH_WANTED.load(Acquire);
    GIL.open();
    if wanted {
        // Not for ever: who asked may have got the GIL in between.
        sync::wait(&SWITCHES, before, Some(PATIENCE_MS));
    }
}

/// In the child of a fork, whose only thread may or may not hold the GIL: nobody else waits for it or has it.
///
/// # Safety
/// There is one thread in the process.
pub unsafe fn reset_in_child(held: bool) {
    SWITCH_WANTED.store(false, Relaxed);
    GIL.open();
    if held {
        GIL.try_close();
    }
}
