//! The allocators that are compared, each behind a table of the same shape.
//!
//! The shape is CPython's own `PyMemAllocatorEx`, one table a domain: that is how an interpreter calls its allocator,
//! and it gives every allocator the same caller, ours included.

mod floor;
mod leftovers;
mod linked;
mod pymalloc;
mod pyrite;
mod shared;
mod versions;

use std::ffi::c_void;
use std::time::Duration;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

pub use pymalloc::Interpreter;
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
            Name::Floor => "floor",
        }
    }

    /// As at the head of a column: a foreign allocator with its version.
    pub fn heading(self) -> String {
        match versions::of(self) {
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
        Name::Glibc => linked::glibc(),
        Name::Mimalloc => linked::mimalloc(),
        Name::Mimalloc2 => shared::mimalloc2()?,
        Name::Jemalloc => linked::jemalloc(),
        Name::Snmalloc => linked::snmalloc(),
        Name::Rpmalloc => linked::rpmalloc(),
        Name::Tcmalloc => shared::tcmalloc()?,
        Name::Floor => floor::load(),
    })
}
