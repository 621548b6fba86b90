//! `Mapping` and `MutableMapping`.

use super::common::*;
use crate::prelude::*;
use crate::types::call::listed::{call, call_method};

/// A key, and what stands for its value when it is not there.
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

pub unsafe extern "C" fn get(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (key, default) = key_and_default(c"get", args, count)?;
        let default = if default.is_null() {
            Py_None()
        } else {
            default
        };
        Ok(find(op, key)?.unwrap_or_else(|| Ref::new(default)))
    };
    run().or_null()
}

pub unsafe extern "C" fn mapping_contains(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    answer(find(op, key).map(|found| found.is_some()))
}

unsafe fn view(op: *mut PyObject, class: &CStr) -> *mut PyObject {
    abstract_class(class)
        .and_then(|class| call!(class.ptr(), op))
        .or_null()
}

pub unsafe extern "C" fn keys(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    view(op, c"KeysView")
}

pub unsafe extern "C" fn items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    view(op, c"ItemsView")
}

pub unsafe extern "C" fn values(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    view(op, c"ValuesView")
}

unsafe fn as_dict(op: *mut PyObject) -> Fallible<Ref> {
    let items = call_method!(name!("items"), op)?;
    call!((&raw mut PyDict_Type).cast(), items.ptr())
}

pub unsafe extern "C" fn mapping_eq(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Mapping")? {
            return not_implemented();
        }
        let (own, theirs) = (as_dict(op)?, as_dict(other)?);
        owned(PyObject_RichCompare(own.ptr(), theirs.ptr(), Py_EQ))
    };
    run().or_null()
}

pub unsafe extern "C" fn pop_key(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (key, default) = key_and_default(c"pop", args, count)?;
        let value = match owned(PyObject_GetItem(op, key)) {
            Ok(value) => value,
            Err(Raised) if !default.is_null() && took(PyExc_KeyError) => {
                return Ok(Ref::new(default));
            }
            Err(Raised) => return Err(Raised),
        };
        status(PyObject_DelItem(op, key))?;
        Ok(value)
    };
    run().or_null()
}

pub unsafe extern "C" fn pop_pair(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let iterator = owned(PyObject_GetIter(op))?;
        let Some(key) = next_item(&iterator)? else {
            PyErr_SetNone(PyExc_KeyError);
            return Err(Raised);
        };
        let value = owned(PyObject_GetItem(op, key.ptr()))?;
        status(PyObject_DelItem(op, key.ptr()))?;
        owned(PyTuple_Pack(2, key.ptr(), value.ptr()))
    };
    run().or_null()
}

pub unsafe extern "C" fn clear_mapping(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    none(exhaust(op, name!("popitem"), PyExc_KeyError))
}

/// Sets what a mapping, an object with `keys()` or an iterable of pairs says.
unsafe fn update_from(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    let mut method = null_mut();
    status(PyObject_GetOptionalAttr(other, name!("keys"), &mut method))?;
    if let Some(method) = Ref::steal(method) {
        let keys = call!(method.ptr())?;
        let iterator = owned(PyObject_GetIter(keys.ptr()))?;
        while let Some(key) = next_item(&iterator)? {
            let value = owned(PyObject_GetItem(other, key.ptr()))?;
            status(PyObject_SetItem(op, key.ptr(), value.ptr()))?;
        }
        return Ok(());
    }
    let iterator = owned(PyObject_GetIter(other))?;
    while let Some(pair) = next_item(&iterator)? {
        let pair = owned(PySequence_Tuple(pair.ptr()))?;
        let length = Py_SIZE(pair.ptr());
        if length != 2 {
            let text = if length > 2 {
                c"too many values to unpack (expected 2)"
            } else {
                c"not enough values to unpack (expected 2, got %zd)"
            };
            PyErr_Format(PyExc_ValueError, text.as_ptr(), length);
            return Err(Raised);
        }
        status(PyObject_SetItem(
            op,
            PyTuple_GET_ITEM(pair.ptr(), 0),
            PyTuple_GET_ITEM(pair.ptr(), 1),
        ))?;
    }
    Ok(())
}

pub unsafe extern "C" fn update(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible {
        if Py_SIZE(args) > 1 {
            PyErr_Format(
                PyExc_TypeError,
                c"MutableMapping.update() takes from 1 to 2 positional arguments but %zd were given"
                    .as_ptr(),
                Py_SIZE(args) + 1,
            );
            return Err(Raised);
        }
        if Py_SIZE(args) == 1 {
            update_from(op, PyTuple_GET_ITEM(args, 0))?;
        }
        if !kwargs.is_null() {
            update_from(op, kwargs)?;
        }
        Ok(())
    };
    none(run())
}

pub unsafe extern "C" fn set_default(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (key, default) = key_and_default(c"setdefault", args, count)?;
        if let Some(value) = find(op, key)? {
            return Ok(value);
        }
        let default = if default.is_null() {
            Py_None()
        } else {
            default
        };
        status(PyObject_SetItem(op, key, default))?;
        Ok(Ref::new(default))
    };
    run().or_null()
}
