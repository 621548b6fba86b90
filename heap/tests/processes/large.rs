//! Blocks with arenas of their own, in the states that the system can put their memory into.

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::Scenario;
use crate::give_back::configure;
use crate::model::{Live, Model, pattern};
use crate::system::resident;

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "large::grows_out_of_memory_in_several_mappings",
        body: grows_out_of_memory_in_several_mappings,
    },
    Scenario {
        name: "large::the_place_before_reads_as_zero",
        body: the_place_before_reads_as_zero,
    },
    Scenario {
        name: "large::calloc_of_memory_that_was_locked",
        body: calloc_of_memory_that_was_locked,
    },
    Scenario {
        name: "large::calloc_of_arenas_that_were_locked",
        body: calloc_of_arenas_that_were_locked,
    },
    Scenario {
        name: "large::shrinks_where_it_is",
        body: shrinks_where_it_is,
    },
    Scenario {
        name: "large::keeps_nothing_that_was_not_asked_for",
        body: keeps_nothing_that_was_not_asked_for,
    },
    Scenario {
        name: "large::counts_what_was_asked_for",
        body: counts_what_was_asked_for,
    },
];

const MIB: usize = 1 << 20;
const PAGE_BYTES: usize = 4096;

fn large(bytes: usize, seed: u64) -> Live {
    Live::new(
        Domain::Raw,
        heap::malloc(Domain::Raw, bytes),
        bytes,
        1,
        seed,
    )
}

/// A block of neighbouring arenas that the kernel keeps as several mappings cannot always be moved
/// in one call; then it must be copied, and the place that was meant for it must stay usable.
fn grows_out_of_memory_in_several_mappings() {
    configure(-1, false);
    let untouched = || heap::malloc(Domain::Raw, MIB);
    let [one, between, other] = [untouched(), untouched(), untouched()];
    assert_eq!(between as usize - one as usize, MIB, "not neighbours");
    assert_eq!(other as usize - between as usize, MIB, "not neighbours");
    // SAFETY: a live block; then two live blocks of a mebibyte. What lies between two arenas is
    // taken away before they are touched, so that the kernel has to note them apart.
    unsafe {
        assert!(heap::try_free(between));
        heap::trim();
        one.write_bytes(1, MIB);
        other.write_bytes(1, MIB);
        assert!(heap::try_free(one) && heap::try_free(other));
    }
    let block = large(3 * MIB, 1);
    assert_eq!(block.address, one as usize, "not at the place of the three");
    let behind = large(MIB, 2);
    let Ok(moved) = block.resize(6 * MIB) else {
        panic!("no memory to grow");
    };
    // Everything around must be usable: the old place, the new one, and what was tried on the way.
    let mut model = Model::new(3);
    for _ in 0..40 {
        assert!(model.malloc(Domain::Raw, MIB));
        assert!(model.calloc(Domain::Raw, 1, 2 * MIB));
    }
    model.check();
    moved.free();
    behind.free();
    model.clear();
}

/// A block that was moved leaves no trace in what `calloc` gives at its place before.
fn the_place_before_reads_as_zero() {
    configure(-1, false);
    let mut model = Model::new(4);
    for round in 0..10 {
        assert!(model.malloc(Domain::Mem, 3 * MIB));
        assert!(model.malloc(Domain::Mem, MIB));
        let first = model.blocks().len() - 2;
        model.realloc(first, (5 + round) * MIB);
        for _ in 0..4 {
            assert!(model.calloc(Domain::Mem, 1, MIB));
        }
    }
    model.check();
    model.clear();
}

/// Programs lock secrets in memory; locked pages cannot be given back by `madvise`.
fn calloc_of_memory_that_was_locked() {
    configure(-1, false);
    locked(100 << 10);
}

fn calloc_of_arenas_that_were_locked() {
    configure(-1, false);
    locked(2 * MIB);
}

fn locked(bytes: usize) {
    // A neighbour, so that the arena stays and only pages go.
    let neighbour = large(40 << 10, 1);
    let block = large(bytes, 7);
    // SAFETY: locking changes no content.
    if unsafe { libc::mlock(block.block().cast(), bytes) } != 0 {
        return;
    }
    let address = block.address;
    block.free();
    heap::trim();
    let again = heap::calloc(Domain::Raw, 1, bytes);
    assert_eq!(again as usize, address, "not the same place");
    // SAFETY: a live block of so many bytes.
    let damage = unsafe { pattern::not_zero(again, bytes) };
    assert_eq!(damage, None, "the first byte that is not zero");
    neighbour.free();
}

fn shrinks_where_it_is() {
    configure(-1, false);
    let block = large(9 * MIB, 5);
    let address = block.address;
    let Ok(block) = block.resize(5 * MIB) else {
        panic!("no memory to shrink");
    };
    assert_eq!(block.address, address);
    assert_eq!(block.usable, 5 * MIB);
    let found = heap::statistics().large[Domain::Raw as usize];
    assert_eq!((found.live_blocks, found.live_bytes), (1, 5 * MIB));
    assert_eq!(heap::trim(), 4 * MIB);
    block.free();
}

/// Arenas are a mebibyte: behind what a block has asked for there may be memory that was used before,
/// by others or by itself. It must not stay for as long as the block does.
fn keeps_nothing_that_was_not_asked_for() {
    // Tables and the stack grow, too.
    const SLACK: usize = 256 << 10;
    configure(60_000, false);
    let before = large(3 * MIB, 1);
    let address = before.address;
    before.free();
    let start = resident();
    let block = heap::malloc(Domain::Raw, 2 * MIB + 1);
    assert_eq!(block.addr(), address, "not the same place");
    let now = resident();
    assert!(now < start - MIB + SLACK, "{now} resident, {start} before");

    // SAFETY: a live block, at least so long.
    unsafe { block.write_bytes(1, 2 * MIB + 1) };
    let start = resident();
    // SAFETY: a live block.
    let block = unsafe { heap::realloc(Domain::Raw, block, MIB + 1) };
    assert_eq!(block.addr(), address);
    let now = resident();
    // The arena that it needs no longer is free, and rests.
    assert!(now <= start + SLACK, "{now} resident, {start} before");

    // SAFETY: a live block; afterwards one that was not moved, of two arenas.
    let grown = unsafe { heap::realloc(Domain::Raw, block, 2 * MIB) };
    assert_eq!(grown.addr(), address);
    // SAFETY: a live block, so long.
    unsafe { grown.write_bytes(1, 2 * MIB) };
    let start = resident();
    // SAFETY: a live block.
    unsafe {
        let shrunk = heap::realloc(Domain::Raw, grown, MIB + MIB / 4);
        assert_eq!(shrunk.addr(), address);
        assert!(heap::try_free(shrunk));
    }
    let now = resident();
    assert!(
        now < start + SLACK - 3 * MIB / 4,
        "{now} resident, {start} before"
    );
}

/// Only the pages that were asked for have memory, so only they are there to be used again, or to be given back.
fn counts_what_was_asked_for() {
    configure(60_000, false);
    heap::trim();
    let cached = || heap::statistics().cached_bytes;
    let block = heap::malloc(Domain::Raw, 2 * MIB + 1);
    // SAFETY: a live block.
    assert_eq!(unsafe { heap::usable_size(block) }, 2 * MIB + PAGE_BYTES);
    let live = heap::statistics().large[Domain::Raw as usize];
    assert_eq!(live.live_bytes, 2 * MIB + PAGE_BYTES);
    // SAFETY: live blocks, one after the other, of this size or more.
    let block = unsafe {
        let longer = heap::realloc(Domain::Raw, block, 2 * MIB + 5 * PAGE_BYTES);
        assert_eq!(longer, block);
        longer.write_bytes(1, 2 * MIB + 5 * PAGE_BYTES);
        let shorter = heap::realloc(Domain::Raw, longer, MIB + 3 * PAGE_BYTES);
        assert_eq!(shorter, longer);
        shorter
    };
    // The arena that it needs no longer, as far as there was memory in it.
    assert_eq!(cached(), 5 * PAGE_BYTES);
    // SAFETY: a live block.
    assert!(unsafe { heap::try_free(block) });
    assert_eq!(cached(), MIB + 8 * PAGE_BYTES);
    let again = heap::calloc(Domain::Raw, 1, 3 * MIB);
    assert_eq!(again, block);
    // SAFETY: a live block, so long.
    unsafe {
        assert_eq!(pattern::not_zero(again, 3 * MIB), None);
        assert!(heap::try_free(again));
    }
    assert_eq!(cached(), 3 * MIB);
    assert_eq!(heap::trim(), 3 * MIB);
}
