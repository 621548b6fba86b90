//! The written pages say what is true: links lead somewhere, and what `docs/command.md`,
//! `docs/configuration.md` and the help name is what there is.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Command;
use pyrite_heap::{ClassStatistics, Statistics};
use pyrite_report::{Host, Install, Process, Report};
use serde_json::Value;

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("the workspace").to_owned()
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All Markdown files of the repository.
fn pages() -> Vec<PathBuf> {
    let mut folders = vec![root()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let kind = entry.file_type().expect("its kind");
            // Where cargo builds, here or wherever else in the repository.
            let built = path.join("CACHEDIR.TAG").exists();
            if kind.is_dir() && !built && !name.as_encoded_bytes().starts_with(b".") {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                pages.push(path);
            }
        }
    }
    pages
}

/// The text without what stands between fences.
fn prose(text: &str) -> String {
    let mut inside = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if !inside {
            prose += line;
            prose += "\n";
        }
    }
    prose
}

/// Where the links of a text lead.
fn links(text: &str) -> Vec<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split_whitespace().next().unwrap_or("").to_owned())
        .collect()
}

/// The name by which a heading can be linked to.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_matches(['#', ' ']).to_lowercase();
    plain
        .chars()
        .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

/// What is wrong with a link from `page`; nothing about links to other sites.
fn broken(page: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
    let file = match file {
        "" => page.to_owned(),
        file => page.parent().expect("its folder").join(file),
    };
    if !file.exists() {
        return Some(format!("{}: nothing at {target}", page.display()));
    }
    if !fragment.is_empty() {
        let text = fs::read_to_string(&file).expect("a page");
        let headings = prose(&text);
        let mut headings = headings.lines().filter(|line| line.starts_with('#'));
        if !headings.any(|heading| anchor(heading) == fragment) {
            return Some(format!("{}: no heading for {target}", page.display()));
        }
    }
    None
}

#[test]
fn links_lead_somewhere() {
    let pages = pages();
    for name in ["README.md", "docs/README.md", "docs/command.md"] {
        assert!(pages.contains(&root().join(name)), "{name} is looked at");
    }
    let mut count = 0;
    let mut wrong = Vec::new();
    for page in &pages {
        let text = prose(&fs::read_to_string(page).expect("a page"));
        let links = links(&text);
        count += links.len();
        wrong.extend(links.iter().filter_map(|target| broken(page, target)));
    }
    assert!(count > 5, "{count} links were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn broken_links_are_found() {
    let page = root().join("docs/README.md");
    for (target, wrong) in [
        ("https://example.org/none", false),
        ("design.md", false),
        ("../README.md#limits-first", false),
        ("no-such-page.md", true),
        ("../README.md#no-such-heading", true),
    ] {
        assert_eq!(broken(&page, target).is_some(), wrong, "{target}");
    }
    assert_eq!(links("[a](b.md), [c](d.md#e \"f\")"), ["b.md", "d.md#e"]);
    assert_eq!(anchor("## The `pyrite` command"), "the-pyrite-command");
}

/// All pages of `docs/` can be reached from its first page.
#[test]
fn the_list_of_pages_is_complete() {
    let listed = links(&read("docs/README.md"));
    for page in fs::read_dir(root().join("docs")).expect("docs").flatten() {
        let name = page.file_name().to_string_lossy().into_owned();
        if name.ends_with(".md") && name != "README.md" {
            assert!(
                listed.contains(&name),
                "docs/README.md does not list {name}"
            );
        }
    }
}

/// `make TARGET` in a page is a target of the Makefile.
#[test]
fn the_targets_exist() {
    let makefile = read("Makefile");
    let mut count = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        for part in ["`make ", "\n    make "]
            .iter()
            .flat_map(|start| text.split(start).skip(1))
        {
            let end = part.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-');
            let target = &part[..end.unwrap_or(part.len())];
            if !target.is_empty() {
                count += 1;
                let rule = format!("\n{target}:");
                assert!(
                    makefile.contains(&rule),
                    "{}: make {target}",
                    page.display()
                );
            }
        }
    }
    assert!(count > 5);
}

/// First cells of the rows of all tables in a text, the parts in backquotes.
fn first_cells(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    rows.flat_map(|row| {
        let cell = row.split(" |").next().expect("a cell");
        let parts = cell.split('`').skip(1).step_by(2);
        parts.map(str::to_owned).collect::<Vec<_>>()
    })
    .collect()
}

/// A part of a page, from one heading to the next of its level.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let start = page.find(&format!("## {heading}\n")).expect(heading);
    let rest = &page[start + 3..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

#[test]
fn every_option_is_described() {
    let page = read("docs/command.md");
    let described: BTreeSet<String> = first_cells(section(&page, "Options"))
        .into_iter()
        .map(|cell| cell.split(' ').next().expect("the option").to_owned())
        .collect();
    let command = pyrite_cli::command();
    let run = command.find_subcommand("run").expect("run");
    let real: BTreeSet<String> = run
        .get_opts()
        .filter_map(|option| option.get_long())
        .map(|long| format!("--{long}"))
        .collect();
    assert_eq!(described, real);
}

fn long_help(command: &Command) -> String {
    command.clone().render_long_help().to_string()
}

#[test]
fn every_status_is_described() {
    let page = read("docs/command.md");
    let described: BTreeSet<&str> = section(&page, "Exit status")
        .lines()
        .filter_map(|line| line.strip_prefix("| 1"))
        .map(|row| row.split(' ').next().expect("the status"))
        .collect();
    let help = long_help(&pyrite_cli::command());
    let real: BTreeSet<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  1"))
        .map(|row| row.split(' ').next().expect("the status"))
        .collect();
    assert_eq!(described, real);
    assert!(real.len() >= 8, "{real:?}");
}

#[test]
fn every_key_of_the_variable_is_described() {
    let mut complaint = String::new();
    pyrite_conf::Conf::parse(b"nonsense:1", |mistake| complaint = mistake.to_string());
    let (_, keys) = complaint.split_once("valid keys are ").expect("the keys");
    let real: BTreeSet<String> = keys.split(", ").map(str::to_owned).collect();
    let page = read("docs/configuration.md");
    assert_eq!(first_cells(section(&page, "Keys")), real);
    let command = pyrite_cli::command();
    let help = long_help(command.find_subcommand("run").expect("run"));
    for key in real {
        assert!(help.contains(&key), "--help does not name {key}");
    }
}

#[test]
fn the_decay_time_is_right() {
    let decay = format!("{} unless told", pyrite_heap::settings().decay_ms);
    assert!(read("docs/command.md").contains(&decay), "{decay}");
    let keys = read("docs/configuration.md");
    let row = keys.lines().find(|line| line.starts_with("| `decay_ms`"));
    let cells: Vec<&str> = row.expect("its row").split(" | ").collect();
    assert_eq!(cells[2], pyrite_heap::settings().decay_ms.to_string());
    let default = format!("[default: {}]", pyrite_heap::settings().decay_ms);
    let command = pyrite_cli::command();
    let help = long_help(command.find_subcommand("run").expect("run"));
    assert!(help.contains(&default), "{default}");
}

/// Names of all that is neither an object nor a list: `a.b`, and `a[]` for what is in a list.
fn names(value: &Value, name: &str, names_so_far: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let dot = if name.is_empty() { "" } else { "." };
                names(value, &format!("{name}{dot}{field}"), names_so_far);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                names(item, &format!("{name}[]"), names_so_far);
            }
        }
        _ => {
            names_so_far.insert(name.to_owned());
        }
    }
}

#[test]
fn every_field_of_a_report_is_described() {
    let mut statistics = Statistics::EMPTY;
    statistics.classes[0][0] = ClassStatistics {
        block_bytes: 16,
        pools: 1,
        pool_bytes: 4096,
        live_blocks: 1,
        free_blocks: 255,
    };
    let install = Install {
        domains: vec!["raw".to_owned()],
        ..Install::default()
    };
    let host = Host {
        arguments: vec!["python3".to_owned()],
        ..Host::default()
    };
    let report = Report::new(host, install, Process::default(), Some(&statistics));
    let json = serde_json::from_str(&report.to_json()).expect("JSON");
    let mut real = BTreeSet::new();
    names(&json, "", &mut real);
    // Domains without a pool have an empty list.
    real.remove("heap.domains[].classes");
    // What the command adds, and the row about the heap as a whole.
    real.extend(["others[]", "heap"].map(str::to_owned));

    let page = read("docs/command.md");
    let json = section(&page, "The JSON");
    let (report, _) = json
        .split_once("What `--json` writes with `--compare`")
        .expect("two parts");
    assert_eq!(first_cells(report), real);
}

#[test]
fn every_field_of_a_comparison_is_described() {
    let python = common::python("3.13");
    let code = "import os; print(os.getpid())";
    let output = common::run(["--compare", "--json", "-", "--", &python, "-c", code]);
    let said = common::stdout(&output);
    let (_, json) = said.split_once('\n').expect("a line, then JSON");
    let json: Value = serde_json::from_str(json).expect("JSON");
    let mut real = BTreeSet::new();
    names(&json, "", &mut real);
    for side in ["baseline", "ours"] {
        assert!(
            real.iter()
                .any(|name| name.starts_with(&format!("{side}.report.")))
        );
    }
    real.retain(|name| !name.starts_with("baseline.") && !name.starts_with("ours.report."));
    real.extend(["baseline", "ours", "ours.report"].map(str::to_owned));

    let page = read("docs/command.md");
    let json = section(&page, "The JSON");
    let (_, comparison) = json
        .split_once("What `--json` writes with `--compare`")
        .expect("two parts");
    assert_eq!(first_cells(comparison), real);
}
