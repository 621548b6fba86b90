//! `pyrite.h`: what this library has and CPython has not.

use core::ffi::{c_char, c_int, c_void};
use core::fmt::Write;

use pyrite_heap as heap;
use pyrite_report::{Host, Install, Process, Report};

use crate::abi::{Py_ssize_t, PyObject};
use crate::object::DoorPtr;
use crate::{mem, runtime};

/// The version of pyrite, as in `0.1.0`. Static.
#[unsafe(no_mangle)]
pub extern "C" fn pyrite_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// How many blocks of the memory and the object domain are live, of all sizes: what Python programs know as
/// `sys.getallocatedblocks()`. 0 for blocks that an allocator of the program's has given.
///
/// - Cost: a walk over the heap's tables, a few nanoseconds for each 4096 bytes of it.
/// - May be called at any time by any thread; what others allocate meanwhile may be counted or not.
#[unsafe(no_mangle)]
pub extern "C" fn pyrite_allocated_blocks() -> usize {
    mem::allocated_blocks()
}

/// How many blocks of the heap are live in one domain, of all sizes.
///
/// - `domain`: `PYMEM_DOMAIN_RAW`, `_MEM` or `_OBJ`; 0 blocks for any other number.
/// - Cost, threads: as `pyrite_allocated_blocks`.
#[unsafe(no_mangle)]
pub extern "C" fn pyrite_domain_blocks(domain: c_int) -> usize {
    match domain {
        0 => heap::live_blocks(heap::Domain::Raw),
        1 => heap::live_blocks(heap::Domain::Mem),
        2 => heap::live_blocks(heap::Domain::Obj),
        _ => 0,
    }
}

/// Give all memory that no block uses back to the system now, without waiting for decay.
///
/// - Returns how many bytes were given back.
/// - What other threads keep for their next allocations stays with them. May be called at any time by any thread.
#[unsafe(no_mangle)]
pub extern "C" fn pyrite_trim() -> usize {
    heap::trim()
}

/// Set how long unused memory is kept before it goes back to the system.
///
/// - `milliseconds`: 0 gives it back at once, a negative number never.
#[unsafe(no_mangle)]
pub extern "C" fn pyrite_set_decay_ms(milliseconds: i64) {
    heap::configure(heap::Settings {
        decay_ms: milliseconds,
        ..heap::settings()
    });
}

/// How many bytes of a block may be used: at least what was asked for.
///
/// - `ptr`: a live block of the heap. For NULL and for an address that is not the heap's, 0.
/// - Under debug hooks, and over an allocator of the program's, the address that the program has is not a block of the heap's,
///   and the answer means nothing.
///
/// # Safety
/// `ptr` is NULL, or not in the heap, or a live block of it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_usable_size(ptr: *const c_void) -> usize {
    // SAFETY: by this function's contract.
    unsafe {
        if heap::contains(ptr.cast()) {
            heap::usable_size(ptr.cast())
        } else {
            0
        }
    }
}

/// The sizes of all blocks that `PYTHONTRACEMALLOC` and `PyTraceMalloc_Track` keep track of: what Python programs know as
/// `tracemalloc.get_traced_memory()`.
///
/// - `current`, `peak`: bytes now, and the most there were; each may be NULL. 0 while tracing is off.
///
/// # Safety
/// `current` and `peak` are each NULL or can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_traced_memory(current: *mut usize, peak: *mut usize) {
    let (now, most) = mem::tracemalloc::traced_bytes();
    for (place, bytes) in [(current, now), (peak, most)] {
        if !place.is_null() {
            // SAFETY: by this function's contract.
            unsafe { place.write(bytes) };
        }
    }
}

/// Print a report of the process and its heap as a table for people: live, cached and mapped memory, by domain and size
/// class, peak RSS and what was given back.
///
/// - `out`: an open stream.
/// - Returns 0, or -1 when the stream did not take it all.
/// - Allocates memory of the C library's for the text.
///
/// # Safety
/// `out` is an open stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_print_report(out: *mut libc::FILE) -> c_int {
    // SAFETY: by this function's contract.
    unsafe { put(out, &report().to_table()) }
}

/// Print the same report as JSON, as `pyrite stats` reads it.
///
/// - `out`, result: as for `pyrite_print_report`.
///
/// # Safety
/// `out` is an open stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_print_report_json(out: *mut libc::FILE) -> c_int {
    // SAFETY: by this function's contract.
    unsafe { put(out, &report().to_json()) }
}

/// # Safety
/// `out` is an open stream.
unsafe fn put(out: *mut libc::FILE, text: &str) -> c_int {
    // SAFETY: by this function's contract.
    match unsafe { mem::File::new(out) }.write_str(text) {
        Ok(()) => 0,
        Err(_) => -1,
    }
}

fn report() -> Report {
    let process = Process::since(runtime::started());
    let install = Install {
        installed: true,
        domains: ["raw", "mem", "obj"].map(str::to_owned).to_vec(),
        debug_hooks: mem::current_name().is_some_and(|name| name.to_bytes().ends_with(b"_debug")),
        reason: None,
        pythonmalloc: None,
    };
    Report::new(
        Host::this_process(),
        install,
        process,
        Some(&heap::statistics()),
    )
}

/// A str many times over, as a compiler folds constants: the result is interned when it is at most `limit` characters
/// long, so that equal ones are one object, and new every time when it is longer.
///
/// - `str`: a str, borrowed.
/// - `times`: how many times; below 1 gives the empty str.
/// - `limit`: 20 is what CPython 2.7 and 3.6 fold, 4096 what 3.7 and later do.
/// - Returns a new reference, or NULL with TypeError, OverflowError or MemoryError.
///
/// # Safety
/// The GIL is held, and `str` is alive.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_repeat_shared(
    str: *mut PyObject,
    times: Py_ssize_t,
    limit: Py_ssize_t,
) -> *mut PyObject {
    // SAFETY: by this function's contract.
    unsafe { crate::types::unicode::repeat_shared(str, times, limit) }.or_null()
}
