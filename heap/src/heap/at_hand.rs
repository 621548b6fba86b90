//! What a thread keeps for its next requests: empty pools, free pages, freed runs.

use core::sync::atomic::Ordering::Relaxed;

use super::resting::{RUN_MAX_PAGES, list_of_runs};
use super::{ThreadHeap, at_hand_pages};
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

    /// Gives everything that is kept at hand back to the arenas. By anyone.
    pub fn clear_shelves(&self) {
        self.resting.take_all(|head| {
            let (page, pages) = (head.index(), head.span());
            end_pool(head);
            central::lock().give_run(page, pages);
        });
        self.resting.is_cleared();
        self.stash
            .take_all(|page| central::lock().give_run(page, 1));
    }

    /// An empty pool, or a freed run, rests in its list.
    pub(super) fn rest(&self, list: usize, head: &'static Page) {
        self.resting.put(list, head);
        if self.resting.is_more_than_usual() {
            decay::pages_became_free();
        }
    }

    /// A freed run of `pages` pages that rests here. `None` also where this is nobody's heap.
    #[inline]
    pub fn take_run_at_rest(&self, pages: usize) -> Option<&'static Page> {
        if pages > RUN_MAX_PAGES || !self.resting.has(list_of_runs(pages)) {
            return None;
        }
        let _busy = self.begin();
        self.resting.take(list_of_runs(pages))
    }

    /// Keeps a freed run whose record is Free. `false`: it is too long, or there is no room.
    #[inline]
    pub fn keep(&self, head: &'static Page, pages: usize) -> bool {
        if pages > RUN_MAX_PAGES || !self.resting.has_room(pages) {
            return false;
        }
        let _busy = self.begin();
        self.rest(list_of_runs(pages), head);
        true
    }

    /// Before `pages` pages are taken for a pool or a run, since none of this kind is at rest.
    #[inline]
    pub fn missed(&self, pages: usize) {
        if self.resting.missed(pages) {
            self.wake_all();
        }
    }

    /// Gives everything that rests back to the arenas, or to the stash.
    #[cold]
    pub(super) fn wake_all(&self) {
        let _busy = self.begin();
        self.resting.take_all(|head| self.release(head));
    }
}

/// The pages of a pool without live blocks are free ones again.
fn end_pool(head: &'static Page) {
    let (index, pages) = (head.index(), head.span());
    head.owner.store(NOBODY, Relaxed);
    for page in index..index + pages as u32 {
        table::record(page).set_free_state();
    }
}
