//! The step before all others: which allocators?

use core::ffi::c_int;
use core::sync::atomic::{
    AtomicBool, AtomicI32,
    Ordering::{Acquire, Relaxed, Release},
};

use super::environment;
use super::status::Problem;
use crate::abi::PyPreConfig;
use crate::fatal::{self, Phase};
use crate::mem::{self, Choice};

const COMPAT: c_int = 1;
const PYTHON: c_int = 2;
const ISOLATED: c_int = 3;

/// What `PyPreConfig.allocator` has when nothing is chosen.
const NOT_SET: c_int = 0;
/// What the developer mode chooses.
const DEBUG: c_int = 2;

/// Whether the first preinitialisation was done: only that one counts, until Python is initialised anew.
static DONE: AtomicBool = AtomicBool::new(false);
/// Whether the `PYTHON*` variables count, as that one has decided.
static USE_ENVIRONMENT: AtomicI32 = AtomicI32::new(1);

/// As the `python` command is configured.
pub fn python_config() -> PyPreConfig {
    PyPreConfig {
        _config_init: PYTHON,
        parse_argv: 1,
        isolated: 0,
        use_environment: 1,
        configure_locale: 1,
        coerce_c_locale: -1,
        coerce_c_locale_warn: -1,
        utf8_mode: -1,
        dev_mode: -1,
        allocator: NOT_SET,
    }
}

/// As a program is configured that wants to be alone with Python.
pub fn isolated_config() -> PyPreConfig {
    PyPreConfig {
        _config_init: ISOLATED,
        parse_argv: 0,
        isolated: 1,
        use_environment: 0,
        configure_locale: 0,
        coerce_c_locale: 0,
        coerce_c_locale_warn: 0,
        utf8_mode: 0,
        dev_mode: 0,
        allocator: NOT_SET,
    }
}

/// What `Py_Initialize` means when nobody has preinitialised.
pub fn compat_config() -> PyPreConfig {
    PyPreConfig {
        _config_init: COMPAT,
        parse_argv: 0,
        isolated: -1,
        use_environment: -1,
        configure_locale: 1,
        coerce_c_locale: 0,
        coerce_c_locale_warn: 0,
        utf8_mode: -1,
        dev_mode: -1,
        allocator: NOT_SET,
    }
}

/// Whether the `PYTHON*` variables count.
pub fn uses_environment() -> bool {
    USE_ENVIRONMENT.load(Relaxed) != 0
}

/// Chooses the allocators, once.
pub fn preinitialize(config: Option<&PyPreConfig>) -> Result<(), Problem> {
    let Some(config) = config else {
        return Err(Problem::new(
            c"_Py_PreInitializeFromPyArgv",
            c"preinitialization config is NULL",
        ));
    };
    if DONE.load(Acquire) {
        return Ok(());
    }
    fatal::set_phase(Phase::Preinitializing);
    let use_environment = config.use_environment != 0 && config.isolated <= 0;
    let variable = |name| {
        use_environment
            .then(|| environment::variable(name))
            .flatten()
    };
    let mut allocator = config.allocator;
    if allocator == NOT_SET
        && let Some(name) = variable(c"PYTHONMALLOC")
    {
        allocator = Choice::number_of(name).ok_or(Problem::new(
            c"preconfig_init_allocator",
            c"PYTHONMALLOC: unknown allocator",
        ))?;
    }
    let dev_mode = match config.dev_mode {
        -1 => variable(c"PYTHONDEVMODE").is_some(),
        given => given > 0,
    };
    if allocator == NOT_SET && dev_mode {
        allocator = DEBUG;
    }
    if allocator != NOT_SET {
        let choice = Choice::of_number(allocator).ok_or(Problem::new(
            c"_PyPreConfig_Write",
            c"Unknown PYTHONMALLOC allocator",
        ))?;
        mem::install(choice);
    }
    USE_ENVIRONMENT.store(c_int::from(use_environment), Relaxed);
    DONE.store(true, Release);
    fatal::set_phase(Phase::Preinitialized);
    Ok(())
}

/// After Python has ended, before it begins anew: everything as in the beginning.
pub fn begin_anew() {
    mem::reset();
    DONE.store(false, Release);
    fatal::set_phase(Phase::Unknown);
}
