//! What a walk over the metadata finds.

use crate::DOMAIN_COUNT;
use crate::class::CLASS_COUNT;

/// One size class of one domain.
#[derive(Clone, Copy, Default, Debug)]
pub struct ClassStatistics {
    /// Size of a block.
    pub block_bytes: usize,
    /// Pools that hold blocks of this class.
    pub pools: usize,
    /// Memory of these pools.
    pub pool_bytes: usize,
    /// Blocks handed out.
    pub live_blocks: usize,
    /// Blocks that could be handed out without a new pool.
    pub free_blocks: usize,
}

/// Blocks of one domain that are a run of pages or of arenas.
#[derive(Clone, Copy, Default, Debug)]
pub struct SpanStatistics {
    /// Blocks handed out.
    pub live_blocks: usize,
    /// Their memory.
    pub live_bytes: usize,
}

/// The whole heap.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// By domain, then by class in ascending size; the first 32 are the small ones (16 to 512 bytes).
    pub classes: [[ClassStatistics; CLASS_COUNT]; DOMAIN_COUNT],
    /// Blocks that are runs of pages inside an arena, by domain.
    pub runs: [SpanStatistics; DOMAIN_COUNT],
    /// Blocks that fill arenas of their own, by domain.
    pub large: [SpanStatistics; DOMAIN_COUNT],
    /// Size of a page, the unit of pools.
    pub page_bytes: usize,
    /// Size of an arena.
    pub arena_bytes: usize,
    /// Arenas with memory behind them now.
    pub arenas: usize,
    /// The most there were at once.
    pub arenas_peak: usize,
    /// Arenas ever taken, and given back whole.
    pub arenas_taken: usize,
    /// Arenas given back whole.
    pub arenas_returned: usize,
    /// Address space reserved, with or without memory behind it.
    pub reserved_bytes: usize,
    /// Address space that may be used now (arenas).
    pub mapped_bytes: usize,
    /// The most that was mapped at once.
    pub mapped_peak_bytes: usize,
    /// Pages that hold no block but may still be resident: reused first, given back by decay.
    pub cached_bytes: usize,
    /// Bytes given back to the system since the start (each time a page goes back counts).
    pub given_back_bytes: usize,
    /// The heap's own tables.
    pub metadata_bytes: usize,
    /// Threads with lists of their own, now.
    pub threads: usize,
}

impl Statistics {
    /// All zero.
    pub const EMPTY: Statistics = Statistics {
        classes: [[ClassStatistics {
            block_bytes: 0,
            pools: 0,
            pool_bytes: 0,
            live_blocks: 0,
            free_blocks: 0,
        }; CLASS_COUNT]; DOMAIN_COUNT],
        runs: [SpanStatistics {
            live_blocks: 0,
            live_bytes: 0,
        }; DOMAIN_COUNT],
        large: [SpanStatistics {
            live_blocks: 0,
            live_bytes: 0,
        }; DOMAIN_COUNT],
        page_bytes: 4096,
        arena_bytes: 1 << 20,
        arenas: 0,
        arenas_peak: 0,
        arenas_taken: 0,
        arenas_returned: 0,
        reserved_bytes: 0,
        mapped_bytes: 0,
        mapped_peak_bytes: 0,
        cached_bytes: 0,
        given_back_bytes: 0,
        metadata_bytes: 0,
        threads: 0,
    };
}
