//! `weakref.WeakValueDictionary`: an entry goes when its value dies. The values of the dict are weak references that know
//! their keys.

use core::mem::offset_of;

use super::holder::{self, CALLBACK, data, missing, referent};
use super::pairs::{self, VALUE};
use crate::prelude::*;
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, fast, named, no_args, one_arg, writable};
use crate::types::modules::fields::get;

static mut REMOVE: PyMethodDef = one_arg(c"remove", remove, c"");

static mut METHODS: [PyMethodDef; 15] = [
    no_args(c"copy", copy, c""),
    no_args(c"__copy__", copy, c""),
    no_args(c"clear", pairs::clear, c""),
    fast(c"get", get_item, c""),
    no_args(c"keys", pairs::keys::<VALUE>, c""),
    no_args(c"values", pairs::values::<VALUE>, c""),
    no_args(c"items", pairs::items::<VALUE>, c""),
    no_args(
        c"valuerefs",
        references,
        c"A list with the weak reference to each value.",
    ),
    no_args(c"popitem", pairs::pop_item::<VALUE>, c""),
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
    tp_iter: Some(pairs::iterate::<VALUE>),
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
        if from != Py_None() {
            add_all(op, from)?;
        }
        if !kwargs.is_null() {
            add_all(op, kwargs)?;
        }
        Ok(())
    };
    run().or_minus_one()
}

unsafe extern "C" fn remove(weak: *mut PyObject, dead: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if let Some(data) = holder::data_of_callback(weak)? {
            let key = Ref::new(*key_place(dead));
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

/// A weak reference that knows its key.
#[repr(C)]
struct Keyed {
    weak: PyWeakReference,
    key: *mut PyObject,
}

static mut KEYED_MEMBERS: [PyMemberDef; 2] = [
    writable(c"key", _Py_T_OBJECT, offset_of!(Keyed, key), c""),
    PyMemberDef::EMPTY,
];

pub static mut KEYED: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"weakref.KeyedRef".as_ptr(),
    tp_basicsize: size_of::<Keyed>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_keyed),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_doc: c"A weak reference that knows the key its object belongs to.".as_ptr(),
    tp_traverse: Some(traverse_keyed),
    tp_clear: Some(clear_keyed),
    tp_members: (&raw mut KEYED_MEMBERS).cast(),
    tp_base: &raw mut _PyWeakref_RefType,
    tp_init: Some(init_keyed),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new_keyed),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

unsafe fn key_place(weak: *mut PyObject) -> *mut *mut PyObject {
    &raw mut (*weak.cast::<Keyed>()).key
}

unsafe extern "C" fn dealloc_keyed(op: *mut PyObject) {
    crate::gc::untrack(op);
    clear_member(key_place(op));
    if let Some(of_base) = _PyWeakref_RefType.tp_dealloc {
        of_base(op);
    }
}

unsafe extern "C" fn traverse_keyed(
    op: *mut PyObject,
    visit: visitproc,
    arg: *mut c_void,
) -> c_int {
    let code = visit_all(visit, arg, &[*key_place(op)]);
    match _PyWeakref_RefType.tp_traverse {
        Some(of_base) if code == 0 => of_base(op, visit, arg),
        _ => code,
    }
}

unsafe extern "C" fn clear_keyed(op: *mut PyObject) -> c_int {
    clear_member(key_place(op));
    match _PyWeakref_RefType.tp_clear {
        Some(of_base) => of_base(op),
        None => 0,
    }
}

unsafe extern "C" fn new_keyed(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let (mut op, mut callback, mut key) = (
        null_mut::<PyObject>(),
        null_mut::<PyObject>(),
        null_mut::<PyObject>(),
    );
    if PyArg_UnpackTuple(
        args,
        c"KeyedRef".as_ptr(),
        3,
        3,
        &raw mut op,
        &raw mut callback,
        &raw mut key,
    ) == 0
    {
        return null_mut();
    }
    keyed(kind, op, callback, key).or_null()
}

unsafe extern "C" fn init_keyed(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int {
    0
}

unsafe fn keyed(
    kind: *mut PyTypeObject,
    op: *mut PyObject,
    callback: *mut PyObject,
    key: *mut PyObject,
) -> Fallible<Ref> {
    let made = crate::weak::make(kind, op, callback)?;
    *key_place(made.ptr()) = new_ref(key);
    Ok(made)
}

/// A reference to a value: it takes its entry out.
unsafe fn kept(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible<Ref> {
    keyed(&raw mut KEYED, value, get(op, CALLBACK), key)
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
    find(op, key)
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
    put(op, key, value).or_minus_one()
}

unsafe extern "C" fn contains(op: *mut PyObject, key: *mut PyObject) -> c_int {
    find(op, key).map(|found| found.is_some()).or_minus_one()
}

unsafe extern "C" fn has(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    match contains(op, key) {
        -1 => null_mut(),
        found => new_ref(Py_Bool(found != 0)),
    }
}

unsafe extern "C" fn references(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Values(data(op))
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
        let mut found = null_mut();
        status(PyDict_Pop(data(op), *args, &mut found))?;
        let mut value = None;
        if let Some(weak) = Ref::steal(found) {
            value = referent(weak.ptr())?;
        }
        match (value, count) {
            (Some(value), _) => Ok(value),
            (None, 2) => Ok(Ref::new(*args.add(1))),
            (None, _) => Err(missing(*args)),
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
        if let Some(found) = find(op, *args)? {
            return Ok(found);
        }
        put(op, *args, default)?;
        Ok(Ref::new(default))
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
