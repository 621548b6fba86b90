//! A lock that can be waited for with a limit, or until a signal comes; whoever holds it need not be who opens it.

use core::ptr;
use core::sync::atomic::{
    AtomicU32,
    Ordering::{AcqRel, Relaxed, Release},
};

use super::wake;

const OPEN: u32 = 0;
const CLOSED: u32 = 1;
/// Closed, and somebody may be waiting.
const AWAITED: u32 = 2;

/// How an attempt ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// The lock is closed, by the caller.
    Closed,
    /// Somebody else has it; the time is over.
    TimedOut,
    /// A signal came first.
    Interrupted,
}

/// How long an attempt may take, in microseconds.
#[derive(Clone, Copy)]
pub enum Limit {
    Never,
    After(u64),
}

/// The lock.
pub struct TimedLock(AtomicU32);

impl TimedLock {
    /// Open.
    pub const fn new() -> TimedLock {
        TimedLock(AtomicU32::new(OPEN))
    }

    /// Closes it, if it can within the limit. A signal ends the attempt when `interruptible`.
    pub fn close(&self, limit: Limit, interruptible: bool) -> Attempt {
        if self
            .0
            .compare_exchange(OPEN, CLOSED, AcqRel, Relaxed)
            .is_ok()
        {
            return Attempt::Closed;
        }
        let deadline = match limit {
            Limit::After(0) => return Attempt::TimedOut,
            Limit::After(microseconds) => Some(after(microseconds)),
            Limit::Never => None,
        };
        // Whoever has waited closes it as awaited: there may be others, and it cannot know.
        while self.0.swap(AWAITED, AcqRel) != OPEN {
            match wait_until(&self.0, AWAITED, deadline.as_ref()) {
                libc::ETIMEDOUT => return Attempt::TimedOut,
                libc::EINTR if interruptible => return Attempt::Interrupted,
                _ => {}
            }
        }
        Attempt::Closed
    }

    /// Opens it, and wakes one that waits.
    pub fn open(&self) {
        if self.0.swap(OPEN, Release) == AWAITED {
            wake(&self.0);
        }
    }
}

/// The time on the monotonic clock that is so far ahead.
fn after(microseconds: u64) -> libc::timespec {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `now` is ours to fill in.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut now) };
    let nanoseconds = now.tv_nsec as u64 + microseconds % 1_000_000 * 1000;
    let seconds = microseconds / 1_000_000 + nanoseconds / 1_000_000_000;
    libc::timespec {
        tv_sec: now.tv_sec.saturating_add_unsigned(seconds),
        tv_nsec: (nanoseconds % 1_000_000_000) as libc::c_long,
    }
}

/// Sleeps while `word` holds `value`, to a time on the monotonic clock; 0, or the error's number.
fn wait_until(word: &AtomicU32, value: u32, deadline: Option<&libc::timespec>) -> i32 {
    // SAFETY: the word and the time live across the call.
    let answer = unsafe {
        libc::syscall(
            libc::SYS_futex,
            word.as_ptr(),
            libc::FUTEX_WAIT_BITSET | libc::FUTEX_PRIVATE_FLAG,
            value,
            deadline.map_or(ptr::null(), ptr::from_ref),
            ptr::null::<u32>(),
            libc::FUTEX_BITSET_MATCH_ANY,
        )
    };
    if answer == 0 {
        return 0;
    }
    // SAFETY: the thread's own error number.
    unsafe { *libc::__errno_location() }
}
