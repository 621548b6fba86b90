//! An arena: 256 pages in a row, and three bits about each of them.
//!
//! ```text
//! used   in a pool, a run, a large block or a thread's stash
//! dirty  not used, and its memory may still be there: was used since it was last given back
//! old    dirty, and was so at the last tick of decay already
//! ```
//!
//! Always true: `used & dirty == 0`, `old & !dirty == 0`, `free` is the number of bits not in `used`.
//! All but its place is read and written under the central lock only.

use core::cell::UnsafeCell;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::page::PAGE_BYTES;
use crate::source::ArenaSource;

/// log2 of [`ARENA_PAGES`].
pub(crate) const ARENA_SHIFT: u32 = 8;
/// Pages of an arena.
pub(crate) const ARENA_PAGES: usize = 1 << ARENA_SHIFT;
/// Bytes of an arena.
pub(crate) const ARENA_BYTES: usize = ARENA_PAGES * PAGE_BYTES;
/// log2 of [`ARENA_BYTES`].
pub(crate) const ARENA_BYTES_SHIFT: u32 = ARENA_BYTES.trailing_zeros();

/// What an arena is at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Addresses only.
    Absent = 0,
    /// Its pages are taken one by one.
    Paged = 1,
    /// Part of a large block.
    Large = 2,
    /// Paged, and from a foreign source.
    Foreign = 3,
}

/// A bit for each page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bits(pub [u64; 4]);

impl Bits {
    pub const NONE: Bits = Bits([0; 4]);
    pub const ALL: Bits = Bits([!0; 4]);

    /// `len` bits from `first` on.
    pub fn run(first: usize, len: usize) -> Bits {
        let below = |end: usize| {
            [0, 64, 128, 192].map(|word: usize| match end.saturating_sub(word) {
                0 => 0,
                count if count >= 64 => !0,
                count => (1 << count) - 1,
            })
        };
        let (start, end) = (below(first), below(first + len));
        Bits([0, 1, 2, 3].map(|word| end[word] & !start[word]))
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The last `most` of the bits that are set.
    pub fn last(&self, most: usize) -> Bits {
        let mut rest = *self;
        let mut more = self.count().saturating_sub(most);
        for word in &mut rest.0 {
            while more > 0 && *word != 0 {
                *word &= *word - 1;
                more -= 1;
            }
        }
        rest
    }

    pub fn is_none(&self) -> bool {
        self.0 == [0; 4]
    }

    pub fn has(&self, page: usize) -> bool {
        self.0[page / 64] >> (page % 64) & 1 != 0
    }

    pub fn and(&self, other: &Bits) -> Bits {
        Bits([0, 1, 2, 3].map(|word| self.0[word] & other.0[word]))
    }

    pub fn without(&self, other: &Bits) -> Bits {
        Bits([0, 1, 2, 3].map(|word| self.0[word] & !other.0[word]))
    }

    pub fn add(&mut self, other: &Bits) {
        for word in 0..4 {
            self.0[word] |= other.0[word];
        }
    }

    pub fn remove(&mut self, other: &Bits) {
        *self = self.without(other);
    }

    /// The first page from `from` on whose bit is `set`; 256 if there is none.
    fn next(&self, from: usize, set: bool) -> usize {
        let mut page = from;
        while page < ARENA_PAGES {
            let word = if set {
                self.0[page / 64]
            } else {
                !self.0[page / 64]
            };
            let rest = word >> (page % 64);
            if rest != 0 {
                return page + rest.trailing_zeros() as usize;
            }
            page = (page / 64 + 1) * 64;
        }
        ARENA_PAGES
    }

    /// The first page of those before `end` that have no bit set between them and `end`.
    fn start_of_gap(&self, end: usize) -> usize {
        let mut end = end;
        while end > 0 {
            let (word, bits) = ((end - 1) / 64, (end - 1) % 64);
            // The bits below `end`, moved to the top of the word.
            let below = self.0[word] << (63 - bits);
            if below != 0 {
                return end - below.leading_zeros() as usize;
            }
            end = word * 64;
        }
        0
    }

    /// Calls `visit(first, len)` for each run of set bits.
    pub fn each_run(&self, mut visit: impl FnMut(usize, usize)) {
        let mut at = self.next(0, true);
        while at < ARENA_PAGES {
            let end = self.next(at, false);
            visit(at, end - at);
            at = self.next(end, true);
        }
    }
}

/// The part that the central lock protects.
pub(crate) struct Pages {
    pub used: Bits,
    pub dirty: Bits,
    pub old: Bits,
    /// Pages that there are: fewer than 256 only where a foreign arena begins inside a page.
    pub count: u16,
    pub free: u16,
    pub kind: Kind,
    /// Neighbours in the list of foreign arenas with free pages; 0 is none.
    pub next: u32,
    pub prev: u32,
    /// Where a foreign arena came from, and the address that it has there.
    pub source: Option<(ArenaSource, usize)>,
}

/// The record of an arena.
pub(crate) struct Arena {
    base: AtomicUsize,
    bytes: AtomicUsize,
    pages: UnsafeCell<Pages>,
}

// SAFETY: `pages` is reached under the central lock only; see `Arena::pages`.
unsafe impl Sync for Arena {}

const _: () = assert!(size_of::<Arena>() <= 192);

impl Arena {
    /// The address of its first page.
    pub fn base(&self) -> usize {
        self.base.load(Relaxed)
    }

    /// The bytes of its pages.
    pub fn bytes(&self) -> usize {
        self.bytes.load(Relaxed)
    }

    pub fn set_place(&self, base: usize, bytes: usize) {
        self.base.store(base, Relaxed);
        self.bytes.store(bytes, Relaxed);
    }

    /// What the lock protects.
    ///
    /// # Safety
    /// The caller holds the central lock and no other reference from here.
    #[expect(
        clippy::mut_from_ref,
        reason = "the central lock stands for the exclusive borrow"
    )]
    pub unsafe fn pages(&self) -> &mut Pages {
        // SAFETY: exclusive by this function's contract. Zero bytes, what a new record is made of,
        // are a value: no bits, `Kind::Absent`, and no source (its function pointers are NULL).
        unsafe { &mut *self.pages.get() }
    }
}

impl Pages {
    /// Becomes an arena of `count` free and clean pages.
    pub fn open(&mut self, kind: Kind, count: usize) {
        self.used = Bits::ALL.without(&Bits::run(0, count));
        self.dirty = Bits::NONE;
        self.old = Bits::NONE;
        self.count = count as u16;
        self.free = count as u16;
        self.kind = kind;
    }

    pub fn is_empty(&self) -> bool {
        self.free == self.count
    }

    /// The lowest run of `len` free pages whose first is a multiple of `align`, or else the length
    /// of the longest run of free pages.
    pub fn find(&self, len: usize, align: usize) -> Result<usize, usize> {
        let mut longest = 0;
        let mut at = self.used.next(0, false);
        while at < ARENA_PAGES {
            let end = self.used.next(at, true);
            let first = at.next_multiple_of(align);
            if first + len <= end {
                return Ok(first);
            }
            longest = longest.max(end - at);
            at = self.used.next(end, false);
        }
        Err(longest)
    }

    /// The lowest run of `len` dirty pages.
    pub fn find_dirty(&self, len: usize) -> Option<usize> {
        let mut at = self.dirty.next(0, true);
        while at < ARENA_PAGES {
            let end = self.dirty.next(at, false);
            if at + len <= end {
                return Some(at);
            }
            at = self.dirty.next(end, true);
        }
        None
    }

    /// Free pages in a row around and including those of the run, which is free.
    pub fn run_around(&self, first: usize, len: usize) -> usize {
        self.used.next(first + len, true) - self.used.start_of_gap(first)
    }

    /// Whether the pages `first..first + len` are there and free.
    pub fn is_free(&self, first: usize, len: usize) -> bool {
        first + len <= ARENA_PAGES && self.used.and(&Bits::run(first, len)).is_none()
    }

    /// Takes free pages; whether all of them read as zero, and how many were dirty.
    pub fn take(&mut self, pages: &Bits) -> usize {
        debug_assert!(self.used.and(pages).is_none());
        let dirty = self.dirty.and(pages).count();
        self.used.add(pages);
        self.dirty.remove(pages);
        self.old.remove(pages);
        self.free -= pages.count() as u16;
        dirty
    }

    /// Gives used pages back as dirty ones.
    pub fn give(&mut self, pages: &Bits) {
        debug_assert!(pages.without(&self.used).is_none());
        self.used.remove(pages);
        self.dirty.add(pages);
        self.free += pages.count() as u16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened() -> Pages {
        // SAFETY: zero bytes are a value of Pages, as `Arena::pages` says.
        let mut pages: Pages = unsafe { core::mem::zeroed() };
        pages.open(Kind::Paged, ARENA_PAGES);
        pages
    }

    #[test]
    fn runs_of_bits() {
        assert_eq!(Bits::run(0, 256).0, [!0; 4]);
        assert_eq!(Bits::run(63, 2).0, [1 << 63, 1, 0, 0]);
        assert_eq!(Bits::run(5, 0).count(), 0);
        let mut seen = Vec::new();
        let mut bits = Bits::run(3, 70);
        bits.add(&Bits::run(255, 1));
        bits.each_run(|first, len| seen.push((first, len)));
        assert_eq!(seen, [(3, 70), (255, 1)]);
        for (end, start) in [
            (0, 0),
            (3, 0),
            (4, 4),
            (73, 73),
            (74, 73),
            (140, 73),
            (255, 73),
            (256, 256),
        ] {
            assert_eq!(bits.start_of_gap(end), start, "{end}");
        }
    }

    #[test]
    fn the_last_bits() {
        let mut bits = Bits::run(60, 8);
        bits.add(&Bits::run(200, 3));
        assert_eq!(bits.last(0), Bits::NONE);
        assert_eq!(bits.last(2), Bits::run(201, 2));
        let mut five = Bits::run(200, 3);
        five.add(&Bits::run(66, 2));
        assert_eq!(bits.last(5), five);
        assert!(bits.last(11) == bits && bits.last(256) == bits);
    }

    #[test]
    fn takes_the_lowest_run_that_fits() {
        let mut pages = opened();
        pages.take(&Bits::run(0, 10));
        pages.take(&Bits::run(12, 100));
        assert_eq!(pages.find(2, 1), Ok(10));
        assert_eq!(pages.find(3, 1), Ok(112));
        assert_eq!(pages.find(16, 16), Ok(112));
        assert_eq!(pages.find(200, 1), Err(144));
        pages.give(&Bits::run(0, 10));
        assert_eq!(pages.run_around(0, 10), 12);
        assert_eq!(pages.run_around(11, 1), 12);
        assert_eq!(pages.dirty.count(), 10);
        assert_eq!(pages.take(&Bits::run(8, 4)), 2);
        assert_eq!(usize::from(pages.free), 256 - 100 - 4);
    }

    #[test]
    fn a_foreign_arena_may_lack_a_page() {
        let mut pages = opened();
        pages.open(Kind::Foreign, 255);
        assert_eq!(pages.find(255, 1), Ok(0));
        assert_eq!(pages.find(256, 1), Err(255));
    }
}
