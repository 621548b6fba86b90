//! OSError: errno, its text, and up to two paths; the number chooses the type.

use super::fields::{self, put};
use super::{base, hierarchy};
use crate::prelude::*;
use crate::types::define::{attribute, no_args, writable};

type Own = PyOSErrorObject;

/// OSError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_new: Some(new),
    tp_init: Some(init),
    tp_str: Some(str),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    tp_getset: &raw mut GETSET as *mut PyGetSetDef,
    ..fields::shape::<Own, 0b1111>()
};

static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

static mut MEMBERS: [PyMemberDef; 5] = [
    writable(
        c"errno",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, myerrno),
        c"The error's number, errno.",
    ),
    writable(
        c"strerror",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, strerror),
        c"The error in words.",
    ),
    writable(
        c"filename",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, filename),
        c"The file that it is about.",
    ),
    writable(
        c"filename2",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, filename2),
        c"The other file that it is about.",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 2] = [
    attribute(
        c"characters_written",
        Some(get_written),
        Some(set_written),
        c"",
    ),
    PyGetSetDef::EMPTY,
];

/// The type that stands for a number of errno's.
unsafe fn by_number(number: c_long) -> Option<*mut PyTypeObject> {
    Some(match c_int::try_from(number).ok()? {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &raw mut hierarchy::BlockingIOError,
        libc::EPIPE | libc::ESHUTDOWN => &raw mut hierarchy::BrokenPipeError,
        libc::ECHILD => &raw mut hierarchy::ChildProcessError,
        libc::ECONNABORTED => &raw mut hierarchy::ConnectionAbortedError,
        libc::ECONNREFUSED => &raw mut hierarchy::ConnectionRefusedError,
        libc::ECONNRESET => &raw mut hierarchy::ConnectionResetError,
        libc::EEXIST => &raw mut hierarchy::FileExistsError,
        libc::ENOENT => &raw mut hierarchy::FileNotFoundError,
        libc::EISDIR => &raw mut hierarchy::IsADirectoryError,
        libc::ENOTDIR => &raw mut hierarchy::NotADirectoryError,
        libc::EINTR => &raw mut hierarchy::InterruptedError,
        libc::EACCES | libc::EPERM => &raw mut hierarchy::PermissionError,
        libc::ESRCH => &raw mut hierarchy::ProcessLookupError,
        libc::ETIMEDOUT => &raw mut hierarchy::TimeoutError,
        _ => return None,
    })
}

/// What the arguments say, borrowed; NULL is not given.
struct Said {
    number: *mut PyObject,
    text: *mut PyObject,
    path: *mut PyObject,
    path2: *mut PyObject,
}

/// Two to five arguments have a meaning; of the five the fourth is for another system.
unsafe fn said(args: *mut PyObject) -> Said {
    let count = Py_SIZE(args);
    let item = |i: Py_ssize_t| {
        if (2..=5).contains(&count) && i < count {
            PyTuple_GET_ITEM(args, i)
        } else {
            null_mut()
        }
    };
    Said {
        number: item(0),
        text: item(1),
        path: item(2),
        path2: item(4),
    }
}

/// Whether the instance is filled by `tp_init`: a subtype that has its own, which may change the arguments, and leaves
/// the making to us. Else `tp_new` fills it, since it has to look at the arguments anyway.
unsafe fn fills_in_init(kind: *mut PyTypeObject) -> bool {
    !(*kind)
        .tp_init
        .is_some_and(|own| ptr::fn_addr_eq(own, init as unsafe extern "C" fn(_, _, _) -> c_int))
        && (*kind).tp_new.is_some_and(|own| {
            ptr::fn_addr_eq(own, new as unsafe extern "C" fn(_, _, _) -> *mut PyObject)
        })
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    make(kind, args, kwargs).or_null()
}

unsafe fn make(
    mut kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let later = fills_in_init(kind);
    if !later {
        if _PyArg_NoKeywords((*kind).tp_name, kwargs) == 0 {
            return Err(Raised);
        }
        if kind == &raw mut hierarchy::OSError {
            let number = said(args).number;
            if !number.is_null() && PyLong_Check(number) {
                let mut overflow = 0;
                let value = PyLong_AsLongAndOverflow(number, &mut overflow);
                kind = by_number(value).unwrap_or(kind);
            }
        }
    }
    let Some(alloc) = (*kind).tp_alloc else {
        return Err(Raised);
    };
    let op = owned(alloc(kind, 0))?;
    (*op.cast::<Own>()).written = -1;
    if later {
        (*op.cast::<Own>()).args = owned(PyTuple_New(0))?.into_raw();
    } else {
        fill(op.cast(), args)?;
    }
    Ok(op)
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let kind = Py_TYPE(op);
    if !fills_in_init(kind) {
        return 0;
    }
    if _PyArg_NoKeywords((*kind).tp_name, kwargs) == 0 {
        return -1;
    }
    fill(op.cast(), args).or_minus_one()
}

unsafe fn fill(own: *mut Own, args: *mut PyObject) -> Fallible {
    let said = said(args);
    let mut kept = Ref::new(args);
    (*own).written = -1;
    if !said.path.is_null() && said.path != Py_None() {
        if Py_TYPE(own) == &raw mut hierarchy::BlockingIOError && PyNumber_Check(said.path) != 0 {
            // There the third argument is how much has been written.
            (*own).written = number_or_raised(said.path)?;
        } else {
            put(&raw mut (*own).filename, new_ref(said.path));
            if !said.path2.is_null() && said.path2 != Py_None() {
                put(&raw mut (*own).filename2, new_ref(said.path2));
            }
            kept = owned(PyTuple_GetSlice(args, 0, 2))?;
        }
    }
    put(&raw mut (*own).myerrno, xnew_ref(said.number));
    put(&raw mut (*own).strerror, xnew_ref(said.text));
    put(&raw mut (*own).args, kept.into_raw());
    Ok(())
}

unsafe fn number_or_raised(value: *mut PyObject) -> Fallible<Py_ssize_t> {
    let number = PyNumber_AsSsize_t(value, PyExc_ValueError);
    if number == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(number)
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let own = op.cast::<Own>();
    let or_none = |op: *mut PyObject| if op.is_null() { Py_None() } else { op };
    let (number, text) = (or_none((*own).myerrno), or_none((*own).strerror));
    if !(*own).filename.is_null() {
        if !(*own).filename2.is_null() {
            return PyUnicode_FromFormat(
                c"[Errno %S] %S: %R -> %R".as_ptr(),
                number,
                text,
                (*own).filename,
                (*own).filename2,
            );
        }
        return PyUnicode_FromFormat(c"[Errno %S] %S: %R".as_ptr(), number, text, (*own).filename);
    }
    if !(*own).myerrno.is_null() && !(*own).strerror.is_null() {
        return PyUnicode_FromFormat(c"[Errno %S] %S".as_ptr(), number, text);
    }
    base::str(op)
}

/// The arguments with the paths that were taken out of them.
unsafe fn all_args(own: *mut Own) -> Fallible<Ref> {
    let args = (*own).args;
    if Py_SIZE(args) != 2 || (*own).filename.is_null() {
        return Ok(Ref::new(args));
    }
    let (number, text) = (PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
    owned(if (*own).filename2.is_null() {
        PyTuple_Pack(3, number, text, (*own).filename)
    } else {
        PyTuple_Pack(
            5,
            number,
            text,
            (*own).filename,
            Py_None(),
            (*own).filename2,
        )
    })
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let own = op.cast::<Own>();
    let Ok(args) = all_args(own) else {
        return null_mut();
    };
    if (*own).dict.is_null() {
        PyTuple_Pack(2, Py_TYPE(op), args.ptr())
    } else {
        PyTuple_Pack(3, Py_TYPE(op), args.ptr(), (*own).dict)
    }
}

#[cold]
unsafe fn no_written() {
    PyErr_SetString(PyExc_AttributeError, c"characters_written".as_ptr());
}

unsafe extern "C" fn get_written(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let written = (*op.cast::<Own>()).written;
    if written == -1 {
        no_written();
        return null_mut();
    }
    PyLong_FromSsize_t(written)
}

unsafe extern "C" fn set_written(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    let own = op.cast::<Own>();
    if value.is_null() {
        if (*own).written == -1 {
            no_written();
            return -1;
        }
        (*own).written = -1;
        return 0;
    }
    match number_or_raised(value) {
        Ok(number) => {
            (*own).written = number;
            0
        }
        Err(Raised) => -1,
    }
}

/// Sets the error that errno tells, of the type `kind`, with up to two paths. Returns NULL.
pub unsafe fn from_errno(
    kind: *mut PyObject,
    path: *mut PyObject,
    path2: *mut PyObject,
) -> *mut PyObject {
    let number = *libc::__errno_location();
    if number == libc::EINTR && PyErr_CheckSignals() != 0 {
        return null_mut();
    }
    let raised = || -> Fallible {
        let text = if number == 0 {
            c"Error".as_ptr()
        } else {
            libc::strerror(number).cast_const()
        };
        let text = owned(PyUnicode_DecodeFSDefault(text))?;
        let number = owned(PyLong_FromLong(number.into()))?;
        let args = owned(match (path.is_null(), path2.is_null()) {
            (true, _) => PyTuple_Pack(2, number.ptr(), text.ptr()),
            (false, true) => PyTuple_Pack(3, number.ptr(), text.ptr(), path),
            (false, false) => {
                let zero = owned(PyLong_FromLong(0))?;
                PyTuple_Pack(5, number.ptr(), text.ptr(), path, zero.ptr(), path2)
            }
        })?;
        let error = owned(PyObject_Call(kind, args.ptr(), null_mut()))?;
        PyErr_SetObject(Py_TYPE(error.ptr()).cast(), error.ptr());
        Ok(())
    };
    let _ = raised();
    null_mut()
}
