//! The layouts of CPython 3.13 that C programs share with us: data, no behaviour.
//!
//! Every struct here is what a program compiled against CPython's headers believes it to be, so sizes and offsets are
//! proved beside it. Names, of fields too, are CPython's, letter for letter.

#![expect(
    non_camel_case_types,
    non_upper_case_globals,
    missing_docs,
    reason = "CPython's names, as the C reader knows them; its reference says what each is for"
)]

mod allocator;
mod buffer;
mod config;
mod constants;
mod containers;
mod exceptions;
mod functions;
mod modules;
mod numbers;
mod object;
mod opaque;
mod slots;
mod text;
mod thread;
mod types;
mod va_list;

pub use allocator::{
    PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ, PYMEM_DOMAIN_RAW, PyArena, PyMemAllocatorDomain,
    PyMemAllocatorEx, PyObjectArenaAllocator,
};
pub use buffer::*;
pub use config::{PyConfig, PyPreConfig, PyStatus, PyStatusType, PyWideStringList};
pub use constants::*;
pub use containers::*;
pub use exceptions::*;
pub use functions::*;
pub use modules::*;
pub use numbers::*;
pub use object::*;
pub use opaque::*;
pub use slots::*;
pub use text::*;
pub use thread::{
    _PyErr_StackItem, PyGILState_LOCKED, PyGILState_STATE, PyGILState_UNLOCKED, PyInterpreterState,
    PyThreadState, thread_status, whence,
};
pub use types::*;
pub use va_list::VaList;

use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

/// CPython's signed size.
pub type Py_ssize_t = isize;
/// A hash.
pub type Py_hash_t = isize;
/// A hash while it is being computed.
pub type Py_uhash_t = usize;
/// A digit of an int: 30 bits.
pub type digit = u32;
/// A character of a str of one-byte kind.
pub type Py_UCS1 = u8;
/// A character of a str of two-byte kind.
pub type Py_UCS2 = u16;
/// Any character.
pub type Py_UCS4 = u32;

/// The largest size that any request may have, in bytes.
pub const PY_SSIZE_T_MAX: usize = isize::MAX as usize;

/// A value whose bytes are all zero: what C gives to the fields that an initialiser leaves out.
macro_rules! all_zero {
    ($($name:ident),* $(,)?) => {$(
        impl $name {
            /// All fields NULL or 0: the rest of an initialiser that names some.
            // SAFETY: fields are integers, pointers and `Option`s of functions, for which all zero is a value.
            pub const EMPTY: $name = unsafe { core::mem::MaybeUninit::zeroed().assume_init() };
        }
    )*};
}

all_zero!(
    PyAsyncMethods,
    PyNumberMethods,
    PySequenceMethods,
    PyMappingMethods,
    PyBufferProcs,
    PyTypeObject,
    PyMethodDef,
    PyGetSetDef,
    PyMemberDef,
    PyModuleDef,
    Py_buffer,
    PyType_Slot,
    PyModuleDef_Slot,
    wrapperbase,
);
