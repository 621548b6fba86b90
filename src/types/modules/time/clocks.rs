//! Clocks, and waiting for them.

use super::timestamp::{clock, not_a_number, out_of_range};
use crate::prelude::*;
use crate::types::namespace;
use crate::types::raise::fail;

/// ns of a second.
pub const SECOND_NANOS: i64 = 1_000_000_000;

/// The value of a clock in ns; the clocks do not reach past 64 bits.
fn nanos(time: libc::timespec) -> i64 {
    time.tv_sec
        .wrapping_mul(SECOND_NANOS)
        .wrapping_add(time.tv_nsec)
}

pub unsafe fn seconds_object(id: c_int) -> *mut PyObject {
    match clock(id) {
        Ok(time) => PyFloat_FromDouble(nanos(time) as f64 / 1e9),
        Err(Raised) => null_mut(),
    }
}

pub unsafe fn nanos_object(id: c_int) -> *mut PyObject {
    match clock(id) {
        Ok(time) => PyLong_FromLongLong(nanos(time)),
        Err(Raised) => null_mut(),
    }
}

/// The argument of the functions that take a clock.
pub unsafe fn id_of(op: *mut PyObject) -> Fallible<c_int> {
    if !PyLong_Check(op) {
        PyErr_Format(
            PyExc_TypeError,
            c"clk_id should be integer, not %s".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    }
    let id = PyLong_AsInt(op);
    if id == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(id)
}

/// How fine a clock is, in seconds.
pub unsafe fn resolution(id: c_int) -> Fallible<Ref> {
    let mut time: libc::timespec = core::mem::zeroed();
    if libc::clock_getres(id, &raw mut time) < 0 {
        PyErr_SetFromErrno(PyExc_OSError);
        return Err(Raised);
    }
    owned(PyFloat_FromDouble(
        time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9,
    ))
}

pub unsafe fn set(id: c_int, nanos: i64) -> Fallible {
    if libc::clock_settime(id, &parts(nanos)) < 0 {
        PyErr_SetFromErrno(PyExc_OSError);
        return Err(Raised);
    }
    Ok(())
}

fn parts(nanos: i64) -> libc::timespec {
    libc::timespec {
        tv_sec: nanos.div_euclid(SECOND_NANOS),
        tv_nsec: nanos.rem_euclid(SECOND_NANOS),
    }
}

#[cold]
unsafe fn too_large() -> Raised {
    fail(
        PyExc_OverflowError,
        c"timestamp too large to convert to C PyTime_t",
    )
}

/// ns of a number of ns.
pub unsafe fn of_nanos(op: *mut PyObject) -> Fallible<i64> {
    let value = PyLong_AsLongLong(op);
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// ns of a number of seconds, rounded by `round`.
pub unsafe fn of_seconds(op: *mut PyObject, round: fn(f64) -> f64) -> Fallible<i64> {
    if PyFloat_Check(op) {
        let value = PyFloat_AsDouble(op);
        if value.is_nan() {
            return Err(not_a_number());
        }
        let nanos = round(value * 1e9);
        const LIMIT: f64 = (1u64 << 63) as f64;
        if !(-LIMIT..LIMIT).contains(&nanos) {
            return Err(out_of_range());
        }
        return Ok(nanos as i64);
    }
    let seconds = PyLong_AsLongLong(op);
    if seconds == -1 && !PyErr_Occurred().is_null() {
        if PyErr_ExceptionMatches(PyExc_OverflowError) != 0 {
            return Err(too_large());
        }
        return Err(Raised);
    }
    match seconds.checked_mul(SECOND_NANOS) {
        Some(nanos) => Ok(nanos),
        None => Err(too_large()),
    }
}

/// Away from 0, so that nobody waits for less than was asked.
pub fn away_from_zero(value: f64) -> f64 {
    if value < 0.0 {
        value.floor()
    } else {
        value.ceil()
    }
}

/// Waits, without the GIL; a signal whose handler raises nothing does not end it.
pub unsafe fn sleep(nanos: i64) -> Fallible {
    if nanos < 0 {
        return Err(fail(PyExc_ValueError, c"sleep length must be non-negative"));
    }
    let now = self::nanos(clock(libc::CLOCK_MONOTONIC)?);
    let until = parts(now.saturating_add(nanos));
    loop {
        let thread = PyEval_SaveThread();
        let code = libc::clock_nanosleep(
            libc::CLOCK_MONOTONIC,
            libc::TIMER_ABSTIME,
            &until,
            null_mut(),
        );
        PyEval_RestoreThread(thread);
        if code == 0 {
            return Ok(());
        }
        if code != libc::EINTR {
            *libc::__errno_location() = code;
            PyErr_SetFromErrno(PyExc_OSError);
            return Err(Raised);
        }
        status(PyErr_CheckSignals())?;
    }
}

/// What `get_clock_info` tells about a clock of the module.
pub unsafe fn info(name: &[u8]) -> Fallible<Ref> {
    let (id, implementation, adjustable) = match name {
        b"time" => (
            libc::CLOCK_REALTIME,
            name!("clock_gettime(CLOCK_REALTIME)"),
            true,
        ),
        b"monotonic" | b"perf_counter" => (
            libc::CLOCK_MONOTONIC,
            name!("clock_gettime(CLOCK_MONOTONIC)"),
            false,
        ),
        b"process_time" => (
            libc::CLOCK_PROCESS_CPUTIME_ID,
            name!("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"),
            false,
        ),
        b"thread_time" => (
            libc::CLOCK_THREAD_CPUTIME_ID,
            name!("clock_gettime(CLOCK_THREAD_CPUTIME_ID)"),
            false,
        ),
        _ => return Err(fail(PyExc_ValueError, c"unknown clock")),
    };
    let resolution = resolution(id)?;
    namespace::of(&[
        (name!("implementation"), implementation),
        (name!("monotonic"), Py_Bool(!adjustable)),
        (name!("adjustable"), Py_Bool(adjustable)),
        (name!("resolution"), resolution.ptr()),
    ])
}
