//! `code.h`.

use crate::prelude::*;
use crate::types::evaluator::code;

/// `code`.
#[unsafe(no_mangle)]
pub static mut PyCode_Type: PyTypeObject = code::TYPE;

/// The first line of a code object, whatever `byte_offset` is; -1 stands for the same.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCode_Addr2Line(code: *mut PyCodeObject, _byte_offset: c_int) -> c_int {
    (*code.cast::<code::Code>()).firstlineno
}

/// The bytes of a code object. New reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCode_GetCode(code: *mut PyCodeObject) -> *mut PyObject {
    code::bytes(code)
}

/// A new code object that says no more than a place. The texts are UTF-8. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCode_NewEmpty(
    filename: *const c_char,
    funcname: *const c_char,
    firstlineno: c_int,
) -> *mut PyCodeObject {
    code::empty(filename, funcname, firstlineno).or_null()
}

/// A new code object, which cannot be run. New reference; NULL with SystemError when a part is of the wrong type.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_Code_NewWithPosOnlyArgs(
    argcount: c_int,
    posonlyargcount: c_int,
    kwonlyargcount: c_int,
    nlocals: c_int,
    stacksize: c_int,
    flags: c_int,
    code: *mut PyObject,
    consts: *mut PyObject,
    names: *mut PyObject,
    varnames: *mut PyObject,
    freevars: *mut PyObject,
    cellvars: *mut PyObject,
    filename: *mut PyObject,
    name: *mut PyObject,
    qualname: *mut PyObject,
    firstlineno: c_int,
    linetable: *mut PyObject,
    exceptiontable: *mut PyObject,
) -> *mut PyCodeObject {
    code::make(&code::Parts {
        argcount,
        posonlyargcount,
        kwonlyargcount,
        nlocals,
        stacksize,
        flags,
        code,
        consts,
        names,
        varnames,
        freevars,
        cellvars,
        filename,
        name,
        qualname,
        firstlineno,
        linetable,
        exceptiontable,
    })
    .or_null()
}
