//! `datetime(...)`, of fields or of the state of a pickle.

use super::arguments::small_ints;
use super::calendar::Day;
use super::clocked::{self, State};
use super::layout::{Clock, DATETIME};
use super::moment::make_of;
use crate::prelude::*;

/// The state of a pickle has the month behind the year.
pub const STATE: State = State {
    fold_at: 2,
    is_sane: |month| (1..=12).contains(&month),
    name: c"datetime",
};

pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        if let Some(made) = clocked::of_state::<DATETIME>(kind, args, &STATE)? {
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
    parse_named!(
        args,
        kwargs,
        c"iii|iiiiO$i",
        [
            c"year",
            c"month",
            c"day",
            c"hour",
            c"minute",
            c"second",
            c"microsecond",
            c"tzinfo",
            c"fold"
        ],
        day.year,
        day.month,
        day.day,
        clock.hour,
        clock.minute,
        clock.second,
        clock.micro,
        zone,
        fold
    )?;
    make_of(kind, day, clock, zone, fold)
}
