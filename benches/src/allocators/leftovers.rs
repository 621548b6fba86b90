//! Takes what the start of an interpreter has left free in pymalloc's arenas, and in the C library's heap, which serves
//! its raw domain and its larger blocks.
//!
//! That memory is resident before a measurement begins, so blocks that fit into it would seem to cost nothing; every
//! other allocator starts empty. Afterwards pymalloc has one arena of its own making, with every pool in it free, and
//! the C library has the end of its heap, whose memory [`crate::memory::baseline_bytes`] gives back.

use std::ffi::c_void;
use std::hint::black_box;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::Table;

/// `PyObjectArenaAllocator`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ArenaAllocator {
    context: *mut c_void,
    alloc: unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void, *mut c_void, usize),
}

/// `PyObject_GetArenaAllocator` and `PyObject_SetArenaAllocator`.
pub type ArenaFunction = unsafe extern "C" fn(*mut ArenaAllocator);

/// What pymalloc itself serves, in steps of 16 bytes.
const POOLED_MAX_BYTES: usize = 512;
const STEP_BYTES: usize = 16;

/// The C library keeps freed blocks of up to this many bytes for its next requests, one by one.
const CACHED_MAX_BYTES: usize = 1032;
/// Longer pieces are pages that the C library gives back when it is asked to.
const PIECE_MAX_BYTES: usize = 64 << 10;

/// Where the arena lies that came after the leftovers, and how long it is; 0 until it comes.
static NEW_ARENA: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

/// Takes the leftovers, for good. `table` is pymalloc's, and the lock of the interpreter is held.
pub fn fill(table: &Table, get: ArenaFunction, set: ArenaFunction) {
    let mut original = MaybeUninit::<ArenaAllocator>::uninit();
    // SAFETY: the function fills the struct.
    let mut original = unsafe {
        get(original.as_mut_ptr());
        original.assume_init()
    };
    let mut noting = ArenaAllocator {
        context: (&raw mut original).cast(),
        alloc,
        free,
    };
    // SAFETY: the wrapper passes everything on to the original, which is put back before it goes out of scope.
    unsafe { set(&mut noting) };
    let allocate = |bytes| {
        // SAFETY: any size may be asked for.
        let block = unsafe { (table.malloc)(table.context, bytes) };
        assert!(!block.is_null(), "out of memory");
        block
    };
    // First the pools that nobody uses, whatever their size, and what is left of the arenas: a new arena comes only
    // when there is no such pool any more.
    while NEW_ARENA[0].load(Relaxed) == 0 {
        allocate(POOLED_MAX_BYTES);
    }
    // Then the free blocks in pools that are in use: a block from the new arena comes only when its class has none.
    for bytes in (STEP_BYTES..=POOLED_MAX_BYTES).step_by(STEP_BYTES) {
        loop {
            let block = allocate(bytes);
            let [start, length] = [0, 1].map(|index| NEW_ARENA[index].load(Relaxed));
            if (start..start + length).contains(&(block as usize)) {
                // SAFETY: the block is alive and nobody else knows it.
                unsafe { (table.free)(table.context, block) };
                break;
            }
        }
    }
    // SAFETY: the struct is what `get` has filled in.
    unsafe { set(&mut original) };
}

/// Takes the free pieces inside the C library's heap, for good; what lies at its end stays.
pub fn fill_c_library() {
    // SAFETY: may be called at any time.
    let end_bytes = || unsafe { libc::mallinfo2() }.keepcost;
    for bytes in (STEP_BYTES..=PIECE_MAX_BYTES).rev().step_by(STEP_BYTES) {
        loop {
            let before = end_bytes();
            // A compiler leaves a malloc out whose block nobody uses.
            // SAFETY: any size may be asked for.
            let block = black_box(unsafe { libc::malloc(bytes) });
            assert!(!block.is_null(), "out of memory");
            if end_bytes() == before {
                continue;
            }
            // No piece was so long. A small block would not go back to the end, but be kept.
            if bytes > CACHED_MAX_BYTES {
                // SAFETY: the block is alive and nobody else knows it.
                unsafe { libc::free(block) };
            }
            break;
        }
    }
}

/// # Safety
/// As the function of an arena allocator whose context is the original one.
unsafe extern "C" fn alloc(context: *mut c_void, bytes: usize) -> *mut c_void {
    let original = context.cast::<ArenaAllocator>();
    // SAFETY: `fill` has put the original there, and it is still alive.
    let arena = unsafe { ((*original).alloc)((*original).context, bytes) };
    NEW_ARENA[1].store(bytes, Relaxed);
    NEW_ARENA[0].store(arena as usize, Relaxed);
    arena
}

/// # Safety
/// As for [`alloc`].
unsafe extern "C" fn free(context: *mut c_void, arena: *mut c_void, bytes: usize) {
    let original = context.cast::<ArenaAllocator>();
    // SAFETY: as in `alloc`; the original made the arena.
    unsafe { ((*original).free)((*original).context, arena, bytes) };
}
