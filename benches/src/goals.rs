//! The goals in one table: what CPython and the best of the others do, what we do, what was wanted, and whether it is so.
//!
//! Each row is computed from the tables of other commands, whose raw data lie in `target/bench`; a row whose figures are
//! not there is left out and named.

use serde::Serialize;

use crate::allocators::Name;
use crate::habits;
use crate::report;
use crate::table::{Table, geometric_mean, save};
use crate::traces::PEAK_PER_BYTE;

/// What we have made up our minds to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wanted {
    /// So much of CPython's figure, at most.
    OfCpython(f64),
    /// So much of the best peer's, at most.
    OfPeer(f64),
    /// This figure, at most, and its unit.
    Value(f64, &'static str),
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Wanted::OfCpython(part) => write!(f, "{part:.2} of CPython"),
            Wanted::OfPeer(part) => write!(f, "{part:.2} of the peer"),
            Wanted::Value(value, unit) => write!(f, "at most {value}{unit}"),
        }
    }
}

/// The figures of one thing that is measured, by column.
#[derive(Clone, Debug, Default)]
struct Figures(Vec<(Name, f64)>);

impl Figures {
    fn of(&self, wanted: Name) -> Option<f64> {
        let found = self.0.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| *value)
    }

    /// The CPython built with a profile, where it was measured.
    fn cpython(&self) -> Option<f64> {
        self.of(Name::Python313).or_else(|| self.of(Name::Pymalloc))
    }

    /// The lowest of the others: another allocator, or a later CPython.
    fn best_peer(&self) -> Option<(Name, f64)> {
        let none = [Name::Pyrite, Name::Pymalloc, Name::Python313, Name::Floor];
        let peers = self.0.iter().filter(|(name, _)| !none.contains(name));
        peers
            .copied()
            .min_by(|one, other| one.1.total_cmp(&other.1))
    }
}

/// How a row comes out of a table.
enum Part {
    /// The geometric mean of all its rows.
    Mean,
    /// That of these rows.
    MeanOf(&'static [&'static str]),
    /// The row in which we stand worst beside CPython, which is named.
    WorstBesideCpython(&'static [&'static str]),
    /// The row in which we stand worst beside the best peer.
    WorstBesidePeer,
}

/// A row before it is computed.
struct Goal {
    what: &'static str,
    /// The title of the table, or how it begins.
    table: &'static str,
    part: Part,
    wanted: Wanted,
    /// The command that shows its limit.
    shown_by: &'static str,
}

/// A row of the table.
#[derive(Debug, Serialize)]
pub struct Line {
    what: String,
    cpython: Option<f64>,
    peer: Option<(Name, f64)>,
    pyrite: f64,
    goal: String,
    reached: Option<bool>,
    shown_by: &'static str,
}

const WARM: &str = "warm replay: processor time";
const FIRST: &str = "first replay, on an empty heap";
const EMPTY: &str = "resident memory a second after every block was freed";
const THREADS: &str = "threads: time that passed";
const INSTRUCTIONS: &str = "instructions for a malloc";
const OBJECTS: &str = "objects: ";
const COLLECTOR: &str = "collector: ";
/// Of five times as many objects.
const LARGE_COLLECTOR: &str = "collector, ";
const HABITS: &str = "habits: processor time";

// The commands are on the page.
const COUNTERS: &str = "`counters`";
const FAULTS: &str = "page faults, `replay`";
const HABIT_FAULTS: &str = "page faults, `habits`";
const INSTRUCTION_COUNTS: &str = "`instructions`";
const OBJECT_COUNTS: &str = "callgrind, `objects`";
const COLLECTOR_COUNTS: &str = "callgrind, `collector`";

/// What C code makes and drops most; their mean counts.
const COMMON_OBJECTS: &[&str] = &[
    "float",
    "tuple of 3",
    "list",
    "dict",
    "list, and one append",
    "dict set and delete",
    "str of 9 characters",
    "intern, hit",
    "intern, miss",
    "weak reference",
    "int of one digit, not shared",
];
const RANDOM: &[&str] = &["live, random graph of four edges"];
const LINKED: &[&str] = &["live, linked list, at random"];
const NEAR: &[&str] = &["live, binary tree", "live, list in order"];
const CONTAINERS: &[&str] = &["live, lists", "live, dicts"];
const LIVE: &[&str] = &[
    RANDOM[0],
    LINKED[0],
    NEAR[0],
    NEAR[1],
    CONTAINERS[0],
    CONTAINERS[1],
];
const FREED: &[&str] = &[
    "found dead and freed, random graph of four edges",
    "found dead and freed, linked list, at random",
    "found dead and freed, binary tree",
    "found dead and freed, list in order",
    "found dead and freed, lists",
    "found dead and freed, dicts",
];

const fn goal(
    what: &'static str,
    table: &'static str,
    part: Part,
    wanted: Wanted,
    shown_by: &'static str,
) -> Goal {
    Goal {
        what,
        table,
        part,
        wanted,
        shown_by,
    }
}

#[rustfmt::skip]
const GOALS: [Goal; 27] = {
    use Part::{Mean, MeanOf, WorstBesideCpython, WorstBesidePeer};
    use Wanted::{OfCpython, OfPeer, Value};
    [
        goal("traces, warm, ns an operation", WARM, Mean, OfPeer(0.85), COUNTERS),
        goal("traces, first pass, ns an operation", FIRST, Mean, OfPeer(1.0), FAULTS),
        goal("no trace slower than 0.75 of CPython", WARM, WorstBesideCpython(&[]), OfCpython(0.75), COUNTERS),
        goal("no trace above 1.10 of the best peer", WARM, WorstBesidePeer, OfPeer(1.10), COUNTERS),
        goal("resident bytes for each live byte at the peak", PEAK_PER_BYTE, Mean, Value(1.10, ""), "`waste`"),
        goal("resident with nothing alive, MB", EMPTY, Mean, OfCpython(1.0), "`memory`"),
        goal(habits::CROWDS, HABITS, MeanOf(&[habits::CROWDS]), OfPeer(1.10), HABIT_FAULTS),
        goal("a pair of 513 bytes to 32 KiB, ns", habits::ALONE, Mean, Value(8.0, " ns"), INSTRUCTION_COUNTS),
        goal(habits::LONG_LIST, HABITS, MeanOf(&[habits::LONG_LIST]), OfCpython(1.2), HABIT_FAULTS),
        goal(habits::SHORT_LIST, HABITS, MeanOf(&[habits::SHORT_LIST]), OfCpython(0.7), INSTRUCTION_COUNTS),
        goal("two threads, ns that pass", THREADS, MeanOf(&["two threads", "one hands over"]), OfPeer(1.0), "`scale`"),
        goal("instructions of a pair, 1000 blocks of 64 bytes", INSTRUCTIONS, MeanOf(&["64 bytes, 1000 alive"]), Value(48.0, ""), INSTRUCTION_COUNTS),
        goal("plain object made and dropped, ns", OBJECTS, MeanOf(&["plain object by tp_alloc"]), OfCpython(0.65), OBJECT_COUNTS),
        goal("the same of the collector's, ns", OBJECTS, MeanOf(&["GC object by tp_alloc"]), OfCpython(0.55), OBJECT_COUNTS),
        goal("eleven common objects, ns", OBJECTS, MeanOf(COMMON_OBJECTS), OfCpython(0.5), OBJECT_COUNTS),
        goal("none of the eleven slower", OBJECTS, WorstBesideCpython(COMMON_OBJECTS), OfCpython(1.0), OBJECT_COUNTS),
        goal("full collection, random graph, ns an object", COLLECTOR, MeanOf(RANDOM), OfCpython(0.12), COLLECTOR_COUNTS),
        goal("the same, five times as many objects", LARGE_COLLECTOR, MeanOf(RANDOM), OfCpython(0.12), COLLECTOR_COUNTS),
        goal("randomly linked list", COLLECTOR, MeanOf(LINKED), OfCpython(0.3), COLLECTOR_COUNTS),
        goal("near heaps: binary tree, list in order", COLLECTOR, MeanOf(NEAR), OfCpython(0.6), COLLECTOR_COUNTS),
        goal("lists, dicts", COLLECTOR, MeanOf(CONTAINERS), OfCpython(0.5), COLLECTOR_COUNTS),
        goal("geometric mean of the live shapes", COLLECTOR, MeanOf(LIVE), OfCpython(0.33), COLLECTOR_COUNTS),
        goal("cyclic garbage found and freed", COLLECTOR, MeanOf(FREED), OfCpython(0.6), COLLECTOR_COUNTS),
        goal("half of the heap dead", COLLECTOR, MeanOf(&["half of the heap dead"]), OfCpython(0.4), COLLECTOR_COUNTS),
        goal("growing, what collections add to an object", COLLECTOR, MeanOf(&["growing, what collections add to an object"]), OfCpython(0.3), COLLECTOR_COUNTS),
        goal("growing, longest pause, ms", COLLECTOR, MeanOf(&["growing, longest pause, ms"]), OfCpython(0.2), COLLECTOR_COUNTS),
        goal("resident bytes of a GC object of 48 bytes", COLLECTOR, MeanOf(&["resident bytes of an object of 48 bytes"]), Value(50.0, ""), "[its layout](collector.md)"),
    ]
};

/// Prints the table from what is kept.
pub fn print() -> Result<(), String> {
    let tables = report::kept_tables()?;
    let mut lines = Vec::new();
    for goal in &GOALS {
        match goal.line(&tables) {
            Some(line) => lines.push(line),
            None => eprintln!("not measured: {} (table {})", goal.what, goal.table),
        }
    }
    println!("\ngoals: ns of processor time, or what the row says");
    println!(
        "| | CPython | best peer | | pyrite | to CPython | to the peer | goal | reached | its limit is shown by |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for line in &lines {
        line.print();
    }
    let reached = lines.iter().filter(|line| line.reached == Some(true));
    println!(
        "\n{} of {} goals are reached.",
        reached.count(),
        lines.len()
    );
    save("goals", &lines)
}

impl Goal {
    fn line(&self, tables: &[Table]) -> Option<Line> {
        let table = tables
            .iter()
            .find(|table| table.title().starts_with(self.table))?;
        let (row, figures) = match self.part {
            Part::Mean => (None, mean(table, |_| true)),
            Part::MeanOf(rows) => (None, mean(table, |name| rows.contains(&name))),
            Part::WorstBesideCpython(rows) => worst(
                table,
                |name| rows.is_empty() || rows.contains(&name),
                Figures::cpython,
            )?,
            Part::WorstBesidePeer => {
                worst(table, |_| true, |figures| Some(figures.best_peer()?.1))?
            }
        };
        let pyrite = figures.of(Name::Pyrite)?;
        let (cpython, peer) = (figures.cpython(), figures.best_peer());
        let reached = match self.wanted {
            Wanted::OfCpython(part) => cpython.map(|value| pyrite <= part * value),
            Wanted::OfPeer(part) => peer.map(|(_, value)| pyrite <= part * value),
            Wanted::Value(most, _) => Some(pyrite <= most),
        };
        let what = match row {
            Some(row) => format!("{}: {row}", self.what),
            None => self.what.into(),
        };
        Some(Line {
            what,
            cpython,
            peer,
            pyrite,
            goal: self.wanted.to_string(),
            reached,
            shown_by: self.shown_by,
        })
    }
}

/// The figures of one row of a table.
fn figures(table: &Table, values: &[Option<f64>]) -> Figures {
    let columns = table.columns().iter().copied();
    let pairs = columns
        .zip(values)
        .filter_map(|(name, value)| Some((name, (*value)?)));
    Figures(pairs.collect())
}

/// Each column's geometric mean over the rows wanted, one row's figure as it is: a difference may be below zero. A column
/// that lacks one of the rows has none.
fn mean(table: &Table, wanted: impl Fn(&str) -> bool) -> Figures {
    let rows: Vec<Figures> = table
        .rows()
        .iter()
        .filter(|(name, _)| wanted(name))
        .map(|(_, values)| figures(table, values))
        .collect();
    let of = |name: &Name| {
        let values: Vec<f64> = rows
            .iter()
            .map(|row| row.of(*name))
            .collect::<Option<_>>()?;
        let mean = match values[..] {
            [only] => only,
            _ => geometric_mean(values)?,
        };
        Some((*name, mean))
    };
    Figures(table.columns().iter().filter_map(of).collect())
}

/// The row wanted in which our figure is highest beside `other`'s.
fn worst(
    table: &Table,
    wanted: impl Fn(&str) -> bool,
    other: impl Fn(&Figures) -> Option<f64>,
) -> Option<(Option<String>, Figures)> {
    let rows = table.rows().iter().filter(|(name, _)| wanted(name));
    rows.filter_map(|(name, values)| {
        let figures = figures(table, values);
        let ratio = figures.of(Name::Pyrite)? / other(&figures)?;
        Some((ratio, Some(name.clone()), figures))
    })
    .max_by(|one, another| one.0.total_cmp(&another.0))
    .map(|(_, name, figures)| (name, figures))
}

impl Line {
    fn print(&self) {
        let shown = |value: Option<f64>| value.map_or("-".into(), significant);
        let ratio = |other: Option<f64>| {
            let ratio = other.map(|other| self.pyrite / other);
            ratio.map_or("-".into(), |ratio| format!("{ratio:.2}"))
        };
        let peer = self.peer.map(|(_, value)| value);
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            self.what,
            shown(self.cpython),
            shown(peer),
            self.peer.map_or("-".into(), |(name, _)| name.heading()),
            significant(self.pyrite),
            ratio(self.cpython),
            ratio(peer),
            self.goal,
            match self.reached {
                Some(true) => "yes",
                Some(false) => "no",
                None => "-",
            },
            self.shown_by
        );
    }
}

/// Three digits, or all before the point.
fn significant(value: f64) -> String {
    let decimals = match value.abs() {
        100.0.. => 0,
        10.0.. => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(title: &str) -> Table {
        let columns = [
            Name::Pyrite,
            Name::Pymalloc,
            Name::Mimalloc,
            Name::Python313,
        ];
        let mut table = Table::new(title, &columns, 1);
        table.row("json", vec![Some(8.0), Some(16.0), Some(10.0), Some(10.0)]);
        table.row("web", vec![Some(2.0), Some(9.0), Some(2.5), Some(10.0)]);
        table
    }

    fn line(wanted: Wanted, part: Part) -> Line {
        goal("what", "warm", part, wanted, "")
            .line(&[table("other"), table("warm replay")])
            .unwrap()
    }

    #[test]
    fn means_stand_beside_the_cpython_with_a_profile_and_the_best_of_the_others() {
        let line = line(Wanted::OfPeer(0.81), Part::Mean);
        assert_eq!(line.reached, Some(true));
        assert!((line.pyrite - 4.0).abs() < 1e-9 && (line.cpython.unwrap() - 10.0).abs() < 1e-9);
        let (name, value) = line.peer.unwrap();
        assert!(name == Name::Mimalloc && (value - 5.0).abs() < 1e-9);
    }

    #[test]
    fn the_worst_row_is_named_and_what_is_missed_says_so() {
        let line = line(Wanted::OfCpython(0.75), Part::WorstBesideCpython(&[]));
        assert_eq!(
            (line.what.as_str(), line.reached),
            ("what: json", Some(false))
        );
        let line = self::line(Wanted::Value(8.0, " ns"), Part::MeanOf(&["json"]));
        assert_eq!(
            (line.goal.as_str(), line.reached),
            ("at most 8 ns", Some(true))
        );
    }

    #[test]
    fn a_difference_may_be_below_zero() {
        let mut table = table("warm replay");
        table.row("added", vec![Some(-5.0), Some(7.0), Some(6.0), Some(9.0)]);
        let line = goal(
            "what",
            "warm",
            Part::MeanOf(&["added"]),
            Wanted::OfCpython(0.3),
            "",
        )
        .line(&[table])
        .unwrap();
        assert!(line.reached == Some(true) && (line.pyrite + 5.0).abs() < 1e-9);
    }

    #[test]
    fn what_was_not_measured_has_no_line() {
        let goal = goal("what", "cold", Part::Mean, Wanted::OfPeer(1.0), "");
        assert!(goal.line(&[table("warm replay")]).is_none());
    }

    #[test]
    fn three_digits_are_shown() {
        let shown: Vec<String> = [0.997, 12.34, 1234.5].map(significant).into();
        assert_eq!(shown, ["1.00", "12.3", "1234"]);
    }
}
