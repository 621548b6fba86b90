//! What types and modules are made of: the head of a static type, definitions of modules, entries of their tables.
//! Documentation that is empty is none.

use crate::prelude::*;

/// The head of a static type.
pub const STATIC_TYPE: PyVarObject = PyVarObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyType_Type,
    },
    ob_size: 0,
};

/// A function of two objects: as a method without arguments, with one, or with a tuple of them.
pub type Plain = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// A function of an array of arguments.
pub type Fast =
    unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, Py_ssize_t) -> *mut PyObject;
/// A function of an array of arguments, the last ones by name.
pub type FastNamed = unsafe extern "C" fn(
    *mut PyObject,
    *const *mut PyObject,
    Py_ssize_t,
    *mut PyObject,
) -> *mut PyObject;
/// A function of a tuple and a dict.
pub type Named = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;

const fn text(doc: &'static CStr) -> *const c_char {
    if doc.is_empty() { null() } else { doc.as_ptr() }
}

const fn entry(
    name: &'static CStr,
    function: Plain,
    flags: c_int,
    doc: &'static CStr,
) -> PyMethodDef {
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: Some(function),
        ml_flags: flags,
        ml_doc: text(doc),
    }
}

/// A method without arguments.
pub const fn no_args(name: &'static CStr, function: Plain, doc: &'static CStr) -> PyMethodDef {
    entry(name, function, METH_NOARGS, doc)
}

/// A method with one argument.
pub const fn one_arg(name: &'static CStr, function: Plain, doc: &'static CStr) -> PyMethodDef {
    entry(name, function, METH_O, doc)
}

/// A method whose arguments come as a tuple.
pub const fn by_tuple(name: &'static CStr, function: Plain, doc: &'static CStr) -> PyMethodDef {
    entry(name, function, METH_VARARGS, doc)
}

/// A method whose arguments come as an array.
pub const fn fast(name: &'static CStr, function: Fast, doc: &'static CStr) -> PyMethodDef {
    // SAFETY: the flags say what the function is, and it is called as that.
    let function = unsafe { core::mem::transmute::<Fast, Plain>(function) };
    entry(name, function, METH_FASTCALL, doc)
}

/// A method whose arguments come as an array, the last ones by name.
pub const fn fast_named(
    name: &'static CStr,
    function: FastNamed,
    doc: &'static CStr,
) -> PyMethodDef {
    // SAFETY: as for `fast`.
    let function = unsafe { core::mem::transmute::<FastNamed, Plain>(function) };
    entry(name, function, METH_FASTCALL | METH_KEYWORDS, doc)
}

/// A method whose arguments come as a tuple and a dict.
pub const fn named(name: &'static CStr, function: Named, doc: &'static CStr) -> PyMethodDef {
    // SAFETY: as for `fast`.
    let function = unsafe { core::mem::transmute::<Named, Plain>(function) };
    entry(name, function, METH_VARARGS | METH_KEYWORDS, doc)
}

/// The same method with `METH_CLASS`, `METH_STATIC` or `METH_COEXIST`.
pub const fn flagged(mut method: PyMethodDef, flag: c_int) -> PyMethodDef {
    method.ml_flags |= flag;
    method
}

/// `__class_getitem__`, for the types that can be subscripted.
pub const CLASS_GETITEM: PyMethodDef = flagged(
    one_arg(
        c"__class_getitem__",
        Py_GenericAlias,
        c"The type with parameters, for annotations.",
    ),
    METH_CLASS,
);

/// An attribute that is computed; `set` may be NULL.
pub const fn attribute(
    name: &'static CStr,
    get: getter,
    set: setter,
    doc: &'static CStr,
) -> PyGetSetDef {
    PyGetSetDef {
        name: name.as_ptr(),
        get,
        set,
        doc: text(doc),
        closure: null_mut(),
    }
}

/// An attribute that is computed and can only be read.
pub const fn readable(
    name: &'static CStr,
    get: unsafe extern "C" fn(*mut PyObject, *mut c_void) -> *mut PyObject,
    doc: &'static CStr,
) -> PyGetSetDef {
    attribute(name, Some(get), None, doc)
}

/// A field of the object, of a kind such as `_Py_T_OBJECT`, that can be read and set.
pub const fn writable(
    name: &'static CStr,
    kind: c_int,
    offset: usize,
    doc: &'static CStr,
) -> PyMemberDef {
    PyMemberDef {
        name: name.as_ptr(),
        r#type: kind,
        offset: offset as Py_ssize_t,
        flags: 0,
        doc: text(doc),
    }
}

/// A field of the object that can only be read.
pub const fn field(
    name: &'static CStr,
    kind: c_int,
    offset: usize,
    doc: &'static CStr,
) -> PyMemberDef {
    PyMemberDef {
        flags: Py_READONLY,
        ..writable(name, kind, offset, doc)
    }
}

/// The definition of a module of functions alone.
pub const fn module(
    name: &'static CStr,
    methods: *mut PyMethodDef,
    doc: &'static CStr,
) -> PyModuleDef {
    PyModuleDef {
        m_base: PyModuleDef_Base {
            ob_base: PyObject {
                ob_refcnt: IMMORTAL,
                ob_type: null_mut(),
            },
            m_init: None,
            m_index: 0,
            m_copy: null_mut(),
        },
        m_name: name.as_ptr(),
        m_doc: text(doc),
        m_methods: methods,
        ..PyModuleDef::EMPTY
    }
}

/// What a module of ours is made by in several phases.
#[repr(transparent)]
pub struct ModuleSlots([PyModuleDef_Slot; 4]);

// SAFETY: read only.
unsafe impl Sync for ModuleSlots {}

impl ModuleSlots {
    /// For a definition, which only reads them.
    pub const fn get(&'static self) -> *mut PyModuleDef_Slot {
        (&raw const self.0).cast_mut().cast()
    }
}

/// `exec` fills the module in, which any interpreter can have, also one with a lock of its own or none.
pub const fn module_slots(exec: unsafe extern "C" fn(*mut PyObject) -> c_int) -> ModuleSlots {
    ModuleSlots([
        PyModuleDef_Slot {
            slot: Py_mod_exec,
            value: exec as *mut c_void,
        },
        PyModuleDef_Slot {
            slot: Py_mod_multiple_interpreters,
            value: ptr::without_provenance_mut(2),
        },
        PyModuleDef_Slot {
            slot: Py_mod_gil,
            value: ptr::without_provenance_mut(1),
        },
        PyModuleDef_Slot::EMPTY,
    ])
}
