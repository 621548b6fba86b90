//! From an address to the record of its page and back: arithmetic for the first range, a look-up
//! for everything else.
//!
//! ```text
//! metadata:  [ page records, 24 bytes each | arena records | rooms | heaps ]   one reservation
//! range:     [ arena 0 (never used) | arena 1 | arena 2 | ...              ]   another
//! ```
//!
//! Pages and arenas are numbered through: arena `a` has the pages `256 a .. 256 a + 255`, and page 0
//! is no page. The first range holds the arenas from 0 on; later ranges and the arenas of a foreign
//! source have higher numbers and lie anywhere, so their records know where.
//!
//! All of the metadata can be read at any time (what was never written is zero), so that an address
//! that nobody gave out is found out instead of read past.

use core::ptr;
use core::sync::atomic::{
    AtomicPtr, AtomicU16, AtomicU32, AtomicUsize,
    Ordering::{Acquire, Relaxed, Release},
};

use crate::arena::{ARENA_BYTES, ARENA_PAGES, ARENA_SHIFT, Arena};
use crate::heap::{FIRST_NAME, ThreadHeap};
use crate::map;
use crate::os::memory::{self, OS_PAGE_BYTES};
use crate::page::{PAGE_BYTES, PAGE_SHIFT, Page};

/// What is reserved at first, if the system lets us.
const RANGE_BYTES: usize = 256 << 30;
/// Arenas that may lie outside the first range.
const OTHER_ARENAS: usize = 16 << 10;
/// Heaps of threads: as many as there are names.
const HEAPS: usize = (1 << u16::BITS) - FIRST_NAME as usize;
/// Tables become writable for this many arenas at a time.
pub(crate) const STEP: u32 = 64;

/// Where everything lies. Written once, before the first block is given out.
#[repr(C, align(64))]
struct Table {
    /// The first range; no bytes before there is one.
    start: AtomicUsize,
    bytes: AtomicUsize,
    /// Arenas of the first range that have ever been used are below this number.
    used: AtomicU32,
    pages: AtomicPtr<Page>,
    arenas: AtomicPtr<Arena>,
    rooms: AtomicPtr<AtomicU16>,
    heaps: AtomicPtr<ThreadHeap>,
    /// Arenas that there are records for.
    arena_capacity: AtomicU32,
    heap_capacity: AtomicU32,
    /// Arenas from this number on come from a foreign source.
    foreign_from: AtomicU32,
}

static TABLE: Table = Table {
    start: AtomicUsize::new(0),
    bytes: AtomicUsize::new(0),
    used: AtomicU32::new(0),
    pages: AtomicPtr::new(ptr::null_mut()),
    arenas: AtomicPtr::new(ptr::null_mut()),
    rooms: AtomicPtr::new(ptr::null_mut()),
    heaps: AtomicPtr::new(ptr::null_mut()),
    arena_capacity: AtomicU32::new(0),
    heap_capacity: AtomicU32::new(0),
    foreign_from: AtomicU32::new(u32::MAX),
};

/// The record of the page that `address` lies in, if it lies in the first range.
#[inline(always)]
pub(crate) fn near_page(address: usize) -> Option<&'static Page> {
    // `bytes` was stored last, so whoever sees it sees `start`; before that it is 0.
    let bytes = TABLE.bytes.load(Acquire);
    let offset = address.wrapping_sub(TABLE.start.load(Relaxed));
    if offset >= bytes {
        return None;
    }
    let pages = TABLE.pages.load(Relaxed);
    // SAFETY: there is a record for each page of the range, readable at all times; and where there
    // is a range, there are records.
    unsafe {
        core::hint::assert_unchecked(!pages.is_null());
        Some(&*pages.add(offset >> PAGE_SHIFT))
    }
}

/// The record of the page that `address` lies in, wherever that is; `None`: it is not ours.
#[inline]
pub(crate) fn page_of(address: usize) -> Option<&'static Page> {
    near_page(address).or_else(|| far_page(address))
}

/// Where the first range begins, and how long it is; 0 and 0 before the first allocation. It never moves or grows.
pub fn first_range() -> (usize, usize) {
    // `bytes` was stored last.
    let bytes = TABLE.bytes.load(Acquire);
    (TABLE.start.load(Relaxed), bytes)
}

/// Bytes of the first range, from its beginning, in which blocks have ever lain.
pub fn first_range_used() -> usize {
    TABLE.used.load(Relaxed) as usize * ARENA_BYTES
}

/// From now on arenas below `arenas` may be used.
pub(crate) fn set_first_range_used(arenas: u32) {
    TABLE.used.store(arenas, Relaxed);
}

/// The record of a page outside the first range.
#[cold]
pub(crate) fn far_page(address: usize) -> Option<&'static Page> {
    let arena = map::arena_at(address)?;
    let inside = address - self::arena(arena).base();
    Some(record(first_page(arena) + (inside >> PAGE_SHIFT) as u32))
}

/// The record of page `index`.
#[inline]
pub(crate) fn record(index: u32) -> &'static Page {
    debug_assert!((index >> ARENA_SHIFT) < TABLE.arena_capacity.load(Relaxed));
    // SAFETY: page numbers come from arenas within the capacity.
    unsafe { &*TABLE.pages.load(Relaxed).add(index as usize) }
}

/// The record of the page that lies so many pages before that of `record`, in the same pool.
#[inline]
pub(crate) fn record_before(record: &Page, pages: usize) -> &'static Page {
    let address = ptr::from_ref(record).addr() - pages * size_of::<Page>();
    // SAFETY: a pool's pages and their records lie one after the other.
    unsafe { &*TABLE.pages.load(Relaxed).with_addr(address) }
}

/// The number of the page that `record` describes.
#[inline]
pub(crate) fn index_of_record(record: &Page) -> u32 {
    let bytes = ptr::from_ref(record).addr() - TABLE.pages.load(Relaxed).addr();
    (bytes / size_of::<Page>()) as u32
}

/// The first byte of page `index`.
#[inline]
pub(crate) fn address_of(index: u32) -> usize {
    let near = (index as usize) << PAGE_SHIFT;
    if near < TABLE.bytes.load(Relaxed) {
        return TABLE.start.load(Relaxed) + near;
    }
    let inside = index as usize % ARENA_PAGES;
    arena(index >> ARENA_SHIFT).base() + inside * PAGE_BYTES
}

/// The first page of an arena.
#[inline]
pub(crate) fn first_page(arena: u32) -> u32 {
    arena << ARENA_SHIFT
}

/// The arena of a page.
#[inline]
pub(crate) fn arena_of(page: u32) -> u32 {
    page >> ARENA_SHIFT
}

/// Whether a page lies in an arena from a foreign source.
#[inline]
pub(crate) fn is_foreign(page: u32) -> bool {
    arena_of(page) >= TABLE.foreign_from.load(Relaxed)
}

/// From now on arenas from `index` on are foreign ones.
pub(crate) fn set_foreign_from(index: u32) {
    TABLE.foreign_from.store(index, Relaxed);
}

/// The record of arena `index`.
#[inline]
pub(crate) fn arena(index: u32) -> &'static Arena {
    debug_assert!(index < TABLE.arena_capacity.load(Relaxed));
    // SAFETY: arenas are numbered within the capacity.
    unsafe { &*TABLE.arenas.load(Relaxed).add(index as usize) }
}

/// The room of arena `index`; see `central`.
#[inline]
pub(crate) fn room(index: u32) -> &'static AtomicU16 {
    debug_assert!(index < TABLE.arena_capacity.load(Relaxed));
    // SAFETY: as above.
    unsafe { &*TABLE.rooms.load(Relaxed).add(index as usize) }
}

/// The heap in place `place`, which was handed out.
#[inline]
pub(crate) fn heap(place: u32) -> &'static ThreadHeap {
    debug_assert!(place < TABLE.heap_capacity.load(Relaxed));
    // SAFETY: places are handed out within the capacity, and the heap's page was made writable and
    // filled in before.
    unsafe { &*TABLE.heaps.load(Relaxed).add(place as usize) }
}

/// The heap that has this name, as an owner of pools.
#[inline]
pub(crate) fn heap_named(name: u16) -> &'static ThreadHeap {
    heap(u32::from(name - FIRST_NAME))
}

/// The name of the heap in place `place`.
pub(crate) fn heap_name(place: u32) -> u16 {
    place as u16 + FIRST_NAME
}

/// How many arenas and heaps there are records for.
pub(crate) fn capacities() -> (u32, u32) {
    (
        TABLE.arena_capacity.load(Relaxed),
        TABLE.heap_capacity.load(Relaxed),
    )
}

/// A stretch of reserved address space, in whole arenas.
#[derive(Clone, Copy)]
pub(crate) struct Reservation {
    pub start: usize,
    pub arenas: u32,
}

/// Reserves address space for up to `arenas` arenas, halving on refusal; at least `least`.
pub(crate) fn reserve_range(arenas: usize, least: usize) -> Option<Reservation> {
    let mut arenas = match memory::address_space_left() {
        Some(left) => arenas.min(left / 2 / ARENA_BYTES).max(least),
        None => arenas,
    };
    loop {
        if let Some(start) = memory::reserve(arenas * ARENA_BYTES, ARENA_BYTES) {
            return Some(Reservation {
                start,
                arenas: arenas as u32,
            });
        }
        if arenas <= least {
            return None;
        }
        arenas = (arenas / 2).max(least);
    }
}

/// Reserves the first range and the metadata. Called once, under the central lock.
/// `None`: the system has not even address space for one arena; nothing has changed.
pub(crate) fn reserve_all() -> Option<Reservation> {
    let range = reserve_range(RANGE_BYTES / ARENA_BYTES, 2)?;
    let small = (range.arenas as usize) < OTHER_ARENAS;
    let capacity = range.arenas as usize + if small { 1024 } else { OTHER_ARENAS };
    let heaps = if small { 1024 } else { HEAPS };
    let layout = [
        capacity * ARENA_PAGES * size_of::<Page>(),
        capacity * size_of::<Arena>(),
        capacity * size_of::<u16>(),
        heaps * size_of::<ThreadHeap>(),
    ]
    .map(|bytes| bytes.next_multiple_of(OS_PAGE_BYTES));
    let reserved = memory::reserve(layout.iter().sum(), OS_PAGE_BYTES);
    let readable = |start: &usize| {
        // SAFETY: the pages were reserved just now.
        unsafe { memory::make_readable(*start, layout.iter().sum()) }
    };
    let Some(mut next) = reserved.filter(readable) else {
        // SAFETY: the range was reserved just now and nobody knows it yet.
        unsafe { memory::unreserve(range.start, range.arenas as usize * ARENA_BYTES) };
        return None;
    };
    let [pages, arenas, rooms, heap_pages] = layout.map(|bytes| {
        let start = next;
        next += bytes;
        start
    });
    TABLE
        .pages
        .store(ptr::with_exposed_provenance_mut(pages), Relaxed);
    TABLE
        .arenas
        .store(ptr::with_exposed_provenance_mut(arenas), Relaxed);
    TABLE
        .rooms
        .store(ptr::with_exposed_provenance_mut(rooms), Relaxed);
    TABLE
        .heaps
        .store(ptr::with_exposed_provenance_mut(heap_pages), Relaxed);
    TABLE.arena_capacity.store(capacity as u32, Relaxed);
    TABLE.heap_capacity.store(heaps as u32, Relaxed);
    TABLE.start.store(range.start, Relaxed);
    TABLE
        .bytes
        .store(range.arenas as usize * ARENA_BYTES, Release);
    Some(range)
}

/// Makes the records of arena `index` writable, and those of its neighbours, up to [`STEP`].
pub(crate) fn commit_records(index: u32) -> bool {
    let first = index / STEP * STEP;
    let last = (first + STEP).min(TABLE.arena_capacity.load(Relaxed));
    let commit = |base: usize, record_bytes: usize| {
        let start = (base + first as usize * record_bytes) / OS_PAGE_BYTES * OS_PAGE_BYTES;
        let end = (base + last as usize * record_bytes).next_multiple_of(OS_PAGE_BYTES);
        // SAFETY: inside the metadata; each part begins and ends at a page.
        unsafe { memory::commit(start, end - start) }
    };
    commit(
        TABLE.pages.load(Relaxed).addr(),
        ARENA_PAGES * size_of::<Page>(),
    ) && commit(TABLE.arenas.load(Relaxed).addr(), size_of::<Arena>())
        && commit(TABLE.rooms.load(Relaxed).addr(), size_of::<u16>())
}

/// Makes the page in place `place` writable, and returns where it lies, to be filled in.
pub(crate) fn commit_heap(place: u32) -> Option<*mut ThreadHeap> {
    let heap = TABLE.heaps.load(Relaxed).wrapping_add(place as usize);
    // SAFETY: inside the metadata; a heap is one page.
    unsafe { memory::commit(heap.addr(), size_of::<ThreadHeap>()) }.then_some(heap)
}
