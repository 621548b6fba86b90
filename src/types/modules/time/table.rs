//! The functions of the module.

use super::clocks;
use super::text::{self, seconds_or_now};
use super::timestamp;
use super::{struct_time, tm, zone};
use crate::prelude::*;
use crate::types::define::*;
use crate::types::raise::fail;

pub static mut METHODS: [PyMethodDef; 27] = [
    no_args(c"time", now, c"time($self, /)\n--\n\ntime() -> floating-point number\n\nSeconds since 1970 began, as a float."),
    no_args(c"time_ns", now_ns, c"time_ns($self, /)\n--\n\ntime_ns() -> int\n\nNanoseconds since 1970 began."),
    no_args(c"monotonic", monotonic, c"monotonic($self, /)\n--\n\nmonotonic() -> float\n\nSeconds of a clock that nobody sets."),
    no_args(c"monotonic_ns", monotonic_ns, c"monotonic_ns($self, /)\n--\n\nmonotonic_ns() -> int\n\nNanoseconds of a clock that nobody sets."),
    no_args(c"perf_counter", perf_counter, c"perf_counter($self, /)\n--\n\nperf_counter() -> float\n\nSeconds of the finest clock."),
    no_args(c"perf_counter_ns", perf_counter_ns, c"perf_counter_ns($self, /)\n--\n\nperf_counter_ns() -> int\n\nNanoseconds of the finest clock."),
    no_args(c"process_time", process_time, c"process_time($self, /)\n--\n\nprocess_time() -> float\n\nSeconds that processors worked for this process."),
    no_args(c"process_time_ns", process_time_ns, c"process_time_ns($self, /)\n--\n\nprocess_time() -> int\n\nNanoseconds that processors worked for this process."),
    no_args(c"thread_time", thread_time, c"thread_time($self, /)\n--\n\nthread_time() -> float\n\nSeconds that processors worked for this thread."),
    no_args(c"thread_time_ns", thread_time_ns, c"thread_time_ns($self, /)\n--\n\nthread_time() -> int\n\nNanoseconds that processors worked for this thread."),
    no_args(c"tzset", tzset, c"tzset($self, /)\n--\n\ntzset()\n\nSets the local zone to what the environment's TZ says."),
    one_arg(c"clock_gettime", clock_gettime, c"clock_gettime($module, clk_id, /)\n--\n\nWhat a clock of the system shows, in seconds."),
    one_arg(c"clock_gettime_ns", clock_gettime_ns, c"clock_gettime_ns($module, clk_id, /)\n--\n\nWhat a clock of the system shows, in nanoseconds."),
    one_arg(c"mktime", mktime, c"mktime($self, object, /)\n--\n\nmktime(tuple) -> floating-point number\n\nSeconds since 1970 began, of a local time as a tuple."),
    one_arg(c"sleep", sleep, c"sleep($self, object, /)\n--\n\nsleep(seconds)\n\nWaits for so many seconds, which may have a fraction."),
    by_tuple(c"clock_getres", clock_getres, c"clock_getres(clk_id) -> floating-point number\n\nHow fine a clock of the system is, in seconds."),
    by_tuple(c"clock_settime", clock_settime, c"clock_settime(clk_id, time)\n\nSets a clock of the system to so many seconds."),
    by_tuple(c"clock_settime_ns", clock_settime_ns, c"clock_settime_ns(clk_id, time)\n\nSets a clock of the system to so many nanoseconds."),
    by_tuple(c"gmtime", gmtime, c"gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nA moment in UTC as struct_time, that of now by default."),
    by_tuple(c"localtime", localtime, c"localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nA moment as local clocks show it as struct_time, that of now by default."),
    by_tuple(c"asctime", asctime, c"asctime([tuple]) -> string\n\nA time of struct_time as fixed words of English, that of now by default."),
    by_tuple(c"ctime", ctime, c"ctime(seconds) -> string\n\nA moment in local time as fixed words of English, that of now by default."),
    by_tuple(c"strftime", strftime, c"strftime(format[, tuple]) -> string\n\nA time of struct_time as text by a format, that of now by default."),
    by_tuple(c"strptime", strptime, c"strptime(string, format) -> struct_time\n\nThe struct_time that a text has, read by a format like that of strftime()."),
    by_tuple(c"get_clock_info", get_clock_info, c"get_clock_info(name: str) -> dict\n\nHow a clock of this module works and how fine it is."),
    by_tuple(c"pthread_getcpuclockid", pthread_getcpuclockid, c"pthread_getcpuclockid(thread_id) -> int\n\nThe system's clock that shows what processors worked for a thread."),
    PyMethodDef::EMPTY,
];

macro_rules! clocks {
    ($($seconds:ident $nanos:ident $id:ident;)*) => {$(
        unsafe extern "C" fn $seconds(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            clocks::seconds_object(libc::$id)
        }
        unsafe extern "C" fn $nanos(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            clocks::nanos_object(libc::$id)
        }
    )*};
}

clocks! {
    now now_ns CLOCK_REALTIME;
    monotonic monotonic_ns CLOCK_MONOTONIC;
    perf_counter perf_counter_ns CLOCK_MONOTONIC;
    process_time process_time_ns CLOCK_PROCESS_CPUTIME_ID;
    thread_time thread_time_ns CLOCK_THREAD_CPUTIME_ID;
}

unsafe fn none_or_null(done: Fallible) -> *mut PyObject {
    match done {
        Ok(()) => new_ref(Py_None()),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn clock_gettime(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    clocks::id_of(op).map_or(null_mut(), |id| clocks::seconds_object(id))
}

unsafe extern "C" fn clock_gettime_ns(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    clocks::id_of(op).map_or(null_mut(), |id| clocks::nanos_object(id))
}

unsafe extern "C" fn clock_getres(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut id: c_int = 0;
    if PyArg_ParseTuple(args, c"i:clock_getres".as_ptr(), &raw mut id) == 0 {
        return null_mut();
    }
    clocks::resolution(id).or_null()
}

unsafe extern "C" fn clock_settime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let (mut id, mut value): (c_int, *mut PyObject) = (0, null_mut());
    let format = c"iO:clock_settime".as_ptr();
    if PyArg_ParseTuple(args, format, &raw mut id, &raw mut value) == 0 {
        return null_mut();
    }
    let nanos = clocks::of_seconds(value, f64::floor);
    none_or_null(nanos.and_then(|nanos| clocks::set(id, nanos)))
}

unsafe extern "C" fn clock_settime_ns(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let (mut id, mut value): (c_int, *mut PyObject) = (0, null_mut());
    let format = c"iO:clock_settime".as_ptr();
    if PyArg_ParseTuple(args, format, &raw mut id, &raw mut value) == 0 {
        return null_mut();
    }
    none_or_null(clocks::of_nanos(value).and_then(|nanos| clocks::set(id, nanos)))
}

unsafe extern "C" fn sleep(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let nanos = clocks::of_seconds(op, clocks::away_from_zero);
    none_or_null(nanos.and_then(|nanos| clocks::sleep(nanos)))
}

/// The only argument, which need not be there.
unsafe fn optional(args: *mut PyObject, format: &CStr) -> Fallible<*mut PyObject> {
    let mut op = null_mut::<PyObject>();
    if PyArg_ParseTuple(args, format.as_ptr(), &raw mut op) == 0 {
        return Err(Raised);
    }
    Ok(op)
}

unsafe extern "C" fn gmtime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let op = optional(args, c"|O:gmtime")?;
        struct_time::of_tm(&tm::utc(seconds_or_now(op)?)?)
    };
    body().or_null()
}

unsafe extern "C" fn localtime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let op = optional(args, c"|O:localtime")?;
        struct_time::of_tm(&tm::local(seconds_or_now(op)?)?)
    };
    body().or_null()
}

unsafe extern "C" fn ctime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let op = optional(args, c"|O:ctime")?;
        text::long_text(&tm::local(seconds_or_now(op)?)?)
    };
    body().or_null()
}

unsafe extern "C" fn asctime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut tuple = null_mut::<PyObject>();
    if PyArg_UnpackTuple(args, c"asctime".as_ptr(), 0, 1, &raw mut tuple) == 0 {
        return null_mut();
    }
    let body = || -> Fallible<Ref> {
        if tuple.is_null() {
            return text::long_text(&tm::local(timestamp::now()?.seconds)?);
        }
        let mut parts = tm::of_tuple(tuple, c"iiiiiiiii;asctime(): illegal time tuple argument")?;
        tm::check(&mut parts)?;
        text::long_text(&parts)
    };
    body().or_null()
}

unsafe extern "C" fn strftime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let (mut format, mut tuple) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    let wanted = c"U|O:strftime".as_ptr();
    if PyArg_ParseTuple(args, wanted, &raw mut format, &raw mut tuple) == 0 {
        return null_mut();
    }
    let body = || -> Fallible<Ref> {
        if tuple.is_null() {
            let parts = tm::local(timestamp::now()?.seconds)?;
            return text::of_tm(format, &parts);
        }
        text::strftime(format, tuple)
    };
    body().or_null()
}

/// By a module of its own, as in CPython: a program may put another in its place.
unsafe extern "C" fn strptime(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let module = owned(PyImport_ImportModule(c"_strptime".as_ptr()))?;
        let function = owned(PyObject_GetAttr(module.ptr(), name!("_strptime_time")))?;
        owned(PyObject_Call(function.ptr(), args, null_mut()))
    };
    body().or_null()
}

unsafe extern "C" fn mktime(_: *mut PyObject, tuple: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let mut parts = tm::of_tuple(tuple, c"iiiiiiiii;mktime(): illegal time tuple argument")?;
        // -1 is a moment as well; the day of the week tells it from the failure.
        parts.tm_wday = -1;
        let seconds = libc::mktime(&raw mut parts);
        if seconds == -1 && parts.tm_wday == -1 {
            return Err(fail(PyExc_OverflowError, c"mktime argument out of range"));
        }
        owned(PyFloat_FromDouble(seconds as f64))
    };
    body().or_null()
}

unsafe extern "C" {
    /// Of the C library: takes in what the environment says about the zone.
    #[link_name = "tzset"]
    fn read_zone();
}

unsafe extern "C" fn tzset(module: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    read_zone();
    none_or_null(zone::set(PyModule_GetDict(module)))
}

unsafe extern "C" fn get_clock_info(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut name: *const c_char = null();
    if PyArg_ParseTuple(args, c"s:get_clock_info".as_ptr(), &raw mut name) == 0 {
        return null_mut();
    }
    clocks::info(CStr::from_ptr(name).to_bytes()).or_null()
}

unsafe extern "C" fn pthread_getcpuclockid(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut thread: c_ulong = 0;
    let format = c"k:pthread_getcpuclockid".as_ptr();
    if PyArg_ParseTuple(args, format, &raw mut thread) == 0 {
        return null_mut();
    }
    let mut id = 0;
    let code = libc::pthread_getcpuclockid(thread, &raw mut id);
    if code != 0 {
        *libc::__errno_location() = code;
        return PyErr_SetFromErrno(PyExc_OSError);
    }
    PyLong_FromLong(id.into())
}
