//! From the methods of a class to its slots, when it is made and whenever one of them is set.

use core::mem::offset_of;

use super::{cache, defs, dispatch, mro, operators, subclasses, words};
use crate::prelude::*;

/// Fills every slot of a new class.
pub unsafe fn all(kind: *mut PyTypeObject) {
    for definitions in defs::by_slot() {
        one(kind, definitions);
    }
}

/// Fills the slots that `name`, which has been set or deleted, stands for, in `kind` and in the subclasses that have it
/// from there.
pub unsafe fn name_changed(kind: *mut PyTypeObject, name: *mut PyObject) {
    for definitions in defs::by_slot() {
        if definitions.iter().any(|d| d.name_strobj == name) {
            downwards(kind, name, definitions);
        }
    }
}

unsafe fn downwards(kind: *mut PyTypeObject, name: *mut PyObject, definitions: &[wrapperbase]) {
    one(kind, definitions);
    let mut index = 0;
    while index < subclasses::count(kind) {
        let subclass = subclasses::at(kind, index);
        if PyDict_Contains((*subclass).tp_dict, name) == 0 {
            downwards(subclass, name, definitions);
        }
        index += 1;
    }
}

/// Fills one slot: with the function of C that its methods stand for when they all stand for the same, else with the one
/// that calls the methods.
unsafe fn one(kind: *mut PyTypeObject, definitions: &[wrapperbase]) {
    let offset = definitions[0].offset as usize;
    let place = words::place(kind, offset);
    if place.is_null() {
        return;
    }
    let mut direct: *mut c_void = null_mut();
    let mut calling: *mut c_void = null_mut();
    let mut calls = false;
    for definition in definitions {
        let found = cache::lookup(kind, definition.name_strobj);
        if found.is_null() {
            continue;
        }
        match meaning(kind, found, definition) {
            Meaning::Direct(function) if direct.is_null() || direct == function => {
                direct = function;
                if stands_here(kind, definition, offset) {
                    calling = definition.function;
                }
            }
            Meaning::Direct(_) | Meaning::Other => {
                calls = true;
                if stands_here(kind, definition, offset) {
                    calling = definition.function;
                }
            }
            Meaning::Fixed(function) => direct = function,
            Meaning::Method => {
                calls = true;
                calling = definition.function;
                if offset == offset_of!(PyTypeObject, tp_call) {
                    // The objects' own function no longer is what a call means.
                    (*kind).tp_flags &= !Py_TPFLAGS_HAVE_VECTORCALL;
                }
            }
        }
    }
    *place = if !direct.is_null() && !calls {
        direct
    } else if calling.is_null() && offset == offset_of!(PyTypeObject, tp_iternext) {
        // What is written in Python has something in this slot always, as C may see.
        dispatch::no_next as *mut c_void
    } else {
        calling
    };
}

enum Meaning {
    /// A function of a base's slot, by its method.
    Direct(*mut c_void),
    /// The method of a base's slot, but of another slot or of a type that is no base.
    Other,
    /// A function that stands whatever else is found.
    Fixed(*mut c_void),
    /// A method to call.
    Method,
}

unsafe fn meaning(
    kind: *mut PyTypeObject,
    found: *mut PyObject,
    definition: &wrapperbase,
) -> Meaning {
    if Py_IS_TYPE(found, &raw mut PyWrapperDescr_Type) {
        let method: *mut PyWrapperDescrObject = found.cast();
        let base = (*method).d_base;
        if (*base).name_strobj == definition.name_strobj {
            let same = (*base).wrapper.map(|f| f as usize)
                == definition.wrapper.map(|f| f as usize)
                && (*base).flags == definition.flags;
            return if same && mro::is_subtype(kind, (*method).d_common.d_type) {
                Meaning::Direct((*method).d_wrapped)
            } else {
                Meaning::Other
            };
        }
    } else if definition.offset as usize == offset_of!(PyTypeObject, tp_new)
        && operators::is_new(found)
    {
        // Inherited already, with the checks that its method makes for others.
        return Meaning::Fixed((*kind).tp_new.map_or(null_mut(), |new| new as *mut c_void));
    } else if definition.offset as usize == offset_of!(PyTypeObject, tp_hash) && found == Py_None()
    {
        return Meaning::Fixed(PyObject_HashNotImplemented as *mut c_void);
    }
    Meaning::Method
}

/// Whether the method of a base stands for the slot at `offset`: a name that stands for several slots, of which the type
/// has just one filled, stands for that one.
unsafe fn stands_here(kind: *mut PyTypeObject, definition: &wrapperbase, offset: usize) -> bool {
    let mut only = None;
    for other in defs::all() {
        if other.name_strobj != definition.name_strobj {
            continue;
        }
        let at = other.offset as usize;
        if words::read(kind, at).is_null() {
            continue;
        }
        if only.is_some_and(|only| only != at) {
            return true;
        }
        only = Some(at);
    }
    only.is_none_or(|only| only == offset)
}

/// Whether a str has the form of the names of special methods.
pub unsafe fn is_special(name: *mut PyObject) -> bool {
    let length = PyUnicode_GET_LENGTH(name);
    if length < 4 || !PyUnicode_IS_ASCII(name) {
        return false;
    }
    let text = core::slice::from_raw_parts(PyUnicode_DATA(name).cast::<u8>(), length as usize);
    text.starts_with(b"__") && text.ends_with(b"__")
}
