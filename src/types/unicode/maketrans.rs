//! Tables for `translate`.

use super::arguments::{need_str, positional};
use super::layout::raise;
use crate::prelude::*;

/// `str.maketrans`: of a dict, or of characters and what each becomes, and others that go.
pub unsafe fn table(args: &[*mut PyObject]) -> Fallible<Ref> {
    positional(c"maketrans", args, 1, 3)?;
    let table = owned(PyDict_New())?;
    match args {
        [mapping] => from_dict(table.ptr(), *mapping)?,
        [from, to, rest @ ..] => {
            need_str(c"maketrans", c"argument 2", *to)?;
            if let [gone] = rest {
                need_str(c"maketrans", c"argument 3", *gone)?;
            }
            pairs(table.ptr(), *from, *to)?;
            if let [gone] = rest {
                for at in 0..PyUnicode_GET_LENGTH(*gone) {
                    let key = code(*gone, at)?;
                    status(PyDict_SetItem(table.ptr(), key.ptr(), Py_None()))?;
                }
            }
        }
        [] => {}
    }
    Ok(table)
}

unsafe fn code(op: *mut PyObject, at: isize) -> Fallible<Ref> {
    owned(PyLong_FromLong(PyUnicode_READ_CHAR(op, at).into()))
}

unsafe fn pairs(table: *mut PyObject, from: *mut PyObject, to: *mut PyObject) -> Fallible {
    if !PyUnicode_Check(from) {
        return Err(raise!(
            PyExc_TypeError,
            c"first maketrans argument must be a string if there is a second argument"
        ));
    }
    if PyUnicode_GET_LENGTH(from) != PyUnicode_GET_LENGTH(to) {
        return Err(raise!(
            PyExc_ValueError,
            c"the first two maketrans arguments must have equal length"
        ));
    }
    for at in 0..PyUnicode_GET_LENGTH(from) {
        let (key, value) = (code(from, at)?, code(to, at)?);
        status(PyDict_SetItem(table, key.ptr(), value.ptr()))?;
    }
    Ok(())
}

unsafe fn from_dict(table: *mut PyObject, mapping: *mut PyObject) -> Fallible {
    if !PyDict_CheckExact(mapping) {
        return Err(raise!(
            PyExc_TypeError,
            c"if you give only one argument to maketrans it must be a dict"
        ));
    }
    let (mut at, mut key, mut value) = (0, null_mut(), null_mut());
    while PyDict_Next(mapping, &raw mut at, &raw mut key, &raw mut value) != 0 {
        if PyUnicode_Check(key) {
            if PyUnicode_GET_LENGTH(key) != 1 {
                return Err(raise!(
                    PyExc_ValueError,
                    c"string keys in translate table must be of length 1"
                ));
            }
            let key = code(key, 0)?;
            status(PyDict_SetItem(table, key.ptr(), value))?;
        } else if PyLong_Check(key) {
            status(PyDict_SetItem(table, key, value))?;
        } else {
            return Err(raise!(
                PyExc_TypeError,
                c"keys in translate table must be strings or integers"
            ));
        }
    }
    Ok(())
}
