//! The arenas: pages are taken from here and given back here, under one lock.
//!
//! ```text
//!  range:   [ 1: Paged | 2: Paged | 3: Large | 4: Large | 5: Absent | 6: Paged | fresh, never used ...
//!  room:        0          12         0          0       ABSENT        256
//!  cursor[0] ───────────────^          the lowest arena that may have 1 page
//!  cursor[3] ───────────────^          ... that may have 8 pages in a row
//!  cursor[8] ──────────────────────────────────────────────^   ... that may have 256
//! ```
//!
//! `room` is never less than the longest run of free pages of a paged arena, so that a search may
//! pass by arenas without looking at them; it is corrected when a search in the arena fails.
//! Pages are taken at the lowest address that has room: memory is used from one end, and what lies
//! at the other end empties and goes back.

use core::sync::atomic::Ordering::Relaxed;

use crate::arena::{ARENA_BYTES, ARENA_PAGES, Bits, Kind, Pages};
use crate::map;
use crate::os::lock::{Guard, Lock};
use crate::os::memory;
use crate::page::PAGE_BYTES;
use crate::source::ArenaSource;
use crate::table::{self, arena_of, first_page};

/// The room of an arena without memory: all of it, once it is made usable.
const ABSENT: u16 = 1 << 15;
/// Ranges that there can be.
const RANGES: usize = 32;
/// One cursor for each power of two of pages.
const CURSORS: usize = 9;
/// Fewer clean pages than this are not made up for.
const DEBT_PAGES: usize = 64;
/// A heap of this many arenas has grown: it asks for the memory of several pages at a time.
const GROWN_ARENAS: usize = 4;

/// Pages that were taken.
#[derive(Clone, Copy)]
pub(crate) struct Taken {
    /// The first of them.
    pub page: u32,
    /// Whether all of them read as zero.
    pub zeroed: bool,
}

/// Single pages of one arena: bit `i` of `mask` is page `first + i`.
#[derive(Clone, Copy)]
pub(crate) struct Batch {
    pub first: u32,
    pub mask: u64,
    /// Whether it is worth while to ask for their memory at once.
    pub populate: bool,
}

impl Batch {
    /// Asks for the memory of the pages in as few calls as there are runs among them.
    pub fn populate(&self) {
        Bits([self.mask, 0, 0, 0]).each_run(|at, len| {
            let start = table::address_of(self.first + at as u32);
            // SAFETY: the pages are taken, and committed.
            unsafe { memory::populate(start, len * PAGE_BYTES) };
        });
    }
}

/// What the statistics tell of arenas.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub arenas: usize,
    pub arenas_peak: usize,
    pub taken: usize,
    pub returned: usize,
    pub reserved_bytes: usize,
    pub given_back_bytes: usize,
}

/// A reserved stretch: arenas `first..first + count`, used below `fresh` only.
#[derive(Clone, Copy)]
struct Range {
    start: usize,
    first: u32,
    count: u32,
    fresh: u32,
}

impl Range {
    fn end(&self) -> u32 {
        self.first + self.count
    }
}

/// The state behind the lock.
pub(crate) struct Central {
    ranges: [Range; RANGES],
    range_count: usize,
    /// `cursors[k]`: in arenas below it there are no `2^k` free pages in a row, nor are they absent.
    cursors: [u32; CURSORS],
    /// The list of foreign arenas with free pages, and how many are in it.
    foreign: u32,
    foreign_with_room: usize,
    /// Foreign arenas are numbered from the end of the table downwards; numbers that are free again
    /// hang in a list through `next`.
    foreign_lowest: u32,
    foreign_spare: u32,
    /// Dirty pages of all arenas.
    pub dirty: usize,
    /// In arenas below it no page is dirty.
    dirty_cursor: u32,
    /// Clean pages that were taken while others were dirty.
    debt: usize,
    pub counts: Counts,
}

static CENTRAL: Lock<Central> = Lock::new(Central {
    ranges: [Range {
        start: 0,
        first: 0,
        count: 0,
        fresh: 0,
    }; RANGES],
    range_count: 0,
    cursors: [0; CURSORS],
    foreign: 0,
    foreign_with_room: 0,
    foreign_lowest: 0,
    foreign_spare: 0,
    dirty: 0,
    dirty_cursor: 0,
    debt: 0,
    counts: Counts {
        arenas: 0,
        arenas_peak: 0,
        taken: 0,
        returned: 0,
        reserved_bytes: 0,
        given_back_bytes: 0,
    },
});

/// Opens the central state.
pub(crate) fn lock() -> Guard<'static, Central> {
    CENTRAL.lock()
}

/// Closes it around a fork.
pub(crate) fn hold_for_fork() {
    CENTRAL.hold_for_fork();
}

/// Opens it after a fork, on both sides.
pub(crate) fn release_after_fork() {
    CENTRAL.release_after_fork();
}

/// Sees to it that there are tables and a first range. `false`: the system refuses.
pub(crate) fn prepare() -> bool {
    lock().ready()
}

/// The pages of an arena, with the proof that the lock is held: the borrow of `central`.
fn pages_of(_central: &mut Central, arena: u32) -> &mut Pages {
    // SAFETY: a `&mut Central` comes from the lock's guard only, and the result borrows it.
    unsafe { table::arena(arena).pages() }
}

impl Central {
    fn ready(&mut self) -> bool {
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

    fn add_range(&mut self, range: Range) {
        self.ranges[self.range_count] = range;
        self.range_count += 1;
        self.counts.reserved_bytes += range.count as usize * ARENA_BYTES;
    }

    /// Reserves one more range, for at least `least` arenas.
    fn reserve_another(&mut self, least: usize) -> bool {
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

    /// `len` pages in a row, the first a multiple of `align`; both at most 256.
    pub fn take_run(&mut self, len: usize, align: usize) -> Option<Taken> {
        if !self.ready() {
            return None;
        }
        let (arena, first) = self.arena_with(len, align)?;
        let dirty = pages_of(self, arena).take(&Bits::run(first, len));
        self.dirty -= dirty;
        self.owe(len - dirty);
        Some(Taken {
            page: first_page(arena) + first as u32,
            zeroed: dirty == 0,
        })
    }

    /// Up to `most` (1 to 64) single pages of one arena: dirty ones if there are any, since they cost
    /// no page fault and no more memory, else those of the lowest arena that has room.
    pub fn take_batch(&mut self, most: u32) -> Option<Batch> {
        if !self.ready() {
            return None;
        }
        let dirty = self.arena_with_dirty();
        let arena = match dirty {
            Some(arena) => arena,
            None => self.arena_with(1, 1)?.0,
        };
        let pages = pages_of(self, arena);
        let candidates = |word: usize| match dirty {
            Some(_) => pages.dirty.0[word],
            None => !pages.used.0[word],
        };
        let word = (0..4).find(|word| candidates(*word) != 0)?;
        let mut mask = candidates(word);
        while mask.count_ones() > most {
            mask &= !(1 << (63 - mask.leading_zeros()));
        }
        let mut taken = Bits::NONE;
        taken.0[word] = mask;
        self.dirty -= pages_of(self, arena).take(&taken);
        let first = first_page(arena) + word as u32 * 64;
        let grown = self.counts.arenas >= GROWN_ARENAS;
        Some(Batch {
            first,
            mask,
            populate: dirty.is_none() && grown,
        })
    }

    /// The lowest arena with dirty pages.
    fn arena_with_dirty(&mut self) -> Option<u32> {
        if self.dirty == 0 {
            return None;
        }
        for index in 0..self.range_count {
            let range = self.ranges[index];
            for arena in self.dirty_cursor.max(range.first)..range.fresh {
                if !pages_of(self, arena).dirty.is_none() {
                    self.dirty_cursor = arena;
                    return Some(arena);
                }
            }
        }
        None
    }

    /// Notes that `clean` pages will need new memory while dirty ones have some.
    fn owe(&mut self, clean: usize) {
        self.debt += clean.min(self.dirty);
    }

    /// How many dirty pages should go back now, to make up for clean ones that were taken; so the
    /// heap does not grow beyond what is in use at once. 0 as long as it is not worth the trouble.
    pub fn take_debt(&mut self) -> usize {
        if self.debt < self.counts.arenas.max(DEBT_PAGES) {
            return 0;
        }
        core::mem::take(&mut self.debt)
    }

    /// Gives back pages of one arena.
    pub fn give_run(&mut self, page: u32, len: usize) {
        let (arena, first) = (arena_of(page), page as usize % ARENA_PAGES);
        let pages = pages_of(self, arena);
        pages.give(&Bits::run(first, len));
        let foreign = pages.kind == Kind::Foreign;
        let (free, longest) = (pages.free as usize, pages.run_around(first, len));
        self.dirty += len;
        if foreign {
            // Foreign memory is the source's to give back.
            self.dirty -= len;
            let pages = pages_of(self, arena);
            pages.dirty = Bits::NONE;
            if free == len {
                self.link_foreign(arena);
            }
            return;
        }
        self.has_room(arena, longest);
    }

    /// Notes that `arena` has `longest` free pages in a row.
    fn has_room(&mut self, arena: u32, longest: usize) {
        let room = table::room(arena);
        if (room.load(Relaxed) as usize) < longest {
            room.store(longest as u16, Relaxed);
        }
        for cursor in &mut self.cursors[..=longest.ilog2() as usize] {
            *cursor = arena.min(*cursor);
        }
        self.dirty_cursor = arena.min(self.dirty_cursor);
    }

    /// The lowest arena in which `find(len, align)` succeeds, and what that finds; makes one usable
    /// if there is none.
    fn arena_with(&mut self, len: usize, align: usize) -> Option<(u32, usize)> {
        let wanted = len.ilog2() as usize;
        let mut at_cursor = true;
        let mut absent = None;
        for index in 0..self.range_count {
            let range = self.ranges[index];
            for arena in self.cursors[wanted].max(range.first)..range.fresh {
                let room = table::room(arena).load(Relaxed);
                if room == ABSENT {
                    absent = absent.or(Some(arena));
                    at_cursor = false;
                } else if (room as usize) < 1 << wanted {
                    if at_cursor {
                        self.cursors[wanted] = arena + 1;
                    }
                } else if room as usize >= len {
                    match pages_of(self, arena).find(len, align) {
                        Ok(first) => return Some((arena, first)),
                        Err(longest) => table::room(arena).store(longest as u16, Relaxed),
                    }
                    at_cursor = false;
                } else {
                    at_cursor = false;
                }
            }
        }
        let arena = match absent {
            Some(arena) => arena,
            None => self.fresh(1)?,
        };
        self.commit(arena, 1).then_some((arena, 0))
    }

    /// The first of `count` arenas in a row that were never used.
    fn fresh(&mut self, count: u32) -> Option<u32> {
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
    fn commit(&mut self, first: u32, count: u32) -> bool {
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
        for arena in first..first + count {
            pages_of(self, arena).open(Kind::Paged, ARENA_PAGES);
            table::room(arena).store(0, Relaxed);
            self.has_room(arena, ARENA_PAGES);
        }
        self.counts.arenas += count as usize;
        self.counts.taken += count as usize;
        self.counts.arenas_peak = self.counts.arenas_peak.max(self.counts.arenas);
        true
    }

    /// The range that arena `arena` lies in.
    fn range_of(&self, arena: u32) -> Option<usize> {
        let ranges = &self.ranges[..self.range_count];
        ranges
            .iter()
            .position(|range| (range.first..range.end()).contains(&arena))
    }

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
    fn is_empty(&mut self, arena: u32) -> bool {
        let room = table::room(arena).load(Relaxed);
        room == ABSENT || (room as usize == ARENA_PAGES && pages_of(self, arena).is_empty())
    }

    /// Looks for arenas in a row that are absent, or usable and empty, or behind them fresh.
    fn empty_arenas(&mut self, count: u32) -> Option<u32> {
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
    fn open_large(&mut self, first: u32, count: u32) -> Option<bool> {
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

    fn set_absent(&mut self, arena: u32) {
        pages_of(self, arena).kind = Kind::Absent;
        table::room(arena).store(ABSENT, Relaxed);
        for cursor in &mut self.cursors {
            *cursor = arena.min(*cursor);
        }
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

    /// Lengthens a run inside an arena by `more` pages, if those behind it are free; whether these
    /// read as zero.
    pub fn extend_run(&mut self, page: u32, len: usize, more: usize) -> Option<bool> {
        let (arena, next) = (arena_of(page), page as usize % ARENA_PAGES + len);
        let pages = pages_of(self, arena);
        if !pages.is_free(next, more) {
            return None;
        }
        let dirty = pages.take(&Bits::run(next, more));
        self.dirty -= dirty;
        self.owe(more - dirty);
        Some(dirty == 0)
    }

    /// Gives back arenas of a large block; `clean`: there is no memory behind them.
    pub fn give_large(&mut self, first: u32, count: u32, clean: bool) {
        for arena in first..first + count {
            let pages = pages_of(self, arena);
            pages.kind = Kind::Paged;
            pages.give(&Bits::ALL);
            if clean {
                pages.dirty = Bits::NONE;
            } else {
                self.dirty += ARENA_PAGES;
            }
            self.has_room(arena, ARENA_PAGES);
        }
    }

    /// All arenas with memory, by number; foreign ones last.
    pub fn each_arena(&mut self, mut visit: impl FnMut(u32, &Pages)) {
        for index in 0..self.range_count {
            let range = self.ranges[index];
            for arena in range.first.max(1)..range.fresh {
                let pages = pages_of(self, arena);
                if pages.kind != Kind::Absent {
                    visit(arena, pages);
                }
            }
        }
        let (capacity, _) = table::capacities();
        for arena in self.foreign_lowest..capacity {
            let pages = pages_of(self, arena);
            if pages.kind == Kind::Foreign {
                visit(arena, pages);
            }
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
    /// claims its old dirty pages (all dirty ones if `all`) and returns them, to be purged without
    /// the lock and then returned by [`Central::purged`].
    pub fn age(&mut self, arena: u32, all: bool) -> Bits {
        let pages = pages_of(self, arena);
        if pages.kind != Kind::Paged {
            return Bits::NONE;
        }
        let rested = if all { pages.dirty } else { pages.old };
        if pages.is_empty() && rested == pages.dirty && self.give_back(arena) {
            return Bits::NONE;
        }
        let pages = pages_of(self, arena);
        pages.take(&rested);
        pages.old = pages.dirty;
        let claimed = rested.count();
        self.dirty -= claimed;
        self.counts.given_back_bytes += claimed * PAGE_BYTES;
        rested
    }

    /// Ends what [`Central::age`] has begun: the pages are free and clean, but for those that the
    /// system has refused to take.
    pub fn purged(&mut self, arena: u32, claimed: &Bits, refused: &Bits) {
        self.dirty += refused.count();
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
    fn give_back(&mut self, arena: u32) -> bool {
        // SAFETY: the arena is ours, and no page of it is in use.
        if !unsafe { memory::decommit(table::arena(arena).base(), ARENA_BYTES) } {
            return false;
        }
        let pages = pages_of(self, arena);
        let dirty = pages.dirty.count();
        pages.open(Kind::Absent, ARENA_PAGES);
        self.dirty -= dirty;
        self.counts.given_back_bytes += dirty * PAGE_BYTES;
        self.counts.arenas -= 1;
        self.counts.returned += 1;
        self.set_absent(arena);
        true
    }

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

    fn link_foreign(&mut self, arena: u32) {
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

    fn unlink_foreign(&mut self, arena: u32) {
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
