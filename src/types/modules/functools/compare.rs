//! `cmp_to_key`: a function of two objects that says which is less, as a key for sorting.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::modules::fields::{self, Fields, get};
use crate::types::raise::fail;

/// The function; the object, NULL of what makes keys.
const FUNCTION: usize = 0;
const OBJECT: usize = 1;

static mut MEMBERS: [PyMemberDef; 2] = [
    PyMemberDef {
        name: c"obj".as_ptr(),
        r#type: _Py_T_OBJECT,
        offset: (offset_of!(Fields<2>, refs) + OBJECT * size_of::<usize>()) as Py_ssize_t,
        flags: 0,
        doc: c"What was given to the function.".as_ptr(),
    },
    PyMemberDef::EMPTY,
];

static mut TYPE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_call: Some(make_key),
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_richcompare: Some(compare),
    tp_members: (&raw mut MEMBERS).cast(),
    ..fields::kind::<2, ()>(c"functools.KeyWrapper", c"")
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut TYPE))
}

pub unsafe extern "C" fn cmp_to_key(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut function = null_mut::<PyObject>();
        parse_named!(args, kwargs, c"O:cmp_to_key", [c"mycmp"], function)?;
        fields::make(&raw mut TYPE, [function, null_mut()])
    };
    run().or_null()
}

unsafe extern "C" fn make_key(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut object = null_mut::<PyObject>();
        parse_named!(args, kwargs, c"O:K", [c"obj"], object)?;
        fields::make(&raw mut TYPE, [get(op, FUNCTION), object])
    };
    run().or_null()
}

unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if Py_TYPE(b) != &raw mut TYPE {
            return Err(fail(PyExc_TypeError, c"other argument must be K instance"));
        }
        let (first, second) = (get(a, OBJECT), get(b, OBJECT));
        if first.is_null() || second.is_null() {
            return Err(fail(PyExc_AttributeError, c"object"));
        }
        let said = call!(get(a, FUNCTION), first, second)?;
        let zero = owned(PyLong_FromLong(0))?;
        owned(PyObject_RichCompare(said.ptr(), zero.ptr(), op))
    };
    run().or_null()
}
