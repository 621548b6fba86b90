//! Many blocks without a list of them: each has the address of the one before in its first word,
//! and its number in the second.
//!
//! So a scenario can use up all memory there is and still say which blocks it has.

use core::ptr;

use pyrite_heap as heap;
use pyrite_heap::Domain;

/// Blocks in a row, the last one first.
pub struct Chain {
    last: *mut u8,
    /// How many there are.
    pub len: usize,
    bytes: usize,
    domain: Domain,
}

impl Chain {
    /// Without blocks yet; they will have `bytes` bytes, at least 16.
    pub fn new(domain: Domain, bytes: usize) -> Chain {
        assert!(bytes >= 16);
        Chain {
            last: ptr::null_mut(),
            len: 0,
            bytes,
            domain,
        }
    }

    /// Bytes that each block really takes; there must be one.
    pub fn usable_bytes(&self) -> usize {
        assert!(self.len > 0);
        // SAFETY: a live block of this chain.
        unsafe { heap::usable_size(self.last) }
    }

    /// One more block. `false`: there is no memory.
    pub fn push(&mut self) -> bool {
        let block = heap::malloc(self.domain, self.bytes);
        if block.is_null() {
            return false;
        }
        for page in (0..self.bytes).step_by(4096) {
            // Its memory must really be there.
            // SAFETY: inside the block.
            unsafe { block.add(page).write(1) };
        }
        self.append(block);
        true
    }

    /// As many blocks as there is memory for, but at most `most`.
    pub fn fill(&mut self, most: usize) {
        while self.len < most && self.push() {}
    }

    fn next(&self, block: *mut u8, number: usize) -> *mut u8 {
        // SAFETY: a block of this chain, written by `push`.
        unsafe {
            assert_eq!(block.cast::<usize>().add(1).read(), number, "at {block:?}");
            if self.bytes >= 32 {
                let end = block.add(self.bytes - 8).cast::<usize>().read_unaligned();
                assert_eq!(end, !number, "the end of {block:?}");
            }
            block.cast::<*mut u8>().read()
        }
    }

    /// Looks at all blocks.
    pub fn check(&self) {
        let mut block = self.last;
        for number in (1..=self.len).rev() {
            block = self.next(block, number);
        }
        assert!(block.is_null());
    }

    /// Frees the blocks that `goes` says; the others stay, numbered anew.
    pub fn retain(&mut self, mut stays: impl FnMut(*mut u8) -> bool) {
        let mut kept = Chain::new(self.domain, self.bytes);
        while self.len > 0 {
            let block = self.last;
            self.last = self.next(block, self.len);
            self.len -= 1;
            if stays(block) {
                kept.append(block);
                continue;
            }
            // SAFETY: a live block, which is in no chain any more.
            assert!(unsafe { heap::try_free(block) });
        }
        *self = kept;
    }

    fn append(&mut self, block: *mut u8) {
        self.len += 1;
        // SAFETY: a live block of at least 16 bytes that is in no chain. Its end is written as well;
        // short ones have no end apart from the two words.
        unsafe {
            if self.bytes >= 32 {
                block
                    .add(self.bytes - 8)
                    .cast::<usize>()
                    .write_unaligned(!self.len);
            }
            block.cast::<*mut u8>().write(self.last);
            block.cast::<usize>().add(1).write(self.len);
        }
        self.last = block;
    }

    /// Frees all blocks.
    pub fn clear(&mut self) {
        self.retain(|_| false);
    }
}
