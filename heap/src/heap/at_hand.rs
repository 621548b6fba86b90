//! What a thread keeps for its next requests: empty pools, free pages, freed runs.

use core::sync::atomic::Ordering::Relaxed;

use super::{KEPT_PAGES, ThreadHeap, at_hand_pages};
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
        while let Some((pages, page)) = self.kept.take_any() {
            central::lock().give_run(page, pages as usize);
        }
        self.stash
            .take_all(|page| central::lock().give_run(page, 1));
    }

    /// A freed run of `pages` pages, if one was kept.
    pub fn take_kept(&self, pages: usize) -> Option<u32> {
        let _busy = self.begin();
        self.kept.take(pages as u32)
    }

    /// Keeps a freed run, whose record is Free; others may go for it. `false`: it is too long.
    pub fn keep(&self, page: u32, pages: usize) -> bool {
        let most = KEPT_PAGES;
        if pages > most {
            return false;
        }
        let _busy = self.begin();
        let mut gave = false;
        while self.kept.sum(|pages| pages as usize) + pages > most
            || !self.kept.put(pages as u32, page)
        {
            let Some((pages, page)) = self.kept.take_any() else {
                break;
            };
            central::lock().give_run(page, pages as usize);
            gave = true;
        }
        if gave {
            decay::pages_became_free();
        }
        true
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
