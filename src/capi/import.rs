//! `import.h`.

use crate::prelude::*;
use crate::types::modules::{self, import, table};

/// The table of modules that are built in, ended by a NULL name. Before Python is started, C may put another in its place.
#[unsafe(no_mangle)]
pub static mut PyImport_Inittab: *mut _inittab = (&raw mut table::OWN).cast();

/// A module of `sys.modules`, borrowed, made and empty when it is not there; the name is UTF-8. NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_AddModule(name: *const c_char) -> *mut PyObject {
    match Ref::steal(PyImport_AddModuleRef(name)) {
        Some(found) => found.ptr(),
        None => null_mut(),
    }
}

/// A module of `sys.modules`, borrowed, made and empty when it is not there. NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject {
    import::add(name).map_or(null_mut(), |found| found.ptr())
}

/// A module of `sys.modules`, made and empty when it is not there; the name is UTF-8. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_AddModuleRef(name: *const c_char) -> *mut PyObject {
    match owned(PyUnicode_FromString(name)) {
        Ok(name) => import::add(name.ptr()).or_null(),
        Err(Raised) => null_mut(),
    }
}

/// Add an init function, before Python is started. `name`: UTF-8, kept. 0, or -1 when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_AppendInittab(
    name: *const c_char,
    initfunc: Option<unsafe extern "C" fn() -> *mut PyObject>,
) -> c_int {
    if Py_IsInitialized() != 0 {
        _Py_FatalErrorFunc(
            c"PyImport_AppendInittab".as_ptr(),
            c"PyImport_AppendInittab() may not be called after Py_Initialize()".as_ptr(),
        );
    }
    let one = _inittab { name, initfunc };
    if modules::append(&one, 1) { 0 } else { -1 }
}

/// Add a table of init functions, which ends with a NULL name, before Python is started. 0, or -1 when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_ExtendInittab(newtab: *mut _inittab) -> c_int {
    if Py_IsInitialized() != 0 {
        _Py_FatalErrorFunc(
            c"PyImport_ExtendInittab".as_ptr(),
            c"PyImport_ExtendInittab() may not be called after Py_Initialize()".as_ptr(),
        );
    }
    let mut count = 0;
    while !(*newtab.add(count)).name.is_null() {
        count += 1;
    }
    if modules::append(newtab, count) {
        0
    } else {
        -1
    }
}

/// A module of `sys.modules`. New reference; NULL when it is not there, or with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject {
    match import::loaded(name) {
        Ok(Some(found)) => found.into_raw(),
        _ => null_mut(),
    }
}

/// `sys.modules`, borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_GetModuleDict() -> *mut PyObject {
    modules::all()
}

/// Import a module by `builtins.__import__`, as a statement would. New reference to the module itself; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_Import(name: *mut PyObject) -> *mut PyObject {
    import::by_builtin(name).or_null()
}

/// Import a module; the name is UTF-8. New reference to the module itself; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject {
    match owned(PyUnicode_FromString(name)) {
        Ok(name) => PyImport_Import(name.ptr()),
        Err(Raised) => null_mut(),
    }
}

/// `PyImport_ImportModuleLevelObject` with a name in UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_ImportModuleLevel(
    name: *const c_char,
    globals: *mut PyObject,
    locals: *mut PyObject,
    fromlist: *mut PyObject,
    level: c_int,
) -> *mut PyObject {
    match owned(PyUnicode_FromString(name)) {
        Ok(name) => PyImport_ImportModuleLevelObject(name.ptr(), globals, locals, fromlist, level),
        Err(Raised) => null_mut(),
    }
}

/// Import a module as `__import__` does: without a `fromlist` the first part of the name, else the last. `level` above 0 is
/// relative to the package of `globals`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_ImportModuleLevelObject(
    name: *mut PyObject,
    globals: *mut PyObject,
    _locals: *mut PyObject,
    fromlist: *mut PyObject,
    level: c_int,
) -> *mut PyObject {
    import::import(name, globals, fromlist, level).or_null()
}

/// `PyImport_ImportModule`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyImport_ImportModuleNoBlock(name: *const c_char) -> *mut PyObject {
    status(PyErr_WarnEx(
        PyExc_DeprecationWarning,
        c"PyImport_ImportModuleNoBlock() is deprecated and scheduled for removal in Python 3.15. Use PyImport_ImportModule() instead.".as_ptr(),
        1,
    ))
    .map_or(null_mut(), |()| PyImport_ImportModule(name))
}
