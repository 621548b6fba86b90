//! What constructors and methods have in common: fields that are in their ranges, states of pickles, parameters.

use super::calendar::{Day, MAX_YEAR, MIN_YEAR, days_in_month};
use super::layout::Clock;
use super::zone;
use crate::prelude::*;
use crate::types::equality::small_int;
use crate::types::raise::fail;

/// A parser of arguments, with the names of the parameters.
macro_rules! parser {
    ($function:literal, [$($name:literal),*]) => {{
        struct Names([*const c_char; 1 + [$($name),*].len()]);
        // SAFETY: constants.
        unsafe impl Sync for Names {}
        static NAMES: Names = Names([$($name.as_ptr(),)* null()]);
        static mut PARSER: _PyArg_Parser = _PyArg_Parser {
            format: null(),
            keywords: NAMES.0.as_ptr(),
            fname: $function.as_ptr(),
            custom_msg: null(),
            once: _PyOnceFlag { v: 0 },
            is_kwtuple_owned: 0,
            pos: 0,
            min: 0,
            max: 0,
            kwtuple: null_mut(),
            next: null_mut(),
        };
        &raw mut PARSER
    }};
}
pub(super) use parser;

/// The arguments in the order of the parameters, those that are not given NULL. The first `positional` may be given by
/// position, none of them has to be.
pub unsafe fn optional<const N: usize>(
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
    parser: *mut _PyArg_Parser,
    positional: c_int,
) -> Fallible<[*mut PyObject; N]> {
    let mut all = [null_mut(); N];
    let found = _PyArg_UnpackKeywords(
        args,
        count,
        null_mut(),
        names,
        parser,
        0,
        positional,
        0,
        all.as_mut_ptr(),
    );
    if found.is_null() {
        return Err(Raised);
    }
    // Where all of them came by position they are still in the caller's array.
    if !ptr::eq(found, all.as_ptr()) {
        for (i, place) in all.iter_mut().enumerate().take(count as usize) {
            *place = *found.add(i);
        }
    }
    Ok(all)
}

/// An argument as an `int` of C; `default` when it is not given.
pub unsafe fn int_or(op: *mut PyObject, default: i32) -> Fallible<i32> {
    if op.is_null() {
        return Ok(default);
    }
    let value = PyLong_AsInt(op);
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// Small ints of a tuple; `None` when there are more items or others.
pub unsafe fn small_ints<const N: usize>(args: *mut PyObject) -> Option<[i32; N]> {
    let count = Py_SIZE(args);
    if count > N as Py_ssize_t {
        return None;
    }
    let mut all = [0; N];
    for (i, place) in all.iter_mut().enumerate().take(count as usize) {
        *place = small_int(PyTuple_GET_ITEM(args, i as Py_ssize_t))? as i32;
    }
    Some(all)
}

/// ValueError unless it is a day of the calendar.
#[inline]
pub unsafe fn check_day(day: Day) -> Fallible {
    if !(MIN_YEAR..=MAX_YEAR).contains(&day.year) {
        return Err(year_error(day.year));
    }
    if !(1..=12).contains(&day.month) {
        return Err(fail(PyExc_ValueError, c"month must be in 1..12"));
    }
    if day.day < 1 || day.day > days_in_month(day.year, day.month) {
        return Err(fail(PyExc_ValueError, c"day is out of range for month"));
    }
    Ok(())
}

#[cold]
pub unsafe fn year_error(year: i32) -> Raised {
    PyErr_Format(
        PyExc_ValueError,
        c"year %i is out of range".as_ptr(),
        year as c_int,
    );
    Raised
}

/// ValueError unless it is a time of a day.
#[inline]
pub unsafe fn check_clock(clock: Clock, fold: i32) -> Fallible {
    let wrong = if !(0..24).contains(&clock.hour) {
        c"hour must be in 0..23"
    } else if !(0..60).contains(&clock.minute) {
        c"minute must be in 0..59"
    } else if !(0..60).contains(&clock.second) {
        c"second must be in 0..59"
    } else if !(0..1_000_000).contains(&clock.micro) {
        c"microsecond must be in 0..999999"
    } else if !(0..2).contains(&fold) {
        c"fold must be either 0 or 1"
    } else {
        return Ok(());
    };
    Err(fail(PyExc_ValueError, wrong))
}

/// The state that `__reduce__` gave, if the arguments of a constructor look like one: `N` bytes, of which number `at`
/// is what it has to be. Old pickles have a str in place of bytes.
pub unsafe fn state<const N: usize>(
    args: *mut PyObject,
    at: usize,
    is_sane: impl Fn(u32) -> bool,
    kind: &CStr,
) -> Fallible<Option<[u8; N]>> {
    let first = PyTuple_GET_ITEM(args, 0);
    if PyBytes_Check(first) {
        if Py_SIZE(first) != N as Py_ssize_t {
            return Ok(None);
        }
        let bytes = *PyBytes_AsString(first).cast::<[u8; N]>();
        return Ok(is_sane(bytes[at].into()).then_some(bytes));
    }
    if !PyUnicode_Check(first)
        || PyUnicode_GET_LENGTH(first) != N as Py_ssize_t
        || !is_sane(PyUnicode_ReadChar(first, at as Py_ssize_t))
    {
        return Ok(None);
    }
    let mut bytes = [0; N];
    for (i, byte) in bytes.iter_mut().enumerate() {
        let Ok(narrow) = u8::try_from(PyUnicode_ReadChar(first, i as Py_ssize_t)) else {
            PyErr_Format(
                PyExc_ValueError,
                c"Failed to encode latin1 string when unpickling a %s object. pickle.load(data, encoding='latin1') is assumed.".as_ptr(),
                kind.as_ptr(),
            );
            return Err(Raised);
        };
        *byte = narrow;
    }
    Ok(Some(bytes))
}

/// The second item of a state: a tzinfo, or None.
pub unsafe fn zone_of_state(args: *mut PyObject) -> Fallible<*mut PyObject> {
    if Py_SIZE(args) < 2 {
        return Ok(Py_None());
    }
    let zone = PyTuple_GET_ITEM(args, 1);
    if zone == Py_None() || zone::is_tzinfo(zone) {
        return Ok(zone);
    }
    Err(fail(PyExc_TypeError, c"bad tzinfo state arg"))
}
