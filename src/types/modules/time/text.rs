//! Moments as text.

use super::timestamp::{self, Rounding};
use super::tm;
use crate::prelude::*;

unsafe extern "C" {
    fn wcsftime(
        text: *mut libc::wchar_t,
        max: usize,
        format: *const libc::wchar_t,
        tm: *const libc::tm,
    ) -> usize;
}

/// What the C library writes; no text is longer than this many times its format, so that one without text ends the search.
const LONGEST_EXPANSION: usize = 256;
const FIRST_CAPACITY: usize = 128;

/// Memory of the mem domain.
struct Wide(*mut libc::wchar_t);

impl Drop for Wide {
    fn drop(&mut self) {
        // SAFETY: this value's own, or NULL.
        unsafe { PyMem_Free(self.0.cast()) }
    }
}

unsafe fn write(format: *const libc::wchar_t, length: usize, tm: &libc::tm) -> Fallible<Ref> {
    let mut near = [0 as libc::wchar_t; FIRST_CAPACITY];
    let written = wcsftime(near.as_mut_ptr(), near.len(), format, tm);
    if written > 0 || length == 0 {
        return owned(PyUnicode_FromWideChar(near.as_ptr(), written as Py_ssize_t));
    }
    // 0 is said of a text that does not fit, and of one that is empty.
    let mut capacity = FIRST_CAPACITY * 2;
    loop {
        let bytes = capacity * size_of::<libc::wchar_t>();
        let far = Wide(PyMem_Malloc(bytes).cast());
        if far.0.is_null() {
            PyErr_NoMemory();
            return Err(Raised);
        }
        let written = wcsftime(far.0, capacity, format, tm);
        if written > 0 || capacity >= LONGEST_EXPANSION * length {
            return owned(PyUnicode_FromWideChar(far.0, written as Py_ssize_t));
        }
        capacity *= 2;
    }
}

/// `strftime` of parts that have been checked.
pub unsafe fn of_tm(format: *mut PyObject, tm: &libc::tm) -> Fallible<Ref> {
    let wide = Wide(PyUnicode_AsWideCharString(format, null_mut()));
    if wide.0.is_null() {
        return Err(Raised);
    }
    write(wide.0, PyUnicode_GET_LENGTH(format) as usize, tm)
}

/// `time.strftime(format, tuple)`.
pub unsafe fn strftime(format: *mut PyObject, tuple: *mut PyObject) -> Fallible<Ref> {
    let mut parts = tm::of_tuple(tuple, c"iiiiiiiii;strftime(): illegal time tuple argument")?;
    tm::check(&mut parts)?;
    parts.tm_isdst = parts.tm_isdst.clamp(-1, 1);
    of_tm(format, &parts)
}

const DAYS: [&CStr; 7] = [c"Sun", c"Mon", c"Tue", c"Wed", c"Thu", c"Fri", c"Sat"];
const MONTHS: [&CStr; 12] = [
    c"Jan", c"Feb", c"Mar", c"Apr", c"May", c"Jun", c"Jul", c"Aug", c"Sep", c"Oct", c"Nov", c"Dec",
];

/// `Sat Jun  6 16:26:11 1998`.
pub unsafe fn long_text(tm: &libc::tm) -> Fallible<Ref> {
    owned(PyUnicode_FromFormat(
        c"%s %s%3d %.2d:%.2d:%.2d %d".as_ptr(),
        DAYS[tm.tm_wday as usize].as_ptr(),
        MONTHS[tm.tm_mon as usize].as_ptr(),
        tm.tm_mday,
        tm.tm_hour,
        tm.tm_min,
        tm.tm_sec,
        tm.tm_year.wrapping_add(1900),
    ))
}

/// The seconds of an argument that may be NULL or None: now.
pub unsafe fn seconds_or_now(op: *mut PyObject) -> Fallible<i64> {
    let instant = if op.is_null() || op == Py_None() {
        timestamp::now()?
    } else {
        timestamp::of_object(op, Rounding::Seconds)?
    };
    Ok(instant.seconds)
}
