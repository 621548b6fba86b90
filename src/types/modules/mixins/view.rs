//! The views of a mapping.

use super::common::*;
use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::define::one_arg;
use crate::types::modules::fields::number;
use crate::types::raise::fail;

pub unsafe extern "C" fn init_view(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible {
        if count != 1 {
            return Err(fail(
                PyExc_TypeError,
                c"MappingView.__init__() missing 1 required positional argument: 'mapping'",
            ));
        }
        status(PyObject_SetAttr(op, name!("_mapping"), *args))
    };
    none(run())
}

unsafe fn mapping(op: *mut PyObject) -> Fallible<Ref> {
    owned(PyObject_GetAttr(op, name!("_mapping")))
}

pub unsafe extern "C" fn view_len(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    mapping(op)
        .and_then(|mapping| number(PyObject_Size(mapping.ptr())))
        .and_then(|length| owned(PyLong_FromSsize_t(length)))
        .or_null()
}

pub unsafe extern "C" fn view_repr(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    match mapping(op) {
        Ok(mapping) => {
            PyUnicode_FromFormat(c"%s(%R)".as_ptr(), _PyType_Name(Py_TYPE(op)), mapping.ptr())
        }
        Err(Raised) => null_mut(),
    }
}

pub unsafe extern "C" fn key_contains(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    answer(mapping(op).and_then(|mapping| truth(PySequence_Contains(mapping.ptr(), key))))
}

pub unsafe extern "C" fn key_iter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    mapping(op)
        .and_then(|mapping| owned(PyObject_GetIter(mapping.ptr())))
        .or_null()
}

pub unsafe extern "C" fn item_contains(op: *mut PyObject, pair: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<bool> {
        let pair = owned(PySequence_Tuple(pair))?;
        if Py_SIZE(pair.ptr()) != 2 {
            return Ok(false);
        }
        let mapping = mapping(op)?;
        match find(mapping.ptr(), PyTuple_GET_ITEM(pair.ptr(), 0))? {
            Some(value) => same(value.ptr(), PyTuple_GET_ITEM(pair.ptr(), 1)),
            None => Ok(false),
        }
    };
    answer(run())
}

/// A pair of a key and its value, as a function bound to a mapping.
static mut PAIR: PyMethodDef = one_arg(c"pair", pair, c"");

pub unsafe extern "C" fn pair(mapping: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    match owned(PyObject_GetItem(mapping, key)) {
        Ok(value) => PyTuple_Pack(2, key, value.ptr()),
        Err(Raised) => null_mut(),
    }
}

pub unsafe extern "C" fn item_iter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mapping = mapping(op)?;
        let function = owned(PyCFunction_New(&raw mut PAIR, mapping.ptr()))?;
        call!((&raw mut PyMap_Type).cast(), function.ptr(), mapping.ptr())
    };
    run().or_null()
}

pub unsafe extern "C" fn value_contains(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<bool> {
        let iterator = owned(value_iter(op, null_mut()))?;
        while let Some(item) = next_item(&iterator)? {
            if same(item.ptr(), value)? {
                return Ok(true);
            }
        }
        Ok(false)
    };
    answer(run())
}

pub unsafe extern "C" fn value_iter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mapping = mapping(op)?;
        let item = owned(PyObject_GetAttr(mapping.ptr(), name!("__getitem__")))?;
        call!((&raw mut PyMap_Type).cast(), item.ptr(), mapping.ptr())
    };
    run().or_null()
}
