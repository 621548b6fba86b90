//! `pylifecycle.h`: start and end, and which Python this is.

use core::ffi::{c_char, c_int, c_ulong};

use crate::runtime;

/// The version of CPython whose interface this is, as in `PY_VERSION_HEX`.
#[unsafe(no_mangle)]
pub static Py_Version: c_ulong = runtime::VERSION_HEX;

/// Start Python; does nothing when it is started. The calling thread holds the GIL afterwards.
///
/// `PYTHONMALLOC`, `PYTHONMALLOCSTATS`, `PYTHONTRACEMALLOC` and `PYTHONDEVMODE` are looked at. A value that means
/// nothing ends the process with a message and status 1.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_Initialize`. Difference: modules are those of the library and of C
/// alone, no locale is set and no signal is handled.
#[unsafe(no_mangle)]
pub extern "C" fn Py_Initialize() {
    Py_InitializeEx(1);
}

/// Start Python as `Py_Initialize` does.
///
/// - `initsigs`: no signal is handled, whatever this says.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_InitializeEx`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_InitializeEx(_initsigs: c_int) {
    if !runtime::is_initialized() {
        runtime::settings::forget();
    }
    if let Err(problem) = runtime::initialize() {
        problem.end();
    }
}

/// Whether Python is started and not ended: 1 or 0.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_IsInitialized`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_IsInitialized() -> c_int {
    c_int::from(runtime::is_initialized())
}

/// Whether Python is being ended, or has been: 1 or 0.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_IsFinalizing`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_IsFinalizing() -> c_int {
    c_int::from(runtime::is_finalizing())
}

/// End Python; does nothing when it is not started.
///
/// - Returns 0.
///
/// The statistics are printed if `PYTHONMALLOCSTATS` asked for them, then the functions of `Py_AtExit` are called. The
/// raw domain can be used on, and Python can be started again: then the allocators are those of the beginning. A thread
/// that asks for the GIL later sleeps until the process ends.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_FinalizeEx`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_FinalizeEx() -> c_int {
    runtime::finalize();
    0
}

/// End Python, as `Py_FinalizeEx` does.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_Finalize`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_Finalize() {
    runtime::finalize();
}

/// Register a function to be called when Python is ended; the last one is called first. Nothing but the raw domain can
/// be used in it.
///
/// - Returns 0, or -1 when there are 32 already.
///
/// CPython 3.13: Doc/c-api/sys.rst, `Py_AtExit`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_AtExit(func: Option<extern "C" fn()>) -> c_int {
    runtime::at_exit(func)
}

/// The version: that of CPython first, as in `3.13.0`. Static.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_GetVersion`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_GetVersion() -> *const c_char {
    runtime::VERSION.as_ptr()
}

/// The system. Static.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_GetPlatform`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_GetPlatform() -> *const c_char {
    runtime::PLATFORM.as_ptr()
}

/// The compiler, in brackets. Static.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_GetCompiler`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_GetCompiler() -> *const c_char {
    runtime::COMPILER.as_ptr()
}

/// The build. Static.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_GetBuildInfo`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_GetBuildInfo() -> *const c_char {
    runtime::BUILD.as_ptr()
}

/// Whose work this is. Static.
///
/// CPython 3.13: Doc/c-api/init.rst, `Py_GetCopyright`.
#[unsafe(no_mangle)]
pub extern "C" fn Py_GetCopyright() -> *const c_char {
    runtime::COPYRIGHT.as_ptr()
}

mod end {
    use crate::prelude::*;
    use crate::runtime;
    use crate::types::modules::atexit;

    /// Register a function to be called when Python is ended, before anything goes; the first one is called first. 0, or -1 with an
    /// exception.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyUnstable_AtExit(
        _interp: *mut PyInterpreterState,
        func: atexit_datacallbackfunc,
        data: *mut c_void,
    ) -> c_int {
        atexit::add_of_c(func, data).or_minus_one()
    }

    /// What handles a signal at present; SIG_ERR when there is no such signal.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyOS_getsig(sig: c_int) -> PyOS_sighandler_t {
        let mut now: libc::sigaction = core::mem::zeroed();
        if libc::sigaction(sig, null(), &raw mut now) != 0 {
            now.sa_sigaction = libc::SIG_ERR;
        }
        handler(now.sa_sigaction)
    }

    /// Have a signal handled by a function, which interrupts system calls. What handled it before; SIG_ERR when it cannot be
    /// handled.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyOS_setsig(
        sig: c_int,
        handler: PyOS_sighandler_t,
    ) -> PyOS_sighandler_t {
        let mut now: libc::sigaction = core::mem::zeroed();
        let mut before: libc::sigaction = core::mem::zeroed();
        now.sa_sigaction = handler.map_or(libc::SIG_DFL, |handler| handler as usize);
        // The handler runs on the alternative stack where there is one.
        now.sa_flags = libc::SA_ONSTACK;
        if libc::sigaction(sig, &raw const now, &raw mut before) != 0 {
            before.sa_sigaction = libc::SIG_ERR;
        }
        self::handler(before.sa_sigaction)
    }

    /// A handler as C has it: SIG_DFL is NULL, SIG_IGN and SIG_ERR are small numbers that nobody calls.
    unsafe fn handler(word: libc::sighandler_t) -> PyOS_sighandler_t {
        core::mem::transmute::<usize, PyOS_sighandler_t>(word)
    }

    /// End Python, then the process with this status.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn Py_Exit(status: c_int) -> ! {
        let status = if Py_FinalizeEx() < 0 { 120 } else { status };
        libc::exit(status)
    }

    /// Start Python by a configuration; does nothing when it is started. Of the configuration, what is said at its fields counts.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn Py_InitializeFromConfig(config: *const PyConfig) -> PyStatus {
        runtime::config::start(config)
    }
}
pub use end::*;
