//! No memory left: NULL, nothing changed, and everything works again once there is some.

use pyrite_heap as heap;
use pyrite_heap::{DOMAIN_COUNT, Domain};

use crate::Scenario;
use crate::chain::Chain;
use crate::give_back::configure;
use crate::model::{DOMAINS, Live, Model};
use crate::system::{address_space, data, limit};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "exhaustion::of_address_space",
        body: of_address_space,
    },
    Scenario {
        name: "exhaustion::of_data",
        body: of_data,
    },
    Scenario {
        name: "exhaustion::before_the_first_block",
        body: before_the_first_block,
    },
    Scenario {
        name: "exhaustion::in_realloc",
        body: in_realloc,
    },
    Scenario {
        name: "exhaustion::in_realloc_of_large_blocks",
        body: in_realloc_of_large_blocks,
    },
    Scenario {
        name: "exhaustion::in_a_new_thread",
        body: in_a_new_thread,
    },
    Scenario {
        name: "exhaustion::with_all_sizes_in_turn",
        body: with_all_sizes_in_turn,
    },
    Scenario {
        name: "exhaustion::of_sizes_that_nobody_has",
        body: of_sizes_that_nobody_has,
    },
];

const SIZES: [usize; 12] = [
    16,
    48,
    512,
    513,
    5000,
    16 << 10,
    17_000,
    100 << 10,
    500 << 10,
    600 << 10,
    1 << 20,
    3 << 20,
];

fn live() -> [usize; DOMAIN_COUNT] {
    DOMAINS.map(heap::live_blocks)
}

fn valid() {
    // SAFETY: the scenario has one thread.
    assert_eq!(unsafe { heap::validate() }, Ok(()));
}

/// Fills the heap with blocks of one size, until there is no more; `least` bytes of address space at least.
fn fills_and_recovers(bytes: usize, least: usize) {
    let before = live();
    let mut chain = Chain::new(Domain::Mem, bytes);
    chain.fill(usize::MAX);
    let all = chain.len;
    // A large block takes whole arenas of the addresses.
    let taken = match chain.usable_bytes() {
        usable if usable > 512 << 10 => usable.next_multiple_of(1 << 20),
        usable => usable,
    };
    assert!(all * taken >= least, "only {all} blocks of {bytes} bytes");
    let mut expected = before;
    expected[Domain::Mem as usize] += all;
    for again in 0..3 {
        assert!(!chain.push(), "after a refusal there was more, {again}");
        assert!(heap::calloc(Domain::Mem, 1, bytes).is_null());
        assert!(heap::aligned_alloc(Domain::Mem, 16, bytes).is_null());
        assert_eq!(live(), expected, "{bytes} bytes, {again}");
        valid();
    }
    chain.check();
    chain.clear();
    assert_eq!(live(), before);
    // Once more, and as many, but for what lies otherwise now.
    chain.fill(usize::MAX);
    assert!(
        chain.len >= all * 9 / 10,
        "{all} blocks of {bytes} bytes at first, then {}",
        chain.len
    );
    chain.check();
    chain.clear();
    assert_eq!(live(), before);
    valid();
}

/// Set before the heap is used: the range must be small enough from the start.
fn of_address_space() {
    configure(-1, false);
    limit(libc::RLIMIT_AS, Some(address_space() + (64 << 20)));
    for bytes in SIZES {
        fills_and_recovers(bytes, 16 << 20);
        heap::trim();
    }
}

/// Set when the heap has its addresses: they cannot all be made usable.
fn of_data() {
    configure(-1, false);
    heap_is_used();
    limit(libc::RLIMIT_DATA, Some(data() + (48 << 20)));
    for bytes in SIZES {
        fills_and_recovers(bytes, 40 << 20);
        heap::trim();
    }
}

fn heap_is_used() {
    let mut chain = Chain::new(Domain::Obj, 32);
    chain.fill(1000);
    chain.clear();
}

/// Not even the first range: NULL, not an end; and later, when there is memory, all is well.
fn before_the_first_block() {
    configure(-1, false);
    limit(libc::RLIMIT_AS, Some(address_space() + (256 << 10)));
    for bytes in SIZES {
        assert!(heap::malloc(Domain::Mem, bytes).is_null(), "{bytes}");
        assert!(heap::calloc(Domain::Mem, bytes, 2).is_null(), "{bytes}");
        assert!(heap::aligned_alloc(Domain::Mem, 4096, bytes).is_null());
    }
    assert_eq!(live(), [0; 3]);
    assert_eq!(heap::trim(), 0);
    let mut outside = 0_u64;
    let outside = (&raw mut outside).cast::<u8>();
    assert!(!heap::contains(outside));
    // SAFETY: not in the heap.
    assert!(!unsafe { heap::try_free(outside) });
    valid();
    limit(libc::RLIMIT_AS, None);
    let mut model = Model::new(1);
    for bytes in SIZES {
        assert!(model.malloc(Domain::Mem, bytes), "{bytes}");
    }
    model.check();
    model.clear();
    valid();
}

/// A block that cannot grow stays as it is.
fn in_realloc() {
    configure(-1, false);
    heap_is_used();
    let mut model = Model::new(2);
    for bytes in SIZES {
        assert!(model.malloc(Domain::Raw, bytes));
    }
    limit(libc::RLIMIT_DATA, Some(data() + (16 << 20)));
    let mut chains = SIZES.map(|bytes| Chain::new(Domain::Raw, bytes));
    for chain in chains.iter_mut().rev() {
        chain.fill(usize::MAX);
    }
    let before = live();
    let mut refused = 0;
    for round in 0..20 {
        for choice in 0..SIZES.len() {
            let Some(live) = model.remove(choice) else {
                panic!("a block is lost")
            };
            let bytes = live.usable * 2 + round * 4096 + 1;
            // The C library gives some of its own memory back now and then; then there is some.
            model.insert(live.resize(bytes).unwrap_or_else(|live| {
                refused += 1;
                live
            }));
        }
        assert_eq!(live(), before);
    }
    assert!(refused > 100, "refused {refused} times");
    model.check();
    valid();
    chains.iter_mut().for_each(Chain::clear);
    for (choice, bytes) in SIZES.into_iter().enumerate() {
        model.realloc(choice, bytes + 1000);
    }
    model.clear();
    assert_eq!(live(), [0; 3]);
    valid();
}

/// Two blocks that grow by turns until there is no more, over and over.
fn in_realloc_of_large_blocks() {
    configure(-1, false);
    limit(libc::RLIMIT_AS, Some(address_space() + (128 << 20)));
    for round in 1..20 {
        let begin = |seed| {
            let block = heap::malloc(Domain::Mem, 700_000);
            assert!(!block.is_null(), "round {round}");
            Live::new(Domain::Mem, block, 700_000, 1, seed)
        };
        let mut blocks = [Some(begin(round)), Some(begin(round + 100))];
        let mut refused = 0;
        while refused < 4 {
            for place in &mut blocks {
                let Some(live) = place.take() else { continue };
                let bytes = live.usable + (round as usize) * 300_000;
                *place = Some(live.resize(bytes).unwrap_or_else(|live| {
                    refused += 1;
                    live
                }));
            }
            valid();
        }
        assert_eq!(heap::live_blocks(Domain::Mem), 2);
        for live in blocks.into_iter().flatten() {
            assert!(live.usable > 8 << 20, "{live:x?}");
            live.free();
        }
        if round % 3 == 0 {
            heap::trim();
        }
    }
}

/// A thread that finds no memory for its first block ends as any other.
fn in_a_new_thread() {
    configure(-1, false);
    heap_is_used();
    let body = || {
        let mut chain = Chain::new(Domain::Obj, 64);
        chain.fill(usize::MAX);
        let len = chain.len;
        chain.clear();
        len
    };
    limit(libc::RLIMIT_DATA, Some(data() + (32 << 20)));
    let mut chain = Chain::new(Domain::Obj, 1 << 20);
    chain.fill(usize::MAX);
    let mut rest = Chain::new(Domain::Obj, 4096);
    rest.fill(usize::MAX);
    // Not even a stack, when it has to be a new one: then there is nothing to see.
    let found = |body: fn() -> usize| {
        let thread = std::thread::Builder::new().stack_size(64 << 10).spawn(body);
        thread.map_or(0, |thread| thread.join().unwrap_or(usize::MAX))
    };
    for _ in 0..10 {
        let len = found(body);
        assert!(len < 100_000, "{len} blocks where none should be");
    }
    chain.check();
    chain.clear();
    rest.clear();
    heap::trim();
    let len = found(body);
    assert!(len > 100_000, "{len} blocks");
    valid();
}

/// Blocks of every size until nothing fits any more, not even the smallest.
fn with_all_sizes_in_turn() {
    configure(-1, false);
    limit(libc::RLIMIT_AS, Some(address_space() + (128 << 20)));
    for round in 0..3 {
        let mut chains: Vec<Chain> = SIZES
            .iter()
            .flat_map(|bytes| DOMAINS.map(|domain| Chain::new(domain, *bytes)))
            .collect();
        loop {
            let pushed: Vec<bool> = chains.iter_mut().map(Chain::push).collect();
            if !pushed.contains(&true) {
                break;
            }
        }
        let blocks: usize = chains.iter().map(|chain| chain.len).sum();
        assert_eq!(live().iter().sum::<usize>(), blocks, "round {round}");
        valid();
        chains.iter().for_each(Chain::check);
        // Every other one goes, and comes back.
        for chain in &mut chains {
            let mut odd = false;
            chain.retain(|_| {
                odd = !odd;
                odd
            });
        }
        valid();
        chains.iter_mut().for_each(Chain::clear);
        assert_eq!(live(), [0; 3]);
        valid();
    }
}

/// More than an address can say, or than any machine has: refused at once.
fn of_sizes_that_nobody_has() {
    for domain in DOMAINS {
        for bytes in [
            usize::MAX,
            usize::MAX - 15,
            usize::MAX - 4096,
            isize::MAX as usize + 1,
            isize::MAX as usize,
            isize::MAX as usize - 4096,
            1 << 62,
            1 << 47,
        ] {
            assert!(heap::malloc(domain, bytes).is_null(), "{bytes:#x}");
            assert!(heap::calloc(domain, 1, bytes).is_null(), "{bytes:#x}");
            assert!(heap::calloc(domain, bytes, 1).is_null(), "{bytes:#x}");
            for align in [16, 4096, 1 << 20] {
                let block = heap::aligned_alloc(domain, align, bytes);
                assert!(block.is_null(), "{bytes:#x}");
            }
            for old in [1, 500, 9000, 100_000, 2 << 20] {
                let block = heap::malloc(domain, old);
                let live = Live::new(domain, block, old, 1, 3);
                match live.resize(bytes) {
                    Ok(live) => panic!("{live:x?}"),
                    Err(live) => live.free(),
                }
            }
        }
        for count in [2_usize, 3, 1 << 32, usize::MAX / 2] {
            let size = usize::MAX / count + 2;
            assert!(heap::calloc(domain, count, size).is_null(), "{count}");
            assert!(heap::calloc(domain, size, count).is_null(), "{count}");
        }
    }
    assert_eq!(live(), [0; 3]);
    valid();
}
