//! `genobject.h`.

use crate::prelude::*;
use crate::types::evaluator::inert::inert;

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyGen_Type: PyTypeObject = inert(c"generator", 144);

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyCoro_Type: PyTypeObject = inert(c"coroutine", 144);

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyAsyncGen_Type: PyTypeObject = inert(c"async_generator", 144);

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut _PyAsyncGenASend_Type: PyTypeObject = inert(c"async_generator_asend", 40);

/// NULL with RuntimeError: there are no generators.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyGen_GetCode(_gen: *mut PyGenObject) -> *mut PyCodeObject {
    PyErr_SetString(
        PyExc_RuntimeError,
        c"there are no generators: pyrite has no evaluator".as_ptr(),
    );
    null_mut()
}
