//! From a name to a module.

use super::{all, builtins_dict, table};
use crate::prelude::*;
use crate::types::{call, module, namespace};

/// A module of `sys.modules`; `None` when it is not there.
pub unsafe fn loaded(name: *mut PyObject) -> Fallible<Option<Ref>> {
    let modules = all();
    if modules.is_null() {
        PyErr_SetString(PyExc_RuntimeError, c"unable to get sys.modules".as_ptr());
        return Err(Raised);
    }
    let mut found = null_mut();
    status(PyMapping_GetOptionalItem(modules, name, &mut found))?;
    Ok(Ref::steal(found))
}

/// Puts a module of the library's into `sys.modules`, and tells it where it comes from.
pub unsafe fn install(name: *mut PyObject, module: *mut PyObject) -> Fallible {
    let spec = spec(name)?;
    status(PyObject_SetAttr(module, name!("__spec__"), spec.ptr()))?;
    status(PyDict_SetItem(all(), name, module))
}

/// The spec of a module that is built in.
unsafe fn spec(name: *mut PyObject) -> Fallible<Ref> {
    namespace::of(&[
        (name!("name"), name),
        (name!("loader"), Py_None()),
        (name!("origin"), name!("built-in")),
        (name!("loader_state"), Py_None()),
        (name!("submodule_search_locations"), Py_None()),
        (name!("parent"), name!("")),
        (name!("cached"), Py_None()),
        (name!("has_location"), Py_False()),
    ])
}

/// The module `name` of `sys.modules`, made and empty when it is not there.
pub unsafe fn add(name: *mut PyObject) -> Fallible<Ref> {
    if let Some(found) = loaded(name)?
        && PyModule_Check(found.ptr())
    {
        return Ok(found);
    }
    let made = owned(PyModule_NewObject(name))?;
    status(PyObject_SetItem(all(), name, made.ptr()))?;
    Ok(made)
}

/// What an init function returned, once it is sure that it returned something or raised.
unsafe fn initialised(name: *mut PyObject, made: *mut PyObject) -> Fallible<*mut PyObject> {
    let raised = !PyErr_Occurred().is_null();
    if made.is_null() {
        if !raised {
            PyErr_Format(
                PyExc_SystemError,
                c"initialization of %U failed without raising an exception".as_ptr(),
                name,
            );
        }
        return Err(Raised);
    }
    if raised {
        call::caused(|| {
            PyErr_Format(
                PyExc_SystemError,
                c"initialization of %U raised unreported exception".as_ptr(),
                name,
            );
        });
        return Err(Raised);
    }
    if Py_TYPE(made).is_null() {
        PyErr_Format(
            PyExc_SystemError,
            c"init function of %U returned uninitialized object".as_ptr(),
            name,
        );
        return Err(Raised);
    }
    Ok(made)
}

/// Makes the module `name` with an init function, and puts it into `sys.modules`.
unsafe fn run(name: *mut PyObject, init: unsafe extern "C" fn() -> *mut PyObject) -> Fallible<Ref> {
    let made = initialised(name, init())?;
    if Py_IS_TYPE(made, &raw mut PyModuleDef_Type) {
        let definition = made.cast::<PyModuleDef>();
        let spec = spec(name)?;
        let module = module::from_spec(definition, spec.ptr(), PYTHON_API_VERSION)?;
        install(name, module.ptr())?;
        if PyModule_Check(module.ptr()) && module::execute(module.ptr(), definition).is_err() {
            remove(name);
            return Err(Raised);
        }
        return Ok(module);
    }
    let module = Ref::steal_unchecked(made);
    if PyModule_Check(made) {
        let definition = PyModule_GetDef(made);
        if !definition.is_null() && module::state::find(definition) != made {
            module::state::add(made, definition)?;
        }
    }
    install(name, made)?;
    Ok(module)
}

/// Takes a module whose making failed out of `sys.modules`; the exception stays.
unsafe fn remove(name: *mut PyObject) {
    let error = PyErr_GetRaisedException();
    if PyObject_DelItem(all(), name) < 0 {
        PyErr_Clear();
    }
    PyErr_SetRaisedException(error);
}

#[cold]
unsafe fn not_found(name: *mut PyObject, message: *mut PyObject) -> Raised {
    PyErr_SetImportErrorSubclass(PyExc_ModuleNotFoundError, message, name, null_mut());
    Raised
}

/// Makes the module `name`, whose parents are there.
unsafe fn find(name: *mut PyObject) -> Fallible<Ref> {
    let mut length = 0;
    let utf8 = PyUnicode_AsUTF8AndSize(name, &mut length);
    if utf8.is_null() {
        return Err(Raised);
    }
    let text = CStr::from_ptr(utf8);
    if text.count_bytes() == length as usize
        && let Some(init) = table::find(text)
    {
        return run(name, init);
    }
    let message = owned(PyUnicode_FromFormat(c"No module named %R".as_ptr(), name))?;
    not_found(name, message.ptr());
    Err(explain())
}

/// Notes on the exception that is set why a module may not be found here: its message stays CPython's.
#[cold]
unsafe fn explain() -> Raised {
    let error = PyErr_GetRaisedException();
    let note = PyUnicode_FromString(
        c"a module written in Python needs Python's interpreter, which libpyrite does not have"
            .as_ptr(),
    );
    if let Some(note) = Ref::steal(note) {
        xdecref(PyObject_CallMethodObjArgs(
            error,
            name!("add_note"),
            note.ptr(),
            null_mut::<PyObject>(),
        ));
    }
    // Where there is no memory for a note, the exception does without.
    PyErr_SetRaisedException(error);
    Raised
}

/// The module `name` with all its parents: the first part, and the last one.
unsafe fn chain(name: *mut PyObject) -> Fallible<(Ref, Ref)> {
    let length = PyUnicode_GET_LENGTH(name);
    let mut first = None;
    let mut parent: Option<Ref> = None;
    let mut start = 0;
    loop {
        let dot = PyUnicode_FindChar(name, '.' as Py_UCS4, start, length, 1);
        let end = if dot < 0 { length } else { dot };
        let path = owned(PyUnicode_Substring(name, 0, end))?;
        let module = match loaded(path.ptr())? {
            Some(found) => found,
            None => child(path.ptr(), start, parent.as_ref())?,
        };
        first.get_or_insert_with(|| module.clone());
        if dot < 0 {
            return Ok((first.ok_or(Raised)?, module));
        }
        parent = Some(module);
        start = dot + 1;
    }
}

/// Makes the module `path` and sets it in its parent under what follows `start`.
unsafe fn child(path: *mut PyObject, start: Py_ssize_t, parent: Option<&Ref>) -> Fallible<Ref> {
    let Some(parent) = parent else {
        return find(path);
    };
    if truth(PyObject_HasAttrWithError(parent.ptr(), name!("__path__")))? {
        let module = find(path)?;
        let own = owned(PyUnicode_Substring(path, start, PyUnicode_GET_LENGTH(path)))?;
        status(PyObject_SetAttr(parent.ptr(), own.ptr(), module.ptr()))?;
        return Ok(module);
    }
    let above = owned(PyUnicode_Substring(path, 0, start - 1))?;
    let message = owned(PyUnicode_FromFormat(
        c"No module named %R; %R is not a package".as_ptr(),
        path,
        above.ptr(),
    ))?;
    Err(not_found(path, message.ptr()))
}

/// `import name`, with everything that the statement can say. The first part of the name without a `fromlist`, else the
/// last.
pub unsafe fn import(
    name: *mut PyObject,
    globals: *mut PyObject,
    fromlist: *mut PyObject,
    level: c_int,
) -> Fallible<Ref> {
    if name.is_null() {
        return Err(empty_name());
    }
    if !PyUnicode_Check(name) {
        PyErr_SetString(PyExc_TypeError, c"module name must be a string".as_ptr());
        return Err(Raised);
    }
    if level < 0 {
        PyErr_SetString(PyExc_ValueError, c"level must be >= 0".as_ptr());
        return Err(Raised);
    }
    let wants_last = !fromlist.is_null() && truth(PyObject_IsTrue(fromlist))?;
    if level == 0 {
        if PyUnicode_GET_LENGTH(name) == 0 {
            return Err(empty_name());
        }
        let (first, last) = chain(name)?;
        return pick(first, last, fromlist, wants_last);
    }
    let path = absolute(name, globals, level)?;
    let (_, last) = chain(path.ptr())?;
    if wants_last || PyUnicode_GET_LENGTH(name) == 0 {
        let own = last.clone();
        return pick(own, last, fromlist, wants_last);
    }
    // `import .a.b` gives `.a`: as many parts off as the name has beyond its first.
    let length = PyUnicode_GET_LENGTH(name);
    let dot = PyUnicode_FindChar(name, '.' as Py_UCS4, 0, length, 1);
    if dot < 0 {
        return Ok(last);
    }
    let short = PyUnicode_GET_LENGTH(path.ptr()) - (length - dot);
    let short = owned(PyUnicode_Substring(path.ptr(), 0, short))?;
    loaded(short.ptr())?.ok_or(Raised)
}

#[cold]
unsafe fn empty_name() -> Raised {
    PyErr_SetString(PyExc_ValueError, c"Empty module name".as_ptr());
    Raised
}

/// The module that an import statement gets; modules below the last one that `fromlist` names are imported too.
unsafe fn pick(first: Ref, last: Ref, fromlist: *mut PyObject, wants_last: bool) -> Fallible<Ref> {
    if !wants_last {
        return Ok(first);
    }
    if !truth(PyObject_HasAttrWithError(last.ptr(), name!("__path__")))? {
        return Ok(last);
    }
    let above = owned(PyModule_GetNameObject(last.ptr()))?;
    let names = owned(PySequence_Tuple(fromlist))?;
    for i in 0..Py_SIZE(names.ptr()) {
        let one = PyTuple_GET_ITEM(names.ptr(), i);
        if !PyUnicode_Check(one) || truth(PyObject_HasAttrWithError(last.ptr(), one))? {
            continue;
        }
        let path = owned(PyUnicode_FromFormat(c"%U.%U".as_ptr(), above.ptr(), one))?;
        if chain(path.ptr()).is_err() {
            if PyErr_ExceptionMatches(PyExc_ModuleNotFoundError) == 0 {
                return Err(Raised);
            }
            PyErr_Clear();
        }
    }
    Ok(last)
}

/// An item of the globals.
unsafe fn global(globals: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyDict_GetItemRef(globals, key, &mut found))?;
    Ok(Ref::steal(found).filter(|found| found.ptr() != Py_None()))
}

/// The package that a relative import starts from.
unsafe fn package(globals: *mut PyObject) -> Fallible<Ref> {
    if globals.is_null() {
        PyErr_SetString(PyExc_KeyError, c"'__name__' not in globals".as_ptr());
        return Err(Raised);
    }
    if !PyDict_Check(globals) {
        PyErr_SetString(PyExc_TypeError, c"globals must be a dict".as_ptr());
        return Err(Raised);
    }
    if let Some(package) = global(globals, name!("__package__"))? {
        if !PyUnicode_Check(package.ptr()) {
            PyErr_SetString(PyExc_TypeError, c"package must be a string".as_ptr());
            return Err(Raised);
        }
        return Ok(package);
    }
    if let Some(spec) = global(globals, name!("__spec__"))? {
        let parent = owned(PyObject_GetAttr(spec.ptr(), name!("parent")))?;
        if !PyUnicode_Check(parent.ptr()) {
            PyErr_SetString(
                PyExc_TypeError,
                c"__spec__.parent must be a string".as_ptr(),
            );
            return Err(Raised);
        }
        return Ok(parent);
    }
    let Some(name) = global(globals, name!("__name__"))? else {
        PyErr_SetString(PyExc_KeyError, c"'__name__' not in globals".as_ptr());
        return Err(Raised);
    };
    if !PyUnicode_Check(name.ptr()) {
        PyErr_SetString(PyExc_TypeError, c"__name__ must be a string".as_ptr());
        return Err(Raised);
    }
    if global(globals, name!("__path__"))?.is_some() {
        return Ok(name);
    }
    let length = PyUnicode_GET_LENGTH(name.ptr());
    let dot = PyUnicode_FindChar(name.ptr(), '.' as Py_UCS4, 0, length, -1);
    owned(PyUnicode_Substring(name.ptr(), 0, dot.max(0)))
}

/// The absolute name of a relative one.
unsafe fn absolute(name: *mut PyObject, globals: *mut PyObject, level: c_int) -> Fallible<Ref> {
    let package = package(globals)?;
    let mut end = PyUnicode_GET_LENGTH(package.ptr());
    if end == 0 {
        PyErr_SetString(
            PyExc_ImportError,
            c"attempted relative import with no known parent package".as_ptr(),
        );
        return Err(Raised);
    }
    for _ in 1..level {
        end = PyUnicode_FindChar(package.ptr(), '.' as Py_UCS4, 0, end, -1);
        if end < 0 {
            PyErr_SetString(
                PyExc_ImportError,
                c"attempted relative import beyond top-level package".as_ptr(),
            );
            return Err(Raised);
        }
    }
    let base = owned(PyUnicode_Substring(package.ptr(), 0, end))?;
    if PyUnicode_GET_LENGTH(name) == 0 {
        return Ok(base);
    }
    owned(PyUnicode_FromFormat(c"%U.%U".as_ptr(), base.ptr(), name))
}

/// The module `name`, by whatever `builtins.__import__` is.
pub unsafe fn by_builtin(name: *mut PyObject) -> Fallible<Ref> {
    let builtins = builtins_dict();
    if builtins.is_null() {
        PyErr_SetString(PyExc_RuntimeError, c"unable to get builtins".as_ptr());
        return Err(Raised);
    }
    let importer = PyDict_GetItemWithError(builtins, name!("__import__"));
    if importer.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_SetObject(PyExc_KeyError, name!("__import__"));
        }
        return Err(Raised);
    }
    let globals = owned(PyDict_New())?;
    let fromlist = owned(PyList_New(0))?;
    let module = owned(PyObject_CallFunction(
        importer,
        c"OOOOi".as_ptr(),
        name,
        globals.ptr(),
        globals.ptr(),
        fromlist.ptr(),
        0 as c_int,
    ))?;
    match loaded(name)? {
        Some(found) => Ok(found),
        None => {
            drop(module);
            PyErr_SetObject(PyExc_KeyError, name);
            Err(Raised)
        }
    }
}
