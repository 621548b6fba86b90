//! A walk over the tables: statistics, what lies where, and whether all of it holds together.
//!
//! Nothing here is counted while blocks are allocated and freed; a walk costs a few ns a page of
//! the heap, and holds the central lock meanwhile.

use core::sync::atomic::Ordering::Relaxed;

use crate::arena::{ARENA_BYTES, ARENA_PAGES, Arena, Bits, Kind, Pages};
use crate::block::Block;
use crate::central::Central;
use crate::class::CLASSES;
use crate::heap::{LIST_COUNT, Owner, ThreadHeap};
use crate::page::{PAGE_BYTES, Page, State};
use crate::statistics::Statistics;
use crate::table::{self, first_page};
use crate::{Domain, central, registry, slot, span};

/// What a [`Span`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpanKind {
    /// Pages whose blocks all have one size.
    Pool,
    /// One block of whole pages.
    Run,
    /// One block of whole arenas.
    Large,
}

/// A pool, a run or a large block, as [`walk`] shows it.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// What its blocks are for.
    pub domain: Domain,
    /// What it is.
    pub kind: SpanKind,
    /// The address of its first byte.
    pub start: usize,
    /// Its bytes.
    pub bytes: usize,
    /// Bytes of a block of it.
    pub block_bytes: usize,
    /// Blocks that it can hold.
    pub capacity: usize,
    /// Blocks that are live, or were freed by another thread and not taken in yet.
    pub live_blocks: usize,
}

impl Span {
    fn of(head: &'static Page) -> Span {
        let domain = [Domain::Raw, Domain::Mem, Domain::Obj][head.domain_index()];
        let start = head.address();
        let kind = match head.state() {
            State::Run => SpanKind::Run,
            State::Large => SpanKind::Large,
            _ => {
                let class = head.class();
                return Span {
                    domain,
                    kind: SpanKind::Pool,
                    start,
                    bytes: class.pool_pages as usize * PAGE_BYTES,
                    block_bytes: class.block_bytes as usize,
                    capacity: class.capacity as usize,
                    live_blocks: head.live_blocks(),
                };
            }
        };
        let bytes = span::bytes(head);
        Span {
            domain,
            kind,
            start,
            bytes,
            block_bytes: bytes,
            capacity: 1,
            live_blocks: 1,
        }
    }
}

/// Bytes of arenas with memory behind them now; costs one load.
pub fn arena_bytes() -> usize {
    central::arenas() << 20
}

/// Calls `visit` for each pool, run and large block, in address order within a range.
///
/// Safe at any time; what other threads do meanwhile may be seen or not. `visit` must not use the
/// heap: the central lock is held.
pub fn walk(visit: &mut dyn FnMut(&Span)) {
    let central = &mut central::lock();
    each_head(central, &mut |head| visit(&Span::of(head)), &mut |_| {});
}

/// Calls `head` for each head of a span and `stashed` for each used page that is in none.
fn each_head(
    central: &mut Central,
    head: &mut dyn FnMut(&'static Page),
    stashed: &mut dyn FnMut(u32),
) {
    central.each_arena(|arena, pages| {
        let first = first_page(arena);
        if pages.kind == Kind::Large {
            let record = table::record(first);
            if record.state() == State::Large {
                head(record);
            }
            return;
        }
        let mut at = 0;
        while at < pages.count as usize {
            let record = table::record(first + at as u32);
            let len = match record.state() {
                _ if !pages.used.has(at) => 1,
                State::Current | State::Partial | State::Full | State::Run => {
                    head(record);
                    record.span().max(1)
                }
                _ => {
                    stashed(first + at as u32);
                    1
                }
            };
            at += len;
        }
    });
}

/// Walks the tables. Safe at any time; what other threads do meanwhile may be counted or not.
pub fn statistics() -> Statistics {
    take_in();
    let mut all = Statistics::EMPTY;
    for classes in &mut all.classes {
        for (class, of) in classes.iter_mut().zip(&CLASSES) {
            class.block_bytes = of.block_bytes as usize;
        }
    }
    let mut stashed = 0;
    let (dirty, counts) = {
        let central = &mut central::lock();
        each_head(central, &mut |head| count(&mut all, head), &mut |_| {
            stashed += 1
        });
        (central.dirty, central.counts)
    };
    all.page_bytes = PAGE_BYTES;
    all.arena_bytes = ARENA_BYTES;
    all.arenas = counts.arenas;
    all.arenas_peak = counts.arenas_peak;
    all.arenas_taken = counts.taken;
    all.arenas_returned = counts.returned;
    all.reserved_bytes = counts.reserved_bytes;
    all.mapped_bytes = counts.arenas * ARENA_BYTES;
    all.mapped_peak_bytes = counts.arenas_peak * ARENA_BYTES;
    all.cached_bytes = (dirty + stashed) * PAGE_BYTES;
    all.given_back_bytes = counts.given_back_bytes;
    let record_bytes = ARENA_PAGES * size_of::<Page>() + size_of::<Arena>() + size_of::<u16>();
    all.metadata_bytes =
        counts.arenas_peak * record_bytes + registry::heaps().count() * size_of::<ThreadHeap>();
    all.threads = registry::heaps()
        .filter(|heap| heap.owner() == Owner::Thread)
        .count();
    all
}

fn count(all: &mut Statistics, head: &'static Page) {
    let found = Span::of(head);
    let domain = found.domain as usize;
    let spans = match found.kind {
        SpanKind::Pool => {
            let class = &mut all.classes[domain][head.class_index()];
            class.pools += 1;
            class.pool_bytes += found.bytes;
            class.live_blocks += found.live_blocks;
            class.free_blocks += found.capacity - found.live_blocks;
            return;
        }
        SpanKind::Run => &mut all.runs[domain],
        SpanKind::Large => &mut all.large[domain],
    };
    spans.live_blocks += 1;
    spans.live_bytes += found.bytes;
}

/// Live blocks of one domain, all sizes. Costs a walk.
pub fn live_blocks(domain: Domain) -> usize {
    take_in();
    let mut live = 0;
    let mut add = |head: &'static Page| {
        if head.domain_index() == domain as usize {
            live += Span::of(head).live_blocks;
        }
    };
    each_head(&mut central::lock(), &mut add, &mut |_| {});
    live
}

/// Takes in what was freed by other threads, as far as this thread may.
fn take_in() {
    let heap = slot::heap();
    if !heap.is_empty() {
        heap.tidy(false);
    }
    registry::heaps().for_each(registry::visit_idle);
}

/// The same for the threads that do nothing meanwhile: what lies in a pool's list is its own from here on.
///
/// # Safety
/// No other thread uses the heap meanwhile.
unsafe fn take_all_in() {
    take_in();
    let alive = registry::heaps().filter(|heap| heap.owner() != Owner::Dead);
    alive.for_each(ThreadHeap::send_all_home);
}

/// Calls `visit` for each live block and its span. A block that was freed by another thread than
/// its owner, and that the owner has not taken in yet, counts as live.
///
/// # Safety
/// No other thread uses the heap meanwhile. `visit` must not use it either.
pub unsafe fn walk_blocks(visit: &mut dyn FnMut(&Span, *mut u8)) {
    // SAFETY: by this function's contract.
    unsafe { take_all_in() };
    let mut blocks = |head: &'static Page| {
        let found = Span::of(head);
        let at = |place: usize| {
            core::ptr::with_exposed_provenance_mut(found.start + place * found.block_bytes)
        };
        if found.kind != SpanKind::Pool {
            visit(&found, at(0));
            return;
        }
        // SAFETY: nobody changes the pool, by this function's contract.
        let Ok(free) = (unsafe { free_places(head) }) else {
            return;
        };
        let carved = usize::from(head.carved());
        for place in (0..carved).filter(|place| !free.has(*place)) {
            visit(&found, at(place));
        }
    };
    each_head(&mut central::lock(), &mut blocks, &mut |_| {});
}

/// What [`validate`] has found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Damage {
    /// What does not hold.
    pub what: &'static str,
    /// Where.
    pub address: usize,
}

/// Which blocks of a pool are in its free list.
///
/// # Safety
/// Nobody changes the pool meanwhile.
unsafe fn free_places(head: &'static Page) -> Result<Bits, Damage> {
    let (class, start) = (head.class(), head.address());
    let block_bytes = class.block_bytes as usize;
    let mut free = Bits::NONE;
    let mut block = head.free();
    while !block.is_null() {
        let damage = |what| {
            Err(Damage {
                what,
                address: block.addr(),
            })
        };
        let offset = block.addr().wrapping_sub(start);
        let place = offset / block_bytes;
        if place >= usize::from(head.carved()) || offset % block_bytes != 0 {
            return damage("a free list leads out of its pool");
        }
        if free.has(place) {
            return damage("a block is in a free list twice");
        }
        free.add(&Bits::run(place, 1));
        // SAFETY: a block of the pool, as just seen, and free, or its list was damaged: then its
        // first word is read all the same, which is inside the pool.
        block = unsafe { Block::next(block) };
    }
    Ok(free)
}

/// Checks that the tables and the free lists agree with each other.
///
/// Cost: a walk over the free lists of all pools. Meant for tests; finds the first damage only.
///
/// # Safety
/// No other thread uses the heap meanwhile.
pub unsafe fn validate() -> Result<(), Damage> {
    // SAFETY: by this function's contract.
    unsafe { take_all_in() };
    let mut result = Ok(());
    let mut note = |damage: Damage| result = result.and(Err(damage));
    // SAFETY: nobody changes the heap, by this function's contract.
    each_head(
        &mut central::lock(),
        &mut |head| unsafe { check_head(head) }.unwrap_or_else(&mut note),
        &mut |_| {},
    );
    let mut dirty = 0;
    let mut central = central::lock();
    central.each_arena(|arena, pages| {
        dirty += pages.dirty.count();
        check_arena(arena, pages).unwrap_or_else(&mut note);
    });
    if dirty != central.dirty {
        note(Damage {
            what: "the number of dirty pages is not their sum",
            address: dirty,
        });
    }
    drop(central);
    for heap in registry::heaps().filter(|heap| heap.owner() != Owner::Dead) {
        for list in 0..LIST_COUNT {
            heap.each_partial(list, |page| {
                if page.state() != State::Partial
                    || page.owner() != heap.name()
                    || page.list() != list
                {
                    note(Damage {
                        what: "a pool is in the wrong list",
                        address: page.address(),
                    });
                }
            });
        }
    }
    result
}

/// # Safety
/// Nobody changes the heap meanwhile.
unsafe fn check_head(head: &'static Page) -> Result<(), Damage> {
    let damage = |what| {
        Err(Damage {
            what,
            address: head.address(),
        })
    };
    let found = Span::of(head);
    if found.kind != SpanKind::Pool {
        return Ok(());
    }
    let heap = table::heap_named(head.owner());
    if heap.owner() == Owner::Dead {
        return Ok(());
    }
    if (head.state() == State::Current) != heap.is_current(head) {
        return damage("a pool is current in its record or in its heap only");
    }
    // SAFETY: by this function's contract.
    let free = unsafe { free_places(head) }?.count();
    let carved = usize::from(head.carved());
    let counted = free + found.live_blocks;
    if counted.abs_diff(carved) > usize::from(heap.was_caught()) {
        return damage("live and free blocks are not all blocks of a pool");
    }
    for back in 1..head.span() {
        let inside = table::record(head.index() + back as u32);
        if inside.state() != State::Inside || inside.span() != back {
            return damage("a page inside a pool does not lead to its head");
        }
    }
    Ok(())
}

fn check_arena(arena: u32, pages: &Pages) -> Result<(), Damage> {
    let damage = |what| {
        Err(Damage {
            what,
            address: table::arena(arena).base(),
        })
    };
    if !pages.used.and(&pages.dirty).is_none() {
        return damage("a page is used and dirty");
    }
    if !pages.old.without(&pages.dirty).is_none() {
        return damage("a page is old and not dirty");
    }
    if usize::from(pages.free) != ARENA_PAGES - pages.used.count() {
        return damage("the number of free pages is not that of the bits");
    }
    let room = table::room(arena).load(Relaxed) as usize;
    if pages.kind == Kind::Paged && pages.find(room + 1, 1).is_ok() {
        return damage("an arena has more room than it says");
    }
    Ok(())
}
