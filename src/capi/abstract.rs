//! `abstract.h`.

use crate::prelude::*;
use crate::types::call;

// ---- Calls ----

/// Call with a tuple of positional arguments and a dict of the others, or NULL. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Call(
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    call::call(callable, args, kwargs)
}

/// Call without arguments. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CallNoArgs(callable: *mut PyObject) -> *mut PyObject {
    call::vectorcall(callable, null(), 0, null_mut())
}

/// Call with a tuple of arguments, or NULL for none. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CallObject(
    callable: *mut PyObject,
    args: *mut PyObject,
) -> *mut PyObject {
    if args.is_null() {
        return PyObject_CallNoArgs(callable);
    }
    if !PyTuple_Check(args) {
        PyErr_SetString(PyExc_TypeError, c"argument list must be a tuple".as_ptr());
        return null_mut();
    }
    call::call(callable, args, null_mut())
}

/// Call with one argument. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CallOneArg(
    callable: *mut PyObject,
    arg: *mut PyObject,
) -> *mut PyObject {
    let args = [null_mut(), arg];
    call::vectorcall(
        callable,
        &args[1],
        1 | PY_VECTORCALL_ARGUMENTS_OFFSET,
        null_mut(),
    )
}

/// Call with a vector of arguments. `kwnames`: a tuple of the names of the last ones, which `nargsf` does not count, or NULL.
/// New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Vectorcall(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    call::vectorcall(callable, args, nargsf, kwnames)
}

/// Call with a vector of positional arguments and a dict of the others, or NULL. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_VectorcallDict(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    call::vectorcall_dict(callable, args, nargsf, kwargs)
}

/// Call the method `name` of the first argument; otherwise as `PyObject_Vectorcall`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_VectorcallMethod(
    name: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    call::vectorcall_method(name, args, nargsf, kwnames)
}

/// Call an object that supports vectorcall with a tuple and a dict, or NULL: a `tp_call` for such types. New reference; NULL
/// on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyVectorcall_Call(
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    match call::vectorcall_of(callable) {
        Some(function) => call::checked(callable, call::spread(function, callable, args, kwargs)),
        None => PyErr_Format(
            PyExc_TypeError,
            c"'%.200s' object does not support vectorcall".as_ptr(),
            (*Py_TYPE(callable)).tp_name,
        ),
    }
}

/// The function that takes a vector of arguments for an object, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyVectorcall_Function(callable: *mut PyObject) -> vectorcallfunc {
    call::vectorcall_of(callable)
}

/// The number of positional arguments in what a vectorcall function gets as `nargsf`.
#[unsafe(no_mangle)]
pub extern "C" fn PyVectorcall_NARGS(nargsf: usize) -> Py_ssize_t {
    (nargsf & !PY_VECTORCALL_ARGUMENTS_OFFSET) as Py_ssize_t
}

/// A dict of `values`, one for each item of the tuple `kwnames`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyStack_AsDict(
    values: *const *mut PyObject,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    call::as_dict(values, kwnames).or_null()
}

// ---- Numbers ----

absent! {
    fn PyIndex_Check(arg1: *mut PyObject) -> c_int;
    fn PyNumber_Absolute(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Add(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_And(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_AsSsize_t(o: *mut PyObject, exc: *mut PyObject) -> Py_ssize_t;
    fn PyNumber_Check(o: *mut PyObject) -> c_int;
    fn PyNumber_Divmod(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Float(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_FloorDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceAdd(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceAnd(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceFloorDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceLshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceMatrixMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceOr(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlacePower(o1: *mut PyObject, o2: *mut PyObject, o3: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceRemainder(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceRshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceSubtract(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceTrueDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceXor(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Index(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Invert(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Long(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Lshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_MatrixMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Multiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Negative(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Or(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Positive(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Power(o1: *mut PyObject, o2: *mut PyObject, o3: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Remainder(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Rshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Subtract(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_ToBase(n: *mut PyObject, base: c_int) -> *mut PyObject;
    fn PyNumber_TrueDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Xor(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
}

// ---- Items, sequences, mappings, iteration ----

absent! {
    fn PyAIter_Check(arg1: *mut PyObject) -> c_int;
    fn PyIter_Check(arg1: *mut PyObject) -> c_int;
    fn PyIter_Next(arg1: *mut PyObject) -> *mut PyObject;
    fn PyIter_Send(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut *mut PyObject) -> PySendResult;
    fn PyMapping_Check(o: *mut PyObject) -> c_int;
    fn PyMapping_GetItemString(o: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyMapping_GetOptionalItem(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut *mut PyObject) -> c_int;
    fn PyMapping_GetOptionalItemString(arg1: *mut PyObject, arg2: *const c_char, arg3: *mut *mut PyObject) -> c_int;
    fn PyMapping_HasKey(o: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyMapping_HasKeyString(o: *mut PyObject, key: *const c_char) -> c_int;
    fn PyMapping_HasKeyStringWithError(o: *mut PyObject, key: *const c_char) -> c_int;
    fn PyMapping_HasKeyWithError(o: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyMapping_Items(o: *mut PyObject) -> *mut PyObject;
    fn PyMapping_Keys(o: *mut PyObject) -> *mut PyObject;
    fn PyMapping_Length(o: *mut PyObject) -> Py_ssize_t;
    fn PyMapping_SetItemString(o: *mut PyObject, key: *const c_char, value: *mut PyObject) -> c_int;
    fn PyMapping_Size(o: *mut PyObject) -> Py_ssize_t;
    fn PyMapping_Values(o: *mut PyObject) -> *mut PyObject;
    fn PyObject_DelItem(o: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyObject_DelItemString(o: *mut PyObject, key: *const c_char) -> c_int;
    fn PyObject_Format(obj: *mut PyObject, format_spec: *mut PyObject) -> *mut PyObject;
    fn PyObject_GetAIter(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_GetItem(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyObject_GetIter(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_IsInstance(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    fn PyObject_IsSubclass(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    fn PyObject_Length(o: *mut PyObject) -> Py_ssize_t;
    fn PyObject_LengthHint(o: *mut PyObject, arg1: Py_ssize_t) -> Py_ssize_t;
    fn PyObject_SetItem(o: *mut PyObject, key: *mut PyObject, v: *mut PyObject) -> c_int;
    fn PyObject_Size(o: *mut PyObject) -> Py_ssize_t;
    fn PyObject_Type(o: *mut PyObject) -> *mut PyObject;
    fn PySequence_Check(o: *mut PyObject) -> c_int;
    fn PySequence_Concat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PySequence_Contains(seq: *mut PyObject, ob: *mut PyObject) -> c_int;
    fn PySequence_Count(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    fn PySequence_DelItem(o: *mut PyObject, i: Py_ssize_t) -> c_int;
    fn PySequence_DelSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> c_int;
    fn PySequence_Fast(o: *mut PyObject, m: *const c_char) -> *mut PyObject;
    fn PySequence_GetItem(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject;
    fn PySequence_GetSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> *mut PyObject;
    fn PySequence_In(o: *mut PyObject, value: *mut PyObject) -> c_int;
    fn PySequence_InPlaceConcat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PySequence_InPlaceRepeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    fn PySequence_Index(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Length(o: *mut PyObject) -> Py_ssize_t;
    fn PySequence_List(o: *mut PyObject) -> *mut PyObject;
    fn PySequence_Repeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    fn PySequence_SetItem(o: *mut PyObject, i: Py_ssize_t, v: *mut PyObject) -> c_int;
    fn PySequence_SetSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t, v: *mut PyObject) -> c_int;
    fn PySequence_Size(o: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Tuple(o: *mut PyObject) -> *mut PyObject;
}
