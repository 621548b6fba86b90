//! `warnings.h`.

use crate::prelude::*;
use crate::types::warnings::{self, Place};

/// Warns of `message`, in UTF-8; `category` NULL is RuntimeWarning. 0, or -1 when the filters make an exception of it.
/// `stack_level` means nothing: there are no frames.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_WarnEx(
    category: *mut PyObject,
    message: *const c_char,
    _stack_level: Py_ssize_t,
) -> c_int {
    let warn = || -> Fallible {
        let text = owned(PyUnicode_FromString(message))?;
        warnings::warn(category, text.ptr())
    };
    warn().or_minus_one()
}

/// Warns of `message` at a place; `module` NULL is made of the file's name, `registry` NULL keeps nothing. 0, or -1 when
/// the filters make an exception of it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_WarnExplicit(
    category: *mut PyObject,
    message: *const c_char,
    filename: *const c_char,
    lineno: c_int,
    module: *const c_char,
    registry: *mut PyObject,
) -> c_int {
    let warn = || -> Fallible {
        let text = owned(PyUnicode_FromString(message))?;
        explicit(category, text, filename, lineno, module, registry)
    };
    warn().or_minus_one()
}

/// The same with objects: `message` is a str or a warning, `filename` and `module` are strs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_WarnExplicitObject(
    category: *mut PyObject,
    message: *mut PyObject,
    filename: *mut PyObject,
    lineno: c_int,
    module: *mut PyObject,
    registry: *mut PyObject,
) -> c_int {
    let category = if category.is_null() {
        PyExc_RuntimeWarning
    } else {
        category
    };
    let place = Place {
        category,
        message,
        file: filename,
        line: lineno,
        module: Ref::new_or_none(module),
        registry: Ref::new_or_none(registry),
    };
    warnings::explicit(&place).or_minus_one()
}

/// A warning at a place that is told in C strings.
pub(super) unsafe fn explicit(
    category: *mut PyObject,
    text: Ref,
    filename: *const c_char,
    lineno: c_int,
    module: *const c_char,
    registry: *mut PyObject,
) -> Fallible {
    let file = owned(PyUnicode_DecodeFSDefault(filename))?;
    let module = if module.is_null() {
        None
    } else {
        Some(owned(PyUnicode_FromString(module))?)
    };
    let module = module.as_ref().map_or(null_mut(), Ref::ptr);
    status(PyErr_WarnExplicitObject(
        category,
        text.ptr(),
        file.ptr(),
        lineno,
        module,
        registry,
    ))
}
