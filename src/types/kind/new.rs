//! `type(name, bases, dict)`: a class made while the program runs.

use super::own_slots::{self, Slots};
use super::{instance, mro, namespace, raise, ready, subtype, update, words};
use crate::prelude::*;

/// `type.__new__`.
pub unsafe extern "C" fn new(
    metatype: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    make(metatype, arguments, keywords).or_null()
}

unsafe fn make(
    metatype: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> Fallible<Ref> {
    let [name, bases, dict] = parse(arguments)?;
    check_bases(bases)?;
    let winner = metatype_of(metatype, bases)?;
    if winner != metatype
        && (*winner).tp_new.map(|f| f as usize) != Some(new as *const () as usize)
        && let Some(theirs) = (*winner).tp_new
    {
        return owned(theirs(winner, arguments, keywords));
    }
    let bases = if Py_SIZE(bases) == 0 {
        owned(PyTuple_Pack(1, &raw mut PyBaseObject_Type))?
    } else {
        Ref::new(bases)
    };
    let base = mro::best_base(bases.ptr())?;
    let dict = owned(PyDict_Copy(dict))?;
    let class = class(winner, name, &bases, base, dict)?;
    namespace::tell_names(class.cast())?;
    namespace::tell_base(class.cast(), keywords)?;
    Ok(class)
}

/// A str, a tuple and a dict, borrowed.
unsafe fn parse(arguments: *mut PyObject) -> Fallible<[*mut PyObject; 3]> {
    let count = Py_SIZE(arguments);
    if count != 3 {
        return Err(raise!(
            PyExc_TypeError,
            c"type.__new__() takes exactly 3 arguments (%zd given)",
            count
        ));
    }
    let given: [*mut PyObject; 3] = core::array::from_fn(|i| *tuple_items(arguments).add(i));
    let wanted = [
        (PyUnicode_Check(given[0]), c"str"),
        (PyTuple_Check(given[1]), c"tuple"),
        (PyDict_Check(given[2]), c"dict"),
    ];
    for (i, (fits, name)) in wanted.into_iter().enumerate() {
        if !fits {
            return Err(raise!(
                PyExc_TypeError,
                c"type.__new__() argument %d must be %s, not %s",
                i as c_int + 1,
                name.as_ptr(),
                if given[i] == Py_None() {
                    c"None".as_ptr()
                } else {
                    (*Py_TYPE(given[i])).tp_name
                }
            ));
        }
    }
    Ok(given)
}

/// A base that is no type may stand for others; only a class statement asks it.
unsafe fn check_bases(bases: *mut PyObject) -> Fallible {
    for i in 0..Py_SIZE(bases) {
        let base = PyTuple_GET_ITEM(bases, i);
        if PyType_Check(base) {
            continue;
        }
        let mut found = null_mut();
        truth(PyObject_GetOptionalAttr(
            base,
            name!("__mro_entries__"),
            &mut found,
        ))?;
        if Ref::steal(found).is_some() {
            return Err(raise!(
                PyExc_TypeError,
                c"type() doesn't support MRO entry resolution; use types.new_class()"
            ));
        }
    }
    Ok(())
}

/// The most derived of `metatype` and the types of the bases.
pub unsafe fn metatype_of(
    metatype: *mut PyTypeObject,
    bases: *mut PyObject,
) -> Fallible<*mut PyTypeObject> {
    let mut winner = metatype;
    for i in 0..Py_SIZE(bases) {
        let theirs = Py_TYPE(PyTuple_GET_ITEM(bases, i));
        if mro::is_subtype(winner, theirs) {
            continue;
        }
        if !mro::is_subtype(theirs, winner) {
            return Err(raise!(
                PyExc_TypeError,
                c"metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
            ));
        }
        winner = theirs;
    }
    Ok(winner)
}

unsafe fn class(
    metatype: *mut PyTypeObject,
    name: *mut PyObject,
    bases: &Ref,
    base: *mut PyTypeObject,
    dict: Ref,
) -> Fallible<Ref> {
    let slots = own_slots::read(name, base, bases.ptr(), dict.ptr())?;
    let allocate = (*metatype).tp_alloc.unwrap_or(PyType_GenericAlloc);
    let class = owned(allocate(metatype, slots.count()))?;
    let kind: *mut PyTypeObject = class.cast();
    let heap: *mut PyHeapTypeObject = class.cast();
    (*heap).ht_name = new_ref(name);
    (*kind).tp_flags = Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC;
    words::own_tables(kind);
    (*kind).tp_bases = new_ref(bases.ptr());
    (*kind).tp_base = new_ref(base).cast();
    (*kind).tp_dict = dict.into_raw();
    set_names(kind, name)?;
    set_doc(kind)?;
    place_slots(kind, base, slots);
    subtype::set_life(kind);
    ready::ready(kind)?;
    update::all(kind);
    fill_cell(kind)?;
    Ok(class)
}

unsafe fn set_names(kind: *mut PyTypeObject, name: *mut PyObject) -> Fallible {
    let mut length = 0;
    let text = PyUnicode_AsUTF8AndSize(name, &mut length);
    if text.is_null() {
        return Err(Raised);
    }
    if libc::strlen(text) != length as usize {
        return Err(raise!(
            PyExc_ValueError,
            c"type name must not contain null characters"
        ));
    }
    // The text belongs to the str in `ht_name`.
    (*kind).tp_name = text;
    let heap: *mut PyHeapTypeObject = kind.cast();
    let mut qualname = null_mut();
    truth(PyDict_Pop(
        (*kind).tp_dict,
        name!("__qualname__"),
        &mut qualname,
    ))?;
    let qualname = Ref::steal(qualname).unwrap_or_else(|| Ref::new(name));
    if !PyUnicode_Check(qualname.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"type __qualname__ must be a str, not %s",
            (*Py_TYPE(qualname.ptr())).tp_name
        ));
    }
    (*heap).ht_qualname = qualname.into_raw();
    Ok(())
}

/// The cell through which the methods of the class find it.
unsafe fn fill_cell(kind: *mut PyTypeObject) -> Fallible {
    let mut cell = null_mut();
    truth(PyDict_Pop(
        (*kind).tp_dict,
        name!("__classcell__"),
        &mut cell,
    ))?;
    let Some(cell) = Ref::steal(cell) else {
        return Ok(());
    };
    if !Py_IS_TYPE(cell.ptr(), &raw mut PyCell_Type) {
        return Err(raise!(
            PyExc_TypeError,
            c"__classcell__ must be a nonlocal cell, not %R",
            Py_TYPE(cell.ptr())
        ));
    }
    status(PyCell_Set(cell.ptr(), kind.cast()))
}

/// `tp_doc` is a copy of the documentation in the dict.
unsafe fn set_doc(kind: *mut PyTypeObject) -> Fallible {
    let mut doc = null_mut();
    truth(PyDict_GetItemRef(
        (*kind).tp_dict,
        name!("__doc__"),
        &mut doc,
    ))?;
    let Some(doc) = Ref::steal(doc).filter(|doc| PyUnicode_Check(doc.ptr())) else {
        return Ok(());
    };
    let mut length = 0;
    let text = PyUnicode_AsUTF8AndSize(doc.ptr(), &mut length);
    if text.is_null() {
        return Err(Raised);
    }
    (*kind).tp_doc = copy_text(text, length as usize)?;
    Ok(())
}

/// A copy of a C string of `length` bytes, in memory that the type gives back.
pub unsafe fn copy_text(text: *const c_char, length: usize) -> Fallible<*const c_char> {
    let copy: *mut c_char = PyMem_Malloc(length + 1).cast();
    if copy.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    ptr::copy_nonoverlapping(text, copy, length);
    *copy.add(length) = 0;
    Ok(copy)
}

/// Where the definitions of a type's own members are: after its struct.
pub unsafe fn members_of(kind: *mut PyTypeObject) -> *mut PyMemberDef {
    kind.byte_offset((*Py_TYPE(kind)).tp_basicsize).cast()
}

unsafe fn place_slots(kind: *mut PyTypeObject, base: *mut PyTypeObject, slots: Slots) {
    let members = members_of(kind);
    let mut offset = (*base).tp_basicsize;
    for i in 0..slots.count() {
        *members.offset(i) = PyMemberDef {
            name: PyUnicode_AsUTF8(slots.name(i)),
            r#type: Py_T_OBJECT_EX,
            offset,
            flags: 0,
            doc: null(),
        };
        offset += size_of::<*mut PyObject>() as Py_ssize_t;
    }
    (*kind).tp_basicsize = offset;
    (*kind).tp_itemsize = (*base).tp_itemsize;
    (*kind).tp_members = members;
    if slots.dict {
        (*kind).tp_flags |= Py_TPFLAGS_MANAGED_DICT;
        (*kind).tp_dictoffset = -1;
    }
    if slots.weak {
        (*kind).tp_flags |= Py_TPFLAGS_MANAGED_WEAKREF;
        (*kind).tp_weaklistoffset = super::MANAGED_WEAKREF_OFFSET;
    }
    (*kind).tp_getset = instance::attributes(slots.dict, slots.weak);
    (*kind.cast::<PyHeapTypeObject>()).ht_slots = slots.into_tuple();
}
