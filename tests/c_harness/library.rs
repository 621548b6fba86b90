//! Which library a run has used, and which it should have.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::Outcome;

/// Says which files, in what order, make the proof that `outcome` ran on `wanted` and on nothing else: the first
/// line of the proof is the file that holds `PyObject_Malloc`, the others are all that was mapped.
pub fn proves(outcome: &Outcome, wanted: &Path) -> Result<(), String> {
    let Some((serving, mapped)) = outcome.libraries.split_first() else {
        return Err(
            "the run did not tell which library it used (does the program include harness.h?)"
                .into(),
        );
    };
    let wanted = real(wanted);
    if real(Path::new(serving)) != wanted {
        return Err(format!(
            "PyObject_Malloc came from {serving}, but should have come from {}",
            wanted.display()
        ));
    }
    if !mapped.iter().any(|path| real(Path::new(path)) == wanted) {
        return Err(format!(
            "{} is not among the files mapped: {}",
            wanted.display(),
            mapped.join(", ")
        ));
    }
    match mapped.iter().find(|path| real(Path::new(path)) != wanted) {
        Some(other) => Err(format!(
            "beside {} the run had mapped {other}",
            wanted.display()
        )),
        None => Ok(()),
    }
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}
