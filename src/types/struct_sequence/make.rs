//! Types of struct sequences, static ones and new ones.

use super::methods::{METHODS, new, repr};
use super::{UNNAMED, dealloc, traverse};
use crate::prelude::*;

/// How many fields a table has, and how many of them have no name.
struct Counts {
    all: usize,
    unnamed: usize,
}

unsafe fn is_unnamed(name: *const c_char) -> bool {
    name == PyStructSequence_UnnamedField
        || (!name.is_null() && CStr::from_ptr(name).to_bytes() == UNNAMED.to_bytes())
}

unsafe fn counts(desc: *mut PyStructSequence_Desc) -> Counts {
    let mut counts = Counts { all: 0, unnamed: 0 };
    let mut field = (*desc).fields;
    while !(*field).name.is_null() {
        counts.all += 1;
        counts.unnamed += usize::from(is_unnamed((*field).name));
        field = field.add(1);
    }
    counts
}

/// The members of a type, in memory that the caller owns; one for each name.
unsafe fn members(desc: *mut PyStructSequence_Desc, counts: &Counts) -> Fallible<*mut PyMemberDef> {
    let bytes = (counts.all - counts.unnamed + 1) * size_of::<PyMemberDef>();
    let table: *mut PyMemberDef = PyMem_Malloc(bytes).cast();
    if table.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    let mut next = table;
    for i in 0..counts.all {
        let one = (*desc).fields.add(i);
        if is_unnamed((*one).name) {
            continue;
        }
        next.write(PyMemberDef {
            name: (*one).name,
            r#type: _Py_T_OBJECT,
            offset: offset(i) as Py_ssize_t,
            flags: Py_READONLY,
            doc: (*one).doc,
        });
        next = next.add(1);
    }
    next.write(PyMemberDef::EMPTY);
    Ok(table)
}

/// Where field `i` is.
const fn offset(i: usize) -> usize {
    core::mem::offset_of!(PyTupleObject, ob_item) + i * size_of::<*mut PyObject>()
}

unsafe fn basic_size(desc: *mut PyStructSequence_Desc, counts: &Counts) -> Py_ssize_t {
    offset(counts.all - (*desc).n_in_sequence as usize) as Py_ssize_t
}

unsafe fn set_count(dict: *mut PyObject, key: *mut PyObject, value: usize) -> Fallible {
    let number = owned(PyLong_FromSsize_t(value as Py_ssize_t))?;
    status(PyDict_SetItem(dict, key, number.ptr()))
}

/// What the type knows of its fields.
unsafe fn describe(
    dict: *mut PyObject,
    desc: *mut PyStructSequence_Desc,
    counts: &Counts,
) -> Fallible {
    let visible = (*desc).n_in_sequence as usize;
    set_count(dict, name!("n_sequence_fields"), visible)?;
    set_count(dict, name!("n_fields"), counts.all)?;
    set_count(dict, name!("n_unnamed_fields"), counts.unnamed)?;
    let names = owned(PyList_New(0))?;
    for i in 0..visible {
        let name = (*(*desc).fields.add(i)).name;
        if !is_unnamed(name) {
            let text = owned(PyUnicode_FromString(name))?;
            status(PyList_Append(names.ptr(), text.ptr()))?;
        }
    }
    let names = owned(PyList_AsTuple(names.ptr()))?;
    status(PyDict_SetItem(dict, name!("__match_args__"), names.ptr()))
}

/// Makes a type of a static one that has its head only. `flags` in addition to those that all of them have.
pub unsafe fn init_static(
    kind: *mut PyTypeObject,
    desc: *mut PyStructSequence_Desc,
    flags: c_ulong,
) -> Fallible {
    let counts = counts(desc);
    if !PyType_HasFeature(kind, Py_TPFLAGS_READY) {
        (*kind).ob_base.ob_base.ob_refcnt = IMMORTAL;
        (*kind).tp_name = (*desc).name;
        (*kind).tp_doc = (*desc).doc;
        (*kind).tp_basicsize = basic_size(desc, &counts);
        (*kind).tp_itemsize = size_of::<*mut PyObject>() as Py_ssize_t;
        (*kind).tp_dealloc = Some(dealloc);
        (*kind).tp_traverse = Some(traverse);
        (*kind).tp_repr = Some(repr);
        (*kind).tp_flags = flags | Py_TPFLAGS_HAVE_GC;
        (*kind).tp_members = members(desc, &counts)?;
        (*kind).tp_methods = (&raw mut METHODS).cast();
        (*kind).tp_base = &raw mut PyTuple_Type;
        if flags & Py_TPFLAGS_DISALLOW_INSTANTIATION == 0 {
            (*kind).tp_new = Some(new);
        }
        status(PyType_Ready(kind))?;
    }
    let dict = owned(PyType_GetDict(kind))?;
    describe(dict.ptr(), desc, &counts)?;
    PyType_Modified(kind);
    Ok(())
}

/// A new type.
pub unsafe fn new_type(desc: *mut PyStructSequence_Desc) -> Fallible<Ref> {
    let counts = counts(desc);
    let members = members(desc, &counts)?;
    let slot = |slot, pfunc| PyType_Slot { slot, pfunc };
    let mut slots = [
        slot(Py_tp_dealloc, dealloc as *mut c_void),
        slot(Py_tp_repr, repr as *mut c_void),
        slot(Py_tp_doc, (*desc).doc.cast_mut().cast()),
        slot(Py_tp_methods, (&raw mut METHODS).cast()),
        slot(Py_tp_new, new as *mut c_void),
        slot(Py_tp_members, members.cast()),
        slot(Py_tp_traverse, traverse as *mut c_void),
        slot(0, null_mut()),
    ];
    let mut spec = PyType_Spec {
        name: (*desc).name,
        basicsize: basic_size(desc, &counts) as c_int,
        itemsize: size_of::<*mut PyObject>() as c_int,
        flags: Py_TPFLAGS_HAVE_GC as c_uint,
        slots: slots.as_mut_ptr(),
    };
    let made = PyType_FromSpecWithBases(&mut spec, (&raw mut PyTuple_Type).cast());
    PyMem_Free(members.cast());
    let made = owned(made)?;
    let dict = owned(PyType_GetDict(made.cast()))?;
    describe(dict.ptr(), desc, &counts)?;
    PyType_Modified(made.cast());
    Ok(made)
}
