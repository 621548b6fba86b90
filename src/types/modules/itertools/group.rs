//! groupby.

use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::equality::equal;
use crate::types::modules::fields::{self, get, next_of, set};
use crate::types::tuple;

/// Of a groupby: the iterator; the function of keys, or None; the key of the group that was given last; key and value of
/// the item that is at hand.
const OVER: usize = 0;
const FUNCTION: usize = 1;
const GIVEN: usize = 2;
const KEY: usize = 3;
const VALUE: usize = 4;

/// The group that was given last, borrowed: another one is at its end.
unsafe fn latest(op: *mut PyObject) -> *mut *mut PyObject {
    fields::data::<5, *mut PyObject>(op)
}

pub static mut GROUPBY: PyTypeObject = fields::iterator::<5, *mut PyObject>(
    c"itertools.groupby",
    c"groupby(iterable, key=None)\n--\n\nRuns of items that have the same key: the key and an iterator over the run.",
    new_groupby,
    next_groupby,
);

unsafe extern "C" fn new_groupby(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut over, mut function) = (null_mut::<PyObject>(), Py_None());
        parse_named!(
            args,
            kwargs,
            c"O|O:groupby",
            [c"iterable", c"key"],
            over,
            function
        )?;
        let iterator = owned(PyObject_GetIter(over))?;
        let nothing = null_mut();
        fields::make(kind, [iterator.ptr(), function, nothing, nothing, nothing])
    };
    run().or_null()
}

/// Takes the next item; `false` at the end.
unsafe fn step(op: *mut PyObject) -> Fallible<bool> {
    let Some(value) = Ref::steal(next_of(get(op, OVER))) else {
        return if PyErr_Occurred().is_null() {
            Ok(false)
        } else {
            Err(Raised)
        };
    };
    let function = get(op, FUNCTION);
    let key = if function == Py_None() {
        value.clone()
    } else {
        call!(function, value.ptr())?
    };
    set(op, VALUE, value.into_raw());
    set(op, KEY, key.into_raw());
    Ok(true)
}

unsafe extern "C" fn next_groupby(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        *latest(op) = null_mut();
        // Past the rest of the group that was given last.
        loop {
            let (given, key) = (
                Ref::new_or_none(get(op, GIVEN)),
                Ref::new_or_none(get(op, KEY)),
            );
            match (given, key) {
                (None, Some(_)) => break,
                (Some(given), Some(key)) if !equal(given.ptr(), key.ptr())? => break,
                _ => {}
            }
            if !step(op)? {
                return Ok(null_mut());
            }
        }
        let key = Ref::new(get(op, KEY));
        set(op, GIVEN, new_ref(key.ptr()));
        let group = group_of(op, key.ptr())?;
        Ok(tuple::pair(key, group)?.into_raw())
    };
    run().or_null()
}

/// Of a group: its groupby, and its key.
pub static mut GROUPER: PyTypeObject = fields::iterator::<2, ()>(
    c"itertools._grouper",
    c"_grouper(parent, tgtkey, /)\n--\n\n",
    new_grouper,
    next_grouper,
);

unsafe fn group_of(parent: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    let group = fields::make(&raw mut GROUPER, [parent, key])?;
    *latest(parent) = group.ptr();
    Ok(group)
}

unsafe extern "C" fn new_grouper(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let (mut parent, mut key) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    if PyArg_ParseTuple(
        args,
        c"O!O:_grouper".as_ptr(),
        &raw mut GROUPBY,
        &raw mut parent,
        &raw mut key,
    ) == 0
    {
        return null_mut();
    }
    group_of(parent, key).or_null()
}

unsafe extern "C" fn next_grouper(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        let parent = get(op, 0);
        if *latest(parent) != op {
            return Ok(null_mut());
        }
        if get(parent, VALUE).is_null() && !step(parent)? {
            return Ok(null_mut());
        }
        let key = Ref::new(get(parent, KEY));
        if !equal(get(op, 1), key.ptr())? {
            return Ok(null_mut());
        }
        Ok(fields::place(parent, VALUE).replace(null_mut()))
    };
    run().or_null()
}
