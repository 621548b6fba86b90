//! Codecs that a program registers: functions that are asked for a name, one after the other.

use core::cell::UnsafeCell;

use super::lookup;
use crate::prelude::*;
use crate::types::define::by_tuple;
use crate::types::unicode::layout::raise;
use crate::types::unicode::writer::Writer;

/// A list of functions and a dict of what they found; NULL before they are needed.
struct Registered {
    functions: *mut PyObject,
    found: *mut PyObject,
}

struct State(UnsafeCell<Registered>);

// SAFETY: read and written under the GIL alone.
unsafe impl Sync for State {}

static STATE: State = State(UnsafeCell::new(Registered {
    functions: null_mut(),
    found: null_mut(),
}));

unsafe fn state() -> Fallible<&'static mut Registered> {
    let state = &mut *STATE.0.get();
    if state.functions.is_null() {
        let found = owned(PyDict_New())?;
        state.functions = owned(PyList_New(0))?.into_raw();
        state.found = found.into_raw();
    }
    Ok(state)
}

/// Adds a function.
pub unsafe fn register(function: *mut PyObject) -> Fallible {
    if function.is_null() {
        PyErr_BadArgument();
        return Err(Raised);
    }
    if PyCallable_Check(function) == 0 {
        return Err(raise!(PyExc_TypeError, c"argument must be callable"));
    }
    status(PyList_Append(state()?.functions, function))
}

/// Takes a function away, and forgets what was found.
pub unsafe fn unregister(function: *mut PyObject) -> Fallible {
    let state = state()?;
    for at in 0..Py_SIZE(state.functions) {
        if PyList_GET_ITEM(state.functions, at) == function {
            PyDict_Clear(state.found);
            return status(PyList_SetSlice(state.functions, at, at + 1, null_mut()));
        }
    }
    Ok(())
}

/// The name as functions are asked for it.
unsafe fn normalized(encoding: *const c_char) -> Fallible<Ref> {
    let mut writer = Writer::new();
    let mut gap = false;
    for byte in CStr::from_ptr(encoding).to_bytes() {
        if !byte.is_ascii_alphanumeric() && *byte != b'.' {
            gap = !writer.is_empty();
            continue;
        }
        if core::mem::take(&mut gap) {
            writer.char(u32::from(b'_'))?;
        }
        writer.char(byte.to_ascii_lowercase().into())?;
    }
    writer.finish()
}

/// The tuple of a registered codec. LookupError when there is none.
pub unsafe fn find(encoding: *const c_char) -> Fallible<Ref> {
    let name = normalized(encoding)?;
    let state = state()?;
    let known = PyDict_GetItemWithError(state.found, name.ptr());
    if !known.is_null() {
        return Ok(Ref::new(known));
    }
    if !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let mut at = 0;
    while at < Py_SIZE(state.functions) {
        let function = Ref::new(PyList_GET_ITEM(state.functions, at));
        let answer = owned(PyObject_CallOneArg(function.ptr(), name.ptr()))?;
        at += 1;
        if answer.ptr() == Py_None() {
            continue;
        }
        if !PyTuple_Check(answer.ptr()) || Py_SIZE(answer.ptr()) != 4 {
            return Err(raise!(
                PyExc_TypeError,
                c"codec search functions must return 4-tuples"
            ));
        }
        status(PyDict_SetItem(state.found, name.ptr(), answer.ptr()))?;
        return Ok(answer);
    }
    Err(raise!(PyExc_LookupError, c"unknown encoding: %s", encoding))
}

/// Calls a coder with an object and a name of a handler, and takes the first of the two that it returns.
unsafe fn call(
    coder: *mut PyObject,
    op: *mut PyObject,
    errors: *const c_char,
    wrong: &CStr,
) -> Fallible<Ref> {
    let answer = if errors.is_null() {
        owned(PyObject_CallOneArg(coder, op))?
    } else {
        let errors = owned(PyUnicode_FromString(errors))?;
        owned(PyObject_CallFunctionObjArgs(
            coder,
            op,
            errors.ptr(),
            null_mut::<PyObject>(),
        ))?
    };
    if !PyTuple_Check(answer.ptr()) || Py_SIZE(answer.ptr()) != 2 {
        PyErr_SetString(PyExc_TypeError, wrong.as_ptr());
        return Err(Raised);
    }
    Ok(Ref::new(PyTuple_GET_ITEM(answer.ptr(), 0)))
}

const WRONG_ENCODER: &CStr = c"encoder must return a tuple (object, integer)";
const WRONG_DECODER: &CStr = c"decoder must return a tuple (object,integer)";

/// What the codec of a tuple makes of an object.
pub unsafe fn encode(codec: &Ref, op: *mut PyObject, errors: *const c_char) -> Fallible<Ref> {
    call(PyTuple_GET_ITEM(codec.ptr(), 0), op, errors, WRONG_ENCODER)
}

/// The same backward.
pub unsafe fn decode(codec: &Ref, op: *mut PyObject, errors: *const c_char) -> Fallible<Ref> {
    call(PyTuple_GET_ITEM(codec.ptr(), 1), op, errors, WRONG_DECODER)
}

/// The codec of a name as a function: one of the library's, bound to the name, or that of a registered tuple.
pub unsafe fn coder(encoding: *const c_char, decoding: bool) -> Fallible<Ref> {
    if lookup::known(encoding).is_some() {
        let name = owned(PyUnicode_FromString(or_utf8(encoding)))?;
        let function = if decoding {
            &raw mut DECODE
        } else {
            &raw mut ENCODE
        };
        return owned(PyCFunction_New(function, name.ptr()));
    }
    let codec = find(encoding)?;
    Ok(Ref::new(PyTuple_GET_ITEM(
        codec.ptr(),
        isize::from(decoding),
    )))
}

fn or_utf8(encoding: *const c_char) -> *const c_char {
    if encoding.is_null() {
        c"utf-8".as_ptr()
    } else {
        encoding
    }
}

/// Whether there is a codec of the library's or a registered one.
pub unsafe fn is_known(encoding: *const c_char) -> bool {
    let found = lookup::known(encoding).is_some() || find(encoding).is_ok();
    if !found {
        PyErr_Clear();
    }
    found
}

static mut ENCODE: PyMethodDef = by_tuple(c"encode", encode_function, c"");

static mut DECODE: PyMethodDef = by_tuple(c"decode", decode_function, c"");

/// The arguments of a coder: an object, and a name of a handler.
unsafe fn taken(args: *mut PyObject, format: &CStr) -> Fallible<(*mut PyObject, *const c_char)> {
    let (mut op, mut errors) = (null_mut::<PyObject>(), null::<c_char>());
    if PyArg_ParseTuple(args, format.as_ptr(), &raw mut op, &raw mut errors) == 0 {
        return Err(Raised);
    }
    Ok((op, errors))
}

unsafe fn with_length(result: Ref, length: Py_ssize_t) -> Fallible<Ref> {
    let length = owned(PyLong_FromSsize_t(length))?;
    owned(PyTuple_Pack(2, result.ptr(), length.ptr()))
}

unsafe fn encoded(name: *mut PyObject, args: *mut PyObject) -> Fallible<Ref> {
    let (op, errors) = taken(args, c"U|z:encode")?;
    let bytes = lookup::encode(op, PyUnicode_AsUTF8(name), errors)?;
    with_length(bytes, PyUnicode_GET_LENGTH(op))
}

unsafe fn decoded(name: *mut PyObject, args: *mut PyObject) -> Fallible<Ref> {
    let (op, errors) = taken(args, c"O|z:decode")?;
    let text = lookup::decode_object(op, PyUnicode_AsUTF8(name), errors)?;
    with_length(text, PyObject_Size(op))
}

unsafe extern "C" fn encode_function(name: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    encoded(name, args).or_null()
}

unsafe extern "C" fn decode_function(name: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    decoded(name, args).or_null()
}

/// What the codec of a name makes of an object.
pub unsafe fn encode_any(
    op: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> Fallible<Ref> {
    let coder = coder(encoding, false)?;
    call(coder.ptr(), op, errors, WRONG_ENCODER)
}

/// The same backward.
pub unsafe fn decode_any(
    op: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> Fallible<Ref> {
    let coder = coder(encoding, true)?;
    call(coder.ptr(), op, errors, WRONG_DECODER)
}
