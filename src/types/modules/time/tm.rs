//! Moments in parts, as the C library computes them, and as tuples have them.

use super::struct_time;
use crate::prelude::*;
use crate::types::raise::fail;

/// Parts of nothing.
pub fn empty() -> libc::tm {
    // SAFETY: numbers and a pointer that may be NULL.
    unsafe { core::mem::zeroed() }
}

/// OSError with the `errno` of the C library.
#[cold]
unsafe fn system_error() -> Raised {
    let place = libc::__errno_location();
    if *place == 0 {
        *place = libc::EINVAL;
    }
    PyErr_SetFromErrno(PyExc_OSError);
    Raised
}

type Convert = unsafe extern "C" fn(*const i64, *mut libc::tm) -> *mut libc::tm;

unsafe fn converted(seconds: i64, convert: Convert) -> Fallible<libc::tm> {
    let mut tm = empty();
    *libc::__errno_location() = 0;
    if convert(&raw const seconds, &raw mut tm).is_null() {
        return Err(system_error());
    }
    Ok(tm)
}

/// Local time; OSError when its year is no `int`.
pub unsafe fn local(seconds: i64) -> Fallible<libc::tm> {
    converted(seconds, libc::localtime_r)
}

/// UTC; OSError when its year is no `int`.
pub unsafe fn utc(seconds: i64) -> Fallible<libc::tm> {
    converted(seconds, libc::gmtime_r)
}

/// The parts of a tuple. `format`: nine ints, and the message for a tuple that is none.
pub unsafe fn of_tuple(op: *mut PyObject, format: &CStr) -> Fallible<libc::tm> {
    if !PyTuple_Check(op) {
        return Err(fail(
            PyExc_TypeError,
            c"Tuple or struct_time argument required",
        ));
    }
    let mut tm = empty();
    let mut year: c_int = 0;
    // A struct_time is taken apart as the plain tuple that it is as well.
    let parsed = PyArg_ParseTuple(
        op,
        format.as_ptr(),
        &raw mut year,
        &raw mut tm.tm_mon,
        &raw mut tm.tm_mday,
        &raw mut tm.tm_hour,
        &raw mut tm.tm_min,
        &raw mut tm.tm_sec,
        &raw mut tm.tm_wday,
        &raw mut tm.tm_yday,
        &raw mut tm.tm_isdst,
    );
    if parsed == 0 {
        return Err(Raised);
    }
    tm.tm_year = year
        .checked_sub(1900)
        .ok_or_else(|| fail(PyExc_OverflowError, c"year out of range"))?;
    tm.tm_mon = tm.tm_mon.wrapping_sub(1);
    tm.tm_wday = tm.tm_wday.wrapping_add(1) % 7;
    tm.tm_yday = tm.tm_yday.wrapping_sub(1);
    if Py_IS_TYPE(op, struct_time::kind()?) {
        struct_time::fill_zone(op, &mut tm)?;
    }
    Ok(tm)
}

/// ValueError for parts that text cannot be made of; what is 0 where counting begins with 1 is the first.
pub unsafe fn check(tm: &mut libc::tm) -> Fallible {
    tm.tm_mon += c_int::from(tm.tm_mon == -1);
    tm.tm_mday += c_int::from(tm.tm_mday == 0);
    tm.tm_yday += c_int::from(tm.tm_yday == -1);
    let wrong = if !(0..12).contains(&tm.tm_mon) {
        c"month out of range"
    } else if !(1..32).contains(&tm.tm_mday) {
        c"day of month out of range"
    } else if !(0..24).contains(&tm.tm_hour) {
        c"hour out of range"
    } else if !(0..60).contains(&tm.tm_min) {
        c"minute out of range"
    } else if !(0..62).contains(&tm.tm_sec) {
        c"seconds out of range"
    } else if tm.tm_wday < 0 {
        c"day of week out of range"
    } else if !(0..366).contains(&tm.tm_yday) {
        c"day of year out of range"
    } else {
        return Ok(());
    };
    Err(fail(PyExc_ValueError, wrong))
}
