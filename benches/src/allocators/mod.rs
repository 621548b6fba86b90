//! The allocators that are compared, each behind a table of the same shape.
//!
//! The shape is CPython's own `PyMemAllocatorEx`, one table a domain: that is how an interpreter calls its allocator,
//! and it gives every allocator the same caller, ours included.

mod floor;
mod leftovers;
#[cfg(feature = "peers")]
mod linked;
mod pymalloc;
mod pyrite;
#[cfg(feature = "peers")]
mod shared;
#[cfg(feature = "peers")]
mod versions;

use std::ffi::c_void;
use std::time::Duration;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::debian;

pub use pymalloc::Interpreter;
#[cfg(feature = "peers")]
pub use shared::tcmalloc_missing;

/// `PyMemAllocatorEx`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Table {
    /// Passed to each function as its first argument.
    pub context: *mut c_void,
    /// A block of that many bytes.
    pub malloc: unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void,
    /// A block of zeros: count, size.
    pub calloc: unsafe extern "C" fn(*mut c_void, usize, usize) -> *mut c_void,
    /// The block with another size.
    pub realloc: unsafe extern "C" fn(*mut c_void, *mut c_void, usize) -> *mut c_void,
    /// Takes the block back.
    pub free: unsafe extern "C" fn(*mut c_void, *mut c_void),
}

// SAFETY: the functions may be called from several threads (pymalloc's under its lock only, which `Interpreter` knows
// about), and the contexts are null or point to what the interpreter never frees.
unsafe impl Send for Table {}
// SAFETY: as above.
unsafe impl Sync for Table {}

/// The raw, mem and obj domains of CPython, in this order.
pub type Domains = [Table; 3];

/// What is compared.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, ValueEnum, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[value(rename_all = "lowercase")]
pub enum Name {
    /// Our heap, linked into this program.
    Pyrite,
    /// CPython's own, loaded from libpython.
    Pymalloc,
    /// The C library's.
    Glibc,
    /// Microsoft's mimalloc, version 3.
    Mimalloc,
    /// The same, version 2.
    Mimalloc2,
    /// jemalloc.
    Jemalloc,
    /// Microsoft's snmalloc.
    Snmalloc,
    /// rpmalloc.
    Rpmalloc,
    /// tcmalloc, that of gperftools.
    Tcmalloc,
    /// Debian's CPython 3.13, an executable made with a profile: its allocator, or all of it.
    #[serde(rename = "python3.13")]
    #[value(name = "python3.13")]
    Python313,
    /// The same of 3.14.
    #[serde(rename = "python3.14")]
    #[value(name = "python3.14")]
    Python314,
    /// The same of 3.15.
    #[serde(rename = "python3.15")]
    #[value(name = "python3.15")]
    Python315,
    /// One list of free blocks a size and nothing else: what the measurement itself costs. Gives nothing back.
    Floor,
}

impl Name {
    /// Those that are compared when nothing else is asked for.
    pub const COMPARED: [Name; 9] = [
        Name::Pyrite,
        Name::Pymalloc,
        Name::Glibc,
        Name::Mimalloc,
        Name::Mimalloc2,
        Name::Jemalloc,
        Name::Snmalloc,
        Name::Rpmalloc,
        Name::Tcmalloc,
    ];

    /// Those that are compared when they are asked for by `--python`.
    pub const PYTHONS: [Name; 3] = [Name::Python313, Name::Python314, Name::Python315];

    /// All that can have a column, in the order of the columns.
    pub fn columns() -> impl Iterator<Item = Name> {
        let last = Name::PYTHONS.into_iter().chain([Name::Floor]);
        Name::COMPARED.into_iter().chain(last)
    }

    /// The version, when it is a CPython of Debian's.
    pub fn python(self) -> Option<&'static str> {
        match self {
            Name::Python313 => Some("3.13"),
            Name::Python314 => Some("3.14"),
            Name::Python315 => Some("3.15"),
            _ => None,
        }
    }

    /// As on the command line.
    pub fn text(self) -> &'static str {
        match self {
            Name::Pyrite => "pyrite",
            Name::Pymalloc => "pymalloc",
            Name::Glibc => "glibc",
            Name::Mimalloc => "mimalloc",
            Name::Mimalloc2 => "mimalloc2",
            Name::Jemalloc => "jemalloc",
            Name::Snmalloc => "snmalloc",
            Name::Rpmalloc => "rpmalloc",
            Name::Tcmalloc => "tcmalloc",
            Name::Python313 => "python3.13",
            Name::Python314 => "python3.14",
            Name::Python315 => "python3.15",
            Name::Floor => "floor",
        }
    }

    /// As at the head of a column: a foreign allocator with its version.
    pub fn heading(self) -> String {
        if let Some(version) = self.python() {
            let version = debian::version(version);
            return format!("CPython {} PGO", version.as_deref().unwrap_or("of Debian"));
        }
        #[cfg(feature = "peers")]
        let version = versions::of(self);
        #[cfg(not(feature = "peers"))]
        let version: Option<String> = None;
        match version {
            // mimalloc's two versions differ by it.
            Some(version) => format!("{} {version}", self.text().trim_end_matches('2')),
            None => self.text().into(),
        }
    }
}

/// An allocator that is ready to be called.
pub struct Loaded {
    /// Its three domains; the same one three times where the allocator knows no domains.
    pub domains: Domains,
    /// Lets it look at its clock, where it would not do so by itself while the program is idle.
    pub idle: fn(),
    /// Asks it to give back at once what it can.
    pub trim: fn(),
    /// After this time it has given back what it gives back by itself.
    pub patience: Duration,
    /// The lock that must be held around each call, for pymalloc.
    pub interpreter: Option<Interpreter>,
    /// Called by each new thread before its first call, and before it ends.
    pub thread: [fn(); 2],
}

impl Loaded {
    /// One that gives back at once or never, and needs no help for it.
    fn of(domains: Domains) -> Loaded {
        Loaded {
            domains,
            idle: || {},
            trim: || {},
            patience: NO_PATIENCE,
            interpreter: None,
            thread: [|| {}; 2],
        }
    }
}

/// For those that give nothing back later than at once.
const NO_PATIENCE: Duration = Duration::from_millis(100);

/// Makes `name` ready. `libpython` is needed for pymalloc.
pub fn load(name: Name, libpython: Option<&std::path::Path>) -> Result<Loaded, String> {
    Ok(match name {
        Name::Pyrite => pyrite::load(),
        Name::Pymalloc => pymalloc::load(
            libpython.ok_or("pymalloc needs the path of a libpython (--libpython)")?,
        )?,
        Name::Python313 | Name::Python314 | Name::Python315 => pymalloc::of_this_process()?,
        Name::Floor => floor::load(),
        _ => peer(name)?,
    })
}

#[cfg(feature = "peers")]
fn peer(name: Name) -> Result<Loaded, String> {
    Ok(match name {
        Name::Mimalloc => linked::mimalloc(),
        Name::Mimalloc2 => shared::mimalloc2()?,
        Name::Jemalloc => linked::jemalloc(),
        Name::Snmalloc => linked::snmalloc(),
        Name::Rpmalloc => linked::rpmalloc(),
        Name::Tcmalloc => shared::tcmalloc()?,
        _ => linked::glibc(),
    })
}

#[cfg(not(feature = "peers"))]
fn peer(name: Name) -> Result<Loaded, String> {
    Err(format!("{} is not built into this library", name.text()))
}

/// Why there is no tcmalloc, where there is none.
#[cfg(not(feature = "peers"))]
pub fn tcmalloc_missing() -> Option<String> {
    None
}
