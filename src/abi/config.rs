//! What a program passes to preinitialisation, and what it gets back.

use core::ffi::{c_char, c_int, c_ulong};

use libc::wchar_t;

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

/// The configuration of Python. Here only what is said at the fields has an effect.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyConfig {
    /// Kept, and without effect here.
    pub _config_init: c_int,
    /// Whether the environment and the user's folder are left alone.
    pub isolated: c_int,
    /// Whether `PYTHON*` variables count.
    pub use_environment: c_int,
    /// Developer mode: among other things, debug hooks.
    pub dev_mode: c_int,
    /// Kept, and without effect here.
    pub install_signal_handlers: c_int,
    /// Kept, and without effect here.
    pub use_hash_seed: c_int,
    /// Kept, and without effect here.
    pub hash_seed: c_ulong,
    /// Kept, and without effect here.
    pub faulthandler: c_int,
    /// Frames to trace; 0 is off, -1 is as the environment says.
    pub tracemalloc: c_int,
    /// Kept, and without effect here.
    pub perf_profiling: c_int,
    /// Kept, and without effect here.
    pub import_time: c_int,
    /// Kept, and without effect here.
    pub code_debug_ranges: c_int,
    /// Kept, and without effect here.
    pub show_ref_count: c_int,
    /// Kept, and without effect here.
    pub dump_refs: c_int,
    /// Kept, and without effect here.
    pub dump_refs_file: *mut wchar_t,
    /// Kept, and without effect here.
    pub malloc_stats: c_int,
    /// Kept, and without effect here.
    pub filesystem_encoding: *mut wchar_t,
    /// Kept, and without effect here.
    pub filesystem_errors: *mut wchar_t,
    /// Kept, and without effect here.
    pub pycache_prefix: *mut wchar_t,
    /// Whether `argv` is a command line.
    pub parse_argv: c_int,
    /// `sys.orig_argv`.
    pub orig_argv: PyWideStringList,
    /// `sys.argv`.
    pub argv: PyWideStringList,
    /// Kept, and without effect here.
    pub xoptions: PyWideStringList,
    /// Kept, and without effect here.
    pub warnoptions: PyWideStringList,
    /// Kept, and without effect here.
    pub site_import: c_int,
    /// Kept, and without effect here.
    pub bytes_warning: c_int,
    /// Kept, and without effect here.
    pub warn_default_encoding: c_int,
    /// Kept, and without effect here.
    pub inspect: c_int,
    /// Kept, and without effect here.
    pub interactive: c_int,
    /// Kept, and without effect here.
    pub optimization_level: c_int,
    /// Kept, and without effect here.
    pub parser_debug: c_int,
    /// Kept, and without effect here.
    pub write_bytecode: c_int,
    /// Kept, and without effect here.
    pub verbose: c_int,
    /// Kept, and without effect here.
    pub quiet: c_int,
    /// Kept, and without effect here.
    pub user_site_directory: c_int,
    /// Kept, and without effect here.
    pub configure_c_stdio: c_int,
    /// Kept, and without effect here.
    pub buffered_stdio: c_int,
    /// Kept, and without effect here.
    pub stdio_encoding: *mut wchar_t,
    /// Kept, and without effect here.
    pub stdio_errors: *mut wchar_t,
    /// Kept, and without effect here.
    pub check_hash_pycs_mode: *mut wchar_t,
    /// Kept, and without effect here.
    pub use_frozen_modules: c_int,
    /// Kept, and without effect here.
    pub safe_path: c_int,
    /// Kept, and without effect here.
    pub int_max_str_digits: c_int,
    /// Kept, and without effect here.
    pub cpu_count: c_int,
    /// Kept, and without effect here.
    pub pathconfig_warnings: c_int,
    /// Kept, and without effect here.
    pub program_name: *mut wchar_t,
    /// Kept, and without effect here.
    pub pythonpath_env: *mut wchar_t,
    /// Kept, and without effect here.
    pub home: *mut wchar_t,
    /// Kept, and without effect here.
    pub platlibdir: *mut wchar_t,
    /// Kept, and without effect here.
    pub module_search_paths_set: c_int,
    /// Kept, and without effect here.
    pub module_search_paths: PyWideStringList,
    /// Kept, and without effect here.
    pub stdlib_dir: *mut wchar_t,
    /// `sys.executable`.
    pub executable: *mut wchar_t,
    /// Kept, and without effect here.
    pub base_executable: *mut wchar_t,
    /// Kept, and without effect here.
    pub prefix: *mut wchar_t,
    /// Kept, and without effect here.
    pub base_prefix: *mut wchar_t,
    /// Kept, and without effect here.
    pub exec_prefix: *mut wchar_t,
    /// Kept, and without effect here.
    pub base_exec_prefix: *mut wchar_t,
    /// Kept, and without effect here.
    pub skip_source_first_line: c_int,
    /// Kept, and without effect here.
    pub run_command: *mut wchar_t,
    /// Kept, and without effect here.
    pub run_module: *mut wchar_t,
    /// Kept, and without effect here.
    pub run_filename: *mut wchar_t,
    /// Kept, and without effect here.
    pub sys_path_0: *mut wchar_t,
    /// Kept, and without effect here.
    pub _install_importlib: c_int,
    /// Kept, and without effect here.
    pub _init_main: c_int,
    /// Kept, and without effect here.
    pub _is_python_build: c_int,
}

const _: () = assert!(size_of::<PyConfig>() == 448);
const _: () = assert!(core::mem::offset_of!(PyConfig, argv) == 128);
const _: () = assert!(core::mem::offset_of!(PyConfig, program_name) == 280);
const _: () = assert!(core::mem::offset_of!(PyConfig, executable) == 344);
const _: () = assert!(core::mem::offset_of!(PyConfig, _init_main) == 436);
