//! `pyrite.h`: what this library has and CPython has not.

use core::ffi::{c_char, c_int, c_void};
use core::fmt::Write;

use pyrite_heap as heap;
use pyrite_report::{Host, Install, Process, Report};

use crate::abi::PyObject;
use crate::object::DoorPtr;
use crate::{gc, mem, runtime};

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

/// How many blocks of the heap are live in one domain, of all sizes. The memory domain shares pools of the object
/// domain as long as it has few blocks of a size, and the object domain the larger ones of the memory domain; such a
/// block counts where it lies.
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
    times: isize,
    limit: isize,
) -> *mut PyObject {
    // SAFETY: by this function's contract.
    unsafe { crate::types::unicode::repeat_shared(str, times, limit) }.or_null()
}

// ---- Objects and the collector; all of it wants the GIL ----

/// What was done to one generation of the collector.
#[repr(C)]
pub struct pyrite_gc_stats {
    /// Collections.
    pub collections: isize,
    /// Unreachable objects found and freed.
    pub collected: isize,
    /// Unreachable objects kept because of a legacy finalizer.
    pub uncollectable: isize,
    /// Objects looked at.
    pub candidates: isize,
    /// Collections that let their garbage live, for lack of memory for their tables.
    pub given_up: isize,
    /// Time in all, in nanoseconds.
    pub nanoseconds: u64,
    /// The longest collection, in nanoseconds.
    pub longest_nanoseconds: u64,
}

/// Told of collections: `phase` is 0 at the start, with sums of 0, and 1 at the end.
#[expect(
    non_camel_case_types,
    reason = "the name is a type of C's, here as there"
)]
pub type pyrite_gc_callback = Option<
    unsafe extern "C" fn(
        phase: c_int,
        generation: c_int,
        collected: isize,
        uncollectable: isize,
        data: *mut c_void,
    ),
>;

/// Find and free garbage in `generation` and all younger ones, also while the collector is disabled: what Python
/// programs know as `gc.collect(generation)`.
///
/// - `generation`: 0 to 2.
/// - Returns the number of unreachable objects found; 0 at once while a collection runs; -1 with ValueError for any
///   other generation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gc_collect(generation: c_int) -> isize {
    match usize::try_from(generation) {
        Ok(generation @ 0..=2) => {
            // SAFETY: by this function's contract.
            let outcome = unsafe { gc::collect::collect(generation) };
            outcome.collected + outcome.uncollectable
        }
        _ => {
            // SAFETY: the caller holds the GIL.
            unsafe {
                crate::capi::PyErr_SetString(
                    crate::capi::PyExc_ValueError,
                    c"invalid generation".as_ptr(),
                );
            }
            -1
        }
    }
}

/// Get the thresholds of the three generations.
///
/// - `thresholds`: room for three.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_threshold(thresholds: *mut c_int) {
    // SAFETY: by this function's contract.
    unsafe {
        thresholds
            .cast::<[c_int; 3]>()
            .write(gc::pace::pace().thresholds)
    };
}

/// Set the thresholds of the three generations; 0 for the first switches automatic collection off.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_set_threshold(first: c_int, second: c_int, third: c_int) {
    // SAFETY: the caller holds the GIL.
    unsafe {
        gc::pace::pace().thresholds = [first, second, third];
        gc::pace::reset_alarm();
    }
}

/// Get the counts of the three generations.
///
/// - `counts`: room for three.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_count(counts: *mut c_int) {
    // SAFETY: by this function's contract.
    unsafe { counts.cast::<[c_int; 3]>().write(gc::pace::pace().counts) };
}

/// Get what was done to a generation.
///
/// - Returns 0; -1, and nothing is written, when there is no such generation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_stats(
    generation: c_int,
    stats: *mut pyrite_gc_stats,
) -> c_int {
    let Ok(generation @ 0..=2) = usize::try_from(generation) else {
        return -1;
    };
    // SAFETY: by this function's contract.
    unsafe {
        let one = gc::state::state().statistics[generation];
        stats.write(pyrite_gc_stats {
            collections: one.collections,
            collected: one.collected,
            uncollectable: one.uncollectable,
            candidates: one.candidates,
            given_up: one.given_up,
            nanoseconds: one.nanoseconds,
            longest_nanoseconds: one.longest_nanoseconds,
        });
    }
    0
}

/// Set who is told of collections; NULL: nobody. `gc.callbacks` are told as well.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_set_callback(callback: pyrite_gc_callback, data: *mut c_void) {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::state::state().observer = callback.map(|callback| (callback, data)) };
}

/// Get the debug flags, as `gc.get_debug()`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_debug() -> c_int {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::state::state().debug }
}

/// Set the debug flags: 1 statistics, 2 collectable and 4 uncollectable objects are printed to stderr, 32 garbage is kept
/// in `gc.garbage`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_set_debug(flags: c_int) {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::state::state().debug = flags };
}

/// Set what makes a full collection due.
///
/// - `policy`: 0 counts of objects, as in CPython; 1 the growth of the heap in bytes, while young generations are
///   collected by counts.
/// - Returns 0; -1 when there is no such policy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_set_policy(policy: c_int) -> c_int {
    let policy = match policy {
        0 => gc::policy::Policy::Threshold,
        1 => gc::policy::Policy::Bytes,
        _ => return -1,
    };
    // SAFETY: the caller holds the GIL.
    unsafe { gc::policy::set_policy(policy) };
    0
}

/// The policy, by its number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_policy() -> c_int {
    // SAFETY: the caller holds the GIL.
    c_int::from(unsafe { gc::policy::policy() } == gc::policy::Policy::Bytes)
}

/// Set whether a collection that becomes due runs at once, inside the allocation, as in CPython up to 3.11: for programs
/// that never come to `PyErr_CheckSignals`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_set_at_once(at_once: c_int) {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::pace::pace().at_once = at_once != 0 };
}

/// Move all tracked objects to the permanent generation, which is never collected.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_freeze() {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::collect::freeze() };
}

/// Move the permanent generation to the oldest one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_unfreeze() {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::collect::unfreeze() };
}

/// How many objects the permanent generation has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_freeze_count() -> isize {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::collect::frozen_count() }
}

/// A list of the tracked objects of a generation, of all three for -1. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_objects(generation: c_int) -> *mut crate::abi::PyObject {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::module::objects_of(generation as isize) }.or_null()
}

/// A list of the tracked objects that refer to `op`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_referrers(
    op: *mut crate::abi::PyObject,
) -> *mut crate::abi::PyObject {
    // SAFETY: by this function's contract.
    unsafe { gc::module::of_one(op, gc::module::referrers) }.or_null()
}

/// A list of what `op` refers to. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_referents(
    op: *mut crate::abi::PyObject,
) -> *mut crate::abi::PyObject {
    // SAFETY: by this function's contract.
    unsafe { gc::module::of_one(op, gc::module::referents) }.or_null()
}

/// `gc.garbage`. Borrowed; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_gc_get_garbage() -> *mut crate::abi::PyObject {
    // SAFETY: the caller holds the GIL.
    unsafe { gc::state::garbage() }.or_null()
}

/// The count of references to `op`; 4294967295 for one that never dies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_getrefcount(op: *mut crate::abi::PyObject) -> isize {
    // SAFETY: by this function's contract.
    unsafe { crate::object::refcount(op) }
}

/// The size of `op` in bytes, what Python programs know as `sys.getsizeof()`. -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_getsizeof(op: *mut crate::abi::PyObject) -> isize {
    // SAFETY: by this function's contract.
    unsafe { crate::capi::_PySys_GetSizeOf(op) as isize }
}

/// Print the live objects by type, the private pools, the interned strs and the collector's figures as a table for people.
///
/// - `out`: an open stream.
/// - Returns 0; -1 with an exception, or without one when the stream did not take it all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_print_objects(out: *mut libc::FILE) -> c_int {
    // SAFETY: by this function's contract.
    match unsafe { crate::object::inspect::print(&mut mem::File::new(out)) } {
        Ok(Ok(())) => 0,
        _ => -1,
    }
}

/// Print the same as JSON.
///
/// - `out`, result: as for `pyrite_print_objects`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pyrite_print_objects_json(out: *mut libc::FILE) -> c_int {
    // SAFETY: by this function's contract.
    match unsafe { crate::object::inspect::print_json(&mut mem::File::new(out)) } {
        Ok(Ok(())) => 0,
        _ => -1,
    }
}
