//! Our heap, as the preload library calls it.

use std::ffi::c_void;
use std::time::Duration;

use pyrite_heap::Domain;

use super::{Loaded, Table};

/// Twice the heap's default decay time.
const PATIENCE: Duration = Duration::from_millis(1000);

/// The three domains of our heap.
pub fn load() -> Loaded {
    Loaded {
        trim: || {
            pyrite_heap::trim();
        },
        patience: PATIENCE,
        ..Loaded::of([
            table::<{ Domain::Raw as u8 }>(),
            table::<{ Domain::Mem as u8 }>(),
            table::<{ Domain::Obj as u8 }>(),
        ])
    }
}

fn table<const DOMAIN: u8>() -> Table {
    Table {
        context: std::ptr::null_mut(),
        malloc: malloc::<DOMAIN>,
        calloc: calloc::<DOMAIN>,
        realloc: realloc::<DOMAIN>,
        free,
    }
}

const fn domain(number: u8) -> Domain {
    match number {
        0 => Domain::Raw,
        1 => Domain::Mem,
        _ => Domain::Obj,
    }
}

unsafe extern "C" fn malloc<const DOMAIN: u8>(_: *mut c_void, bytes: usize) -> *mut c_void {
    pyrite_heap::malloc(const { domain(DOMAIN) }, bytes).cast()
}

unsafe extern "C" fn calloc<const DOMAIN: u8>(
    _: *mut c_void,
    count: usize,
    size: usize,
) -> *mut c_void {
    pyrite_heap::calloc(const { domain(DOMAIN) }, count, size).cast()
}

unsafe extern "C" fn realloc<const DOMAIN: u8>(
    _: *mut c_void,
    block: *mut c_void,
    bytes: usize,
) -> *mut c_void {
    // SAFETY: the block comes from this heap and is alive, by the contract of a table's `realloc`.
    unsafe { pyrite_heap::realloc(const { domain(DOMAIN) }, block.cast(), bytes).cast() }
}

unsafe extern "C" fn free(_: *mut c_void, block: *mut c_void) {
    // SAFETY: the block comes from this heap and is alive, by the contract of a table's `free`.
    let ours = unsafe { pyrite_heap::try_free(block.cast()) };
    if !ours {
        foreign();
    }
}

/// The preload library passes such a block on to the host; here there is none.
#[cold]
fn foreign() -> ! {
    eprintln!("pyrite-bench: the heap does not know its own block");
    std::process::abort();
}
