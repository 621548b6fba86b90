//! All heaps: handed to threads, and taken over when their threads have ended.

use core::ffi::c_void;
use core::ptr;
use core::sync::atomic::{
    AtomicBool, AtomicU32,
    Ordering::{AcqRel, Acquire, Relaxed},
};

use crate::block::Block;
use crate::fork;
use crate::heap::{self, ENDED, Owner, ThreadHeap};
use crate::os::lock::Lock;
use crate::os::thread::ExitKey;
use crate::page::NOBODY;
use crate::{central, decay, slot, table};

/// The state behind the lock.
struct Registry {
    /// Heaps there are, in the places below this one.
    count: u32,
    /// The name of the first idle heap; [`NOBODY`] is none.
    idle: u16,
    /// Calls at the end of threads.
    exit: Option<ExitKey>,
}

static REGISTRY: Lock<Registry> = Lock::new(Registry {
    count: 0,
    idle: NOBODY,
    exit: None,
});

/// `count`, for those who do not want to wait.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// Sees to it that we are called around forks and at the end of threads. Before anything else.
pub(crate) fn prepare() {
    if !PREPARED.load(Acquire) {
        prepare_now();
    }
}

static PREPARED: AtomicBool = AtomicBool::new(false);

#[cold]
fn prepare_now() {
    let mut registry = REGISTRY.lock();
    if registry.exit.is_none() {
        registry.exit = ExitKey::new(thread_ends);
    }
    decay::before_tick(|| heap::clear_all(slot::heap(), heaps));
    if !PREPARED.swap(true, AcqRel) {
        fork::register();
    }
}

/// Calls `body` with the calling thread's heap, which it gets if it has none yet; or with one that
/// is borrowed for this call, if its own is given back already. `None`: there is no memory for one.
#[cold]
pub(crate) fn with_heap<T>(body: impl FnOnce(&'static ThreadHeap) -> T) -> Option<T> {
    let heap = slot::heap();
    if !heap.is_empty() {
        return Some(body(heap));
    }
    prepare();
    if !central::prepare() {
        return None;
    }
    if heap.is_ended() {
        let borrowed = REGISTRY.lock().take()?;
        let result = body(borrowed);
        give_up(borrowed);
        return Some(result);
    }
    let heap = {
        let mut registry = REGISTRY.lock();
        let heap = registry.take()?;
        slot::set(heap);
        if let Some(exit) = registry.exit {
            exit.set(ptr::from_ref(heap).cast_mut().cast());
        }
        heap
    };
    Some(body(heap))
}

/// A heap waits for another thread.
fn give_up(heap: &'static ThreadHeap) {
    heap.tidy(true);
    REGISTRY.lock().add_idle(heap);
    visit_idle(heap);
}

impl Registry {
    /// A heap without a thread; a new one if there is none.
    fn take(&mut self) -> Option<&'static ThreadHeap> {
        match self.take_idle() {
            Some(heap) => Some(heap),
            None => self.new_heap(),
        }
    }

    fn take_idle(&mut self) -> Option<&'static ThreadHeap> {
        let mut before: Option<&'static ThreadHeap> = None;
        let mut name = self.idle;
        while name != NOBODY {
            let heap = table::heap_named(name);
            let next = heap.next_idle.load(Relaxed);
            // A heap that is being visited stays in the list.
            if heap.change_owner(Owner::Idle, Owner::Thread) {
                match before {
                    Some(before) => before.next_idle.store(next, Relaxed),
                    None => self.idle = next,
                }
                return Some(heap);
            }
            before = Some(heap);
            name = next;
        }
        None
    }

    fn new_heap(&mut self) -> Option<&'static ThreadHeap> {
        let (_, capacity) = table::capacities();
        let place = self.count;
        if place == capacity {
            return None;
        }
        let heap = ThreadHeap::new(table::heap_name(place));
        // SAFETY: the page was made writable just now, and nobody knows it yet.
        unsafe { table::commit_heap(place)?.write(heap) };
        self.count += 1;
        COUNT.store(self.count, Relaxed);
        if self.count > 1 {
            central::set_shared();
        }
        Some(table::heap(place))
    }

    fn add_idle(&mut self, heap: &'static ThreadHeap) {
        heap.next_idle.store(self.idle, Relaxed);
        self.idle = heap.name();
        heap.set_owner(Owner::Idle);
    }
}

/// A thread ends: its heap waits for another one.
unsafe extern "C" fn thread_ends(_: *mut c_void) {
    let heap = slot::heap();
    if heap.is_empty() {
        return;
    }
    slot::set(&ENDED);
    give_up(heap);
}

/// Frees a block of another thread's heap. Apart from its callers, which so need no stack.
///
/// # Safety
/// The block is a live one of a pool that `heap` owns.
#[inline(never)]
pub(crate) unsafe fn free_remote(heap: &'static ThreadHeap, block: *mut Block) {
    // SAFETY: by this function's contract.
    unsafe { heap.put_remote(block) };
    visit_idle(heap);
}

/// Takes in what was freed into an idle heap, since nobody else will for a while.
pub(crate) fn visit_idle(heap: &'static ThreadHeap) {
    while heap.has_remote() && heap.owner() == Owner::Idle {
        if !heap.change_owner(Owner::Idle, Owner::Visited) {
            return;
        }
        heap.tidy(false);
        // An exchange, so that the look at the remote frees above comes after it.
        heap.change_owner(Owner::Visited, Owner::Idle);
    }
}

/// All heaps, whoever runs them.
pub(crate) fn heaps() -> impl Iterator<Item = &'static ThreadHeap> {
    (0..COUNT.load(Relaxed)).map(table::heap)
}

/// Closes the registry around a fork.
pub(crate) fn hold_for_fork() {
    REGISTRY.hold_for_fork();
}

/// Opens it again, in the parent.
pub(crate) fn release_after_fork() {
    // SAFETY: `hold_for_fork` has closed it.
    unsafe { REGISTRY.release_after_fork() };
}

/// Opens it again in the child, where all heaps but the calling thread's are nobody's.
pub(crate) fn release_in_child() {
    // SAFETY: `hold_for_fork` has closed it.
    unsafe { REGISTRY.release_after_fork() };
    let mut registry = REGISTRY.lock();
    registry.idle = NOBODY;
    let own = slot::heap().name();
    for heap in heaps().filter(|heap| heap.name() != own) {
        if heap.owner() == Owner::Thread {
            heap.set_caught();
        }
        if heap.is_busy() || heap.owner() == Owner::Dead {
            heap.set_owner(Owner::Dead);
        } else {
            registry.add_idle(heap);
        }
    }
}
