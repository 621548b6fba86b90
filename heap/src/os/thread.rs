//! Threads: the call at a thread's end, and a helper thread that no signal reaches.

use core::ptr;

/// A call that each thread makes when it ends, if it has set the key.
#[derive(Clone, Copy)]
pub(crate) struct ExitKey(libc::pthread_key_t);

impl ExitKey {
    /// `None`: the process has used up its keys.
    pub(crate) fn new(at_exit: unsafe extern "C" fn(*mut libc::c_void)) -> Option<ExitKey> {
        let mut key = 0;
        // SAFETY: `key` is ours to fill in; the function is never unloaded before the process ends.
        (unsafe { libc::pthread_key_create(&mut key, Some(at_exit)) } == 0).then_some(ExitKey(key))
    }

    /// Asks for the call at the end of this thread, with `value` (not NULL).
    pub(crate) fn set(self, value: *mut libc::c_void) {
        // SAFETY: the key was made by `new` and is never deleted. When the system has no memory for
        // the slot, the call at the end does not come and the thread's lists stay taken.
        unsafe { libc::pthread_setspecific(self.0, value) };
    }
}

/// A running helper thread.
pub(crate) struct Helper(libc::pthread_t);

impl Helper {
    /// Starts `body` in a thread with a small stack that takes no signal. `None`: refused.
    pub(crate) fn start(
        body: extern "C" fn(*mut libc::c_void) -> *mut libc::c_void,
    ) -> Option<Helper> {
        const STACK_BYTES: usize = 64 << 10;
        // SAFETY: every object is initialised by the call before the one that reads it, and all
        // live on this stack for as long as they are used; the signal mask is put back.
        unsafe {
            let mut attributes: libc::pthread_attr_t = core::mem::zeroed();
            if libc::pthread_attr_init(&mut attributes) != 0 {
                return None;
            }
            libc::pthread_attr_setstacksize(&mut attributes, STACK_BYTES);
            let mut all: libc::sigset_t = core::mem::zeroed();
            let mut before: libc::sigset_t = core::mem::zeroed();
            libc::sigfillset(&mut all);
            libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
            let mut thread: libc::pthread_t = core::mem::zeroed();
            let failed = libc::pthread_create(&mut thread, &attributes, body, ptr::null_mut());
            libc::pthread_sigmask(libc::SIG_SETMASK, &before, ptr::null_mut());
            libc::pthread_attr_destroy(&mut attributes);
            (failed == 0).then_some(Helper(thread))
        }
    }

    /// Waits until the thread has ended and the kernel no longer counts it.
    ///
    /// `tid` is the thread's number in the kernel: a join returns a moment before the kernel takes
    /// the thread off the count that `/proc/self/stat` shows, and CPython reads that count after a
    /// fork.
    pub(crate) fn join(self, tid: u32) {
        // SAFETY: the thread was started joinable and is joined once, here.
        unsafe { libc::pthread_join(self.0, ptr::null_mut()) };
        for _ in 0..1000 {
            // SAFETY: signal 0 only asks whether the thread exists.
            if unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), tid, 0) } != 0 {
                return;
            }
            // SAFETY: no arguments.
            unsafe { libc::sched_yield() };
        }
    }
}

/// Names the calling thread and returns its number in the kernel.
pub(crate) fn name_this(name: &core::ffi::CStr) -> u32 {
    // SAFETY: the name is a C string; gettid has no arguments.
    unsafe {
        libc::prctl(libc::PR_SET_NAME, name.as_ptr());
        libc::syscall(libc::SYS_gettid) as u32
    }
}
