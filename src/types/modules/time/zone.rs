//! What the module says about the local zone: its offset with and without daylight saving, and both names.

use super::{timestamp, tm};
use crate::prelude::*;

const YEAR_SECONDS: i64 = (365 * 24 + 6) * 3600;

struct Half {
    /// Seconds west of UTC.
    west: c_long,
    name: Ref,
}

unsafe fn half(seconds: i64) -> Fallible<Half> {
    let tm = tm::local(seconds)?;
    Ok(Half {
        west: -tm.tm_gmtoff,
        name: owned(PyUnicode_DecodeFSDefault(tm.tm_zone))?,
    })
}

unsafe fn set_number(dict: *mut PyObject, name: *mut PyObject, number: c_long) -> Fallible {
    let value = owned(PyLong_FromLong(number))?;
    status(PyDict_SetItem(dict, name, value.ptr()))
}

/// Asks the C library about a day in winter and one in summer, and sets `timezone`, `altzone`, `daylight` and `tzname`.
pub unsafe fn set(dict: *mut PyObject) -> Fallible {
    let year = timestamp::now()?.seconds / YEAR_SECONDS * YEAR_SECONDS;
    let (mut standard, mut saving) = (half(year)?, half(year + YEAR_SECONDS / 2)?);
    if standard.west < saving.west {
        // South of the equator summer is in January.
        core::mem::swap(&mut standard, &mut saving);
    }
    set_number(dict, name!("timezone"), standard.west)?;
    set_number(dict, name!("altzone"), saving.west)?;
    let differ = standard.west != saving.west;
    set_number(dict, name!("daylight"), differ.into())?;
    let names = owned(PyTuple_Pack(2, standard.name.ptr(), saving.name.ptr()))?;
    status(PyDict_SetItem(dict, name!("tzname"), names.ptr()))
}
