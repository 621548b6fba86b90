//! A block that is free: its first word leads to the next one.

use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

/// A free block. Live blocks belong to the program and are never read.
#[repr(transparent)]
pub(crate) struct Block {
    next: AtomicPtr<Block>,
}

impl Block {
    /// The free block after this one.
    ///
    /// # Safety
    /// `block` is a free block of the heap, in a list that the caller may read.
    #[inline(always)]
    pub unsafe fn next(block: *mut Block) -> *mut Block {
        // SAFETY: a free block has at least 16 bytes and its first word was written by `link`.
        unsafe { (*block).next.load(Relaxed) }
    }

    /// Makes `next` the block after `block`.
    ///
    /// # Safety
    /// `block` is a block of the heap that the program has given back (or never had).
    #[inline(always)]
    pub unsafe fn link(block: *mut Block, next: *mut Block) {
        // SAFETY: the block's bytes are ours now; it is aligned to 16.
        unsafe { (*block).next.store(next, Relaxed) }
    }
}
