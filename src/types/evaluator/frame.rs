//! Frames: where C says it is. Each is made by `PyFrame_New`, runs nothing, and has nothing before it.

use super::code::Code;
use crate::gc;
use crate::prelude::*;
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, field, readable};

/// The fields up to `f_lineno` are where compiled code looks for them.
#[repr(C)]
struct Frame {
    ob_base: PyObject,
    f_back: *mut PyObject,
    f_code: *mut PyObject,
    f_trace: *mut PyObject,
    f_lineno: c_int,
    f_globals: *mut PyObject,
    f_locals: *mut PyObject,
}

const _: () = assert!(core::mem::offset_of!(Frame, f_lineno) == 40);

/// `frame`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"frame".as_ptr(),
    tp_basicsize: size_of::<Frame>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    ..PyTypeObject::EMPTY
};

static mut MEMBERS: [PyMemberDef; 5] = [
    field(
        c"f_back",
        _Py_T_OBJECT,
        core::mem::offset_of!(Frame, f_back),
        c"",
    ),
    field(
        c"f_code",
        _Py_T_OBJECT,
        core::mem::offset_of!(Frame, f_code),
        c"",
    ),
    field(
        c"f_globals",
        _Py_T_OBJECT,
        core::mem::offset_of!(Frame, f_globals),
        c"",
    ),
    field(
        c"f_locals",
        _Py_T_OBJECT,
        core::mem::offset_of!(Frame, f_locals),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 3] = [
    readable(c"f_lineno", get_lineno, c""),
    readable(c"f_lasti", get_lasti, c""),
    PyGetSetDef::EMPTY,
];

/// Where a frame of nothing that was run stands, in bytes.
pub const LASTI: c_int = 2;

/// A new frame.
pub unsafe fn make(
    code: *mut PyObject,
    globals: *mut PyObject,
    locals: *mut PyObject,
) -> Fallible<Ref> {
    let made = _PyObject_GC_New(&raw mut PyFrame_Type);
    if made.is_null() {
        return Err(Raised);
    }
    let own = made.cast::<Frame>();
    (*own).f_back = null_mut();
    (*own).f_code = new_ref(code);
    (*own).f_trace = null_mut();
    (*own).f_lineno = 0;
    (*own).f_globals = xnew_ref(globals);
    (*own).f_locals = xnew_ref(locals);
    gc::track(made);
    Ok(Ref::steal_unchecked(made))
}

/// The line it is at.
pub unsafe fn line(op: *mut PyObject) -> c_int {
    let own = op.cast::<Frame>();
    match (*own).f_lineno {
        0 => (*(*own).f_code.cast::<Code>()).firstlineno,
        line => line,
    }
}

/// Its code, a new reference.
pub unsafe fn code(op: *mut PyObject) -> *mut PyObject {
    new_ref((*op.cast::<Frame>()).f_code)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    clear_slot(op);
    xdecref((*op.cast::<Frame>()).f_code);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let own = op.cast::<Frame>();
    visit_all(
        visit,
        arg,
        &[
            (*own).f_back,
            (*own).f_trace,
            (*own).f_globals,
            (*own).f_locals,
        ],
    )
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    let own = op.cast::<Frame>();
    clear_member(&raw mut (*own).f_back);
    clear_member(&raw mut (*own).f_trace);
    clear_member(&raw mut (*own).f_globals);
    clear_member(&raw mut (*own).f_locals);
    0
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let code = (*op.cast::<Frame>()).f_code.cast::<Code>();
    PyUnicode_FromFormat(
        c"<frame at %p, file %R, line %d, code %S>".as_ptr(),
        op,
        (*code).filename,
        line(op),
        (*code).name,
    )
}

unsafe extern "C" fn get_lineno(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyLong_FromLong(line(op).into())
}

unsafe extern "C" fn get_lasti(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyLong_FromLong(LASTI.into())
}
