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

mod foreign;
mod give_back;
mod large;
mod ranges;

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use crate::arena::{ARENA_PAGES, Bits, Kind, Pages};
use crate::os::lock::{Guard, Lock};
use crate::os::memory;
use crate::page::{PAGE_BYTES, Page};
use crate::table::{self, arena_of, first_page};

/// The room of an arena without memory: all of it, once it is made usable.
const ABSENT: u16 = 1 << 15;
/// Ranges that there can be.
const RANGES: usize = 32;
/// One cursor for each power of two of pages.
const CURSORS: usize = 9;
/// Dirty pages are looked for in so many arenas.
const DIRTY_LOOKS: u32 = 8;
/// Where the heap would grow, the system is not called for fewer pages than this, or one in so many of a larger heap.
const GROWTH_PAGES: usize = 4;
const GROWTH_PART: usize = 256;
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
    /// Pages that may have memory: those that are taken, and dirty ones.
    resident: usize,
    /// The most that `resident` had to be so far.
    high: usize,
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
    resident: 0,
    high: 0,
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

/// Arenas with memory at the moment, for those who do not want to wait.
pub(crate) fn arenas() -> usize {
    ARENAS.load(Relaxed)
}

static ARENAS: AtomicUsize = AtomicUsize::new(0);

/// From now on there are heaps of several threads.
pub(crate) fn set_shared() {
    SHARED.store(true, Relaxed);
}

static SHARED: AtomicBool = AtomicBool::new(false);
/// Records of so many pages fill whole cache lines.
const APART_PAGES: u32 = 8;
const _: () = assert!((APART_PAGES as usize * size_of::<Page>()).is_multiple_of(64));

/// Closes it around a fork.
pub(crate) fn hold_for_fork() {
    CENTRAL.hold_for_fork();
}

/// Opens it after a fork, on both sides.
pub(crate) fn release_after_fork() {
    // SAFETY: `hold_for_fork` has closed it.
    unsafe { CENTRAL.release_after_fork() };
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

/// The lowest pages of the mask whose records fill cache lines of their own.
fn whole_group(mask: u64) -> Option<u64> {
    let all = (1 << APART_PAGES) - 1;
    let groups = (0..u64::BITS).step_by(APART_PAGES as usize);
    groups
        .map(|shift| all << shift)
        .find(|group| mask & group == *group)
}

impl Central {
    /// `len` pages in a row, the first a multiple of `align`; both at most 256.
    pub fn take_run(&mut self, len: usize, align: usize) -> Option<Taken> {
        if !self.ready() {
            return None;
        }
        let found = if align == 1 {
            self.dirty_run(len)
        } else {
            None
        };
        let (arena, first) = match found {
            Some(found) => found,
            None => self.arena_with(len, align)?,
        };
        let dirty = pages_of(self, arena).take(&Bits::run(first, len));
        self.dirty -= dirty;
        self.resident += len - dirty;
        Some(Taken {
            page: first_page(arena) + first as u32,
            zeroed: dirty == 0,
        })
    }

    /// Up to `most` (1 to 64) single dirty pages of one arena: they cost no page fault and no more
    /// memory. `None`: there is none.
    pub fn take_dirty_batch(&mut self, most: u32) -> Option<Batch> {
        let arena = self.arena_with_dirty(false)?;
        self.take_batch_of(arena, most, true)
    }

    /// Up to `most` (1 to 64) single pages of one arena: dirty ones if there are any, else those of
    /// the lowest arena that has room.
    pub fn take_batch(&mut self, most: u32) -> Option<Batch> {
        if !self.ready() {
            return None;
        }
        if let Some(batch) = self.take_dirty_batch(most) {
            return Some(batch);
        }
        let arena = self.arena_with(1, 1)?.0;
        self.take_batch_of(arena, most, false)
    }

    fn take_batch_of(&mut self, arena: u32, most: u32, dirty: bool) -> Option<Batch> {
        let pages = pages_of(self, arena);
        let candidates = |word: usize| {
            if dirty {
                pages.dirty.0[word]
            } else {
                !pages.used.0[word]
            }
        };
        let word = (0..4).find(|word| candidates(*word) != 0)?;
        let mut mask = candidates(word);
        // Two threads that write records of one cache line would wait for each other.
        let mut most = most;
        if SHARED.load(Relaxed)
            && let Some(apart) = whole_group(mask)
        {
            mask = apart;
            most = most.max(APART_PAGES);
        }
        while mask.count_ones() > most {
            mask &= !(1 << (63 - mask.leading_zeros()));
        }
        let mut taken = Bits::NONE;
        taken.0[word] = mask;
        let used_before = pages_of(self, arena).take(&taken);
        self.dirty -= used_before;
        self.resident += taken.count() - used_before;
        let first = first_page(arena) + word as u32 * 64;
        let grown = self.counts.arenas >= GROWN_ARENAS;
        Some(Batch {
            first,
            mask,
            populate: !dirty && grown,
        })
    }

    /// Whether [`Central::take_run`] would find dirty pages.
    pub fn has_dirty_run(&mut self, len: usize) -> bool {
        self.dirty_run(len).is_some()
    }

    /// `len` dirty pages in a row, which cost no page fault and no more memory: the lowest ones, from the first
    /// arena that has dirty pages on.
    fn dirty_run(&mut self, len: usize) -> Option<(u32, usize)> {
        if self.dirty < len {
            return None;
        }
        let first = self.arena_with_dirty(true)?;
        let range = self.ranges[self.range_of(first)?];
        let end = range.fresh.min(first + DIRTY_LOOKS);
        (first..end).find_map(|arena| Some((arena, pages_of(self, arena).find_dirty(len)?)))
    }

    /// The lowest arena with dirty pages; or rather one near it that is `in_use`, so that those that are empty stay
    /// whole for larger blocks.
    fn arena_with_dirty(&mut self, in_use: bool) -> Option<u32> {
        if self.dirty == 0 {
            return None;
        }
        let (mut first, mut looks) = (0, 0);
        for index in 0..self.range_count {
            let range = self.ranges[index];
            for arena in self.dirty_cursor.max(range.first)..range.fresh {
                let pages = pages_of(self, arena);
                let (none, empty) = (pages.dirty.is_none(), pages.is_empty());
                if none {
                    continue;
                }
                if first == 0 {
                    first = arena;
                    self.dirty_cursor = arena;
                }
                if !in_use || !empty {
                    return Some(arena);
                }
                looks += 1;
                if looks == DIRTY_LOOKS {
                    return Some(first);
                }
            }
        }
        (first != 0).then_some(first)
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
        self.resident += more - dirty;
        Some(dirty == 0)
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
}
