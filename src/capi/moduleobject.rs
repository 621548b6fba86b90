//! `moduleobject.h`.

use crate::prelude::*;
use crate::types::module;

/// `moduledef`.
#[unsafe(no_mangle)]
pub static mut PyModuleDef_Type: PyTypeObject = module::DEF_TYPE;

/// `module`.
#[unsafe(no_mangle)]
pub static mut PyModule_Type: PyTypeObject = module::TYPE;

/// Make an object of a definition, for an init function to return. Borrowed; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModuleDef_Init(def: *mut PyModuleDef) -> *mut PyObject {
    module::init_definition(def).or_null()
}

/// The definition of a module, or NULL; NULL with TypeError when it is no module.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetDef(op: *mut PyObject) -> *mut PyModuleDef {
    module::check(op).map_or(null_mut(), |module| (*module).md_def)
}

/// The dict of a module, borrowed; NULL with SystemError when it is no module.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetDict(op: *mut PyObject) -> *mut PyObject {
    if !PyModule_Check(op) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    (*op.cast::<module::PyModuleObject>()).md_dict
}

/// The file of a module in UTF-8, which lives as long as its name; NULL with SystemError when it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetFilename(op: *mut PyObject) -> *const c_char {
    module::file(op).map_or(null(), |file| PyUnicode_AsUTF8(file))
}

/// The file of a module. New reference; NULL with SystemError when it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetFilenameObject(op: *mut PyObject) -> *mut PyObject {
    module::file(op).map_or(null_mut(), |file| new_ref(file))
}

/// The name of a module in UTF-8, which lives as long as its name; NULL with SystemError when it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetName(op: *mut PyObject) -> *const c_char {
    module::name(op).map_or(null(), |name| PyUnicode_AsUTF8(name))
}

/// The name of a module. New reference; NULL with SystemError when it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetNameObject(op: *mut PyObject) -> *mut PyObject {
    module::name(op).map_or(null_mut(), |name| new_ref(name))
}

/// The state of a module, or NULL; NULL with TypeError when it is no module.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_GetState(op: *mut PyObject) -> *mut c_void {
    module::check(op).map_or(null_mut(), |module| (*module).md_state)
}

/// A new module; the name is UTF-8. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_New(name: *const c_char) -> *mut PyObject {
    match owned(PyUnicode_FromString(name)) {
        Ok(name) => module::make(name.ptr()).or_null(),
        Err(Raised) => null_mut(),
    }
}

/// A new module. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject {
    module::make(name).or_null()
}
