//! Making threads.

use core::ffi::{c_int, c_void};
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::mem;

/// What a thread runs.
pub type Body = unsafe extern "C" fn(*mut c_void);

/// The least stack that can be asked for, in bytes.
const STACK_LEAST: usize = 0x8000;

/// The stack of threads that are made from now on, in bytes; 0: the system's own choice.
static STACK: AtomicUsize = AtomicUsize::new(0);

/// The stack of threads that are made from now on, in bytes; 0: the system's own choice.
pub fn stack_bytes() -> usize {
    STACK.load(Relaxed)
}

/// Sets it; false: too small.
pub fn set_stack_bytes(bytes: usize) -> bool {
    let good = bytes == 0 || bytes >= STACK_LEAST;
    if good {
        STACK.store(bytes, Relaxed);
    }
    good
}

struct Start {
    body: Body,
    arg: *mut c_void,
}

extern "C" fn run(start: *mut c_void) -> *mut c_void {
    let start: *mut Start = start.cast();
    // SAFETY: `spawn` has filled it in for this thread, which frees it.
    unsafe {
        let Start { body, arg } = start.read();
        mem::RAW.free(start.cast());
        body(arg);
    }
    core::ptr::null_mut()
}

/// Starts a thread that runs `body(arg)`; `None`: the system refuses.
///
/// # Safety
/// `body` may be called with `arg` in another thread.
pub unsafe fn spawn(body: Body, arg: *mut c_void, joinable: bool) -> Option<libc::pthread_t> {
    // SAFETY: the raw domain may be used at any time; `start` is large enough; the attributes live across the call.
    unsafe {
        let start: *mut Start = mem::RAW.malloc(size_of::<Start>()).cast();
        if start.is_null() {
            return None;
        }
        start.write(Start { body, arg });
        let thread = create(start.cast());
        match thread {
            None => mem::RAW.free(start.cast()),
            Some(thread) if !joinable => {
                libc::pthread_detach(thread);
            }
            Some(_) => {}
        }
        thread
    }
}

unsafe fn create(start: *mut c_void) -> Option<libc::pthread_t> {
    let mut attributes = core::mem::MaybeUninit::<libc::pthread_attr_t>::uninit();
    let mut thread = 0;
    // SAFETY: the attributes are initialised before they are used and live across the calls.
    unsafe {
        if libc::pthread_attr_init(attributes.as_mut_ptr()) != 0 {
            return None;
        }
        let stack = stack_bytes();
        let mut failed: c_int = 0;
        if stack != 0 {
            failed = libc::pthread_attr_setstacksize(attributes.as_mut_ptr(), stack);
        }
        if failed == 0 {
            failed = libc::pthread_create(&mut thread, attributes.as_ptr(), run, start);
        }
        libc::pthread_attr_destroy(attributes.as_mut_ptr());
        (failed == 0).then_some(thread)
    }
}
