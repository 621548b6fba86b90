//! What times and datetimes have in common: bytes that end in a time of day, a fold, and memory for a `tzinfo` only where
//! there is one.

use super::arguments::{state, zone_of_state};
use super::layout::{Clocked, clock_of, zone_of};
use crate::prelude::*;
use crate::types::container::free_object;
use crate::types::define::readable;

/// In the state of a pickle the fold is the highest bit of a byte that never needs it.
const FOLD_BIT: u8 = 0x80;

/// How the state of a pickle is told from other arguments.
pub struct State {
    /// Which byte has the fold.
    pub fold_at: usize,
    /// Whether that byte without the fold is one of a state.
    pub is_sane: fn(u32) -> bool,
    /// What the type is called in messages.
    pub name: &'static CStr,
}

/// `tp_alloc`. `aware`: 1 for memory with a `tzinfo`, which is not written, 0 for memory that ends before it.
pub unsafe extern "C" fn alloc<const N: usize>(
    kind: *mut PyTypeObject,
    aware: Py_ssize_t,
) -> *mut PyObject {
    let whole = (*kind).tp_basicsize as usize;
    // A type of C's that inherits this has fields of its own behind.
    let can_end = aware == 0 && whole == size_of::<Clocked<N>>();
    let bytes = if can_end {
        Clocked::<N>::NAIVE_BYTES
    } else {
        whole
    };
    let op: *mut PyObject = PyObject_Malloc(bytes).cast();
    if op.is_null() {
        return PyErr_NoMemory();
    }
    PyObject_Init(op, kind)
}

/// `tp_dealloc`.
pub unsafe extern "C" fn dealloc<const N: usize>(op: *mut PyObject) {
    if (*op.cast::<Clocked<N>>()).hastzinfo != 0 {
        xdecref((*op.cast::<Clocked<N>>()).tzinfo);
    }
    free_object(op);
}

/// A new object of the type `kind`; all is valid.
pub unsafe fn make<const N: usize>(
    kind: *mut PyTypeObject,
    data: [u8; N],
    zone: *mut PyObject,
    fold: u8,
) -> Fallible<Ref> {
    let aware = zone != Py_None();
    let allocate = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let made = owned(allocate(kind, aware.into()))?;
    let object = made.cast::<Clocked<N>>();
    (*object).hashcode = -1;
    (*object).hastzinfo = aware.into();
    (*object).data = data;
    (*object).fold = fold;
    if aware {
        (*object).tzinfo = new_ref(zone);
    }
    Ok(made)
}

/// An object of the state that `__reduce__` gave, if the arguments of a constructor look like one.
pub unsafe fn of_state<const N: usize>(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    how: &State,
) -> Fallible<Option<Ref>> {
    if !(1..=2).contains(&Py_SIZE(args)) {
        return Ok(None);
    }
    let is_sane = |byte| (how.is_sane)(byte & !u32::from(FOLD_BIT));
    let Some(mut bytes) = state::<N>(args, how.fold_at, is_sane, how.name)? else {
        return Ok(None);
    };
    let zone = zone_of_state(args)?;
    let fold = u8::from(bytes[how.fold_at] & FOLD_BIT != 0);
    bytes[how.fold_at] &= !FOLD_BIT;
    make(kind, bytes, zone, fold).map(Some)
}

/// What `__reduce__` returns: the type, and as its arguments the state. Protocols up to 3 know no fold.
pub unsafe fn reduced<const N: usize>(
    op: *mut PyObject,
    protocol: c_int,
    how: &State,
) -> Fallible<Ref> {
    let mut data = (*op.cast::<Clocked<N>>()).data;
    if protocol > 3 && fold_of::<N>(op) != 0 {
        data[how.fold_at] |= FOLD_BIT;
    }
    let state = owned(PyBytes_FromStringAndSize(
        data.as_ptr().cast(),
        N as Py_ssize_t,
    ))?;
    let zone = zone_of::<N>(op);
    let args = owned(if zone == Py_None() {
        PyTuple_Pack(1, state.ptr())
    } else {
        PyTuple_Pack(2, state.ptr(), zone)
    })?;
    owned(PyTuple_Pack(2, Py_TYPE(op), args.ptr()))
}

/// The argument of `__reduce_ex__`.
pub unsafe fn protocol(args: *mut PyObject) -> Fallible<c_int> {
    let mut protocol: c_int = 0;
    if PyArg_ParseTuple(args, c"i:__reduce_ex__".as_ptr(), &raw mut protocol) == 0 {
        return Err(Raised);
    }
    Ok(protocol)
}

/// 1 in the second of two times that are shown alike, when the clock was set back between them.
#[inline(always)]
pub unsafe fn fold_of<const N: usize>(op: *mut PyObject) -> u8 {
    (*op.cast::<Clocked<N>>()).fold
}

/// A repr with one more argument before its parenthesis.
pub unsafe fn with_argument(text: Ref, argument: &CStr, value: *mut PyObject) -> Fallible<Ref> {
    let open = owned(PyUnicode_Substring(
        text.ptr(),
        0,
        PyUnicode_GET_LENGTH(text.ptr()) - 1,
    ))?;
    let argument = owned(PyUnicode_FromFormat(argument.as_ptr(), value))?;
    owned(PyUnicode_FromFormat(
        c"%U, %U)".as_ptr(),
        open.ptr(),
        argument.ptr(),
    ))
}

macro_rules! fields {
    ($($function:ident $field:ident)*) => {$(
        unsafe extern "C" fn $function<const N: usize>(
            op: *mut PyObject,
            _: *mut c_void,
        ) -> *mut PyObject {
            PyLong_FromLong(clock_of::<N>(op).$field.into())
        }
    )*};
}

fields! { hour hour minute minute second second microsecond micro }

unsafe extern "C" fn tzinfo<const N: usize>(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(zone_of::<N>(op))
}

unsafe extern "C" fn fold<const N: usize>(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyLong_FromLong(fold_of::<N>(op).into())
}

/// The attributes.
pub const fn attributes<const N: usize>() -> [PyGetSetDef; 7] {
    [
        readable(c"hour", hour::<N>, c""),
        readable(c"minute", minute::<N>, c""),
        readable(c"second", second::<N>, c""),
        readable(c"microsecond", microsecond::<N>, c""),
        readable(c"tzinfo", tzinfo::<N>, c""),
        readable(c"fold", fold::<N>, c""),
        PyGetSetDef::EMPTY,
    ]
}
