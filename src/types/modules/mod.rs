//! The modules that the library brings along, and how modules are imported.
//!
//! ```text
//! table      the init functions by name
//! import     sys.modules, and the way from a name to a module
//! fields     what many types of modules are made of: a head, references, plain data
//! sys        sys
//! builtins   builtins
//! output     text to a file
//! io         _io: the abstract classes of streams; what sys.stdin, sys.stdout and sys.stderr are
//! abc        ABCMeta
//! collections, named_tuple, counter, default_dict, deque    collections
//! mixins     what the classes of collections.abc do by themselves
//! operator, getters                                         operator
//! ```
//!
//! The other files and folders have the name of their module.
//!
//! There are no files to import from: a module is in the table, or was added by C.

mod abc;
pub mod atexit;
pub mod builtins;
mod codecs;
mod collections;
mod copy;
mod copyreg;
mod counter;
mod default_dict;
mod deque;
pub mod fields;
mod functools;
mod getters;
pub mod import;
pub mod io;
mod itertools;
mod mixins;
mod named_tuple;
mod operator;
pub mod output;
mod pickle;
pub mod sys;
pub mod table;
pub mod time;
pub mod tracemalloc;
mod types;
mod weak;
mod zlib;

pub use table::{append, forget_added};

use core::cell::UnsafeCell;

use crate::prelude::*;
use crate::types::module;

/// What the modules need to be found; owned, NULL outside of a life of Python.
struct State {
    modules: *mut PyObject,
    sys: *mut PyObject,
    builtins: *mut PyObject,
}

struct Shared(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

static SHARED: Shared = Shared(UnsafeCell::new(State {
    modules: null_mut(),
    sys: null_mut(),
    builtins: null_mut(),
}));

/// `sys.modules`, borrowed; NULL outside of a life of Python.
pub unsafe fn all() -> *mut PyObject {
    (*SHARED.0.get()).modules
}

/// The dict of `sys`, borrowed; NULL outside of a life of Python.
pub unsafe fn sys_dict() -> *mut PyObject {
    dict((*SHARED.0.get()).sys)
}

/// The dict of `builtins`, borrowed; NULL outside of a life of Python.
pub unsafe fn builtins_dict() -> *mut PyObject {
    dict((*SHARED.0.get()).builtins)
}

unsafe fn dict(module: *mut PyObject) -> *mut PyObject {
    if module.is_null() {
        null_mut()
    } else {
        PyModule_GetDict(module)
    }
}

/// Makes the types of this room ready, once in the life of the process.
pub unsafe fn start_types() -> Fallible {
    io::standard::start()?;
    abc::start()?;
    mixins::start()?;
    sys::start_types()
}

/// Makes `sys`, `builtins` and `sys.modules`, at the start of each life of Python.
pub unsafe fn start() -> Fallible {
    let state = SHARED.0.get();
    (*state).modules = owned(PyDict_New())?.into_raw();
    let builtins = builtins::make()?;
    (*state).builtins = new_ref(builtins.ptr());
    import::install(name!("builtins"), builtins.ptr())?;
    let sys = sys::make()?;
    (*state).sys = new_ref(sys.ptr());
    import::install(name!("sys"), sys.ptr())
}

/// Empties all modules, at the end of a life of Python.
pub unsafe fn end() {
    sys::flush();
    let state = SHARED.0.get();
    let modules = core::mem::replace(&mut (*state).modules, null_mut());
    if modules.is_null() {
        return;
    }
    let sys = core::mem::replace(&mut (*state).sys, null_mut());
    let builtins = core::mem::replace(&mut (*state).builtins, null_mut());
    let values = PyDict_Values(modules);
    PyDict_Clear(modules);
    module::state::end();
    // Whoever is held by nobody else goes by itself; what lives on is emptied.
    PyGC_Collect();
    if !values.is_null() {
        for i in 0..Py_SIZE(values) {
            let one = PyList_GET_ITEM(values, i);
            if one != sys && one != builtins && PyModule_Check(one) && refcount(one) > 1 {
                empty(one);
            }
        }
        decref(values);
    }
    empty(sys);
    empty(builtins);
    decref(modules);
    xdecref(sys);
    xdecref(builtins);
    crate::types::warnings::module::end();
    sys::audit::end();
    io::standard::reset();
    forget_added();
    PyGC_Collect();
    PyErr_Clear();
}

/// Clears the dict of a module.
unsafe fn empty(module: *mut PyObject) {
    let dict = dict(module);
    if !dict.is_null() {
        PyDict_Clear(dict);
    }
}
