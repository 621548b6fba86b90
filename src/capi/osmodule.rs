//! `osmodule.h`.

use crate::prelude::*;
use crate::types::unicode::copying;

/// The path that an object stands for: itself if it is a str or bytes, else what its `__fspath__` returns. New
/// reference.
///
/// CPython 3.13: Doc/c-api/sys.rst, `PyOS_FSPath`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject {
    copying::path_text(path).or_null()
}
