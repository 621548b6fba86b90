//! Modules, struct sequences, argument parsers.

use super::*;

/// `PyModuleDef_Base` of `moduleobject.h`.
#[repr(C)]
pub struct PyModuleDef_Base {
    pub ob_base: PyObject,
    pub m_init: PyModInitFunction,
    pub m_index: Py_ssize_t,
    pub m_copy: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyModuleDef_Base>() == 40);
    assert!(core::mem::offset_of!(PyModuleDef_Base, ob_base) == 0);
    assert!(core::mem::offset_of!(PyModuleDef_Base, m_init) == 16);
    assert!(core::mem::offset_of!(PyModuleDef_Base, m_index) == 24);
    assert!(core::mem::offset_of!(PyModuleDef_Base, m_copy) == 32);
};

/// `PyModuleDef_Slot` of `moduleobject.h`.
#[repr(C)]
pub struct PyModuleDef_Slot {
    pub slot: c_int,
    pub value: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyModuleDef_Slot>() == 16);
    assert!(core::mem::offset_of!(PyModuleDef_Slot, slot) == 0);
    assert!(core::mem::offset_of!(PyModuleDef_Slot, value) == 8);
};

/// `PyModuleDef` of `moduleobject.h`.
#[repr(C)]
pub struct PyModuleDef {
    pub m_base: PyModuleDef_Base,
    pub m_name: *const c_char,
    pub m_doc: *const c_char,
    pub m_size: Py_ssize_t,
    pub m_methods: *mut PyMethodDef,
    pub m_slots: *mut PyModuleDef_Slot,
    pub m_traverse: traverseproc,
    pub m_clear: inquiry,
    pub m_free: freefunc,
}

const _: () = {
    assert!(size_of::<PyModuleDef>() == 104);
    assert!(core::mem::offset_of!(PyModuleDef, m_base) == 0);
    assert!(core::mem::offset_of!(PyModuleDef, m_name) == 40);
    assert!(core::mem::offset_of!(PyModuleDef, m_doc) == 48);
    assert!(core::mem::offset_of!(PyModuleDef, m_size) == 56);
    assert!(core::mem::offset_of!(PyModuleDef, m_methods) == 64);
    assert!(core::mem::offset_of!(PyModuleDef, m_slots) == 72);
    assert!(core::mem::offset_of!(PyModuleDef, m_traverse) == 80);
    assert!(core::mem::offset_of!(PyModuleDef, m_clear) == 88);
    assert!(core::mem::offset_of!(PyModuleDef, m_free) == 96);
};

/// `_inittab` of `cpython/import.h`.
#[repr(C)]
pub struct _inittab {
    pub name: *const c_char,
    pub initfunc: PyModInitFunction,
}

const _: () = {
    assert!(size_of::<_inittab>() == 16);
    assert!(core::mem::offset_of!(_inittab, name) == 0);
    assert!(core::mem::offset_of!(_inittab, initfunc) == 8);
};

/// `PyStructSequence_Field` of `structseq.h`.
#[repr(C)]
pub struct PyStructSequence_Field {
    pub name: *const c_char,
    pub doc: *const c_char,
}

const _: () = {
    assert!(size_of::<PyStructSequence_Field>() == 16);
    assert!(core::mem::offset_of!(PyStructSequence_Field, name) == 0);
    assert!(core::mem::offset_of!(PyStructSequence_Field, doc) == 8);
};

/// `PyStructSequence_Desc` of `structseq.h`.
#[repr(C)]
pub struct PyStructSequence_Desc {
    pub name: *const c_char,
    pub doc: *const c_char,
    pub fields: *mut PyStructSequence_Field,
    pub n_in_sequence: c_int,
}

const _: () = {
    assert!(size_of::<PyStructSequence_Desc>() == 32);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, name) == 0);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, doc) == 8);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, fields) == 16);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, n_in_sequence) == 24);
};

/// `_PyOnceFlag` of `cpython/modsupport.h`.
#[repr(C)]
pub struct _PyOnceFlag {
    pub v: u8,
}

const _: () = {
    assert!(size_of::<_PyOnceFlag>() == 1);
    assert!(core::mem::offset_of!(_PyOnceFlag, v) == 0);
};

/// `_PyArg_Parser` of `cpython/modsupport.h`.
#[repr(C)]
pub struct _PyArg_Parser {
    pub format: *const c_char,
    pub keywords: *const *const c_char,
    pub fname: *const c_char,
    pub custom_msg: *const c_char,
    pub once: _PyOnceFlag,
    pub is_kwtuple_owned: c_int,
    pub pos: c_int,
    pub min: c_int,
    pub max: c_int,
    pub kwtuple: *mut PyObject,
    pub next: *mut _PyArg_Parser,
}

const _: () = {
    assert!(size_of::<_PyArg_Parser>() == 72);
    assert!(core::mem::offset_of!(_PyArg_Parser, format) == 0);
    assert!(core::mem::offset_of!(_PyArg_Parser, keywords) == 8);
    assert!(core::mem::offset_of!(_PyArg_Parser, fname) == 16);
    assert!(core::mem::offset_of!(_PyArg_Parser, custom_msg) == 24);
    assert!(core::mem::offset_of!(_PyArg_Parser, once) == 32);
    assert!(core::mem::offset_of!(_PyArg_Parser, is_kwtuple_owned) == 36);
    assert!(core::mem::offset_of!(_PyArg_Parser, pos) == 40);
    assert!(core::mem::offset_of!(_PyArg_Parser, min) == 44);
    assert!(core::mem::offset_of!(_PyArg_Parser, max) == 48);
    assert!(core::mem::offset_of!(_PyArg_Parser, kwtuple) == 56);
    assert!(core::mem::offset_of!(_PyArg_Parser, next) == 64);
};
