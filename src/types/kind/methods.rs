//! Methods of types.

use super::{mro, subclasses};
use crate::prelude::*;
use crate::types::define::{fast_named, flagged, no_args, one_arg};
use crate::types::object_;
use crate::types::protocol::instance;

/// The methods of `type`.
pub const TABLE: *mut PyMethodDef = (&raw mut METHODS).cast();
static mut METHODS: [PyMethodDef; 8] = [
    no_args(c"mro", order, c"mro($self, /)\n--\n\nComputes in what order a class and its bases are searched."),
    no_args(c"__subclasses__", subclasses_, c"__subclasses__($self, /)\n--\n\nThe classes that have this one among their bases."),
    flagged(fast_named(c"__prepare__", prepare, c"__prepare__($cls, name, bases, /, **kwds)\n--\n\nWhat the body of a class statement fills in, a dict."), METH_CLASS),
    one_arg(c"__instancecheck__", instance_check, c"__instancecheck__($self, instance, /)\n--\n\nWhether an object is of the class."),
    one_arg(c"__subclasscheck__", subclass_check, c"__subclasscheck__($self, subclass, /)\n--\n\nWhether a class is this one or one below it."),
    no_args(c"__dir__", dir, c"__dir__($self, /)\n--\n\nThe names that the class and its bases have."),
    no_args(c"__sizeof__", sizeof, c"__sizeof__($self, /)\n--\n\nHow many bytes the class takes."),
    PyMethodDef::EMPTY,
];

unsafe extern "C" fn order(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    mro::linear(kind)
        .and_then(|order| owned(PySequence_List(order.ptr())))
        .or_null()
}

unsafe extern "C" fn subclasses_(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    subclasses::as_list(op.cast()).or_null()
}

unsafe extern "C" fn prepare(
    _op: *mut PyObject,
    _arguments: *const *mut PyObject,
    _count: Py_ssize_t,
    _names: *mut PyObject,
) -> *mut PyObject {
    PyDict_New()
}

unsafe extern "C" fn instance_check(op: *mut PyObject, instance: *mut PyObject) -> *mut PyObject {
    instance::plain_instance(instance, op)
        .map(|answer| Ref::new(Py_Bool(answer)))
        .or_null()
}

unsafe extern "C" fn subclass_check(op: *mut PyObject, subclass: *mut PyObject) -> *mut PyObject {
    instance::plain_subclass(subclass, op)
        .map(|answer| Ref::new(Py_Bool(answer)))
        .or_null()
}

unsafe extern "C" fn dir(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let names = || -> Fallible<Ref> {
        let names = owned(PyDict_New())?;
        object_::merge_class(names.ptr(), op)?;
        owned(PyDict_Keys(names.ptr()))
    };
    names().or_null()
}

unsafe extern "C" fn sizeof(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    let bytes = if (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE != 0 {
        (*Py_TYPE(op)).tp_basicsize + Py_SIZE(op) * (*Py_TYPE(op)).tp_itemsize
    } else {
        size_of::<PyTypeObject>() as Py_ssize_t
    };
    PyLong_FromSsize_t(bytes)
}
