//! What objects of the collector go through: made, tracked, visited, cleared, freed.

use crate::object::pool::Pool;
use crate::prelude::*;

/// Whether the collector could ever have to look at `op`.
#[inline(always)]
pub unsafe fn may_be_tracked(op: *mut PyObject) -> bool {
    let kind = Py_TYPE(op);
    if (*kind).tp_flags & Py_TPFLAGS_HAVE_GC == 0 {
        return false;
    }
    match (*kind).tp_is_gc {
        Some(is_gc) if is_gc(op) == 0 => false,
        // A tuple that is not tracked has been found to hold nothing that is.
        _ => kind != &raw mut PyTuple_Type || crate::gc::is_tracked(op),
    }
}

/// From now on the collector looks at `op`, if it did not already.
#[inline(always)]
pub unsafe fn track_once(op: *mut PyObject) {
    if !crate::gc::is_tracked(op) {
        crate::gc::track(op);
    }
}

/// A new object of a fixed size of a GC type, not tracked, its own fields not set.
#[inline(always)]
pub unsafe fn new_object<T>(kind: *mut PyTypeObject) -> Fallible<*mut T> {
    let op = crate::gc::allocate(kind, size_of::<T>());
    if op.is_null() {
        return Err(Raised);
    }
    Ok(PyObject_Init(op, kind).cast())
}

/// An object that `pool` has kept, or a new one: of the type `kind`, not tracked, its own fields not set.
#[inline(always)]
pub unsafe fn take_or_make<T>(pool: &Pool, kind: *mut PyTypeObject) -> Fallible<*mut PyObject> {
    let op = pool.take();
    if op.is_null() {
        return make_anew(kind, size_of::<T>());
    }
    life::new_reference(op);
    Ok(op)
}

/// Not in line: what a pool holds is made without it.
#[inline(never)]
pub unsafe fn make_anew(kind: *mut PyTypeObject, bytes: usize) -> Fallible<*mut PyObject> {
    let op = crate::gc::allocate(kind, bytes);
    if op.is_null() {
        return Err(Raised);
    }
    (*op).ob_type = kind;
    life::new_reference(op);
    Ok(op)
}

/// Keeps an untracked dead object of its very type in `pool`, or frees it.
#[inline(always)]
pub unsafe fn keep_or_free(pool: &Pool, op: *mut PyObject) {
    if !pool.give_again(op) {
        keep_first_or_free(pool, op);
    }
}

/// Not in line: a pool with room needs no frame.
#[inline(never)]
unsafe fn keep_first_or_free(pool: &Pool, op: *mut PyObject) {
    if !pool.give(op) {
        crate::gc::free(op);
    }
}

/// Calls `visit` for a member, and returns from the traversal when it says so.
macro_rules! visit {
    ($visit:ident, $arg:ident, $member:expr) => {{
        let member = ($member).cast::<PyObject>();
        if !member.is_null()
            && let Some(visit) = $visit
        {
            let code = visit(member, $arg);
            if code != 0 {
                return code;
            }
        }
    }};
}
pub(crate) use visit;

/// Shows the collector the objects that one refers to; some may be NULL.
#[inline(always)]
pub unsafe fn visit_all(visit: visitproc, arg: *mut c_void, objects: &[*mut PyObject]) -> c_int {
    let visit = visit.unwrap_unchecked();
    for &op in objects {
        if !op.is_null() {
            let code = visit(op, arg);
            if code != 0 {
                return code;
            }
        }
    }
    0
}

/// Sets a member NULL, and only then gives its reference back.
#[inline(always)]
pub unsafe fn clear_member<T>(member: *mut *mut T) {
    let old = core::mem::replace(&mut *member, null_mut());
    xdecref(old.cast());
}

/// Untracks a dying container, and begins its deallocation in `dealloc` as `trashcan::begin` does. What is done here is not
/// in the frame of `dealloc` unless the compiler optimises: that frame nests deep.
#[cfg_attr(not(debug_assertions), inline(always))]
pub unsafe fn begin_dealloc(
    op: *mut PyObject,
    dealloc: unsafe extern "C" fn(*mut PyObject),
) -> Option<*mut PyThreadState> {
    crate::gc::untrack(op);
    crate::object::trashcan::begin(op, dealloc)
}

/// Untracks `op`, and frees it once its members are gone.
#[inline(always)]
pub unsafe fn free_object(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    match (*kind).tp_free {
        Some(free) => free(op.cast()),
        None => crate::gc::free(op),
    }
}
