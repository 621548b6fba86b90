//! What stands in a class for the name of a field: a descriptor that knows the place in the tuple.

use crate::prelude::*;
use crate::types::define::no_args;
use crate::types::modules::fields::{self, Fields, get};

/// The field of a tuple: its number.
type Getter = Fields<1, Py_ssize_t>;

static mut GETTER_MEMBERS: [PyMemberDef; 2] = [
    PyMemberDef {
        name: c"__doc__".as_ptr(),
        r#type: _Py_T_OBJECT,
        offset: core::mem::offset_of!(Getter, refs) as Py_ssize_t,
        flags: 0,
        doc: null(),
    },
    PyMemberDef::EMPTY,
];

static mut GETTER_METHODS: [PyMethodDef; 2] = [
    no_args(c"__reduce__", reduce_getter, c""),
    PyMethodDef::EMPTY,
];

/// `collections._tuplegetter`.
pub static mut GETTER: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    tp_repr: Some(repr_getter),
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_methods: (&raw mut GETTER_METHODS).cast(),
    tp_members: (&raw mut GETTER_MEMBERS).cast(),
    tp_descr_get: Some(get_field),
    tp_descr_set: Some(set_field),
    tp_new: Some(new_getter),
    ..fields::kind::<1, Py_ssize_t>(c"collections._tuplegetter", c"")
};

unsafe fn place(op: *mut PyObject) -> *mut Py_ssize_t {
    fields::data::<1, Py_ssize_t>(op)
}

pub(super) unsafe fn getter(at: Py_ssize_t, doc: *mut PyObject) -> Fallible<Ref> {
    let made = fields::make(&raw mut GETTER, [doc])?;
    *place(made.ptr()) = at;
    Ok(made)
}

unsafe extern "C" fn new_getter(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let (mut at, mut doc) = (0 as Py_ssize_t, null_mut::<PyObject>());
    let format = c"nO:_tuplegetter";
    if PyArg_ParseTuple(args, format.as_ptr(), &raw mut at, &raw mut doc) == 0 {
        return null_mut();
    }
    getter(at, doc).or_null()
}

unsafe extern "C" fn get_field(
    op: *mut PyObject,
    instance: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        return new_ref(op);
    }
    let at = *place(op);
    if !PyTuple_Check(instance) {
        if instance == Py_None() {
            return new_ref(op);
        }
        return PyErr_Format(
            PyExc_TypeError,
            c"descriptor for index '%zd' for tuple subclasses doesn't apply to '%s' object"
                .as_ptr(),
            at,
            (*Py_TYPE(instance)).tp_name,
        );
    }
    if at < 0 || at >= Py_SIZE(instance) {
        PyErr_SetString(PyExc_IndexError, c"tuple index out of range".as_ptr());
        return null_mut();
    }
    new_ref(PyTuple_GET_ITEM(instance, at))
}

unsafe extern "C" fn set_field(_: *mut PyObject, _: *mut PyObject, value: *mut PyObject) -> c_int {
    let text = if value.is_null() {
        c"can't delete attribute"
    } else {
        c"can't set attribute"
    };
    PyErr_SetString(PyExc_AttributeError, text.as_ptr());
    -1
}

unsafe extern "C" fn repr_getter(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(
        c"%s(%zd, %R)".as_ptr(),
        _PyType_Name(Py_TYPE(op)),
        *place(op),
        get(op, 0),
    )
}

unsafe extern "C" fn reduce_getter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    Py_BuildValue(c"(O(nO))".as_ptr(), Py_TYPE(op), *place(op), get(op, 0))
}
