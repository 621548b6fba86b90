//! Order and equality.

use core::cmp::Ordering;

use super::layout::{Unit, bytes, chars, raise, type_name};
use super::make::equal;
use super::utf8;
use crate::prelude::*;

/// The order of two strs, by their characters.
pub unsafe fn order(left: *mut PyObject, right: *mut PyObject) -> Ordering {
    if left == right {
        return Ordering::Equal;
    }
    match (PyUnicode_KIND(left), PyUnicode_KIND(right)) {
        (1, 1) => bytes(left).cmp(bytes(right)),
        (1, 2) => mixed::<u8, u16>(left, right),
        (1, _) => mixed::<u8, u32>(left, right),
        (2, 1) => mixed::<u16, u8>(left, right),
        (2, 2) => chars::<u16>(left).cmp(chars(right)),
        (2, _) => mixed::<u16, u32>(left, right),
        (_, 1) => mixed::<u32, u8>(left, right),
        (_, 2) => mixed::<u32, u16>(left, right),
        (_, _) => chars::<u32>(left).cmp(chars(right)),
    }
}

unsafe fn mixed<A: Unit, B: Unit>(left: *mut PyObject, right: *mut PyObject) -> Ordering {
    let wide = |one: &B| -> u32 { (*one).into() };
    chars::<A>(left)
        .iter()
        .map(|one| -> u32 { (*one).into() })
        .cmp(chars::<B>(right).iter().map(wide))
}

pub unsafe extern "C" fn slot(
    left: *mut PyObject,
    right: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !PyUnicode_Check(left) || !PyUnicode_Check(right) {
        return new_ref(Py_NotImplemented());
    }
    let truth = match op {
        Py_EQ => equal(left, right),
        Py_NE => !equal(left, right),
        Py_LT => order(left, right).is_lt(),
        Py_LE => order(left, right).is_le(),
        Py_GT => order(left, right).is_gt(),
        Py_GE => order(left, right).is_ge(),
        _ => {
            PyErr_BadArgument();
            return null_mut();
        }
    };
    Py_Bool(truth)
}

/// -1, 0 or 1; or -1 with TypeError when one is no str.
pub unsafe fn compare(left: *mut PyObject, right: *mut PyObject) -> c_int {
    if PyUnicode_Check(left) && PyUnicode_Check(right) {
        return order(left, right) as c_int;
    }
    raise!(
        PyExc_TypeError,
        c"Can't compare %.100s and %.100s",
        type_name(left),
        type_name(right)
    );
    -1
}

/// The order of a str and a text whose bytes are characters.
pub unsafe fn with_latin1(left: *mut PyObject, right: &[u8]) -> Ordering {
    let right = right.iter().map(|one| u32::from(*one));
    super::layout::by_kind!(left, |text| text
        .iter()
        .map(|one| -> u32 { (*one).into() })
        .cmp(right))
}

/// Whether a str is a text of UTF-8; never an exception.
pub unsafe fn equals_utf8(op: *mut PyObject, text: &[u8]) -> bool {
    if PyUnicode_IS_ASCII(op) {
        return bytes(op) == text;
    }
    let compact = op.cast::<PyCompactUnicodeObject>();
    if !(*compact).utf8.is_null() {
        return utf8::sized((*compact).utf8, (*compact).utf8_length) == text;
    }
    let mut rest = text;
    super::layout::by_kind!(op, |characters| {
        for one in characters {
            let character: u32 = (*one).into();
            if character & 0xffff_f800 == 0xd800 {
                return false;
            }
            let mut buffer = [0u8; 4];
            let end = utf8::put(buffer.as_mut_ptr(), character);
            let width = end.offset_from(buffer.as_ptr()) as usize;
            match rest.strip_prefix(&buffer[..width]) {
                Some(after) => rest = after,
                None => return false,
            }
        }
    });
    rest.is_empty()
}
