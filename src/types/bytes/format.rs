//! `bytes % values`.

use crate::prelude::*;

use super::like;
use super::view::{View, of_either};

/// One conversion: `%[(key)][flags][width][.precision]letter`.
struct Conversion<'a> {
    key: Option<&'a [u8]>,
    /// Flags, width and precision, as they stand there.
    spec: Vec<u8>,
    left: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    letter: u8,
}

/// Where the values come from, and which are used.
struct Values {
    from: *mut PyObject,
    next: Py_ssize_t,
    is_tuple: bool,
    by_key: bool,
}

impl Values {
    unsafe fn next(&mut self) -> Fallible<Ref> {
        let next = self.next;
        self.next += 1;
        if self.is_tuple && next < Py_SIZE(self.from) {
            return Ok(Ref::new(PyTuple_GET_ITEM(self.from, next)));
        }
        if !self.is_tuple && next == 0 {
            return Ok(Ref::new(self.from));
        }
        PyErr_SetString(
            PyExc_TypeError,
            c"not enough arguments for format string".as_ptr(),
        );
        Err(Raised)
    }

    unsafe fn check_all_used(&self) -> Fallible {
        let is_mapping = PyMapping_Check(self.from) != 0
            && !PyTuple_Check(self.from)
            && !PyUnicode_Check(self.from)
            && !PyBytes_Check(self.from)
            && !PyByteArray_Check(self.from);
        let used = if self.is_tuple {
            self.next >= Py_SIZE(self.from)
        } else {
            self.next > 0 || self.by_key || is_mapping
        };
        if used {
            return Ok(());
        }
        PyErr_SetString(
            PyExc_TypeError,
            c"not all arguments converted during bytes formatting".as_ptr(),
        );
        Err(Raised)
    }
}

unsafe fn parse<'a>(
    text: &'a [u8],
    at: &mut usize,
    values: &mut Values,
) -> Fallible<Conversion<'a>> {
    let incomplete = || {
        PyErr_SetString(PyExc_ValueError, c"incomplete format".as_ptr());
        Raised
    };
    let mut conversion = Conversion {
        key: None,
        spec: vec![b'%'],
        left: false,
        zero: false,
        width: 0,
        precision: None,
        letter: 0,
    };
    if text.get(*at) == Some(&b'(') {
        let mut depth = 0;
        let close = text[*at..].iter().position(|byte| {
            depth += i32::from(*byte == b'(') - i32::from(*byte == b')');
            depth == 0
        });
        let close = *at
            + close.ok_or_else(|| {
                PyErr_SetString(PyExc_ValueError, c"incomplete format key".as_ptr());
                Raised
            })?;
        conversion.key = Some(&text[*at + 1..close]);
        *at = close + 1;
    }
    while let Some(flag @ (b'-' | b'+' | b' ' | b'#' | b'0')) = text.get(*at) {
        conversion.left |= *flag == b'-';
        conversion.zero |= *flag == b'0';
        conversion.spec.push(*flag);
        *at += 1;
    }
    let (width, minus) = number(text, at, values)?;
    if minus {
        conversion.left = true;
        conversion.spec.push(b'-');
    }
    conversion.width = width.unwrap_or(0);
    if let Some(width) = width {
        conversion
            .spec
            .extend_from_slice(width.to_string().as_bytes());
    }
    if text.get(*at) == Some(&b'.') {
        *at += 1;
        let (precision, minus) = number(text, at, values)?;
        let precision = if minus { 0 } else { precision.unwrap_or(0) };
        conversion.precision = Some(precision);
        conversion.spec.push(b'.');
        conversion
            .spec
            .extend_from_slice(precision.to_string().as_bytes());
    }
    while let Some(b'h' | b'l' | b'L') = text.get(*at) {
        *at += 1;
    }
    conversion.letter = *text.get(*at).ok_or_else(incomplete)?;
    *at += 1;
    Ok(conversion)
}

/// A width or precision: digits, or `*` for the next value. The second: it was negative.
unsafe fn number(
    text: &[u8],
    at: &mut usize,
    values: &mut Values,
) -> Fallible<(Option<usize>, bool)> {
    if text.get(*at) == Some(&b'*') {
        *at += 1;
        let value = values.next()?;
        if !PyLong_Check(value.ptr()) {
            PyErr_SetString(PyExc_TypeError, c"* wants int".as_ptr());
            return Err(Raised);
        }
        let number = PyLong_AsSsize_t(value.ptr());
        if number == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        return Ok((Some(number.unsigned_abs()), number < 0));
    }
    let start = *at;
    let mut number = 0usize;
    while let Some(digit @ b'0'..=b'9') = text.get(*at) {
        number = number
            .checked_mul(10)
            .and_then(|n| n.checked_add((digit - b'0') as usize))
            .filter(|n| *n <= PY_SSIZE_T_MAX)
            .ok_or_else(|| {
                PyErr_SetString(PyExc_ValueError, c"width too big".as_ptr());
                Raised
            })?;
        *at += 1;
    }
    Ok(((*at > start).then_some(number), false))
}

/// The bytes of one conversion, with its padding.
unsafe fn convert(conversion: &Conversion, value: &Ref, at: usize, out: &mut Vec<u8>) -> Fallible {
    let mut shown: Vec<u8> = match conversion.letter {
        b'c' => vec![character(value)?],
        b'b' | b's' => bytes_like(value)?,
        b'a' | b'r' => {
            let text = owned(PyObject_ASCII(value.ptr()))?;
            utf8(&text)?
        }
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            return numeric(conversion, value, out);
        }
        letter => {
            PyErr_Format(
                PyExc_ValueError,
                c"unsupported format character '%c' (0x%x) at index %zd".as_ptr(),
                c_int::from(letter),
                c_int::from(letter),
                at,
            );
            return Err(Raised);
        }
    };
    if let (Some(precision), false) = (conversion.precision, conversion.letter == b'c') {
        shown.truncate(precision);
    }
    let fill = conversion.width.saturating_sub(shown.len());
    let (left, right) = if conversion.left {
        (0, fill)
    } else {
        (fill, 0)
    };
    out.resize(out.len() + left, b' ');
    out.extend_from_slice(&shown);
    out.resize(out.len() + right, b' ');
    Ok(())
}

unsafe fn utf8(text: &Ref) -> Fallible<Vec<u8>> {
    let mut length = 0;
    let start = PyUnicode_AsUTF8AndSize(text.ptr(), &mut length);
    if start.is_null() {
        return Err(Raised);
    }
    Ok(core::slice::from_raw_parts(start.cast::<u8>(), length as usize).to_vec())
}

/// Numbers are shown as `str % value` shows them: ASCII, the same padding.
unsafe fn numeric(conversion: &Conversion, value: &Ref, out: &mut Vec<u8>) -> Fallible {
    let mut spec = conversion.spec.clone();
    spec.push(if conversion.letter == b'u' {
        b'd'
    } else {
        conversion.letter
    });
    let spec = super::text::ascii(&spec)?;
    let one = owned(PyTuple_Pack(1, value.ptr()))?;
    let text = owned(PyUnicode_Format(spec.ptr(), one.ptr()))?;
    out.extend_from_slice(&utf8(&text)?);
    Ok(())
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

unsafe fn bytes_like(value: &Ref) -> Fallible<Vec<u8>> {
    let op = value.ptr();
    let own = _PyType_Lookup(Py_TYPE(op), name!("__bytes__"));
    if !own.is_null() && !PyBytes_CheckExact(op) {
        let made = owned(call_method(op, name!("__bytes__")))?;
        if PyBytes_Check(made.ptr()) {
            return Ok(of_either(made.ptr()).to_vec());
        }
        PyErr_Format(
            PyExc_TypeError,
            c"__bytes__ returned non-bytes (type %.200s)".as_ptr(),
            (*Py_TYPE(made.ptr())).tp_name,
        );
        return Err(Raised);
    }
    if PyObject_CheckBuffer(op) != 0 {
        return View::of(op).map(|view| view.bytes().to_vec());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'"
            .as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    Err(Raised)
}

unsafe fn call_method(op: *mut PyObject, method: *mut PyObject) -> *mut PyObject {
    PyObject_VectorcallMethod(method, &op, 1, null_mut())
}

unsafe fn formatted(op: *mut PyObject, from: *mut PyObject) -> Fallible<Ref> {
    let text = of_either(op);
    let mut out = Vec::new();
    let mut values = Values {
        from,
        next: 0,
        is_tuple: PyTuple_Check(from),
        by_key: false,
    };
    let mut at = 0;
    while let Some(skip) = memchr::memchr(b'%', &text[at..]) {
        out.extend_from_slice(&text[at..at + skip]);
        at += skip + 1;
        let conversion = parse(text, &mut at, &mut values)?;
        if conversion.letter == b'%' {
            out.push(b'%');
            continue;
        }
        let value = match conversion.key {
            None => values.next()?,
            Some(key) => {
                if PyTuple_Check(from) || PyUnicode_Check(from) || PyMapping_Check(from) == 0 {
                    PyErr_SetString(PyExc_TypeError, c"format requires a mapping".as_ptr());
                    return Err(Raised);
                }
                values.by_key = true;
                let key = super::object::make(key)?;
                owned(PyObject_GetItem(from, key.ptr()))?
            }
        };
        convert(&conversion, &value, at - 1, &mut out)?;
    }
    out.extend_from_slice(&text[at..]);
    values.check_all_used()?;
    like(op, &out)
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

/// A format of `printf`'s kind, filled from the arguments of a variadic function.
pub unsafe fn from_c_format(format: &[u8], arguments: &mut VaList) -> Fallible<Ref> {
    let mut out: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(skip) = memchr::memchr(b'%', &format[at..]) {
        out.extend_from_slice(&format[at..at + skip]);
        let start = at + skip;
        at = start + 1;
        while matches!(format.get(at), Some(b'0'..=b'9')) {
            at += 1;
        }
        let mut precision = None;
        if format.get(at) == Some(&b'.') {
            at += 1;
            let digits = format[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let text = core::str::from_utf8_unchecked(&format[at..at + digits]);
            precision = Some(text.parse().unwrap_or(0usize));
            at += digits;
        }
        let wide = matches!(
            (format.get(at), format.get(at + 1)),
            (Some(b'l'), Some(b'd' | b'u')) | (Some(b'z'), Some(b'd' | b'u'))
        );
        at += usize::from(wide);
        let letter = format.get(at).copied().unwrap_or(0);
        at += 1;
        match letter {
            b'c' => {
                let value = arguments.int();
                let Ok(byte) = u8::try_from(value) else {
                    PyErr_SetString(
                        PyExc_OverflowError,
                        c"PyBytes_FromFormatV(): %c format expects an integer in range [0; 255]"
                            .as_ptr(),
                    );
                    return Err(Raised);
                };
                out.push(byte);
            }
            b'd' | b'i' => {
                let word = arguments.word();
                let value = if wide {
                    word as i64
                } else {
                    (word as i32).into()
                };
                out.extend_from_slice(value.to_string().as_bytes());
            }
            b'u' => {
                let word = arguments.word();
                let value = if wide { word } else { (word as u32).into() };
                out.extend_from_slice(value.to_string().as_bytes());
            }
            b'x' => out.extend_from_slice(format!("{:x}", arguments.word() as u32).as_bytes()),
            b'p' => out.extend_from_slice(format!("{:#x}", arguments.word()).as_bytes()),
            b's' => {
                let text = CStr::from_ptr(arguments.pointer::<c_char>()).to_bytes();
                let shown = precision.map_or(text.len(), |most| most.min(text.len()));
                out.extend_from_slice(&text[..shown]);
            }
            b'%' => out.push(b'%'),
            _ => {
                out.extend_from_slice(&format[start..]);
                return super::object::make(&out);
            }
        }
    }
    out.extend_from_slice(&format[at..]);
    super::object::make(&out)
}
