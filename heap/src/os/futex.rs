//! A word to wait on.

use core::ptr;
use core::sync::atomic::{
    AtomicU32,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};

const OPEN: u32 = 0;
const CLOSED: u32 = 1;
/// Closed, and somebody may be waiting.
const AWAITED: u32 = 2;

/// A word that threads wait on in the kernel; by itself a lock without anything in it.
pub struct Futex(AtomicU32);

impl Default for Futex {
    fn default() -> Futex {
        Futex::new()
    }
}

impl Futex {
    /// Open.
    pub const fn new() -> Futex {
        Futex(AtomicU32::new(OPEN))
    }

    /// Closes it if it is open.
    #[inline]
    pub fn try_close(&self) -> bool {
        self.0.load(Relaxed) == OPEN
            && self
                .0
                .compare_exchange(OPEN, CLOSED, Acquire, Relaxed)
                .is_ok()
    }

    /// Closes it, waiting for as long as it takes. `impatient` is called each time that `patience_ms` have passed.
    pub fn close(&self, patience_ms: Option<u64>, impatient: impl Fn()) {
        if self.try_close() {
            return;
        }
        // Whoever has waited closes it as awaited: there may be others, and it cannot know.
        while self.0.swap(AWAITED, AcqRel) != OPEN {
            if !wait(&self.0, AWAITED, patience_ms) {
                impatient();
            }
        }
    }

    /// Opens it, and wakes one that waits.
    #[inline]
    pub fn open(&self) {
        if self.0.swap(OPEN, Release) == AWAITED {
            wake(&self.0);
        }
    }
}

/// Sleeps while `word` holds `value`; false when the time is over. May wake early.
pub fn wait(word: &AtomicU32, value: u32, timeout_ms: Option<u64>) -> bool {
    let time = timeout_ms.map(|ms| libc::timespec {
        tv_sec: (ms / 1000) as libc::time_t,
        tv_nsec: (ms % 1000 * 1_000_000) as libc::c_long,
    });
    let timeout = time.as_ref().map_or(ptr::null(), ptr::from_ref);
    // SAFETY: the word and the time live across the call.
    let answer = unsafe {
        libc::syscall(
            libc::SYS_futex,
            word.as_ptr(),
            libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG,
            value,
            timeout,
        )
    };
    // SAFETY: the thread's own error number.
    answer == 0 || unsafe { *libc::__errno_location() } != libc::ETIMEDOUT
}

/// Wakes one thread that sleeps on `word`.
pub fn wake(word: &AtomicU32) {
    // SAFETY: the word lives across the call; waking changes nothing in it.
    unsafe {
        libc::syscall(
            libc::SYS_futex,
            word.as_ptr(),
            libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG,
            1,
        );
    }
}
