//! CPython's own allocator, from a libpython that is loaded and initialised in this process.

use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;
use std::path::Path;
use std::time::Duration;

use libloading::os::unix::{Library, RTLD_GLOBAL, RTLD_NOW, Symbol};

use super::leftovers::{self, ArenaFunction};
use super::{Loaded, Table};

/// The lock of the interpreter: pymalloc may be called only by the thread that holds it.
#[derive(Clone, Copy)]
pub struct Interpreter {
    ensure: unsafe extern "C" fn() -> c_int,
    release: unsafe extern "C" fn(c_int),
    save_thread: unsafe extern "C" fn() -> *mut c_void,
    restore_thread: unsafe extern "C" fn(*mut c_void),
}

impl Interpreter {
    /// Runs `body` on a thread that waits for others (the lock is given up meanwhile).
    pub fn without_lock<R>(self, body: impl FnOnce() -> R) -> R {
        // SAFETY: the calling thread holds the lock, as the main thread does since `load`.
        let state = unsafe { (self.save_thread)() };
        let result = body();
        // SAFETY: `state` is this thread's, from just above.
        unsafe { (self.restore_thread)(state) };
        result
    }

    /// Runs `body` on a new thread with the lock held.
    pub fn with_lock<R>(self, body: impl FnOnce() -> R) -> R {
        // SAFETY: the interpreter is initialised and stays so until the process ends.
        let state = unsafe { (self.ensure)() };
        let result = body();
        // SAFETY: `state` is from the matching call above.
        unsafe { (self.release)(state) };
        result
    }
}

/// Loads libpython, starts the interpreter and asks it for its three allocators.
pub fn load(libpython: &Path) -> Result<Loaded, String> {
    // SAFETY: libpython's constructors do nothing that concerns us.
    let library = unsafe { Library::open(Some(libpython), RTLD_NOW | RTLD_GLOBAL) }
        .map_err(|error| format!("cannot load {}: {error}", libpython.display()))?;
    start(library)
}

/// The same in an interpreter that has imported us, as `crate::guest` is.
pub fn of_this_process() -> Result<Loaded, String> {
    start(Library::this())
}

fn start(library: Library) -> Result<Loaded, String> {
    // SAFETY: each name has the given signature in CPython 3.13's C API, and the library stays loaded for good.
    let (initialize, get, arenas, interpreter) = unsafe {
        let initialize: Symbol<unsafe extern "C" fn(c_int)> = symbol(&library, c"Py_InitializeEx")?;
        let get: Symbol<unsafe extern "C" fn(c_int, *mut Table)> =
            symbol(&library, c"PyMem_GetAllocator")?;
        let arenas: [Symbol<ArenaFunction>; 2] = [
            symbol(&library, c"PyObject_GetArenaAllocator")?,
            symbol(&library, c"PyObject_SetArenaAllocator")?,
        ];
        let interpreter = Interpreter {
            ensure: *symbol(&library, c"PyGILState_Ensure")?,
            release: *symbol(&library, c"PyGILState_Release")?,
            save_thread: *symbol(&library, c"PyEval_SaveThread")?,
            restore_thread: *symbol(&library, c"PyEval_RestoreThread")?,
        };
        (initialize, get, arenas, interpreter)
    };
    // SAFETY: the first call in this process, or one that changes nothing; 0 leaves the signal handlers alone.
    unsafe { initialize(0) };
    let domain = |number: c_int| {
        let mut table = MaybeUninit::<Table>::uninit();
        // SAFETY: the number names a domain, so the function fills the whole struct.
        unsafe {
            get(number, table.as_mut_ptr());
            table.assume_init()
        }
    };
    let domains = [domain(0), domain(1), domain(2)];
    leftovers::fill(&domains[2], *arenas[0], *arenas[1]);
    leftovers::fill_c_library();
    std::mem::forget(library);
    let trim = || {
        // pymalloc has no such function; what it gives back, it has given back. Its large blocks are glibc's.
        // SAFETY: may be called at any time.
        unsafe { libc::malloc_trim(0) };
    };
    // An arena goes back at once or never.
    let patience = Duration::from_millis(100);
    Ok(Loaded {
        trim,
        patience,
        interpreter: Some(interpreter),
        ..Loaded::of(domains)
    })
}

/// # Safety
/// `name` has the type `T` in the library.
unsafe fn symbol<T>(library: &Library, name: &std::ffi::CStr) -> Result<Symbol<T>, String> {
    // SAFETY: by this function's contract.
    unsafe { library.get(name.to_bytes_with_nul()) }
        .map_err(|error| format!("libpython has no {}: {error}", name.to_string_lossy()))
}
