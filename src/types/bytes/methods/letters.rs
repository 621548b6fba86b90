//! Tests of letters, changes of case, translate.

use super::*;

macro_rules! tests {
    ($($function:ident |$text:ident| $test:expr;)*) => {$(
        pub(super) unsafe extern "C" fn $function(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            let $text = of_either(op);
            Py_Bool($test)
        }
    )*};
}

tests! {
    isalnum |text| case::all(text, u8::is_ascii_alphanumeric);
    isalpha |text| case::all(text, u8::is_ascii_alphabetic);
    isascii |text| text.is_ascii();
    isdigit |text| case::all(text, u8::is_ascii_digit);
    isspace |text| case::all(text, case::is_space);
    islower |text| case::all_cased(text, u8::is_ascii_lowercase, u8::is_ascii_uppercase);
    isupper |text| case::all_cased(text, u8::is_ascii_uppercase, u8::is_ascii_lowercase);
    istitle |text| case::is_title(text);
}

unsafe fn changed(op: *mut PyObject, change: fn(&mut [u8])) -> *mut PyObject {
    let text = of_either(op);
    let mut out = Vec::new();
    if out.try_reserve_exact(text.len()).is_err() {
        return PyErr_NoMemory();
    }
    out.extend_from_slice(text);
    change(&mut out);
    like(op, &out).or_null()
}

macro_rules! changes {
    ($($function:ident $change:expr;)*) => {$(
        pub(super) unsafe extern "C" fn $function(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            changed(op, $change)
        }
    )*};
}

changes! {
    lower <[u8]>::make_ascii_lowercase;
    upper <[u8]>::make_ascii_uppercase;
    title case::title;
    capitalize case::capitalize;
    swapcase case::swap;
}

pub(super) unsafe extern "C" fn translate(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let (mut table, mut delete) = (null_mut(), null_mut());
        let places = &mut [(c"", &mut table), (c"delete", &mut delete)];
        by_name(first, count, names, c"translate", places)?;
        if table.is_null() {
            PyErr_SetString(
                PyExc_TypeError,
                c"translate() takes at least 1 positional argument (0 given)".as_ptr(),
            );
            return Err(Raised);
        }
        let table = if table == Py_None() {
            None
        } else {
            Some(View::of(table)?)
        };
        if table
            .as_ref()
            .is_some_and(|table| table.bytes().len() != 256)
        {
            PyErr_SetString(
                PyExc_ValueError,
                c"translation table must be 256 characters long".as_ptr(),
            );
            return Err(Raised);
        }
        let delete = if delete.is_null() {
            None
        } else {
            Some(View::of(delete)?)
        };
        let text = of_either(op);
        let mut out = Vec::new();
        if out.try_reserve_exact(text.len()).is_err() {
            PyErr_NoMemory();
            return Err(Raised);
        }
        for byte in text {
            if delete
                .as_ref()
                .is_some_and(|delete| delete.bytes().contains(byte))
            {
                continue;
            }
            out.push(
                table
                    .as_ref()
                    .map_or(*byte, |table| table.bytes()[*byte as usize]),
            );
        }
        if out == text {
            same_or_like(op, text)
        } else {
            like(op, &out)
        }
    })()
    .or_null()
}

pub(super) unsafe extern "C" fn maketrans(
    _: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    (|| {
        let given = positional(c"maketrans", first, count, 2, 2)?;
        let (from, to) = (View::of(given[0])?, View::of(given[1])?);
        if from.bytes().len() != to.bytes().len() {
            PyErr_SetString(
                PyExc_ValueError,
                c"maketrans arguments must have same length".as_ptr(),
            );
            return Err(Raised);
        }
        let mut table: [u8; 256] = core::array::from_fn(|i| i as u8);
        for (from, to) in from.bytes().iter().zip(to.bytes()) {
            table[*from as usize] = *to;
        }
        super::super::object::make(&table)
    })()
    .or_null()
}
