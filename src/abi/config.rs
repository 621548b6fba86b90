//! What a program passes to preinitialisation, and what it gets back.

use core::ffi::{c_char, c_int};

/// The configuration before all others: environment, locale, allocators.
///
/// -1 in a field means: not decided yet.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PyPreConfig {
    /// Which of the `PyPreConfig_Init` functions filled this in.
    pub _config_init: c_int,
    /// Whether the command line is looked at.
    pub parse_argv: c_int,
    /// Whether the environment and the user's folder are left alone.
    pub isolated: c_int,
    /// Whether `PYTHON*` variables count.
    pub use_environment: c_int,
    /// Whether `LC_CTYPE` is set to the user's locale. Kept, and without effect here.
    pub configure_locale: c_int,
    /// Whether the C locale becomes a UTF-8 one. Kept, and without effect here.
    pub coerce_c_locale: c_int,
    /// Whether to warn about that. Kept, and without effect here.
    pub coerce_c_locale_warn: c_int,
    /// Whether UTF-8 is used whatever the locale. Kept, and without effect here.
    pub utf8_mode: c_int,
    /// Developer mode: among other things, debug hooks.
    pub dev_mode: c_int,
    /// A `PYMEM_ALLOCATOR_*` number; 0 is not set.
    pub allocator: c_int,
}

const _: () = assert!(size_of::<PyPreConfig>() == 40);
const _: () = assert!(core::mem::offset_of!(PyPreConfig, allocator) == 36);

/// What kind of status.
pub type PyStatusType = c_int;

/// How a step of the initialisation went.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyStatus {
    /// 0 well, 1 an error, 2 a wish to exit.
    pub _type: PyStatusType,
    /// The function that failed, or NULL.
    pub func: *const c_char,
    /// Why, or NULL.
    pub err_msg: *const c_char,
    /// With `_type` 2, the exit status that is wished for.
    pub exitcode: c_int,
}

const _: () = assert!(size_of::<PyStatus>() == 32);
const _: () = assert!(core::mem::offset_of!(PyStatus, exitcode) == 24);

/// A list of wide texts.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyWideStringList {
    /// How many.
    pub length: isize,
    /// The texts.
    pub items: *mut *mut libc::wchar_t,
}

const _: () = assert!(size_of::<PyWideStringList>() == 16);
