//! An exception from its type and what was said about it.

use super::base;
use crate::prelude::*;

/// The instance of `kind` that is made of `value`: NULL or None no argument, a tuple all arguments, else the argument. What is no
/// type is called all the same, and has to give an exception.
pub unsafe fn from_value(kind: *mut PyTypeObject, value: *mut PyObject) -> Fallible<Ref> {
    let none = value.is_null() || value == Py_None();
    if PyType_Check(kind) && is_static(kind) {
        return make(kind, args_of(value, none)?);
    }
    let callable = kind.cast::<PyObject>();
    let made = owned(if none {
        PyObject_CallNoArgs(callable)
    } else if PyTuple_Check(value) {
        PyObject_Call(callable, value, null_mut())
    } else {
        PyObject_CallOneArg(callable, value)
    })?;
    if !PyExceptionInstance_Check(made.ptr()) {
        PyErr_Format(
            PyExc_TypeError,
            c"calling %R should have returned an instance of BaseException, not %s".as_ptr(),
            callable,
            (*Py_TYPE(made.ptr())).tp_name,
        );
        return Err(Raised);
    }
    Ok(made)
}

/// The arguments that a value stands for.
#[inline]
unsafe fn args_of(value: *mut PyObject, none: bool) -> Fallible<Ref> {
    if none {
        return owned(PyTuple_New(0));
    }
    if PyTuple_Check(value) {
        return Ok(Ref::new(value));
    }
    let args = owned(PyTuple_New(1))?;
    PyTuple_SET_ITEM(args.ptr(), 0, new_ref(value));
    Ok(args)
}

/// Whether a call of the type does what the two slots do and nothing else.
#[inline]
unsafe fn is_static(kind: *mut PyTypeObject) -> bool {
    (*kind).ob_base.ob_base.ob_type == &raw mut PyType_Type
        && !PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE)
        && PyType_HasFeature(kind, Py_TPFLAGS_BASE_EXC_SUBCLASS)
}

/// An instance, made by the slots. Of most types it holds nothing but its arguments.
#[inline]
unsafe fn make(kind: *mut PyTypeObject, args: Ref) -> Fallible<Ref> {
    let (Some(new), Some(init)) = ((*kind).tp_new, (*kind).tp_init) else {
        return Err(Raised);
    };
    if ptr::fn_addr_eq(
        new,
        base::new as unsafe extern "C" fn(_, _, _) -> *mut PyObject,
    ) && ptr::fn_addr_eq(init, base::init as unsafe extern "C" fn(_, _, _) -> c_int)
    {
        let op = PyType_GenericAlloc(kind, 0);
        if op.is_null() {
            return Err(Raised);
        }
        (*op.cast::<PyBaseExceptionObject>()).args = args.into_raw();
        return Ok(Ref::steal_unchecked(op));
    }
    let op = owned(new(kind, args.ptr(), null_mut()))?;
    // OSError makes instances of types that inherit from it.
    if let Some(init) = (*Py_TYPE(op.ptr())).tp_init {
        status(init(op.ptr(), args.ptr(), null_mut()))?;
    }
    Ok(op)
}

/// Says in a note on the exception that is set, which came while one was being made, what was being made.
#[cold]
pub unsafe fn note_failure(kind: *mut PyTypeObject, value: *mut PyObject) {
    let Some(raised) = Ref::steal(PyErr_GetRaisedException()) else {
        return;
    };
    let said = match Ref::steal(if value.is_null() {
        PyUnicode_FromString(c"None".as_ptr())
    } else {
        PyObject_Repr(value)
    }) {
        Some(said) => said,
        None => {
            PyErr_Clear();
            let Some(unknown) = Ref::steal(PyUnicode_FromString(c"<unknown>".as_ptr())) else {
                return PyErr_SetRaisedException(raised.into_raw());
            };
            unknown
        }
    };
    let note = PyUnicode_FromFormat(
        c"Normalization failed: type=%s args=%S".as_ptr(),
        (*kind).tp_name,
        said.ptr(),
    );
    if let Some(note) = Ref::steal(note) {
        let _ = base::note_added(raised.ptr(), note.ptr());
    }
    PyErr_SetRaisedException(raised.into_raw());
}

/// A type of exceptions called `name`, with a dot in it.
pub unsafe fn new_type(
    name: *const c_char,
    base: *mut PyObject,
    dict: *mut PyObject,
) -> Fallible<Ref> {
    let full = CStr::from_ptr(name);
    let Some(dot) = full.to_bytes().iter().rposition(|byte| *byte == b'.') else {
        PyErr_SetString(
            PyExc_SystemError,
            c"PyErr_NewException: name must be module.class".as_ptr(),
        );
        return Err(Raised);
    };
    let base = if base.is_null() {
        PyExc_Exception
    } else {
        base
    };
    let dict = match Ref::new_or_none(dict) {
        Some(dict) => dict,
        None => owned(PyDict_New())?,
    };
    if !truth(PyDict_Contains(dict.ptr(), name!("__module__")))? {
        let module = owned(PyUnicode_FromStringAndSize(name, dot as Py_ssize_t))?;
        status(PyDict_SetItem(
            dict.ptr(),
            name!("__module__"),
            module.ptr(),
        ))?;
    }
    let bases = if PyTuple_Check(base) {
        Ref::new(base)
    } else {
        owned(PyTuple_Pack(1, base))?
    };
    let text = owned(PyUnicode_FromString(name.add(dot + 1)))?;
    let args = owned(PyTuple_Pack(3, text.ptr(), bases.ptr(), dict.ptr()))?;
    owned(PyObject_Call(
        (&raw mut PyType_Type).cast(),
        args.ptr(),
        null_mut(),
    ))
}

/// The same with a docstring, or NULL for none.
pub unsafe fn new_type_with_doc(
    name: *const c_char,
    doc: *const c_char,
    base: *mut PyObject,
    dict: *mut PyObject,
) -> Fallible<Ref> {
    let dict = match Ref::new_or_none(dict) {
        Some(dict) => dict,
        None => owned(PyDict_New())?,
    };
    if !doc.is_null() {
        let doc = owned(PyUnicode_FromString(doc))?;
        status(PyDict_SetItem(dict.ptr(), name!("__doc__"), doc.ptr()))?;
    }
    new_type(name, base, dict.ptr())
}
