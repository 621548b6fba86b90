//! What members refer to, kept while a collection runs, so that the second phase need not look at the objects again.
//!
//! ```text
//! words:   [ place, place, place | LAST ][ place | LAST ][ ...     a run for each member that is kept
//! groups:  [ first run, which members | ... ]                      for each 16 places: where the runs of its members begin
//! ```
//!
//! A run that there is no room for is not there, and its member is looked at again. What refers to nothing refers to
//! itself here, so that no run is empty.

use super::cells::{self, CELL_PLACES};
use super::scope::prefetch;
use crate::prelude::*;

/// The last word of a run.
const LAST: u32 = 1 << 31;
/// Places to a group.
const GROUP: usize = 16;
/// Words that the largest runs may take, for each member.
const WORDS: usize = 8;
/// Members between two looks at whether it is worth it.
const LOOK: usize = 4096;
/// References to a member that count there.
const MOST_COUNTED: Py_ssize_t = 8;

/// Where the runs of 16 places begin, and which of them have one.
#[derive(Clone, Copy)]
#[repr(C)]
struct Group {
    first: u32,
    members: u32,
}

/// The runs.
pub struct Edges {
    words: *mut u32,
    /// Where the next word goes.
    at: *mut u32,
    end: *mut u32,
    /// Where the run begins that is being written.
    run: *mut u32,
    groups: *mut Group,
    mapped: Mapping,
    mapped_groups: Mapping,
    is_open: bool,
    kept: usize,
    /// References to those that were kept.
    counted: Py_ssize_t,
}

/// Zeroes from the system.
struct Mapping {
    start: *mut u8,
    bytes: usize,
}

impl Mapping {
    const NONE: Mapping = Mapping {
        start: null_mut(),
        bytes: 0,
    };

    fn new(bytes: usize) -> Option<Mapping> {
        let start = cells::reserve(bytes)?;
        cells::allow_huge(start, bytes);
        Some(Mapping { start, bytes })
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        if self.bytes != 0 {
            // SAFETY: a mapping of ours that nobody has any more.
            unsafe { libc::munmap(self.start.cast(), self.bytes) };
        }
    }
}

impl Edges {
    /// Nothing is kept.
    pub const fn none() -> Edges {
        Edges {
            words: null_mut(),
            at: null_mut(),
            end: null_mut(),
            run: null_mut(),
            groups: null_mut(),
            mapped: Mapping::NONE,
            mapped_groups: Mapping::NONE,
            is_open: false,
            kept: 0,
            counted: 0,
        }
    }

    /// For members that are looked at in address order, to be read in any.
    pub unsafe fn by_place(members: usize) -> Edges {
        let places = cells::map().cells_in_use().end * CELL_PLACES;
        let bytes = places.div_ceil(GROUP) * size_of::<Group>();
        if places > LAST as usize {
            return Edges::none();
        }
        let mut edges = Edges::with_room(members);
        match Mapping::new(bytes) {
            Some(groups) if edges.is_open => {
                edges.groups = groups.start.cast();
                edges.mapped_groups = groups;
                edges
            }
            _ => Edges::none(),
        }
    }

    fn with_room(members: usize) -> Edges {
        let mut edges = Edges::none();
        let room = members * WORDS;
        let Some(mapped) = Mapping::new(room * size_of::<u32>()) else {
            return edges;
        };
        edges.words = mapped.start.cast();
        edges.mapped = mapped;
        edges.at = edges.words;
        edges.run = edges.words;
        edges.end = edges.words.wrapping_add(room);
        edges.is_open = true;
        edges
    }

    /// Whether more are kept.
    #[inline(always)]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// A reference of the member whose run is being written.
    #[inline(always)]
    pub unsafe fn push(&mut self, place: usize) {
        if self.at < self.end {
            *self.at = place as u32;
            self.at = self.at.add(1);
        }
    }

    /// The run is that of the member at `place`; false: there was no room for it.
    #[inline(always)]
    unsafe fn finish(&mut self, place: usize) -> bool {
        if self.at == self.run {
            self.push(place);
        }
        if self.at == self.end {
            self.close();
            return false;
        }
        *self.at.sub(1) |= LAST;
        self.run = self.at;
        true
    }

    #[cold]
    #[inline(never)]
    fn close(&mut self) {
        self.at = self.run;
        self.end = self.run;
        self.is_open = false;
    }

    /// The run is that of the member at `place`, to which there are `count` references.
    #[inline(always)]
    pub unsafe fn finish_at(&mut self, place: usize, count: Py_ssize_t) {
        let run = self.run;
        if !self.finish(place) {
            return;
        }
        let group = &mut *self.groups.add(place / GROUP);
        if group.members == 0 {
            group.first = run.offset_from(self.words) as u32;
        }
        group.members |= 1 << (place % GROUP);
        self.kept += 1;
        self.counted += count.min(MOST_COUNTED);
        if self.kept.is_multiple_of(LOOK) {
            self.look();
        }
    }

    /// Where there are many more references to members than from them, something outside refers to most, and nothing will
    /// be looked at again.
    #[cold]
    #[inline(never)]
    unsafe fn look(&mut self) {
        let words = self.at.offset_from(self.words);
        if self.counted - words > (self.kept / 2) as isize {
            self.close();
        }
    }

    /// Asks for what says where the run of a place is.
    #[inline(always)]
    pub unsafe fn ask_for_group(&self, place: usize) {
        if !self.groups.is_null() {
            prefetch(self.groups.wrapping_add(place / GROUP).cast());
        }
    }

    /// Asks for where the run of `op` at `place` is likely to be, or for the object itself where there is none.
    #[inline(always)]
    pub unsafe fn ask_for_run(&self, place: usize, op: *mut PyObject) {
        if self.groups.is_null() {
            return prefetch(op.cast());
        }
        const LIKELY: usize = 4;
        let (group, bit) = (*self.groups.add(place / GROUP), 1 << (place % GROUP));
        if group.members & bit == 0 {
            return prefetch(op.cast());
        }
        let before = (group.members & (bit - 1)).count_ones() as usize;
        let first = self.words.wrapping_add(group.first as usize);
        prefetch(first.cast());
        prefetch(first.wrapping_add(before * LIKELY).cast());
    }

    /// The run of a place.
    #[inline(always)]
    pub unsafe fn run_of(&self, place: usize) -> Option<*const u32> {
        if self.groups.is_null() {
            return None;
        }
        let group = *self.groups.add(place / GROUP);
        let bit = 1 << (place % GROUP);
        if group.members & bit == 0 {
            return None;
        }
        let mut before = (group.members & (bit - 1)).count_ones();
        let mut at = self.words.add(group.first as usize);
        while before != 0 {
            before -= *at >> 31;
            at = at.add(1);
        }
        Some(at)
    }
}

/// Shows the places of a run.
#[inline(always)]
pub unsafe fn each_of_run(mut at: *const u32, mut see: impl FnMut(usize)) {
    loop {
        let word = *at;
        at = at.add(1);
        see((word & !LAST) as usize);
        if word & LAST != 0 {
            return;
        }
    }
}
