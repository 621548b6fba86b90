//! `_PyArena`: blocks that are allocated one by one and go all at once, and objects that go with them.
//!
//! ```text
//! arena ─> newest chunk ─ next ─> ... ─> first chunk
//!           | header | block | block |  room  |
//! ```
//!
//! Blocks are cut from the newest chunk; one that does not fit begins another. Objects are remembered in such blocks,
//! too: each is a link of a chain.

use core::ffi::c_void;
use core::ptr;

use crate::abi::PyObject;
use crate::gil::Gil;
use crate::mem;
use crate::object;

const ALIGN_BYTES: usize = 8;
/// A chunk has room for at least so many bytes.
const CHUNK_BYTES: usize = 8 << 10;

/// The arena; C sees only its address.
pub struct BumpArena {
    chunk: *mut Chunk,
    objects: *mut Kept,
}

/// `used <= capacity`; both are multiples of [`ALIGN_BYTES`] and count what follows this header.
struct Chunk {
    next: *mut Chunk,
    capacity: usize,
    used: usize,
}

struct Kept {
    next: *mut Kept,
    object: *mut PyObject,
}

impl BumpArena {
    /// An empty arena, or NULL.
    pub fn create(_gil: Gil) -> *mut BumpArena {
        // SAFETY: the caller holds the GIL.
        let arena = unsafe { mem::MEM.malloc(size_of::<BumpArena>()) }.cast::<BumpArena>();
        if !arena.is_null() {
            let empty = BumpArena {
                chunk: ptr::null_mut(),
                objects: ptr::null_mut(),
            };
            // SAFETY: a fresh block of this size; blocks begin at multiples of 16.
            unsafe { arena.write(empty) };
        }
        arena
    }

    /// `bytes` bytes at a multiple of 8, or NULL.
    pub fn allocate(&mut self, gil: Gil, bytes: usize) -> *mut c_void {
        let Some(bytes) = bytes.checked_next_multiple_of(ALIGN_BYTES) else {
            return ptr::null_mut();
        };
        // SAFETY: `chunk` is NULL or a chunk of this arena.
        let fits = !self.chunk.is_null()
            && unsafe { (*self.chunk).capacity - (*self.chunk).used } >= bytes;
        if !fits && !self.add_chunk(gil, bytes) {
            return ptr::null_mut();
        }
        // SAFETY: the newest chunk has room for so many bytes behind what is used of it.
        unsafe {
            let block = self.chunk.add(1).cast::<u8>().add((*self.chunk).used);
            (*self.chunk).used += bytes;
            block.cast()
        }
    }

    fn add_chunk(&mut self, _gil: Gil, bytes: usize) -> bool {
        let capacity = bytes.max(CHUNK_BYTES);
        let Some(all) = capacity.checked_add(size_of::<Chunk>()) else {
            return false;
        };
        // SAFETY: the caller holds the GIL.
        let chunk = unsafe { mem::MEM.malloc(all) }.cast::<Chunk>();
        if chunk.is_null() {
            return false;
        }
        let header = Chunk {
            next: self.chunk,
            capacity,
            used: 0,
        };
        // SAFETY: a fresh block that is larger than the header.
        unsafe { chunk.write(header) };
        self.chunk = chunk;
        true
    }

    /// Takes over a reference to `object`, to be given back with the arena. False: there is no memory, and the
    /// reference is still the caller's.
    pub fn keep(&mut self, gil: Gil, object: *mut PyObject) -> bool {
        let link = self.allocate(gil, size_of::<Kept>()).cast::<Kept>();
        if link.is_null() {
            return false;
        }
        let kept = Kept {
            next: self.objects,
            object,
        };
        // SAFETY: a fresh block of this size, at a multiple of 8.
        unsafe { link.write(kept) };
        self.objects = link;
        true
    }

    /// Gives back the objects and all memory.
    ///
    /// # Safety
    /// `arena` came from [`Self::create`]; nobody uses it or a block of it from here on.
    pub unsafe fn destroy(_gil: Gil, arena: *mut BumpArena) {
        // SAFETY: by this function's contract the arena is ours alone, and its links, objects and chunks are as this
        // module has written them. An object's deallocator may run other code, but none that knows this arena.
        unsafe {
            let BumpArena { chunk, objects } = arena.read();
            let mut next = objects;
            while !next.is_null() {
                let Kept {
                    next: after,
                    object,
                } = next.read();
                object::decref(object);
                next = after;
            }
            let mut next = chunk;
            while !next.is_null() {
                let after = (*next).next;
                mem::MEM.free(next.cast());
                next = after;
            }
            mem::MEM.free(arena.cast());
        }
    }
}
