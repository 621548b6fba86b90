//! Pools for requests up to 512 bytes.
//!
//! The policy is our heap's: blocks come from a current pool of the class, last freed first; when it is full, from a
//! pool of the class that has free blocks; else from a new pool, whose pages are touched one after the other. A pool
//! that is not the current one goes when its last block does.

use crate::sizes::Chance;
use crate::trace::{Kind, Trace};

use super::change;

const PAGE_BYTES: usize = 4096;
const SMALL_MAX_BYTES: usize = 512;
const STEP_BYTES: usize = 16;
const CLASSES: usize = SMALL_MAX_BYTES / STEP_BYTES;
const DROPPED_PERCENT: usize = 90;
const NOWHERE: u32 = u32::MAX;

/// What a size of pools costs on a trace; see the text over the table.
#[derive(Clone, Copy, Default)]
pub struct Costs {
    pub waste: f64,
    pub kept: f64,
    pub whole_pools: f64,
    pub slow: f64,
}

impl Costs {
    /// Sums up.
    pub fn add(&mut self, other: Costs) {
        self.waste += other.waste;
        self.kept += other.kept;
        self.whole_pools += other.whole_pools;
        self.slow += other.slow;
    }

    /// Divides.
    pub fn mean(self, count: usize) -> Costs {
        let count = count as f64;
        Costs {
            waste: self.waste / count,
            kept: self.kept / count,
            whole_pools: self.whole_pools / count,
            slow: self.slow / count,
        }
    }
}

struct Pool {
    list: usize,
    block_bytes: usize,
    live: usize,
    /// Blocks that were handed out at least once: the first ones.
    carved: usize,
    free: Vec<u16>,
    /// Place in the list of pools with free blocks.
    listed: Option<usize>,
}

/// A block: its pool and its place there.
#[derive(Clone, Copy)]
struct Place {
    pool: u32,
    index: u16,
}

/// How large pools are.
#[derive(Clone, Copy)]
pub enum Shape {
    /// So many bytes, whatever they hold.
    Bytes(usize),
    /// The fewest pages that hold so many blocks.
    Blocks(usize),
}

impl Shape {
    fn pool_bytes(self, block_bytes: usize) -> usize {
        match self {
            Shape::Bytes(bytes) => bytes,
            Shape::Blocks(count) => (count * block_bytes).next_multiple_of(PAGE_BYTES),
        }
    }
}

/// The simulated heap.
pub struct Pools {
    shape: Shape,
    by_domain: bool,
    pools: Vec<Pool>,
    unused: Vec<u32>,
    current: Vec<u32>,
    partial: Vec<Vec<u32>>,
    slow: usize,
}

impl Pools {
    /// Pools of that shape; each domain has its own if `by_domain`.
    pub fn new(shape: Shape, by_domain: bool) -> Pools {
        let lists = CLASSES * if by_domain { 3 } else { 1 };
        Pools {
            shape,
            by_domain,
            pools: Vec::new(),
            unused: Vec::new(),
            current: vec![NOWHERE; lists],
            partial: vec![Vec::new(); lists],
            slow: 0,
        }
    }

    /// Replays the whole trace; memory is looked at where it holds most.
    pub fn replay(mut self, trace: &Trace) -> Costs {
        let summary = trace.summary();
        let mut places = vec![
            Place {
                pool: NOWHERE,
                index: 0
            };
            summary.slots as usize
        ];
        let mut costs = Costs::default();
        let (mut live, mut small, mut seen) = (0, 0, false);
        for (step, old) in trace.steps() {
            let (come, gone) = change(step.kind(), step.bytes(), old);
            let place = &mut places[step.slot()];
            let class = |bytes: usize| bytes.div_ceil(STEP_BYTES);
            // A realloc within its class stays where it is.
            if step.kind() != Kind::Realloc || class(come) != class(gone) || come > SMALL_MAX_BYTES
            {
                if place.pool != NOWHERE {
                    self.free(*place);
                    place.pool = NOWHERE;
                }
                if come > 0 && come <= SMALL_MAX_BYTES {
                    *place = self.malloc(class(come) - 1, step.domain());
                }
            }
            live = live + come - gone;
            small += if come <= SMALL_MAX_BYTES { come } else { 0 };
            small -= if gone <= SMALL_MAX_BYTES { gone } else { 0 };
            if live as u64 == summary.peak_live_bytes && !seen {
                seen = true;
                self.look(&places, small, &mut costs);
            }
        }
        costs.slow = self.slow as f64 * 1000.0 / summary.operations as f64;
        costs
    }

    fn malloc(&mut self, class: usize, domain: usize) -> Place {
        let list = class + if self.by_domain { domain * CLASSES } else { 0 };
        let block_bytes = (class + 1) * STEP_BYTES;
        loop {
            let pool = self.current[list];
            if pool != NOWHERE {
                let of = &mut self.pools[pool as usize];
                let index = of.free.pop().or_else(|| {
                    let more = of.carved < self.shape.pool_bytes(block_bytes) / block_bytes;
                    of.carved += usize::from(more);
                    more.then(|| of.carved as u16 - 1)
                });
                if let Some(index) = index {
                    of.live += 1;
                    return Place { pool, index };
                }
            }
            self.slow += 1;
            self.current[list] = self.another(list, block_bytes);
        }
    }

    fn another(&mut self, list: usize, block_bytes: usize) -> u32 {
        if let Some(pool) = self.partial[list].pop() {
            self.pools[pool as usize].listed = None;
            return pool;
        }
        let fresh = Pool {
            list,
            block_bytes,
            live: 0,
            carved: 0,
            free: Vec::new(),
            listed: None,
        };
        if let Some(pool) = self.unused.pop() {
            self.pools[pool as usize] = fresh;
            return pool;
        }
        self.pools.push(fresh);
        self.pools.len() as u32 - 1
    }

    fn free(&mut self, place: Place) {
        let of = &mut self.pools[place.pool as usize];
        of.free.push(place.index);
        of.live -= 1;
        let list = of.list;
        if self.current[list] == place.pool {
            return;
        }
        if of.live == 0 {
            self.slow += 1;
            of.carved = 0;
            if let Some(place) = of.listed.take() {
                self.partial[list].swap_remove(place);
                if let Some(moved) = self.partial[list].get(place) {
                    self.pools[*moved as usize].listed = Some(place);
                }
            }
            self.unused.push(place.pool);
        } else if of.listed.is_none() {
            self.slow += 1;
            of.listed = Some(self.partial[list].len());
            self.partial[list].push(place.pool);
        }
    }

    /// Looks at the memory, and at what would be left of it.
    fn look(&self, places: &[Place], asked: usize, costs: &mut Costs) {
        let touched = |pool: &Pool| (pool.carved * pool.block_bytes).div_ceil(PAGE_BYTES);
        let pages: usize = self.pools.iter().map(touched).sum();
        costs.waste = (pages * PAGE_BYTES) as f64 * 100.0 / asked as f64 - 100.0;

        let mut alive: Vec<Place> = places
            .iter()
            .copied()
            .filter(|one| one.pool != NOWHERE)
            .collect();
        Chance::new(23).shuffle(&mut alive);
        let kept = &alive[alive.len() * DROPPED_PERCENT / 100..];
        let pages_of_a_pool = self.shape.pool_bytes(SMALL_MAX_BYTES) / PAGE_BYTES;
        let mut kept_pages = vec![false; self.pools.len() * pages_of_a_pool];
        for place in kept {
            let start = place.index as usize * self.pools[place.pool as usize].block_bytes;
            let end = start + self.pools[place.pool as usize].block_bytes - 1;
            for page in start / PAGE_BYTES..=end / PAGE_BYTES {
                kept_pages[place.pool as usize * pages_of_a_pool + page] = true;
            }
        }
        let kept_count = kept_pages.iter().filter(|kept| **kept).count();
        let whole: usize = kept_pages
            .chunks(pages_of_a_pool)
            .zip(&self.pools)
            .filter(|(pages, _)| pages.contains(&true))
            .map(|(_, pool)| touched(pool))
            .sum();
        costs.kept = kept_count as f64 * 100.0 / pages as f64;
        costs.whole_pools = whole as f64 * 100.0 / pages as f64;
    }
}
