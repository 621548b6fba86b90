//! Arguments of functions of our own: how many there are, and which are given by name.

use crate::prelude::*;

/// Whether the number of positional arguments is right; TypeError if not.
#[inline(always)]
pub unsafe fn check_count(
    name: &CStr,
    count: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) -> Fallible {
    if count >= min && count <= max {
        return Ok(());
    }
    if _PyArg_CheckPositional(name.as_ptr(), count, min, max) == 0 {
        Err(Raised)
    } else {
        Ok(())
    }
}

/// TypeError unless a call by vector has no keyword arguments.
#[inline(always)]
pub unsafe fn no_keyword_names(name: &CStr, names: *mut PyObject) -> Fallible {
    if names.is_null() || Py_SIZE(names) == 0 {
        return Ok(());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%s() takes no keyword arguments".as_ptr(),
        name.as_ptr(),
    );
    Err(Raised)
}

/// TypeError unless a call has no keyword arguments.
#[inline(always)]
pub unsafe fn no_keywords(name: &CStr, dict: *mut PyObject) -> Fallible {
    if dict.is_null() || _PyArg_NoKeywords(name.as_ptr(), dict) != 0 {
        Ok(())
    } else {
        Err(Raised)
    }
}

/// The arguments of a call that takes keyword ones only, in the order of `expected`.
pub unsafe fn named_arguments<const N: usize>(
    function: &CStr,
    values: *const *mut PyObject,
    names: *mut PyObject,
    expected: [&CStr; N],
) -> Fallible<[Option<*mut PyObject>; N]> {
    let mut found = [None; N];
    let count = if names.is_null() { 0 } else { Py_SIZE(names) };
    for i in 0..count {
        let name = PyTuple_GET_ITEM(names, i);
        let place = expected
            .iter()
            .position(|known| _PyUnicode_EqualToASCIIString(name, known.as_ptr()) != 0);
        let Some(place) = place else {
            PyErr_Format(
                PyExc_TypeError,
                c"%.200s() got an unexpected keyword argument '%S'".as_ptr(),
                function.as_ptr(),
                name,
            );
            return Err(Raised);
        };
        found[place] = Some(*values.offset(i));
    }
    Ok(found)
}
