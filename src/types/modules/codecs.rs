//! `codecs`, also as `_codecs`: codecs and handlers of errors by their names.
//!
//! What makes the readers, writers and incremental coders of a codec of the library's is a function, where CPython has a
//! class.

use crate::codecs::info;
use crate::prelude::*;
use crate::types::define::{fast, named, one_arg};
use crate::types::module;

static mut METHODS: [PyMethodDef; 20] = [
    one_arg(
        c"register",
        register,
        c"register($module, search_function, /)\n--\n\nAdds a function that is asked for codecs by name.",
    ),
    one_arg(
        c"unregister",
        unregister,
        c"unregister($module, search_function, /)\n--\n\nTakes such a function away, and forgets what was found.",
    ),
    one_arg(c"lookup", lookup, c"lookup($module, encoding, /)\n--\n\nThe codec of a name, a CodecInfo."),
    named(
        c"encode",
        encode,
        c"encode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nWhat the codec's encoder makes of an object.",
    ),
    named(
        c"decode",
        decode,
        c"decode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nWhat the codec's decoder makes of an object.",
    ),
    fast(
        c"register_error",
        register_error,
        c"register_error($module, errors, handler, /)\n--\n\nNames a function that decides about what cannot be converted.",
    ),
    one_arg(
        c"lookup_error",
        lookup_error,
        c"lookup_error($module, name, /)\n--\n\nlookup_error(errors) -> handler",
    ),
    one_arg(c"strict_errors", strict, c"Raises the error."),
    one_arg(
        c"ignore_errors",
        ignore,
        c"Leaves out what cannot be converted.",
    ),
    one_arg(
        c"replace_errors",
        replace,
        c"Puts a question mark or U+FFFD for it.",
    ),
    one_arg(
        c"xmlcharrefreplace_errors",
        xml,
        c"Puts references of XML for it.",
    ),
    one_arg(
        c"backslashreplace_errors",
        backslash,
        c"Puts escapes with backslashes for it.",
    ),
    one_arg(
        c"namereplace_errors",
        name_replace,
        c"Puts escapes with the names of the characters for it.",
    ),
    one_arg(c"getencoder", get_encoder, c""),
    one_arg(c"getdecoder", get_decoder, c""),
    one_arg(c"getincrementalencoder", get_incremental_encoder, c""),
    one_arg(c"getincrementaldecoder", get_incremental_decoder, c""),
    one_arg(c"getreader", get_reader, c""),
    one_arg(c"getwriter", get_writer, c""),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"codecs".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        module::add_ref(made.ptr(), c"CodecInfo".as_ptr(), info::class()?)?;
        for (name, mark) in MARKS {
            let bytes = PyBytes_FromStringAndSize(mark.as_ptr().cast(), mark.len() as Py_ssize_t);
            module::add_constant(made.ptr(), name.as_ptr(), bytes)?;
        }
        Ok(made)
    };
    run().or_null()
}

/// The marks that tell the order of bytes.
const MARKS: [(&CStr, &[u8]); 12] = [
    (c"BOM_UTF8", b"\xef\xbb\xbf"),
    (c"BOM", b"\xff\xfe"),
    (c"BOM_LE", b"\xff\xfe"),
    (c"BOM_UTF16", b"\xff\xfe"),
    (c"BOM_UTF16_LE", b"\xff\xfe"),
    (c"BOM32_LE", b"\xff\xfe"),
    (c"BOM_BE", b"\xfe\xff"),
    (c"BOM_UTF16_BE", b"\xfe\xff"),
    (c"BOM32_BE", b"\xfe\xff"),
    (c"BOM_UTF32", b"\xff\xfe\0\0"),
    (c"BOM_UTF32_LE", b"\xff\xfe\0\0"),
    (c"BOM_UTF32_BE", b"\0\0\xfe\xff"),
];

unsafe fn none_or_null(code: c_int) -> *mut PyObject {
    if code < 0 { null_mut() } else { Py_None() }
}

/// A str as text of C, for the function that `format` names.
unsafe fn text(op: *mut PyObject, format: &CStr) -> Fallible<*const c_char> {
    let mut taken = null::<c_char>();
    if PyArg_Parse(op, format.as_ptr(), &raw mut taken) == 0 {
        return Err(Raised);
    }
    Ok(taken)
}

unsafe extern "C" fn register(_: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    none_or_null(PyCodec_Register(function))
}

unsafe extern "C" fn unregister(_: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    none_or_null(PyCodec_Unregister(function))
}

unsafe extern "C" fn lookup(_: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    text(name, c"s:lookup")
        .and_then(|name| info::of(name))
        .or_null()
}

/// A part of what is known of a codec: an item of the tuple, or an attribute.
unsafe fn part(name: *mut PyObject, format: &CStr, attribute: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let name = text(name, format)?;
        let info = info::of(name)?;
        let part = owned(PyObject_GetAttr(info.ptr(), attribute))?;
        if part.ptr() == Py_None() {
            PyErr_SetObject(PyExc_LookupError, owned(PyUnicode_FromString(name))?.ptr());
            return Err(Raised);
        }
        Ok(part)
    };
    run().or_null()
}

macro_rules! parts {
    ($($function:ident $format:literal $attribute:literal;)*) => {$(
        unsafe extern "C" fn $function(_: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
            part(name, $format, name!($attribute))
        }
    )*};
}

parts! {
    get_encoder c"s:lookup" "encode";
    get_decoder c"s:lookup" "decode";
    get_incremental_encoder c"s:lookup" "incrementalencoder";
    get_incremental_decoder c"s:lookup" "incrementaldecoder";
    get_reader c"s:lookup" "streamreader";
    get_writer c"s:lookup" "streamwriter";
}

type Coder = unsafe extern "C" fn(*mut PyObject, *const c_char, *const c_char) -> *mut PyObject;

/// An argument that may be left out, as text of C.
unsafe fn optional(
    op: *mut PyObject,
    function: &CStr,
    name: &CStr,
    missing: *const c_char,
) -> Fallible<*const c_char> {
    if op.is_null() {
        return Ok(missing);
    }
    if !PyUnicode_Check(op) {
        _PyArg_BadArgument(function.as_ptr(), name.as_ptr(), c"str".as_ptr(), op);
        return Err(Raised);
    }
    let text = PyUnicode_AsUTF8(op);
    if text.is_null() {
        return Err(Raised);
    }
    Ok(text)
}

unsafe fn apply(
    args: *mut PyObject,
    keywords: *mut PyObject,
    (function, format): (&CStr, &CStr),
    coder: Coder,
) -> *mut PyObject {
    let mut taken = [null_mut::<PyObject>(); 3];
    let [op, encoding, errors] = &mut taken;
    if parse_named!(
        args,
        keywords,
        format,
        [c"obj", c"encoding", c"errors"],
        *op,
        *encoding,
        *errors
    )
    .is_err()
    {
        return null_mut();
    }
    let texts = || -> Fallible<_> {
        let utf8 = c"utf-8".as_ptr();
        Ok((
            optional(*encoding, function, c"argument 'encoding'", utf8)?,
            optional(*errors, function, c"argument 'errors'", null())?,
        ))
    };
    match texts() {
        Ok((encoding, errors)) => coder(*op, encoding, errors),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn encode(
    _: *mut PyObject,
    args: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    apply(args, keywords, (c"encode", c"O|OO:encode"), PyCodec_Encode)
}

unsafe extern "C" fn decode(
    _: *mut PyObject,
    args: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    apply(args, keywords, (c"decode", c"O|OO:decode"), PyCodec_Decode)
}

unsafe extern "C" fn register_error(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let name = c"register_error";
    if _PyArg_CheckPositional(name.as_ptr(), count, 2, 2) == 0 {
        return null_mut();
    }
    match optional(*args, name, c"argument 1", null()) {
        Ok(handled) => none_or_null(PyCodec_RegisterError(handled, *args.add(1))),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn lookup_error(_: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    match text(name, c"s:lookup_error") {
        Ok(name) => PyCodec_LookupError(name),
        Err(Raised) => null_mut(),
    }
}

macro_rules! handlers {
    ($($name:ident $function:ident;)*) => {$(
        unsafe extern "C" fn $name(_: *mut PyObject, error: *mut PyObject) -> *mut PyObject {
            $function(error)
        }
    )*};
}

handlers! {
    strict PyCodec_StrictErrors;
    ignore PyCodec_IgnoreErrors;
    replace PyCodec_ReplaceErrors;
    xml PyCodec_XMLCharRefReplaceErrors;
    backslash PyCodec_BackslashReplaceErrors;
    name_replace PyCodec_NameReplaceErrors;
}
