//! The page table: one record of 24 bytes for each page of the heap, apart from the pages.
//!
//! ```text
//! address ── table ──> page index ──> Page record          (arithmetic, no search)
//!                                      │ head of a pool: owner, free list, counts
//!                                      │ inside a pool:  how far back its head is
//!                                      │ head of a run or a large block: its size
//! ```
//!
//! Block pages hold blocks only. The record's fields are written by the thread that owns the pool,
//! or under the central lock when nobody does; others read them for statistics. So each is an
//! atomic that is only loaded and stored, never exchanged: a plain move on every machine we know.

use core::arch::asm;
use core::mem::offset_of;
use core::ptr;
use core::sync::atomic::{AtomicPtr, AtomicU8, AtomicU16, AtomicU32, Ordering::Relaxed};

use crate::block::Block;
use crate::class::{CLASS_COUNT, CLASSES, Class};
use crate::table;
use crate::{DOMAIN_COUNT, Domain};

/// log2 of [`PAGE_BYTES`].
pub(crate) const PAGE_SHIFT: u32 = 12;
/// The unit of pools and runs.
pub(crate) const PAGE_BYTES: usize = 1 << PAGE_SHIFT;

/// The owner of pages that belong to no thread, and what a record says that was never written.
pub(crate) const NOBODY: u16 = 0;

/// What a page is at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum State {
    /// In nobody's use, or waiting in a thread's stash.
    Free = 0,
    /// Part of a pool whose head is `span` pages before.
    Inside = 1,
    /// Head of the pool that its thread allocates from. `left` = live blocks + 1 - guests.
    Current = 2,
    /// Head of a pool with room, in its thread's list. `left` = live blocks.
    Partial = 3,
    /// Head of a pool that had no room when its thread left it, in no list. `left` = 1: the next free
    /// is looked at. Some of its blocks may be guests of the current pool; they count as live here.
    Full = 4,
    /// Head of a run of `span` pages: one block.
    Run = 5,
    /// Head of a block that fills arenas; `size_of_large` has its pages.
    Large = 6,
}

impl State {
    fn from_u8(value: u8) -> State {
        match value {
            1 => State::Inside,
            2 => State::Current,
            3 => State::Partial,
            4 => State::Full,
            5 => State::Run,
            6 => State::Large,
            _ => State::Free,
        }
    }
}

/// The record of one page. What a malloc and a free touch comes first, since a record may lie in two
/// cache lines.
#[repr(C)]
pub(crate) struct Page {
    /// Free blocks of the pool, last freed first. Large: the size in pages, as an address.
    free: AtomicPtr<Block>,
    /// A countdown: the free that brings it to 0 takes the slow path. See [`State`].
    pub left: AtomicU16,
    /// The name of the heap that this pool belongs to; [`NOBODY`] for all but heads of pools.
    pub owner: AtomicU16,
    /// The [`State`], and the domain above it.
    kind: AtomicU8,
    class: AtomicU8,
    /// Pages of the pool or run; inside a pool, pages back to its head.
    span: AtomicU8,
    /// How often blocks have been linked, `Class::carve` of them at a time.
    carves: AtomicU8,
    /// Neighbours in the owner's list of pools with room, as page indices; 0 is none. At rest: `next`
    /// leads on in the list of those. Current: `prev` is the turn, and `next` whether there may be
    /// guests. Full: `prev` is the turn in which one of its blocks last became a guest. Large: `next` is the size
    /// that was asked for, in pages, and `prev` whether there is no memory behind it.
    pub next: AtomicU32,
    pub prev: AtomicU32,
}

const _: () = assert!(size_of::<Page>() == 24);

/// Where the domain lies in [`Page::kind`].
const DOMAIN_SHIFT: u32 = 4;
const STATE_MASK: u8 = (1 << DOMAIN_SHIFT) - 1;

impl Page {
    /// A pool without blocks that no free can reach: what lists hold before their first pool.
    pub const fn none() -> Page {
        Page {
            free: AtomicPtr::new(ptr::null_mut()),
            left: AtomicU16::new(0),
            owner: AtomicU16::new(NOBODY),
            kind: AtomicU8::new(State::Free as u8),
            class: AtomicU8::new(0),
            span: AtomicU8::new(0),
            carves: AtomicU8::new(0),
            next: AtomicU32::new(0),
            prev: AtomicU32::new(0),
        }
    }

    #[inline(always)]
    pub fn free(&self) -> *mut Block {
        self.free.load(Relaxed)
    }

    #[inline(always)]
    pub fn set_free(&self, block: *mut Block) {
        self.free.store(block, Relaxed);
    }

    #[inline(always)]
    pub fn owner(&self) -> u16 {
        self.owner.load(Relaxed)
    }

    #[inline(always)]
    pub fn left(&self) -> u16 {
        self.left.load(Relaxed)
    }

    #[inline(always)]
    pub fn set_left(&self, left: u16) {
        self.left.store(left, Relaxed);
    }

    /// Takes one from `left`, and calls `ended` if that leaves 0 or less. Without the assembly this is
    /// five instructions instead of two, a tenth of a free.
    #[inline(always)]
    pub fn count_down(&self, ended: impl FnOnce()) {
        // SAFETY: changes `left` alone, which its owner may.
        unsafe {
            asm!(
                "dec word ptr [{page} + {left}]",
                "jle {ended}",
                page = in(reg) self,
                left = const offset_of!(Page, left),
                ended = label { ended() },
                options(nostack),
            );
        }
    }

    pub fn state(&self) -> State {
        State::from_u8(self.kind.load(Relaxed) & STATE_MASK)
    }

    /// Whether this is the head of a run.
    #[inline]
    pub fn is_run(&self) -> bool {
        self.kind.load(Relaxed) & STATE_MASK == State::Run as u8
    }

    /// The list that a pool belongs to.
    #[inline]
    pub fn list(&self) -> usize {
        let domain = usize::from(self.kind.load(Relaxed) >> DOMAIN_SHIFT);
        domain * CLASS_COUNT + self.class_index()
    }

    /// Begins to be Current, without guests.
    #[inline]
    pub fn begin_turn(&self, turn: u32) {
        self.set_state(State::Current);
        self.prev.store(turn, Relaxed);
        self.next.store(0, Relaxed);
    }

    /// A free page is in no domain.
    pub fn set_free_state(&self) {
        self.kind.store(State::Free as u8, Relaxed);
    }

    pub fn set_state(&self, state: State) {
        let domain = self.kind.load(Relaxed) & !STATE_MASK;
        self.kind.store(domain | state as u8, Relaxed);
    }

    pub fn set_kind(&self, domain: Domain, state: State) {
        self.kind
            .store((domain as u8) << DOMAIN_SHIFT | state as u8, Relaxed);
    }

    pub fn class_index(&self) -> usize {
        self.class.load(Relaxed) as usize
    }

    pub fn set_class(&self, class: usize) {
        self.class.store(class as u8, Relaxed);
    }

    #[inline]
    pub fn class(&self) -> &'static Class {
        &CLASSES[self.class_index()]
    }

    pub fn domain_index(&self) -> usize {
        usize::from(self.kind.load(Relaxed) >> DOMAIN_SHIFT).min(DOMAIN_COUNT - 1)
    }

    pub fn set_domain(&self, domain: Domain) {
        self.set_domain_index(domain as usize);
    }

    pub fn set_domain_index(&self, domain: usize) {
        let state = self.kind.load(Relaxed) & STATE_MASK;
        self.kind
            .store((domain as u8) << DOMAIN_SHIFT | state, Relaxed);
    }

    pub fn span(&self) -> usize {
        self.span.load(Relaxed) as usize
    }

    pub fn set_span(&self, pages: usize) {
        debug_assert!(pages <= u8::MAX as usize);
        self.span.store(pages as u8, Relaxed);
    }

    /// Blocks that have been linked so far; those after them were never touched.
    pub fn carved(&self) -> u16 {
        let class = self.class();
        let linked = u16::from(self.carves.load(Relaxed)) * class.carve;
        linked.min(class.capacity)
    }

    /// Whether all blocks have been linked.
    #[inline]
    pub fn is_all_carved(&self) -> bool {
        self.carves.load(Relaxed) == self.class().carves
    }

    /// Notes that no block has been linked.
    pub fn clear_carved(&self) {
        self.carves.store(0, Relaxed);
    }

    /// Notes that the next blocks have been linked.
    pub fn add_carve(&self) {
        self.carves.store(self.carves.load(Relaxed) + 1, Relaxed);
    }

    /// Pages of a large block.
    pub fn large_pages(&self) -> usize {
        self.free().addr()
    }

    pub fn set_large_pages(&self, pages: usize) {
        self.set_free(ptr::without_provenance_mut(pages));
    }

    /// Pages of a large block that were asked for; those behind them are there, but hold nothing.
    pub fn asked_pages(&self) -> usize {
        self.next.load(Relaxed) as usize
    }

    pub fn set_asked_pages(&self, pages: usize) {
        self.next
            .store(pages.min(u32::MAX as usize) as u32, Relaxed);
    }

    /// Whether there is no memory in the arenas of a large block behind what was asked for.
    pub fn tail_is_clean(&self) -> bool {
        self.prev.load(Relaxed) != 0
    }

    pub fn set_tail_is_clean(&self, clean: bool) {
        self.prev.store(clean.into(), Relaxed);
    }

    /// Blocks of this pool that are handed out (or on their way back from another thread).
    pub fn live_blocks(&self) -> usize {
        let (left, capacity) = (self.left() as usize, self.class().capacity as usize);
        match self.state() {
            State::Current => left.saturating_sub(1),
            State::Partial => left,
            // A fork may have left `left` below 0; see `heap`.
            State::Full => {
                let freed = 1 - i32::from(self.left() as i16);
                capacity.saturating_sub(freed.max(0) as usize)
            }
            _ => 0,
        }
    }

    /// The number of this page.
    pub fn index(&'static self) -> u32 {
        table::index_of_record(self)
    }

    /// The first byte of the page itself.
    pub fn address(&'static self) -> usize {
        table::address_of(self.index())
    }

    /// The head of the pool that this page lies in; itself where it is none's inside.
    #[inline]
    pub fn head(&'static self) -> &'static Page {
        if self.state() == State::Inside {
            table::record_before(self, self.span())
        } else {
            self
        }
    }
}
