//! `sys.thread_info`.

use core::cell::UnsafeCell;

use crate::prelude::*;
use crate::types::modules::time::clocks;
use crate::types::raise::fail;

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

/// A time for a lock in ns, from seconds; minus a second for as long as it takes.
pub unsafe fn timeout(seconds: *mut PyObject, blocking: bool) -> Fallible<c_longlong> {
    if seconds.is_null() || seconds == Py_None() {
        return Ok(if blocking { -clocks::SECOND_NANOS } else { 0 });
    }
    if !blocking {
        return Err(fail(
            PyExc_ValueError,
            c"can't specify a timeout for a non-blocking call",
        ));
    }
    let nanos = clocks::of_seconds(seconds, clocks::away_from_zero)?;
    if nanos < 0 {
        return Err(fail(
            PyExc_ValueError,
            c"timeout value must be a non-negative number",
        ));
    }
    Ok(nanos)
}
