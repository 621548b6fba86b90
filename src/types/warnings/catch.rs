//! `catch_warnings`: the filters as they were when it is left; and, if asked to, a list of what was warned of meanwhile.

use core::cell::UnsafeCell;
use core::mem::offset_of;

use super::{filters, module};
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::define::{fast, field, no_args};
use crate::types::modules::fields::{self, Fields, get, set};

/// The filters before; the list of what is warned of, NULL when it is not asked for; the list of who caught before.
const FILTERS: usize = 0;
const LOG: usize = 1;
const BEFORE: usize = 2;
/// What is filtered on entry: action, category, line, and whether at the end; NULL for nothing.
const WANTED: usize = 3;

struct State {
    records: bool,
    entered: bool,
}

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__enter__", enter, c""),
    fast(c"__exit__", exit, c""),
    PyMethodDef::EMPTY,
];

/// `warnings.catch_warnings`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_repr: Some(repr),
    tp_methods: (&raw mut METHODS).cast(),
    tp_new: Some(new),
    ..fields::kind::<4, State>(
        c"warnings.catch_warnings",
        c"Keeps the filters and puts them back at the end of a with statement.",
    )
};

/// What a warning is in a list: message, category, file, and the line there.
type Message = Fields<6>;

const fn part(name: &'static CStr, at: usize) -> PyMemberDef {
    field(
        name,
        _Py_T_OBJECT,
        offset_of!(Message, refs) + at * size_of::<usize>(),
        c"",
    )
}

static mut MEMBERS: [PyMemberDef; 8] = [
    part(c"message", 0),
    part(c"category", 1),
    part(c"filename", 2),
    part(c"lineno", 3),
    part(c"file", 4),
    part(c"line", 4),
    part(c"source", 5),
    PyMemberDef::EMPTY,
];

/// `warnings.WarningMessage`.
pub static mut MESSAGE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_str: Some(message_str),
    tp_members: (&raw mut MEMBERS).cast(),
    ..fields::kind::<6, ()>(c"warnings.WarningMessage", c"")
};

struct Shared(UnsafeCell<*mut PyObject>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

/// The list that takes what is warned of; NULL: it is shown.
static NOW: Shared = Shared(UnsafeCell::new(null_mut()));

/// Adds a warning to the list that somebody asked for; false: nobody did.
pub unsafe fn record(
    message: *mut PyObject,
    category: *mut PyObject,
    file: *mut PyObject,
    line: c_int,
) -> Fallible<bool> {
    let Some(list) = Ref::new_or_none(*NOW.0.get()) else {
        return Ok(false);
    };
    let line = owned(PyLong_FromLong(line.into()))?;
    let nothing = null_mut();
    let made = fields::make(
        &raw mut MESSAGE,
        [message, category, file, line.ptr(), nothing, nothing],
    )?;
    status(PyList_Append(list.ptr(), made.ptr()))?;
    Ok(true)
}

unsafe extern "C" fn message_str(op: *mut PyObject) -> *mut PyObject {
    let Ok(category) = owned(PyObject_GetAttr(get(op, 1), name!("__name__"))) else {
        return null_mut();
    };
    PyUnicode_FromFormat(
        c"{message : %R, category : %R, filename : %R, lineno : %S, line : None}".as_ptr(),
        get(op, 0),
        category.ptr(),
        get(op, 2),
        get(op, 3),
    )
}

unsafe fn state(op: *mut PyObject) -> *mut State {
    fields::data::<4, State>(op)
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut records, mut at_end) = (0 as c_int, 0 as c_int);
        let (mut module, mut action, mut category) = (Py_None(), Py_None(), PyExc_Warning);
        let mut line: c_long = 0;
        parse_named!(
            args,
            kwargs,
            c"|$pOOOlp:catch_warnings",
            [
                c"record",
                c"module",
                c"action",
                c"category",
                c"lineno",
                c"append"
            ],
            records,
            module,
            action,
            category,
            line,
            at_end
        )?;
        let mut wanted = None;
        if action != Py_None() {
            wanted = Some(owned(Py_BuildValue(
                c"(OOli)".as_ptr(),
                action,
                category,
                line,
                at_end,
            ))?);
        }
        let wanted = wanted.as_ref().map_or(null_mut(), Ref::ptr);
        let nothing = null_mut();
        let made = fields::make(kind, [nothing, nothing, nothing, wanted])?;
        (*state(made.ptr())).records = records != 0;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(
        c"%s(%s)".as_ptr(),
        _PyType_Name(Py_TYPE(op)),
        if (*state(op)).records {
            c"record=True".as_ptr()
        } else {
            c"".as_ptr()
        },
    )
}

unsafe fn wrong(text: &CStr, op: *mut PyObject) -> Raised {
    PyErr_Format(PyExc_RuntimeError, text.as_ptr(), op);
    Raised
}

unsafe extern "C" fn enter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if (*state(op)).entered {
            return Err(wrong(c"Cannot enter %R twice", op));
        }
        let filters = filters::list()?;
        let copy = owned(PySequence_List(filters.ptr()))?;
        set(op, FILTERS, copy.into_raw());
        (*state(op)).entered = true;
        filters::changed();
        if let Some(wanted) = Ref::new_or_none(get(op, WANTED)) {
            let item = |i| PyTuple_GET_ITEM(wanted.ptr(), i);
            let line = PyLong_AsLong(item(2));
            let at_end = PyObject_IsTrue(item(3)) != 0;
            module::add(item(0), Py_None(), item(1), Py_None(), line, at_end)?;
        }
        if !(*state(op)).records {
            return Ok(Ref::new(Py_None()));
        }
        let log = owned(PyList_New(0))?;
        set(op, LOG, new_ref(log.ptr()));
        set(op, BEFORE, NOW.0.get().replace(new_ref(log.ptr())));
        Ok(log)
    };
    run().or_null()
}

unsafe extern "C" fn exit(
    op: *mut PyObject,
    _: *const *mut PyObject,
    _: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !(*state(op)).entered {
            return Err(wrong(c"Cannot exit %R without entering first", op));
        }
        let filters = filters::list()?;
        status(PyList_SetSlice(
            filters.ptr(),
            0,
            Py_SIZE(filters.ptr()),
            get(op, FILTERS),
        ))?;
        filters::changed();
        if !get(op, LOG).is_null() {
            let before = fields::place(op, BEFORE).replace(null_mut());
            xdecref(NOW.0.get().replace(before));
            set(op, LOG, null_mut());
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

/// A pattern that a text has to begin with, by the module `re`; None for any.
pub unsafe fn pattern(text: *mut PyObject, ignore_case: bool) -> Fallible<Ref> {
    if PyUnicode_GET_LENGTH(text) == 0 {
        return Ok(Ref::new(Py_None()));
    }
    let re = owned(PyImport_ImportModule(c"re".as_ptr()))?;
    if !ignore_case {
        return call_method!(name!("compile"), re.ptr(), text);
    }
    let flag = owned(PyObject_GetAttr(re.ptr(), name!("I")))?;
    call_method!(name!("compile"), re.ptr(), text, flag.ptr())
}

/// Forgets the list, at the end of a life of Python.
pub unsafe fn end() {
    xdecref(NOW.0.get().replace(null_mut()));
}
