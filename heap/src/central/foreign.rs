//! Arenas from a foreign source. They are numbered from the end of the table downwards, and those
//! with free pages hang in a list.

use super::{Central, Range, Taken, pages_of};
use crate::arena::{ARENA_BYTES, Bits, Kind};
use crate::map;
use crate::page::PAGE_BYTES;
use crate::source::ArenaSource;
use crate::table::{self, arena_of, first_page};

impl Central {
    /// A page of a foreign arena.
    pub fn take_foreign(&mut self) -> Option<Taken> {
        if self.foreign == 0 {
            return None;
        }
        let arena = self.foreign;
        let pages = pages_of(self, arena);
        let first = pages.find(1, 1).ok()?;
        pages.take(&Bits::run(first, 1));
        if pages.free == 0 {
            self.unlink_foreign(arena);
        }
        Some(Taken {
            page: first_page(arena) + first as u32,
            zeroed: false,
        })
    }

    /// Takes an arena of [`ARENA_BYTES`] at `address` from `source` into use. `false`: there are no
    /// more numbers for arenas, or no memory for their records.
    pub fn adopt_foreign(&mut self, source: ArenaSource, address: usize) -> bool {
        if !self.ready() {
            return false;
        }
        let taken = self.ranges[..self.range_count].last().map_or(0, Range::end);
        let spare = self.foreign_spare;
        let arena = if spare != 0 {
            spare
        } else {
            self.foreign_lowest - 1
        };
        if arena <= taken || (spare == 0 && !table::commit_records(arena)) {
            return false;
        }
        let base = address.next_multiple_of(PAGE_BYTES);
        let bytes = (address + ARENA_BYTES - base) / PAGE_BYTES * PAGE_BYTES;
        table::arena(arena).set_place(base, bytes);
        if !map::enter(arena, base, bytes) {
            return false;
        }
        if spare != 0 {
            self.foreign_spare = pages_of(self, arena).next;
        } else {
            self.foreign_lowest = arena;
            table::set_foreign_from(arena);
        }
        let pages = pages_of(self, arena);
        pages.open(Kind::Foreign, bytes / PAGE_BYTES);
        pages.source = Some((source, address));
        self.link_foreign(arena);
        self.counts.arenas += 1;
        self.counts.taken += 1;
        self.counts.arenas_peak = self.counts.arenas_peak.max(self.counts.arenas);
        true
    }

    /// If the foreign arena of `page` is empty, and not the only one with room: lets go of it and
    /// returns its source and its address there, so that the caller can give it back without the lock.
    pub fn drop_foreign(&mut self, page: u32) -> Option<(ArenaSource, usize)> {
        let arena = arena_of(page);
        let several = self.foreign_with_room > 1;
        let pages = pages_of(self, arena);
        if pages.kind != Kind::Foreign || !pages.is_empty() || !several {
            return None;
        }
        let source = pages.source.take();
        pages.kind = Kind::Absent;
        self.unlink_foreign(arena);
        map::leave(table::arena(arena).base(), table::arena(arena).bytes());
        pages_of(self, arena).next = self.foreign_spare;
        self.foreign_spare = arena;
        self.counts.arenas -= 1;
        self.counts.returned += 1;
        source
    }

    pub(super) fn link_foreign(&mut self, arena: u32) {
        let first = self.foreign;
        let pages = pages_of(self, arena);
        pages.prev = 0;
        pages.next = first;
        if first != 0 {
            pages_of(self, first).prev = arena;
        }
        self.foreign = arena;
        self.foreign_with_room += 1;
    }

    pub(super) fn unlink_foreign(&mut self, arena: u32) {
        let pages = pages_of(self, arena);
        let (next, prev) = (pages.next, pages.prev);
        if next != 0 {
            pages_of(self, next).prev = prev;
        }
        if prev != 0 {
            pages_of(self, prev).next = next;
        } else {
            self.foreign = next;
        }
        self.foreign_with_room -= 1;
    }
}
