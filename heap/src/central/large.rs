//! Arenas in a row for one large block.

use core::sync::atomic::Ordering::Relaxed;

use super::{ABSENT, CURSORS, Central, Taken, pages_of};
use crate::arena::{ARENA_PAGES, Bits, Kind};
use crate::table::{self, first_page};

impl Central {
    /// `count` arenas in a row for one block.
    pub fn take_large(&mut self, count: usize) -> Option<Taken> {
        if !self.ready() {
            return None;
        }
        let count = u32::try_from(count).ok()?;
        let first = match self.empty_arenas(count) {
            Some(first) => first,
            None => self.fresh(count)?,
        };
        let zeroed = self.open_large(first, count)?;
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
    /// zero. `None`: refused, and they are as they were, but for some that are usable now.
    pub(super) fn open_large(&mut self, first: u32, count: u32) -> Option<bool> {
        let place = self.range_of(first)?;
        let mut zeroed = true;
        let mut clean = count as usize * ARENA_PAGES;
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
        for arena in first..first + count {
            let pages = pages_of(self, arena);
            let dirty = pages.take(&Bits::ALL);
            pages.kind = Kind::Large;
            self.dirty -= dirty;
            clean -= dirty;
            table::room(arena).store(0, Relaxed);
        }
        self.owe(clean);
        Some(zeroed)
    }

    /// Lengthens a large block of `count` arenas by `more`, if those behind it are empty; whether
    /// these read as zero.
    pub fn extend_large(&mut self, first: u32, count: u32, more: u32) -> Option<bool> {
        let next = first + count;
        let range = self.ranges[self.range_of(first)?];
        if range.end() - next < more {
            return None;
        }
        let known = (next + more).min(range.fresh);
        let empty = (next..known).all(|arena| self.is_empty(arena));
        if empty {
            self.open_large(next, more)
        } else {
            None
        }
    }

    /// Gives back arenas of a large block that are not usable any more, or may not be.
    pub fn give_absent(&mut self, first: u32, count: u32) {
        for arena in first..first + count {
            pages_of(self, arena).give(&Bits::ALL);
            self.dirty += ARENA_PAGES;
            if !self.give_back(arena) {
                // Neither usable nor given back: it stays out of use.
                self.dirty -= pages_of(self, arena).take(&Bits::ALL);
            }
        }
    }

    /// Gives back arenas of a large block; `clean`: there is no memory behind them.
    pub fn give_large(&mut self, first: u32, count: u32, clean: bool) {
        for arena in first..first + count {
            let pages = pages_of(self, arena);
            pages.kind = Kind::Paged;
            pages.give(&Bits::ALL);
            if clean {
                pages.dirty = Bits::NONE;
                self.resident = self.resident.saturating_sub(ARENA_PAGES);
            } else {
                self.dirty += ARENA_PAGES;
            }
            self.has_room(arena, ARENA_PAGES);
        }
    }
}
