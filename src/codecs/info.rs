//! What a program is told of a codec of the library's: `codecs.CodecInfo`, a tuple with attributes.

use core::cell::UnsafeCell;

use super::{incremental, lookup, search, stream};
use crate::prelude::*;
use crate::types::define::no_args;

/// The class and the objects that were made, by their names; NULL before they are needed.
struct State {
    class: *mut PyObject,
    made: *mut PyObject,
}

struct Shared(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

static SHARED: Shared = Shared(UnsafeCell::new(State {
    class: null_mut(),
    made: null_mut(),
}));

static mut REPR: PyMethodDef = no_args(c"__repr__", repr, c"");

unsafe extern "C" fn repr(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(name) = owned(PyObject_GetAttr(op, name!("name"))) else {
        return null_mut();
    };
    let class = _PyType_Name(Py_TYPE(op));
    PyUnicode_FromFormat(
        c"<codecs.%s object for encoding %S at %p>".as_ptr(),
        class,
        name.ptr(),
        op,
    )
}

unsafe fn make_class() -> Fallible<Ref> {
    let dict = owned(PyDict_New())?;
    let repr = owned(PyDescr_NewMethod(&raw mut PyTuple_Type, &raw mut REPR))?;
    status(PyDict_SetItem(
        dict.ptr(),
        name!("__module__"),
        name!("codecs"),
    ))?;
    status(PyDict_SetItem(dict.ptr(), name!("__repr__"), repr.ptr()))?;
    owned(PyObject_CallFunction(
        (&raw mut PyType_Type).cast(),
        c"s(O)O".as_ptr(),
        c"CodecInfo".as_ptr(),
        &raw mut PyTuple_Type,
        dict.ptr(),
    ))
}

unsafe fn state() -> Fallible<&'static State> {
    let state = &mut *SHARED.0.get();
    if state.class.is_null() {
        let class = make_class()?;
        state.made = owned(PyDict_New())?.into_raw();
        state.class = class.into_raw();
    }
    Ok(state)
}

/// The class, borrowed.
pub unsafe fn class() -> Fallible<*mut PyObject> {
    Ok(state()?.class)
}

/// What there is to know of a codec: of one of the library's a `CodecInfo`, of another what its function returned.
pub unsafe fn of(encoding: *const c_char) -> Fallible<Ref> {
    let Some(known) = lookup::known(encoding) else {
        return search::find(encoding);
    };
    let name = owned(PyUnicode_FromString(known.name().as_ptr()))?;
    let state = state()?;
    let mut found = null_mut();
    status(PyDict_GetItemRef(state.made, name.ptr(), &mut found))?;
    if let Some(found) = Ref::steal(found) {
        return Ok(found);
    }
    let info = make(state.class, &name, known.name().as_ptr())?;
    status(PyDict_SetItem(state.made, name.ptr(), info.ptr()))?;
    Ok(info)
}

unsafe fn make(class: *mut PyObject, name: &Ref, encoding: *const c_char) -> Fallible<Ref> {
    let encoder = search::coder(encoding, false)?;
    let decoder = search::coder(encoding, true)?;
    let (reader, writer) = (stream::reader(name)?, stream::writer(name)?);
    let incremental_encoder = incremental::encoder(name)?;
    let incremental_decoder = incremental::decoder(name)?;
    let info = owned(PyObject_CallFunction(
        class,
        c"((OOOO))".as_ptr(),
        encoder.ptr(),
        decoder.ptr(),
        reader.ptr(),
        writer.ptr(),
    ))?;
    for (attribute, value) in [
        (name!("name"), name),
        (name!("encode"), &encoder),
        (name!("decode"), &decoder),
        (name!("incrementalencoder"), &incremental_encoder),
        (name!("incrementaldecoder"), &incremental_decoder),
        (name!("streamwriter"), &writer),
        (name!("streamreader"), &reader),
    ] {
        status(PyObject_SetAttr(info.ptr(), attribute, value.ptr()))?;
    }
    Ok(info)
}

/// An attribute of what is known of a codec, called with the name of a handler unless it is NULL.
unsafe fn part(
    encoding: *const c_char,
    attribute: *mut PyObject,
    errors: *const c_char,
) -> Fallible<Ref> {
    let info = of(encoding)?;
    let make = owned(PyObject_GetAttr(info.ptr(), attribute))?;
    if errors.is_null() {
        return owned(PyObject_CallNoArgs(make.ptr()));
    }
    owned(PyObject_CallFunction(make.ptr(), c"s".as_ptr(), errors))
}

/// A new incremental encoder.
pub unsafe fn encoder(encoding: *const c_char, errors: *const c_char) -> Fallible<Ref> {
    part(encoding, name!("incrementalencoder"), errors)
}

/// A new incremental decoder.
pub unsafe fn decoder(encoding: *const c_char, errors: *const c_char) -> Fallible<Ref> {
    part(encoding, name!("incrementaldecoder"), errors)
}

/// A new reader (2) or writer (3) of a stream.
pub unsafe fn of_stream(
    encoding: *const c_char,
    at: Py_ssize_t,
    stream: *mut PyObject,
    errors: *const c_char,
) -> Fallible<Ref> {
    let info = of(encoding)?;
    let make = PyTuple_GET_ITEM(info.ptr(), at);
    if errors.is_null() {
        return owned(PyObject_CallOneArg(make, stream));
    }
    owned(PyObject_CallFunction(make, c"Os".as_ptr(), stream, errors))
}
