//! `datetime(...)`, of fields or of the state of a pickle.

use super::arguments::{small_ints, state, zone_of_state};
use super::calendar::Day;
use super::layout::{Clock, DateTime};
use super::moment::{make_of, make_unchecked};
use super::time::FOLD_BIT;
use crate::prelude::*;

unsafe fn from_state(kind: *mut PyTypeObject, args: *mut PyObject) -> Fallible<Option<Ref>> {
    let sane = |month| (1..=12).contains(&(month & !u32::from(FOLD_BIT)));
    let Some(mut bytes) = state::<10>(args, 2, sane, c"datetime")? else {
        return Ok(None);
    };
    let zone = zone_of_state(args)?;
    let fold = u8::from(bytes[2] & FOLD_BIT != 0);
    bytes[2] &= !FOLD_BIT;
    let made = make_unchecked(kind, Day::default(), Clock::default(), zone, fold)?;
    (*made.cast::<DateTime>()).data = bytes;
    Ok(Some(made))
}

pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        if (1..=2).contains(&Py_SIZE(args))
            && let Some(made) = from_state(kind, args)?
        {
            return Ok(made);
        }
        if kwargs.is_null()
            && Py_SIZE(args) >= 3
            && let Some([year, month, day, hour, minute, second, micro]) = small_ints(args)
        {
            let clock = Clock {
                hour,
                minute,
                second,
                micro,
            };
            return make_of(kind, Day { year, month, day }, clock, Py_None(), 0);
        }
        parse(kind, args, kwargs)
    };
    body().or_null()
}

unsafe fn parse(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let (mut day, mut clock) = (Day::default(), Clock::default());
    let (mut zone, mut fold): (*mut PyObject, c_int) = (Py_None(), 0);
    let names = [
        c"year".as_ptr().cast_mut(),
        c"month".as_ptr().cast_mut(),
        c"day".as_ptr().cast_mut(),
        c"hour".as_ptr().cast_mut(),
        c"minute".as_ptr().cast_mut(),
        c"second".as_ptr().cast_mut(),
        c"microsecond".as_ptr().cast_mut(),
        c"tzinfo".as_ptr().cast_mut(),
        c"fold".as_ptr().cast_mut(),
        null_mut(),
    ];
    let parsed = PyArg_ParseTupleAndKeywords(
        args,
        kwargs,
        c"iii|iiiiO$i".as_ptr(),
        names.as_ptr(),
        &raw mut day.year,
        &raw mut day.month,
        &raw mut day.day,
        &raw mut clock.hour,
        &raw mut clock.minute,
        &raw mut clock.second,
        &raw mut clock.micro,
        &raw mut zone,
        &raw mut fold,
    );
    if parsed == 0 {
        return Err(Raised);
    }
    make_of(kind, day, clock, zone, fold)
}
