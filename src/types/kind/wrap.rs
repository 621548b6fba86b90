//! From the method to the slot: what a `wrapper_descriptor` calls. Each takes the object, the tuple of arguments and the
//! function of the slot.

use super::{mro, raise};
use crate::prelude::*;

/// The function of the slot, as the type that the slot has.
unsafe fn function<F: Copy>(wrapped: *mut c_void) -> F {
    const { assert!(size_of::<F>() == size_of::<*mut c_void>()) };
    core::mem::transmute_copy(&wrapped)
}

type Unary = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
type Binary = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
type Ternary = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
type Length = unsafe extern "C" fn(*mut PyObject) -> Py_ssize_t;
type Inquiry = unsafe extern "C" fn(*mut PyObject) -> c_int;
type IndexArgument = unsafe extern "C" fn(*mut PyObject, Py_ssize_t) -> *mut PyObject;
type SetIndex = unsafe extern "C" fn(*mut PyObject, Py_ssize_t, *mut PyObject) -> c_int;
type Contains = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> c_int;
type Set = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
type Compare = unsafe extern "C" fn(*mut PyObject, *mut PyObject, c_int) -> *mut PyObject;
type Destructor = unsafe extern "C" fn(*mut PyObject);

/// Exactly `N` arguments, borrowed.
unsafe fn exactly<const N: usize>(arguments: *mut PyObject) -> Fallible<[*mut PyObject; N]> {
    let count = Py_SIZE(arguments);
    if count != N as Py_ssize_t {
        return Err(raise!(
            PyExc_TypeError,
            c"expected %zd argument%s, got %zd",
            N,
            if N == 1 { c"" } else { c"s" }.as_ptr(),
            count
        ));
    }
    Ok(core::array::from_fn(|i| {
        PyTuple_GET_ITEM(arguments, i as Py_ssize_t)
    }))
}

/// From `min` to `N` arguments; those that are not there are NULL.
unsafe fn between<const N: usize>(
    arguments: *mut PyObject,
    min: Py_ssize_t,
) -> Fallible<[*mut PyObject; N]> {
    let (count, max) = (Py_SIZE(arguments), N as Py_ssize_t);
    if count >= min && count <= max {
        return Ok(core::array::from_fn(|i| {
            if (i as Py_ssize_t) < count {
                PyTuple_GET_ITEM(arguments, i as Py_ssize_t)
            } else {
                null_mut()
            }
        }));
    }
    let wanted = if count < min { min } else { max };
    Err(raise!(
        PyExc_TypeError,
        c" expected %s%zd argument%s, got %zd",
        if min == max {
            c""
        } else if count < min {
            c"at least "
        } else {
            c"at most "
        }
        .as_ptr(),
        wanted,
        if wanted == 1 { c"" } else { c"s" }.as_ptr(),
        count
    ))
}

/// None, unless the slot returned a failure.
unsafe fn none(code: c_int) -> Fallible<Ref> {
    if code < 0 && !PyErr_Occurred().is_null() {
        Err(Raised)
    } else {
        Ok(Ref::new(Py_None()))
    }
}

macro_rules! wrappers {
    ($($name:ident($op:ident, $arguments:ident, $wrapped:ident) $body:block)*) => {$(
        /// Calls the slot for the method.
        pub unsafe extern "C" fn $name(
            $op: *mut PyObject,
            $arguments: *mut PyObject,
            $wrapped: *mut c_void,
        ) -> *mut PyObject {
            let called = || -> Fallible<Ref> { $body };
            called().or_null()
        }
    )*};
}

wrappers! {
    unary(op, arguments, wrapped) {
        let [] = exactly(arguments)?;
        owned(function::<Unary>(wrapped)(op))
    }
    next(op, arguments, wrapped) {
        let [] = exactly(arguments)?;
        let item = function::<Unary>(wrapped)(op);
        if item.is_null() && PyErr_Occurred().is_null() {
            PyErr_SetNone(PyExc_StopIteration);
        }
        owned(item)
    }
    binary(op, arguments, wrapped) {
        let [other] = exactly(arguments)?;
        owned(function::<Binary>(wrapped)(op, other))
    }
    binary_left(op, arguments, wrapped) {
        let [other] = exactly(arguments)?;
        owned(function::<Binary>(wrapped)(op, other))
    }
    binary_right(op, arguments, wrapped) {
        let [other] = exactly(arguments)?;
        owned(function::<Binary>(wrapped)(other, op))
    }
    ternary(op, arguments, wrapped) {
        let [other, third] = between::<2>(arguments, 1)?;
        owned(function::<Ternary>(wrapped)(op, other, or_none(third)))
    }
    ternary_right(op, arguments, wrapped) {
        let [other, third] = between::<2>(arguments, 1)?;
        owned(function::<Ternary>(wrapped)(other, op, or_none(third)))
    }
    len(op, arguments, wrapped) {
        let [] = exactly(arguments)?;
        let length = function::<Length>(wrapped)(op);
        if length == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        owned(PyLong_FromSsize_t(length))
    }
    hash(op, arguments, wrapped) {
        let [] = exactly(arguments)?;
        let hash = function::<Length>(wrapped)(op);
        if hash == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        owned(PyLong_FromSsize_t(hash))
    }
    inquiry(op, arguments, wrapped) {
        let [] = exactly(arguments)?;
        let answer = function::<Inquiry>(wrapped)(op);
        if answer == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        owned(PyBool_FromLong(answer.into()))
    }
    contains(op, arguments, wrapped) {
        let [item] = exactly(arguments)?;
        let answer = function::<Contains>(wrapped)(op, item);
        if answer == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        owned(PyBool_FromLong(answer.into()))
    }
    index_argument(op, arguments, wrapped) {
        let [count] = between::<1>(arguments, 1)?;
        let count = PyNumber_AsSsize_t(count, PyExc_OverflowError);
        if count == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        owned(function::<IndexArgument>(wrapped)(op, count))
    }
    sq_item(op, arguments, wrapped) {
        let [index] = exactly(arguments)?;
        let index = index_of(op, index)?;
        owned(function::<IndexArgument>(wrapped)(op, index))
    }
    sq_set_item(op, arguments, wrapped) {
        let [index, value] = between::<2>(arguments, 2)?;
        let index = index_of(op, index)?;
        none(function::<SetIndex>(wrapped)(op, index, value))
    }
    sq_delete_item(op, arguments, wrapped) {
        let [index] = exactly(arguments)?;
        let index = index_of(op, index)?;
        none(function::<SetIndex>(wrapped)(op, index, null_mut()))
    }
    set_item(op, arguments, wrapped) {
        let [key, value] = between::<2>(arguments, 2)?;
        none(function::<Set>(wrapped)(op, key, value))
    }
    delete_item(op, arguments, wrapped) {
        let [key] = exactly(arguments)?;
        none(function::<Set>(wrapped)(op, key, null_mut()))
    }
    setattr(op, arguments, wrapped) {
        let [name, value] = between::<2>(arguments, 2)?;
        check_layer(op, wrapped, c"__setattr__")?;
        none(function::<Set>(wrapped)(op, name, value))
    }
    delattr(op, arguments, wrapped) {
        let [name] = exactly(arguments)?;
        check_layer(op, wrapped, c"__delattr__")?;
        none(function::<Set>(wrapped)(op, name, null_mut()))
    }
    lt(op, arguments, wrapped) { compare(op, arguments, wrapped, Py_LT) }
    le(op, arguments, wrapped) { compare(op, arguments, wrapped, Py_LE) }
    eq(op, arguments, wrapped) { compare(op, arguments, wrapped, Py_EQ) }
    ne(op, arguments, wrapped) { compare(op, arguments, wrapped, Py_NE) }
    gt(op, arguments, wrapped) { compare(op, arguments, wrapped, Py_GT) }
    ge(op, arguments, wrapped) { compare(op, arguments, wrapped, Py_GE) }
    descr_get(op, arguments, wrapped) {
        let [instance, owner] = between::<2>(arguments, 1)?;
        let given = |value: *mut PyObject| if value == Py_None() { null_mut() } else { value };
        let (instance, owner) = (given(instance), given(owner));
        if instance.is_null() && owner.is_null() {
            return Err(raise!(PyExc_TypeError, c"__get__(None, None) is invalid"));
        }
        owned(function::<Ternary>(wrapped)(op, instance, owner))
    }
    descr_set(op, arguments, wrapped) {
        let [instance, value] = between::<2>(arguments, 2)?;
        none(function::<Set>(wrapped)(op, instance, value))
    }
    descr_delete(op, arguments, wrapped) {
        let [instance] = exactly(arguments)?;
        none(function::<Set>(wrapped)(op, instance, null_mut()))
    }
    del(op, arguments, wrapped) {
        let [] = exactly(arguments)?;
        function::<Destructor>(wrapped)(op);
        Ok(Ref::new(Py_None()))
    }
    buffer(op, arguments, _wrapped) {
        let [flags] = between::<1>(arguments, 1)?;
        let flags = PyNumber_AsSsize_t(flags, PyExc_OverflowError);
        if flags == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        if flags > c_int::MAX as Py_ssize_t {
            return Err(raise!(PyExc_OverflowError, c"buffer flags too large"));
        }
        view_with(op, flags as c_int)
    }
    release_buffer(op, arguments, _wrapped) {
        let [view] = between::<1>(arguments, 1)?;
        release(op, view)
    }
}

unsafe fn or_none(argument: *mut PyObject) -> *mut PyObject {
    if argument.is_null() {
        Py_None()
    } else {
        argument
    }
}

unsafe fn compare(
    op: *mut PyObject,
    arguments: *mut PyObject,
    wrapped: *mut c_void,
    operation: c_int,
) -> Fallible<Ref> {
    let [other] = exactly(arguments)?;
    owned(function::<Compare>(wrapped)(op, other, operation))
}

/// An index for `sq_item`: a negative one counts from the end.
unsafe fn index_of(op: *mut PyObject, index: *mut PyObject) -> Fallible<Py_ssize_t> {
    let index = PyNumber_AsSsize_t(index, PyExc_OverflowError);
    if index == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    if index >= 0 {
        return Ok(index);
    }
    let sequence = (*Py_TYPE(op)).tp_as_sequence;
    let Some(length) = sequence.as_ref().and_then(|table| table.sq_length) else {
        return Ok(index);
    };
    let length = length(op);
    if length >= 0 {
        return Ok(index + length);
    }
    if PyErr_Occurred().is_null() {
        Ok(-1)
    } else {
        Err(Raised)
    }
}

/// A memoryview of `op`, if it gives a buffer for these flags.
unsafe fn view_with(op: *mut PyObject, flags: c_int) -> Fallible<Ref> {
    let mut buffer = Py_buffer::EMPTY;
    status(PyObject_GetBuffer(op, &mut buffer, flags))?;
    PyBuffer_Release(&mut buffer);
    owned(PyMemoryView_FromObject(op))
}

/// Refuses to call the `__setattr__` of a base past that of a type of C in between: `object.__setattr__(int, ...)`.
unsafe fn check_layer(op: *mut PyObject, wrapped: *mut c_void, name: &CStr) -> Fallible {
    let kind = Py_TYPE(op);
    let order = (*kind).tp_mro;
    if order.is_null() {
        return Ok(());
    }
    let own = function::<setattrofunc>(wrapped);
    let same = |other: setattrofunc| other.map(|f| f as usize) == own.map(|f| f as usize);
    // The definition of the first ancestor, from the end of classes made by Python, that is not a class of Python.
    for i in 0..Py_SIZE(order) {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM(order, i).cast();
        if same((*base).tp_setattro) {
            return Ok(());
        }
        if !super::dispatch::is_setattro((*base).tp_setattro) {
            break;
        }
    }
    Err(raise!(
        PyExc_TypeError,
        c"can't apply this %s to %s object",
        name.as_ptr(),
        (*kind).tp_name
    ))
}

unsafe fn release(op: *mut PyObject, view: *mut PyObject) -> Fallible<Ref> {
    if !PyMemoryView_Check(view) {
        return Err(raise!(PyExc_TypeError, c"expected a memoryview object"));
    }
    let buffer = &raw mut (*view.cast::<PyMemoryViewObject>()).view;
    if (*buffer).obj.is_null() {
        return Ok(Ref::new(Py_None()));
    }
    if (*buffer).obj != op {
        return Err(raise!(
            PyExc_ValueError,
            c"memoryview's buffer is not this object"
        ));
    }
    let released = owned(PyObject_CallMethod(view, c"release".as_ptr(), null()))?;
    drop(released);
    Ok(Ref::new(Py_None()))
}

/// Calls `tp_call` with keywords.
pub unsafe extern "C" fn call(
    op: *mut PyObject,
    arguments: *mut PyObject,
    wrapped: *mut c_void,
    keywords: *mut PyObject,
) -> *mut PyObject {
    function::<Ternary>(wrapped)(op, arguments, keywords)
}

/// Calls `tp_init` with keywords.
pub unsafe extern "C" fn init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    wrapped: *mut c_void,
    keywords: *mut PyObject,
) -> *mut PyObject {
    none(function::<Set>(wrapped)(op, arguments, keywords)).or_null()
}

/// `__new__` of a type of C: `self_` is the type.
pub unsafe extern "C" fn new(
    self_: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let subtype = asked_for(self_, arguments)?;
        let rest = owned(PyTuple_GetSlice(arguments, 1, Py_SIZE(arguments)))?;
        let kind: *mut PyTypeObject = self_.cast();
        match (*kind).tp_new {
            Some(new) => owned(new(subtype, rest.ptr(), keywords)),
            None => Err(raise!(
                PyExc_TypeError,
                c"cannot create '%s' instances",
                (*kind).tp_name
            )),
        }
    };
    run().or_null()
}

/// The type to make an object of, which is the first argument; one that this type's `tp_new` can make objects of.
unsafe fn asked_for(self_: *mut PyObject, arguments: *mut PyObject) -> Fallible<*mut PyTypeObject> {
    if self_.is_null() || !PyType_Check(self_) {
        return Err(raise!(
            PyExc_SystemError,
            c"__new__() called with non-type 'self'"
        ));
    }
    let kind: *mut PyTypeObject = self_.cast();
    let name = (*kind).tp_name;
    if Py_SIZE(arguments) == 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"%s.__new__(): not enough arguments",
            name
        ));
    }
    let first = PyTuple_GET_ITEM(arguments, 0);
    if !PyType_Check(first) {
        return Err(raise!(
            PyExc_TypeError,
            c"%s.__new__(X): X is not a type object (%s)",
            name,
            (*Py_TYPE(first)).tp_name
        ));
    }
    let subtype: *mut PyTypeObject = first.cast();
    if !mro::is_subtype(subtype, kind) {
        return Err(raise!(
            PyExc_TypeError,
            c"%s.__new__(%s): %s is not a subtype of %s",
            name,
            (*subtype).tp_name,
            (*subtype).tp_name,
            name
        ));
    }
    let base = nearest_of_c(subtype);
    let address = |kind: *mut PyTypeObject| (*kind).tp_new.map_or(0, |new| new as usize);
    if !base.is_null() && address(base) != address(kind) {
        return Err(raise!(
            PyExc_TypeError,
            c"%s.__new__(%s) is not safe, use %s.__new__()",
            name,
            (*subtype).tp_name,
            (*base).tp_name
        ));
    }
    Ok(subtype)
}

/// The nearest of `kind` and its first bases whose objects are not made by a `__new__` of Python.
unsafe fn nearest_of_c(mut kind: *mut PyTypeObject) -> *mut PyTypeObject {
    while !kind.is_null() && super::dispatch::is_new((*kind).tp_new) {
        kind = (*kind).tp_base;
    }
    kind
}
