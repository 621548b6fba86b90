//! What a deque is as a sequence.

use super::{deque, is_deque, methods, ring};
use crate::prelude::*;
use crate::types::equality::{by_order, equal};
use crate::types::modules::fields::{is_end, next_of};
use crate::types::raise::fail;
use crate::types::repr::{Text, guarded_repr};

pub static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat),
    sq_repeat: Some(repeat),
    sq_item: Some(item),
    sq_ass_item: Some(set_item),
    sq_contains: Some(contains),
    sq_inplace_concat: Some(concat_in_place),
    sq_inplace_repeat: Some(repeat_in_place),
    ..PySequenceMethods::EMPTY
};

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

unsafe fn check(op: *mut PyObject, at: Py_ssize_t) -> Fallible<usize> {
    if at < 0 || at >= Py_SIZE(op) {
        return Err(fail(PyExc_IndexError, c"deque index out of range"));
    }
    Ok(at as usize)
}

unsafe extern "C" fn item(op: *mut PyObject, at: Py_ssize_t) -> *mut PyObject {
    check(op, at)
        .map(|at| Ref::new(ring::get(op, at)))
        .or_null()
}

unsafe extern "C" fn set_item(op: *mut PyObject, at: Py_ssize_t, value: *mut PyObject) -> c_int {
    let run = || -> Fallible {
        let at = check(op, at)?;
        if value.is_null() {
            drop(ring::take(op, at));
        } else {
            decref(ring::replace(op, at, new_ref(value)));
        }
        Ok(())
    };
    run().or_minus_one()
}

unsafe extern "C" fn contains(op: *mut PyObject, item: *mut PyObject) -> c_int {
    let changed = (PyExc_RuntimeError, c"deque mutated during iteration");
    methods::find(op, item, 0, Py_SIZE(op) as usize, changed)
        .map(|at| at.is_some())
        .or_minus_one()
}

unsafe extern "C" fn concat(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !is_deque(other) {
            PyErr_Format(
                PyExc_TypeError,
                c"can only concatenate deque (not \"%.200s\") to deque".as_ptr(),
                (*Py_TYPE(other)).tp_name,
            );
            return Err(Raised);
        }
        let made = methods::copied(op)?;
        methods::add_all(made.ptr(), other, ring::push)?;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn concat_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    methods::add_all(op, other, ring::push)
        .map(|()| Ref::new(op))
        .or_null()
}

/// Repeats the items of a deque.
unsafe fn repeat_items(op: *mut PyObject, times: Py_ssize_t) -> Fallible {
    let count = Py_SIZE(op) as usize;
    if times <= 0 {
        ring::clear(op);
        return Ok(());
    }
    if count == 0 || times == 1 {
        return Ok(());
    }
    let most = (*deque(op)).most;
    if most < 0 && times > Py_ssize_t::MAX / 8 / count as Py_ssize_t {
        PyErr_NoMemory();
        return Err(Raised);
    }
    // Of a bounded one the last rounds are all that stays.
    let mut rounds = times as usize - 1;
    if most >= 0 {
        rounds = rounds.min(most as usize / count + 1);
    }
    let items = owned(PySequence_List(op))?;
    for _ in 0..rounds {
        for i in 0..count {
            let item = PyList_GET_ITEM(items.ptr(), i as Py_ssize_t);
            ring::push(op, Ref::new(item))?;
        }
    }
    Ok(())
}

unsafe extern "C" fn repeat(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = methods::copied(op)?;
        repeat_items(made.ptr(), times)?;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn repeat_in_place(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    repeat_items(op, times).map(|()| Ref::new(op)).or_null()
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    guarded_repr(op, c"[...]", || {
        let items = owned(PySequence_List(op))?;
        let mut text = Text::new(16);
        let name = owned(PyUnicode_FromString(_PyType_Name(Py_TYPE(op))))?;
        text.str(name.ptr())?;
        text.ascii("(")?;
        text.repr(items.ptr())?;
        if (*deque(op)).most >= 0 {
            let most = owned(PyLong_FromSsize_t((*deque(op)).most))?;
            text.ascii(", maxlen=")?;
            text.repr(most.ptr())?;
        }
        text.ascii(")")?;
        text.finish()
    })
}

pub unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !is_deque(a) || !is_deque(b) {
        return new_ref(Py_NotImplemented());
    }
    compared(a, b, op).or_null()
}

unsafe fn compared(a: *mut PyObject, b: *mut PyObject, op: c_int) -> Fallible<Ref> {
    let lengths = Py_SIZE(a).cmp(&Py_SIZE(b));
    if a == b || (lengths.is_ne() && matches!(op, Py_EQ | Py_NE)) {
        return Ok(Ref::new(Py_Bool(by_order(lengths, op))));
    }
    let first = owned(PyObject_GetIter(a))?;
    let second = owned(PyObject_GetIter(b))?;
    loop {
        let x = Ref::steal(next_of(first.ptr()));
        if x.is_none() {
            is_end()?;
        }
        let y = Ref::steal(next_of(second.ptr()));
        let (Some(x), Some(y)) = (&x, &y) else {
            is_end()?;
            let order = x.is_some().cmp(&y.is_some());
            return Ok(Ref::new(Py_Bool(by_order(order, op))));
        };
        if !equal(x.ptr(), y.ptr())? {
            return match op {
                Py_EQ => Ok(Ref::new(Py_False())),
                Py_NE => Ok(Ref::new(Py_True())),
                _ => owned(PyObject_RichCompare(x.ptr(), y.ptr(), op)),
            };
        }
    }
}
