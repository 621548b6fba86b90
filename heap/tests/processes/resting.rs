//! What rests in the heap of a thread is taken by the thread or by a tick, never by both.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::Scenario;
use crate::give_back::{configure, many_pages_come_and_go};
use crate::model::random::Random;
use crate::system::{in_threads, refuse, resident, sleep_ms, wait_until};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "resting::while_others_tick",
        body: while_others_tick,
    },
    Scenario {
        name: "resting::while_others_tick_without_a_barrier",
        body: while_others_tick_without_a_barrier,
    },
    Scenario {
        name: "resting::is_cleared_by_the_owner_without_a_barrier",
        body: is_cleared_by_the_owner_without_a_barrier,
    },
];

/// Threads whose blocks come and go, and those that do nothing but tick.
const OWNERS: usize = 3;
const TICKERS: usize = 2;
const TIME: Duration = Duration::from_millis(1500);
/// Pools of a page and of several, runs that the hand holds and runs that it does not.
const SIZES: [usize; 6] = [4096, 10_000, 20_000, 24_000, 32_768, 100_000];

/// A block of words, the first and last of which say whose it is.
struct Marked {
    block: *mut usize,
    last: usize,
}

impl Marked {
    fn new(bytes: usize, mark: usize) -> Marked {
        let block = heap::malloc(Domain::Mem, bytes).cast::<usize>();
        assert!(!block.is_null());
        let last = bytes / size_of::<usize>() - 1;
        // SAFETY: both words lie in the block, which is ours.
        unsafe {
            block.write(mark);
            block.add(last).write(mark);
        }
        Marked { block, last }
    }

    fn free(self, mark: usize) {
        // SAFETY: as above; and the block is not used from here on.
        unsafe {
            assert_eq!(self.block.read(), mark, "another has written here");
            assert_eq!(self.block.add(self.last).read(), mark);
            assert!(heap::try_free(self.block.cast()));
        }
    }
}

/// Blocks come and go, a few at a time.
fn come_and_go(mark: usize) {
    let (begin, mut random) = (Instant::now(), Random::new(mark as u64));
    while begin.elapsed() < TIME {
        for _ in 0..100 {
            let bytes = SIZES[random.below(SIZES.len())];
            let blocks: Vec<_> = (0..random.below(12))
                .map(|_| Marked::new(bytes, mark))
                .collect();
            blocks.into_iter().for_each(|block| block.free(mark));
        }
    }
}

fn while_others_tick() {
    configure(-1, false);
    in_threads(OWNERS + TICKERS, |thread| {
        if thread < OWNERS {
            come_and_go(thread + 1);
            return;
        }
        let begin = Instant::now();
        while begin.elapsed() < TIME {
            heap::trim();
        }
    });
    heap::trim();
    assert_eq!(heap::statistics().mapped_bytes, 0);
}

fn while_others_tick_without_a_barrier() {
    refuse(libc::SYS_membarrier);
    while_others_tick();
}

/// The system has no barrier for ticks: the thread clears its lists when it goes on.
fn is_cleared_by_the_owner_without_a_barrier() {
    refuse(libc::SYS_membarrier);
    configure(-1, false);
    let start = resident();
    let used = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            many_pages_come_and_go();
            used.store(resident(), Relaxed);
            std::thread::park();
            Marked::new(50_000, 1).free(1);
            used.store(1, Relaxed);
            std::thread::park();
        });
        wait_until("blocks that came and went", || used.load(Relaxed) != 0);
        assert!(used.load(Relaxed) > start + (3 << 20));
        heap::trim();
        sleep_ms(10);
        assert!(resident() > start + (2 << 20), "who has cleared it?");
        thread.thread().unpark();
        wait_until("the thread going on", || used.load(Relaxed) == 1);
        heap::trim();
        assert!(resident() < start + (1 << 20));
        thread.thread().unpark();
    });
}
