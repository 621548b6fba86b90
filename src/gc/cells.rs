//! What is known of every object of the collector's: four bits for each 16 bytes of the heap's first range.
//!
//! ```text
//! range:  [ 1024 bytes | 1024 bytes | ... ]
//! cells:  [ tracked: 64 bits, generation: 2 x 64 bits, finalized: 64 bits | ... ]    one bit of each for 16 bytes
//! ```
//!
//! Always true: an object that is not tracked has the generation 0.

use core::cell::UnsafeCell;

use pyrite_heap as heap;

use super::{log, outside};
use crate::prelude::*;

/// Where an object stands; the number is that of its two bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Generation {
    /// Not yet seen by a collection.
    Young = 0,
    /// Has survived one.
    Middle = 1,
    /// No generation's: set aside for the time of a collection, or permanent.
    Aside = 2,
    /// Has survived two.
    Old = 3,
}

/// 64 places at which an object can begin.
#[repr(C, align(32))]
pub struct Cell {
    pub tracked: u64,
    /// The low bit of the generation.
    pub old: u64,
    /// The high bit.
    pub older: u64,
    pub finalized: u64,
}

/// The tables. No places before [`start`].
#[derive(Clone, Copy)]
pub struct Map {
    base: usize,
    places: usize,
    cells: *mut Cell,
    colors: *mut u8,
}

struct MapCell(UnsafeCell<Map>);

// SAFETY: written once, before there is a second thread that holds the GIL.
unsafe impl Sync for MapCell {}

static MAP: MapCell = MapCell(UnsafeCell::new(Map {
    base: 0,
    places: 0,
    cells: null_mut(),
    colors: null_mut(),
}));

/// Bytes of heap to a place.
const PLACE_SHIFT: u32 = 4;
/// Places to a cell.
pub const CELL_PLACES: usize = 64;

/// The tables.
#[inline(always)]
pub fn map() -> &'static Map {
    // SAFETY: see `MapCell`.
    unsafe { &*MAP.0.get() }
}

/// Address space that reads as zero and takes memory only where it is written.
pub fn reserve(bytes: usize) -> Option<*mut u8> {
    // SAFETY: a new mapping, at a place of the system's choice.
    let start = unsafe {
        libc::mmap(
            null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    if start == libc::MAP_FAILED {
        return None;
    }
    // A huge page for a few objects would be most of what a small program takes.
    // SAFETY: the mapping made above.
    unsafe { libc::madvise(start, bytes, libc::MADV_NOHUGEPAGE) };
    Some(start.cast())
}

/// Colors that fit in a cache, and stay.
const FEW_COLORS: usize = 1 << 20;
/// Bytes of a huge page.
const HUGE: usize = 2 << 20;

/// Lets the whole huge pages of some reserved bytes be such, which are fewer faults and misses.
pub fn allow_huge(start: *mut u8, bytes: usize) {
    let skipped = start.align_offset(HUGE);
    let bytes = bytes.saturating_sub(skipped) / HUGE * HUGE;
    if bytes != 0 {
        // SAFETY: a part of a mapping made above, and no more than advice.
        unsafe { libc::madvise(start.add(skipped).cast(), bytes, libc::MADV_HUGEPAGE) };
    }
}

/// Makes the tables, once. Without address space for them every object is outside, which is slower and no less right.
pub unsafe fn start() {
    if map().places != 0 {
        return;
    }
    let (base, bytes) = heap::first_range();
    let places = bytes >> PLACE_SHIFT;
    if places == 0 {
        return;
    }
    let cell_bytes = places / CELL_PLACES * size_of::<Cell>();
    let (Some(cells), Some(colors)) = (reserve(cell_bytes), reserve(places + HUGE)) else {
        return;
    };
    let colors = colors.add(colors.align_offset(HUGE));
    *MAP.0.get() = Map {
        base,
        places,
        cells: cells.cast(),
        colors,
    };
}

impl Map {
    /// The place of `op`; one that is not less than [`Self::places`] when it lies outside.
    #[inline(always)]
    pub fn place(&self, op: *mut PyObject) -> usize {
        // The low bits come to the top: what is not at a multiple of 16 is outside as well.
        op.addr().wrapping_sub(self.base).rotate_right(PLACE_SHIFT)
    }

    #[inline(always)]
    pub fn places(&self) -> usize {
        self.places
    }

    /// The object at a place.
    #[inline(always)]
    pub fn object(&self, place: usize) -> *mut PyObject {
        ptr::with_exposed_provenance_mut(self.base + (place << PLACE_SHIFT))
    }

    /// The cell that a place lies in, and its bit there.
    #[inline(always)]
    pub unsafe fn cell(&self, place: usize) -> (*mut Cell, u64) {
        (
            self.cells.add(place / CELL_PLACES),
            1 << (place % CELL_PLACES),
        )
    }

    /// The color of a place: see `colors`.
    #[inline(always)]
    pub unsafe fn color(&self, place: usize) -> *mut u8 {
        self.colors.add(place)
    }

    /// The place of a color of the table.
    #[inline(always)]
    pub fn place_of(&self, color: *const u8) -> usize {
        color.addr() - self.colors.addr()
    }

    /// The cells that may hold anything: those of the heap's arenas that have ever been used.
    pub unsafe fn cells_in_use(&self) -> core::ops::Range<usize> {
        let used = heap::first_range_used() >> PLACE_SHIFT;
        0..used.min(self.places) / CELL_PLACES
    }

    /// To be called before all of a large heap gets colors.
    pub unsafe fn expect_colors(&self) {
        allow_huge(self.colors, self.cells_in_use().end * CELL_PLACES);
    }

    /// Whether all colors are so few that none needs to be asked for.
    pub unsafe fn are_colors_few(&self) -> bool {
        self.cells_in_use().end * CELL_PLACES <= FEW_COLORS
    }

    /// All colors are 0 again; the memory behind many of them goes back.
    pub unsafe fn forget_colors(&self) {
        let bytes = self.cells_in_use().end * CELL_PLACES;
        if bytes <= FEW_COLORS || libc::madvise(self.colors.cast(), bytes, libc::MADV_DONTNEED) != 0
        {
            ptr::write_bytes(self.colors, 0, bytes);
        }
    }

    /// A cell by number.
    #[inline(always)]
    pub unsafe fn cell_at(&self, number: usize) -> *mut Cell {
        self.cells.add(number)
    }
}

impl Cell {
    /// Nothing is tracked.
    pub const EMPTY: Cell = Cell {
        tracked: 0,
        old: 0,
        older: 0,
        finalized: 0,
    };

    /// The generation of the object at `bit`.
    #[inline(always)]
    pub fn generation(&self, bit: u64) -> Generation {
        match (self.old & bit != 0, self.older & bit != 0) {
            (false, false) => Generation::Young,
            (true, false) => Generation::Middle,
            (false, true) => Generation::Aside,
            (true, true) => Generation::Old,
        }
    }

    /// Moves the objects at `bits` to a generation.
    #[inline(always)]
    pub fn set_generation(&mut self, bits: u64, generation: Generation) {
        let (low, high) = (generation as u8 & 1 != 0, generation as u8 & 2 != 0);
        self.old = if low {
            self.old | bits
        } else {
            self.old & !bits
        };
        self.older = if high {
            self.older | bits
        } else {
            self.older & !bits
        };
    }

    /// The tracked objects of a generation.
    #[inline(always)]
    pub fn of(&self, generation: Generation) -> u64 {
        match generation {
            Generation::Young => self.tracked & !(self.old | self.older),
            Generation::Middle => self.tracked & self.old & !self.older,
            Generation::Aside => self.tracked & !self.old & self.older,
            Generation::Old => self.tracked & self.old & self.older,
        }
    }
}

/// From now on the collector looks at `op`, which it did not.
#[inline(always)]
pub unsafe fn track(op: *mut PyObject) {
    tracked(op);
}

/// The same, and returns it: a function that ends so needs no frame.
#[inline(always)]
pub unsafe fn tracked(op: *mut PyObject) -> *mut PyObject {
    let map = map();
    let place = map.place(op);
    let log = log::young();
    if place < map.places && !log.is_full() {
        let (cell, bit) = map.cell(place);
        (*cell).tracked |= bit;
        log.push_at_once(op);
        return op;
    }
    tracked_otherwise(op)
}

#[cold]
#[inline(never)]
unsafe fn tracked_otherwise(op: *mut PyObject) -> *mut PyObject {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).tracked |= bit;
        log::young().push(op);
    } else {
        outside::track(op);
    }
    op
}

/// From now on the collector does not look at `op`; nothing to do when it did not.
#[inline(always)]
pub unsafe fn untrack(op: *mut PyObject) {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).tracked &= !bit;
        if ((*cell).old | (*cell).older) & bit != 0 {
            (*cell).set_generation(bit, Generation::Young);
        }
        log::young().pop_if(op);
    } else {
        outside::untrack(op);
    }
}

/// Untracks `op`, whose memory goes; what was known of it is forgotten.
#[inline(always)]
pub unsafe fn forget(op: *mut PyObject) {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        if ((*cell).tracked | (*cell).finalized) & bit != 0 {
            untrack(op);
            (*cell).finalized &= !bit;
        }
    } else {
        outside::forget(op);
    }
}

/// Whether the collector looks at `op`, an object of a type that has `Py_TPFLAGS_HAVE_GC`.
#[inline(always)]
pub unsafe fn is_tracked(op: *mut PyObject) -> bool {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).tracked & bit != 0
    } else {
        outside::is_tracked(op)
    }
}

/// Whether the finalizer of `op` has run.
#[inline]
pub unsafe fn is_finalized(op: *mut PyObject) -> bool {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).finalized & bit != 0
    } else {
        outside::is_finalized(op)
    }
}

/// Remembers that the finalizer of `op` has run.
#[inline]
pub unsafe fn set_finalized(op: *mut PyObject) {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).finalized |= bit;
    } else {
        outside::set_finalized(op);
    }
}

/// The generation of `op`, which is tracked.
#[inline]
pub unsafe fn generation(op: *mut PyObject) -> Generation {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).generation(bit)
    } else {
        outside::generation(op)
    }
}

/// Moves `op`, which is tracked, to a generation.
#[inline]
pub unsafe fn set_generation(op: *mut PyObject, generation: Generation) {
    let map = map();
    let place = map.place(op);
    if place < map.places {
        let (cell, bit) = map.cell(place);
        (*cell).set_generation(bit, generation);
    } else {
        outside::set_generation(op, generation);
    }
}
