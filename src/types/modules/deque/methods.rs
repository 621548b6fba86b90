//! What a deque can do.

use super::{TYPE, deque, ring};
use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::equality::equal;
use crate::types::modules::fields::{is_end, next_of};
use crate::types::raise::fail;

/// Adds an item at one of the ends.
type Push = unsafe fn(*mut PyObject, Ref) -> Fallible;

unsafe fn none(done: Fallible) -> *mut PyObject {
    match done {
        Ok(()) => new_ref(Py_None()),
        Err(Raised) => null_mut(),
    }
}

pub unsafe extern "C" fn append(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    none(ring::push(op, Ref::new(item)))
}

pub unsafe extern "C" fn append_left(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    none(ring::push_left(op, Ref::new(item)))
}

unsafe fn popped(item: Option<Ref>) -> *mut PyObject {
    match item {
        Some(item) => item.into_raw(),
        None => {
            PyErr_SetString(PyExc_IndexError, c"pop from an empty deque".as_ptr());
            null_mut()
        }
    }
}

pub unsafe extern "C" fn pop(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    popped(ring::pop(op))
}

pub unsafe extern "C" fn pop_left(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    popped(ring::pop_left(op))
}

pub unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    ring::clear(op);
    new_ref(Py_None())
}

pub unsafe extern "C" fn most(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    match (*deque(op)).most {
        most if most < 0 => new_ref(Py_None()),
        most => PyLong_FromSsize_t(most),
    }
}

/// Adds the items of an iterable one by one.
pub unsafe fn add_all(op: *mut PyObject, items: *mut PyObject, push: Push) -> Fallible {
    if items == op {
        let copy = owned(PySequence_List(items))?;
        return add_all(op, copy.ptr(), push);
    }
    let iterator = owned(PyObject_GetIter(items))?;
    while let Some(item) = Ref::steal(next_of(iterator.ptr())) {
        if (*deque(op)).most != 0 {
            push(op, item)?;
        }
    }
    is_end()
}

pub unsafe extern "C" fn extend(op: *mut PyObject, items: *mut PyObject) -> *mut PyObject {
    none(add_all(op, items, ring::push))
}

pub unsafe extern "C" fn extend_left(op: *mut PyObject, items: *mut PyObject) -> *mut PyObject {
    none(add_all(op, items, ring::push_left))
}

/// A deque of the same type, bound and items.
pub unsafe fn copied(op: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    let most = (*deque(op)).most;
    if kind == &raw mut TYPE {
        let made = owned(super::new(kind, null_mut(), null_mut()))?;
        (*deque(made.ptr())).most = most;
        for i in 0..Py_SIZE(op) as usize {
            ring::push(made.ptr(), Ref::new(ring::get(op, i)))?;
        }
        return Ok(made);
    }
    let made = if most < 0 {
        call!(kind.cast(), op)?
    } else {
        owned(PyObject_CallFunction(kind.cast(), c"On".as_ptr(), op, most))?
    };
    if !super::is_deque(made.ptr()) {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s() must return a deque, not %.200s".as_ptr(),
            (*kind).tp_name,
            (*Py_TYPE(made.ptr())).tp_name,
        );
        return Err(Raised);
    }
    Ok(made)
}

pub unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    copied(op).or_null()
}

/// The first place from `from` to `to` that holds something equal to `item`. RuntimeError with `text` when the deque is
/// changed meanwhile.
pub unsafe fn find(
    op: *mut PyObject,
    item: *mut PyObject,
    from: usize,
    to: usize,
    changed: (*mut PyObject, &CStr),
) -> Fallible<Option<usize>> {
    let before = (*deque(op)).changes;
    for i in from..to {
        let one = Ref::new(ring::get(op, i));
        let same = equal(one.ptr(), item)?;
        if same {
            return Ok(Some(i));
        }
        if (*deque(op)).changes != before {
            return Err(fail(changed.0, changed.1));
        }
    }
    Ok(None)
}

const CHANGED: &CStr = c"deque mutated during iteration";

pub unsafe extern "C" fn count(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut found, mut at) = (0, 0);
        let end = Py_SIZE(op) as usize;
        while let Some(place) = find(op, item, at, end, (PyExc_RuntimeError, CHANGED))? {
            found += 1;
            at = place + 1;
            if Py_SIZE(op) as usize != end {
                return Err(fail(PyExc_RuntimeError, CHANGED));
            }
        }
        owned(PyLong_FromSsize_t(found))
    };
    run().or_null()
}

unsafe fn not_there(item: *mut PyObject) -> Raised {
    PyErr_Format(PyExc_ValueError, c"%R is not in deque".as_ptr(), item);
    Raised
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
        let length = Py_SIZE(op);
        let mut bounds = [0, length];
        for (i, bound) in bounds.iter_mut().enumerate() {
            if count as usize > i + 1
                && _PyEval_SliceIndexNotNone(*args.add(i + 1), &raw mut *bound) == 0
            {
                return Err(Raised);
            }
            if *bound < 0 {
                *bound = (*bound + length).max(0);
            }
            *bound = (*bound).min(length);
        }
        let changed = (PyExc_RuntimeError, CHANGED);
        match find(op, *args, bounds[0] as usize, bounds[1] as usize, changed)? {
            Some(at) => owned(PyLong_FromSsize_t(at as Py_ssize_t)),
            None => Err(not_there(*args)),
        }
    };
    run().or_null()
}

pub unsafe extern "C" fn remove(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        let changed = (PyExc_IndexError, c"deque mutated during remove().");
        let before = Py_SIZE(op);
        let Some(at) = find(op, item, 0, before as usize, changed)? else {
            return Err(not_there(item));
        };
        if Py_SIZE(op) != before {
            return Err(fail(changed.0, changed.1));
        }
        drop(ring::take(op, at));
        Ok(())
    };
    none(run())
}

pub unsafe extern "C" fn insert(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible {
        if _PyArg_CheckPositional(c"insert".as_ptr(), count, 2, 2) == 0 {
            return Err(Raised);
        }
        let index = owned(PyNumber_Index(*args))?;
        let at = crate::types::modules::fields::number(PyLong_AsSsize_t(index.ptr()))?;
        let length = Py_SIZE(op);
        if (*deque(op)).most == length {
            return Err(fail(PyExc_IndexError, c"deque already at its maximum size"));
        }
        let at = if at < 0 {
            (at + length).max(0)
        } else {
            at.min(length)
        };
        ring::insert(op, at as usize, Ref::new(*args.add(1)))
    };
    none(run())
}

pub unsafe extern "C" fn reverse(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let length = Py_SIZE(op) as usize;
    for i in 0..length / 2 {
        ring::swap(op, i, length - 1 - i);
    }
    new_ref(Py_None())
}

pub unsafe extern "C" fn rotate(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible {
        if _PyArg_CheckPositional(c"rotate".as_ptr(), count, 0, 1) == 0 {
            return Err(Raised);
        }
        let mut steps = 1;
        if count == 1 {
            let index = owned(PyNumber_Index(*args))?;
            steps = crate::types::modules::fields::number(PyLong_AsSsize_t(index.ptr()))?;
        }
        let length = Py_SIZE(op);
        if length > 0 {
            ring::rotate_to(op, (-(steps % length)).rem_euclid(length) as usize);
        }
        Ok(())
    };
    none(run())
}

/// The type, the arguments for an empty one, the attributes, the items.
pub unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let state = call_method!(name!("__getstate__"), op)?;
        let items = owned(PyObject_GetIter(op))?;
        let most = (*deque(op)).most;
        let args = if most < 0 {
            owned(PyTuple_New(0))?
        } else {
            owned(Py_BuildValue(c"(()n)".as_ptr(), most))?
        };
        owned(PyTuple_Pack(
            4,
            Py_TYPE(op),
            args.ptr(),
            state.ptr(),
            items.ptr(),
        ))
    };
    run().or_null()
}

pub unsafe extern "C" fn size(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let own = (*Py_TYPE(op)).tp_basicsize as usize + (*deque(op)).room * size_of::<usize>();
    PyLong_FromSize_t(own)
}
