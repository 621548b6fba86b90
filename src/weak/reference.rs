//! `weakref.ReferenceType`.

use super::list;
use crate::gc;
use crate::prelude::*;
use crate::types::define::{CLASS_GETITEM, field};

/// Tells the collector of the callback; the referent is not its concern.
pub unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let callback = (*op.cast::<PyWeakReference>()).wr_callback;
    match visit {
        Some(visit) if !callback.is_null() => visit(callback, arg),
        _ => 0,
    }
}

/// Kills the reference.
pub unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    list::clear(op);
    0
}

/// The end of the reference.
pub unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    list::clear(op);
    if PyWeakref_CheckRefExact(op) {
        return gc::free(op);
    }
    match (*Py_TYPE(op)).tp_free {
        Some(free) => free(op.cast()),
        None => gc::free(op),
    }
}

/// Calling a reference: the referent, or None.
pub unsafe extern "C" fn vectorcall(
    op: *mut PyObject,
    _args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if !kwnames.is_null() && Py_SIZE(kwnames) > 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"weakref() takes no keyword arguments".as_ptr(),
        );
        return null_mut();
    }
    let given = PyVectorcall_NARGS(nargsf);
    if given != 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"weakref expected 0 arguments, got %zd".as_ptr(),
            given,
        );
        return null_mut();
    }
    list::strong(op).map_or_else(|| new_ref(Py_None()), Ref::into_raw)
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let Some(referent) = list::strong(op) else {
        return PyUnicode_FromFormat(c"<weakref at %p; dead>".as_ptr(), op);
    };
    let mut name = null_mut();
    if PyObject_GetOptionalAttr(referent.ptr(), name!("__name__"), &raw mut name) < 0 {
        return null_mut();
    }
    let name = Ref::steal(name);
    let type_name = (*Py_TYPE(referent.ptr())).tp_name;
    match name {
        Some(name) if PyUnicode_Check(name.ptr()) => PyUnicode_FromFormat(
            c"<weakref at %p; to '%s' at %p (%U)>".as_ptr(),
            op,
            type_name,
            referent.ptr(),
            name.ptr(),
        ),
        _ => PyUnicode_FromFormat(
            c"<weakref at %p; to '%s' at %p>".as_ptr(),
            op,
            type_name,
            referent.ptr(),
        ),
    }
}

/// The referent's, kept from the first time on.
unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let weak: *mut PyWeakReference = op.cast();
    if (*weak).hash != -1 {
        return (*weak).hash;
    }
    let Some(referent) = list::strong(op) else {
        PyErr_SetString(PyExc_TypeError, c"weak object has gone away".as_ptr());
        return -1;
    };
    (*weak).hash = PyObject_Hash(referent.ptr());
    (*weak).hash
}

/// Of two living references what their referents say; dead ones are equal to themselves only.
unsafe extern "C" fn compare(
    left: *mut PyObject,
    right: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    let comparable =
        matches!(operation, Py_EQ | Py_NE) && PyWeakref_CheckRef(left) && PyWeakref_CheckRef(right);
    if !comparable {
        return Py_NotImplemented();
    }
    let (Some(one), Some(other)) = (list::strong(left), list::strong(right)) else {
        return Py_Bool((left == right) == (operation == Py_EQ));
    };
    PyObject_RichCompare(one.ptr(), other.ptr(), operation)
}

unsafe fn no_keywords(kwargs: *mut PyObject) -> Fallible {
    if !kwargs.is_null() && PyDict_Size(kwargs) > 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"ref() takes no keyword arguments".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(())
}

/// The arguments of `__new__` and `__init__`, borrowed: the object, and the callback or NULL.
unsafe fn arguments(
    args: *mut PyObject,
    function: &CStr,
) -> Fallible<(*mut PyObject, *mut PyObject)> {
    let (mut op, mut callback) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    let parsed = PyArg_UnpackTuple(
        args,
        function.as_ptr(),
        1,
        2,
        &raw mut op,
        &raw mut callback,
    );
    if parsed == 0 {
        Err(Raised)
    } else {
        Ok((op, callback))
    }
}

unsafe fn new_checked(kind: *mut PyTypeObject, args: *mut PyObject) -> Fallible<Ref> {
    let (op, callback) = arguments(args, c"__new__")?;
    list::make(kind, op, callback)
}

/// Keywords are for `__init__` to refuse, or to take in a type that inherits from this one.
unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    _kwargs: *mut PyObject,
) -> *mut PyObject {
    new_checked(kind, args).or_null()
}

unsafe extern "C" fn init(_op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    no_keywords(kwargs)
        .and_then(|()| arguments(args, c"__init__"))
        .map(|_| ())
        .or_minus_one()
}

static mut METHODS: [PyMethodDef; 2] = [CLASS_GETITEM, PyMethodDef::EMPTY];

static mut MEMBERS: [PyMemberDef; 2] = [
    field(
        c"__callback__",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyWeakReference, wr_callback),
        c"",
    ),
    PyMemberDef::EMPTY,
];

/// The type.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: super::proxy::HEAD,
    tp_name: c"weakref.ReferenceType".as_ptr(),
    tp_basicsize: size_of::<PyWeakReference>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_vectorcall_offset: core::mem::offset_of!(PyWeakReference, vectorcall) as Py_ssize_t,
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_call: Some(PyVectorcall_Call),
    tp_flags: Py_TPFLAGS_DEFAULT
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_HAVE_VECTORCALL
        | Py_TPFLAGS_BASETYPE,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_richcompare: Some(compare),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};
