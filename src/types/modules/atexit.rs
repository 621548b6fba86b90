//! `atexit`: callables for the end of Python, the last one first; and functions of C, the first one first.

use core::cell::UnsafeCell;

use crate::prelude::*;
use crate::types::define::{named, no_args, one_arg};
use crate::types::module;

struct Callback {
    function: Ref,
    args: Ref,
    kwargs: Option<Ref>,
}

struct OfC {
    function: atexit_datacallbackfunc,
    data: *mut c_void,
}

struct State {
    /// What was unregistered keeps its place, without a callable.
    callbacks: Vec<Option<Callback>>,
    of_c: Vec<OfC>,
}

struct Shared(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

static SHARED: Shared = Shared(UnsafeCell::new(State {
    callbacks: Vec::new(),
    of_c: Vec::new(),
}));

static mut METHODS: [PyMethodDef; 6] = [
    named(c"register", register, c"register($module, func, /, *args, **kwargs)\n--\n\nregister(func, *args, **kwargs)\n\nCalls func when the interpreter stops; the last registered is called first."),
    no_args(c"_clear", clear_all, c"_clear($module, /)\n--\n\n_clear() -> None\n\nForgets all functions."),
    one_arg(c"unregister", unregister, c"unregister($module, func, /)\n--\n\nunregister(func) -> None\n\nForgets a function, however often it was registered."),
    no_args(c"_run_exitfuncs", run_all, c"_run_exitfuncs($module, /)\n--\n\n_run_exitfuncs() -> None\n\nCalls all functions now and forgets them."),
    no_args(c"_ncallbacks", count, c"_ncallbacks($module, /)\n--\n\n_ncallbacks() -> int\n\nHow many functions there are."),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"atexit".as_ptr(),
    m_doc: c"Functions to be called when the interpreter stops.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    module::create(&raw mut DEFINITION, PYTHON_API_VERSION).or_null()
}

/// Adds a function of C.
pub unsafe fn add_of_c(function: atexit_datacallbackfunc, data: *mut c_void) -> Fallible {
    let of_c = &mut (*SHARED.0.get()).of_c;
    of_c.push_or_raise(OfC { function, data })
}

/// Calls all of them, each once.
pub unsafe fn run() {
    run_callbacks();
    let state = SHARED.0.get();
    for one in core::mem::take(&mut (*state).of_c) {
        if let Some(function) = one.function {
            function(one.data);
        }
    }
}

unsafe fn run_callbacks() {
    let state = SHARED.0.get();
    // One may register others.
    while let Some(one) = (*state).callbacks.pop() {
        let Some(one) = one else {
            continue;
        };
        let kwargs = one.kwargs.as_ref().map_or(null_mut(), Ref::ptr);
        let result = PyObject_Call(one.function.ptr(), one.args.ptr(), kwargs);
        if result.is_null() {
            PyErr_FormatUnraisable(
                c"Exception ignored in atexit callback %R".as_ptr(),
                one.function.ptr(),
            );
        } else {
            decref(result);
        }
    }
}

unsafe extern "C" fn register(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if Py_SIZE(args) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"register() takes at least 1 argument (0 given)".as_ptr(),
        );
        return null_mut();
    }
    let function = PyTuple_GET_ITEM(args, 0);
    if PyCallable_Check(function) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"the first argument must be callable".as_ptr(),
        );
        return null_mut();
    }
    let Ok(rest) = owned(PyTuple_GetSlice(args, 1, Py_SIZE(args))) else {
        return null_mut();
    };
    let callback = Callback {
        function: Ref::new(function),
        args: rest,
        kwargs: Ref::new_or_none(kwargs),
    };
    let callbacks = &mut (*SHARED.0.get()).callbacks;
    match callbacks.push_or_raise(Some(callback)) {
        Ok(()) => new_ref(function),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn clear_all(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    drop(core::mem::take(&mut (*SHARED.0.get()).callbacks));
    new_ref(Py_None())
}

unsafe extern "C" fn unregister(_: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    let state = SHARED.0.get();
    let mut i = 0;
    // The comparison may change the list.
    while i < (*state).callbacks.len() {
        if let Some(one) = &(&(*state).callbacks)[i] {
            let other = one.function.clone();
            let equal = PyObject_RichCompareBool(function, other.ptr(), Py_EQ);
            if equal < 0 {
                return null_mut();
            }
            if equal > 0 && i < (*state).callbacks.len() {
                drop((&mut (*state).callbacks)[i].take());
            }
        }
        i += 1;
    }
    new_ref(Py_None())
}

unsafe extern "C" fn run_all(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    run_callbacks();
    new_ref(Py_None())
}

unsafe extern "C" fn count(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t((*SHARED.0.get()).callbacks.len() as Py_ssize_t)
}
