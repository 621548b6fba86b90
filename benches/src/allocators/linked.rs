//! The allocators that are linked into this program under names of their own.

use std::ffi::{CStr, c_void};
use std::time::Duration;

use super::{Loaded, Table};

/// These give nothing back later than at once.
const NO_PATIENCE: Duration = Duration::from_millis(100);
/// Twice mimalloc's delay of a second.
const MIMALLOC_PATIENCE: Duration = Duration::from_millis(2000);
/// jemalloc's curve ends at ten seconds.
const JEMALLOC_PATIENCE: Duration = Duration::from_millis(12_000);

macro_rules! table {
    ($malloc:path, $calloc:path, $realloc:path, $free:path) => {{
        unsafe extern "C" fn malloc(_: *mut c_void, bytes: usize) -> *mut c_void {
            // SAFETY: any size is allowed.
            unsafe { $malloc(bytes) }
        }
        unsafe extern "C" fn calloc(_: *mut c_void, count: usize, size: usize) -> *mut c_void {
            // SAFETY: any sizes are allowed.
            unsafe { $calloc(count, size) }
        }
        unsafe extern "C" fn realloc(
            _: *mut c_void,
            block: *mut c_void,
            bytes: usize,
        ) -> *mut c_void {
            // SAFETY: the block comes from this allocator and is alive, by the contract of a table's `realloc`.
            unsafe { $realloc(block, bytes) }
        }
        unsafe extern "C" fn free(_: *mut c_void, block: *mut c_void) {
            // SAFETY: the block comes from this allocator and is alive, by the contract of a table's `free`.
            unsafe { $free(block) }
        }
        Table { context: std::ptr::null_mut(), malloc, calloc, realloc, free }
    }};
}

/// The C library's allocator.
pub fn glibc() -> Loaded {
    let table = table!(libc::malloc, libc::calloc, libc::realloc, libc::free);
    let trim = || {
        // SAFETY: may be called at any time.
        unsafe { libc::malloc_trim(0) };
    };
    let patience = NO_PATIENCE;
    Loaded {
        domains: [table; 3],
        idle: || {},
        trim,
        patience,
        interpreter: None,
    }
}

/// mimalloc.
pub fn mimalloc() -> Loaded {
    use libmimalloc_sys::{mi_calloc, mi_collect, mi_free, mi_malloc, mi_realloc};
    let table = table!(mi_malloc, mi_calloc, mi_realloc, mi_free);
    // SAFETY: may be called at any time.
    let idle = || unsafe { mi_collect(false) };
    // SAFETY: may be called at any time.
    let trim = || unsafe { mi_collect(true) };
    let patience = MIMALLOC_PATIENCE;
    Loaded {
        domains: [table; 3],
        idle,
        trim,
        patience,
        interpreter: None,
    }
}

/// jemalloc.
pub fn jemalloc() -> Loaded {
    use tikv_jemalloc_sys as je;
    let table = table!(je::malloc, je::calloc, je::realloc, je::free);
    // MALLCTL_ARENAS_ALL is 4096. What its background thread would do, which is off unless asked for:
    let idle = || jemalloc_control(c"arena.4096.decay");
    let trim = || jemalloc_control(c"arena.4096.purge");
    let patience = JEMALLOC_PATIENCE;
    Loaded {
        domains: [table; 3],
        idle,
        trim,
        patience,
        interpreter: None,
    }
}

fn jemalloc_control(name: &CStr) {
    let null = std::ptr::null_mut();
    // SAFETY: the controls we name take and give no value.
    unsafe { tikv_jemalloc_sys::mallctl(name.as_ptr(), null, null.cast(), null, 0) };
}

/// snmalloc.
pub fn snmalloc() -> Loaded {
    use snmalloc_sys::{sn_calloc, sn_free, sn_malloc, sn_realloc};
    let table = table!(sn_malloc, sn_calloc, sn_realloc, sn_free);
    // snmalloc has no function to give memory back.
    let patience = NO_PATIENCE;
    Loaded {
        domains: [table; 3],
        idle: || {},
        trim: || {},
        patience,
        interpreter: None,
    }
}
