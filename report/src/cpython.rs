//! The layout of CPython 3.13's `_PyObject_DebugMallocStats`, with our numbers in it.

use std::fmt::{self, Write};

use pyrite_heap::{ClassStatistics, Domain, SMALL_MAX_BYTES, Statistics};

use crate::units::Count;

/// Small classes are 16 bytes apart.
const SMALL_CLASSES: usize = SMALL_MAX_BYTES / 16;

/// Writes the statistics as `_PyObject_DebugMallocStats` of CPython 3.13 does, line for line.
/// Allocates nothing.
///
/// What CPython's words mean here:
/// - Its pools serve the domains mem and obj, so the table of classes counts these two.
/// - An arena of ours holds other things beside small blocks: raw blocks, larger ones. They are what
///   is lost to the small ones, and stand in the line `# bytes lost to arena alignment`: arenas
///   themselves lose nothing to that.
/// - A pool is a page; an unused one is a page of an arena that belongs to nobody now.
/// - Pools have no header: 0 bytes are lost to them.
/// - In place of the arena map stand the heap's own tables: all their bytes in its root.
pub fn cpython_stats(statistics: &Statistics, out: &mut dyn Write) -> fmt::Result {
    let small = classes(statistics, out)?;
    writeln!(out)?;
    arenas(statistics, out)?;
    writeln!(out)?;
    bytes(statistics, &small, out)?;
    writeln!(out)?;
    own_tables(statistics, out)
}

/// The table of classes; what its pools are together.
fn classes(statistics: &Statistics, out: &mut dyn Write) -> Result<Small, fmt::Error> {
    writeln!(
        out,
        "Small block threshold = {SMALL_MAX_BYTES}, in {SMALL_CLASSES} size classes.\n\n\
         class   size   num pools   blocks in use  avail blocks\n\
         -----   ----   ---------   -------------  ------------"
    )?;
    let mut small = Small::default();
    for index in 0..SMALL_CLASSES {
        let class = small_class(statistics, index);
        if class.pools == 0 {
            continue;
        }
        let ClassStatistics {
            block_bytes,
            pools,
            live_blocks,
            free_blocks,
            ..
        } = class;
        writeln!(
            out,
            "{index:5} {block_bytes:6} {pools:11} {live_blocks:15} {free_blocks:13}"
        )?;
        small.add(&class);
    }
    Ok(small)
}

fn arenas(statistics: &Statistics, out: &mut dyn Write) -> fmt::Result {
    let (arenas, arena_bytes) = (statistics.arenas, statistics.arena_bytes);
    lines(
        out,
        [
            ("# arenas allocated total", statistics.arenas_taken),
            ("# arenas reclaimed", statistics.arenas_returned),
            ("# arenas highwater mark", statistics.arenas_peak),
            ("# arenas allocated current", arenas),
        ],
    )?;
    line(
        out,
        format_args!("{arenas} arenas * {arena_bytes} bytes/arena"),
        in_arenas(statistics),
    )
}

/// What the bytes of the arenas are used for.
fn bytes(statistics: &Statistics, small: &Small, out: &mut dyn Write) -> fmt::Result {
    let other = other_bytes(statistics);
    let page_bytes = statistics.page_bytes;
    let unused = in_arenas(statistics)
        .saturating_sub(small.pool_bytes)
        .saturating_sub(other);
    let unused_pools = unused.checked_div(page_bytes).unwrap_or(0);
    lines(
        out,
        [
            ("# bytes in allocated blocks", small.live_bytes),
            ("# bytes in available blocks", small.free_bytes),
        ],
    )?;
    line(
        out,
        format_args!("{unused_pools} unused pools * {page_bytes} bytes"),
        unused,
    )?;
    lines(
        out,
        [
            ("# bytes lost to pool headers", 0),
            ("# bytes lost to quantization", small.lost_bytes()),
            ("# bytes lost to arena alignment", other),
            ("Total", small.pool_bytes + unused + other),
        ],
    )
}

fn own_tables(statistics: &Statistics, out: &mut dyn Write) -> fmt::Result {
    writeln!(out, "arena map counts")?;
    lines(
        out,
        [("# arena map mid nodes", 0), ("# arena map bot nodes", 0)],
    )?;
    writeln!(out)?;
    lines(
        out,
        [
            ("# bytes lost to arena map root", statistics.metadata_bytes),
            ("# bytes lost to arena map mid", 0),
            ("# bytes lost to arena map bot", 0),
            ("Total", statistics.metadata_bytes),
        ],
    )
}

fn in_arenas(statistics: &Statistics) -> usize {
    statistics.arenas.saturating_mul(statistics.arena_bytes)
}

fn lines<const N: usize>(out: &mut dyn Write, rows: [(&str, usize); N]) -> fmt::Result {
    rows.into_iter()
        .try_for_each(|(label, value)| line(out, format_args!("{label}"), value))
}

/// One sum: the label, an equals sign in column 35, the number in the 21 columns behind it.
fn line(out: &mut dyn Write, label: fmt::Arguments<'_>, value: usize) -> fmt::Result {
    let mut counter = Padded { out, width: 0 };
    counter.write_fmt(label)?;
    let Padded { out, width } = counter;
    let padding = 35usize.saturating_sub(width);
    writeln!(out, "{:padding$}={:>21}", "", Count(value as u64))
}

/// Passes text on and counts its characters, all of them ASCII.
struct Padded<'a> {
    out: &'a mut dyn Write,
    width: usize,
}

impl Write for Padded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.width += text.len();
        self.out.write_str(text)
    }
}

/// The small pools of mem and obj together.
///
/// `pool_bytes = live_bytes + free_bytes + lost_bytes()`.
#[derive(Default)]
struct Small {
    pool_bytes: usize,
    live_bytes: usize,
    free_bytes: usize,
}

impl Small {
    fn add(&mut self, class: &ClassStatistics) {
        self.pool_bytes += class.pool_bytes;
        self.live_bytes += class.live_blocks * class.block_bytes;
        self.free_bytes += class.free_blocks * class.block_bytes;
    }

    /// What is left of each page behind its last block.
    fn lost_bytes(&self) -> usize {
        self.pool_bytes
            .saturating_sub(self.live_bytes + self.free_bytes)
    }
}

/// One class of mem and obj together.
fn small_class(statistics: &Statistics, index: usize) -> ClassStatistics {
    let mem = &statistics.classes[Domain::Mem as usize][index];
    let obj = &statistics.classes[Domain::Obj as usize][index];
    ClassStatistics {
        block_bytes: mem.block_bytes.max(obj.block_bytes),
        pools: mem.pools + obj.pools,
        pool_bytes: mem.pool_bytes + obj.pool_bytes,
        live_blocks: mem.live_blocks + obj.live_blocks,
        free_blocks: mem.free_blocks + obj.free_blocks,
    }
}

/// Memory in arenas that is not in the small pools of mem and obj.
fn other_bytes(statistics: &Statistics) -> usize {
    let raw = &statistics.classes[Domain::Raw as usize];
    let raw_small: usize = raw[..SMALL_CLASSES]
        .iter()
        .map(|class| class.pool_bytes)
        .sum();
    let larger: usize = statistics
        .classes
        .iter()
        .flat_map(|classes| &classes[SMALL_CLASSES..])
        .map(|class| class.pool_bytes)
        .sum();
    let spans: usize = statistics
        .runs
        .iter()
        .chain(&statistics.large)
        .map(|span| span.live_bytes)
        .sum();
    raw_small + larger + spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(statistics: &Statistics) -> String {
        let mut text = String::new();
        cpython_stats(statistics, &mut text).expect("a string takes everything");
        text
    }

    fn sample() -> Statistics {
        let mut statistics = Statistics::EMPTY;
        statistics.arenas = 2;
        statistics.arenas_peak = 4;
        statistics.arenas_taken = 5;
        statistics.arenas_returned = 3;
        statistics.metadata_bytes = 65536;
        let class = |block_bytes, pools, live_blocks, free_blocks| ClassStatistics {
            block_bytes,
            pools,
            pool_bytes: pools * 4096,
            live_blocks,
            free_blocks,
        };
        statistics.classes[Domain::Mem as usize][0] = class(16, 1, 27, 229);
        statistics.classes[Domain::Obj as usize][2] = class(48, 2, 100, 70);
        statistics.classes[Domain::Raw as usize][2] = class(48, 3, 1, 254);
        statistics.classes[Domain::Obj as usize][SMALL_CLASSES] = class(576, 1, 3, 4);
        statistics.runs[Domain::Mem as usize].live_bytes = 32768;
        statistics
    }

    /// Lines of CPython 3.13.0 itself, where ours must be the same to the letter.
    #[test]
    fn the_layout_is_cpythons() {
        let text = text(&sample());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..7],
            [
                "Small block threshold = 512, in 32 size classes.",
                "",
                "class   size   num pools   blocks in use  avail blocks",
                "-----   ----   ---------   -------------  ------------",
                "    0     16           1              27           229",
                "    2     48           2             100            70",
                "",
            ]
        );
        assert_eq!(
            lines[7..13],
            [
                "# arenas allocated total           =                    5",
                "# arenas reclaimed                 =                    3",
                "# arenas highwater mark            =                    4",
                "# arenas allocated current         =                    2",
                "2 arenas * 1048576 bytes/arena     =            2,097,152",
                "",
            ]
        );
    }

    #[test]
    fn the_parts_of_the_arenas_add_up_to_their_total() {
        let text = text(&sample());
        let numbers: Vec<(&str, u64)> = text
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter_map(|(label, value)| {
                Some((label.trim(), value.trim().replace(',', "").parse().ok()?))
            })
            .collect();
        let first = numbers
            .iter()
            .position(|(label, _)| *label == "# bytes in allocated blocks");
        let first = first.expect("the parts are listed");
        let total = numbers
            .iter()
            .position(|(label, _)| *label == "Total")
            .expect("a total");
        let sum: u64 = numbers[first..total].iter().map(|(_, value)| value).sum();
        assert_eq!(sum, 2 << 20);
        assert_eq!(numbers[total].1, 2 << 20);
        // 3 pages of raw pools, one larger pool, one run of pages.
        assert!(numbers.contains(&("# bytes lost to arena alignment", 4 * 4096 + 32768)));
    }

    #[test]
    fn an_empty_heap_has_no_class_lines() {
        let text = text(&Statistics::EMPTY);
        assert!(
            text.contains("------------\n\n# arenas allocated total"),
            "{text}"
        );
    }
}
