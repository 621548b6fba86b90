//! set and frozenset.
//!
//! ```text
//! table      slots and keys
//! change     adding, removing, combining in place
//! combine    union, intersection, difference, comparison
//! methods    what a set can do
//! iterate    its iterator
//! ```

mod change;
mod combine;
mod iterate;
mod methods;
mod table;

pub use change::update;
pub use iterate::TYPE as ITER_TYPE;
pub use methods::popped;
pub use table::{add, clear, contains, discard, used};

use crate::gc;
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object, visit};
use crate::types::define::STATIC_TYPE;
use table::set;

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_contains: Some(methods::contains_slot),
    ..PySequenceMethods::EMPTY
};

static mut SET_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_subtract: Some(combine::subtract),
    nb_and: Some(combine::and),
    nb_xor: Some(combine::xor),
    nb_or: Some(combine::or),
    nb_inplace_subtract: Some(change::subtract_in_place),
    nb_inplace_and: Some(change::and_in_place),
    nb_inplace_xor: Some(change::xor_in_place),
    nb_inplace_or: Some(change::or_in_place),
    ..PyNumberMethods::EMPTY
};

static mut FROZEN_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_subtract: Some(combine::subtract),
    nb_and: Some(combine::and),
    nb_xor: Some(combine::xor),
    nb_or: Some(combine::or),
    ..PyNumberMethods::EMPTY
};

const BASE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_basicsize: size_of::<PySetObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(methods::repr),
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | _Py_TPFLAGS_MATCH_SELF
        | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_richcompare: Some(combine::compare),
    tp_weaklistoffset: core::mem::offset_of!(PySetObject, weakreflist) as Py_ssize_t,
    tp_iter: Some(iterate::new),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

/// The type set.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"set".as_ptr(),
    tp_doc:
        c"set(iterable=(), /)\n--\n\nElements without an order, of which equal ones count once."
            .as_ptr(),
    tp_as_number: &raw mut SET_AS_NUMBER,
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_methods: methods::set_table(),
    tp_init: Some(methods::init),
    tp_new: Some(methods::new),
    tp_vectorcall: Some(methods::vectorcall),
    ..BASE
};

/// The type frozenset.
pub const FROZEN_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"frozenset".as_ptr(),
    tp_doc: c"frozenset(iterable=(), /)\n--\n\nA set that stays as it is, and can be an element of others.".as_ptr(),
    tp_as_number: &raw mut FROZEN_AS_NUMBER,
    tp_hash: Some(methods::hash),
    tp_methods: methods::frozen_table(),
    tp_new: Some(methods::new_frozen),
    tp_vectorcall: Some(methods::vectorcall_frozen),
    ..BASE
};

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PySet_Type))?;
    status(PyType_Ready(&raw mut PyFrozenSet_Type))?;
    status(PyType_Ready(&raw mut PySetIter_Type))
}

/// A set of a type, of the items of an iterable if there is one.
pub unsafe fn make(kind: *mut PyTypeObject, iterable: Option<*mut PyObject>) -> Fallible<Ref> {
    let exact = kind == &raw mut PySet_Type || kind == &raw mut PyFrozenSet_Type;
    let op = if exact {
        let op = gc::allocate(kind, size_of::<PySetObject>());
        if op.is_null() {
            return Err(Raised);
        }
        (*op).ob_type = kind;
        _Py_NewReference(op);
        op
    } else {
        owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?.into_raw()
    };
    table::make_empty(op);
    (*set(op)).weakreflist = null_mut();
    if exact {
        gc::track(op);
    }
    let op = Ref::steal_unchecked(op);
    if let Some(iterable) = iterable {
        change::update(op.ptr(), iterable)?;
    }
    Ok(op)
}

/// The type of the result of an operation: a subtype's is that of its base.
unsafe fn base_of(op: *mut PyObject) -> *mut PyTypeObject {
    if PySet_Check(op) {
        &raw mut PySet_Type
    } else {
        &raw mut PyFrozenSet_Type
    }
}

pub(super) unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    used(op)
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    let mut place = 0;
    while let Some(slot) = table::next(op, &mut place) {
        visit!(f, arg, (*slot).key);
    }
    0
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    clear(op);
    0
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc) else {
        return;
    };
    if !(*set(op)).weakreflist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    table::drop_table(op);
    if PySet_CheckExact(op) || PyFrozenSet_CheckExact(op) {
        gc::free(op);
    } else {
        free_object(op);
    }
    trashcan::end(thread);
}
