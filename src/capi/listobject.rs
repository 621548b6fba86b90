//! `listobject.h`.

use crate::prelude::*;
use crate::types::raise::{bad_call, fail, told};
use crate::types::{iter, list, tuple};

/// The type `list`.
#[unsafe(no_mangle)]
pub static mut PyList_Type: PyTypeObject = list::TYPE;

/// The type of the iterators of lists.
#[unsafe(no_mangle)]
pub static mut PyListIter_Type: PyTypeObject = iter::list::TYPE;

/// The type of the iterators of lists that begin at the end.
#[unsafe(no_mangle)]
pub static mut PyListRevIter_Type: PyTypeObject = iter::list::REVERSE_TYPE;

/// `op` is a list; SystemError if not.
#[inline(always)]
unsafe fn expect_list(op: *mut PyObject) -> Fallible {
    if PyList_Check(op) {
        Ok(())
    } else {
        Err(bad_call())
    }
}

/// Make a list of `size` items, each NULL, to be filled before anyone else sees it. New reference; NULL: SystemError for a
/// negative size, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_New(size: Py_ssize_t) -> *mut PyObject {
    if size < 0 {
        bad_call();
        return null_mut();
    }
    list::of_length(size).or_null()
}

/// The number of items; -1 with SystemError when `op` is no list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Size(op: *mut PyObject) -> Py_ssize_t {
    if PyList_Check(op) {
        Py_SIZE(op)
    } else {
        Err::<Py_ssize_t, _>(bad_call()).or_minus_one()
    }
}

/// Item `index`, borrowed. NULL: IndexError outside (negative is outside), SystemError when `op` is no list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_GetItem(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    if !PyList_Check(op) || index as usize >= Py_SIZE(op) as usize {
        return no_item(op);
    }
    PyList_GET_ITEM(op, index)
}

#[cold]
#[inline(never)]
unsafe fn no_item(op: *mut PyObject) -> *mut PyObject {
    if PyList_Check(op) {
        fail(PyExc_IndexError, c"list index out of range");
    } else {
        bad_call();
    }
    told(null_mut())
}

/// Item `index`, a new reference. NULL: IndexError outside (negative is outside), TypeError when `op` is no list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_GetItemRef(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    if !PyList_Check(op) || index as usize >= Py_SIZE(op) as usize {
        return no_item_of_its_own(op);
    }
    new_ref(PyList_GET_ITEM(op, index))
}

#[cold]
#[inline(never)]
unsafe fn no_item_of_its_own(op: *mut PyObject) -> *mut PyObject {
    if PyList_Check(op) {
        return no_item(op);
    }
    fail(PyExc_TypeError, c"expected a list");
    told(null_mut())
}

/// Put `item`, whose reference is taken over, in the place of item `index`. -1: IndexError outside, SystemError when `op` is
/// no list; the reference to `item` is gone then, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_SetItem(
    op: *mut PyObject,
    index: Py_ssize_t,
    item: *mut PyObject,
) -> c_int {
    if !PyList_Check(op) || index as usize >= Py_SIZE(op) as usize {
        return cannot_set(op, item);
    }
    list::set_or_minus_one(op, index, item)
}

#[cold]
#[inline(never)]
unsafe fn cannot_set(op: *mut PyObject, item: *mut PyObject) -> c_int {
    let is_list = PyList_Check(op);
    xdecref(item);
    if is_list {
        fail(PyExc_IndexError, c"list assignment index out of range");
    } else {
        bad_call();
    }
    told(-1)
}

/// Insert `item` before item `index`: counted from the end when negative, moved into the list's bounds. 0, or -1:
/// SystemError when `op` is no list or `item` NULL, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Insert(
    op: *mut PyObject,
    index: Py_ssize_t,
    item: *mut PyObject,
) -> c_int {
    let inserted = || -> Fallible {
        expect_list(op)?;
        if item.is_null() {
            return Err(bad_call());
        }
        list::insert(op, index, item)
    };
    inserted().or_minus_one()
}

/// Append `item`. 0, or -1: SystemError when `op` is no list or `item` NULL, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Append(op: *mut PyObject, item: *mut PyObject) -> c_int {
    if item.is_null() || !PyList_Check(op) {
        return Err::<(), _>(bad_call()).or_minus_one();
    }
    list::append_or_minus_one(op, item)
}

/// Items `low` to `high` as a list; both are moved into the list's bounds. New reference; NULL: SystemError when `op` is no
/// list, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_GetSlice(
    op: *mut PyObject,
    low: Py_ssize_t,
    high: Py_ssize_t,
) -> *mut PyObject {
    let low = low.max(0);
    expect_list(op)
        .and_then(|()| list::slice(op, low, high.min(Py_SIZE(op)).max(low)))
        .or_null()
}

/// Replace items `low` to `high` by those of `items`, an iterable; NULL removes them. 0, or -1: SystemError when `op` is no
/// list, TypeError, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_SetSlice(
    op: *mut PyObject,
    low: Py_ssize_t,
    high: Py_ssize_t,
    items: *mut PyObject,
) -> c_int {
    expect_list(op)
        .and_then(|()| list::assign_slice(op, low, high, items))
        .or_minus_one()
}

/// Append the items of `iterable`. 0, or -1: SystemError when `op` is no list, or what the iterable raises.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Extend(op: *mut PyObject, iterable: *mut PyObject) -> c_int {
    expect_list(op)
        .and_then(|()| list::extend(op, iterable))
        .or_minus_one()
}

/// Remove all items. 0, or -1 with SystemError when `op` is no list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Clear(op: *mut PyObject) -> c_int {
    expect_list(op).map(|()| list::clear(op)).or_minus_one()
}

/// Sort the list, equal items as they stand. 0, or -1: SystemError when `op` is no list, what a comparison raises,
/// ValueError when one has changed the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Sort(op: *mut PyObject) -> c_int {
    if op.is_null() {
        bad_call();
        return -1;
    }
    expect_list(op)
        .and_then(|()| list::sort(op, None, false))
        .or_minus_one()
}

/// Reverse the list. 0, or -1 with SystemError when `op` is no list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_Reverse(op: *mut PyObject) -> c_int {
    if op.is_null() {
        bad_call();
        return -1;
    }
    expect_list(op).map(|()| list::reverse(op)).or_minus_one()
}

/// A tuple of the items. New reference; NULL: SystemError when `op` is no list, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyList_AsTuple(op: *mut PyObject) -> *mut PyObject {
    if op.is_null() {
        bad_call();
        return null_mut();
    }
    expect_list(op)
        .and_then(|()| tuple::from_array(list::items(op), Py_SIZE(op)))
        .or_null()
}
