//! The heap's own statistics, in a form that can be written down and read back.

use pyrite_heap::{Domain, Statistics};
use serde::{Deserialize, Serialize};

/// The heap. Sums leave nothing out: `live_blocks` and `live_bytes` are those of all domains.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Heap {
    /// Blocks handed out.
    pub live_blocks: u64,
    /// Their memory, rounded up to the size of their class.
    pub live_bytes: u64,
    /// Pages that hold no block but may still be resident.
    pub cached_bytes: u64,
    /// Address space of the arenas in use.
    pub mapped_bytes: u64,
    /// The most of it at once.
    pub mapped_peak_bytes: u64,
    /// Bytes given back to the system since the start, each time a page goes back.
    pub given_back_bytes: u64,
    /// The heap's own tables.
    pub metadata_bytes: u64,
    /// Address space reserved, with or without memory behind it.
    pub reserved_bytes: u64,
    /// Size of a page.
    pub page_bytes: u64,
    /// Size of an arena.
    pub arena_bytes: u64,
    /// Arenas in use.
    pub arenas: u64,
    /// The most at once.
    pub arenas_peak: u64,
    /// Arenas ever taken.
    pub arenas_taken: u64,
    /// Arenas given back whole.
    pub arenas_returned: u64,
    /// Threads with lists of their own.
    pub threads: u64,
    /// Blocks of requests up to this size are small.
    pub small_max_bytes: u64,
    /// Each domain.
    pub domains: Vec<DomainUse>,
}

/// What one domain uses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DomainUse {
    /// `raw`, `mem` or `obj`.
    pub name: String,
    /// Classes that have pools, in ascending size.
    pub classes: Vec<Class>,
    /// Blocks that are a run of pages.
    pub runs: Span,
    /// Blocks that fill arenas of their own.
    pub large: Span,
}

/// Pools of one block size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Class {
    /// Size of a block.
    pub block_bytes: u64,
    /// Pools.
    pub pools: u64,
    /// Their memory.
    pub pool_bytes: u64,
    /// Blocks handed out.
    pub live_blocks: u64,
    /// Blocks that could be handed out without a new pool.
    pub free_blocks: u64,
}

/// Blocks that are no part of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// Blocks handed out.
    pub live_blocks: u64,
    /// Their memory.
    pub live_bytes: u64,
}

impl Class {
    /// Memory of the blocks handed out.
    pub fn live_bytes(&self) -> u64 {
        self.live_blocks.saturating_mul(self.block_bytes)
    }

    /// Adds the same class of another domain.
    pub(crate) fn add(&mut self, other: &Class) {
        self.pools = self.pools.saturating_add(other.pools);
        self.pool_bytes = self.pool_bytes.saturating_add(other.pool_bytes);
        self.live_blocks = self.live_blocks.saturating_add(other.live_blocks);
        self.free_blocks = self.free_blocks.saturating_add(other.free_blocks);
    }
}

impl Span {
    /// Adds another domain's.
    pub(crate) fn add(&mut self, other: &Span) {
        self.live_blocks = self.live_blocks.saturating_add(other.live_blocks);
        self.live_bytes = self.live_bytes.saturating_add(other.live_bytes);
    }
}

impl DomainUse {
    /// Blocks handed out in classes that `chosen` names by block size.
    pub(crate) fn in_classes(&self, chosen: impl Fn(u64) -> bool) -> Span {
        let mut sum = Span::default();
        for class in self
            .classes
            .iter()
            .filter(|class| chosen(class.block_bytes))
        {
            sum.add(&Span {
                live_blocks: class.live_blocks,
                live_bytes: class.live_bytes(),
            });
        }
        sum
    }

    /// Blocks handed out, all sizes.
    pub(crate) fn live(&self) -> Span {
        let mut sum = self.in_classes(|_| true);
        sum.add(&self.runs);
        sum.add(&self.large);
        sum
    }
}

impl From<&Statistics> for Heap {
    fn from(statistics: &Statistics) -> Heap {
        let domains = [
            (Domain::Raw, "raw"),
            (Domain::Mem, "mem"),
            (Domain::Obj, "obj"),
        ]
        .map(|(domain, name)| domain_use(statistics, domain, name))
        .to_vec();
        let mut live = Span::default();
        for domain in &domains {
            live.add(&domain.live());
        }
        Heap {
            live_blocks: live.live_blocks,
            live_bytes: live.live_bytes,
            cached_bytes: statistics.cached_bytes as u64,
            mapped_bytes: statistics.mapped_bytes as u64,
            mapped_peak_bytes: statistics.mapped_peak_bytes as u64,
            given_back_bytes: statistics.given_back_bytes as u64,
            metadata_bytes: statistics.metadata_bytes as u64,
            reserved_bytes: statistics.reserved_bytes as u64,
            page_bytes: statistics.page_bytes as u64,
            arena_bytes: statistics.arena_bytes as u64,
            arenas: statistics.arenas as u64,
            arenas_peak: statistics.arenas_peak as u64,
            arenas_taken: statistics.arenas_taken as u64,
            arenas_returned: statistics.arenas_returned as u64,
            threads: statistics.threads as u64,
            small_max_bytes: pyrite_heap::SMALL_MAX_BYTES as u64,
            domains,
        }
    }
}

/// One domain out of the heap's arrays.
fn domain_use(statistics: &Statistics, domain: Domain, name: &str) -> DomainUse {
    let index = domain as usize;
    let span = |span: &pyrite_heap::SpanStatistics| Span {
        live_blocks: span.live_blocks as u64,
        live_bytes: span.live_bytes as u64,
    };
    DomainUse {
        name: name.to_owned(),
        classes: statistics.classes[index]
            .iter()
            .filter(|class| class.pools > 0)
            .map(|class| Class {
                block_bytes: class.block_bytes as u64,
                pools: class.pools as u64,
                pool_bytes: class.pool_bytes as u64,
                live_blocks: class.live_blocks as u64,
                free_blocks: class.free_blocks as u64,
            })
            .collect(),
        runs: span(&statistics.runs[index]),
        large: span(&statistics.large[index]),
    }
}
