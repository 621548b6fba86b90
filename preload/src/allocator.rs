//! CPython's `PyMemAllocatorEx`, and the one that stands for our heap.

use std::ffi::c_void;
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

use pyrite_heap::{self as heap, DOMAIN_COUNT, Domain};

/// The three domains, in the order of CPython's numbers.
pub const DOMAINS: [Domain; DOMAIN_COUNT] = [Domain::Raw, Domain::Mem, Domain::Obj];

/// `PyMemAllocatorEx` of CPython 3.5 and later: a context and four functions, kept as addresses
/// so that two of them can be compared.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocator {
    /// First argument of all four.
    pub ctx: *mut c_void,
    malloc: *mut c_void,
    calloc: *mut c_void,
    realloc: *mut c_void,
    free: *mut c_void,
}

const _: () = assert!(size_of::<Allocator>() == 5 * size_of::<usize>());

// SAFETY: addresses of functions and of static data, all the same to every thread.
unsafe impl Send for Allocator {}
// SAFETY: as above; nothing is read through them without a contract of its own.
unsafe impl Sync for Allocator {}

type Malloc = unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void;
type Calloc = unsafe extern "C" fn(*mut c_void, usize, usize) -> *mut c_void;
type Realloc = unsafe extern "C" fn(*mut c_void, *mut c_void, usize) -> *mut c_void;
type Free = unsafe extern "C" fn(*mut c_void, *mut c_void);

impl Allocator {
    /// No allocator; what `PyMem_GetAllocator` answers for a domain that it does not know.
    pub const NONE: Allocator = Allocator {
        ctx: null_mut(),
        malloc: null_mut(),
        calloc: null_mut(),
        realloc: null_mut(),
        free: null_mut(),
    };

    /// Our heap as the allocator of `domain`.
    pub fn ours(domain: Domain) -> Allocator {
        match domain {
            Domain::Raw => Allocator::of::<0>(),
            Domain::Mem => Allocator::of::<1>(),
            Domain::Obj => Allocator::of::<2>(),
        }
    }

    fn of<const D: usize>() -> Allocator {
        Allocator {
            ctx: null_mut(),
            malloc: malloc::<D> as Malloc as *mut c_void,
            calloc: calloc::<D> as Calloc as *mut c_void,
            realloc: realloc::<D> as Realloc as *mut c_void,
            free: free::<D> as Free as *mut c_void,
        }
    }
}

/// The allocators that were there when we came, by domain: to them go the blocks that are not
/// ours. Written only by [`set_previous`], before ours becomes visible to the host.
static PREVIOUS: [Previous; DOMAIN_COUNT] = [const { Previous::new() }; DOMAIN_COUNT];

struct Previous {
    ctx: AtomicPtr<c_void>,
    realloc: AtomicPtr<c_void>,
    free: AtomicPtr<c_void>,
}

impl Previous {
    const fn new() -> Previous {
        Previous {
            ctx: AtomicPtr::new(null_mut()),
            realloc: AtomicPtr::new(null_mut()),
            free: AtomicPtr::new(null_mut()),
        }
    }
}

/// From now on foreign blocks of `domain` go to `allocator`.
pub fn set_previous(domain: Domain, allocator: &Allocator) {
    let previous = &PREVIOUS[domain as usize];
    previous.ctx.store(allocator.ctx, Ordering::Relaxed);
    previous.realloc.store(allocator.realloc, Ordering::Relaxed);
    previous.free.store(allocator.free, Ordering::Release);
}

unsafe extern "C" fn malloc<const D: usize>(_: *mut c_void, bytes: usize) -> *mut c_void {
    heap::malloc(DOMAINS[D], bytes).cast()
}

unsafe extern "C" fn calloc<const D: usize>(
    _: *mut c_void,
    count: usize,
    size: usize,
) -> *mut c_void {
    heap::calloc(DOMAINS[D], count, size).cast()
}

unsafe extern "C" fn realloc<const D: usize>(
    _: *mut c_void,
    block: *mut c_void,
    bytes: usize,
) -> *mut c_void {
    if heap::contains(block.cast()) {
        // SAFETY: the host passes NULL or a live block of this domain, and this one is ours.
        return unsafe { heap::realloc(DOMAINS[D], block.cast(), bytes) }.cast();
    }
    // SAFETY: NULL, or a live block of this domain from before we came.
    unsafe { foreign_realloc(DOMAINS[D], block, bytes) }
}

unsafe extern "C" fn free<const D: usize>(_: *mut c_void, block: *mut c_void) {
    // SAFETY: the host passes NULL or a live block of this domain.
    if !unsafe { heap::free_near(block.cast()) } {
        // SAFETY: as above.
        unsafe { free_elsewhere(DOMAINS[D], block) };
    }
}

/// # Safety
/// `block` is NULL or a live block of the allocator that `set_previous` named.
#[cold]
unsafe fn foreign_realloc(domain: Domain, block: *mut c_void, bytes: usize) -> *mut c_void {
    if block.is_null() {
        return heap::malloc(domain, bytes).cast();
    }
    let previous = &PREVIOUS[domain as usize];
    let realloc = previous.realloc.load(Ordering::Relaxed);
    // SAFETY: `set_previous` ran before ours was installed, with a `PyMemAllocatorEx` of the
    // host, whose fourth field is a function of this type.
    let realloc = unsafe { transmute::<*mut c_void, Realloc>(realloc) };
    // SAFETY: the block is that allocator's, by this function's contract.
    unsafe { realloc(previous.ctx.load(Ordering::Relaxed), block, bytes) }
}

/// # Safety
/// `block` is NULL, a live block of ours, or one of the allocator that `set_previous` named.
#[cold]
unsafe fn free_elsewhere(domain: Domain, block: *mut c_void) {
    // SAFETY: by this function's contract.
    if block.is_null() || unsafe { heap::free_far(block.cast()) } {
        return;
    }
    let previous = &PREVIOUS[domain as usize];
    let free = previous.free.load(Ordering::Acquire);
    // SAFETY: as in `foreign_realloc`; the fifth field is a function of this type.
    let free = unsafe { transmute::<*mut c_void, Free>(free) };
    // SAFETY: the block is that allocator's, by this function's contract.
    unsafe { free(previous.ctx.load(Ordering::Relaxed), block) }
}
