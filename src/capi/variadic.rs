//! The entries that take as many arguments as their format asks for, made by `variadic.c`: each makes a `va_list` and
//! calls the entry of Rust that takes one.

use crate::arguments::parser::{self, Given};
use crate::arguments::positional;
use crate::prelude::*;
use crate::types::call;
use crate::types::exceptions::unraisable;
use crate::types::modules::{output, sys};
use crate::types::warnings;

/// Exports an entry under its name, as a jump to the function of C that does it; and declares it for callers in Rust.
macro_rules! variadic {
    ($(#[doc = $doc:literal] fn $name:ident = $c:ident ($($argument:ident: $kind:ty),*) $(-> $result:ty)?;)*) => {
        unsafe extern "C" {$(
            #[doc = $doc]
            #[link_name = stringify!($c)]
            pub fn $name($($argument: $kind,)* ...) $(-> $result)?;
        )*}

        $(const _: () = {
            #[unsafe(naked)]
            #[unsafe(export_name = stringify!($name))]
            unsafe extern "C" fn exported() {
                core::arch::naked_asm!("jmp {}", sym $name)
            }
        };)*
    };
}

variadic! {
    #[doc = "`PyObject_CallFunction`."]
    fn PyObject_CallFunction = pyrite_c_PyObject_CallFunction(callable: *mut PyObject, format: *const c_char) -> *mut PyObject;
    #[doc = "`PyObject_CallFunctionObjArgs`."]
    fn PyObject_CallFunctionObjArgs = pyrite_c_PyObject_CallFunctionObjArgs(callable: *mut PyObject) -> *mut PyObject;
    #[doc = "`PyObject_CallMethod`."]
    fn PyObject_CallMethod = pyrite_c_PyObject_CallMethod(self_: *mut PyObject, name: *const c_char, format: *const c_char) -> *mut PyObject;
    #[doc = "`PyObject_CallMethodObjArgs`."]
    fn PyObject_CallMethodObjArgs = pyrite_c_PyObject_CallMethodObjArgs(self_: *mut PyObject, name: *mut PyObject) -> *mut PyObject;
    #[doc = "`_PyObject_CallMethodId`."]
    fn _PyObject_CallMethodId = pyrite_c__PyObject_CallMethodId(self_: *mut PyObject, name: *mut _Py_Identifier, format: *const c_char) -> *mut PyObject;
    #[doc = "`_PyObject_CallMethod`."]
    fn _PyObject_CallMethod = pyrite_c__PyObject_CallMethod(self_: *mut PyObject, name: *mut PyObject, format: *const c_char) -> *mut PyObject;
    #[doc = "`PyBytes_FromFormat`."]
    fn PyBytes_FromFormat = pyrite_c_PyBytes_FromFormat(format: *const c_char) -> *mut PyObject;
    #[doc = "`PyArg_Parse`."]
    fn PyArg_Parse = pyrite_c_PyArg_Parse(args: *mut PyObject, format: *const c_char) -> c_int;
    #[doc = "`PyArg_ParseTuple`."]
    fn PyArg_ParseTuple = pyrite_c_PyArg_ParseTuple(args: *mut PyObject, format: *const c_char) -> c_int;
    #[doc = "`PyArg_ParseTupleAndKeywords`."]
    fn PyArg_ParseTupleAndKeywords = pyrite_c_PyArg_ParseTupleAndKeywords(args: *mut PyObject, kwargs: *mut PyObject, format: *const c_char, keywords: *const *mut c_char) -> c_int;
    #[doc = "`PyArg_UnpackTuple`."]
    fn PyArg_UnpackTuple = pyrite_c_PyArg_UnpackTuple(args: *mut PyObject, name: *const c_char, min: Py_ssize_t, max: Py_ssize_t) -> c_int;
    #[doc = "`Py_BuildValue`."]
    fn Py_BuildValue = pyrite_c_Py_BuildValue(format: *const c_char) -> *mut PyObject;
    #[doc = "`_PyArg_ParseTupleAndKeywordsFast`."]
    fn _PyArg_ParseTupleAndKeywordsFast = pyrite_c__PyArg_ParseTupleAndKeywordsFast(args: *mut PyObject, kwargs: *mut PyObject, parser: *mut _PyArg_Parser) -> c_int;
    #[doc = "`_PyArg_ParseStack`."]
    fn _PyArg_ParseStack = pyrite_c__PyArg_ParseStack(args: *const *mut PyObject, nargs: Py_ssize_t, format: *const c_char) -> c_int;
    #[doc = "`_PyArg_ParseStackAndKeywords`."]
    fn _PyArg_ParseStackAndKeywords = pyrite_c__PyArg_ParseStackAndKeywords(args: *const *mut PyObject, nargs: Py_ssize_t, kwnames: *mut PyObject, parser: *mut _PyArg_Parser) -> c_int;
    #[doc = "`PyErr_Format`."]
    fn PyErr_Format = pyrite_c_PyErr_Format(exception: *mut PyObject, format: *const c_char) -> *mut PyObject;
    #[doc = "`_PyErr_FormatFromCause`."]
    fn _PyErr_FormatFromCause = pyrite_c__PyErr_FormatFromCause(exception: *mut PyObject, format: *const c_char) -> *mut PyObject;
    #[doc = "`PyErr_FormatUnraisable`."]
    fn PyErr_FormatUnraisable = pyrite_c_PyErr_FormatUnraisable(format: *const c_char);
    #[doc = "`PyOS_snprintf`."]
    fn PyOS_snprintf = pyrite_c_PyOS_snprintf(str_: *mut c_char, size: usize, format: *const c_char) -> c_int;
    #[doc = "`PySys_Audit`."]
    fn PySys_Audit = pyrite_c_PySys_Audit(event: *const c_char, format: *const c_char) -> c_int;
    #[doc = "`PySys_FormatStderr`."]
    fn PySys_FormatStderr = pyrite_c_PySys_FormatStderr(format: *const c_char);
    #[doc = "`PySys_FormatStdout`."]
    fn PySys_FormatStdout = pyrite_c_PySys_FormatStdout(format: *const c_char);
    #[doc = "`PySys_WriteStderr`."]
    fn PySys_WriteStderr = pyrite_c_PySys_WriteStderr(format: *const c_char);
    #[doc = "`PySys_WriteStdout`."]
    fn PySys_WriteStdout = pyrite_c_PySys_WriteStdout(format: *const c_char);
    #[doc = "`PyTuple_Pack`."]
    fn PyTuple_Pack = pyrite_c_PyTuple_Pack(n: Py_ssize_t) -> *mut PyObject;
    #[doc = "`PyUnicode_FromFormat`."]
    fn PyUnicode_FromFormat = pyrite_c_PyUnicode_FromFormat(format: *const c_char) -> *mut PyObject;
    #[doc = "`PyErr_ResourceWarning`."]
    fn PyErr_ResourceWarning = pyrite_c_PyErr_ResourceWarning(source: *mut PyObject, stack_level: Py_ssize_t, format: *const c_char) -> c_int;
    #[doc = "`PyErr_WarnExplicitFormat`."]
    fn PyErr_WarnExplicitFormat = pyrite_c_PyErr_WarnExplicitFormat(category: *mut PyObject, filename: *const c_char, lineno: c_int, module: *const c_char, registry: *mut PyObject, format: *const c_char) -> c_int;
    #[doc = "`PyErr_WarnFormat`."]
    fn PyErr_WarnFormat = pyrite_c_PyErr_WarnFormat(category: *mut PyObject, stack_level: Py_ssize_t, format: *const c_char) -> c_int;
    #[doc = "`_PyArg_ParseTupleAndKeywords_SizeT`: `PyArg_ParseTupleAndKeywords` by its old name."]
    fn _PyArg_ParseTupleAndKeywords_SizeT = pyrite_c_PyArg_ParseTupleAndKeywords(args: *mut PyObject, kwargs: *mut PyObject, format: *const c_char, keywords: *const *mut c_char) -> c_int;
    #[doc = "`_PyArg_ParseTuple_SizeT`: `PyArg_ParseTuple` by its old name."]
    fn _PyArg_ParseTuple_SizeT = pyrite_c_PyArg_ParseTuple(args: *mut PyObject, format: *const c_char) -> c_int;
    #[doc = "`_PyArg_Parse_SizeT`: `PyArg_Parse` by its old name."]
    fn _PyArg_Parse_SizeT = pyrite_c_PyArg_Parse(args: *mut PyObject, format: *const c_char) -> c_int;
    #[doc = "`_Py_BuildValue_SizeT`: `Py_BuildValue` by its old name."]
    fn _Py_BuildValue_SizeT = pyrite_c_Py_BuildValue(format: *const c_char) -> *mut PyObject;
    #[doc = "`_PyObject_CallFunction_SizeT`: `PyObject_CallFunction` by its old name."]
    fn _PyObject_CallFunction_SizeT = pyrite_c_PyObject_CallFunction(callable: *mut PyObject, format: *const c_char) -> *mut PyObject;
    #[doc = "`PyEval_CallFunction`: `PyObject_CallFunction` by its old name."]
    fn PyEval_CallFunction = pyrite_c_PyObject_CallFunction(callable: *mut PyObject, format: *const c_char) -> *mut PyObject;
    #[doc = "`PyEval_CallMethod`: `PyObject_CallMethod` by its old name."]
    fn PyEval_CallMethod = pyrite_c_PyObject_CallMethod(self_: *mut PyObject, name: *const c_char, format: *const c_char) -> *mut PyObject;
    #[doc = "`_PyObject_CallMethod_SizeT`: `PyObject_CallMethod` by its old name."]
    fn _PyObject_CallMethod_SizeT = pyrite_c_PyObject_CallMethod(self_: *mut PyObject, name: *const c_char, format: *const c_char) -> *mut PyObject;
}

/// Keeps what `variadic.c` calls and no header declares out of the exported names.
macro_rules! hidden {
    ($($name:ident)*) => {
        core::arch::global_asm!($(concat!(".hidden ", stringify!($name))),*);
    };
}

hidden! {
    pyrite_va_CallFunction
    pyrite_va_CallFunctionObjArgs
    pyrite_va_CallMethod
    pyrite_va_CallMethodObjArgs
    pyrite_va_CallMethodId
    pyrite_va_CallMethodObject
    pyrite_va_ParseOne
    pyrite_va_UnpackTuple
    pyrite_va_ParseTupleAndKeywordsFast
    pyrite_va_ParseStack
    pyrite_va_ParseStackAndKeywords
    pyrite_va_FormatFromCause
    pyrite_va_FormatUnraisable
    pyrite_va_Audit
    pyrite_va_FormatStderr
    pyrite_va_FormatStdout
    pyrite_va_WriteStderr
    pyrite_va_WriteStdout
    pyrite_va_Pack
    pyrite_va_ResourceWarning
    pyrite_va_WarnExplicitFormat
    pyrite_va_WarnFormat
}

/// `PyObject_CallFunction`: call with what the format makes of the arguments. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_CallFunction(
    callable: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    call::call_format(callable, format, va)
}

/// `PyObject_CallFunctionObjArgs`: call with objects, the last one followed by NULL. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_CallFunctionObjArgs(
    callable: *mut PyObject,
    va: *mut VaList,
) -> *mut PyObject {
    call::call_list(callable, va)
}

/// `PyObject_CallMethod`: call a method with what the format makes of the arguments. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_CallMethod(
    self_: *mut PyObject,
    name: *const c_char,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    if self_.is_null() || name.is_null() {
        return call::call_method_format(null_mut(), null_mut(), format, va);
    }
    match owned(PyUnicode_FromString(name)) {
        Ok(name) => call::call_method_format(self_, name.ptr(), format, va),
        Err(Raised) => null_mut(),
    }
}

/// `PyObject_CallMethodObjArgs`: call a method with objects, the last one followed by NULL. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_CallMethodObjArgs(
    self_: *mut PyObject,
    name: *mut PyObject,
    va: *mut VaList,
) -> *mut PyObject {
    call::call_method_list(self_, name, va)
}

/// `_PyObject_CallMethodId`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_CallMethodId(
    self_: *mut PyObject,
    name: *mut _Py_Identifier,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    pyrite_va_CallMethod(self_, (*name).string, format, va)
}

/// `_PyObject_CallMethod`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_CallMethodObject(
    self_: *mut PyObject,
    name: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    call::call_method_format(self_, name, format, va)
}

/// `PyArg_Parse`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_ParseOne(
    args: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    positional::one(args, format, &mut *va).into()
}

/// `PyArg_UnpackTuple`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_UnpackTuple(
    args: *mut PyObject,
    name: *const c_char,
    min: Py_ssize_t,
    max: Py_ssize_t,
    va: *mut VaList,
) -> c_int {
    positional::unpack(args, name, min, max, &mut *va).into()
}

/// `_PyArg_ParseTupleAndKeywordsFast`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_ParseTupleAndKeywordsFast(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    parser: *mut _PyArg_Parser,
    va: *mut VaList,
) -> c_int {
    if args.is_null() || !PyTuple_Check(args) {
        PyErr_BadInternalCall();
        return 0;
    }
    let given = Given {
        args: tuple_items(args),
        count: Py_SIZE(args),
        kwargs,
        names: null_mut(),
    };
    parser::parse(given, parser, &mut *va).into()
}

/// `_PyArg_ParseStack`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_ParseStack(
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    positional::array(args, nargs, format, &mut *va).into()
}

/// `_PyArg_ParseStackAndKeywords`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_ParseStackAndKeywords(
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwnames: *mut PyObject,
    parser: *mut _PyArg_Parser,
    va: *mut VaList,
) -> c_int {
    let given = Given {
        args,
        count: nargs,
        kwargs: null_mut(),
        names: kwnames,
    };
    parser::parse(given, parser, &mut *va).into()
}

/// Does `_PyErr_FormatFromCause`: raises an exception in place of the one that is set, which becomes its cause.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_FormatFromCause(
    exception: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    call::caused(|| {
        PyErr_FormatV(exception, format, va);
    });
    null_mut()
}

/// `PyErr_FormatUnraisable`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_FormatUnraisable(format: *const c_char, va: *mut VaList) {
    unraisable::report_formatted(format, va);
}

/// Does `PyTuple_Pack`: a tuple of `n` objects, new references.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_Pack(n: Py_ssize_t, va: *mut VaList) -> *mut PyObject {
    let packed = PyTuple_New(n);
    if !packed.is_null() {
        for i in 0..n {
            PyTuple_SET_ITEM(packed, i, new_ref((*va).pointer::<PyObject>()));
        }
    }
    packed
}

/// `PySys_FormatStderr`: write what `PyUnicode_FromFormat` makes of it to `sys.stderr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_FormatStderr(format: *const c_char, va: *mut VaList) {
    output::write_format(2, format, va);
}

/// `PySys_FormatStdout`: write what `PyUnicode_FromFormat` makes of it to `sys.stdout`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_FormatStdout(format: *const c_char, va: *mut VaList) {
    output::write_format(1, format, va);
}

/// `PySys_WriteStderr`: write what `printf` makes of it, up to 1000 bytes, to `sys.stderr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_WriteStderr(format: *const c_char, va: *mut VaList) {
    output::write_printf(2, format, va);
}

/// `PySys_WriteStdout`: write what `printf` makes of it, up to 1000 bytes, to `sys.stdout`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_WriteStdout(format: *const c_char, va: *mut VaList) {
    output::write_printf(1, format, va);
}

/// `PySys_Audit`: tell the hooks of an event. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_Audit(
    event: *const c_char,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    if !sys::audit::is_heard() {
        return 0;
    }
    let run = || -> Fallible {
        if format.is_null() || *format == 0 {
            return sys::audit::tell(event, null_mut());
        }
        let value = owned(Py_VaBuildValue(format, va))?;
        if PyTuple_Check(value.ptr()) {
            return sys::audit::tell(event, value.ptr());
        }
        let args = owned(PyTuple_Pack(1, value.ptr()))?;
        sys::audit::tell(event, args.ptr())
    };
    run().or_minus_one()
}

/// `PyErr_WarnFormat`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_WarnFormat(
    category: *mut PyObject,
    _stack_level: Py_ssize_t,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    let warn = || -> Fallible {
        let text = warnings::formatted(format, va)?;
        warnings::warn(category, text.ptr())
    };
    warn().or_minus_one()
}

/// `PyErr_ResourceWarning`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_ResourceWarning(
    _source: *mut PyObject,
    stack_level: Py_ssize_t,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    pyrite_va_WarnFormat(PyExc_ResourceWarning, stack_level, format, va)
}

/// `PyErr_WarnExplicitFormat`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_va_WarnExplicitFormat(
    category: *mut PyObject,
    filename: *const c_char,
    lineno: c_int,
    module: *const c_char,
    registry: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    let warn = || -> Fallible {
        let text = warnings::formatted(format, va)?;
        super::warnings::explicit(category, text, filename, lineno, module, registry)
    };
    warn().or_minus_one()
}
