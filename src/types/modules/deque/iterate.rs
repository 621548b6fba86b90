//! The iterators of a deque, from either end. A change of the deque ends them with RuntimeError.

use super::{deque, is_deque, ring};
use crate::prelude::*;
use crate::types::define::no_args;
use crate::types::modules::fields::{self, get};
use crate::types::raise::fail;

/// Where an iterator is.
struct State {
    /// How many items are left.
    left: Py_ssize_t,
    /// The number of changes when it was made.
    changes: usize,
    backward: bool,
}

static mut METHODS: [PyMethodDef; 3] = [
    no_args(
        c"__length_hint__",
        hint,
        c"How many items are still to come.",
    ),
    no_args(
        c"__reduce__",
        reduce,
        c"What pickle rebuilds the iterator of.",
    ),
    PyMethodDef::EMPTY,
];

const fn iterator(
    name: &'static CStr,
    new: unsafe extern "C" fn(*mut PyTypeObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
) -> PyTypeObject {
    PyTypeObject {
        tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
        tp_methods: (&raw mut METHODS).cast(),
        ..fields::iterator::<1, State>(name, c"", new, next)
    }
}

static mut FORWARD: PyTypeObject = iterator(c"collections._deque_iterator", new_forward);
static mut BACKWARD: PyTypeObject = iterator(c"collections._deque_reverse_iterator", new_backward);

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut FORWARD))?;
    status(PyType_Ready(&raw mut BACKWARD))
}

unsafe fn state(op: *mut PyObject) -> *mut State {
    fields::data::<1, State>(op)
}

unsafe fn over(op: *mut PyObject, backward: bool) -> Fallible<Ref> {
    let kind = if backward {
        &raw mut BACKWARD
    } else {
        &raw mut FORWARD
    };
    let made = fields::make(kind, [op])?;
    *state(made.ptr()) = State {
        left: Py_SIZE(op),
        changes: (*deque(op)).changes,
        backward,
    };
    Ok(made)
}

pub unsafe extern "C" fn forward(op: *mut PyObject) -> *mut PyObject {
    over(op, false).or_null()
}

pub unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    over(op, true).or_null()
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let (state, over) = (state(op), get(op, 0));
    if (*deque(over)).changes != (*state).changes {
        (*state).left = 0;
        fail(PyExc_RuntimeError, c"deque mutated during iteration");
        return null_mut();
    }
    if (*state).left == 0 {
        return null_mut();
    }
    let at = if (*state).backward {
        (*state).left - 1
    } else {
        Py_SIZE(over) - (*state).left
    };
    (*state).left -= 1;
    new_ref(ring::get(over, at as usize))
}

unsafe extern "C" fn hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t((*state(op)).left)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let over = get(op, 0);
    Py_BuildValue(
        c"O(On)".as_ptr(),
        Py_TYPE(op),
        over,
        Py_SIZE(over) - (*state(op)).left,
    )
}

unsafe fn new(args: *mut PyObject, backward: bool) -> Fallible<Ref> {
    let (mut op, mut place) = (null_mut::<PyObject>(), 0 as Py_ssize_t);
    let format = c"O!|n";
    let kind = &raw mut super::TYPE;
    if PyArg_ParseTuple(args, format.as_ptr(), kind, &raw mut op, &raw mut place) == 0 {
        return Err(Raised);
    }
    debug_assert!(is_deque(op));
    let made = over(op, backward)?;
    let left = &raw mut (*state(made.ptr())).left;
    *left = (*left - place.max(0)).max(0);
    Ok(made)
}

unsafe extern "C" fn new_forward(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    new(args, false).or_null()
}

unsafe extern "C" fn new_backward(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    new(args, true).or_null()
}
