//! Dirty pages and empty arenas go back to the system. When, is the business of `decay`.
//!
//! The system takes pages without the lock: they are claimed as if they were used, and freed again
//! when they are clean.

use core::sync::atomic::Ordering::Relaxed;

use super::{Central, GROWTH_PAGES, GROWTH_PART, pages_of};
use crate::arena::{ARENA_BYTES, ARENA_PAGES, Bits, Kind};
use crate::os::memory;
use crate::page::PAGE_BYTES;
use crate::table;

impl Central {
    /// Whether `more` pages in a row may have to be clean ones, and the heap has never had to have so many.
    pub fn would_grow(&self, more: usize) -> bool {
        (more > 1 || self.dirty == 0) && self.resident + more > self.high
    }

    /// How many dirty pages should go back now: what the heap has beyond the most that it has had to have so far,
    /// since clean pages were taken where dirty ones could not serve. 0 as long as it is not worth the trouble.
    pub fn take_growth(&mut self) -> usize {
        let growth = self.resident.saturating_sub(self.high).min(self.dirty);
        self.high = self.high.max(self.resident - growth);
        if growth >= GROWTH_PAGES.max(self.high / GROWTH_PART) {
            growth
        } else {
            0
        }
    }

    /// The arena after `arena` that could have dirty pages, by number; `None` at the end.
    pub fn next_paged(&mut self, arena: u32) -> Option<u32> {
        for index in 0..self.range_count {
            let range = self.ranges[index];
            for next in range.first.max(arena + 1)..range.fresh {
                let pages = pages_of(self, next);
                if pages.kind == Kind::Paged && !(pages.dirty.is_none() && pages.used.count() > 0) {
                    return Some(next);
                }
            }
        }
        None
    }

    /// The highest arena below `arena` with dirty pages.
    pub fn dirty_below(&mut self, arena: u32) -> Option<u32> {
        for index in (0..self.range_count).rev() {
            let range = self.ranges[index];
            for below in (range.first.max(1)..range.fresh.min(arena)).rev() {
                if !pages_of(self, below).dirty.is_none() {
                    return Some(below);
                }
            }
        }
        None
    }

    /// One tick of decay for an arena: gives it back whole if it is empty and has rested; else
    /// claims its old dirty pages (all dirty ones if `all`), the last `most` of them, and returns them, to be
    /// purged without the lock and then returned by [`Central::purged`].
    pub fn age(&mut self, arena: u32, all: bool, most: usize) -> Bits {
        let pages = pages_of(self, arena);
        if pages.kind != Kind::Paged {
            return Bits::NONE;
        }
        let rested = if all { pages.dirty } else { pages.old };
        let rested = rested.last(most);
        if pages.is_empty() && rested == pages.dirty && self.give_back(arena) {
            return Bits::NONE;
        }
        let pages = pages_of(self, arena);
        pages.take(&rested);
        if most == ARENA_PAGES {
            pages.old = pages.dirty;
        }
        let claimed = rested.count();
        self.dirty -= claimed;
        self.resident = self.resident.saturating_sub(claimed);
        self.counts.given_back_bytes += claimed * PAGE_BYTES;
        rested
    }

    /// Ends what [`Central::age`] has begun: the pages are free and clean, but for those that the
    /// system has refused to take.
    pub fn purged(&mut self, arena: u32, claimed: &Bits, refused: &Bits) {
        self.dirty += refused.count();
        self.resident += refused.count();
        self.counts.given_back_bytes -= refused.count() * PAGE_BYTES;
        let pages = pages_of(self, arena);
        pages.used.remove(claimed);
        pages.dirty.add(refused);
        pages.free += claimed.count() as u16;
        let longest = pages
            .find(ARENA_PAGES + 1, 1)
            .unwrap_or_else(|longest| longest);
        self.has_room(arena, longest);
    }

    /// Gives an empty arena back whole; its addresses stay ours.
    pub(super) fn give_back(&mut self, arena: u32) -> bool {
        // SAFETY: the arena is ours, and no page of it is in use.
        if !unsafe { memory::decommit(table::arena(arena).base(), ARENA_BYTES) } {
            return false;
        }
        let pages = pages_of(self, arena);
        let dirty = pages.dirty.count();
        pages.open(Kind::Absent, ARENA_PAGES);
        self.dirty -= dirty;
        self.resident = self.resident.saturating_sub(dirty);
        self.counts.given_back_bytes += dirty * PAGE_BYTES;
        self.counts.arenas -= 1;
        super::ARENAS.store(self.counts.arenas, Relaxed);
        self.counts.returned += 1;
        self.set_absent(arena);
        true
    }
}
