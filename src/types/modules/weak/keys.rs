//! `weakref.WeakKeyDictionary`: an entry goes when its key dies. The keys of the dict are weak references, which are equal
//! and have hashes as their referents.

use super::holder::{self, CALLBACK, data, missing};
use super::pairs::{self, KEY, WeakDict};
use crate::prelude::*;
use crate::types::define::{no_args, one_arg};
use crate::types::modules::fields::get;

static mut REMOVE: PyMethodDef = one_arg(c"remove", remove, c"");

static mut METHODS: [PyMethodDef; 15] = pairs::methods::<Keys>();

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(holder::length),
    mp_subscript: Some(item),
    mp_ass_subscript: Some(set_item),
};

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(pairs::contains::<Keys>),
    ..PySequenceMethods::EMPTY
};

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_repr: Some(holder::repr),
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_iter: Some(pairs::iterate::<Keys>),
    tp_methods: (&raw mut METHODS).cast(),
    tp_init: Some(init),
    tp_new: Some(new),
    ..holder::holder(
        c"weakref.WeakKeyDictionary",
        c"A mapping whose pairs go away with their keys.",
    )
};

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    owned(PyDict_New())
        .and_then(|dict| holder::make(kind, dict, &raw mut REMOVE))
        .or_null()
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let run = || -> Fallible {
        let mut from = Py_None();
        parse_named!(args, kwargs, c"|O:WeakKeyDictionary", [c"dict"], from)?;
        if from == Py_None() {
            return Ok(());
        }
        pairs::add_all::<Keys>(op, from)
    };
    run().or_minus_one()
}

unsafe extern "C" fn remove(weak: *mut PyObject, dead: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if let Some(data) = holder::data_of_callback(weak)? {
            status(PyDict_Pop(data.ptr(), dead, null_mut()))?;
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

/// A weak reference to look a key up by.
unsafe fn weak(key: *mut PyObject) -> Fallible<Ref> {
    owned(PyWeakref_NewRef(key, null_mut()))
}

/// One that is kept: it takes its entry out.
unsafe fn kept(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    owned(PyWeakref_NewRef(key, get(op, CALLBACK)))
}

/// See [`WeakDict`].
struct Keys;

impl WeakDict for Keys {
    const WEAK: usize = KEY;
    const REFERENCES: PyMethodDef = no_args(
        c"keyrefs",
        references,
        c"A list with the weak reference to each key.",
    );

    fn kind() -> *mut PyTypeObject {
        &raw mut TYPE
    }

    unsafe fn find(op: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
        let weak = weak(key)?;
        let mut found = null_mut();
        status(PyDict_GetItemRef(data(op), weak.ptr(), &mut found))?;
        Ok(Ref::steal(found))
    }

    unsafe fn put(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
        let weak = kept(op, key)?;
        status(PyDict_SetItem(data(op), weak.ptr(), value))
    }

    /// What nothing can refer to weakly is no key.
    unsafe fn contains(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
        match weak(key) {
            Ok(weak) => truth(PyDict_Contains(data(op), weak.ptr())),
            Err(Raised) if PyErr_ExceptionMatches(PyExc_TypeError) != 0 => {
                PyErr_Clear();
                Ok(false)
            }
            Err(Raised) => Err(Raised),
        }
    }

    unsafe fn pop(op: *mut PyObject, key: *mut PyObject, default: Option<Ref>) -> Fallible<Ref> {
        let weak = weak(key)?;
        let mut found = null_mut();
        status(PyDict_Pop(data(op), weak.ptr(), &mut found))?;
        Ref::steal(found)
            .or(default)
            .ok_or_else(|| missing(weak.ptr()))
    }

    unsafe fn set_default(
        op: *mut PyObject,
        key: *mut PyObject,
        default: *mut PyObject,
    ) -> Fallible<Ref> {
        let weak = kept(op, key)?;
        let mut value = null_mut();
        let dict = data(op);
        status(PyDict_SetDefaultRef(dict, weak.ptr(), default, &mut value))?;
        owned(value)
    }
}

unsafe extern "C" fn item(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let weak = weak(key)?;
        owned(PyObject_GetItem(data(op), weak.ptr()))
    };
    run().or_null()
}

unsafe extern "C" fn set_item(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let run = || -> Fallible {
        if value.is_null() {
            let weak = weak(key)?;
            return status(PyDict_DelItem(data(op), weak.ptr()));
        }
        Keys::put(op, key, value)
    };
    run().or_minus_one()
}

unsafe extern "C" fn references(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Keys(data(op))
}
