//! Indices of sequences: an int, a slice, the bounds of a search.

use crate::prelude::*;
use crate::types::equality::small_int;

/// `op` as an index: an int, or what `__index__` gives. Too large: IndexError.
#[inline(always)]
pub unsafe fn as_index(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    match small_int(op) {
        Some(value) => Ok(value),
        None => as_size(op, PyExc_IndexError),
    }
}

/// `op` as a number of items; too large: `error`, or the nearest when it is NULL.
pub unsafe fn as_size(op: *mut PyObject, error: *mut PyObject) -> Fallible<Py_ssize_t> {
    let value = PyNumber_AsSsize_t(op, error);
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// Whether `key` has an `__index__`.
#[inline(always)]
pub unsafe fn is_index(key: *mut PyObject) -> bool {
    PyLong_CheckExact(key) || PyIndex_Check(key) != 0
}

/// Raises TypeError for a key that is no index.
#[cold]
pub unsafe fn bad_index(kind: &CStr, key: *mut PyObject) -> Raised {
    PyErr_Format(
        PyExc_TypeError,
        c"%s indices must be integers or slices, not %.200s".as_ptr(),
        kind.as_ptr(),
        (*Py_TYPE(key)).tp_name,
    );
    Raised
}

/// Where `start` or `stop` of `index` lies in a sequence of `length`: from the end when negative, never below 0.
#[inline(always)]
pub fn from_end(place: Py_ssize_t, length: Py_ssize_t) -> Py_ssize_t {
    if place < 0 {
        (place + length).max(0)
    } else {
        place
    }
}

/// Argument `i` as the start or stop of a search; `default` when it is not given.
pub unsafe fn search_bound(
    args: *const *mut PyObject,
    count: Py_ssize_t,
    i: Py_ssize_t,
    default: Py_ssize_t,
) -> Fallible<Py_ssize_t> {
    let mut bound = default;
    if i < count && _PyEval_SliceIndexNotNone(*args.offset(i), &raw mut bound) == 0 {
        return Err(Raised);
    }
    Ok(bound)
}

/// A slice as it applies to a sequence of `length`: start, step, number of items.
pub struct Cut {
    /// The first item.
    pub start: Py_ssize_t,
    /// Where it ends, as adjusted.
    pub stop: Py_ssize_t,
    /// From one to the next, never 0.
    pub step: Py_ssize_t,
    /// How many.
    pub count: Py_ssize_t,
}

impl Cut {
    /// What the slice means before the length is known; `__index__` runs here.
    pub unsafe fn unpack(slice: *mut PyObject) -> Fallible<Cut> {
        let (mut start, mut stop, mut step) = (0, 0, 0);
        status(PySlice_Unpack(
            slice,
            &raw mut start,
            &raw mut stop,
            &raw mut step,
        ))?;
        Ok(Cut {
            start,
            stop,
            step,
            count: 0,
        })
    }

    /// Fits it to a length.
    pub unsafe fn fit(mut self, length: Py_ssize_t) -> Cut {
        self.count =
            PySlice_AdjustIndices(length, &raw mut self.start, &raw mut self.stop, self.step);
        self
    }
}
