//! What the two weak dicts have in common.

use super::holder::{self, data, referent};
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::define::{fast, named, no_args, one_arg};
use crate::types::tuple;

pub const KEY: usize = 0;
pub const VALUE: usize = 1;

/// What differs between them.
pub trait WeakDict {
    /// The side of a pair that is a weak reference: `KEY` or `VALUE`.
    const WEAK: usize;
    /// The method that lists the weak references.
    const REFERENCES: PyMethodDef;
    /// The type.
    fn kind() -> *mut PyTypeObject;
    /// The value of a key, when both are alive.
    unsafe fn find(op: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>>;
    /// Puts a pair in.
    unsafe fn put(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible;
    /// Whether a key is there.
    unsafe fn contains(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool>;
    /// Takes a key out and returns its value; KeyError without a default.
    unsafe fn pop(op: *mut PyObject, key: *mut PyObject, default: Option<Ref>) -> Fallible<Ref>;
    /// The value of a key, which is put in with the default when it is absent.
    unsafe fn set_default(
        op: *mut PyObject,
        key: *mut PyObject,
        default: *mut PyObject,
    ) -> Fallible<Ref>;
}

/// The methods of such a dict.
pub const fn methods<D: WeakDict>() -> [PyMethodDef; 15] {
    [
        no_args(c"copy", copy::<D>, c""),
        no_args(c"__copy__", copy::<D>, c""),
        no_args(c"clear", clear, c""),
        fast(c"get", get::<D>, c""),
        no_args(c"keys", keys::<D>, c""),
        no_args(c"values", values::<D>, c""),
        no_args(c"items", items::<D>, c""),
        D::REFERENCES,
        no_args(c"popitem", pop_item::<D>, c""),
        fast(c"pop", pop::<D>, c""),
        fast(c"setdefault", set_default::<D>, c""),
        named(c"update", update::<D>, c""),
        one_arg(c"__contains__", has::<D>, c""),
        no_args(c"__len__", len, c""),
        PyMethodDef::EMPTY,
    ]
}

/// The key and the value of a pair of the dict, when the referent is alive.
unsafe fn strong<D: WeakDict>(pair: *mut PyObject) -> Fallible<Option<(Ref, Ref)>> {
    let Some(found) = referent(PyTuple_GET_ITEM(pair, D::WEAK as Py_ssize_t))? else {
        return Ok(None);
    };
    let other = Ref::new(PyTuple_GET_ITEM(pair, 1 - D::WEAK as Py_ssize_t));
    Ok(Some(if D::WEAK == KEY {
        (found, other)
    } else {
        (other, found)
    }))
}

/// An iterator over what `of` makes of each key and its value, of those that are alive.
unsafe fn alive<D: WeakDict>(
    op: *mut PyObject,
    of: impl Fn(Ref, Ref) -> Fallible<Ref>,
) -> *mut PyObject {
    let list = || -> Fallible<Ref> {
        let pairs = owned(PyDict_Items(data(op)))?;
        let list = owned(PyList_New(0))?;
        for i in 0..Py_SIZE(pairs.ptr()) {
            if let Some((key, value)) = strong::<D>(PyList_GET_ITEM(pairs.ptr(), i))? {
                status(PyList_Append(list.ptr(), of(key, value)?.ptr()))?;
            }
        }
        Ok(list)
    };
    holder::iterator(list())
}

pub unsafe extern "C" fn iterate<D: WeakDict>(op: *mut PyObject) -> *mut PyObject {
    alive::<D>(op, |key, _| Ok(key))
}

unsafe extern "C" fn keys<D: WeakDict>(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    iterate::<D>(op)
}

unsafe extern "C" fn values<D: WeakDict>(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    alive::<D>(op, |_, value| Ok(value))
}

unsafe extern "C" fn items<D: WeakDict>(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    alive::<D>(op, |key, value| tuple::pair(key, value))
}

unsafe extern "C" fn pop_item<D: WeakDict>(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        loop {
            let pair = call_method!(name!("popitem"), data(op))?;
            if let Some((key, value)) = strong::<D>(pair.ptr())? {
                return tuple::pair(key, value);
            }
        }
    };
    run().or_null()
}

unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Clear(data(op));
    new_ref(Py_None())
}

unsafe extern "C" fn len(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(holder::length(op))
}

/// Puts in the pairs of a mapping, or of an iterable of pairs.
pub unsafe fn add_all<D: WeakDict>(op: *mut PyObject, from: *mut PyObject) -> Fallible {
    let mut method = null_mut();
    status(PyObject_GetOptionalAttr(from, name!("items"), &mut method))?;
    let pairs = match Ref::steal(method) {
        Some(method) => owned(PyObject_CallNoArgs(method.ptr()))?,
        None => {
            let dict = owned(PyDict_New())?;
            status(PyDict_MergeFromSeq2(dict.ptr(), from, 1))?;
            owned(PyDict_Items(dict.ptr()))?
        }
    };
    let pairs = owned(PySequence_List(pairs.ptr()))?;
    for i in 0..Py_SIZE(pairs.ptr()) {
        let pair = owned(PySequence_Tuple(PyList_GET_ITEM(pairs.ptr(), i)))?;
        let (mut key, mut value) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        let name = c"update";
        if PyArg_UnpackTuple(
            pair.ptr(),
            name.as_ptr(),
            2,
            2,
            &raw mut key,
            &raw mut value,
        ) == 0
        {
            return Err(Raised);
        }
        D::put(op, key, value)?;
    }
    Ok(())
}

pub unsafe extern "C" fn contains<D: WeakDict>(op: *mut PyObject, key: *mut PyObject) -> c_int {
    D::contains(op, key).or_minus_one()
}

unsafe extern "C" fn has<D: WeakDict>(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    D::contains(op, key)
        .map(|found| Ref::new(Py_Bool(found)))
        .or_null()
}

unsafe extern "C" fn copy<D: WeakDict>(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = owned(PyObject_CallNoArgs(D::kind().cast()))?;
        add_all::<D>(made.ptr(), op)?;
        Ok(made)
    };
    run().or_null()
}

/// The key of a call, and what stands for its value when it is not there, borrowed; NULL when that is not given.
unsafe fn key_and_default(
    name: &CStr,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> Fallible<(*mut PyObject, *mut PyObject)> {
    if _PyArg_CheckPositional(name.as_ptr(), count, 1, 2) == 0 {
        return Err(Raised);
    }
    Ok((*args, if count == 2 { *args.add(1) } else { null_mut() }))
}

fn or_none(op: *mut PyObject) -> *mut PyObject {
    if op.is_null() { Py_None() } else { op }
}

unsafe extern "C" fn get<D: WeakDict>(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (key, default) = key_and_default(c"get", args, count)?;
        Ok(D::find(op, key)?.unwrap_or_else(|| Ref::new(or_none(default))))
    };
    run().or_null()
}

unsafe extern "C" fn pop<D: WeakDict>(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    key_and_default(c"pop", args, count)
        .and_then(|(key, default)| D::pop(op, key, Ref::new_or_none(default)))
        .or_null()
}

unsafe extern "C" fn set_default<D: WeakDict>(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    key_and_default(c"setdefault", args, count)
        .and_then(|(key, default)| D::set_default(op, key, or_none(default)))
        .or_null()
}

/// Puts in the pairs of what a call has by position, then those it has by name.
pub unsafe fn add_given<D: WeakDict>(
    op: *mut PyObject,
    from: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible {
    if from != Py_None() {
        add_all::<D>(op, from)?;
    }
    if !kwargs.is_null() {
        add_all::<D>(op, kwargs)?;
    }
    Ok(())
}

unsafe extern "C" fn update<D: WeakDict>(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut from = Py_None();
        parse_named!(args, null_mut(), c"|O:update", [c""], from)?;
        add_given::<D>(op, from, kwargs)?;
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}
