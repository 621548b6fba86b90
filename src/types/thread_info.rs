//! `sys.thread_info`.

use core::cell::UnsafeCell;

use crate::prelude::*;

const fn field(name: &'static CStr, doc: &'static CStr) -> PyStructSequence_Field {
    PyStructSequence_Field {
        name: name.as_ptr(),
        doc: doc.as_ptr(),
    }
}

static mut FIELDS: [PyStructSequence_Field; 4] = [
    field(c"name", c"which threads these are"),
    field(c"lock", c"which locks these are"),
    field(c"version", c"which library they are of, and its version"),
    PyStructSequence_Field {
        name: null(),
        doc: null(),
    },
];

static mut DESCRIPTION: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"sys.thread_info".as_ptr(),
    doc: c"sys.thread_info\n\nHow threads work here.".as_ptr(),
    fields: &raw mut FIELDS as *mut PyStructSequence_Field,
    n_in_sequence: 3,
};

struct Kind(UnsafeCell<*mut PyTypeObject>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Kind {}

static KIND: Kind = Kind(UnsafeCell::new(null_mut()));

unsafe fn kind() -> Fallible<*mut PyTypeObject> {
    let place = KIND.0.get();
    if (*place).is_null() {
        *place = PyStructSequence_NewType(&raw mut DESCRIPTION);
    }
    if (*place).is_null() {
        Err(Raised)
    } else {
        Ok(*place)
    }
}

/// The C library's name and version of its threads; None when it does not say.
unsafe fn version() -> Fallible<Ref> {
    let mut text = [0u8; 100];
    let written = libc::confstr(
        libc::_CS_GNU_LIBPTHREAD_VERSION,
        text.as_mut_ptr().cast(),
        text.len(),
    );
    if (2..text.len()).contains(&written) {
        owned(PyUnicode_DecodeFSDefaultAndSize(
            text.as_ptr().cast(),
            written as Py_ssize_t - 1,
        ))
    } else {
        Ok(Ref::new(Py_None()))
    }
}

/// The value.
pub unsafe fn make() -> Fallible<Ref> {
    let info = owned(PyStructSequence_New(kind()?))?;
    let items = [
        owned(PyUnicode_FromString(c"pthread".as_ptr()))?,
        owned(PyUnicode_FromString(c"semaphore".as_ptr()))?,
        version()?,
    ];
    for (at, item) in items.into_iter().enumerate() {
        PyStructSequence_SetItem(info.ptr(), at as Py_ssize_t, item.into_raw());
    }
    Ok(info)
}

/// A time for a lock in microseconds, from seconds; -1 for as long as it takes.
pub unsafe fn timeout(seconds: *mut PyObject, blocking: bool) -> Fallible<c_longlong> {
    let given = if seconds.is_null() || seconds == Py_None() {
        -1.0
    } else {
        let given = PyFloat_AsDouble(seconds);
        if given == -1.0 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        given
    };
    if given == -1.0 {
        return Ok(if blocking { -1 } else { 0 });
    }
    let error = if !blocking {
        (
            PyExc_ValueError,
            c"can't specify a timeout for a non-blocking call",
        )
    } else if given.is_nan() || given < 0.0 {
        (
            PyExc_ValueError,
            c"timeout value must be a non-negative number",
        )
    } else if given * 1e6 >= PY_TIMEOUT_MAX as c_double {
        (PyExc_OverflowError, c"timeout value is too large")
    } else {
        return Ok((given * 1e6).ceil() as c_longlong);
    };
    PyErr_SetString(error.0, error.1.as_ptr());
    Err(Raised)
}
