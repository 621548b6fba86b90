//! `mappingproxy`: a mapping that cannot be changed through it.

use crate::prelude::*;
use crate::types::define::{fast, flagged, no_args, one_arg};
use crate::types::kind::raise;

#[repr(C)]
struct Proxy {
    ob_base: PyObject,
    mapping: *mut PyObject,
}

/// `PyDictProxy_Type`.
pub const PROXY: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"mappingproxy".as_ptr(),
    tp_basicsize: size_of::<Proxy>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBER,
    tp_as_sequence: &raw mut SEQUENCE,
    tp_as_mapping: &raw mut MAPPING,
    tp_hash: Some(hash),
    tp_str: Some(str_),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_MAPPING,
    tp_doc: c"mappingproxy(mapping)\n--\n\nA mapping to look at, not to change.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_richcompare: Some(compare),
    tp_iter: Some(iter),
    tp_methods: (&raw mut METHODS).cast(),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(or),
    nb_inplace_or: Some(or_in_place),
    ..PyNumberMethods::EMPTY
};

static mut SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(get_item),
    ..PyMappingMethods::EMPTY
};

static mut METHODS: [PyMethodDef; 8] = [
    fast(c"get", get, c"get($self, key, default=None, /)\n--\n\nThe value of a key, default when there is none."),
    no_args(c"keys", keys, c"keys($self, /)\n--\n\nThe keys of the mapping, by its own method."),
    no_args(c"values", values, c"values($self, /)\n--\n\nThe values of the mapping, by its own method."),
    no_args(c"items", items, c"items($self, /)\n--\n\nThe pairs of the mapping, by its own method."),
    no_args(c"copy", copy, c"copy($self, /)\n--\n\nA copy of the mapping, by its own method."),
    flagged(one_arg(c"__class_getitem__", Py_GenericAlias, c"__class_getitem__($type, object, /)\n--\n\nThe type with parameters, for annotations."), METH_CLASS),
    no_args(c"__reversed__", reversed, c"__reversed__($self, /)\n--\n\nIterates over the keys from the last to the first."),
    PyMethodDef::EMPTY,
];

/// `PyDictProxy_New`.
pub unsafe fn new_proxy(mapping: *mut PyObject) -> Fallible<Ref> {
    if PyMapping_Check(mapping) == 0 || PyList_Check(mapping) || PyTuple_Check(mapping) {
        return Err(raise!(
            PyExc_TypeError,
            c"mappingproxy() argument must be a mapping, not %s",
            (*Py_TYPE(mapping)).tp_name
        ));
    }
    let op = owned(_PyObject_GC_New(&raw mut PyDictProxy_Type))?;
    (*op.cast::<Proxy>()).mapping = new_ref(mapping);
    crate::gc::track(op.ptr());
    Ok(op)
}

unsafe extern "C" fn new(
    _kind: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let mut mapping: *mut PyObject = null_mut();
    parse_named!(
        arguments,
        keywords,
        c"O:mappingproxy",
        [c"mapping"],
        mapping
    )
    .and_then(|()| new_proxy(mapping))
    .or_null()
}

#[inline(always)]
unsafe fn mapping_of(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<Proxy>()).mapping
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    decref(mapping_of(op));
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, argument: *mut c_void) -> c_int {
    match visit {
        Some(visit) => visit(mapping_of(op), argument),
        None => 0,
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(c"mappingproxy(%R)".as_ptr(), mapping_of(op))
}

unsafe extern "C" fn str_(op: *mut PyObject) -> *mut PyObject {
    PyObject_Str(mapping_of(op))
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    PyObject_Hash(mapping_of(op))
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    PyObject_Size(mapping_of(op))
}

unsafe extern "C" fn get_item(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    PyObject_GetItem(mapping_of(op), key)
}

unsafe extern "C" fn contains(op: *mut PyObject, key: *mut PyObject) -> c_int {
    if PyDict_CheckExact(mapping_of(op)) {
        PyDict_Contains(mapping_of(op), key)
    } else {
        PySequence_Contains(mapping_of(op), key)
    }
}

unsafe extern "C" fn iter(op: *mut PyObject) -> *mut PyObject {
    PyObject_GetIter(mapping_of(op))
}

unsafe extern "C" fn compare(
    a: *mut PyObject,
    b: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    PyObject_RichCompare(mapping_of(a), b, operation)
}

unsafe fn behind(op: *mut PyObject) -> *mut PyObject {
    if Py_IS_TYPE(op, &raw mut PyDictProxy_Type) {
        mapping_of(op)
    } else {
        op
    }
}

unsafe extern "C" fn or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    PyNumber_Or(behind(a), behind(b))
}

unsafe extern "C" fn or_in_place(op: *mut PyObject, _other: *mut PyObject) -> *mut PyObject {
    PyErr_Format(
        PyExc_TypeError,
        c"'|=' is not supported by %s; use '|' instead".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    )
}

unsafe extern "C" fn get(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !(1..=2).contains(&count) {
        let (least, most) = (c"at least".as_ptr(), c"at most".as_ptr());
        let (word, limit) = if count < 1 { (least, 1) } else { (most, 2) };
        return PyErr_Format(
            PyExc_TypeError,
            c"get expected %s %d argument%s, got %zd".as_ptr(),
            word,
            limit,
            if limit == 1 { c"" } else { c"s" }.as_ptr(),
            count,
        );
    }
    let default = if count == 2 {
        *arguments.add(1)
    } else {
        Py_None()
    };
    let stack = [mapping_of(op), *arguments, default];
    PyObject_VectorcallMethod(name!("get"), stack.as_ptr(), 3, null_mut())
}

unsafe extern "C" fn keys(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call(op, name!("keys"))
}

unsafe extern "C" fn values(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call(op, name!("values"))
}

unsafe extern "C" fn items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call(op, name!("items"))
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call(op, name!("copy"))
}

unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call(op, name!("__reversed__"))
}

unsafe fn call(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    let stack = [mapping_of(op)];
    PyObject_VectorcallMethod(name, stack.as_ptr(), 1, null_mut())
}
