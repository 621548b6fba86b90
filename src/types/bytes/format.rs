//! `bytes % values`.

use core::fmt::Write;

use super::out::Out;
use super::view::{View, of_either};
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::modules::fields::number;

/// One conversion: `%[(key)][flags][width][.precision]letter`.
struct Conversion<'a> {
    flags: &'a [u8],
    /// Whether the result goes to the left of its width.
    left: bool,
    width: Option<usize>,
    precision: Option<usize>,
    letter: u8,
}

/// Where the values come from, and which are used.
struct Values {
    /// What stands to the right of the `%`.
    from: *mut PyObject,
    /// A tuple of values, or the only one: `from`, or since a key was named its value there.
    now: Ref,
    next: Py_ssize_t,
    is_tuple: bool,
    is_mapping: bool,
}

impl Values {
    unsafe fn new(from: *mut PyObject) -> Values {
        let is_tuple = PyTuple_Check(from);
        Values {
            from,
            now: Ref::new(from),
            next: 0,
            is_tuple,
            is_mapping: PyMapping_Check(from) != 0
                && !is_tuple
                && !PyUnicode_Check(from)
                && !PyBytes_Check(from)
                && !PyByteArray_Check(from),
        }
    }

    unsafe fn next(&mut self) -> Fallible<Ref> {
        let (now, next) = (self.now.ptr(), self.next);
        self.next += 1;
        if self.is_tuple && next < Py_SIZE(now) {
            return Ok(Ref::new(PyTuple_GET_ITEM(now, next)));
        }
        if !self.is_tuple && next == 0 {
            return Ok(Ref::new(now));
        }
        PyErr_SetString(
            PyExc_TypeError,
            c"not enough arguments for format string".as_ptr(),
        );
        Err(Raised)
    }

    /// The value of a key is the next one, and the only one until another key is named.
    unsafe fn go_to(&mut self, key: &[u8]) -> Fallible {
        let key = super::object::make(key)?;
        self.now = owned(PyObject_GetItem(self.from, key.ptr()))?;
        self.is_tuple = false;
        self.next = 0;
        Ok(())
    }

    unsafe fn check_all_used(&self) -> Fallible {
        let used = if self.is_tuple {
            self.next >= Py_SIZE(self.now.ptr())
        } else {
            self.next > 0
        };
        if used || self.is_mapping {
            return Ok(());
        }
        PyErr_SetString(
            PyExc_TypeError,
            c"not all arguments converted during bytes formatting".as_ptr(),
        );
        Err(Raised)
    }
}

unsafe fn value_error<T>(message: &CStr) -> Fallible<T> {
    PyErr_SetString(PyExc_ValueError, message.as_ptr());
    Err(Raised)
}

unsafe fn parse<'a>(
    text: &'a [u8],
    at: &mut usize,
    values: &mut Values,
) -> Fallible<Conversion<'a>> {
    if text.get(*at) == Some(&b'(') {
        let key = key(text, at, values.is_mapping)?;
        values.go_to(key)?;
    }
    let flags = flags(text, at);
    let mut left = flags.contains(&b'-');
    let mut width = None;
    if text.get(*at) == Some(&b'*') {
        *at += 1;
        let number = number(PyLong_AsSsize_t(number_of(values)?.ptr()))?;
        left |= number < 0;
        // The least one is its own negative, and asks for nothing.
        width = Some(usize::try_from(number.wrapping_abs()).unwrap_or(0));
    } else if let Some(b'0'..=b'9') = text.get(*at) {
        width = Some(digits(text, at, PY_SSIZE_T_MAX, c"width too big")?);
    }
    let mut precision = None;
    if text.get(*at) == Some(&b'.') {
        *at += 1;
        precision = Some(if text.get(*at) == Some(&b'*') {
            *at += 1;
            let number = number(PyLong_AsInt(number_of(values)?.ptr()) as Py_ssize_t)?;
            usize::try_from(number).unwrap_or(0)
        } else {
            digits(text, at, c_int::MAX as usize, c"prec too big")?
        });
    }
    if let Some(b'h' | b'l' | b'L') = text.get(*at) {
        *at += 1;
    }
    let Some(letter) = text.get(*at).copied() else {
        return value_error(c"incomplete format");
    };
    *at += 1;
    Ok(Conversion {
        flags,
        left,
        width,
        precision,
        letter,
    })
}

/// What stands in the parentheses that a conversion begins with.
unsafe fn key<'a>(text: &'a [u8], at: &mut usize, is_mapping: bool) -> Fallible<&'a [u8]> {
    if !is_mapping {
        PyErr_SetString(PyExc_TypeError, c"format requires a mapping".as_ptr());
        return Err(Raised);
    }
    let mut depth = 0;
    let length = text[*at..].iter().position(|byte| {
        depth += i32::from(*byte == b'(') - i32::from(*byte == b')');
        depth == 0
    });
    let Some(length) = length else {
        return value_error(c"incomplete format key");
    };
    let key = &text[*at + 1..*at + length];
    *at += length + 1;
    Ok(key)
}

fn flags<'a>(text: &'a [u8], at: &mut usize) -> &'a [u8] {
    let start = *at;
    while let Some(b'-' | b'+' | b' ' | b'#' | b'0') = text.get(*at) {
        *at += 1;
    }
    &text[start..*at]
}

/// The int that a `*` takes.
unsafe fn number_of(values: &mut Values) -> Fallible<Ref> {
    let value = values.next()?;
    if !PyLong_Check(value.ptr()) {
        PyErr_SetString(PyExc_TypeError, c"* wants int".as_ptr());
        return Err(Raised);
    }
    Ok(value)
}

/// A number of at most `most`; 0 without digits.
unsafe fn digits(text: &[u8], at: &mut usize, most: usize, large: &CStr) -> Fallible<usize> {
    let mut number = 0usize;
    while let Some(digit @ b'0'..=b'9') = text.get(*at) {
        let digit = usize::from(digit - b'0');
        if number > (most - digit) / 10 {
            return value_error(large);
        }
        number = number * 10 + digit;
        *at += 1;
    }
    Ok(number)
}

/// The bytes of one conversion, with its padding.
unsafe fn convert(conversion: &Conversion, value: &Ref, at: usize, out: &mut Out) -> Fallible {
    match conversion.letter {
        b'c' => padded(conversion, &[character(value)?], out),
        b'b' | b's' => with_bytes(value, |shown| cut(conversion, shown, out)),
        b'a' | b'r' => {
            let text = owned(PyObject_ASCII(value.ptr()))?;
            cut(conversion, ascii(&text)?, out)
        }
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            numeric(conversion, value, out)
        }
        letter => {
            PyErr_Format(
                PyExc_ValueError,
                c"unsupported format character '%c' (0x%x) at index %zd".as_ptr(),
                c_int::from(letter),
                c_int::from(letter),
                at,
            );
            Err(Raised)
        }
    }
}

/// As much of `shown` as the precision lets through.
unsafe fn cut(conversion: &Conversion, shown: &[u8], out: &mut Out) -> Fallible {
    let most = conversion.precision.unwrap_or(usize::MAX);
    padded(conversion, &shown[..shown.len().min(most)], out)
}

unsafe fn padded(conversion: &Conversion, shown: &[u8], out: &mut Out) -> Fallible {
    let fill = conversion.width.unwrap_or(0).saturating_sub(shown.len());
    if !conversion.left {
        out.fill(b' ', fill)?;
    }
    out.push(shown)?;
    if conversion.left {
        out.fill(b' ', fill)?;
    }
    Ok(())
}

/// The bytes of a str of ASCII, as long as it lives.
unsafe fn ascii(text: &Ref) -> Fallible<&[u8]> {
    let mut length = 0;
    let start = PyUnicode_AsUTF8AndSize(text.ptr(), &mut length);
    if start.is_null() {
        return Err(Raised);
    }
    Ok(core::slice::from_raw_parts(
        start.cast::<u8>(),
        length as usize,
    ))
}

/// Numbers are shown as `str % value` shows them: ASCII, the same padding.
unsafe fn numeric(conversion: &Conversion, value: &Ref, out: &mut Out) -> Fallible {
    let spec = specification(conversion)?;
    let spec = super::text::ascii(spec.bytes())?;
    let one = owned(PyTuple_Pack(1, value.ptr()))?;
    let text = owned(PyUnicode_Format(spec.ptr(), one.ptr()))?;
    out.push(ascii(&text)?)
}

/// The conversion as `str % value` reads it.
unsafe fn specification(conversion: &Conversion) -> Fallible<Out> {
    let mut spec = Out::new(0)?;
    spec.byte(b'%')?;
    spec.push(conversion.flags)?;
    if conversion.left {
        spec.byte(b'-')?;
    }
    if let Some(width) = conversion.width {
        write!(spec, "{width}").map_err(|_| Raised)?;
    }
    if let Some(precision) = conversion.precision {
        write!(spec, ".{precision}").map_err(|_| Raised)?;
    }
    let letter = match conversion.letter {
        b'u' => b'd',
        letter => letter,
    };
    spec.byte(letter)?;
    Ok(spec)
}

unsafe fn character(value: &Ref) -> Fallible<u8> {
    let op = value.ptr();
    if PyBytes_Check(op) || PyByteArray_Check(op) {
        if let [byte] = of_either(op) {
            return Ok(*byte);
        }
    } else if PyIndex_Check(op) != 0 {
        let mut overflow = 0;
        let number = PyLong_AsLongAndOverflow(op, &mut overflow);
        if number == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        return u8::try_from(number)
            .ok()
            .filter(|_| overflow == 0)
            .ok_or_else(|| {
                PyErr_SetString(PyExc_OverflowError, c"%c arg not in range(256)".as_ptr());
                Raised
            });
    }
    PyErr_SetString(
        PyExc_TypeError,
        c"%c requires an integer in range(256) or a single byte".as_ptr(),
    );
    Err(Raised)
}

/// Hands on the bytes of what has `__bytes__` or lends a buffer.
unsafe fn with_bytes(value: &Ref, put: impl FnOnce(&[u8]) -> Fallible) -> Fallible {
    let op = value.ptr();
    let own = _PyType_Lookup(Py_TYPE(op), name!("__bytes__"));
    if !own.is_null() && !PyBytes_CheckExact(op) {
        let made = call_method(op, name!("__bytes__"))?;
        if PyBytes_Check(made.ptr()) {
            return put(of_either(made.ptr()));
        }
        PyErr_Format(
            PyExc_TypeError,
            c"__bytes__ returned non-bytes (type %.200s)".as_ptr(),
            (*Py_TYPE(made.ptr())).tp_name,
        );
        return Err(Raised);
    }
    if PyObject_CheckBuffer(op) != 0 {
        return put(View::of(op)?.bytes());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'"
            .as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    Err(Raised)
}

unsafe fn formatted(op: *mut PyObject, from: *mut PyObject) -> Fallible<Ref> {
    let text = of_either(op);
    let mut out = Out::like(op, text.len())?;
    let mut values = Values::new(from);
    let mut at = 0;
    while let Some(skip) = memchr::memchr(b'%', &text[at..]) {
        out.push(&text[at..at + skip])?;
        at += skip + 1;
        if text.get(at) == Some(&b'%') {
            out.byte(b'%')?;
            at += 1;
            continue;
        }
        let conversion = parse(text, &mut at, &mut values)?;
        let value = values.next()?;
        convert(&conversion, &value, at - 1, &mut out)?;
    }
    out.push(&text[at..])?;
    values.check_all_used()?;
    out.finish()
}

/// `bytes % values`; the slot is asked for the right operand too.
pub unsafe extern "C" fn bytes_remainder(
    op: *mut PyObject,
    values: *mut PyObject,
) -> *mut PyObject {
    if !PyBytes_Check(op) {
        return Py_NotImplemented();
    }
    formatted(op, values).or_null()
}

/// `bytearray % values`, in the same way.
pub unsafe extern "C" fn array_remainder(
    op: *mut PyObject,
    values: *mut PyObject,
) -> *mut PyObject {
    if !PyByteArray_Check(op) {
        return Py_NotImplemented();
    }
    formatted(op, values).or_null()
}

/// What stands between a `%` and what follows its letter in a format of C.
struct CConversion {
    precision: Option<usize>,
    /// Whether the number is of 64 bits.
    wide: bool,
    /// 0 at the end of the format.
    letter: u8,
}

/// Reads a conversion of C; `at` goes behind it. A width is passed over.
fn c_conversion(format: &[u8], at: &mut usize) -> CConversion {
    let digits = |at: usize| {
        let rest = format.get(at..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    *at += digits(*at);
    let mut precision = None;
    if format.get(*at) == Some(&b'.') {
        *at += 1;
        let end = *at + digits(*at);
        let value = |sum: usize, digit: &u8| {
            sum.checked_mul(10)
                .and_then(|sum| sum.checked_add(usize::from(digit - b'0')))
        };
        // One that no number holds is as none.
        precision = Some(format[*at..end].iter().try_fold(0, value).unwrap_or(0));
        *at = end;
    }
    let wide = matches!(
        (format.get(*at), format.get(*at + 1)),
        (Some(b'l' | b'z'), Some(b'd' | b'u'))
    );
    *at += usize::from(wide);
    let letter = format.get(*at).copied().unwrap_or(0);
    *at += 1;
    CConversion {
        precision,
        wide,
        letter,
    }
}

/// A format of `printf`'s kind, filled from the arguments of a variadic function.
pub unsafe fn from_c_format(format: &[u8], arguments: &mut VaList) -> Fallible<Ref> {
    let mut out = Out::new(format.len())?;
    let mut at = 0;
    while let Some(skip) = memchr::memchr(b'%', &format[at..]) {
        out.push(&format[at..at + skip])?;
        let start = at + skip;
        at = start + 1;
        let conversion = c_conversion(format, &mut at);
        if !convert_c(&conversion, arguments, &mut out)? {
            // What is no conversion is the end: it is copied, with all behind it.
            at = start;
            break;
        }
    }
    out.push(&format[at..])?;
    out.finish()
}

/// Writes one argument; false when the conversion is none.
unsafe fn convert_c(
    conversion: &CConversion,
    arguments: &mut VaList,
    out: &mut Out,
) -> Fallible<bool> {
    let written = match (conversion.letter, conversion.wide) {
        (b'c', _) => {
            let Ok(byte) = u8::try_from(arguments.int()) else {
                PyErr_SetString(
                    PyExc_OverflowError,
                    c"PyBytes_FromFormatV(): %c format expects an integer in range [0; 255]"
                        .as_ptr(),
                );
                return Err(Raised);
            };
            out.byte(byte)?;
            Ok(())
        }
        (b'd' | b'i', true) => write!(out, "{}", arguments.word() as i64),
        (b'd' | b'i', false) => write!(out, "{}", arguments.word() as i32),
        (b'u', true) => write!(out, "{}", arguments.word()),
        (b'u', false) => write!(out, "{}", arguments.word() as u32),
        (b'x', _) => write!(out, "{:x}", arguments.word() as u32),
        (b'p', _) => write!(out, "{:#x}", arguments.word()),
        (b's', _) => {
            let text = CStr::from_ptr(arguments.pointer::<c_char>()).to_bytes();
            let most = conversion.precision.unwrap_or(usize::MAX);
            out.push(&text[..text.len().min(most)])?;
            Ok(())
        }
        (b'%', _) => {
            out.byte(b'%')?;
            Ok(())
        }
        _ => return Ok(false),
    };
    written.map(|()| true).map_err(|_| Raised)
}
