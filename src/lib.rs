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
//! | `object` | references, ownership in Rust, errors as values, names, private pools |
//! | `weak` | weak references and proxies |
//! | `gc` | memory of objects that can be in cycles, and the collector |
//! | `hash` | hashes of bytes and addresses, and their secret |
//! | `codecs` | from bytes to strs and back |
//! | `arguments` | from objects to values of C by a format, and back |
//! | `types` | the types: one file or folder each, with the slots and methods of their objects |
//! | `runtime` | start, fork and end; arenas of blocks that go at once |
//! | `capi` | one file per header of CPython's, one function per entry |
//!
//! Up to `mem` each room uses only those above it. The rooms of objects cannot: the repr of a list is a str, and every
//! error is an object. Among them the C API itself is the common language ([`prelude`]): a room calls another by the
//! names that every extension author knows, with the ownership that CPython's manual states for them.
//!
//! `docs/memory-api.md` follows an allocation through the rooms.

#![allow(
    non_upper_case_globals,
    non_snake_case,
    reason = "names of the C API are CPython's, letter for letter, here as in C"
)]

pub mod abi;
mod arguments;
pub mod capi;
mod codecs;
mod fatal;
mod gc;
mod gil;
mod hash;
mod mem;
#[macro_use]
mod object;
mod prelude;
mod runtime;
mod sync;
mod types;
mod weak;
