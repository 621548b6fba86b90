//! Audit events: told to the hooks of C, then to those of `sys.addaudithook`.

use core::cell::UnsafeCell;

use crate::prelude::*;

struct Hook {
    function: Py_AuditHookFunction,
    data: *mut c_void,
}

struct Hooks {
    of_c: Vec<Hook>,
    /// A list, or NULL.
    of_python: *mut PyObject,
}

struct Shared(UnsafeCell<Hooks>);

// SAFETY: used under the GIL alone, or before Python is started.
unsafe impl Sync for Shared {}

static SHARED: Shared = Shared(UnsafeCell::new(Hooks {
    of_c: Vec::new(),
    of_python: null_mut(),
}));

/// Whether anybody listens.
pub unsafe fn is_heard() -> bool {
    let hooks = SHARED.0.get();
    !(*hooks).of_c.is_empty() || !(*hooks).of_python.is_null()
}

/// Adds a hook of C, for the life of the process. Earlier hooks are told, and may refuse with a RuntimeError, which is
/// kept from the caller, or with another exception.
pub unsafe fn add(function: Py_AuditHookFunction, data: *mut c_void) -> Fallible {
    if Py_IsInitialized() != 0 && tell(c"sys.addaudithook".as_ptr(), null_mut()).is_err() {
        if PyErr_ExceptionMatches(PyExc_RuntimeError) != 0 {
            PyErr_Clear();
            return Ok(());
        }
        return Err(Raised);
    }
    let of_c = &mut (*SHARED.0.get()).of_c;
    if Py_IsInitialized() != 0 {
        of_c.make_room(1)?;
    } else if of_c.try_reserve(1).is_err() {
        // There is no thread's state that an exception could be set in.
        return Err(Raised);
    }
    of_c.push(Hook { function, data });
    Ok(())
}

/// Adds a callable.
pub unsafe fn add_callable(hook: *mut PyObject) -> Fallible {
    if is_heard() && tell(c"sys.addaudithook".as_ptr(), null_mut()).is_err() {
        if PyErr_ExceptionMatches(PyExc_Exception) != 0 {
            PyErr_Clear();
            return Ok(());
        }
        return Err(Raised);
    }
    let hooks = SHARED.0.get();
    if (*hooks).of_python.is_null() {
        (*hooks).of_python = owned(PyList_New(0))?.into_raw();
    }
    status(PyList_Append((*hooks).of_python, hook))
}

/// Tells the hooks of an event; the first that raises ends it. `args` is a tuple, or NULL for none.
pub unsafe fn tell(event: *const c_char, args: *mut PyObject) -> Fallible {
    if !is_heard() {
        return Ok(());
    }
    let args = if args.is_null() {
        owned(PyTuple_New(0))?
    } else {
        Ref::new(args)
    };
    let error = PyErr_GetRaisedException();
    let told = tell_all(event, args.ptr());
    if told.is_ok() {
        PyErr_SetRaisedException(error);
    } else {
        xdecref(error);
    }
    told
}

unsafe fn tell_all(event: *const c_char, args: *mut PyObject) -> Fallible {
    let hooks = SHARED.0.get();
    let mut i = 0;
    while i < (*hooks).of_c.len() {
        let (function, data) = {
            let hook = &(&(*hooks).of_c)[i];
            (hook.function, hook.data)
        };
        if let Some(function) = function
            && function(event, args, data) < 0
        {
            return Err(Raised);
        }
        i += 1;
    }
    if (*hooks).of_python.is_null() {
        return Ok(());
    }
    let name = owned(PyUnicode_FromString(event))?;
    let list = Ref::new((*hooks).of_python);
    let mut i = 0;
    while i < Py_SIZE(list.ptr()) {
        let hook = Ref::new(PyList_GET_ITEM(list.ptr(), i));
        let both = [name.ptr(), args];
        owned(PyObject_Vectorcall(
            hook.ptr(),
            both.as_ptr(),
            2,
            null_mut(),
        ))?;
        i += 1;
    }
    Ok(())
}

/// Forgets the callables, at the end of a life of Python.
pub unsafe fn end() {
    let list = core::mem::replace(&mut (*SHARED.0.get()).of_python, null_mut());
    xdecref(list);
}
