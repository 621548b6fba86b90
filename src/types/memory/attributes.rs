//! The attributes of memoryview.

use super::view::{check, of};
use crate::prelude::*;
use crate::types::define::readable;

macro_rules! attributes {
    ($($function:ident |$view:ident| $value:expr;)*) => {$(
        unsafe extern "C" fn $function(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
            if check(op).is_err() {
                return null_mut();
            }
            let $view = of(op);
            $value
        }
    )*};
}

attributes! {
    obj |view| xnew_ref(if view.view.obj.is_null() { Py_None() } else { view.view.obj });
    nbytes |view| PyLong_FromSsize_t(view.view.len);
    readonly |view| Py_Bool(view.view.readonly != 0);
    itemsize |view| PyLong_FromSsize_t(view.view.itemsize);
    format |view| PyUnicode_FromString(view.view.format);
    ndim |view| PyLong_FromLong(view.view.ndim.into());
    shape |view| numbers(view.view.shape, view.view.ndim);
    strides |view| numbers(view.view.strides, view.view.ndim);
    suboffsets |view| numbers(view.view.suboffsets, view.view.ndim);
    c_contiguous |view| Py_Bool(view.flags & (_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_SCALAR) != 0);
    f_contiguous |view| Py_Bool(view.flags & (_Py_MEMORYVIEW_FORTRAN | _Py_MEMORYVIEW_SCALAR) != 0);
    contiguous |view| Py_Bool(
        view.flags & (_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN | _Py_MEMORYVIEW_SCALAR) != 0
    );
}

unsafe fn numbers(first: *const Py_ssize_t, count: c_int) -> *mut PyObject {
    let count = if first.is_null() {
        0
    } else {
        count as Py_ssize_t
    };
    (|| {
        let tuple = owned(PyTuple_New(count))?;
        for i in 0..count {
            let number = owned(PyLong_FromSsize_t(*first.offset(i)))?;
            PyTuple_SET_ITEM(tuple.ptr(), i, number.into_raw());
        }
        Ok(tuple)
    })()
    .or_null()
}

static mut ATTRIBUTES: [PyGetSetDef; 13] = [
    readable(c"obj", obj, c"Whose memory it is."),
    readable(
        c"nbytes",
        nbytes,
        c"How many bytes the items take when nothing is between them.",
    ),
    readable(c"readonly", readonly, c"Whether it must not be written."),
    readable(c"itemsize", itemsize, c"How many bytes an item takes."),
    readable(
        c"format",
        format,
        c"What an item is, as the module struct writes it.",
    ),
    readable(c"ndim", ndim, c"How many dimensions there are."),
    readable(
        c"shape",
        shape,
        c"How many items there are in each dimension.",
    ),
    readable(
        c"strides",
        strides,
        c"How many bytes lie between neighbours, for each dimension.",
    ),
    readable(
        c"suboffsets",
        suboffsets,
        c"Where to follow pointers, for each dimension; mostly empty.",
    ),
    readable(
        c"c_contiguous",
        c_contiguous,
        c"Whether the items lie together, the last index fastest.",
    ),
    readable(
        c"f_contiguous",
        f_contiguous,
        c"Whether the items lie together, the first index fastest.",
    ),
    readable(
        c"contiguous",
        contiguous,
        c"Whether the items lie together in either order.",
    ),
    PyGetSetDef::EMPTY,
];

/// The attributes.
pub const fn attributes() -> *mut PyGetSetDef {
    (&raw mut ATTRIBUTES).cast()
}
