//! The names that libpyrite.so exports, from the list that `tests/symbols` holds against the library.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::programs::has_word;
use crate::root;

/// An exported name.
pub struct Export {
    pub name: String,
    /// Exported for programs that link it; it names itself when called.
    pub is_stub: bool,
    /// The header of ours that declares it, below `include/`.
    pub header: String,
}

/// All of them, by name.
pub fn read() -> Vec<Export> {
    let mut headers = Vec::new();
    collect(&root().join("include"), "", &mut headers);
    headers.sort();
    let stubs = stubs();
    let list = fs::read_to_string(root().join("exported-symbols.txt"))
        .expect("exported-symbols.txt is there");
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(' ').next())
        .map(|name| Export {
            name: name.to_owned(),
            is_stub: stubs.contains(name),
            header: headers
                .iter()
                .find(|(_, text)| has_word(text, name))
                .map_or("-".to_owned(), |(path, _)| path.clone()),
        })
        .collect()
}

/// The names in the blocks `absent! { ... }` and `absent_types! { ... }` of `src/capi`.
fn stubs() -> BTreeSet<String> {
    let mut stubs = BTreeSet::new();
    for entry in fs::read_dir(root().join("src/capi")).expect("src/capi can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.ends_with("absent.rs") || path.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source can be read");
        let mut inside = false;
        for line in text.lines().map(str::trim) {
            if line.starts_with("absent") && line.ends_with("! {") {
                inside = true;
            } else if line.starts_with('}') {
                inside = false;
            } else if inside {
                let name = line.strip_prefix("fn ").unwrap_or(line);
                let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                stubs.insert(name[..end.unwrap_or(name.len())].to_owned());
            }
        }
    }
    stubs
}

/// Path below `include/` and text of each header that declares functions.
fn collect(folder: &Path, below: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("include/ can be read") {
        let entry = entry.expect("an entry can be read");
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            // The hand-written headers mention functions that are declared elsewhere.
            if path != "pyrite/abi" && path != "pyrite/macros" {
                collect(&entry.path(), &format!("{path}/"), found);
            }
        } else {
            let text = fs::read_to_string(entry.path()).expect("a header can be read");
            found.push((path, text));
        }
    }
}
