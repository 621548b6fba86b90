//! `abstract.h`.

use crate::prelude::*;
use crate::types::{call, long, number};

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
        Some(function) => call::spread(function, callable, args, kwargs),
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

/// Whether `op` has `__index__`: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyIndex_Check(op: *mut PyObject) -> c_int {
    c_int::from(number::has_index(op))
}

/// Whether `op` has any of `__index__`, `__int__` and `__float__`, or is complex: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Check(op: *mut PyObject) -> c_int {
    c_int::from(number::is_number(op))
}

/// `a + b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Add(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::add(a, b)
}

/// `a - b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::subtract(a, b)
}

/// `a * b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Multiply(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::multiply(a, b)
}

/// `a >> b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Rshift(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::shift_right(a, b)
}

/// `a & b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_And(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_and, c"&")
}

/// `divmod(a, b)`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Divmod(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_divmod, c"divmod()")
}

/// `a // b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_FloorDivide(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::floor_divide(a, b)
}

/// `a << b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Lshift(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_lshift, c"<<")
}

/// `a @ b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_MatrixMultiply(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_matrix_multiply, c"@")
}

/// `a | b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_or, c"|")
}

/// `a % b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Remainder(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_remainder, c"%")
}

/// `a / b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_TrueDivide(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_true_divide, c"/")
}

/// `a ^ b`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Xor(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::binary(a, b, |of| of.nb_xor, c"^")
}

/// `a ** b`, or `pow(a, b, modulus)` when `modulus` is not None: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Power(
    a: *mut PyObject,
    b: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    number::power(a, b, modulus)
}

/// `a += b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceAdd(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::add_in_place(a, b)
}

/// `a *= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceMultiply(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::multiply_in_place(a, b)
}

/// `a &= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceAnd(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::in_place(a, b, |of| of.nb_inplace_and, |of| of.nb_and, c"&=")
}

/// `a //= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceFloorDivide(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(
        a,
        b,
        |of| of.nb_inplace_floor_divide,
        |of| of.nb_floor_divide,
        c"//=",
    )
}

/// `a <<= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceLshift(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(a, b, |of| of.nb_inplace_lshift, |of| of.nb_lshift, c"<<=")
}

/// `a @= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceMatrixMultiply(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(
        a,
        b,
        |of| of.nb_inplace_matrix_multiply,
        |of| of.nb_matrix_multiply,
        c"@=",
    )
}

/// `a |= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceOr(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::in_place(a, b, |of| of.nb_inplace_or, |of| of.nb_or, c"|=")
}

/// `a %= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceRemainder(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(
        a,
        b,
        |of| of.nb_inplace_remainder,
        |of| of.nb_remainder,
        c"%=",
    )
}

/// `a >>= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceRshift(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(a, b, |of| of.nb_inplace_rshift, |of| of.nb_rshift, c">>=")
}

/// `a -= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceSubtract(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(
        a,
        b,
        |of| of.nb_inplace_subtract,
        |of| of.nb_subtract,
        c"-=",
    )
}

/// `a /= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceTrueDivide(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    number::in_place(
        a,
        b,
        |of| of.nb_inplace_true_divide,
        |of| of.nb_true_divide,
        c"/=",
    )
}

/// `a ^= b`, which gives the result: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlaceXor(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    number::in_place(a, b, |of| of.nb_inplace_xor, |of| of.nb_xor, c"^=")
}

/// `a **= b`, which gives the result; `modulus` is None. A new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_InPlacePower(
    a: *mut PyObject,
    b: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    number::power_in_place(a, b, modulus)
}

/// `-op`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Negative(op: *mut PyObject) -> *mut PyObject {
    number::unary(op, |of| of.nb_negative, c"unary -")
}

/// `+op`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Positive(op: *mut PyObject) -> *mut PyObject {
    number::unary(op, |of| of.nb_positive, c"unary +")
}

/// `~op`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Invert(op: *mut PyObject) -> *mut PyObject {
    number::unary(op, |of| of.nb_invert, c"unary ~")
}

/// `abs(op)`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Absolute(op: *mut PyObject) -> *mut PyObject {
    number::unary(op, |of| of.nb_absolute, c"abs()")
}

/// `operator.index(op)`, as an exact int: a new reference, NULL with TypeError or what `__index__` raised.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Index(op: *mut PyObject) -> *mut PyObject {
    number::index(op)
        .and_then(|made| long::value::exact(made.ptr()))
        .or_null()
}

/// `op` by its `__index__`, as a `Py_ssize_t`. -1 with an exception.
///
/// - `exception`: raised when the number does not fit; NULL: then the nearest that fits is returned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_AsSsize_t(
    op: *mut PyObject,
    exception: *mut PyObject,
) -> Py_ssize_t {
    number::as_ssize(op, exception).or_minus_one()
}

/// `int(op)`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Long(op: *mut PyObject) -> *mut PyObject {
    if op.is_null() {
        return number::null_error();
    }
    long::create::from_object(op).or_null()
}

/// `float(op)`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_Float(op: *mut PyObject) -> *mut PyObject {
    number::to_float(op).or_null()
}

/// Text of `op` by its `__index__`, in base 2, 8, 10 or 16, with the prefix `0b`, `0o`, `0x`. A new str; NULL with
/// TypeError, or SystemError for another base.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyNumber_ToBase(op: *mut PyObject, base: c_int) -> *mut PyObject {
    if !matches!(base, 2 | 8 | 10 | 16) {
        let message = c"PyNumber_ToBase: base must be 2, 8, 10 or 16";
        PyErr_SetString(PyExc_SystemError, message.as_ptr());
        return null_mut();
    }
    number::index(op)
        .and_then(|made| long::print::to_base(made.ptr(), base as u32, true))
        .or_null()
}

// ---- Items, sequences, mappings, iteration ----

use crate::types::protocol::{instance, items, iteration, mapping, sequence};
use crate::types::raise::fail;

/// Whether `o` is an asynchronous iterator: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyAIter_Check(o: *mut PyObject) -> c_int {
    iteration::check_async(o).into()
}

/// Whether `o` is an iterator: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyIter_Check(o: *mut PyObject) -> c_int {
    iteration::check(o).into()
}

/// The next item of an iterator. New reference; NULL at the end without an exception, else with one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyIter_Next(iter: *mut PyObject) -> *mut PyObject {
    iteration::next(iter)
}

/// Send `arg` to an iterator: `PYGEN_NEXT` and what it yields, `PYGEN_RETURN` and what it returns, or `PYGEN_ERROR` and NULL;
/// `*result` is a new reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyIter_Send(
    iter: *mut PyObject,
    arg: *mut PyObject,
    result: *mut *mut PyObject,
) -> PySendResult {
    let code;
    (code, *result) = iteration::send(iter, arg);
    code
}

/// `iter(o)`. New reference; NULL: TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetIter(o: *mut PyObject) -> *mut PyObject {
    iteration::get(o).or_null()
}

/// `aiter(o)`. New reference; NULL: TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetAIter(o: *mut PyObject) -> *mut PyObject {
    iteration::get_async(o).or_null()
}

/// The type of `o`. New reference; NULL: SystemError for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Type(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        fail(PyExc_SystemError, c"null argument to internal routine");
        return null_mut();
    }
    new_ref(Py_TYPE(o))
}

/// `len(o)`; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Size(o: *mut PyObject) -> Py_ssize_t {
    items::size_or_minus_one(o)
}

/// The same as `PyObject_Size`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Length(o: *mut PyObject) -> Py_ssize_t {
    items::size_or_minus_one(o)
}

/// About how many items `o` has: its length, what `__length_hint__` says, or `default_value`; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_LengthHint(
    o: *mut PyObject,
    default_value: Py_ssize_t,
) -> Py_ssize_t {
    items::length_hint(o, default_value).or_minus_one()
}

/// `o[key]`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetItem(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    items::get(o, key).or_null()
}

/// `o[key] = v`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_SetItem(
    o: *mut PyObject,
    key: *mut PyObject,
    v: *mut PyObject,
) -> c_int {
    items::set_or_minus_one(o, key, v)
}

/// `del o[key]`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_DelItem(o: *mut PyObject, key: *mut PyObject) -> c_int {
    items::delete(o, key).or_minus_one()
}

/// `del o[key]` for the UTF-8 text `key`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_DelItemString(o: *mut PyObject, key: *const c_char) -> c_int {
    mapping::key_of(key)
        .and_then(|key| items::delete(o, key.ptr()))
        .or_minus_one()
}

/// `format(obj, format_spec)`; NULL for ''. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Format(
    obj: *mut PyObject,
    format_spec: *mut PyObject,
) -> *mut PyObject {
    items::format(obj, format_spec).or_null()
}

/// `isinstance(object, typeorclass)`: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_IsInstance(
    object: *mut PyObject,
    typeorclass: *mut PyObject,
) -> c_int {
    instance::is_instance(object, typeorclass).or_minus_one()
}

/// `issubclass(object, typeorclass)`: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_IsSubclass(
    object: *mut PyObject,
    typeorclass: *mut PyObject,
) -> c_int {
    instance::is_subclass(object, typeorclass).or_minus_one()
}

/// Whether `o` has items by index: 1 or 0. Instances of `dict` have not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Check(o: *mut PyObject) -> c_int {
    sequence::check(o).into()
}

/// `len(o)` of a sequence; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Size(o: *mut PyObject) -> Py_ssize_t {
    sequence::size(o).or_minus_one()
}

/// The same as `PySequence_Size`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Length(o: *mut PyObject) -> Py_ssize_t {
    sequence::size(o).or_minus_one()
}

/// `o1 + o2`. New reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Concat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject {
    sequence::concat(o1, o2).or_null()
}

/// `o1 += o2`. New reference to the result; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_InPlaceConcat(
    o1: *mut PyObject,
    o2: *mut PyObject,
) -> *mut PyObject {
    sequence::concat_in_place(o1, o2).or_null()
}

/// `o * count`. New reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Repeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject {
    sequence::repeat(o, count).or_null()
}

/// `o *= count`. New reference to the result; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_InPlaceRepeat(
    o: *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    sequence::repeat_in_place(o, count).or_null()
}

/// `o[i]`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_GetItem(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    sequence::get(o, i).or_null()
}

/// `o[i] = v`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_SetItem(
    o: *mut PyObject,
    i: Py_ssize_t,
    v: *mut PyObject,
) -> c_int {
    sequence::set(o, i, v).or_minus_one()
}

/// `del o[i]`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_DelItem(o: *mut PyObject, i: Py_ssize_t) -> c_int {
    sequence::delete(o, i).or_minus_one()
}

/// `o[i1:i2]`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_GetSlice(
    o: *mut PyObject,
    i1: Py_ssize_t,
    i2: Py_ssize_t,
) -> *mut PyObject {
    sequence::get_slice(o, i1, i2).or_null()
}

/// `o[i1:i2] = v`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_SetSlice(
    o: *mut PyObject,
    i1: Py_ssize_t,
    i2: Py_ssize_t,
    v: *mut PyObject,
) -> c_int {
    sequence::assign_slice(o, i1, i2, v).or_minus_one()
}

/// `del o[i1:i2]`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_DelSlice(
    o: *mut PyObject,
    i1: Py_ssize_t,
    i2: Py_ssize_t,
) -> c_int {
    sequence::assign_slice(o, i1, i2, null_mut()).or_minus_one()
}

/// `tuple(o)`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Tuple(o: *mut PyObject) -> *mut PyObject {
    sequence::to_tuple(o).or_null()
}

/// `list(o)`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_List(o: *mut PyObject) -> *mut PyObject {
    sequence::to_list(o).or_null()
}

/// `o` itself when it is a list or a tuple, else a list of its items; `m` is what TypeError says of what is not iterable. New
/// reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Fast(o: *mut PyObject, m: *const c_char) -> *mut PyObject {
    sequence::fast(o, m).or_null()
}

/// How many items equal `value`; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Count(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t {
    sequence::count(o, value).or_minus_one()
}

/// Whether `ob in seq`: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Contains(seq: *mut PyObject, ob: *mut PyObject) -> c_int {
    sequence::contains(seq, ob).or_minus_one()
}

/// The same as `PySequence_Contains`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_In(o: *mut PyObject, value: *mut PyObject) -> c_int {
    sequence::contains(o, value).or_minus_one()
}

/// Where the first item that equals `value` stands; -1: ValueError when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySequence_Index(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t {
    sequence::index(o, value).or_minus_one()
}

/// Whether `o` has items by key, or slices: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_Check(o: *mut PyObject) -> c_int {
    mapping::check(o).into()
}

/// `len(o)` of a mapping; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_Size(o: *mut PyObject) -> Py_ssize_t {
    mapping::size(o).or_minus_one()
}

/// The same as `PyMapping_Size`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_Length(o: *mut PyObject) -> Py_ssize_t {
    mapping::size(o).or_minus_one()
}

/// `o[key]` for the UTF-8 text `key`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_GetItemString(
    o: *mut PyObject,
    key: *const c_char,
) -> *mut PyObject {
    mapping::key_of(key)
        .and_then(|key| items::get(o, key.ptr()))
        .or_null()
}

/// `o[key] = value` for the UTF-8 text `key`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_SetItemString(
    o: *mut PyObject,
    key: *const c_char,
    value: *mut PyObject,
) -> c_int {
    mapping::key_of(key)
        .and_then(|key| items::set(o, key.ptr(), value))
        .or_minus_one()
}

unsafe fn give_item(found: Fallible<Option<Ref>>, result: *mut *mut PyObject) -> c_int {
    let (code, value) = match found {
        Ok(Some(value)) => (1, value.into_raw()),
        Ok(None) => (0, null_mut()),
        Err(Raised) => (-1, null_mut()),
    };
    *result = value;
    code
}

/// `o[key]`: 1 and a new reference in `*result`; 0 and NULL after KeyError; -1 and NULL with any other exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_GetOptionalItem(
    o: *mut PyObject,
    key: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    give_item(mapping::get_optional(o, key), result)
}

/// The same for the UTF-8 text `key`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_GetOptionalItemString(
    o: *mut PyObject,
    key: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    give_item(
        mapping::key_of(key).and_then(|key| mapping::get_optional(o, key.ptr())),
        result,
    )
}

/// Whether `o` has `key`: 1 or 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_HasKeyWithError(o: *mut PyObject, key: *mut PyObject) -> c_int {
    mapping::get_optional(o, key)
        .map(|value| value.is_some())
        .or_minus_one()
}

/// The same for the UTF-8 text `key`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_HasKeyStringWithError(
    o: *mut PyObject,
    key: *const c_char,
) -> c_int {
    mapping::key_of(key)
        .and_then(|key| mapping::get_optional(o, key.ptr()))
        .map(|value| value.is_some())
        .or_minus_one()
}

/// Whether `o` has `key`: 1 or 0; an exception is reported as unraisable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_HasKey(o: *mut PyObject, key: *mut PyObject) -> c_int {
    mapping::has_quietly(
        c"PyMapping_HasKey()",
        c"PyMapping_HasKeyWithError(), PyMapping_GetOptionalItem() or PyObject_GetItem()",
        || mapping::get_optional(o, key).map(|value| value.is_some()),
    )
}

/// The same for the UTF-8 text `key`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_HasKeyString(o: *mut PyObject, key: *const c_char) -> c_int {
    mapping::has_quietly(
        c"PyMapping_HasKeyString()",
        c"PyMapping_HasKeyStringWithError(), PyMapping_GetOptionalItemString() or PyMapping_GetItemString()",
        || {
            let key = mapping::key_of(key)?;
            mapping::get_optional(o, key.ptr()).map(|value| value.is_some())
        },
    )
}

unsafe fn list_of_mapping(
    o: *mut PyObject,
    of_dict: unsafe extern "C" fn(*mut PyObject) -> *mut PyObject,
    method: *mut PyObject,
) -> *mut PyObject {
    if o.is_null() {
        fail(PyExc_SystemError, c"null argument to internal routine");
        return null_mut();
    }
    if PyDict_CheckExact(o) {
        return of_dict(o);
    }
    mapping::list_by_method(o, method).or_null()
}

/// A list of the keys. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_Keys(o: *mut PyObject) -> *mut PyObject {
    list_of_mapping(o, PyDict_Keys, name!("keys"))
}

/// A list of the values. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_Values(o: *mut PyObject) -> *mut PyObject {
    list_of_mapping(o, PyDict_Values, name!("values"))
}

/// A list of the items as tuples. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMapping_Items(o: *mut PyObject) -> *mut PyObject {
    list_of_mapping(o, PyDict_Items, name!("items"))
}
