//! One item of a native format, as an object and back.

use crate::prelude::*;

/// The letter of a format of one native item, with or without `@` before it.
pub unsafe fn letter(format: *const c_char) -> Option<u8> {
    if format.is_null() {
        return Some(b'B');
    }
    let text = CStr::from_ptr(format).to_bytes();
    match text.strip_prefix(b"@").unwrap_or(text) {
        [letter] if size(*letter).is_some() => Some(*letter),
        _ => None,
    }
}

/// The bytes of an item.
pub fn size(letter: u8) -> Option<usize> {
    Some(match letter {
        b'c' | b'b' | b'B' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
        _ => return None,
    })
}

/// The item at `at`, which need not be aligned. A new reference, or NULL with an exception.
pub unsafe fn load(at: *const c_char, letter: u8) -> *mut PyObject {
    macro_rules! read {
        ($kind:ty) => {
            at.cast::<$kind>().read_unaligned()
        };
    }
    match letter {
        b'b' => PyLong_FromLong(read!(i8).into()),
        b'B' => PyLong_FromLong(read!(u8).into()),
        b'h' => PyLong_FromLong(read!(i16).into()),
        b'H' => PyLong_FromLong(read!(u16).into()),
        b'i' => PyLong_FromLong(read!(i32).into()),
        b'I' => PyLong_FromLong(read!(u32).into()),
        b'l' | b'q' | b'n' => PyLong_FromLongLong(read!(i64)),
        b'L' | b'Q' | b'N' => PyLong_FromUnsignedLongLong(read!(u64)),
        b'f' => PyFloat_FromDouble(read!(f32).into()),
        b'd' => PyFloat_FromDouble(read!(f64)),
        b'e' => {
            let value = PyFloat_Unpack2(at, 1);
            if value == -1.0 && !PyErr_Occurred().is_null() {
                return null_mut();
            }
            PyFloat_FromDouble(value)
        }
        b'?' => Py_Bool(read!(u8) != 0),
        b'c' => PyBytes_FromStringAndSize(at, 1),
        _ => PyLong_FromVoidPtr(read!(*mut c_void)),
    }
}

unsafe fn wrong_type(letter: u8) -> Raised {
    wrong(PyExc_TypeError, c"type", letter)
}

unsafe fn wrong_value(letter: u8) -> Raised {
    wrong(PyExc_ValueError, c"value", letter)
}

unsafe fn wrong(kind: *mut PyObject, what: &CStr, letter: u8) -> Raised {
    PyErr_Format(
        kind,
        c"memoryview: invalid %s for format '%c'".as_ptr(),
        what.as_ptr(),
        c_int::from(letter),
    );
    Raised
}

/// An integer between `least` and `most`.
unsafe fn integer(value: *mut PyObject, letter: u8, least: i128, most: i128) -> Fallible<i128> {
    let number = owned(PyNumber_Index(value)).map_err(|_| failed(letter))?;
    let wide = if least < 0 {
        let wide = PyLong_AsLongLong(number.ptr());
        (wide != -1 || PyErr_Occurred().is_null()).then_some(i128::from(wide))
    } else {
        let wide = PyLong_AsUnsignedLongLong(number.ptr());
        (wide != u64::MAX || PyErr_Occurred().is_null()).then_some(i128::from(wide))
    };
    let wide = wide.ok_or_else(|| failed(letter))?;
    if (least..=most).contains(&wide) {
        Ok(wide)
    } else {
        Err(wrong_value(letter))
    }
}

/// Turns the exception of a conversion into what a view says of it; others stay.
unsafe fn failed(letter: u8) -> Raised {
    if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
        wrong_type(letter)
    } else if PyErr_ExceptionMatches(PyExc_OverflowError) != 0
        || PyErr_ExceptionMatches(PyExc_ValueError) != 0
    {
        wrong_value(letter)
    } else {
        Raised
    }
}

/// Writes `value` to `at`.
pub unsafe fn store(at: *mut c_char, letter: u8, value: *mut PyObject) -> Fallible {
    macro_rules! integer {
        ($kind:ty) => {{
            let wide = integer(value, letter, <$kind>::MIN.into(), <$kind>::MAX.into())?;
            at.cast::<$kind>().write_unaligned(wide as $kind);
        }};
    }
    match letter {
        b'b' => integer!(i8),
        b'B' => integer!(u8),
        b'h' => integer!(i16),
        b'H' => integer!(u16),
        b'i' => integer!(i32),
        b'I' => integer!(u32),
        b'l' | b'q' | b'n' => integer!(i64),
        b'L' | b'Q' | b'N' | b'P' => integer!(u64),
        b'f' | b'd' | b'e' => {
            let number = PyFloat_AsDouble(value);
            if number == -1.0 && !PyErr_Occurred().is_null() {
                return Err(failed(letter));
            }
            match letter {
                b'f' => at.cast::<f32>().write_unaligned(number as f32),
                b'd' => at.cast::<f64>().write_unaligned(number),
                _ => status(PyFloat_Pack2(number, at, 1)).map_err(|_| failed(letter))?,
            }
        }
        b'?' => *at = truth(PyObject_IsTrue(value))?.into(),
        _ => {
            if !PyBytes_Check(value) {
                return Err(wrong_type(letter));
            }
            if Py_SIZE(value) != 1 {
                return Err(wrong_value(letter));
            }
            *at = *PyBytes_AS_STRING(value);
        }
    }
    Ok(())
}
