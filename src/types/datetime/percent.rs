//! `strftime` and `__format__`: what the C library writes, after what it does not know has been put in.

use super::iso::Text;
use super::layout::{datetime_clock, datetime_zone, time_clock, time_zone};
use super::{moment, time, zone};
use crate::prelude::*;
use crate::types::call::method::call_method_one;
use crate::types::modules::time::text as c_library;
use crate::types::raise::fail;
use crate::types::unicode::writer::Writer;

/// The argument of `strftime`, borrowed.
pub unsafe fn argument(args: *mut PyObject, kwargs: *mut PyObject) -> Fallible<*mut PyObject> {
    let mut format = null_mut::<PyObject>();
    parse_named!(args, kwargs, c"U:strftime", [c"format"], format)?;
    Ok(format)
}

/// `__format__` of date, datetime and time.
pub unsafe extern "C" fn format(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut format = null_mut::<PyObject>();
    if PyArg_ParseTuple(args, c"U:__format__".as_ptr(), &raw mut format) == 0 {
        return null_mut();
    }
    if PyUnicode_GET_LENGTH(format) == 0 {
        return PyObject_Str(op);
    }
    call_method_one(op, name!("strftime"), format).or_null()
}

/// A time or datetime being written.
struct Source {
    op: *mut PyObject,
    zone: *mut PyObject,
    /// What its `tzinfo` is asked about.
    about: *mut PyObject,
}

impl Source {
    /// The offset; empty when there is none.
    unsafe fn offset(&self, separator: &[u8]) -> Fallible<Ref> {
        let mut text = Text::new();
        if let Some(offset) = zone::offset(self.zone, self.about)? {
            text.offset(offset, separator);
        }
        text.finish()
    }

    /// The name of the zone; empty when there is none. A percent sign in it means nothing.
    unsafe fn zone_name(&self) -> Fallible<Ref> {
        let name = zone::tzname(self.zone, self.about)?;
        if name.ptr() == Py_None() {
            return Text::new().finish();
        }
        let replaced = owned(PyObject_CallMethodObjArgs(
            name.ptr(),
            name!("replace"),
            name!("%"),
            name!("%%"),
            null_mut::<PyObject>(),
        ))?;
        if !PyUnicode_Check(replaced.ptr()) {
            return Err(fail(
                PyExc_TypeError,
                c"tzname.replace() did not return a string",
            ));
        }
        Ok(replaced)
    }

    unsafe fn micros(&self) -> Fallible<Ref> {
        let micro = if moment::is(self.op) {
            datetime_clock(self.op).micro
        } else if time::is(self.op) {
            time_clock(self.op).micro
        } else {
            0
        };
        let mut text = Text::new();
        text.number(micro, 6);
        text.finish()
    }
}

/// UnicodeEncodeError when a str has no UTF-8.
unsafe fn check_utf8(format: *mut PyObject) -> Fallible {
    if PyUnicode_IS_ASCII(format) {
        return Ok(());
    }
    owned(PyUnicode_AsUTF8String(format)).map(drop)
}

/// The format with `%z`, `%:z`, `%Z` and `%f` replaced. It ends where a NUL is.
unsafe fn expanded(source: &Source, format: *mut PyObject) -> Fallible<Ref> {
    check_utf8(format)?;
    let length = PyUnicode_GET_LENGTH(format);
    let at = |i: Py_ssize_t| {
        if i < length {
            PyUnicode_ReadChar(format, i)
        } else {
            0
        }
    };
    let mut text = Writer::new();
    let (mut copied, mut i) = (0, 0);
    while at(i) != 0 {
        if at(i) != '%' as Py_UCS4 {
            i += 1;
            continue;
        }
        let (made, size) = match char::from_u32(at(i + 1)) {
            Some('z') => (source.offset(b"")?, 2),
            Some(':') if at(i + 2) == 'z' as Py_UCS4 => (source.offset(b":")?, 3),
            Some('Z') => (source.zone_name()?, 2),
            Some('f') => (source.micros()?, 2),
            _ => {
                i += if at(i + 1) == 0 { 1 } else { 2 };
                continue;
            }
        };
        text.range(format, copied as usize, i as usize)?;
        text.str(made.ptr())?;
        i += size;
        copied = i;
    }
    if copied == 0 && i == length {
        return Ok(Ref::new(format));
    }
    text.range(format, copied as usize, i as usize)?;
    text.finish()
}

/// `strftime` of an object with this time tuple.
pub unsafe fn strftime(
    op: *mut PyObject,
    format: *mut PyObject,
    tuple: *mut PyObject,
    about: *mut PyObject,
) -> Fallible<Ref> {
    let zone = if moment::is(op) {
        datetime_zone(op)
    } else if time::is(op) {
        time_zone(op)
    } else {
        Py_None()
    };
    let format = expanded(&Source { op, zone, about }, format)?;
    c_library::strftime(format.ptr(), tuple)
}
