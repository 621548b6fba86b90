//! The names that libpyrite.so exports, from the list that `tests/symbols` holds against the library.

use std::fs;
use std::path::Path;

use crate::programs::has_word;
use crate::root;

/// An exported name.
pub struct Export {
    pub name: String,
    /// The header of ours that declares it, below `include/`.
    pub header: String,
}

/// All of them, by name.
pub fn read() -> Vec<Export> {
    let mut headers = Vec::new();
    collect(&root().join("include"), "", &mut headers);
    headers.sort();
    let list = fs::read_to_string(root().join("exported-symbols.txt"))
        .expect("exported-symbols.txt is there");
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(' ').next())
        .map(|name| Export {
            name: name.to_owned(),
            header: headers
                .iter()
                .find(|(_, text)| has_word(text, name))
                .map_or("-".to_owned(), |(path, _)| path.clone()),
        })
        .collect()
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
