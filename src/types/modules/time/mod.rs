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

pub mod clocks;
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
    m_doc: c"Clocks, and times as numbers, as tuples and as text.".as_ptr(),
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
