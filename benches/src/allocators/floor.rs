//! The least an allocator can do: a list of free blocks for each multiple of 16 bytes, filled from fresh memory.
//!
//! No allocator that keeps its memory tidy can be as fast; the difference to this one is what tidiness costs. The time
//! that is left when even this one is used belongs to the measuring program. Serves a single thread.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::time::Duration;

use super::{Loaded, Table};

const CHUNK_BYTES: usize = 1 << 30;
const HEADER_BYTES: usize = 16;
const STEP_BYTES: usize = 16;
/// Larger blocks are looked up by a power of two.
const EXACT_MAX_BYTES: usize = 4096;
const EXACT_COUNT: usize = EXACT_MAX_BYTES / STEP_BYTES + 1;
const LIST_COUNT: usize = EXACT_COUNT + usize::BITS as usize;

struct Floor {
    /// First free block of each list; its first word is the next one.
    lists: [*mut u8; LIST_COUNT],
    fresh: *mut u8,
    end: *mut u8,
}

struct OneThread(UnsafeCell<Floor>);
// SAFETY: this allocator is offered to measurements of a single thread only.
unsafe impl Sync for OneThread {}

static FLOOR: OneThread = OneThread(UnsafeCell::new(Floor {
    lists: [std::ptr::null_mut(); LIST_COUNT],
    fresh: std::ptr::null_mut(),
    end: std::ptr::null_mut(),
}));

/// The floor.
pub fn load() -> Loaded {
    let table = Table {
        context: std::ptr::null_mut(),
        malloc,
        calloc,
        realloc,
        free,
    };
    Loaded {
        patience: Duration::ZERO,
        ..Loaded::of([table; 3])
    }
}

/// The list that holds blocks for `bytes`, and their size.
fn class(bytes: usize) -> (usize, usize) {
    if bytes <= EXACT_MAX_BYTES {
        let list = bytes.div_ceil(STEP_BYTES);
        (list, list * STEP_BYTES)
    } else {
        let size = bytes.next_power_of_two();
        (EXACT_COUNT + size.trailing_zeros() as usize, size)
    }
}

unsafe extern "C" fn malloc(_: *mut c_void, bytes: usize) -> *mut c_void {
    let (list, size) = class(bytes.max(1));
    // SAFETY: a single thread calls, and no reference outlives a call. A block on a list was handed out before, so its
    // first word is writable and holds the link that `free` has put there.
    unsafe {
        let floor = &mut *FLOOR.0.get();
        let head = floor.lists[list];
        if !head.is_null() {
            floor.lists[list] = head.cast::<*mut u8>().read();
            return head.cast();
        }
        floor.carve(list, size).cast()
    }
}

impl Floor {
    #[cold]
    fn carve(&mut self, list: usize, size: usize) -> *mut u8 {
        let needed = size + HEADER_BYTES;
        if (self.end as usize) - (self.fresh as usize) < needed {
            let length = needed.max(CHUNK_BYTES);
            // SAFETY: an anonymous mapping at an address the system chooses disturbs nothing.
            let chunk = unsafe {
                libc::mmap(
                    std::ptr::null_mut(),
                    length,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            assert_ne!(chunk, libc::MAP_FAILED, "out of memory");
            self.fresh = chunk.cast();
            self.end = self.fresh.wrapping_add(length);
        }
        let header = self.fresh;
        self.fresh = header.wrapping_add(needed);
        // SAFETY: the chunk has room for a header and a block of `size` from `header` on.
        unsafe {
            header.cast::<usize>().write(list);
            header.add(HEADER_BYTES)
        }
    }
}

unsafe extern "C" fn calloc(context: *mut c_void, count: usize, size: usize) -> *mut c_void {
    // SAFETY: the block has room for `count * size` bytes.
    unsafe {
        let block = malloc(context, count * size);
        block.write_bytes(0, count * size);
        block
    }
}

unsafe extern "C" fn realloc(
    context: *mut c_void,
    block: *mut c_void,
    bytes: usize,
) -> *mut c_void {
    // SAFETY: the header in front of a live block holds its list, which tells its size; the copy stays inside both.
    unsafe {
        let list = block.byte_sub(HEADER_BYTES).cast::<usize>().read();
        if class(bytes.max(1)).0 == list {
            return block;
        }
        let size = if list < EXACT_COUNT {
            list * STEP_BYTES
        } else {
            1 << (list - EXACT_COUNT)
        };
        let new = malloc(context, bytes);
        new.cast::<u8>()
            .copy_from_nonoverlapping(block.cast(), size.min(bytes));
        free(context, block);
        new
    }
}

unsafe extern "C" fn free(_: *mut c_void, block: *mut c_void) {
    // SAFETY: as in `malloc`; the header in front of a live block holds its list.
    unsafe {
        let floor = &mut *FLOOR.0.get();
        let list = block.byte_sub(HEADER_BYTES).cast::<usize>().read();
        block.cast::<*mut u8>().write(floor.lists[list]);
        floor.lists[list] = block.cast();
    }
}
