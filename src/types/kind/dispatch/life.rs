//! Making, calling and finalizing.

use crate::prelude::*;
use crate::types::kind::raise;
use crate::types::kind::special::find;

/// `__call__`.
pub unsafe extern "C" fn tp_call(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        match find(op, name!("__call__"))? {
            Some(method) => method.call_with(op, arguments, keywords),
            None => {
                PyErr_SetObject(PyExc_AttributeError, name!("__call__"));
                Err(Raised)
            }
        }
    };
    result().or_null()
}

/// `__init__`, which has to return None.
pub unsafe extern "C" fn tp_init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    let result = || -> Fallible {
        let Some(method) = find(op, name!("__init__"))? else {
            PyErr_SetObject(PyExc_AttributeError, name!("__init__"));
            return Err(Raised);
        };
        let answer = method.call_with(op, arguments, keywords)?;
        if answer.ptr() != Py_None() {
            return Err(raise!(
                PyExc_TypeError,
                c"__init__() should return None, not '%.200s'",
                (*Py_TYPE(answer.ptr())).tp_name
            ));
        }
        Ok(())
    };
    result().or_minus_one()
}

/// `__new__`, with the type before the arguments.
pub unsafe extern "C" fn tp_new(
    kind: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let function = owned(PyObject_GetAttr(kind.cast(), name!("__new__")))?;
        let count = Py_SIZE(arguments);
        let all = owned(PyTuple_New(count + 1))?;
        PyTuple_SET_ITEM(all.ptr(), 0, new_ref(kind));
        for i in 0..count {
            PyTuple_SET_ITEM(all.ptr(), i + 1, new_ref(PyTuple_GET_ITEM(arguments, i)));
        }
        owned(PyObject_Call(function.ptr(), all.ptr(), keywords))
    };
    result().or_null()
}

/// Whether the slot holds [`tp_new`].
pub fn is_new(slot: newfunc) -> bool {
    slot.is_some_and(|slot| slot as usize == tp_new as *const () as usize)
}

/// `__del__`; what it raises is told and dropped, and what was raised before is kept.
pub unsafe extern "C" fn tp_finalize(op: *mut PyObject) {
    let raised_before = PyErr_GetRaisedException();
    match find(op, name!("__del__")) {
        Ok(Some(method)) => {
            if method.call(op, &[]).is_err() {
                PyErr_WriteUnraisable(method.function());
            }
        }
        Ok(None) => {}
        Err(Raised) => PyErr_WriteUnraisable(op),
    }
    PyErr_SetRaisedException(raised_before);
}
