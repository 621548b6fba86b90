//! A growing array that says when there is no memory for it.
//!
//! Its memory is of the raw domain, so that a program's allocator sees it, and may refuse.

use core::ops::{Deref, DerefMut};

use crate::prelude::*;

/// An array of values that can be copied.
pub struct List<T: Copy> {
    start: *mut T,
    count: usize,
    room: usize,
}

impl<T: Copy> List<T> {
    /// Empty; takes no memory.
    pub const fn new() -> List<T> {
        List {
            start: null_mut(),
            count: 0,
            room: 0,
        }
    }

    /// Appends; false: there is no memory, and nothing has changed.
    #[inline(always)]
    pub fn push(&mut self, value: T) -> bool {
        if self.count == self.room && !self.reserve(self.count + 1) {
            return false;
        }
        // SAFETY: there is room for one more.
        unsafe { self.start.add(self.count).write(value) };
        self.count += 1;
        true
    }

    /// Takes the last one out.
    #[inline(always)]
    pub fn pop(&mut self) -> Option<T> {
        self.count = self.count.checked_sub(1)?;
        // SAFETY: it was written when it was pushed.
        Some(unsafe { self.start.add(self.count).read() })
    }

    /// Makes room for `count` in all; false: there is no memory.
    #[cold]
    #[inline(never)]
    pub fn reserve(&mut self, count: usize) -> bool {
        let room = count.max(2 * self.room).max(64);
        let Some(bytes) = room.checked_mul(size_of::<T>()) else {
            return false;
        };
        // SAFETY: NULL or a block of the raw domain's.
        let start: *mut T = unsafe { PyMem_RawRealloc(self.start.cast(), bytes) }.cast();
        if start.is_null() {
            return false;
        }
        (self.start, self.room) = (start, room);
        true
    }

    /// Empty again; the memory stays.
    pub fn clear(&mut self) {
        self.count = 0;
    }

    /// Throws out those for which `stays` returns false.
    pub fn retain(&mut self, mut stays: impl FnMut(T) -> bool) {
        let mut kept = 0;
        for at in 0..self.count {
            let value = self[at];
            if stays(value) {
                self[kept] = value;
                kept += 1;
            }
        }
        self.count = kept;
    }
}

impl<T: Copy> Deref for List<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        if self.start.is_null() {
            return &[];
        }
        // SAFETY: so many were written.
        unsafe { core::slice::from_raw_parts(self.start, self.count) }
    }
}

impl<T: Copy> DerefMut for List<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        if self.start.is_null() {
            return &mut [];
        }
        // SAFETY: as above, and `self` is not used otherwise.
        unsafe { core::slice::from_raw_parts_mut(self.start, self.count) }
    }
}

impl<T: Copy> Drop for List<T> {
    fn drop(&mut self) {
        // SAFETY: NULL or a block of the raw domain's, which nobody else has.
        unsafe { PyMem_RawFree(self.start.cast()) };
    }
}
