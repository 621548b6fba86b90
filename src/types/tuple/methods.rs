//! What a tuple can do.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use super::{empty, from_array, of_length, slice};
use crate::arguments::own::{check_count, no_keyword_names, no_keywords};
use crate::prelude::*;
use crate::types::container::track_once;
use crate::types::define::{CLASS_GETITEM, fast, no_args, one_arg};
use crate::types::equality::small_int;
use crate::types::equality::{by_order, equal, hash_of};
use crate::types::index::{Cut, as_index, bad_index, from_end, is_index, search_bound};
use crate::types::raise::{fail, no_memory};
use crate::types::repr::{Text, guarded_repr};

static mut METHODS: [PyMethodDef; 5] = [
    no_args(c"__getnewargs__", getnewargs, c""),
    fast(
        c"index",
        index,
        c"index($self, value, start=0, stop=sys.maxsize, /)\n--\n\n",
    ),
    one_arg(c"count", count, c"count($self, value, /)\n--\n\n"),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

/// The methods that are no slots.
pub const fn table() -> *mut PyMethodDef {
    (&raw mut METHODS).cast()
}

pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        if kind == &raw mut PyTuple_Type {
            no_keywords(c"tuple", kwargs)?;
        }
        check_count(c"tuple", Py_SIZE(args), 0, 1)?;
        let iterable = (Py_SIZE(args) == 1).then(|| PyTuple_GET_ITEM(args, 0));
        let exact = from_optional(iterable)?;
        if kind == &raw mut PyTuple_Type {
            Ok(exact)
        } else {
            of_subtype(kind, exact.ptr())
        }
    };
    made().or_null()
}

unsafe fn from_optional(iterable: Option<*mut PyObject>) -> Fallible<Ref> {
    match iterable {
        None => Ok(Ref::new(empty())),
        Some(iterable) => owned(PySequence_Tuple(iterable)),
    }
}

unsafe fn of_subtype(kind: *mut PyTypeObject, items: *mut PyObject) -> Fallible<Ref> {
    let length = Py_SIZE(items);
    let allocate = (*kind).tp_alloc.unwrap_or(PyType_GenericAlloc);
    let op = owned(allocate(kind, length))?;
    for i in 0..length {
        PyTuple_SET_ITEM(op.ptr(), i, new_ref(PyTuple_GET_ITEM(items, i)));
    }
    // A subtype's allocation tracks by itself only if it is CPython's own.
    track_once(op.ptr());
    Ok(op)
}

pub unsafe extern "C" fn vectorcall(
    _kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        no_keyword_names(c"tuple", names)?;
        let count = PyVectorcall_NARGS(nargsf);
        check_count(c"tuple", count, 0, 1)?;
        from_optional((count == 1).then(|| *args))
    };
    made().or_null()
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let length = Py_SIZE(op);
    if length == 0 {
        return PyUnicode_FromString(c"()".as_ptr());
    }
    guarded_repr(op, c"(...)", || {
        let mut text = Text::new(if length > 1 {
            1 + 1 + (2 + 1) * (length - 1) + 1
        } else {
            4
        });
        text.ascii("(")?;
        for i in 0..length {
            if i > 0 {
                text.ascii(", ")?;
            }
            text.repr(PyTuple_GET_ITEM(op, i))?;
        }
        text.ascii(if length == 1 { ",)" } else { ")" })?;
        text.finish()
    })
}

/// xxHash's mixing of the items' hashes, with the constants that give CPython's values.
pub unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    const INSTEAD_OF_MINUS_ONE: Py_hash_t = 1_546_275_796;
    let length = Py_SIZE(op);
    let mut sum = PRIME_5;
    for i in 0..length {
        let Ok(lane) = hash_of(PyTuple_GET_ITEM(op, i)) else {
            return -1;
        };
        sum = sum.wrapping_add((lane as u64).wrapping_mul(PRIME_2));
        sum = sum.rotate_left(31).wrapping_mul(PRIME_1);
    }
    sum = sum.wrapping_add(length as u64 ^ (PRIME_5 ^ 3_527_539));
    if sum == u64::MAX {
        INSTEAD_OF_MINUS_ONE
    } else {
        sum as Py_hash_t
    }
}

pub unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !PyTuple_Check(a) || !PyTuple_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    compare_tuples(a, b, op).or_null()
}

unsafe fn compare_tuples(a: *mut PyObject, b: *mut PyObject, op: c_int) -> Fallible<Ref> {
    let (a_length, b_length) = (Py_SIZE(a), Py_SIZE(b));
    for i in 0..a_length.min(b_length) {
        let (x, y) = (PyTuple_GET_ITEM(a, i), PyTuple_GET_ITEM(b, i));
        if equal(x, y)? {
            continue;
        }
        return match op {
            Py_EQ => Ok(Ref::new(Py_False())),
            Py_NE => Ok(Ref::new(Py_True())),
            _ => owned(PyObject_RichCompare(x, y, op)),
        };
    }
    Ok(Ref::new(Py_Bool(by_order(a_length.cmp(&b_length), op))))
}

pub unsafe extern "C" fn contains(op: *mut PyObject, value: *mut PyObject) -> c_int {
    for i in 0..Py_SIZE(op) {
        match equal(PyTuple_GET_ITEM(op, i), value) {
            Ok(false) => {}
            result => return result.or_minus_one(),
        }
    }
    0
}

pub unsafe extern "C" fn concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if Py_SIZE(a) == 0 && PyTuple_CheckExact(b) {
        return new_ref(b);
    }
    if !PyTuple_Check(b) {
        PyErr_Format(
            PyExc_TypeError,
            c"can only concatenate tuple (not \"%.200s\") to tuple".as_ptr(),
            (*Py_TYPE(b)).tp_name,
        );
        return null_mut();
    }
    if Py_SIZE(b) == 0 && PyTuple_CheckExact(a) {
        return new_ref(a);
    }
    let (a_length, b_length) = (Py_SIZE(a), Py_SIZE(b));
    let joined = of_length(a_length + b_length);
    if let Ok(joined) = &joined {
        for i in 0..a_length {
            PyTuple_SET_ITEM(joined.ptr(), i, new_ref(PyTuple_GET_ITEM(a, i)));
        }
        for i in 0..b_length {
            PyTuple_SET_ITEM(joined.ptr(), a_length + i, new_ref(PyTuple_GET_ITEM(b, i)));
        }
    }
    joined.or_null()
}

pub unsafe extern "C" fn repeat(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    let length = Py_SIZE(op);
    if (length == 0 || times == 1) && PyTuple_CheckExact(op) {
        return new_ref(op);
    }
    if length == 0 || times <= 0 {
        return new_ref(empty());
    }
    let Some(total) = length.checked_mul(times) else {
        no_memory();
        return null_mut();
    };
    let repeated = of_length(total);
    if let Ok(repeated) = &repeated {
        for i in 0..total {
            PyTuple_SET_ITEM(repeated.ptr(), i, new_ref(PyTuple_GET_ITEM(op, i % length)));
        }
    }
    repeated.or_null()
}

pub unsafe extern "C" fn subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if let Some(i) = small_int(key)
        && (i as usize) < Py_SIZE(op) as usize
    {
        return new_ref(PyTuple_GET_ITEM(op, i));
    }
    subscripted(op, key).or_null()
}

/// Not in line: an index that is there needs no frame.
#[inline(never)]
unsafe fn subscripted(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    let length = Py_SIZE(op);
    if is_index(key) {
        let i = as_index(key)?;
        let i = if i < 0 { i + length } else { i };
        if i as usize >= length as usize {
            return Err(fail(PyExc_IndexError, c"tuple index out of range"));
        }
        return Ok(Ref::new(PyTuple_GET_ITEM(op, i)));
    }
    if !PySlice_Check(key) {
        return Err(bad_index(c"tuple", key));
    }
    let cut = Cut::unpack(key)?.fit(length);
    if cut.step == 1 {
        return slice(op, cut.start, cut.start + cut.count);
    }
    let cut_out = of_length(cut.count)?;
    for i in 0..cut.count {
        let item = PyTuple_GET_ITEM(op, cut.start + i * cut.step);
        PyTuple_SET_ITEM(cut_out.ptr(), i, new_ref(item));
    }
    Ok(cut_out)
}

unsafe extern "C" fn getnewargs(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let inner = from_array(tuple_items(op), Py_SIZE(op));
    let outer = || -> Fallible<Ref> {
        let outer = of_length(1)?;
        PyTuple_SET_ITEM(outer.ptr(), 0, inner?.into_raw());
        Ok(outer)
    };
    outer().or_null()
}

unsafe extern "C" fn index(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let found = || -> Fallible<Ref> {
        check_count(c"index", nargs, 1, 3)?;
        let length = Py_SIZE(op);
        let start = from_end(search_bound(args, nargs, 1, 0)?, length);
        let stop = from_end(search_bound(args, nargs, 2, Py_ssize_t::MAX)?, length);
        for i in start..stop.min(length) {
            if equal(PyTuple_GET_ITEM(op, i), *args)? {
                return owned(PyLong_FromSsize_t(i));
            }
        }
        Err(fail(PyExc_ValueError, c"tuple.index(x): x not in tuple"))
    };
    found().or_null()
}

unsafe extern "C" fn count(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let mut found = 0;
    for i in 0..Py_SIZE(op) {
        match equal(PyTuple_GET_ITEM(op, i), value) {
            Ok(same) => found += Py_ssize_t::from(same),
            Err(Raised) => return null_mut(),
        }
    }
    PyLong_FromSsize_t(found)
}
