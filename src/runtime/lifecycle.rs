//! Start and end.

use core::ffi::CStr;
use core::sync::atomic::{
    AtomicBool, AtomicPtr,
    Ordering::{Acquire, Relaxed, Release},
};

use super::preinitialize::{begin_anew, compat_config, preinitialize, uses_environment};
use super::settings;
use super::status::Problem;
use super::{at_exit, environment};
use crate::abi::PyThreadState;
use crate::fatal::{self, Phase};
use crate::gc;
use crate::gil;
use crate::mem::{self, tracemalloc};
use crate::object::Raised;
use crate::types;
use crate::types::long::limit;

static INITIALIZED: AtomicBool = AtomicBool::new(false);
/// The state of the thread that has initialised Python.
static MAIN: AtomicPtr<PyThreadState> = AtomicPtr::new(core::ptr::null_mut());
/// From the start of Python until its exit functions have been called, when it is no longer [`INITIALIZED`].
static GIL_IS_CHECKED: AtomicBool = AtomicBool::new(false);
/// `PYTHONMALLOCSTATS`.
static STATISTICS: AtomicBool = AtomicBool::new(false);

/// Whether Python is there.
pub fn is_initialized() -> bool {
    INITIALIZED.load(Acquire)
}

/// Whether threads are asked for the GIL; before and after, any thread will do.
pub fn gil_is_checked() -> bool {
    GIL_IS_CHECKED.load(Acquire)
}

/// Whether Python is ending or has ended, and has not begun anew.
pub fn is_finalizing() -> bool {
    fatal::phase() == Phase::Finalizing
}

/// Starts Python; does nothing when it is there.
pub fn initialize() -> Result<(), Problem> {
    if is_initialized() {
        return Ok(());
    }
    if is_finalizing() {
        gil::set_stopped(false);
        begin_anew();
    }
    preinitialize(Some(&compat_config()))?;
    if settings::seed().is_none() {
        check_hash_seed()?;
    }
    let frames = match settings::frames() {
        Some(frames) => frames,
        None => traced_frames(configured(c"PYTHONTRACEMALLOC"))?,
    };
    let statistics = configured(c"PYTHONMALLOCSTATS").is_some();
    if settings::digits().is_none() {
        check_digit_limit()?;
    }

    let state = first_state()?;
    fatal::set_phase(Phase::CoreInitialized);
    if frames > tracemalloc::FRAMES_MAX {
        return Err(Problem {
            func: Some(c"init_interp_main"),
            text: c"can't start tracemalloc",
            detail: Some("ValueError: the number of frames must be in range [1; 65535]"),
        });
    }
    if frames > 0 {
        tracemalloc::start(frames);
    }
    STATISTICS.store(statistics, Relaxed);
    mem::report_arenas(statistics);
    MAIN.store(state, Relaxed);
    gil::pending::set_main_thread();
    start_types()?;
    start_modules()?;
    GIL_IS_CHECKED.store(true, Release);
    INITIALIZED.store(true, Release);
    fatal::set_phase(Phase::Initialized);
    Ok(())
}

/// The value of a variable that is set to something, unless the configuration leaves the environment aside.
pub fn configured(name: &CStr) -> Option<&'static [u8]> {
    uses_environment()
        .then(|| environment::variable(name))
        .flatten()
}

/// A wrong `PYTHONHASHSEED` stops the start.
fn check_hash_seed() -> Result<(), Problem> {
    match configured(c"PYTHONHASHSEED") {
        None | Some(b"random") => Ok(()),
        Some(text) => environment::number(text)
            .filter(|seed| u32::try_from(*seed).is_ok())
            .map(drop)
            .ok_or(Problem::new(
                c"config_init_hash_seed",
                c"PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]",
            )),
    }
}

/// So does a wrong `PYTHONINTMAXSTRDIGITS`.
fn check_digit_limit() -> Result<(), Problem> {
    let Some(text) = configured(c"PYTHONINTMAXSTRDIGITS") else {
        return Ok(());
    };
    environment::number(text)
        .and_then(|most| i32::try_from(most).ok())
        .filter(|most| limit::may_be(*most))
        .map(drop)
        .ok_or(Problem::new(
            c"config_init_int_max_str_digits",
            c"PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640 or 0 for unlimited.",
        ))
}

/// Makes the types ready, once in the life of the process: they outlive the ends of Python.
fn start_types() -> Result<(), Problem> {
    static STARTED: AtomicBool = AtomicBool::new(false);
    if STARTED.swap(true, Relaxed) {
        return Ok(());
    }
    // SAFETY: the thread holds the GIL with its new state.
    unsafe { types::start() }
        .map_err(|Raised| Problem::new(c"pycore_init_types", c"can't initialize the core types"))
}

/// Makes the modules that are there from the start.
fn start_modules() -> Result<(), Problem> {
    // SAFETY: the thread holds the GIL with its new state, and the types are ready.
    unsafe { types::modules::start() }
        .map_err(|Raised| Problem::new(c"pycore_interp_init", c"can't make the first modules"))
}

/// `PYTHONTRACEMALLOC`: 0 is off.
fn traced_frames(value: Option<&[u8]>) -> Result<usize, Problem> {
    let Some(value) = value else { return Ok(0) };
    environment::number(value)
        .and_then(|frames| usize::try_from(frames).ok())
        .filter(|frames| i32::try_from(*frames).is_ok())
        .ok_or(Problem::new(
            c"config_init_tracemalloc",
            c"PYTHONTRACEMALLOC: invalid number of frames",
        ))
}

/// The state of this thread, which holds the GIL with it afterwards.
fn first_state() -> Result<*mut PyThreadState, Problem> {
    let state = gil::make_first();
    if state.is_null() {
        return Err(Problem::new(
            c"pycore_create_interpreter",
            c"can't make first thread",
        ));
    }
    // A thread that was here before there was an interpreter may hold the GIL with a state of its own.
    // SAFETY: made just now, and current nowhere.
    unsafe { gil::swap(state) };
    Ok(state)
}

/// Ends Python; does nothing when it is not there.
pub fn finalize() {
    if !is_initialized() {
        return;
    }
    let state = match gil::current() {
        current if current.is_null() => take_back(),
        current => current,
    };
    // SAFETY: the thread holds the GIL.
    unsafe { types::modules::atexit::run() };
    fatal::set_finalizing(state.addr());
    fatal::set_phase(Phase::Finalizing);
    gil::set_stopped(true);
    // SAFETY: the thread holds the GIL.
    unsafe {
        gc::collect_all();
        types::modules::end();
        gc::collect_all();
        gil::clear(state);
    }
    if STATISTICS.load(Relaxed) {
        mem::print_to_stderr();
    }
    mem::report_arenas(false);
    tracemalloc::stop();
    INITIALIZED.store(false, Release);
    gil::detach();
    if gil::own() == state {
        // SAFETY: this thread's own, of no use to others, and current no more.
        unsafe { gil::delete(state) };
    }
    gil::forget_all();
    MAIN.store(core::ptr::null_mut(), Relaxed);
    at_exit::call_all();
    GIL_IS_CHECKED.store(false, Release);
}

/// Takes the GIL for a thread that ends Python without holding it.
fn take_back() -> *mut PyThreadState {
    let own = gil::own();
    let state = if own.is_null() {
        MAIN.load(Relaxed)
    } else {
        own
    };
    // SAFETY: the thread's own state, or that of a thread that has let go of Python; current nowhere, since whoever
    // ends Python has to see to it that nobody else uses it.
    unsafe { gil::attach(state) };
    state
}
