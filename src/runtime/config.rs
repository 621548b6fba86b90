//! The configuration of Python: filled in, changed, given back; and a start by it.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

use core::mem::zeroed;

use super::settings;
use super::status::Problem;
use super::{initialize, isolated_config, preinitialize, python_config};
use crate::prelude::*;

/// Which of the functions filled a configuration in.
const ISOLATED: c_int = 3;

/// Like that of the `python` command.
pub fn python() -> PyConfig {
    PyConfig {
        _config_init: 2,
        use_environment: 1,
        dev_mode: -1,
        install_signal_handlers: 1,
        use_hash_seed: -1,
        faulthandler: -1,
        tracemalloc: -1,
        perf_profiling: -1,
        code_debug_ranges: 1,
        parse_argv: 1,
        site_import: 1,
        write_bytecode: 1,
        user_site_directory: 1,
        configure_c_stdio: 1,
        buffered_stdio: 1,
        use_frozen_modules: 1,
        int_max_str_digits: -1,
        cpu_count: -1,
        pathconfig_warnings: 1,
        _install_importlib: 1,
        _init_main: 1,
        // SAFETY: numbers and pointers, for which all zero is a value.
        ..unsafe { zeroed() }
    }
}

/// One that looks neither at the environment nor at the command line.
pub fn isolated() -> PyConfig {
    PyConfig {
        _config_init: 3,
        isolated: 1,
        code_debug_ranges: 1,
        site_import: 1,
        write_bytecode: 1,
        buffered_stdio: 1,
        use_frozen_modules: 1,
        safe_path: 1,
        int_max_str_digits: 4300,
        cpu_count: -1,
        _install_importlib: 1,
        _init_main: 1,
        // SAFETY: numbers and pointers, for which all zero is a value.
        ..unsafe { zeroed() }
    }
}

/// Gives back all texts.
pub unsafe fn clear(config: *mut PyConfig) {
    for text in [
        &raw mut (*config).dump_refs_file,
        &raw mut (*config).filesystem_encoding,
        &raw mut (*config).filesystem_errors,
        &raw mut (*config).pycache_prefix,
        &raw mut (*config).stdio_encoding,
        &raw mut (*config).stdio_errors,
        &raw mut (*config).check_hash_pycs_mode,
        &raw mut (*config).program_name,
        &raw mut (*config).pythonpath_env,
        &raw mut (*config).home,
        &raw mut (*config).platlibdir,
        &raw mut (*config).stdlib_dir,
        &raw mut (*config).executable,
        &raw mut (*config).base_executable,
        &raw mut (*config).prefix,
        &raw mut (*config).base_prefix,
        &raw mut (*config).exec_prefix,
        &raw mut (*config).base_exec_prefix,
        &raw mut (*config).run_command,
        &raw mut (*config).run_module,
        &raw mut (*config).run_filename,
        &raw mut (*config).sys_path_0,
    ] {
        set(text, null_mut());
    }
    for list in [
        &raw mut (*config).orig_argv,
        &raw mut (*config).argv,
        &raw mut (*config).xoptions,
        &raw mut (*config).warnoptions,
        &raw mut (*config).module_search_paths,
    ] {
        for i in 0..(*list).length {
            PyMem_RawFree((*(*list).items.offset(i)).cast());
        }
        PyMem_RawFree((*list).items.cast());
        (*list).length = 0;
        (*list).items = null_mut();
    }
}

unsafe fn set(place: *mut *mut wchar_t, text: *mut wchar_t) {
    PyMem_RawFree((*place).cast());
    *place = text;
}

/// Puts a copy of a text in a place, or NULL; `PyStatus` of no memory.
pub unsafe fn set_copy(place: *mut *mut wchar_t, text: *const wchar_t) -> PyStatus {
    let mut copy = null_mut();
    if !text.is_null() {
        let bytes = (libc::wcslen(text) + 1) * size_of::<wchar_t>();
        copy = PyMem_RawMalloc(bytes).cast::<wchar_t>();
        if copy.is_null() {
            return PyStatus_NoMemory();
        }
        ptr::copy_nonoverlapping(text.cast::<u8>(), copy.cast(), bytes);
    }
    set(place, copy);
    PyStatus::OK
}

/// The same with a text in UTF-8.
pub unsafe fn set_decoded(place: *mut *mut wchar_t, text: *const c_char) -> PyStatus {
    let mut wide = null_mut();
    if !text.is_null() {
        wide = Py_DecodeLocale(text, null_mut());
        if wide.is_null() {
            return PyStatus_NoMemory();
        }
    }
    set(place, wide);
    PyStatus::OK
}

/// Chooses the allocators as a configuration asks for.
pub unsafe fn preinitialize_by(config: *const PyConfig) -> Result<(), Problem> {
    let base = if (*config)._config_init == ISOLATED {
        isolated_config()
    } else {
        python_config()
    };
    preinitialize(Some(&PyPreConfig {
        isolated: (*config).isolated,
        use_environment: (*config).use_environment,
        dev_mode: (*config).dev_mode,
        ..base
    }))
}

/// Starts Python by a configuration.
pub unsafe fn start(config: *const PyConfig) -> PyStatus {
    if Py_IsInitialized() != 0 {
        return PyStatus::OK;
    }
    settings::take(&*config);
    if let Err(problem) = preinitialize_by(config).and_then(|()| initialize()) {
        return Err(problem).into();
    }
    match tell_sys(config) {
        Ok(()) => PyStatus::OK,
        Err(Raised) => {
            PyErr_Clear();
            PyStatus_NoMemory()
        }
    }
}

unsafe fn list_of(texts: &PyWideStringList) -> Fallible<Ref> {
    let list = owned(PyList_New(0))?;
    for i in 0..texts.length {
        let text = owned(PyUnicode_FromWideChar(*texts.items.offset(i), -1))?;
        status(PyList_Append(list.ptr(), text.ptr()))?;
    }
    Ok(list)
}

/// Tells `sys` of the command line.
unsafe fn tell_sys(config: *const PyConfig) -> Fallible {
    if (*config).argv.length > 0 && (*config).parse_argv == 0 {
        let argv = list_of(&(*config).argv)?;
        status(PySys_SetObject(c"argv".as_ptr(), argv.ptr()))?;
    }
    let original = if (*config).orig_argv.length > 0 {
        &(*config).orig_argv
    } else {
        &(*config).argv
    };
    let original = list_of(original)?;
    status(PySys_SetObject(c"orig_argv".as_ptr(), original.ptr()))?;
    if !(*config).executable.is_null() {
        let text = owned(PyUnicode_FromWideChar((*config).executable, -1))?;
        status(PySys_SetObject(c"executable".as_ptr(), text.ptr()))?;
    }
    Ok(())
}
