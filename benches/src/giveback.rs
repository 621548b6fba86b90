//! Many small blocks come, most of them go: how much memory stays?

use serde::{Deserialize, Serialize};

use crate::allocators::Loaded;
use crate::memory::{PageSet, baseline_bytes, own_table, resident_bytes};
use crate::replay::{check, mark};
use crate::settle::wait;
use crate::sizes::{Chance, domain};

/// No distribution of sizes has a smaller mean.
const MEAN_BYTES_MIN: usize = 48;

/// Blocks of one session.
const SESSION_BLOCKS: usize = 1000;
/// Sessions that are built at the same time, a block of each in turn.
const SESSIONS_AT_ONCE: usize = 8;

/// Which blocks go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pattern {
    /// Each block for itself, at random.
    Uniform,
    /// Whole sessions of 1000 blocks at random; eight sessions were built at a time.
    Sessions,
}

impl Pattern {
    /// Both.
    pub const ALL: [Pattern; 2] = [Pattern::Uniform, Pattern::Sessions];

    /// For tables.
    pub fn text(self) -> &'static str {
        match self {
            Pattern::Uniform => "freed at random",
            Pattern::Sessions => "freed in sessions of 1000, at random",
        }
    }

    /// Puts the places of the blocks in the order in which they go, and returns how many of them do.
    fn choose(self, order: &mut [u32], percent: u32, chance: &mut Chance) -> usize {
        match self {
            Pattern::Uniform => {
                for (index, place) in order.iter_mut().enumerate() {
                    *place = index as u32;
                }
                chance.shuffle(order);
                order.len() * percent as usize / 100
            }
            Pattern::Sessions => {
                let count = order.len();
                let group = SESSION_BLOCKS * SESSIONS_AT_ONCE;
                let mut sessions: Vec<usize> =
                    (0..count.div_ceil(group) * SESSIONS_AT_ONCE).collect();
                chance.shuffle(&mut sessions);
                let mut filled = 0;
                let mut gone = 0;
                for (turn, session) in sessions.iter().enumerate() {
                    if turn == sessions.len() * percent as usize / 100 {
                        gone = filled;
                    }
                    let (batch, first) = (session / SESSIONS_AT_ONCE, session % SESSIONS_AT_ONCE);
                    let places = (batch * group + first..(batch + 1) * group)
                        .step_by(SESSIONS_AT_ONCE)
                        .take_while(|place| *place < count);
                    for (place, to) in places.zip(&mut order[filled..]) {
                        *to = place as u32;
                        filled += 1;
                    }
                }
                gone
            }
        }
    }
}

/// What one process measured, in bytes; resident memory counts from before the first block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// What was asked for.
    pub asked: i64,
    /// Resident with every block alive.
    pub full: i64,
    /// What the blocks that stay were asked for with.
    pub live: i64,
    /// Pages that hold a byte of any block when every block is alive.
    pub full_pages: i64,
    /// Pages that hold a byte of a block that stays: what an allocator that gives back page by page must keep, with
    /// the blocks where this allocator has put them.
    pub ideal: i64,
    /// Resident right after the last free.
    pub freed: i64,
    /// Resident after the allocator's own time for giving back.
    pub decayed: i64,
    /// Resident after it was asked to give back.
    pub trimmed: i64,
}

/// Fills `bytes` and frees `percent` of the blocks.
pub fn sample(loaded: &Loaded, bytes: usize, pattern: Pattern, percent: u32) -> Sample {
    let domains = &loaded.domains;
    let places = bytes / MEAN_BYTES_MIN;
    let blocks = own_table(places, (std::ptr::null_mut::<u8>(), 0usize));
    let mut pages = PageSet::new(std::iter::repeat_n(MEAN_BYTES_MIN, places));
    let order = own_table(places, 0u32);
    let mut chance = Chance::new(5);
    let baseline = baseline_bytes();
    let above = |bytes: u64| bytes as i64 - baseline as i64;

    let mut asked = 0;
    let mut count = 0;
    while asked < bytes {
        let size = chance.size();
        let table = &domains[domain(size)];
        // SAFETY: any size may be asked for; the mark stays inside the block.
        unsafe {
            let block = (table.malloc)(table.context, size).cast();
            mark(block, count, 0, size);
            blocks[count] = (block, size);
        }
        asked += size;
        count += 1;
    }
    let full = above(resident_bytes());
    let full_pages = pages.bytes(blocks[..count].iter().copied()) as i64;

    let order = &mut order[..count];
    let gone = pattern.choose(order, percent, &mut chance);
    let (gone, kept) = order.split_at(gone);
    for &place in gone {
        let (block, size) = blocks[place as usize];
        let table = &domains[domain(size)];
        // SAFETY: each block is alive and freed once, in its own domain.
        unsafe {
            check(block, place as usize);
            (table.free)(table.context, block.cast());
        }
    }
    let freed = above(resident_bytes());
    wait(loaded, loaded.patience);
    let decayed = above(resident_bytes());
    (loaded.trim)();
    let trimmed = above(resident_bytes());

    let mut live = 0;
    for &place in kept {
        let (block, size) = blocks[place as usize];
        // SAFETY: this block is alive.
        unsafe { check(block, place as usize) };
        live += size;
    }
    let ideal = pages.bytes(kept.iter().map(|place| blocks[*place as usize])) as i64;
    Sample {
        asked: asked as i64,
        full,
        live: live as i64,
        full_pages,
        ideal,
        freed,
        decayed,
        trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_either_goes_or_stays() {
        for pattern in Pattern::ALL {
            // No multiple of a batch of sessions.
            let mut order = vec![u32::MAX; 100_123];
            let gone = pattern.choose(&mut order, 90, &mut Chance::new(1));
            let share = gone as f64 / order.len() as f64;
            assert!((0.85..0.95).contains(&share), "{pattern:?}: {share}");
            order.sort_unstable();
            assert!(
                order
                    .iter()
                    .enumerate()
                    .all(|(index, place)| *place as usize == index)
            );
        }
    }

    #[test]
    fn a_session_goes_as_a_whole() {
        let mut order = vec![0; 10 * SESSION_BLOCKS * SESSIONS_AT_ONCE];
        let gone = Pattern::Sessions.choose(&mut order, 50, &mut Chance::new(2));
        let session = |place: &u32| {
            let place = *place as usize;
            (
                place / (SESSION_BLOCKS * SESSIONS_AT_ONCE),
                place % SESSIONS_AT_ONCE,
            )
        };
        for blocks in order[..gone].chunks(SESSION_BLOCKS) {
            assert!(
                blocks
                    .iter()
                    .all(|place| session(place) == session(&blocks[0]))
            );
        }
        assert_eq!(gone, order.len() / 2);
    }
}
