//! The hash of memoryviews, and which are equal.

use core::slice;

use super::layout::Items;
use super::view::{check, of};
use super::{item, layout};
use crate::prelude::*;
use crate::types::bytes::out::Out;

pub unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    hashed(op).or_minus_one()
}

unsafe fn hashed(op: *mut PyObject) -> Fallible<Py_hash_t> {
    let view = of(op);
    if view.hash != -1 {
        return Ok(view.hash);
    }
    check(op)?;
    let refuse = |message: &CStr| {
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        Err(Raised)
    };
    if view.view.readonly == 0 {
        return refuse(c"cannot hash writable memoryview object");
    }
    if !matches!(item::letter(view.view.format), Some(b'B' | b'b' | b'c')) {
        return refuse(c"memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    if !view.view.obj.is_null() && PyObject_Hash(view.view.obj) == -1 {
        return Err(Raised);
    }
    let all = gathered(&view.view)?;
    let all = all.bytes();
    view.hash = _Py_HashBytes(all.as_ptr().cast(), all.len() as Py_ssize_t);
    Ok(view.hash)
}

/// A copy of all items, one after the other.
pub unsafe fn gathered(view: &Py_buffer) -> Fallible<Out> {
    let size = view.len as usize;
    let mut all = Out::of_length(size)?;
    all.fill(0, size)?;
    layout::gather(all.bytes_mut().as_mut_ptr().cast(), view, false);
    Ok(all)
}

pub unsafe extern "C" fn rich_compare(
    left: *mut PyObject,
    right: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    if operation != Py_EQ && operation != Py_NE {
        return Py_NotImplemented();
    }
    match equal(left, right) {
        Ok(Some(equal)) => Py_Bool(equal == (operation == Py_EQ)),
        Ok(None) => Py_NotImplemented(),
        Err(Raised) => null_mut(),
    }
}

/// Whether a view and an object hold equal items; `None`: the other lends no buffer.
unsafe fn equal(left: *mut PyObject, right: *mut PyObject) -> Fallible<Option<bool>> {
    if check(left).is_err() {
        PyErr_Clear();
        return Ok(Some(left == right));
    }
    if PyMemoryView_Check(right) {
        if check(right).is_err() {
            PyErr_Clear();
            return Ok(Some(left == right));
        }
        return same_items(&of(left).view, &of(right).view).map(Some);
    }
    let mut other = Py_buffer::EMPTY;
    if PyObject_GetBuffer(right, &mut other, PyBUF_FULL_RO) < 0 {
        PyErr_Clear();
        return Ok(None);
    }
    let same = same_items(&of(left).view, &other);
    PyBuffer_Release(&mut other);
    same.map(Some)
}

unsafe fn same_items(a: &Py_buffer, b: &Py_buffer) -> Fallible<bool> {
    if !layout::same_shape(a, b) {
        return Ok(false);
    }
    let (Some(letter), Some(other)) = (item::letter(a.format), item::letter(b.format)) else {
        return Ok(false);
    };
    let by_bytes = letter == other && !matches!(letter, b'f' | b'd' | b'e' | b'?');
    let size = a.itemsize as usize;
    let (mut mine, mut theirs) = (Items::of(a), Items::of(b));
    while let (Some(mine), Some(theirs)) = (mine.next(false), theirs.next(false)) {
        let same = if by_bytes {
            slice::from_raw_parts(mine.cast::<u8>(), size)
                == slice::from_raw_parts(theirs.cast::<u8>(), size)
        } else {
            same_values((mine, letter), (theirs, other))?
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether two items are equal as objects.
unsafe fn same_values(a: (*mut c_char, u8), b: (*mut c_char, u8)) -> Fallible<bool> {
    let (a, b) = (owned(item::load(a.0, a.1))?, owned(item::load(b.0, b.1))?);
    let same = owned(PyObject_RichCompare(a.ptr(), b.ptr(), Py_EQ))?;
    truth(PyObject_IsTrue(same.ptr()))
}
