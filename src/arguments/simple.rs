//! The units for one object: numbers, characters, objects.

use super::cleanup::{Converter, Owed};
use super::parse::{Parse, Taken, Wrong};
use super::text;
use crate::prelude::*;

/// What a converter returns that wants to be called again when a later argument is wrong.
const CLEANUP_SUPPORTED: c_int = 0x20000;

/// Takes an object by the next unit, which is not a tuple.
#[inline]
pub unsafe fn take(parse: &mut Parse, arg: *mut PyObject) -> Taken {
    let unit = parse.peek();
    parse.advance();
    match unit {
        b'O' => object(parse, arg),
        b'i' => signed(parse, arg, c"signed integer", |v| v as c_int, |v| v.into()),
        b'n' => {
            let value = index(arg)?;
            *parse.va.pointer::<Py_ssize_t>() = value;
            Ok(())
        }
        b'l' => {
            let value = PyLong_AsLong(arg);
            raised(value == -1)?;
            *parse.va.pointer::<c_long>() = value;
            Ok(())
        }
        b'U' => one_of(parse, arg, PyUnicode_Check(arg), c"str"),
        b's' | b'z' | b'y' | b'w' | b'e' => text::take(parse, arg, unit),
        b'd' => {
            let value = real(arg)?;
            *parse.va.pointer::<f64>() = value;
            Ok(())
        }
        b'f' => {
            let value = real(arg)?;
            *parse.va.pointer::<f32>() = value as f32;
            Ok(())
        }
        b'p' => {
            let value = PyObject_IsTrue(arg);
            raised(value < 0)?;
            *parse.va.pointer::<c_int>() = (value > 0).into();
            Ok(())
        }
        b'S' => one_of(parse, arg, PyBytes_Check(arg), c"bytes"),
        b'Y' => one_of(parse, arg, PyByteArray_Check(arg), c"bytearray"),
        b'h' => signed(
            parse,
            arg,
            c"signed short integer",
            |v| v as c_short,
            |v| v.into(),
        ),
        _ => rare(parse, arg, unit),
    }
}

unsafe fn rare(parse: &mut Parse, arg: *mut PyObject, unit: u8) -> Taken {
    match unit {
        b'b' => signed(
            parse,
            arg,
            c"unsigned byte integer",
            |v| v as c_uchar,
            |v| v.into(),
        ),
        b'B' | b'H' | b'I' => {
            let value = PyLong_AsUnsignedLongMask(arg);
            raised(value == c_ulong::MAX)?;
            match unit {
                b'B' => *parse.va.pointer::<c_uchar>() = value as c_uchar,
                b'H' => *parse.va.pointer::<c_ushort>() = value as c_ushort,
                _ => *parse.va.pointer::<c_uint>() = value as c_uint,
            }
            Ok(())
        }
        b'k' | b'K' => {
            let place = parse.va.pointer::<c_ulonglong>();
            if !PyLong_Check(arg) {
                return Err(parse.must_be(c"int".as_ptr(), arg));
            }
            *place = PyLong_AsUnsignedLongLongMask(arg);
            Ok(())
        }
        b'L' => {
            let value = PyLong_AsLongLong(arg);
            raised(value == -1)?;
            *parse.va.pointer::<c_longlong>() = value;
            Ok(())
        }
        b'D' => {
            let value = PyComplex_AsCComplex(arg);
            raised(value.real == -1.0)?;
            *parse.va.pointer::<Py_complex>() = value;
            Ok(())
        }
        b'c' => byte(parse, arg),
        b'C' => {
            let place = parse.va.pointer::<c_int>();
            if !PyUnicode_Check(arg) || PyUnicode_GET_LENGTH(arg) != 1 {
                return Err(parse.must_be(c"a unicode character".as_ptr(), arg));
            }
            *place = PyUnicode_READ_CHAR(arg, 0) as c_int;
            Ok(())
        }
        _ => {
            parse.format = parse.format.sub(1);
            Err(parse.say_format(c"impossible<bad format char>"))
        }
    }
}

/// An error when a value that means one is that, and an exception says so.
#[inline(always)]
unsafe fn raised(means_error: bool) -> Taken {
    if means_error && !PyErr_Occurred().is_null() {
        return Err(Wrong::Raised);
    }
    Ok(())
}

/// A number of fewer bits than `long`.
#[inline(always)]
unsafe fn signed<T: Copy>(
    parse: &mut Parse,
    arg: *mut PyObject,
    what: &'static CStr,
    narrow: impl Fn(c_long) -> T,
    widen: impl Fn(T) -> c_long,
) -> Taken {
    let value = PyLong_AsLong(arg);
    raised(value == -1)?;
    let narrowed = narrow(value);
    if widen(narrowed) != value {
        let bound = if value < 0 {
            c"less than minimum"
        } else {
            c"greater than maximum"
        };
        PyErr_Format(
            PyExc_OverflowError,
            c"%s is %s".as_ptr(),
            what.as_ptr(),
            bound.as_ptr(),
        );
        return Err(Wrong::Raised);
    }
    *parse.va.pointer::<T>() = narrowed;
    Ok(())
}

#[inline(always)]
unsafe fn index(arg: *mut PyObject) -> Result<Py_ssize_t, Wrong> {
    let value = if PyLong_CheckExact(arg) {
        PyLong_AsSsize_t(arg)
    } else {
        let number = Ref::steal(PyNumber_Index(arg)).ok_or(Wrong::Raised)?;
        PyLong_AsSsize_t(number.ptr())
    };
    raised(value == -1)?;
    Ok(value)
}

unsafe fn real(arg: *mut PyObject) -> Result<f64, Wrong> {
    let value = PyFloat_AsDouble(arg);
    raised(value == -1.0)?;
    Ok(value)
}

unsafe fn byte(parse: &mut Parse, arg: *mut PyObject) -> Taken {
    let place = parse.va.pointer::<c_char>();
    let start = if PyBytes_Check(arg) && Py_SIZE(arg) == 1 {
        PyBytes_AS_STRING(arg)
    } else if PyByteArray_Check(arg) && Py_SIZE(arg) == 1 {
        PyByteArray_AsString(arg)
    } else {
        return Err(parse.must_be(c"a byte string of length 1".as_ptr(), arg));
    };
    *place = *start;
    Ok(())
}

#[inline(always)]
unsafe fn one_of(
    parse: &mut Parse,
    arg: *mut PyObject,
    is: bool,
    expected: &'static CStr,
) -> Taken {
    let place = parse.va.pointer::<*mut PyObject>();
    if !is {
        return Err(parse.must_be(expected.as_ptr(), arg));
    }
    *place = arg;
    Ok(())
}

/// `O`, `O!` with a type, `O&` with a converter.
#[inline]
unsafe fn object(parse: &mut Parse, arg: *mut PyObject) -> Taken {
    if parse.is_next(b'!') {
        let kind = parse.va.pointer::<PyTypeObject>();
        let place = parse.va.pointer::<*mut PyObject>();
        if !PyObject_TypeCheck(arg, kind) {
            return Err(parse.must_be((*kind).tp_name, arg));
        }
        *place = arg;
        return Ok(());
    }
    if parse.is_next(b'&') {
        return converted(parse, arg);
    }
    *parse.va.pointer::<*mut PyObject>() = arg;
    Ok(())
}

unsafe fn converted(parse: &mut Parse, arg: *mut PyObject) -> Taken {
    let converter = core::mem::transmute::<*mut c_void, Converter>(parse.va.pointer::<c_void>());
    let place = parse.va.pointer::<c_void>();
    match converter(arg, place) {
        0 => Err(parse.say_format(c"unspecified")),
        CLEANUP_SUPPORTED => Ok(parse.cleanup.add(Owed::Converted(converter, place))?),
        _ => Ok(()),
    }
}
