//! The module `datetime`, also as `_datetime`.

use core::cell::UnsafeCell;

use super::calendar::{Day, MAX_YEAR, MIN_YEAR};
use super::layout::Clock;
use super::span::Span;
use super::{capsule, date, delta, moment, time, week, zone};
use crate::prelude::*;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_datetime".as_ptr(),
    m_doc: c"Dates, times, spans and zones, in native code.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

struct Once(UnsafeCell<bool>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Once {}

static STARTED: Once = Once(UnsafeCell::new(false));

/// Sets an attribute of a static type, which refuses that to others.
unsafe fn set(kind: *mut PyTypeObject, name: *mut PyObject, value: Ref) -> Fallible {
    let dict = owned(PyType_GetDict(kind))?;
    status(PyDict_SetItem(dict.ptr(), name, value.ptr()))
}

/// The least and the greatest object of a type, and the distance of one to the next.
unsafe fn set_limits(kind: *mut PyTypeObject, min: Ref, max: Ref, step: Option<Span>) -> Fallible {
    set(kind, name!("min"), min)?;
    set(kind, name!("max"), max)?;
    if let Some(step) = step {
        set(kind, name!("resolution"), delta::make(step)?)?;
    }
    PyType_Modified(kind);
    Ok(())
}

/// Makes the types ready, once in the life of the process.
unsafe fn start() -> Fallible {
    let started = STARTED.0.get();
    if *started {
        return Ok(());
    }
    for kind in [
        &raw mut delta::TYPE,
        &raw mut zone::TZINFO,
        &raw mut zone::TIMEZONE,
        &raw mut date::TYPE,
        &raw mut time::TYPE,
        &raw mut moment::TYPE,
    ] {
        status(PyType_Ready(kind))?;
    }
    week::start()?;
    zone::start()?;
    set_all_limits()?;
    *started = true;
    Ok(())
}

unsafe fn set_all_limits() -> Fallible {
    let (midnight, none) = (Clock::default(), Py_None());
    set_limits(
        &raw mut delta::TYPE,
        delta::make(Span::MIN)?,
        delta::make(Span::MAX)?,
        Some(Span::MICROSECOND),
    )?;
    set_limits(
        &raw mut date::TYPE,
        date::make(Day::FIRST)?,
        date::make(Day::LAST)?,
        Some(Span::DAY),
    )?;
    set_limits(
        &raw mut time::TYPE,
        time::make(midnight, none, 0)?,
        time::make(Clock::LAST, none, 0)?,
        Some(Span::MICROSECOND),
    )?;
    set_limits(
        &raw mut moment::TYPE,
        moment::make(Day::FIRST, midnight, none, 0)?,
        moment::make(Day::LAST, Clock::LAST, none, 0)?,
        Some(Span::MICROSECOND),
    )?;
    let furthest = 60 * (23 * 60 + 59);
    let zone_at = |seconds| zone::of_span(delta::checked(Span::of_parts(0, seconds, 0))?);
    set_limits(
        &raw mut zone::TIMEZONE,
        zone_at(-furthest)?,
        zone_at(furthest)?,
        None,
    )?;
    set(&raw mut zone::TIMEZONE, name!("utc"), Ref::new(zone::utc()))?;
    PyType_Modified(&raw mut zone::TIMEZONE);
    Ok(())
}

unsafe fn make() -> Fallible<Ref> {
    start()?;
    let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
    for (name, kind) in [
        (c"timedelta", &raw mut delta::TYPE),
        (c"date", &raw mut date::TYPE),
        (c"datetime", &raw mut moment::TYPE),
        (c"time", &raw mut time::TYPE),
        (c"tzinfo", &raw mut zone::TZINFO),
        (c"timezone", &raw mut zone::TIMEZONE),
    ] {
        module::add_ref(made.ptr(), name.as_ptr(), kind.cast())?;
    }
    module::add_constant(
        made.ptr(),
        c"MINYEAR".as_ptr(),
        PyLong_FromLong(MIN_YEAR.into()),
    )?;
    module::add_constant(
        made.ptr(),
        c"MAXYEAR".as_ptr(),
        PyLong_FromLong(MAX_YEAR.into()),
    )?;
    module::add_ref(made.ptr(), c"UTC".as_ptr(), zone::utc())?;
    let capsule = capsule::make()?;
    module::add_ref(made.ptr(), c"datetime_CAPI".as_ptr(), capsule.ptr())?;
    Ok(made)
}

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    make().or_null()
}
