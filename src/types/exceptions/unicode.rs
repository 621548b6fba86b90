//! UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: what could not be converted, where in it, and why.

use super::base;
use super::fields::{self, put};
use crate::prelude::*;
use crate::types::define::writable;

type Own = PyUnicodeErrorObject;

/// Words: encoding, object, (start, end), reason.
const WORDS: u32 = 0b10011;

/// UnicodeEncodeError but for its name and place.
pub const ENCODE: PyTypeObject = PyTypeObject {
    tp_init: Some(init_encode),
    tp_str: Some(str_encode),
    ..COMMON
};

/// UnicodeDecodeError but for its name and place.
pub const DECODE: PyTypeObject = PyTypeObject {
    tp_init: Some(init_decode),
    tp_str: Some(str_decode),
    ..COMMON
};

/// UnicodeTranslateError but for its name and place.
pub const TRANSLATE: PyTypeObject = PyTypeObject {
    tp_init: Some(init_translate),
    tp_str: Some(str_translate),
    ..COMMON
};

const COMMON: PyTypeObject = PyTypeObject {
    tp_new: Some(base::new),
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<Own, WORDS>()
};

static mut MEMBERS: [PyMemberDef; 6] = [
    writable(
        c"encoding",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, encoding),
        c"The codec.",
    ),
    writable(
        c"object",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, object),
        c"What was to be converted.",
    ),
    writable(
        c"start",
        Py_T_PYSSIZET,
        core::mem::offset_of!(Own, start),
        c"Where the trouble begins.",
    ),
    writable(
        c"end",
        Py_T_PYSSIZET,
        core::mem::offset_of!(Own, end),
        c"Where it ends.",
    ),
    writable(
        c"reason",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, reason),
        c"What the trouble is.",
    ),
    PyMemberDef::EMPTY,
];

/// The arguments, borrowed.
struct Said {
    encoding: *mut PyObject,
    object: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
    reason: *mut PyObject,
}

/// Parses the arguments; the format tells whether an encoding is the first of them.
unsafe fn said(args: *mut PyObject, format: &'static CStr, encodes: bool) -> Fallible<Said> {
    let mut said = Said {
        encoding: null_mut(),
        object: null_mut(),
        start: 0,
        end: 0,
        reason: null_mut(),
    };
    let (object, start) = (&raw mut said.object, &raw mut said.start);
    let (end, reason) = (&raw mut said.end, &raw mut said.reason);
    let parsed = if encodes {
        PyArg_ParseTuple(
            args,
            format.as_ptr(),
            &raw mut said.encoding,
            object,
            start,
            end,
            reason,
        )
    } else {
        PyArg_ParseTuple(args, format.as_ptr(), object, start, end, reason)
    };
    if parsed == 0 { Err(Raised) } else { Ok(said) }
}

unsafe fn keep(op: *mut PyObject, said: &Said, object: Ref) {
    let own = op.cast::<Own>();
    put(&raw mut (*own).encoding, xnew_ref(said.encoding));
    put(&raw mut (*own).object, object.into_raw());
    (*own).start = said.start;
    (*own).end = said.end;
    put(&raw mut (*own).reason, new_ref(said.reason));
}

unsafe fn init_from(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
    format: &'static CStr,
    encodes: bool,
) -> c_int {
    if base::init(op, args, kwargs) < 0 {
        return -1;
    }
    let fill = || -> Fallible {
        let said = said(args, format, encodes)?;
        keep(op, &said, Ref::new(said.object));
        Ok(())
    };
    fill().or_minus_one()
}

unsafe extern "C" fn init_encode(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    init_from(op, args, kwargs, c"UUnnU", true)
}

unsafe extern "C" fn init_translate(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    init_from(op, args, kwargs, c"UnnU", false)
}

unsafe extern "C" fn init_decode(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    if base::init(op, args, kwargs) < 0 {
        return -1;
    }
    let fill = || -> Fallible {
        let said = said(args, c"UOnnU", true)?;
        keep(op, &said, as_bytes(said.object)?);
        Ok(())
    };
    fill().or_minus_one()
}

/// The object, or as bytes what it gives of its buffer.
unsafe fn as_bytes(object: *mut PyObject) -> Fallible<Ref> {
    if PyBytes_Check(object) {
        return Ok(Ref::new(object));
    }
    let mut view = Py_buffer::EMPTY;
    status(PyObject_GetBuffer(object, &mut view, PyBUF_SIMPLE))?;
    let bytes = PyBytes_FromStringAndSize(view.buf.cast(), view.len);
    PyBuffer_Release(&mut view);
    owned(bytes)
}

/// The one item that the error is about; `None` when it is about several or none.
unsafe fn only(own: *mut Own) -> Option<Py_UCS4> {
    let (object, start) = ((*own).object, (*own).start);
    if start < 0 || (*own).end != start.wrapping_add(1) {
        return None;
    }
    if PyUnicode_Check(object) {
        (start < PyUnicode_GET_LENGTH(object)).then(|| PyUnicode_READ_CHAR(object, start))
    } else if PyBytes_Check(object) {
        (start < Py_SIZE(object)).then(|| {
            let byte: u8 = *PyBytes_AS_STRING(object).offset(start).cast();
            byte.into()
        })
    } else {
        None
    }
}

/// The escape of a character as a format of one `int`, in single quotes.
fn escape(character: Py_UCS4) -> &'static CStr {
    match character {
        0..=0xff => c"'\\x%02x'",
        0x100..=0xffff => c"'\\u%04x'",
        _ => c"'\\U%08x'",
    }
}

unsafe fn str_of(own: *mut Own, verb: Option<&'static CStr>) -> Fallible<Ref> {
    let text = |op: *mut PyObject| owned(PyObject_Str(op));
    if (*own).object.is_null() {
        return owned(Py_GetConstant(Py_CONSTANT_EMPTY_STR));
    }
    let or_none = |op: *mut PyObject| if op.is_null() { Py_None() } else { op };
    let reason = text(or_none((*own).reason))?;
    let start = match verb {
        Some(verb) => {
            let encoding = text(or_none((*own).encoding))?;
            owned(PyUnicode_FromFormat(
                c"'%U' codec can't %s ".as_ptr(),
                encoding.ptr(),
                verb.as_ptr(),
            ))?
        }
        None => owned(PyUnicode_FromString(c"can't translate ".as_ptr()))?,
    };
    let bytes = verb == Some(c"decode");
    let what = if bytes { c"byte" } else { c"character" };
    let Some(item) = only(own) else {
        return owned(PyUnicode_FromFormat(
            c"%U%ss in position %zd-%zd: %U".as_ptr(),
            start.ptr(),
            what.as_ptr(),
            (*own).start,
            (*own).end.wrapping_sub(1),
            reason.ptr(),
        ));
    };
    let shown = owned(PyUnicode_FromFormat(
        if bytes { c"0x%02x" } else { escape(item) }.as_ptr(),
        item,
    ))?;
    owned(PyUnicode_FromFormat(
        c"%U%s %U in position %zd: %U".as_ptr(),
        start.ptr(),
        what.as_ptr(),
        shown.ptr(),
        (*own).start,
        reason.ptr(),
    ))
}

unsafe extern "C" fn str_encode(op: *mut PyObject) -> *mut PyObject {
    str_of(op.cast(), Some(c"encode")).or_null()
}

unsafe extern "C" fn str_decode(op: *mut PyObject) -> *mut PyObject {
    str_of(op.cast(), Some(c"decode")).or_null()
}

unsafe extern "C" fn str_translate(op: *mut PyObject) -> *mut PyObject {
    str_of(op.cast(), None).or_null()
}

/// A new reference to an attribute that is a str.
pub unsafe fn text(value: *mut PyObject, name: &'static CStr) -> *mut PyObject {
    checked(value, name, c"unicode", |op| PyUnicode_Check(op))
}

/// A new reference to an attribute that is bytes.
pub unsafe fn bytes(value: *mut PyObject, name: &'static CStr) -> *mut PyObject {
    checked(value, name, c"bytes", |op| PyBytes_Check(op))
}

unsafe fn checked(
    value: *mut PyObject,
    name: &'static CStr,
    kind: &'static CStr,
    is: impl Fn(*mut PyObject) -> bool,
) -> *mut PyObject {
    if value.is_null() {
        return PyErr_Format(
            PyExc_TypeError,
            c"%.200s attribute not set".as_ptr(),
            name.as_ptr(),
        );
    }
    if !is(value) {
        return PyErr_Format(
            PyExc_TypeError,
            c"%.200s attribute must be %.200s".as_ptr(),
            name.as_ptr(),
            kind.as_ptr(),
        );
    }
    new_ref(value)
}

/// The number of items of the object, which has to be bytes for a decoding error, else a str.
unsafe fn length(op: *mut PyObject, decodes: bool) -> Fallible<Py_ssize_t> {
    let object = (*op.cast::<Own>()).object;
    Ok(if decodes {
        let object = owned(bytes(object, c"object"))?;
        Py_SIZE(object.ptr())
    } else {
        let object = owned(text(object, c"object"))?;
        PyUnicode_GET_LENGTH(object.ptr())
    })
}

/// Where the error begins, within the object.
pub unsafe fn start(op: *mut PyObject, decodes: bool, place: *mut Py_ssize_t) -> c_int {
    let find = || -> Fallible {
        let length = length(op, decodes)?;
        let start = (*op.cast::<Own>()).start.max(0);
        *place = if start >= length { length - 1 } else { start };
        Ok(())
    };
    find().or_minus_one()
}

/// Where the error ends, within the object.
pub unsafe fn end(op: *mut PyObject, decodes: bool, place: *mut Py_ssize_t) -> c_int {
    let find = || -> Fallible {
        let length = length(op, decodes)?;
        *place = (*op.cast::<Own>()).end.max(1).min(length);
        Ok(())
    };
    find().or_minus_one()
}

/// Sets the reason, a C string in UTF-8.
pub unsafe fn set_reason(op: *mut PyObject, reason: *const c_char) -> c_int {
    let reason = PyUnicode_FromString(reason);
    if reason.is_null() {
        return -1;
    }
    put(&raw mut (*op.cast::<Own>()).reason, reason);
    0
}
