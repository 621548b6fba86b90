//! enumerate and reversed.

use super::{iter, tuple};
use crate::arguments::own::{check_count, no_keyword_names, no_keywords};
use crate::gc;
use crate::prelude::*;
use crate::types::container::{clear_member, free_object, track_once, visit};
use crate::types::define::{CLASS_GETITEM, STATIC_TYPE, no_args, one_arg};

#[repr(C)]
struct Enumerate {
    ob_base: PyObject,
    /// The number that is next; past the largest, `long_number` is.
    number: Py_ssize_t,
    iterator: *mut PyObject,
    /// A pair for the result, as long as nobody keeps it.
    pair: *mut PyObject,
    /// NULL as long as `number` counts.
    long_number: *mut PyObject,
    /// As in CPython, for `__basicsize__`.
    spare: *mut PyObject,
}

static mut ENUMERATE_METHODS: [PyMethodDef; 3] = [
    no_args(c"__reduce__", reduce_enumerate, c""),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

/// The type enumerate.
pub const ENUMERATE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"enumerate".as_ptr(),
    tp_doc: c"enumerate(iterable, start=0)\n--\n\nPairs of a number and an item, the numbers from start on.".as_ptr(),
    tp_basicsize: size_of::<Enumerate>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_enumerate),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse_enumerate),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next_enumerate),
    tp_methods: (&raw mut ENUMERATE_METHODS).cast(),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new_enumerate),
    tp_vectorcall: Some(call_enumerate),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyEnum_Type))?;
    status(PyType_Ready(&raw mut PyReversed_Type))
}

#[inline(always)]
unsafe fn en(op: *mut PyObject) -> *mut Enumerate {
    op.cast()
}

unsafe extern "C" fn new_enumerate(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        let (mut iterable, mut start) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        parse_named!(
            args,
            kwargs,
            c"O|O:enumerate",
            [c"iterable", c"start"],
            iterable,
            start
        )?;
        make_enumerate(kind, iterable, start)
    };
    made().or_null()
}

/// A call of the class itself, whose errors are worded otherwise than those of `__new__`.
unsafe extern "C" fn call_enumerate(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let by_place = PyVectorcall_NARGS(count);
        let named = if names.is_null() { 0 } else { Py_SIZE(names) };
        let argument = |i: Py_ssize_t| *args.offset(i);
        let (iterable, start) = match (by_place, named) {
            (1, 0) => (argument(0), null_mut()),
            (2, 0) => (argument(0), argument(1)),
            (1, 1) => {
                expect_name(names, 0, c"start")?;
                (argument(0), argument(1))
            }
            (0, 1) => {
                expect_name(names, 0, c"iterable")?;
                (argument(0), null_mut())
            }
            (0, 2) if is_name(names, 0, c"start") => {
                expect_name(names, 1, c"iterable")?;
                (argument(1), argument(0))
            }
            (0, 2) => {
                expect_name(names, 0, c"iterable")?;
                expect_name(names, 1, c"start")?;
                (argument(0), argument(1))
            }
            (0, _) => {
                PyErr_SetString(
                    PyExc_TypeError,
                    c"enumerate() missing required argument 'iterable'".as_ptr(),
                );
                return Err(Raised);
            }
            _ => {
                PyErr_Format(
                    PyExc_TypeError,
                    c"enumerate() takes at most 2 arguments (%zd given)".as_ptr(),
                    by_place + named,
                );
                return Err(Raised);
            }
        };
        make_enumerate(kind.cast(), iterable, start)
    })()
    .or_null()
}

unsafe fn is_name(names: *mut PyObject, at: Py_ssize_t, wanted: &CStr) -> bool {
    PyUnicode_EqualToUTF8(PyTuple_GET_ITEM(names, at), wanted.as_ptr()) != 0
}

unsafe fn expect_name(names: *mut PyObject, at: Py_ssize_t, wanted: &CStr) -> Fallible {
    if is_name(names, at, wanted) {
        return Ok(());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"'%.200S' is an invalid keyword argument for enumerate()".as_ptr(),
        PyTuple_GET_ITEM(names, at),
    );
    Err(Raised)
}

unsafe fn make_enumerate(
    kind: *mut PyTypeObject,
    iterable: *mut PyObject,
    start: *mut PyObject,
) -> Fallible<Ref> {
    let op = owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?;
    let it = en(op.ptr());
    if !start.is_null() {
        let start = owned(PyNumber_Index(start))?;
        (*it).number = PyLong_AsSsize_t(start.ptr());
        if (*it).number == -1 && !PyErr_Occurred().is_null() {
            PyErr_Clear();
            (*it).number = Py_ssize_t::MAX;
            (*it).long_number = start.into_raw();
        }
    }
    (*it).iterator = PyObject_GetIter(iterable);
    if (*it).iterator.is_null() {
        return Err(Raised);
    }
    (*it).pair = tuple::from_array([Py_None(), Py_None()].as_ptr(), 2)?.into_raw();
    Ok(op)
}

unsafe extern "C" fn dealloc_enumerate(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*en(op)).iterator);
    xdecref((*en(op)).pair);
    xdecref((*en(op)).long_number);
    free_object(op);
}

unsafe extern "C" fn traverse_enumerate(
    op: *mut PyObject,
    f: visitproc,
    arg: *mut c_void,
) -> c_int {
    visit!(f, arg, (*en(op)).iterator);
    visit!(f, arg, (*en(op)).pair);
    visit!(f, arg, (*en(op)).long_number);
    0
}

/// The number that is next, as an int; it is counted up.
unsafe fn count(op: *mut PyObject) -> Fallible<Ref> {
    let it = en(op);
    if (*it).number != Py_ssize_t::MAX {
        (*it).number += 1;
        return owned(PyLong_FromSsize_t((*it).number - 1));
    }
    if (*it).long_number.is_null() {
        (*it).long_number = owned(PyLong_FromSsize_t(Py_ssize_t::MAX))?.into_raw();
    }
    let one = owned(PyLong_FromLong(1))?;
    let next = owned(PyNumber_Add((*it).long_number, one.ptr()))?;
    let number = core::mem::replace(&mut (*it).long_number, next.into_raw());
    Ok(Ref::steal_unchecked(number))
}

unsafe extern "C" fn next_enumerate(op: *mut PyObject) -> *mut PyObject {
    let iterator = (*en(op)).iterator;
    let Some(next) = (*Py_TYPE(iterator)).tp_iternext else {
        return null_mut();
    };
    let Some(item) = Ref::steal(next(iterator)) else {
        return null_mut();
    };
    let Ok(number) = count(op) else {
        return null_mut();
    };
    reuse_pair((*en(op)).pair, number, item)
}

/// A pair: the one at hand when nobody else has it.
#[inline(always)]
pub(super) unsafe fn reuse_pair(pair: *mut PyObject, first: Ref, second: Ref) -> *mut PyObject {
    if pair.is_null() || refcount(pair) != 1 {
        return tuple::pair(first, second).or_null();
    }
    incref(pair);
    let old_first = core::mem::replace(&mut *tuple_items(pair), first.into_raw());
    let old_second = core::mem::replace(&mut *tuple_items(pair).add(1), second.into_raw());
    // A collection may have untracked it for what it held.
    track_once(pair);
    xdecref(old_first);
    xdecref(old_second);
    pair
}

unsafe extern "C" fn reduce_enumerate(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let it = en(op);
        let number = if (*it).long_number.is_null() {
            owned(PyLong_FromSsize_t((*it).number))?
        } else {
            Ref::new((*it).long_number)
        };
        let arguments = tuple::from_array([(*it).iterator, number.ptr()].as_ptr(), 2)?;
        tuple::pair(Ref::new(Py_TYPE(op)), arguments)
    };
    reduced().or_null()
}

#[repr(C)]
struct Reversed {
    ob_base: PyObject,
    /// Of the item that is next; -1 at the end.
    place: Py_ssize_t,
    /// NULL at the end.
    over: *mut PyObject,
}

static mut REVERSED_METHODS: [PyMethodDef; 4] = [
    no_args(c"__length_hint__", length_hint_reversed, c""),
    no_args(c"__reduce__", reduce_reversed, c""),
    one_arg(c"__setstate__", set_state_reversed, c""),
    PyMethodDef::EMPTY,
];

/// The type reversed.
pub const REVERSED: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"reversed".as_ptr(),
    tp_doc: c"reversed(sequence, /)\n--\n\nThe items of a sequence from the last to the first."
        .as_ptr(),
    tp_basicsize: size_of::<Reversed>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_reversed),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse_reversed),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next_reversed),
    tp_methods: (&raw mut REVERSED_METHODS).cast(),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new_reversed),
    tp_free: Some(PyObject_GC_Del),
    tp_vectorcall: Some(vectorcall_reversed),
    ..PyTypeObject::EMPTY
};

#[inline(always)]
unsafe fn rev(op: *mut PyObject) -> *mut Reversed {
    op.cast()
}

unsafe extern "C" fn new_reversed(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        if kind == &raw mut PyReversed_Type {
            no_keywords(c"reversed", kwargs)?;
        }
        check_count(c"reversed", Py_SIZE(args), 1, 1)?;
        make_reversed(kind, PyTuple_GET_ITEM(args, 0))
    };
    made().or_null()
}

unsafe extern "C" fn vectorcall_reversed(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        no_keyword_names(c"reversed", names)?;
        check_count(c"reversed", PyVectorcall_NARGS(nargsf), 1, 1)?;
        make_reversed(kind.cast(), *args)
    };
    made().or_null()
}

unsafe fn not_reversible(op: *mut PyObject) -> Raised {
    PyErr_Format(
        PyExc_TypeError,
        c"'%.200s' object is not reversible".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    Raised
}

/// What `__reversed__` gives, or an iterator that counts down.
unsafe fn make_reversed(kind: *mut PyTypeObject, op: *mut PyObject) -> Fallible<Ref> {
    if let Some(method) = Ref::steal(_PyObject_LookupSpecial(op, name!("__reversed__"))) {
        if method.ptr() == Py_None() {
            return Err(not_reversible(op));
        }
        return owned(PyObject_CallNoArgs(method.ptr()));
    }
    if !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    if PySequence_Check(op) == 0 {
        return Err(not_reversible(op));
    }
    let length = PySequence_Size(op);
    if length == -1 {
        return Err(Raised);
    }
    let made = owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?;
    (*rev(made.ptr())).place = length - 1;
    (*rev(made.ptr())).over = new_ref(op);
    Ok(made)
}

unsafe extern "C" fn dealloc_reversed(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*rev(op)).over);
    free_object(op);
}

unsafe extern "C" fn traverse_reversed(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*rev(op)).over);
    0
}

unsafe extern "C" fn next_reversed(op: *mut PyObject) -> *mut PyObject {
    let it = rev(op);
    if (*it).place >= 0 {
        let item = PySequence_GetItem((*it).over, (*it).place);
        if !item.is_null() {
            (*it).place -= 1;
            return item;
        }
        if PyErr_ExceptionMatches(PyExc_IndexError) != 0
            || PyErr_ExceptionMatches(PyExc_StopIteration) != 0
        {
            PyErr_Clear();
        }
    }
    (*it).place = -1;
    clear_member(&raw mut (*it).over);
    null_mut()
}

unsafe extern "C" fn length_hint_reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = rev(op);
    if (*it).over.is_null() {
        return PyLong_FromLong(0);
    }
    let length = PySequence_Size((*it).over);
    if length == -1 {
        return null_mut();
    }
    let left = (*it).place + 1;
    PyLong_FromSsize_t(if length < left { 0 } else { left })
}

unsafe extern "C" fn reduce_reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let it = rev(op);
        let kind: *mut PyObject = Py_TYPE(op).cast();
        if (*it).over.is_null() {
            let arguments = tuple::from_array([tuple::empty()].as_ptr(), 1)?;
            return tuple::pair(Ref::new(kind), arguments);
        }
        let arguments = tuple::from_array([(*it).over].as_ptr(), 1)?;
        let place = owned(PyLong_FromSsize_t((*it).place))?;
        tuple::from_array([kind, arguments.ptr(), place.ptr()].as_ptr(), 3)
    };
    reduced().or_null()
}

unsafe extern "C" fn set_state_reversed(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let it = rev(op);
    let Ok(place) = iter::place_from(state) else {
        return null_mut();
    };
    if !(*it).over.is_null() {
        let length = PySequence_Size((*it).over);
        if length < 0 {
            return null_mut();
        }
        (*it).place = place.clamp(-1, length - 1);
    }
    Py_None()
}
