//! The heap of one thread: for each domain and class the pool that it allocates from, and a list of
//! others with room.
//!
//! ```text
//!             take                 no block left
//!   Current ─────────> block      ───────────────>  Full          in no list; its first free block is
//!      ^                                             │            a guest of the current pool
//!      │ refill                                      v more
//!      ├───────────────────────────────────────── Partial         in the list; counts its live blocks
//!      │                                             │ 0 live
//!      │                                             v
//!      └──────────────────────────────────────── at rest, or a free page in the stash
//! ```
//!
//! A pool at rest is Partial with 0 live, in a list of its own; see `resting`. Guests: see there.
//!
//! Always true, while no call is under way:
//! - `current` is a pool in state Current that this heap owns, or `NO_POOL`. Mem may have that of obj; see `lend`.
//! - Every pool that this heap owns is current, or in the list of its domain and class (Partial), or at rest, or Full.
//! - A page in the stash or of a kept run is in state Free, owned by nobody, and used in the bitmap
//!   of its arena.
//!
//! Only the thread that runs the heap changes it, but for `remote`, `owner` and what a tick has claimed; see `claim`.
//!
//! A fork may catch another thread at any point of [`ThreadHeap::take`] and [`ThreadHeap::put`]. In
//! the child, where that thread is not, a count may then be wrong by one, or a pool that has been
//! counted down may still be in its old state: the next free of a Full pool sees to it (its `left`
//! goes below 0), and an empty Partial one waits in its list. So nothing breaks, and at
//! worst one page never becomes empty. In longer operations `busy` is set, and the child does not
//! use that heap again.

mod at_hand;
mod claim;
mod gather;
mod guests;
mod lend;
mod remote;
mod resting;

use core::ptr;
use core::sync::atomic::{
    AtomicBool, AtomicPtr, AtomicU8, AtomicU16, AtomicU32,
    Ordering::{Acquire, Relaxed, Release, SeqCst},
};

use crate::block::Block;
use crate::central::Central;
use crate::class::{CLASS_COUNT, CLASSES, SMALL_CLASS_COUNT};
use crate::os::fatal;
use crate::os::lock::Guard;
use crate::os::memory::OS_PAGE_BYTES;
use crate::page::{NOBODY, Page, State};
use crate::stash::Stash;
use crate::table;
use crate::{Domain, central, decay, source};

pub(crate) use claim::{clear_all, hold_for_fork, release_after_fork};
pub(crate) use resting::RUN_MAX_PAGES;

use claim::Claim;
use gather::Thrift;
use resting::Resting;

/// Lists of pools: a domain's classes one after the other. Obj comes last, and has small ones only.
pub(crate) const LIST_COUNT: usize = 2 * CLASS_COUNT + SMALL_CLASS_COUNT;

/// The list of a domain and class.
#[inline(always)]
pub(crate) fn list_of(domain: Domain, class: usize) -> usize {
    domain as usize * CLASS_COUNT + class
}

/// Places for free pages that a thread keeps at hand.
const STASHED: usize = 32;
/// The longest run that is held in the hand.
const HAND_PAGES: usize = 8;
/// Pages of the stash, from a heap of few arenas to one of many.
const AT_HAND_PAGES: (usize, usize) = (8, 64);

/// Pages that a thread stashes: a small heap keeps little.
fn at_hand_pages() -> usize {
    let (least, most) = AT_HAND_PAGES;
    central::arenas().clamp(least, most)
}

/// Whose a heap is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(crate) enum Owner {
    /// A thread runs it.
    Thread = 0,
    /// Nobody's: its thread has ended. It waits for another one.
    Idle = 1,
    /// Idle, and a thread takes the remote frees in at the moment.
    Visited = 2,
    /// A fork caught its thread in the middle of something: not used again.
    Dead = 3,
}

/// A thread's heap. See the module's description for who may touch what.
#[repr(C, align(4096))]
pub(crate) struct ThreadHeap {
    /// It owns the pools whose owner this is.
    name: u16,
    current: [AtomicPtr<Page>; LIST_COUNT],
    busy: AtomicBool,
    caught: AtomicBool,
    claim: Claim,
    /// Counts pools that became current; see `guests`.
    turns: AtomicU32,
    /// The short run that was freed last, or NULL. No tick touches it.
    hand: AtomicPtr<Page>,
    /// Free pages.
    stash: Stash<STASHED>,
    /// Pools that small classes of obj have taken while they shared them with mem; see `lend`.
    lent: [AtomicU8; SMALL_CLASS_COUNT],
    /// First pool of each list, as a page number; 0 is none.
    partial: [AtomicU32; LIST_COUNT],
    resting: Resting,
    thrift: Thrift,
    /// The next heap in the registry's list of idle ones. Under the registry's lock.
    pub next_idle: AtomicU16,
    shared: Shared,
}

/// What other threads write, apart from the cache lines of the rest.
#[repr(align(128))]
struct Shared {
    /// Blocks of this heap that other threads have freed, last freed first.
    remote: AtomicPtr<Block>,
    owner: AtomicU32,
}

const _: () = assert!(size_of::<ThreadHeap>() == OS_PAGE_BYTES);

/// The name of [`EMPTY`] and [`ENDED`], which own nothing.
const NO_HEAP: u16 = 1;
/// The name of the first heap that may own something. Below: no heap, and nobody.
pub(crate) const FIRST_NAME: u16 = 2;
const _: () = assert!(NOBODY < NO_HEAP && NO_HEAP < FIRST_NAME);

/// The heap of threads that have none yet: without pools, so that every allocation takes the slow
/// way.
pub(crate) static EMPTY: ThreadHeap = ThreadHeap::nobodys();

/// The heap of threads that have given theirs back: what they still ask for comes from a borrowed
/// one, since nothing might tell us of their end a second time.
pub(crate) static ENDED: ThreadHeap = ThreadHeap::nobodys();

/// A pool without blocks, in the place of current pools that are not there.
static NO_POOL: Page = Page::none();

impl ThreadHeap {
    pub const fn new(name: u16) -> ThreadHeap {
        ThreadHeap {
            name,
            current: [const { AtomicPtr::new((&raw const NO_POOL).cast_mut()) }; LIST_COUNT],
            busy: AtomicBool::new(false),
            caught: AtomicBool::new(false),
            claim: Claim::new(),
            turns: AtomicU32::new(0),
            hand: AtomicPtr::new(ptr::null_mut()),
            stash: Stash::new(),
            lent: [const { AtomicU8::new(0) }; SMALL_CLASS_COUNT],
            partial: [const { AtomicU32::new(0) }; LIST_COUNT],
            resting: Resting::new(),
            thrift: Thrift::new(),
            next_idle: AtomicU16::new(0),
            shared: Shared {
                remote: AtomicPtr::new(ptr::null_mut()),
                owner: AtomicU32::new(Owner::Thread as u32),
            },
        }
    }

    /// One that keeps nothing: its hand is full of no pages.
    const fn nobodys() -> ThreadHeap {
        let heap = ThreadHeap::new(NO_HEAP);
        ThreadHeap {
            hand: AtomicPtr::new((&raw const NO_POOL).cast_mut()),
            ..heap
        }
    }

    /// Its name, which no other heap has: it owns the pools whose owner this is.
    #[inline(always)]
    pub fn name(&self) -> u16 {
        self.name
    }

    /// Whether it is the heap of threads that have none, yet or any more.
    pub fn is_empty(&self) -> bool {
        ptr::eq(self, &EMPTY) || self.is_ended()
    }

    /// Whether it is the heap of threads that have given theirs back.
    pub fn is_ended(&self) -> bool {
        ptr::eq(self, &ENDED)
    }

    pub fn owner(&self) -> Owner {
        match self.shared.owner.load(Acquire) {
            1 => Owner::Idle,
            2 => Owner::Visited,
            3 => Owner::Dead,
            _ => Owner::Thread,
        }
    }

    pub fn set_owner(&self, owner: Owner) {
        self.shared.owner.store(owner as u32, Release);
    }

    /// From one owner to another; `false` if it was not `from`'s.
    pub fn change_owner(&self, from: Owner, to: Owner) -> bool {
        self.shared
            .owner
            .compare_exchange(from as u32, to as u32, SeqCst, Relaxed)
            .is_ok()
    }

    /// Whether a longer operation is under way.
    pub fn is_busy(&self) -> bool {
        self.busy.load(Relaxed)
    }

    /// Whether a fork may have caught its thread, so that counts may be wrong by one.
    pub fn was_caught(&self) -> bool {
        self.caught.load(Relaxed)
    }

    /// Notes that.
    pub fn set_caught(&self) {
        self.caught.store(true, Relaxed);
    }

    #[inline(always)]
    fn current(&self, list: usize) -> &'static Page {
        let page = self.current[list].load(Relaxed);
        // SAFETY: `NO_POOL` or a record of the table; neither ever goes away.
        unsafe { &*page }
    }

    #[inline(always)]
    fn set_current(&self, list: usize, page: &'static Page) {
        self.current[list].store(ptr::from_ref(page).cast_mut(), Relaxed);
    }

    /// A block of the current pool; NULL if it has none left.
    #[inline(always)]
    pub fn take(&self, domain: Domain, class: usize) -> *mut Block {
        let page = self.current(list_of(domain, class));
        let block = page.free();
        if !block.is_null() {
            // SAFETY: in the free list of a pool that this thread owns.
            page.set_free(unsafe { Block::next(block) });
            page.set_left(page.left() + 1);
        }
        block
    }

    /// Puts a block back into its pool.
    ///
    /// # Safety
    /// This heap is run by the caller and owns the pool `page`; the block is a live one of it.
    #[inline(always)]
    pub unsafe fn put(&self, page: &'static Page, block: *mut Block) {
        // SAFETY: the block has been given back, by this function's contract.
        unsafe { Block::link(block, page.free()) };
        page.set_free(block);
        // Below 0 where a fork has caught a thread between here and there; see the module.
        page.count_down(|| self.counted_down(page));
    }

    /// A block of another pool that this heap has already, once the current one has none left: the
    /// first in the list, or one that rests. NULL: there is none, or something else wants to be seen
    /// to; nothing has changed.
    #[inline]
    pub fn refill_near(&self, domain: Domain, class: usize) -> *mut Block {
        let spent = self.current(list_of(domain, class));
        if spent.state() != State::Current || self.has_remote() || !spent.is_all_carved() {
            return ptr::null_mut();
        }
        let _busy = self.begin();
        // Mem may have the current pool of obj.
        let list = spent.list();
        let Some(next) = self.pool_with_room(list) else {
            return ptr::null_mut();
        };
        self.leave(spent);
        self.become_current(next);
        self.set_current(list, next);
        if list != list_of(domain, class) {
            self.set_current(list_of(domain, class), next);
        } else {
            self.lend_along(list, spent, next);
        }
        if next.free().is_null() {
            carve(next);
        }
        self.take(domain, class)
    }

    /// A block of another pool, once the current one has none left. NULL: there is no memory, and
    /// nothing has changed.
    #[cold]
    #[inline(never)]
    pub fn refill(&self, domain: Domain, class: usize) -> *mut Block {
        let _busy = self.begin();
        let lender = self.lender(domain, class);
        // What obj lends from now on, or what others have freed, may have blocks.
        if self.drain() || lender != domain {
            let block = self.take(lender, class);
            if !block.is_null() {
                return block;
            }
        }
        let domain = lender;
        let list = list_of(domain, class);
        let current = self.current(list);
        if current.state() != State::Current || !carve(current) {
            let (next, new) = match self.pool_with_room(list) {
                Some(pool) => {
                    self.become_current(pool);
                    (pool, false)
                }
                None => match self.new_pool(domain, class) {
                    Some(pool) => (pool, true),
                    None => return ptr::null_mut(),
                },
            };
            self.succeed(domain, class, current, next, new);
            if next.free().is_null() {
                carve(next);
            }
        }
        self.take(domain, class)
    }

    /// A pool that this heap has already: the first in the list, or one that rests.
    #[inline]
    fn pool_with_room(&self, list: usize) -> Option<&'static Page> {
        let listed = self.partial[list].load(Relaxed);
        if listed == 0 {
            return self.at_rest()?.take(list);
        }
        let pool = table::record(listed);
        let next = pool.next.load(Relaxed);
        self.partial[list].store(next, Relaxed);
        if next != 0 {
            table::record(next).prev.store(0, Relaxed);
        }
        Some(pool)
    }

    /// Makes a pool whose `left` counts its live blocks, and that is in no list, one to take from.
    #[inline]
    fn become_current(&self, pool: &'static Page) {
        let turn = self.turns.load(Relaxed).wrapping_add(1);
        self.turns.store(turn, Relaxed);
        pool.begin_turn(turn);
        pool.set_left(pool.left() + 1);
    }

    /// A new pool, its first blocks not linked yet.
    fn new_pool(&self, domain: Domain, class: usize) -> Option<&'static Page> {
        let pages = CLASSES[class].pool_pages as usize;
        self.missed(pages);
        let index = if pages == 1 {
            self.new_page(domain, class)?
        } else {
            self.take_run(pages)?
        };
        let head = table::record(index);
        head.set_free(ptr::null_mut());
        head.set_left(0);
        head.set_span(pages);
        head.set_class(class);
        head.clear_carved();
        head.set_domain(domain);
        head.owner.store(self.name(), Relaxed);
        self.become_current(head);
        self.thrift.began(list_of(domain, class));
        for back in 1..pages {
            let inside = table::record(index + back as u32);
            inside.set_span(back);
            inside.set_state(State::Inside);
        }
        Some(head)
    }

    /// The pages of a pool of several.
    fn take_run(&self, pages: usize) -> Option<u32> {
        let (taken, growth) = {
            let mut central = self.central_for(pages);
            (central.take_run(pages, 1), central.take_growth())
        };
        if growth > 0 {
            decay::make_up_for(growth);
        }
        Some(taken?.page)
    }

    /// The central state, for `pages` pages in a row. Where the heap would have to grow for them, this
    /// thread has given up what it had at hand for other requests.
    pub fn central_for(&self, pages: usize) -> Guard<'static, Central> {
        let mut central = central::lock();
        if !central.would_grow(pages) || central.has_dirty_run(pages) {
            return central;
        }
        drop(central);
        self.gather();
        central::lock()
    }

    /// One page: from the foreign source if there is one, else from the stash, else from the arenas.
    fn new_page(&self, domain: Domain, class: usize) -> Option<u32> {
        if domain != Domain::Raw
            && class < SMALL_CLASS_COUNT
            && let Some(taken) = source::take_page()
        {
            return taken.map(|taken| taken.page);
        }
        if let Some(page) = self.stash.take() {
            return Some(page);
        }
        let most = (at_hand_pages() / 2) as u32;
        let (dirty, grows) = {
            let mut central = central::lock();
            (central.take_dirty_batch(most), central.would_grow(1))
        };
        let batch = match dirty {
            Some(batch) => batch,
            None => {
                if grows {
                    self.gather();
                }
                if let Some(page) = self.stash.take() {
                    return Some(page);
                }
                let mut central = central::lock();
                let batch = central.take_batch(most)?;
                central.take_growth();
                batch
            }
        };
        if batch.populate {
            batch.populate();
        }
        // The lowest page is the first to be used: it lies on top of the stash.
        let mut rest = batch.mask & (batch.mask - 1);
        while rest != 0 {
            let highest = 63 - rest.leading_zeros();
            rest &= !(1 << highest);
            self.stash.put(batch.first + highest, STASHED);
        }
        Some(batch.first + batch.mask.trailing_zeros())
    }

    /// The countdown of a pool has come to 0.
    #[cold]
    #[inline(never)]
    fn counted_down(&self, page: &'static Page) {
        if page.state() != State::Full || !self.becomes_guest(page) {
            self.change_state(page);
        }
    }

    #[inline(never)]
    fn change_state(&self, page: &'static Page) {
        let _busy = self.begin();
        match page.state() {
            State::Full => self.freed_in_full(page),
            State::Partial if page.left() == 0 => {
                self.unlink(page);
                self.emptied(page);
            }
            State::Current if self.send_home(page) => {}
            _ => fatal(
                "more blocks of a pool were freed than it has",
                page.address(),
            ),
        }
    }

    /// A pool that is in no list has no live block: it rests if there is still room for it, since it
    /// is likely to be needed soon. Foreign memory goes back at once.
    fn emptied(&self, page: &'static Page) {
        if table::is_foreign(page.index()) || !self.rests(page.list(), page, page.span()) {
            self.release(page);
            self.answer_tick();
        } else if self.rests_much() {
            decay::pages_became_free();
        }
    }

    /// What the current pool becomes when it has no free block.
    fn leave(&self, page: &'static Page) {
        page.set_state(State::Full);
        page.set_left(1);
    }

    /// Takes in what others have freed, and gives all free pages back to the arenas. With `retire`
    /// no pool stays current, so that empty ones are among them.
    pub fn tidy(&self, retire: bool) {
        let _busy = self.begin();
        self.drain();
        if retire {
            (0..LIST_COUNT).for_each(|list| self.retire(list));
        } else {
            self.send_all_home();
        }
        self.clear_at_hand();
        self.empty_hand();
        decay::pages_became_free();
    }

    /// Puts the current pool of a list among those with room, or gives it up.
    fn retire(&self, list: usize) {
        let page = self.current(list);
        if page.state() != State::Current || page.list() != list {
            return;
        }
        self.send_home(page);
        self.stop_lending(list);
        self.set_current(list, &NO_POOL);
        let live = page.left() - 1;
        if live == 0 {
            self.release(page);
        } else if page.free().is_null() && page.is_all_carved() {
            self.leave(page);
        } else {
            page.set_state(State::Partial);
            page.set_left(live);
            self.link(page);
        }
    }

    fn link(&self, page: &'static Page) {
        let list = &self.partial[page.list()];
        let (index, first) = (page.index(), list.load(Relaxed));
        page.prev.store(0, Relaxed);
        page.next.store(first, Relaxed);
        if first != 0 {
            table::record(first).prev.store(index, Relaxed);
        }
        list.store(index, Relaxed);
    }

    fn unlink(&self, page: &'static Page) {
        let (next, prev) = (page.next.load(Relaxed), page.prev.load(Relaxed));
        if next != 0 {
            table::record(next).prev.store(prev, Relaxed);
        }
        if prev != 0 {
            table::record(prev).next.store(next, Relaxed);
        } else {
            self.partial[page.list()].store(next, Relaxed);
        }
    }

    /// Pools of a list, for checks.
    pub fn each_partial(&self, list: usize, mut visit: impl FnMut(&'static Page)) {
        let mut next = self.partial[list].load(Relaxed);
        while next != 0 {
            let page = table::record(next);
            next = page.next.load(Relaxed);
            visit(page);
        }
    }

    /// Whether `page` is the current pool of its domain and class.
    pub fn is_current(&self, page: &'static Page) -> bool {
        // Compared only: in the child of a fork a page may name a heap that never was.
        ptr::eq(self.current[page.list()].load(Relaxed), page)
    }
}

/// Links the next blocks of a pool without free blocks, in address order; `false` if all of them
/// have been linked before.
fn carve(page: &'static Page) -> bool {
    let class = page.class();
    let carved = page.carved();
    let count = class.carve.min(class.capacity - carved);
    if count == 0 {
        return false;
    }
    let block_bytes = class.block_bytes as usize;
    let first = page.address() + carved as usize * block_bytes;
    let at = ptr::with_exposed_provenance_mut::<Block>;
    let last = first + (count as usize - 1) * block_bytes;
    let mut block = first;
    while block < last {
        // SAFETY: inside the pool, and never given out before.
        unsafe { Block::link(at(block), at(block + block_bytes)) };
        block += block_bytes;
    }
    // SAFETY: as above.
    unsafe { Block::link(at(last), ptr::null_mut()) };
    page.set_free(at(first));
    page.add_carve();
    true
}
