//! What happens around a fork: all locks are held, so that the child finds the tables whole.

use crate::os::fork::at_fork;
use crate::{central, decay, heap, registry, source};

/// Sees to it that the handlers run. Called once.
pub(crate) fn register() {
    // Where the C library has no memory for them a fork while other threads allocate may leave
    // locks closed in the child; there is nothing better to do then.
    at_fork(before, in_parent, in_child);
}

unsafe extern "C" fn before() {
    decay::hold_for_fork();
    heap::hold_for_fork();
    registry::hold_for_fork();
    source::hold_for_fork();
    central::hold_for_fork();
}

unsafe extern "C" fn in_parent() {
    central::release_after_fork();
    source::release_after_fork();
    registry::release_after_fork();
    heap::release_after_fork();
    decay::release_after_fork();
}

unsafe extern "C" fn in_child() {
    central::release_after_fork();
    source::release_after_fork();
    registry::release_in_child();
    heap::release_after_fork();
    decay::release_after_fork();
}
