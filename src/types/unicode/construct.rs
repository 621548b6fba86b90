//! `str(...)`.

use super::arguments::Named;
use super::layout::{ASCII, KIND_SHIFT, bytes, raise, state, type_name};
use super::make::empty;
use super::methods::optional_text;
use crate::prelude::*;

static TAKES: Named<3> = Named {
    method: c"str",
    names: [c"object", c"encoding", c"errors"],
    least: 0,
};

unsafe fn from_arguments(found: [*mut PyObject; 3]) -> Fallible<Ref> {
    let [object, encoding, errors] = found;
    let encoding = optional_text(c"str", c"argument 'encoding'", encoding)?;
    let errors = optional_text(c"str", c"argument 'errors'", errors)?;
    if object.is_null() {
        return Ok(empty());
    }
    if encoding.is_null() && errors.is_null() {
        return owned(PyObject_Str(object));
    }
    owned(PyUnicode_FromEncodedObject(object, encoding, errors))
}

pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    names: *mut PyObject,
) -> *mut PyObject {
    made(kind, args, names).or_null()
}

unsafe fn made(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    names: *mut PyObject,
) -> Fallible<Ref> {
    let count = Py_SIZE(args);
    let text = if names.is_null() || PyDict_Size(names) == 0 {
        from_arguments(TAKES.take(tuple_items(args), count, null_mut())?)?
    } else {
        from_arguments(with_names(args, names)?)?
    };
    if kind == &raw mut PyUnicode_Type {
        return Ok(text);
    }
    of_subtype(kind, text)
}

/// The arguments of a call with names.
unsafe fn with_names(args: *mut PyObject, names: *mut PyObject) -> Fallible<[*mut PyObject; 3]> {
    let count = Py_SIZE(args) as usize;
    let mut found = [null_mut(); 3];
    let more = PyDict_Size(names) as usize;
    if count + more > 3 {
        return Err(raise!(
            PyExc_TypeError,
            c"str() takes at most 3 arguments (%zd given)",
            count + more
        ));
    }
    for (at, place) in found.iter_mut().enumerate().take(count) {
        *place = PyTuple_GET_ITEM(args, at as isize);
    }
    let (mut position, mut key, mut value) = (0, null_mut(), null_mut());
    while PyDict_Next(names, &raw mut position, &raw mut key, &raw mut value) != 0 {
        let which = TAKES
            .names
            .iter()
            .position(|own| super::make::is_text(key, own.to_bytes()));
        match which {
            Some(which) if which >= count => found[which] = value,
            Some(which) => {
                return Err(raise!(
                    PyExc_TypeError,
                    c"argument for str() given by name ('%s') and position (%d)",
                    TAKES.names[which].as_ptr(),
                    which as c_int + 1
                ));
            }
            None => {
                return Err(raise!(
                    PyExc_TypeError,
                    c"str() got an unexpected keyword argument '%S'",
                    key
                ));
            }
        }
    }
    Ok(found)
}

/// An object of a subtype with the characters of a str, in memory of their own.
unsafe fn of_subtype(kind: *mut PyTypeObject, text: Ref) -> Fallible<Ref> {
    let source = text.ptr();
    let Some(allocate) = (*kind).tp_alloc else {
        return Err(raise!(
            PyExc_TypeError,
            c"cannot create '%s' instances",
            (*kind).tp_name
        ));
    };
    let new = owned(allocate(kind, 0))?;
    let op: *mut PyUnicodeObject = new.cast();
    let head = &raw mut (*op)._base._base;
    let (width, length) = (PyUnicode_KIND(source), PyUnicode_GET_LENGTH(source));
    (*head).hash = (*source.cast::<PyASCIIObject>()).hash;
    // Without data yet, the object can die.
    (*head).length = 0;
    (*head).state = (width as u32) << KIND_SHIFT;
    let size = bytes(source).len();
    let data: *mut c_char = PyMem_Malloc(size + width as usize).cast();
    if data.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    ptr::copy_nonoverlapping(PyUnicode_DATA(source).cast(), data, size + width as usize);
    (*op).data = data.cast();
    (*head).length = length;
    (*head).state |= state(source) & ASCII;
    if PyUnicode_IS_ASCII(source) {
        (*op)._base.utf8 = data;
        (*op)._base.utf8_length = length;
    }
    Ok(new)
}

/// A call without names, straight.
pub unsafe extern "C" fn vectorcall(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let given = PyVectorcall_NARGS(count);
    if !names.is_null() && Py_SIZE(names) != 0 {
        return _PyObject_MakeTpCall(PyThreadState_Get(), kind, args, given, names);
    }
    let args = match given {
        0 => &[],
        _ => core::slice::from_raw_parts(args, given as usize),
    };
    straight(args).or_null()
}

/// The straight call names the type of what is no str in full, which the other calls do not.
unsafe fn need_text(name: &CStr, op: *mut PyObject) -> Fallible {
    if PyUnicode_Check(op) {
        return Ok(());
    }
    Err(raise!(
        PyExc_TypeError,
        c"str() argument '%s' must be str, not %T",
        name.as_ptr(),
        op
    ))
}

unsafe fn straight(args: &[*mut PyObject]) -> Fallible<Ref> {
    match *args {
        [] => Ok(empty()),
        [object] => owned(PyObject_Str(object)),
        [object, encoding] => {
            need_text(c"encoding", encoding)?;
            from_arguments([object, encoding, null_mut()])
        }
        [object, encoding, errors] => {
            need_text(c"encoding", encoding)?;
            need_text(c"errors", errors)?;
            from_arguments([object, encoding, errors])
        }
        _ => {
            super::arguments::positional(c"str", args, 0, 3)?;
            Ok(empty())
        }
    }
}

/// `str(op)` of a str: itself.
pub unsafe extern "C" fn str_slot(op: *mut PyObject) -> *mut PyObject {
    super::make::unchanged(op).or_null()
}

/// TypeError of an index that is neither a number nor a slice.
#[cold]
unsafe fn wrong_index(index: *mut PyObject) -> Raised {
    raise!(
        PyExc_TypeError,
        c"string indices must be integers, not '%.200s'",
        type_name(index)
    )
}

#[inline(always)]
unsafe fn character(op: *mut PyObject, at: isize) -> Fallible<Ref> {
    if at as usize >= PyUnicode_GET_LENGTH(op) as usize {
        PyErr_SetString(PyExc_IndexError, c"string index out of range".as_ptr());
        return Err(Raised);
    }
    super::make::from_char(PyUnicode_READ_CHAR(op, at))
}

pub unsafe extern "C" fn item(op: *mut PyObject, at: isize) -> *mut PyObject {
    character(op, at).or_null()
}

pub unsafe extern "C" fn subscript(op: *mut PyObject, index: *mut PyObject) -> *mut PyObject {
    subscripted(op, index).or_null()
}

unsafe fn subscripted(op: *mut PyObject, index: *mut PyObject) -> Fallible<Ref> {
    if PyLong_CheckExact(index) {
        let at = PyLong_AsSsize_t(index);
        if at != -1 || PyErr_Occurred().is_null() {
            return character(
                op,
                if at < 0 {
                    at + PyUnicode_GET_LENGTH(op)
                } else {
                    at
                },
            );
        }
        PyErr_Clear();
    }
    if PySlice_Check(index) {
        return sliced(op, index);
    }
    if PyIndex_Check(index) == 0 {
        return Err(wrong_index(index));
    }
    let at = PyNumber_AsSsize_t(index, PyExc_IndexError);
    if at == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    character(
        op,
        if at < 0 {
            at + PyUnicode_GET_LENGTH(op)
        } else {
            at
        },
    )
}

unsafe fn sliced(op: *mut PyObject, slice: *mut PyObject) -> Fallible<Ref> {
    let (mut start, mut stop, mut step) = (0, 0, 0);
    status(PySlice_Unpack(
        slice,
        &raw mut start,
        &raw mut stop,
        &raw mut step,
    ))?;
    let length = PyUnicode_GET_LENGTH(op);
    let count = PySlice_AdjustIndices(length, &raw mut start, &raw mut stop, step);
    if count <= 0 {
        return Ok(empty());
    }
    if step == 1 {
        return super::range(op, start, stop);
    }
    super::reshape::stepped(op, start, step, count)
}

pub unsafe extern "C" fn contains(op: *mut PyObject, sub: *mut PyObject) -> c_int {
    if !PyUnicode_Check(sub) {
        raise!(
            PyExc_TypeError,
            c"'in <string>' requires string as left operand, not %.100s",
            type_name(sub)
        );
        return -1;
    }
    super::search::contains(op, sub).or_minus_one()
}
