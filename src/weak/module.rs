//! `_weakref`, the module.

use super::{list, proxy};
use crate::object::managed;
use crate::prelude::*;
use crate::types::define::{ModuleSlots, fast, module, module_slots, one_arg};

unsafe extern "C" fn count(_module: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(list::count(op))
}

unsafe fn all(op: *mut PyObject) -> Fallible<Ref> {
    let found = owned(PyList_New(0))?;
    if managed::has_weak_list(Py_TYPE(op)) {
        let mut next = *managed::weak_list(op);
        while !next.is_null() {
            if refcount(next.cast()) > 0 {
                status(PyList_Append(found.ptr(), next.cast()))?;
            }
            next = (*next).wr_next;
        }
    }
    Ok(found)
}

unsafe extern "C" fn references(_module: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    all(op).or_null()
}

unsafe extern "C" fn make_proxy(
    _module: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !(1..=2).contains(&count) {
        let bound = if count < 1 {
            c"at least 1 argument"
        } else {
            c"at most 2 arguments"
        };
        PyErr_Format(
            PyExc_TypeError,
            c"proxy expected %s, got %zd".as_ptr(),
            bound.as_ptr(),
            count,
        );
        return null_mut();
    }
    let callback = if count == 2 { *args.add(1) } else { null_mut() };
    proxy::make(*args, callback).or_null()
}

unsafe fn remove(dict: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    if !PyDict_Check(dict) {
        PyErr_Format(
            PyExc_TypeError,
            c"_remove_dead_weakref() argument 1 must be dict, not %T".as_ptr(),
            dict,
        );
        return Err(Raised);
    }
    let mut value = null_mut();
    let found = truth(PyDict_GetItemRef(dict, key, &raw mut value))?;
    if found {
        let value = Ref::steal_unchecked(value);
        if !PyWeakref_CheckRef(value.ptr()) && !list::is_proxy(value.ptr()) {
            PyErr_SetString(PyExc_TypeError, c"not a weakref".as_ptr());
            return Err(Raised);
        }
        if list::strong(value.ptr()).is_none() {
            status(PyDict_DelItem(dict, key))?;
        }
    }
    Ok(Ref::new(Py_None()))
}

unsafe extern "C" fn remove_dead(
    _module: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if count != 2 {
        PyErr_Format(
            PyExc_TypeError,
            c"_remove_dead_weakref expected 2 arguments, got %zd".as_ptr(),
            count,
        );
        return null_mut();
    }
    remove(*args, *args.add(1)).or_null()
}

static mut METHODS: [PyMethodDef; 5] = [
    one_arg(c"getweakrefcount", count, c"getweakrefcount($module, object, /)\n--\n\nHow many weak references to an object there are."),
    fast(c"_remove_dead_weakref", remove_dead, c"_remove_dead_weakref($module, dct, key, /)\n--\n\nTakes a key out of a dict if its value is a weak reference to nothing."),
    one_arg(c"getweakrefs", references, c"getweakrefs($module, object, /)\n--\n\nThe weak references to an object, as a list."),
    fast(c"proxy", make_proxy, c"proxy($module, object, callback=None, /)\n--\n\nAn object that does what another one does without keeping it alive; callback is called when that goes away."),
    PyMethodDef::EMPTY,
];

unsafe extern "C" fn exec(module: *mut PyObject) -> c_int {
    let reference: *mut PyTypeObject = &raw mut _PyWeakref_RefType;
    let types = [
        (c"ref", reference),
        (c"ReferenceType", reference),
        (c"ProxyType", &raw mut _PyWeakref_ProxyType),
        (c"CallableProxyType", &raw mut _PyWeakref_CallableProxyType),
    ];
    for (name, kind) in types {
        if PyModule_AddObjectRef(module, name.as_ptr(), kind.cast()) < 0 {
            return -1;
        }
    }
    0
}

static SLOTS: ModuleSlots = module_slots(exec);

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_slots: SLOTS.get(),
    ..module(
        c"_weakref",
        (&raw mut METHODS).cast(),
        c"Weak references: how many, which, and proxies.",
    )
};

/// `PyInit__weakref`.
pub unsafe fn init() -> *mut PyObject {
    PyModuleDef_Init(&raw mut DEFINITION)
}
