//! The color of each object of a collection: a byte.
//!
//! ```text
//! 0          not in the set that is collected
//! 1 .. 120   EVEN + how many references are not explained yet; while counting, fewer than EVEN when visits come first;
//!            more or less by what is in the table `Rest`
//! PASSED     not reached when its turn came
//! KEPT       could not be counted: it lives
//! GRAY       reachable, its references not followed yet
//! LISTED     garbage
//! MARK       a bit over the others: reachable, or, while counting, reachable from what is believed to be
//! REACHED    reachable, whatever was counted
//! ```
//!
//! An object whose color is EVEN in the end is referenced from inside the set alone.

use super::cells::{self, Map};
use super::list::List;
use super::outside;
use crate::prelude::*;

pub const ABSENT: u8 = 0;
pub const EVEN: u8 = 32;
pub const MOST: u8 = 120;
pub const PASSED: u8 = 121;
pub const KEPT: u8 = 122;
pub const GRAY: u8 = 123;
pub const LISTED: u8 = 124;
pub const MARK: u8 = 0x80;
pub const REACHED: u8 = MARK | 125;

/// A color without its mark.
#[inline(always)]
pub fn plain(color: u8) -> u8 {
    color & !MARK
}

/// What the colors of a cell's objects are, a bit for each.
pub struct Seen {
    /// Something outside refers to it; what is [`KEPT`] counts as such.
    pub over: u64,
    /// More references were found than there are.
    pub under: u64,
    /// Nothing outside refers to it, and it has no mark.
    pub even: u64,
    pub marked: u64,
}

/// Looks at the colors of a cell after the first phase.
#[inline(always)]
pub unsafe fn look(colors: *const u8) -> Seen {
    use core::arch::x86_64::{
        __m128i, _mm_and_si128, _mm_cmpeq_epi8, _mm_cmpgt_epi8, _mm_loadu_si128, _mm_movemask_epi8,
        _mm_set1_epi8, _mm_setzero_si128,
    };
    const EACH: usize = size_of::<__m128i>();
    let [even, plain] = [EVEN, !MARK].map(|byte| _mm_set1_epi8(byte as i8));
    let mut seen = Seen {
        over: 0,
        under: 0,
        even: 0,
        marked: 0,
    };
    for part in 0..cells::CELL_PLACES / EACH {
        let here = _mm_loadu_si128(colors.add(part * EACH).cast());
        let counts = _mm_and_si128(here, plain);
        let bits = |mask| u64::from(_mm_movemask_epi8(mask) as u16) << (part * EACH);
        let zero = bits(_mm_cmpeq_epi8(here, _mm_setzero_si128()));
        seen.over |= bits(_mm_cmpgt_epi8(counts, even));
        seen.under |= bits(_mm_cmpgt_epi8(even, counts)) & !zero;
        seen.even |= bits(_mm_cmpeq_epi8(here, even));
        seen.marked |= bits(here);
    }
    seen
}

/// Takes the marks from the colors of a cell.
#[inline(always)]
pub unsafe fn unmark(colors: *mut u8) {
    for at in 0..cells::CELL_PLACES {
        *colors.add(at) &= !MARK;
    }
}

/// Where the color of `op` is; NULL: the collector does not know it.
#[inline(always)]
pub unsafe fn of(map: &Map, op: *mut PyObject) -> *mut u8 {
    let place = map.place(op);
    if place < map.places() {
        map.color(place)
    } else {
        outside::color(op)
    }
}

/// The color of `op`.
#[inline]
pub unsafe fn get(op: *mut PyObject) -> u8 {
    let color = of(cells::map(), op);
    if color.is_null() { ABSENT } else { *color }
}

/// Sets the color of `op`, if the collector knows it.
#[inline]
pub unsafe fn set(op: *mut PyObject, to: u8) {
    let color = of(cells::map(), op);
    if !color.is_null() {
        *color = to;
    }
}

/// What does not fit in a byte of counts, by the address of the byte.
pub struct Rest {
    /// Open addressing; a power of two of them, or none. Address 0 is free.
    entries: List<(usize, i64)>,
    used: usize,
}

impl Rest {
    /// Empty.
    pub const fn new() -> Rest {
        Rest {
            entries: List::new(),
            used: 0,
        }
    }

    fn slot(&self, key: usize) -> usize {
        let mask = self.entries.len() - 1;
        let mut at = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        loop {
            at &= mask;
            let found = self.entries[at].0;
            if found == key || found == 0 {
                return at;
            }
            at += 1;
        }
    }

    /// Adds to the rest of a byte, which is 0 at first; false: there is no memory for it.
    pub fn add(&mut self, color: *mut u8, count: i64) -> bool {
        if 2 * (self.used + 1) > self.entries.len() && !self.grow() {
            return false;
        }
        let at = self.slot(color.addr());
        let entry = &mut self.entries[at];
        if entry.0 == 0 {
            entry.0 = color.expose_provenance();
            self.used += 1;
        }
        entry.1 += count;
        true
    }

    fn grow(&mut self) -> bool {
        let capacity = (2 * self.entries.len()).max(256);
        let mut fresh = List::new();
        if !fresh.reserve(capacity) {
            return false;
        }
        while fresh.len() < capacity {
            fresh.push((0, 0));
        }
        let old = core::mem::replace(&mut self.entries, fresh);
        for entry in old.iter().copied() {
            if entry.0 != 0 {
                let at = self.slot(entry.0);
                self.entries[at] = entry;
            }
        }
        true
    }

    /// All of them.
    pub fn each(&self, mut visit: impl FnMut(*mut u8, i64)) {
        for (color, count) in self.entries.iter() {
            if *color != 0 {
                visit(ptr::with_exposed_provenance_mut(*color), *count);
            }
        }
    }
}
