//! What the rooms of objects have in common: the layouts, the C API under its own names, ownership.

pub use core::ffi::{
    CStr, c_char, c_int, c_long, c_longlong, c_short, c_uchar, c_uint, c_ulong, c_ulonglong,
    c_ushort, c_void,
};
pub use core::ptr::{self, null, null_mut};

pub use crate::abi::*;
pub(crate) use crate::arguments::parse_named;
pub use crate::capi::*;
pub(crate) use crate::object::name;
pub use crate::object::*;
pub use crate::types::check::*;
