//! `list.sort`: what is compared, and how.
//!
//! The items are sorted outside the list, each with what its comparison needs close by: the value of an int or a float,
//! the first bytes of a str. The list takes the order over at the end, after a comparison that failed as well.

use core::cmp::Ordering;

use super::super::long::value::short;
use super::merge::stable_sort;
use super::{items, list, set_size};
use crate::prelude::*;
use crate::types::equality::{equal, small_int};
use crate::types::raise::{fail, no_memory};
use crate::types::slot::same_slot;

/// An item on its way: what it is compared by, and the item itself.
#[derive(Clone, Copy)]
struct Entry<K> {
    by: K,
    item: *mut PyObject,
}

/// The first eight bytes of a str of one-byte characters, as a number that orders like them, and the str.
type TextKey = (u64, *mut PyObject);

/// Sorts a list; `key` is called for each item, `descending` turns the order round but leaves equal items as they stood.
pub unsafe fn sort(op: *mut PyObject, key: Option<*mut PyObject>, descending: bool) -> Fallible {
    let taken = Taken::out_of(op);
    let len = taken.size as usize;
    let sorted = || -> Fallible {
        let keys = match key {
            Some(key) => Some(Keys::made_by(key, taken.block, len)?),
            None => None,
        };
        if len > 1 {
            let by = keys.as_ref().map_or(taken.block, |keys| keys.block);
            sort_array(taken.block, by, len, descending)?;
        }
        Ok(())
    };
    let sorted = sorted();
    let untouched = taken.put_back();
    sorted?;
    if untouched {
        Ok(())
    } else {
        Err(fail(PyExc_ValueError, c"list modified during sort"))
    }
}

/// The block of a list that is being sorted. The list is empty meanwhile.
struct Taken {
    op: *mut PyObject,
    block: *mut *mut PyObject,
    size: Py_ssize_t,
    allocated: Py_ssize_t,
}

impl Taken {
    unsafe fn out_of(op: *mut PyObject) -> Taken {
        let taken = Taken {
            op,
            block: items(op),
            size: Py_SIZE(op),
            allocated: (*list(op)).allocated,
        };
        set_size(op, 0);
        (*list(op)).ob_item = null_mut();
        // Nobody sets this, so whoever touches the list leaves a trace.
        (*list(op)).allocated = -1;
        taken
    }

    /// Gives the list its block back; false when somebody has touched the list.
    unsafe fn put_back(self) -> bool {
        let op = self.op;
        let untouched = (*list(op)).allocated == -1;
        let (strange, strange_size) = (items(op), Py_SIZE(op));
        set_size(op, self.size);
        (*list(op)).ob_item = self.block;
        (*list(op)).allocated = self.allocated;
        if !strange.is_null() {
            for i in (0..strange_size).rev() {
                xdecref(*strange.offset(i));
            }
            PyMem_Free(strange.cast());
        }
        untouched
    }
}

/// What the key function gave, alive until the sort is over.
struct Keys {
    block: *mut *mut PyObject,
    count: usize,
}

impl Keys {
    unsafe fn made_by(key: *mut PyObject, items: *mut *mut PyObject, len: usize) -> Fallible<Keys> {
        let mut keys = Keys {
            block: array(len)?,
            count: 0,
        };
        for i in 0..len {
            let made = owned(PyObject_CallOneArg(key, *items.add(i)))?;
            *keys.block.add(i) = made.into_raw();
            keys.count += 1;
        }
        Ok(keys)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        // SAFETY: the block holds `count` references of its own.
        unsafe {
            for i in 0..self.count {
                decref(*self.block.add(i));
            }
            PyMem_Free(self.block.cast());
        }
    }
}

unsafe fn array<T>(len: usize) -> Fallible<*mut T> {
    let bytes = len
        .checked_mul(size_of::<T>())
        .filter(|bytes| *bytes <= PY_SSIZE_T_MAX);
    let block = bytes.map_or(null_mut(), |bytes| PyMem_Malloc(bytes));
    if block.is_null() {
        Err(no_memory())
    } else {
        Ok(block.cast())
    }
}

struct Freed(*mut c_void);

impl Drop for Freed {
    fn drop(&mut self) {
        // SAFETY: a block of the domain, or NULL.
        unsafe { PyMem_Free(self.0) }
    }
}

/// What all that is compared has in common.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Ints,
    Floats,
    Texts,
    /// Of one type, which compares by itself.
    OneType(*mut PyTypeObject),
    Mixed,
}

unsafe fn kind_of_one(op: *mut PyObject) -> Kind {
    if short_int(op).is_some() {
        return Kind::Ints;
    }
    let kind = Py_TYPE(op);
    if kind == &raw mut PyFloat_Type {
        return Kind::Floats;
    }
    if kind == &raw mut PyUnicode_Type && PyUnicode_KIND(op) == PyUnicode_1BYTE_KIND {
        return Kind::Texts;
    }
    if (*kind).tp_richcompare.is_some() {
        Kind::OneType(kind)
    } else {
        Kind::Mixed
    }
}

unsafe fn kind_of_all(by: *mut *mut PyObject, len: usize) -> Kind {
    let first = kind_of_one(*by);
    for i in 1..len {
        if kind_of_one(*by.add(i)) != first {
            return kind_of_types(by, len);
        }
    }
    first
}

/// The kind of a mixture: of one type still, perhaps, as short and long ints are.
unsafe fn kind_of_types(by: *mut *mut PyObject, len: usize) -> Kind {
    let kind = Py_TYPE(*by);
    for i in 1..len {
        if Py_TYPE(*by.add(i)) != kind {
            return Kind::Mixed;
        }
    }
    if (*kind).tp_richcompare.is_some() {
        Kind::OneType(kind)
    } else {
        Kind::Mixed
    }
}

unsafe fn sort_array(
    items: *mut *mut PyObject,
    by: *mut *mut PyObject,
    len: usize,
    descending: bool,
) -> Fallible {
    match kind_of_all(by, len) {
        Kind::Ints => sort_by(items, by, len, descending, int_key, |a, b| Ok(a < b)),
        Kind::Floats => sort_by(items, by, len, descending, float_key, |a, b| Ok(a < b)),
        Kind::Texts => sort_by(items, by, len, descending, text_key, text_less),
        Kind::OneType(kind) if kind == &raw mut PyTuple_Type => sort_by(
            items,
            by,
            len,
            descending,
            |op| op,
            |a, b| tuple_less(*a, *b),
        ),
        Kind::OneType(kind) => {
            let Some(compare) = (*kind).tp_richcompare else {
                return Err(Raised);
            };
            sort_by(
                items,
                by,
                len,
                descending,
                |op| op,
                |a, b| slot_less(compare, *a, *b),
            )
        }
        Kind::Mixed => sort_by(items, by, len, descending, |op| op, |a, b| any_less(*a, *b)),
    }
}

/// Sorts by the keys that `key` makes. For a descending order the array is turned round before and after, which keeps
/// equal items in their order.
unsafe fn sort_by<K: Copy>(
    items: *mut *mut PyObject,
    by: *mut *mut PyObject,
    len: usize,
    descending: bool,
    key: impl Fn(*mut PyObject) -> K,
    mut less: impl FnMut(&K, &K) -> Fallible<bool>,
) -> Fallible {
    let entries: *mut Entry<K> = array(len + len / 2)?;
    let _freed = Freed(entries.cast());
    let place = |i: usize| if descending { len - 1 - i } else { i };
    for i in 0..len {
        *entries.add(place(i)) = Entry {
            by: key(*by.add(i)),
            item: *items.add(i),
        };
    }
    let sorted = stable_sort(
        entries,
        len,
        entries.add(len),
        &mut |a: &Entry<K>, b: &Entry<K>| less(&a.by, &b.by),
    );
    for i in 0..len {
        *items.add(i) = (*entries.add(place(i))).item;
    }
    sorted
}

/// The value of an exact int of two digits at most.
#[inline(always)]
unsafe fn short_int(op: *mut PyObject) -> Option<i64> {
    if PyLong_CheckExact(op) {
        short(op)
    } else {
        None
    }
}

fn int_key(op: *mut PyObject) -> i64 {
    // SAFETY: all have been found to be short ints.
    unsafe { short(op).unwrap_unchecked() }
}

fn float_key(op: *mut PyObject) -> f64 {
    // SAFETY: all have been found to be floats.
    unsafe { (*op.cast::<PyFloatObject>()).ob_fval }
}

fn text_key(op: *mut PyObject) -> TextKey {
    // SAFETY: all have been found to be strs of one-byte characters.
    unsafe {
        let len = (PyUnicode_GET_LENGTH(op) as usize).min(8);
        let mut head = [0u8; 8];
        ptr::copy_nonoverlapping(PyUnicode_DATA(op).cast::<u8>(), head.as_mut_ptr(), len);
        (u64::from_be_bytes(head), op)
    }
}

fn text_less(a: &TextKey, b: &TextKey) -> Fallible<bool> {
    if a.0 != b.0 {
        return Ok(a.0 < b.0);
    }
    // SAFETY: as in `text_key`.
    let text = |op: *mut PyObject| unsafe {
        core::slice::from_raw_parts(
            PyUnicode_DATA(op).cast::<u8>(),
            PyUnicode_GET_LENGTH(op) as usize,
        )
    };
    Ok(text(a.1).cmp(text(b.1)) == Ordering::Less)
}

unsafe fn any_less(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    truth(PyObject_RichCompareBool(a, b, Py_LT))
}

/// `a < b` by the slot that both have; it may change places with a slot that knows nothing of the two.
#[inline]
unsafe fn slot_less(
    compare: unsafe extern "C" fn(*mut PyObject, *mut PyObject, c_int) -> *mut PyObject,
    a: *mut PyObject,
    b: *mut PyObject,
) -> Fallible<bool> {
    // A comparison may give an object another type.
    if !same_slot((*Py_TYPE(a)).tp_richcompare, Some(compare)) || Py_TYPE(a) != Py_TYPE(b) {
        return any_less(a, b);
    }
    let answer = owned(compare(a, b, Py_LT))?;
    if answer.ptr() == Py_NotImplemented() {
        return any_less(a, b);
    }
    if PyBool_Check(answer.ptr()) {
        return Ok(answer.ptr() == Py_True());
    }
    truth(PyObject_IsTrue(answer.ptr()))
}

/// Tuples are compared by the first items that differ.
unsafe fn tuple_less(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    let (a_len, b_len) = (Py_SIZE(a), Py_SIZE(b));
    for i in 0..a_len.min(b_len) {
        let (x, y) = (PyTuple_GET_ITEM(a, i), PyTuple_GET_ITEM(b, i));
        if let (Some(x), Some(y)) = (small_int(x), small_int(y)) {
            if x != y {
                return Ok(x < y);
            }
        } else if !equal(x, y)? {
            return any_less(x, y);
        }
    }
    Ok(a_len < b_len)
}
