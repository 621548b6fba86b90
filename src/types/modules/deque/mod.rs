//! `collections.deque`: items in a ring, so that both ends cost the same.
//!
//! ```text
//! ring      the items
//! methods   what a deque can do
//! slots     what it is as a sequence
//! iterate   its iterators
//! ```

mod iterate;
mod methods;
mod ring;
mod slots;

use core::mem::offset_of;

use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object};
use crate::types::define::{CLASS_GETITEM, STATIC_TYPE, fast, no_args, one_arg, readable};
use crate::types::raise::fail;

/// A deque. Always true: `length <= room`, `first < room` or both are 0; the item `i` lies at `(first + i) % room`.
#[repr(C)]
pub struct Deque {
    ob_base: PyVarObject,
    items: *mut *mut PyObject,
    room: usize,
    first: usize,
    /// The most items; negative: as many as there are.
    most: Py_ssize_t,
    /// Counts the changes of the items' order or number.
    changes: usize,
    weak: *mut PyWeakReference,
}

static mut METHODS: [PyMethodDef; 20] = [
    one_arg(
        c"append",
        methods::append,
        c"append($self, item, /)\n--\n\nPuts an item last.",
    ),
    one_arg(
        c"appendleft",
        methods::append_left,
        c"appendleft($self, item, /)\n--\n\nPuts an item first.",
    ),
    no_args(
        c"clear",
        methods::clear,
        c"Leaves nothing in the deque.",
    ),
    no_args(
        c"__copy__",
        methods::copy,
        c"A deque with the same items.",
    ),
    no_args(c"copy", methods::copy, c"A deque with the same items."),
    one_arg(
        c"count",
        methods::count,
        c"count($self, value, /)\n--\n\nHow many items are equal to a value.",
    ),
    one_arg(
        c"extend",
        methods::extend,
        c"extend($self, iterable, /)\n--\n\nPuts the items of an iterable last, one after the other.",
    ),
    one_arg(
        c"extendleft",
        methods::extend_left,
        c"extendleft($self, iterable, /)\n--\n\nPuts the items of an iterable first, so that they are there in reverse.",
    ),
    fast(
        c"index",
        methods::index,
        c"index($self, value, [start, [stop]])\n--\n\nWhere the first item equal to a value is; a ValueError when there is none.",
    ),
    fast(c"insert", methods::insert, c"insert($self, index, value, /)\n--\n\nPuts an item where an index says; an IndexError when that would be too long."),
    no_args(
        c"pop",
        methods::pop,
        c"Takes the last item out.",
    ),
    no_args(
        c"popleft",
        methods::pop_left,
        c"Takes the first item out.",
    ),
    no_args(
        c"__reduce__",
        methods::reduce,
        c"What pickle rebuilds the deque of.",
    ),
    one_arg(
        c"remove",
        methods::remove,
        c"remove($self, value, /)\n--\n\nTakes out the first item equal to a value.",
    ),
    no_args(
        c"__reversed__",
        iterate::reversed,
        c"Iterates from the last item to the first.",
    ),
    no_args(c"reverse", methods::reverse, c"Turns the order of the items around."),
    fast(
        c"rotate",
        methods::rotate,
        c"rotate($self, n=1, /)\n--\n\nTakes n items from the end and puts them first, or from the front and last for negative n.",
    ),
    no_args(
        c"__sizeof__",
        methods::size,
        c"How many bytes the deque takes.",
    ),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

static mut PROPERTIES: [PyGetSetDef; 2] =
    [readable(c"maxlen", methods::most, c""), PyGetSetDef::EMPTY];

/// The type.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"collections.deque".as_ptr(),
    tp_basicsize: size_of::<Deque>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(slots::repr),
    tp_as_sequence: &raw mut slots::AS_SEQUENCE,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_SEQUENCE
        | Py_TPFLAGS_IMMUTABLETYPE,
    tp_doc: c"Items that are put and taken quickly at both ends; with maxlen, those at the other end make room.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_richcompare: Some(slots::compare),
    tp_weaklistoffset: offset_of!(Deque, weak) as Py_ssize_t,
    tp_iter: Some(iterate::forward),
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut PROPERTIES).cast(),
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

/// Adds the types to `collections`.
pub unsafe fn add(module: *mut PyObject) -> Fallible {
    status(PyModule_AddType(module, &raw mut TYPE))?;
    iterate::start()
}

#[inline(always)]
unsafe fn deque(op: *mut PyObject) -> *mut Deque {
    op.cast()
}

#[inline(always)]
unsafe fn is_deque(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let op = (*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0);
    if !op.is_null() {
        (*deque(op)).most = -1;
    }
    op
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let run = || -> Fallible {
        let (mut items, mut most) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        parse_named!(
            args,
            kwargs,
            c"|OO:deque",
            [c"iterable", c"maxlen"],
            items,
            most
        )?;
        let mut limit = -1;
        if !most.is_null() && most != Py_None() {
            limit = PyLong_AsSsize_t(most);
            if limit == -1 && !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
            if limit < 0 {
                return Err(fail(PyExc_ValueError, c"maxlen must be non-negative"));
            }
        }
        (*deque(op)).most = limit;
        if Py_SIZE(op) > 0 {
            ring::clear(op);
        }
        if items.is_null() {
            return Ok(());
        }
        methods::add_all(op, items, ring::push)
    };
    run().or_minus_one()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc) else {
        return;
    };
    if !(*deque(op)).weak.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    ring::clear(op);
    free_object(op);
    trashcan::end(thread);
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let visit = visit.unwrap_unchecked();
    for i in 0..Py_SIZE(op) as usize {
        let code = visit(ring::get(op, i), arg);
        if code != 0 {
            return code;
        }
    }
    0
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    ring::clear(op);
    0
}
