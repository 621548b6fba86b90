//! `fileobject.h`.

use crate::prelude::*;
use crate::types::modules::output;

/// Write the repr of an object to a file object; with `Py_PRINT_RAW` in `flags` the str. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFile_WriteObject(
    op: *mut PyObject,
    file: *mut PyObject,
    flags: c_int,
) -> c_int {
    output::write_object(op, file, flags).or_minus_one()
}

/// Write a text in UTF-8 to a file object. 0, or -1 with an exception, also when there is one already.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFile_WriteString(text: *const c_char, file: *mut PyObject) -> c_int {
    output::write_string(text, file).or_minus_one()
}

/// The descriptor of an int or of an object with `fileno()`; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_AsFileDescriptor(op: *mut PyObject) -> c_int {
    output::descriptor(op).unwrap_or(-1)
}

/// The encoding of names of files.
#[unsafe(no_mangle)]
pub static mut Py_FileSystemDefaultEncoding: *const c_char = c"utf-8".as_ptr();
