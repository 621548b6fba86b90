//! `zlib`: what extension modules need of it to unpack themselves and to check what they read. There is no compressor.
//!
//! ```text
//! inflate   DEFLATE, backwards
//! wrapped   the headers and checksums around it
//! check     the checksums
//! ```

mod check;
mod inflate;
mod wrapped;

use wrapped::Format;

use crate::prelude::*;
use crate::types::bytes::view::View;
use crate::types::define::{fast, named};
use crate::types::module;

/// Why data cannot be decompressed.
#[derive(Clone, Copy)]
enum Trouble {
    /// They end too early.
    Truncated,
    /// They are not what they should be.
    Data(&'static str),
    /// They are made with a dictionary, which is not there.
    Dictionary,
    NoMemory,
}

const MAX_WBITS: c_int = 15;

static mut METHODS: [PyMethodDef; 4] = [
    fast(c"adler32", adler32, c"adler32($module, data, value=1, /)\n--\n\nThe Adler-32 checksum of bytes, going on from a value."),
    fast(c"crc32", crc32, c"crc32($module, data, value=0, /)\n--\n\nThe CRC-32 checksum of bytes, going on from a value."),
    named(c"decompress", decompress, c"decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)\n--\n\nThe bytes that compressed ones stand for."),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"zlib".as_ptr(),
    m_doc: c"Decompression and checksums.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        let error = PyErr_NewException(c"zlib.error".as_ptr(), null_mut(), null_mut());
        module::add_constant(made.ptr(), c"error".as_ptr(), error)?;
        for (name, value) in [
            (c"MAX_WBITS", MAX_WBITS),
            (c"DEFLATED", 8),
            (c"DEF_BUF_SIZE", 16384),
            (c"DEF_MEM_LEVEL", 8),
        ] {
            let value = PyLong_FromLong(value.into());
            module::add_constant(made.ptr(), name.as_ptr(), value)?;
        }
        Ok(made)
    };
    run().or_null()
}

unsafe fn sum(
    name: &CStr,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    start: u32,
    add: fn(u32, &[u8]) -> u32,
) -> Fallible<Ref> {
    if _PyArg_CheckPositional(name.as_ptr(), count, 1, 2) == 0 {
        return Err(Raised);
    }
    let data = View::of(*args)?;
    let mut value = start;
    if count > 1 {
        value = PyLong_AsUnsignedLongMask(*args.add(1)) as u32;
        if value == u32::MAX && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
    }
    owned(PyLong_FromUnsignedLong(add(value, data.bytes()).into()))
}

unsafe extern "C" fn adler32(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    sum(c"adler32", args, count, 1, check::adler32).or_null()
}

unsafe extern "C" fn crc32(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    sum(c"crc32", args, count, 0, check::crc32).or_null()
}

unsafe extern "C" fn decompress(
    module: *mut PyObject,
    args: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    decompressed(module, args, keywords).or_null()
}

unsafe fn decompressed(
    module: *mut PyObject,
    args: *mut PyObject,
    keywords: *mut PyObject,
) -> Fallible<Ref> {
    let mut taken = [null_mut::<PyObject>(); 3];
    let [op, bits, size] = &mut taken;
    parse_named!(
        args,
        keywords,
        c"O|OO:decompress",
        [c"", c"wbits", c"bufsize"],
        *op,
        *bits,
        *size
    )?;
    let data = View::of(*op)?;
    let bits = match bits.is_null() {
        true => MAX_WBITS,
        false => PyLong_AsInt(*bits),
    };
    if bits == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let size = buffer_size(*size)?;
    let Some(format) = Format::of(bits) else {
        PyErr_SetString(
            error(module)?.ptr(),
            c"Error -2 while preparing to decompress data: inconsistent stream state".as_ptr(),
        );
        return Err(Raised);
    };
    let mut output = Vec::new();
    output.make_room(size)?;
    match wrapped::decompress(format, data.bytes(), &mut output) {
        Ok(()) => owned(PyBytes_FromStringAndSize(
            output.as_ptr().cast(),
            output.len() as Py_ssize_t,
        )),
        Err(trouble) => Err(raise(module, trouble)),
    }
}

/// How many bytes to begin with.
unsafe fn buffer_size(op: *mut PyObject) -> Fallible<usize> {
    if op.is_null() {
        return Ok(0);
    }
    let number = owned(PyNumber_Index(op))?;
    let size = PyLong_AsSsize_t(number.ptr());
    if size == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    if size < 0 {
        PyErr_SetString(PyExc_ValueError, c"bufsize must be non-negative".as_ptr());
        return Err(Raised);
    }
    Ok(size as usize)
}

/// `zlib.error`.
unsafe fn error(module: *mut PyObject) -> Fallible<Ref> {
    owned(PyObject_GetAttrString(module, c"error".as_ptr()))
}

#[cold]
unsafe fn raise(module: *mut PyObject, trouble: Trouble) -> Raised {
    let Ok(error) = error(module) else {
        return Raised;
    };
    match trouble {
        Trouble::NoMemory => {
            PyErr_NoMemory();
        }
        Trouble::Truncated => PyErr_SetString(
            error.ptr(),
            c"Error -5 while decompressing data: incomplete or truncated stream".as_ptr(),
        ),
        Trouble::Dictionary => {
            PyErr_SetString(error.ptr(), c"Error 2 while decompressing data".as_ptr());
        }
        Trouble::Data(what) => {
            if let Ok(what) = owned(PyUnicode_FromStringAndSize(
                what.as_ptr().cast(),
                what.len() as Py_ssize_t,
            )) {
                PyErr_Format(
                    error.ptr(),
                    c"Error -3 while decompressing data: %U".as_ptr(),
                    what.ptr(),
                );
            }
        }
    }
    Raised
}
