//! The references that hang on an object.

use crate::gc;
use crate::object::managed;
use crate::prelude::*;

type Weak = *mut PyWeakReference;

/// The referent, borrowed; None when it is gone.
#[inline(always)]
pub unsafe fn object(weak: *mut PyObject) -> *mut PyObject {
    (*weak.cast::<PyWeakReference>()).wr_object
}

/// The referent; `None`: it is gone, or on its way.
#[inline(always)]
pub unsafe fn strong(weak: *mut PyObject) -> Option<Ref> {
    let op = object(weak);
    (op != Py_None() && refcount(op) > 0).then(|| Ref::new(op))
}

/// The plain reference and the plain proxy in a list; NULL where there is none.
unsafe fn plain(list: *mut Weak) -> (Weak, Weak) {
    let mut next = *list;
    let mut reference = null_mut();
    if is_plain_reference(next) {
        reference = next;
        next = (*next).wr_next;
    }
    let is_plain_proxy = !next.is_null() && (*next).wr_callback.is_null() && is_proxy(next.cast());
    (reference, if is_plain_proxy { next } else { null_mut() })
}

/// Whether an object is of one of the two types of proxies.
#[inline]
pub unsafe fn is_proxy(op: *mut PyObject) -> bool {
    let kind = Py_TYPE(op);
    kind == &raw mut _PyWeakref_ProxyType || kind == &raw mut _PyWeakref_CallableProxyType
}

/// Whether an object is a weak reference or a proxy.
#[inline]
pub unsafe fn is_any(op: *mut PyObject) -> bool {
    PyWeakref_CheckRef(op) || is_proxy(op)
}

/// A plain reference to `op`; the old one if there is one.
#[inline(always)]
pub unsafe fn make_plain(op: *mut PyObject) -> Fallible<Ref> {
    if managed::has_weak_list(Py_TYPE(op)) {
        let first = *managed::weak_list(op);
        if is_plain_reference(first) && refcount(first.cast()) > 0 {
            return Ok(Ref::new(first));
        }
    }
    make(&raw mut _PyWeakref_RefType, op, null_mut())
}

#[inline(always)]
unsafe fn is_plain_reference(weak: Weak) -> bool {
    !weak.is_null() && (*weak).wr_callback.is_null() && PyWeakref_CheckRefExact(weak)
}

/// A reference of the type `kind` to `op`; an old one where it will do.
pub unsafe fn make(
    kind: *mut PyTypeObject,
    op: *mut PyObject,
    callback: *mut PyObject,
) -> Fallible<Ref> {
    if !managed::has_weak_list(Py_TYPE(op)) {
        PyErr_Format(
            PyExc_TypeError,
            c"cannot create weak reference to '%s' object".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    }
    let callback = if callback == Py_None() {
        null_mut()
    } else {
        callback
    };
    let is_reference = kind == &raw mut _PyWeakref_RefType;
    let is_proxy =
        kind == &raw mut _PyWeakref_ProxyType || kind == &raw mut _PyWeakref_CallableProxyType;
    let shared = callback.is_null() && (is_reference || is_proxy);
    let list = managed::weak_list(op);
    if shared && let Some(old) = shared_one(list, is_reference) {
        return Ok(old);
    }
    let fresh: Weak = if is_reference || is_proxy {
        gc::make(kind).cast()
    } else {
        life::generic_alloc(kind, 0).cast()
    };
    let made = owned(fresh)?;
    (*fresh).hash = -1;
    (*fresh).wr_object = op;
    (*fresh).wr_prev = null_mut();
    (*fresh).wr_next = null_mut();
    (*fresh).wr_callback = xnew_ref(callback);
    (*fresh).vectorcall = if is_proxy {
        None
    } else {
        Some(super::reference::vectorcall)
    };
    // The allocation may have run code that has made the shared one meanwhile.
    if shared && let Some(old) = shared_one(list, is_reference) {
        (*fresh).wr_object = Py_None();
        return Ok(old);
    }
    insert(list, fresh, shared, is_reference);
    if is_reference || is_proxy {
        gc::track(fresh.cast());
    }
    Ok(made)
}

unsafe fn shared_one(list: *mut Weak, is_reference: bool) -> Option<Ref> {
    if (*list).is_null() {
        return None;
    }
    let (reference, proxy) = plain(list);
    let old = if is_reference { reference } else { proxy };
    // One that is being deallocated is still in the list.
    (!old.is_null() && refcount(old.cast()) > 0).then(|| Ref::new(old))
}

unsafe fn insert(list: *mut Weak, fresh: Weak, shared: bool, is_reference: bool) {
    if (*list).is_null() {
        *list = fresh;
        return;
    }
    let (reference, proxy) = plain(list);
    let before = if shared && is_reference {
        null_mut()
    } else if shared || proxy.is_null() {
        reference
    } else {
        proxy
    };
    let next = if before.is_null() {
        ptr::replace(list, fresh)
    } else {
        ptr::replace(&raw mut (*before).wr_next, fresh)
    };
    (*fresh).wr_prev = before;
    (*fresh).wr_next = next;
    if !next.is_null() {
        (*next).wr_prev = fresh;
    }
}

/// Takes a reference out of its object's list; it is dead then. Its callback stays.
#[inline]
unsafe fn unlink(weak: Weak) {
    let op = (*weak).wr_object;
    if op == Py_None() {
        return;
    }
    let (prev, next) = ((*weak).wr_prev, (*weak).wr_next);
    if prev.is_null() {
        let list = managed::weak_list(op);
        if *list == weak {
            *list = next;
        }
    } else {
        (*prev).wr_next = next;
    }
    if !next.is_null() {
        (*next).wr_prev = prev;
    }
    (*weak).wr_object = Py_None();
    (*weak).wr_prev = null_mut();
    (*weak).wr_next = null_mut();
}

/// Kills a reference and gives its callback back.
#[inline]
pub unsafe fn clear(weak: *mut PyObject) {
    let weak: Weak = weak.cast();
    unlink(weak);
    let callback = ptr::replace(&raw mut (*weak).wr_callback, null_mut());
    xdecref(callback);
}

/// Kills a reference; its callback stays, for somebody to call.
pub unsafe fn clear_but_callback(weak: *mut PyObject) {
    unlink(weak.cast());
}

/// How many references hang on `op`, which may be of any type.
pub unsafe fn count(op: *mut PyObject) -> Py_ssize_t {
    if !managed::has_weak_list(Py_TYPE(op)) {
        return 0;
    }
    let (mut found, mut next) = (0, *managed::weak_list(op));
    while !next.is_null() {
        found += 1;
        next = (*next).wr_next;
    }
    found
}

/// Calls the callback of a dead reference; what it raises is printed.
pub unsafe fn call_callback(weak: *mut PyObject, callback: *mut PyObject) {
    let result = PyObject_CallOneArg(callback, weak);
    if result.is_null() {
        PyErr_WriteUnraisable(callback);
    } else {
        decref(result);
    }
}

/// Kills all references to `op`, which is dying, then calls their callbacks, newest first.
pub unsafe fn clear_all(op: *mut PyObject) {
    if op.is_null() || !managed::has_weak_list(Py_TYPE(op)) || refcount(op) != 0 {
        PyErr_BadInternalCall();
        return;
    }
    let list = managed::weak_list(op);
    if (*list).is_null() {
        return;
    }
    let calls = kill_all(list);
    if !calls.is_null() {
        call_all(calls);
    }
}

/// Kills all references in a list. Those that have a callback to be called are chained through `wr_next`, each with a
/// reference to it and its callback in `wr_prev`, where nobody else looks since they are dead.
unsafe fn kill_all(list: *mut Weak) -> Weak {
    let mut first: Weak = null_mut();
    let mut last: *mut Weak = &raw mut first;
    loop {
        let weak = *list;
        if weak.is_null() {
            return first;
        }
        unlink(weak);
        let callback = ptr::replace(&raw mut (*weak).wr_callback, null_mut());
        if callback.is_null() {
            continue;
        }
        if refcount(weak.cast()) > 0 {
            incref(weak.cast());
            (*weak).wr_prev = callback.cast();
            *last = weak;
            last = &raw mut (*weak).wr_next;
        } else {
            decref(callback);
        }
    }
}

#[cold]
unsafe fn call_all(mut next: Weak) {
    let error = PyErr_GetRaisedException();
    while !next.is_null() {
        let weak = next;
        next = ptr::replace(&raw mut (*weak).wr_next, null_mut());
        let callback: *mut PyObject = ptr::replace(&raw mut (*weak).wr_prev, null_mut()).cast();
        call_callback(weak.cast(), callback);
        decref(callback);
        decref(weak.cast());
    }
    PyErr_SetRaisedException(error);
}

/// Kills all references to `op` and forgets their callbacks.
pub unsafe fn clear_all_silently(op: *mut PyObject) {
    if !managed::has_weak_list(Py_TYPE(op)) {
        return;
    }
    let list = managed::weak_list(op);
    while !(*list).is_null() {
        clear((*list).cast());
    }
}
