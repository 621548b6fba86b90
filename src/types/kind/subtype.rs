//! Life of the objects of classes: fields by `__slots__`, dict, weak references, finalizers, and then the base's part.

use super::new::members_of;
use crate::gc;
use crate::object::trashcan;
use crate::prelude::*;

/// Gives a new class the slots for the life of its objects.
pub unsafe fn set_life(kind: *mut PyTypeObject) {
    (*kind).tp_dealloc = Some(dealloc);
    (*kind).tp_traverse = Some(traverse);
    (*kind).tp_clear = Some(clear);
    (*kind).tp_alloc = Some(PyType_GenericAlloc);
    (*kind).tp_free = Some(PyObject_GC_Del);
}

/// Whether the deallocator of `kind` is the one for classes.
#[inline]
unsafe fn is_class(kind: *mut PyTypeObject) -> bool {
    (*kind).tp_dealloc.map(|f| f as usize) == Some(dealloc as *const () as usize)
}

/// The nearest base of `kind` that deallocates in its own way.
#[inline]
unsafe fn base_of_c(kind: *mut PyTypeObject) -> *mut PyTypeObject {
    let mut base = kind;
    while is_class(base) {
        base = (*base).tp_base;
    }
    base
}

/// `tp_dealloc`, also of types made from a spec that have none.
pub unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    if (*kind).tp_flags & Py_TPFLAGS_HAVE_GC == 0 {
        return plain(op, kind);
    }
    let thread = begin(op);
    if !thread.is_null() {
        if finalize(op, kind) {
            die(op);
        }
        end(thread);
    }
}

// Functions of their own, to keep the frame small of what nests: an optimised build joins them.
#[inline]
unsafe fn begin(op: *mut PyObject) -> *mut PyThreadState {
    gc::untrack(op);
    trashcan::begin(op, dealloc).unwrap_or(null_mut())
}

#[inline]
unsafe fn end(thread: *mut PyThreadState) {
    trashcan::end(thread);
}

/// A finalizer may have given the object another type.
#[inline]
unsafe fn die(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    let base = base_of_c(kind);
    clear_weak(op, kind, base);
    clear_fields(op, kind);
    clear_dict(op, kind, base);
    finish(op, kind, base);
}

/// An object that the collector does not know has neither dict nor fields.
unsafe fn plain(op: *mut PyObject, kind: *mut PyTypeObject) {
    if (*kind).tp_finalize.is_some() && PyObject_CallFinalizerFromDealloc(op) < 0 {
        return;
    }
    if let Some(del) = (*kind).tp_del {
        del(op);
        if (*op).ob_refcnt > 0 {
            return;
        }
    }
    let base = base_of_c(kind);
    clear_weak(op, kind, base);
    finish(op, kind, base);
}

/// Runs finalizers; false when one has brought the object back to life.
#[inline]
unsafe fn finalize(op: *mut PyObject, kind: *mut PyTypeObject) -> bool {
    if (*kind).tp_finalize.is_none() && (*kind).tp_del.is_none() {
        return true;
    }
    finalize_slowly(op, kind)
}

unsafe fn finalize_slowly(op: *mut PyObject, kind: *mut PyTypeObject) -> bool {
    if (*kind).tp_finalize.is_some() {
        gc::track(op);
        if PyObject_CallFinalizerFromDealloc(op) < 0 {
            return false;
        }
        gc::untrack(op);
    }
    if let Some(del) = (*kind).tp_del {
        gc::track(op);
        del(op);
        if (*op).ob_refcnt > 0 {
            return false;
        }
        gc::untrack(op);
    }
    true
}

#[inline]
unsafe fn clear_weak(op: *mut PyObject, kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    if (*kind).tp_weaklistoffset != 0
        && (*base).tp_weaklistoffset == 0
        && !(*managed::weak_list(op)).is_null()
    {
        PyObject_ClearWeakRefs(op);
    }
}

#[inline]
unsafe fn clear_fields(op: *mut PyObject, kind: *mut PyTypeObject) {
    let mut class = kind;
    while is_class(class) {
        if Py_SIZE(class) > 0 {
            clear_fields_of(op, class);
        }
        class = (*class).tp_base;
    }
}

#[inline]
unsafe fn each_field(
    op: *mut PyObject,
    class: *mut PyTypeObject,
    mut f: impl FnMut(*mut *mut PyObject) -> c_int,
) -> c_int {
    let members = members_of(class);
    for i in 0..Py_SIZE(class) {
        let member = members.offset(i);
        if (*member).r#type == Py_T_OBJECT_EX && (*member).flags & Py_READONLY == 0 {
            let answer = f(op.byte_offset((*member).offset).cast());
            if answer != 0 {
                return answer;
            }
        }
    }
    0
}

/// Kept small, and without a closure: deep chains of objects nest here.
unsafe fn clear_fields_of(op: *mut PyObject, class: *mut PyTypeObject) {
    let mut member = members_of(class);
    let mut left = Py_SIZE(class);
    while left > 0 {
        if (*member).r#type == Py_T_OBJECT_EX && (*member).flags & Py_READONLY == 0 {
            drop_reference(op.byte_offset((*member).offset).cast());
        }
        member = member.add(1);
        left -= 1;
    }
}

#[inline]
unsafe fn drop_reference(place: *mut *mut PyObject) {
    let old = *place;
    *place = null_mut();
    xdecref(old);
}

#[inline]
unsafe fn clear_dict(op: *mut PyObject, kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    if (*kind).tp_flags & Py_TPFLAGS_MANAGED_DICT != 0 {
        let place = op.cast::<*mut PyObject>().sub(1);
        drop_reference(place);
    } else if (*kind).tp_dictoffset != 0 && (*base).tp_dictoffset == 0 {
        let place = managed::dict_place(op);
        if !place.is_null() {
            drop_reference(place);
        }
    }
}

/// Lets the base deallocate its part, and gives back the reference to the type unless the base does.
#[inline]
unsafe fn finish(op: *mut PyObject, kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    let ours =
        (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE != 0 && (*base).tp_flags & Py_TPFLAGS_HEAPTYPE == 0;
    if base == &raw mut PyBaseObject_Type {
        match (*kind).tp_free {
            Some(free) => free(op.cast()),
            None => PyObject_Free(op.cast()),
        }
    } else if let Some(dealloc) = (*base).tp_dealloc {
        dealloc(op);
    }
    if ours {
        decref(kind.cast());
    }
}

/// `tp_traverse`.
unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, argument: *mut c_void) -> c_int {
    let Some(call) = visit else { return 0 };
    let kind = Py_TYPE(op);
    let own = Some(traverse as *const () as usize);
    let mut base = kind;
    while (*base).tp_traverse.map(|f| f as usize) == own {
        if Py_SIZE(base) > 0 {
            let answer = each_field(op, base, |field| {
                let value = field.read();
                if value.is_null() {
                    0
                } else {
                    call(value, argument)
                }
            });
            if answer != 0 {
                return answer;
            }
        }
        base = (*base).tp_base;
    }
    if (*kind).tp_dictoffset != (*base).tp_dictoffset {
        let place = managed::dict_place(op);
        if !place.is_null() && !(*place).is_null() {
            let answer = call(*place, argument);
            if answer != 0 {
                return answer;
            }
        }
    }
    if (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE != 0
        && ((*base).tp_traverse.is_none() || (*base).tp_flags & Py_TPFLAGS_HEAPTYPE == 0)
    {
        let answer = call(kind.cast(), argument);
        if answer != 0 {
            return answer;
        }
    }
    match (*base).tp_traverse {
        Some(traverse) => traverse(op, visit, argument),
        None => 0,
    }
}

/// `tp_clear`.
unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    let kind = Py_TYPE(op);
    let own = Some(clear as *const () as usize);
    let mut base = kind;
    while (*base).tp_clear.map(|f| f as usize) == own {
        if Py_SIZE(base) > 0 {
            clear_fields_of(op, base);
        }
        base = (*base).tp_base;
    }
    if (*kind).tp_dictoffset != (*base).tp_dictoffset {
        let place = managed::dict_place(op);
        if !place.is_null() {
            drop_reference(place);
        }
    }
    match (*base).tp_clear {
        Some(clear) => clear(op),
        None => 0,
    }
}
