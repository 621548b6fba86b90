//! `__new__`: arguments by place and by name, and defaults for the others.

use crate::prelude::*;
use crate::types::define::named;
use crate::types::repr::Text;
use crate::types::{raise::fail, tuple};

/// What the `__new__` of a class knows: the name of the class, the names of the fields, the values of the last ones.
const CLASS: Py_ssize_t = 0;
const NAMES: Py_ssize_t = 1;
const DEFAULTS: Py_ssize_t = 2;

pub(super) static mut NEW: PyMethodDef = named(c"__new__", new, c"");

/// The class of an object, as `__new__` has it: a tuple of its items.
pub(super) unsafe fn build(class: *mut PyObject, items: *mut PyObject) -> Fallible<Ref> {
    if !PyType_Check(class) || PyType_IsSubtype(class.cast(), &raw mut PyTuple_Type) == 0 {
        return Err(fail(
            PyExc_TypeError,
            c"tuple.__new__(X): X is not a subtype of tuple",
        ));
    }
    let args = owned(PyTuple_Pack(1, items))?;
    let Some(new) = PyTuple_Type.tp_new else {
        return Err(Raised);
    };
    owned(new(class.cast(), args.ptr(), null_mut()))
}

unsafe extern "C" fn new(
    known: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let names = PyTuple_GET_ITEM(known, NAMES);
        let given = Py_SIZE(args);
        if given == 0 {
            return Err(missing(known, &[c"_cls"]));
        }
        let count = Py_SIZE(names);
        if given > count + 1 {
            return Err(too_many(known, given));
        }
        let items = tuple::of_length(count)?;
        for i in 1..given {
            PyTuple_SET_ITEM(items.ptr(), i - 1, new_ref(PyTuple_GET_ITEM(args, i)));
        }
        if !kwargs.is_null() {
            fill_named(known, items.ptr(), kwargs)?;
        }
        fill_rest(known, items.ptr())?;
        build(PyTuple_GET_ITEM(args, 0), items.ptr())
    };
    run().or_null()
}

/// Puts the arguments that have names in their places.
unsafe fn fill_named(
    known: *mut PyObject,
    items: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible {
    let names = PyTuple_GET_ITEM(known, NAMES);
    let (mut at, mut name, mut value) = (0, null_mut(), null_mut());
    while PyDict_Next(kwargs, &raw mut at, &raw mut name, &raw mut value) != 0 {
        let mut place = 0;
        while place < Py_SIZE(names)
            && !truth(PyObject_RichCompareBool(
                PyTuple_GET_ITEM(names, place),
                name,
                Py_EQ,
            ))?
        {
            place += 1;
        }
        let text = if place == Py_SIZE(names) {
            c"%U.__new__() got an unexpected keyword argument '%S'"
        } else if !PyTuple_GET_ITEM(items, place).is_null() {
            c"%U.__new__() got multiple values for argument '%S'"
        } else {
            PyTuple_SET_ITEM(items, place, new_ref(value));
            continue;
        };
        PyErr_Format(
            PyExc_TypeError,
            text.as_ptr(),
            PyTuple_GET_ITEM(known, CLASS),
            name,
        );
        return Err(Raised);
    }
    Ok(())
}

/// Puts defaults in the places that are left.
unsafe fn fill_rest(known: *mut PyObject, items: *mut PyObject) -> Fallible {
    let names = PyTuple_GET_ITEM(known, NAMES);
    let defaults = PyTuple_GET_ITEM(known, DEFAULTS);
    let first = Py_SIZE(names) - Py_SIZE(defaults);
    let mut absent = Text::new(0);
    let mut count = 0;
    let is_absent = |i: Py_ssize_t| i < first && PyTuple_GET_ITEM(items, i).is_null();
    let all = (0..first).filter(|i| is_absent(*i)).count();
    for i in 0..Py_SIZE(names) {
        if is_absent(i) {
            count += 1;
            if count > 1 {
                absent.ascii(match (count == all, all) {
                    (true, 2) => " and ",
                    (true, _) => ", and ",
                    _ => ", ",
                })?;
            }
            absent.repr(PyTuple_GET_ITEM(names, i))?;
        } else if PyTuple_GET_ITEM(items, i).is_null() {
            PyTuple_SET_ITEM(items, i, new_ref(PyTuple_GET_ITEM(defaults, i - first)));
        }
    }
    if count == 0 {
        return Ok(());
    }
    let absent = absent.finish()?;
    PyErr_Format(
        PyExc_TypeError,
        c"%U.__new__() missing %zd required positional argument%s: %U".as_ptr(),
        PyTuple_GET_ITEM(known, CLASS),
        count as Py_ssize_t,
        if count == 1 {
            c"".as_ptr()
        } else {
            c"s".as_ptr()
        },
        absent.ptr(),
    );
    Err(Raised)
}

#[cold]
unsafe fn missing(known: *mut PyObject, names: &[&CStr]) -> Raised {
    PyErr_Format(
        PyExc_TypeError,
        c"%U.__new__() missing 1 required positional argument: '%s'".as_ptr(),
        PyTuple_GET_ITEM(known, CLASS),
        names[0].as_ptr(),
    );
    Raised
}

#[cold]
unsafe fn too_many(known: *mut PyObject, given: Py_ssize_t) -> Raised {
    let most = Py_SIZE(PyTuple_GET_ITEM(known, NAMES)) + 1;
    let defaults = Py_SIZE(PyTuple_GET_ITEM(known, DEFAULTS));
    let class = PyTuple_GET_ITEM(known, CLASS);
    if defaults == 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"%U.__new__() takes %zd positional argument%s but %zd were given".as_ptr(),
            class,
            most,
            if most == 1 {
                c"".as_ptr()
            } else {
                c"s".as_ptr()
            },
            given,
        );
    } else {
        PyErr_Format(
            PyExc_TypeError,
            c"%U.__new__() takes from %zd to %zd positional arguments but %zd were given".as_ptr(),
            class,
            most - defaults,
            most,
            given,
        );
    }
    Raised
}
