//! `longobject.h`.

use crate::prelude::*;

absent! {
    fn PyLong_AsDouble(arg1: *mut PyObject) -> f64;
    fn PyLong_AsInt(arg1: *mut PyObject) -> c_int;
    fn PyLong_AsLong(arg1: *mut PyObject) -> c_long;
    fn PyLong_AsLongAndOverflow(arg1: *mut PyObject, arg2: *mut c_int) -> c_long;
    fn PyLong_AsLongLong(arg1: *mut PyObject) -> c_longlong;
    fn PyLong_AsLongLongAndOverflow(arg1: *mut PyObject, arg2: *mut c_int) -> c_longlong;
    fn PyLong_AsNativeBytes(v: *mut PyObject, buffer: *mut c_void, n_bytes: Py_ssize_t, flags: c_int) -> Py_ssize_t;
    fn PyLong_AsSize_t(arg1: *mut PyObject) -> usize;
    fn PyLong_AsSsize_t(arg1: *mut PyObject) -> Py_ssize_t;
    fn PyLong_AsUnsignedLong(arg1: *mut PyObject) -> c_ulong;
    fn PyLong_AsUnsignedLongLong(arg1: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsUnsignedLongLongMask(arg1: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsUnsignedLongMask(arg1: *mut PyObject) -> c_ulong;
    fn PyLong_AsVoidPtr(arg1: *mut PyObject) -> *mut c_void;
    fn PyLong_FromDouble(arg1: f64) -> *mut PyObject;
    fn PyLong_FromLong(arg1: c_long) -> *mut PyObject;
    fn PyLong_FromLongLong(arg1: c_longlong) -> *mut PyObject;
    fn PyLong_FromNativeBytes(buffer: *const c_void, n_bytes: usize, flags: c_int) -> *mut PyObject;
    fn PyLong_FromSize_t(arg1: usize) -> *mut PyObject;
    fn PyLong_FromSsize_t(arg1: Py_ssize_t) -> *mut PyObject;
    fn PyLong_FromString(arg1: *const c_char, arg2: *mut *mut c_char, arg3: c_int) -> *mut PyObject;
    fn PyLong_FromUnicodeObject(u: *mut PyObject, base: c_int) -> *mut PyObject;
    fn PyLong_FromUnsignedLong(arg1: c_ulong) -> *mut PyObject;
    fn PyLong_FromUnsignedLongLong(arg1: c_ulonglong) -> *mut PyObject;
    fn PyLong_FromUnsignedNativeBytes(buffer: *const c_void, n_bytes: usize, flags: c_int) -> *mut PyObject;
    fn PyLong_FromVoidPtr(arg1: *mut c_void) -> *mut PyObject;
    fn PyLong_GetInfo() -> *mut PyObject;
    fn PyUnstable_Long_CompactValue(op: *const PyLongObject) -> Py_ssize_t;
    fn PyUnstable_Long_IsCompact(op: *const PyLongObject) -> c_int;
    fn _PyLong_AsByteArray(v: *mut PyLongObject, bytes: *mut c_uchar, n: usize, little_endian: c_int, is_signed: c_int, with_exceptions: c_int) -> c_int;
    fn _PyLong_FromByteArray(bytes: *const c_uchar, n: usize, little_endian: c_int, is_signed: c_int) -> *mut PyObject;
    fn _PyLong_GCD(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn _PyLong_NumBits(v: *mut PyObject) -> usize;
    fn _PyLong_Sign(v: *mut PyObject) -> c_int;
    fn PyOS_strtol(arg1: *const c_char, arg2: *mut *mut c_char, arg3: c_int) -> c_long;
    fn PyOS_strtoul(arg1: *const c_char, arg2: *mut *mut c_char, arg3: c_int) -> c_ulong;
}
