//! From the slot to the method: what the slots of classes made by Python hold. Each looks the method up on the type of
//! the object and calls it.

#![expect(
    non_upper_case_globals,
    reason = "CPython's names of constants, in patterns"
)]

use core::mem::offset_of;

use super::special::{self, find};
use super::{cache, raise};
use crate::prelude::*;
use crate::types::iter::next_item;

mod attributes;
mod buffer;
mod life;

pub use attributes::{is_setattro, tp_descr_get, tp_descr_set, tp_getattr_hook, tp_setattro};
pub use buffer::{bf_getbuffer, bf_releasebuffer, holder_type};
pub use life::{is_new, tp_call, tp_finalize, tp_init, tp_new};

/// The result of the method `name`; NotImplemented when there is none.
#[inline]
unsafe fn maybe<const N: usize>(
    op: *mut PyObject,
    name: *mut PyObject,
    arguments: &[*mut PyObject; N],
) -> Fallible<Ref> {
    match find(op, name)? {
        Some(method) => method.call(op, arguments),
        None => Ok(Ref::new(Py_NotImplemented())),
    }
}

macro_rules! unary {
    ($($slot:ident $name:literal;)*) => {$(
        /// Calls the method for the slot.
        pub unsafe extern "C" fn $slot(op: *mut PyObject) -> *mut PyObject {
            special::call(op, name!($name), &[]).or_null()
        }
    )*};
}

unary! {
    nb_negative "__neg__";
    nb_positive "__pos__";
    nb_absolute "__abs__";
    nb_invert "__invert__";
    nb_int "__int__";
    nb_float "__float__";
    nb_index "__index__";
}

/// What `op`'s type has at `offset` of its table of numbers, when it has one.
#[inline(always)]
unsafe fn slot_of(op: *mut PyObject, offset: usize) -> *mut c_void {
    let table = (*Py_TYPE(op)).tp_as_number;
    if table.is_null() {
        null_mut()
    } else {
        table.byte_add(offset).cast::<*mut c_void>().read()
    }
}

/// Whether `other`'s type has another definition of `name` than that of `op`.
unsafe fn overrides(op: *mut PyObject, other: *mut PyObject, name: *mut PyObject) -> bool {
    let theirs = cache::lookup(Py_TYPE(other), name);
    !theirs.is_null() && theirs != cache::lookup(Py_TYPE(op), name)
}

/// A binary operator whose method may be on either side. `own`: the function of the slot that asks.
unsafe fn binary(
    op: *mut PyObject,
    other: *mut PyObject,
    own: *mut c_void,
    offset: usize,
    name: *mut PyObject,
    reflected: *mut PyObject,
) -> Fallible<Ref> {
    let kinds_differ = Py_TYPE(op) != Py_TYPE(other);
    let mut ask_other = kinds_differ && slot_of(other, offset) == own;
    if slot_of(op, offset) == own {
        if ask_other
            && PyType_IsSubtype(Py_TYPE(other), Py_TYPE(op)) != 0
            && overrides(op, other, reflected)
        {
            let result = maybe(other, reflected, &[op])?;
            if result.ptr() != Py_NotImplemented() {
                return Ok(result);
            }
            ask_other = false;
        }
        let result = maybe(op, name, &[other])?;
        if result.ptr() != Py_NotImplemented() || !kinds_differ {
            return Ok(result);
        }
    }
    if ask_other {
        return maybe(other, reflected, &[op]);
    }
    Ok(Ref::new(Py_NotImplemented()))
}

macro_rules! binary {
    ($($slot:ident $name:literal $reflected:literal;)*) => {$(
        /// Calls the method of one side or the other for the slot.
        pub unsafe extern "C" fn $slot(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
            const AT: usize = offset_of!(PyNumberMethods, $slot);
            let own = $slot as *mut c_void;
            binary(op, other, own, AT, name!($name), name!($reflected)).or_null()
        }
    )*};
}

binary! {
    nb_add "__add__" "__radd__";
    nb_subtract "__sub__" "__rsub__";
    nb_multiply "__mul__" "__rmul__";
    nb_remainder "__mod__" "__rmod__";
    nb_divmod "__divmod__" "__rdivmod__";
    nb_lshift "__lshift__" "__rlshift__";
    nb_rshift "__rshift__" "__rrshift__";
    nb_and "__and__" "__rand__";
    nb_xor "__xor__" "__rxor__";
    nb_or "__or__" "__ror__";
    nb_floor_divide "__floordiv__" "__rfloordiv__";
    nb_true_divide "__truediv__" "__rtruediv__";
    nb_matrix_multiply "__matmul__" "__rmatmul__";
}

/// `**` with two operands asks both sides, with three the first one alone.
pub unsafe extern "C" fn nb_power(
    op: *mut PyObject,
    other: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    const AT: usize = offset_of!(PyNumberMethods, nb_power);
    let own = nb_power as *mut c_void;
    if modulus == Py_None() {
        return binary(op, other, own, AT, name!("__pow__"), name!("__rpow__")).or_null();
    }
    if slot_of(op, AT) == own {
        return special::call(op, name!("__pow__"), &[other, modulus]).or_null();
    }
    new_ref(Py_NotImplemented())
}

macro_rules! in_place {
    ($($slot:ident $name:literal;)*) => {$(
        /// Calls the method for the slot.
        pub unsafe extern "C" fn $slot(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
            special::call(op, name!($name), &[other]).or_null()
        }
    )*};
}

in_place! {
    nb_inplace_add "__iadd__";
    nb_inplace_subtract "__isub__";
    nb_inplace_multiply "__imul__";
    nb_inplace_remainder "__imod__";
    nb_inplace_lshift "__ilshift__";
    nb_inplace_rshift "__irshift__";
    nb_inplace_and "__iand__";
    nb_inplace_xor "__ixor__";
    nb_inplace_or "__ior__";
    nb_inplace_floor_divide "__ifloordiv__";
    nb_inplace_true_divide "__itruediv__";
    nb_inplace_matrix_multiply "__imatmul__";
    mp_subscript "__getitem__";
}

/// `**=` has no third operand.
pub unsafe extern "C" fn nb_inplace_power(
    op: *mut PyObject,
    other: *mut PyObject,
    _modulus: *mut PyObject,
) -> *mut PyObject {
    special::call(op, name!("__ipow__"), &[other]).or_null()
}

/// `__bool__`, or whether `__len__` is not 0; without both true.
pub unsafe extern "C" fn nb_bool(op: *mut PyObject) -> c_int {
    is_true(op).or_minus_one()
}

unsafe fn is_true(op: *mut PyObject) -> Fallible<bool> {
    let Some(method) = find(op, name!("__bool__"))? else {
        let Some(method) = find(op, name!("__len__"))? else {
            return Ok(true);
        };
        let length = method.call(op, &[])?;
        return truth(PyObject_IsTrue(length.ptr()));
    };
    let answer = method.call(op, &[])?;
    if !PyBool_Check(answer.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"__bool__ should return bool, returned %s",
            (*Py_TYPE(answer.ptr())).tp_name
        ));
    }
    Ok(answer.ptr() == Py_True())
}

/// `__len__`, as a size.
pub unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    size(op).or_minus_one()
}

unsafe fn size(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    let answer = special::call(op, name!("__len__"), &[])?;
    let answer = owned(PyNumber_Index(answer.ptr()))?;
    let size = PyNumber_AsSsize_t(answer.ptr(), PyExc_OverflowError);
    if size == -1 && !PyErr_Occurred().is_null() {
        // A negative number that no size can hold is told as negative.
        if PyLong_AsDouble(answer.ptr()) < 0.0 {
            PyErr_Clear();
            return Err(negative());
        }
        return Err(Raised);
    }
    if size < 0 { Err(negative()) } else { Ok(size) }
}

unsafe fn negative() -> Raised {
    raise!(PyExc_ValueError, c"__len__() should return >= 0")
}

/// `__getitem__` with an int.
pub unsafe extern "C" fn sq_item(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    owned(PyLong_FromSsize_t(index))
        .and_then(|index| special::call(op, name!("__getitem__"), &[index.ptr()]))
        .or_null()
}

/// `__setitem__` or `__delitem__` with an int.
pub unsafe extern "C" fn sq_ass_item(
    op: *mut PyObject,
    index: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    owned(PyLong_FromSsize_t(index))
        .and_then(|index| set_item(op, index.ptr(), value))
        .or_minus_one()
}

/// `__setitem__` or `__delitem__`.
pub unsafe extern "C" fn mp_ass_subscript(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    set_item(op, key, value).or_minus_one()
}

unsafe fn set_item(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    if value.is_null() {
        special::call(op, name!("__delitem__"), &[key])?;
    } else {
        special::call(op, name!("__setitem__"), &[key, value])?;
    }
    Ok(())
}

/// `__contains__`; without one a search by iteration, and None blocks both.
pub unsafe extern "C" fn sq_contains(op: *mut PyObject, item: *mut PyObject) -> c_int {
    let answer = || -> Fallible<Option<bool>> {
        let Some(method) = find(op, name!("__contains__"))? else {
            return Ok(None);
        };
        if method.is_none() {
            return Err(raise!(
                PyExc_TypeError,
                c"'%.200s' object is not a container",
                (*Py_TYPE(op)).tp_name
            ));
        }
        let answer = method.call(op, &[item])?;
        truth(PyObject_IsTrue(answer.ptr())).map(Some)
    };
    match answer() {
        Ok(Some(answer)) => answer.into(),
        Ok(None) => search(op, item).or_minus_one(),
        Err(Raised) => -1,
    }
}

unsafe fn search(op: *mut PyObject, item: *mut PyObject) -> Fallible<bool> {
    let iterator = owned(PyObject_GetIter(op))?;
    while let Some(next) = next_item(&iterator)? {
        if truth(PyObject_RichCompareBool(item, next.ptr(), Py_EQ))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `__repr__`, or the plain repr.
pub unsafe extern "C" fn tp_repr(op: *mut PyObject) -> *mut PyObject {
    let text = || -> Fallible<Ref> {
        match find(op, name!("__repr__"))? {
            Some(method) => method.call(op, &[]),
            None => owned(PyUnicode_FromFormat(
                c"<%s object at %p>".as_ptr(),
                (*Py_TYPE(op)).tp_name,
                op,
            )),
        }
    };
    text().or_null()
}

/// `__str__`.
pub unsafe extern "C" fn tp_str(op: *mut PyObject) -> *mut PyObject {
    special::call(op, name!("__str__"), &[]).or_null()
}

/// `__hash__`, brought into the range of hashes.
pub unsafe extern "C" fn tp_hash(op: *mut PyObject) -> Py_hash_t {
    hash(op).or_minus_one()
}

unsafe fn hash(op: *mut PyObject) -> Fallible<Py_hash_t> {
    let method = find(op, name!("__hash__"))?.filter(|method| !method.is_none());
    let Some(method) = method else {
        PyObject_HashNotImplemented(op);
        return Err(Raised);
    };
    let answer = method.call(op, &[])?;
    if !PyLong_Check(answer.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"__hash__ method should return an integer"
        ));
    }
    let value = PyLong_AsSsize_t(answer.ptr());
    let value = if value == -1 && !PyErr_Occurred().is_null() {
        PyErr_Clear();
        match (&raw const PyLong_Type)
            .as_ref()
            .and_then(|kind| kind.tp_hash)
        {
            Some(hash) => hash(answer.ptr()),
            None => return Err(Raised),
        }
    } else {
        value
    };
    Ok(if value == -1 { -2 } else { value })
}

/// The comparison's method; NotImplemented without one.
pub unsafe extern "C" fn tp_richcompare(
    op: *mut PyObject,
    other: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    let name = match operation {
        Py_LT => name!("__lt__"),
        Py_LE => name!("__le__"),
        Py_EQ => name!("__eq__"),
        Py_NE => name!("__ne__"),
        Py_GT => name!("__gt__"),
        _ => name!("__ge__"),
    };
    maybe(op, name, &[other]).or_null()
}

/// `__iter__`; without one iteration by `__getitem__`, and None blocks both.
pub unsafe extern "C" fn tp_iter(op: *mut PyObject) -> *mut PyObject {
    let iterator = || -> Fallible<Ref> {
        let method = find(op, name!("__iter__"))?;
        if let Some(method) = &method {
            if !method.is_none() {
                return method.call(op, &[]);
            }
        } else if !cache::lookup(Py_TYPE(op), name!("__getitem__")).is_null() {
            return owned(PySeqIter_New(op));
        }
        Err(raise!(
            PyExc_TypeError,
            c"'%.200s' object is not iterable",
            (*Py_TYPE(op)).tp_name
        ))
    };
    iterator().or_null()
}

/// `__next__`.
pub unsafe extern "C" fn tp_iternext(op: *mut PyObject) -> *mut PyObject {
    special::call(op, name!("__next__"), &[]).or_null()
}

/// In place of `__next__` where there is none.
pub unsafe extern "C" fn no_next(op: *mut PyObject) -> *mut PyObject {
    PyErr_Format(
        PyExc_TypeError,
        c"'%.200s' object is not iterable".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    )
}

macro_rules! asynchronous {
    ($($slot:ident $name:literal $lacks:literal;)*) => {$(
        /// Calls the method for the slot.
        pub unsafe extern "C" fn $slot(op: *mut PyObject) -> *mut PyObject {
            let result = || -> Fallible<Ref> {
                match find(op, name!($name))? {
                    Some(method) => method.call(op, &[]),
                    None => Err(raise!(PyExc_AttributeError, $lacks, (*Py_TYPE(op)).tp_name)),
                }
            };
            result().or_null()
        }
    )*};
}

asynchronous! {
    am_await "__await__" c"object %.50s does not have __await__ method";
    am_aiter "__aiter__" c"object %.50s does not have __aiter__ method";
    am_anext "__anext__" c"object %.50s does not have __anext__ method";
}
