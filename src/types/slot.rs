//! Slots compared: whether a type does what another does.

use crate::prelude::*;

/// Whether two slots hold the same function.
#[inline(always)]
pub fn same_slot<F: Copy>(a: Option<F>, b: Option<F>) -> bool {
    const { assert!(size_of::<Option<F>>() == size_of::<usize>()) };
    // SAFETY: a slot is NULL or the address of a function.
    let address = |slot: &Option<F>| unsafe { core::mem::transmute_copy::<_, usize>(slot) };
    address(&a) == address(&b)
}

/// Whether attributes of this type are found by `function`.
#[inline(always)]
pub unsafe fn finds_by(
    kind: *mut PyTypeObject,
    function: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
) -> bool {
    (*kind)
        .tp_getattro
        .is_some_and(|own| ptr::fn_addr_eq(own, function))
}
