//! The names of fields as they are given: split, checked, renamed.

use crate::prelude::*;
use crate::types::raise::fail;

const KEYWORDS: [&[u8]; 35] = [
    b"False",
    b"None",
    b"True",
    b"and",
    b"as",
    b"assert",
    b"async",
    b"await",
    b"break",
    b"class",
    b"continue",
    b"def",
    b"del",
    b"elif",
    b"else",
    b"except",
    b"finally",
    b"for",
    b"from",
    b"global",
    b"if",
    b"import",
    b"in",
    b"is",
    b"lambda",
    b"nonlocal",
    b"not",
    b"or",
    b"pass",
    b"raise",
    b"return",
    b"try",
    b"while",
    b"with",
    b"yield",
];

unsafe fn is_keyword(name: *mut PyObject) -> Fallible<bool> {
    let text = PyUnicode_AsUTF8(name);
    if text.is_null() {
        return Err(Raised);
    }
    Ok(KEYWORDS.contains(&CStr::from_ptr(text).to_bytes()))
}

unsafe fn starts_with_underscore(name: *mut PyObject) -> bool {
    PyUnicode_GET_LENGTH(name) > 0 && PyUnicode_READ_CHAR(name, 0) == u32::from(b'_')
}

/// A list of the names of fields, which are given as text or as an iterable.
pub(super) unsafe fn listed(given: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_Check(given) {
        let comma = owned(PyUnicode_FromString(c",".as_ptr()))?;
        let space = owned(PyUnicode_FromString(c" ".as_ptr()))?;
        let text = owned(PyUnicode_Replace(given, comma.ptr(), space.ptr(), -1))?;
        return owned(PyUnicode_Split(text.ptr(), null_mut(), -1));
    }
    let names = owned(PySequence_List(given))?;
    for i in 0..Py_SIZE(names.ptr()) {
        let text = owned(PyObject_Str(PyList_GET_ITEM(names.ptr(), i)))?;
        status(PyList_SetItem(names.ptr(), i, text.into_raw()))?;
    }
    Ok(names)
}

/// Puts `_0`, `_1`... for names that cannot be those of fields.
pub(super) unsafe fn rename_wrong(names: *mut PyObject) -> Fallible {
    let seen = owned(PySet_New(null_mut()))?;
    for i in 0..Py_SIZE(names) {
        let name = PyList_GET_ITEM(names, i);
        let wrong = PyUnicode_IsIdentifier(name) == 0
            || is_keyword(name)?
            || starts_with_underscore(name)
            || truth(PySet_Contains(seen.ptr(), name))?;
        status(PySet_Add(seen.ptr(), name))?;
        if wrong {
            let instead = owned(PyUnicode_FromFormat(c"_%zd".as_ptr(), i))?;
            status(PyList_SetItem(names, i, instead.into_raw()))?;
        }
    }
    Ok(())
}

unsafe fn wrong_name(text: &CStr, name: *mut PyObject) -> Raised {
    PyErr_Format(PyExc_ValueError, text.as_ptr(), name);
    Raised
}

pub(super) unsafe fn check_name(name: *mut PyObject) -> Fallible {
    if !PyUnicode_CheckExact(name) {
        return Err(fail(
            PyExc_TypeError,
            c"Type names and field names must be strings",
        ));
    }
    if PyUnicode_IsIdentifier(name) == 0 {
        let text = c"Type names and field names must be valid identifiers: %R";
        return Err(wrong_name(text, name));
    }
    if is_keyword(name)? {
        let text = c"Type names and field names cannot be a keyword: %R";
        return Err(wrong_name(text, name));
    }
    Ok(())
}

pub(super) unsafe fn check_fields(names: *mut PyObject, renamed: bool) -> Fallible {
    let seen = owned(PySet_New(null_mut()))?;
    for i in 0..Py_SIZE(names) {
        let name = PyList_GET_ITEM(names, i);
        if starts_with_underscore(name) && !renamed {
            let text = c"Field names cannot start with an underscore: %R";
            return Err(wrong_name(text, name));
        }
        if truth(PySet_Contains(seen.ptr(), name))? {
            let text = c"Encountered duplicate field name: %R";
            return Err(wrong_name(text, name));
        }
        status(PySet_Add(seen.ptr(), name))?;
    }
    Ok(())
}
