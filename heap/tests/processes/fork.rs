//! Processes that fork, with other threads in the middle of anything.
//!
//! A child works with the heap, frees what its parent had, and ends with status 0. An alarm ends a
//! child that hangs; its parent sees the signal.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::Scenario;
use crate::chain::Chain;
use crate::give_back::configure;
use crate::model::random::Random;
use crate::model::{DOMAINS, Live, Model};
use crate::system::{in_threads, tasks, wait_until};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "fork::with_one_thread",
        body: with_one_thread,
    },
    Scenario {
        name: "fork::with_busy_threads",
        body: with_busy_threads,
    },
    Scenario {
        name: "fork::with_threads_that_trim_and_look",
        body: with_threads_that_trim_and_look,
    },
    Scenario {
        name: "fork::with_threads_that_come_and_go",
        body: with_threads_that_come_and_go,
    },
    Scenario {
        name: "fork::from_several_threads",
        body: from_several_threads,
    },
    Scenario {
        name: "fork::again_and_again",
        body: again_and_again,
    },
    Scenario {
        name: "fork::finds_no_thread_of_ours",
        body: finds_no_thread_of_ours,
    },
    Scenario {
        name: "fork::finds_no_thread_after_runs",
        body: finds_no_thread_after_runs,
    },
    Scenario {
        name: "fork::with_threads_that_only_use_runs",
        body: with_threads_that_only_use_runs,
    },
    Scenario {
        name: "fork::gives_memory_back_in_the_child",
        body: gives_memory_back_in_the_child,
    },
];

/// Seconds after which a child is taken for dead.
const ALARM_S: u32 = 40;
const FORKS: usize = 200;
/// Blocks that a child finds, from each thread.
const SOME: usize = 100;

/// Runs `body` in a child and waits for it: it must end with status 0.
fn fork(number: usize, body: impl FnOnce()) {
    // SAFETY: the child runs `body`, which uses the heap and the C library only, and ends.
    let child = unsafe { libc::fork() };
    assert!(child >= 0, "no fork {number}");
    if child == 0 {
        // SAFETY: the default action of the alarm ends the process.
        unsafe { libc::alarm(ALARM_S) };
        body();
        // SAFETY: ends the process at once.
        unsafe { libc::_exit(0) };
    }
    let mut status = 0;
    // SAFETY: `status` is ours; the child is.
    let waited = unsafe { libc::waitpid(child, &mut status, 0) };
    assert_eq!(waited, child);
    assert_eq!(status, 0, "child {number} ended with status {status:#x}");
}

/// What a child does: frees the parent's blocks, and everything else.
fn child(seed: usize, blocks: Vec<Live>) {
    let mut model = Model::new(seed as u64);
    let mut random = Random::new(seed as u64);
    blocks.into_iter().for_each(|live| model.insert(live));
    for _ in 0..400 {
        let domain = DOMAINS[random.below(3)];
        match random.below(10) {
            0..4 => assert!(model.malloc(domain, random.size(300_000))),
            4 => model.realloc(random.below(1 << 20), random.size(300_000)),
            _ => model.free(random.below(1 << 20)),
        }
    }
    model.check();
    model.clear();
    heap::trim();
    // SAFETY: a child has one thread.
    assert_eq!(unsafe { heap::validate() }, Ok(()));
    heap::walk(&mut |_| {});
}

/// Blocks of this thread, as many of each kind.
fn some(model: &mut Model) {
    for number in 0..SOME {
        let bytes = match number {
            0 => 600_000,
            _ => [40, 500, 100, 3000, 20_000][number % 5],
        };
        assert!(model.malloc(DOMAINS[number % 3], bytes));
    }
}

fn copies(model: &Model) -> Vec<Live> {
    let copy = |live: &Live| Live { ..*live };
    model.blocks().iter().map(copy).collect()
}

fn with_one_thread() {
    configure(5, true);
    let mut model = Model::new(1);
    some(&mut model);
    for number in 0..30 {
        fork(number, || child(number, copies(&model)));
        model.check();
        model.realloc(number, 5000 + number);
    }
    model.clear();
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
}

/// Forks while other threads run `body` over and over; each of them also has blocks that it leaves
/// alone, so that the children can free them.
fn while_others(threads: usize, forks: usize, body: impl Fn(&mut Model, &mut Random) + Sync) {
    let (done, kept) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        let mut others = Vec::new();
        for seed in 0..threads as u64 {
            let (done, kept, body) = (&done, &kept, &body);
            others.push(scope.spawn(move || {
                let mut own = Model::new(seed + 1000);
                some(&mut own);
                kept.lock().unwrap().extend(copies(&own));
                let mut model = Model::new(seed + 2000);
                let mut random = Random::new(seed);
                while !done.load(Relaxed) {
                    body(&mut model, &mut random);
                }
                model.clear();
                own.check();
                own.clear();
            }));
        }
        wait_until("the threads have begun", || {
            kept.lock().unwrap().len() == threads * SOME
        });
        let mut model = Model::new(3);
        some(&mut model);
        for number in 0..forks {
            let mut blocks = copies(&model);
            blocks.extend(kept.lock().unwrap().iter().map(|live| Live { ..*live }));
            fork(number, || child(number, blocks));
            model.realloc(number, 100 + number * 50);
        }
        model.check();
        model.clear();
        done.store(true, Relaxed);
        others.into_iter().for_each(|other| other.join().unwrap());
    });
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
    // SAFETY: the threads have ended.
    assert_eq!(unsafe { heap::validate() }, Ok(()));
}

/// A tight loop over everything that takes and gives, small and large.
fn busy(model: &mut Model, random: &mut Random) {
    for _ in 0..50 {
        match random.below(10) {
            0..5 if model.blocks().len() < 800 => {
                assert!(model.malloc(DOMAINS[random.below(3)], random.size(600_000)));
            }
            5 => model.realloc(random.below(1 << 20), random.size(600_000)),
            _ => model.free(random.below(1 << 20)),
        }
    }
}

fn with_busy_threads() {
    configure(2, true);
    while_others(3, FORKS, busy);
}

fn with_threads_that_trim_and_look() {
    configure(1, true);
    while_others(3, FORKS / 4, |model, random| {
        busy(model, random);
        match random.below(4) {
            0 => {
                heap::trim();
            }
            1 => {
                heap::statistics();
            }
            2 => configure([0, 1, 50][random.below(3)], random.once_in(2)),
            _ => heap::walk(&mut |_| {}),
        }
    });
}

fn with_threads_that_come_and_go() {
    configure(2, true);
    while_others(2, FORKS / 4, |_, random| {
        let seed = random.next();
        let inner = std::thread::spawn(move || {
            let (mut model, mut random) = (Model::new(seed), Random::new(seed));
            busy(&mut model, &mut random);
            std::iter::from_fn(|| model.remove(0)).collect::<Vec<_>>()
        });
        inner.join().unwrap().into_iter().for_each(Live::free);
    });
}

fn from_several_threads() {
    configure(2, true);
    in_threads(3, |seed| {
        let mut model = Model::new(seed as u64);
        let mut random = Random::new(seed as u64);
        some(&mut model);
        for number in 0..25 {
            busy(&mut model, &mut random);
            fork(number, || child(seed * 100 + number, copies(&model)));
        }
        model.clear();
    });
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
}

/// A child of a child of a child, each with threads of its own.
fn again_and_again() {
    fn generation(left: usize, mut blocks: Vec<Live>) {
        if left == 0 {
            return child(0, blocks);
        }
        let share = blocks.split_off(blocks.len() / 2);
        let thread = std::thread::spawn(move || child(left, share));
        thread.join().unwrap();
        let mut model = Model::new(left as u64);
        some(&mut model);
        blocks.extend(copies(&model));
        fork(left, || generation(left - 1, blocks));
        model.check();
        model.clear();
    }
    configure(2, true);
    let mut model = Model::new(5);
    some(&mut model);
    for _ in 0..5 {
        fork(0, || generation(6, copies(&model)));
    }
    model.clear();
}

/// CPython counts the threads of a process that forks, and warns of more than one.
fn finds_no_thread_of_ours() {
    let mut small = Chain::new(Domain::Raw, 64);
    small.fill(1);
    finds_no_thread_after_runs();
    small.clear();
}

/// The same in a process that has had no small block yet.
fn finds_no_thread_after_runs() {
    configure(100_000, true);
    for number in 0..30 {
        let mut chain = Chain::new(Domain::Raw, 100_000);
        chain.fill(20);
        chain.clear();
        wait_until("the thread that gives back is there", || tasks() == 2);
        fork(number, || {
            assert_eq!(tasks(), 1);
            let mut chain = Chain::new(Domain::Raw, 100_000);
            chain.fill(20);
            chain.clear();
            wait_until("the child has one as well", || tasks() == 2);
        });
        assert_eq!(tasks(), 1, "just after a fork");
    }
}

/// Locks must be whole in the child whatever the parent's first use of the heap was.
fn with_threads_that_only_use_runs() {
    configure(1, true);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let mut others = Vec::new();
        for _ in 0..3 {
            others.push(scope.spawn(|| {
                while !done.load(Relaxed) {
                    let mut chain = Chain::new(Domain::Raw, 200_000);
                    chain.fill(5);
                    chain.clear();
                }
            }));
        }
        for number in 0..FORKS {
            fork(number, || {
                let mut chain = Chain::new(Domain::Raw, 200_000);
                chain.fill(5);
                chain.clear();
            });
        }
        done.store(true, Relaxed);
        others.into_iter().for_each(|other| other.join().unwrap());
    });
}

fn gives_memory_back_in_the_child() {
    configure(50, true);
    let mut chain = Chain::new(Domain::Obj, 64);
    chain.fill(200_000);
    for number in 0..3 {
        fork(number, || {
            let mut chain = Chain::new(Domain::Obj, 64);
            chain.fill(400_000);
            chain.clear();
            wait_until("decay works in a child", || {
                heap::statistics().mapped_bytes < 24 << 20
            });
        });
        chain.check();
    }
    chain.clear();
}
