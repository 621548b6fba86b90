//! Blocks with pages of their own: runs of up to half an arena, and large blocks that fill arenas.
//!
//! Only the record of a block's first page says something; those of the others stay Free, so that
//! an address inside a block is not taken for a block.

use core::ptr;

use crate::Domain;
use crate::arena::{ARENA_BYTES, ARENA_PAGES};
use crate::central::{self, Central, Taken};
use crate::os::lock::Guard;
use crate::os::memory;
use crate::page::{PAGE_BYTES, Page, State};
use crate::table::{self, arena_of};
use crate::{decay, heap, registry, slot};

/// The longest run; what needs more pages gets arenas.
const RUN_MAX_PAGES: usize = ARENA_PAGES / 2;

/// The longest block whose run may rest in a thread's heap.
pub(crate) const AT_REST_MAX_BYTES: usize = heap::RUN_MAX_PAGES * PAGE_BYTES;

/// A block that was just allocated.
pub(crate) struct Fresh {
    pub block: *mut u8,
    /// Whether all of it reads as zero.
    pub zeroed: bool,
}

/// `None`: more than any machine has.
fn pages_for(bytes: usize) -> Option<usize> {
    (bytes <= isize::MAX as usize).then(|| bytes.div_ceil(PAGE_BYTES).max(1))
}

fn arenas_for(pages: usize) -> usize {
    pages.div_ceil(ARENA_PAGES)
}

/// A block of 1 to [`AT_REST_MAX_BYTES`] bytes, if a run of so many pages rests in the thread's heap.
#[inline]
pub(crate) fn take_at_rest(domain: Domain, bytes: usize) -> Option<*mut u8> {
    let head = slot::heap().take_run_at_rest(bytes.div_ceil(PAGE_BYTES))?;
    head.set_kind(domain, State::Run);
    Some(ptr::with_exposed_provenance_mut(head.address()))
}

/// A block of at least `bytes` bytes at a multiple of `align_pages` pages (a power of two, at most
/// an arena). `None`: there is no memory.
pub(crate) fn allocate(domain: Domain, bytes: usize, align_pages: usize) -> Option<Fresh> {
    if align_pages == 1
        && bytes.wrapping_sub(1) < AT_REST_MAX_BYTES
        && let Some(block) = take_at_rest(domain, bytes)
    {
        return Some(Fresh {
            block,
            zeroed: false,
        });
    }
    allocate_new(domain, bytes, align_pages)
}

/// The same, but no run that rests.
#[cold]
pub(crate) fn allocate_new(domain: Domain, bytes: usize, align_pages: usize) -> Option<Fresh> {
    let pages = pages_for(bytes)?;
    let large = pages.max(align_pages) > RUN_MAX_PAGES;
    registry::prepare();
    let Taken { page, zeroed } = if large {
        with_central(central::lock(), |central| {
            central.take_large(arenas_for(pages), pages, 0)
        })?
    } else {
        take_run(pages, align_pages)?
    };
    let head = table::record(page);
    head.set_domain(domain);
    if large {
        let all = arenas_for(pages) * ARENA_PAGES;
        head.set_large_pages(all);
        head.set_asked_pages(pages);
        head.set_tail_is_clean(zeroed || give_back(head, pages, all));
        head.set_state(State::Large);
    } else {
        head.set_span(pages);
        head.set_state(State::Run);
    }
    let block = ptr::with_exposed_provenance_mut(head.address());
    Some(Fresh { block, zeroed })
}

/// A run from the arenas.
fn take_run(pages: usize, align_pages: usize) -> Option<Taken> {
    let take = |central: &mut Central| central.take_run(pages, align_pages);
    if slot::heap().is_ended() {
        return with_central(central::lock(), take);
    }
    registry::with_heap(|heap| {
        heap.missed(pages);
        with_central(heap.central_for(pages), take)
    })?
}

/// Takes pages under the lock; makes up, without it, for what the heap has grown by while some were dirty.
fn with_central<T>(mut central: Guard<'_, Central>, take: impl FnOnce(&mut Central) -> T) -> T {
    let (taken, growth) = (take(&mut central), central.take_growth());
    drop(central);
    if growth > 0 {
        decay::make_up_for(growth);
    }
    taken
}

/// Bytes of the block whose first page is `head`, a run or a large block.
pub(crate) fn bytes(head: &'static Page) -> usize {
    let pages = if head.state() == State::Large {
        head.asked_pages()
    } else {
        head.span()
    };
    pages * PAGE_BYTES
}

/// Frees the run whose first page is `head`. Calls others only at its end, and so needs no stack.
#[inline]
pub(crate) fn free_run(head: &'static Page) {
    let heap = slot::heap();
    if !heap.keep_near(head) {
        free(head);
    } else if heap.rests_much() {
        decay::pages_became_free();
    } else {
        decay::look_at_the_clock();
    }
}

/// Frees the block whose first page is `head`.
#[inline(never)]
pub(crate) fn free(head: &'static Page) {
    let (large, heap) = (head.state() == State::Large, slot::heap());
    head.set_free_state();
    if large {
        let (first, arenas) = (arena_of(head.index()), head.large_pages() / ARENA_PAGES);
        let (pages, dirty) = (head.asked_pages(), with_memory(head));
        central::lock().give_large(first, arenas as u32, pages, dirty);
    } else {
        let goes = if heap.is_empty() {
            Some(head)
        } else {
            heap.keep(head)
        };
        let Some(goes) = goes else {
            decay::look_at_the_clock();
            return;
        };
        central::lock().give_run(goes.index(), goes.span());
    }
    decay::pages_became_free();
}

/// Makes the block hold `bytes` bytes without copying, if that can be: where it is, by giving up
/// pages or taking those behind it, or at another place to which the system moves its memory.
/// `None`: it cannot, and nothing has changed.
pub(crate) fn resize(head: &'static Page, bytes: usize) -> Option<*mut u8> {
    let pages = pages_for(bytes)?;
    let large = head.state() == State::Large;
    if large != (pages > RUN_MAX_PAGES) {
        return None;
    }
    if large {
        resize_large(head, pages)
    } else {
        resize_run(head, pages)
    }
}

fn resize_run(head: &'static Page, pages: usize) -> Option<*mut u8> {
    let (page, old) = (head.index(), head.span());
    if pages < old {
        head.set_span(pages);
        central::lock().give_run(page + pages as u32, old - pages);
        decay::pages_became_free();
    } else if pages > old {
        with_central(central::lock(), |central| {
            central.extend_run(page, old, pages - old)
        })?;
        head.set_span(pages);
    }
    Some(ptr::with_exposed_provenance_mut(head.address()))
}

/// Gives the memory of the pages `from..to` of a large block back, which nobody has asked for: what
/// lay there before would stay as long as the block does. `false`: it stays.
fn give_back(head: &'static Page, from: usize, to: usize) -> bool {
    if from >= to {
        return true;
    }
    // SAFETY: the pages are committed and the block's; its user was not told of them, or has
    // given them up. Where the system refuses, they stay as they are.
    decay::settings().decay_ms >= 0
        && unsafe { memory::purge(head.address() + from * PAGE_BYTES, (to - from) * PAGE_BYTES) }
}

/// The first pages of a large block, behind which there is no memory.
fn with_memory(head: &'static Page) -> usize {
    if head.tail_is_clean() {
        head.asked_pages()
    } else {
        head.large_pages()
    }
}

fn resize_large(head: &'static Page, pages: usize) -> Option<*mut u8> {
    let (page, old, arenas) = (
        head.index(),
        head.large_pages() / ARENA_PAGES,
        arenas_for(pages),
    );
    let (first, asked) = (arena_of(page), head.asked_pages());
    // Pages of the arenas that it has now and will have.
    let common = arenas.min(old) * ARENA_PAGES;
    let mut clean = true;
    if arenas < old {
        let dropped = (old - arenas) as u32;
        let beyond = |pages: usize| pages.saturating_sub(common);
        central::lock().give_large(
            first + arenas as u32,
            dropped,
            beyond(asked),
            beyond(with_memory(head)),
        );
        head.set_large_pages(common);
        decay::pages_became_free();
    } else if arenas > old {
        let more = u32::try_from(arenas - old).ok()?;
        let extended = with_central(central::lock(), |central| {
            central.extend_large(first, old as u32, more, pages - common)
        });
        let Some(zeroed) = extended else {
            return move_large(head, old, pages);
        };
        head.set_large_pages(arenas * ARENA_PAGES);
        clean = zeroed || give_back(head, pages, arenas * ARENA_PAGES);
    }
    let (before, now) = (asked.min(common), pages.min(common));
    clean &= give_back(head, now, before);
    if before != now {
        with_central(central::lock(), |central| {
            central.resize_large(now as isize - before as isize)
        });
    }
    head.set_asked_pages(pages);
    head.set_tail_is_clean(clean && head.tail_is_clean());
    Some(ptr::with_exposed_provenance_mut(head.address()))
}

/// Lets the system move the memory of a large block of `old` arenas to a place with more room, for
/// `pages` pages.
fn move_large(head: &'static Page, old: usize, pages: usize) -> Option<*mut u8> {
    let (arenas, asked) = (arenas_for(pages), head.asked_pages());
    let Taken { page, zeroed } = with_central(central::lock(), |central| {
        central.take_large(arenas, pages, asked)
    })?;
    let fresh = table::record(page);
    // SAFETY: both places are arenas of ours that were taken, and the new one is in nobody's use.
    if !unsafe { memory::remap(head.address(), old * ARENA_BYTES, fresh.address()) } {
        central::lock().give_absent(arena_of(page), arenas as u32, pages - asked);
        return None;
    }
    fresh.set_domain_index(head.domain_index());
    fresh.set_large_pages(arenas * ARENA_PAGES);
    fresh.set_asked_pages(pages);
    // The tail of the old place may now lie where pages were asked for; where it does not, it counts.
    let clean = zeroed && head.tail_is_clean();
    fresh.set_tail_is_clean(clean || give_back(fresh, pages, arenas * ARENA_PAGES));
    fresh.set_state(State::Large);
    head.set_free_state();
    // What the old place had is gone to the new one.
    central::lock().give_large(arena_of(head.index()), old as u32, 0, 0);
    decay::pages_became_free();
    Some(ptr::with_exposed_provenance_mut(fresh.address()))
}
