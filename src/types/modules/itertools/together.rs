//! zip_longest and batched.

use crate::prelude::*;
use crate::types::modules::fields::{self, get, is_end, next_of, set};
use crate::types::raise::fail;
use crate::types::tuple;

/// Of a zip_longest: a tuple of iterators, NULL for those at their end; what stands for their items.
const ITERATORS: usize = 0;
const FILL: usize = 1;

pub static mut ZIP_LONGEST: PyTypeObject = fields::iterator::<2, Py_ssize_t>(
    c"itertools.zip_longest",
    c"zip_longest(*iterables, fillvalue=None)\n--\n\nTuples of an item from each iterable until all have ended; fillvalue stands for what is not there.",
    new_zip_longest,
    next_zip_longest,
);

/// How many iterators are not at their end.
unsafe fn active(op: *mut PyObject) -> *mut Py_ssize_t {
    fields::data::<2, Py_ssize_t>(op)
}

unsafe extern "C" fn new_zip_longest(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut fill = Py_None();
        if !kwargs.is_null() && PyDict_Size(kwargs) > 0 {
            let found = PyDict_GetItemWithError(kwargs, name!("fillvalue"));
            if found.is_null() || PyDict_Size(kwargs) > 1 {
                if PyErr_Occurred().is_null() {
                    fail(
                        PyExc_TypeError,
                        c"zip_longest() got an unexpected keyword argument",
                    );
                }
                return Err(Raised);
            }
            fill = found;
        }
        let count = Py_SIZE(args);
        let iterators = tuple::of_length(count)?;
        for i in 0..count {
            let one = owned(PyObject_GetIter(PyTuple_GET_ITEM(args, i)))?;
            PyTuple_SET_ITEM(iterators.ptr(), i, one.into_raw());
        }
        let made = fields::make(kind, [iterators.ptr(), fill])?;
        *active(made.ptr()) = count;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_zip_longest(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        let iterators = get(op, ITERATORS);
        let count = Py_SIZE(iterators);
        if count == 0 || *active(op) == 0 {
            return Ok(null_mut());
        }
        let items = tuple::of_length(count)?;
        for i in 0..count {
            let mut item = null_mut();
            let iterator = PyTuple_GET_ITEM(iterators, i);
            if !iterator.is_null() {
                item = next_of(iterator);
                if item.is_null() {
                    *active(op) -= 1;
                    let ended = is_end();
                    if *active(op) == 0 || ended.is_err() {
                        *active(op) = 0;
                        return Ok(null_mut());
                    }
                    PyTuple_SET_ITEM(iterators, i, null_mut());
                    decref(iterator);
                }
            }
            if item.is_null() {
                item = new_ref(get(op, FILL));
            }
            PyTuple_SET_ITEM(items.ptr(), i, item);
        }
        Ok(items.into_raw())
    };
    run().or_null()
}

/// How a batched cuts.
struct Size {
    items: Py_ssize_t,
    strict: bool,
}

pub static mut BATCHED: PyTypeObject = fields::iterator::<1, Size>(
    c"itertools.batched",
    c"batched(iterable, n, *, strict=False)\n--\n\nTuples of n items, the last of them maybe shorter, unless that is an error by strict.",
    new_batched,
    next_batched,
);

unsafe extern "C" fn new_batched(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut over = null_mut::<PyObject>();
        let (mut items, mut strict) = (0_isize, 0 as c_int);
        parse_named!(
            args,
            kwargs,
            c"On|$p:batched",
            [c"iterable", c"n", c"strict"],
            over,
            items,
            strict
        )?;
        if items < 1 {
            return Err(fail(PyExc_ValueError, c"n must be at least one"));
        }
        let iterator = owned(PyObject_GetIter(over))?;
        let made = fields::make(kind, [iterator.ptr()])?;
        *fields::data::<1, Size>(made.ptr()) = Size {
            items,
            strict: strict != 0,
        };
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_batched(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        let Some(iterator) = Ref::new_or_none(get(op, 0)) else {
            return Ok(null_mut());
        };
        let size = fields::data::<1, Size>(op);
        let items = tuple::of_length((*size).items)?;
        for i in 0..(*size).items {
            let item = next_of(iterator.ptr());
            if item.is_null() {
                is_end()?;
                set(op, 0, null_mut());
                if i == 0 {
                    return Ok(null_mut());
                }
                if (*size).strict {
                    return Err(fail(PyExc_ValueError, c"batched(): incomplete batch"));
                }
                let mut cut = items.into_raw();
                status(_PyTuple_Resize(&raw mut cut, i))?;
                return Ok(cut);
            }
            PyTuple_SET_ITEM(items.ptr(), i, item);
        }
        Ok(items.into_raw())
    };
    run().or_null()
}
