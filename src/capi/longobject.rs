//! `longobject.h`.

use crate::prelude::*;
use crate::types::long::{self, convert};

const TO_LONG: &CStr = c"Python int too large to convert to C long";
const TO_INT: &CStr = c"Python int too large to convert to C int";
const TO_SSIZE: &CStr = c"Python int too large to convert to C ssize_t";
const TO_SIZE: &CStr = c"Python int too large to convert to C size_t";
const TO_UNSIGNED: &CStr = c"Python int too large to convert to C unsigned long";
const TOO_BIG: &CStr = c"int too big to convert";

// ---- From numbers of C ----

/// Make an int: a new reference, NULL with MemoryError. Those from -5 to 256 are shared.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromLong(value: c_long) -> *mut PyObject {
    long::from_i64(value)
}

/// Make an int: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromLongLong(value: c_longlong) -> *mut PyObject {
    long::from_i64(value)
}

/// Make an int: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromSsize_t(value: Py_ssize_t) -> *mut PyObject {
    long::from_i64(value as i64)
}

/// Make an int: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromSize_t(value: usize) -> *mut PyObject {
    long::from_u64(value as u64)
}

/// Make an int: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromUnsignedLong(value: c_ulong) -> *mut PyObject {
    long::from_u64(value)
}

/// Make an int: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromUnsignedLongLong(value: c_ulonglong) -> *mut PyObject {
    long::from_u64(value)
}

/// Make an int of an address: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromVoidPtr(pointer: *mut c_void) -> *mut PyObject {
    long::from_u64(pointer as u64)
}

/// Make an int of the integer part of a double. A new reference; NULL with OverflowError for infinity, ValueError for
/// NaN.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromDouble(value: f64) -> *mut PyObject {
    convert::from_f64(value).or_null()
}

// ---- To numbers of C ----

/// The number, by `__index__`, as a long; -1 with TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsLong(op: *mut PyObject) -> c_long {
    convert::signed_or_minus_one(op, TO_LONG)
}

/// The number, by `__index__`, as an int of C; -1 with TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsInt(op: *mut PyObject) -> c_int {
    let narrow = |value| c_int::try_from(value).map_err(|_| convert::overflow(TO_INT));
    convert::signed(op, TO_INT).and_then(narrow).unwrap_or(-1)
}

/// The number, by `__index__`, as a long. When it does not fit `*overflow` is 1 or -1 and the result -1, without an
/// exception; else `*overflow` is 0. -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsLongAndOverflow(
    op: *mut PyObject,
    overflow: *mut c_int,
) -> c_long {
    convert::signed_and_overflow(op, overflow).unwrap_or(-1)
}

/// The number, by `__index__`, as a long long; -1 with TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsLongLong(op: *mut PyObject) -> c_longlong {
    convert::signed_or_minus_one(op, TOO_BIG)
}

/// The number, by `__index__`, as a long long, with `*overflow` as `PyLong_AsLongAndOverflow` sets it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsLongLongAndOverflow(
    op: *mut PyObject,
    overflow: *mut c_int,
) -> c_longlong {
    convert::signed_and_overflow(op, overflow).unwrap_or(-1)
}

/// The int as a `Py_ssize_t`; -1 with TypeError (it has to be an int) or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsSsize_t(op: *mut PyObject) -> Py_ssize_t {
    convert::by_type(op)
        .and_then(|op| convert::signed_of_int(op, TO_SSIZE))
        .unwrap_or(-1) as Py_ssize_t
}

/// The int as a `size_t`; `(size_t)-1` with TypeError (it has to be an int) or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsSize_t(op: *mut PyObject) -> usize {
    convert::unsigned(op, TO_SIZE, c"can't convert negative value to size_t").unwrap_or(u64::MAX)
        as usize
}

/// The int as an unsigned long; `(unsigned long)-1` with TypeError (it has to be an int) or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsUnsignedLong(op: *mut PyObject) -> c_ulong {
    convert::unsigned(
        op,
        TO_UNSIGNED,
        c"can't convert negative value to unsigned int",
    )
    .unwrap_or(u64::MAX)
}

/// The int as an unsigned long long; `(unsigned long long)-1` with TypeError (it has to be an int) or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsUnsignedLongLong(op: *mut PyObject) -> c_ulonglong {
    convert::unsigned(op, TOO_BIG, c"can't convert negative int to unsigned").unwrap_or(u64::MAX)
}

/// The low bits of the number, by `__index__`, in two's complement; `(unsigned long)-1` with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsUnsignedLongMask(op: *mut PyObject) -> c_ulong {
    PyLong_AsUnsignedLongLongMask(op)
}

/// The low bits of the number, by `__index__`, in two's complement; `(unsigned long long)-1` with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsUnsignedLongLongMask(op: *mut PyObject) -> c_ulonglong {
    convert::by_index(op).map_or(u64::MAX, |op| convert::to_mask(op.ptr()))
}

/// The int as an address; NULL with TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsVoidPtr(op: *mut PyObject) -> *mut c_void {
    let address = if !op.is_null() && PyLong_Check(op) && long::sign(op) < 0 {
        convert::signed(op, TO_LONG).map(|value| value as u64)
    } else {
        convert::unsigned(op, TO_UNSIGNED, TO_UNSIGNED)
    };
    address.map_or(null_mut(), |address| address as *mut c_void)
}

/// The int as the nearest double; -1.0 with TypeError (it has to be an int) or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsDouble(op: *mut PyObject) -> f64 {
    convert::by_type(op)
        .and_then(|op| convert::as_f64(op))
        .unwrap_or(-1.0)
}

// ---- Bytes ----

/// Copy the low bytes of an int in two's complement.
///
/// - `buffer`: of `n_bytes` bytes. `flags`: `Py_ASNATIVEBYTES_*`; -1 is the machine's order, and a buffer without a sign.
/// - Returns how many bytes would hold all of it, which may be more than `n_bytes`; -1 with TypeError or ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_AsNativeBytes(
    op: *mut PyObject,
    buffer: *mut c_void,
    n_bytes: Py_ssize_t,
    flags: c_int,
) -> Py_ssize_t {
    if op.is_null() || n_bytes < 0 {
        PyErr_BadInternalCall();
        return -1;
    }
    let bytes = if n_bytes == 0 {
        &mut []
    } else {
        core::slice::from_raw_parts_mut(buffer.cast(), n_bytes as usize)
    };
    long::bytes::native(op, bytes, flags).or_minus_one()
}

/// Make an int of bytes in two's complement: a new reference, NULL with an exception. `flags`: `Py_ASNATIVEBYTES_*`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromNativeBytes(
    buffer: *const c_void,
    n_bytes: usize,
    flags: c_int,
) -> *mut PyObject {
    let signed = flags == -1 || flags & Py_ASNATIVEBYTES_UNSIGNED_BUFFER == 0;
    from_native(buffer, n_bytes, flags, signed)
}

/// Make an int of bytes without a sign: a new reference, NULL with an exception. `flags`: `Py_ASNATIVEBYTES_*`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromUnsignedNativeBytes(
    buffer: *const c_void,
    n_bytes: usize,
    flags: c_int,
) -> *mut PyObject {
    from_native(buffer, n_bytes, flags, false)
}

unsafe fn from_native(
    buffer: *const c_void,
    n_bytes: usize,
    flags: c_int,
    signed: bool,
) -> *mut PyObject {
    if buffer.is_null() {
        PyErr_BadInternalCall();
        return null_mut();
    }
    let bytes = core::slice::from_raw_parts(buffer.cast(), n_bytes);
    long::bytes::from_bytes(bytes, long::bytes::native_little(flags), signed).or_null()
}

/// Copy an int into `n` bytes. 0; -1 when it does not fit, with OverflowError if `with_exceptions`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_AsByteArray(
    op: *mut PyLongObject,
    bytes: *mut c_uchar,
    n: usize,
    little_endian: c_int,
    is_signed: c_int,
    with_exceptions: c_int,
) -> c_int {
    let bytes = if n == 0 {
        &mut []
    } else {
        core::slice::from_raw_parts_mut(bytes, n)
    };
    let (little, signed) = (little_endian != 0, is_signed != 0);
    if with_exceptions != 0 {
        return long::methods::as_byte_array(op.cast(), bytes, little, signed).or_minus_one();
    }
    let value = long::view(op.cast());
    if (value.negative && !signed) || !long::bytes::fill_exact(value, bytes, little, signed) {
        return -1;
    }
    0
}

/// Make an int of `n` bytes: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_FromByteArray(
    bytes: *const c_uchar,
    n: usize,
    little_endian: c_int,
    is_signed: c_int,
) -> *mut PyObject {
    let bytes = if n == 0 {
        &[]
    } else {
        core::slice::from_raw_parts(bytes, n)
    };
    long::bytes::from_bytes(bytes, little_endian != 0, is_signed != 0).or_null()
}

// ---- Text ----

/// Make an int of a text, with white space, a sign, a prefix and underscores as in `int(text, base)`.
///
/// - `end`: NULL, or where the address is put up to which the text was read.
/// - `base`: 2 to 36; 0 goes by the prefix.
/// - Returns a new reference; NULL with ValueError when not all of the text is an int.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromString(
    text: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
) -> *mut PyObject {
    long::parse::from_c(text, end, base).or_null()
}

/// Make an int of a str, as `int(text, base)` does: a new reference, NULL with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_FromUnicodeObject(
    text: *mut PyObject,
    base: c_int,
) -> *mut PyObject {
    long::parse::from_str(text, base).or_null()
}

/// `strtol` as Python has it: no int object, no exception; `errno` is ERANGE when it does not fit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_strtol(
    text: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
) -> c_long {
    long::parse::to_long(text, end, base)
}

/// `strtoul` as Python has it: no sign; `errno` is ERANGE when it does not fit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_strtoul(
    text: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
) -> c_ulong {
    long::parse::to_unsigned_long(text, end, base)
}

// ---- What an int is ----

/// `sys.int_info`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyLong_GetInfo() -> *mut PyObject {
    long::info::info().or_null()
}

/// Whether `PyUnstable_Long_CompactValue` has the value: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_Long_IsCompact(op: *const PyLongObject) -> c_int {
    c_int::from(long::value::is_compact(op.cast_mut().cast()))
}

/// The value of an int that is compact.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_Long_CompactValue(op: *const PyLongObject) -> Py_ssize_t {
    long::value::compact(op.cast_mut().cast()) as Py_ssize_t
}

/// The greatest common divisor of two ints, not negative: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_GCD(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    long::power::gcd(a, b).or_null()
}

/// The number of bits of the absolute value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_NumBits(op: *mut PyObject) -> usize {
    long::bit_length(op)
}

/// -1, 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_Sign(op: *mut PyObject) -> c_int {
    long::sign(op)
}
