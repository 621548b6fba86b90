//! Blocks that other threads have freed: a list that anyone pushes onto, and that the owner takes whole.

use core::ptr;
use core::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use super::ThreadHeap;
use crate::block::Block;
use crate::os::fatal;
use crate::page::Page;
use crate::table;

impl ThreadHeap {
    /// Takes in what other threads have freed; whether there was anything.
    pub(super) fn drain(&self) -> bool {
        if self.shared.remote.load(Relaxed).is_null() {
            return false;
        }
        let mut block = self.shared.remote.swap(ptr::null_mut(), Acquire);
        while !block.is_null() {
            // SAFETY: a block in this list is free, and the list is ours since the exchange.
            let next = unsafe { Block::next(block) };
            match table::page_of(block.addr()).map(Page::head) {
                Some(page) if page.owner() == self.name() => {
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
}
