//! Fields of C as attributes: `PyMember_GetOne`, `PyMember_SetOne`.

#![expect(
    non_upper_case_globals,
    reason = "CPython's names of constants, in patterns"
)]

use crate::prelude::*;
use crate::types::kind::raise;

/// The value of the field of the object at `start`.
pub unsafe fn get(start: *const c_char, definition: *mut PyMemberDef) -> Fallible<Ref> {
    if (*definition).flags & Py_RELATIVE_OFFSET != 0 {
        return Err(raise!(
            PyExc_SystemError,
            c"PyMember_GetOne used with Py_RELATIVE_OFFSET"
        ));
    }
    let at = start.offset((*definition).offset);
    macro_rules! read {
        ($kind:ty) => {
            at.cast::<$kind>().read_unaligned()
        };
    }
    owned(match (*definition).r#type {
        Py_T_OBJECT_EX => {
            let value = read!(*mut PyObject);
            if value.is_null() {
                return Err(raise!(
                    PyExc_AttributeError,
                    c"'%T' object has no attribute '%s'",
                    start,
                    (*definition).name
                ));
            }
            new_ref(value)
        }
        _Py_T_OBJECT => {
            let value = read!(*mut PyObject);
            new_ref(if value.is_null() { Py_None() } else { value })
        }
        Py_T_BOOL => PyBool_FromLong(read!(c_char).into()),
        Py_T_BYTE => PyLong_FromLong(read!(i8).into()),
        Py_T_UBYTE => PyLong_FromUnsignedLong(read!(u8).into()),
        Py_T_SHORT => PyLong_FromLong(read!(i16).into()),
        Py_T_USHORT => PyLong_FromUnsignedLong(read!(u16).into()),
        Py_T_INT => PyLong_FromLong(read!(i32).into()),
        Py_T_UINT => PyLong_FromUnsignedLong(read!(u32).into()),
        Py_T_LONG => PyLong_FromLong(read!(c_long)),
        Py_T_ULONG => PyLong_FromUnsignedLong(read!(c_ulong)),
        Py_T_LONGLONG => PyLong_FromLongLong(read!(c_longlong)),
        Py_T_ULONGLONG => PyLong_FromUnsignedLongLong(read!(c_ulonglong)),
        Py_T_PYSSIZET => PyLong_FromSsize_t(read!(Py_ssize_t)),
        Py_T_FLOAT => PyFloat_FromDouble(read!(f32).into()),
        Py_T_DOUBLE => PyFloat_FromDouble(read!(f64)),
        Py_T_CHAR => PyUnicode_FromStringAndSize(at, 1),
        Py_T_STRING_INPLACE => PyUnicode_FromString(at),
        Py_T_STRING => {
            let text = read!(*const c_char);
            if text.is_null() {
                new_ref(Py_None())
            } else {
                PyUnicode_FromString(text)
            }
        }
        _Py_T_NONE => new_ref(Py_None()),
        _ => {
            return Err(raise!(PyExc_SystemError, c"bad memberdescr type"));
        }
    })
}

/// Sets the field of the object at `start`, or deletes it with NULL.
pub unsafe fn set(
    start: *mut c_char,
    definition: *mut PyMemberDef,
    value: *mut PyObject,
) -> Fallible {
    if (*definition).flags & Py_RELATIVE_OFFSET != 0 {
        return Err(raise!(
            PyExc_SystemError,
            c"PyMember_SetOne used with Py_RELATIVE_OFFSET"
        ));
    }
    if (*definition).flags & Py_READONLY != 0 {
        return Err(raise!(PyExc_AttributeError, c"readonly attribute"));
    }
    let at = start.offset((*definition).offset);
    let kind = (*definition).r#type;
    if value.is_null() {
        check_deletion(at, definition)?;
    }
    match kind {
        Py_T_OBJECT_EX | _Py_T_OBJECT => {
            let old = at.cast::<*mut PyObject>().replace(xnew_ref(value));
            xdecref(old);
            Ok(())
        }
        Py_T_BOOL => {
            if !PyBool_Check(value) {
                return Err(raise!(
                    PyExc_TypeError,
                    c"attribute value type must be bool"
                ));
            }
            at.write((value == Py_True()).into());
            Ok(())
        }
        Py_T_FLOAT | Py_T_DOUBLE => set_float(at, kind, value),
        Py_T_CHAR => set_char(at, value),
        Py_T_STRING | Py_T_STRING_INPLACE => Err(raise!(PyExc_TypeError, c"readonly attribute")),
        _ => set_int(at, definition, value),
    }
}

unsafe fn check_deletion(at: *mut c_char, definition: *mut PyMemberDef) -> Fallible {
    match (*definition).r#type {
        Py_T_OBJECT_EX if at.cast::<*mut PyObject>().read().is_null() => {
            PyErr_SetString(PyExc_AttributeError, (*definition).name);
            Err(Raised)
        }
        Py_T_OBJECT_EX | _Py_T_OBJECT => Ok(()),
        _ => Err(raise!(
            PyExc_TypeError,
            c"can't delete numeric/char attribute"
        )),
    }
}

/// Whether a conversion whose result may stand for a failure has failed.
unsafe fn failed_at(suspicious: bool) -> Fallible {
    if suspicious && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(())
}

unsafe fn set_float(at: *mut c_char, kind: c_int, value: *mut PyObject) -> Fallible {
    let number = PyFloat_AsDouble(value);
    if kind == Py_T_DOUBLE {
        // The field is -1 when the value is not a number.
        at.cast::<f64>().write_unaligned(number);
        return failed_at(number == -1.0);
    }
    failed_at(number == -1.0)?;
    at.cast::<f32>().write_unaligned(number as f32);
    Ok(())
}

unsafe fn set_char(at: *mut c_char, value: *mut PyObject) -> Fallible {
    let mut length = 0;
    let text = PyUnicode_AsUTF8AndSize(value, &mut length);
    if text.is_null() || length != 1 {
        PyErr_BadArgument();
        return Err(Raised);
    }
    at.write(*text);
    Ok(())
}

/// A value that does not fit is cut, with a warning.
unsafe fn warn(text: &CStr) -> Fallible {
    status(PyErr_WarnEx(PyExc_RuntimeWarning, text.as_ptr(), 1))
}

unsafe fn signed(value: *mut PyObject) -> Fallible<c_long> {
    let number = PyLong_AsLong(value);
    if number == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(number)
}

/// An unsigned number; a negative one is taken modulo, with a warning.
unsafe fn unsigned(value: *mut PyObject, long: bool) -> Fallible<c_ulong> {
    let convert = |value| {
        if long {
            PyLong_AsUnsignedLong(value)
        } else {
            PyLong_AsUnsignedLongLong(value)
        }
    };
    if PyLong_Check(value) {
        let number = convert(value);
        if number != c_ulong::MAX || PyErr_Occurred().is_null() {
            return Ok(number);
        }
        if !is_negative(value) {
            return Err(Raised);
        }
        PyErr_Clear();
    }
    let number = owned(PyNumber_Index(value))?;
    if !is_negative(number.ptr()) {
        let number = convert(number.ptr());
        if number == c_ulong::MAX && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        return Ok(number);
    }
    let number = signed(number.ptr())?;
    warn(c"Writing negative value into unsigned field")?;
    Ok(number as c_ulong)
}

/// By the tag of the int.
unsafe fn is_negative(number: *mut PyObject) -> bool {
    (*number.cast::<PyLongObject>()).long_value.lv_tag & 3 == 2
}

unsafe fn set_int(at: *mut c_char, definition: *mut PyMemberDef, value: *mut PyObject) -> Fallible {
    macro_rules! narrow {
        ($kind:ty, $text:literal) => {{
            let number = signed(value)?;
            at.cast::<$kind>().write_unaligned(number as $kind);
            if !(<$kind>::MIN as c_long..=<$kind>::MAX as c_long).contains(&number) {
                warn($text)?;
            }
            Ok(())
        }};
    }
    match (*definition).r#type {
        Py_T_BYTE => narrow!(i8, c"Truncation of value to char"),
        Py_T_UBYTE => narrow!(u8, c"Truncation of value to unsigned char"),
        Py_T_SHORT => narrow!(i16, c"Truncation of value to short"),
        Py_T_USHORT => narrow!(u16, c"Truncation of value to unsigned short"),
        Py_T_INT => narrow!(i32, c"Truncation of value to int"),
        Py_T_UINT => {
            let number = unsigned(value, true)?;
            at.cast::<u32>().write_unaligned(number as u32);
            if number > u32::MAX.into() && (number as c_long) >= 0 {
                warn(c"Truncation of value to unsigned int")?;
            }
            Ok(())
        }
        Py_T_LONG => {
            let number = PyLong_AsLong(value);
            at.cast::<c_long>().write_unaligned(number);
            failed_at(number == -1)
        }
        Py_T_ULONG | Py_T_ULONGLONG => {
            let number = unsigned(value, (*definition).r#type == Py_T_ULONG)?;
            at.cast::<c_ulong>().write_unaligned(number);
            Ok(())
        }
        Py_T_PYSSIZET => {
            let number = PyLong_AsSsize_t(value);
            at.cast::<Py_ssize_t>().write_unaligned(number);
            failed_at(number == -1)
        }
        Py_T_LONGLONG => {
            let number = PyLong_AsLongLong(value);
            at.cast::<c_longlong>().write_unaligned(number);
            failed_at(number == -1)
        }
        _ => Err(raise!(
            PyExc_SystemError,
            c"bad memberdescr type for %s",
            (*definition).name
        )),
    }
}
