//! The depth of nested calls in C, as far as a call, a repr or a comparison adds to it.

use crate::gil;
use crate::prelude::*;

/// One more level, given back when dropped.
pub struct Level(*mut PyThreadState);

impl Level {
    /// RecursionError when there are too many levels; `place` ends the message: " in comparison".
    #[inline(always)]
    pub unsafe fn enter(place: &'static CStr) -> Fallible<Level> {
        let state = gil::current();
        if (*state).c_recursion_remaining < 0 {
            return too_deep(state, place);
        }
        (*state).c_recursion_remaining -= 1;
        Ok(Level(state))
    }
}

#[cold]
unsafe fn too_deep(state: *mut PyThreadState, place: &'static CStr) -> Fallible<Level> {
    if Py_EnterRecursiveCall(place.as_ptr()) != 0 {
        return Err(Raised);
    }
    Ok(Level(state))
}

impl Drop for Level {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the state of this thread outlives its calls.
        unsafe { (*self.0).c_recursion_remaining += 1 };
    }
}
