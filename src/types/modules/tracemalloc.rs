//! `_tracemalloc`: what the books of the allocators say.

use crate::mem::tracemalloc;
use crate::prelude::*;
use crate::types::define::{fast, no_args, one_arg};
use crate::types::module;
use crate::types::tuple;

unsafe extern "C" fn is_tracing(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(tracemalloc::is_on()))
}

unsafe extern "C" fn start(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"start".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    let frames = if count > 0 { PyLong_AsInt(*args) } else { 1 };
    if frames == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    let frames = usize::try_from(frames).unwrap_or(0);
    if !(1..=tracemalloc::FRAMES_MAX).contains(&frames) {
        PyErr_Format(
            PyExc_ValueError,
            c"the number of frames must be in range [1; %zd]".as_ptr(),
            tracemalloc::FRAMES_MAX,
        );
        return null_mut();
    }
    if !tracemalloc::is_on() {
        tracemalloc::start(frames);
    }
    Py_None()
}

unsafe extern "C" fn stop(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    tracemalloc::stop();
    Py_None()
}

unsafe extern "C" fn clear_traces(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    tracemalloc::clear();
    Py_None()
}

unsafe extern "C" fn reset_peak(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    tracemalloc::reset_peak();
    Py_None()
}

unsafe extern "C" fn frames(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSize_t(tracemalloc::frames())
}

unsafe extern "C" fn own_memory(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSize_t(tracemalloc::own_bytes())
}

unsafe extern "C" fn traced_memory(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let (now, most) = tracemalloc::traced_bytes();
    let made = || -> Fallible<Ref> {
        let now = owned(PyLong_FromSize_t(now))?;
        tuple::pair(now, owned(PyLong_FromSize_t(most))?)
    };
    made().or_null()
}

/// The frames of a block: one, unknown, since no code of Python runs.
pub unsafe fn unknown_place() -> Fallible<Ref> {
    let file = owned(PyUnicode_FromString(c"<unknown>".as_ptr()))?;
    let frame = tuple::pair(file, owned(PyLong_FromLong(0))?)?;
    tuple::from_array([frame.ptr()].as_ptr(), 1)
}

unsafe fn traces() -> Fallible<Ref> {
    let Some(all) = tracemalloc::copy() else {
        PyErr_NoMemory();
        return Err(Raised);
    };
    let list = owned(PyList_New(0))?;
    let place = unknown_place()?;
    let one = owned(PyLong_FromLong(1))?;
    for (domain, size) in all {
        let domain = owned(PyLong_FromUnsignedLong(domain.into()))?;
        let size = owned(PyLong_FromSize_t(size))?;
        let parts = [domain.ptr(), size.ptr(), place.ptr(), one.ptr()];
        let trace = tuple::from_array(parts.as_ptr(), 4)?;
        status(PyList_Append(list.ptr(), trace.ptr()))?;
    }
    Ok(list)
}

unsafe extern "C" fn get_traces(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    traces().or_null()
}

unsafe extern "C" fn object_traceback(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let block = op.addr() - crate::gc::bytes_before(Py_TYPE(op));
    _PyTraceMalloc_GetTraceback(0, block)
}

static mut METHODS: [PyMethodDef; 11] = [
    no_args(c"is_tracing", is_tracing, c"is_tracing($module, /)\n--\n\nWhether allocations are traced."),
    no_args(c"clear_traces", clear_traces, c"clear_traces($module, /)\n--\n\nForgets what was traced so far."),
    no_args(c"_get_traces", get_traces, c"_get_traces($module, /)\n--\n\nA tuple for each traced block; empty while nothing is traced."),
    one_arg(c"_get_object_traceback", object_traceback, c"_get_object_traceback($module, obj, /)\n--\n\nWhere an object was allocated, None if it was not traced."),
    fast(c"start", start, c"start($module, nframe=1, /)\n--\n\nTraces allocations from now on, with so many frames each."),
    no_args(c"stop", stop, c"stop($module, /)\n--\n\nTraces no more, and forgets what was traced."),
    no_args(c"get_traceback_limit", frames, c"get_traceback_limit($module, /)\n--\n\nHow many frames are kept for a block."),
    no_args(c"get_tracemalloc_memory", own_memory, c"get_tracemalloc_memory($module, /)\n--\n\nHow many bytes the tracing itself takes."),
    no_args(c"get_traced_memory", traced_memory, c"get_traced_memory($module, /)\n--\n\nHow many traced bytes there are, and how many there were at most."),
    no_args(c"reset_peak", reset_peak, c"reset_peak($module, /)\n--\n\nBegins to look for the highest figure anew."),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_tracemalloc".as_ptr(),
    m_doc: c"Where memory comes from: traces of allocations.".as_ptr(),
    m_size: 0,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// `PyInit__tracemalloc`.
pub unsafe fn init() -> *mut PyObject {
    module::create(&raw mut DEFINITION, PYTHON_API_VERSION).or_null()
}
