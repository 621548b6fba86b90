//! Guests: free blocks of full pools in the list of the current one.
//!
//! Where blocks are replaced at random among many that live, nearly every free finds a full pool, and
//! nearly every allocation a current pool without blocks. To put each such pool into the list and
//! to take it up again, for one block, would cost more than all the rest. So the first free block of a
//! full pool becomes a guest of the current pool of its class, if that has few blocks itself: the next
//! allocation takes it from there, still warm, and both pools stay what they are.
//!
//! ```text
//!   Current   free ──> guest ──> own ──> guest          left = live blocks + 1 - guests
//!                        │                 │
//!   Full                 of this pool      of that      counts it as live
//! ```
//!
//! Always true:
//! - A guest's own pool is Full; its block has been a guest since the turn that is in its `prev`.
//! - A current pool takes guests only while its list is short, and each pool that becomes current begins a new
//!   turn with a list without guests: to look for those of one pool is to look at a few blocks.
//! - A free in a full pool that makes no guest calls the pool's guests back, and the pool gets into the list.
//!   So no pool stays in use for a guest's sake.

use super::{LIST_COUNT, ThreadHeap};
use crate::block::Block;
use crate::os::fatal;
use crate::page::{PAGE_BYTES, Page, State};
use crate::table;

use core::sync::atomic::Ordering::Relaxed;

impl ThreadHeap {
    /// A block of a full pool was freed, the only one in its list: makes it a guest. `false`: the current
    /// pool takes none.
    #[inline(always)]
    pub(super) fn becomes_guest(&self, page: &'static Page) -> bool {
        let current = self.current(page.list());
        if current.left() <= page.class().guest_left
            || current.state() != State::Current
            || page.left() != 0
        {
            return false;
        }
        let _busy = self.begin();
        let block = page.free();
        page.set_free(core::ptr::null_mut());
        page.set_left(1);
        page.prev.store(current.prev.load(Relaxed), Relaxed);
        // SAFETY: free, and in no list any more.
        unsafe { Block::link(block, current.free()) };
        current.set_free(block);
        current.set_left(current.left() - 1);
        current.next.store(1, Relaxed);
        true
    }

    /// Blocks of a full pool were freed: it goes among those with room, and its guests come back.
    pub(super) fn freed_in_full(&self, page: &'static Page) {
        let current = self.current(page.list());
        if current.state() == State::Current
            && page.prev.load(Relaxed) == current.prev.load(Relaxed)
        {
            call_back(page, current);
        }
        self.has_room(page);
    }

    /// A full pool, `left` lower by one for each free block, goes among those with room.
    #[inline(always)]
    fn has_room(&self, page: &'static Page) {
        // One block less for the free that came here, and one for each that `left` lacks.
        let live = (page.class().capacity - 1).wrapping_add(page.left());
        page.set_left(live);
        page.set_state(State::Partial);
        if live == 0 {
            self.emptied(page);
        } else {
            self.link(page);
        }
    }

    /// Sends the guests of a current pool back to their own; whether it counts its live blocks now.
    pub(super) fn send_home(&self, current: &'static Page) -> bool {
        if current.next.load(Relaxed) == 0 {
            return current.left() as i16 > 0;
        }
        let mut most = 2 * current.class().capacity;
        let (start, bytes) = (current.address(), current.span() * PAGE_BYTES);
        let mut before: *mut Block = core::ptr::null_mut();
        let mut block = current.free();
        while !block.is_null() {
            if most == 0 {
                return false;
            }
            most -= 1;
            // SAFETY: in the list of a pool that this thread owns.
            let next = unsafe { Block::next(block) };
            if block.addr().wrapping_sub(start) < bytes {
                before = block;
            } else {
                drop_after(current, before, next);
                let Some(home) = table::page_of(block.addr()).map(Page::head) else {
                    return false;
                };
                if home.owner() != self.name() || !self.goes_home(home, block) {
                    return false;
                }
            }
            block = next;
        }
        current.next.store(0, Relaxed);
        current.left() as i16 > 0
    }

    /// Puts a guest that has left the current pool's list into its own pool's, as if it were freed now.
    /// `false`: no pool that may have one.
    fn goes_home(&self, home: &'static Page, block: *mut Block) -> bool {
        // SAFETY: free, and in no list any more.
        unsafe { Block::link(block, home.free()) };
        home.set_free(block);
        home.set_left(home.left().wrapping_sub(1));
        match home.state() {
            State::Full => self.has_room(home),
            // One before it was the first that came home.
            State::Partial if home.left() == 0 => {
                self.unlink(home);
                self.emptied(home);
            }
            State::Partial => {}
            _ => return false,
        }
        true
    }

    /// Sends all guests home.
    pub fn send_all_home(&self) {
        let _busy = self.begin();
        for list in 0..LIST_COUNT {
            let current = self.current(list);
            if current.state() == State::Current
                && current.list() == list
                && !self.send_home(current)
            {
                fatal(
                    "more blocks of a pool were freed than it has",
                    current.address(),
                );
            }
        }
    }
}

/// Takes a pool's guests that still wait out of the current pool's list, and puts them into its own.
fn call_back(page: &'static Page, current: &'static Page) {
    let (start, bytes) = (page.address(), page.span() * PAGE_BYTES);
    let mut before: *mut Block = core::ptr::null_mut();
    let mut block = current.free();
    for _ in 0..2 * current.class().capacity {
        if block.is_null() {
            break;
        }
        // SAFETY: in the list of a pool that this thread owns.
        let next = unsafe { Block::next(block) };
        if block.addr().wrapping_sub(start) < bytes {
            drop_after(current, before, next);
            // SAFETY: free, and in no list any more.
            unsafe { Block::link(block, page.free()) };
            page.set_free(block);
            page.set_left(page.left().wrapping_sub(1));
        } else {
            before = block;
        }
        block = next;
    }
}

/// Takes the block between `before` (NULL: the first one) and `next` out of the current pool's list: a guest.
fn drop_after(current: &'static Page, before: *mut Block, next: *mut Block) {
    if before.is_null() {
        current.set_free(next);
    } else {
        // SAFETY: in the list of a pool that the calling thread owns.
        unsafe { Block::link(before, next) };
    }
    current.set_left(current.left().wrapping_add(1));
}
