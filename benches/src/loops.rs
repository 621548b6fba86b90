//! Size by size: a number of blocks comes, then goes in some order, again and again.

use serde::{Deserialize, Serialize};

use crate::allocators::{Loaded, Table};
use crate::clock::{Cost, measure};
use crate::memory::own_table;
use crate::replay::{check, mark};
use crate::sizes::Chance;

/// Block sizes, in bytes.
pub const SIZES: [usize; 12] = [
    16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768,
];
/// How many blocks are alive before the first one goes.
pub const LIVE: [usize; 3] = [1, 100, 10_000];
/// More than this is never asked for at once.
const LIVE_BYTES_MAX: usize = 64 << 20;

/// In which order the blocks go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The last one first.
    Lifo,
    /// The first one first.
    Fifo,
    /// In an order of chance.
    Random,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 3] = [Order::Lifo, Order::Fifo, Order::Random];

    /// For tables.
    pub fn text(self) -> &'static str {
        match self {
            Order::Lifo => "last first",
            Order::Fifo => "first first",
            Order::Random => "random",
        }
    }
}

/// One size, one number of blocks, one order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// Size of the blocks.
    pub bytes: usize,
    /// How many are alive at once.
    pub live: usize,
    /// The order in which they go.
    pub order: Order,
    /// What a malloc and its free cost together.
    pub pair: Cost,
}

/// All cells in this process. Each makes about `operations` pairs, fewer where blocks are large.
pub fn sample(loaded: &Loaded, operations: usize) -> Vec<Cell> {
    let table = &loaded.domains[2];
    let most = LIVE[LIVE.len() - 1];
    let blocks = own_table(most, std::ptr::null_mut::<u8>());
    let order = own_table(most, 0u32);
    let mut cells = Vec::new();
    for bytes in SIZES {
        for live in LIVE {
            if bytes * live > LIVE_BYTES_MAX {
                continue;
            }
            // With one block there is but one order.
            let orders = if live == 1 {
                &Order::ALL[..1]
            } else {
                &Order::ALL[..]
            };
            for &kind in orders {
                let (blocks, order) = (&mut blocks[..live], &mut order[..live]);
                arrange(order, kind);
                let operations = if bytes > 1024 {
                    operations / 4
                } else {
                    operations
                };
                let turns = operations.div_ceil(live).max(2);
                turn(table, bytes, blocks, order);
                let pair = measure((turns * live) as u64, || {
                    for _ in 0..turns {
                        turn(table, bytes, blocks, order);
                    }
                });
                cells.push(Cell {
                    bytes,
                    live,
                    order: kind,
                    pair,
                });
            }
        }
    }
    cells
}

fn arrange(order: &mut [u32], kind: Order) {
    for (index, place) in order.iter_mut().enumerate() {
        *place = index as u32;
    }
    match kind {
        Order::Lifo => order.reverse(),
        Order::Fifo => {}
        Order::Random => Chance::new(1).shuffle(order),
    }
}

#[inline(never)]
fn turn(table: &Table, bytes: usize, blocks: &mut [*mut u8], order: &[u32]) {
    for (slot, place) in blocks.iter_mut().enumerate() {
        // SAFETY: any size may be asked for; the mark stays inside the block.
        unsafe {
            *place = (table.malloc)(table.context, bytes).cast();
            mark(*place, slot, 0, bytes);
        }
    }
    for &slot in order {
        let block = blocks[slot as usize];
        // SAFETY: all places hold live blocks, and `order` names each once.
        unsafe {
            check(block, slot as usize);
            (table.free)(table.context, block.cast());
        }
    }
}
