//! `import.h`.

use crate::prelude::*;

absent_data! {
    PyImport_Inittab: 8
}

absent! {
    fn PyImport_AddModule(name: *const c_char) -> *mut PyObject;
    fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_AddModuleRef(name: *const c_char) -> *mut PyObject;
    fn PyImport_AppendInittab(name: *const c_char, initfunc: Option<unsafe extern "C" fn() -> *mut PyObject>,
    ) -> c_int;
    fn PyImport_ExtendInittab(newtab: *mut _inittab) -> c_int;
    fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_GetModuleDict() -> *mut PyObject;
    fn PyImport_Import(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModuleLevel(name: *const c_char, globals: *mut PyObject, locals: *mut PyObject, fromlist: *mut PyObject, level: c_int) -> *mut PyObject;
    fn PyImport_ImportModuleLevelObject(name: *mut PyObject, globals: *mut PyObject, locals: *mut PyObject, fromlist: *mut PyObject, level: c_int) -> *mut PyObject;
    fn PyImport_ImportModuleNoBlock(name: *const c_char) -> *mut PyObject;
}
