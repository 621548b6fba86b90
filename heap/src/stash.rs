//! Free pages that a thread keeps at hand.
//!
//! Only the owner puts something into a stash; the owner and a tick of decay take from it, so each
//! place is emptied by an atomic exchange and whoever gets the page has it alone. That way memory
//! that a sleeping thread keeps goes back like any other.

use core::sync::atomic::{
    AtomicU32,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};

/// A stack of single pages.
pub(crate) struct Stash<const N: usize> {
    /// The owner's: at this place and above there is nothing. Below there may be holes.
    len: AtomicU32,
    pages: [AtomicU32; N],
}

impl<const N: usize> Stash<N> {
    pub const fn new() -> Self {
        Stash {
            len: AtomicU32::new(0),
            pages: [const { AtomicU32::new(0) }; N],
        }
    }

    /// The page that was put last.
    pub fn take(&self) -> Option<u32> {
        let mut len = self.len.load(Relaxed);
        while len > 0 {
            len -= 1;
            let page = self.pages[len as usize].swap(0, Acquire);
            if page != 0 {
                self.len.store(len, Relaxed);
                return Some(page);
            }
        }
        self.len.store(0, Relaxed);
        None
    }

    /// Puts a page on top. `false`: there are `most` already.
    pub fn put(&self, page: u32, most: usize) -> bool {
        let len = self.len.load(Relaxed) as usize;
        if len >= most.min(N) {
            return false;
        }
        self.pages[len].store(page, Release);
        self.len.store(len as u32 + 1, Relaxed);
        true
    }

    /// Takes the `count` pages that have been here longest. By the owner.
    pub fn take_oldest(&self, count: usize, mut each: impl FnMut(u32)) {
        let len = self.len.load(Relaxed) as usize;
        let count = count.min(len);
        for place in 0..len {
            let page = self.pages[place].swap(0, AcqRel);
            if page == 0 {
            } else if place < count {
                each(page);
            } else {
                self.pages[place - count].store(page, Release);
            }
        }
        self.len.store((len - count) as u32, Relaxed);
    }

    /// Takes everything. By anyone.
    pub fn take_all(&self, mut each: impl FnMut(u32)) {
        for place in &self.pages {
            if place.load(Relaxed) == 0 {
                continue;
            }
            let page = place.swap(0, AcqRel);
            if page != 0 {
                each(page);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stash_is_a_stack_with_holes() {
        let stash: Stash<4> = Stash::new();
        assert!((1..=4).all(|page| stash.put(page, 9)) && !stash.put(5, 9));
        let mut oldest = Vec::new();
        stash.take_oldest(2, |page| oldest.push(page));
        assert_eq!(oldest, [1, 2]);
        assert!(!stash.put(5, 2) && stash.put(5, 3));
        assert_eq!(stash.take(), Some(5));
        stash.take_all(|_| {});
        assert_eq!(stash.take(), None);
        assert!(stash.put(6, 9));
        assert_eq!((stash.take(), stash.take()), (Some(6), None));
    }
}
