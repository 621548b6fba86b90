//! `pyerrors.h`: the types of exceptions.

use crate::prelude::*;
use crate::types::exceptions::hierarchy;

/// `ArithmeticError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ArithmeticError: *mut PyObject = (&raw mut hierarchy::ArithmeticError).cast();

/// `AssertionError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_AssertionError: *mut PyObject = (&raw mut hierarchy::AssertionError).cast();

/// `AttributeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_AttributeError: *mut PyObject = (&raw mut hierarchy::AttributeError).cast();

/// `BaseException`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_BaseException: *mut PyObject = (&raw mut hierarchy::BaseException).cast();

/// `BaseExceptionGroup`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_BaseExceptionGroup: *mut PyObject =
    (&raw mut hierarchy::BaseExceptionGroup).cast();

/// `BlockingIOError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_BlockingIOError: *mut PyObject = (&raw mut hierarchy::BlockingIOError).cast();

/// `BrokenPipeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_BrokenPipeError: *mut PyObject = (&raw mut hierarchy::BrokenPipeError).cast();

/// `BufferError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_BufferError: *mut PyObject = (&raw mut hierarchy::BufferError).cast();

/// `BytesWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_BytesWarning: *mut PyObject = (&raw mut hierarchy::BytesWarning).cast();

/// `ChildProcessError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ChildProcessError: *mut PyObject =
    (&raw mut hierarchy::ChildProcessError).cast();

/// `ConnectionAbortedError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ConnectionAbortedError: *mut PyObject =
    (&raw mut hierarchy::ConnectionAbortedError).cast();

/// `ConnectionError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ConnectionError: *mut PyObject = (&raw mut hierarchy::ConnectionError).cast();

/// `ConnectionRefusedError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ConnectionRefusedError: *mut PyObject =
    (&raw mut hierarchy::ConnectionRefusedError).cast();

/// `ConnectionResetError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ConnectionResetError: *mut PyObject =
    (&raw mut hierarchy::ConnectionResetError).cast();

/// `DeprecationWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_DeprecationWarning: *mut PyObject =
    (&raw mut hierarchy::DeprecationWarning).cast();

/// `EOFError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_EOFError: *mut PyObject = (&raw mut hierarchy::EOFError).cast();

/// `EncodingWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_EncodingWarning: *mut PyObject = (&raw mut hierarchy::EncodingWarning).cast();

/// `EnvironmentError`: an older name of `OSError`.
#[unsafe(no_mangle)]
pub static mut PyExc_EnvironmentError: *mut PyObject = (&raw mut hierarchy::OSError).cast();

/// `Exception`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_Exception: *mut PyObject = (&raw mut hierarchy::Exception).cast();

/// `FileExistsError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_FileExistsError: *mut PyObject = (&raw mut hierarchy::FileExistsError).cast();

/// `FileNotFoundError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_FileNotFoundError: *mut PyObject =
    (&raw mut hierarchy::FileNotFoundError).cast();

/// `FloatingPointError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_FloatingPointError: *mut PyObject =
    (&raw mut hierarchy::FloatingPointError).cast();

/// `FutureWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_FutureWarning: *mut PyObject = (&raw mut hierarchy::FutureWarning).cast();

/// `GeneratorExit`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_GeneratorExit: *mut PyObject = (&raw mut hierarchy::GeneratorExit).cast();

/// `IOError`: an older name of `OSError`.
#[unsafe(no_mangle)]
pub static mut PyExc_IOError: *mut PyObject = (&raw mut hierarchy::OSError).cast();

/// `ImportError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ImportError: *mut PyObject = (&raw mut hierarchy::ImportError).cast();

/// `ImportWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ImportWarning: *mut PyObject = (&raw mut hierarchy::ImportWarning).cast();

/// `IndentationError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_IndentationError: *mut PyObject =
    (&raw mut hierarchy::IndentationError).cast();

/// `IndexError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_IndexError: *mut PyObject = (&raw mut hierarchy::IndexError).cast();

/// `InterruptedError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_InterruptedError: *mut PyObject =
    (&raw mut hierarchy::InterruptedError).cast();

/// `IsADirectoryError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_IsADirectoryError: *mut PyObject =
    (&raw mut hierarchy::IsADirectoryError).cast();

/// `KeyError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_KeyError: *mut PyObject = (&raw mut hierarchy::KeyError).cast();

/// `KeyboardInterrupt`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_KeyboardInterrupt: *mut PyObject =
    (&raw mut hierarchy::KeyboardInterrupt).cast();

/// `LookupError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_LookupError: *mut PyObject = (&raw mut hierarchy::LookupError).cast();

/// `MemoryError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_MemoryError: *mut PyObject = (&raw mut hierarchy::MemoryError).cast();

/// `ModuleNotFoundError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ModuleNotFoundError: *mut PyObject =
    (&raw mut hierarchy::ModuleNotFoundError).cast();

/// `NameError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_NameError: *mut PyObject = (&raw mut hierarchy::NameError).cast();

/// `NotADirectoryError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_NotADirectoryError: *mut PyObject =
    (&raw mut hierarchy::NotADirectoryError).cast();

/// `NotImplementedError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_NotImplementedError: *mut PyObject =
    (&raw mut hierarchy::NotImplementedError).cast();

/// `OSError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_OSError: *mut PyObject = (&raw mut hierarchy::OSError).cast();

/// `OverflowError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_OverflowError: *mut PyObject = (&raw mut hierarchy::OverflowError).cast();

/// `PendingDeprecationWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_PendingDeprecationWarning: *mut PyObject =
    (&raw mut hierarchy::PendingDeprecationWarning).cast();

/// `PermissionError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_PermissionError: *mut PyObject = (&raw mut hierarchy::PermissionError).cast();

/// `ProcessLookupError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ProcessLookupError: *mut PyObject =
    (&raw mut hierarchy::ProcessLookupError).cast();

/// `PythonFinalizationError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_PythonFinalizationError: *mut PyObject =
    (&raw mut hierarchy::PythonFinalizationError).cast();

/// `RecursionError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_RecursionError: *mut PyObject = (&raw mut hierarchy::RecursionError).cast();

/// `ReferenceError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ReferenceError: *mut PyObject = (&raw mut hierarchy::ReferenceError).cast();

/// `ResourceWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ResourceWarning: *mut PyObject = (&raw mut hierarchy::ResourceWarning).cast();

/// `RuntimeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_RuntimeError: *mut PyObject = (&raw mut hierarchy::RuntimeError).cast();

/// `RuntimeWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_RuntimeWarning: *mut PyObject = (&raw mut hierarchy::RuntimeWarning).cast();

/// `StopAsyncIteration`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_StopAsyncIteration: *mut PyObject =
    (&raw mut hierarchy::StopAsyncIteration).cast();

/// `StopIteration`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_StopIteration: *mut PyObject = (&raw mut hierarchy::StopIteration).cast();

/// `SyntaxError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_SyntaxError: *mut PyObject = (&raw mut hierarchy::SyntaxError).cast();

/// `SyntaxWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_SyntaxWarning: *mut PyObject = (&raw mut hierarchy::SyntaxWarning).cast();

/// `SystemError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_SystemError: *mut PyObject = (&raw mut hierarchy::SystemError).cast();

/// `SystemExit`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_SystemExit: *mut PyObject = (&raw mut hierarchy::SystemExit).cast();

/// `TabError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_TabError: *mut PyObject = (&raw mut hierarchy::TabError).cast();

/// `TimeoutError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_TimeoutError: *mut PyObject = (&raw mut hierarchy::TimeoutError).cast();

/// `TypeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_TypeError: *mut PyObject = (&raw mut hierarchy::TypeError).cast();

/// `UnboundLocalError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UnboundLocalError: *mut PyObject =
    (&raw mut hierarchy::UnboundLocalError).cast();

/// `UnicodeDecodeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UnicodeDecodeError: *mut PyObject =
    (&raw mut hierarchy::UnicodeDecodeError).cast();

/// `UnicodeEncodeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UnicodeEncodeError: *mut PyObject =
    (&raw mut hierarchy::UnicodeEncodeError).cast();

/// `UnicodeError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UnicodeError: *mut PyObject = (&raw mut hierarchy::UnicodeError).cast();

/// `UnicodeTranslateError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UnicodeTranslateError: *mut PyObject =
    (&raw mut hierarchy::UnicodeTranslateError).cast();

/// `UnicodeWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UnicodeWarning: *mut PyObject = (&raw mut hierarchy::UnicodeWarning).cast();

/// `UserWarning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_UserWarning: *mut PyObject = (&raw mut hierarchy::UserWarning).cast();

/// `ValueError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ValueError: *mut PyObject = (&raw mut hierarchy::ValueError).cast();

/// `Warning`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_Warning: *mut PyObject = (&raw mut hierarchy::Warning).cast();

/// `ZeroDivisionError`, borrowed.
#[unsafe(no_mangle)]
pub static mut PyExc_ZeroDivisionError: *mut PyObject =
    (&raw mut hierarchy::ZeroDivisionError).cast();
