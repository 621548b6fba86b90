//! Seconds since 1970 in UTC.

use crate::prelude::*;
use crate::types::raise::fail;

/// Seconds since 1970, and microseconds on top.
#[derive(Clone, Copy)]
pub struct Instant {
    pub seconds: i64,
    pub micros: i32,
}

/// What becomes of a fraction of a second.
#[derive(Clone, Copy, PartialEq)]
pub enum Rounding {
    /// Whole seconds, downwards.
    Seconds,
    /// To the nearest microsecond, ties to even.
    Micros,
}

/// The time of a clock; OSError when there is no such clock.
pub unsafe fn clock(id: c_int) -> Fallible<libc::timespec> {
    let mut time = core::mem::zeroed();
    if libc::clock_gettime(id, &raw mut time) < 0 {
        PyErr_SetFromErrno(PyExc_OSError);
        return Err(Raised);
    }
    Ok(time)
}

/// The time now.
pub unsafe fn now() -> Fallible<Instant> {
    let time = clock(libc::CLOCK_REALTIME)?;
    Ok(Instant {
        seconds: time.tv_sec,
        micros: (time.tv_nsec / 1000) as i32,
    })
}

#[cold]
pub unsafe fn out_of_range() -> Raised {
    fail(
        PyExc_OverflowError,
        c"timestamp out of range for platform time_t",
    )
}

#[cold]
pub unsafe fn not_a_number() -> Raised {
    fail(PyExc_ValueError, c"Invalid value NaN (not a number)")
}

/// A timestamp: a float, or what has an index.
pub unsafe fn of_object(op: *mut PyObject, rounding: Rounding) -> Fallible<Instant> {
    if PyFloat_Check(op) {
        return of_double(PyFloat_AsDouble(op), rounding);
    }
    let seconds = PyLong_AsLongLong(op);
    if seconds == -1 && !PyErr_Occurred().is_null() {
        if PyErr_ExceptionMatches(PyExc_OverflowError) != 0 {
            return Err(out_of_range());
        }
        return Err(Raised);
    }
    Ok(Instant { seconds, micros: 0 })
}

unsafe fn of_double(value: f64, rounding: Rounding) -> Fallible<Instant> {
    if value.is_nan() {
        return Err(not_a_number());
    }
    let (mut whole, mut micros) = match rounding {
        Rounding::Seconds => (value.floor(), 0.0),
        Rounding::Micros => (
            value.trunc(),
            ((value - value.trunc()) * 1e6).round_ties_even(),
        ),
    };
    if micros >= 1e6 {
        micros -= 1e6;
        whole += 1.0;
    } else if micros < 0.0 {
        micros += 1e6;
        whole -= 1.0;
    }
    const LIMIT: f64 = (1u64 << 63) as f64;
    if !(-LIMIT..LIMIT).contains(&whole) {
        return Err(out_of_range());
    }
    Ok(Instant {
        seconds: whole as i64,
        micros: micros as i32,
    })
}
