//! The functions of `sys`.

use super::{audit, size_of_object};
use crate::prelude::*;
use crate::types::define::{fast, named, no_args, one_arg};
use crate::types::long::limit;
use crate::types::unicode;
use crate::{gil, mem};

static mut TABLE: [PyMethodDef; 30] = [
    no_args(c"getallocatedblocks", getallocatedblocks, c"getallocatedblocks($module, /)\n--\n\nHow many blocks of memory are in use."),
    one_arg(c"getrefcount", getrefcount, c"getrefcount($module, object, /)\n--\n\nHow many references to an object there are, that of the call included."),
    named(c"getsizeof", getsizeof, c"getsizeof(object [, default]) -> int\n\nHow many bytes an object takes, with what the collector adds; default if it does not say."),
    one_arg(c"intern", intern, c"intern($module, string, /)\n--\n\nThe one str that stands for all equal ones."),
    one_arg(c"_is_interned", is_interned, c"_is_interned($module, string, /)\n--\n\nWhether intern() has chosen this very str."),
    named(c"getunicodeinternedsize", interned_size, c"getunicodeinternedsize($module, /, *, _only_immortal=False)\n--\n\nHow many strs are interned."),
    no_args(c"getrecursionlimit", getrecursionlimit, c"getrecursionlimit($module, /)\n--\n\nHow deep calls may be nested."),
    one_arg(c"setrecursionlimit", setrecursionlimit, c"setrecursionlimit($module, limit, /)\n--\n\nSets how deep calls may be nested."),
    no_args(c"getswitchinterval", getswitchinterval, c"getswitchinterval($module, /)\n--\n\nAfter how many seconds a thread gives way to others."),
    one_arg(c"setswitchinterval", setswitchinterval, c"setswitchinterval($module, interval, /)\n--\n\nSets after how many seconds a thread gives way to others."),
    no_args(c"exc_info", exc_info, c"exc_info($module, /)\n--\n\nThe exception that is being handled, as type, value and traceback."),
    no_args(c"exception", exception, c"exception($module, /)\n--\n\nThe exception that is being handled."),
    no_args(c"getdefaultencoding", utf8, c"getdefaultencoding($module, /)\n--\n\nHow str and bytes are converted unless said otherwise."),
    no_args(c"getfilesystemencoding", utf8, c"getfilesystemencoding($module, /)\n--\n\nHow names of files are encoded."),
    no_args(c"getfilesystemencodeerrors", surrogateescape, c"getfilesystemencodeerrors($module, /)\n--\n\nWhat happens to names of files that cannot be converted."),
    no_args(c"is_finalizing", is_finalizing, c"is_finalizing($module, /)\n--\n\nWhether the interpreter is coming to its end."),
    no_args(c"_is_gil_enabled", yes, c"_is_gil_enabled($module, /)\n--\n\nWhether one thread runs at a time."),
    no_args(c"_clear_type_cache", clear_type_cache, c"_clear_type_cache($module, /)\n--\n\nForgets where attributes of types were found."),
    no_args(c"_clear_internal_caches", clear_type_cache, c"_clear_internal_caches($module, /)\n--\n\nForgets what was kept to be quicker."),
    no_args(c"_debugmallocstats", debugmallocstats, c"_debugmallocstats($module, /)\n--\n\nWrites the state of the heap to stderr."),
    no_args(c"gettrace", none, c"gettrace($module, /)\n--\n\nThe function of settrace()."),
    no_args(c"getprofile", none, c"getprofile($module, /)\n--\n\nThe function of setprofile()."),
    fast(c"audit", audit_, c"audit($module, event, /, *args)\n--\n\nTells the audit hooks of an event."),
    one_arg(c"addaudithook", addaudithook, c"addaudithook($module, /, hook)\n--\n\nAdds a function that is told of events."),
    fast(c"_getframe", getframe, c"_getframe($module, depth=0, /)\n--\n\nThe frame of a caller."),
    no_args(c"_current_frames", current_frames, c"_current_frames($module, /)\n--\n\nThe frame of each thread, by its number."),
    no_args(c"getdlopenflags", getdlopenflags, c"getdlopenflags($module, /)\n--\n\nWhat shared libraries are opened with."),
    no_args(c"get_int_max_str_digits", get_int_max_str_digits, c"get_int_max_str_digits($module, /)\n--\n\nHow many decimal digits int() and str() take at most."),
    named(c"set_int_max_str_digits", set_int_max_str_digits, c"set_int_max_str_digits($module, /, maxdigits)\n--\n\nSets how many decimal digits int() and str() take at most; 0 is no limit."),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}

unsafe extern "C" fn getallocatedblocks(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(mem::allocated_blocks() as Py_ssize_t)
}

unsafe extern "C" fn getrefcount(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(refcount(op))
}

unsafe extern "C" fn getsizeof(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut op, mut default): (*mut PyObject, *mut PyObject) = (null_mut(), null_mut());
    if parse_named!(
        args,
        kwargs,
        c"O|O:getsizeof",
        [c"object", c"default"],
        op,
        default
    )
    .is_err()
    {
        return null_mut();
    }
    match size_of_object(op) {
        Ok(size) => PyLong_FromSize_t(size),
        Err(Raised) => {
            if !default.is_null() && PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                PyErr_Clear();
                return new_ref(default);
            }
            null_mut()
        }
    }
}

unsafe extern "C" fn intern(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    if PyUnicode_CheckExact(op) {
        let mut text = new_ref(op);
        PyUnicode_InternInPlace(&mut text);
        return text;
    }
    if !PyUnicode_Check(op) {
        _PyArg_BadArgument(
            c"intern".as_ptr(),
            c"argument".as_ptr(),
            c"str".as_ptr(),
            op,
        );
        return null_mut();
    }
    PyErr_Format(
        PyExc_TypeError,
        c"can't intern %.400s".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    )
}

unsafe extern "C" fn is_interned(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(op) {
        _PyArg_BadArgument(
            c"_is_interned".as_ptr(),
            c"argument".as_ptr(),
            c"str".as_ptr(),
            op,
        );
        return null_mut();
    }
    new_ref(Py_Bool((*op.cast::<PyASCIIObject>()).state & 3 != 0))
}

unsafe extern "C" fn interned_size(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if Py_SIZE(args) > 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"getunicodeinternedsize() takes no positional arguments".as_ptr(),
        );
        return null_mut();
    }
    let mut only_immortal: c_int = 0;
    if parse_named!(
        args,
        kwargs,
        c"|$p:getunicodeinternedsize",
        [c"_only_immortal"],
        only_immortal
    )
    .is_err()
    {
        return null_mut();
    }
    let (mortal, immortal) = unicode::interned_counts();
    let all = if only_immortal != 0 {
        immortal
    } else {
        mortal + immortal
    };
    PyLong_FromSize_t(all)
}

unsafe extern "C" fn get_int_max_str_digits(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(limit::most_digits().into())
}

unsafe extern "C" fn set_int_max_str_digits(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut most: c_int = 0;
    if parse_named!(
        args,
        kwargs,
        c"i:set_int_max_str_digits",
        [c"maxdigits"],
        most
    )
    .is_err()
    {
        return null_mut();
    }
    if most != 0 && most < limit::LOWEST {
        return PyErr_Format(
            PyExc_ValueError,
            c"maxdigits must be 0 or larger than %d".as_ptr(),
            limit::LOWEST,
        );
    }
    limit::set_most_digits(most);
    new_ref(Py_None())
}

unsafe extern "C" fn getrecursionlimit(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(Py_GetRecursionLimit().into())
}

unsafe extern "C" fn setrecursionlimit(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let limit = PyLong_AsInt(op);
    if limit == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    if limit < 1 {
        PyErr_SetString(
            PyExc_ValueError,
            c"recursion limit must be greater or equal than 1".as_ptr(),
        );
        return null_mut();
    }
    let state = gil::current();
    let depth = (*state).py_recursion_limit - (*state).py_recursion_remaining;
    if depth >= limit {
        return PyErr_Format(
            PyExc_RecursionError,
            c"cannot set the recursion limit to %i at the recursion depth %i: the limit is too low"
                .as_ptr(),
            limit,
            depth,
        );
    }
    Py_SetRecursionLimit(limit);
    new_ref(Py_None())
}

unsafe extern "C" fn getswitchinterval(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyFloat_FromDouble(0.005)
}

unsafe extern "C" fn setswitchinterval(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let interval = PyFloat_AsDouble(op);
    if interval == -1.0 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    if interval <= 0.0 {
        PyErr_SetString(
            PyExc_ValueError,
            c"switch interval must be strictly positive".as_ptr(),
        );
        return null_mut();
    }
    new_ref(Py_None())
}

unsafe extern "C" fn exc_info(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Some(error) = Ref::steal(PyErr_GetHandledException()) else {
        return PyTuple_Pack(3, Py_None(), Py_None(), Py_None());
    };
    let traceback = Ref::steal(PyException_GetTraceback(error.ptr()));
    PyTuple_Pack(
        3,
        Py_TYPE(error.ptr()),
        error.ptr(),
        traceback.as_ref().map_or(Py_None(), Ref::ptr),
    )
}

unsafe extern "C" fn exception(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let error = PyErr_GetHandledException();
    if error.is_null() {
        new_ref(Py_None())
    } else {
        error
    }
}

unsafe extern "C" fn utf8(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(name!("utf-8"))
}

unsafe extern "C" fn surrogateescape(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(name!("surrogateescape"))
}

unsafe extern "C" fn is_finalizing(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(Py_IsFinalizing() != 0))
}

unsafe extern "C" fn yes(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_True())
}

unsafe extern "C" fn none(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_None())
}

unsafe extern "C" fn clear_type_cache(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyType_ClearCache();
    new_ref(Py_None())
}

unsafe extern "C" fn debugmallocstats(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    mem::print_to_stderr();
    new_ref(Py_None())
}

unsafe extern "C" fn audit_(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if count == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"audit() missing 1 required positional argument: 'event'".as_ptr(),
        );
        return null_mut();
    }
    if !PyUnicode_Check(*args) {
        return PyErr_Format(
            PyExc_TypeError,
            c"expected str for argument 'event', not %.200s".as_ptr(),
            (*Py_TYPE(*args)).tp_name,
        );
    }
    let event = PyUnicode_AsUTF8(*args);
    if event.is_null() {
        return null_mut();
    }
    let run = || -> Fallible {
        let rest = owned(PyTuple_New(count - 1))?;
        for i in 1..count {
            PyTuple_SET_ITEM(rest.ptr(), i - 1, new_ref(*args.offset(i)));
        }
        audit::tell(event, rest.ptr())
    };
    match run() {
        Ok(()) => new_ref(Py_None()),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn addaudithook(_: *mut PyObject, hook: *mut PyObject) -> *mut PyObject {
    match audit::add_callable(hook) {
        Ok(()) => new_ref(Py_None()),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn getframe(
    _: *mut PyObject,
    _: *const *mut PyObject,
    _: Py_ssize_t,
) -> *mut PyObject {
    PyErr_SetString(PyExc_ValueError, c"call stack is not deep enough".as_ptr());
    null_mut()
}

unsafe extern "C" fn current_frames(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_New()
}

unsafe extern "C" fn getdlopenflags(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(libc::RTLD_NOW.into())
}
