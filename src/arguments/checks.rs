//! Checks of how many arguments there are, and the words for one that is wrong.

use crate::prelude::*;

/// Whether there are no keywords; TypeError when there are.
pub unsafe fn no_keywords(function: *const c_char, kwargs: *mut PyObject) -> bool {
    if kwargs.is_null() {
        return true;
    }
    if !PyDict_CheckExact(kwargs) {
        PyErr_BadInternalCall();
        return false;
    }
    if PyDict_Size(kwargs) == 0 {
        return true;
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%.200s() takes no keyword arguments".as_ptr(),
        function,
    );
    false
}

/// Whether there are no positional arguments; TypeError when there are.
pub unsafe fn no_positional(function: *const c_char, args: *mut PyObject) -> bool {
    if args.is_null() {
        return true;
    }
    if !PyTuple_CheckExact(args) {
        PyErr_BadInternalCall();
        return false;
    }
    if Py_SIZE(args) == 0 {
        return true;
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%.200s() takes no positional arguments".as_ptr(),
        function,
    );
    false
}

/// What a message calls an argument that is not of the type it should be: the name of its type, and None itself.
pub unsafe fn type_word(op: *mut PyObject) -> *const c_char {
    if op == Py_None() {
        c"None".as_ptr()
    } else {
        (*Py_TYPE(op)).tp_name
    }
}

/// TypeError: the argument is not what was expected.
#[cold]
pub unsafe fn bad(
    function: *const c_char,
    argument: *const c_char,
    expected: *const c_char,
    given: *mut PyObject,
) {
    PyErr_Format(
        PyExc_TypeError,
        c"%.200s() %.200s must be %.50s, not %.50s".as_ptr(),
        function,
        argument,
        expected,
        type_word(given),
    );
}

/// Whether `count` is from `min` to `max`; TypeError when it is not. Without a name the arguments are those of a tuple.
pub unsafe fn count_fits(
    function: *const c_char,
    count: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) -> bool {
    if count >= min && count <= max {
        return true;
    }
    count_is_wrong(function, count, min, max);
    false
}

#[cold]
unsafe fn count_is_wrong(
    function: *const c_char,
    count: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) {
    let few = count < min;
    let bound = if few { min } else { max };
    let how = match (min == max, few) {
        (true, _) => c"",
        (false, true) => c"at least ",
        (false, false) => c"at most ",
    };
    let plural = if bound == 1 { c"" } else { c"s" };
    if function.is_null() {
        PyErr_Format(
            PyExc_TypeError,
            c"unpacked tuple should have %s%zd element%s, but has %zd".as_ptr(),
            how.as_ptr(),
            bound,
            plural.as_ptr(),
            count,
        );
    } else {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s expected %s%zd argument%s, got %zd".as_ptr(),
            function,
            how.as_ptr(),
            bound,
            plural.as_ptr(),
            count,
        );
    }
}

/// Whether all keys are strs; TypeError when one is not.
pub unsafe fn keywords_are_names(kwargs: *mut PyObject) -> bool {
    if !PyDict_Check(kwargs) {
        PyErr_BadInternalCall();
        return false;
    }
    let (mut at, mut key) = (0, null_mut());
    while PyDict_Next(kwargs, &mut at, &mut key, null_mut()) != 0 {
        if !PyUnicode_Check(key) {
            PyErr_SetString(PyExc_TypeError, c"keywords must be strings".as_ptr());
            return false;
        }
    }
    true
}
