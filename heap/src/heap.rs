//! The heap of one thread: for each domain and class the pool that it allocates from, and a list of
//! others with room.
//!
//! ```text
//!             take                 no block left
//!   Current ─────────> block      ───────────────>  Full          in no list; counts down a part
//!      ^                                             │ of its blocks, then it is worth coming back to
//!      │ refill                                      v
//!      └───────────────────────────────────────── Partial         in the list; counts its live blocks
//!                                                    │ 0 live
//!                                                    v
//!                                                  a free page, in the stash
//! ```
//!
//! An empty pool may rest on a shelf before that, as Partial with 0 live, in no list.
//!
//! Always true, while no call is under way:
//! - `current` is a pool in state Current that this heap owns, or `NO_POOL`. Mem may have that of obj; see `lend`.
//! - Every pool that this heap owns is current, or in the list of its domain and class (Partial), or Full.
//! - A page in the stash or of a kept run is in state Free, owned by nobody, and used in the bitmap
//!   of its arena.
//!
//! Only the thread that runs the heap changes it, but for `remote` and `owner`.
//!
//! A fork may catch another thread at any point of [`ThreadHeap::take`] and [`ThreadHeap::put`]. In
//! the child, where that thread is not, a count may then be wrong by one, or a pool that has been
//! counted down may still be in its old state: the next free of a Full pool sees to it (its `left`
//! goes below 0), and an empty Partial one looks like one that rests. So nothing breaks, and at
//! worst one page never becomes empty. In longer operations `busy` is set, and the child does not
//! use that heap again.

mod lend;

use core::ptr;
use core::sync::atomic::{
    AtomicBool, AtomicPtr, AtomicU8, AtomicU16, AtomicU32,
    Ordering::{Acquire, Relaxed, Release, SeqCst},
    compiler_fence,
};

use crate::block::Block;
use crate::central::Central;
use crate::class::{CLASS_COUNT, CLASSES, Class, SMALL_CLASS_COUNT};
use crate::os::fatal;
use crate::os::lock::Guard;
use crate::os::memory::OS_PAGE_BYTES;
use crate::page::{NOBODY, Page, State, full_slack};
use crate::shelf::{Shelf, Stash};
use crate::table;
use crate::{DOMAIN_COUNT, Domain, central, decay, source};

/// Places for free pages, empty pools and freed runs that a thread keeps at hand.
const STASHED: usize = 32;
const RESTING: usize = 16;
const KEPT: usize = 12;
/// Pages of each of the three that a thread keeps, from a heap of few arenas to one of many.
const AT_HAND_PAGES: (usize, usize) = (8, 64);

/// Pages of each kind that a thread keeps at hand: a small heap keeps little.
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
    current: [[AtomicPtr<Page>; CLASS_COUNT]; DOMAIN_COUNT],
    busy: AtomicBool,
    caught: AtomicBool,
    /// Free pages.
    stash: Stash<STASHED>,
    /// Empty pools, whole but in no list, by domain and class.
    resting: Shelf<RESTING>,
    /// Freed runs, by their pages.
    kept: Shelf<KEPT>,
    /// Pools that small classes of obj have taken while they shared them with mem; see `lend`.
    lent: [AtomicU8; SMALL_CLASS_COUNT],
    /// First pool of each list, as a page number; 0 is none.
    partial: [[AtomicU32; CLASS_COUNT]; DOMAIN_COUNT],
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

/// The heap of threads that have none yet: without pools, so that every allocation takes the slow
/// way.
pub(crate) static EMPTY: ThreadHeap = ThreadHeap::new();

/// The heap of threads that have given theirs back: what they still ask for comes from a borrowed
/// one, since nothing might tell us of their end a second time.
pub(crate) static ENDED: ThreadHeap = ThreadHeap::new();

/// A pool without blocks, in the place of current pools that are not there.
static NO_POOL: Page = Page::none();

impl ThreadHeap {
    pub const fn new() -> ThreadHeap {
        ThreadHeap {
            current: [const { [const { AtomicPtr::new((&raw const NO_POOL).cast_mut()) }; CLASS_COUNT] };
                DOMAIN_COUNT],
            busy: AtomicBool::new(false),
            caught: AtomicBool::new(false),
            stash: Stash::new(),
            resting: Shelf::new(),
            kept: Shelf::new(),
            lent: [const { AtomicU8::new(0) }; SMALL_CLASS_COUNT],
            partial: [const { [const { AtomicU32::new(0) }; CLASS_COUNT] }; DOMAIN_COUNT],
            next_idle: AtomicU16::new(0),
            shared: Shared {
                remote: AtomicPtr::new(ptr::null_mut()),
                owner: AtomicU32::new(Owner::Thread as u32),
            },
        }
    }

    /// Its name: it owns the pools whose owner this is. A part of its address, so that a free has it
    /// at hand; the registry sees to it that no two heaps have the same, nor [`NOBODY`]'s.
    #[inline(always)]
    pub fn id(&self) -> u16 {
        (ptr::from_ref(self).addr() / size_of::<ThreadHeap>()) as u16
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
    fn current(&self, domain: Domain, class: usize) -> &'static Page {
        let page = self.current[domain as usize][class].load(Relaxed);
        // SAFETY: `NO_POOL` or a record of the table; neither ever goes away.
        unsafe { &*page }
    }

    fn set_current(&self, domain: usize, class: usize, page: &'static Page) {
        self.current[domain][class].store(ptr::from_ref(page).cast_mut(), Relaxed);
    }

    /// A block of the current pool; NULL if it has none left.
    #[inline(always)]
    pub fn take(&self, domain: Domain, class: usize) -> *mut Block {
        let page = self.current(domain, class);
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
        let current = self.current(domain, class);
        if current.state() != State::Current || !carve(current) {
            let (next, new) = match self.pool_with_room(domain, class) {
                Some(pool) => {
                    pool.set_state(State::Current);
                    pool.set_left(pool.left() + 1);
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
    fn pool_with_room(&self, domain: Domain, class: usize) -> Option<&'static Page> {
        let listed = self.partial[domain as usize][class].load(Relaxed);
        if listed != 0 {
            let pool = table::record(listed);
            self.unlink(pool);
            return Some(pool);
        }
        let resting = self.resting.take(pool_key(domain as usize, class));
        resting.map(table::record)
    }

    /// A new pool, its first blocks not linked yet.
    fn new_pool(&self, domain: Domain, class: usize) -> Option<&'static Page> {
        let pages = CLASSES[class].pool_pages as usize;
        let index = if pages == 1 {
            self.new_page(domain, class)?
        } else {
            self.take_run(pages)?
        };
        let head = table::record(index);
        head.set_free(ptr::null_mut());
        head.set_left(1);
        head.set_span(pages);
        head.set_class(class);
        head.clear_carved();
        head.set_domain(domain);
        head.owner.store(self.id(), Relaxed);
        head.set_state(State::Current);
        for back in 1..pages {
            let inside = table::record(index + back as u32);
            inside.set_span(back);
            inside.set_state(State::Inside);
        }
        Some(head)
    }

    /// The pages of a pool of several.
    fn take_run(&self, pages: usize) -> Option<u32> {
        let (taken, debt) = {
            let mut central = self.central_for(pages);
            (central.take_run(pages, 1), central.take_debt())
        };
        if debt > 0 {
            decay::pay(debt);
        }
        Some(taken?.page)
    }

    /// The central state, for `pages` pages in a row. Where the heap would have to grow for them, this
    /// thread has given up what it had at hand for other requests.
    pub fn central_for(&self, pages: usize) -> Guard<'static, Central> {
        let central = central::lock();
        if !central.would_grow(pages) {
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
                central.take_debt();
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

    /// Before memory is taken that was never touched: gives up what this thread has at hand for other
    /// requests than this one. That is pools that rest, freed runs, and current pools without live
    /// blocks, such as a program leaves behind that has asked once for every size.
    fn gather(&self) {
        let _busy = self.begin();
        for (domain, class) in every_list() {
            // SAFETY: as in `current`.
            let page = unsafe { &*self.current[domain][class].load(Relaxed) };
            if page.state() == State::Current && page.left() == 1 {
                self.retire(domain, class);
            }
        }
        while let Some((_, page)) = self.resting.take_any() {
            self.release(table::record(page));
        }
        while let Some((pages, page)) = self.kept.take_any() {
            central::lock().give_run(page, pages as usize);
            decay::pages_became_free();
        }
    }

    /// The countdown of a pool has come to 0.
    #[cold]
    #[inline(never)]
    fn counted_down(&self, page: &'static Page) {
        let _busy = self.begin();
        match page.state() {
            State::Full => {
                page.set_left(page.live_blocks() as u16);
                page.set_state(State::Partial);
                self.link(page);
                if page.left() == 0 {
                    self.emptied(page);
                }
            }
            State::Partial if page.left() == 0 => self.emptied(page),
            _ => fatal(
                "more blocks of a pool were freed than it has",
                page.address(),
            ),
        }
    }

    /// A pool in its list has no live block: it leaves the list, and rests if there is still room
    /// for it, since it is likely to be needed soon. Foreign memory goes back at once.
    fn emptied(&self, page: &'static Page) {
        self.unlink(page);
        let key = pool_key(page.domain_index(), page.class_index());
        let resting = self.resting.sum(|key| pool_of(key).pool_pages as usize) + page.span();
        let rests = resting <= at_hand_pages() && !table::is_foreign(page.index());
        if !(rests && self.resting.put(key, page.index())) {
            self.release(page);
        }
    }

    /// What the current pool becomes when it has no free block.
    fn leave(&self, page: &'static Page) {
        page.set_state(State::Full);
        page.set_left(full_slack(page.class().capacity as usize) as u16);
    }

    /// Gives up the pages of a pool without live blocks, which is in no list.
    fn release(&self, head: &'static Page) {
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
        while let Some((_, page)) = self.resting.take_any() {
            let head = table::record(page);
            let pages = head.span();
            end_pool(head);
            central::lock().give_run(page, pages);
        }
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
        let most = at_hand_pages();
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

    /// Takes in what other threads have freed; whether there was anything.
    fn drain(&self) -> bool {
        if self.shared.remote.load(Relaxed).is_null() {
            return false;
        }
        let mut block = self.shared.remote.swap(ptr::null_mut(), Acquire);
        while !block.is_null() {
            // SAFETY: a block in this list is free, and the list is ours since the exchange.
            let next = unsafe { Block::next(block) };
            match table::page_of(block.addr()).map(Page::head) {
                Some(page) if page.owner() == self.id() => {
                    // SAFETY: the caller runs this heap, which owns the block's pool.
                    unsafe { self.put(page, block) }
                }
                _ => fatal(
                    "the list of blocks freed by other threads is damaged",
                    block.addr(),
                ),
            }
            block = next;
        }
        true
    }

    /// Takes a block that another thread frees; whether it is the only one waiting.
    ///
    /// # Safety
    /// The block is a live one of a pool that this heap owns.
    pub unsafe fn put_remote(&self, block: *mut Block) {
        let mut first = self.shared.remote.load(Relaxed);
        loop {
            // SAFETY: the block has been given back, by this function's contract.
            unsafe { Block::link(block, first) };
            match self
                .shared
                .remote
                .compare_exchange_weak(first, block, Release, Relaxed)
            {
                Ok(_) => return,
                Err(now) => first = now,
            }
        }
    }

    /// Whether other threads' frees are waiting.
    pub fn has_remote(&self) -> bool {
        !self.shared.remote.load(Relaxed).is_null()
    }

    /// Takes in what others have freed, and gives all free pages back to the arenas. With `retire`
    /// no pool stays current, so that empty ones are among them.
    pub fn tidy(&self, retire: bool) {
        let _busy = self.begin();
        self.drain();
        if retire {
            every_list().for_each(|(domain, class)| self.retire(domain, class));
        }
        self.clear_shelves();
        decay::pages_became_free();
    }

    /// Puts the current pool of a class into the list of those with room, or gives it up.
    fn retire(&self, domain: usize, class: usize) {
        // SAFETY: as in `current`.
        let page = unsafe { &*self.current[domain][class].load(Relaxed) };
        if !page.is_current_of(domain) {
            return;
        }
        self.stop_lending(domain, class);
        self.set_current(domain, class, &NO_POOL);
        let live = page.left() - 1;
        if live == 0 {
            self.release(page);
        } else if page.free().is_null() && page.carved() == page.class().capacity {
            self.leave(page);
        } else {
            page.set_state(State::Partial);
            page.set_left(live);
            self.link(page);
        }
    }

    fn link(&self, page: &'static Page) {
        let list = &self.partial[page.domain_index()][page.class_index()];
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
            self.partial[page.domain_index()][page.class_index()].store(next, Relaxed);
        }
    }

    /// Pools of the list of a domain and class, for checks.
    pub fn each_partial(&self, domain: usize, class: usize, mut visit: impl FnMut(&'static Page)) {
        let mut next = self.partial[domain][class].load(Relaxed);
        while next != 0 {
            let page = table::record(next);
            next = page.next.load(Relaxed);
            visit(page);
        }
    }

    /// Whether `page` is the current pool of its domain and class.
    pub fn is_current(&self, page: &'static Page) -> bool {
        let current = self.current[page.domain_index()][page.class_index()].load(Relaxed);
        ptr::eq(current, page)
    }

    fn begin(&self) -> Busy<'_> {
        let outer = self.busy.load(Relaxed);
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        Busy { heap: self, outer }
    }
}

/// Every domain and class.
fn every_list() -> impl Iterator<Item = (usize, usize)> {
    (0..DOMAIN_COUNT).flat_map(|domain| (0..CLASS_COUNT).map(move |class| (domain, class)))
}

/// The key of a resting pool.
fn pool_key(domain: usize, class: usize) -> u32 {
    (domain * CLASS_COUNT + class) as u32
}

/// The class in a key.
fn pool_of(key: u32) -> &'static Class {
    &CLASSES[key as usize % CLASS_COUNT]
}

/// The pages of a pool without live blocks are free ones again.
fn end_pool(head: &'static Page) {
    let (index, pages) = (head.index(), head.span());
    head.owner.store(NOBODY, Relaxed);
    for page in index..index + pages as u32 {
        table::record(page).set_free_state();
    }
}

/// A longer operation is under way in a heap.
struct Busy<'a> {
    heap: &'a ThreadHeap,
    outer: bool,
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        compiler_fence(SeqCst);
        self.heap.busy.store(self.outer, Relaxed);
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
