//! `types.SimpleNamespace`: an object that is nothing but its attributes.

use crate::gc;
use crate::prelude::*;
use crate::types::call::dict_len;
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, field, named, no_args};

#[repr(C)]
struct Namespace {
    ob_base: PyObject,
    dict: *mut PyObject,
}

/// `types.SimpleNamespace`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"types.SimpleNamespace".as_ptr(),
    tp_basicsize: size_of::<Namespace>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    tp_doc: c"SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\nAn object whose attributes are what it was made with, and what is set later.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_richcompare: Some(richcompare),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_dictoffset: core::mem::offset_of!(Namespace, dict) as Py_ssize_t,
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__reduce__", reduce, c"What pickle rebuilds it of."),
    named(c"__replace__", replace, c"__replace__($self, /, **changes)\n--\n\nA namespace that differs in the given attributes."),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 2] = [
    field(
        c"__dict__",
        _Py_T_OBJECT,
        core::mem::offset_of!(Namespace, dict),
        c"",
    ),
    PyMemberDef::EMPTY,
];

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut TYPE))
}

unsafe fn dict_of(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<Namespace>()).dict
}

fn is_one(kind: *mut PyTypeObject) -> bool {
    kind == &raw mut TYPE
}

/// A new namespace with the items of a dict, or of NULL none.
pub unsafe fn make(items: *mut PyObject) -> Fallible<Ref> {
    let made = owned(new(&raw mut TYPE, null_mut(), null_mut()))?;
    if !items.is_null() {
        status(PyDict_Update(dict_of(made.ptr()), items))?;
    }
    Ok(made)
}

/// A new namespace of these attributes.
pub unsafe fn of(items: &[(*mut PyObject, *mut PyObject)]) -> Fallible<Ref> {
    let made = make(null_mut())?;
    for (name, value) in items {
        status(PyDict_SetItem(dict_of(made.ptr()), *name, *value))?;
    }
    Ok(made)
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let Ok(made) = owned(PyType_GenericAlloc(kind, 0)) else {
        return null_mut();
    };
    let dict = PyDict_New();
    if dict.is_null() {
        return null_mut();
    }
    (*made.cast::<Namespace>()).dict = dict;
    made.into_raw()
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    fill_in(op, args, kwargs).or_minus_one()
}

unsafe fn fill_in(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> Fallible {
    let count = Py_SIZE(args);
    if _PyArg_CheckPositional(_PyType_Name(Py_TYPE(op)), count, 0, 1) == 0 {
        return Err(Raised);
    }
    if count == 1 {
        let from = PyTuple_GET_ITEM(args, 0);
        let items = if PyDict_CheckExact(from) {
            Ref::new(from)
        } else {
            owned(PyObject_CallOneArg((&raw mut PyDict_Type).cast(), from))?
        };
        if PyArg_ValidateKeywordArguments(items.ptr()) == 0 {
            return Err(Raised);
        }
        status(PyDict_Update(dict_of(op), items.ptr()))?;
    }
    if kwargs.is_null() {
        return Ok(());
    }
    if PyArg_ValidateKeywordArguments(kwargs) == 0 {
        return Err(Raised);
    }
    status(PyDict_Update(dict_of(op), kwargs))
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    clear_member(&raw mut (*op.cast::<Namespace>()).dict);
    (*Py_TYPE(op)).tp_free.unwrap_unchecked()(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    visit_all(visit, arg, &[dict_of(op)])
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    clear_member(&raw mut (*op.cast::<Namespace>()).dict);
    0
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let name = if is_one(Py_TYPE(op)) {
        c"namespace".as_ptr()
    } else {
        (*Py_TYPE(op)).tp_name
    };
    match Py_ReprEnter(op) {
        0 => {
            let text = write_repr(op, name).or_null();
            Py_ReprLeave(op);
            text
        }
        code if code > 0 => PyUnicode_FromFormat(c"%s(...)".as_ptr(), name),
        _ => null_mut(),
    }
}

unsafe fn write_repr(op: *mut PyObject, name: *const c_char) -> Fallible<Ref> {
    let parts = owned(PyList_New(0))?;
    let keys = owned(PyDict_Keys(dict_of(op)))?;
    for i in 0..Py_SIZE(keys.ptr()) {
        let key = PyList_GET_ITEM(keys.ptr(), i);
        if !PyUnicode_Check(key) || PyUnicode_GET_LENGTH(key) == 0 {
            continue;
        }
        let value = PyDict_GetItemWithError(dict_of(op), key);
        if value.is_null() {
            if !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
            continue;
        }
        let part = owned(PyUnicode_FromFormat(c"%S=%R".as_ptr(), key, value))?;
        status(PyList_Append(parts.ptr(), part.ptr()))?;
    }
    let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
    let inside = owned(PyUnicode_Join(comma.ptr(), parts.ptr()))?;
    owned(PyUnicode_FromFormat(c"%s(%S)".as_ptr(), name, inside.ptr()))
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    let kind = &raw mut TYPE;
    if PyObject_TypeCheck(one, kind) && PyObject_TypeCheck(other, kind) {
        return PyObject_RichCompare(dict_of(one), dict_of(other), operator);
    }
    new_ref(Py_NotImplemented())
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(empty) = owned(PyTuple_New(0)) else {
        return null_mut();
    };
    PyTuple_Pack(3, Py_TYPE(op), empty.ptr(), dict_of(op))
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if Py_SIZE(args) > 0 {
            PyErr_SetString(
                PyExc_TypeError,
                c"__replace__() takes no positional arguments".as_ptr(),
            );
            return Err(Raised);
        }
        let made = owned(PyObject_CallNoArgs(Py_TYPE(op).cast()))?;
        if !PyObject_TypeCheck(made.ptr(), &raw mut TYPE) {
            PyErr_Format(
                PyExc_TypeError,
                c"expect %N type, but %T() returned '%T' object".as_ptr(),
                &raw mut TYPE,
                op,
                made.ptr(),
            );
            return Err(Raised);
        }
        status(PyDict_Update(dict_of(made.ptr()), dict_of(op)))?;
        if !kwargs.is_null() && dict_len(kwargs) > 0 {
            status(PyDict_Update(dict_of(made.ptr()), kwargs))?;
        }
        Ok(made)
    };
    run().or_null()
}
