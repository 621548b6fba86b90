//! The heap before everything else and after everything else: constructors, destructors of threads,
//! functions that run at exit.

use core::ffi::c_void;
use std::cell::RefCell;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::chain::Chain;
use crate::early;
use crate::model::{DOMAINS, Model};
use crate::{Scenario, model};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: early::NAME,
        body: constructor,
    },
    Scenario {
        name: "ends::destructors_of_thread_keys",
        body: destructors_of_thread_keys,
    },
    Scenario {
        name: "ends::destructors_that_come_again",
        body: destructors_that_come_again,
    },
    Scenario {
        name: "ends::destructors_of_thread_locals",
        body: destructors_of_thread_locals,
    },
    Scenario {
        name: "ends::at_exit",
        body: at_exit,
    },
    Scenario {
        name: "ends::at_exit_with_threads",
        body: at_exit_with_threads,
    },
];

fn constructor() {
    for (number, place) in early::BLOCKS.iter().enumerate() {
        let (block, bytes) = (place.load(Relaxed) as *mut u8, early::bytes(number));
        assert!(heap::contains(block), "the constructor did not run");
        // SAFETY: the constructor's block, which has so many bytes.
        let contents = unsafe { std::slice::from_raw_parts(block, bytes) };
        assert!(contents.iter().all(|byte| *byte == number as u8));
    }
    assert_eq!(DOMAINS.map(heap::live_blocks), [64, 0, 0]);
    for place in &early::BLOCKS {
        // SAFETY: live, and freed once.
        assert!(unsafe { heap::try_free(place.load(Relaxed) as *mut u8) });
    }
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
}

/// What a destructor does: frees the block of its value and uses the heap once more.
fn last_words(block: *mut u8) {
    // SAFETY: the value of a key is a live block that nobody else frees.
    assert!(unsafe { heap::try_free(block) });
    let mut model = Model::new(block as u64);
    for number in 0..100 {
        assert!(model.malloc(DOMAINS[number % 3], number * 13));
    }
    model.check();
    model.clear();
    LAST_WORDS.fetch_add(1, Relaxed);
}

static LAST_WORDS: AtomicUsize = AtomicUsize::new(0);
static AGAIN: AtomicUsize = AtomicUsize::new(0);
/// How often the destructors of a thread run, at most, while values come again.
const ITERATIONS: usize = 4;

unsafe extern "C" fn destroy(value: *mut c_void) {
    last_words(value.cast());
}

/// Sets its own value again, as long as it is called.
unsafe extern "C" fn destroy_again(value: *mut c_void) {
    last_words(value.cast());
    let key = AGAIN.load(Relaxed) as libc::pthread_key_t;
    let block = heap::malloc(Domain::Mem, 600);
    assert!(!block.is_null());
    // SAFETY: the key was made by this scenario.
    unsafe { libc::pthread_setspecific(key, block.cast()) };
}

fn key(destructor: unsafe extern "C" fn(*mut c_void)) -> libc::pthread_key_t {
    let mut key = 0;
    // SAFETY: `key` is ours to fill in.
    let failed = unsafe { libc::pthread_key_create(&mut key, Some(destructor)) };
    assert_eq!(failed, 0);
    key
}

fn set(key: libc::pthread_key_t) {
    let block = heap::malloc(Domain::Raw, 77);
    assert!(!block.is_null());
    // SAFETY: a key of this scenario.
    assert_eq!(unsafe { libc::pthread_setspecific(key, block.cast()) }, 0);
}

/// Some run before the heap hears of the thread's end, some after.
fn destructors_of_thread_keys() {
    let before = key(destroy);
    Chain::new(Domain::Obj, 64).fill(1);
    let after = key(destroy);
    let metadata = || heap::statistics().metadata_bytes;
    let mut early = 0;
    for round in 0..200 {
        std::thread::spawn(move || {
            set(before);
            set(after);
        })
        .join()
        .unwrap();
        if round == 20 {
            early = metadata();
        }
    }
    assert_eq!(LAST_WORDS.load(Relaxed), 400);
    assert_eq!(DOMAINS.map(heap::live_blocks), [0, 0, 1]);
    assert_eq!(metadata(), early, "heaps pile up");
    assert_eq!(heap::statistics().threads, 1);
}

/// The last round of destructors uses the heap after the heap's own has run for the last time.
fn destructors_that_come_again() {
    Chain::new(Domain::Obj, 64).fill(1);
    let again = key(destroy_again);
    AGAIN.store(again as usize, Relaxed);
    let (mut early, count) = (0, 200);
    for round in 0..count {
        std::thread::spawn(move || set(again)).join().unwrap();
        if round == 20 {
            early = heap::statistics().metadata_bytes;
        }
    }
    assert_eq!(LAST_WORDS.load(Relaxed), count * ITERATIONS);
    // Each thread has lost the last value; that is the program's doing.
    assert_eq!(DOMAINS.map(heap::live_blocks), [0, count, 1]);
    let late = heap::statistics();
    assert_eq!(late.metadata_bytes, early, "heaps pile up");
    assert!(late.threads < 20, "{} heaps of ended threads", late.threads);
}

struct Last(Model);

impl Drop for Last {
    fn drop(&mut self) {
        self.0.check();
        self.0.clear();
        last_words(heap::malloc(Domain::Obj, 10));
    }
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

fn destructors_of_thread_locals() {
    for seed in 0..100 {
        std::thread::spawn(move || {
            // The destructor is known before the heap is.
            LAST.with(|last| {
                let mut model = Model::new(seed);
                for number in 0..200 {
                    assert!(model.malloc(DOMAINS[number % 3], number));
                }
                *last.borrow_mut() = Some(Last(model));
            });
        })
        .join()
        .unwrap();
    }
    assert_eq!(LAST_WORDS.load(Relaxed), 100);
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
}

extern "C" fn exit_handler() {
    let mut model = Model::new(1);
    for number in 0..1000 {
        assert!(model.malloc(DOMAINS[number % 3], number * 40));
    }
    model.check();
    model.clear();
    heap::trim();
    assert!(heap::statistics().live() >= 1);
    EXITS.fetch_add(1, Relaxed);
}

static EXITS: AtomicUsize = AtomicUsize::new(0);

/// Runs last, since it was registered first: has the other one run?
extern "C" fn exit_judge() {
    if EXITS.load(Relaxed) != 1 {
        // SAFETY: ends the process.
        unsafe { libc::_exit(72) };
    }
}

trait LiveBlocks {
    fn live(&self) -> usize;
}

impl LiveBlocks for heap::Statistics {
    fn live(&self) -> usize {
        self.classes
            .iter()
            .flatten()
            .map(|class| class.live_blocks)
            .sum()
    }
}

fn register() {
    // SAFETY: the functions live as long as the program.
    unsafe {
        assert_eq!(libc::atexit(exit_judge), 0);
        assert_eq!(libc::atexit(exit_handler), 0);
    }
}

fn at_exit() {
    register();
    Chain::new(Domain::Obj, 64).fill(10);
}

/// The process ends while other threads are in the middle of their work.
fn at_exit_with_threads() {
    register();
    Chain::new(Domain::Obj, 64).fill(10);
    for seed in 0..3 {
        std::thread::spawn(move || {
            let mut model = Model::new(seed);
            let mut random = model::random::Random::new(seed);
            loop {
                assert!(model.malloc(DOMAINS[random.below(3)], random.size(100_000)));
                model.free(random.below(1 << 20));
            }
        });
    }
    crate::system::sleep_ms(50);
}
