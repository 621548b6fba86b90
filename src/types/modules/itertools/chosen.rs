//! islice, takewhile, dropwhile, filterfalse and compress.

use super::positional;
use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::modules::fields::{self, get, next_of, set};
use crate::types::raise::fail;

/// Where an islice is.
struct Cut {
    /// The item that it gives next, by number.
    next: Py_ssize_t,
    /// The end, or -1.
    stop: Py_ssize_t,
    step: Py_ssize_t,
    /// How many items were taken from the iterator.
    taken: Py_ssize_t,
}

pub static mut ISLICE: PyTypeObject = fields::iterator::<1, Cut>(
    c"itertools.islice",
    c"islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nItems by their numbers, as a slice has them.",
    new_islice,
    next_islice,
);

/// An index, -1 when it is none.
unsafe fn index(op: *mut PyObject, missing: Py_ssize_t) -> Py_ssize_t {
    if op.is_null() || op == Py_None() {
        return missing;
    }
    let value = PyNumber_AsSsize_t(op, PyExc_OverflowError);
    if value == -1 {
        PyErr_Clear();
    }
    value
}

unsafe fn stop_of(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    if op == Py_None() {
        return Ok(-1);
    }
    match index(op, -1) {
        -1 => Err(fail(
            PyExc_ValueError,
            c"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
        )),
        stop => Ok(stop),
    }
}

unsafe extern "C" fn new_islice(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let [over, first, second, third] =
            positional::<4>((kind, args, kwargs), &raw mut ISLICE, c"islice", 2)?;
        let (start, stop) = if second.is_null() {
            (0, stop_of(first)?)
        } else {
            (index(first, 0), stop_of(second)?)
        };
        if start < 0 || stop < -1 {
            return Err(fail(
                PyExc_ValueError,
                c"Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
            ));
        }
        let step = index(third, 1);
        if step < 1 {
            return Err(fail(
                PyExc_ValueError,
                c"Step for islice() must be a positive integer or None.",
            ));
        }
        let iterator = owned(PyObject_GetIter(over))?;
        let made = fields::make(kind, [iterator.ptr()])?;
        *fields::data::<1, Cut>(made.ptr()) = Cut {
            next: start,
            stop,
            step,
            taken: 0,
        };
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_islice(op: *mut PyObject) -> *mut PyObject {
    let cut = fields::data::<1, Cut>(op);
    let Some(iterator) = Ref::new_or_none(get(op, 0)) else {
        return null_mut();
    };
    let stop = (*cut).stop;
    while (*cut).taken < (*cut).next {
        let item = next_of(iterator.ptr());
        if item.is_null() {
            set(op, 0, null_mut());
            return null_mut();
        }
        decref(item);
        (*cut).taken += 1;
    }
    let mut item = null_mut();
    if stop == -1 || (*cut).taken < stop {
        item = next_of(iterator.ptr());
    }
    if item.is_null() {
        set(op, 0, null_mut());
        return null_mut();
    }
    (*cut).taken += 1;
    (*cut).next = match (*cut).next.checked_add((*cut).step) {
        Some(next) if stop == -1 || next <= stop => next,
        _ => stop,
    };
    item
}

/// Of those with a function: it, and the iterator.
const FUNCTION: usize = 0;
const OVER: usize = 1;

unsafe fn with_function(given: super::New, own: *mut PyTypeObject, name: &CStr) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let [function, over] = positional::<2>(given, own, name, 2)?;
        let iterator = owned(PyObject_GetIter(over))?;
        fields::make(given.0, [function, iterator.ptr()])
    };
    run().or_null()
}

/// What the function says of an item.
unsafe fn says(op: *mut PyObject, item: &Ref) -> Fallible<bool> {
    let said = call!(get(op, FUNCTION), item.ptr())?;
    truth(PyObject_IsTrue(said.ptr()))
}

/// The next item of which `wanted` is true; NULL at the end, or with an exception.
unsafe fn search(
    op: *mut PyObject,
    mut wanted: impl FnMut(&Ref) -> Fallible<bool>,
) -> *mut PyObject {
    while let Some(item) = Ref::steal(next_of(get(op, OVER))) {
        match wanted(&item) {
            Ok(true) => return item.into_raw(),
            Ok(false) => {}
            Err(Raised) => break,
        }
    }
    null_mut()
}

macro_rules! with_functions {
    ($($own:ident $name:literal $doc:literal $new:ident $next:ident;)*) => {$(
        pub static mut $own: PyTypeObject =
            fields::iterator::<2, bool>($name, $doc, $new, $next);

        unsafe extern "C" fn $new(
            kind: *mut PyTypeObject,
            args: *mut PyObject,
            kwargs: *mut PyObject,
        ) -> *mut PyObject {
            let name = CStr::from_ptr($name.as_ptr().add(c"itertools.".count_bytes()));
            with_function((kind, args, kwargs), &raw mut $own, name)
        }
    )*};
}

with_functions! {
    TAKEWHILE c"itertools.takewhile" c"takewhile(predicate, iterable, /)\n--\n\nThe items before the first for which the function is false." new_takewhile next_takewhile;
    DROPWHILE c"itertools.dropwhile" c"dropwhile(predicate, iterable, /)\n--\n\nThe items from the first on for which the function is false." new_dropwhile next_dropwhile;
    FILTERFALSE c"itertools.filterfalse" c"filterfalse(function, iterable, /)\n--\n\nThe items for which a function is false; with None, those that are false." new_filterfalse next_filterfalse;
}

/// Whether a takewhile has stopped, or a dropwhile has started.
unsafe fn flag(op: *mut PyObject) -> *mut bool {
    fields::data::<2, bool>(op)
}

unsafe extern "C" fn next_takewhile(op: *mut PyObject) -> *mut PyObject {
    if *flag(op) {
        return null_mut();
    }
    let Some(item) = Ref::steal(next_of(get(op, OVER))) else {
        return null_mut();
    };
    match says(op, &item) {
        Ok(true) => return item.into_raw(),
        Ok(false) => *flag(op) = true,
        Err(Raised) => {}
    }
    null_mut()
}

unsafe extern "C" fn next_dropwhile(op: *mut PyObject) -> *mut PyObject {
    search(op, |item| {
        if !*flag(op) {
            *flag(op) = !says(op, item)?;
        }
        Ok(*flag(op))
    })
}

unsafe extern "C" fn next_filterfalse(op: *mut PyObject) -> *mut PyObject {
    let function = get(op, FUNCTION);
    let by_itself = function == Py_None() || function == (&raw mut PyBool_Type).cast();
    search(op, |item| {
        if by_itself {
            Ok(!truth(PyObject_IsTrue(item.ptr()))?)
        } else {
            Ok(!says(op, item)?)
        }
    })
}

pub static mut COMPRESS: PyTypeObject = fields::iterator::<2, ()>(
    c"itertools.compress",
    c"compress(data, selectors)\n--\n\nThe items beside which the selector is true.",
    new_compress,
    next_compress,
);

unsafe extern "C" fn new_compress(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut items, mut chosen) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        parse_named!(
            args,
            kwargs,
            c"OO:compress",
            [c"data", c"selectors"],
            items,
            chosen
        )?;
        let items = owned(PyObject_GetIter(items))?;
        let chosen = owned(PyObject_GetIter(chosen))?;
        fields::make(kind, [items.ptr(), chosen.ptr()])
    };
    run().or_null()
}

unsafe extern "C" fn next_compress(op: *mut PyObject) -> *mut PyObject {
    loop {
        let Some(item) = Ref::steal(next_of(get(op, 0))) else {
            return null_mut();
        };
        let Some(chosen) = Ref::steal(next_of(get(op, 1))) else {
            return null_mut();
        };
        match truth(PyObject_IsTrue(chosen.ptr())) {
            Ok(true) => return item.into_raw(),
            Ok(false) => {}
            Err(Raised) => return null_mut(),
        }
    }
}
