//! Two threads: each with blocks of its own, and one that frees what the other has allocated.
//!
//! pymalloc may be called only under the interpreter's lock. Its threads take that lock for each batch of operations,
//! as threads of a Python program would, so they never run at the same time.

use std::sync::mpsc::sync_channel;
use std::thread;

use serde::{Deserialize, Serialize};

use crate::allocators::{Domains, Loaded};
use crate::clock::{Cost, measure};
use crate::replay::{check, mark};
use crate::sizes::{Chance, domain};

/// Operations between two changes of the lock, and blocks handed over at once.
const BATCH: usize = 256;
/// Batches on the way from one thread to the other.
const ON_THE_WAY: usize = 8;
/// Blocks that each thread keeps alive.
const KEPT: usize = 2000;

/// What one process measured. Operations are counted for one thread, so `wall_ns` would stay the same under twice the
/// threads on twice the processors.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// One thread that replaces blocks of its own: a free and a malloc.
    pub one: Cost,
    /// Two threads that do so at the same time.
    pub two: Cost,
    /// One thread allocates, another one frees: a malloc and a free.
    pub handed_over: Cost,
}

/// A block and its size.
#[derive(Clone, Copy)]
struct Item {
    block: *mut u8,
    bytes: usize,
}

// SAFETY: a block may be freed by any thread; whoever holds the item owns the block.
unsafe impl Send for Item {}

/// All three in this process, each after a short run that is not measured.
pub fn sample(loaded: &Loaded, operations: usize) -> Sample {
    churn(loaded, operations / 10, 1);
    let one = measure(operations as u64, || churn(loaded, operations, 1));
    churn(loaded, operations / 10, 2);
    let two = measure(operations as u64, || churn(loaded, operations, 2));
    hand_over(loaded, operations / 10);
    let handed_over = measure(operations as u64, || hand_over(loaded, operations));
    Sample {
        one,
        two,
        handed_over,
    }
}

/// Runs `work` on a new thread, which the allocator learns of, and under the interpreter's lock where it needs that.
fn locked<R>(loaded: &Loaded, work: impl FnOnce() -> R) -> R {
    let [enter, leave] = loaded.thread;
    enter();
    let result = match loaded.interpreter {
        Some(interpreter) => interpreter.with_lock(work),
        None => work(),
    };
    leave();
    result
}

/// Gives the lock away while `work` waits for another thread.
fn unlocked<R>(loaded: &Loaded, work: impl FnOnce() -> R) -> R {
    match loaded.interpreter {
        Some(interpreter) => interpreter.without_lock(work),
        None => work(),
    }
}

/// Lets that many threads replace blocks of their own, and returns what one operation of one of them has cost.
pub fn many(loaded: &Loaded, threads: u64, operations: usize) -> Cost {
    churn(loaded, operations / 10, threads);
    measure(operations as u64, || churn(loaded, operations, threads))
}

fn churn(loaded: &Loaded, operations: usize, threads: u64) {
    unlocked(loaded, || {
        thread::scope(|scope| {
            for seed in 0..threads {
                scope.spawn(move || locked(loaded, || churn_alone(loaded, operations, seed)));
            }
        });
    });
}

fn churn_alone(loaded: &Loaded, operations: usize, seed: u64) {
    let domains = &loaded.domains;
    let mut chance = Chance::new(seed);
    let mut kept: Vec<Item> = (0..KEPT).map(|_| new_item(domains, &mut chance)).collect();
    for done in 0..operations {
        if done % BATCH == 0 {
            unlocked(loaded, || {});
        }
        let index = chance.below(KEPT);
        free_item(domains, kept[index]);
        kept[index] = new_item(domains, &mut chance);
    }
    for item in kept {
        free_item(domains, item);
    }
}

fn hand_over(loaded: &Loaded, operations: usize) {
    let domains = &loaded.domains;
    let batches = operations.div_ceil(BATCH);
    // Empty batches travel back, so that the channel itself allocates nothing.
    let (give, take) = sync_channel::<Vec<Item>>(ON_THE_WAY);
    let (give_back, take_back) = sync_channel::<Vec<Item>>(ON_THE_WAY);
    for _ in 0..ON_THE_WAY {
        give_back
            .send(Vec::with_capacity(BATCH))
            .expect("the receiver is alive");
    }
    unlocked(loaded, || {
        thread::scope(|scope| {
            scope.spawn(move || {
                locked(loaded, || {
                    let mut chance = Chance::new(3);
                    for _ in 0..batches {
                        let empty = unlocked(loaded, || take_back.recv());
                        let mut batch = empty.expect("the other thread sends it back");
                        batch.extend((0..BATCH).map(|_| new_item(domains, &mut chance)));
                        unlocked(loaded, || give.send(batch)).expect("the other thread receives");
                    }
                });
            });
            scope.spawn(move || {
                locked(loaded, || {
                    while let Ok(mut batch) = unlocked(loaded, || take.recv()) {
                        for item in batch.drain(..) {
                            free_item(domains, item);
                        }
                        // The first thread may have ended by now and no longer wants it.
                        let _ = give_back.try_send(batch);
                    }
                });
            });
        });
    });
}

fn new_item(domains: &Domains, chance: &mut Chance) -> Item {
    let bytes = chance.size();
    let table = &domains[domain(bytes)];
    // SAFETY: any size may be asked for; the mark stays inside the block.
    let block = unsafe { (table.malloc)(table.context, bytes) }.cast();
    // SAFETY: the block is null or has this size.
    unsafe { mark(block, bytes, 0, bytes) };
    Item { block, bytes }
}

fn free_item(domains: &Domains, item: Item) {
    let table = &domains[domain(item.bytes)];
    // SAFETY: the item owns a live block of this domain, and is used up.
    unsafe {
        check(item.block, item.bytes);
        (table.free)(table.context, item.block.cast());
    }
}
