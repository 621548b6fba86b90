//! The handlers that can be had by name, as functions of an exception; and those that are registered.

use core::cell::UnsafeCell;

use super::handlers::{backslashed, wrong_exception, xml_reference};
use crate::prelude::*;
use crate::types::unicode::layout::raise;
use crate::types::unicode::writer::Writer;

/// What an exception of a codec says.
struct Problem {
    object: Ref,
    start: usize,
    end: usize,
    of: Of,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Encoding,
    Decoding,
    Translating,
}

/// The kind of an exception; TypeError when it is none of codecs.
unsafe fn kind(error: *mut PyObject) -> Fallible<Of> {
    let is = |kind: *mut PyObject| PyObject_TypeCheck(error, kind.cast());
    if is(PyExc_UnicodeEncodeError) {
        Ok(Of::Encoding)
    } else if is(PyExc_UnicodeDecodeError) {
        Ok(Of::Decoding)
    } else if is(PyExc_UnicodeTranslateError) {
        Ok(Of::Translating)
    } else {
        Err(wrong_exception(error))
    }
}

unsafe fn problem(error: *mut PyObject) -> Fallible<Problem> {
    let of = kind(error)?;
    let (mut start, mut end) = (0, 0);
    let object = match of {
        Of::Encoding => {
            status(PyUnicodeEncodeError_GetStart(error, &raw mut start))?;
            status(PyUnicodeEncodeError_GetEnd(error, &raw mut end))?;
            PyUnicodeEncodeError_GetObject(error)
        }
        Of::Decoding => {
            status(PyUnicodeDecodeError_GetStart(error, &raw mut start))?;
            status(PyUnicodeDecodeError_GetEnd(error, &raw mut end))?;
            PyUnicodeDecodeError_GetObject(error)
        }
        Of::Translating => {
            status(PyUnicodeTranslateError_GetStart(error, &raw mut start))?;
            status(PyUnicodeTranslateError_GetEnd(error, &raw mut end))?;
            PyUnicodeTranslateError_GetObject(error)
        }
    };
    Ok(Problem {
        object: owned(object)?,
        start: start as usize,
        end: (end as usize).max(start as usize),
        of,
    })
}

impl Problem {
    unsafe fn character(&self, at: usize) -> u32 {
        PyUnicode_READ_CHAR(self.object.ptr(), at as isize)
    }

    unsafe fn byte(&self, at: usize) -> u8 {
        super::bytes_of(self.object.ptr())[at]
    }

    fn length(&self) -> usize {
        self.end - self.start
    }
}

/// The pair that a handler returns.
unsafe fn instead(with: Ref, next: usize) -> Fallible<Ref> {
    let next = owned(PyLong_FromSsize_t(next as isize))?;
    owned(PyTuple_Pack(2, with.ptr(), next.ptr()))
}

/// Raises the exception.
pub unsafe fn strict(error: *mut PyObject) -> Fallible<Ref> {
    if PyExceptionInstance_Check(error) {
        PyErr_SetObject(Py_TYPE(error).cast(), error);
    } else {
        PyErr_SetString(
            PyExc_TypeError,
            c"codec must pass exception instance".as_ptr(),
        );
    }
    Err(Raised)
}

pub unsafe fn ignore(error: *mut PyObject) -> Fallible<Ref> {
    let problem = problem(error)?;
    instead(crate::types::unicode::make::empty(), problem.end)
}

pub unsafe fn replace(error: *mut PyObject) -> Fallible<Ref> {
    let problem = problem(error)?;
    let mut writer = Writer::new();
    match problem.of {
        Of::Encoding => writer.repeat(u32::from(b'?'), problem.length())?,
        Of::Decoding => writer.char(Py_UNICODE_REPLACEMENT_CHARACTER)?,
        Of::Translating => writer.repeat(Py_UNICODE_REPLACEMENT_CHARACTER, problem.length())?,
    }
    instead(writer.finish()?, problem.end)
}

/// `\N{NAME}`, or the escape by number of what has no name.
pub unsafe fn name_or_backslash(error: *mut PyObject) -> Fallible<Ref> {
    if !PyObject_TypeCheck(error, PyExc_UnicodeEncodeError.cast()) {
        return Err(wrong_exception(error));
    }
    let problem = problem(error)?;
    let (mut writer, mut place) = (Writer::new(), [0; 10]);
    for at in problem.start..problem.end {
        let code = problem.character(at);
        let Some(name) = char::from_u32(code).and_then(unicode_names2::name) else {
            writer.ascii(backslashed(code, &mut place))?;
            continue;
        };
        writer.ascii(b"\\N{")?;
        for part in name {
            writer.ascii(part.as_bytes())?;
        }
        writer.ascii(b"}")?;
    }
    instead(writer.finish()?, problem.end)
}

pub unsafe fn backslash(error: *mut PyObject) -> Fallible<Ref> {
    let problem = problem(error)?;
    let (mut writer, mut place) = (Writer::new(), [0; 10]);
    for at in problem.start..problem.end {
        let code = match problem.of {
            Of::Decoding => problem.byte(at).into(),
            _ => problem.character(at),
        };
        writer.ascii(backslashed(code, &mut place))?;
    }
    instead(writer.finish()?, problem.end)
}

pub unsafe fn xml(error: *mut PyObject) -> Fallible<Ref> {
    if kind(error)? != Of::Encoding {
        return Err(wrong_exception(error));
    }
    let problem = problem(error)?;
    let (mut writer, mut place) = (Writer::new(), [0; 10]);
    for at in problem.start..problem.end {
        writer.ascii(xml_reference(problem.character(at), &mut place))?;
    }
    instead(writer.finish()?, problem.end)
}

unsafe fn surrogate_escape(error: *mut PyObject) -> Fallible<Ref> {
    match kind(error)? {
        Of::Encoding => {
            let problem = problem(error)?;
            let mut out = crate::types::bytes::out::Out::new(problem.length())?;
            for at in problem.start..problem.end {
                let character = problem.character(at);
                if !(0xdc80..=0xdcff).contains(&character) {
                    return strict(error);
                }
                out.push(&[character as u8])?;
            }
            instead(out.finish()?, problem.end)
        }
        Of::Decoding => {
            let problem = problem(error)?;
            let mut writer = Writer::new();
            let mut at = problem.start;
            while at < problem.end && at < problem.start + 4 && problem.byte(at) >= 0x80 {
                writer.char(0xdc00 + u32::from(problem.byte(at)))?;
                at += 1;
            }
            if at == problem.start {
                return strict(error);
            }
            instead(writer.finish()?, at)
        }
        Of::Translating => Err(wrong_exception(error)),
    }
}

/// Outside of the library's own codecs nothing is known of the encoding's bytes.
unsafe fn surrogate_pass(error: *mut PyObject) -> Fallible<Ref> {
    if kind(error)? == Of::Translating {
        return Err(wrong_exception(error));
    }
    strict(error)
}

macro_rules! functions {
    ($($name:ident $does:ident $registered:literal $called:literal;)*) => {
        $(unsafe extern "C" fn $name(_: *mut PyObject, error: *mut PyObject) -> *mut PyObject {
            $does(error).or_null()
        })*

        /// The functions, under the names that they are registered by.
        static mut FUNCTIONS: [(&CStr, PyMethodDef); 8] = [$(($registered, PyMethodDef {
            ml_name: $called.as_ptr(),
            ml_meth: Some($name),
            ml_flags: METH_O,
            ml_doc: null(),
        })),*];
    };
}

functions! {
    strict_errors strict c"strict" c"strict_errors";
    ignore_errors ignore c"ignore" c"ignore_errors";
    replace_errors replace c"replace" c"replace_errors";
    xml_errors xml c"xmlcharrefreplace" c"xmlcharrefreplace_errors";
    backslash_errors backslash c"backslashreplace" c"backslashreplace_errors";
    name_errors name_or_backslash c"namereplace" c"namereplace_errors";
    surrogate_escape_errors surrogate_escape c"surrogateescape" c"surrogateescape";
    surrogate_pass_errors surrogate_pass c"surrogatepass" c"surrogatepass";
}

struct Registry(UnsafeCell<*mut PyObject>);

// SAFETY: read and written under the GIL alone.
unsafe impl Sync for Registry {}

/// A dict of names and handlers; NULL before it is needed.
static REGISTRY: Registry = Registry(UnsafeCell::new(null_mut()));

unsafe fn registry() -> Fallible<*mut PyObject> {
    let place = REGISTRY.0.get();
    if (*place).is_null() {
        let dict = owned(PyDict_New())?;
        for at in 0..8 {
            let entry = (&raw mut FUNCTIONS).cast::<(&CStr, PyMethodDef)>().add(at);
            let function = owned(PyCFunction_New(&raw mut (*entry).1, null_mut()))?;
            status(PyDict_SetItemString(
                dict.ptr(),
                (*entry).0.as_ptr(),
                function.ptr(),
            ))?;
        }
        *place = dict.into_raw();
    }
    Ok(*place)
}

/// The handler under a name; NULL is strict. LookupError when there is none.
pub unsafe fn find(name: *const c_char) -> Fallible<Ref> {
    let name = if name.is_null() {
        c"strict".as_ptr()
    } else {
        name
    };
    let found = PyDict_GetItemString(registry()?, name);
    if !found.is_null() {
        return Ok(Ref::new(found));
    }
    Err(raise!(
        PyExc_LookupError,
        c"unknown error handler name '%.400s'",
        name
    ))
}

/// Puts a handler under a name.
pub unsafe fn register(name: *const c_char, handler: *mut PyObject) -> Fallible {
    if PyCallable_Check(handler) == 0 {
        return Err(raise!(PyExc_TypeError, c"handler must be callable"));
    }
    status(PyDict_SetItemString(registry()?, name, handler))
}

/// Writes what a handler has for characters that a table takes away; where to go on.
pub unsafe fn untranslatable(
    writer: &mut Writer,
    op: *mut PyObject,
    start: usize,
    end: usize,
    errors: *const c_char,
) -> Fallible<usize> {
    if CStr::from_ptr(errors).to_bytes() == b"ignore" {
        return Ok(end);
    }
    let handler = find(errors)?;
    let error = owned(PyObject_CallFunction(
        PyExc_UnicodeTranslateError,
        c"Onns".as_ptr(),
        op,
        start as isize,
        end as isize,
        c"character maps to <undefined>".as_ptr(),
    ))?;
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let instead = super::handlers::ask(
        handler.ptr(),
        error.ptr(),
        length,
        super::handlers::TRANSLATING,
    )?;
    writer.str(instead.with.ptr())?;
    Ok(instead.next)
}
