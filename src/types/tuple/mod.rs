//! tuple: a fixed number of references behind the header.
//!
//! Always true: the one empty exact tuple is [`EMPTY`], immortal; every other tuple is tracked from its making.

mod methods;

use core::mem::MaybeUninit;

use crate::gc;
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{
    begin_dealloc, clear_member, free_object, keep_or_free, make_anew, visit,
};
use crate::types::define::STATIC_TYPE;
use crate::types::raise::{bad_call, fail, no_memory};

/// Tuples of 1 to this many items have pools.
const POOLED: usize = 20;
const POOL_CAP: usize = 2000;
const HEAD: usize = size_of::<PyVarObject>();

static POOLS: [Pool; POOLED] = pools();

const fn pools() -> [Pool; POOLED] {
    let mut all = [const { MaybeUninit::<Pool>::uninit() }; POOLED];
    let mut i = 0;
    while i < POOLED {
        all[i] = MaybeUninit::new(Pool::new("tuple", POOL_CAP, HEAD + (i + 1) * 8));
        i += 1;
    }
    // SAFETY: the loop has set every one.
    unsafe { core::mem::transmute(all) }
}

static mut EMPTY: PyTupleObject = PyTupleObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyTuple_Type,
        },
        ob_size: 0,
    },
    ob_item: [null_mut()],
};

/// The empty tuple, borrowed.
#[inline(always)]
pub fn empty() -> *mut PyObject {
    (&raw mut EMPTY).cast()
}

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(methods::concat),
    sq_repeat: Some(methods::repeat),
    sq_item: Some(item),
    sq_contains: Some(methods::contains),
    ..PySequenceMethods::EMPTY
};

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(methods::subscript),
    ..PyMappingMethods::EMPTY
};

/// The type tuple.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"tuple".as_ptr(),
    tp_doc: c"tuple(iterable=(), /)\n--\n\nItems in an order, which stays as it is.".as_ptr(),
    tp_basicsize: HEAD as Py_ssize_t,
    tp_itemsize: 8,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(methods::repr),
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_hash: Some(methods::hash),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_TUPLE_SUBCLASS
        | _Py_TPFLAGS_MATCH_SELF
        | _Py_TPFLAGS_STATIC_BUILTIN
        | Py_TPFLAGS_SEQUENCE,
    tp_traverse: Some(traverse),
    tp_richcompare: Some(methods::compare),
    tp_iter: Some(super::iter::tuple::new),
    tp_methods: methods::table(),
    tp_new: Some(methods::new),
    tp_free: Some(PyObject_GC_Del),
    tp_vectorcall: Some(methods::vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyTuple_Type))
}

/// A tuple whose items are not set and which is not tracked: the caller does both before anyone sees it. `length` is
/// above 0.
#[inline(always)]
unsafe fn allocate(length: Py_ssize_t) -> Fallible<*mut PyObject> {
    let length = length as usize;
    if length <= POOLED {
        let op = POOLS[length - 1].take();
        if !op.is_null() {
            _Py_NewReference(op);
            return Ok(op);
        }
    }
    allocate_anew(length)
}

#[inline(never)]
unsafe fn allocate_anew(length: usize) -> Fallible<*mut PyObject> {
    if length > (PY_SSIZE_T_MAX - HEAD) / 8 {
        return Err(no_memory());
    }
    let op = make_anew(&raw mut PyTuple_Type, HEAD + length * 8)?;
    (*op.cast::<PyVarObject>()).ob_size = length as Py_ssize_t;
    Ok(op)
}

/// A tuple of `length` items, each NULL.
#[inline]
pub unsafe fn of_length(length: Py_ssize_t) -> Fallible<Ref> {
    if (1..=SHORT).contains(&length) {
        let op = life::revive(&POOLS[length as usize - 1]);
        if !op.is_null() {
            life::zero(tuple_items(op).cast(), length as usize * 8);
            return Ok(Ref::steal_unchecked(gc::tracked(op)));
        }
    }
    of_length_anew(length)
}

/// Tuples of up to so many items are zeroed without a call.
const SHORT: Py_ssize_t = 8;

/// Not in line: a short one out of the pool needs no frame.
#[inline(never)]
unsafe fn of_length_anew(length: Py_ssize_t) -> Fallible<Ref> {
    if length == 0 {
        return Ok(Ref::new(empty()));
    }
    let op = allocate(length)?;
    life::zero(tuple_items(op).cast(), length as usize * 8);
    gc::track(op);
    Ok(Ref::steal_unchecked(op))
}

/// A tuple of new references to the items of an array.
#[inline]
pub unsafe fn from_array(items: *const *mut PyObject, length: Py_ssize_t) -> Fallible<Ref> {
    if (1..=POOLED as Py_ssize_t).contains(&length) {
        let op = life::revive(&POOLS[length as usize - 1]);
        if !op.is_null() {
            fill(op, items, length);
            return Ok(Ref::steal_unchecked(gc::tracked(op)));
        }
    }
    from_array_anew(items, length)
}

#[inline(always)]
unsafe fn fill(op: *mut PyObject, items: *const *mut PyObject, length: Py_ssize_t) {
    let into = tuple_items(op);
    for i in 0..length as usize {
        *into.add(i) = new_ref(*items.add(i));
    }
}

/// Not in line: one out of the pool needs no frame.
#[inline(never)]
unsafe fn from_array_anew(items: *const *mut PyObject, length: Py_ssize_t) -> Fallible<Ref> {
    if length == 0 {
        return Ok(Ref::new(empty()));
    }
    let op = allocate(length)?;
    fill(op, items, length);
    gc::track(op);
    Ok(Ref::steal_unchecked(op))
}

/// A tuple of two items, whose references it takes over.
#[inline]
pub unsafe fn pair(first: Ref, second: Ref) -> Fallible<Ref> {
    let op = allocate(2)?;
    let into = tuple_items(op);
    *into = first.into_raw();
    *into.add(1) = second.into_raw();
    gc::track(op);
    Ok(Ref::steal_unchecked(op))
}

/// Items `from..to`, which lie inside; the tuple itself when that is all of an exact one.
pub unsafe fn slice(op: *mut PyObject, from: Py_ssize_t, to: Py_ssize_t) -> Fallible<Ref> {
    if from == 0 && to == Py_SIZE(op) && PyTuple_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    from_array(tuple_items(op).offset(from), (to - from).max(0))
}

/// Changes the length of a tuple that nobody else knows. On failure the tuple is gone.
pub unsafe fn resize(place: *mut *mut PyObject, length: Py_ssize_t) -> Fallible {
    let op = *place;
    if op.is_null()
        || !PyTuple_CheckExact(op)
        || (Py_SIZE(op) != 0 && refcount(op) != 1)
        || length < 0
    {
        *place = null_mut();
        xdecref(op);
        return Err(bad_call());
    }
    let old = Py_SIZE(op);
    if old == length {
        return Ok(());
    }
    if old == 0 || length == 0 {
        decref(op);
        *place = null_mut();
        *place = of_length(length)?.into_raw();
        return Ok(());
    }
    gc::untrack(op);
    for i in length..old {
        let item = tuple_items(op).offset(i);
        clear_member(item);
    }
    let moved = _PyObject_GC_Resize(op.cast(), length).cast::<PyObject>();
    if moved.is_null() {
        *place = null_mut();
        // What is left of it still counts for as long as it was.
        for i in 0..old.min(length) {
            clear_member(tuple_items(op).offset(i));
        }
        PyObject_GC_Del(op.cast());
        return Err(Raised);
    }
    for i in old..length {
        *tuple_items(moved).offset(i) = null_mut();
    }
    gc::track(moved);
    *place = moved;
    Ok(())
}

pub(super) unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

unsafe extern "C" fn item(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    if i as usize >= Py_SIZE(op) as usize {
        fail(PyExc_IndexError, c"tuple index out of range");
        return null_mut();
    }
    new_ref(PyTuple_GET_ITEM(op, i))
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    for i in (0..Py_SIZE(op)).rev() {
        visit!(f, arg, PyTuple_GET_ITEM(op, i));
    }
    0
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc) else {
        return;
    };
    let items = tuple_items(op);
    let mut i = Py_SIZE(op);
    while i > 0 {
        i -= 1;
        xdecref(*items.offset(i));
    }
    release(op);
    trashcan::end(thread);
}

/// Gives back the memory of an object whose items are gone.
#[inline]
unsafe fn release(op: *mut PyObject) {
    if !PyTuple_CheckExact(op) {
        return free_object(op);
    }
    let length = Py_SIZE(op) as usize;
    if length == 0 || length > POOLED {
        return gc::free(op);
    }
    keep_or_free(&POOLS[length - 1], op);
}
