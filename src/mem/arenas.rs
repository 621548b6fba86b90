//! `PyObject_SetArenaAllocator`: a program's own source of arenas, and the report before each new one.
//!
//! The heap takes arenas from its own range unless it is given a source. It is given ours when the program has set an
//! allocator, or when `PYTHONMALLOCSTATS` wants to see arenas come: ours reports, then asks the allocator.

use core::ffi::c_void;
use core::mem::transmute;
use core::ptr;
use core::sync::atomic::{AtomicBool, Ordering::Relaxed};

use pyrite_heap::{self as heap, ArenaSource};

use super::statistics;
use crate::abi::PyObjectArenaAllocator;
use crate::sync::Lock;

struct Installed(PyObjectArenaAllocator);

// SAFETY: addresses, which are only handed on; whoever sets an allocator has functions that every thread may call.
unsafe impl Send for Installed {}

/// What the program gets when it asks, and the heap when it is given a source.
static INSTALLED: Lock<Installed> = Lock::new(Installed(SYSTEM));
static REPORTS: AtomicBool = AtomicBool::new(false);

/// The system's memory, as CPython hands it out.
const SYSTEM: PyObjectArenaAllocator = PyObjectArenaAllocator {
    ctx: ptr::null_mut(),
    alloc: Some(map),
    free: Some(unmap),
};

/// The arena allocator that is set.
pub fn arena_allocator() -> PyObjectArenaAllocator {
    INSTALLED.lock().0
}

/// Sets one, for every arena that small blocks of `mem` and `obj` need from here on.
pub fn set_arena_allocator(allocator: &PyObjectArenaAllocator) {
    INSTALLED.lock().0 = *allocator;
    tell_heap();
}

/// Goes back to the heap's own.
pub fn reset_arena_allocator() {
    set_arena_allocator(&SYSTEM);
}

/// Whether the statistics are printed before each new arena.
pub fn report_arenas(wanted: bool) {
    REPORTS.store(wanted, Relaxed);
    tell_heap();
}

fn tell_heap() {
    let PyObjectArenaAllocator { ctx, alloc, free } = INSTALLED.lock().0;
    let (Some(alloc), Some(free)) = (alloc, free) else {
        return;
    };
    let is_system = ptr::fn_addr_eq(alloc, map as unsafe extern "C" fn(_, _) -> _);
    if is_system && !REPORTS.load(Relaxed) {
        heap::set_arena_source(None);
        return;
    }
    // SAFETY: the same functions: C's `void *` and Rust's `*mut u8` are both an address.
    let (alloc, free) = unsafe {
        (
            transmute::<
                unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void,
                unsafe extern "C" fn(*mut u8, usize) -> *mut u8,
            >(if REPORTS.load(Relaxed) {
                reporting
            } else {
                alloc
            }),
            transmute::<
                unsafe extern "C" fn(*mut c_void, *mut c_void, usize),
                unsafe extern "C" fn(*mut u8, *mut u8, usize),
            >(free),
        )
    };
    heap::set_arena_source(Some(ArenaSource {
        context: ctx.cast(),
        alloc,
        free,
    }));
}

/// Prints the statistics, then asks the allocator that is set.
///
/// # Safety
/// `ctx` is that allocator's context.
unsafe extern "C" fn reporting(ctx: *mut c_void, size: usize) -> *mut c_void {
    statistics::print_to_stderr();
    let alloc = INSTALLED.lock().0.alloc;
    // SAFETY: the heap asks with the context that came with the allocator.
    alloc.map_or(ptr::null_mut(), |alloc| unsafe { alloc(ctx, size) })
}

/// # Safety
/// None; the signature is that of an arena allocator's function.
unsafe extern "C" fn map(_ctx: *mut c_void, size: usize) -> *mut c_void {
    let (protection, flags) = (
        libc::PROT_READ | libc::PROT_WRITE,
        libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
    );
    // SAFETY: a fresh mapping, wherever the system likes.
    let place = unsafe { libc::mmap(ptr::null_mut(), size, protection, flags, -1, 0) };
    if place == libc::MAP_FAILED {
        ptr::null_mut()
    } else {
        place
    }
}

/// # Safety
/// `arena` and `size` are those of a mapping that nobody uses any more.
unsafe extern "C" fn unmap(_ctx: *mut c_void, arena: *mut c_void, size: usize) {
    // SAFETY: by this function's contract.
    unsafe { libc::munmap(arena, size) };
}
