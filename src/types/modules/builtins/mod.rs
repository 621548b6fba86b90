//! `builtins`: the types, the exceptions, the constants, and the functions.
//!
//! ```text
//! functions    what works on any object: len, repr, getattr, isinstance ...
//! numbers      abs, divmod, pow, round, sum ...
//! iteration    min, max, any, all, sorted, next ...
//! output       print
//! interpreter  what needs an evaluator, and says so: eval, exec, open ...
//! ```

mod functions;
mod interpreter;
mod iteration;
mod numbers;
mod output;

use crate::prelude::*;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"builtins".as_ptr(),
    m_doc: DOC.as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

const DOC: &CStr = c"What every program knows without an import.";

/// A new `builtins`.
pub unsafe fn make() -> Fallible<Ref> {
    let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
    let own = made.ptr();
    for table in [
        functions::table(),
        interpreter::table(),
        iteration::table(),
        numbers::table(),
        output::table(),
    ] {
        module::add_functions(own, name!("builtins"), table)?;
    }
    for (name, value) in [
        (c"None", Py_None()),
        (c"True", Py_True()),
        (c"False", Py_False()),
        (c"Ellipsis", Py_Ellipsis()),
        (c"NotImplemented", Py_NotImplemented()),
        (c"__debug__", Py_True()),
    ] {
        module::add_ref(own, name.as_ptr(), value)?;
    }
    add_types(own)?;
    add_exceptions(own)?;
    Ok(made)
}

unsafe fn add_types(own: *mut PyObject) -> Fallible {
    for kind in [
        &raw mut PyBool_Type,
        &raw mut PyByteArray_Type,
        &raw mut PyBytes_Type,
        &raw mut PyClassMethod_Type,
        &raw mut PyComplex_Type,
        &raw mut PyDict_Type,
        &raw mut PyEnum_Type,
        &raw mut PyFilter_Type,
        &raw mut PyFloat_Type,
        &raw mut PyFrozenSet_Type,
        &raw mut PyLong_Type,
        &raw mut PyList_Type,
        &raw mut PyMap_Type,
        &raw mut PyMemoryView_Type,
        &raw mut PyBaseObject_Type,
        &raw mut PyProperty_Type,
        &raw mut PyRange_Type,
        &raw mut PyReversed_Type,
        &raw mut PySet_Type,
        &raw mut PySlice_Type,
        &raw mut PyStaticMethod_Type,
        &raw mut PyUnicode_Type,
        &raw mut PySuper_Type,
        &raw mut PyTuple_Type,
        &raw mut PyType_Type,
        &raw mut PyZip_Type,
    ] {
        // A type that is not there yet has no name.
        if !(*kind).tp_name.is_null() {
            module::add_ref(own, (*kind).tp_name, kind.cast())?;
        }
    }
    Ok(())
}

unsafe fn add_exceptions(own: *mut PyObject) -> Fallible {
    for kind in exceptions() {
        if !kind.is_null() {
            module::add_ref(own, (*kind.cast::<PyTypeObject>()).tp_name, kind)?;
        }
    }
    module::add_ref(
        own,
        c"ExceptionGroup".as_ptr(),
        crate::types::exceptions::group::exception_group(),
    )?;
    module::add_ref(own, c"EnvironmentError".as_ptr(), PyExc_OSError)?;
    module::add_ref(own, c"IOError".as_ptr(), PyExc_OSError)
}

unsafe fn exceptions() -> [*mut PyObject; 67] {
    [
        PyExc_ArithmeticError,
        PyExc_AssertionError,
        PyExc_AttributeError,
        PyExc_BaseException,
        PyExc_BaseExceptionGroup,
        PyExc_BlockingIOError,
        PyExc_BrokenPipeError,
        PyExc_BufferError,
        PyExc_BytesWarning,
        PyExc_ChildProcessError,
        PyExc_ConnectionAbortedError,
        PyExc_ConnectionError,
        PyExc_ConnectionRefusedError,
        PyExc_ConnectionResetError,
        PyExc_DeprecationWarning,
        PyExc_EOFError,
        PyExc_EncodingWarning,
        PyExc_Exception,
        PyExc_FileExistsError,
        PyExc_FileNotFoundError,
        PyExc_FloatingPointError,
        PyExc_FutureWarning,
        PyExc_GeneratorExit,
        PyExc_ImportError,
        PyExc_ImportWarning,
        PyExc_IndentationError,
        PyExc_IndexError,
        PyExc_InterruptedError,
        PyExc_IsADirectoryError,
        PyExc_KeyError,
        PyExc_KeyboardInterrupt,
        PyExc_LookupError,
        PyExc_MemoryError,
        PyExc_ModuleNotFoundError,
        PyExc_NameError,
        PyExc_NotADirectoryError,
        PyExc_NotImplementedError,
        PyExc_OSError,
        PyExc_OverflowError,
        PyExc_PendingDeprecationWarning,
        PyExc_PermissionError,
        PyExc_ProcessLookupError,
        PyExc_PythonFinalizationError,
        PyExc_RecursionError,
        PyExc_ReferenceError,
        PyExc_ResourceWarning,
        PyExc_RuntimeError,
        PyExc_RuntimeWarning,
        PyExc_StopAsyncIteration,
        PyExc_StopIteration,
        PyExc_SyntaxError,
        PyExc_SyntaxWarning,
        PyExc_SystemError,
        PyExc_SystemExit,
        PyExc_TabError,
        PyExc_TimeoutError,
        PyExc_TypeError,
        PyExc_UnboundLocalError,
        PyExc_UnicodeDecodeError,
        PyExc_UnicodeEncodeError,
        PyExc_UnicodeError,
        PyExc_UnicodeTranslateError,
        PyExc_UnicodeWarning,
        PyExc_UserWarning,
        PyExc_ValueError,
        PyExc_Warning,
        PyExc_ZeroDivisionError,
    ]
}
