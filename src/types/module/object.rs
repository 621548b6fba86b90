//! `module`: an object whose attributes are a dict.

use super::repr;
use crate::gc;
use crate::prelude::*;
use crate::types::attribute;
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, attribute, field, no_args};

/// A module.
#[repr(C)]
pub struct PyModuleObject {
    pub ob_base: PyObject,
    pub md_dict: *mut PyObject,
    pub md_def: *mut PyModuleDef,
    pub md_state: *mut c_void,
    pub md_weaklist: *mut PyObject,
    /// A str, or NULL.
    pub md_name: *mut PyObject,
}

/// `moduledef`.
pub const DEF_TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"moduledef".as_ptr(),
    tp_basicsize: size_of::<PyModuleDef>() as Py_ssize_t,
    ..PyTypeObject::EMPTY
};

/// `module`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"module".as_ptr(),
    tp_basicsize: size_of::<PyModuleObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr::repr),
    tp_getattro: Some(getattro),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    tp_doc: c"module(name, doc=None)\n--\n\nA namespace with a name and documentation.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_weaklistoffset: core::mem::offset_of!(PyModuleObject, md_weaklist) as Py_ssize_t,
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    tp_dictoffset: core::mem::offset_of!(PyModuleObject, md_dict) as Py_ssize_t,
    tp_init: Some(init),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 2] = [
    no_args(
        c"__dir__",
        dir,
        c"__dir__() -> list\n\nWhat __dir__ of the module says, or the names that it has.",
    ),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 2] = [
    field(
        c"__dict__",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyModuleObject, md_dict),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 2] = [
    attribute(
        c"__annotations__",
        Some(get_annotations),
        Some(set_annotations),
        c"",
    ),
    PyGetSetDef::EMPTY,
];

/// A new module of this name, with the names that every module has.
pub unsafe fn make(name: *mut PyObject) -> Fallible<Ref> {
    let made = owned(new(&raw mut PyModule_Type, null_mut(), null_mut()))?;
    fill_in(made.cast(), name, Py_None())?;
    Ok(made)
}

unsafe fn fill_in(
    module: *mut PyModuleObject,
    name: *mut PyObject,
    doc: *mut PyObject,
) -> Fallible {
    if (*module).md_dict.is_null() {
        (*module).md_dict = owned(PyDict_New())?.into_raw();
    }
    let dict = (*module).md_dict;
    status(PyDict_SetItem(dict, name!("__name__"), name))?;
    status(PyDict_SetItem(dict, name!("__doc__"), doc))?;
    status(PyDict_SetItem(dict, name!("__package__"), Py_None()))?;
    status(PyDict_SetItem(dict, name!("__loader__"), Py_None()))?;
    status(PyDict_SetItem(dict, name!("__spec__"), Py_None()))?;
    if PyUnicode_CheckExact(name) {
        let before = (*module).md_name;
        (*module).md_name = new_ref(name);
        xdecref(before);
    }
    Ok(())
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwargs: *mut PyObject,
) -> *mut PyObject {
    let made = PyType_GenericAlloc(kind, 0);
    if made.is_null() {
        return null_mut();
    }
    let Ok(dict) = owned(PyDict_New()) else {
        decref(made);
        return null_mut();
    };
    (*made.cast::<PyModuleObject>()).md_dict = dict.into_raw();
    made
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let (mut name, mut doc): (*mut PyObject, _) = (null_mut(), Py_None());
    if parse_named!(args, kwargs, c"O|O:module", [c"name", c"doc"], name, doc).is_err() {
        return -1;
    }
    if !PyUnicode_Check(name) {
        _PyArg_BadArgument(
            c"module".as_ptr(),
            c"argument 'name'".as_ptr(),
            c"str".as_ptr(),
            name,
        );
        return -1;
    }
    fill_in(op.cast(), name, doc).or_minus_one()
}

/// Whether the functions of the definition may see the module: it has the state that it asks for.
unsafe fn is_usable(module: *mut PyModuleObject) -> bool {
    let definition = (*module).md_def;
    !definition.is_null() && ((*definition).m_size <= 0 || !(*module).md_state.is_null())
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let module = op.cast::<PyModuleObject>();
    gc::untrack(op);
    if !(*module).md_weaklist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    if is_usable(module)
        && let Some(free) = (*(*module).md_def).m_free
    {
        free(op.cast());
    }
    xdecref((*module).md_dict);
    xdecref((*module).md_name);
    if !(*module).md_state.is_null() {
        PyMem_Free((*module).md_state);
    }
    (*Py_TYPE(op)).tp_free.unwrap_unchecked()(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let module = op.cast::<PyModuleObject>();
    if is_usable(module)
        && let Some(traverse) = (*(*module).md_def).m_traverse
    {
        let code = traverse(op, visit, arg);
        if code != 0 {
            return code;
        }
    }
    visit_all(visit, arg, &[(*module).md_dict])
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    let module = op.cast::<PyModuleObject>();
    if is_usable(module)
        && let Some(clear) = (*(*module).md_def).m_clear
    {
        let code = clear(op);
        if !PyErr_Occurred().is_null() {
            PyErr_WriteUnraisable(op);
        }
        if code != 0 {
            return code;
        }
    }
    clear_member(&raw mut (*module).md_dict);
    0
}

/// `tp_getattro`.
pub unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    get(op, name, false)
}

/// The attribute `name` of a module. `quietly`: one that is missing is NULL without an exception.
pub unsafe fn get(op: *mut PyObject, name: *mut PyObject, quietly: bool) -> *mut PyObject {
    let found = attribute::generic_get(op, name, null_mut(), true);
    if !found.is_null() || !PyErr_Occurred().is_null() {
        return found;
    }
    match late(op, name, quietly) {
        Ok(found) => found.map_or(null_mut(), Ref::into_raw),
        Err(Raised) => null_mut(),
    }
}

/// An attribute that the module's own `__getattr__` may know; otherwise AttributeError, unless `quietly`.
#[cold]
unsafe fn late(op: *mut PyObject, name: *mut PyObject, quietly: bool) -> Fallible<Option<Ref>> {
    let module = op.cast::<PyModuleObject>();
    let dict = (*module).md_dict;
    if let Some(own) = item(dict, name!("__getattr__"))? {
        let found = PyObject_CallOneArg(own.ptr(), name);
        if found.is_null() && quietly && PyErr_ExceptionMatches(PyExc_AttributeError) != 0 {
            PyErr_Clear();
            return Ok(None);
        }
        return owned(found).map(Some);
    }
    if quietly {
        return Ok(None);
    }
    match item(dict, name!("__name__"))? {
        Some(own) if PyUnicode_Check(own.ptr()) => {
            if is_initializing(dict)? {
                PyErr_Format(
                    PyExc_AttributeError,
                    c"partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)".as_ptr(),
                    own.ptr(),
                    name,
                );
            } else {
                PyErr_Format(
                    PyExc_AttributeError,
                    c"module '%U' has no attribute '%U'".as_ptr(),
                    own.ptr(),
                    name,
                );
            }
        }
        _ => {
            PyErr_Format(
                PyExc_AttributeError,
                c"module has no attribute '%U'".as_ptr(),
                name,
            );
        }
    }
    attribute::add_context(op, name);
    Err(Raised)
}

unsafe fn item(dict: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyDict_GetItemRef(dict, key, &mut found))?;
    Ok(Ref::steal(found))
}

/// Whether the spec of a module says that it is being made.
unsafe fn is_initializing(dict: *mut PyObject) -> Fallible<bool> {
    let Some(spec) = item(dict, name!("__spec__"))? else {
        return Ok(false);
    };
    if spec.ptr() == Py_None() {
        return Ok(false);
    }
    let mut found = null_mut();
    status(PyObject_GetOptionalAttr(
        spec.ptr(),
        name!("_initializing"),
        &mut found,
    ))?;
    match Ref::steal(found) {
        Some(found) => truth(PyObject_IsTrue(found.ptr())),
        None => Ok(false),
    }
}

unsafe fn dict_of(op: *mut PyObject) -> Fallible<Ref> {
    let dict = owned(PyObject_GetAttr(op, name!("__dict__")))?;
    if PyDict_Check(dict.ptr()) {
        return Ok(dict);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"<module>.__dict__ is not a dictionary".as_ptr(),
    );
    Err(Raised)
}

unsafe extern "C" fn dir(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let dict = dict_of(op)?;
        if let Some(own) = item(dict.ptr(), name!("__dir__"))? {
            return owned(PyObject_CallNoArgs(own.ptr()));
        }
        owned(PyDict_Keys(dict.ptr()))
    };
    run().or_null()
}

unsafe extern "C" fn get_annotations(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let dict = dict_of(op)?;
        let key = name!("__annotations__");
        if let Some(found) = item(dict.ptr(), key)? {
            return Ok(found);
        }
        let made = owned(PyDict_New())?;
        status(PyDict_SetItem(dict.ptr(), key, made.ptr()))?;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn set_annotations(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    let run = || -> Fallible {
        let dict = dict_of(op)?;
        let key = name!("__annotations__");
        if !value.is_null() {
            return status(PyDict_SetItem(dict.ptr(), key, value));
        }
        if status(PyDict_DelItem(dict.ptr(), key)).is_err() {
            if PyErr_ExceptionMatches(PyExc_KeyError) != 0 {
                PyErr_SetObject(PyExc_AttributeError, key);
            }
            return Err(Raised);
        }
        Ok(())
    };
    run().or_minus_one()
}
