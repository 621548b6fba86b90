//! The methods that all these classes have, which ask the class for its fields.

use super::new::build;
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::define::{fast, named, no_args};
use crate::types::repr::Text;
use crate::types::tuple;

pub(super) static mut MAKE: PyMethodDef = fast(
    c"_make",
    make,
    c"A tuple of the class with the items of an iterable.",
);
pub(super) static mut REPLACE: PyMethodDef = named(
    c"_replace",
    replace,
    c"A tuple that differs in the given fields.",
);
pub(super) static mut REPR: PyMethodDef = no_args(
    c"__repr__",
    repr,
    c"The name of the class, with the fields and what they are.",
);
pub(super) static mut AS_DICT: PyMethodDef = no_args(
    c"_asdict",
    as_dict,
    c"The fields and what they are, as a dict.",
);
pub(super) static mut ITEMS: PyMethodDef = no_args(
    c"__getnewargs__",
    items,
    c"The items as a plain tuple, for pickle.",
);

/// The fields of a class or of its object.
unsafe fn names_of(op: *mut PyObject) -> Fallible<Ref> {
    let names = owned(PyObject_GetAttr(op, name!("_fields")))?;
    if !PyTuple_Check(names.ptr()) {
        return owned(PySequence_Tuple(names.ptr()));
    }
    Ok(names)
}

unsafe fn made(class: *mut PyObject, items: *mut PyObject) -> Fallible<Ref> {
    let result = build(class, items)?;
    let names = names_of(class)?;
    if Py_SIZE(names.ptr()) != Py_SIZE(result.ptr()) {
        PyErr_Format(
            PyExc_TypeError,
            c"Expected %zd arguments, got %zd".as_ptr(),
            Py_SIZE(names.ptr()),
            Py_SIZE(result.ptr()),
        );
        return Err(Raised);
    }
    Ok(result)
}

unsafe extern "C" fn make(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"_make".as_ptr(), count, 2, 2) == 0 {
        return null_mut();
    }
    made(*args, *args.add(1)).or_null()
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if Py_SIZE(args) > 0 {
            let class = owned(PyType_GetName(Py_TYPE(op)))?;
            PyErr_Format(
                PyExc_TypeError,
                c"%U._replace() takes 1 positional argument but %zd were given".as_ptr(),
                class.ptr(),
                Py_SIZE(args) + 1,
            );
            return Err(Raised);
        }
        let rest = owned(if kwargs.is_null() {
            PyDict_New()
        } else {
            PyDict_Copy(kwargs)
        })?;
        let names = names_of(op)?;
        let count = Py_SIZE(names.ptr()).min(Py_SIZE(op));
        let items = tuple::of_length(count)?;
        for i in 0..count {
            let name = PyTuple_GET_ITEM(names.ptr(), i);
            let item = call_method!(name!("pop"), rest.ptr(), name, PyTuple_GET_ITEM(op, i))?;
            PyTuple_SET_ITEM(items.ptr(), i, item.into_raw());
        }
        let result = made(Py_TYPE(op).cast(), items.ptr())?;
        if PyDict_Size(rest.ptr()) > 0 {
            let names = owned(PyDict_Keys(rest.ptr()))?;
            PyErr_Format(
                PyExc_TypeError,
                c"Got unexpected field names: %R".as_ptr(),
                names.ptr(),
            );
            return Err(Raised);
        }
        Ok(result)
    };
    run().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut text = Text::new(32);
        let class = owned(PyType_GetName(Py_TYPE(op)))?;
        let names = names_of(op)?;
        text.str(class.ptr())?;
        text.ascii("(")?;
        for i in 0..Py_SIZE(names.ptr()).min(Py_SIZE(op)) {
            if i > 0 {
                text.ascii(", ")?;
            }
            text.str(PyTuple_GET_ITEM(names.ptr(), i))?;
            text.ascii("=")?;
            text.repr(PyTuple_GET_ITEM(op, i))?;
        }
        text.ascii(")")?;
        text.finish()
    };
    run().or_null()
}

unsafe extern "C" fn as_dict(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let names = names_of(op)?;
        let dict = owned(PyDict_New())?;
        for i in 0..Py_SIZE(names.ptr()).min(Py_SIZE(op)) {
            status(PyDict_SetItem(
                dict.ptr(),
                PyTuple_GET_ITEM(names.ptr(), i),
                PyTuple_GET_ITEM(op, i),
            ))?;
        }
        Ok(dict)
    };
    run().or_null()
}

unsafe extern "C" fn items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    tuple::slice(op, 0, Py_SIZE(op)).or_null()
}
