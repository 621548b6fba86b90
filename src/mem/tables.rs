//! Which allocator is installed in each domain.

use core::ffi::c_void;
use core::mem::transmute;
use core::ptr;
use core::sync::atomic::{AtomicBool, AtomicPtr, Ordering::Relaxed};

use super::{pymalloc, raw};
use crate::abi::{
    PY_SSIZE_T_MAX, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ, PYMEM_DOMAIN_RAW, PyMemAllocatorDomain,
    PyMemAllocatorEx,
};

type Malloc = unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void;
type Calloc = unsafe extern "C" fn(*mut c_void, usize, usize) -> *mut c_void;
type Realloc = unsafe extern "C" fn(*mut c_void, *mut c_void, usize) -> *mut c_void;
type Free = unsafe extern "C" fn(*mut c_void, *mut c_void);

/// A place for an allocator: the words of a `PyMemAllocatorEx`, each read and written by itself.
///
/// An allocator that is replaced while another thread is about to call it may be called with the new one's context,
/// as in CPython: whoever replaces one sees to it that the domain is at rest.
#[repr(C)]
pub struct Installed {
    ctx: AtomicPtr<c_void>,
    malloc: AtomicPtr<c_void>,
    calloc: AtomicPtr<c_void>,
    realloc: AtomicPtr<c_void>,
    free: AtomicPtr<c_void>,
}

const _: () = assert!(size_of::<Installed>() == size_of::<PyMemAllocatorEx>());

/// The raw domain.
pub static RAW: Installed = Installed::holding(
    raw::malloc as *mut c_void,
    raw::calloc as *mut c_void,
    raw::realloc as *mut c_void,
    raw::free as *mut c_void,
);
/// Whether [`RAW`] is the heap, with nobody's function over any of its own.
static RAW_IS_HEAP: AtomicBool = AtomicBool::new(true);

/// Whether the raw domain is the heap's, with nobody's allocator over it.
pub fn raw_is_heap() -> bool {
    RAW_IS_HEAP.load(Relaxed)
}

/// The memory domain.
pub static MEM: Installed = Installed::holding(
    pymalloc::malloc::<1> as *mut c_void,
    pymalloc::calloc::<1> as *mut c_void,
    pymalloc::realloc::<1> as *mut c_void,
    pymalloc::free::<1> as *mut c_void,
);
/// The object domain.
pub static OBJ: Installed = Installed::holding(
    pymalloc::malloc::<2> as *mut c_void,
    pymalloc::calloc::<2> as *mut c_void,
    pymalloc::realloc::<2> as *mut c_void,
    pymalloc::free::<2> as *mut c_void,
);

/// The place of a domain; `None`: there is no such domain.
pub fn of_domain(domain: PyMemAllocatorDomain) -> Option<&'static Installed> {
    match domain {
        PYMEM_DOMAIN_RAW => Some(&RAW),
        PYMEM_DOMAIN_MEM => Some(&MEM),
        PYMEM_DOMAIN_OBJ => Some(&OBJ),
        _ => None,
    }
}

impl Installed {
    const fn holding(
        malloc: *mut c_void,
        calloc: *mut c_void,
        realloc: *mut c_void,
        free: *mut c_void,
    ) -> Installed {
        Installed {
            ctx: AtomicPtr::new(ptr::null_mut()),
            malloc: AtomicPtr::new(malloc),
            calloc: AtomicPtr::new(calloc),
            realloc: AtomicPtr::new(realloc),
            free: AtomicPtr::new(free),
        }
    }

    /// Holds nothing yet; must not be called.
    pub const fn empty() -> Installed {
        let none = ptr::null_mut();
        Installed::holding(none, none, none, none)
    }

    /// What is installed.
    pub fn get(&self) -> PyMemAllocatorEx {
        // SAFETY: each word holds a function of its field's type, or NULL, which is `None`: `set` and `holding` store
        // nothing else.
        unsafe {
            PyMemAllocatorEx {
                ctx: self.ctx.load(Relaxed),
                malloc: transmute::<*mut c_void, Option<Malloc>>(self.malloc.load(Relaxed)),
                calloc: transmute::<*mut c_void, Option<Calloc>>(self.calloc.load(Relaxed)),
                realloc: transmute::<*mut c_void, Option<Realloc>>(self.realloc.load(Relaxed)),
                free: transmute::<*mut c_void, Option<Free>>(self.free.load(Relaxed)),
            }
        }
    }

    /// Installs `allocator`.
    pub fn set(&self, allocator: &PyMemAllocatorEx) {
        self.store(allocator);
        if ptr::eq(self, &RAW) {
            RAW_IS_HEAP.store(RAW.holds(&raw::ALLOCATOR), Relaxed);
        }
    }

    fn store(&self, allocator: &PyMemAllocatorEx) {
        // SAFETY: a function pointer or NULL has the size of an address and is one.
        unsafe {
            self.ctx.store(allocator.ctx, Relaxed);
            self.malloc.store(
                transmute::<Option<Malloc>, *mut c_void>(allocator.malloc),
                Relaxed,
            );
            self.calloc.store(
                transmute::<Option<Calloc>, *mut c_void>(allocator.calloc),
                Relaxed,
            );
            self.realloc.store(
                transmute::<Option<Realloc>, *mut c_void>(allocator.realloc),
                Relaxed,
            );
            self.free.store(
                transmute::<Option<Free>, *mut c_void>(allocator.free),
                Relaxed,
            );
        }
    }

    /// Whether `allocator` is installed, with all that belongs to it.
    pub fn holds(&self, allocator: &PyMemAllocatorEx) -> bool {
        let given = Installed::empty();
        given.store(allocator);
        let same = |one: &AtomicPtr<c_void>, other: &AtomicPtr<c_void>| {
            ptr::eq(one.load(Relaxed), other.load(Relaxed))
        };
        same(&self.ctx, &given.ctx)
            && same(&self.malloc, &given.malloc)
            && same(&self.calloc, &given.calloc)
            && same(&self.realloc, &given.realloc)
            && same(&self.free, &given.free)
    }

    /// Whether `malloc` is the function installed for allocating, with the context `ctx`.
    pub fn is(&self, ctx: *const c_void, malloc: Malloc) -> bool {
        ptr::eq(self.malloc.load(Relaxed), malloc as *mut c_void)
            && ptr::eq(self.ctx.load(Relaxed), ctx)
    }

    /// A block of `bytes` bytes, or NULL.
    ///
    /// # Safety
    /// The domain's rules are kept: for all but the raw one the caller holds the GIL.
    #[inline(always)]
    pub unsafe fn malloc(&self, bytes: usize) -> *mut c_void {
        if bytes > PY_SSIZE_T_MAX {
            return ptr::null_mut();
        }
        // SAFETY: a function of this type, see `get`, whose contract is the domain's.
        unsafe {
            let malloc = transmute::<*mut c_void, Malloc>(self.malloc.load(Relaxed));
            malloc(self.ctx.load(Relaxed), bytes)
        }
    }

    /// A block of `count` times `bytes` bytes, all zero, or NULL.
    ///
    /// # Safety
    /// As for [`Self::malloc`].
    #[inline(always)]
    pub unsafe fn calloc(&self, count: usize, bytes: usize) -> *mut c_void {
        match count.checked_mul(bytes) {
            Some(all) if all <= PY_SSIZE_T_MAX => {}
            _ => return ptr::null_mut(),
        }
        // SAFETY: as in `malloc`.
        unsafe {
            let calloc = transmute::<*mut c_void, Calloc>(self.calloc.load(Relaxed));
            calloc(self.ctx.load(Relaxed), count, bytes)
        }
    }

    /// Changes the size of a block. NULL: there is no memory, and the block is as it was.
    ///
    /// # Safety
    /// As for [`Self::malloc`]; `block` is NULL or a live block of the domain.
    #[inline(always)]
    pub unsafe fn realloc(&self, block: *mut c_void, bytes: usize) -> *mut c_void {
        if bytes > PY_SSIZE_T_MAX {
            return ptr::null_mut();
        }
        // SAFETY: as in `malloc`, and by this function's contract.
        unsafe {
            let realloc = transmute::<*mut c_void, Realloc>(self.realloc.load(Relaxed));
            realloc(self.ctx.load(Relaxed), block, bytes)
        }
    }

    /// Frees a block.
    ///
    /// # Safety
    /// As for [`Self::realloc`]; nobody uses the block from here on.
    #[inline(always)]
    pub unsafe fn free(&self, block: *mut c_void) {
        // SAFETY: as in `realloc`.
        unsafe {
            let free = transmute::<*mut c_void, Free>(self.free.load(Relaxed));
            free(self.ctx.load(Relaxed), block);
        }
    }
}
