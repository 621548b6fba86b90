//! Arenas in a row for one large block.
//!
//! A block may have fewer pages than its arenas: only those that were asked for count as resident. Behind them
//! there is no memory; see `span`.

use core::sync::atomic::Ordering::Relaxed;

use super::{ABSENT, CURSORS, Central, Taken, pages_of};
use crate::arena::{ARENA_PAGES, Bits, Kind};
use crate::table::{self, first_page};

impl Central {
    /// `count` arenas in a row for one block of `pages` pages, for the first `moved` of which the system will
    /// move memory from elsewhere.
    pub fn take_large(&mut self, count: usize, pages: usize, moved: usize) -> Option<Taken> {
        if !self.ready() {
            return None;
        }
        let count = u32::try_from(count).ok()?;
        let first = match self.empty_arenas(count) {
            Some(first) => first,
            None => self.fresh(count)?,
        };
        let zeroed = self.open_large(first, count, moved, pages)?;
        Some(Taken {
            page: first_page(first),
            zeroed,
        })
    }

    /// Whether an arena is absent, or usable and empty.
    pub(super) fn is_empty(&mut self, arena: u32) -> bool {
        let room = table::room(arena).load(Relaxed);
        room == ABSENT || (room as usize == ARENA_PAGES && pages_of(self, arena).is_empty())
    }

    /// Looks for arenas in a row that are absent, or usable and empty, or behind them fresh.
    pub(super) fn empty_arenas(&mut self, count: u32) -> Option<u32> {
        for index in 0..self.range_count {
            let range = self.ranges[index];
            let start = self.cursors[CURSORS - 1].clamp(range.first.max(1), range.fresh);
            let mut first = start;
            for arena in start..range.fresh {
                if !self.is_empty(arena) {
                    first = arena + 1;
                } else if arena + 1 - first == count {
                    return Some(first);
                }
            }
            if first < range.fresh && range.end() - first >= count {
                return Some(first);
            }
        }
        None
    }

    /// Makes the arenas, empty or absent or fresh, parts of a large block; whether all read as
    /// zero. Their pages `from..to` will need memory. `None`: refused, and they are as they were, but for some
    /// that are usable now.
    fn open_large(&mut self, first: u32, count: u32, from: usize, to: usize) -> Option<bool> {
        let place = self.range_of(first)?;
        let mut zeroed = true;
        let mut clean = to - from;
        let mut arena = first;
        while arena < first + count {
            let is_absent = |arena: u32, fresh: u32| {
                arena >= fresh || table::room(arena).load(Relaxed) == ABSENT
            };
            let fresh = self.ranges[place].fresh;
            if !is_absent(arena, fresh) {
                zeroed &= pages_of(self, arena).dirty.is_none();
                arena += 1;
                continue;
            }
            let mut end = arena + 1;
            while end < first + count && is_absent(end, fresh) {
                end += 1;
            }
            if !self.commit(arena, end - arena) {
                return None;
            }
            arena = end;
        }
        for (arena, start) in (first..first + count).zip((0..).step_by(ARENA_PAGES)) {
            let pages = pages_of(self, arena);
            let within = |page: usize| page.clamp(start, start + ARENA_PAGES) - start;
            let needed = Bits::run(within(from), within(to) - within(from));
            let used_again = pages.dirty.and(&needed).count();
            let dirty = pages.take(&Bits::ALL);
            pages.kind = Kind::Large;
            self.dirty -= dirty;
            // What is dirty and not needed is given back or replaced.
            self.resident = self.resident.saturating_sub(dirty - used_again);
            clean -= used_again;
            table::room(arena).store(0, Relaxed);
        }
        self.resident += clean;
        Some(zeroed)
    }

    /// Lengthens a large block of `count` arenas by `more`, if those behind it are empty; whether
    /// these read as zero. Its first `pages` pages of the new ones will need memory.
    pub fn extend_large(
        &mut self,
        first: u32,
        count: u32,
        more: u32,
        pages: usize,
    ) -> Option<bool> {
        let next = first + count;
        let range = self.ranges[self.range_of(first)?];
        if range.end() - next < more {
            return None;
        }
        let known = (next + more).min(range.fresh);
        let empty = (next..known).all(|arena| self.is_empty(arena));
        if empty {
            self.open_large(next, more, 0, pages)
        } else {
            None
        }
    }

    /// A large block has so many pages more or, below 0, less.
    pub fn resize_large(&mut self, pages: isize) {
        match usize::try_from(pages) {
            Ok(more) => self.resident += more,
            Err(_) => self.resident = self.resident.saturating_sub(pages.unsigned_abs()),
        }
    }

    /// Gives back arenas of a large block that are not usable any more, or may not be; `pages` of their pages count as resident.
    pub fn give_absent(&mut self, first: u32, count: u32, pages: usize) {
        self.resident = self.resident.saturating_sub(pages);
        for arena in first..first + count {
            pages_of(self, arena).give(&Bits::ALL);
            self.dirty += ARENA_PAGES;
            self.resident += ARENA_PAGES;
            if !self.give_back(arena) {
                // Neither usable nor given back: it stays out of use.
                self.dirty -= pages_of(self, arena).take(&Bits::ALL);
                self.resident = self.resident.saturating_sub(ARENA_PAGES);
            }
        }
    }

    /// Gives back arenas of a large block, of whose pages `counted` count as resident, and the first `dirty` may have
    /// memory.
    pub fn give_large(&mut self, first: u32, count: u32, counted: usize, dirty: usize) {
        self.resident = self.resident.saturating_sub(counted);
        for (arena, start) in (first..first + count).zip((0..).step_by(ARENA_PAGES)) {
            let here = dirty.saturating_sub(start).min(ARENA_PAGES);
            let pages = pages_of(self, arena);
            pages.kind = Kind::Paged;
            pages.give(&Bits::ALL);
            pages.dirty = Bits::run(0, here);
            self.dirty += here;
            self.resident += here;
            self.has_room(arena, ARENA_PAGES);
        }
    }
}
