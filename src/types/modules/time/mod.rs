//! `time`: clocks, and moments as tuples and text.
//!
//! ```text
//! timestamp     seconds since 1970: of objects, and now
//! tm            moments in parts, by the C library
//! struct_time   the tuples that have the parts
//! text          strftime, asctime, ctime
//! clocks        clocks, sleep
//! zone          timezone, altzone, daylight, tzname
//! table         the functions of the module
//! ```

mod clocks;
pub mod struct_time;
mod table;
pub mod text;
pub mod timestamp;
pub mod tm;
mod zone;

use crate::prelude::*;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"time".as_ptr(),
    m_doc: c"This module provides various functions to manipulate time values.\n\nThere are two standard representations of time.  One is the number\nof seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer\nor a floating-point number (to represent fractions of seconds).\nThe epoch is the point where the time starts, the return value of time.gmtime(0).\nIt is January 1, 1970, 00:00:00 (UTC) on all platforms.\n\nThe other representation is a tuple of 9 integers giving local time.\nThe tuple items are:\n  year (including century, e.g. 1998)\n  month (1-12)\n  day (1-31)\n  hours (0-23)\n  minutes (0-59)\n  seconds (0-59)\n  weekday (0-6, Monday is 0)\n  Julian day (day in the year, 1-366)\n  DST (Daylight Savings Time) flag (-1, 0 or 1)\nIf the DST flag is 0, the time is given in the regular time zone;\nif it is 1, the time is given in the DST time zone;\nif it is -1, mktime() should guess based on the date and time.\n".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut table::METHODS).cast(),
    ..PyModuleDef::EMPTY
};

const NUMBERS: [(&CStr, c_int); 8] = [
    (c"CLOCK_REALTIME", libc::CLOCK_REALTIME),
    (c"CLOCK_MONOTONIC", libc::CLOCK_MONOTONIC),
    (c"CLOCK_MONOTONIC_RAW", libc::CLOCK_MONOTONIC_RAW),
    (c"CLOCK_PROCESS_CPUTIME_ID", libc::CLOCK_PROCESS_CPUTIME_ID),
    (c"CLOCK_THREAD_CPUTIME_ID", libc::CLOCK_THREAD_CPUTIME_ID),
    (c"CLOCK_BOOTTIME", libc::CLOCK_BOOTTIME),
    (c"CLOCK_TAI", libc::CLOCK_TAI),
    (c"_STRUCT_TM_ITEMS", 11),
];

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    make().or_null()
}

unsafe fn make() -> Fallible<Ref> {
    let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
    let dict = PyModule_GetDict(made.ptr());
    zone::set(dict)?;
    for (name, number) in NUMBERS {
        let value = PyLong_FromLong(number.into());
        module::add_constant(made.ptr(), name.as_ptr(), value)?;
    }
    let kind = struct_time::kind()?;
    module::add_ref(made.ptr(), c"struct_time".as_ptr(), kind.cast())?;
    Ok(made)
}
