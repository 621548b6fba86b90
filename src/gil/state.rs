//! What a thread knows of itself: its own state and its current one.

use core::arch::{asm, global_asm};
use core::cell::Cell;
use core::ptr;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::abi::PyThreadState;

/// Counts how often Python has ended. What a thread keeps from an earlier life of Python's is nothing any more.
static LIFE: AtomicU32 = AtomicU32::new(0);

thread_local! {
    /// The state that `PyGILState_Ensure` finds again, the first that was made in this thread; and in which life.
    static OWN: Cell<(*mut PyThreadState, u32)> = const { Cell::new((ptr::null_mut(), 0)) };
}

// The state that holds the GIL in this thread; NULL: the thread does not hold it. Deallocators and every call ask for
// it, and Rust's own thread-local variables cost a call to `__tls_get_addr` in a shared library: so the word is read
// relative to the thread register, in the initial-exec model.
global_asm!(
    ".pushsection .tbss.pyrite_current_thread,\"awT\",@nobits",
    ".globl pyrite_current_thread",
    ".hidden pyrite_current_thread",
    ".type pyrite_current_thread,@object",
    ".size pyrite_current_thread, 8",
    ".balign 8",
    "pyrite_current_thread:",
    ".zero 8",
    ".popsection",
);

/// The state that belongs to this thread, or NULL.
pub fn own() -> *mut PyThreadState {
    let (state, life) = OWN.get();
    if life == LIFE.load(Relaxed) {
        state
    } else {
        ptr::null_mut()
    }
}

pub(super) fn set_own(state: *mut PyThreadState) {
    OWN.set((state, LIFE.load(Relaxed)));
}

/// From now on no thread has a state of its own.
pub(super) fn begin_life() {
    LIFE.fetch_add(1, Relaxed);
}

/// The state that is current in this thread, or NULL: the thread does not hold the GIL.
#[inline(always)]
pub fn current() -> *mut PyThreadState {
    let state;
    // SAFETY: reads the word of this thread.
    unsafe {
        asm!(
            "mov {0}, qword ptr [rip + pyrite_current_thread@GOTTPOFF]",
            "mov {0}, qword ptr fs:[{0}]",
            out(reg) state,
            options(readonly, nostack, preserves_flags)
        );
    }
    state
}

pub(super) fn set_current(state: *mut PyThreadState) {
    // SAFETY: writes the word of this thread.
    unsafe {
        asm!(
            "mov {0}, qword ptr [rip + pyrite_current_thread@GOTTPOFF]",
            "mov qword ptr fs:[{0}], {1}",
            out(reg) _,
            in(reg) state,
            options(nostack, preserves_flags)
        );
    }
}

/// Whether the thread holds the GIL with its own state.
pub fn is_of_this_thread() -> bool {
    !current().is_null() && current() == own()
}
