//! Functions on iterables.

use super::functions::takes;
use crate::prelude::*;
use crate::types::define::{fast, fast_named, named, one_arg};
use crate::types::iter::next_item;

static mut TABLE: [PyMethodDef; 9] = [
    fast(c"iter", iter, c"iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nAn iterator over the items, or over what a callable returns until it is the sentinel."),
    fast(c"next", next, c"next(iterator[, default])\n\nThe next item; when there is none, the default if given."),
    one_arg(c"any", any, c"any($module, iterable, /)\n--\n\nWhether an item is true."),
    one_arg(c"all", all, c"all($module, iterable, /)\n--\n\nWhether no item is false."),
    named(c"min", min, c"min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nThe smallest of the items or arguments, by key if given."),
    named(c"max", max, c"max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nThe largest of the items or arguments, by key if given."),
    fast_named(c"sorted", sorted, c"sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nA list of the items in order, equal ones as they came."),
    one_arg(c"aiter", aiter, c"aiter($module, async_iterable, /)\n--\n\nBegins an asynchronous iteration."),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}

unsafe extern "C" fn iter(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"iter", count, 1, 2) {
        return null_mut();
    }
    if count == 1 {
        return PyObject_GetIter(*args);
    }
    if PyCallable_Check(*args) == 0 {
        PyErr_SetString(PyExc_TypeError, c"iter(v, w): v must be callable".as_ptr());
        return null_mut();
    }
    PyCallIter_New(*args, *args.add(1))
}

unsafe extern "C" fn next(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"next", count, 1, 2) {
        return null_mut();
    }
    let iterator = *args;
    if PyIter_Check(iterator) == 0 {
        return PyErr_Format(
            PyExc_TypeError,
            c"'%.200s' object is not an iterator".as_ptr(),
            (*Py_TYPE(iterator)).tp_name,
        );
    }
    let found = (*Py_TYPE(iterator)).tp_iternext.unwrap_unchecked()(iterator);
    if !found.is_null() {
        return found;
    }
    if count == 2 {
        if !PyErr_Occurred().is_null() {
            if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
                return null_mut();
            }
            PyErr_Clear();
        }
        return new_ref(*args.add(1));
    }
    if PyErr_Occurred().is_null() {
        PyErr_SetNone(PyExc_StopIteration);
    }
    null_mut()
}

/// Whether an item of an iterable is true (`wanted`) or false.
unsafe fn has(iterable: *mut PyObject, wanted: bool) -> Fallible<bool> {
    let iterator = owned(PyObject_GetIter(iterable))?;
    while let Some(item) = next_item(&iterator)? {
        if truth(PyObject_IsTrue(item.ptr()))? == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

unsafe extern "C" fn any(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    has(op, true).map_or(null_mut(), |found| new_ref(Py_Bool(found)))
}

unsafe extern "C" fn all(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    has(op, false).map_or(null_mut(), |found| new_ref(Py_Bool(!found)))
}

unsafe extern "C" fn min(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    extreme(c"min", Py_LT, args, kwargs).or_null()
}

unsafe extern "C" fn max(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    extreme(c"max", Py_GT, args, kwargs).or_null()
}

/// The item that stands in the relation `operator` to all others.
unsafe fn extreme(
    name: &CStr,
    operator: c_int,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let count = Py_SIZE(args);
    if count == 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"%s expected at least 1 argument, got 0".as_ptr(),
            name.as_ptr(),
        );
        return Err(Raised);
    }
    let (mut key, mut default): (*mut PyObject, *mut PyObject) = (null_mut(), null_mut());
    if !kwargs.is_null() {
        let empty = owned(PyTuple_New(0))?;
        let format = if operator == Py_LT {
            c"|$OO:min"
        } else {
            c"|$OO:max"
        };
        parse_named!(
            empty.ptr(),
            kwargs,
            format,
            [c"key", c"default"],
            key,
            default
        )?;
    }
    if count > 1 && !default.is_null() {
        PyErr_Format(
            PyExc_TypeError,
            c"Cannot specify a default for %s() with multiple positional arguments".as_ptr(),
            name.as_ptr(),
        );
        return Err(Raised);
    }
    let iterable = if count > 1 {
        args
    } else {
        PyTuple_GET_ITEM(args, 0)
    };
    let key = if key == Py_None() { null_mut() } else { key };
    let iterator = owned(PyObject_GetIter(iterable))?;
    if let Some(found) = search(&iterator, key, operator)? {
        return Ok(found);
    }
    if !default.is_null() {
        return Ok(Ref::new(default));
    }
    PyErr_Format(
        PyExc_ValueError,
        c"%s() iterable argument is empty".as_ptr(),
        name.as_ptr(),
    );
    Err(Raised)
}

unsafe fn search(iterator: &Ref, key: *mut PyObject, operator: c_int) -> Fallible<Option<Ref>> {
    let mut best: Option<(Ref, Ref)> = None;
    while let Some(item) = next_item(iterator)? {
        let value = if key.is_null() {
            item.clone()
        } else {
            owned(PyObject_CallOneArg(key, item.ptr()))?
        };
        let better = match &best {
            None => true,
            Some((_, other)) => {
                truth(PyObject_RichCompareBool(value.ptr(), other.ptr(), operator))?
            }
        };
        if better {
            best = Some((item, value));
        }
    }
    Ok(best.map(|(item, _)| item))
}

unsafe extern "C" fn sorted(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if !takes(c"sorted", count, 1, 1) {
        return null_mut();
    }
    let run = || -> Fallible<Ref> {
        let list = owned(PySequence_List(*args))?;
        let sort = owned(PyObject_GetAttr(list.ptr(), name!("sort")))?;
        owned(PyObject_Vectorcall(sort.ptr(), args.add(1), 0, kwnames))?;
        Ok(list)
    };
    run().or_null()
}

unsafe extern "C" fn aiter(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyObject_GetAIter(op)
}
