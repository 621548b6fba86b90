//! Before the heap grows: what a thread has at hand for other requests.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

use super::{LIST_COUNT, ThreadHeap};
use crate::page::State;

/// Which current pools without a live block are given up.
///
/// A program that asks for many sizes again and again, one block at a time, would else begin a page
/// for each, every time. So a list whose pool was given up and that needed one again is spared the
/// next time, then three times, and then seven. Pools of many pages are not spared.
pub(super) struct Thrift {
    /// How many more times the list is spared.
    spared: [AtomicU8; LIST_COUNT],
    /// How often it needed a pool again; [`GIVEN_UP`] on top until it does.
    again: [AtomicU8; LIST_COUNT],
}

const GIVEN_UP: u8 = 1 << 7;
const AGAIN_MAX: u8 = 3;
/// The longest pool that is spared.
const SPARED_PAGES: usize = 4;

impl Thrift {
    pub const fn new() -> Thrift {
        Thrift {
            spared: [const { AtomicU8::new(0) }; LIST_COUNT],
            again: [const { AtomicU8::new(0) }; LIST_COUNT],
        }
    }

    /// Whether the empty pool of a list is given up.
    fn gives_up(&self, list: usize) -> bool {
        let spared = self.spared[list].load(Relaxed);
        if spared > 0 {
            self.spared[list].store(spared - 1, Relaxed);
            return false;
        }
        let again = self.again[list].load(Relaxed);
        self.again[list].store(again | GIVEN_UP, Relaxed);
        true
    }

    /// A list has a new pool.
    pub fn began(&self, list: usize) {
        let again = self.again[list].load(Relaxed);
        if again & GIVEN_UP != 0 {
            let again = (again - GIVEN_UP + 1).min(AGAIN_MAX);
            self.again[list].store(again, Relaxed);
            self.spared[list].store((1 << again) - 1, Relaxed);
        }
    }
}

impl ThreadHeap {
    /// Before memory is taken that was never touched: gives up what this thread has at hand for other
    /// requests than this one. That is pools that rest, freed runs, and current pools without live
    /// blocks, such as a program leaves behind that has asked once for every size.
    pub(super) fn gather(&self) {
        let _busy = self.begin();
        for list in 0..LIST_COUNT {
            let page = self.current(list);
            let empty = page.left() == 1 && page.state() == State::Current;
            if !empty || page.list() != list {
                continue;
            }
            if page.span() > SPARED_PAGES || self.thrift.gives_up(list) {
                self.retire(list);
            }
        }
        self.wake_all();
        self.empty_hand();
    }
}
