//! chain, starmap, accumulate and pairwise.

use super::positional;
use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::define::{CLASS_GETITEM, flagged, one_arg};
use crate::types::modules::fields::{self, get, is_end, next_of, set};
use crate::types::tuple;

/// Of a chain: the iterator of iterables, NULL at its end; the iterator of the present one.
const SOURCE: usize = 0;
const ACTIVE: usize = 1;

static mut CHAIN_METHODS: [PyMethodDef; 3] = [
    flagged(
        one_arg(
            c"from_iterable",
            from_iterable,
            c"from_iterable($type, iterable, /)\n--\n\nThe items of all iterables of an iterable.",
        ),
        METH_CLASS,
    ),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

pub static mut CHAIN: PyTypeObject = PyTypeObject {
    tp_methods: (&raw mut CHAIN_METHODS).cast(),
    ..fields::iterator::<2, ()>(
        c"itertools.chain",
        c"chain(*iterables)\n--\n\nThe items of one iterable after the other.",
        new_chain,
        next_chain,
    )
};

unsafe extern "C" fn new_chain(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if kind == &raw mut CHAIN
        && !kwargs.is_null()
        && _PyArg_NoKeywords(c"chain".as_ptr(), kwargs) == 0
    {
        return null_mut();
    }
    chain_of(kind, args).or_null()
}

unsafe extern "C" fn from_iterable(kind: *mut PyObject, over: *mut PyObject) -> *mut PyObject {
    chain_of(kind.cast(), over).or_null()
}

unsafe fn chain_of(kind: *mut PyTypeObject, over: *mut PyObject) -> Fallible<Ref> {
    let source = owned(PyObject_GetIter(over))?;
    fields::make(kind, [source.ptr(), null_mut()])
}

unsafe extern "C" fn next_chain(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        while let Some(source) = Ref::new_or_none(get(op, SOURCE)) {
            if get(op, ACTIVE).is_null() {
                let next = PyIter_Next(source.ptr());
                let iterator = Ref::steal(next).map(|next| PyObject_GetIter(next.ptr()));
                match iterator {
                    Some(iterator) if !iterator.is_null() => set(op, ACTIVE, iterator),
                    // The end of the iterables, or an error: nothing comes after it.
                    _ => {
                        set(op, SOURCE, null_mut());
                        return Ok(null_mut());
                    }
                }
            }
            let item = next_of(get(op, ACTIVE));
            if !item.is_null() {
                return Ok(item);
            }
            is_end()?;
            set(op, ACTIVE, null_mut());
        }
        Ok(null_mut())
    };
    run().or_null()
}

pub static mut STARMAP: PyTypeObject = fields::iterator::<2, ()>(
    c"itertools.starmap",
    c"starmap(function, iterable, /)\n--\n\nCalls a function with each tuple as its arguments.",
    new_starmap,
    next_starmap,
);

unsafe extern "C" fn new_starmap(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let [function, over] =
            positional::<2>((kind, args, kwargs), &raw mut STARMAP, c"starmap", 2)?;
        let iterator = owned(PyObject_GetIter(over))?;
        fields::make(kind, [function, iterator.ptr()])
    };
    run().or_null()
}

unsafe extern "C" fn next_starmap(op: *mut PyObject) -> *mut PyObject {
    let Some(mut args) = Ref::steal(next_of(get(op, 1))) else {
        return null_mut();
    };
    if !PyTuple_CheckExact(args.ptr()) {
        match owned(PySequence_Tuple(args.ptr())) {
            Ok(tuple) => args = tuple,
            Err(Raised) => return null_mut(),
        }
    }
    PyObject_Call(get(op, 0), args.ptr(), null_mut())
}

/// Of an accumulate: the iterator, the function or NULL, the total or NULL, a first item or NULL.
const OVER: usize = 0;
const FUNCTION: usize = 1;
const TOTAL: usize = 2;
const INITIAL: usize = 3;

pub static mut ACCUMULATE: PyTypeObject = fields::iterator::<4, ()>(
    c"itertools.accumulate",
    c"accumulate(iterable, func=None, *, initial=None)\n--\n\nThe sums so far, or what another function makes of the sum so far and the next item.",
    new_accumulate,
    next_accumulate,
);

unsafe extern "C" fn new_accumulate(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut over, mut function, mut initial) = (
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
        );
        parse_named!(
            args,
            kwargs,
            c"O|O$O:accumulate",
            [c"iterable", c"func", c"initial"],
            over,
            function,
            initial
        )?;
        let there = |op: *mut PyObject| if op == Py_None() { null_mut() } else { op };
        let iterator = owned(PyObject_GetIter(over))?;
        fields::make(
            kind,
            [iterator.ptr(), there(function), null_mut(), there(initial)],
        )
    };
    run().or_null()
}

unsafe extern "C" fn next_accumulate(op: *mut PyObject) -> *mut PyObject {
    let initial = fields::place(op, INITIAL).replace(null_mut());
    if !initial.is_null() {
        set(op, TOTAL, new_ref(initial));
        return initial;
    }
    let Some(item) = Ref::steal(next_of(get(op, OVER))) else {
        return null_mut();
    };
    let Some(total) = Ref::new_or_none(get(op, TOTAL)) else {
        set(op, TOTAL, new_ref(item.ptr()));
        return item.into_raw();
    };
    let function = get(op, FUNCTION);
    let next = if function.is_null() {
        owned(PyNumber_Add(total.ptr(), item.ptr()))
    } else {
        call!(function, total.ptr(), item.ptr())
    };
    if let Ok(next) = &next {
        set(op, TOTAL, new_ref(next.ptr()));
    }
    next.or_null()
}

/// Of a pairwise: the iterator, NULL at its end; the item before.
const BEFORE: usize = 1;

pub static mut PAIRWISE: PyTypeObject = fields::iterator::<2, ()>(
    c"itertools.pairwise",
    c"pairwise(iterable, /)\n--\n\nTuples of each item with the next.",
    new_pairwise,
    next_pairwise,
);

unsafe extern "C" fn new_pairwise(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let [over] = positional::<1>((kind, args, kwargs), &raw mut PAIRWISE, c"pairwise", 1)?;
        let iterator = owned(PyObject_GetIter(over))?;
        fields::make(kind, [iterator.ptr(), null_mut()])
    };
    run().or_null()
}

unsafe extern "C" fn next_pairwise(op: *mut PyObject) -> *mut PyObject {
    let Some(iterator) = Ref::new_or_none(get(op, OVER)) else {
        return null_mut();
    };
    if get(op, BEFORE).is_null() {
        let first = next_of(iterator.ptr());
        if first.is_null() {
            set(op, OVER, null_mut());
            return null_mut();
        }
        set(op, BEFORE, first);
        // Taking it may have run code that has ended this iterator.
        if get(op, OVER).is_null() {
            set(op, BEFORE, null_mut());
            return null_mut();
        }
    }
    let before = Ref::new(get(op, BEFORE));
    let Some(item) = Ref::steal(next_of(iterator.ptr())) else {
        set(op, OVER, null_mut());
        set(op, BEFORE, null_mut());
        return null_mut();
    };
    set(op, BEFORE, new_ref(item.ptr()));
    tuple::pair(before, item).or_null()
}
