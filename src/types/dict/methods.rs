//! What a dict can do.

use super::super::{list, tuple};
use super::merge::Collision;
use super::{View, edit, find, insert, iterate, keys, keys_of, make_empty, merge, used, views};
use crate::arguments::own::check_count;
use crate::gc;
use crate::prelude::*;
use crate::types::define::{CLASS_GETITEM, fast, flagged, named, no_args, one_arg};
use crate::types::equality::equal;
use crate::types::raise::{fail, key_error};
use crate::types::repr::{Text, guarded_repr};

static mut METHODS: [PyMethodDef; 18] = [
    flagged(
        one_arg(
            c"__contains__",
            contains_method,
            c"__contains__($self, key, /)\n--\n\n",
        ),
        METH_COEXIST,
    ),
    flagged(
        one_arg(
            c"__getitem__",
            subscript,
            c"__getitem__($self, key, /)\n--\n\n",
        ),
        METH_COEXIST,
    ),
    no_args(c"__sizeof__", size_of_dict, c""),
    fast(c"get", get, c"get($self, key, default=None, /)\n--\n\n"),
    fast(
        c"setdefault",
        set_default,
        c"setdefault($self, key, default=None, /)\n--\n\n",
    ),
    fast(
        c"pop",
        pop,
        c"pop($self, key, default=<unrepresentable>, /)\n--\n\n",
    ),
    no_args(c"popitem", pop_item, c""),
    no_args(c"keys", view_keys, c""),
    no_args(c"items", view_items, c""),
    no_args(c"values", view_values, c""),
    named(c"update", update_method, c""),
    flagged(
        fast(
            c"fromkeys",
            from_keys,
            c"fromkeys($type, iterable, value=None, /)\n--\n\n",
        ),
        METH_CLASS,
    ),
    no_args(c"clear", clear, c""),
    no_args(c"copy", copy, c""),
    no_args(c"__reversed__", reversed, c""),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
    PyMethodDef::EMPTY,
];

/// The methods that are no slots.
pub const fn table() -> *mut PyMethodDef {
    (&raw mut METHODS).cast()
}

pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwargs: *mut PyObject,
) -> *mut PyObject {
    let allocate = (*kind).tp_alloc.unwrap_or(PyType_GenericAlloc);
    let op = allocate(kind, 0);
    if !op.is_null() {
        make_empty(op);
        if kind == &raw mut PyDict_Type {
            gc::untrack(op);
        }
    }
    op
}

pub unsafe extern "C" fn init(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    update_from_call(op, c"dict", tuple_items(args), Py_SIZE(args), kwargs).or_minus_one()
}

unsafe fn update_from_call(
    op: *mut PyObject,
    name: &CStr,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwargs: *mut PyObject,
) -> Fallible {
    check_count(name, count, 0, 1)?;
    if count == 1 {
        super::update(op, *args)?;
    }
    if !kwargs.is_null() {
        if PyArg_ValidateKeywordArguments(kwargs) == 0 {
            return Err(Raised);
        }
        merge::merge(op, kwargs, Collision::Replace)?;
    }
    Ok(())
}

pub unsafe extern "C" fn vectorcall(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        let count = PyVectorcall_NARGS(nargsf);
        check_count(c"dict", count, 0, 1)?;
        let made = owned(new(kind.cast(), null_mut(), null_mut()))?;
        if count == 1 {
            super::update(made.ptr(), *args)?;
        }
        if !names.is_null() {
            for i in 0..Py_SIZE(names) {
                insert(
                    made.ptr(),
                    PyTuple_GET_ITEM(names, i),
                    *args.offset(count + i),
                )?;
            }
        }
        Ok(made)
    };
    made().or_null()
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    guarded_repr(op, c"{...}", || {
        if used(op) == 0 {
            return owned(PyUnicode_FromString(c"{}".as_ptr()));
        }
        let mut text = Text::new(1 + 4 + (2 + 4) * (used(op) - 1) + 1);
        text.ascii("{")?;
        let (mut place, mut first) = (0, true);
        while let Some(entry) = edit::next(op, &mut place) {
            // A repr may change the dict.
            let (key, value) = (Ref::new((*entry).key), Ref::new((*entry).value));
            if !first {
                text.ascii(", ")?;
            }
            first = false;
            text.repr(key.ptr())?;
            text.ascii(": ")?;
            text.repr(value.ptr())?;
        }
        text.ascii("}")?;
        text.finish()
    })
}

pub unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !PyDict_Check(a) || !PyDict_Check(b) || (op != Py_EQ && op != Py_NE) {
        return new_ref(Py_NotImplemented());
    }
    is_equal(a, b)
        .map(|same| Ref::new(Py_Bool(same == (op == Py_EQ))))
        .or_null()
}

unsafe fn is_equal(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    if used(a) != used(b) {
        return Ok(false);
    }
    let mut place = 0;
    while let Some((key, hash, value)) = edit::next_hashed(a, &mut place) {
        let (key, value) = (Ref::new(key), Ref::new(value));
        let Some(other) = Ref::steal(xnew_ref(edit::find_known_hash(b, key.ptr(), hash)?)) else {
            return Ok(false);
        };
        if !equal(other.ptr(), value.ptr())? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub unsafe extern "C" fn contains(op: *mut PyObject, key: *mut PyObject) -> c_int {
    find(op, key).map(|value| !value.is_null()).or_minus_one()
}

unsafe extern "C" fn contains_method(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    find(op, key)
        .map(|value| Ref::new(Py_Bool(!value.is_null())))
        .or_null()
}

pub unsafe extern "C" fn subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    match find(op, key) {
        Ok(value) if !value.is_null() => new_ref(value),
        Ok(_) => missing(op, key).or_null(),
        Err(Raised) => null_mut(),
    }
}

/// What a key that is not there is worth to a subtype that says so.
#[cold]
unsafe fn missing(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    if !PyDict_CheckExact(op) {
        let method = _PyObject_LookupSpecial(op, name!("__missing__"));
        if let Some(method) = Ref::steal(method) {
            return owned(PyObject_CallOneArg(method.ptr(), key));
        }
        if !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
    }
    Err(key_error(key))
}

pub unsafe extern "C" fn assign_subscript(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if value.is_null() {
        edit::delete(op, key)
    } else {
        insert(op, key, value)
    }
    .or_minus_one()
}

pub unsafe extern "C" fn or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !PyDict_Check(a) || !PyDict_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    let joined = || -> Fallible<Ref> {
        let joined = copied(a)?;
        super::update(joined.ptr(), b)?;
        Ok(joined)
    };
    joined().or_null()
}

unsafe fn copied(op: *mut PyObject) -> Fallible<Ref> {
    merge::copy(op)
}

pub unsafe extern "C" fn or_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    super::update(op, other).map(|()| Ref::new(op)).or_null()
}

unsafe extern "C" fn size_of_dict(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(size(op))
}

/// The bytes of a dict and of its table.
pub unsafe fn size(op: *mut PyObject) -> Py_ssize_t {
    (*Py_TYPE(op)).tp_basicsize + keys::size(keys_of(op)) as Py_ssize_t
}

unsafe extern "C" fn get(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let value = || -> Fallible<Ref> {
        check_count(c"get", nargs, 1, 2)?;
        let value = find(op, *args)?;
        if !value.is_null() {
            return Ok(Ref::new(value));
        }
        Ok(Ref::new(if nargs == 2 { *args.add(1) } else { Py_None() }))
    };
    value().or_null()
}

unsafe extern "C" fn set_default(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let value = || -> Fallible<Ref> {
        check_count(c"setdefault", nargs, 1, 2)?;
        let default = if nargs == 2 { *args.add(1) } else { Py_None() };
        Ok(Ref::new(edit::set_default(op, *args, default)?.0))
    };
    value().or_null()
}

unsafe extern "C" fn pop(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let value = || -> Fallible<Ref> {
        check_count(c"pop", nargs, 1, 2)?;
        match edit::pop(op, *args)? {
            Some(value) => Ok(value),
            None if nargs == 2 => Ok(Ref::new(*args.add(1))),
            None => Err(key_error(*args)),
        }
    };
    value().or_null()
}

unsafe extern "C" fn pop_item(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let pair = || -> Fallible<Ref> {
        match edit::pop_last(op) {
            Some((key, value)) => tuple::pair(key, value),
            None => Err(fail(PyExc_KeyError, c"popitem(): dictionary is empty")),
        }
    };
    pair().or_null()
}

unsafe extern "C" fn view_keys(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    views::make(op, View::Keys).or_null()
}

unsafe extern "C" fn view_items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    views::make(op, View::Items).or_null()
}

unsafe extern "C" fn view_values(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    views::make(op, View::Values).or_null()
}

unsafe extern "C" fn update_method(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    update_from_call(op, c"update", tuple_items(args), Py_SIZE(args), kwargs)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe extern "C" fn from_keys(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        check_count(c"fromkeys", nargs, 1, 2)?;
        merge::from_keys(
            kind,
            *args,
            if nargs == 2 { *args.add(1) } else { Py_None() },
        )
    };
    made().or_null()
}

unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    edit::clear(op);
    Py_None()
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    merge::copy(op).or_null()
}

unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    iterate::new(op, View::Keys, true).or_null()
}

/// A list of what a view shows.
pub unsafe fn list_of(op: *mut PyObject, view: View) -> Fallible<Ref> {
    // Making tuples may run finalizers, which may change the dict.
    let pairs = if view == View::Items {
        pairs_for(used(op))?
    } else {
        list::of_length(used(op))?
    };
    if Py_SIZE(pairs.ptr()) != used(op) {
        return list_of(op, view);
    }
    let into = list::items(pairs.ptr());
    let (mut place, mut i) = (0, 0);
    while let Some(entry) = edit::next(op, &mut place) {
        match view {
            View::Keys => *into.add(i) = new_ref((*entry).key),
            View::Values => *into.add(i) = new_ref((*entry).value),
            View::Items => {
                PyTuple_SET_ITEM(*into.add(i), 0, new_ref((*entry).key));
                PyTuple_SET_ITEM(*into.add(i), 1, new_ref((*entry).value));
            }
        }
        i += 1;
    }
    Ok(pairs)
}

/// A list of tuples to be filled.
unsafe fn pairs_for(count: Py_ssize_t) -> Fallible<Ref> {
    let pairs = list::of_length(count)?;
    for i in 0..count {
        *list::items(pairs.ptr()).offset(i) = tuple::of_length(2)?.into_raw();
    }
    Ok(pairs)
}
