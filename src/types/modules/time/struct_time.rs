//! `time.struct_time`: a tuple of nine numbers whose items have names, and two more fields.

use core::cell::UnsafeCell;

use crate::prelude::*;
use crate::types::struct_sequence;

const fn field(name: &'static CStr, doc: &'static CStr) -> PyStructSequence_Field {
    PyStructSequence_Field {
        name: name.as_ptr(),
        doc: doc.as_ptr(),
    }
}

static mut FIELDS: [PyStructSequence_Field; 12] = [
    field(c"tm_year", c"year, for example, 1993"),
    field(c"tm_mon", c"month of year, range [1, 12]"),
    field(c"tm_mday", c"day of month, range [1, 31]"),
    field(c"tm_hour", c"hours, range [0, 23]"),
    field(c"tm_min", c"minutes, range [0, 59]"),
    field(c"tm_sec", c"seconds, range [0, 61])"),
    field(c"tm_wday", c"day of week, range [0, 6], Monday is 0"),
    field(c"tm_yday", c"day of year, range [1, 366]"),
    field(
        c"tm_isdst",
        c"1 if summer time is in effect, 0 if not, and -1 if unknown",
    ),
    field(c"tm_zone", c"abbreviation of timezone name"),
    field(c"tm_gmtoff", c"offset from UTC in seconds"),
    PyStructSequence_Field {
        name: null(),
        doc: null(),
    },
];

static mut DESCRIPTION: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"time.struct_time".as_ptr(),
    doc: c"The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that several fields' values are not the same as those defined by\n the C language standard for struct tm.  For example, the value of the\n field tm_year is the actual year, not year - 1900.  See individual\n fields' descriptions for details.".as_ptr(),
    fields: &raw mut FIELDS as *mut PyStructSequence_Field,
    n_in_sequence: ITEMS as c_int,
};

/// The fields that are items.
const ITEMS: usize = 9;
const ZONE: usize = 9;
const OFFSET: usize = 10;

struct Kind(UnsafeCell<*mut PyTypeObject>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Kind {}

static KIND: Kind = Kind(UnsafeCell::new(null_mut()));

/// The type, made when first asked for and kept for the life of the process.
pub unsafe fn kind() -> Fallible<*mut PyTypeObject> {
    let place = KIND.0.get();
    if (*place).is_null() {
        *place = PyStructSequence_NewType(&raw mut DESCRIPTION);
    }
    if (*place).is_null() {
        Err(Raised)
    } else {
        Ok(*place)
    }
}

/// One with a zone and an offset, either of them None.
pub unsafe fn of(fields: [c_int; ITEMS], zone: Ref, offset: Ref) -> Fallible<Ref> {
    let made = struct_sequence::make(kind()?)?;
    let places = tuple_items(made.ptr());
    for (i, field) in fields.into_iter().enumerate() {
        *places.add(i) = owned(PyLong_FromLong(field.into()))?.into_raw();
    }
    *places.add(ZONE) = zone.into_raw();
    *places.add(OFFSET) = offset.into_raw();
    crate::gc::track(made.ptr());
    Ok(made)
}

/// One without a zone.
pub unsafe fn of_fields(fields: [c_int; ITEMS]) -> Fallible<Ref> {
    of(fields, Ref::new(Py_None()), Ref::new(Py_None()))
}

/// One of parts that the C library has computed.
pub unsafe fn of_tm(tm: &libc::tm) -> Fallible<Ref> {
    let fields = [
        tm.tm_year.wrapping_add(1900),
        tm.tm_mon + 1,
        tm.tm_mday,
        tm.tm_hour,
        tm.tm_min,
        tm.tm_sec,
        (tm.tm_wday + 6) % 7,
        tm.tm_yday + 1,
        tm.tm_isdst,
    ];
    let zone = owned(PyUnicode_DecodeFSDefault(tm.tm_zone))?;
    let offset = owned(PyLong_FromLong(tm.tm_gmtoff))?;
    of(fields, zone, offset)
}

/// Sets the zone and offset of parts to those of a struct_time, which stays alive while they are used.
pub unsafe fn fill_zone(op: *mut PyObject, tm: &mut libc::tm) -> Fallible {
    let zone = *tuple_items(op).add(ZONE);
    if zone != Py_None() {
        let text = PyUnicode_AsUTF8(zone);
        if text.is_null() {
            return Err(Raised);
        }
        tm.tm_zone = text.cast_mut();
    }
    let offset = *tuple_items(op).add(OFFSET);
    if offset != Py_None() {
        tm.tm_gmtoff = PyLong_AsLong(offset);
        if tm.tm_gmtoff == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
    }
    Ok(())
}
