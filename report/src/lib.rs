//! What the heap's statistics say, as a table for people and as JSON for machines.
//!
//! ```text
//! pyrite_heap::Statistics ─┐
//! Host, Install, Process  ─┴─> Report ──> to_table   what people read
//!                                │ ▲
//!                                ▼ │
//!                          to_json, from_json        what is kept and compared
//! ```
//!
//! The interpreter's side fills in what only it knows (`Host`, `Install`); nothing here knows a
//! Python. `cpython_stats` stands beside it: the same numbers in the layout that CPython's own
//! `_PyObject_DebugMallocStats` prints.

mod cpython;
mod heap;
mod host;
mod process;
mod table;
mod units;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use cpython::cpython_stats;
pub use heap::{Class, DomainUse, Heap, Span};
pub use host::{Host, Install};
pub use process::Process;
pub use units::Bytes;

/// The version of the JSON layout. A reader of this crate takes this one only.
pub const SCHEMA: u32 = 1;

/// One process: who it was, what it took, and how its memory stood when this was written.
///
/// Always true: `schema == SCHEMA`, also of what `from_json` returns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of the layout of this JSON.
    pub schema: u32,
    /// Version of pyrite that wrote it.
    pub pyrite: String,
    /// The program.
    pub host: Host,
    /// Where the heap was installed.
    pub install: Install,
    /// Time and resident memory of the whole process.
    pub process: Process,
    /// The heap; absent when it was not installed anywhere.
    pub heap: Option<Heap>,
}

impl Report {
    /// Puts the pieces together. `statistics`: what the heap says, or `None` if it was not
    /// installed.
    pub fn new(
        host: Host,
        install: Install,
        process: Process,
        statistics: Option<&pyrite_heap::Statistics>,
    ) -> Report {
        Report {
            schema: SCHEMA,
            pyrite: env!("CARGO_PKG_VERSION").to_owned(),
            host,
            install,
            process,
            heap: statistics.map(Heap::from),
        }
    }

    /// Pretty JSON, ending in a newline. All sizes are bytes, all times seconds.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self)
            .expect("a report holds only strings, numbers and lists of them");
        json.push('\n');
        json
    }

    /// Reads what `to_json` wrote. Unknown fields are passed over, so that a later version of
    /// pyrite may add some without a new schema. Any text at all is safe to pass.
    pub fn from_json(json: &str) -> Result<Report, Unreadable> {
        /// The one field that every schema has.
        #[derive(Deserialize)]
        struct Versioned {
            schema: u32,
        }
        let Versioned { schema } = serde_json::from_str(json).map_err(Unreadable::Json)?;
        if schema != SCHEMA {
            return Err(Unreadable::Schema(schema));
        }
        serde_json::from_str(json).map_err(Unreadable::Json)
    }

    /// The table that people read, ending in a newline.
    pub fn to_table(&self) -> String {
        table::table(self)
    }
}

/// Why a text is no report.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not JSON, or a field is missing or of another type.
    Json(serde_json::Error),
    /// It is a report of another layout.
    Schema(u32),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Json(error) => write!(f, "not a report of pyrite: {error}"),
            Unreadable::Schema(schema) => write!(
                f,
                "a report of schema {schema}, and this version of pyrite reads schema {SCHEMA} only"
            ),
        }
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Unreadable::Json(error) => Some(error),
            Unreadable::Schema(_) => None,
        }
    }
}
