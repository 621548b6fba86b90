//! count, repeat and cycle.

use super::positional;
use crate::prelude::*;
use crate::types::define::no_args;
use crate::types::modules::fields::{self, get, is_end, next_of, number, set};

/// Of a count: the number and the step, once they are no longer a counter and 1.
const NUMBER: usize = 0;
const STEP: usize = 1;
/// What the counter is when the number is an object.
const SLOW: Py_ssize_t = Py_ssize_t::MAX;

pub static mut COUNT: PyTypeObject = PyTypeObject {
    tp_repr: Some(repr_count),
    ..fields::iterator::<2, Py_ssize_t>(
        c"itertools.count",
        c"count(start=0, step=1)\n--\n\nNumbers without end, from start on, each by step more.",
        new_count,
        next_count,
    )
};

unsafe fn counter(op: *mut PyObject) -> *mut Py_ssize_t {
    fields::data::<2, Py_ssize_t>(op)
}

unsafe extern "C" fn new_count(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut start, mut step) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        parse_named!(args, kwargs, c"|OO:count", [c"start", c"step"], start, step)?;
        for one in [start, step] {
            if !one.is_null() && PyNumber_Check(one) == 0 {
                PyErr_SetString(PyExc_TypeError, c"a number is required".as_ptr());
                return Err(Raised);
            }
        }
        let start = match Ref::new_or_none(start) {
            Some(start) => start,
            None => owned(PyLong_FromLong(0))?,
        };
        let step = match Ref::new_or_none(step) {
            Some(step) => step,
            None => owned(PyLong_FromLong(1))?,
        };
        let made = fields::make(kind, [start.ptr(), step.ptr()])?;
        *counter(made.ptr()) = SLOW;
        if PyLong_Check(start.ptr()) && is_one(step.ptr())? {
            match number(PyLong_AsSsize_t(start.ptr())) {
                Ok(start) => *counter(made.ptr()) = start,
                Err(Raised) => PyErr_Clear(),
            }
        }
        Ok(made)
    };
    run().or_null()
}

/// Whether a step is the int 1.
unsafe fn is_one(step: *mut PyObject) -> Fallible<bool> {
    if !PyLong_Check(step) {
        return Ok(false);
    }
    let value = PyLong_AsLong(step);
    if value == -1 && !PyErr_Occurred().is_null() {
        PyErr_Clear();
    }
    Ok(value == 1)
}

unsafe extern "C" fn next_count(op: *mut PyObject) -> *mut PyObject {
    let at = *counter(op);
    if at != SLOW {
        *counter(op) = at + 1;
        if at + 1 == SLOW {
            let Ok(last) = owned(PyLong_FromSsize_t(SLOW)) else {
                *counter(op) = at;
                return null_mut();
            };
            set(op, NUMBER, last.into_raw());
        }
        return PyLong_FromSsize_t(at);
    }
    let Ok(next) = owned(PyNumber_Add(get(op, NUMBER), get(op, STEP))) else {
        return null_mut();
    };
    fields::place(op, NUMBER).replace(next.into_raw())
}

unsafe extern "C" fn repr_count(op: *mut PyObject) -> *mut PyObject {
    let at = *counter(op);
    let name = _PyType_Name(Py_TYPE(op));
    if at != SLOW {
        return PyUnicode_FromFormat(c"%s(%zd)".as_ptr(), name, at);
    }
    match is_one(get(op, STEP)) {
        Ok(true) => PyUnicode_FromFormat(c"%s(%R)".as_ptr(), name, get(op, NUMBER)),
        _ => PyUnicode_FromFormat(c"%s(%R, %R)".as_ptr(), name, get(op, NUMBER), get(op, STEP)),
    }
}

/// How often a repeat goes on; negative: for ever.
unsafe fn times(op: *mut PyObject) -> *mut Py_ssize_t {
    fields::data::<1, Py_ssize_t>(op)
}

static mut REPEAT_METHODS: [PyMethodDef; 2] = [
    no_args(c"__length_hint__", hint, c"How many times are left."),
    PyMethodDef::EMPTY,
];

pub static mut REPEAT: PyTypeObject = PyTypeObject {
    tp_repr: Some(repr_repeat),
    tp_methods: (&raw mut REPEAT_METHODS).cast(),
    ..fields::iterator::<1, Py_ssize_t>(
        c"itertools.repeat",
        c"The same object, so many times or without end.",
        new_repeat,
        next_repeat,
    )
};

unsafe extern "C" fn new_repeat(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut op, mut often) = (null_mut::<PyObject>(), -1_isize);
        let given = Py_SIZE(args)
            + if kwargs.is_null() {
                0
            } else {
                PyDict_Size(kwargs)
            };
        parse_named!(
            args,
            kwargs,
            c"O|n:repeat",
            [c"object", c"times"],
            op,
            often
        )?;
        let made = fields::make(kind, [op])?;
        *times(made.ptr()) = if given == 2 { often.max(0) } else { -1 };
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_repeat(op: *mut PyObject) -> *mut PyObject {
    let left = *times(op);
    if left == 0 {
        return null_mut();
    }
    if left > 0 {
        *times(op) = left - 1;
    }
    new_ref(get(op, 0))
}

unsafe extern "C" fn repr_repeat(op: *mut PyObject) -> *mut PyObject {
    let name = _PyType_Name(Py_TYPE(op));
    match *times(op) {
        -1 => PyUnicode_FromFormat(c"%s(%R)".as_ptr(), name, get(op, 0)),
        left => PyUnicode_FromFormat(c"%s(%R, %zd)".as_ptr(), name, get(op, 0), left),
    }
}

unsafe extern "C" fn hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    match *times(op) {
        -1 => {
            PyErr_SetString(PyExc_TypeError, c"len() of unsized object".as_ptr());
            null_mut()
        }
        left => PyLong_FromSsize_t(left),
    }
}

/// Of a cycle: the iterator, NULL at its end; the items that it gave, a list.
const OVER: usize = 0;
const SEEN: usize = 1;

pub static mut CYCLE: PyTypeObject = fields::iterator::<2, Py_ssize_t>(
    c"itertools.cycle",
    c"cycle(iterable, /)\n--\n\nThe items, again and again.",
    new_cycle,
    next_cycle,
);

unsafe extern "C" fn new_cycle(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let [over] = positional::<1>((kind, args, kwargs), &raw mut CYCLE, c"cycle", 1)?;
        let iterator = owned(PyObject_GetIter(over))?;
        let seen = owned(PyList_New(0))?;
        fields::make(kind, [iterator.ptr(), seen.ptr()])
    };
    run().or_null()
}

unsafe extern "C" fn next_cycle(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        let iterator = get(op, OVER);
        if !iterator.is_null() {
            if let Some(item) = Ref::steal(next_of(iterator)) {
                status(PyList_Append(get(op, SEEN), item.ptr()))?;
                return Ok(item.into_raw());
            }
            is_end()?;
            set(op, OVER, null_mut());
        }
        let (seen, at) = (get(op, SEEN), fields::data::<2, Py_ssize_t>(op));
        if Py_SIZE(seen) == 0 {
            return Ok(null_mut());
        }
        let item = new_ref(PyList_GET_ITEM(seen, *at));
        *at = if *at + 1 >= Py_SIZE(seen) { 0 } else { *at + 1 };
        Ok(item)
    };
    run().or_null()
}
