//! What a new class tells others: its attributes their names, its base that there is a subclass.

use super::special;
use crate::prelude::*;

/// Calls `__set_name__` of each value in the namespace that has it.
pub unsafe fn tell_names(kind: *mut PyTypeObject) -> Fallible {
    // A copy: the calls may change the namespace.
    let names = owned(PyDict_Copy((*kind).tp_dict))?;
    let (mut at, mut key, mut value) = (0, null_mut(), null_mut());
    while PyDict_Next(names.ptr(), &mut at, &mut key, &mut value) != 0 {
        let Some(method) = special::find(value, name!("__set_name__"))? else {
            continue;
        };
        if method.call(value, &[kind.cast(), key]).is_err() {
            return Err(with_note(kind, key, value));
        }
    }
    Ok(())
}

/// Adds to the exception which call has raised it.
#[cold]
unsafe fn with_note(kind: *mut PyTypeObject, key: *mut PyObject, value: *mut PyObject) -> Raised {
    let raised = PyErr_GetRaisedException();
    let note = Ref::steal(PyUnicode_FromFormat(
        c"Error calling __set_name__ on '%.100s' instance %R in '%.100s'".as_ptr(),
        (*Py_TYPE(value)).tp_name,
        key,
        (*kind).tp_name,
    ));
    if let Some(note) = note {
        let stack = [raised, note.ptr()];
        let added = PyObject_VectorcallMethod(name!("add_note"), stack.as_ptr(), 2, null_mut());
        drop(Ref::steal(added));
    }
    PyErr_Clear();
    PyErr_SetRaisedException(raised);
    Raised
}

/// Calls `__init_subclass__` of the class's base with the keywords of the class.
pub unsafe fn tell_base(kind: *mut PyTypeObject, keywords: *mut PyObject) -> Fallible {
    let above = owned(PyObject_CallFunctionObjArgs(
        (&raw mut PySuper_Type).cast(),
        kind,
        kind,
        null_mut::<PyObject>(),
    ))?;
    let method = owned(PyObject_GetAttr(above.ptr(), name!("__init_subclass__")))?;
    let none = owned(PyTuple_New(0))?;
    owned(PyObject_Call(method.ptr(), none.ptr(), keywords))?;
    Ok(())
}
