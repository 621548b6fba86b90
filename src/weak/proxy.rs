//! `weakref.ProxyType` and `weakref.CallableProxyType`: whatever is done with a proxy is done with its referent.

use super::{list, reference};
use crate::prelude::*;
use crate::types::define::no_args;

/// What every static type begins with.
pub const HEAD: PyVarObject = PyVarObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyType_Type,
    },
    ob_size: 0,
};

/// The referent of a proxy; any other object itself.
#[inline]
unsafe fn unwrap(op: *mut PyObject) -> Fallible<Ref> {
    if !list::is_proxy(op) {
        return Ok(Ref::new(op));
    }
    match list::strong(op) {
        Some(referent) => Ok(referent),
        None => gone(),
    }
}

#[cold]
unsafe fn gone<T>() -> Fallible<T> {
    PyErr_SetString(
        PyExc_ReferenceError,
        c"weakly-referenced object no longer exists".as_ptr(),
    );
    Err(Raised)
}

macro_rules! forward {
    ($($name:ident($first:ident $(, $operand:ident)*) = $function:ident;)*) => {$(
        unsafe extern "C" fn $name(
            $first: *mut PyObject $(, $operand: *mut PyObject)*
        ) -> *mut PyObject {
            let run = || -> Fallible<Ref> {
                let $first = unwrap($first)?;
                $(let $operand = unwrap($operand)?;)*
                owned($function($first.ptr() $(, $operand.ptr())*))
            };
            run().or_null()
        }
    )*};
}

forward! {
    str(op) = PyObject_Str;
    get_attribute(op, name) = PyObject_GetAttr;
    get_item(op, key) = PyObject_GetItem;
    iterate(op) = PyObject_GetIter;
    negative(op) = PyNumber_Negative;
    positive(op) = PyNumber_Positive;
    absolute(op) = PyNumber_Absolute;
    invert(op) = PyNumber_Invert;
    int(op) = PyNumber_Long;
    float(op) = PyNumber_Float;
    index(op) = PyNumber_Index;
    add(left, right) = PyNumber_Add;
    subtract(left, right) = PyNumber_Subtract;
    multiply(left, right) = PyNumber_Multiply;
    matrix_multiply(left, right) = PyNumber_MatrixMultiply;
    remainder(left, right) = PyNumber_Remainder;
    divmod(left, right) = PyNumber_Divmod;
    left_shift(left, right) = PyNumber_Lshift;
    right_shift(left, right) = PyNumber_Rshift;
    and(left, right) = PyNumber_And;
    xor(left, right) = PyNumber_Xor;
    or(left, right) = PyNumber_Or;
    floor_divide(left, right) = PyNumber_FloorDivide;
    true_divide(left, right) = PyNumber_TrueDivide;
    power(left, right, modulus) = PyNumber_Power;
    add_in_place(left, right) = PyNumber_InPlaceAdd;
    subtract_in_place(left, right) = PyNumber_InPlaceSubtract;
    multiply_in_place(left, right) = PyNumber_InPlaceMultiply;
    matrix_multiply_in_place(left, right) = PyNumber_InPlaceMatrixMultiply;
    remainder_in_place(left, right) = PyNumber_InPlaceRemainder;
    left_shift_in_place(left, right) = PyNumber_InPlaceLshift;
    right_shift_in_place(left, right) = PyNumber_InPlaceRshift;
    and_in_place(left, right) = PyNumber_InPlaceAnd;
    xor_in_place(left, right) = PyNumber_InPlaceXor;
    or_in_place(left, right) = PyNumber_InPlaceOr;
    floor_divide_in_place(left, right) = PyNumber_InPlaceFloorDivide;
    true_divide_in_place(left, right) = PyNumber_InPlaceTrueDivide;
    power_in_place(left, right, modulus) = PyNumber_InPlacePower;
}

unsafe extern "C" fn call(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    unwrap(op)
        .and_then(|op| owned(PyObject_Call(op.ptr(), args, kwargs)))
        .or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    match list::strong(op) {
        None => PyUnicode_FromFormat(c"<weakproxy at %p; dead>".as_ptr(), op),
        Some(referent) => PyUnicode_FromFormat(
            c"<weakproxy at %p; to '%s' at %p>".as_ptr(),
            op,
            (*Py_TYPE(referent.ptr())).tp_name,
            referent.ptr(),
        ),
    }
}

unsafe extern "C" fn set_attribute(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    unwrap(op)
        .and_then(|op| status(PyObject_SetAttr(op.ptr(), name, value)))
        .or_minus_one()
}

unsafe extern "C" fn compare(
    left: *mut PyObject,
    right: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (left, right) = (unwrap(left)?, unwrap(right)?);
        owned(PyObject_RichCompare(left.ptr(), right.ptr(), operation))
    };
    run().or_null()
}

unsafe extern "C" fn truth_of(op: *mut PyObject) -> c_int {
    unwrap(op)
        .and_then(|op| truth(PyObject_IsTrue(op.ptr())))
        .or_minus_one()
}

unsafe extern "C" fn contains(op: *mut PyObject, item: *mut PyObject) -> c_int {
    unwrap(op)
        .and_then(|op| truth(PySequence_Contains(op.ptr(), item)))
        .or_minus_one()
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    unwrap(op).map_or(-1, |op| PyObject_Size(op.ptr()))
}

unsafe extern "C" fn set_item(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let run = |op: Ref| {
        status(if value.is_null() {
            PyObject_DelItem(op.ptr(), key)
        } else {
            PyObject_SetItem(op.ptr(), key, value)
        })
    };
    unwrap(op).and_then(run).or_minus_one()
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let run = |op: Ref| {
        if PyIter_Check(op.ptr()) == 0 {
            PyErr_Format(
                PyExc_TypeError,
                c"Weakref proxy referenced a non-iterator '%.200s' object".as_ptr(),
                (*Py_TYPE(op.ptr())).tp_name,
            );
            return Err(Raised);
        }
        owned(PyIter_Next(op.ptr()))
    };
    unwrap(op).and_then(run).or_null()
}

unsafe fn call_method(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    unwrap(op)
        .and_then(|op| {
            let args = [op.ptr()];
            owned(PyObject_VectorcallMethod(
                name,
                args.as_ptr(),
                1,
                null_mut(),
            ))
        })
        .or_null()
}

unsafe extern "C" fn bytes(op: *mut PyObject, _args: *mut PyObject) -> *mut PyObject {
    call_method(op, name!("__bytes__"))
}

unsafe extern "C" fn reversed(op: *mut PyObject, _args: *mut PyObject) -> *mut PyObject {
    call_method(op, name!("__reversed__"))
}

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(add),
    nb_subtract: Some(subtract),
    nb_multiply: Some(multiply),
    nb_remainder: Some(remainder),
    nb_divmod: Some(divmod),
    nb_power: Some(power),
    nb_negative: Some(negative),
    nb_positive: Some(positive),
    nb_absolute: Some(absolute),
    nb_bool: Some(truth_of),
    nb_invert: Some(invert),
    nb_lshift: Some(left_shift),
    nb_rshift: Some(right_shift),
    nb_and: Some(and),
    nb_xor: Some(xor),
    nb_or: Some(or),
    nb_int: Some(int),
    nb_float: Some(float),
    nb_inplace_add: Some(add_in_place),
    nb_inplace_subtract: Some(subtract_in_place),
    nb_inplace_multiply: Some(multiply_in_place),
    nb_inplace_remainder: Some(remainder_in_place),
    nb_inplace_power: Some(power_in_place),
    nb_inplace_lshift: Some(left_shift_in_place),
    nb_inplace_rshift: Some(right_shift_in_place),
    nb_inplace_and: Some(and_in_place),
    nb_inplace_xor: Some(xor_in_place),
    nb_inplace_or: Some(or_in_place),
    nb_floor_divide: Some(floor_divide),
    nb_true_divide: Some(true_divide),
    nb_inplace_floor_divide: Some(floor_divide_in_place),
    nb_inplace_true_divide: Some(true_divide_in_place),
    nb_index: Some(index),
    nb_matrix_multiply: Some(matrix_multiply),
    nb_inplace_matrix_multiply: Some(matrix_multiply_in_place),
    ..PyNumberMethods::EMPTY
};

static mut SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(get_item),
    mp_ass_subscript: Some(set_item),
};

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__bytes__", bytes, c""),
    no_args(c"__reversed__", reversed, c""),
    PyMethodDef::EMPTY,
];

/// The type of proxies of what cannot be called.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: HEAD,
    tp_name: c"weakref.ProxyType".as_ptr(),
    tp_basicsize: size_of::<PyWeakReference>() as Py_ssize_t,
    tp_dealloc: Some(reference::dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBER,
    tp_as_sequence: &raw mut SEQUENCE,
    tp_as_mapping: &raw mut MAPPING,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_str: Some(str),
    tp_getattro: Some(get_attribute),
    tp_setattro: Some(set_attribute),
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_traverse: Some(reference::traverse),
    tp_clear: Some(reference::clear),
    tp_richcompare: Some(compare),
    tp_iter: Some(iterate),
    tp_iternext: Some(next),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    ..PyTypeObject::EMPTY
};

/// The type of proxies of what can be called.
pub const CALLABLE_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"weakref.CallableProxyType".as_ptr(),
    tp_call: Some(call),
    tp_methods: null_mut(),
    ..TYPE
};

/// A proxy of `op`.
pub unsafe fn make(op: *mut PyObject, callback: *mut PyObject) -> Fallible<Ref> {
    let kind = if PyCallable_Check(op) != 0 {
        &raw mut _PyWeakref_CallableProxyType
    } else {
        &raw mut _PyWeakref_ProxyType
    };
    list::make(kind, op, callback)
}
