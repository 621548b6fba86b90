//! map and filter.

use crate::arguments::own::{check_count, no_keyword_names, no_keywords};
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object, visit};
use crate::types::define::{STATIC_TYPE, no_args};
use crate::types::raise::fail;
use crate::types::slot::same_slot;
use crate::types::tuple;

/// Items that a call takes from the stack; more are allocated.
const ITEMS_ON_STACK: usize = 8;

#[repr(C)]
struct Map {
    ob_base: PyObject,
    /// A tuple.
    iterators: *mut PyObject,
    function: *mut PyObject,
}

#[repr(C)]
struct Filter {
    ob_base: PyObject,
    function: *mut PyObject,
    iterator: *mut PyObject,
}

static mut MAP_METHODS: [PyMethodDef; 2] =
    [no_args(c"__reduce__", reduce_map, c""), PyMethodDef::EMPTY];

static mut FILTER_METHODS: [PyMethodDef; 2] = [
    no_args(c"__reduce__", reduce_filter, c""),
    PyMethodDef::EMPTY,
];

/// The type map.
pub const MAP: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"map".as_ptr(),
    tp_basicsize: size_of::<Map>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_map),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"map(function, iterable, /, *iterables)\n--\n\nCalls a function with an item of each iterable, until the first of them ends.".as_ptr(),
    tp_traverse: Some(traverse_map),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next_map),
    tp_methods: (&raw mut MAP_METHODS).cast(),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new_map),
    tp_free: Some(PyObject_GC_Del),
    tp_vectorcall: Some(vectorcall_map),
    ..PyTypeObject::EMPTY
};

/// The type filter.
pub const FILTER: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"filter".as_ptr(),
    tp_basicsize: size_of::<Filter>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_filter),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"filter(function, iterable, /)\n--\n\nThe items for which a function is true; with None, those that are true.".as_ptr(),
    tp_traverse: Some(traverse_filter),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next_filter),
    tp_methods: (&raw mut FILTER_METHODS).cast(),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new_filter),
    tp_free: Some(PyObject_GC_Del),
    tp_vectorcall: Some(vectorcall_filter),
    ..PyTypeObject::EMPTY
};

#[inline(always)]
unsafe fn map(op: *mut PyObject) -> *mut Map {
    op.cast()
}

#[inline(always)]
unsafe fn filter(op: *mut PyObject) -> *mut Filter {
    op.cast()
}

/// The next item of an iterator; NULL at the end, or with an exception.
#[inline(always)]
pub(super) unsafe fn next_of(iterator: *mut PyObject) -> *mut PyObject {
    match (*Py_TYPE(iterator)).tp_iternext {
        Some(next) => next(iterator),
        None => null_mut(),
    }
}

/// A tuple of an iterator over each of `count` objects.
pub(super) unsafe fn iterators_of(items: *const *mut PyObject, count: Py_ssize_t) -> Fallible<Ref> {
    let iterators = tuple::of_length(count)?;
    for i in 0..count {
        let iterator = owned(PyObject_GetIter(*items.offset(i)))?;
        PyTuple_SET_ITEM(iterators.ptr(), i, iterator.into_raw());
    }
    Ok(iterators)
}

/// TypeError for keywords, unless a subtype's own `__init__` has a use for them.
unsafe fn refuse_keywords(
    name: &CStr,
    kind: *mut PyTypeObject,
    base: *mut PyTypeObject,
    kwargs: *mut PyObject,
) -> Fallible {
    if kind == base || same_slot((*kind).tp_init, (*base).tp_init) {
        no_keywords(name, kwargs)?;
    }
    Ok(())
}

unsafe extern "C" fn new_map(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    refuse_keywords(c"map", kind, &raw mut PyMap_Type, kwargs)
        .and_then(|()| make_map(kind, tuple_items(args), Py_SIZE(args)))
        .or_null()
}

unsafe extern "C" fn vectorcall_map(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    no_keyword_names(c"map", names)
        .and_then(|()| make_map(kind.cast(), args, PyVectorcall_NARGS(nargsf)))
        .or_null()
}

unsafe fn make_map(
    kind: *mut PyTypeObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> Fallible<Ref> {
    if count < 2 {
        let text = c"map() must have at least two arguments.";
        return Err(fail(PyExc_TypeError, text));
    }
    let iterators = iterators_of(args.add(1), count - 1)?;
    let made = owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?;
    (*map(made.ptr())).iterators = iterators.into_raw();
    (*map(made.ptr())).function = new_ref(*args);
    Ok(made)
}

unsafe extern "C" fn dealloc_map(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc_map) else {
        return;
    };
    xdecref((*map(op)).iterators);
    xdecref((*map(op)).function);
    free_object(op);
    trashcan::end(thread);
}

unsafe extern "C" fn traverse_map(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*map(op)).iterators);
    visit!(f, arg, (*map(op)).function);
    0
}

unsafe extern "C" fn next_map(op: *mut PyObject) -> *mut PyObject {
    let it = map(op);
    let (iterators, function) = ((*it).iterators, (*it).function);
    let count = Py_SIZE(iterators) as usize;
    if count > ITEMS_ON_STACK {
        return next_of_many(iterators, function, count);
    }
    // One place before the arguments, for a bound method's self.
    let mut places = [null_mut(); ITEMS_ON_STACK + 1];
    call_with_next(iterators, function, count, places.as_mut_ptr())
}

#[cold]
unsafe fn next_of_many(
    iterators: *mut PyObject,
    function: *mut PyObject,
    count: usize,
) -> *mut PyObject {
    let places: *mut *mut PyObject = PyMem_Malloc((count + 1) * size_of::<usize>()).cast();
    if places.is_null() {
        return PyErr_NoMemory();
    }
    let result = call_with_next(iterators, function, count, places);
    PyMem_Free(places.cast());
    result
}

/// Calls `function` with the next item of each iterator; NULL when one is at its end.
#[inline(always)]
unsafe fn call_with_next(
    iterators: *mut PyObject,
    function: *mut PyObject,
    count: usize,
    places: *mut *mut PyObject,
) -> *mut PyObject {
    let items = places.add(1);
    let mut taken = 0;
    while taken < count {
        let item = next_of(PyTuple_GET_ITEM(iterators, taken as Py_ssize_t));
        if item.is_null() {
            break;
        }
        *items.add(taken) = item;
        taken += 1;
    }
    let mut result = null_mut();
    if taken == count {
        let nargsf = count | PY_VECTORCALL_ARGUMENTS_OFFSET;
        result = PyObject_Vectorcall(function, items, nargsf, null_mut());
    }
    for i in 0..taken {
        decref(*items.add(i));
    }
    result
}

unsafe extern "C" fn reduce_map(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let iterators = (*map(op)).iterators;
        let count = Py_SIZE(iterators);
        let arguments = tuple::of_length(count + 1)?;
        PyTuple_SET_ITEM(arguments.ptr(), 0, new_ref((*map(op)).function));
        for i in 0..count {
            let one = new_ref(PyTuple_GET_ITEM(iterators, i));
            PyTuple_SET_ITEM(arguments.ptr(), i + 1, one);
        }
        tuple::pair(Ref::new(Py_TYPE(op)), arguments)
    };
    reduced().or_null()
}

unsafe extern "C" fn new_filter(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    refuse_keywords(c"filter", kind, &raw mut PyFilter_Type, kwargs)
        .and_then(|()| make_filter(kind, tuple_items(args), Py_SIZE(args)))
        .or_null()
}

unsafe extern "C" fn vectorcall_filter(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    no_keyword_names(c"filter", names)
        .and_then(|()| make_filter(kind.cast(), args, PyVectorcall_NARGS(nargsf)))
        .or_null()
}

unsafe fn make_filter(
    kind: *mut PyTypeObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> Fallible<Ref> {
    check_count(c"filter", count, 2, 2)?;
    let iterator = owned(PyObject_GetIter(*args.add(1)))?;
    let made = owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?;
    (*filter(made.ptr())).function = new_ref(*args);
    (*filter(made.ptr())).iterator = iterator.into_raw();
    Ok(made)
}

unsafe extern "C" fn dealloc_filter(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc_filter) else {
        return;
    };
    xdecref((*filter(op)).function);
    xdecref((*filter(op)).iterator);
    free_object(op);
    trashcan::end(thread);
}

unsafe extern "C" fn traverse_filter(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*filter(op)).iterator);
    visit!(f, arg, (*filter(op)).function);
    0
}

unsafe extern "C" fn next_filter(op: *mut PyObject) -> *mut PyObject {
    let it = filter(op);
    let (iterator, function) = ((*it).iterator, (*it).function);
    let by_itself = function == Py_None() || function == (&raw mut PyBool_Type).cast();
    while let Some(item) = Ref::steal(next_of(iterator)) {
        let kept = if by_itself {
            truth(PyObject_IsTrue(item.ptr()))
        } else {
            is_wanted(function, item.ptr())
        };
        match kept {
            Ok(true) => return item.into_raw(),
            Ok(false) => {}
            Err(Raised) => break,
        }
    }
    null_mut()
}

#[inline(always)]
unsafe fn is_wanted(function: *mut PyObject, item: *mut PyObject) -> Fallible<bool> {
    let answer = owned(PyObject_CallOneArg(function, item))?;
    truth(PyObject_IsTrue(answer.ptr()))
}

unsafe extern "C" fn reduce_filter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let it = filter(op);
        let arguments = tuple::from_array([(*it).function, (*it).iterator].as_ptr(), 2)?;
        tuple::pair(Ref::new(Py_TYPE(op)), arguments)
    };
    reduced().or_null()
}
