//! Locks of one byte: `PyMutex`.
//!
//! A byte is too small for the kernel to wait on. Threads that wait do so on one of a few words, chosen by the byte's
//! address, that count how often a lock with waiting threads was opened.

use core::sync::atomic::{
    AtomicU8, AtomicU32,
    Ordering::{Acquire, Relaxed, Release},
};

use super::wait;

const CLOSED: u8 = 1;
/// Somebody may be waiting.
const AWAITED: u8 = 2;

const BELLS: usize = 64;
static BELL: [AtomicU32; BELLS] = [const { AtomicU32::new(0) }; BELLS];

fn bell_of(byte: &AtomicU8) -> &'static AtomicU32 {
    &BELL[(byte.as_ptr().addr().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) % BELLS]
}

/// Closes the lock if it is open.
pub fn try_close(byte: &AtomicU8) -> bool {
    let now = byte.load(Relaxed);
    now & CLOSED == 0
        && byte
            .compare_exchange(now, now | CLOSED, Acquire, Relaxed)
            .is_ok()
}

/// Waits for a lock to be open, and closes it.
pub fn close(byte: &AtomicU8) {
    let bell = bell_of(byte);
    loop {
        let heard = bell.load(Acquire);
        let now = byte.load(Relaxed);
        let wanted = now | if now & CLOSED == 0 { CLOSED } else { AWAITED };
        if wanted != now
            && byte
                .compare_exchange(now, wanted, Acquire, Relaxed)
                .is_err()
        {
            continue;
        }
        if now & CLOSED == 0 {
            return;
        }
        wait(bell, heard, None);
    }
}

/// Opens a lock; false: it was open.
pub fn open(byte: &AtomicU8) -> bool {
    let before = byte.swap(0, Release);
    if before & AWAITED != 0 {
        let bell = bell_of(byte);
        bell.fetch_add(1, Release);
        // All of them: others may wait on the same word for other locks.
        // SAFETY: the word is static; waking changes nothing in it.
        unsafe {
            libc::syscall(
                libc::SYS_futex,
                bell.as_ptr(),
                libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG,
                i32::MAX,
            );
        }
    }
    before & CLOSED != 0
}
