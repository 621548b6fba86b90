//! Assignment of `__bases__`.

use super::{cache, layout, mro, raise, subclasses, update};
use crate::prelude::*;

/// Gives `kind` other bases; when that fails, all is as it was.
pub unsafe fn set(kind: *mut PyTypeObject, bases: *mut PyObject) -> Fallible {
    check(kind, bases)?;
    let base = mro::best_base(bases)?;
    layout::check_assignable((*kind).tp_base, base, c"__bases__")?;
    let old_bases = Ref::steal(ptr::replace(&raw mut (*kind).tp_bases, new_ref(bases)));
    let old_base = Ref::steal(ptr::replace(&raw mut (*kind).tp_base, new_ref(base).cast()));
    let changes = owned(PyList_New(0))?;
    if let Err(raised) = reorder(kind, changes.ptr()) {
        put_back(changes.ptr());
        let give = |old: Option<Ref>| old.map_or(null_mut(), Ref::into_raw);
        xdecref(ptr::replace(&raw mut (*kind).tp_bases, give(old_bases)));
        xdecref(ptr::replace(&raw mut (*kind).tp_base, give(old_base).cast()).cast());
        return Err(raised);
    }
    if let Some(old) = &old_bases {
        subclasses::leave(kind, old.ptr());
    }
    subclasses::enter(kind)?;
    update_downwards(kind);
    Ok(())
}

unsafe fn check(kind: *mut PyTypeObject, bases: *mut PyObject) -> Fallible {
    let name = (*kind).tp_name;
    if !PyTuple_Check(bases) {
        return Err(raise!(
            PyExc_TypeError,
            c"can only assign tuple to %s.__bases__, not %s",
            name,
            (*Py_TYPE(bases)).tp_name
        ));
    }
    if Py_SIZE(bases) == 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"can only assign non-empty tuple to %s.__bases__, not ()",
            name
        ));
    }
    for i in 0..Py_SIZE(bases) {
        let base = PyTuple_GET_ITEM(bases, i);
        if !PyType_Check(base) {
            return Err(raise!(
                PyExc_TypeError,
                c"%s.__bases__ must be tuple of classes, not '%s'",
                name,
                (*Py_TYPE(base)).tp_name
            ));
        }
        if mro::is_subtype(base.cast(), kind) {
            return Err(raise!(
                PyExc_TypeError,
                c"a __bases__ item causes an inheritance cycle"
            ));
        }
    }
    Ok(())
}

/// Gives `kind` and its subclasses new orders, and notes in `changes` the old ones: (type, old order).
unsafe fn reorder(kind: *mut PyTypeObject, changes: *mut PyObject) -> Fallible {
    let Some(old) = mro::set(kind)? else {
        return Ok(());
    };
    if let Some(old) = old {
        let change = owned(PyTuple_Pack(2, kind, old.ptr()))?;
        status(PyList_Append(changes, change.ptr()))?;
    }
    let mut index = 0;
    while index < subclasses::count(kind) {
        reorder(subclasses::at(kind, index), changes)?;
        index += 1;
    }
    Ok(())
}

unsafe fn put_back(changes: *mut PyObject) {
    let raised = PyErr_GetRaisedException();
    for i in (0..Py_SIZE(changes)).rev() {
        let change = PyList_GET_ITEM(changes, i);
        let kind: *mut PyTypeObject = PyTuple_GET_ITEM(change, 0).cast();
        let old = new_ref(PyTuple_GET_ITEM(change, 1));
        xdecref(ptr::replace(&raw mut (*kind).tp_mro, old));
        cache::modified(kind);
    }
    PyErr_SetRaisedException(raised);
}

unsafe fn update_downwards(kind: *mut PyTypeObject) {
    cache::modified(kind);
    update::all(kind);
    let mut index = 0;
    while index < subclasses::count(kind) {
        update_downwards(subclasses::at(kind, index));
        index += 1;
    }
}
