//! A report survives being written and read, and no text makes the reader panic.

use pyrite_heap::{ClassStatistics, Domain, SpanStatistics, Statistics};
use pyrite_report::{Host, Install, Process, Report, SCHEMA, Unreadable};

/// A heap with something in every place.
fn statistics() -> Statistics {
    let mut statistics = Statistics::EMPTY;
    let class = |block_bytes, pools, live_blocks, free_blocks| ClassStatistics {
        block_bytes,
        pools,
        pool_bytes: pools * 4096,
        live_blocks,
        free_blocks,
    };
    statistics.classes[Domain::Raw as usize][0] = class(16, 1, 6, 250);
    statistics.classes[Domain::Mem as usize][31] = class(512, 2, 16, 0);
    statistics.classes[Domain::Obj as usize][31] = class(512, 1, 3, 5);
    statistics.classes[Domain::Obj as usize][32] = class(576, 1, 2, 5);
    statistics.classes[Domain::Mem as usize][33] = class(640, 2, 0, 12);
    statistics.classes[Domain::Obj as usize][33] = class(640, 1, 0, 6);
    statistics.classes[Domain::Raw as usize][34] = class(704, 1, 0, 5);
    statistics.runs[Domain::Mem as usize] = SpanStatistics {
        live_blocks: 2,
        live_bytes: 81920,
    };
    statistics.large[Domain::Raw as usize] = SpanStatistics {
        live_blocks: 1,
        live_bytes: 3 << 20,
    };
    statistics.arenas = 4;
    statistics.arenas_peak = 6;
    statistics.arenas_taken = 7;
    statistics.arenas_returned = 3;
    statistics.mapped_bytes = 4 << 20;
    statistics.mapped_peak_bytes = 6 << 20;
    statistics.cached_bytes = 65536;
    statistics.given_back_bytes = 1_500_000;
    statistics.metadata_bytes = 12288;
    statistics.threads = 2;
    statistics
}

fn report(statistics: Option<&Statistics>) -> Report {
    let host = Host {
        pid: 42,
        parent_pid: 41,
        executable: "/opt/bin/python3.13".to_owned(),
        arguments: vec!["python3.13".to_owned(), "a \"b\".py".to_owned()],
        python_version: Some("3.13.0".to_owned()),
        free_threaded: false,
    };
    let install = match statistics {
        Some(_) => Install {
            installed: true,
            domains: vec!["raw".to_owned(), "mem".to_owned(), "obj".to_owned()],
            ..Install::default()
        },
        None => Install {
            reason: Some("PYTHONMALLOC decides".to_owned()),
            pythonmalloc: Some("malloc".to_owned()),
            ..Install::default()
        },
    };
    let process = Process {
        elapsed_seconds: 1.25,
        user_seconds: 1.0,
        system_seconds: 0.125,
        peak_rss_bytes: 96 << 20,
        rss_bytes: 24 << 20,
        threads: 3,
    };
    Report::new(host, install, process, statistics)
}

#[test]
fn json_comes_back_as_it_went() {
    for statistics in [Some(&statistics()), None] {
        let report = report(statistics);
        let json = report.to_json();
        assert_eq!(Report::from_json(&json).expect("our own JSON"), report);
        assert!(
            json.contains(&format!("\"schema\": {SCHEMA}")) && json.ends_with("}\n"),
            "{json}"
        );
    }
}

#[test]
fn sums_are_those_of_the_parts() {
    let heap = report(Some(&statistics())).heap.expect("a heap");
    assert_eq!(heap.live_blocks, 6 + 16 + 3 + 2 + 2 + 1);
    assert_eq!(
        heap.live_bytes,
        96 + 16 * 512 + 3 * 512 + 2 * 576 + 81920 + (3 << 20)
    );
    let names: Vec<&str> = heap
        .domains
        .iter()
        .map(|domain| domain.name.as_str())
        .collect();
    assert_eq!(names, ["raw", "mem", "obj"]);
    assert_eq!(
        heap.domains[2].classes.len(),
        3,
        "only classes that have pools"
    );
}

/// The words of a line, so that the test does not hang on the number of spaces.
fn has_row(table: &str, words: &[&str]) -> bool {
    table
        .lines()
        .any(|line| line.split_whitespace().eq(words.iter().copied()))
}

#[test]
fn the_table_shows_what_was_counted() {
    let table = report(Some(&statistics())).to_table();
    let first = format!(
        "pyrite {}: python3.13 (pid 42, Python 3.13.0)",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(table.lines().next(), Some(first.as_str()));
    for line in [
        "on our heap: raw, mem, obj",
        "  peak RSS       96.0 MiB",
        "  RSS at the end 24.0 MiB",
        "  cached         64.0 KiB in pages without a block",
        "  mapped         4.0 MiB, at most 6.0 MiB",
        "  given back     1.4 MiB",
        "  arenas         4 of 1.0 MiB each, at most 6; 7 taken, 3 given back whole",
    ] {
        assert!(
            table.lines().any(|found| found == line),
            "{line:?} is missing in:\n{table}"
        );
    }
    // Mem and obj are added up; half of the first page and all of the other two are used.
    assert!(
        has_row(&table, &["512", "3", "19", "5", "9.5", "KiB", "79%"]),
        "{table}"
    );
    assert!(
        has_row(&table, &["576", "1", "2", "5", "1.1", "KiB", "28%"]),
        "{table}"
    );
    assert!(
        has_row(&table, &["2", "empty", "4", "0", "23", "0", "B", "0%"]),
        "classes without a live block share a row: {table}"
    );
    assert!(
        has_row(&table, &["all", "5", "2", "28", "1.1", "KiB", "6%"]),
        "{table}"
    );
    assert!(
        has_row(&table, &["runs", "of", "pages", "2", "80.0", "KiB"]),
        "{table}"
    );
    assert!(
        has_row(&table, &["arenas", "of", "their", "own", "1", "3.0", "MiB"]),
        "{table}"
    );
    let small = table
        .find("small blocks, up to 512 bytes")
        .expect("the small classes");
    let larger = table.find("larger blocks").expect("the larger classes");
    assert!(small < larger, "{table}");
}

#[test]
fn without_the_heap_the_table_says_why() {
    let table = report(None).to_table();
    assert!(
        table.contains("not on our heap (PYTHONMALLOC decides); PYTHONMALLOC=malloc"),
        "{table}"
    );
    assert!(!table.contains("the heap\n"), "{table}");
}

#[test]
fn another_schema_is_named() {
    let json = report(None)
        .to_json()
        .replace("\"schema\": 1", "\"schema\": 7");
    match Report::from_json(&json) {
        Err(Unreadable::Schema(7)) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn later_fields_are_passed_over() {
    let json = report(None)
        .to_json()
        .replacen('{', "{\"novelty\": [1, {}],", 1);
    assert_eq!(
        Report::from_json(&json).expect("one field more"),
        report(None)
    );
}

/// Every byte of a report cut off, replaced, or blown up: an error or a report, and a table for
/// each that is one.
#[test]
fn no_text_makes_it_panic() {
    let json = report(Some(&statistics())).to_json();
    for end in 0..json.len() {
        assert!(json.is_char_boundary(end));
        if json[..end].trim_end().len() < json.trim_end().len() {
            assert!(Report::from_json(&json[..end]).is_err(), "cut at {end}");
        }
    }
    let mut read = 0;
    for (place, byte) in json.bytes().enumerate() {
        for other in [b'9', b'-', b'"', b'{', b'e', b'\\'] {
            if other == byte {
                continue;
            }
            let mut changed = json.clone().into_bytes();
            changed[place] = other;
            let changed = String::from_utf8(changed).expect("ASCII");
            if let Ok(report) = Report::from_json(&changed) {
                read += 1;
                report.to_table();
            }
        }
    }
    assert!(
        read > 100,
        "most changed digits still make a report: {read}"
    );
    let nested = "[".repeat(100_000);
    assert!(Report::from_json(&nested).is_err());
}

/// The largest numbers that JSON can hold: sums stay at the top instead of wrapping.
#[test]
fn the_largest_numbers_are_added_up() {
    let mut report = report(Some(&statistics()));
    let heap = report.heap.as_mut().expect("a heap");
    for domain in &mut heap.domains {
        for class in &mut domain.classes {
            class.pools = u64::MAX;
            class.pool_bytes = u64::MAX;
            class.live_blocks = u64::MAX;
            class.free_blocks = u64::MAX;
        }
        domain.large.live_bytes = u64::MAX;
        domain.large.live_blocks = u64::MAX;
    }
    let back = Report::from_json(&report.to_json()).expect("our own JSON");
    let table = back.to_table();
    assert!(table.contains("18,446,744,073,709,551,615"), "{table}");
}
