//! Everything that the heap says about itself, compared with what the models have.

use std::collections::{BTreeMap, BTreeSet};

use pyrite_heap as heap;
use pyrite_heap::{Domain, SpanKind, Statistics};

use super::{DOMAINS, Model};

/// The heap at the beginning: what was live then is not the models'.
pub struct Audit {
    blocks: BTreeMap<Key, usize>,
    addresses: BTreeSet<usize>,
}

/// Blocks that the statistics count together: raw or not, kind, bytes of a block.
type Key = (bool, u8, usize);

fn kind(kind: SpanKind) -> u8 {
    match kind {
        SpanKind::Pool => 0,
        SpanKind::Run => 1,
        SpanKind::Large => 2,
    }
}

/// Live blocks, as the statistics have them; runs and large ones without their size.
fn counted(statistics: &Statistics) -> BTreeMap<Key, usize> {
    let mut found = BTreeMap::new();
    for domain in DOMAINS {
        let (index, raw) = (domain as usize, domain == Domain::Raw);
        let mut add = |kind, bytes, blocks| *found.entry((raw, kind, bytes)).or_default() += blocks;
        for class in &statistics.classes[index] {
            add(0, class.block_bytes, class.live_blocks);
        }
        add(1, 0, statistics.runs[index].live_blocks);
        add(2, 0, statistics.large[index].live_blocks);
    }
    found.retain(|_, count| *count > 0);
    found
}

impl Audit {
    /// Takes note of what is live now. No other thread may use the heap.
    pub fn begin() -> Audit {
        Audit {
            blocks: counted(&heap::statistics()),
            addresses: walked().0,
        }
    }

    /// Compares; the models have all blocks that became live since the beginning. No other thread
    /// may use the heap.
    pub fn compare<'a>(&self, models: impl IntoIterator<Item = &'a Model>) {
        // SAFETY: no other thread uses the heap, by this function's contract.
        if let Err(damage) = unsafe { heap::validate() } {
            panic!("{} at {:#x}", damage.what, damage.address);
        }
        let (mut expected, mut addresses) = (self.blocks.clone(), self.addresses.clone());
        let (walked, sizes) = walked();
        for live in models.into_iter().flat_map(Model::blocks) {
            let Some((kind, bytes)) = sizes.get(&live.address).copied() else {
                panic!("the walk does not come to {live:x?}");
            };
            assert_eq!(bytes, live.usable, "bytes of {live:x?} in the walk");
            let bytes = if kind == 0 { bytes } else { 0 };
            *expected.entry((live.is_raw(), kind, bytes)).or_default() += 1;
            assert!(addresses.insert(live.address), "{live:x?} is there twice");
        }
        let strange: Vec<_> = walked.symmetric_difference(&addresses).collect();
        assert!(
            strange.is_empty(),
            "walked to without being live, or live and not walked to: {strange:x?}"
        );
        let statistics = heap::statistics();
        assert_eq!(
            counted(&statistics),
            expected,
            "(raw, kind, bytes) -> live blocks, in the statistics and in truth"
        );
        consistent(&statistics);
        let truth = |raw: bool| -> usize {
            let here = expected.iter().filter(|(key, _)| key.0 == raw);
            here.map(|(_, count)| count).sum()
        };
        let [raw, mem, obj] = DOMAINS.map(heap::live_blocks);
        assert_eq!((raw, mem + obj), (truth(true), truth(false)), "live blocks");
    }
}

/// Addresses of all live blocks; for each its kind and bytes.
fn walked() -> (BTreeSet<usize>, BTreeMap<usize, (u8, usize)>) {
    let (mut addresses, mut sizes) = (BTreeSet::new(), BTreeMap::new());
    // SAFETY: no other thread uses the heap, by the contract of `Audit`; the closure allocates with
    // the C library's allocator.
    unsafe {
        heap::walk_blocks(&mut |span, block| {
            assert!(
                addresses.insert(block as usize),
                "walked to {block:?} twice"
            );
            let _ = sizes.insert(block as usize, (kind(span.kind), span.block_bytes));
            let inside = (block as usize).wrapping_sub(span.start);
            assert!(
                inside + span.block_bytes <= span.bytes,
                "{block:?} sticks out of {span:x?}"
            );
        });
    }
    (addresses, sizes)
}

/// What must hold between the figures of the statistics, whatever is live.
pub fn consistent(statistics: &Statistics) {
    let mut used = 0;
    for domain in DOMAINS {
        let index = domain as usize;
        for class in &statistics.classes[index] {
            let blocks = class.live_blocks + class.free_blocks;
            assert!(blocks * class.block_bytes <= class.pool_bytes, "{class:?}");
            assert_eq!(class.pools == 0, class.pool_bytes == 0, "{class:?}");
            used += class.pool_bytes;
        }
        used += statistics.runs[index].live_bytes + statistics.large[index].live_bytes;
    }
    assert!(
        used + statistics.cached_bytes <= statistics.mapped_bytes,
        "{used} bytes in use and {} cached of {} mapped",
        statistics.cached_bytes,
        statistics.mapped_bytes
    );
    assert!(statistics.mapped_bytes <= statistics.mapped_peak_bytes);
    assert_eq!(
        statistics.arenas,
        statistics.arenas_taken - statistics.arenas_returned
    );
    assert_eq!(
        statistics.mapped_bytes,
        statistics.arenas * statistics.arena_bytes
    );
}

/// Sum of the live blocks of all domains, in the spans of a walk.
pub fn live_in_walk() -> [usize; 3] {
    let mut live = [0; 3];
    heap::walk(&mut |span| live[span.domain as usize] += span.live_blocks);
    live
}
