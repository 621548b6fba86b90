//! The static types of exceptions, each after the one that it inherits from.

#![allow(
    non_upper_case_globals,
    reason = "each has the name that it has in Python"
)]

use super::fields::heir;
use super::{attribute, base, group, import, key, memory, name, os};
use super::{stop_iteration, syntax, system_exit, unicode};
use crate::prelude::*;

const FLAGS: c_ulong = Py_TPFLAGS_BASETYPE
    | Py_TPFLAGS_HAVE_GC
    | Py_TPFLAGS_BASE_EXC_SUBCLASS
    | Py_TPFLAGS_IMMUTABLETYPE;

const HEAD: PyVarObject = PyVarObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyType_Type,
    },
    ob_size: 0,
};

macro_rules! hierarchy {
    ($($name:ident($parent:ident) = $shape:expr, $doc:literal;)*) => {
        /// BaseException.
        pub static mut BaseException: PyTypeObject = PyTypeObject {
            ob_base: HEAD,
            tp_name: c"BaseException".as_ptr(),
            tp_flags: FLAGS,
            tp_doc: c"Common base class for all exceptions".as_ptr(),
            tp_dictoffset: core::mem::offset_of!(PyBaseExceptionObject, dict) as Py_ssize_t,
            ..base::TYPE
        };

        $(
            #[doc = concat!(stringify!($name), ".")]
            pub static mut $name: PyTypeObject = PyTypeObject {
                ob_base: HEAD,
                tp_name: match CStr::from_bytes_with_nul(
                    concat!(stringify!($name), "\0").as_bytes(),
                ) {
                    Ok(name) => name.as_ptr(),
                    Err(_) => panic!("a name holds no NUL"),
                },
                tp_base: &raw mut $parent,
                tp_flags: FLAGS,
                tp_doc: $doc.as_ptr(),
                tp_dictoffset: core::mem::offset_of!(PyBaseExceptionObject, dict) as Py_ssize_t,
                ..$shape
            };
        )*

        /// Every type, parents first.
        pub unsafe fn each(mut what: impl FnMut(*mut PyTypeObject) -> Fallible) -> Fallible {
            what(&raw mut BaseException)?;
            $(what(&raw mut $name)?;)*
            Ok(())
        }
    };
}

hierarchy! {
    Exception(BaseException) = base::SIMPLE, c"Common base class for all non-exit exceptions.";
    TypeError(Exception) = base::SIMPLE, c"Inappropriate argument type.";
    StopAsyncIteration(Exception) = base::SIMPLE, c"Signal the end from iterator.__anext__().";
    StopIteration(Exception) = stop_iteration::TYPE, c"Signal the end from iterator.__next__().";
    GeneratorExit(BaseException) = base::SIMPLE, c"Request that a generator exit.";
    SystemExit(BaseException) = system_exit::TYPE, c"Request to exit from the interpreter.";
    KeyboardInterrupt(BaseException) = base::SIMPLE, c"Program interrupted by user.";
    BaseExceptionGroup(BaseException) = group::TYPE, c"A combination of multiple unrelated exceptions.";
    ImportError(Exception) = import::TYPE, c"Import can't find module, or can't find name in module.";
    ModuleNotFoundError(ImportError) = heir(import::TYPE), c"Module not found.";
    OSError(Exception) = os::TYPE, c"Base class for I/O related errors.";
    EOFError(Exception) = base::SIMPLE, c"Read beyond end of file.";
    RuntimeError(Exception) = base::SIMPLE, c"Unspecified run-time error.";
    RecursionError(RuntimeError) = base::SIMPLE, c"Recursion limit exceeded.";
    PythonFinalizationError(RuntimeError) = base::SIMPLE, c"Operation blocked during Python finalization.";
    NotImplementedError(RuntimeError) = base::SIMPLE, c"Method or function hasn't been implemented yet.";
    NameError(Exception) = name::TYPE, c"Name not found globally.";
    UnboundLocalError(NameError) = heir(name::TYPE), c"Local name referenced but not bound to a value.";
    AttributeError(Exception) = attribute::TYPE, c"Attribute not found.";
    SyntaxError(Exception) = syntax::TYPE, c"Invalid syntax.";
    IndentationError(SyntaxError) = heir(syntax::TYPE), c"Improper indentation.";
    TabError(IndentationError) = heir(syntax::TYPE), c"Improper mixture of spaces and tabs.";
    _IncompleteInputError(SyntaxError) = heir(syntax::TYPE), c"incomplete input.";
    LookupError(Exception) = base::SIMPLE, c"Base class for lookup errors.";
    IndexError(LookupError) = base::SIMPLE, c"Sequence index out of range.";
    KeyError(LookupError) = key::TYPE, c"Mapping key not found.";
    ValueError(Exception) = base::SIMPLE, c"Inappropriate argument value (of correct type).";
    UnicodeError(ValueError) = base::SIMPLE, c"Unicode related error.";
    UnicodeEncodeError(UnicodeError) = unicode::ENCODE, c"Unicode encoding error.";
    UnicodeDecodeError(UnicodeError) = unicode::DECODE, c"Unicode decoding error.";
    UnicodeTranslateError(UnicodeError) = unicode::TRANSLATE, c"Unicode translation error.";
    AssertionError(Exception) = base::SIMPLE, c"Assertion failed.";
    ArithmeticError(Exception) = base::SIMPLE, c"Base class for arithmetic errors.";
    FloatingPointError(ArithmeticError) = base::SIMPLE, c"Floating-point operation failed.";
    OverflowError(ArithmeticError) = base::SIMPLE, c"Result too large to be represented.";
    ZeroDivisionError(ArithmeticError) = base::SIMPLE, c"Second argument to a division or modulo operation was zero.";
    SystemError(Exception) = base::SIMPLE, c"Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.";
    ReferenceError(Exception) = base::SIMPLE, c"Weak ref proxy used after referent went away.";
    MemoryError(Exception) = memory::TYPE, c"Out of memory.";
    BufferError(Exception) = base::SIMPLE, c"Buffer error.";
    Warning(Exception) = base::SIMPLE, c"Base class for warning categories.";
    UserWarning(Warning) = base::SIMPLE, c"Base class for warnings generated by user code.";
    DeprecationWarning(Warning) = base::SIMPLE, c"Base class for warnings about deprecated features.";
    PendingDeprecationWarning(Warning) = base::SIMPLE, c"Base class for warnings about features which will be deprecated\nin the future.";
    SyntaxWarning(Warning) = base::SIMPLE, c"Base class for warnings about dubious syntax.";
    RuntimeWarning(Warning) = base::SIMPLE, c"Base class for warnings about dubious runtime behavior.";
    FutureWarning(Warning) = base::SIMPLE, c"Base class for warnings about constructs that will change semantically\nin the future.";
    ImportWarning(Warning) = base::SIMPLE, c"Base class for warnings about probable mistakes in module imports";
    UnicodeWarning(Warning) = base::SIMPLE, c"Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.";
    BytesWarning(Warning) = base::SIMPLE, c"Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.";
    ResourceWarning(Warning) = base::SIMPLE, c"Base class for warnings about resource usage.";
    EncodingWarning(Warning) = base::SIMPLE, c"Base class for warnings about encodings.";
    ConnectionError(OSError) = heir(os::TYPE), c"Connection error.";
    BlockingIOError(OSError) = heir(os::TYPE), c"I/O operation would block.";
    BrokenPipeError(ConnectionError) = heir(os::TYPE), c"Broken pipe.";
    ChildProcessError(OSError) = heir(os::TYPE), c"Child process error.";
    ConnectionAbortedError(ConnectionError) = heir(os::TYPE), c"Connection aborted.";
    ConnectionRefusedError(ConnectionError) = heir(os::TYPE), c"Connection refused.";
    ConnectionResetError(ConnectionError) = heir(os::TYPE), c"Connection reset.";
    FileExistsError(OSError) = heir(os::TYPE), c"File already exists.";
    FileNotFoundError(OSError) = heir(os::TYPE), c"File not found.";
    IsADirectoryError(OSError) = heir(os::TYPE), c"Operation doesn't work on directories.";
    NotADirectoryError(OSError) = heir(os::TYPE), c"Operation only works on directories.";
    InterruptedError(OSError) = heir(os::TYPE), c"Interrupted by signal.";
    PermissionError(OSError) = heir(os::TYPE), c"Not enough permissions.";
    ProcessLookupError(OSError) = heir(os::TYPE), c"Process not found.";
    TimeoutError(OSError) = heir(os::TYPE), c"Timeout expired.";
}
