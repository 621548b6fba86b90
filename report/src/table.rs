//! The table that people read.

use std::fmt::{self, Write};

use crate::heap::{Class, Heap, Span};
use crate::units::{Bytes, Count};
use crate::{Process, Report};

/// The whole table.
pub(crate) fn table(report: &Report) -> String {
    let mut text = String::new();
    write_table(report, &mut text).expect("a string takes everything");
    text
}

fn write_table(report: &Report, out: &mut String) -> fmt::Result {
    heading(report, out)?;
    installation(report, out)?;
    process(&report.process, out)?;
    if let Some(heap) = &report.heap {
        summary(heap, out)?;
        domains(heap, out)?;
        classes(heap, out)?;
    }
    Ok(())
}

/// `pyrite 0.1.0: python3.13 (pid 42, Python 3.13.0)`.
fn heading(report: &Report, out: &mut String) -> fmt::Result {
    let host = &report.host;
    let program = host.executable.rsplit('/').next().unwrap_or_default();
    write!(out, "pyrite {}: {program} (pid {}", report.pyrite, host.pid)?;
    if let Some(version) = &host.python_version {
        write!(out, ", Python {version}")?;
    }
    if host.free_threaded {
        write!(out, " free-threaded")?;
    }
    writeln!(out, ")")
}

/// Which domains run on the heap, and why the others do not.
fn installation(report: &Report, out: &mut String) -> fmt::Result {
    let install = &report.install;
    if install.installed {
        write!(out, "on our heap: {}", install.domains.join(", "))?;
        if install.debug_hooks {
            write!(out, ", under the host's debug hooks")?;
        }
    } else {
        write!(out, "not on our heap")?;
    }
    if let Some(reason) = &install.reason {
        write!(out, " ({reason})")?;
    }
    if let Some(value) = &install.pythonmalloc {
        write!(out, "; PYTHONMALLOC={value}")?;
    }
    writeln!(out)
}

/// One line of the two-column part.
fn fact(out: &mut String, label: &str, value: impl fmt::Display) -> fmt::Result {
    writeln!(out, "  {label:<14} {value}")
}

fn process(process: &Process, out: &mut String) -> fmt::Result {
    writeln!(out, "\nthe process")?;
    fact(
        out,
        "time",
        format_args!(
            "{:.3} s elapsed, {:.3} s of processor time",
            process.elapsed_seconds,
            process.cpu_seconds()
        ),
    )?;
    fact(out, "peak RSS", Bytes(process.peak_rss_bytes))?;
    fact(out, "RSS at the end", Bytes(process.rss_bytes))?;
    fact(out, "threads", process.threads)
}

fn summary(heap: &Heap, out: &mut String) -> fmt::Result {
    writeln!(out, "\nthe heap")?;
    fact(
        out,
        "live",
        format_args!(
            "{} in {} blocks",
            Bytes(heap.live_bytes),
            Count(heap.live_blocks)
        ),
    )?;
    fact(
        out,
        "cached",
        format_args!("{} in pages without a block", Bytes(heap.cached_bytes)),
    )?;
    fact(
        out,
        "mapped",
        format_args!(
            "{}, at most {}",
            Bytes(heap.mapped_bytes),
            Bytes(heap.mapped_peak_bytes)
        ),
    )?;
    fact(out, "given back", Bytes(heap.given_back_bytes))?;
    fact(out, "own tables", Bytes(heap.metadata_bytes))?;
    fact(
        out,
        "arenas",
        format_args!(
            "{} of {} each, at most {}; {} taken, {} given back whole",
            Count(heap.arenas),
            Bytes(heap.arena_bytes),
            Count(heap.arenas_peak),
            Count(heap.arenas_taken),
            Count(heap.arenas_returned)
        ),
    )?;
    fact(
        out,
        "threads",
        format_args!("{} with lists of their own", heap.threads),
    )
}

/// Small and larger blocks apart, as Python's documentation tells them apart.
fn domains(heap: &Heap, out: &mut String) -> fmt::Result {
    let small_max = heap.small_max_bytes;
    let small_label = format!("up to {small_max} B");
    writeln!(
        out,
        "\n{:>8} {small_label:>24} {:>24} {:>24}",
        "domain", "larger", "together"
    )?;
    let mut row = |name: &str, small: Span, larger: Span| {
        let mut both = small;
        both.add(&larger);
        write!(out, "{name:>8}")?;
        for span in [small, larger, both] {
            write!(
                out,
                " {:>12} {:>11}",
                Count(span.live_blocks),
                Bytes(span.live_bytes)
            )?;
        }
        writeln!(out)
    };
    let (mut all_small, mut all_larger) = (Span::default(), Span::default());
    for domain in &heap.domains {
        let small = domain.in_classes(|block_bytes| block_bytes <= small_max);
        let mut larger = domain.in_classes(|block_bytes| block_bytes > small_max);
        larger.add(&domain.runs);
        larger.add(&domain.large);
        row(&domain.name, small, larger)?;
        all_small.add(&small);
        all_larger.add(&larger);
    }
    row("all", all_small, all_larger)
}

/// The classes of all domains together, then what lies outside the pools.
fn classes(heap: &Heap, out: &mut String) -> fmt::Result {
    let mut sums: Vec<Class> = Vec::new();
    for class in heap.domains.iter().flat_map(|domain| &domain.classes) {
        match sums.binary_search_by_key(&class.block_bytes, |sum| sum.block_bytes) {
            Ok(found) => sums[found].add(class),
            Err(place) => sums.insert(place, *class),
        }
    }
    let (small, larger): (Vec<Class>, Vec<Class>) = sums
        .into_iter()
        .partition(|class| class.block_bytes <= heap.small_max_bytes);
    class_table(
        out,
        &format!("small blocks, up to {} bytes", heap.small_max_bytes),
        &small,
    )?;
    class_table(out, "larger blocks", &larger)?;
    let (mut runs, mut large) = (Span::default(), Span::default());
    for domain in &heap.domains {
        runs.add(&domain.runs);
        large.add(&domain.large);
    }
    for (label, span) in [("runs of pages", runs), ("arenas of their own", large)] {
        writeln!(
            out,
            "{label:>20} {:>14} {:>14} {:>11}",
            Count(span.live_blocks),
            "",
            Bytes(span.live_bytes)
        )?;
    }
    Ok(())
}

/// One part of the classes, with its sum. Classes without a live block share a row: at the exit of
/// a program they are most of them.
fn class_table(out: &mut String, title: &str, classes: &[Class]) -> fmt::Result {
    writeln!(out, "\n{title}")?;
    writeln!(
        out,
        "{:>10} {:>9} {:>14} {:>14} {:>11} {:>6}",
        "size", "pools", "live blocks", "free blocks", "live", "used"
    )?;
    let mut sum = Class::default();
    let mut live_bytes = 0u64;
    let (mut empty, mut empty_count) = (Class::default(), 0);
    for class in classes {
        if class.live_blocks == 0 {
            empty.add(class);
            empty_count += 1;
        } else {
            let label = class.block_bytes.to_string();
            row(out, &label, class, class.live_bytes())?;
        }
        sum.add(class);
        live_bytes = live_bytes.saturating_add(class.live_bytes());
    }
    if empty_count > 0 {
        row(out, &format!("{empty_count} empty"), &empty, 0)?;
    }
    row(out, "all", &sum, live_bytes)
}

fn row(out: &mut String, label: &str, class: &Class, live_bytes: u64) -> fmt::Result {
    write!(
        out,
        "{label:>10} {:>9} {:>14} {:>14} {:>11}",
        Count(class.pools),
        Count(class.live_blocks),
        Count(class.free_blocks),
        Bytes(live_bytes)
    )?;
    match class.pool_bytes {
        0 => writeln!(out, " {:>6}", "-"),
        bytes => writeln!(out, " {:>5.0}%", live_bytes as f64 * 100.0 / bytes as f64),
    }
}
