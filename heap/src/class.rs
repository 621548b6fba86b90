//! Size classes: which block a request gets.
//!
//! Small requests (1 to 512 bytes) have a class every 16 bytes, as in CPython; from there on eight
//! classes a doubling, up to 16 KiB. A class also says how many pages its pools have: as few as
//! keep the loss at a pool's end small.
//!
//! The figures are choices; `docs/heap-figures.md` has the measurements behind them.

use crate::page::PAGE_BYTES;

/// Requests up to this many bytes are small: CPython's documented boundary.
pub const SMALL_MAX_BYTES: usize = 512;
/// The largest block that lies in a pool; larger requests get a run of pages.
pub const POOLED_MAX_BYTES: usize = 16 << 10;
/// The number of small classes.
pub const SMALL_CLASS_COUNT: usize = SMALL_MAX_BYTES / 16;
/// The number of classes.
pub const CLASS_COUNT: usize = SMALL_CLASS_COUNT + STEPS * 5;

/// Classes between a power of two and the next, above the small ones.
const STEPS: usize = 1 << STEPS_SHIFT;
const STEPS_SHIFT: u32 = 3;
/// Pools have at most this many pages.
const POOL_PAGES_MAX: usize = (64 << 10) / PAGE_BYTES;
/// A pool has at least this many blocks.
const BLOCKS_MIN: usize = 2;
/// A pool loses at most one part in this many at its end, if `POOL_PAGES_MAX` allows.
const TAIL_PART: usize = 16;

/// One part in this many of a current pool's blocks may be free when it takes guests.
const GUESTS_PART: usize = 8;
/// Pools of fewer blocks take none: theirs come back a pool at a time.
const GUEST_BLOCKS_MIN: usize = 16;

/// Python asks for chunks of 8 KiB and a head of its own: arenas of the compiler, buffers of files.
/// The class of 8 KiB holds the head as well, which would else cost an eighth.
const CHUNK_BYTES: usize = 8 << 10;
const CHUNK_HEAD_BYTES: usize = 64;

/// What holds for every pool of one class.
#[derive(Clone, Copy)]
pub(crate) struct Class {
    /// Size of a block.
    pub block_bytes: u32,
    /// Pages of a pool.
    pub pool_pages: u16,
    /// Blocks of a pool.
    pub capacity: u16,
    /// Blocks that are linked at a time, so that memory is touched only shortly before its use.
    pub carve: u16,
    /// How many times that is.
    pub carves: u8,
    /// A current pool takes guests while its `left` is more than this, so few blocks are in its list; see
    /// `heap`. `u16::MAX`: it takes none.
    pub guest_left: u16,
}

impl Class {
    const fn new(block_bytes: usize) -> Class {
        let pages = if block_bytes > SMALL_MAX_BYTES {
            pool_pages(block_bytes)
        } else {
            1
        };
        let capacity = pages * PAGE_BYTES / block_bytes;
        let carve = if block_bytes < PAGE_BYTES {
            PAGE_BYTES / block_bytes
        } else {
            1
        };
        // Where all blocks are linked at once, `left` and the blocks in the list are as many as these and one.
        let carves = capacity.div_ceil(carve);
        let takes = carves == 1 && capacity >= GUEST_BLOCKS_MIN;
        Class {
            block_bytes: block_bytes as u32,
            pool_pages: pages as u16,
            capacity: capacity as u16,
            carve: carve as u16,
            carves: carves as u8,
            guest_left: if takes {
                (capacity + 1 - capacity / GUESTS_PART) as u16
            } else {
                u16::MAX
            },
        }
    }
}

/// Pages of a pool of blocks of more than a small one: the fewest that hold enough blocks and lose
/// little; where there are none, those that lose the least.
const fn pool_pages(block_bytes: usize) -> usize {
    let (mut best, mut best_tail) = (POOL_PAGES_MAX, POOL_PAGES_MAX * PAGE_BYTES);
    let mut pages = block_bytes.div_ceil(PAGE_BYTES);
    while pages <= POOL_PAGES_MAX {
        let bytes = pages * PAGE_BYTES;
        let (blocks, tail) = (bytes / block_bytes, bytes % block_bytes);
        if blocks >= BLOCKS_MIN && tail <= bytes / TAIL_PART {
            return pages;
        }
        // Compares tail / bytes with the best so far.
        if blocks >= BLOCKS_MIN && tail * best < best_tail * pages {
            (best, best_tail) = (pages, tail);
        }
        pages += 1;
    }
    best
}

/// All classes, in ascending size.
pub(crate) static CLASSES: [Class; CLASS_COUNT] = {
    let mut classes = [Class::new(16); CLASS_COUNT];
    let mut index = 0;
    while index < CLASS_COUNT {
        classes[index] = Class::new(block_bytes(index));
        index += 1;
    }
    classes
};

/// Size of the blocks of class `index`.
const fn block_bytes(index: usize) -> usize {
    if index < SMALL_CLASS_COUNT {
        (index + 1) * 16
    } else {
        let above = index - SMALL_CLASS_COUNT;
        let shift = SMALL_MAX_BYTES.trailing_zeros() as usize + above / STEPS;
        let even = (STEPS + above % STEPS + 1) << (shift - STEPS_SHIFT as usize);
        if even == CHUNK_BYTES {
            even + CHUNK_HEAD_BYTES
        } else {
            even
        }
    }
}

/// The class of a request of 513 to [`POOLED_MAX_BYTES`] bytes.
#[inline(always)]
pub(crate) fn medium_class(bytes: usize) -> usize {
    let class = MEDIUM[(bytes - 1) / MEDIUM_BYTES];
    usize::from(class)
}

/// All sizes of blocks are multiples of this.
const MEDIUM_BYTES: usize = 64;

/// The class of a request, by 64 bytes.
static MEDIUM: [u8; POOLED_MAX_BYTES / MEDIUM_BYTES] = {
    let mut table = [0; POOLED_MAX_BYTES / MEDIUM_BYTES];
    let (mut index, mut class) = (0, 0);
    while index < table.len() {
        while block_bytes(class) < (index + 1) * MEDIUM_BYTES {
            class += 1;
        }
        table[index] = class as u8;
        index += 1;
    }
    table
};

/// The class of any request that a pool serves; 0 counts as 1.
#[inline]
pub(crate) fn class_of(bytes: usize) -> usize {
    let bytes = if bytes == 0 { 1 } else { bytes };
    if bytes <= SMALL_MAX_BYTES {
        (bytes - 1) >> 4
    } else {
        medium_class(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_gets_the_smallest_class_that_holds_it() {
        for bytes in 0..=POOLED_MAX_BYTES {
            let class = class_of(bytes);
            assert!(CLASSES[class].block_bytes as usize >= bytes, "{bytes}");
            assert!(
                class == 0 || (CLASSES[class - 1].block_bytes as usize) < bytes,
                "{bytes}"
            );
        }
        assert_eq!(
            CLASSES[CLASS_COUNT - 1].block_bytes as usize,
            POOLED_MAX_BYTES
        );
    }

    #[test]
    fn pools_lose_little_at_their_end() {
        for class in &CLASSES {
            let pool = class.pool_pages as usize * PAGE_BYTES;
            let used = class.capacity as usize * class.block_bytes as usize;
            assert!(used <= pool && class.capacity as usize >= BLOCKS_MIN);
            let part = if class.pool_pages == 1 { 10 } else { TAIL_PART };
            assert!(pool - used <= pool / part, "{} bytes", class.block_bytes);
            assert!(class.block_bytes % 16 == 0);
        }
    }
}
