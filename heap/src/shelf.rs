//! What a thread keeps at hand for its next requests: free pages, empty pools, freed runs.
//!
//! Only the owner puts something on a shelf; the owner and a tick of decay take from it, so each
//! place is emptied by an atomic exchange and whoever gets the page has it alone. That way memory
//! that a sleeping thread keeps goes back like any other.

use core::sync::atomic::{
    AtomicU32, AtomicU64,
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

/// Pages with a key, which says what they are good for.
pub(crate) struct Shelf<const N: usize>([AtomicU64; N]);

/// What lies in one place: key and first page; no page is an empty place.
#[derive(Clone, Copy)]
struct Item(u64);

impl Item {
    fn new(key: u32, page: u32) -> Item {
        Item(u64::from(key) << 32 | u64::from(page))
    }

    fn key(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn page(self) -> u32 {
        self.0 as u32
    }
}

impl<const N: usize> Shelf<N> {
    pub const fn new() -> Self {
        Shelf([const { AtomicU64::new(0) }; N])
    }

    /// Puts a page. `false`: there is no place left.
    pub fn put(&self, key: u32, page: u32) -> bool {
        let free = self.0.iter().find(|place| place.load(Relaxed) == 0);
        if let Some(place) = free {
            place.store(Item::new(key, page).0, Release);
        }
        free.is_some()
    }

    /// A page with this key.
    pub fn take(&self, key: u32) -> Option<u32> {
        self.0.iter().rev().find_map(|place| {
            let item = Item(place.load(Relaxed));
            (item.page() != 0 && item.key() == key && claim(place, item)).then(|| item.page())
        })
    }

    /// Any page, with its key.
    pub fn take_any(&self) -> Option<(u32, u32)> {
        self.0.iter().find_map(|place| {
            let item = Item(place.load(Relaxed));
            (item.page() != 0 && claim(place, item)).then(|| (item.key(), item.page()))
        })
    }

    /// The sum of `of` over the keys that are there.
    pub fn sum(&self, of: impl Fn(u32) -> usize) -> usize {
        let items = self.0.iter().map(|place| Item(place.load(Relaxed)));
        items
            .filter(|item| item.page() != 0)
            .map(|item| of(item.key()))
            .sum()
    }
}

fn claim(place: &AtomicU64, item: Item) -> bool {
    place.compare_exchange(item.0, 0, Acquire, Relaxed).is_ok()
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

    #[test]
    fn a_shelf_gives_what_fits() {
        let shelf: Shelf<3> = Shelf::new();
        assert!(shelf.put(7, 70) && shelf.put(8, 80) && shelf.put(7, 71) && !shelf.put(9, 90));
        assert_eq!(shelf.sum(|key| key as usize), 22);
        assert_eq!(shelf.take(7), Some(71));
        assert_eq!(shelf.take(9), None);
        assert_eq!(shelf.take_any(), Some((7, 70)));
        assert_eq!(shelf.take_any(), Some((8, 80)));
        assert_eq!(shelf.take_any(), None);
    }
}
