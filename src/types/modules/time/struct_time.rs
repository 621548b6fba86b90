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
    field(c"tm_year", c"the year"),
    field(c"tm_mon", c"the month, 1 to 12"),
    field(c"tm_mday", c"the day, 1 to 31"),
    field(c"tm_hour", c"the hour, 0 to 23"),
    field(c"tm_min", c"the minute, 0 to 59"),
    field(c"tm_sec", c"the second, 0 to 61"),
    field(c"tm_wday", c"the weekday, 0 for Monday to 6"),
    field(c"tm_yday", c"the day of the year, 1 to 366"),
    field(
        c"tm_isdst",
        c"1 for summer time, 0 for winter time, -1 if that is not known",
    ),
    field(c"tm_zone", c"what the time zone is called"),
    field(c"tm_gmtoff", c"seconds ahead of UTC"),
    PyStructSequence_Field {
        name: null(),
        doc: null(),
    },
];

static mut DESCRIPTION: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"time.struct_time".as_ptr(),
    doc: c"A moment as a tuple of nine numbers, with the zone as attributes.".as_ptr(),
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
