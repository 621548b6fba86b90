//! `genericaliasobject.h`.

use crate::prelude::*;
use crate::types::generic::alias;

/// `types.GenericAlias`.
#[unsafe(no_mangle)]
pub static mut Py_GenericAliasType: PyTypeObject = alias::TYPE;

/// `origin[args]`, as in `list[int]`; `args` that is no tuple is the only one. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_GenericAlias(
    origin: *mut PyObject,
    args: *mut PyObject,
) -> *mut PyObject {
    alias::make(origin, args).or_null()
}
