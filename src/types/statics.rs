//! What the static types of a room have in common.

use crate::prelude::*;

/// The head of a static type.
pub const STATIC_TYPE: PyVarObject = PyVarObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyType_Type,
    },
    ob_size: 0,
};

/// A method of a type, or a function of a module.
pub const fn method(
    name: &'static CStr,
    meth: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
    flags: c_int,
    doc: &'static CStr,
) -> PyMethodDef {
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: Some(meth),
        ml_flags: flags,
        ml_doc: if doc.is_empty() { null() } else { doc.as_ptr() },
    }
}

/// One with the convention METH_FASTCALL.
pub const fn fast(
    name: &'static CStr,
    meth: unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, Py_ssize_t) -> *mut PyObject,
    flags: c_int,
    doc: &'static CStr,
) -> PyMethodDef {
    // SAFETY: `flags` tells the caller the arguments that it takes.
    let meth = unsafe { core::mem::transmute::<PyCFunctionFast, PyCFunction>(Some(meth)) };
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: meth,
        ml_flags: flags | METH_FASTCALL,
        ml_doc: if doc.is_empty() { null() } else { doc.as_ptr() },
    }
}

/// One with the convention METH_FASTCALL | METH_KEYWORDS.
pub const fn fast_keywords(
    name: &'static CStr,
    meth: unsafe extern "C" fn(
        *mut PyObject,
        *const *mut PyObject,
        Py_ssize_t,
        *mut PyObject,
    ) -> *mut PyObject,
    flags: c_int,
    doc: &'static CStr,
) -> PyMethodDef {
    // SAFETY: `flags` tells the caller the arguments that it takes.
    let meth =
        unsafe { core::mem::transmute::<PyCFunctionFastWithKeywords, PyCFunction>(Some(meth)) };
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: meth,
        ml_flags: flags | METH_FASTCALL | METH_KEYWORDS,
        ml_doc: if doc.is_empty() { null() } else { doc.as_ptr() },
    }
}

/// One with the convention METH_VARARGS | METH_KEYWORDS.
pub const fn with_keywords(
    name: &'static CStr,
    meth: unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
    flags: c_int,
    doc: &'static CStr,
) -> PyMethodDef {
    // SAFETY: `flags` tells the caller the arguments that it takes.
    let meth = unsafe { core::mem::transmute::<PyCFunctionWithKeywords, PyCFunction>(Some(meth)) };
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: meth,
        ml_flags: flags | METH_VARARGS | METH_KEYWORDS,
        ml_doc: if doc.is_empty() { null() } else { doc.as_ptr() },
    }
}

/// A property that can be read.
pub const fn readable(
    name: &'static CStr,
    get: unsafe extern "C" fn(*mut PyObject, *mut c_void) -> *mut PyObject,
) -> PyGetSetDef {
    PyGetSetDef {
        name: name.as_ptr(),
        get: Some(get),
        ..PyGetSetDef::EMPTY
    }
}

/// A field that can be read, None when it is NULL.
pub const fn field(name: &'static CStr, offset: usize, doc: &'static CStr) -> PyMemberDef {
    PyMemberDef {
        name: name.as_ptr(),
        r#type: _Py_T_OBJECT,
        offset: offset as Py_ssize_t,
        flags: Py_READONLY,
        doc: if doc.is_empty() { null() } else { doc.as_ptr() },
    }
}

/// Shows the collector the objects that one refers to; some may be NULL.
#[inline(always)]
pub unsafe fn visit_all(visit: visitproc, arg: *mut c_void, objects: &[*mut PyObject]) -> c_int {
    let visit = visit.unwrap_unchecked();
    for &op in objects {
        if !op.is_null() {
            let code = visit(op, arg);
            if code != 0 {
                return code;
            }
        }
    }
    0
}

/// Empties a place, then gives back what was in it.
#[inline(always)]
pub unsafe fn clear(place: *mut *mut PyObject) {
    let before = *place;
    *place = null_mut();
    xdecref(before);
}

/// Whether attributes of this type are found by `function`.
#[inline(always)]
pub unsafe fn finds_by(
    kind: *mut PyTypeObject,
    function: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
) -> bool {
    (*kind)
        .tp_getattro
        .is_some_and(|own| ptr::fn_addr_eq(own, function))
}
