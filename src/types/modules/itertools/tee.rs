//! tee: iterators that share what one iterator gives, as a chain of items. An item lives as long as a tee is before it.

use crate::prelude::*;
use crate::types::define::{CLASS_GETITEM, no_args};
use crate::types::modules::fields::{self, get, next_of, set};
use crate::types::raise::fail;
use crate::types::tuple;

/// Of an item: the iterator; what it gave, NULL as long as nobody has asked; the item after it.
const OVER: usize = 0;
const VALUE: usize = 1;
const NEXT: usize = 2;

/// Whether the iterator is being asked.
unsafe fn is_running(node: *mut PyObject) -> *mut bool {
    fields::data::<3, bool>(node)
}

pub static mut NODE: PyTypeObject = PyTypeObject {
    tp_dealloc: Some(dealloc_node),
    ..fields::kind::<3, bool>(c"itertools._tee_dataobject", c"")
};

/// The items after one that nobody else is before go with it, however many.
unsafe extern "C" fn dealloc_node(op: *mut PyObject) {
    let mut next = fields::place(op, NEXT).replace(null_mut());
    fields::dealloc::<3>(op);
    while !next.is_null() && refcount(next) == 1 {
        let after = fields::place(next, NEXT).replace(null_mut());
        decref(next);
        next = after;
    }
    xdecref(next);
}

/// Of a tee: the item that comes next.
const AT: usize = 0;

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__copy__", copy, c"Another iterator at the same place."),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

pub static mut TEE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    tp_methods: (&raw mut METHODS).cast(),
    tp_weaklistoffset: core::mem::offset_of!(fields::Fields<1, *mut PyObject>, data) as Py_ssize_t,
    ..fields::iterator::<1, *mut PyObject>(
        c"itertools._tee",
        c"One of several iterators over the same items.",
        new,
        next,
    )
};

unsafe fn node(over: *mut PyObject) -> Fallible<Ref> {
    fields::make(&raw mut NODE, [over, null_mut(), null_mut()])
}

/// A tee of an iterable; of another tee, one that goes on where that is.
unsafe fn of(over: *mut PyObject) -> Fallible<Ref> {
    let iterator = owned(PyObject_GetIter(over))?;
    if Py_TYPE(iterator.ptr()) == &raw mut TEE {
        return fields::make(&raw mut TEE, [get(iterator.ptr(), AT)]);
    }
    let first = node(iterator.ptr())?;
    fields::make(&raw mut TEE, [first.ptr()])
}

unsafe extern "C" fn new(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let mut over = null_mut::<PyObject>();
    if PyArg_UnpackTuple(args, c"_tee".as_ptr(), 1, 1, &raw mut over) == 0 {
        return null_mut();
    }
    of(over).or_null()
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    fields::make(&raw mut TEE, [get(op, AT)]).or_null()
}

/// The value of an item, and what comes after it.
unsafe fn value_of(item: *mut PyObject) -> Fallible<Option<Ref>> {
    if get(item, VALUE).is_null() {
        if *is_running(item) {
            return Err(fail(
                PyExc_RuntimeError,
                c"cannot re-enter the tee iterator",
            ));
        }
        *is_running(item) = true;
        let value = next_of(get(item, OVER));
        *is_running(item) = false;
        let Some(value) = Ref::steal(value) else {
            return Ok(None);
        };
        let next = node(get(item, OVER))?;
        set(item, NEXT, next.into_raw());
        set(item, VALUE, value.into_raw());
    }
    Ok(Some(Ref::new(get(item, VALUE))))
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let item = Ref::new(get(op, AT));
    match value_of(item.ptr()) {
        Ok(Some(value)) => {
            set(op, AT, new_ref(get(item.ptr(), NEXT)));
            value.into_raw()
        }
        Ok(None) | Err(Raised) => null_mut(),
    }
}

/// `tee(iterable, n=2)`.
pub unsafe extern "C" fn function(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"tee".as_ptr(), count, 1, 2) == 0 {
            return Err(Raised);
        }
        let mut n = 2;
        if count == 2 {
            let index = owned(PyNumber_Index(*args.add(1)))?;
            n = fields::number(PyLong_AsSsize_t(index.ptr()))?;
        }
        if n < 0 {
            return Err(fail(PyExc_ValueError, c"n must be >= 0"));
        }
        let all = tuple::of_length(n)?;
        if n == 0 {
            return Ok(all);
        }
        let iterator = owned(PyObject_GetIter(*args))?;
        let mut copier = null_mut();
        status(PyObject_GetOptionalAttr(
            iterator.ptr(),
            name!("__copy__"),
            &mut copier,
        ))?;
        let copier = Ref::steal(copier);
        let first = match copier {
            Some(_) => iterator,
            None => of(iterator.ptr())?,
        };
        for i in 1..n {
            let one = match &copier {
                Some(copier) => owned(PyObject_CallNoArgs(copier.ptr()))?,
                None => owned(copy(first.ptr(), null_mut()))?,
            };
            PyTuple_SET_ITEM(all.ptr(), i, one.into_raw());
        }
        PyTuple_SET_ITEM(all.ptr(), 0, first.into_raw());
        Ok(all)
    };
    run().or_null()
}
