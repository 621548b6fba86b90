//! How the METH_ conventions take a vector of arguments.

use core::mem::transmute;

use super::describe;
use crate::prelude::*;
use crate::types::recursion::Level;

const PLACE: &CStr = c" while calling a Python object";

/// The function that takes a vector for objects of the convention `flags`: `Ok(None)` when the convention wants a tuple,
/// an error when there is none such.
pub fn vectorcall_for(flags: c_int) -> Result<vectorcallfunc, ()> {
    const FASTCALL_KEYWORDS: c_int = METH_FASTCALL | METH_KEYWORDS;
    const VARARGS_KEYWORDS: c_int = METH_VARARGS | METH_KEYWORDS;
    const METHOD: c_int = METH_METHOD | METH_FASTCALL | METH_KEYWORDS;
    const ALL: c_int = METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS;
    match flags & (ALL | METH_METHOD) {
        METH_VARARGS | VARARGS_KEYWORDS => Ok(None),
        METH_FASTCALL => Ok(Some(fast)),
        FASTCALL_KEYWORDS => Ok(Some(fast_keywords)),
        METH_NOARGS => Ok(Some(no_arguments)),
        METH_O => Ok(Some(one_argument)),
        METHOD => Ok(Some(defining_class)),
        _ => Err(()),
    }
}

/// What the function gets as its `self`.
#[inline(always)]
unsafe fn own_self(function: *mut PyCFunctionObject) -> *mut PyObject {
    if (*(*function).m_ml).ml_flags & METH_STATIC != 0 {
        null_mut()
    } else {
        (*function).m_self
    }
}

/// The function of C as one of type `T`.
#[inline(always)]
unsafe fn meth<T: Copy>(function: *mut PyCFunctionObject) -> T {
    *(&raw const (*(*function).m_ml).ml_meth).cast()
}

#[inline(always)]
unsafe fn no_keywords(function: *mut PyObject, kwnames: *mut PyObject) -> Fallible {
    if kwnames.is_null() || Py_SIZE(kwnames) == 0 {
        return Ok(());
    }
    refuse_keywords(function);
    Err(Raised)
}

#[cold]
unsafe fn refuse_keywords(function: *mut PyObject) {
    if let Ok(text) = describe(function) {
        PyErr_Format(
            PyExc_TypeError,
            c"%U takes no keyword arguments".as_ptr(),
            text.ptr(),
        );
    }
}

#[cold]
unsafe fn wrong_count(function: *mut PyObject, format: &CStr, count: Py_ssize_t) -> *mut PyObject {
    if let Ok(text) = describe(function) {
        PyErr_Format(PyExc_TypeError, format.as_ptr(), text.ptr(), count);
    }
    null_mut()
}

unsafe extern "C" fn fast(
    function: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if no_keywords(function, kwnames).is_err() {
        return null_mut();
    }
    let Ok(_level) = Level::enter(PLACE) else {
        return null_mut();
    };
    let c = function.cast::<PyCFunctionObject>();
    let call: PyCFunctionFast = meth(c);
    call.unwrap_unchecked()(own_self(c), args, PyVectorcall_NARGS(nargsf))
}

unsafe extern "C" fn fast_keywords(
    function: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let Ok(_level) = Level::enter(PLACE) else {
        return null_mut();
    };
    let c = function.cast::<PyCFunctionObject>();
    let call: PyCFunctionFastWithKeywords = meth(c);
    call.unwrap_unchecked()(own_self(c), args, PyVectorcall_NARGS(nargsf), kwnames)
}

unsafe extern "C" fn no_arguments(
    function: *mut PyObject,
    _args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if no_keywords(function, kwnames).is_err() {
        return null_mut();
    }
    let count = PyVectorcall_NARGS(nargsf);
    if count != 0 {
        return wrong_count(function, c"%U takes no arguments (%zd given)", count);
    }
    let Ok(_level) = Level::enter(PLACE) else {
        return null_mut();
    };
    let c = function.cast::<PyCFunctionObject>();
    let call: PyCFunction = meth(c);
    call.unwrap_unchecked()(own_self(c), null_mut())
}

unsafe extern "C" fn one_argument(
    function: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if no_keywords(function, kwnames).is_err() {
        return null_mut();
    }
    let count = PyVectorcall_NARGS(nargsf);
    if count != 1 {
        return wrong_count(
            function,
            c"%U takes exactly one argument (%zd given)",
            count,
        );
    }
    let Ok(_level) = Level::enter(PLACE) else {
        return null_mut();
    };
    let c = function.cast::<PyCFunctionObject>();
    let call: PyCFunction = meth(c);
    call.unwrap_unchecked()(own_self(c), *args)
}

unsafe extern "C" fn defining_class(
    function: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let Ok(_level) = Level::enter(PLACE) else {
        return null_mut();
    };
    let c = function.cast::<PyCFunctionObject>();
    let call: PyCMethod = meth(c);
    call.unwrap_unchecked()(
        own_self(c),
        (*function.cast::<PyCMethodObject>()).mm_class,
        args,
        PyVectorcall_NARGS(nargsf) as usize,
        kwnames,
    )
}

/// `tp_call`: with a tuple and a dict.
pub unsafe extern "C" fn call(
    function: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let c = function.cast::<PyCFunctionObject>();
    if (*c).vectorcall.is_some() {
        return PyVectorcall_Call(function, args, kwargs);
    }
    let method = (*c).m_ml;
    if (*method).ml_flags & METH_KEYWORDS != 0 {
        let call: PyCFunctionWithKeywords =
            transmute::<PyCFunction, PyCFunctionWithKeywords>((*method).ml_meth);
        return call.unwrap_unchecked()(own_self(c), args, kwargs);
    }
    if !kwargs.is_null() && PyDict_Size(kwargs) != 0 {
        return PyErr_Format(
            PyExc_TypeError,
            c"%.200s() takes no keyword arguments".as_ptr(),
            (*method).ml_name,
        );
    }
    (*method).ml_meth.unwrap_unchecked()(own_self(c), args)
}
