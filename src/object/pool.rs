//! Private pools: what a type keeps of its dead objects for the next ones (CPython's free lists).
//!
//! Always true: a pool holds at most `cap` objects of one size, chained through their first word; they count as blocks
//! in use, and nobody else knows them. A full collection empties all pools.

use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::ptr;

use crate::abi::PyObject;

struct State {
    head: *mut PyObject,
    /// How many more it keeps; 0 as long as it is not listed.
    room: usize,
    /// In the list of all pools, whose next one this is.
    listed: bool,
    next: *const Pool,
}

/// What the memory of an object is given back with.
pub type Free = unsafe extern "C" fn(*mut c_void);

/// The private pool of one type, or of one size of it.
pub struct Pool {
    name: &'static str,
    cap: usize,
    /// Of an object, in bytes, with all that is before it.
    bytes: usize,
    free: Free,
    /// Stays as it is when all pools are emptied.
    stays: bool,
    state: UnsafeCell<State>,
}

/// The pools that have ever kept anything, the newest first.
struct All(UnsafeCell<*const Pool>);

// SAFETY: touched under the GIL alone.
unsafe impl Sync for All {}

static ALL: All = All(UnsafeCell::new(ptr::null()));

/// Calls `visit` for each pool that has ever kept anything.
pub unsafe fn each(mut visit: impl FnMut(&'static Pool)) {
    let mut next = *ALL.0.get();
    while !next.is_null() {
        visit(&*next);
        next = (*(*next).state.get()).next;
    }
}

/// Empties all pools, but those that stay.
pub unsafe fn empty_all() {
    each(|pool| {
        if !pool.stays {
            pool.empty();
        }
    });
}

// SAFETY: the state is touched under the GIL alone.
unsafe impl Sync for Pool {}

impl Pool {
    /// An empty pool of up to `cap` objects of `bytes` bytes, under the name that the statistics show.
    pub const fn new(name: &'static str, cap: usize, bytes: usize) -> Pool {
        Pool {
            name,
            cap,
            bytes,
            free: crate::capi::PyObject_Free,
            stays: false,
            state: UnsafeCell::new(State {
                head: ptr::null_mut(),
                room: 0,
                listed: false,
                next: ptr::null(),
            }),
        }
    }

    /// The same, of memory that is given back with `free`, not with `PyObject_Free`.
    pub const fn freed_with(mut self, free: Free) -> Pool {
        self.free = free;
        self
    }

    /// The same; a full collection leaves it alone.
    pub const fn staying(mut self) -> Pool {
        self.stays = true;
        self
    }

    /// The object that was kept last, its fields as they are but the first word; NULL when there is none.
    #[inline(always)]
    pub unsafe fn take(&self) -> *mut PyObject {
        let state = &mut *self.state.get();
        let op = state.head;
        if !op.is_null() {
            state.head = *op.cast();
            state.room += 1;
        }
        op
    }

    /// Keeps a dead object; false when the pool is full, and the object is still the caller's.
    #[inline(always)]
    pub unsafe fn give(&self, op: *mut PyObject) -> bool {
        self.give_again(op) || (self.opens() && self.give_again(op))
    }

    /// The same, without the first of all: false as well when the pool has never kept anything.
    #[inline(always)]
    pub unsafe fn give_again(&self, op: *mut PyObject) -> bool {
        let state = &mut *self.state.get();
        if state.room == 0 {
            return false;
        }
        *op.cast::<*mut PyObject>() = state.head;
        state.head = op;
        state.room -= 1;
        true
    }

    /// Without room: whether that was so because the pool has never kept anything, which it does from now on.
    #[inline(never)]
    unsafe fn opens(&self) -> bool {
        let state = &mut *self.state.get();
        if state.listed || self.cap == 0 {
            return false;
        }
        state.listed = true;
        state.room = self.cap;
        state.next = *ALL.0.get();
        *ALL.0.get() = self;
        true
    }

    /// Gives the memory of every object that is kept back.
    pub unsafe fn empty(&self) {
        loop {
            let op = self.take();
            if op.is_null() {
                return;
            }
            (self.free)(op.cast());
        }
    }

    /// The name that the statistics show.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The most objects it keeps.
    pub fn cap(&self) -> usize {
        self.cap
    }

    /// The bytes of one object.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many objects it keeps now.
    pub unsafe fn count(&self) -> usize {
        let state = &*self.state.get();
        if state.listed {
            self.cap - state.room
        } else {
            0
        }
    }
}
