//! What a thread keeps, whole, for its next requests: empty pools, a list for each domain and class,
//! and freed runs, a list for each number of pages.
//!
//! Only the owner puts something in; the owner and a tick of decay take out. So the owner takes the
//! first of a list by an atomic exchange, which fails only where a tick has taken all of it: whoever
//! gets a pool has it alone, and no list ever grows behind the owner's back.
//!
//! All of them together have [`USUAL_PAGES`] at most, and more where that has proved too little: when
//! pages that found no room were asked for again soon. Each tick takes half of that back. Where
//! there is no room for what comes and goes because of what does not, all of it goes.

use core::sync::atomic::{
    AtomicU32,
    Ordering::{Acquire, Relaxed, Release},
};

use super::LIST_COUNT;
use crate::page::Page;
use crate::table;

/// The longest run that rests.
pub(super) const RUN_MAX_PAGES: usize = 64;
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
    /// Pages that the owner has put in, less those that it has taken out; and those that ticks have.
    put: AtomicU32,
    cleared: AtomicU32,
    /// Pages that may rest at present.
    most: AtomicU32,
    /// Pages that have found no room since the last tick, less those that were asked for again.
    refused: AtomicU32,
}

impl Resting {
    pub const fn new() -> Resting {
        Resting {
            first: [const { AtomicU32::new(0) }; list_of_runs(RUN_MAX_PAGES) + 1],
            put: AtomicU32::new(0),
            cleared: AtomicU32::new(0),
            most: AtomicU32::new(USUAL_PAGES),
            refused: AtomicU32::new(0),
        }
    }

    /// Pages of everything that rests.
    #[inline]
    fn pages(&self) -> u32 {
        let (put, cleared) = (self.put.load(Relaxed), self.cleared.load(Relaxed));
        put.wrapping_sub(cleared)
    }

    /// Whether there is room for `pages` more; notes it if not.
    #[inline]
    pub fn has_room(&self, pages: usize) -> bool {
        let pages = pages as u32;
        let fits = self.pages() + pages <= self.most.load(Relaxed);
        if !fits {
            let refused = self.refused.load(Relaxed) + pages;
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

    /// Whether a list has anything.
    #[inline]
    pub fn has(&self, list: usize) -> bool {
        self.first[list].load(Relaxed) != 0
    }

    /// Puts a pool or run in, which is empty and in no list. By the owner.
    #[inline]
    pub fn put(&self, list: usize, head: &'static Page) {
        let (list, index) = (&self.first[list], head.index());
        // Once it is in, a tick may take it, and it may be another's by then.
        let pages = head.span() as u32;
        let mut first = list.load(Relaxed);
        loop {
            head.next.store(first, Relaxed);
            match list.compare_exchange_weak(first, index, Release, Relaxed) {
                Ok(_) => break,
                Err(now) => first = now,
            }
        }
        let put = self.put.load(Relaxed).wrapping_add(pages);
        self.put.store(put, Relaxed);
    }

    /// What was put last into a list. By the owner.
    #[inline]
    pub fn take(&self, list: usize) -> Option<&'static Page> {
        let list = &self.first[list];
        let first = list.load(Relaxed);
        if first == 0 {
            return None;
        }
        let head = table::record(first);
        // Where a tick has taken the pool meanwhile, this is not its successor; but then the list is empty.
        let next = head.next.load(Relaxed);
        list.compare_exchange(first, next, Relaxed, Relaxed).ok()?;
        let put = self.put.load(Relaxed).wrapping_sub(head.span() as u32);
        self.put.store(put, Relaxed);
        Some(head)
    }

    /// Takes everything. By anyone.
    pub fn take_all(&self, mut each: impl FnMut(&'static Page)) {
        if self.pages() == 0 {
            return;
        }
        for list in self.first.iter().filter(|list| list.load(Relaxed) != 0) {
            let mut next = list.swap(0, Acquire);
            while next != 0 {
                let head = table::record(next);
                next = head.next.load(Relaxed);
                self.cleared.fetch_add(head.span() as u32, Relaxed);
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
        resting.put.store(USUAL_PAGES, Relaxed);
        assert!(!resting.has_room(8) && resting.missed(8));
        resting.put.store(USUAL_PAGES / 2, Relaxed);
        resting.has_room(USUAL);
        assert!(!resting.missed(8) && resting.has_room(USUAL / 2 + 8));
    }
}
