//! `intrcheck.h`, as far as it is about fork.

use crate::runtime;

/// To be called before a fork, with the GIL held.
///
/// CPython 3.13: Doc/c-api/sys.rst, `PyOS_BeforeFork`. Difference: the locks of the memory layer are held across every
/// fork, whether or not this is called.
#[unsafe(no_mangle)]
pub extern "C" fn PyOS_BeforeFork() {
    runtime::before();
}

/// To be called after a fork in the parent.
///
/// CPython 3.13: Doc/c-api/sys.rst, `PyOS_AfterFork_Parent`.
#[unsafe(no_mangle)]
pub extern "C" fn PyOS_AfterFork_Parent() {
    runtime::after_in_parent();
}

/// To be called after a fork in the child, which has this thread only: the states of the others are deleted.
///
/// CPython 3.13: Doc/c-api/sys.rst, `PyOS_AfterFork_Child`.
#[unsafe(no_mangle)]
pub extern "C" fn PyOS_AfterFork_Child() {
    runtime::after_in_child();
}

/// The old name of `PyOS_AfterFork_Child`.
///
/// CPython 3.13: Doc/c-api/sys.rst, `PyOS_AfterFork`.
#[deprecated]
#[unsafe(no_mangle)]
pub extern "C" fn PyOS_AfterFork() {
    runtime::after_in_child();
}
