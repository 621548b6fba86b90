//! The exception that is set in a thread, and those that it is handling.

use super::fields::put;
use super::{base, create, memory};
use crate::prelude::*;

/// The exception that is set, borrowed, or NULL.
#[inline(always)]
pub unsafe fn current() -> *mut PyObject {
    (*crate::gil::current()).current_exception
}

/// Takes the exception that is set out of its place; NULL: there is none.
#[inline(always)]
pub unsafe fn take() -> *mut PyObject {
    ptr::replace(
        &raw mut (*crate::gil::current()).current_exception,
        null_mut(),
    )
}

/// Sets an exception, whose reference it takes over, NULL for none, in the place of what was.
#[inline(always)]
pub unsafe fn set(exception: *mut PyObject) {
    put(
        &raw mut (*crate::gil::current()).current_exception,
        exception,
    );
}

/// Sets the exception of the type `kind` that `value` is or tells, with what is being handled as its context.
pub unsafe fn set_object(kind: *mut PyObject, value: *mut PyObject) {
    if kind.is_null() {
        return set(null_mut());
    }
    if !PyExceptionClass_Check(kind) {
        PyErr_Format(
            PyExc_SystemError,
            c"_PyErr_SetObject: exception %R is not a BaseException subclass".as_ptr(),
            kind,
        );
        return;
    }
    let exception = match instance(kind.cast(), value) {
        Ok(Some(exception)) => exception,
        Ok(None) => {
            set(null_mut());
            match create::from_value(kind.cast(), value) {
                Ok(made) => made,
                Err(Raised) => return create::note_failure(kind.cast(), value),
            }
        }
        Err(Raised) => return,
    };
    let handled = handled();
    if !handled.is_null() && handled != exception.ptr() {
        chain(exception.ptr(), handled);
    }
    set(exception.into_raw());
}

/// `value` when it is an exception of the type already.
unsafe fn instance(kind: *mut PyTypeObject, value: *mut PyObject) -> Fallible<Option<Ref>> {
    if value.is_null() || !PyExceptionInstance_Check(value) {
        return Ok(None);
    }
    let own = Py_TYPE(value);
    let fits = own == kind || truth(PyObject_IsSubclass(own.cast(), kind.cast()))?;
    Ok(fits.then(|| Ref::new(value)))
}

/// The innermost exception that is being handled, borrowed, or NULL.
#[inline]
pub unsafe fn handled() -> *mut PyObject {
    let mut item = (*crate::gil::current()).exc_info;
    while !item.is_null() {
        let exception = (*item).exc_value;
        if !exception.is_null() && exception != Py_None() {
            return exception;
        }
        item = (*item).previous_item;
    }
    null_mut()
}

/// Sets the exception that is being handled; NULL or None: none.
pub unsafe fn set_handled(exception: *mut PyObject) {
    let exception = if exception == Py_None() {
        null_mut()
    } else {
        xnew_ref(exception)
    };
    let item = (*crate::gil::current()).exc_info;
    put(&raw mut (*item).exc_value, exception);
}

/// Makes `handled` the context of `exception`, and first takes `exception` out of the contexts of `handled`, lest they
/// become a circle. They may hold one already: the second walker goes half as fast and is met then.
#[cold]
unsafe fn chain(exception: *mut PyObject, handled: *mut PyObject) {
    let context = |op: *mut PyObject| &raw mut (*op.cast::<base::Base>()).context;
    let (mut at, mut slow, mut step) = (handled, handled, false);
    loop {
        let next = *context(at);
        if next.is_null() {
            break;
        }
        if next == exception {
            put(context(at), null_mut());
            break;
        }
        at = next;
        if at == slow {
            break;
        }
        if step {
            slow = *context(slow);
        }
        step = !step;
    }
    put(context(exception), new_ref(handled));
}

/// Sets what the three values tell, whose references it takes over; no type: none.
pub unsafe fn restore(kind: *mut PyObject, value: *mut PyObject, traceback: *mut PyObject) {
    let (kind, value) = (Ref::steal(kind), Ref::steal(value));
    let mut traceback = Ref::steal(traceback);
    let Some(kind) = kind else {
        return set(null_mut());
    };
    let value = value.as_ref().map_or(null_mut(), Ref::ptr);
    let exception = if !value.is_null() && Py_TYPE(value) == kind.cast() {
        Ref::new(value)
    } else {
        match create::from_value(kind.cast(), value) {
            Ok(made) => made,
            Err(Raised) => return,
        }
    };
    traceback = traceback.filter(|held| held.ptr() != Py_None());
    if traceback
        .as_ref()
        .is_some_and(|held| Py_TYPE(held.ptr()) != &raw mut PyTraceBack_Type)
    {
        return PyErr_SetString(
            PyExc_TypeError,
            c"traceback must be a Traceback or None".as_ptr(),
        );
    }
    put(
        &raw mut (*exception.cast::<base::Base>()).traceback,
        traceback.map_or(null_mut(), Ref::into_raw),
    );
    set(exception.into_raw());
}

/// How often the making of an exception may fail with another one before that is told instead.
const NORMALIZATIONS_MAX: usize = 32;

/// Makes `*value` an instance of `*kind`, which are references of the caller's, and `*kind` its type.
pub unsafe fn normalize(
    kind: *mut *mut PyObject,
    value: *mut *mut PyObject,
    traceback: *mut *mut PyObject,
) {
    for attempt in 0..=NORMALIZATIONS_MAX {
        if (*kind).is_null() {
            return;
        }
        if (*value).is_null() {
            *value = new_ref(Py_None());
        }
        if !PyExceptionClass_Check(*kind) {
            return;
        }
        match normalized((*kind).cast(), *value) {
            Ok(exception) => {
                if exception.ptr() == *value {
                    put(kind, new_ref(Py_TYPE(exception.ptr())));
                }
                return put(value, exception.into_raw());
            }
            Err(Raised) => {
                if attempt == NORMALIZATIONS_MAX {
                    break;
                }
                let previous = Ref::steal(*traceback);
                let (kind_was, value_was) = (Ref::steal(*kind), Ref::steal(*value));
                PyErr_Fetch(kind, value, traceback);
                drop((kind_was, value_was));
                if (*traceback).is_null() {
                    *traceback = previous.map_or(null_mut(), Ref::into_raw);
                }
            }
        }
    }
    let exhausted = PyErr_GivenExceptionMatches(*kind, PyExc_MemoryError) != 0;
    crate::fatal::status(
        Some(c"_PyErr_NormalizeException"),
        Some(if exhausted {
            c"Cannot recover from MemoryErrors while normalizing exceptions."
        } else {
            c"Cannot recover from the recursive normalization of an exception."
        }),
        None,
        crate::fatal::Ending::Abort,
    )
}

unsafe fn normalized(kind: *mut PyTypeObject, value: *mut PyObject) -> Fallible<Ref> {
    match instance(kind, value)? {
        Some(exception) => Ok(exception),
        None => create::from_value(kind, value),
    }
}

/// Whether an exception, or a type of exceptions, is of the type `what`, or of one in the tuple `what`.
pub unsafe fn matches(exception: *mut PyObject, what: *mut PyObject) -> bool {
    if exception.is_null() || what.is_null() {
        return false;
    }
    let kind = if PyExceptionInstance_Check(exception) {
        Py_TYPE(exception).cast::<PyObject>()
    } else {
        exception
    };
    if kind == what {
        return true;
    }
    if PyTuple_Check(what) {
        return (0..Py_SIZE(what)).any(|i| matches(kind, PyTuple_GET_ITEM(what, i)));
    }
    PyExceptionClass_Check(kind)
        && PyExceptionClass_Check(what)
        && PyType_IsSubtype(kind.cast(), what.cast()) != 0
}

/// Sets MemoryError without asking for memory.
#[cold]
pub unsafe fn no_memory() {
    let error = memory::ready();
    set(error);
}
