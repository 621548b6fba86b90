//! From values of C to objects, by a format.
//!
//! References that are handed over (`N`) are given back also when something fails: so after a failure the rest of the
//! format is built too, and dropped.

use crate::prelude::*;

/// Separators, which mean nothing.
fn is_filler(byte: u8) -> bool {
    matches!(byte, b',' | b':' | b' ' | b'\t')
}

/// A format being read.
struct Build<'a> {
    format: *const u8,
    va: &'a mut VaList,
}

/// The object that a format tells: None for an empty one, a tuple for several.
pub unsafe fn build(format: *const c_char, va: &mut VaList) -> Fallible<Ref> {
    let mut build = Build {
        format: format.cast(),
        va,
    };
    match build.count_to(0)? {
        0 => Ok(Ref::new(Py_None())),
        1 => build.value(),
        count => build.tuple(0, count),
    }
}

impl Build<'_> {
    /// How many items there are up to `end`, on this level.
    unsafe fn count_to(&self, end: u8) -> Fallible<Py_ssize_t> {
        let (mut at, mut level, mut count) = (self.format, 0, 0);
        loop {
            let byte = *at;
            // Below 0 a parenthesis has closed that none has opened: what follows it is not read.
            if level <= 0 && byte == end {
                return Ok(count);
            }
            match byte {
                0 => {
                    return internal(c"unmatched paren in format");
                }
                b'(' | b'[' | b'{' => {
                    count += Py_ssize_t::from(level == 0);
                    level += 1;
                }
                b')' | b']' | b'}' => level -= 1,
                b'#' | b'&' => {}
                byte if is_filler(byte) => {}
                _ => count += Py_ssize_t::from(level == 0),
            }
            at = at.add(1);
        }
    }

    /// Reads one byte when it is the next one.
    unsafe fn is_next(&mut self, byte: u8) -> bool {
        let is = *self.format == byte;
        if is {
            self.format = self.format.add(1);
        }
        is
    }

    /// Builds the rest of a sequence and drops it; the exception that is set stays.
    #[cold]
    unsafe fn ignore(&mut self, end: u8, count: Py_ssize_t) {
        let raised = PyErr_GetRaisedException();
        for _ in 0..count {
            drop(self.value());
            PyErr_Clear();
        }
        let _ = self.close(end);
        PyErr_SetRaisedException(raised);
    }

    unsafe fn close(&mut self, end: u8) -> Fallible {
        while is_filler(*self.format) {
            self.format = self.format.add(1);
        }
        if *self.format != end {
            return internal(c"Unmatched paren in format");
        }
        if end != 0 {
            self.format = self.format.add(1);
        }
        Ok(())
    }

    unsafe fn tuple(&mut self, end: u8, count: Py_ssize_t) -> Fallible<Ref> {
        let tuple = match owned(PyTuple_New(count)) {
            Ok(tuple) => tuple,
            Err(Raised) => {
                self.ignore(end, count);
                return Err(Raised);
            }
        };
        for i in 0..count {
            match self.value() {
                Ok(item) => PyTuple_SET_ITEM(tuple.ptr(), i, item.into_raw()),
                Err(Raised) => {
                    self.ignore(end, count - i - 1);
                    return Err(Raised);
                }
            }
        }
        self.close(end)?;
        Ok(tuple)
    }

    unsafe fn list(&mut self) -> Fallible<Ref> {
        let count = self.count_to(b']')?;
        let list = match owned(PyList_New(count)) {
            Ok(list) => list,
            Err(Raised) => {
                self.ignore(b']', count);
                return Err(Raised);
            }
        };
        for i in 0..count {
            match self.value() {
                Ok(item) => PyList_SET_ITEM(list.ptr(), i, item.into_raw()),
                Err(Raised) => {
                    self.ignore(b']', count - i - 1);
                    return Err(Raised);
                }
            }
        }
        self.close(b']')?;
        Ok(list)
    }

    unsafe fn dict(&mut self) -> Fallible<Ref> {
        let count = self.count_to(b'}')?;
        if count % 2 != 0 {
            let _ = internal::<()>(c"Bad dict format");
            self.ignore(b'}', count);
            return Err(Raised);
        }
        let dict = match owned(PyDict_New()) {
            Ok(dict) => dict,
            Err(Raised) => {
                self.ignore(b'}', count);
                return Err(Raised);
            }
        };
        for i in (0..count).step_by(2) {
            let key = match self.value() {
                Ok(key) => key,
                Err(Raised) => {
                    self.ignore(b'}', count - i - 1);
                    return Err(Raised);
                }
            };
            let stored = self
                .value()
                .and_then(|value| status(PyDict_SetItem(dict.ptr(), key.ptr(), value.ptr())));
            if stored.is_err() {
                self.ignore(b'}', count - i - 2);
                return Err(Raised);
            }
        }
        self.close(b'}')?;
        Ok(dict)
    }

    /// The next object.
    unsafe fn value(&mut self) -> Fallible<Ref> {
        loop {
            let unit = *self.format;
            self.format = self.format.add(1);
            return match unit {
                b'O' | b'N' | b'S' => self.object(unit),
                b's' | b'z' | b'U' => self.text(),
                b'i' | b'b' | b'B' | b'h' => owned(PyLong_FromLong(self.va.int().into())),
                b'n' => owned(PyLong_FromSsize_t(self.va.word() as Py_ssize_t)),
                b'l' => owned(PyLong_FromLong(self.va.word() as c_long)),
                b'H' | b'I' => owned(PyLong_FromUnsignedLong((self.va.int() as c_uint).into())),
                b'k' => owned(PyLong_FromUnsignedLong(self.va.word())),
                b'L' => owned(PyLong_FromLongLong(self.va.word() as c_longlong)),
                b'K' => owned(PyLong_FromUnsignedLongLong(self.va.word())),
                b'd' | b'f' => owned(PyFloat_FromDouble(self.va.double())),
                b'D' => owned(PyComplex_FromCComplex(ptr::read(
                    self.va.pointer::<Py_complex>(),
                ))),
                b'y' => self.bytes(),
                b'u' => self.wide(),
                b'c' => {
                    let byte = self.va.int() as c_char;
                    owned(PyBytes_FromStringAndSize(&byte, 1))
                }
                b'C' => owned(PyUnicode_FromOrdinal(self.va.int())),
                b'(' => match self.count_to(b')') {
                    Ok(count) => self.tuple(b')', count),
                    Err(Raised) => Err(Raised),
                },
                b'[' => self.list(),
                b'{' => self.dict(),
                byte if is_filler(byte) => continue,
                _ => {
                    // It may be the end: nothing beyond it is to be read.
                    self.format = self.format.sub(1);
                    internal(c"bad format char passed to Py_BuildValue")
                }
            };
        }
    }

    unsafe fn object(&mut self, unit: u8) -> Fallible<Ref> {
        if self.is_next(b'&') {
            type Maker = unsafe extern "C" fn(*mut c_void) -> *mut PyObject;
            let maker = core::mem::transmute::<*mut c_void, Maker>(self.va.pointer::<c_void>());
            return owned(maker(self.va.pointer::<c_void>()));
        }
        let op = self.va.pointer::<PyObject>();
        if op.is_null() {
            if PyErr_Occurred().is_null() {
                return internal(c"NULL object passed to Py_BuildValue");
            }
            return Err(Raised);
        }
        Ok(if unit == b'N' {
            Ref::steal_unchecked(op)
        } else {
            Ref::new(op)
        })
    }

    /// The size after a `#`; negative: to be found.
    unsafe fn size(&mut self) -> Py_ssize_t {
        if self.is_next(b'#') {
            self.va.word() as Py_ssize_t
        } else {
            -1
        }
    }

    unsafe fn text(&mut self) -> Fallible<Ref> {
        let start = self.va.pointer::<c_char>();
        let size = self.size();
        if start.is_null() {
            return Ok(Ref::new(Py_None()));
        }
        let size = if size < 0 {
            measured(libc::strlen(start), c"string too long for Python string")?
        } else {
            size
        };
        owned(PyUnicode_FromStringAndSize(start, size))
    }

    unsafe fn bytes(&mut self) -> Fallible<Ref> {
        let start = self.va.pointer::<c_char>();
        let size = self.size();
        if start.is_null() {
            return Ok(Ref::new(Py_None()));
        }
        let size = if size < 0 {
            measured(libc::strlen(start), c"string too long for Python bytes")?
        } else {
            size
        };
        owned(PyBytes_FromStringAndSize(start, size))
    }

    unsafe fn wide(&mut self) -> Fallible<Ref> {
        let start = self.va.pointer::<wchar_t>();
        let size = self.size();
        if start.is_null() {
            return Ok(Ref::new(Py_None()));
        }
        owned(PyUnicode_FromWideChar(start, size.max(-1)))
    }
}

fn measured(size: usize, too_long: &'static CStr) -> Fallible<Py_ssize_t> {
    Py_ssize_t::try_from(size).map_err(|_| {
        // SAFETY: an exception and its text.
        unsafe { PyErr_SetString(PyExc_OverflowError, too_long.as_ptr()) };
        Raised
    })
}

#[cold]
unsafe fn internal<T>(why: &'static CStr) -> Fallible<T> {
    PyErr_SetString(PyExc_SystemError, why.as_ptr());
    Err(Raised)
}
