//! What C adds to a module.

use super::PyModuleObject;
use crate::prelude::*;

/// Adds functions to a module, or to what a definition made in its place.
pub unsafe fn add_functions(
    module: *mut PyObject,
    name: *mut PyObject,
    functions: *mut PyMethodDef,
) -> Fallible {
    let mut method = functions;
    while !(*method).ml_name.is_null() {
        if (*method).ml_flags & (METH_CLASS | METH_STATIC) != 0 {
            PyErr_SetString(
                PyExc_ValueError,
                c"module functions cannot set METH_CLASS or METH_STATIC".as_ptr(),
            );
            return Err(Raised);
        }
        let function = owned(PyCFunction_NewEx(method, module, name))?;
        status(PyObject_SetAttrString(
            module,
            (*method).ml_name,
            function.ptr(),
        ))?;
        method = method.add(1);
    }
    Ok(())
}

/// Sets the docstring.
pub unsafe fn set_doc(module: *mut PyObject, doc: *const c_char) -> Fallible {
    let text = owned(PyUnicode_FromString(doc))?;
    status(PyObject_SetAttr(module, name!("__doc__"), text.ptr()))
}

/// Adds an object to a module; of NULL the exception is the error.
pub unsafe fn add_ref(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> Fallible {
    if !PyModule_Check(module) {
        PyErr_SetString(
            PyExc_TypeError,
            c"PyModule_AddObjectRef() first argument must be a module".as_ptr(),
        );
        return Err(Raised);
    }
    if value.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_SetString(
                PyExc_SystemError,
                c"PyModule_AddObjectRef() must be called with an exception raised if value is NULL"
                    .as_ptr(),
            );
        }
        return Err(Raised);
    }
    let dict = (*module.cast::<PyModuleObject>()).md_dict;
    if dict.is_null() {
        PyErr_Format(
            PyExc_SystemError,
            c"module '%s' has no __dict__".as_ptr(),
            PyModule_GetName(module),
        );
        return Err(Raised);
    }
    status(PyDict_SetItemString(dict, name, value))
}

/// Adds a new object to a module.
pub unsafe fn add_constant(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> Fallible {
    let value = owned(value)?;
    add_ref(module, name, value.ptr())
}
