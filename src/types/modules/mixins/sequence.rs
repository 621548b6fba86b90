//! `Sequence` and `MutableSequence`.

use super::common::*;
use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::modules::fields::number;

unsafe fn holds(op: *mut PyObject, value: *mut PyObject) -> Fallible<bool> {
    let iterator = owned(PyObject_GetIter(op))?;
    while let Some(item) = next_item(&iterator)? {
        if same(item.ptr(), value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

pub unsafe extern "C" fn sequence_contains(
    op: *mut PyObject,
    value: *mut PyObject,
) -> *mut PyObject {
    answer(holds(op, value))
}

pub unsafe extern "C" fn sequence_iter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PySeqIter_New(op)
}

pub unsafe extern "C" fn sequence_reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let length = owned(PyLong_FromSsize_t(number(PyObject_Size(op))?))?;
        let places = call!((&raw mut PyRange_Type).cast(), length.ptr())?;
        let places = call!((&raw mut PyReversed_Type).cast(), places.ptr())?;
        let item = owned(PyObject_GetAttr(op, name!("__getitem__")))?;
        call!((&raw mut PyMap_Type).cast(), item.ptr(), places.ptr())
    };
    run().or_null()
}

pub unsafe extern "C" fn index(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"index".as_ptr(), count, 1, 3) == 0 {
            return Err(Raised);
        }
        let bound = |at: Py_ssize_t| -> Fallible<Option<Py_ssize_t>> {
            if count <= at || *args.offset(at) == Py_None() {
                return Ok(None);
            }
            let given = number(PyNumber_AsSsize_t(*args.offset(at), PyExc_OverflowError))?;
            if given >= 0 {
                return Ok(Some(given));
            }
            Ok(Some(given + number(PyObject_Size(op))?))
        };
        let start = bound(1)?.unwrap_or(0).max(0);
        let stop = bound(2)?;
        let mut at = start;
        while stop.is_none_or(|stop| at < stop) {
            let item = match owned(PySequence_GetItem(op, at)) {
                Ok(item) => item,
                Err(Raised) if took(PyExc_IndexError) => break,
                Err(Raised) => return Err(Raised),
            };
            if same(item.ptr(), *args)? {
                return owned(PyLong_FromSsize_t(at));
            }
            at += 1;
        }
        PyErr_SetNone(PyExc_ValueError);
        Err(Raised)
    };
    run().or_null()
}

pub unsafe extern "C" fn count(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let iterator = owned(PyObject_GetIter(op))?;
        let mut found = 0;
        while let Some(item) = next_item(&iterator)? {
            found += Py_ssize_t::from(same(item.ptr(), value)?);
        }
        owned(PyLong_FromSsize_t(found))
    };
    run().or_null()
}

pub unsafe extern "C" fn append(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        let length = owned(PyLong_FromSsize_t(number(PyObject_Size(op))?))?;
        call_method!(name!("insert"), op, length.ptr(), value).map(drop)
    };
    none(run())
}

pub unsafe extern "C" fn clear_sequence(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    none(exhaust(op, name!("pop"), PyExc_IndexError))
}

pub unsafe extern "C" fn reverse(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        let length = number(PyObject_Size(op))?;
        for at in 0..length / 2 {
            let other = length - 1 - at;
            let first = owned(PySequence_GetItem(op, at))?;
            let last = owned(PySequence_GetItem(op, other))?;
            status(PySequence_SetItem(op, at, last.ptr()))?;
            status(PySequence_SetItem(op, other, first.ptr()))?;
        }
        Ok(())
    };
    none(run())
}

unsafe fn extend_by(op: *mut PyObject, values: *mut PyObject) -> Fallible {
    let values = if values == op {
        owned(PySequence_List(values))?
    } else {
        Ref::new(values)
    };
    let iterator = owned(PyObject_GetIter(values.ptr()))?;
    while let Some(item) = next_item(&iterator)? {
        call_method!(name!("append"), op, item.ptr())?;
    }
    Ok(())
}

pub unsafe extern "C" fn extend(op: *mut PyObject, values: *mut PyObject) -> *mut PyObject {
    none(extend_by(op, values))
}

pub unsafe extern "C" fn extended(op: *mut PyObject, values: *mut PyObject) -> *mut PyObject {
    call_method!(name!("extend"), op, values)
        .map(|_| Ref::new(op))
        .or_null()
}

pub unsafe extern "C" fn pop_item_at(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"pop".as_ptr(), count, 0, 1) == 0 {
            return Err(Raised);
        }
        let at = match count {
            0 => owned(PyLong_FromLong(-1))?,
            _ => Ref::new(*args),
        };
        let item = owned(PyObject_GetItem(op, at.ptr()))?;
        status(PyObject_DelItem(op, at.ptr()))?;
        Ok(item)
    };
    run().or_null()
}

pub unsafe extern "C" fn remove_value(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        let at = call_method!(name!("index"), op, value)?;
        status(PyObject_DelItem(op, at.ptr()))
    };
    none(run())
}
