//! list: references in a block of their own, with room to grow.
//!
//! Always true: `ob_size <= allocated`, and the block is NULL exactly when nothing is allocated. While a list is being
//! sorted it is empty, and `allocated` is -1 as long as nobody touches it.

mod edit;
mod gallop;
mod merge;
mod methods;
mod sort;

pub use edit::{
    append, append_or_minus_one, assign_slice, clear, extend, insert, reverse, set_or_minus_one,
};
pub use sort::sort;

use crate::gc;
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object, keep_or_free, take_or_make, visit};
use crate::types::define::STATIC_TYPE;
use crate::types::raise::{fail, no_memory};

const POOL_CAP: usize = 80;
static POOL: Pool = Pool::new("list", POOL_CAP, size_of::<PyListObject>());

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(methods::concat),
    sq_repeat: Some(methods::repeat),
    sq_item: Some(item),
    sq_ass_item: Some(edit::set_item_slot),
    sq_contains: Some(methods::contains),
    sq_inplace_concat: Some(methods::concat_in_place),
    sq_inplace_repeat: Some(methods::repeat_in_place),
    ..PySequenceMethods::EMPTY
};

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(methods::subscript),
    mp_ass_subscript: Some(edit::assign_subscript),
};

/// The type list.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"list".as_ptr(),
    tp_doc: c"list(iterable=(), /)\n--\n\nItems in an order, which can be changed.".as_ptr(),
    tp_basicsize: size_of::<PyListObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(methods::repr),
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_LIST_SUBCLASS
        | _Py_TPFLAGS_MATCH_SELF
        | _Py_TPFLAGS_STATIC_BUILTIN
        | Py_TPFLAGS_SEQUENCE,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_richcompare: Some(methods::compare),
    tp_iter: Some(super::iter::list::new),
    tp_methods: methods::table(),
    tp_init: Some(methods::init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(PyType_GenericNew),
    tp_free: Some(PyObject_GC_Del),
    tp_vectorcall: Some(methods::vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyList_Type))
}

/// The fields.
#[inline(always)]
pub(super) unsafe fn list(op: *mut PyObject) -> *mut PyListObject {
    op.cast()
}

/// The items, borrowed; NULL when nothing is allocated.
#[inline(always)]
pub unsafe fn items(op: *mut PyObject) -> *mut *mut PyObject {
    (*list(op)).ob_item
}

#[inline(always)]
unsafe fn set_size(op: *mut PyObject, size: Py_ssize_t) {
    (*op.cast::<PyVarObject>()).ob_size = size;
}

#[inline(always)]
unsafe fn allocate_object() -> Fallible<*mut PyObject> {
    take_or_make::<PyListObject>(&POOL, &raw mut PyList_Type)
}

/// A list of `length` items, each NULL, with room for no more.
#[inline]
pub unsafe fn of_length(length: Py_ssize_t) -> Fallible<Ref> {
    if length == 0 {
        let op = life::revive(&POOL);
        if !op.is_null() {
            (*list(op)).ob_item = null_mut();
            (*list(op)).allocated = 0;
            set_size(op, 0);
            return Ok(Ref::steal_unchecked(gc::tracked(op)));
        }
    }
    of_length_anew(length)
}

/// Not in line: an empty one out of the pool needs no frame.
#[inline(never)]
unsafe fn of_length_anew(length: Py_ssize_t) -> Fallible<Ref> {
    let op = allocate_object()?;
    (*list(op)).ob_item = null_mut();
    (*list(op)).allocated = 0;
    set_size(op, 0);
    if length > 0 {
        return with_nulls(Ref::steal_unchecked(op), length);
    }
    gc::track(op);
    Ok(Ref::steal_unchecked(op))
}

/// Not in line: most lists begin empty.
#[inline(never)]
unsafe fn with_nulls(op: Ref, length: Py_ssize_t) -> Fallible<Ref> {
    let block: *mut *mut PyObject = PyMem_Calloc(length as usize, 8).cast();
    if block.is_null() {
        return Err(no_memory());
    }
    (*list(op.ptr())).ob_item = block;
    (*list(op.ptr())).allocated = length;
    set_size(op.ptr(), length);
    gc::track(op.ptr());
    Ok(op)
}

/// A list of `length` items, which `item` says: new references, made without running any code of others.
#[inline(always)]
pub unsafe fn build(
    length: Py_ssize_t,
    item: impl Fn(Py_ssize_t) -> *mut PyObject,
) -> Fallible<Ref> {
    let op = of_length(0)?;
    if length > 0 {
        let block = block_for(length)?;
        for i in 0..length {
            *block.offset(i) = new_ref(item(i));
        }
        (*list(op.ptr())).ob_item = block;
        (*list(op.ptr())).allocated = length;
        set_size(op.ptr(), length);
    }
    Ok(op)
}

unsafe fn block_for(room: Py_ssize_t) -> Fallible<*mut *mut PyObject> {
    let block = if room as usize > PY_SSIZE_T_MAX / 8 {
        null_mut()
    } else {
        PyMem_Malloc(room as usize * 8)
    };
    if block.is_null() {
        Err(no_memory())
    } else {
        Ok(block.cast())
    }
}

/// A list of new references to the items of an array.
pub unsafe fn from_array(from: *const *mut PyObject, length: Py_ssize_t) -> Fallible<Ref> {
    build(length, |i| *from.offset(i))
}

/// A list of the items of an iterable.
pub unsafe fn from_iterable(iterable: *mut PyObject) -> Fallible<Ref> {
    let op = of_length(0)?;
    extend(op.ptr(), iterable)?;
    Ok(op)
}

/// Items `from..to`, which lie inside.
pub unsafe fn slice(op: *mut PyObject, from: Py_ssize_t, to: Py_ssize_t) -> Fallible<Ref> {
    let count = (to - from).max(0);
    if count == 0 {
        return of_length(0);
    }
    from_array(items(op).offset(from), count)
}

/// What a block for `size` items has room for, so that growth item by item costs constant time for each.
#[inline(always)]
fn roomy(size: Py_ssize_t) -> Py_ssize_t {
    (size + (size >> 3) + 6) & !3
}

/// Sets the size; the new items are not set, the dropped ones are the caller's. The block follows.
#[inline(always)]
unsafe fn resize(op: *mut PyObject, size: Py_ssize_t) -> Fallible {
    let allocated = (*list(op)).allocated;
    if allocated >= size && size >= allocated >> 1 {
        set_size(op, size);
        return Ok(());
    }
    move_block(op, size)
}

#[inline(never)]
unsafe fn move_block(op: *mut PyObject, size: Py_ssize_t) -> Fallible {
    if size != 0 {
        return grow(op, size);
    }
    let old = core::mem::replace(&mut (*list(op)).ob_item, null_mut());
    PyMem_Free(old.cast());
    (*list(op)).allocated = 0;
    set_size(op, 0);
    Ok(())
}

/// Gives a list a block of its new size, which is not 0.
#[inline]
unsafe fn grow(op: *mut PyObject, size: Py_ssize_t) -> Fallible {
    if size as usize > PY_SSIZE_T_MAX / 8 - PY_SSIZE_T_MAX / 64 {
        return Err(no_memory());
    }
    let mut room = roomy(size);
    if size - Py_SIZE(op) > room - size {
        room = (size + 3) & !3;
    }
    let bytes = room as usize * 8;
    let block = match items(op) {
        old if old.is_null() => PyMem_Malloc(bytes),
        old => PyMem_Realloc(old.cast(), bytes),
    };
    if block.is_null() {
        return Err(no_memory());
    }
    (*list(op)).ob_item = block.cast();
    (*list(op)).allocated = room;
    set_size(op, size);
    Ok(())
}

/// Gives a list that has no block one for `room` items, or one more to make the number even: memory comes in 16 bytes.
unsafe fn reserve_exactly(op: *mut PyObject, room: Py_ssize_t) -> Fallible {
    let room = (room + 1) & !1;
    (*list(op)).ob_item = block_for(room)?;
    (*list(op)).allocated = room;
    Ok(())
}

pub(super) unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

unsafe extern "C" fn item(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    if i as usize >= Py_SIZE(op) as usize {
        fail(PyExc_IndexError, c"list index out of range");
        return null_mut();
    }
    new_ref(PyList_GET_ITEM(op, i))
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    for i in (0..Py_SIZE(op)).rev() {
        visit!(f, arg, PyList_GET_ITEM(op, i));
    }
    0
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    clear(op);
    0
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    // Nothing dies with an empty list, so nothing nests.
    if items(op).is_null() && PyList_CheckExact(op) {
        gc::untrack(op);
        return keep_or_free(&POOL, op);
    }
    dealloc_block(op);
}

/// Not in line where the compiler optimises: an empty list needs no frame.
#[cfg_attr(debug_assertions, inline(always))]
#[cfg_attr(not(debug_assertions), inline(never))]
unsafe fn dealloc_block(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc) else {
        return;
    };
    let block = items(op);
    if !block.is_null() {
        let mut i = Py_SIZE(op);
        while i > 0 {
            i -= 1;
            xdecref(*block.offset(i));
        }
        PyMem_Free(block.cast());
    }
    release(op);
    trashcan::end(thread);
}

/// Gives back the memory of an object whose items are gone.
#[inline]
unsafe fn release(op: *mut PyObject) {
    if PyList_CheckExact(op) {
        keep_or_free(&POOL, op);
    } else {
        free_object(op);
    }
}
