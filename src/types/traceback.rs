//! traceback: a frame after the other. There is no evaluator, so C code alone makes them, of frames of its own.

use crate::prelude::*;
use crate::types::define::{attribute, field};
use crate::types::evaluator::{code::Code, frame};

/// traceback but for its name.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"traceback".as_ptr(),
    tp_basicsize: size_of::<PyTracebackObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    tp_doc: c"TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nOne step of the way that an exception has come."
        .as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    tp_getset: &raw mut GETSET as *mut PyGetSetDef,
    ..PyTypeObject::EMPTY
};

static mut MEMBERS: [PyMemberDef; 4] = [
    field(
        c"tb_frame",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyTracebackObject, tb_frame),
        c"",
    ),
    field(
        c"tb_lasti",
        Py_T_INT,
        core::mem::offset_of!(PyTracebackObject, tb_lasti),
        c"",
    ),
    field(
        c"tb_lineno",
        Py_T_INT,
        core::mem::offset_of!(PyTracebackObject, tb_lineno),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 2] = [
    attribute(c"tb_next", Some(get_next), Some(set_next), c""),
    PyGetSetDef::EMPTY,
];

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    clear(op);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let own = op.cast::<PyTracebackObject>();
    let Some(visit) = visit else { return 0 };
    for held in [(*own).tb_next.cast::<PyObject>(), (*own).tb_frame] {
        if !held.is_null() {
            let stop = visit(held, arg);
            if stop != 0 {
                return stop;
            }
        }
    }
    0
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    let own = op.cast::<PyTracebackObject>();
    let next = ptr::replace(&raw mut (*own).tb_next, null_mut());
    xdecref(next.cast());
    let frame = ptr::replace(&raw mut (*own).tb_frame, null_mut());
    xdecref(frame);
    0
}

unsafe extern "C" fn get_next(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let next = (*op.cast::<PyTracebackObject>()).tb_next;
    new_ref(if next.is_null() {
        Py_None()
    } else {
        next.cast()
    })
}

unsafe extern "C" fn set_next(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    if value.is_null() {
        PyErr_SetString(PyExc_TypeError, c"can't delete tb_next attribute".as_ptr());
        return -1;
    }
    let next = if value == Py_None() {
        null_mut()
    } else if Py_TYPE(value) == &raw mut PyTraceBack_Type {
        value.cast::<PyTracebackObject>()
    } else {
        PyErr_Format(
            PyExc_TypeError,
            c"expected traceback object or None, got '%s'".as_ptr(),
            (*Py_TYPE(value)).tp_name,
        );
        return -1;
    };
    let mut at = next;
    while !at.is_null() {
        if at == op.cast() {
            PyErr_SetString(PyExc_ValueError, c"traceback loop detected".as_ptr());
            return -1;
        }
        at = (*at).tb_next;
    }
    xincref(next.cast());
    let own = op.cast::<PyTracebackObject>();
    let old = ptr::replace(&raw mut (*own).tb_next, next);
    xdecref(old.cast());
    0
}

/// Puts a frame in front of the traceback of the exception that is set; nothing to do without one of either.
pub unsafe fn here(frame: *mut PyFrameObject) -> Fallible {
    let exception = crate::types::exceptions::indicator::current();
    if frame.is_null() || exception.is_null() {
        return Ok(());
    }
    let op = crate::gc::allocate(&raw mut PyTraceBack_Type, size_of::<PyTracebackObject>());
    if op.is_null() {
        return Err(Raised);
    }
    PyObject_Init(op, &raw mut PyTraceBack_Type);
    let own = op.cast::<PyTracebackObject>();
    let base = exception.cast::<PyBaseExceptionObject>();
    (*own).tb_next = (*base).traceback.cast();
    (*own).tb_frame = new_ref(frame);
    (*own).tb_lasti = -1;
    (*own).tb_lineno = PyFrame_GetLineNumber(frame);
    crate::gc::track(op);
    (*base).traceback = op;
    Ok(())
}

/// So often is one line of one function told when it comes again and again.
const TOLD: c_long = 3;

/// Writes a traceback to a file: its steps, the last ones that `sys.tracebacklimit` allows. Lines of source are not shown.
pub unsafe fn print(op: *mut PyObject, file: *mut PyObject) -> Fallible {
    if Py_TYPE(op) != &raw mut PyTraceBack_Type {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let limit = limit();
    if limit <= 0 {
        return Ok(());
    }
    status(PyFile_WriteString(
        c"Traceback (most recent call last):\n".as_ptr(),
        file,
    ))?;
    let mut step = op.cast::<PyTracebackObject>();
    let mut skipped = length(step) - limit;
    while skipped > 0 {
        step = (*step).tb_next;
        skipped -= 1;
    }
    let mut before: Option<(*mut PyObject, *mut PyObject, c_int)> = None;
    let mut count = 0;
    while !step.is_null() {
        let code = Ref::steal_unchecked(frame::code((*step).tb_frame));
        let code = code.cast::<Code>();
        let here = ((*code).filename, (*code).name, (*step).tb_lineno);
        if before != Some(here) {
            repeated(count, file)?;
            (before, count) = (Some(here), 0);
        }
        count += 1;
        if count <= TOLD {
            let (name, function, line) = here;
            let text = owned(PyUnicode_FromFormat(
                c"  File \"%U\", line %d, in %U\n".as_ptr(),
                name,
                line,
                function,
            ))?;
            status(PyFile_WriteObject(text.ptr(), file, Py_PRINT_RAW))?;
        }
        step = (*step).tb_next;
    }
    repeated(count, file)
}

/// Tells how often more the last line came than it was told.
unsafe fn repeated(count: c_long, file: *mut PyObject) -> Fallible {
    let more = count - TOLD;
    if more <= 0 {
        return Ok(());
    }
    let ending = if more > 1 { c"s" } else { c"" };
    let text = owned(PyUnicode_FromFormat(
        c"  [Previous line repeated %ld more time%s]\n".as_ptr(),
        more,
        ending.as_ptr(),
    ))?;
    status(PyFile_WriteObject(text.ptr(), file, Py_PRINT_RAW))
}

/// `sys.tracebacklimit`, or a thousand.
unsafe fn limit() -> c_long {
    let given = PySys_GetObject(c"tracebacklimit".as_ptr());
    if given.is_null() || !PyLong_Check(given) {
        return 1000;
    }
    let mut overflow = 0;
    let limit = PyLong_AsLongAndOverflow(given, &mut overflow);
    match overflow {
        1 => c_long::MAX,
        -1 => 0,
        _ => limit,
    }
}

unsafe fn length(mut step: *mut PyTracebackObject) -> c_long {
    let mut steps = 0;
    while !step.is_null() {
        steps += 1;
        step = (*step).tb_next;
    }
    steps
}

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyTraceBack_Type))
}
