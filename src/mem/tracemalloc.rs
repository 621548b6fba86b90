//! `PYTHONTRACEMALLOC`: remembers every live block, of which size it is.
//!
//! CPython remembers with each block the Python code that allocated it. Where no Python code runs there is none to
//! remember: CPython then says `File "<unknown>", line 0`, and so do we, whatever the number of frames.
//!
//! The hooks lie over all else in the three domains. A call that one of them makes below comes back through the hooks
//! when pymalloc passes it on to the raw domain; such an inner call is not a block of the program's, so it is let
//! through.

use core::cell::Cell;
use core::ffi::c_void;
use core::ptr;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use super::address_table::AddressTable;
use super::tables::{self, Installed};
use crate::abi::PyMemAllocatorEx;
use crate::sync::Lock;

/// The most frames that may be asked for.
pub const FRAMES_MAX: usize = 65_535;
/// The domain of what the allocators give.
const ALLOCATORS: u32 = 0;

struct Traces {
    table: AddressTable,
    current: usize,
    peak: usize,
}

static TRACES: Lock<Traces> = Lock::new(Traces {
    table: AddressTable::new(),
    current: 0,
    peak: 0,
});
static ON: AtomicBool = AtomicBool::new(false);
/// The frames that were asked for last.
static FRAMES: AtomicUsize = AtomicUsize::new(1);
/// What lies below the hooks.
static BELOW: [Installed; 3] = [Installed::empty(), Installed::empty(), Installed::empty()];

thread_local! {
    /// Whether this thread is inside a hook.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    /// The block that this thread is freeing: its trace is gone already, and its report may still come.
    static FREEING: Cell<usize> = const { Cell::new(0) };
}

impl Traces {
    fn add(&mut self, domain: u32, address: usize, size: usize) -> bool {
        let before = self.table.get(domain, address).unwrap_or(0);
        if !self.table.insert(domain, address, size) {
            return false;
        }
        self.current = self.current.wrapping_sub(before).wrapping_add(size);
        self.peak = self.peak.max(self.current);
        true
    }

    fn remove(&mut self, domain: u32, address: usize) -> Option<usize> {
        let size = self.table.remove(domain, address)?;
        self.current = self.current.wrapping_sub(size);
        Some(size)
    }
}

/// Whether blocks are remembered.
pub fn is_on() -> bool {
    ON.load(Relaxed)
}

/// The frames that were asked for when the hooks were laid last.
pub fn frames() -> usize {
    FRAMES.load(Relaxed)
}

/// Lays the hooks over all domains. They must not be there already.
pub fn start(frames: usize) {
    FRAMES.store(frames, Relaxed);
    for (below, place) in BELOW.iter().zip([&tables::RAW, &tables::MEM, &tables::OBJ]) {
        below.set(&place.get());
        place.set(&PyMemAllocatorEx {
            ctx: ptr::from_ref(below).cast_mut().cast(),
            malloc: Some(malloc),
            calloc: Some(calloc),
            realloc: Some(realloc),
            free: Some(free),
        });
    }
    ON.store(true, Relaxed);
}

/// Takes the hooks away, with all that was installed over them meanwhile, and forgets everything.
pub fn stop() {
    if !ON.swap(false, Relaxed) {
        return;
    }
    for (below, place) in BELOW.iter().zip([&tables::RAW, &tables::MEM, &tables::OBJ]) {
        place.set(&below.get());
    }
    clear();
}

/// Bytes remembered now, and the most there were.
pub fn traced_bytes() -> (usize, usize) {
    let traces = TRACES.lock();
    (traces.current, traces.peak)
}

/// Makes the bytes remembered now the most there were.
pub fn reset_peak() {
    let mut traces = TRACES.lock();
    traces.peak = traces.current;
}

/// Forgets everything that was remembered so far.
pub fn clear() {
    let mut traces = TRACES.lock();
    traces.table.clear();
    (traces.current, traces.peak) = (0, 0);
}

/// Bytes of the table itself.
pub fn own_bytes() -> usize {
    TRACES.lock().table.bytes()
}

/// A copy of what is remembered: domain and size of each block. `None`: there is no memory for it.
pub fn copy() -> Option<Vec<(u32, usize)>> {
    let traces = TRACES.lock();
    let mut all = Vec::new();
    all.try_reserve_exact(traces.table.len()).ok()?;
    all.extend(traces.table.iter());
    Some(all)
}

/// Whether the block at `address` came from an allocator while the hooks were there.
pub fn knows(address: usize) -> bool {
    // A block being freed has its report, if any, from the same thread.
    FREEING.get() == address
        || TRACES
            .try_lock()
            .is_some_and(|traces| traces.table.get(ALLOCATORS, address).is_some())
}

/// Whether a block of a domain is remembered.
pub fn has(domain: u32, address: usize) -> bool {
    TRACES.lock().table.get(domain, address).is_some()
}

/// Remembers `size` bytes at `address` in a domain of the program's. `None`: tracing is off; `Some(false)`: there is
/// no memory for it.
pub fn track(domain: u32, address: usize, size: usize) -> Option<bool> {
    is_on().then(|| TRACES.lock().add(domain, address, size))
}

/// Forgets it. False: tracing is off.
pub fn untrack(domain: u32, address: usize) -> bool {
    if is_on() {
        TRACES.lock().remove(domain, address);
    }
    is_on()
}

/// Closes the table for the time of a fork.
pub fn hold_for_fork() {
    TRACES.hold_for_fork();
}

/// Opens it again.
///
/// # Safety
/// [`hold_for_fork`] was called by this thread, and nothing since.
pub unsafe fn release_after_fork() {
    // SAFETY: by this function's contract.
    unsafe { TRACES.release_after_fork() };
}

/// # Safety
/// `ctx` is a member of `BELOW`.
unsafe fn below<'a>(ctx: *mut c_void) -> &'a Installed {
    // SAFETY: by this function's contract; they are static.
    unsafe { &*ctx.cast::<Installed>() }
}

/// # Safety
/// `fresh` is NULL or a block of `below`.
unsafe fn remember(below: &Installed, fresh: *mut c_void, size: usize) -> *mut c_void {
    if fresh.is_null() || TRACES.lock().add(ALLOCATORS, fresh.addr(), size) {
        return fresh;
    }
    // SAFETY: by this function's contract; nobody else knows the block.
    unsafe { below.free(fresh) };
    ptr::null_mut()
}

/// # Safety
/// That of the allocator below, and `ctx` as for [`below`].
unsafe extern "C" fn malloc(ctx: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe {
        let below = below(ctx);
        if INSIDE.replace(true) {
            return below.malloc(size);
        }
        let block = remember(below, below.malloc(size), size);
        INSIDE.set(false);
        block
    }
}

/// # Safety
/// As for [`malloc`].
unsafe extern "C" fn calloc(ctx: *mut c_void, count: usize, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe {
        let below = below(ctx);
        if INSIDE.replace(true) {
            return below.calloc(count, size);
        }
        let block = remember(below, below.calloc(count, size), count.wrapping_mul(size));
        INSIDE.set(false);
        block
    }
}

/// # Safety
/// As for [`malloc`]; `block` is NULL or a live block of the domain.
unsafe extern "C" fn realloc(ctx: *mut c_void, block: *mut c_void, size: usize) -> *mut c_void {
    if block.is_null() {
        // SAFETY: by this function's contract; `below` takes NULL to mean the same.
        return unsafe { malloc(ctx, size) };
    }
    // SAFETY: by this function's contract.
    unsafe {
        let below = below(ctx);
        if INSIDE.replace(true) {
            return below.realloc(block, size);
        }
        // Before the call: after it the address may be another thread's block.
        let old = TRACES.lock().remove(ALLOCATORS, block.addr());
        FREEING.set(if old.is_some() { block.addr() } else { 0 });
        let moved = below.realloc(block, size);
        FREEING.set(0);
        if !moved.is_null() {
            // The room of the old entry is free, or other threads have taken it and the table grows; if it cannot,
            // the block lives on without being remembered.
            TRACES.lock().add(ALLOCATORS, moved.addr(), size);
        } else if let Some(old) = old {
            TRACES.lock().add(ALLOCATORS, block.addr(), old);
        }
        INSIDE.set(false);
        moved
    }
}

/// # Safety
/// As for [`realloc`]; nobody uses the block from here on.
unsafe extern "C" fn free(ctx: *mut c_void, block: *mut c_void) {
    // SAFETY: by this function's contract.
    unsafe {
        let below = below(ctx);
        if block.is_null() || INSIDE.replace(true) {
            return below.free(block);
        }
        let old = TRACES.lock().remove(ALLOCATORS, block.addr());
        FREEING.set(if old.is_some() { block.addr() } else { 0 });
        below.free(block);
        FREEING.set(0);
        INSIDE.set(false);
    }
}
