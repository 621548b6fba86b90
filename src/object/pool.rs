//! Private pools: what a type keeps of its dead objects for the next ones (CPython's free lists).
//!
//! Always true: a pool holds at most `cap` objects of one size, chained through their first word; they count as blocks
//! in use, and nobody else knows them. A full collection empties all pools.

use core::cell::UnsafeCell;
use core::ptr;

use crate::abi::PyObject;

struct State {
    head: *mut PyObject,
    count: usize,
}

/// The private pool of one type, or of one size of it.
pub struct Pool {
    name: &'static str,
    cap: usize,
    /// Of an object, in bytes, with all that is before it.
    bytes: usize,
    state: UnsafeCell<State>,
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
            state: UnsafeCell::new(State {
                head: ptr::null_mut(),
                count: 0,
            }),
        }
    }

    /// The object that was kept last, its fields as they are but the first word; NULL when there is none.
    #[inline(always)]
    pub unsafe fn take(&self) -> *mut PyObject {
        let state = &mut *self.state.get();
        let op = state.head;
        if !op.is_null() {
            state.head = *op.cast();
            state.count -= 1;
        }
        op
    }

    /// Keeps a dead object; false when the pool is full, and the object is still the caller's.
    #[inline(always)]
    pub unsafe fn give(&self, op: *mut PyObject) -> bool {
        let state = &mut *self.state.get();
        if state.count >= self.cap {
            return false;
        }
        *op.cast::<*mut PyObject>() = state.head;
        state.head = op;
        state.count += 1;
        true
    }

    /// Hands every object that is kept to `free`.
    pub unsafe fn empty(&self, free: unsafe fn(*mut PyObject)) {
        loop {
            let op = self.take();
            if op.is_null() {
                return;
            }
            free(op);
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
        (*self.state.get()).count
    }
}
