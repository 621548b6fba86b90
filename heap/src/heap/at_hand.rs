//! What a thread keeps for its next requests: empty pools, free pages, freed runs.

use core::ptr;
use core::sync::atomic::Ordering::Relaxed;

use super::resting::{RUN_MAX_PAGES, Resting, list_of_runs};
use super::{HAND_PAGES, ThreadHeap, at_hand_pages};
use crate::page::{NOBODY, Page};
use crate::{central, decay, source, table};

impl ThreadHeap {
    /// Gives up the pages of a pool without live blocks, which is in no list.
    pub(super) fn release(&self, head: &'static Page) {
        let (index, pages) = (head.index(), head.span());
        end_pool(head);
        if table::is_foreign(index) {
            source::give_page(index);
        } else if pages > 1 {
            central::lock().give_run(index, pages);
            decay::pages_became_free();
        } else if !self.stash.put(index, at_hand_pages()) {
            {
                let mut central = central::lock();
                central.give_run(index, 1);
                self.stash
                    .take_oldest(at_hand_pages() / 2, |page| central.give_run(page, 1));
            }
            decay::pages_became_free();
        }
    }

    /// Gives everything that is kept at hand back to the arenas, but for the run in the hand.
    pub fn clear_at_hand(&self) {
        self.clear_resting();
        self.clear_stash();
    }

    /// Gives the free pages back to the arenas. By anyone.
    pub fn clear_stash(&self) {
        self.stash
            .take_all(|page| central::lock().give_run(page, 1));
    }

    /// An empty pool, or a freed run, rests in its list. `false`: there is no room for it. In a longer operation.
    #[inline]
    pub(super) fn rests(&self, list: usize, head: &'static Page, pages: usize) -> bool {
        let Some(resting) = self.at_rest() else {
            return false;
        };
        if !resting.has_room(pages) {
            return false;
        }
        resting.put(list, head, pages);
        true
    }

    /// Whether so much rests that a tick should come for its sake.
    #[inline]
    pub fn rests_much(&self) -> bool {
        self.resting.is_more_than_usual()
    }

    /// A freed run of so many pages that rests here, [`RUN_MAX_PAGES`] at most. `None` also where this is nobody's heap.
    #[inline]
    pub fn take_run_at_rest(&self, pages: usize) -> Option<&'static Page> {
        if let Some(head) = self.in_hand()
            && head.span() == pages
        {
            self.hand.store(ptr::null_mut(), Relaxed);
            return Some(head);
        }
        if !self.resting.has(list_of_runs(pages)) {
            return None;
        }
        let _busy = self.begin();
        self.at_rest()?.take(list_of_runs(pages))
    }

    /// Keeps a run that is freed, in an empty hand or in its list. `false`: there is no room without moving another
    /// one, or this is nobody's heap; nothing has changed.
    #[inline]
    pub fn keep_near(&self, head: &'static Page) -> bool {
        let (pages, held) = (head.span(), self.in_hand());
        if pages <= HAND_PAGES {
            let Some(held) = held else {
                head.set_free_state();
                self.hand.store(ptr::from_ref(head).cast_mut(), Relaxed);
                return true;
            };
            if held.span() != pages {
                return false;
            }
        }
        if pages > RUN_MAX_PAGES || self.is_empty() {
            return false;
        }
        let _busy = self.begin();
        let Some(resting) = self.at_rest().filter(|resting| resting.fits(pages)) else {
            return false;
        };
        head.set_free_state();
        resting.put(list_of_runs(pages), head, pages);
        true
    }

    /// Keeps a freed run whose record is Free. What comes back is for the arenas: this run, or another one that
    /// there is no room for any more.
    #[inline]
    pub fn keep(&self, head: &'static Page) -> Option<&'static Page> {
        let pages = head.span();
        if pages <= HAND_PAGES {
            let before = self.in_hand();
            if before.is_none_or(|other| other.span() != pages) {
                self.hand.store(ptr::from_ref(head).cast_mut(), Relaxed);
                return before.and_then(|other| self.lay_down(other));
            }
        }
        self.lay_down(head)
    }

    /// Lets a freed run rest. What comes back is for the arenas.
    #[inline]
    fn lay_down(&self, head: &'static Page) -> Option<&'static Page> {
        let pages = head.span();
        if pages > RUN_MAX_PAGES {
            return Some(head);
        }
        let _busy = self.begin();
        if !self.rests(list_of_runs(pages), head, pages) {
            self.answer_tick();
            return Some(head);
        }
        if self.rests_much() {
            decay::pages_became_free();
        }
        None
    }

    /// The run in the hand.
    #[inline]
    fn in_hand(&self) -> Option<&'static Page> {
        // SAFETY: NULL, or a record of the table, which never goes away.
        unsafe { self.hand.load(Relaxed).as_ref() }
    }

    /// Gives the run in the hand back to the arenas. By the owner.
    pub(super) fn empty_hand(&self) {
        if let Some(head) = self.in_hand() {
            self.hand.store(ptr::null_mut(), Relaxed);
            central::lock().give_run(head.index(), head.span());
        }
    }

    /// Before `pages` pages are taken for a pool or a run, since none of this kind is at rest.
    #[inline]
    pub fn missed(&self, pages: usize) {
        self.answer_tick();
        if self.resting.missed(pages) {
            self.wake_all();
        }
    }

    /// Gives everything that rests back to the arenas, or to the stash.
    #[cold]
    pub(super) fn wake_all(&self) {
        let _busy = self.begin();
        if let Some(resting) = self.at_rest() {
            resting.take_all(|head| self.release(head));
        }
    }
}

/// Gives everything that rests back to the arenas, at a tick.
pub(super) fn clear(resting: &Resting) {
    resting.take_all(|head| {
        let (page, pages) = (head.index(), head.span());
        end_pool(head);
        central::lock().give_run(page, pages);
    });
    resting.is_cleared();
}

/// The pages of a pool without live blocks are free ones again.
fn end_pool(head: &'static Page) {
    let (index, pages) = (head.index(), head.span());
    head.owner.store(NOBODY, Relaxed);
    for page in index..index + pages as u32 {
        table::record(page).set_free_state();
    }
}
