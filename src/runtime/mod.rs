//! Python's life in a process: before, start, fork, end; and the arenas of what lives for a while and goes at once.
//!
//! ```text
//! unknown ── preinitialize ──> preinitialized ── initialize ──> initialized ── finalize ──> finalizing
//!                the allocators are chosen          the thread gets a state            │
//!                    ^                              and the GIL                        │
//!                    └────────── all allocators as in the beginning <── initialize ────┘
//! ```

mod at_exit;
mod bump_arena;
mod companion;
pub mod config;
mod dicts;
pub mod environment;
mod fork;
mod lifecycle;
pub mod locale;
mod preinitialize;
pub mod settings;
pub mod spawn;
mod status;
mod threads;
mod version;

pub use at_exit::register as at_exit;
pub use bump_arena::BumpArena;
pub use companion::started;
pub use dicts::{interpreter_dict, thread_dict};
pub use environment::number;
pub use fork::{after_in_child, after_in_parent, before};
pub use lifecycle::{
    configured, finalize, gil_is_checked, initialize, is_finalizing, is_initialized,
};
pub use preinitialize::{isolated_config, preinitialize, python_config};
pub use status::exit_with;
pub use threads::{
    delete, delete_current, ensure, need_current, release, release_thread, restore, save,
};
pub use version::{BUILD, COMPILER, COPYRIGHT, PLATFORM, VERSION, VERSION_HEX};
