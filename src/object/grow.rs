//! Rust's own lists when there may be no memory for them.

use super::{Fallible, Raised};
use crate::capi::PyErr_NoMemory;

/// What a `Vec` of objects' rooms grows by: `push`, `resize` and their kin would end the process when memory is exhausted.
pub trait Grow<T> {
    /// Makes room for `more` values; with MemoryError nothing has changed. Under the GIL.
    unsafe fn make_room(&mut self, more: usize) -> Fallible;

    /// Appends a value; with MemoryError it is dropped and nothing has changed. Under the GIL.
    unsafe fn push_or_raise(&mut self, value: T) -> Fallible;
}

impl<T> Grow<T> for Vec<T> {
    #[inline]
    unsafe fn make_room(&mut self, more: usize) -> Fallible {
        if self.try_reserve(more).is_ok() {
            return Ok(());
        }
        PyErr_NoMemory();
        Err(Raised)
    }

    #[inline]
    unsafe fn push_or_raise(&mut self, value: T) -> Fallible {
        self.make_room(1)?;
        self.push(value);
        Ok(())
    }
}
