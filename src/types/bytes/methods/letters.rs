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
    let run = || -> Fallible<Ref> {
        let mut out = Out::like(op, text.len())?;
        out.push(text)?;
        change(out.bytes_mut());
        out.finish()
    };
    run().or_null()
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
        let named = if names.is_null() { 0 } else { Py_SIZE(names) };
        if count == 0 && named <= 2 {
            PyErr_SetString(
                PyExc_TypeError,
                c"translate() takes at least 1 positional argument (0 given)".as_ptr(),
            );
            return Err(Raised);
        }
        by_name(first, count, names, c"translate", places)?;
        let table = translation(table)?;
        let delete = match delete.is_null() {
            true => None,
            false => Some(View::of(delete)?),
        };
        let text = of_either(op);
        let out = translated(
            op,
            table.as_ref().map(View::bytes),
            delete.as_ref().map_or(&[], View::bytes),
        )?;
        if out.bytes() == text {
            same_or_like(op, text)
        } else {
            out.finish()
        }
    })()
    .or_null()
}

/// The table of 256 bytes that `translate` is given; `None`: each byte stays.
unsafe fn translation(table: *mut PyObject) -> Fallible<Option<View>> {
    if table == Py_None() {
        return Ok(None);
    }
    let table = View::of(table)?;
    if table.bytes().len() != 256 {
        PyErr_SetString(
            PyExc_ValueError,
            c"translation table must be 256 characters long".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(Some(table))
}

unsafe fn translated(op: *mut PyObject, table: Option<&[u8]>, delete: &[u8]) -> Fallible<Out> {
    let mut is_deleted = [false; 256];
    for byte in delete {
        is_deleted[*byte as usize] = true;
    }
    let text = of_either(op);
    let mut out = Out::like(op, text.len())?;
    for byte in text.iter().filter(|byte| !is_deleted[**byte as usize]) {
        out.byte(table.map_or(*byte, |table| table[*byte as usize]))?;
    }
    Ok(out)
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
