//! Encoders and decoders that are given their input piece by piece.

use super::handlers::{Decoding, Handler};
use super::lookup::{self, Known};
use super::wide::{self, Order};
use super::{bytes_of, escape, utf7, utf8};
use crate::prelude::*;
use crate::types::define::{named, no_args, one_arg};
use crate::types::modules::fields::{self, get, set};

/// The name of the codec; the name of the handler; of a decoder, the bytes that mean nothing yet.
const NAME: usize = 0;
const ERRORS: usize = 1;
const REST: usize = 2;

/// The order of bytes that a mark has told, as C's number; 0: none yet.
type Mark = c_int;

static mut ENCODER_METHODS: [PyMethodDef; 5] = [
    named(c"encode", encode, c""),
    no_args(c"reset", reset, c""),
    no_args(c"getstate", encoder_state, c""),
    one_arg(c"setstate", set_encoder_state, c""),
    PyMethodDef::EMPTY,
];

static mut DECODER_METHODS: [PyMethodDef; 5] = [
    named(c"decode", decode, c""),
    no_args(c"reset", reset, c""),
    no_args(c"getstate", decoder_state, c""),
    one_arg(c"setstate", set_decoder_state, c""),
    PyMethodDef::EMPTY,
];

static mut ENCODER: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_methods: (&raw mut ENCODER_METHODS).cast(),
    ..fields::kind::<3, Mark>(c"codecs.IncrementalEncoder", c"")
};

static mut DECODER: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_methods: (&raw mut DECODER_METHODS).cast(),
    ..fields::kind::<3, Mark>(c"codecs.IncrementalDecoder", c"")
};

/// What makes them, bound to the name of a codec.
static mut MAKE_ENCODER: PyMethodDef = named(c"IncrementalEncoder", make_encoder, c"");
static mut MAKE_DECODER: PyMethodDef = named(c"IncrementalDecoder", make_decoder, c"");

/// What makes encoders of a codec.
pub unsafe fn encoder(name: &Ref) -> Fallible<Ref> {
    status(PyType_Ready(&raw mut ENCODER))?;
    owned(PyCFunction_New(&raw mut MAKE_ENCODER, name.ptr()))
}

/// What makes decoders of a codec.
pub unsafe fn decoder(name: &Ref) -> Fallible<Ref> {
    status(PyType_Ready(&raw mut DECODER))?;
    owned(PyCFunction_New(&raw mut MAKE_DECODER, name.ptr()))
}

unsafe fn made(
    kind: *mut PyTypeObject,
    name: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let mut errors = name!("strict");
    parse_named!(args, kwargs, c"|U:__init__", [c"errors"], errors)?;
    let nothing = owned(PyBytes_FromStringAndSize(null(), 0))?;
    fields::make(kind, [name, errors, nothing.ptr()])
}

unsafe extern "C" fn make_encoder(
    name: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    made(&raw mut ENCODER, name, args, kwargs).or_null()
}

unsafe extern "C" fn make_decoder(
    name: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    made(&raw mut DECODER, name, args, kwargs).or_null()
}

unsafe fn mark(op: *mut PyObject) -> *mut Mark {
    fields::data::<3, Mark>(op)
}

unsafe fn codec(op: *mut PyObject) -> Fallible<Known> {
    codec_called(get(op, NAME))
}

unsafe fn errors(op: *mut PyObject) -> Fallible<*const c_char> {
    handler_called(get(op, ERRORS))
}

/// The codec of a name that was looked up before.
pub unsafe fn codec_called(name: *mut PyObject) -> Fallible<Known> {
    lookup::known(PyUnicode_AsUTF8(name)).ok_or(Raised)
}

/// The name of a handler of errors, as C's text.
pub unsafe fn handler_called(name: *mut PyObject) -> Fallible<*const c_char> {
    let text = PyUnicode_AsUTF8(name);
    if text.is_null() {
        return Err(Raised);
    }
    Ok(text)
}

unsafe extern "C" fn reset(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(nothing) = owned(PyBytes_FromStringAndSize(null(), 0)) else {
        return null_mut();
    };
    set(op, REST, nothing.into_raw());
    *mark(op) = 0;
    new_ref(Py_None())
}

unsafe extern "C" fn encode(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut text, mut last) = (null_mut::<PyObject>(), 0 as c_int);
        parse_named!(
            args,
            kwargs,
            c"U|p:encode",
            [c"input", c"final"],
            text,
            last
        )?;
        encode_next(codec(op)?, text, errors(op)?, &mut *mark(op))
    };
    run().or_null()
}

/// The bytes of a str that comes after others: only the first has a mark.
pub unsafe fn encode_next(
    codec: Known,
    text: *mut PyObject,
    errors: *const c_char,
    mark: &mut Mark,
) -> Fallible<Ref> {
    let Known::Wide(width, Order::Marked) = codec else {
        return lookup::encode_known(codec, text, errors);
    };
    let order = if *mark == 0 {
        Order::Marked
    } else {
        Order::Little
    };
    let bytes = wide::encode(text, errors, width, order)?;
    *mark = Order::Little.number();
    Ok(bytes)
}

/// 2: no mark was written yet, 0: one was, or there is none to be written.
unsafe extern "C" fn encoder_state(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(codec) = codec(op) else {
        return null_mut();
    };
    let waits = matches!(codec, Known::Wide(_, Order::Marked)) && *mark(op) == 0;
    PyLong_FromLong(if waits { 2 } else { 0 })
}

unsafe extern "C" fn set_encoder_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let state = PyLong_AsLong(state);
    if state == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    *mark(op) = if state == 0 {
        Order::Little.number()
    } else {
        0
    };
    new_ref(Py_None())
}

unsafe extern "C" fn decode(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut input, mut last) = (null_mut::<PyObject>(), 0 as c_int);
        parse_named!(
            args,
            kwargs,
            c"O|p:decode",
            [c"input", c"final"],
            input,
            last
        )?;
        let input = owned(PyBytes_FromObject(input))?;
        let all = if Py_SIZE(get(op, REST)) == 0 {
            input
        } else {
            owned(PySequence_Concat(get(op, REST), input.ptr()))?
        };
        let (text, used) = decode_next(
            codec(op)?,
            bytes_of(all.ptr()),
            errors(op)?,
            &mut *mark(op),
            last != 0,
        )?;
        let length = Py_SIZE(all.ptr());
        let rest = owned(PySequence_GetSlice(all.ptr(), used as Py_ssize_t, length))?;
        set(op, REST, rest.into_raw());
        Ok(text)
    };
    run().or_null()
}

/// The str of bytes that come after others, and how many of them mean something already; all do when they are the last.
pub unsafe fn decode_next(
    codec: Known,
    bytes: &[u8],
    errors: *const c_char,
    mark: &mut Mark,
    last: bool,
) -> Fallible<(Ref, usize)> {
    let mut used = bytes.len();
    let count = if last { None } else { Some(&mut used) };
    let text = match codec {
        Known::Utf8 => utf8::decode(bytes, errors, count)?,
        Known::Utf7 => utf7::decode(bytes, errors, count)?,
        Known::Escape(raw) => escape::decode(bytes, errors, raw, count)?,
        Known::Wide(width, Order::Marked) => {
            let before = *mark;
            let text = wide::decode(bytes, errors, width, mark, count)?;
            if before == 0 && *mark == 0 && used >= width && !bytes.is_empty() {
                let name = if width == 2 { c"utf-16" } else { c"utf-32" };
                let decoding = Decoding {
                    name,
                    bytes,
                    handler: Handler::Strict,
                };
                return Err(decoding.raise(0, width, c"Stream does not start with BOM"));
            }
            text
        }
        Known::Wide(width, order) => {
            wide::decode(bytes, errors, width, &mut order.number(), count)?
        }
        Known::Ascii | Known::Latin1 => lookup::decode_known(codec, bytes, errors)?,
    };
    Ok((text, used))
}

/// The bytes that mean nothing yet, and a number: of a codec with marks 2 before the mark, 0 or 1 for the order that it
/// told, else 0.
unsafe extern "C" fn decoder_state(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(codec) = codec(op) else {
        return null_mut();
    };
    let number = match (codec, *mark(op)) {
        (Known::Wide(_, Order::Marked), 0) => 2,
        (Known::Wide(_, Order::Marked), 1) => 1,
        _ => 0,
    };
    Py_BuildValue(c"(Oi)".as_ptr(), get(op, REST), number as c_int)
}

unsafe extern "C" fn set_decoder_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let (mut rest, mut number) = (null_mut::<PyObject>(), 0 as c_int);
    let format = c"Si:setstate";
    if PyArg_ParseTuple(state, format.as_ptr(), &raw mut rest, &raw mut number) == 0 {
        return null_mut();
    }
    set(op, REST, new_ref(rest));
    *mark(op) = match number {
        0 => Order::Little.number(),
        1 => Order::Big.number(),
        _ => 0,
    };
    new_ref(Py_None())
}
