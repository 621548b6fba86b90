//! Strs put together: two, one at the end of another in its memory, one many times.

use super::layout::{
    self, allocate, copy, max_char_bound, modifiable, raise, resize_compact, type_name,
};
use super::make::{empty, unchanged};
use crate::prelude::*;

/// `left + right`.
pub unsafe fn concat(left: *mut PyObject, right: *mut PyObject) -> Fallible<Ref> {
    super::utf8::need_str(left)?;
    if !PyUnicode_Check(right) {
        return Err(not_concatenable(right));
    }
    if PyUnicode_GET_LENGTH(left) == 0 {
        return unchanged(right);
    }
    if PyUnicode_GET_LENGTH(right) == 0 {
        return unchanged(left);
    }
    joined(left, right)
}

#[cold]
unsafe fn not_concatenable(right: *mut PyObject) -> Raised {
    raise!(
        PyExc_TypeError,
        c"can only concatenate str (not \"%.200s\") to str",
        type_name(right)
    )
}

#[cold]
unsafe fn too_large() -> Raised {
    raise!(PyExc_OverflowError, c"strings are too large to concat")
}

/// The same of two that are not empty.
unsafe fn joined(left: *mut PyObject, right: *mut PyObject) -> Fallible<Ref> {
    let (a, b) = (PyUnicode_GET_LENGTH(left), PyUnicode_GET_LENGTH(right));
    let Some(length) = a.checked_add(b) else {
        return Err(too_large());
    };
    let bound = max_char_bound(left).max(max_char_bound(right));
    let new = owned(allocate(length as usize, bound))?;
    copy(new.ptr(), 0, left, 0, a as usize);
    copy(new.ptr(), a as usize, right, 0, b as usize);
    Ok(new)
}

pub unsafe extern "C" fn slot(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject {
    concat(left, right).or_null()
}

/// Replaces the reference at `place` by one to itself plus `right`; by NULL with an exception.
pub unsafe fn append(place: *mut *mut PyObject, right: *mut PyObject) {
    let left = *place;
    if left.is_null() || right.is_null() || !PyUnicode_Check(left) || !PyUnicode_Check(right) {
        if PyErr_Occurred().is_null() {
            PyErr_BadInternalCall();
        }
        *place = null_mut();
        xdecref(left);
        return;
    }
    let result = appended(left, right);
    *place = result.or_null();
}

/// Takes over the reference to `left`.
unsafe fn appended(left: *mut PyObject, right: *mut PyObject) -> Fallible<Ref> {
    let left = Ref::steal_unchecked(left);
    if PyUnicode_GET_LENGTH(left.ptr()) == 0 {
        return unchanged(right);
    }
    if PyUnicode_GET_LENGTH(right) == 0 {
        return Ok(left);
    }
    if grows_in_place(left.ptr(), right) {
        return grown(left, right);
    }
    joined(left.ptr(), right)
}

#[inline(always)]
unsafe fn grows_in_place(left: *mut PyObject, right: *mut PyObject) -> bool {
    modifiable(left)
        && PyUnicode_CheckExact(right)
        && max_char_bound(right) <= max_char_bound(left)
        && left != right
}

unsafe fn grown(left: Ref, right: *mut PyObject) -> Fallible<Ref> {
    let (a, b) = (
        PyUnicode_GET_LENGTH(left.ptr()),
        PyUnicode_GET_LENGTH(right),
    );
    let Some(length) = a.checked_add(b) else {
        return Err(too_large());
    };
    let moved = resize_compact(left.ptr(), length as usize);
    if moved.is_null() {
        return Err(Raised);
    }
    // The memory moved with its one reference.
    core::mem::forget(left);
    let moved = Ref::steal_unchecked(moved);
    copy(moved.ptr(), a as usize, right, 0, b as usize);
    Ok(moved)
}

/// `op * times`.
pub unsafe fn repeat(op: *mut PyObject, times: Py_ssize_t) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(op);
    if times < 1 || length == 0 {
        return Ok(empty());
    }
    if times == 1 {
        return unchanged(op);
    }
    let Some(all) = length.checked_mul(times) else {
        return Err(raise!(PyExc_OverflowError, c"repeated string is too long"));
    };
    let new = owned(allocate(all as usize, max_char_bound(op)))?;
    repeat_into(new.ptr(), op, length as usize, all as usize);
    Ok(new)
}

/// Copies once, then what is there after itself, each time twice as much.
unsafe fn repeat_into(new: *mut PyObject, op: *mut PyObject, length: usize, all: usize) {
    let data: *mut u8 = PyUnicode_DATA(new).cast();
    let kind = PyUnicode_KIND(op);
    if length == 1 {
        return layout::fill(kind, data.cast(), 0, PyUnicode_READ_CHAR(op, 0), all);
    }
    let (mut done, end) = (length * kind as usize, all * kind as usize);
    ptr::copy_nonoverlapping(PyUnicode_DATA(op).cast(), data, done);
    while done < end {
        let more = done.min(end - done);
        ptr::copy_nonoverlapping(data, data.add(done), more);
        done += more;
    }
}

pub unsafe extern "C" fn repeat_slot(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    repeat(op, times).or_null()
}

/// `op * times`, interned when it is at most `limit` long.
pub unsafe fn repeat_shared(
    op: *mut PyObject,
    times: Py_ssize_t,
    limit: Py_ssize_t,
) -> Fallible<Ref> {
    super::utf8::need_str(op)?;
    let mut new = repeat(op, times)?.into_raw();
    if PyUnicode_GET_LENGTH(new) <= limit {
        super::intern::in_place(&raw mut new);
    }
    Ok(Ref::steal_unchecked(new))
}
