//! Empty pools that a thread keeps, whole, for its next requests: a list for each domain and class.
//!
//! Only the owner puts a pool in; the owner and a tick of decay take out. So the owner takes the
//! first of a list by an atomic exchange, which fails only where a tick has taken all of it: whoever
//! gets a pool has it alone, and no list ever grows behind the owner's back.

use core::sync::atomic::{
    AtomicU32,
    Ordering::{Acquire, Relaxed, Release},
};

use super::LIST_COUNT;
use crate::page::Page;
use crate::table;

pub(super) struct Resting {
    /// First pool of each list, as a page number; 0 is none.
    first: [AtomicU32; LIST_COUNT],
    /// Pages that the owner has put in, less those that it has taken out; and those that ticks have.
    put: AtomicU32,
    cleared: AtomicU32,
}

impl Resting {
    pub const fn new() -> Resting {
        Resting {
            first: [const { AtomicU32::new(0) }; LIST_COUNT],
            put: AtomicU32::new(0),
            cleared: AtomicU32::new(0),
        }
    }

    /// Pages of all pools.
    #[inline]
    pub fn pages(&self) -> usize {
        let (put, cleared) = (self.put.load(Relaxed), self.cleared.load(Relaxed));
        put.wrapping_sub(cleared) as usize
    }

    /// Puts a pool in, which is empty and in no list. By the owner.
    #[inline]
    pub fn put(&self, pool: &'static Page) {
        let (list, index) = (&self.first[pool.list()], pool.index());
        // Once it is in, a tick may take it, and it may be another pool's by then.
        let pages = pool.span() as u32;
        let mut first = list.load(Relaxed);
        loop {
            pool.next.store(first, Relaxed);
            match list.compare_exchange_weak(first, index, Release, Relaxed) {
                Ok(_) => break,
                Err(now) => first = now,
            }
        }
        let put = self.put.load(Relaxed).wrapping_add(pages);
        self.put.store(put, Relaxed);
    }

    /// The pool of a list that was put in last. By the owner.
    #[inline]
    pub fn take(&self, list: usize) -> Option<&'static Page> {
        let list = &self.first[list];
        let first = list.load(Relaxed);
        if first == 0 {
            return None;
        }
        let pool = table::record(first);
        // Where a tick has taken the pool meanwhile, this is not its successor; but then the list is empty.
        let next = pool.next.load(Relaxed);
        list.compare_exchange(first, next, Relaxed, Relaxed).ok()?;
        let put = self.put.load(Relaxed).wrapping_sub(pool.span() as u32);
        self.put.store(put, Relaxed);
        Some(pool)
    }

    /// Takes everything. By anyone.
    pub fn take_all(&self, mut each: impl FnMut(&'static Page)) {
        if self.pages() == 0 {
            return;
        }
        for list in self.first.iter().filter(|list| list.load(Relaxed) != 0) {
            let mut next = list.swap(0, Acquire);
            while next != 0 {
                let pool = table::record(next);
                next = pool.next.load(Relaxed);
                self.cleared.fetch_add(pool.span() as u32, Relaxed);
                each(pool);
            }
        }
    }
}
