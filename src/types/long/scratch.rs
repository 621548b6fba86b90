//! Memory for digits, for as long as a computation lasts.

use core::ops::{Deref, DerefMut};

use crate::prelude::*;

/// Digits, given back when dropped.
pub struct Scratch {
    start: *mut u32,
    len: usize,
}

impl Scratch {
    /// `len` digits, all zero; MemoryError when there are none.
    pub fn new(len: usize) -> Fallible<Scratch> {
        // SAFETY: under the GIL, as all of this room.
        let start: *mut u32 = unsafe { PyMem_Calloc(len.max(1), size_of::<u32>()) }.cast();
        if start.is_null() {
            // SAFETY: as above.
            unsafe { PyErr_NoMemory() };
            return Err(Raised);
        }
        Ok(Scratch { start, len })
    }
}

impl Deref for Scratch {
    type Target = [u32];
    fn deref(&self) -> &[u32] {
        // SAFETY: the memory is this value's own, and zeroed at first.
        unsafe { core::slice::from_raw_parts(self.start, self.len) }
    }
}

impl DerefMut for Scratch {
    fn deref_mut(&mut self) -> &mut [u32] {
        // SAFETY: as above.
        unsafe { core::slice::from_raw_parts_mut(self.start, self.len) }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // SAFETY: from `PyMem_Calloc`, under the GIL.
        unsafe { PyMem_Free(self.start.cast()) };
    }
}
