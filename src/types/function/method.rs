//! `method`: a function and the object that it gets as its first argument.

use core::mem::MaybeUninit;

use crate::gc;
use crate::prelude::*;
use crate::types::call;
use crate::types::container::visit_all;
use crate::types::define::{STATIC_TYPE, field, no_args, readable};

/// `method`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"method".as_ptr(),
    tp_basicsize: size_of::<PyMethodObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_vectorcall_offset: core::mem::offset_of!(PyMethodObject, vectorcall) as Py_ssize_t,
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_call: Some(PyVectorcall_Call),
    tp_getattro: Some(getattro),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL,
    tp_doc: c"method(function, instance, /)\n--\n\nA function together with the object it is called with.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_richcompare: Some(richcompare),
    tp_weaklistoffset: core::mem::offset_of!(PyMethodObject, im_weakreflist) as Py_ssize_t,
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    tp_descr_get: Some(descr_get),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

static mut MEMBERS: [PyMemberDef; 3] = [
    field(
        c"__func__",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyMethodObject, im_func),
        c"What is called.",
    ),
    field(
        c"__self__",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyMethodObject, im_self),
        c"The object that it is called with first.",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 2] = [readable(c"__doc__", get_doc, c""), PyGetSetDef::EMPTY];

/// Vectors up to this length need no memory.
const SHORT: usize = 6;

/// A new method.
pub unsafe fn make(function: *mut PyObject, own_self: *mut PyObject) -> Fallible<Ref> {
    if own_self.is_null() {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let made = _PyObject_GC_New(&raw mut PyMethod_Type);
    if made.is_null() {
        return Err(Raised);
    }
    let method = made.cast::<PyMethodObject>();
    (*method).im_func = new_ref(function);
    (*method).im_self = new_ref(own_self);
    (*method).im_weakreflist = null_mut();
    (*method).vectorcall = Some(vectorcall);
    gc::track(made);
    Ok(Ref::steal_unchecked(made))
}

unsafe extern "C" fn vectorcall(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let method = op.cast::<PyMethodObject>();
    let (function, own_self) = ((*method).im_func, (*method).im_self);
    let count = PyVectorcall_NARGS(nargsf) as usize;
    if nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET != 0 {
        // The caller left the place before the arguments to us.
        let args = args.cast_mut().sub(1);
        let before = *args;
        *args = own_self;
        let result = call::vectorcall(function, args, count + 1, kwnames);
        *args = before;
        return result;
    }
    let keywords = if kwnames.is_null() {
        0
    } else {
        Py_SIZE(kwnames) as usize
    };
    let all = count + keywords;
    if all == 0 {
        return call::vectorcall(function, &own_self, 1, null_mut());
    }
    let mut short = [const { MaybeUninit::<*mut PyObject>::uninit() }; SHORT];
    let long = all + 1 > SHORT;
    let vector: *mut *mut PyObject = if long {
        PyMem_Malloc((all + 1) * size_of::<*mut PyObject>()).cast()
    } else {
        short.as_mut_ptr().cast()
    };
    if vector.is_null() {
        return PyErr_NoMemory();
    }
    *vector = own_self;
    ptr::copy_nonoverlapping(args, vector.add(1), all);
    let result = call::vectorcall(function, vector, count + 1, kwnames);
    if long {
        PyMem_Free(vector.cast());
    }
    result
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let method = op.cast::<PyMethodObject>();
    gc::untrack(op);
    if !(*method).im_weakreflist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    decref((*method).im_func);
    xdecref((*method).im_self);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let method = op.cast::<PyMethodObject>();
    visit_all(visit, arg, &[(*method).im_func, (*method).im_self])
}

/// An attribute of its type, else of the function.
unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    let function = (*op.cast::<PyMethodObject>()).im_func;
    of_type_or(op, name, function)
}

/// What the type of `op` has under `name`, bound to `op`, else that attribute of `function`.
pub unsafe fn of_type_or(
    op: *mut PyObject,
    name: *mut PyObject,
    function: *mut PyObject,
) -> *mut PyObject {
    let found = _PyType_Lookup(Py_TYPE(op), name);
    if found.is_null() {
        return PyObject_GetAttr(function, name);
    }
    match (*Py_TYPE(found)).tp_descr_get {
        Some(get) => get(found, op, Py_TYPE(op).cast()),
        None => new_ref(found),
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let method = op.cast::<PyMethodObject>();
    let run = || -> Fallible<Ref> {
        let name = name_of((*method).im_func)?;
        owned(PyUnicode_FromFormat(
            c"<bound method %V of %R>".as_ptr(),
            name.as_ref().map_or(null_mut(), Ref::ptr),
            c"?".as_ptr(),
            (*method).im_self,
        ))
    };
    run().or_null()
}

/// The qualname of a function, or its name, when it is a str.
unsafe fn name_of(function: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyObject_GetOptionalAttr(
        function,
        name!("__qualname__"),
        &mut found,
    ))?;
    if found.is_null() {
        status(PyObject_GetOptionalAttr(
            function,
            name!("__name__"),
            &mut found,
        ))?;
    }
    Ok(Ref::steal(found).filter(|name| PyUnicode_Check(name.ptr())))
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let method = op.cast::<PyMethodObject>();
    let function = PyObject_Hash((*method).im_func);
    if function == -1 {
        return -1;
    }
    let hash = Py_HashPointer((*method).im_self.cast()) ^ function;
    if hash == -1 { -2 } else { hash }
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    let kind = &raw mut PyMethod_Type;
    let comparable = (operator == Py_EQ || operator == Py_NE)
        && Py_IS_TYPE(one, kind)
        && Py_IS_TYPE(other, kind);
    if !comparable {
        return new_ref(Py_NotImplemented());
    }
    let (a, b) = (one.cast::<PyMethodObject>(), other.cast::<PyMethodObject>());
    let mut equal = PyObject_RichCompareBool((*a).im_func, (*b).im_func, Py_EQ);
    if equal < 0 {
        return null_mut();
    }
    if equal > 0 {
        equal = c_int::from((*a).im_self == (*b).im_self);
    }
    new_ref(Py_Bool((equal > 0) == (operator == Py_EQ)))
}

unsafe extern "C" fn descr_get(
    op: *mut PyObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    new_ref(op)
}

unsafe extern "C" fn new(
    _kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !kwargs.is_null() && _PyArg_NoKeywords(c"method".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    if _PyArg_CheckPositional(c"method".as_ptr(), Py_SIZE(args), 2, 2) == 0 {
        return null_mut();
    }
    let (function, own_self) = (PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
    if PyCallable_Check(function) == 0 {
        PyErr_SetString(PyExc_TypeError, c"first argument must be callable".as_ptr());
        return null_mut();
    }
    if own_self == Py_None() {
        PyErr_SetString(PyExc_TypeError, c"instance must not be None".as_ptr());
        return null_mut();
    }
    make(function, own_self).or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let method = op.cast::<PyMethodObject>();
    let run = || -> Fallible<Ref> {
        let name = owned(PyObject_GetAttr((*method).im_func, name!("__name__")))?;
        let getattr = super::builtin(name!("getattr"))?;
        owned(Py_BuildValue(
            c"O(OO)".as_ptr(),
            getattr.ptr(),
            (*method).im_self,
            name.ptr(),
        ))
    };
    run().or_null()
}

unsafe extern "C" fn get_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyObject_GetAttr((*op.cast::<PyMethodObject>()).im_func, name!("__doc__"))
}
