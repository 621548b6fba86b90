//! The methods and attributes of int.

use super::natural::bits;
use super::value::{HEAD, exact, from_i64, view};
use super::{bytes, round};
use crate::prelude::*;
use crate::types::define::{fast, fast_named, flagged, no_args, one_arg, readable};

unsafe extern "C" fn itself(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    exact(op).or_null()
}

unsafe extern "C" fn get_itself(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    exact(op).or_null()
}

unsafe extern "C" fn get_zero(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    from_i64(0)
}

unsafe extern "C" fn get_one(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    from_i64(1)
}

unsafe extern "C" fn bit_length(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    from_i64(bits(view(op).digits) as i64)
}

unsafe extern "C" fn bit_count(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let ones = view(op)
        .digits
        .iter()
        .map(|digit| i64::from(digit.count_ones()))
        .sum();
    from_i64(ones)
}

unsafe extern "C" fn is_integer(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    Py_True()
}

unsafe extern "C" fn as_integer_ratio(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let ratio = || crate::types::number::pair(exact(op)?, owned(from_i64(1))?);
    ratio().or_null()
}

unsafe extern "C" fn sizeof(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    // 0 has a digit, too.
    let digits = view(op).digits.len().max(1);
    from_i64((HEAD + digits * size_of::<u32>()) as i64)
}

unsafe extern "C" fn getnewargs(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    match super::copy(op) {
        Ok(value) => PyTuple_Pack(1, value.ptr()),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn round_method(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"__round__".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    if count == 0 {
        exact(op).or_null()
    } else {
        round::round(op, *args).or_null()
    }
}

unsafe extern "C" fn format(op: *mut PyObject, spec: *mut PyObject) -> *mut PyObject {
    crate::types::format_spec::format_int(op, spec).or_null()
}

/// Whether the lowest byte is first, by the name of an order.
unsafe fn is_little(order: *mut PyObject) -> Fallible<bool> {
    if order.is_null() || _PyUnicode_EqualToASCIIString(order, c"big".as_ptr()) != 0 {
        return Ok(false);
    }
    if _PyUnicode_EqualToASCIIString(order, c"little".as_ptr()) != 0 {
        return Ok(true);
    }
    let message = c"byteorder must be either 'little' or 'big'";
    PyErr_SetString(PyExc_ValueError, message.as_ptr());
    Err(Raised)
}

/// TypeError unless an argument, when given, is a str.
unsafe fn check_str(function: &CStr, name: &CStr, value: *mut PyObject) -> Fallible {
    if value.is_null() || PyUnicode_Check(value) {
        return Ok(());
    }
    let quoted = owned(PyUnicode_FromFormat(
        c"argument '%s'".as_ptr(),
        name.as_ptr(),
    ))?;
    let quoted = PyUnicode_AsUTF8(quoted.ptr());
    _PyArg_BadArgument(function.as_ptr(), quoted, c"str".as_ptr(), value);
    Err(Raised)
}

/// The names of parameters, NULL at the end.
pub struct Keywords<const N: usize>(pub [*const c_char; N]);

// SAFETY: pointers to literals.
unsafe impl<const N: usize> Sync for Keywords<N> {}

macro_rules! parser {
    ($function:literal, $names:ident) => {
        _PyArg_Parser {
            format: null(),
            keywords: $names.0.as_ptr(),
            fname: $function.as_ptr(),
            // SAFETY: integers and pointers, for which all zero is a value.
            ..unsafe { core::mem::zeroed() }
        }
    };
}

pub(super) use parser;

static TO_BYTES_NAMES: Keywords<4> = Keywords([
    c"length".as_ptr(),
    c"byteorder".as_ptr(),
    c"signed".as_ptr(),
    null(),
]);
static mut TO_BYTES: _PyArg_Parser = parser!(c"to_bytes", TO_BYTES_NAMES);

static FROM_BYTES_NAMES: Keywords<4> = Keywords([
    c"bytes".as_ptr(),
    c"byteorder".as_ptr(),
    c"signed".as_ptr(),
    null(),
]);
static mut FROM_BYTES: _PyArg_Parser = parser!(c"from_bytes", FROM_BYTES_NAMES);

/// The arguments, positional and by keyword, in order; those that are not given NULL.
unsafe fn unpack(
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
    parser: *mut _PyArg_Parser,
    required: c_int,
) -> Fallible<[*mut PyObject; 3]> {
    let mut all = [null_mut(); 3];
    if kwnames.is_null() && count >= Py_ssize_t::from(required as i16) && count <= 2 {
        for (i, place) in all.iter_mut().enumerate().take(count as usize) {
            *place = *args.add(i);
        }
        return Ok(all);
    }
    let mut buffer = [null_mut(); 3];
    let unpacked = _PyArg_UnpackKeywords(
        args,
        count,
        null_mut(),
        kwnames,
        parser,
        required,
        2,
        0,
        buffer.as_mut_ptr(),
    );
    if unpacked.is_null() {
        return Err(Raised);
    }
    let positional = count as usize;
    for (i, place) in all.iter_mut().enumerate() {
        // The caller's own array is not longer than what it holds.
        if ptr::eq(unpacked, args) && i >= positional {
            break;
        }
        *place = *unpacked.add(i);
    }
    Ok(all)
}

unsafe fn is_true(value: *mut PyObject) -> Fallible<bool> {
    if value.is_null() {
        Ok(false)
    } else {
        truth(PyObject_IsTrue(value))
    }
}

unsafe extern "C" fn to_bytes(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let body = || {
        let [length, order, signed] = unpack(args, count, kwnames, &raw mut TO_BYTES, 0)?;
        let length = if length.is_null() {
            1
        } else {
            let index = owned(_PyNumber_Index(length))?;
            let length = PyLong_AsSsize_t(index.ptr());
            if length == -1 && !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
            length
        };
        check_str(c"to_bytes", c"byteorder", order)?;
        let signed = is_true(signed)?;
        let little = is_little(order)?;
        if length < 0 {
            let message = c"length argument must be non-negative";
            PyErr_SetString(PyExc_ValueError, message.as_ptr());
            return Err(Raised);
        }
        let made = owned(PyBytes_FromStringAndSize(null(), length))?;
        let start: *mut u8 = PyBytes_AS_STRING(made.ptr()).cast();
        as_byte_array(
            op,
            core::slice::from_raw_parts_mut(start, length as usize),
            little,
            signed,
        )?;
        Ok(made)
    };
    body().or_null()
}

/// Fills the bytes with all of the number, or OverflowError.
pub unsafe fn as_byte_array(
    op: *mut PyObject,
    bytes: &mut [u8],
    little: bool,
    signed: bool,
) -> Fallible {
    let value = view(op);
    if value.negative && !signed {
        return Err(super::convert::overflow(
            c"can't convert negative int to unsigned",
        ));
    }
    if bytes::fill_exact(value, bytes, little, signed) {
        Ok(())
    } else {
        Err(super::convert::overflow(c"int too big to convert"))
    }
}

unsafe extern "C" fn from_bytes(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let body = || {
        let [source, order, signed] = unpack(args, count, kwnames, &raw mut FROM_BYTES, 1)?;
        check_str(c"from_bytes", c"byteorder", order)?;
        let signed = is_true(signed)?;
        let little = is_little(order)?;
        let source = owned(PyObject_Bytes(source))?;
        let start: *const u8 = PyBytes_AS_STRING(source.ptr()).cast();
        let bytes = core::slice::from_raw_parts(start, Py_SIZE(source.ptr()) as usize);
        let made = bytes::from_bytes(bytes, little, signed)?;
        if kind == (&raw mut PyLong_Type).cast() {
            return Ok(made);
        }
        owned(PyObject_CallOneArg(kind, made.ptr()))
    };
    body().or_null()
}

pub static mut METHODS: [PyMethodDef; 15] = [
    no_args(c"conjugate", itself, c"conjugate($self, /)\n--\n\nThe number itself."),
    no_args(c"bit_length", bit_length, c"bit_length($self, /)\n--\n\nHow many binary digits the number has, the sign and leading zeros aside."),
    no_args(c"bit_count", bit_count, c"bit_count($self, /)\n--\n\nHow many binary digits of the number are 1."),
    fast_named(c"to_bytes", to_bytes, c"to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\nThe number as bytes, in one byte order or the other."),
    flagged(fast_named(c"from_bytes", from_bytes, c"from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\nThe number that bytes stand for, in one byte order or the other."), METH_CLASS),
    no_args(c"as_integer_ratio", as_integer_ratio, c"as_integer_ratio($self, /)\n--\n\nThe number itself over 1."),
    no_args(c"__trunc__", itself, c"__trunc__($self, /)\n--\n\nThe number itself."),
    no_args(c"__floor__", itself, c"__floor__($self, /)\n--\n\nThe number itself."),
    no_args(c"__ceil__", itself, c"__ceil__($self, /)\n--\n\nThe number itself."),
    fast(c"__round__", round_method, c"__round__($self, ndigits=<unrepresentable>, /)\n--\n\nThe number itself, or a multiple of a power of ten for negative ndigits; halves go to the even one."),
    no_args(c"__getnewargs__", getnewargs, c"__getnewargs__($self, /)\n--\n\n"),
    one_arg(c"__format__", format, c"__format__($self, format_spec, /)\n--\n\nThe number as text, by a format specification."),
    no_args(c"__sizeof__", sizeof, c"__sizeof__($self, /)\n--\n\nHow many bytes the number takes."),
    no_args(c"is_integer", is_integer, c"is_integer($self, /)\n--\n\nAlways true."),
    PyMethodDef::EMPTY,
];

pub static mut ATTRIBUTES: [PyGetSetDef; 5] = [
    readable(c"real", get_itself, c"The number itself."),
    readable(c"imag", get_zero, c"Always zero."),
    readable(c"numerator", get_itself, c"The number itself."),
    readable(c"denominator", get_one, c"Always one."),
    PyGetSetDef::EMPTY,
];
