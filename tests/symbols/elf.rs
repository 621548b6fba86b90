//! Reads the dynamic part of a shared library, by `nm` and `readelf`.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Function,
    /// With its size in bytes.
    Data(u64),
}

impl fmt::Display for Symbol {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Symbol::Function => out.write_str("function"),
            Symbol::Data(bytes) => write!(out, "data {bytes}"),
        }
    }
}

/// The names that the library exports.
pub fn defined(library: &Path) -> BTreeMap<String, Symbol> {
    let output = run(Command::new("nm")
        .args(["-D", "-P", "-t", "d", "--defined-only"])
        .arg(library));
    let symbols = output.lines().map(|line| {
        // Name, type, value, size; a name may carry the version of the library after an @.
        let mut words = line.split(' ');
        let name = words.next().expect("nm gives a name");
        let kind = words.next().expect("nm gives a type");
        let bytes = words.nth(1).and_then(|size| size.parse().ok()).unwrap_or(0);
        let symbol = match kind {
            "T" | "W" | "i" => Symbol::Function,
            "B" | "D" | "R" | "V" => Symbol::Data(bytes),
            other => panic!(
                "{name} in {} is of the unknown type {other}",
                library.display()
            ),
        };
        (name.split('@').next().unwrap_or(name).to_owned(), symbol)
    });
    symbols.collect()
}

/// The names that the library expects of others.
pub fn undefined(library: &Path) -> Vec<String> {
    run(Command::new("nm")
        .args(["-D", "-P", "--undefined-only"])
        .arg(library))
    .lines()
    .filter_map(|line| line.split([' ', '@']).next().map(String::from))
    .collect()
}

/// The values of one tag of the dynamic section, such as NEEDED.
pub fn dynamic(library: &Path, tag: &str) -> Vec<String> {
    run(Command::new("readelf").args(["-d", "-W"]).arg(library))
        .lines()
        .filter(|line| line.contains(&format!("({tag})")))
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
        .collect()
}

/// The real libpython3.13.
pub fn libpython() -> PathBuf {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/find-python");
    PathBuf::from(run(Command::new(script).arg("--lib")).trim())
}

/// A library of the release build, which must be there and be newer than the sources.
pub fn built(name: &str) -> PathBuf {
    let executable = std::env::current_exe().expect("the test has a path");
    // TARGET/PROFILE/deps/symbols-HASH
    let target = executable
        .ancestors()
        .nth(3)
        .expect("it lies in a target folder");
    let library = target.join("release").join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = fs::metadata(&library)
        .and_then(|data| data.modified())
        .unwrap_or_else(|_| {
            panic!(
                "there is no {}; run `cargo build --release`",
                library.display()
            )
        });
    let sources = if name.contains("preload") {
        ["preload/src", "heap/src"]
    } else {
        ["src", "heap/src"]
    };
    for folder in sources {
        assert!(
            newest(&root.join(folder)) <= built,
            "{folder} is newer than {}; run `cargo build --release`",
            library.display()
        );
    }
    library
}

/// When the newest file of the folder was changed.
fn newest(folder: &Path) -> SystemTime {
    let entries = fs::read_dir(folder).expect("the sources can be read");
    entries
        .map(|entry| {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                newest(&path)
            } else {
                fs::metadata(&path)
                    .and_then(|data| data.modified())
                    .expect("a file has a time")
            }
        })
        .max()
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
