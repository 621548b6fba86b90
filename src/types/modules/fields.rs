//! Types whose objects are a head, a number of references and plain data: the collector sees the references, and they go
//! with the object.

use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object};
use crate::types::define::STATIC_TYPE;
use crate::types::repr::Text;

/// An object of such a type. A reference may be NULL.
#[repr(C)]
pub struct Fields<const N: usize, T = ()> {
    pub ob_base: PyObject,
    pub refs: [*mut PyObject; N],
    pub data: T,
}

/// A static type of such objects; what it does is for the caller to add.
pub const fn kind<const N: usize, T>(name: &'static CStr, doc: &'static CStr) -> PyTypeObject {
    PyTypeObject {
        ob_base: STATIC_TYPE,
        tp_name: name.as_ptr(),
        tp_basicsize: size_of::<Fields<N, T>>() as Py_ssize_t,
        tp_dealloc: Some(dealloc::<N>),
        tp_getattro: Some(PyObject_GenericGetAttr),
        tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
        tp_doc: if doc.is_empty() { null() } else { doc.as_ptr() },
        tp_traverse: Some(traverse::<N>),
        tp_clear: Some(clear::<N>),
        tp_alloc: Some(PyType_GenericAlloc),
        tp_free: Some(PyObject_GC_Del),
        ..PyTypeObject::EMPTY
    }
}

/// A type of iterators of such objects.
pub const fn iterator<const N: usize, T>(
    name: &'static CStr,
    doc: &'static CStr,
    new: unsafe extern "C" fn(*mut PyTypeObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
    next: unsafe extern "C" fn(*mut PyObject) -> *mut PyObject,
) -> PyTypeObject {
    PyTypeObject {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
        tp_new: Some(new),
        ..kind::<N, T>(name, doc)
    }
}

/// The place of a reference.
#[inline(always)]
pub unsafe fn place(op: *mut PyObject, at: usize) -> *mut *mut PyObject {
    op.add(1).cast::<*mut PyObject>().add(at)
}

/// A reference, borrowed.
#[inline(always)]
pub unsafe fn get(op: *mut PyObject, at: usize) -> *mut PyObject {
    *place(op, at)
}

/// Puts a reference in a place and gives back the one that was there.
#[inline(always)]
pub unsafe fn set(op: *mut PyObject, at: usize, value: *mut PyObject) {
    let before = place(op, at).replace(value);
    xdecref(before);
}

/// The plain data.
#[inline(always)]
pub unsafe fn data<const N: usize, T>(op: *mut PyObject) -> *mut T {
    &raw mut (*op.cast::<Fields<N, T>>()).data
}

/// A new object with references of its own to `refs`; its data are zero.
pub unsafe fn make<const N: usize>(
    kind: *mut PyTypeObject,
    refs: [*mut PyObject; N],
) -> Fallible<Ref> {
    let made = owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?;
    for (i, op) in refs.into_iter().enumerate() {
        *place(made.ptr(), i) = xnew_ref(op);
    }
    Ok(made)
}

/// The deallocator of such a type.
pub unsafe extern "C" fn dealloc<const N: usize>(op: *mut PyObject) {
    // A function that is generic may have several addresses: the one that the type knows counts. Under a subtype's
    // deallocator it is another one.
    let kind = Py_TYPE(op);
    let own = match (*kind).tp_dealloc {
        Some(own) if !PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE) => own,
        _ => dealloc::<N>,
    };
    let Some(thread) = begin_dealloc(op, own) else {
        return;
    };
    if (*Py_TYPE(op)).tp_weaklistoffset > 0 {
        PyObject_ClearWeakRefs(op);
    }
    for i in 0..N {
        xdecref(get(op, i));
    }
    free_object(op);
    trashcan::end(thread);
}

/// Shows the collector the references.
pub unsafe extern "C" fn traverse<const N: usize>(
    op: *mut PyObject,
    visit: visitproc,
    arg: *mut c_void,
) -> c_int {
    let visit = visit.unwrap_unchecked();
    for i in 0..N {
        let one = get(op, i);
        if !one.is_null() {
            let code = visit(one, arg);
            if code != 0 {
                return code;
            }
        }
    }
    0
}

/// Drops the references.
pub unsafe extern "C" fn clear<const N: usize>(op: *mut PyObject) -> c_int {
    for i in 0..N {
        set(op, i, null_mut());
    }
    0
}

/// The next item of an iterator; NULL at the end, or with an exception.
#[inline(always)]
pub unsafe fn next_of(iterator: *mut PyObject) -> *mut PyObject {
    match (*Py_TYPE(iterator)).tp_iternext {
        Some(next) => next(iterator),
        None => null_mut(),
    }
}

/// Whether an iterator that gave nothing is at its end; StopIteration is taken away.
pub unsafe fn is_end() -> Fallible {
    if PyErr_Occurred().is_null() {
        return Ok(());
    }
    if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
        return Err(Raised);
    }
    PyErr_Clear();
    Ok(())
}

/// A number that may be -1.
#[inline(always)]
pub unsafe fn number(value: Py_ssize_t) -> Fallible<Py_ssize_t> {
    if value == -1 && !PyErr_Occurred().is_null() {
        Err(Raised)
    } else {
        Ok(value)
    }
}

/// TypeError, as of a function written in Python, unless a call has all of the arguments that a function must have.
pub unsafe fn need(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    function: &CStr,
    names: &[&CStr],
) -> Fallible {
    let given = Py_SIZE(args) as usize;
    if given >= names.len() {
        return Ok(());
    }
    let absent = |name: &&&CStr| {
        // A name is text that is well formed: looking for it cannot fail but for want of memory.
        kwargs.is_null() || PyDict_ContainsString(kwargs, name.as_ptr()) == 0
    };
    let absent = || names[given..].iter().filter(absent);
    let count = absent().count();
    if count == 0 {
        return Ok(());
    }
    let mut text = Text::new(0);
    for (i, name) in absent().enumerate() {
        if i > 0 {
            text.ascii(match (i + 1 == count, count) {
                (true, 2) => " and ",
                (true, _) => ", and ",
                _ => ", ",
            })?;
        }
        let name = owned(PyUnicode_FromString(name.as_ptr()))?;
        text.repr(name.ptr())?;
    }
    let text = text.finish()?;
    PyErr_Format(
        PyExc_TypeError,
        c"%s() missing %zd required positional argument%s: %U".as_ptr(),
        function.as_ptr(),
        count as Py_ssize_t,
        if count == 1 {
            c"".as_ptr()
        } else {
            c"s".as_ptr()
        },
        text.ptr(),
    );
    Err(Raised)
}
