//! Capsules: a pointer of C's as an object, with a name that says what it points to.

use crate::gc;
use crate::prelude::*;
use crate::types::define::STATIC_TYPE;

/// A capsule. The pointer is never NULL.
#[repr(C)]
pub struct Capsule {
    ob_base: PyObject,
    pub pointer: *mut c_void,
    pub name: *const c_char,
    pub context: *mut c_void,
    pub destructor: PyCapsule_Destructor,
    traverse: traverseproc,
    clear: inquiry,
}

/// `PyCapsule`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"PyCapsule".as_ptr(),
    tp_basicsize: size_of::<Capsule>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_doc: c"A pointer of C as an object, by which one extension module offers its functions to another.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyCapsule_Type))
}

#[cold]
unsafe fn refuse(text: &CStr) -> Raised {
    PyErr_SetString(PyExc_ValueError, text.as_ptr());
    Raised
}

/// A new capsule.
pub unsafe fn make(
    pointer: *mut c_void,
    name: *const c_char,
    destructor: PyCapsule_Destructor,
) -> Fallible<Ref> {
    if pointer.is_null() {
        return Err(refuse(c"PyCapsule_New called with null pointer"));
    }
    let made = _PyObject_GC_New(&raw mut PyCapsule_Type);
    if made.is_null() {
        return Err(Raised);
    }
    let capsule = made.cast::<Capsule>();
    (*capsule).pointer = pointer;
    (*capsule).name = name;
    (*capsule).context = null_mut();
    (*capsule).destructor = destructor;
    (*capsule).traverse = None;
    (*capsule).clear = None;
    Ok(Ref::steal_unchecked(made))
}

/// The capsule, which something points to; ValueError with `text` for anything else.
#[inline(always)]
pub unsafe fn valid(op: *mut PyObject, text: &CStr) -> Fallible<*mut Capsule> {
    let good = !op.is_null()
        && Py_IS_TYPE(op, &raw mut PyCapsule_Type)
        && !(*op.cast::<Capsule>()).pointer.is_null();
    if good {
        Ok(op.cast())
    } else {
        Err(refuse(text))
    }
}

unsafe fn is_same(one: *const c_char, other: *const c_char) -> bool {
    if one == other {
        return true;
    }
    !one.is_null() && !other.is_null() && CStr::from_ptr(one) == CStr::from_ptr(other)
}

/// Whether `op` is a capsule of this name.
pub unsafe fn is_valid(op: *mut PyObject, name: *const c_char) -> bool {
    !op.is_null()
        && Py_IS_TYPE(op, &raw mut PyCapsule_Type)
        && !(*op.cast::<Capsule>()).pointer.is_null()
        && is_same((*op.cast::<Capsule>()).name, name)
}

/// The pointer of a capsule of this name.
pub unsafe fn pointer(op: *mut PyObject, name: *const c_char) -> Fallible<*mut c_void> {
    let capsule = valid(
        op,
        c"PyCapsule_GetPointer called with invalid PyCapsule object",
    )?;
    if is_same((*capsule).name, name) {
        return Ok((*capsule).pointer);
    }
    Err(refuse(c"PyCapsule_GetPointer called with incorrect name"))
}

/// Points the capsule to something else.
pub unsafe fn set_pointer(op: *mut PyObject, pointer: *mut c_void) -> Fallible {
    if pointer.is_null() {
        return Err(refuse(c"PyCapsule_SetPointer called with null pointer"));
    }
    let capsule = valid(
        op,
        c"PyCapsule_SetPointer called with invalid PyCapsule object",
    )?;
    (*capsule).pointer = pointer;
    Ok(())
}

/// Has the collector look behind the pointer.
pub unsafe fn set_traverse(op: *mut PyObject, traverse: traverseproc, clear: inquiry) -> Fallible {
    let capsule = valid(
        op,
        c"_PyCapsule_SetTraverse called with invalid PyCapsule object",
    )?;
    if traverse.is_none() || clear.is_none() {
        return Err(refuse(
            c"_PyCapsule_SetTraverse() called with NULL callback",
        ));
    }
    (*capsule).traverse = traverse;
    (*capsule).clear = clear;
    if !gc::is_tracked(op) {
        gc::track(op);
    }
    Ok(())
}

/// The pointer of the capsule that is found under a dotted name: a module, and attributes of it.
pub unsafe fn import(name: *const c_char) -> Fallible<*mut c_void> {
    let mut found: Option<Ref> = None;
    for part in CStr::from_ptr(name).to_bytes().split(|c| *c == b'.') {
        let own = owned(PyUnicode_FromStringAndSize(
            part.as_ptr().cast(),
            part.len() as Py_ssize_t,
        ))?;
        found = Some(match found {
            Some(above) => owned(PyObject_GetAttr(above.ptr(), own.ptr()))?,
            None => match owned(PyImport_Import(own.ptr())) {
                Ok(module) => module,
                Err(Raised) => {
                    PyErr_Format(
                        PyExc_ImportError,
                        c"PyCapsule_Import could not import module \"%U\"".as_ptr(),
                        own.ptr(),
                    );
                    return Err(Raised);
                }
            },
        });
    }
    if let Some(found) = found
        && is_valid(found.ptr(), name)
    {
        return Ok((*found.cast::<Capsule>()).pointer);
    }
    PyErr_Format(
        PyExc_AttributeError,
        c"PyCapsule_Import \"%s\" is not valid".as_ptr(),
        name,
    );
    Err(Raised)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    if let Some(destructor) = (*op.cast::<Capsule>()).destructor {
        destructor(op);
    }
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let name = (*op.cast::<Capsule>()).name;
    if name.is_null() {
        return PyUnicode_FromFormat(c"<capsule object NULL at %p>".as_ptr(), op);
    }
    PyUnicode_FromFormat(c"<capsule object \"%s\" at %p>".as_ptr(), name, op)
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    match (*op.cast::<Capsule>()).traverse {
        Some(traverse) => traverse(op, visit, arg),
        None => 0,
    }
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    match (*op.cast::<Capsule>()).clear {
        Some(clear) => clear(op),
        None => 0,
    }
}
