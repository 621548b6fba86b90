//! The allocators that are linked into this program under names of their own.

use std::ffi::{CStr, c_int, c_void};
use std::time::Duration;

use super::{Loaded, Table};

/// Twice mimalloc's delay of a second.
pub const MIMALLOC_PATIENCE: Duration = Duration::from_millis(2000);
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
    Loaded {
        trim,
        ..Loaded::of([table; 3])
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
        idle,
        trim,
        patience,
        ..Loaded::of([table; 3])
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
        idle,
        trim,
        patience,
        ..Loaded::of([table; 3])
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
    Loaded::of([table; 3])
}

/// rpmalloc, whose threads say when they begin and end.
pub fn rpmalloc() -> Loaded {
    use rpmalloc_sys::{rpcalloc, rpfree, rpmalloc, rprealloc};
    unsafe extern "C" {
        // The crate's own declaration has lost the argument.
        fn rpmalloc_thread_finalize(release_caches: c_int);
    }
    // SAFETY: may be called at any time; the first call counts, and makes this thread known.
    let failed = unsafe { rpmalloc_sys::rpmalloc_initialize() };
    assert_eq!(failed, 0, "rpmalloc does not start");
    let table = table!(rpmalloc, rpcalloc, rprealloc, rpfree);
    Loaded {
        // SAFETY: rpmalloc is initialised; what the thread holds in reserve goes to others.
        thread: [
            || unsafe { rpmalloc_sys::rpmalloc_thread_initialize() },
            || unsafe { rpmalloc_thread_finalize(1) },
        ],
        // SAFETY: rpmalloc is initialised and knows this thread.
        trim: || unsafe { rpmalloc_sys::rpmalloc_thread_collect() },
        ..Loaded::of([table; 3])
    }
}
