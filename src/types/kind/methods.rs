//! Methods of types.

use super::{mro, subclasses};
use crate::prelude::*;
use crate::types::object_;
use crate::types::protocol::instance;

macro_rules! method {
    ($name:literal $function:ident $flags:expr, $doc:literal) => {
        PyMethodDef {
            ml_name: concat!($name, "\0").as_ptr().cast(),
            ml_meth: Some($function),
            ml_flags: $flags,
            ml_doc: concat!($name, $doc, "\0").as_ptr().cast(),
        }
    };
}

/// The methods of `type`.
pub const TABLE: *mut PyMethodDef = (&raw mut METHODS).cast();
static mut METHODS: [PyMethodDef; 8] = [
    method!("mro" order METH_NOARGS, "($self, /)\n--\n\nReturn a type's method resolution order."),
    method!("__subclasses__" subclasses_ METH_NOARGS, "($self, /)\n--\n\nReturn a list of immediate subclasses."),
    PyMethodDef {
        ml_name: c"__prepare__".as_ptr(),
        // SAFETY: called with keywords, as the flags say.
        ml_meth: unsafe {
            core::mem::transmute::<PyCFunctionFastWithKeywords, PyCFunction>(Some(prepare))
        },
        ml_flags: METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
        ml_doc: c"__prepare__($cls, name, bases, /, **kwds)\n--\n\nCreate the namespace for the class statement".as_ptr(),
    },
    method!("__instancecheck__" instance_check METH_O, "($self, instance, /)\n--\n\nCheck if an object is an instance."),
    method!("__subclasscheck__" subclass_check METH_O, "($self, subclass, /)\n--\n\nCheck if a class is a subclass."),
    method!("__dir__" dir METH_NOARGS, "($self, /)\n--\n\nSpecialized __dir__ implementation for types."),
    method!("__sizeof__" sizeof METH_NOARGS, "($self, /)\n--\n\nReturn memory consumption of the type object."),
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
