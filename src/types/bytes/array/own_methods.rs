//! The methods that bytearray alone has.

use super::super::methods::{self, COMMON};
use super::*;
use crate::types::define::{fast, flagged, no_args, one_arg};

unsafe fn done(result: Fallible) -> *mut PyObject {
    result.map(|()| Py_None()).or_null()
}

unsafe extern "C" fn append(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    done(byte_of(value, BYTE_RANGE).and_then(|byte| push(op, byte)))
}

unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    done(resize(op, 0))
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    make(of_either(op)).or_null()
}

/// A str cannot extend an array, since its items are no numbers: says so, whatever was said before.
#[cold]
unsafe fn name_str(source: *mut PyObject) {
    if PyUnicode_Check(source) && PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"expected iterable of integers; got: 'str'".as_ptr(),
        );
    }
}

unsafe extern "C" fn extend(op: *mut PyObject, source: *mut PyObject) -> *mut PyObject {
    done((|| {
        if PyObject_CheckBuffer(source) != 0 {
            if source == op {
                let copy = super::super::object::make(of_either(op))?;
                return add_bytes(op, &View::of(copy.ptr())?);
            }
            return add_bytes(op, &View::of(source)?);
        }
        let Some(iterator) = Ref::steal(PyObject_GetIter(source)) else {
            if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                PyErr_Format(
                    PyExc_TypeError,
                    c"can't extend bytearray with %.100s".as_ptr(),
                    (*Py_TYPE(source)).tp_name,
                );
            }
            return Err(Raised);
        };
        let more = make(b"")?;
        extend_from(more.ptr(), &iterator).inspect_err(|_| name_str(source))?;
        add_bytes(op, &View::of(more.ptr())?)
    })())
}

unsafe extern "C" fn insert(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    done((|| {
        if _PyArg_CheckPositional(c"insert".as_ptr(), count, 2, 2) == 0 {
            return Err(Raised);
        }
        let index = owned(PyNumber_Index(*first))?;
        let index = PyLong_AsSsize_t(index.ptr());
        if index == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        let byte = byte_of(*first.add(1), BYTE_RANGE)?;
        let size = Py_SIZE(op);
        let index = if index < 0 {
            (index + size).max(0)
        } else {
            index.min(size)
        };
        splice(op, index as usize, 0, &[byte])
    })())
}

unsafe extern "C" fn pop(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let popped = (|| {
        if _PyArg_CheckPositional(c"pop".as_ptr(), count, 0, 1) == 0 {
            return Err(Raised);
        }
        let mut index = -1;
        if count == 1 {
            let number = owned(PyNumber_Index(*first))?;
            index = PyLong_AsSsize_t(number.ptr());
            if index == -1 && !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
        }
        if Py_SIZE(op) == 0 {
            PyErr_SetString(PyExc_IndexError, c"pop from empty bytearray".as_ptr());
            return Err(Raised);
        }
        let at = place(op, index, c"pop index out of range")?;
        let byte = of_either(op)[at];
        check_free(op)?;
        splice(op, at, 1, b"")?;
        Ok(byte)
    })();
    match popped {
        Ok(byte) => PyLong_FromLong(byte.into()),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn remove(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    done((|| {
        let byte = byte_of(value, BYTE_RANGE)?;
        match memchr::memchr(byte, of_either(op)) {
            Some(at) => splice(op, at, 1, b""),
            None => {
                PyErr_SetString(PyExc_ValueError, c"value not found in bytearray".as_ptr());
                Err(Raised)
            }
        }
    })())
}

unsafe extern "C" fn reverse(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    of_bytearray(op).reverse();
    Py_None()
}

unsafe extern "C" fn allocated(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(array(op).ob_alloc)
}

unsafe extern "C" fn size_of_(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t((*Py_TYPE(op)).tp_basicsize + array(op).ob_alloc)
}

unsafe extern "C" fn from_hex(kind: *mut PyObject, digits: *mut PyObject) -> *mut PyObject {
    (|| {
        let made = make(text::from_hex(digits)?.bytes())?;
        if kind == (&raw mut PyByteArray_Type).cast() {
            return Ok(made);
        }
        owned(PyObject_CallOneArg(kind, made.ptr()))
    })()
    .or_null()
}

unsafe fn reduced(op: *mut PyObject, protocol: c_int) -> *mut PyObject {
    (|| {
        let state = owned(state_of(op))?;
        let content = of_either(op);
        let (start, size) = (content.as_ptr(), content.len());
        if content.is_empty() {
            return owned(Py_BuildValue(c"(O()O)".as_ptr(), Py_TYPE(op), state.ptr()));
        }
        if protocol >= 3 {
            return owned(Py_BuildValue(
                c"(O(y#)O)".as_ptr(),
                Py_TYPE(op),
                start,
                size,
                state.ptr(),
            ));
        }
        let latin = owned(PyUnicode_DecodeLatin1(
            start.cast(),
            size as Py_ssize_t,
            null(),
        ))?;
        owned(Py_BuildValue(
            c"(O(Os)O)".as_ptr(),
            Py_TYPE(op),
            latin.ptr(),
            c"latin-1".as_ptr(),
            state.ptr(),
        ))
    })()
    .or_null()
}

/// The state of an object for pickling, by its own method.
unsafe fn state_of(op: *mut PyObject) -> *mut PyObject {
    PyObject_VectorcallMethod(name!("__getstate__"), &op, 1, null_mut())
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    reduced(op, 2)
}

unsafe extern "C" fn reduce_ex(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"__reduce_ex__".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    let protocol = if count == 1 { PyLong_AsInt(*first) } else { 0 };
    if protocol == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    reduced(op, protocol)
}

pub(super) static mut METHODS: [PyMethodDef; COMMON + 15] = methods::with_common(&[
    no_args(c"__alloc__", allocated, c"B.__alloc__() -> int\n\nHow many bytes there is room for."),
    no_args(c"__reduce__", reduce, c"__reduce__($self, /)\n--\n\nWhat pickle rebuilds the array of."),
    fast(c"__reduce_ex__", reduce_ex, c"__reduce_ex__($self, proto=0, /)\n--\n\nWhat pickle rebuilds the array of, for a protocol."),
    no_args(c"__sizeof__", size_of_, c"__sizeof__($self, /)\n--\n\nThe memory of the array, its bytes included."),
    one_arg(c"append", append, c"append($self, item, /)\n--\n\nPuts one more byte last."),
    no_args(c"clear", clear, c"clear($self, /)\n--\n\nLeaves nothing in the array."),
    no_args(c"copy", copy, c"copy($self, /)\n--\n\nAn array of its own with the same bytes."),
    one_arg(c"extend", extend, c"extend($self, iterable_of_ints, /)\n--\n\nPuts all bytes of an iterable last."),
    flagged(one_arg(c"fromhex", from_hex, c"fromhex($type, string, /)\n--\n\nThe bytes that pairs of hexadecimal digits stand for; spaces may be between them."), METH_CLASS),
    fast(c"insert", insert, c"insert($self, index, item, /)\n--\n\nPuts a byte in front of the one at an index."),
    fast(c"pop", pop, c"pop($self, index=-1, /)\n--\n\nTakes a byte out, the last one by default."),
    one_arg(c"remove", remove, c"remove($self, value, /)\n--\n\nTakes the first byte of that value out."),
    no_args(c"reverse", reverse, c"reverse($self, /)\n--\n\nTurns the order of the bytes around."),
    PyMethodDef::EMPTY,
]);
