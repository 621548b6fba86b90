//! A memory barrier in all threads of the process, which costs nothing where it is needed often.

use core::ffi::c_int;
use core::sync::atomic::{
    AtomicU8,
    Ordering::{Relaxed, SeqCst},
    fence,
};

const PRIVATE_EXPEDITED: c_int = 1 << 3;
const REGISTER_PRIVATE_EXPEDITED: c_int = 1 << 4;

const UNKNOWN: u8 = 0;
const THERE: u8 = 1;
const ABSENT: u8 = 2;

/// Whether there is one: the kernel (from 4.14 on) wants to be told once that the process will ask.
pub(crate) fn is_there() -> bool {
    static KNOWN: AtomicU8 = AtomicU8::new(UNKNOWN);
    let mut known = KNOWN.load(Relaxed);
    if known == UNKNOWN {
        let there = membarrier(REGISTER_PRIVATE_EXPEDITED);
        known = if there { THERE } else { ABSENT };
        KNOWN.store(known, Relaxed);
    }
    known == THERE
}

/// What the calling thread has written before is visible to all from here on, and each other thread has passed a barrier
/// meanwhile. `false`: the system refuses.
pub(crate) fn in_all_threads() -> bool {
    fence(SeqCst);
    let done = membarrier(PRIVATE_EXPEDITED)
        // A child may have to tell it anew.
        || membarrier(REGISTER_PRIVATE_EXPEDITED) && membarrier(PRIVATE_EXPEDITED);
    fence(SeqCst);
    done
}

/// `errno` stays as it is.
fn membarrier(command: c_int) -> bool {
    // SAFETY: `errno` is this thread's; the call touches no memory, and these commands use no other arguments.
    unsafe {
        let errno = libc::__errno_location();
        let before = *errno;
        let done = libc::syscall(libc::SYS_membarrier, command, 0, 0) == 0;
        *errno = before;
        done
    }
}
