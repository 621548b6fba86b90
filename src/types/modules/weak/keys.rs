//! `weakref.WeakKeyDictionary`: an entry goes when its key dies. The keys of the dict are weak references, which are equal
//! and have hashes as their referents.

use super::holder::{self, CALLBACK, data, missing};
use super::pairs::{self, KEY};
use crate::prelude::*;
use crate::types::define::{fast, named, no_args, one_arg};
use crate::types::modules::fields::get;

static mut REMOVE: PyMethodDef = one_arg(c"remove", remove, c"");

static mut METHODS: [PyMethodDef; 15] = [
    no_args(c"copy", copy, c""),
    no_args(c"__copy__", copy, c""),
    no_args(c"clear", pairs::clear, c""),
    fast(c"get", get_item, c""),
    no_args(c"keys", pairs::keys::<KEY>, c""),
    no_args(c"values", pairs::values::<KEY>, c""),
    no_args(c"items", pairs::items::<KEY>, c""),
    no_args(
        c"keyrefs",
        references,
        c"A list with the weak reference to each key.",
    ),
    no_args(c"popitem", pairs::pop_item::<KEY>, c""),
    fast(c"pop", pop, c""),
    fast(c"setdefault", set_default, c""),
    named(c"update", update, c""),
    one_arg(c"__contains__", has, c""),
    no_args(c"__len__", pairs::len, c""),
    PyMethodDef::EMPTY,
];

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(holder::length),
    mp_subscript: Some(item),
    mp_ass_subscript: Some(set_item),
};

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_repr: Some(holder::repr),
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_iter: Some(pairs::iterate::<KEY>),
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
        add_all(op, from)
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

unsafe fn add_all(op: *mut PyObject, from: *mut PyObject) -> Fallible {
    let mut method = null_mut();
    status(PyObject_GetOptionalAttr(from, name!("items"), &mut method))?;
    let pairs = match Ref::steal(method) {
        Some(method) => owned(PyObject_CallNoArgs(method.ptr()))?,
        None => {
            let dict = owned(PyDict_New())?;
            status(PyDict_MergeFromSeq2(dict.ptr(), from, 1))?;
            owned(PyDict_Items(dict.ptr()))?
        }
    };
    let pairs = owned(PySequence_List(pairs.ptr()))?;
    for i in 0..Py_SIZE(pairs.ptr()) {
        let pair = owned(PySequence_Tuple(PyList_GET_ITEM(pairs.ptr(), i)))?;
        let (mut key, mut value) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        let name = c"update";
        if PyArg_UnpackTuple(
            pair.ptr(),
            name.as_ptr(),
            2,
            2,
            &raw mut key,
            &raw mut value,
        ) == 0
        {
            return Err(Raised);
        }
        put(op, key, value)?;
    }
    Ok(())
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
        put(op, key, value)
    };
    run().or_minus_one()
}

unsafe extern "C" fn contains(op: *mut PyObject, key: *mut PyObject) -> c_int {
    match weak(key) {
        Ok(weak) => PyDict_Contains(data(op), weak.ptr()),
        Err(Raised) if PyErr_ExceptionMatches(PyExc_TypeError) != 0 => {
            PyErr_Clear();
            0
        }
        Err(Raised) => -1,
    }
}

unsafe extern "C" fn has(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    match contains(op, key) {
        -1 => null_mut(),
        found => new_ref(Py_Bool(found != 0)),
    }
}

unsafe extern "C" fn references(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Keys(data(op))
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = owned(PyObject_CallNoArgs((&raw mut TYPE).cast()))?;
        add_all(made.ptr(), op)?;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn get_item(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"get".as_ptr(), count, 1, 2) == 0 {
        return null_mut();
    }
    let default = if count == 2 { *args.add(1) } else { Py_None() };
    find(op, *args)
        .map(|found| found.unwrap_or_else(|| Ref::new(default)))
        .or_null()
}

unsafe extern "C" fn pop(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"pop".as_ptr(), count, 1, 2) == 0 {
            return Err(Raised);
        }
        let weak = weak(*args)?;
        let mut found = null_mut();
        status(PyDict_Pop(data(op), weak.ptr(), &mut found))?;
        match (Ref::steal(found), count) {
            (Some(found), _) => Ok(found),
            (None, 2) => Ok(Ref::new(*args.add(1))),
            (None, _) => Err(missing(weak.ptr())),
        }
    };
    run().or_null()
}

unsafe extern "C" fn set_default(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"setdefault".as_ptr(), count, 1, 2) == 0 {
            return Err(Raised);
        }
        let default = if count == 2 { *args.add(1) } else { Py_None() };
        let weak = kept(op, *args)?;
        let mut value = null_mut();
        status(PyDict_SetDefaultRef(
            data(op),
            weak.ptr(),
            default,
            &mut value,
        ))?;
        owned(value)
    };
    run().or_null()
}

unsafe extern "C" fn update(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut from = Py_None();
        parse_named!(args, null_mut(), c"|O:update", [c""], from)?;
        if from != Py_None() {
            add_all(op, from)?;
        }
        if !kwargs.is_null() {
            add_all(op, kwargs)?;
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}
