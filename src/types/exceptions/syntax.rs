//! SyntaxError, with the place in the source.

use super::base;
use super::fields::{self, put};
use crate::prelude::*;
use crate::types::define::writable;

/// SyntaxError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_init: Some(init),
    tp_str: Some(str),
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<PySyntaxErrorObject, 0xff>()
};

macro_rules! members {
    ($($field:ident $name:literal $doc:literal)*) => {
        [
            $(writable($name, _Py_T_OBJECT, core::mem::offset_of!(PySyntaxErrorObject, $field), $doc),)*
            PyMemberDef::EMPTY,
        ]
    };
}

static mut MEMBERS: [PyMemberDef; 9] = members! {
    msg c"msg" c"What is wrong."
    filename c"filename" c"The file, if it is known."
    lineno c"lineno" c"The line, counted from 1."
    offset c"offset" c"The column, counted from 1."
    text c"text" c"The source of that line."
    end_lineno c"end_lineno" c"The line where it ends."
    end_offset c"end_offset" c"The column where it ends."
    print_file_and_line c"print_file_and_line" c"Unused."
};

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    if base::init(op, args, kwargs) < 0 {
        return -1;
    }
    let own = op.cast::<PySyntaxErrorObject>();
    if Py_SIZE(args) >= 1 {
        put(&raw mut (*own).msg, new_ref(PyTuple_GET_ITEM(args, 0)));
    }
    if Py_SIZE(args) == 2 {
        return place(own, PyTuple_GET_ITEM(args, 1)).or_minus_one();
    }
    0
}

/// Takes the place from `(filename, lineno, offset, text[, end_lineno, end_offset])`.
unsafe fn place(own: *mut PySyntaxErrorObject, info: *mut PyObject) -> Fallible {
    let info = owned(PySequence_Tuple(info))?;
    let mut found = [null_mut::<PyObject>(); 6];
    let [file, line, offset, text, end_line, end_offset] = &mut found;
    let parsed = PyArg_ParseTuple(
        info.ptr(),
        c"OOOO|OO".as_ptr(),
        &raw mut *file,
        &raw mut *line,
        &raw mut *offset,
        &raw mut *text,
        &raw mut *end_line,
        &raw mut *end_offset,
    );
    if parsed == 0 {
        return Err(Raised);
    }
    put(&raw mut (*own).filename, xnew_ref(*file));
    put(&raw mut (*own).lineno, xnew_ref(*line));
    put(&raw mut (*own).offset, xnew_ref(*offset));
    put(&raw mut (*own).text, xnew_ref(*text));
    put(&raw mut (*own).end_lineno, xnew_ref(*end_line));
    put(&raw mut (*own).end_offset, xnew_ref(*end_offset));
    if !end_line.is_null() && end_offset.is_null() {
        PyErr_SetString(
            PyExc_TypeError,
            c"end_offset must be provided when end_lineno is provided".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(())
}

/// The part of a path after the last slash.
unsafe fn last_part(path: *mut PyObject) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(path);
    let start = (0..length)
        .rev()
        .find(|i| PyUnicode_READ_CHAR(path, *i) == u32::from(b'/'))
        .map_or(0, |slash| slash + 1);
    owned(PyUnicode_Substring(path, start, length))
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let own = op.cast::<PySyntaxErrorObject>();
    let file = match (*own).filename {
        file if !file.is_null() && PyUnicode_Check(file) => match last_part(file) {
            Ok(file) => Some(file),
            Err(Raised) => return null_mut(),
        },
        _ => None,
    };
    let line = Some((*own).lineno)
        .filter(|line| !line.is_null() && PyLong_CheckExact(*line))
        .map(|line| {
            let mut overflow = 0;
            PyLong_AsLongAndOverflow(line, &mut overflow)
        });
    let message = if (*own).msg.is_null() {
        Py_None()
    } else {
        (*own).msg
    };
    match (file, line) {
        (None, None) => PyObject_Str(message),
        (Some(file), Some(line)) => {
            PyUnicode_FromFormat(c"%S (%U, line %ld)".as_ptr(), message, file.ptr(), line)
        }
        (Some(file), None) => PyUnicode_FromFormat(c"%S (%U)".as_ptr(), message, file.ptr()),
        (None, Some(line)) => PyUnicode_FromFormat(c"%S (line %ld)".as_ptr(), message, line),
    }
}
