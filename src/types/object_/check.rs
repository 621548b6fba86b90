//! What `type.__instancecheck__` and `type.__subclasscheck__` do.

use crate::prelude::*;
use crate::types::kind::{mro, raise};

/// Whether `op` is an instance of `class`: by its type, or by what it says its class is.
pub unsafe fn is_instance(op: *mut PyObject, class: *mut PyObject) -> Fallible<bool> {
    if PyType_Check(class) {
        if PyObject_TypeCheck(op, class.cast()) {
            return Ok(true);
        }
        let said = class_of(op)?;
        return Ok(match said {
            Some(said) if PyType_Check(said.ptr()) && said.ptr() != Py_TYPE(op).cast() => {
                mro::is_subtype(said.cast(), class.cast())
            }
            _ => false,
        });
    }
    require_class(
        class,
        c"isinstance() arg 2 must be a type, a tuple of types, or a union",
    )?;
    match class_of(op)? {
        Some(said) => by_bases(said.ptr(), class),
        None => Ok(false),
    }
}

/// Whether `derived` is `class` or inherits from it.
pub unsafe fn is_subclass(derived: *mut PyObject, class: *mut PyObject) -> Fallible<bool> {
    if PyType_Check(class) && PyType_Check(derived) {
        return Ok(mro::is_subtype(derived.cast(), class.cast()));
    }
    require_class(derived, c"issubclass() arg 1 must be a class")?;
    if !Py_IS_TYPE(class, &raw mut _PyUnion_Type) {
        require_class(
            class,
            c"issubclass() arg 2 must be a class, a tuple of classes, or a union",
        )?;
    }
    by_bases(derived, class)
}

unsafe fn class_of(op: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    truth(PyObject_GetOptionalAttr(op, name!("__class__"), &mut found))?;
    Ok(Ref::steal(found))
}

/// `__bases__`, when that is a tuple: then the object is as good as a class.
unsafe fn bases_of(class: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    truth(PyObject_GetOptionalAttr(
        class,
        name!("__bases__"),
        &mut found,
    ))?;
    Ok(Ref::steal(found).filter(|found| PyTuple_Check(found.ptr())))
}

unsafe fn require_class(class: *mut PyObject, message: &CStr) -> Fallible {
    match bases_of(class)? {
        Some(_) => Ok(()),
        None => Err(raise!(PyExc_TypeError, message)),
    }
}

unsafe fn by_bases(derived: *mut PyObject, class: *mut PyObject) -> Fallible<bool> {
    if derived == class {
        return Ok(true);
    }
    let Some(bases) = bases_of(derived)? else {
        return Ok(false);
    };
    if Py_EnterRecursiveCall(c" in __issubclass__".as_ptr()) != 0 {
        return Err(Raised);
    }
    let mut answer = Ok(false);
    for i in 0..Py_SIZE(bases.ptr()) {
        answer = by_bases(PyTuple_GET_ITEM(bases.ptr(), i), class);
        if answer != Ok(false) {
            break;
        }
    }
    Py_LeaveRecursiveCall();
    answer
}
