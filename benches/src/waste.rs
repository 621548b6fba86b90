//! Where our heap's memory is at the peak of a trace: what was asked for, what blocks round up, what pools hold free.

use pyrite_heap::{CLASS_COUNT, DOMAIN_COUNT, SMALL_MAX_BYTES};

use crate::allocators::Loaded;
use crate::memory::{baseline_bytes, own_table, resident_bytes, touch_code};
use crate::replay::Replay;
use crate::residence::at_peak;
use crate::trace::Trace;

const KILOBYTE: usize = 1000;
/// Classes that waste less are summed up in one line.
const SHOWN_MIN_BYTES: usize = 16_000;
/// No trace has more pools and runs.
const SPANS: usize = 1 << 20;
const PAGE_BYTES: usize = 4096;
const ARENA_BYTES: usize = 1 << 20;
const DOMAINS: [&str; DOMAIN_COUNT] = ["raw", "mem", "obj"];

/// Replays the trace up to its peak on our heap and prints a table.
pub fn print(name: &str, loaded: &Loaded, trace: &Trace) {
    let (count, sizes) = at_peak(trace);
    let mut replay = Replay::up_to(loaded.domains, trace, count);
    let asked = own_table(DOMAIN_COUNT * CLASS_COUNT, 0usize);
    touch_code();
    let baseline = baseline_bytes();
    replay.run(trace, count);
    let resident = (resident_bytes() - baseline) as usize;
    let found = pyrite_heap::statistics();

    let classes = found.classes[0].map(|class| class.block_bytes);
    let mut large = 0;
    for (slot, bytes) in sizes.iter().enumerate().filter(|(_, bytes)| **bytes > 0) {
        match classes.iter().position(|block| bytes <= block) {
            Some(class) => asked[home(replay.domain(slot), *bytes) * CLASS_COUNT + class] += bytes,
            None => large += bytes,
        }
    }
    println!("\n{name}: our heap at the peak, kB");
    row([
        "domain",
        "block bytes",
        "pools",
        "asked for",
        "rounded up",
        "free in pools",
    ]
    .map(String::from));
    let (mut small, mut shown) = ([0; 3], 0);
    for (domain, classes) in found.classes.iter().enumerate() {
        for (class, of) in classes.iter().enumerate().filter(|(_, of)| of.pools > 0) {
            let asked = asked[domain * CLASS_COUNT + class];
            let blocks = of.live_blocks * of.block_bytes;
            let parts = [asked, blocks.saturating_sub(asked), of.pool_bytes - blocks];
            if parts[1] + parts[2] < SHOWN_MIN_BYTES {
                shown += of.pools;
                (0..3).for_each(|part| small[part] += parts[part]);
                continue;
            }
            print_parts(
                DOMAINS[domain],
                &of.block_bytes.to_string(),
                of.pools,
                parts,
            );
        }
    }
    print_parts("", "others", shown, small);
    let spans =
        |of: &[pyrite_heap::SpanStatistics]| of.iter().map(|one| one.live_bytes).sum::<usize>();
    println!(
        "larger blocks: {} kB, {} kB asked for; pages without a block: {} kB; resident: {} kB, {} kB asked for",
        (spans(&found.runs) + spans(&found.large)) / KILOBYTE,
        large / KILOBYTE,
        found.cached_bytes / KILOBYTE,
        resident / KILOBYTE,
        trace.summary().peak_live_bytes as usize / KILOBYTE,
    );
    print_residence(resident);
}

/// Prints where the resident pages lie: with a block, in a pool but without one, in none, and outside the arenas.
fn print_residence(resident: usize) {
    let mut spans = own_table(SPANS, (0, 0));
    let mut count = 0;
    pyrite_heap::walk(&mut |span| {
        spans[count] = (span.start, span.bytes);
        count += 1;
    });
    spans = &mut spans[..count];
    let range = |of: &[(usize, usize)]| {
        let first = of.iter().map(|span| span.0).min().unwrap_or(0);
        let end = of.iter().map(|span| span.0 + span.1).max().unwrap_or(0);
        (
            first / ARENA_BYTES * ARENA_BYTES,
            end.next_multiple_of(ARENA_BYTES),
        )
    };
    let (first, end) = range(spans);
    let pages = own_table((end - first) / PAGE_BYTES, Use::Nothing);
    let at = |address: usize| (address - first) / PAGE_BYTES;
    for (start, bytes) in spans {
        pages[at(*start)..at(*start + *bytes)].fill(Use::Pool);
    }
    let mut blocks = |span: &pyrite_heap::Span, block: *mut u8| {
        pages[at(block.addr())..=at(block.addr() + span.block_bytes - 1)].fill(Use::Blocks);
    };
    // SAFETY: this program has no other thread that uses the heap.
    unsafe { pyrite_heap::walk_blocks(&mut blocks) };
    let bytes = |of: Use| {
        let mut sum = 0;
        for (page, _) in pages.iter().enumerate().filter(|(_, used)| **used == of) {
            sum += if is_resident(first + page * PAGE_BYTES) {
                PAGE_BYTES
            } else {
                0
            };
        }
        sum
    };
    let [blocks, pools, free] = [Use::Blocks, Use::Pool, Use::Nothing].map(bytes);
    println!(
        "resident: pages with a block: {} kB, of pools, without one: {} kB, in no pool: {} kB; tables and the rest: {} kB",
        blocks / KILOBYTE,
        pools / KILOBYTE,
        free / KILOBYTE,
        resident.saturating_sub(blocks + pools + free) / KILOBYTE,
    );
}

/// What a page of the arenas is good for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    Nothing,
    Pool,
    Blocks,
}

fn is_resident(page: usize) -> bool {
    let mut entry = [0; 8];
    let file = std::fs::File::open("/proc/self/pagemap").expect("/proc is mounted");
    let place = (page / PAGE_BYTES * entry.len()) as u64;
    std::os::unix::fs::FileExt::read_exact_at(&file, &mut entry, place)
        .expect("the system tells where a page is");
    u64::from_le_bytes(entry) >> 63 != 0
}

/// The domain whose pools serve a request: larger objects lie with the buffers.
fn home(domain: usize, bytes: usize) -> usize {
    if bytes > SMALL_MAX_BYTES {
        domain.min(1)
    } else {
        domain
    }
}

fn print_parts(domain: &str, class: &str, pools: usize, parts: [usize; 3]) {
    let [asked, rounded, free] = parts.map(|bytes| (bytes / KILOBYTE).to_string());
    row([
        domain.into(),
        class.into(),
        pools.to_string(),
        asked,
        rounded,
        free,
    ]);
}

fn row(cells: [String; 6]) {
    print!("|");
    for cell in cells {
        print!(" {cell:>13} |");
    }
    println!();
}
