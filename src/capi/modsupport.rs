//! `modsupport.h`.

use crate::arguments::{self, build, checks, keywords, positional};
use crate::prelude::*;
use crate::types::module;

// ---- Arguments ----

/// Fills variables from the items of a tuple by a format. 1, or 0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyArg_VaParse(
    args: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    positional::tuple(args, format, &mut arguments::own_list(va)).into()
}

/// Fills variables from a tuple and a dict, which may be NULL, by a format and an array of names that ends with NULL;
/// an empty name is of an argument that has only its position. 1, or 0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyArg_VaParseTupleAndKeywords(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    format: *const c_char,
    keywords: *const *mut c_char,
    va: *mut VaList,
) -> c_int {
    let mut va = arguments::own_list(va);
    keywords::parse(args, kwargs, format, keywords, &mut va).into()
}

/// The object that a format makes of values of C: a new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_VaBuildValue(format: *const c_char, va: *mut VaList) -> *mut PyObject {
    build::build(format, &mut arguments::own_list(va)).or_null()
}

/// 1 when all keys of a dict are strs, else 0 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyArg_ValidateKeywordArguments(kwargs: *mut PyObject) -> c_int {
    checks::keywords_are_names(kwargs).into()
}

// ---- Modules ----

/// Add an object to a module. `value`: stolen, even on error; of NULL the exception is the error. 0, or -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_Add(
    op: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    let value = Ref::steal(value);
    let value = value.as_ref().map_or(null_mut(), Ref::ptr);
    module::add_ref(op, name, value).or_minus_one()
}

/// Add the functions of a table, which ends with a NULL name, to a module. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_AddFunctions(
    op: *mut PyObject,
    functions: *mut PyMethodDef,
) -> c_int {
    match owned(PyModule_GetNameObject(op)) {
        Ok(name) => module::add_functions(op, name.ptr(), functions).or_minus_one(),
        Err(Raised) => -1,
    }
}

/// Add an int to a module. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_AddIntConstant(
    op: *mut PyObject,
    name: *const c_char,
    value: c_long,
) -> c_int {
    module::add_constant(op, name, PyLong_FromLong(value)).or_minus_one()
}

/// Add an object to a module. `value`: stolen on success alone. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_AddObject(
    op: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    let code = PyModule_AddObjectRef(op, name, value);
    if code == 0 {
        decref(value);
    }
    code
}

/// Add an object to a module; of NULL the exception is the error. 0, or -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_AddObjectRef(
    op: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    module::add_ref(op, name, value).or_minus_one()
}

/// Add a str to a module; it is UTF-8. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_AddStringConstant(
    op: *mut PyObject,
    name: *const c_char,
    value: *const c_char,
) -> c_int {
    module::add_constant(op, name, PyUnicode_FromString(value)).or_minus_one()
}

/// Add a type to a module, made ready, under its own name. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_AddType(op: *mut PyObject, type_: *mut PyTypeObject) -> c_int {
    if PyType_Ready(type_) < 0 {
        return -1;
    }
    PyModule_AddObjectRef(op, _PyType_Name(type_), type_.cast())
}

/// A new module from its definition, in one phase. `apiver`: `PYTHON_API_VERSION`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_Create2(def: *mut PyModuleDef, apiver: c_int) -> *mut PyObject {
    module::create(def, apiver).or_null()
}

/// Execute the slots of a module's definition: the second phase. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_ExecDef(op: *mut PyObject, def: *mut PyModuleDef) -> c_int {
    module::execute(op, def).or_minus_one()
}

/// A new module from its definition and a spec, in the first of two phases. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_FromDefAndSpec2(
    def: *mut PyModuleDef,
    spec: *mut PyObject,
    apiver: c_int,
) -> *mut PyObject {
    module::from_spec(def, spec, apiver).or_null()
}

/// Set the docstring of a module; it is UTF-8. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_SetDocString(op: *mut PyObject, doc: *const c_char) -> c_int {
    module::set_doc(op, doc).or_minus_one()
}
