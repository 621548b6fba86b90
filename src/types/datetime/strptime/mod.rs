//! `_strptime`: dates and times read by a format, which CPython has in Python. Names of days and months are those of the C
//! locale.
//!
//! ```text
//! format    a format taken apart: directives, spaces, characters
//! text      a text matched with it, going back where an alternative fails
//! fields    what was found, as numbers
//! meaning   a day and a time of that
//! ```

mod fields;
mod format;
mod meaning;
mod text;

use super::{delta, zone};
use crate::prelude::*;
use crate::types::define::*;
use crate::types::module;
use crate::types::modules::time::struct_time;
use meaning::Moment;

static mut METHODS: [PyMethodDef; 3] = [
    fast(c"_strptime_datetime", to_datetime, c""),
    fast(c"_strptime_time", to_time, c""),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_strptime".as_ptr(),
    m_doc: c"Reads dates and times by a format.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

unsafe extern "C" {
    /// Of the C library: takes in what the environment says about the zone.
    #[link_name = "tzset"]
    fn read_zone();
}

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    read_zone();
    module::create(&raw mut DEFINITION, PYTHON_API_VERSION).or_null()
}

unsafe fn read(text: *mut PyObject, format: *mut PyObject) -> Fallible<Moment> {
    for (i, op) in [text, format].into_iter().enumerate() {
        if !PyUnicode_Check(op) {
            PyErr_Format(
                PyExc_TypeError,
                c"strptime() argument %d must be str, not %R".as_ptr(),
                i as c_int,
                Py_TYPE(op),
            );
            return Err(Raised);
        }
    }
    let format = format::Format::new(format)?;
    let found = text::matched(text, &format)?;
    meaning::of(&found)
}

/// `_strptime_datetime(class, text, format)`
unsafe extern "C" fn to_datetime(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        check_count(c"_strptime_datetime", count, 2, 3)?;
        let format = if count == 3 {
            *args.add(2)
        } else {
            name!("%a %b %d %H:%M:%S %Y")
        };
        datetime(*args, &read(*args.add(1), format)?)
    };
    body().or_null()
}

unsafe fn datetime(class: *mut PyObject, moment: &Moment) -> Fallible<Ref> {
    let Moment { day, clock, .. } = moment;
    let zone = match moment.offset {
        None => None,
        Some(offset) => {
            let offset = delta::make_checked(offset)?;
            let name = moment.zone_name.as_ref().map_or(null_mut(), Ref::ptr);
            Some(zone::fixed(offset.ptr(), name)?)
        }
    };
    let format = if zone.is_some() {
        c"iiiiiiiO"
    } else {
        c"iiiiiii"
    };
    owned(PyObject_CallFunction(
        class,
        format.as_ptr(),
        day.year,
        day.month,
        day.day,
        clock.hour,
        clock.minute,
        clock.second,
        clock.micro,
        zone.as_ref().map_or(null_mut(), Ref::ptr),
    ))
}

/// `_strptime_time(text, format)`
unsafe extern "C" fn to_time(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        check_count(c"_strptime_time", count, 1, 2)?;
        let format = if count == 2 {
            *args.add(1)
        } else {
            name!("%a %b %d %H:%M:%S %Y")
        };
        let moment = read(*args, format)?;
        let Moment { day, clock, .. } = &moment;
        let fields = [
            day.year,
            day.month,
            day.day,
            clock.hour,
            clock.minute,
            clock.second,
            moment.weekday,
            moment.day_of_year,
            moment.dst,
        ];
        let name = match &moment.zone_name {
            Some(name) => name.clone(),
            None => Ref::new(Py_None()),
        };
        let offset = match moment.offset_seconds {
            Some(seconds) => owned(PyLong_FromLong(seconds.into()))?,
            None => Ref::new(Py_None()),
        };
        struct_time::of(fields, name, offset)
    };
    body().or_null()
}

unsafe fn check_count(
    name: &CStr,
    count: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) -> Fallible {
    if _PyArg_CheckPositional(name.as_ptr(), count, min, max) == 0 {
        Err(Raised)
    } else {
        Ok(())
    }
}
