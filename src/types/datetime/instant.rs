//! Between instants and what clocks show, in UTC and in local time as the C library knows it.

use super::arguments::year_error;
use super::calendar::{Day, EPOCH_ORDINAL, MAX_YEAR, MIN_YEAR};
use super::layout::Clock;
use super::span::DAY_SECONDS;
use crate::prelude::*;
use crate::types::modules::time::timestamp::Instant;
use crate::types::modules::time::tm;

/// No zone changes its offset by more than this at once.
const LONGEST_CHANGE: i64 = DAY_SECONDS;

/// What a clock on the wall shows.
#[derive(Clone, Copy)]
pub struct Shown {
    pub day: Day,
    pub clock: Clock,
    pub fold: i32,
}

fn day_of_tm(tm: &libc::tm) -> Day {
    Day {
        year: tm.tm_year.saturating_add(1900),
        month: tm.tm_mon + 1,
        day: tm.tm_mday,
    }
}

/// The time that is shown, a leap second as the one before it.
fn clock_of_tm(tm: &libc::tm, micro: i32) -> Clock {
    Clock {
        hour: tm.tm_hour,
        minute: tm.tm_min,
        second: tm.tm_sec.min(59),
        micro,
    }
}

/// Seconds since 1970 of what is shown, as if that were UTC. ValueError for a year that no date has.
pub unsafe fn seconds_of(day: Day, clock: Clock) -> Fallible<i64> {
    if !(MIN_YEAR..=MAX_YEAR).contains(&day.year) {
        return Err(year_error(day.year));
    }
    let days = i64::from(day.ordinal()) - EPOCH_ORDINAL;
    Ok(days * DAY_SECONDS + i64::from(clock.seconds()))
}

/// What a local clock shows at `seconds`, as if that were UTC.
unsafe fn shown_seconds(seconds: i64) -> Fallible<i64> {
    let parts = tm::local(seconds)?;
    let mut clock = clock_of_tm(&parts, 0);
    clock.second = parts.tm_sec;
    seconds_of(day_of_tm(&parts), clock)
}

/// UTC at an instant.
pub unsafe fn in_utc(instant: Instant) -> Fallible<Shown> {
    let tm = tm::utc(instant.seconds)?;
    Ok(Shown {
        day: day_of_tm(&tm),
        clock: clock_of_tm(&tm, instant.micros),
        fold: 0,
    })
}

/// The day on a local calendar at an instant.
pub unsafe fn local_day(instant: Instant) -> Fallible<Day> {
    Ok(day_of_tm(&tm::local(instant.seconds)?))
}

/// Local time at an instant. Its fold is 1 when the clock has been turned back within the last day, and showed the same
/// before.
pub unsafe fn in_local(instant: Instant) -> Fallible<Shown> {
    let tm = tm::local(instant.seconds)?;
    let (day, clock) = (day_of_tm(&tm), clock_of_tm(&tm, instant.micros));
    let here = seconds_of(day, clock)?;
    let a_day_before = shown_seconds(instant.seconds - LONGEST_CHANGE)?;
    let turned = here - a_day_before - LONGEST_CHANGE;
    let is_second = turned < 0 && shown_seconds(instant.seconds + turned)? == here;
    Ok(Shown {
        day,
        clock,
        fold: i32::from(is_second),
    })
}

/// The instant at which a local clock shows a time: the first one, or with a fold the second one. A time that the clock
/// jumps over is taken by the offset before the jump, with a fold by that after it.
pub unsafe fn of_local(day: Day, clock: Clock, fold: u8) -> Fallible<i64> {
    let wanted = seconds_of(day, clock)?;
    let offset = shown_seconds(wanted)? - wanted;
    let one = wanted - offset;
    let shown_at_one = shown_seconds(one)?;
    let other_offset = if shown_at_one == wanted {
        // It may be the wrong one of two: the other has the offset of a day earlier or later.
        let probe = if fold == 0 {
            one - LONGEST_CHANGE
        } else {
            one + LONGEST_CHANGE
        };
        let other = shown_seconds(probe)? - probe;
        if other == offset {
            return Ok(one);
        }
        other
    } else {
        shown_at_one - one
    };
    let two = wanted - other_offset;
    if shown_seconds(two)? == wanted {
        return Ok(two);
    }
    if shown_at_one == wanted {
        return Ok(one);
    }
    Ok(if fold == 0 {
        one.max(two)
    } else {
        one.min(two)
    })
}
