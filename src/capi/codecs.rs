//! `codecs.h`.

use crate::codecs::{info, named, search};
use crate::prelude::*;

/// The sixteen digits, in small letters.
#[unsafe(no_mangle)]
pub static mut Py_hexdigits: *const c_char = c"0123456789abcdef".as_ptr();

/// Add a function that is asked for codecs by name: it returns None, or a tuple of encoder, decoder, reader and writer.
/// 0; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_Register(search_function: *mut PyObject) -> c_int {
    search::register(search_function).or_minus_one()
}

/// Take such a function away, if it is there; 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_Unregister(search_function: *mut PyObject) -> c_int {
    search::unregister(search_function).or_minus_one()
}

/// 1: there is a codec of that name; 0: none. No exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_KnownEncoding(encoding: *const c_char) -> c_int {
    search::is_known(encoding).into()
}

/// What the codec of that name makes of an object; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_Encode(
    object: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    search::encode_any(object, encoding, errors).or_null()
}

/// The same backward.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_Decode(
    object: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    search::decode_any(object, encoding, errors).or_null()
}

/// The encoder of that name, a function of an object and a name of a handler, a new reference; NULL with LookupError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_Encoder(encoding: *const c_char) -> *mut PyObject {
    search::coder(encoding, false).or_null()
}

/// The same for its decoder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_Decoder(encoding: *const c_char) -> *mut PyObject {
    search::coder(encoding, true).or_null()
}

/// Put a handler of errors under a name; 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_RegisterError(name: *const c_char, error: *mut PyObject) -> c_int {
    named::register(name, error).or_minus_one()
}

/// The handler under a name, of NULL that of `strict`, a new reference; NULL with LookupError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_LookupError(name: *const c_char) -> *mut PyObject {
    named::find(name).or_null()
}

/// Raise the exception; always NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_StrictErrors(exc: *mut PyObject) -> *mut PyObject {
    named::strict(exc).or_null()
}

/// Nothing instead, and where to go on: a tuple, new reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_IgnoreErrors(exc: *mut PyObject) -> *mut PyObject {
    named::ignore(exc).or_null()
}

/// Question marks or U+FFFD instead, and where to go on: a tuple, new reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_ReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    named::replace(exc).or_null()
}

/// References of XML instead, and where to go on: a tuple, new reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_XMLCharRefReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    named::xml(exc).or_null()
}

/// Escapes instead, and where to go on: a tuple, new reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_BackslashReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    named::backslash(exc).or_null()
}

/// `\N{NAME}` instead, and where to go on: a tuple, new reference; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_NameReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    named::name_or_backslash(exc).or_null()
}

/// An encoder that is given a text piece by piece, a new reference; NULL with LookupError or another exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_IncrementalEncoder(
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    info::encoder(encoding, errors).or_null()
}

/// The same backward.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_IncrementalDecoder(
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    info::decoder(encoding, errors).or_null()
}

/// An object that reads text from a stream of bytes, a new reference; NULL with LookupError or another exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_StreamReader(
    encoding: *const c_char,
    stream: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    info::of_stream(encoding, 2, stream, errors).or_null()
}

/// One that writes text to a stream of bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCodec_StreamWriter(
    encoding: *const c_char,
    stream: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    info::of_stream(encoding, 3, stream, errors).or_null()
}
