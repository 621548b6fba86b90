//! Code objects: names and numbers that C gives to what it does. They cannot be run.

use crate::prelude::*;
use crate::types::define::{STATIC_TYPE, field, readable};

/// The fields are where CPython's header has them.
#[repr(C)]
pub struct Code {
    ob_base: PyVarObject,
    consts: *mut PyObject,
    names: *mut PyObject,
    exceptiontable: *mut PyObject,
    flags: c_int,
    argcount: c_int,
    posonlyargcount: c_int,
    kwonlyargcount: c_int,
    stacksize: c_int,
    pub firstlineno: c_int,
    nlocalsplus: c_int,
    framesize: c_int,
    nlocals: c_int,
    ncellvars: c_int,
    nfreevars: c_int,
    version: u32,
    varnames: *mut PyObject,
    localspluskinds: *mut PyObject,
    pub filename: *mut PyObject,
    pub name: *mut PyObject,
    qualname: *mut PyObject,
    linetable: *mut PyObject,
    weakreflist: *mut PyObject,
    executors: *mut c_void,
    freevars: *mut PyObject,
    instrumentation_version: usize,
    cellvars: *mut PyObject,
    firsttraceable: c_int,
    code: *mut PyObject,
}

const _: () = {
    assert!(size_of::<Code>() == 200);
    assert!(core::mem::offset_of!(Code, flags) == 48);
    assert!(core::mem::offset_of!(Code, firstlineno) == 68);
    assert!(core::mem::offset_of!(Code, filename) == 112);
    assert!(core::mem::offset_of!(Code, weakreflist) == 144);
};

/// `code`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"code".as_ptr(),
    tp_basicsize: size_of::<Code>() as Py_ssize_t,
    tp_itemsize: 2,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_doc: c"The code of a function.".as_ptr(),
    tp_weaklistoffset: core::mem::offset_of!(Code, weakreflist) as Py_ssize_t,
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    ..PyTypeObject::EMPTY
};

static mut MEMBERS: [PyMemberDef; 19] = [
    field(
        c"co_argcount",
        Py_T_INT,
        core::mem::offset_of!(Code, argcount),
        c"",
    ),
    field(
        c"co_posonlyargcount",
        Py_T_INT,
        core::mem::offset_of!(Code, posonlyargcount),
        c"",
    ),
    field(
        c"co_kwonlyargcount",
        Py_T_INT,
        core::mem::offset_of!(Code, kwonlyargcount),
        c"",
    ),
    field(
        c"co_stacksize",
        Py_T_INT,
        core::mem::offset_of!(Code, stacksize),
        c"",
    ),
    field(
        c"co_flags",
        Py_T_INT,
        core::mem::offset_of!(Code, flags),
        c"",
    ),
    field(
        c"co_firstlineno",
        Py_T_INT,
        core::mem::offset_of!(Code, firstlineno),
        c"",
    ),
    field(
        c"co_nlocals",
        Py_T_INT,
        core::mem::offset_of!(Code, nlocals),
        c"",
    ),
    field(
        c"co_names",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, names),
        c"",
    ),
    field(
        c"co_filename",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, filename),
        c"",
    ),
    field(
        c"co_name",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, name),
        c"",
    ),
    field(
        c"co_qualname",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, qualname),
        c"",
    ),
    field(
        c"co_linetable",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, linetable),
        c"",
    ),
    field(
        c"co_exceptiontable",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, exceptiontable),
        c"",
    ),
    field(
        c"co_consts",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, consts),
        c"",
    ),
    field(
        c"co_varnames",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, varnames),
        c"",
    ),
    field(
        c"co_freevars",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, freevars),
        c"",
    ),
    field(
        c"co_cellvars",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, cellvars),
        c"",
    ),
    field(
        c"co_code",
        _Py_T_OBJECT,
        core::mem::offset_of!(Code, code),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 2] =
    [readable(c"co_lnotab", get_lnotab, c""), PyGetSetDef::EMPTY];

/// What a code object is made of; the objects are borrowed.
pub struct Parts {
    pub argcount: c_int,
    pub posonlyargcount: c_int,
    pub kwonlyargcount: c_int,
    pub nlocals: c_int,
    pub stacksize: c_int,
    pub flags: c_int,
    pub firstlineno: c_int,
    pub code: *mut PyObject,
    pub consts: *mut PyObject,
    pub names: *mut PyObject,
    pub varnames: *mut PyObject,
    pub freevars: *mut PyObject,
    pub cellvars: *mut PyObject,
    pub filename: *mut PyObject,
    pub name: *mut PyObject,
    pub qualname: *mut PyObject,
    pub linetable: *mut PyObject,
    pub exceptiontable: *mut PyObject,
}

/// A new code object. SystemError when a part is of the wrong type.
pub unsafe fn make(parts: &Parts) -> Fallible<Ref> {
    let tuples = [
        parts.consts,
        parts.names,
        parts.varnames,
        parts.freevars,
        parts.cellvars,
    ];
    let texts = [parts.filename, parts.name, parts.qualname];
    let bytes = [parts.code, parts.linetable, parts.exceptiontable];
    let good = tuples.iter().all(|op| !op.is_null() && PyTuple_Check(*op))
        && texts.iter().all(|op| !op.is_null() && PyUnicode_Check(*op))
        && bytes.iter().all(|op| !op.is_null() && PyBytes_Check(*op));
    if !good {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let made: *mut Code = PyObject_Malloc(size_of::<Code>()).cast();
    if made.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    ptr::write_bytes(made, 0, 1);
    PyObject_InitVar(made.cast(), &raw mut PyCode_Type, 0);
    (*made).argcount = parts.argcount;
    (*made).posonlyargcount = parts.posonlyargcount;
    (*made).kwonlyargcount = parts.kwonlyargcount;
    (*made).nlocals = parts.nlocals;
    (*made).stacksize = parts.stacksize;
    (*made).flags = parts.flags;
    (*made).firstlineno = parts.firstlineno;
    (*made).code = new_ref(parts.code);
    (*made).consts = new_ref(parts.consts);
    (*made).names = new_ref(parts.names);
    (*made).varnames = new_ref(parts.varnames);
    (*made).freevars = new_ref(parts.freevars);
    (*made).cellvars = new_ref(parts.cellvars);
    (*made).filename = new_ref(parts.filename);
    (*made).name = new_ref(parts.name);
    (*made).qualname = new_ref(parts.qualname);
    (*made).linetable = new_ref(parts.linetable);
    (*made).exceptiontable = new_ref(parts.exceptiontable);
    Ok(Ref::steal_unchecked(made))
}

/// A new code object of a place alone: file, function, line. Its code is what CPython gives to such: it raises.
pub unsafe fn empty(file: *const c_char, name: *const c_char, line: c_int) -> Fallible<Ref> {
    let name = owned(PyUnicode_FromString(name))?;
    let file = owned(PyUnicode_DecodeFSDefault(file))?;
    let tuple = owned(PyTuple_New(0))?;
    let bytes = owned(PyBytes_FromStringAndSize(null(), 0))?;
    let code = owned(PyBytes_FromStringAndSize(
        b"\x95\0\x17\0e\x01".as_ptr().cast(),
        6,
    ))?;
    let lines = owned(PyBytes_FromStringAndSize(c"\xea".as_ptr(), 2))?;
    make(&Parts {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        nlocals: 0,
        stacksize: 1,
        flags: 0,
        firstlineno: line,
        code: code.ptr(),
        consts: tuple.ptr(),
        names: tuple.ptr(),
        varnames: tuple.ptr(),
        freevars: tuple.ptr(),
        cellvars: tuple.ptr(),
        filename: file.ptr(),
        name: name.ptr(),
        qualname: name.ptr(),
        linetable: lines.ptr(),
        exceptiontable: bytes.ptr(),
    })
}

/// The bytes, a new reference.
pub unsafe fn bytes(op: *mut PyObject) -> *mut PyObject {
    new_ref((*op.cast::<Code>()).code)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let own = op.cast::<Code>();
    if !(*own).weakreflist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    for part in [
        (*own).code,
        (*own).consts,
        (*own).names,
        (*own).varnames,
        (*own).freevars,
        (*own).cellvars,
        (*own).filename,
        (*own).name,
        (*own).qualname,
        (*own).linetable,
        (*own).exceptiontable,
    ] {
        xdecref(part);
    }
    PyObject_Free(op.cast());
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let own = op.cast::<Code>();
    let line = match (*own).firstlineno {
        0 => -1,
        line => line,
    };
    PyUnicode_FromFormat(
        c"<code object %U at %p, file \"%U\", line %d>".as_ptr(),
        (*own).name,
        op,
        (*own).filename,
        line,
    )
}

unsafe extern "C" fn get_lnotab(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyBytes_FromStringAndSize(null(), 0)
}
