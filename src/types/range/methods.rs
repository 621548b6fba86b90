//! `range(...)`, repr, and what range has by name.

use super::value::{Range, as_short, at, fields, make};
use super::{iterator, long as long_iterator, slots};
use crate::prelude::*;
use crate::types::define::{field, no_args, one_arg};
use crate::types::long::{self, arithmetic};

/// `range(*args)`.
unsafe fn new(args: *const *mut PyObject, count: Py_ssize_t) -> Fallible<Ref> {
    if !(1..=3).contains(&count) {
        let message = if count == 0 {
            c"range expected at least 1 argument, got %zd"
        } else {
            c"range expected at most 3 arguments, got %zd"
        };
        PyErr_Format(PyExc_TypeError, message.as_ptr(), count);
        return Err(Raised);
    }
    let number = |i: usize| owned(PyNumber_Index(*args.add(i)));
    if count == 1 {
        let stop = number(0)?;
        let one = owned(long::from_i64(1))?;
        return make(long::value::zero(), stop, one);
    }
    let (start, stop) = (number(0)?, number(1)?);
    let step = if count == 3 {
        number(2)?
    } else {
        owned(long::from_i64(1))?
    };
    if long::sign(step.ptr()) == 0 {
        let message = c"range() arg 3 must not be zero";
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        return Err(Raised);
    }
    make(start, stop, step)
}

pub unsafe extern "C" fn tp_new(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !kwargs.is_null() && _PyArg_NoKeywords(c"range".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    new(tuple_items(args), Py_SIZE(args)).or_null()
}

pub unsafe extern "C" fn tp_vectorcall(
    _: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if !kwnames.is_null() && Py_SIZE(kwnames) != 0 {
        let message = c"range() takes no keyword arguments";
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        return null_mut();
    }
    new(args, PyVectorcall_NARGS(nargsf)).or_null()
}

pub unsafe extern "C" fn tp_repr(op: *mut PyObject) -> *mut PyObject {
    let range = fields(op);
    if long::value::short(range.step) == Some(1) {
        PyUnicode_FromFormat(c"range(%R, %R)".as_ptr(), range.start, range.stop)
    } else {
        PyUnicode_FromFormat(
            c"range(%R, %R, %R)".as_ptr(),
            range.start,
            range.stop,
            range.step,
        )
    }
}

pub unsafe extern "C" fn tp_iter(op: *mut PyObject) -> *mut PyObject {
    let range = fields(op);
    let stop = super::value::short(range.stop);
    if let (Some(short), Some(stop)) = (as_short(op), stop) {
        // The number behind the last one has 64 bits, too.
        let last = if short.step > 0 {
            stop.checked_add(short.step - 1)
        } else {
            stop.checked_add(short.step + 1)
        };
        if short.length == 0 || last.is_some() {
            return iterator::new(short.start, short.step, short.length);
        }
    }
    long_iterator::new(
        Ref::new(range.start),
        Ref::new(range.step),
        Ref::new(range.length),
    )
    .or_null()
}

unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    if let Some(short) = as_short(op) {
        let last = short.item(short.length - 1);
        let before = i128::from(short.start) - i128::from(short.step);
        let step = short.step.checked_neg();
        if let (Ok(last), Ok(_), Some(step)) = (i64::try_from(last), i64::try_from(before), step) {
            return iterator::new(last, step, short.length);
        }
    }
    let body = || {
        let range = fields(op);
        let one = long::from_i64(1);
        let last = owned(arithmetic::subtract_ints(range.length, one))?;
        let start = at(range.start, last.ptr(), range.step)?;
        let step = arithmetic::negate(range.step)?;
        long_iterator::new(start, step, Ref::new(range.length))
    };
    body().or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let range = fields(op);
    let body = || {
        let args = owned(PyTuple_Pack(3, range.start, range.stop, range.step))?;
        crate::types::number::pair(Ref::new(Py_TYPE(op)), args)
    };
    body().or_null()
}

unsafe extern "C" fn count(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    slots::count(op, value).or_null()
}

unsafe extern "C" fn index(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    slots::index(op, value).or_null()
}

pub static mut METHODS: [PyMethodDef; 5] = [
    no_args(
        c"__reversed__",
        reversed,
        c"__reversed__($self, /)\n--\n\nIterates from the last number to the first.",
    ),
    no_args(c"__reduce__", reduce, c"__reduce__($self, /)\n--\n\n"),
    one_arg(
        c"count",
        count,
        c"count($self, object, /)\n--\n\nHow often a value is there.",
    ),
    one_arg(
        c"index",
        index,
        c"index($self, object, /)\n--\n\nWhere a value is; a ValueError when it is not there.",
    ),
    PyMethodDef::EMPTY,
];

pub static mut MEMBERS: [PyMemberDef; 4] = [
    field(
        c"start",
        Py_T_OBJECT_EX,
        core::mem::offset_of!(Range, start),
        c"",
    ),
    field(
        c"stop",
        Py_T_OBJECT_EX,
        core::mem::offset_of!(Range, stop),
        c"",
    ),
    field(
        c"step",
        Py_T_OBJECT_EX,
        core::mem::offset_of!(Range, step),
        c"",
    ),
    PyMemberDef::EMPTY,
];

/// `(iter, (range(start, start + length * step, step),), None)`: what pickling an iterator needs.
pub unsafe fn reduce_iterator(start: Ref, step: Ref, length: Ref) -> Fallible<Ref> {
    let stop = at(start.ptr(), length.ptr(), step.ptr())?;
    let range = make(start, stop, step)?;
    let builtins = PyEval_GetBuiltins();
    let iter = if builtins.is_null() {
        null_mut()
    } else {
        PyDict_GetItemWithError(builtins, name!("iter"))
    };
    if iter.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_SetObject(PyExc_AttributeError, name!("iter"));
        }
        return Err(Raised);
    }
    let args = owned(PyTuple_Pack(1, range.ptr()))?;
    owned(PyTuple_Pack(3, iter, args.ptr(), Py_None()))
}
