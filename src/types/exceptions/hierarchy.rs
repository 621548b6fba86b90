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
            tp_doc: c"What all exceptions inherit from.".as_ptr(),
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
    Exception(BaseException) = base::SIMPLE, c"What all errors inherit from, unlike what ends the program.";
    TypeError(Exception) = base::SIMPLE, c"An object is of a type that does not do.";
    StopAsyncIteration(Exception) = base::SIMPLE, c"Asynchronous items have come to an end.";
    StopIteration(Exception) = stop_iteration::TYPE, c"An iterator has ended.";
    GeneratorExit(BaseException) = base::SIMPLE, c"A generator is closed.";
    SystemExit(BaseException) = system_exit::TYPE, c"The program is to end.";
    KeyboardInterrupt(BaseException) = base::SIMPLE, c"Interrupted at the keyboard.";
    BaseExceptionGroup(BaseException) = group::TYPE, c"Several exceptions of any kind, as one.";
    ImportError(Exception) = import::TYPE, c"A module, or a name in it, cannot be imported.";
    ModuleNotFoundError(ImportError) = heir(import::TYPE), c"There is no such module.";
    OSError(Exception) = os::TYPE, c"The operating system reports an error.";
    EOFError(Exception) = base::SIMPLE, c"The end came before what was to be read.";
    RuntimeError(Exception) = base::SIMPLE, c"An error of no other kind.";
    RecursionError(RuntimeError) = base::SIMPLE, c"Calls are nested too deep.";
    PythonFinalizationError(RuntimeError) = base::SIMPLE, c"Not possible any more while Python shuts down.";
    NotImplementedError(RuntimeError) = base::SIMPLE, c"To be written, maybe by who inherits.";
    NameError(Exception) = name::TYPE, c"A name is unknown.";
    UnboundLocalError(NameError) = heir(name::TYPE), c"A local name has no value yet.";
    AttributeError(Exception) = attribute::TYPE, c"An object has no such attribute.";
    SyntaxError(Exception) = syntax::TYPE, c"The source does not obey the grammar.";
    IndentationError(SyntaxError) = heir(syntax::TYPE), c"Lines are indented in a way that does not do.";
    TabError(IndentationError) = heir(syntax::TYPE), c"Tabs and spaces make the indentation ambiguous.";
    _IncompleteInputError(SyntaxError) = heir(syntax::TYPE), c"The source ends too early.";
    LookupError(Exception) = base::SIMPLE, c"There is nothing by that key or index.";
    IndexError(LookupError) = base::SIMPLE, c"An index beyond the sequence.";
    KeyError(LookupError) = key::TYPE, c"A key that the mapping does not have.";
    ValueError(Exception) = base::SIMPLE, c"The type is right, the value is not.";
    UnicodeError(ValueError) = base::SIMPLE, c"Text cannot be converted.";
    UnicodeEncodeError(UnicodeError) = unicode::ENCODE, c"Text cannot be encoded.";
    UnicodeDecodeError(UnicodeError) = unicode::DECODE, c"Bytes cannot be decoded as text.";
    UnicodeTranslateError(UnicodeError) = unicode::TRANSLATE, c"Text cannot be translated.";
    AssertionError(Exception) = base::SIMPLE, c"An assertion does not hold.";
    ArithmeticError(Exception) = base::SIMPLE, c"A calculation fails.";
    FloatingPointError(ArithmeticError) = base::SIMPLE, c"A calculation with floats fails.";
    OverflowError(ArithmeticError) = base::SIMPLE, c"A number is too large for what it has to fit in.";
    ZeroDivisionError(ArithmeticError) = base::SIMPLE, c"Divided by zero.";
    SystemError(Exception) = base::SIMPLE, c"Python itself, or an extension, is at fault.";
    ReferenceError(Exception) = base::SIMPLE, c"What the weak reference referred to is gone.";
    MemoryError(Exception) = memory::TYPE, c"There is no memory left.";
    BufferError(Exception) = base::SIMPLE, c"A buffer cannot be had or be changed.";
    Warning(Exception) = base::SIMPLE, c"What all warnings inherit from.";
    UserWarning(Warning) = base::SIMPLE, c"A warning of the program's own.";
    DeprecationWarning(Warning) = base::SIMPLE, c"What is used will go away; for programmers.";
    PendingDeprecationWarning(Warning) = base::SIMPLE, c"What is used will be deprecated one day.";
    SyntaxWarning(Warning) = base::SIMPLE, c"The source looks like a mistake.";
    RuntimeWarning(Warning) = base::SIMPLE, c"What happens looks like a mistake.";
    FutureWarning(Warning) = base::SIMPLE, c"What is used will mean something else; for users.";
    ImportWarning(Warning) = base::SIMPLE, c"An import looks like a mistake.";
    UnicodeWarning(Warning) = base::SIMPLE, c"Something is odd about text.";
    BytesWarning(Warning) = base::SIMPLE, c"Something is odd about bytes, as comparing them with a str.";
    ResourceWarning(Warning) = base::SIMPLE, c"Something was not given back, as a file not closed.";
    EncodingWarning(Warning) = base::SIMPLE, c"The default encoding was used where one should be named.";
    ConnectionError(OSError) = heir(os::TYPE), c"Something about a connection fails.";
    BlockingIOError(OSError) = heir(os::TYPE), c"It would have to wait, and must not.";
    BrokenPipeError(ConnectionError) = heir(os::TYPE), c"Nobody reads at the other end.";
    ChildProcessError(OSError) = heir(os::TYPE), c"Something about a process of ours fails.";
    ConnectionAbortedError(ConnectionError) = heir(os::TYPE), c"The connection was given up on this side.";
    ConnectionRefusedError(ConnectionError) = heir(os::TYPE), c"The connection was not accepted.";
    ConnectionResetError(ConnectionError) = heir(os::TYPE), c"The other side broke the connection.";
    FileExistsError(OSError) = heir(os::TYPE), c"There is a file of that name already.";
    FileNotFoundError(OSError) = heir(os::TYPE), c"There is no file of that name.";
    IsADirectoryError(OSError) = heir(os::TYPE), c"It is a directory, and must not be.";
    NotADirectoryError(OSError) = heir(os::TYPE), c"It is no directory, and has to be.";
    InterruptedError(OSError) = heir(os::TYPE), c"A signal came in between.";
    PermissionError(OSError) = heir(os::TYPE), c"It is not allowed.";
    ProcessLookupError(OSError) = heir(os::TYPE), c"There is no such process.";
    TimeoutError(OSError) = heir(os::TYPE), c"It took too long.";
}
