//! A program of `c_tests/`, and what its first comment says.

use std::path::{Path, PathBuf};

use crate::files;
use crate::run::End;

/// One C source that states a property in its first comment.
pub struct Program {
    /// File name without `.c`.
    pub name: String,
    /// The source.
    pub path: PathBuf,
    /// How it ends when all is well: status 0, or what the first comment says.
    pub end: End,
}

impl Program {
    /// All programs in `folder`, by name.
    pub fn all(folder: &Path) -> Result<Vec<Program>, String> {
        let paths = files::all(folder, "c")?;
        let programs = paths
            .iter()
            .map(|path| Program::open(path))
            .collect::<Result<Vec<_>, _>>()?;
        if programs.is_empty() {
            return Err(format!("there is no program in {}", folder.display()));
        }
        Ok(programs)
    }

    /// The program in the file `path`.
    pub fn open(path: &Path) -> Result<Program, String> {
        let text = files::read(path)?;
        let comment = text
            .strip_prefix("/*")
            .and_then(|rest| rest.split_once("*/"))
            .map(|(comment, _)| in_one_line(comment))
            .ok_or_else(|| {
                format!(
                    "{} does not begin with the comment that states its property",
                    path.display()
                )
            })?;
        let end = match comment.split_once("Ends by ") {
            None => End::Status(0),
            Some((_, named)) => {
                End::named(named).ok_or_else(|| format!("{}: `Ends by` what?", path.display()))?
            }
        };
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok(Program {
            name,
            path: path.to_path_buf(),
            end,
        })
    }
}

/// The words of a comment, without the star that begins each of its lines.
fn in_one_line(comment: &str) -> String {
    let words: Vec<_> = comment
        .split_whitespace()
        .filter(|word| *word != "*")
        .collect();
    words.join(" ")
}
