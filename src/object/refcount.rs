//! The count of references.

use crate::abi::PyObject;
use crate::gil::Gil;

/// Gives back one reference. At the last one the type's `tp_dealloc` is called, and whatever that calls.
///
/// # Safety
/// `op` is alive, and the reference belongs to the caller.
pub unsafe fn release(_gil: Gil, op: *mut PyObject) {
    // SAFETY: alive, by this function's contract; the GIL keeps other threads off the count.
    unsafe {
        // Immortal: the low 32 bits are negative.
        if ((*op).ob_refcnt as i32) < 0 {
            return;
        }
        (*op).ob_refcnt -= 1;
        if (*op).ob_refcnt == 0
            && let Some(dealloc) = (*(*op).ob_type).tp_dealloc
        {
            dealloc(op);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::release;
    use crate::abi::{PyObject, PyTypeObject};
    use crate::gil::Gil;
    use std::cell::Cell;

    thread_local!(static DEALLOCATED: Cell<*mut PyObject> = const { Cell::new(std::ptr::null_mut()) });

    unsafe extern "C" fn dealloc(op: *mut PyObject) {
        DEALLOCATED.set(op);
    }

    #[test]
    fn the_last_reference_calls_the_type_and_an_immortal_object_has_none() {
        // SAFETY: all zero is a value of every field, and only `tp_dealloc` is read.
        let mut kind: PyTypeObject = unsafe { std::mem::zeroed() };
        kind.tp_dealloc = Some(dealloc);
        let mut object = PyObject {
            ob_refcnt: 2,
            ob_type: &raw mut kind,
        };
        // SAFETY: this thread alone knows the object.
        let gil = unsafe { Gil::assume() };
        for wanted in [1, 0] {
            assert!(DEALLOCATED.get().is_null());
            // SAFETY: alive, and two references are the test's.
            unsafe { release(gil, &raw mut object) };
            assert_eq!(object.ob_refcnt, wanted);
        }
        assert_eq!(DEALLOCATED.get(), &raw mut object);
        object.ob_refcnt = 0xffff_ffff;
        // SAFETY: as above.
        unsafe { release(gil, &raw mut object) };
        assert_eq!(object.ob_refcnt, 0xffff_ffff);
    }
}
