//! What can go wrong, each in a sentence and with an exit status of its own.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Wrong usage, and whatever pyrite itself cannot do.
pub const OWN: i32 = 125;

/// Why there is nothing to run, or nothing to show.
#[derive(Debug)]
pub enum Failure {
    /// No file of that name, along `PATH` or at its place.
    CommandNotFound(String),
    /// The file is there and is no program.
    CommandNotExecutable(String, io::Error),
    /// Something of our own: what, and why.
    Own(String, io::Error),
    /// The same without an error of the system.
    Unfit(String),
    /// The preload library is at none of these places.
    LibraryMissing(Vec<PathBuf>),
    /// The library is there and cannot be loaded, and why.
    LibraryUnfit(PathBuf, String),
    /// The library's path has a character that separates names in `LD_PRELOAD`, and so has that of
    /// the folder for temporary files.
    LibraryUnnameable(PathBuf),
    /// A program into which nothing can be loaded, and why.
    NotPreloadable(PathBuf, &'static str),
    /// A program with rights of its own, for which the system ignores `LD_PRELOAD`.
    Privileged(PathBuf),
    /// A Python that we do not know.
    UnsupportedPython(String),
    /// A report was asked for, and there is none.
    NoReport(String),
}

impl Failure {
    /// The exit status that says so.
    pub fn status(&self) -> i32 {
        match self {
            Failure::CommandNotFound(_) => 127,
            Failure::CommandNotExecutable(..) => 126,
            Failure::Own(..) | Failure::Unfit(_) => OWN,
            Failure::LibraryMissing(_)
            | Failure::LibraryUnfit(..)
            | Failure::LibraryUnnameable(_) => 124,
            Failure::NotPreloadable(..) => 123,
            Failure::Privileged(_) => 122,
            Failure::UnsupportedPython(_) => 121,
            // 120 is Python's own: it could not flush its standard output.
            Failure::NoReport(_) => 119,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::CommandNotFound(name) => write!(f, "{name}: there is no such command"),
            Failure::CommandNotExecutable(name, error) => {
                write!(f, "{name} cannot be executed: {error}")
            }
            Failure::Own(what, error) => write!(f, "{what}: {error}"),
            Failure::Unfit(what) => f.write_str(what),
            Failure::LibraryMissing(places) => {
                write!(f, "the preload library is missing; looked for")?;
                for (index, place) in places.iter().enumerate() {
                    write!(
                        f,
                        "{} {}",
                        if index > 0 { "," } else { "" },
                        place.display()
                    )?;
                }
                write!(f, "; build it with `make build`, or name it with --library")
            }
            Failure::LibraryUnfit(path, why) => {
                write!(
                    f,
                    "the preload library {} cannot be loaded: {why}",
                    path.display()
                )
            }
            Failure::LibraryUnnameable(path) => write!(
                f,
                "the preload library {} cannot be named in LD_PRELOAD, where spaces and colons \
                 separate names, nor can a link to it in the folder for temporary files: move it, \
                 or set TMPDIR",
                path.display()
            ),
            Failure::NotPreloadable(path, why) => {
                write!(f, "nothing can be preloaded into {}: {why}", path.display())
            }
            Failure::Privileged(path) => write!(
                f,
                "nothing can be preloaded into {}: it runs with the rights of another user, and \
                 the system ignores LD_PRELOAD for it",
                path.display()
            ),
            Failure::UnsupportedPython(which) => {
                write!(
                    f,
                    "{which} is not supported: pyrite takes CPython 3.8 and later"
                )
            }
            Failure::NoReport(why) => write!(f, "no report: {why}"),
        }
    }
}

impl std::error::Error for Failure {}
