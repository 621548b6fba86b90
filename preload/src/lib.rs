//! pyrite's heap under a real CPython, by LD_PRELOAD.
//!
//! ```text
//! start      the ways in: is there a Python in this process, and which?
//!   host       its symbols, found by name
//!   settings   PYRITE_CONF, read once
//!   exit       what is printed and written when the process exits
//!   inittab    the hook that runs whenever an interpreter starts
//!     takeover   looks at the three memory domains and puts our heap in
//!       policy     whose word counts: the user's, the program's, ours
//!       allocator  CPython's struct of functions, and ours
//!       imports    the host's own `free`, for the moments in which it goes back to libc
//!     sys        the two functions of the module sys that know only pymalloc
//! line       one line on stderr
//! ```
//!
//! Always true:
//! - In a process without `PyMem_SetAllocator` nothing happens: no mapping, no handler, no output.
//! - No CPython name is exported (one of our own is, for programs that load Python later), so no part of the host can be bound to us by accident.
//! - A pointer that is not ours goes to the allocator that was there when we came.
//! - Nothing is ever torn down: the raw domain is used until the very end of the process.
//! - No call into Python happens inside an allocation.

mod allocator;
mod exit;
mod host;
mod imports;
mod inittab;
mod line;
mod policy;
mod settings;
mod start;
mod sys;
mod takeover;
