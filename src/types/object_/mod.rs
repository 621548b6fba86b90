//! `object`, the base of all.

#![expect(
    non_upper_case_globals,
    reason = "CPython's names of constants, in patterns"
)]

mod class;
mod dir;
mod reduce;

pub use dir::merge_class;

use crate::prelude::*;
use crate::types::define::{attribute, flagged, no_args, one_arg};
use crate::types::kind::{info, raise};

/// `PyBaseObject_Type`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"object".as_ptr(),
    tp_basicsize: size_of::<PyObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_str: Some(str_),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE,
    tp_doc: c"object()\n--\n\nWhat all classes inherit from; an object of it has an identity and nothing else.".as_ptr(),
    tp_richcompare: Some(compare),
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut GETSET).cast(),
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_Free),
    ..PyTypeObject::EMPTY
};

#[rustfmt::skip]
static mut METHODS: [PyMethodDef; 9] = [
    one_arg(c"__reduce_ex__", reduce::reduce_ex, c"__reduce_ex__($self, protocol, /)\n--\n\nWhat pickle makes the object of."),
    no_args(c"__reduce__", reduce::reduce, c"__reduce__($self, /)\n--\n\nWhat pickle makes the object of, by protocol."),
    no_args(c"__getstate__", reduce::getstate, c"__getstate__($self, /)\n--\n\nWhat pickle keeps of the object."),
    flagged(one_arg(c"__subclasshook__", subclass_hook, c"__subclasshook__($type, object, /)\n--\n\nAsked whether a class counts as one below this; NotImplemented leaves that to its bases."), METH_CLASS),
    flagged(no_args(c"__init_subclass__", init_subclass, c"__init_subclass__($type, /)\n--\n\nCalled for each class that inherits from this one."), METH_CLASS),
    one_arg(c"__format__", format, c"__format__($self, format_spec, /)\n--\n\nThe text of str(); specifications are for those who know them."),
    no_args(c"__sizeof__", sizeof, c"__sizeof__($self, /)\n--\n\nHow many bytes the object takes."),
    no_args(c"__dir__", dir::dir, c"__dir__($self, /)\n--\n\nWhat dir() lists: names of attributes, also those of classes."),
    PyMethodDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 2] = [
    attribute(
        c"__class__",
        Some(class::get),
        Some(class::set),
        c"What the object is of.",
    ),
    PyGetSetDef::EMPTY,
];

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    match (*Py_TYPE(op)).tp_free {
        Some(free) => free(op.cast()),
        None => PyObject_Free(op.cast()),
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let kind = Py_TYPE(op);
    let text = || -> Fallible<Ref> {
        let module = match info::module(kind) {
            Ok(module) if PyUnicode_Check(module.ptr()) => Some(module),
            Ok(_) => None,
            Err(Raised) => {
                PyErr_Clear();
                None
            }
        };
        let name = info::qualname(kind)?;
        owned(match module {
            Some(module)
                if PyUnicode_CompareWithASCIIString(module.ptr(), c"builtins".as_ptr()) != 0 =>
            {
                PyUnicode_FromFormat(
                    c"<%U.%U object at %p>".as_ptr(),
                    module.ptr(),
                    name.ptr(),
                    op,
                )
            }
            _ => PyUnicode_FromFormat(c"<%s object at %p>".as_ptr(), (*kind).tp_name, op),
        })
    };
    text().or_null()
}

unsafe extern "C" fn str_(op: *mut PyObject) -> *mut PyObject {
    match (*Py_TYPE(op)).tp_repr {
        Some(repr) => repr(op),
        None => self::repr(op),
    }
}

/// By the address.
unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let hash = op.addr().rotate_right(4) as Py_hash_t;
    if hash == -1 { -2 } else { hash }
}

/// Objects are equal to themselves alone.
pub unsafe extern "C" fn compare(
    op: *mut PyObject,
    other: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    match operation {
        Py_EQ if op == other => new_ref(Py_True()),
        Py_NE => unequal(op, other).or_null(),
        _ => new_ref(Py_NotImplemented()),
    }
}

/// The opposite of what `==` says.
unsafe fn unequal(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    let Some(compare) = (*Py_TYPE(op)).tp_richcompare else {
        return Ok(Ref::new(Py_NotImplemented()));
    };
    let equal = owned(compare(op, other, Py_EQ))?;
    if equal.ptr() == Py_NotImplemented() {
        return Ok(equal);
    }
    let equal = truth(PyObject_IsTrue(equal.ptr()))?;
    Ok(Ref::new(Py_Bool(!equal)))
}

unsafe fn given(arguments: *mut PyObject, keywords: *mut PyObject) -> bool {
    Py_SIZE(arguments) != 0 || (!keywords.is_null() && PyDict_Size(keywords) != 0)
}

unsafe fn has_own_init(kind: *mut PyTypeObject) -> bool {
    (*kind).tp_init.map(|f| f as usize) != Some(init as *const () as usize)
}

unsafe fn has_own_new(kind: *mut PyTypeObject) -> bool {
    (*kind).tp_new.map(|f| f as usize) != Some(new as *const () as usize)
}

/// Arguments are an error unless the other of `__new__` and `__init__` is there to take them.
unsafe extern "C" fn init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    if !given(arguments, keywords) {
        return 0;
    }
    let kind = Py_TYPE(op);
    if has_own_init(kind) {
        raise!(
            PyExc_TypeError,
            c"object.__init__() takes exactly one argument (the instance to initialize)"
        );
        return -1;
    }
    if !has_own_new(kind) {
        raise!(
            PyExc_TypeError,
            c"%.200s.__init__() takes exactly one argument (the instance to initialize)",
            (*kind).tp_name
        );
        return -1;
    }
    0
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    if given(arguments, keywords) {
        if has_own_new(kind) {
            raise!(
                PyExc_TypeError,
                c"object.__new__() takes exactly one argument (the type to instantiate)"
            );
            return null_mut();
        }
        if !has_own_init(kind) {
            raise!(
                PyExc_TypeError,
                c"%.200s() takes no arguments",
                (*kind).tp_name
            );
            return null_mut();
        }
    }
    if (*kind).tp_flags & Py_TPFLAGS_IS_ABSTRACT != 0 {
        let _ = is_abstract(kind);
        return null_mut();
    }
    match (*kind).tp_alloc {
        Some(allocate) => allocate(kind, 0),
        None => PyType_GenericAlloc(kind, 0),
    }
}

/// Says which methods are missing.
#[cold]
unsafe fn is_abstract(kind: *mut PyTypeObject) -> Fallible {
    let names = owned(PyObject_GetAttr(kind.cast(), name!("__abstractmethods__")))?;
    let names = owned(PySequence_List(names.ptr()))?;
    status(PyList_Sort(names.ptr()))?;
    let comma = owned(PyUnicode_FromString(c"', '".as_ptr()))?;
    let count = Py_SIZE(names.ptr());
    let text = owned(PyUnicode_Join(comma.ptr(), names.ptr()))?;
    Err(raise!(
        PyExc_TypeError,
        c"Can't instantiate abstract class %s without an implementation for abstract method%s '%U'",
        (*kind).tp_name,
        if count > 1 { c"s" } else { c"" }.as_ptr(),
        text.ptr()
    ))
}

unsafe extern "C" fn subclass_hook(_kind: *mut PyObject, _other: *mut PyObject) -> *mut PyObject {
    new_ref(Py_NotImplemented())
}

unsafe extern "C" fn init_subclass(_kind: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_None())
}

unsafe extern "C" fn format(op: *mut PyObject, spec: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(spec) {
        return PyErr_Format(
            PyExc_TypeError,
            c"__format__() argument must be str, not %.50s".as_ptr(),
            crate::arguments::checks::type_word(spec),
        );
    }
    if PyUnicode_GET_LENGTH(spec) > 0 {
        return PyErr_Format(
            PyExc_TypeError,
            c"unsupported format string passed to %.200s.__format__".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
    }
    PyObject_Str(op)
}

unsafe extern "C" fn sizeof(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let kind = Py_TYPE(op);
    let mut bytes = (*kind).tp_basicsize;
    if (*kind).tp_itemsize > 0 {
        let count = if PyLong_Check(op) {
            ((*op.cast::<PyLongObject>()).long_value.lv_tag >> 3) as Py_ssize_t
        } else {
            Py_SIZE(op).abs()
        };
        bytes += count * (*kind).tp_itemsize;
    }
    PyLong_FromSsize_t(bytes)
}
