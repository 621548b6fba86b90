//! Calls that any thread, or a signal handler, asks the main thread to make.

use core::ffi::{c_int, c_void};
use core::sync::atomic::{
    AtomicU64,
    Ordering::{Relaxed, Release},
};

use crate::sync::Lock;

/// What is called.
pub type Call = unsafe extern "C" fn(*mut c_void) -> c_int;

/// Calls that can wait.
const MOST: usize = 32;

struct Queue {
    calls: [Option<(Call, *mut c_void)>; MOST],
    first: usize,
    count: usize,
    /// A call is running: those behind it wait, also when it asks for them.
    busy: bool,
}

// SAFETY: functions and arguments are handed on; whoever asked for the call answers for them.
unsafe impl Send for Queue {}

static QUEUE: Lock<Queue> = Lock::new(Queue {
    calls: [None; MOST],
    first: 0,
    count: 0,
    busy: false,
});

/// The thread that has initialised Python, as pthread knows it.
static MAIN_THREAD: AtomicU64 = AtomicU64::new(0);

/// The calling thread is the main one.
pub fn set_main_thread() {
    // SAFETY: no arguments.
    MAIN_THREAD.store(unsafe { libc::pthread_self() }, Release);
}

/// Whether the calling thread is the main one.
pub fn is_main_thread() -> bool {
    // SAFETY: no arguments.
    MAIN_THREAD.load(Relaxed) == unsafe { libc::pthread_self() }
}

/// Asks for a call; false: too many wait.
pub fn add(call: Call, arg: *mut c_void) -> bool {
    let mut queue = QUEUE.lock();
    if queue.count == MOST {
        return false;
    }
    let place = (queue.first + queue.count) % MOST;
    queue.calls[place] = Some((call, arg));
    queue.count += 1;
    true
}

fn take() -> Option<(Call, *mut c_void)> {
    let mut queue = QUEUE.lock();
    if queue.count == 0 {
        return None;
    }
    let place = queue.first;
    queue.first = (place + 1) % MOST;
    queue.count -= 1;
    queue.calls[place].take()
}

/// Makes the calls that wait, as many as there can be at once; false: one of them failed, with an exception, and those
/// behind it wait on.
///
/// # Safety
/// The calling thread holds the GIL.
pub unsafe fn make_all() -> bool {
    {
        let mut queue = QUEUE.lock();
        if queue.busy || queue.count == 0 {
            return true;
        }
        queue.busy = true;
    }
    let mut good = true;
    for _ in 0..MOST {
        let Some((call, arg)) = take() else { break };
        // SAFETY: as whoever asked for it has promised.
        if unsafe { call(arg) } != 0 {
            good = false;
            break;
        }
    }
    QUEUE.lock().busy = false;
    good
}

/// Closes the queue for the time of a fork.
pub fn hold_for_fork() {
    QUEUE.hold_for_fork();
}

/// Opens it again.
///
/// # Safety
/// [`hold_for_fork`] was called by this thread, and nothing since.
pub unsafe fn release_after_fork() {
    // SAFETY: by this function's contract.
    unsafe { QUEUE.release_after_fork() };
}

/// In the child of a fork: whoever was busy is not there.
pub fn forget_busy() {
    QUEUE.lock().busy = false;
}
