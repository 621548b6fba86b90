//! What a thread keeps, whole, for its next requests: empty pools, a list for each domain and class,
//! and freed runs, a list for each number of pages.
//!
//! The lists are plain ones: the owner has them alone, until a tick of decay claims them; see `claim`.
//!
//! All of them together have [`USUAL_PAGES`] at most, and more where that has proved too little: when
//! pages that found no room were asked for again soon. Each tick takes half of that back. Where
//! there is no room for what comes and goes because of what does not, all of it goes.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::LIST_COUNT;
use crate::page::Page;
use crate::table;

/// The longest run that rests.
pub(crate) const RUN_MAX_PAGES: usize = 64;
/// Pages that rest at most, as a rule; and however much a program uses them.
const USUAL_PAGES: u32 = 128;
const MOST_PAGES: u32 = 1024;

/// The list of runs of `pages` pages, behind those of pools.
#[inline]
pub(super) const fn list_of_runs(pages: usize) -> usize {
    LIST_COUNT + pages - 1
}

pub(super) struct Resting {
    /// First of each list, as a page number; 0 is none.
    first: [AtomicU32; list_of_runs(RUN_MAX_PAGES) + 1],
    /// Pages of everything that rests.
    pages: AtomicU32,
    /// Pages that may rest at present.
    most: AtomicU32,
    /// Pages that have found no room since the last tick, less those that were asked for again.
    refused: AtomicU32,
}

impl Resting {
    pub const fn new() -> Resting {
        Resting {
            first: [const { AtomicU32::new(0) }; list_of_runs(RUN_MAX_PAGES) + 1],
            pages: AtomicU32::new(0),
            most: AtomicU32::new(USUAL_PAGES),
            refused: AtomicU32::new(0),
        }
    }

    /// Pages of everything that rests.
    #[inline]
    fn pages(&self) -> u32 {
        self.pages.load(Relaxed)
    }

    /// Whether there is room for `pages` more.
    #[inline]
    pub fn fits(&self, pages: usize) -> bool {
        self.pages() + pages as u32 <= self.most.load(Relaxed)
    }

    /// Whether there is room for `pages` more; notes it if not.
    #[inline]
    pub fn has_room(&self, pages: usize) -> bool {
        let fits = self.fits(pages);
        if !fits {
            let refused = self.refused.load(Relaxed) + pages as u32;
            self.refused.store(refused.min(MOST_PAGES), Relaxed);
        }
        fits
    }

    /// Notes that `pages` pages have to come from elsewhere, which would be here if there had been more
    /// room: from now on there is. `true`: there would be room enough, but for things that nobody asks for.
    #[inline]
    pub fn missed(&self, pages: usize) -> bool {
        let (pages, refused) = (pages as u32, self.refused.load(Relaxed));
        if pages > refused {
            return false;
        }
        self.refused.store(refused - pages, Relaxed);
        let most = self.most.load(Relaxed);
        if self.pages() > most / 2 {
            return true;
        }
        self.most.store((most + pages).min(MOST_PAGES), Relaxed);
        false
    }

    /// Whether so much rests that a tick should come for its sake.
    #[inline]
    pub fn is_more_than_usual(&self) -> bool {
        self.pages() > USUAL_PAGES
    }

    /// A tick has taken everything.
    pub fn is_cleared(&self) {
        let half = self.most.load(Relaxed) / 2;
        self.most.store(half.max(USUAL_PAGES), Relaxed);
        self.refused.store(0, Relaxed);
    }

    /// Whether anything rests.
    #[inline]
    pub fn has_any(&self) -> bool {
        self.pages() != 0
    }

    /// Whether a list has anything.
    #[inline]
    pub fn has(&self, list: usize) -> bool {
        self.first[list].load(Relaxed) != 0
    }

    /// Puts a pool or run of `pages` pages in, which is empty and in no list.
    #[inline]
    pub fn put(&self, list: usize, head: &'static Page, pages: usize) {
        let list = &self.first[list];
        head.next.store(list.load(Relaxed), Relaxed);
        list.store(head.index(), Relaxed);
        self.pages.store(self.pages() + pages as u32, Relaxed);
    }

    /// What was put last into a list.
    #[inline]
    pub fn take(&self, list: usize) -> Option<&'static Page> {
        let list = &self.first[list];
        let first = list.load(Relaxed);
        if first == 0 {
            return None;
        }
        let head = table::record(first);
        list.store(head.next.load(Relaxed), Relaxed);
        // A fork may have caught the owner before it has counted this one.
        let pages = self.pages().saturating_sub(head.span() as u32);
        self.pages.store(pages, Relaxed);
        Some(head)
    }

    /// Takes everything. `each` may do the same.
    pub fn take_all(&self, mut each: impl FnMut(&'static Page)) {
        if !self.has_any() {
            return;
        }
        for list in 0..self.first.len() {
            while let Some(head) = self.take(list) {
                each(head);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: usize = USUAL_PAGES as usize;

    #[test]
    fn there_is_more_room_for_what_is_asked_for_again() {
        let resting = Resting::new();
        assert!(resting.has_room(USUAL) && !resting.missed(5));
        // Nothing was refused, so that was no reason.
        assert!(!resting.has_room(USUAL + 1));
        assert!(!resting.missed(USUAL + 2) && !resting.has_room(USUAL + 1));
        assert!(!resting.missed(40) && resting.has_room(USUAL + 40));
        for _ in 0..100 {
            resting.has_room(MOST_PAGES as usize + 1);
            assert!(!resting.missed(USUAL));
        }
        assert!(resting.has_room(MOST_PAGES as usize));
        for _ in 0..4 {
            resting.is_cleared();
        }
        assert!(resting.has_room(USUAL) && !resting.has_room(USUAL + 1));
    }

    #[test]
    fn what_nobody_asks_for_makes_room() {
        let resting = Resting::new();
        resting.pages.store(USUAL_PAGES, Relaxed);
        assert!(!resting.has_room(8) && resting.missed(8));
        resting.pages.store(USUAL_PAGES / 2, Relaxed);
        resting.has_room(USUAL);
        assert!(!resting.missed(8) && resting.has_room(USUAL / 2 + 8));
    }
}
