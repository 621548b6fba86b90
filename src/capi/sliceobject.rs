//! `sliceobject.h`.

use crate::prelude::*;
use crate::types::slice;

/// Ellipsis.
#[unsafe(no_mangle)]
pub static mut _Py_EllipsisObject: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut PyEllipsis_Type,
};

/// The type `slice`.
#[unsafe(no_mangle)]
pub static mut PySlice_Type: PyTypeObject = slice::TYPE;

/// The type of Ellipsis.
#[unsafe(no_mangle)]
pub static mut PyEllipsis_Type: PyTypeObject = slice::ELLIPSIS_TYPE;

/// Make a slice; NULL stands for None. New reference; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySlice_New(
    start: *mut PyObject,
    stop: *mut PyObject,
    step: *mut PyObject,
) -> *mut PyObject {
    slice::new(slice::part(start), slice::part(stop), slice::part(step)).or_null()
}

/// Make the slice `start:stop`. New reference; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PySlice_FromIndices(
    start: Py_ssize_t,
    stop: Py_ssize_t,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        let (start, stop) = (
            owned(PyLong_FromSsize_t(start))?,
            owned(PyLong_FromSsize_t(stop))?,
        );
        slice::new(start, stop, Ref::new(Py_None()))
    };
    made().or_null()
}

/// Start, stop and step of a slice as numbers, not yet fitted to a length. 0, or -1: TypeError, ValueError for a step of 0,
/// what `__index__` raises.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySlice_Unpack(
    slice: *mut PyObject,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
) -> c_int {
    let unpacked = slice::unpack(slice);
    if let Ok(numbers) = unpacked {
        (*start, *stop, *step) = numbers;
    }
    unpacked.map(|_| ()).or_minus_one()
}

/// Fit `*start` and `*stop` to a length. The number of items between them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySlice_AdjustIndices(
    length: Py_ssize_t,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: Py_ssize_t,
) -> Py_ssize_t {
    let count;
    (*start, *stop, count) = slice::adjust(length, *start, *stop, step);
    count
}

/// Start, stop and step of a slice, fitted to a length, and the number of items. 0, or -1 as `PySlice_Unpack`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySlice_GetIndicesEx(
    r: *mut PyObject,
    length: Py_ssize_t,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
    slicelength: *mut Py_ssize_t,
) -> c_int {
    if PySlice_Unpack(r, start, stop, step) < 0 {
        return -1;
    }
    *slicelength = PySlice_AdjustIndices(length, start, stop, *step);
    0
}

/// Start, stop and step of a slice of ints, negative ones counted from the end. 0; -1, without an exception but for one that is
/// no int, when a part is none or lies outside.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySlice_GetIndices(
    r: *mut PyObject,
    length: Py_ssize_t,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
) -> c_int {
    let r: *mut PySliceObject = r.cast();
    let none = Py_None();
    *step = if (*r).step == none {
        1
    } else {
        int_part((*r).step)
    };
    if (*r).step != none && !PyLong_Check((*r).step) {
        return -1;
    }
    let backward = *step < 0;
    for (part, place, default) in [
        ((*r).start, start, if backward { length - 1 } else { 0 }),
        ((*r).stop, stop, if backward { -1 } else { length }),
    ] {
        if part == none {
            *place = default;
            continue;
        }
        if !PyLong_Check(part) {
            return -1;
        }
        let value = PyLong_AsSsize_t(part);
        *place = if value < 0 { value + length } else { value };
    }
    if *stop > length || *start >= length || *step == 0 {
        -1
    } else {
        0
    }
}

unsafe fn int_part(op: *mut PyObject) -> Py_ssize_t {
    if PyLong_Check(op) {
        PyLong_AsSsize_t(op)
    } else {
        0
    }
}

/// Start, stop and step of a slice, fitted to a length of any size, as ints: new references. 0, or -1 with an exception and
/// NULL in all three.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PySlice_GetLongIndices(
    self_: *mut PySliceObject,
    length: *mut PyObject,
    start_ptr: *mut *mut PyObject,
    stop_ptr: *mut *mut PyObject,
    step_ptr: *mut *mut PyObject,
) -> c_int {
    match slice::long_indices(self_.cast(), length) {
        Ok((start, stop, step)) => {
            *start_ptr = start.into_raw();
            *stop_ptr = stop.into_raw();
            *step_ptr = step.into_raw();
            0
        }
        Err(Raised) => {
            (*start_ptr, *stop_ptr, *step_ptr) = (null_mut(), null_mut(), null_mut());
            -1
        }
    }
}
