//! Changes of a list: one item, many items, slices.
//!
//! References are given back last, when the list is as it will be: what dies may look at it.

use super::{grow, items, list, reserve_exactly, resize, set_size};
use crate::prelude::*;
use crate::types::equality::small_int;
use crate::types::index::{Cut, as_index, bad_index, from_end, is_index};
use crate::types::raise::{fail, no_memory, told};

/// Appends an item, whose reference is new.
#[inline]
pub unsafe fn append(op: *mut PyObject, item: *mut PyObject) -> Fallible {
    append_owned(op, Ref::new(item))
}

/// Appends an item, whose reference is taken over.
#[inline(always)]
pub unsafe fn append_owned(op: *mut PyObject, item: Ref) -> Fallible {
    let size = Py_SIZE(op);
    if size >= (*list(op)).allocated {
        return append_with_room(op, item);
    }
    set_size(op, size + 1);
    *items(op).offset(size) = item.into_raw();
    Ok(())
}

/// Appends an item for C: 0, or -1 with MemoryError.
#[inline(always)]
pub unsafe fn append_or_minus_one(op: *mut PyObject, item: *mut PyObject) -> c_int {
    incref(item);
    let size = Py_SIZE(op);
    if size >= (*list(op)).allocated {
        return append_with_room_or_minus_one(op, Ref::steal_unchecked(item));
    }
    set_size(op, size + 1);
    *items(op).offset(size) = item;
    0
}

/// Not in line: the usual append needs no frame.
#[inline(never)]
unsafe fn append_with_room_or_minus_one(op: *mut PyObject, item: Ref) -> c_int {
    append_with_room(op, item).or_minus_one()
}

unsafe fn append_with_room(op: *mut PyObject, item: Ref) -> Fallible {
    let size = Py_SIZE(op);
    grow(op, size + 1)?;
    *items(op).offset(size) = item.into_raw();
    Ok(())
}

/// Puts an item, whose reference is taken over, in the place of item `at`, which is there. Returns 0, to C.
#[inline(always)]
pub unsafe fn set_or_minus_one(op: *mut PyObject, at: Py_ssize_t, item: *mut PyObject) -> c_int {
    let old = core::mem::replace(&mut *items(op).offset(at), item);
    if old.is_null() || is_immortal(old) {
        return 0;
    }
    (*old).ob_refcnt -= 1;
    if (*old).ob_refcnt == 0 {
        return let_die(old);
    }
    0
}

/// Not in line: an item that lives on needs no frame.
#[inline(never)]
unsafe fn let_die(op: *mut PyObject) -> c_int {
    _Py_Dealloc(op);
    told(0)
}

/// Inserts an item before item `at`, counted from the end when negative, and moved into the list's bounds.
pub unsafe fn insert(op: *mut PyObject, at: Py_ssize_t, item: *mut PyObject) -> Fallible {
    let size = Py_SIZE(op);
    let at = from_end(at, size).min(size);
    resize(op, size + 1)?;
    let place = items(op).offset(at);
    ptr::copy(place, place.add(1), (size - at) as usize);
    *place = new_ref(item);
    Ok(())
}

/// Removes all items, last to first, and gives the block back.
pub unsafe fn clear(op: *mut PyObject) {
    let block = items(op);
    if block.is_null() {
        return;
    }
    let size = Py_SIZE(op);
    set_size(op, 0);
    (*list(op)).ob_item = null_mut();
    (*list(op)).allocated = 0;
    for i in (0..size).rev() {
        xdecref(*block.offset(i));
    }
    PyMem_Free(block.cast());
}

/// Reverses the list.
pub unsafe fn reverse(op: *mut PyObject) {
    let size = Py_SIZE(op);
    if size > 1 {
        core::slice::from_raw_parts_mut(items(op), size as usize).reverse();
    }
}

/// Appends the items of an iterable.
pub unsafe fn extend(op: *mut PyObject, iterable: *mut PyObject) -> Fallible {
    if PyList_CheckExact(iterable) {
        return extend_by_array(op, iterable, Py_SIZE(iterable), || items(iterable));
    }
    if PyTuple_CheckExact(iterable) {
        return extend_by_array(op, iterable, Py_SIZE(iterable), || tuple_items(iterable));
    }
    extend_by_iterator(op, iterable)
}

unsafe fn extend_by_array(
    op: *mut PyObject,
    _keeper: *mut PyObject,
    count: Py_ssize_t,
    from: impl Fn() -> *mut *mut PyObject,
) -> Fallible {
    if count == 0 {
        return Ok(());
    }
    let size = Py_SIZE(op);
    if items(op).is_null() {
        reserve_exactly(op, count)?;
        set_size(op, count);
    } else {
        resize(op, size + count)?;
    }
    // A list may be extended by itself, and its block has moved then.
    let from = from();
    let into = items(op).offset(size);
    for i in 0..count as usize {
        *into.add(i) = new_ref(*from.add(i));
    }
    Ok(())
}

unsafe fn extend_by_iterator(op: *mut PyObject, iterable: *mut PyObject) -> Fallible {
    let iterator = owned(PyObject_GetIter(iterable))?;
    let expected = PyObject_LengthHint(iterable, 8);
    if expected < 0 {
        return Err(Raised);
    }
    let size = Py_SIZE(op);
    if items(op).is_null() {
        if expected > 0 {
            reserve_exactly(op, expected)?;
        }
    } else if size <= Py_ssize_t::MAX - expected {
        // A length that is only hinted at may be absurd: without the memory the items say how many they are.
        resize(op, size + expected)?;
        set_size(op, size);
    }
    let next = (*Py_TYPE(iterator.ptr())).tp_iternext.unwrap_unchecked();
    while let Some(item) = Ref::steal(next(iterator.ptr())) {
        append_owned(op, item)?;
    }
    ended()?;
    if Py_SIZE(op) < (*list(op)).allocated {
        resize(op, Py_SIZE(op))?;
    }
    Ok(())
}

/// After the end of an iterator: StopIteration is no error.
#[inline(always)]
pub unsafe fn ended() -> Fallible {
    if PyErr_Occurred().is_null() {
        return Ok(());
    }
    if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
        return Err(Raised);
    }
    PyErr_Clear();
    Ok(())
}

/// References of items that have been taken out, to be given back last to first.
struct TakenOut {
    block: *mut *mut PyObject,
    count: usize,
}

impl TakenOut {
    unsafe fn room_for(count: usize) -> Fallible<TakenOut> {
        let block: *mut *mut PyObject = PyMem_Malloc(count * 8).cast();
        if block.is_null() {
            return Err(no_memory());
        }
        Ok(TakenOut { block, count: 0 })
    }

    unsafe fn take(&mut self, item: *mut PyObject) {
        *self.block.add(self.count) = item;
        self.count += 1;
    }
}

impl Drop for TakenOut {
    fn drop(&mut self) {
        // SAFETY: the block holds `count` references of its own.
        unsafe {
            for i in (0..self.count).rev() {
                xdecref(*self.block.add(i));
            }
            PyMem_Free(self.block.cast());
        }
    }
}

/// Replaces items `low..high`, moved into the list's bounds, by those of an iterable; NULL: removes them.
pub unsafe fn assign_slice(
    op: *mut PyObject,
    low: Py_ssize_t,
    high: Py_ssize_t,
    value: *mut PyObject,
) -> Fallible {
    let new = if value.is_null() {
        None
    } else if value == op {
        Some(super::slice(op, 0, Py_SIZE(op))?)
    } else {
        Some(owned(PySequence_Fast(
            value,
            c"can only assign an iterable".as_ptr(),
        ))?)
    };
    replace(op, low, high, new.as_ref())
}

unsafe fn replace(
    op: *mut PyObject,
    low: Py_ssize_t,
    high: Py_ssize_t,
    new: Option<&Ref>,
) -> Fallible {
    let (from, count) = match new {
        None => (null_mut(), 0),
        Some(new) if PyList_Check(new.ptr()) => (items(new.ptr()), Py_SIZE(new.ptr())),
        Some(new) => (tuple_items(new.ptr()), Py_SIZE(new.ptr())),
    };
    let size = Py_SIZE(op);
    let low = low.clamp(0, size);
    let high = high.clamp(low, size);
    let growth = count - (high - low);
    if size + growth == 0 {
        clear(op);
        return Ok(());
    }
    let mut old = TakenOut::room_for((high - low) as usize)?;
    let tail = (size - high) as usize;
    if growth > 0 {
        resize(op, size + growth)?;
    }
    let place = items(op).offset(low);
    for i in 0..high - low {
        old.take(*place.offset(i));
    }
    ptr::copy(
        items(op).offset(high),
        items(op).offset(high + growth),
        tail,
    );
    for i in 0..count {
        *place.offset(i) = xnew_ref(*from.offset(i));
    }
    if growth < 0 {
        shrink(op, size + growth);
    }
    Ok(())
}

/// Sets a smaller size. That the block cannot get smaller is no reason to fail.
unsafe fn shrink(op: *mut PyObject, size: Py_ssize_t) {
    if resize(op, size).is_err() {
        PyErr_Clear();
        set_size(op, size);
    }
}

pub(super) unsafe extern "C" fn set_item_slot(
    op: *mut PyObject,
    i: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    set_item(op, i, value).or_minus_one()
}

/// Sets item `i`, or removes it when `value` is NULL.
#[inline(always)]
unsafe fn set_item(op: *mut PyObject, i: Py_ssize_t, value: *mut PyObject) -> Fallible {
    if i as usize >= Py_SIZE(op) as usize {
        return Err(fail(
            PyExc_IndexError,
            c"list assignment index out of range",
        ));
    }
    if value.is_null() {
        drop(take_item(op, i));
        return Ok(());
    }
    let old = core::mem::replace(&mut *items(op).offset(i), new_ref(value));
    xdecref(old);
    Ok(())
}

/// Takes item `i`, which is there, out of the list.
pub(super) unsafe fn take_item(op: *mut PyObject, i: Py_ssize_t) -> Option<Ref> {
    let size = Py_SIZE(op);
    let place = items(op).offset(i);
    let item = *place;
    ptr::copy(place.add(1), place, (size - i - 1) as usize);
    set_size(op, size - 1);
    Ref::steal(item)
}

pub(super) unsafe extern "C" fn assign_subscript(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if let Some(i) = small_int(key)
        && (i as usize) < Py_SIZE(op) as usize
        && !value.is_null()
    {
        return set_item(op, i, value).or_minus_one();
    }
    assign_by(op, key, value).or_minus_one()
}

/// Not in line: an index that is there needs less of a frame.
#[inline(never)]
unsafe fn assign_by(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    if is_index(key) {
        let i = as_index(key)?;
        return set_item(op, if i < 0 { i + Py_SIZE(op) } else { i }, value);
    }
    if !PySlice_Check(key) {
        return Err(bad_index(c"list", key));
    }
    assign_cut(op, Cut::unpack(key)?, value)
}

unsafe fn assign_cut(op: *mut PyObject, cut: Cut, value: *mut PyObject) -> Fallible {
    if value.is_null() {
        let cut = cut.fit(Py_SIZE(op));
        if cut.step == 1 {
            return replace(op, cut.start, cut.stop, None);
        }
        return delete_cut(op, cut);
    }
    let new = if value == op {
        super::slice(op, 0, Py_SIZE(op))?
    } else {
        owned(PySequence_Fast(
            value,
            c"must assign iterable to extended slice".as_ptr(),
        ))?
    };
    // Making the items may have changed the list.
    let cut = cut.fit(Py_SIZE(op));
    if cut.step == 1 {
        return replace(op, cut.start, cut.stop, Some(&new));
    }
    let (from, count) = if PyList_Check(new.ptr()) {
        (items(new.ptr()), Py_SIZE(new.ptr()))
    } else {
        (tuple_items(new.ptr()), Py_SIZE(new.ptr()))
    };
    if count != cut.count {
        PyErr_Format(
            PyExc_ValueError,
            c"attempt to assign sequence of size %zd to extended slice of size %zd".as_ptr(),
            count,
            cut.count,
        );
        return Err(Raised);
    }
    let mut old = TakenOut::room_for(count as usize)?;
    for i in 0..count {
        let place = items(op).offset(cut.start + i * cut.step);
        old.take(core::mem::replace(&mut *place, new_ref(*from.offset(i))));
    }
    Ok(())
}

unsafe fn delete_cut(op: *mut PyObject, cut: Cut) -> Fallible {
    if cut.count == 0 {
        return Ok(());
    }
    let (first, step) = if cut.step < 0 {
        (cut.start + cut.step * (cut.count - 1), -cut.step)
    } else {
        (cut.start, cut.step)
    };
    let size = Py_SIZE(op);
    let mut old = TakenOut::room_for(cut.count as usize)?;
    let block = items(op);
    for k in 0..cut.count {
        let gone = first + k * step;
        old.take(*block.offset(gone));
        // What stands between this one and the next moves down over all that are gone so far.
        let next = if k + 1 < cut.count { gone + step } else { size };
        ptr::copy(
            block.offset(gone + 1),
            block.offset(gone - k),
            (next - gone - 1) as usize,
        );
    }
    shrink(op, size - cut.count);
    Ok(())
}
