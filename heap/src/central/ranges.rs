//! Reserved ranges: where arenas come from, and how they become usable.

use core::sync::atomic::Ordering::Relaxed;

use super::{ABSENT, CURSORS, Central, RANGES, Range, pages_of};
use crate::arena::{ARENA_BYTES, ARENA_PAGES, Kind};
use crate::os::memory;
use crate::{map, table};

impl Central {
    pub(super) fn ready(&mut self) -> bool {
        if self.range_count > 0 {
            return true;
        }
        let Some(range) = table::reserve_all() else {
            return false;
        };
        let (capacity, _) = table::capacities();
        // Arena 0 stays out of use, so that page 0 is no page.
        self.add_range(Range {
            start: range.start,
            first: 0,
            count: range.arenas,
            fresh: 1,
        });
        self.cursors = [1; CURSORS];
        self.foreign_lowest = capacity;
        true
    }

    pub(super) fn add_range(&mut self, range: Range) {
        self.ranges[self.range_count] = range;
        self.range_count += 1;
        self.counts.reserved_bytes += range.count as usize * ARENA_BYTES;
    }

    /// Reserves one more range, for at least `least` arenas.
    pub(super) fn reserve_another(&mut self, least: usize) -> bool {
        if self.range_count == RANGES {
            return false;
        }
        let (first, wanted) = match self.ranges[..self.range_count].last() {
            // A number is left out between two ranges, since they are no neighbours in memory.
            Some(last) => (last.end() + 1, last.count as usize),
            None => return false,
        };
        let numbers = self.foreign_lowest.saturating_sub(first) as usize;
        if numbers < least {
            return false;
        }
        let Some(range) = table::reserve_range(wanted.clamp(least, numbers), least) else {
            return false;
        };
        self.add_range(Range {
            start: range.start,
            first,
            count: range.arenas,
            fresh: first,
        });
        true
    }

    /// The first of `count` arenas in a row that were never used.
    pub(super) fn fresh(&mut self, count: u32) -> Option<u32> {
        loop {
            for range in &self.ranges[..self.range_count] {
                if range.end() - range.fresh >= count {
                    return Some(range.fresh);
                }
            }
            if !self.reserve_another(count as usize) {
                return None;
            }
        }
    }

    /// Makes `count` arenas in a row usable, which are absent or fresh. `false`: refused, and
    /// nothing has changed.
    pub(super) fn commit(&mut self, first: u32, count: u32) -> bool {
        let Some(place) = self.range_of(first) else {
            return false;
        };
        let range = self.ranges[place];
        let start = range.start + (first - range.first) as usize * ARENA_BYTES;
        for arena in first..first + count {
            if arena >= range.fresh {
                let step = arena % table::STEP == 0 || arena == range.first.max(1);
                if step && !table::commit_records(arena) {
                    return false;
                }
                let base = start + (arena - first) as usize * ARENA_BYTES;
                table::arena(arena).set_place(base, ARENA_BYTES);
                // Outside the first range an address is found by the map.
                if place > 0 && !map::enter(arena, base, ARENA_BYTES) {
                    return false;
                }
            }
        }
        // SAFETY: the arenas lie in a reservation of ours.
        if !unsafe { memory::commit(start, count as usize * ARENA_BYTES) } {
            return false;
        }
        self.ranges[place].fresh = range.fresh.max(first + count);
        if place == 0 {
            table::set_first_range_used(self.ranges[0].fresh);
        }
        for arena in first..first + count {
            pages_of(self, arena).open(Kind::Paged, ARENA_PAGES);
            table::room(arena).store(0, Relaxed);
            self.has_room(arena, ARENA_PAGES);
        }
        self.counts.arenas += count as usize;
        super::ARENAS.store(self.counts.arenas, Relaxed);
        self.counts.taken += count as usize;
        self.counts.arenas_peak = self.counts.arenas_peak.max(self.counts.arenas);
        true
    }

    /// The range that arena `arena` lies in.
    pub(super) fn range_of(&self, arena: u32) -> Option<usize> {
        let ranges = &self.ranges[..self.range_count];
        ranges
            .iter()
            .position(|range| (range.first..range.end()).contains(&arena))
    }

    pub(super) fn set_absent(&mut self, arena: u32) {
        pages_of(self, arena).kind = Kind::Absent;
        table::room(arena).store(ABSENT, Relaxed);
        for cursor in &mut self.cursors {
            *cursor = arena.min(*cursor);
        }
    }
}
