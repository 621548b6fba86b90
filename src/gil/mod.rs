//! Threads and the lock that they take turns with.
//!
//! ```text
//! a thread ──slot──> its own state      what PyGILState_Ensure finds again
//!          ──slot──> the current state  NULL unless the thread holds the GIL
//!
//! states: newest ── next ──> ... ──> the one that initialised Python
//! ```
//!
//! Always true:
//! - A thread has a current state exactly while it holds the GIL.
//! - A state is current in at most one thread.
//! - Every state is in the list from its making to its deletion.

mod lock;
pub mod pending;
mod state;
mod states;
mod switch;

pub use lock::reset_in_child;
pub use state::{current, is_of_this_thread, own};
pub use states::{
    clear, delete, delete_others, each, forget_all, hold_for_fork, interpreter, make, make_first,
    newest, recursion_limit, release_after_fork, set_recursion_limit,
};
pub use switch::{attach, detach, may_attach, set_stopped, swap};

use core::marker::PhantomData;

/// The proof that the calling thread holds the GIL, or that there is none to hold yet.
#[derive(Clone, Copy)]
pub struct Gil(PhantomData<*mut ()>);

impl Gil {
    /// # Safety
    /// The calling thread holds the GIL for as long as it uses the proof; or Python is not initialised and no other
    /// thread uses what wants the GIL.
    pub const unsafe fn assume() -> Gil {
        Gil(PhantomData)
    }
}
