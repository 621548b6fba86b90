//! Writes `docs/coverage.md`.

use std::fmt::Write as _;

use crate::chapter::Entry;
use crate::exports::Export;
use crate::programs::Program;

/// So many programs are named for one name. How many others there are is not said, or each new one would change the page.
const NAMED: usize = 3;

const INTRODUCTION: &str = "\
# What libpyrite.so has of CPython's C API

Written by `make matrix` from `tests/coverage/names.tsv` (the names), `exported-symbols.txt` (what the library
exports) and `c_tests/` (what is run on CPython and on pyrite, with equal output); a test sees to it that it is current.

- **done**: exported, and a program of `c_tests/` uses it: by its name, or by a macro or an inline function of CPython's
  headers that does.
- **partial**: exported, but something is missing: what it says, or a program of `c_tests/`.
- **absent**: not exported. A program that needs it does not link.
";

enum Status {
    Done(String),
    Partial(String),
    Absent,
}

impl Status {
    fn of(entry: &Entry, exports: &[Export], programs: &[Program]) -> Status {
        if !exports.iter().any(|export| export.name == entry.name) {
            return Status::Absent;
        }
        match (&entry.lacks, shown_by(&entry.name, programs)) {
            (Some(lacks), _) => Status::Partial(lacks.clone()),
            (None, None) => Status::Partial("no program uses it".into()),
            (None, Some(programs)) => Status::Done(programs),
        }
    }
}

/// The page.
pub fn write(chapter: &[Entry], exports: &[Export], programs: &[Program]) -> String {
    let rated: Vec<_> = chapter
        .iter()
        .map(|entry| (entry, Status::of(entry, exports, programs)))
        .collect();
    let mut page = String::from(INTRODUCTION);
    page += "\n## By area\n\n";
    page += &summary(&rated);
    let mut area = "";
    for (entry, status) in &rated {
        if entry.area != area {
            area = &entry.area;
            let _ = write!(page, "\n### {}{}\n\n", area[..1].to_uppercase(), &area[1..]);
            page += "| name | header | status | shown by, or lacking |\n|---|---|---|---|\n";
        }
        let header = entry.header.as_deref().unwrap_or("none");
        let (word, why) = match status {
            Status::Done(why) => ("done", why.as_str()),
            Status::Partial(why) => ("partial", why.as_str()),
            Status::Absent => ("absent", ""),
        };
        let _ = writeln!(page, "| `{}` | {header} | {word} | {why} |", entry.name);
    }
    let (own, others): (Vec<_>, Vec<_>) = exports
        .iter()
        .filter(|export| !chapter.iter().any(|entry| entry.name == export.name))
        .partition(|export| export.name.starts_with("pyrite_"));
    page += "\n## Beyond it\n\nWhat else is exported under CPython's names, since programs need it.\n\n";
    page += &rest(&others, programs);
    if !own.is_empty() {
        page += "\n## Our own\n\nWhat CPython does not have; [`pyrite.h`](../include/pyrite.h) says what each does.\n\n";
        page += "| name |\n|---|\n";
        for export in own {
            let _ = writeln!(page, "| `{}` |", export.name);
        }
    }
    page
}

/// Counts by area, and their sums.
fn summary(rated: &[(&Entry, Status)]) -> String {
    let mut areas: Vec<(&str, [usize; 3])> = Vec::new();
    let mut sums = [0; 3];
    for (entry, status) in rated {
        if areas.last().is_none_or(|(area, _)| *area != entry.area) {
            areas.push((&entry.area, [0; 3]));
        }
        let column = match status {
            Status::Done(_) => 0,
            Status::Partial(_) => 1,
            Status::Absent => 2,
        };
        if let Some((_, counts)) = areas.last_mut() {
            counts[column] += 1;
        }
        sums[column] += 1;
    }
    let mut text =
        String::from("| area | names | done | partial | absent |\n|---|--:|--:|--:|--:|\n");
    let mut line = |area: &str, [done, partial, absent]: [usize; 3]| {
        let names = done + partial + absent;
        let _ = writeln!(text, "| {area} | {names} | {done} | {partial} | {absent} |");
    };
    for (area, counts) in areas {
        line(area, counts);
    }
    line("**all**", sums);
    text
}

/// Exports that are not of the chapter, by header.
fn rest(exports: &[&Export], programs: &[Program]) -> String {
    let mut sorted = exports.to_vec();
    sorted.sort_by_key(|export| (&export.header, &export.name));
    let mut text = String::from("| name | declared in | shown by |\n|---|---|---|\n");
    for export in sorted {
        let programs = shown_by(&export.name, programs).unwrap_or("no program".into());
        let _ = writeln!(
            text,
            "| `{}` | {} | {programs} |",
            export.name, export.header
        );
    }
    text
}

/// The programs that use the name.
fn shown_by(name: &str, programs: &[Program]) -> Option<String> {
    let using: Vec<_> = programs
        .iter()
        .filter(|program| program.uses(name))
        .collect();
    if using.first()?.name == "harness.h" {
        return Some("every program that goes through the domains".into());
    }
    let named: Vec<_> = using
        .iter()
        .take(NAMED)
        .map(|program| format!("`{}`", program.name))
        .collect();
    let more = using.len() - named.len();
    Some(match more {
        0 => named.join(", "),
        _ => format!("{} and more", named.join(", ")),
    })
}
