//! Memory that nobody uses goes back to the system.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pyrite_heap as heap;
use pyrite_heap::{Domain, Settings};

use crate::Scenario;
use crate::chain::Chain;
use crate::model::random::Random;
use crate::system::{mib, resident, sleep_ms, tasks, wait_until};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "give_back::after_decay",
        body: after_decay,
    },
    Scenario {
        name: "give_back::at_once_by_trim",
        body: at_once_by_trim,
    },
    Scenario {
        name: "give_back::at_once_without_decay",
        body: at_once_without_decay,
    },
    Scenario {
        name: "give_back::never",
        body: never,
    },
    Scenario {
        name: "give_back::in_later_calls",
        body: in_later_calls,
    },
    Scenario {
        name: "give_back::for_a_large_block_beyond_the_peak_alone",
        body: for_a_large_block_beyond_the_peak_alone,
    },
    Scenario {
        name: "give_back::what_a_sleeping_thread_has_at_rest",
        body: what_a_sleeping_thread_has_at_rest,
    },
    Scenario {
        name: "give_back::in_later_calls_for_kept_runs",
        body: in_later_calls_for_kept_runs,
    },
    Scenario {
        name: "give_back::pages_of_95_percent",
        body: pages_of_95_percent,
    },
    Scenario {
        name: "give_back::random_95_percent",
        body: random_95_percent,
    },
    Scenario {
        name: "give_back::every_class",
        body: every_class,
    },
];

const BYTES: usize = 64 << 20;
/// What may stay: tables, a page for each class in use, what a thread keeps for its next pools.
const SLACK: usize = 3 << 20;

/// The resident size of a process whose heap has been used.
fn warm() -> usize {
    let mut chain = Chain::new(Domain::Obj, 48);
    chain.fill(10_000);
    chain.clear();
    heap::trim();
    resident()
}

pub fn configure(decay_ms: i64, background_thread: bool) {
    heap::configure(Settings {
        decay_ms,
        background_thread,
    });
}

fn full(bytes: usize) -> Chain {
    let before = resident();
    let mut chain = Chain::new(Domain::Obj, bytes);
    chain.fill(BYTES / bytes);
    let grown = resident() - before;
    assert!(grown > BYTES * 9 / 10, "filled {}", mib(grown));
    chain
}

fn assert_near(start: usize) {
    let now = resident();
    assert!(
        now <= start + SLACK,
        "{} resident, {} at the start",
        mib(now),
        mib(start)
    );
}

fn after_decay() {
    configure(60, true);
    let start = warm();
    full(48).clear();
    wait_until("memory near the start", || resident() <= start + SLACK);
    // The thread that has given it back ends when there is nothing left to do.
    wait_until("a single thread", || tasks() == 1);
    // And another one comes when there is.
    full(2000).clear();
    wait_until("memory near the start again", || {
        resident() <= start + SLACK
    });
    wait_until("a single thread again", || tasks() == 1);
}

fn at_once_by_trim() {
    configure(-1, true);
    let start = warm();
    for bytes in [16, 48, 512, 1000, 16 << 10, 100 << 10, 3 << 20] {
        let before = heap::statistics().given_back_bytes;
        full(bytes).clear();
        let trimmed = heap::trim();
        assert!(trimmed > BYTES * 9 / 10, "trimmed {}", mib(trimmed));
        let given = heap::statistics().given_back_bytes - before;
        assert_eq!(given, trimmed);
        assert_near(start);
        assert_eq!(heap::statistics().cached_bytes, 0);
    }
}

fn at_once_without_decay() {
    configure(0, true);
    let start = warm();
    for bytes in [48, 1000, 100 << 10, 3 << 20] {
        full(bytes).clear();
        assert_near(start);
    }
    assert_eq!(tasks(), 1);
}

fn never() {
    configure(-1, true);
    let start = warm();
    let given = heap::statistics().given_back_bytes;
    full(48).clear();
    for _ in 0..20 {
        sleep_ms(20);
        let mut chain = Chain::new(Domain::Mem, 20_000);
        chain.fill(20);
        chain.clear();
    }
    let now = resident();
    assert!(now > start + BYTES * 9 / 10, "{} left", mib(now));
    assert_eq!(heap::statistics().given_back_bytes, given);
    assert_eq!(tasks(), 1);
    // What is kept is used again.
    full_again(now);
    heap::trim();
    assert_near(start);
}

fn full_again(before: usize) {
    let mut chain = Chain::new(Domain::Raw, 64);
    chain.fill(BYTES / 64);
    let now = resident();
    assert!(
        now < before + BYTES / 8,
        "{} before, {} after another {}",
        mib(before),
        mib(now),
        mib(BYTES)
    );
    chain.clear();
}

fn in_later_calls() {
    later_calls(300 << 10);
}

/// The same if a thread's later calls find what they want in its own lists.
fn in_later_calls_for_kept_runs() {
    later_calls(40 << 10);
}

fn later_calls(bytes: usize) {
    configure(40, false);
    let start = warm();
    full(48).clear();
    sleep_ms(200);
    assert_eq!(tasks(), 1, "no thread of ours");
    wait_until("memory near the start", || {
        // Later calls: pages come and go.
        let mut chain = Chain::new(Domain::Mem, bytes);
        chain.fill(4);
        chain.clear();
        resident() <= start + SLACK
    });
    assert_eq!(tasks(), 1, "no thread of ours");
}

/// Where dirty pages lie here and there, a large block cannot use them. They go back for its sake if the heap would
/// become larger than it ever had to be, and stay if not.
fn for_a_large_block_beyond_the_peak_alone() {
    const GROWN: usize = 20 << 20;
    configure(60_000, false);
    // Every other page.
    let mut chain = full(1024);
    chain.retain(|block| (block as usize / PAGE_BYTES).is_multiple_of(2));
    let given_back = || heap::statistics().given_back_bytes;
    let buffer = || {
        let before = given_back();
        let mut block = heap::malloc(Domain::Raw, 1 << 20);
        for bytes in (0..=GROWN).step_by(1 << 20).skip(1) {
            // SAFETY: a live block, of `bytes` bytes after that.
            unsafe {
                block = heap::realloc(Domain::Raw, block, bytes);
                block.write_bytes(1, bytes);
            }
        }
        // SAFETY: a live block.
        assert!(unsafe { heap::try_free(block) });
        given_back() - before
    };
    let start = resident();
    let given = buffer();
    assert!(given > GROWN / 2, "given back {}", mib(given));
    assert!(resident() < start + (2 << 20), "{}", mib(resident()));
    // A higher peak.
    let mut more = Chain::new(Domain::Mem, 100 << 10);
    more.fill(2 * BYTES / (100 << 10));
    more.clear();
    heap::trim();
    chain.retain(|block| (block as usize / PAGE_BYTES).is_multiple_of(4));
    assert_eq!(buffer(), 0);
    chain.clear();
}

/// Blocks of many pages come and go, so that some of them rest.
pub fn many_pages_come_and_go() {
    for bytes in [8 << 10, 32 << 10] {
        for _ in 0..200 {
            let mut chain = Chain::new(Domain::Mem, bytes);
            chain.fill(100);
            chain.clear();
        }
    }
}

/// A thread for which blocks of many pages come and go keeps them at hand; not for ever, while it sleeps.
fn what_a_sleeping_thread_has_at_rest() {
    configure(60, true);
    let start = warm();
    let used = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            many_pages_come_and_go();
            used.store(resident(), Relaxed);
            std::thread::park();
        });
        wait_until("blocks that came and went", || used.load(Relaxed) != 0);
        assert!(used.load(Relaxed) > start + (3 << 20));
        wait_until("memory near the start", || resident() <= start + (1 << 20));
        thread.thread().unpark();
    });
}

const PAGE_BYTES: usize = 4096;

/// What a page-granular allocator must keep: pages on which a live block lies.
fn assert_pages(chain: &Chain, kept: &BTreeSet<usize>, start: usize) {
    chain.check();
    let ideal = kept.len() * PAGE_BYTES;
    wait_until("only pages that hold something", || {
        resident() <= start + ideal + SLACK
    });
}

/// Every 20th page keeps all its blocks, the others lose theirs.
fn pages_of_95_percent() {
    configure(60, true);
    let start = warm();
    let mut chain = full(64);
    let mut kept = BTreeSet::new();
    chain.retain(|block| {
        let page = block as usize / PAGE_BYTES;
        let stays = page.is_multiple_of(20);
        if stays {
            kept.insert(page);
        }
        stays
    });
    assert!(kept.len() * PAGE_BYTES < BYTES / 15, "{}", kept.len());
    assert_pages(&chain, &kept, start);
    chain.clear();
}

/// 95 % of larger blocks go at random: about one page in three becomes empty.
fn random_95_percent() {
    configure(60, true);
    let start = warm();
    let mut random = Random::new(5);
    let mut chain = full(256);
    let mut kept = BTreeSet::new();
    chain.retain(|block| {
        let stays = random.once_in(20);
        if stays {
            kept.insert(block as usize / PAGE_BYTES);
        }
        stays
    });
    assert!(kept.len() * PAGE_BYTES < BYTES * 3 / 4, "{}", kept.len());
    assert_pages(&chain, &kept, start);
    chain.clear();
}

/// The same for every size class, one after the other, with nothing else to tidy up.
fn every_class() {
    configure(-1, false);
    let start = warm();
    let classes = heap::statistics().classes[Domain::Obj as usize];
    for class in &classes {
        let mut chain = Chain::new(Domain::Obj, class.block_bytes);
        chain.fill((4 << 20) / class.block_bytes);
        chain.clear();
        heap::trim();
        assert_near(start);
    }
    let left = heap::statistics();
    assert_eq!(left.cached_bytes, 0);
    assert_eq!(left.mapped_bytes, 0, "nothing is live, but arenas are kept");
}
