//! The two ways in: the constructor, and a call for programs that load their Python later.

use std::ffi::{c_int, c_void};
use std::sync::Once;

use pyrite_heap as heap;

use crate::host::{self, Host};
use crate::policy::{Explained, Reason};
use crate::takeover::{self, Outcome};
use crate::{exit, inittab, line, settings, sys};

/// Runs in every process that the library is preloaded into, before `main`.
#[used]
#[unsafe(link_section = ".init_array")]
static CONSTRUCTOR: extern "C" fn() = start;

extern "C" fn start() {
    // LD_PRELOAD reaches every program; all but Pythons are left as they are.
    // SAFETY: no handle from `dlopen`.
    if let Some(host) = unsafe { host::find(libc::RTLD_DEFAULT) } {
        enter(host);
    }
}

/// Install the heap in a CPython that was loaded with `dlopen` after the program's start.
///
/// - `handle`: what `dlopen` returned for libpython, which must stay open; NULL if its names are
///   visible to everybody (`RTLD_GLOBAL`).
/// - When: before `Py_Initialize`, or after it with the GIL held and no other interpreter running.
///   A second call changes nothing, and neither does any call where the constructor has found a
///   CPython already.
/// - Returns 0 if the heap is installed, or will be when the interpreter starts; 1 if it stays out
///   because of `PYTHONMALLOC`, `PYRITE_CONF` or the version (`verbose` says why); -1 if no CPython
///   is there.
///
/// # Safety
/// `handle` is NULL or an open handle from `dlopen`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_preload_install(handle: *mut c_void) -> c_int {
    let host = match host::get() {
        Some(host) => host,
        // SAFETY: by this function's contract; NULL is RTLD_DEFAULT.
        None => match unsafe { host::find(handle) } {
            Some(host) => host,
            None => return -1,
        },
    };
    enter(host);
    match takeover::outcome().reason {
        None | Some(Reason::NotStarted) => 0,
        Some(_) => 1,
    }
}

/// All that is done about a host, once.
fn enter(host: &'static Host) {
    static ENTERED: Once = Once::new();
    ENTERED.call_once(|| install(host));
}

fn install(host: &'static Host) {
    let settings = settings::read();
    let conf = &settings.conf;
    if conf.stats_print || conf.stats_file.is_some() || settings.pythonmallocstats {
        exit::register();
    }
    if !host.version.supported() {
        takeover::set_outcome(Outcome::nothing(Reason::TooOld));
        if conf.verbose {
            let version = &host.version.text;
            let why = Explained {
                reason: Reason::TooOld,
                pythonmalloc: "",
                version,
            };
            line::say(format_args!("not installed, {why}"));
        }
        return;
    }
    if conf.decay_ms.is_some() || conf.background_thread.is_some() {
        let given = heap::settings();
        heap::configure(heap::Settings {
            decay_ms: conf.decay_ms.unwrap_or(given.decay_ms),
            background_thread: conf.background_thread.unwrap_or(given.background_thread),
        });
    }
    inittab::patch(host);
    takeover::begin(host, settings);
    if host.is_initialized() {
        takeover::again(host, settings);
        sys::replace(host);
    }
}
