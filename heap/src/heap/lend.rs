//! Pools of obj that serve mem.
//!
//! A program uses nearly every small size in mem, most of them a few times. A page for each would stay
//! nearly empty, so a class of mem begins by sharing the current pool of obj, if that has one: both
//! places of `current` hold the same record, and [`ThreadHeap::take`] does not notice. Such blocks
//! count as obj's, whose name is in the record. A class that has needed [`LENT_MAX`] pools for both
//! is large enough for pools of its own: blocks of one domain live about as long as each other.
//!
//! Always true: the current pool of mem is `NO_POOL`, one of mem, or the current pool of obj.

use core::ptr;
use core::sync::atomic::Ordering::Relaxed;

use super::{NO_POOL, ThreadHeap, list_of};
use crate::Domain;
use crate::class::SMALL_CLASS_COUNT;
use crate::page::{Page, State};

/// The lists of a class in both.
fn mem(class: usize) -> usize {
    list_of(Domain::Mem, class)
}

fn obj(class: usize) -> usize {
    list_of(Domain::Obj, class)
}

/// Pools of a class that are taken while it is shared. `docs/heap-figures.md` has the choice.
const LENT_MAX: u8 = 24;

impl ThreadHeap {
    /// Whether the current pool of obj is that of mem, too.
    fn lends(&self, class: usize) -> bool {
        let place = self.current(obj(class));
        ptr::eq(self.current(mem(class)), place) && !ptr::eq(place, &NO_POOL)
    }

    /// The domain that the next pool for a request is to come from.
    pub(super) fn lender(&self, domain: Domain, class: usize) -> Domain {
        if domain != Domain::Mem || class >= SMALL_CLASS_COUNT {
            return domain;
        }
        if !self.lends(class) {
            let none = |list: usize| ptr::eq(self.current(list), &NO_POOL);
            let has_pools = !none(mem(class)) || self.partial[mem(class)].load(Relaxed) != 0;
            if has_pools || none(obj(class)) || self.lent[class].load(Relaxed) >= LENT_MAX {
                return domain;
            }
            self.set_current(mem(class), self.current(obj(class)));
        }
        Domain::Obj
    }

    /// Makes `page` the current pool of its domain and class, in the place of `spent`, all of whose
    /// blocks were handed out; mem goes along as long as it shares. `new`: the pool was made for that.
    pub(super) fn succeed(
        &self,
        domain: Domain,
        class: usize,
        spent: &'static Page,
        page: &'static Page,
        new: bool,
    ) {
        let list = list_of(domain, class);
        let shared = domain == Domain::Obj && class < SMALL_CLASS_COUNT && self.lends(class);
        // A foreign source may have used this heap meanwhile.
        let untouched = spent.state() == State::Current && spent.free().is_null();
        if untouched && ptr::eq(self.current(list), spent) {
            self.leave(spent);
        } else {
            self.retire(list);
        }
        self.set_current(list, page);
        if shared {
            let lent = &self.lent[class];
            lent.store(lent.load(Relaxed) + u8::from(new), Relaxed);
            let goes_on = lent.load(Relaxed) < LENT_MAX;
            self.set_current(mem(class), if goes_on { page } else { &NO_POOL });
        }
    }

    /// Obj has left `spent` for another pool that it had: mem goes along if it shares.
    #[inline]
    pub(super) fn lend_along(&self, list: usize, spent: &'static Page, page: &'static Page) {
        let class = list.wrapping_sub(obj(0));
        if class < SMALL_CLASS_COUNT && ptr::eq(self.current(mem(class)), spent) {
            self.set_current(mem(class), page);
        }
    }

    /// Before the current pool of a list is retired: mem no longer has that of obj.
    pub(super) fn stop_lending(&self, list: usize) {
        let class = list.wrapping_sub(obj(0));
        if class < SMALL_CLASS_COUNT && self.lends(class) {
            self.set_current(mem(class), &NO_POOL);
        }
    }
}
