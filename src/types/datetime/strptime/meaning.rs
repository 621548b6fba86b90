//! The day and the time that fields mean together.

use super::super::arguments::check_day;
use super::super::calendar::{Day, Week, is_leap, weekday, weeks_in_year};
use super::super::layout::Clock;
use super::super::span::{Span, TooLarge};
use super::fields::Fields;
use super::text::Found;
use crate::prelude::*;
use crate::types::raise::fail;

pub struct Moment {
    pub day: Day,
    pub clock: Clock,
    pub weekday: c_int,
    pub day_of_year: c_int,
    /// 1 when a zone with daylight saving was named, 0 for another, -1 for none.
    pub dst: c_int,
    pub zone_name: Option<Ref>,
    pub offset: Option<Result<Span, TooLarge>>,
    /// The offset without its fraction.
    pub offset_seconds: Option<c_int>,
}

const DEFAULT_YEAR: i32 = 1900;
/// Stands in for the default while February 29 is looked at.
const DEFAULT_LEAP_YEAR: i32 = 1904;

unsafe fn check_iso(fields: &Fields) -> Fallible {
    let wrong = if fields.iso_year.is_some() {
        if fields.day_of_year.is_some() {
            c"Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
        } else if fields.iso_week.is_none() || fields.weekday.is_none() {
            c"ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u')."
        } else {
            return Ok(());
        }
    } else if fields.iso_week.is_none() {
        return Ok(());
    } else if fields.year.is_none() || fields.weekday.is_none() {
        c"ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u')."
    } else {
        c"ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
    };
    Err(fail(PyExc_ValueError, wrong))
}

/// The day of the year of a week and a day of it; it may be in another year.
fn day_of_week(year: i32, (week, from_monday): (i32, bool), day: i32) -> i32 {
    let first = Day {
        year,
        month: 1,
        day: 1,
    };
    let shift = i32::from(!from_monday);
    let first = (first.weekday() + shift) % 7;
    let day = (day + shift) % 7;
    // Week 1 begins with the first day of a week; the days before it are week 0.
    let week_1 = (7 - first) % 7;
    if week == 0 {
        1 + day - first
    } else {
        1 + week_1 + 7 * (week - 1) + day
    }
}

unsafe fn iso_day(year: i32, week: i32, day: i32) -> Fallible<Day> {
    check_day(Day {
        year,
        month: 1,
        day: 1,
    })
    .map_err(|Raised| {
        PyErr_Format(PyExc_ValueError, c"Year is out of range: %d".as_ptr(), year);
        Raised
    })?;
    if !(1..=weeks_in_year(year)).contains(&week) {
        PyErr_Format(PyExc_ValueError, c"Invalid week: %d".as_ptr(), week);
        return Err(Raised);
    }
    let found = Week {
        year,
        week,
        day: day + 1,
    };
    let found = Day::of_ordinal(found.ordinal());
    check_day(found)?;
    Ok(found)
}

/// The day, its day of the week and of the year.
unsafe fn day_of(fields: &Fields) -> Fallible<(Day, c_int, c_int)> {
    let (month, day) = (fields.month.unwrap_or(1), fields.day.unwrap_or(1));
    let is_leap_day = fields.year.is_none() && month == 2 && day == 29;
    let default = if is_leap_day {
        DEFAULT_LEAP_YEAR
    } else {
        DEFAULT_YEAR
    };
    let mut year = fields.year.unwrap_or(default);
    let mut of_year = fields.day_of_year;
    if let (None, Some(weekday)) = (of_year, fields.weekday) {
        if let Some(week) = fields.week {
            check_day(Day {
                year,
                month: 1,
                day: 1,
            })?;
            let mut found = day_of_week(year, week, weekday);
            if found <= 0 {
                year -= 1;
                found += if is_leap(year) { 366 } else { 365 };
            }
            of_year = Some(found);
        } else if let (Some(iso_year), Some(week)) = (fields.iso_year, fields.iso_week) {
            let found = iso_day(iso_year, week, weekday)?;
            year = found.year;
            of_year = Some(found.of_year());
        }
    }
    let first = Day {
        year,
        month: 1,
        day: 1,
    };
    let mut found = Day { year, month, day };
    match of_year {
        Some(of_year) => {
            check_day(first)?;
            found = Day::of_ordinal(first.ordinal() + of_year - 1);
        }
        None => {
            of_year = Some({
                check_day(found)?;
                found.of_year()
            })
        }
    }
    check_day(found)?;
    let of_week = fields.weekday.unwrap_or(weekday(found.ordinal()));
    if is_leap_day {
        found.year = DEFAULT_YEAR;
    }
    Ok((found, of_week, of_year.unwrap_or(1)))
}

fn clock_of(fields: &Fields) -> Clock {
    let half = fields.half_hour.map(|hour| {
        let hour = hour % 12;
        hour + if fields.is_afternoon == Some(true) {
            12
        } else {
            0
        }
    });
    Clock {
        hour: fields.hour.or(half).unwrap_or(0),
        minute: fields.minute.unwrap_or(0),
        second: fields.second.unwrap_or(0),
        micro: fields.micro.unwrap_or(0),
    }
}

/// An offset that the format has matched: its seconds and its microseconds.
unsafe fn offset_of(text: *mut PyObject, start: usize, end: usize) -> Fallible<(c_int, c_int)> {
    let at = |i: usize| PyUnicode_ReadChar(text, i as Py_ssize_t);
    if at(start) == 'Z' as Py_UCS4 {
        return Ok((0, 0));
    }
    let colon = ':' as Py_UCS4;
    let has_colons = at(start + 3) == colon;
    // Sign and hours, minutes, and what there is beyond.
    let after = start + if has_colons { 6 } else { 5 };
    if after < end && (at(after) == colon) != has_colons {
        return Err(mixed_colons(text, start, end, has_colons)?);
    }
    let mut digits = [0; 12];
    let mut count = 0;
    for i in start + 1..end {
        let digit = _PyUnicode_ToDecimalDigit(at(i));
        if digit >= 0 {
            digits[count] = digit;
            count += 1;
        }
    }
    let pair = |i: usize| digits[i] * 10 + digits[i + 1];
    let seconds = pair(0) * 3600 + pair(2) * 60 + pair(4);
    let micros = digits[6..].iter().fold(0, |sum, digit| sum * 10 + digit);
    let sign = if at(start) == '-' as Py_UCS4 { -1 } else { 1 };
    Ok((sign * seconds, sign * micros))
}

#[cold]
unsafe fn mixed_colons(
    text: *mut PyObject,
    start: usize,
    end: usize,
    has_colons: bool,
) -> Fallible<Raised> {
    let cut = |start: usize, end: usize| {
        owned(PyUnicode_Substring(
            text,
            start as Py_ssize_t,
            end as Py_ssize_t,
        ))
    };
    if has_colons {
        let offset = cut(start, end)?;
        PyErr_Format(
            PyExc_ValueError,
            c"Inconsistent use of : in %U".as_ptr(),
            offset.ptr(),
        );
    } else {
        let seconds = cut(start + 5, (start + 7).min(end))?;
        PyErr_Format(
            PyExc_ValueError,
            c"invalid literal for int() with base 10: %R".as_ptr(),
            seconds.ptr(),
        );
    }
    Ok(Raised)
}

/// What was found; ValueError when it means no day.
pub unsafe fn of(found: &Found) -> Fallible<Moment> {
    let fields = &found.fields;
    let offset = match fields.offset {
        Some((start, end)) => Some(offset_of(found.text, start, end)?),
        None => None,
    };
    check_iso(fields)?;
    let (day, weekday, day_of_year) = day_of(fields)?;
    let zone_name = match fields.zone_name {
        Some((start, end)) => Some(owned(PyUnicode_Substring(
            found.text,
            start as Py_ssize_t,
            end as Py_ssize_t,
        ))?),
        None => None,
    };
    Ok(Moment {
        day,
        clock: clock_of(fields),
        weekday,
        day_of_year,
        dst: found.dst,
        zone_name,
        offset: offset.map(|(seconds, micros)| Span::of_parts(0, seconds.into(), micros.into())),
        offset_seconds: offset.map(|(seconds, _)| seconds),
    })
}
