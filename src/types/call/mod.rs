//! Calls: an object called with arguments in whatever form they come.
//!
//! ```text
//! a vector of arguments and a tuple of the names of the last ones    vectorcall
//! a tuple and a dict                                                 tp_call
//! ```
//!
//! An object that knows the first form is always called in it, any other by `tp_call`; [`arguments`] makes one form of
//! the other.

mod arguments;
pub mod listed;
pub mod method;
mod variadic;

pub use arguments::{Keywords, as_dict, dict_len};
pub use method::{bound, vectorcall_method};
pub use variadic::{call_format, call_list, call_method_format, call_method_list};

use super::recursion::Level;
use crate::gil;
use crate::prelude::*;

const PLACE: &CStr = c" while calling a Python object";

/// The function that takes the arguments of `callable` as a vector, if it has one.
#[inline(always)]
pub unsafe fn vectorcall_of(callable: *mut PyObject) -> vectorcallfunc {
    let kind = Py_TYPE(callable);
    if !PyType_HasFeature(kind, Py_TPFLAGS_HAVE_VECTORCALL) {
        return None;
    }
    *callable
        .byte_offset((*kind).tp_vectorcall_offset)
        .cast::<vectorcallfunc>()
}

/// Calls `callable` with a vector of arguments.
#[inline(always)]
pub unsafe fn vectorcall(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    match vectorcall_of(callable) {
        Some(function) => checked(callable, function(callable, args, nargsf, kwnames)),
        None => by_tuple(callable, args, PyVectorcall_NARGS(nargsf), kwnames),
    }
}

/// What a call returned, once it is sure that it returned either a value or an exception.
#[inline(always)]
pub unsafe fn checked(callable: *mut PyObject, result: *mut PyObject) -> *mut PyObject {
    let raised = !(*gil::current()).current_exception.is_null();
    if result.is_null() == raised {
        result
    } else {
        wrong_result(callable, result, null())
    }
}

/// SystemError for a function that returned both a value and an exception, or neither. `place` names it when
/// `callable` is NULL.
#[cold]
pub unsafe fn wrong_result(
    callable: *mut PyObject,
    result: *mut PyObject,
    place: *const c_char,
) -> *mut PyObject {
    if result.is_null() {
        if callable.is_null() {
            PyErr_Format(
                PyExc_SystemError,
                c"%s returned NULL without setting an exception".as_ptr(),
                place,
            );
        } else {
            PyErr_Format(
                PyExc_SystemError,
                c"%R returned NULL without setting an exception".as_ptr(),
                callable,
            );
        }
        return null_mut();
    }
    decref(result);
    caused(|| {
        if callable.is_null() {
            PyErr_Format(
                PyExc_SystemError,
                c"%s returned a result with an exception set".as_ptr(),
                place,
            );
        } else {
            PyErr_Format(
                PyExc_SystemError,
                c"%R returned a result with an exception set".as_ptr(),
                callable,
            );
        }
    });
    null_mut()
}

/// Raises another exception in place of the one that is set, which becomes its cause.
pub unsafe fn caused(raise: impl FnOnce()) {
    let cause = PyErr_GetRaisedException();
    raise();
    let error = PyErr_GetRaisedException();
    PyException_SetCause(error, new_ref(cause));
    PyException_SetContext(error, cause);
    PyErr_SetRaisedException(error);
}

/// Calls `tp_call` with a tuple and a dict.
#[inline(always)]
unsafe fn by_slot(
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let Some(call) = (*Py_TYPE(callable)).tp_call else {
        return not_callable(callable);
    };
    let Ok(level) = Level::enter(PLACE) else {
        return null_mut();
    };
    let result = call(callable, args, kwargs);
    drop(level);
    checked(callable, result)
}

/// Calls `tp_call` with the arguments of a vector. The names of the last ones are a tuple, or NULL.
pub unsafe fn by_tuple(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if (*Py_TYPE(callable)).tp_call.is_none() {
        return not_callable(callable);
    }
    if nargs == 0 && kwnames.is_null() {
        return by_slot(callable, super::tuple::empty(), null_mut());
    }
    let run = || -> Fallible<*mut PyObject> {
        let tuple = arguments::tuple(args, nargs)?;
        let dict = if !kwnames.is_null() && Py_SIZE(kwnames) > 0 {
            Some(as_dict(args.offset(nargs), kwnames)?)
        } else {
            None
        };
        let kwargs = dict.as_ref().map_or(null_mut(), Ref::ptr);
        Ok(by_slot(callable, tuple.ptr(), kwargs))
    };
    run().unwrap_or(null_mut())
}

/// Calls `tp_call` with the arguments of a vector and a dict, or NULL.
pub unsafe fn by_tuple_and_dict(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if (*Py_TYPE(callable)).tp_call.is_none() {
        return not_callable(callable);
    }
    match arguments::tuple(args, nargs) {
        Ok(tuple) => by_slot(callable, tuple.ptr(), kwargs),
        Err(Raised) => null_mut(),
    }
}

/// Calls `callable` with a tuple and, unless NULL, a dict.
#[inline]
pub unsafe fn call(
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    match vectorcall_of(callable) {
        Some(function) => spread(function, callable, args, kwargs),
        None => by_slot(callable, args, kwargs),
    }
}

/// Hands the items of a tuple and of a dict to a function that takes a vector. As in CPython the result is looked at
/// where there are keywords alone.
#[inline(always)]
pub unsafe fn spread(
    function: unsafe extern "C" fn(
        *mut PyObject,
        *const *mut PyObject,
        usize,
        *mut PyObject,
    ) -> *mut PyObject,
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let count = Py_SIZE(args);
    if kwargs.is_null() || dict_len(kwargs) == 0 {
        return function(callable, tuple_items(args), count as usize, null_mut());
    }
    match Keywords::of(tuple_items(args), count, kwargs) {
        Ok(vector) => checked(
            callable,
            function(callable, vector.items(), vector.nargsf(), vector.names()),
        ),
        Err(Raised) => null_mut(),
    }
}

/// Calls `callable` with a vector of positional arguments and a dict, or NULL.
pub unsafe fn vectorcall_dict(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let count = PyVectorcall_NARGS(nargsf);
    let Some(function) = vectorcall_of(callable) else {
        return by_tuple_and_dict(callable, args, count, kwargs);
    };
    let result = if kwargs.is_null() || dict_len(kwargs) == 0 {
        function(callable, args, nargsf, null_mut())
    } else {
        match Keywords::of(args, count, kwargs) {
            Ok(vector) => function(callable, vector.items(), vector.nargsf(), vector.names()),
            Err(Raised) => return null_mut(),
        }
    };
    checked(callable, result)
}

#[cold]
unsafe fn not_callable(callable: *mut PyObject) -> *mut PyObject {
    if PyModule_Check(callable) {
        if let Ok(true) = suggest_attribute(callable) {
            return null_mut();
        }
        PyErr_Clear();
    }
    PyErr_Format(
        PyExc_TypeError,
        c"'%.200s' object is not callable".as_ptr(),
        (*Py_TYPE(callable)).tp_name,
    )
}

/// TypeError for a module that was called and has a callable of its own name; false when it has none.
unsafe fn suggest_attribute(module: *mut PyObject) -> Fallible<bool> {
    let name = owned(PyModule_GetNameObject(module))?;
    let mut attribute = null_mut();
    let found = PyObject_GetOptionalAttr(module, name.ptr(), &mut attribute);
    let Some(attribute) = Ref::steal(attribute) else {
        return truth(found);
    };
    if PyCallable_Check(attribute.ptr()) == 0 {
        return Ok(false);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"'%.200s' object is not callable. Did you mean: '%U.%U(...)'?".as_ptr(),
        (*Py_TYPE(module)).tp_name,
        name.ptr(),
        name.ptr(),
    );
    Ok(true)
}
