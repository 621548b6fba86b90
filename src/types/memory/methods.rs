//! The methods of memoryview, its making and its repr.

use super::cast::cast;
use super::compare::gathered;
use super::view::{check, from_object, native, of, over, release, with_flags};
use super::{item, layout};
use crate::prelude::*;
use crate::types::bytes::{self, text};
use crate::types::define::{by_tuple, fast_named, flagged, named, no_args};

pub unsafe extern "C" fn new(
    _: *mut PyTypeObject,
    arguments: *mut PyObject,
    named: *mut PyObject,
) -> *mut PyObject {
    let mut lender: *mut PyObject = null_mut();
    parse_named!(arguments, named, c"O:memoryview", [c"object"], lender)
        .and_then(|()| from_object(lender))
        .or_null()
}

unsafe extern "C" fn from_flags(
    _: *mut PyObject,
    arguments: *mut PyObject,
    named: *mut PyObject,
) -> *mut PyObject {
    let (mut lender, mut flags): (*mut PyObject, *mut PyObject) = (null_mut(), null_mut());
    parse_named!(
        arguments,
        named,
        c"OO:_from_flags",
        [c"object", c"flags"],
        lender,
        flags
    )
    .and_then(|()| {
        let flags = PyLong_AsInt(flags);
        if flags == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        with_flags(lender, flags)
    })
    .or_null()
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let released = of(op).flags & _Py_MEMORYVIEW_RELEASED != 0;
    let format = if released {
        c"<released memory at %p>"
    } else {
        c"<memory at %p>"
    };
    PyUnicode_FromFormat(format.as_ptr(), op)
}

unsafe extern "C" fn release_method(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    release(op).map(|()| Py_None()).or_null()
}

unsafe extern "C" fn enter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    check(op).map(|()| Ref::new(op)).or_null()
}

/// The order that `tobytes` and others are asked for; true is Fortran's.
unsafe fn order(op: *mut PyObject, view: &PyMemoryViewObject) -> Fallible<bool> {
    if op.is_null() || op == Py_None() {
        return Ok(false);
    }
    if !PyUnicode_Check(op) {
        PyErr_Format(
            PyExc_TypeError,
            c"tobytes() argument 'order' must be str or None, not %.50s".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    }
    let is = |letter: &CStr| PyUnicode_EqualToUTF8(op, letter.as_ptr()) != 0;
    if is(c"C") {
        Ok(false)
    } else if is(c"F") {
        Ok(true)
    } else if is(c"A") {
        Ok(view.flags & _Py_MEMORYVIEW_C == 0 && view.flags & _Py_MEMORYVIEW_FORTRAN != 0)
    } else {
        PyErr_SetString(PyExc_ValueError, c"order must be 'C', 'F' or 'A'".as_ptr());
        Err(Raised)
    }
}

unsafe extern "C" fn tobytes(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let mut wanted = null_mut();
        bytes::by_name(
            first,
            count,
            names,
            c"tobytes",
            &mut [(c"order", &mut wanted)],
        )?;
        check(op)?;
        let view = of(op);
        let fortran = order(wanted, view)?;
        let made = bytes::object::unfilled(view.view.len as usize)?;
        layout::gather(PyBytes_AS_STRING(made.ptr()), &view.view, fortran);
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn hex(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        check(op)?;
        let all = gathered(&of(op).view)?;
        text::hex_method(all.bytes(), first, count, names)
    })()
    .or_null()
}

unsafe extern "C" fn tolist(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    (|| {
        check(op)?;
        let view = &of(op).view;
        let letter = native(view)?;
        if view.ndim == 0 {
            return owned(item::load(view.buf.cast(), letter));
        }
        listed(view, view.buf.cast(), 0, letter)
    })()
    .or_null()
}

unsafe fn listed(
    view: &Py_buffer,
    start: *mut c_char,
    dimension: usize,
    letter: u8,
) -> Fallible<Ref> {
    let size = *view.shape.add(dimension);
    let list = owned(PyList_New(size))?;
    for index in 0..size {
        let at = layout::step_to(view, start, dimension, index);
        let one = if dimension + 1 == view.ndim as usize {
            owned(item::load(at, letter))?
        } else {
            listed(view, at, dimension + 1, letter)?
        };
        PyList_SET_ITEM(list.ptr(), index, one.into_raw());
    }
    Ok(list)
}

unsafe extern "C" fn toreadonly(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    (|| {
        check(op)?;
        let shared = Ref::new(of(op).mbuf);
        let made = over(&shared, &of(op).view)?;
        of(made.ptr()).view.readonly = 1;
        Ok(made)
    })()
    .or_null()
}

static mut METHODS: [PyMethodDef; 10] = [
    no_args(c"release", release_method, c"release($self, /)\n--\n\nGives the memory back to its object; the view is of no use then."),
    fast_named(c"tobytes", tobytes, c"tobytes($self, /, order='C')\n--\n\nA copy of the bytes."),
    fast_named(c"hex", hex, c"hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte, with sep between groups if given."),
    no_args(c"tolist", tolist, c"tolist($self, /)\n--\n\nThe items as a list, nested as there are dimensions."),
    fast_named(c"cast", cast, c"cast($self, /, format, shape=<unrepresentable>)\n--\n\nThe same memory seen as other items or in other dimensions."),
    no_args(c"toreadonly", toreadonly, c"toreadonly($self, /)\n--\n\nThe same memory, not to be written."),
    flagged(named(c"_from_flags", from_flags, c"_from_flags($type, /, object, flags)\n--\n\nA view of the memory that an object lends for these flags."), METH_CLASS),
    no_args(c"__enter__", enter, c""),
    by_tuple(c"__exit__", release_method, c"__exit__($self, /, *exc_info)\n--\n\n"),
    PyMethodDef::EMPTY,
];

/// The methods.
pub const fn methods() -> *mut PyMethodDef {
    (&raw mut METHODS).cast()
}
