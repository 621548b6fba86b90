//! CPython 3.13's memory layer behind CPython's own C ABI.
//!
//! Rooms, each using only those above it:
//!
//! | room | what it holds |
//! |---|---|
//! | `abi` | the layouts that C shares with us: data, no behaviour |
//! | `sync` | locks that allocate nothing and live through a fork |
//! | `gil` | thread states, and the lock they take turns with |
//! | `fatal` | the end of a process that cannot go on, in CPython's words |
//! | `mem` | the three domains over the heap: allocators, debug hooks, tracemalloc, statistics |
//! | `object` | references |
//! | `runtime` | start, fork and end; arenas of blocks that go at once |
//! | `capi` | one file per header of CPython's, one function per entry: the border and nothing more |
//!
//! `docs/memory-api.md` follows an allocation through the rooms.

pub mod abi;
pub mod capi;
mod fatal;
mod gil;
mod mem;
mod object;
mod runtime;
mod sync;
