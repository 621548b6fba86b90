//! `Set` and `MutableSet`.

use super::common::*;
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::modules::fields::number;
use crate::types::raise::key_error;

/// Whether all items of one are in the other.
unsafe fn is_within(op: *mut PyObject, other: *mut PyObject) -> Fallible<bool> {
    let iterator = owned(PyObject_GetIter(op))?;
    while let Some(item) = next_item(&iterator)? {
        if !truth(PySequence_Contains(other, item.ptr()))? {
            return Ok(false);
        }
    }
    Ok(true)
}

unsafe fn compare(op: *mut PyObject, other: *mut PyObject, how: c_int) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Set")? {
            return not_implemented();
        }
        let (own, theirs) = (number(PyObject_Size(op))?, number(PyObject_Size(other))?);
        let holds = match how {
            Py_LE => own <= theirs && is_within(op, other)?,
            Py_LT => own < theirs && is_within(op, other)?,
            Py_GE => own >= theirs && is_within(other, op)?,
            Py_GT => own > theirs && is_within(other, op)?,
            _ => own == theirs && is_within(op, other)?,
        };
        Ok(Ref::new(Py_Bool(holds)))
    };
    run().or_null()
}

macro_rules! comparisons {
    ($($name:ident $how:ident;)*) => {$(
        pub unsafe extern "C" fn $name(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
            compare(op, other, $how)
        }
    )*};
}

comparisons! {
    le Py_LE;
    lt Py_LT;
    ge Py_GE;
    gt Py_GT;
    eq Py_EQ;
}

/// A set of the class of `op` from a list.
unsafe fn of_same(op: *mut PyObject, items: &Ref) -> Fallible<Ref> {
    call_method!(name!("_from_iterable"), op, items.ptr())
}

/// Adds the items of one that are in the other, or that are not, to a list.
unsafe fn filter(from: *mut PyObject, other: *mut PyObject, wanted: bool, into: &Ref) -> Fallible {
    let iterator = owned(PyObject_GetIter(from))?;
    while let Some(item) = next_item(&iterator)? {
        if truth(PySequence_Contains(other, item.ptr()))? == wanted {
            status(PyList_Append(into.ptr(), item.ptr()))?;
        }
    }
    Ok(())
}

/// `other` as a set of the class of `op`.
unsafe fn as_set(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    if is_one(other, c"Set")? {
        return Ok(Ref::new(other));
    }
    of_same(op, &Ref::new(other))
}

pub unsafe extern "C" fn and(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Iterable")? {
            return not_implemented();
        }
        let items = owned(PyList_New(0))?;
        filter(other, op, true, &items)?;
        of_same(op, &items)
    };
    run().or_null()
}

pub unsafe extern "C" fn or(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Iterable")? {
            return not_implemented();
        }
        let items = owned(PySequence_List(op))?;
        let more = owned(PySequence_List(other))?;
        let end = Py_SIZE(items.ptr());
        status(PyList_SetSlice(items.ptr(), end, end, more.ptr()))?;
        of_same(op, &items)
    };
    run().or_null()
}

pub unsafe extern "C" fn minus(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Iterable")? {
            return not_implemented();
        }
        let other = as_set(op, other)?;
        let items = owned(PyList_New(0))?;
        filter(op, other.ptr(), false, &items)?;
        of_same(op, &items)
    };
    run().or_null()
}

pub unsafe extern "C" fn minus_reflected(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Iterable")? {
            return not_implemented();
        }
        let other = as_set(op, other)?;
        let items = owned(PyList_New(0))?;
        filter(other.ptr(), op, false, &items)?;
        of_same(op, &items)
    };
    run().or_null()
}

pub unsafe extern "C" fn xor(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_one(other, c"Iterable")? {
            return not_implemented();
        }
        let other = as_set(op, other)?;
        let own = owned(PyNumber_Subtract(op, other.ptr()))?;
        let theirs = owned(PyNumber_Subtract(other.ptr(), op))?;
        owned(PyNumber_Or(own.ptr(), theirs.ptr()))
    };
    run().or_null()
}

pub unsafe extern "C" fn is_disjoint(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<bool> {
        let iterator = owned(PyObject_GetIter(other))?;
        while let Some(item) = next_item(&iterator)? {
            if truth(PySequence_Contains(op, item.ptr()))? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    answer(run())
}

pub unsafe extern "C" fn remove(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        if !truth(PySequence_Contains(op, value))? {
            return Err(key_error(value));
        }
        call_method!(name!("discard"), op, value).map(drop)
    };
    none(run())
}

pub unsafe extern "C" fn pop_any(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let iterator = owned(PyObject_GetIter(op))?;
        let Some(item) = next_item(&iterator)? else {
            PyErr_SetNone(PyExc_KeyError);
            return Err(Raised);
        };
        call_method!(name!("discard"), op, item.ptr())?;
        Ok(item)
    };
    run().or_null()
}

pub unsafe extern "C" fn clear_set(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    none(exhaust(op, name!("pop"), PyExc_KeyError))
}

/// Calls the method of a name with each item of a list.
unsafe fn with_each(op: *mut PyObject, method: *mut PyObject, items: &Ref) -> Fallible {
    for i in 0..Py_SIZE(items.ptr()) {
        call_method!(method, op, PyList_GET_ITEM(items.ptr(), i))?;
    }
    Ok(())
}

pub unsafe extern "C" fn or_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let items = owned(PySequence_List(other))?;
        with_each(op, name!("add"), &items)?;
        Ok(Ref::new(op))
    };
    run().or_null()
}

pub unsafe extern "C" fn and_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let rest = owned(PyNumber_Subtract(op, other))?;
        let items = owned(PySequence_List(rest.ptr()))?;
        with_each(op, name!("discard"), &items)?;
        Ok(Ref::new(op))
    };
    run().or_null()
}

pub unsafe extern "C" fn xor_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if op == other {
            call_method!(name!("clear"), op)?;
            return Ok(Ref::new(op));
        }
        let other = as_set(op, other)?;
        let items = owned(PySequence_List(other.ptr()))?;
        for i in 0..Py_SIZE(items.ptr()) {
            let item = PyList_GET_ITEM(items.ptr(), i);
            let method = if truth(PySequence_Contains(op, item))? {
                name!("discard")
            } else {
                name!("add")
            };
            call_method!(method, op, item)?;
        }
        Ok(Ref::new(op))
    };
    run().or_null()
}

pub unsafe extern "C" fn minus_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if op == other {
            call_method!(name!("clear"), op)?;
            return Ok(Ref::new(op));
        }
        let items = owned(PySequence_List(other))?;
        with_each(op, name!("discard"), &items)?;
        Ok(Ref::new(op))
    };
    run().or_null()
}
