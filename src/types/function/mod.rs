//! Functions: those of C, methods bound to an object.
//!
//! ```text
//! c_function   builtin_function_or_method, builtin_method: the object
//! convention   how each METH_ convention takes its arguments
//! method       method: a function and the object it is called with
//! instance     instancemethod: a callable that becomes a method in a class
//! ```

pub mod c_function;
mod convention;
pub mod instance;
pub mod method;

use crate::prelude::*;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyCFunction_Type))?;
    status(PyType_Ready(&raw mut PyCMethod_Type))?;
    status(PyType_Ready(&raw mut PyMethod_Type))?;
    status(PyType_Ready(&raw mut PyInstanceMethod_Type))
}

/// What the message of a wrong call names a function by: `module.qualname()`, without the module when that is
/// `builtins`; the str of anything without a qualname.
pub unsafe fn describe(function: *mut PyObject) -> Fallible<Ref> {
    let mut found = null_mut();
    status(PyObject_GetOptionalAttr(
        function,
        name!("__qualname__"),
        &mut found,
    ))?;
    let Some(qualname) = Ref::steal(found) else {
        return owned(PyObject_Str(function));
    };
    status(PyObject_GetOptionalAttr(
        function,
        name!("__module__"),
        &mut found,
    ))?;
    if let Some(module) = Ref::steal(found)
        && module.ptr() != Py_None()
    {
        let builtin = PyObject_RichCompareBool(module.ptr(), name!("builtins"), Py_NE);
        if truth(builtin)? {
            return owned(PyUnicode_FromFormat(
                c"%S.%S()".as_ptr(),
                module.ptr(),
                qualname.ptr(),
            ));
        }
    }
    owned(PyUnicode_FromFormat(c"%S()".as_ptr(), qualname.ptr()))
}

/// The callable `name` of `builtins`, a new reference.
pub unsafe fn builtin(name: *mut PyObject) -> Fallible<Ref> {
    let module = owned(PyImport_ImportModule(c"builtins".as_ptr()))?;
    owned(PyObject_GetAttr(module.ptr(), name))
}
