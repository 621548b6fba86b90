//! `method_descriptor` and `classmethod_descriptor`: methods of types of C.
//!
//! The first argument of a call is the object (the type, for a class method). A method descriptor is called through its
//! `vectorcall`, one function for each convention.

use core::mem::{offset_of, transmute};

use super::{common, doc};
use crate::prelude::*;
use crate::types::define::readable;
use crate::types::kind::{mro, raise};
use crate::types::recursion::Level;

/// `PyMethodDescr_Type`.
pub const METHOD_DESCRIPTOR: PyTypeObject = PyTypeObject {
    tp_name: c"method_descriptor".as_ptr(),
    tp_basicsize: size_of::<PyMethodDescrObject>() as Py_ssize_t,
    tp_vectorcall_offset: offset_of!(PyMethodDescrObject, vectorcall) as Py_ssize_t,
    tp_repr: Some(repr),
    tp_call: Some(PyVectorcall_Call),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    tp_methods: common::METHODS_TABLE,
    tp_getset: (&raw mut GETSET).cast(),
    tp_descr_get: Some(get),
    ..common::BASE
};

/// `PyClassMethodDescr_Type`.
pub const CLASS_METHOD_DESCRIPTOR: PyTypeObject = PyTypeObject {
    tp_name: c"classmethod_descriptor".as_ptr(),
    tp_basicsize: size_of::<PyMethodDescrObject>() as Py_ssize_t,
    tp_repr: Some(repr),
    tp_call: Some(call_class),
    tp_getset: (&raw mut GETSET).cast(),
    tp_descr_get: Some(get_class),
    ..common::BASE
};

static mut GETSET: [PyGetSetDef; 4] = [
    readable(c"__doc__", get_doc, c""),
    common::QUALNAME,
    readable(c"__text_signature__", get_signature, c""),
    PyGetSetDef::EMPTY,
];

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    common::repr(op, c"<method '%U' of '%s' objects>")
}

unsafe extern "C" fn get_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let definition = definition(op);
    doc::doc_text((*definition).ml_name, (*definition).ml_doc).or_null()
}

unsafe extern "C" fn get_signature(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    doc::method_signature(definition(op)).or_null()
}

#[inline(always)]
unsafe fn definition(op: *mut PyObject) -> *mut PyMethodDef {
    (*op.cast::<PyMethodDescrObject>()).d_method
}

#[inline(always)]
unsafe fn owner(op: *mut PyObject) -> *mut PyTypeObject {
    (*op.cast::<PyDescrObject>()).d_type
}

/// What stands in the dict of `kind` for a method of its table.
pub unsafe fn for_method(kind: *mut PyTypeObject, method: *mut PyMethodDef) -> Fallible<Ref> {
    let flags = (*method).ml_flags;
    if flags & METH_CLASS != 0 {
        if flags & METH_STATIC != 0 {
            return Err(raise!(
                PyExc_ValueError,
                c"method cannot be both class and static"
            ));
        }
        return new_class(kind, method);
    }
    if flags & METH_STATIC != 0 {
        let function = owned(PyCFunction_NewEx(method, kind.cast(), null_mut()))?;
        return owned(PyStaticMethod_New(function.ptr()));
    }
    new_method(kind, method)
}

/// `PyDescr_NewMethod`.
pub unsafe fn new_method(kind: *mut PyTypeObject, method: *mut PyMethodDef) -> Fallible<Ref> {
    const CONVENTIONS: c_int =
        METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD;
    const VARARGS_KEYWORDS: c_int = METH_VARARGS | METH_KEYWORDS;
    const FAST_KEYWORDS: c_int = METH_FASTCALL | METH_KEYWORDS;
    const IN_CLASS: c_int = METH_METHOD | METH_FASTCALL | METH_KEYWORDS;
    let vectorcall: vectorcallfunc = match (*method).ml_flags & CONVENTIONS {
        METH_VARARGS => Some(by_tuple),
        VARARGS_KEYWORDS => Some(by_tuple_and_dict),
        METH_FASTCALL => Some(fast),
        FAST_KEYWORDS => Some(fast_with_keywords),
        METH_NOARGS => Some(without),
        METH_O => Some(with_one),
        IN_CLASS => Some(in_class),
        _ => {
            return Err(raise!(
                PyExc_SystemError,
                c"%s() method: bad call flags",
                (*method).ml_name
            ));
        }
    };
    let op = common::allocate(&raw mut PyMethodDescr_Type, kind, (*method).ml_name)?;
    let descriptor: *mut PyMethodDescrObject = op.cast();
    (*descriptor).d_method = method;
    (*descriptor).vectorcall = vectorcall;
    Ok(op)
}

/// `PyDescr_NewClassMethod`.
pub unsafe fn new_class(kind: *mut PyTypeObject, method: *mut PyMethodDef) -> Fallible<Ref> {
    let op = common::allocate(&raw mut PyClassMethodDescr_Type, kind, (*method).ml_name)?;
    (*op.cast::<PyMethodDescrObject>()).d_method = method;
    Ok(op)
}

unsafe extern "C" fn get(
    op: *mut PyObject,
    instance: *mut PyObject,
    owner_: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        return new_ref(op);
    }
    if common::check(op, instance).is_err() {
        return null_mut();
    }
    let definition = definition(op);
    if (*definition).ml_flags & METH_METHOD == 0 {
        return PyCFunction_NewEx(definition, instance, null_mut());
    }
    if !owner_.is_null() && !PyType_Check(owner_) {
        raise!(
            PyExc_TypeError,
            c"descriptor '%V' needs a type, not '%s', as arg 2",
            common::shown_name(op),
            c"?".as_ptr(),
            (*Py_TYPE(owner_)).tp_name
        );
        return null_mut();
    }
    PyCMethod_New(definition, instance, null_mut(), owner(op))
}

unsafe extern "C" fn get_class(
    op: *mut PyObject,
    instance: *mut PyObject,
    kind: *mut PyObject,
) -> *mut PyObject {
    bind_class(op, instance, kind).or_null()
}

unsafe fn bind_class(
    op: *mut PyObject,
    instance: *mut PyObject,
    kind: *mut PyObject,
) -> Fallible<Ref> {
    let kind = if !kind.is_null() {
        kind
    } else if !instance.is_null() {
        Py_TYPE(instance).cast()
    } else {
        return Err(raise!(
            PyExc_TypeError,
            c"descriptor '%V' for type '%.100s' needs either an object or a type",
            common::shown_name(op),
            c"?".as_ptr(),
            (*owner(op)).tp_name
        ));
    };
    if !PyType_Check(kind) {
        return Err(raise!(
            PyExc_TypeError,
            c"descriptor '%V' for type '%.100s' needs a type, not a '%.100s' as arg 2",
            common::shown_name(op),
            c"?".as_ptr(),
            (*owner(op)).tp_name,
            (*Py_TYPE(kind)).tp_name
        ));
    }
    if !mro::is_subtype(kind.cast(), owner(op)) {
        return Err(raise!(
            PyExc_TypeError,
            c"descriptor '%V' requires a subtype of '%.100s' but received '%.100s'",
            common::shown_name(op),
            c"?".as_ptr(),
            (*owner(op)).tp_name,
            (*kind.cast::<PyTypeObject>()).tp_name
        ));
    }
    let definition = definition(op);
    let class = if (*definition).ml_flags & METH_METHOD != 0 {
        owner(op)
    } else {
        null_mut()
    };
    owned(PyCMethod_New(definition, kind, null_mut(), class))
}

unsafe extern "C" fn call_class(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let count = Py_SIZE(arguments);
        if count < 1 {
            return Err(raise!(
                PyExc_TypeError,
                c"descriptor '%V' of '%.100s' object needs an argument",
                common::shown_name(op),
                c"?".as_ptr(),
                (*owner(op)).tp_name
            ));
        }
        let bound = bind_class(op, null_mut(), PyTuple_GET_ITEM(arguments, 0))?;
        let rest = owned(PyTuple_GetSlice(arguments, 1, count))?;
        owned(PyObject_Call(bound.ptr(), rest.ptr(), keywords))
    };
    result().or_null()
}

/// Checks the object of a call, and that there are no keywords; the number of the arguments after the object.
#[inline(always)]
unsafe fn check_call(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
    takes_names: bool,
) -> Fallible<Py_ssize_t> {
    let count = PyVectorcall_NARGS(nargsf);
    if count < 1 {
        return Err(no_object(op));
    }
    common::check(op, *arguments)?;
    if !takes_names && !names.is_null() && Py_SIZE(names) != 0 {
        return Err(complain(op, c"%U takes no keyword arguments", 0));
    }
    Ok(count - 1)
}

#[cold]
unsafe fn no_object(op: *mut PyObject) -> Raised {
    complain(op, c"unbound method %U needs an argument", 0)
}

/// `format` is given the function's name with `()`, and a number.
#[cold]
unsafe fn complain(op: *mut PyObject, format: &CStr, number: Py_ssize_t) -> Raised {
    if let Some(name) = Ref::steal(_PyObject_FunctionStr(op)) {
        raise!(PyExc_TypeError, format, name.ptr(), number);
    }
    Raised
}

/// Counts the call against the limit of recursion while `f` runs.
#[inline(always)]
unsafe fn within(f: impl FnOnce() -> *mut PyObject) -> *mut PyObject {
    match Level::enter(c" while calling a Python object") {
        Ok(_level) => f(),
        Err(Raised) => null_mut(),
    }
}

unsafe fn tuple_of(arguments: *const *mut PyObject, count: Py_ssize_t) -> Fallible<Ref> {
    let tuple = owned(PyTuple_New(count))?;
    for i in 0..count {
        PyTuple_SET_ITEM(tuple.ptr(), i, new_ref(*arguments.offset(i)));
    }
    Ok(tuple)
}

unsafe extern "C" fn by_tuple(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, false) else {
        return null_mut();
    };
    let Ok(tuple) = tuple_of(arguments.add(1), count) else {
        return null_mut();
    };
    let Some(function) = (*definition(op)).ml_meth else {
        return null_mut();
    };
    within(|| function(*arguments, tuple.ptr()))
}

unsafe extern "C" fn by_tuple_and_dict(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, true) else {
        return null_mut();
    };
    let Ok(tuple) = tuple_of(arguments.add(1), count) else {
        return null_mut();
    };
    let mut dict = None;
    if !names.is_null() && Py_SIZE(names) > 0 {
        dict = Ref::steal(_PyStack_AsDict(arguments.offset(count + 1), names));
        if dict.is_none() {
            return null_mut();
        }
    }
    let dict = dict.as_ref().map_or(null_mut(), Ref::ptr);
    let function: PyCFunctionWithKeywords = transmute((*definition(op)).ml_meth);
    let Some(function) = function else {
        return null_mut();
    };
    within(|| function(*arguments, tuple.ptr(), dict))
}

unsafe extern "C" fn fast(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, false) else {
        return null_mut();
    };
    let function: PyCFunctionFast = transmute((*definition(op)).ml_meth);
    let Some(function) = function else {
        return null_mut();
    };
    within(|| function(*arguments, arguments.add(1), count))
}

unsafe extern "C" fn fast_with_keywords(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, true) else {
        return null_mut();
    };
    let function: PyCFunctionFastWithKeywords = transmute((*definition(op)).ml_meth);
    let Some(function) = function else {
        return null_mut();
    };
    within(|| function(*arguments, arguments.add(1), count, names))
}

unsafe extern "C" fn in_class(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, true) else {
        return null_mut();
    };
    let function: PyCMethod = transmute((*definition(op)).ml_meth);
    let Some(function) = function else {
        return null_mut();
    };
    within(|| {
        function(
            *arguments,
            owner(op),
            arguments.add(1),
            count as usize,
            names,
        )
    })
}

unsafe extern "C" fn without(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, false) else {
        return null_mut();
    };
    if count != 0 {
        complain(op, c"%U takes no arguments (%zd given)", count);
        return null_mut();
    }
    let Some(function) = (*definition(op)).ml_meth else {
        return null_mut();
    };
    within(|| function(*arguments, null_mut()))
}

unsafe extern "C" fn with_one(
    op: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let Ok(count) = check_call(op, arguments, nargsf, names, false) else {
        return null_mut();
    };
    if count != 1 {
        complain(op, c"%U takes exactly one argument (%zd given)", count);
        return null_mut();
    }
    let Some(function) = (*definition(op)).ml_meth else {
        return null_mut();
    };
    within(|| function(*arguments, *arguments.add(1)))
}
