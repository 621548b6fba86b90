//! `isinstance` and `issubclass`.

use super::*;

/// `isinstance(o, kind)`.
#[inline(always)]
pub unsafe fn is_instance(op: *mut PyObject, kind: *mut PyObject) -> Fallible<bool> {
    if Py_TYPE(op).cast() == kind {
        return Ok(true);
    }
    is_other_instance(op, kind)
}

/// The same of an object of another type.
unsafe fn is_other_instance(op: *mut PyObject, kind: *mut PyObject) -> Fallible<bool> {
    if PyType_CheckExact(kind) {
        return plain_instance(op, kind);
    }
    if PyObject_TypeCheck(kind, &raw mut _PyUnion_Type) {
        let members = owned(PyObject_GetAttr(kind, name!("__args__")))?;
        return is_instance(op, members.ptr());
    }
    if PyTuple_Check(kind) {
        return any_of(kind, |one| is_instance(op, one), c" in __instancecheck__");
    }
    ask(
        kind,
        name!("__instancecheck__"),
        op,
        c" in __instancecheck__",
        plain_instance,
    )
}

/// `issubclass(sub, kind)`.
pub unsafe fn is_subclass(sub: *mut PyObject, kind: *mut PyObject) -> Fallible<bool> {
    if PyType_CheckExact(kind) {
        if sub == kind {
            return Ok(true);
        }
        return plain_subclass(sub, kind);
    }
    if PyObject_TypeCheck(kind, &raw mut _PyUnion_Type) {
        let members = owned(PyObject_GetAttr(kind, name!("__args__")))?;
        return is_subclass(sub, members.ptr());
    }
    if PyTuple_Check(kind) {
        return any_of(kind, |one| is_subclass(sub, one), c" in __subclasscheck__");
    }
    ask(
        kind,
        name!("__subclasscheck__"),
        sub,
        c" in __subclasscheck__",
        plain_subclass,
    )
}

unsafe fn any_of(
    kinds: *mut PyObject,
    test: impl Fn(*mut PyObject) -> Fallible<bool>,
    place: &CStr,
) -> Fallible<bool> {
    if Py_EnterRecursiveCall(place.as_ptr()) != 0 {
        return Err(Raised);
    }
    let mut answer = Ok(false);
    for i in 0..Py_SIZE(kinds) {
        answer = test(PyTuple_GET_ITEM(kinds, i));
        if answer != Ok(false) {
            break;
        }
    }
    Py_LeaveRecursiveCall();
    answer
}

/// Asks the metatype's method, if it has one.
unsafe fn ask(
    kind: *mut PyObject,
    method: *mut PyObject,
    op: *mut PyObject,
    place: &CStr,
    otherwise: unsafe fn(*mut PyObject, *mut PyObject) -> Fallible<bool>,
) -> Fallible<bool> {
    let Some(method) = Ref::steal(_PyObject_LookupSpecial(kind, method)) else {
        if !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        return otherwise(op, kind);
    };
    if Py_EnterRecursiveCall(place.as_ptr()) != 0 {
        return Err(Raised);
    }
    let answer = owned(PyObject_CallOneArg(method.ptr(), op));
    Py_LeaveRecursiveCall();
    truth(PyObject_IsTrue(answer?.ptr()))
}

/// What `type.__instancecheck__` says: by the type, or by what `__class__` claims.
pub unsafe fn plain_instance(op: *mut PyObject, kind: *mut PyObject) -> Fallible<bool> {
    if PyType_Check(kind) {
        if PyObject_TypeCheck(op, kind.cast()) {
            return Ok(true);
        }
        let Some(claimed) = optional_attribute(op, name!("__class__"))? else {
            return Ok(false);
        };
        return Ok(claimed.ptr() != Py_TYPE(op).cast()
            && PyType_Check(claimed.ptr())
            && PyType_IsSubtype(claimed.cast(), kind.cast()) != 0);
    }
    check_class(
        kind,
        c"isinstance() arg 2 must be a type, a tuple of types, or a union",
    )?;
    match optional_attribute(op, name!("__class__"))? {
        Some(claimed) => inherits(claimed.ptr(), kind),
        None => Ok(false),
    }
}

/// What `type.__subclasscheck__` says: by the types, or by what `__bases__` claim.
pub unsafe fn plain_subclass(sub: *mut PyObject, kind: *mut PyObject) -> Fallible<bool> {
    if PyType_Check(kind) && PyType_Check(sub) {
        return Ok(PyType_IsSubtype(sub.cast(), kind.cast()) != 0);
    }
    check_class(sub, c"issubclass() arg 1 must be a class")?;
    check_class(
        kind,
        c"issubclass() arg 2 must be a class, a tuple of classes, or a union",
    )?;
    inherits(sub, kind)
}

unsafe fn optional_attribute(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    truth(PyObject_GetOptionalAttr(op, name, &raw mut found))?;
    Ok(Ref::steal(found))
}

/// `__bases__`, when it is a tuple.
unsafe fn bases_of(kind: *mut PyObject) -> Fallible<Option<Ref>> {
    let bases = optional_attribute(kind, name!("__bases__"))?;
    Ok(bases.filter(|bases| PyTuple_Check(bases.ptr())))
}

unsafe fn check_class(kind: *mut PyObject, message: &CStr) -> Fallible {
    match bases_of(kind)? {
        Some(_) => Ok(()),
        None => Err(fail(PyExc_TypeError, message)),
    }
}

unsafe fn inherits(sub: *mut PyObject, kind: *mut PyObject) -> Fallible<bool> {
    if sub == kind {
        return Ok(true);
    }
    let Some(bases) = bases_of(sub)? else {
        return Ok(false);
    };
    if Py_EnterRecursiveCall(c" in __issubclass__".as_ptr()) != 0 {
        return Err(Raised);
    }
    let mut answer = Ok(false);
    for i in 0..Py_SIZE(bases.ptr()) {
        answer = inherits(PyTuple_GET_ITEM(bases.ptr(), i), kind);
        if answer != Ok(false) {
            break;
        }
    }
    Py_LeaveRecursiveCall();
    answer
}
