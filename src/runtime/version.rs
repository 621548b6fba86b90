//! Which Python this is, and by whom.

use core::ffi::CStr;

/// 3.13.0, final: what CPython's headers call `PY_VERSION_HEX`.
pub const VERSION_HEX: libc::c_ulong = 0x030d_00f0;

macro_rules! c_text {
    ($($piece:expr),*) => {
        // Always true: the pieces hold no zero byte, so the one at the end is the first.
        match CStr::from_bytes_with_nul(concat!($($piece),*, "\0").as_bytes()) {
            Ok(text) => text,
            Err(_) => panic!("a zero byte inside"),
        }
    };
}

/// The version of CPython whose interface this is; in brackets, whose work.
pub const VERSION: &CStr = c_text!("3.13.0 (pyrite ", env!("CARGO_PKG_VERSION"), ") [Rust]");
/// The compiler.
pub const COMPILER: &CStr = c"[Rust]";
/// The build.
pub const BUILD: &CStr = c_text!("pyrite ", env!("CARGO_PKG_VERSION"));
/// The system.
pub const PLATFORM: &CStr = c"linux";
/// Whose it is.
pub const COPYRIGHT: &CStr = c"Copyright (c) the pyrite authors. MIT OR Apache-2.0.";
