//! A stupid model beside the heap: a list of the blocks that must be live, and what must be in them.
//!
//! It knows nothing of classes, pools or arenas. Whatever the heap answers is compared with what
//! the public documentation promises; everything the heap says about itself is compared with the
//! list. A test that finds a difference panics with a sentence that names the block.
//!
//! The same code drives the unit tests, the processes with many threads, and the fuzzer.

#![allow(
    dead_code,
    reason = "three programs include this, and not each uses all of it"
)]

pub mod audit;
pub mod operations;
pub mod pattern;
pub mod random;

use std::collections::BTreeMap;

use pyrite_heap as heap;
use pyrite_heap::Domain;

use random::Random;

/// The domains, to choose from.
pub const DOMAINS: [Domain; 3] = [Domain::Raw, Domain::Mem, Domain::Obj];

/// A block that the heap has handed out and that is not freed yet.
///
/// It may be handed to another thread: the address is a number, and whoever has the value owns the block.
#[derive(Debug)]
pub struct Live {
    /// Where it is.
    pub address: usize,
    /// Bytes that were asked for.
    pub bytes: usize,
    /// Bytes that may be used, all filled with the pattern.
    pub usable: usize,
    /// What it was asked for with.
    pub domain: Domain,
    /// What its contents are made from.
    pub seed: u64,
}

impl Live {
    /// Takes note of a block that the heap has just given, and fills it.
    pub fn new(domain: Domain, block: *mut u8, bytes: usize, align: usize, seed: u64) -> Live {
        let address = block as usize;
        assert!(
            address.is_multiple_of(align.max(16)),
            "{bytes} bytes at {address:#x}, not a multiple of {align}"
        );
        assert!(
            heap::contains(block),
            "the heap does not know its own block {address:#x} of {bytes} bytes"
        );
        // SAFETY: the heap has just handed the block out.
        let usable = unsafe { heap::usable_size(block) };
        assert!(
            usable >= bytes.max(1),
            "{usable} usable of {bytes} bytes asked for at {address:#x}"
        );
        // SAFETY: a live block of so many bytes, known to this value alone.
        unsafe { pattern::fill(block, usable, seed) };
        Live {
            address,
            bytes,
            usable,
            domain,
            seed,
        }
    }

    /// The first byte.
    pub fn block(&self) -> *mut u8 {
        self.address as *mut u8
    }

    /// Whether it belongs to raw; mem and obj lend each other pools.
    pub fn is_raw(&self) -> bool {
        self.domain == Domain::Raw
    }

    /// Sees whether the first `bytes` bytes are as they were written.
    pub fn check(&self, bytes: usize) {
        // SAFETY: the block is live, and this value alone knows it.
        let damage = unsafe { pattern::damage(self.block(), bytes, self.seed) };
        assert!(
            damage.is_none(),
            "byte {} of {self:x?} was overwritten",
            damage.unwrap_or(0)
        );
    }

    /// Frees it, after a look at its contents.
    pub fn free(self) {
        self.check(self.usable);
        // SAFETY: live, and nobody else knows it.
        let freed = unsafe { heap::try_free(self.block()) };
        assert!(freed, "the heap would not free its own {self:x?}");
    }

    /// Changes its size; the same block if the heap has no memory (then it must be untouched).
    pub fn resize(self, bytes: usize) -> Result<Live, Live> {
        // SAFETY: live, and nobody else knows it.
        let block = unsafe { heap::realloc(self.domain, self.block(), bytes) };
        if block.is_null() {
            self.check(self.usable);
            return Err(self);
        }
        let moved = Live {
            address: block as usize,
            ..self
        };
        moved.check(self.bytes.min(bytes));
        Ok(Live::new(
            self.domain,
            block,
            bytes,
            1,
            self.seed.rotate_left(7) ^ bytes as u64,
        ))
    }
}

/// The blocks of one thread.
#[derive(Default)]
pub struct Model {
    blocks: Vec<Live>,
    /// Where each block ends, by where it begins.
    ends: BTreeMap<usize, usize>,
    /// Bytes of all blocks.
    bytes: usize,
    next_seed: u64,
}

impl Model {
    /// Without blocks; models with different seeds fill their blocks differently.
    pub fn new(seed: u64) -> Model {
        Model {
            next_seed: Random::new(seed).next(),
            ..Model::default()
        }
    }

    /// The blocks.
    pub fn blocks(&self) -> &[Live] {
        &self.blocks
    }

    /// Bytes of all blocks.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// A seed for the contents of the next block.
    fn seed(&mut self) -> u64 {
        self.next_seed = self.next_seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.next_seed
    }

    /// Takes a block in: one of this thread's, or one that another thread hands over.
    pub fn insert(&mut self, live: Live) {
        let (start, end) = (live.address, live.address + live.usable);
        let below = self.ends.range(..end).next_back();
        assert!(
            below.is_none_or(|(_, below_end)| *below_end <= start),
            "{live:x?} overlaps the block {:x?}",
            below
        );
        self.ends.insert(start, end);
        self.bytes += live.usable;
        self.blocks.push(live);
    }

    /// Takes a block out, to be freed or handed over.
    pub fn remove(&mut self, choice: usize) -> Option<Live> {
        if self.blocks.is_empty() {
            return None;
        }
        let live = self.blocks.swap_remove(choice % self.blocks.len());
        self.ends.remove(&live.address);
        self.bytes -= live.usable;
        Some(live)
    }

    /// Allocates. `false`: the heap has no memory.
    pub fn malloc(&mut self, domain: Domain, bytes: usize) -> bool {
        let block = heap::malloc(domain, bytes);
        self.note(domain, block, bytes, 1)
    }

    /// Allocates zeroed memory, and looks whether it is.
    pub fn calloc(&mut self, domain: Domain, count: usize, size: usize) -> bool {
        let block = heap::calloc(domain, count, size);
        if !block.is_null() {
            // SAFETY: the heap has just handed out so many bytes.
            let damage = unsafe { pattern::not_zero(block, count * size) };
            assert!(
                damage.is_none(),
                "byte {} of {count} times {size} bytes is not zero at {block:?}",
                damage.unwrap_or(0)
            );
        }
        self.note(domain, block, count.saturating_mul(size), 1)
    }

    /// Allocates at a multiple of `align`.
    pub fn aligned(&mut self, domain: Domain, align: usize, bytes: usize) -> bool {
        let block = heap::aligned_alloc(domain, align, bytes);
        self.note(domain, block, bytes, align)
    }

    fn note(&mut self, domain: Domain, block: *mut u8, bytes: usize, align: usize) -> bool {
        if block.is_null() {
            return false;
        }
        let seed = self.seed();
        self.insert(Live::new(domain, block, bytes, align, seed));
        true
    }

    /// Frees the block of this choice, if there is any.
    pub fn free(&mut self, choice: usize) {
        if let Some(live) = self.remove(choice) {
            live.free();
        }
    }

    /// Changes the size of the block of this choice, if there is any.
    pub fn realloc(&mut self, choice: usize, bytes: usize) {
        if let Some(live) = self.remove(choice) {
            self.insert(live.resize(bytes).unwrap_or_else(|live| live));
        }
    }

    /// Looks at the contents of all blocks.
    pub fn check(&self) {
        self.blocks.iter().for_each(|live| live.check(live.usable));
    }

    /// Frees all blocks.
    pub fn clear(&mut self) {
        while !self.blocks.is_empty() {
            self.free(0);
        }
    }
}
