//! `weakref.WeakValueDictionary`: an entry goes when its value dies. The values of the dict are weak references that know
//! their keys.

use super::holder::{self, CALLBACK, data, missing, referent};
use super::keyed;
use super::pairs::{self, VALUE, WeakDict};
use crate::prelude::*;
use crate::types::define::{no_args, one_arg};
use crate::types::modules::fields::get;

static mut REMOVE: PyMethodDef = one_arg(c"remove", remove, c"");

static mut METHODS: [PyMethodDef; 15] = pairs::methods::<Values>();

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(holder::length),
    mp_subscript: Some(item),
    mp_ass_subscript: Some(set_item),
};

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(pairs::contains::<Values>),
    ..PySequenceMethods::EMPTY
};

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_repr: Some(holder::repr),
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_iter: Some(pairs::iterate::<Values>),
    tp_methods: (&raw mut METHODS).cast(),
    tp_init: Some(init),
    tp_new: Some(new),
    ..holder::holder(
        c"weakref.WeakValueDictionary",
        c"A mapping whose pairs go away with their values.",
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
        parse_named!(args, null_mut(), c"|O:WeakValueDictionary", [c""], from)?;
        pairs::add_given::<Values>(op, from, kwargs)
    };
    run().or_minus_one()
}

unsafe extern "C" fn remove(weak: *mut PyObject, dead: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if let Some(data) = holder::data_of_callback(weak)? {
            let key = Ref::new(*keyed::key_place(dead));
            let mut now = null_mut();
            status(PyDict_GetItemRef(data.ptr(), key.ptr(), &mut now))?;
            if let Some(now) = Ref::steal(now)
                && now.ptr() == dead
            {
                status(PyDict_DelItem(data.ptr(), key.ptr()))?;
            }
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

/// A reference to a value: it takes its entry out.
unsafe fn kept(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible<Ref> {
    keyed::make(&raw mut keyed::TYPE, value, get(op, CALLBACK), key)
}

/// See [`WeakDict`].
struct Values;

impl WeakDict for Values {
    const WEAK: usize = VALUE;
    const REFERENCES: PyMethodDef = no_args(
        c"valuerefs",
        references,
        c"A list with the weak reference to each value.",
    );

    fn kind() -> *mut PyTypeObject {
        &raw mut TYPE
    }

    unsafe fn find(op: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
        let mut found = null_mut();
        status(PyDict_GetItemRef(data(op), key, &mut found))?;
        match Ref::steal(found) {
            Some(weak) => referent(weak.ptr()),
            None => Ok(None),
        }
    }

    unsafe fn put(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
        let weak = kept(op, key, value)?;
        status(PyDict_SetItem(data(op), key, weak.ptr()))
    }

    unsafe fn contains(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
        Ok(Self::find(op, key)?.is_some())
    }

    unsafe fn pop(op: *mut PyObject, key: *mut PyObject, default: Option<Ref>) -> Fallible<Ref> {
        let mut found = null_mut();
        status(PyDict_Pop(data(op), key, &mut found))?;
        let value = match Ref::steal(found) {
            Some(weak) => referent(weak.ptr())?,
            None => None,
        };
        value.or(default).ok_or_else(|| missing(key))
    }

    unsafe fn set_default(
        op: *mut PyObject,
        key: *mut PyObject,
        default: *mut PyObject,
    ) -> Fallible<Ref> {
        if let Some(found) = Self::find(op, key)? {
            return Ok(found);
        }
        Self::put(op, key, default)?;
        Ok(Ref::new(default))
    }
}

unsafe extern "C" fn item(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    Values::find(op, key)
        .and_then(|found| found.ok_or_else(|| missing(key)))
        .or_null()
}

unsafe extern "C" fn set_item(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if value.is_null() {
        return PyDict_DelItem(data(op), key);
    }
    Values::put(op, key, value).or_minus_one()
}

unsafe extern "C" fn references(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Values(data(op))
}
