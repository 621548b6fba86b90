//! Text of ISO 8601 read, as `fromisoformat` accepts it.
//!
//! ```text
//! date       YYYY-MM-DD  YYYYMMDD  YYYY-Www-D  YYYYWwwD  YYYY-Www  YYYYWww
//! clock      HH[:MM[:SS[.ffffff]]]  HH[MM[SS[.ffffff]]], a comma for the point, more digits than six are dropped
//! time       clock, then Z or a sign and another clock, or nothing
//! datetime   date, then any one character and a time, or nothing
//! ```
//!
//! CPython takes more than it says, and so do we: a NUL is the end; what follows ten characters that begin with a
//! basic date is not looked at; one superfluous character before an offset is not, either.

use super::calendar::{Day, MAX_YEAR, MIN_YEAR, Week, weeks_in_year};
use super::layout::Clock;
use super::span::Span;
use super::{delta, zone};
use crate::prelude::*;
use crate::types::raise::fail;

/// What stands for every character that is not ASCII: none of those that mean something.
const OTHER: u8 = 0xFF;

/// The characters of a str.
struct Source {
    op: *mut PyObject,
    kind: c_int,
    data: *const c_void,
    length: usize,
}

/// A time, whether something was left of its text, which is not always an error.
struct Read {
    clock: Clock,
    is_left: bool,
}

/// A time and its `tzinfo`, which may be None.
pub struct TimeOfDay {
    pub clock: Clock,
    pub zone: Ref,
}

impl Source {
    unsafe fn new(op: *mut PyObject) -> Fallible<Source> {
        if !PyUnicode_Check(op) {
            return Err(fail(
                PyExc_TypeError,
                c"fromisoformat: argument must be str",
            ));
        }
        Ok(Source {
            op,
            kind: PyUnicode_KIND(op) as c_int,
            data: PyUnicode_DATA(op).cast_const(),
            length: PyUnicode_GET_LENGTH(op) as usize,
        })
    }

    #[inline(always)]
    unsafe fn character(&self, i: usize) -> u32 {
        match self.kind {
            PyUnicode_1BYTE_KIND => (*self.data.cast::<u8>().add(i)).into(),
            PyUnicode_2BYTE_KIND => (*self.data.cast::<u16>().add(i)).into(),
            _ => *self.data.cast::<u32>().add(i),
        }
    }

    /// Character `i`, NUL after the last one.
    #[inline(always)]
    unsafe fn at(&self, i: usize) -> u8 {
        if i >= self.length {
            return 0;
        }
        match self.character(i) {
            c @ 0..=127 => c as u8,
            _ => OTHER,
        }
    }

    unsafe fn is_digit(&self, i: usize) -> bool {
        self.at(i).is_ascii_digit()
    }

    /// The number of `count` digits from `start` on.
    unsafe fn number(&self, start: usize, count: usize) -> Option<i32> {
        let mut number = 0;
        for i in start..start + count {
            if !self.is_digit(i) {
                return None;
            }
            number = number * 10 + i32::from(self.at(i) - b'0');
        }
        Some(number)
    }

    /// How many bytes it has in UTF-8; `None` with a surrogate, which UTF-8 does not have.
    unsafe fn utf8_bytes(&self) -> Option<usize> {
        let mut bytes = 0;
        for i in 0..self.length {
            bytes += char::from_u32(self.character(i))?.len_utf8();
        }
        Some(bytes)
    }

    /// Whether there is a surrogate elsewhere than at `place`.
    unsafe fn has_surrogate_but_at(&self, place: usize) -> bool {
        self.kind != PyUnicode_1BYTE_KIND
            && (0..self.length).any(|i| i != place && (0xD800..0xE000).contains(&self.character(i)))
    }

    /// The date in the first `length` characters.
    unsafe fn date(&self, length: usize) -> Option<Day> {
        let year = self.number(0, 4)?;
        let dashed = self.at(4) == b'-';
        let at = 4 + usize::from(dashed);
        if self.at(at) == b'W' {
            return self.week(year, at + 1, dashed, length);
        }
        let month = self.number(at, 2)?;
        if dashed && self.at(at + 2) != b'-' {
            return None;
        }
        let day = self.number(at + 2 + usize::from(dashed), 2)?;
        Some(Day { year, month, day })
    }

    unsafe fn week(&self, year: i32, at: usize, dashed: bool, length: usize) -> Option<Day> {
        let week = self.number(at, 2)?;
        let day = if at + 2 >= length {
            1
        } else if dashed && self.at(at + 2) != b'-' {
            return None;
        } else {
            self.number(at + 2 + usize::from(dashed), 1)?
        };
        let is_valid = (MIN_YEAR..=MAX_YEAR).contains(&year)
            && (1..=weeks_in_year(year)).contains(&week)
            && (1..=7).contains(&day);
        is_valid.then(|| Day::of_ordinal(Week { year, week, day }.ordinal()))
    }

    /// How long the date at the start is, after which one character separates it from the time.
    unsafe fn date_length(&self) -> Option<usize> {
        if self.length == 7 {
            return Some(7);
        }
        let length = match (self.at(4), self.at(5)) {
            // In YYYY-Www-DD the digits are an hour: the hyphen is what separates it.
            (b'-', b'W') if self.at(8) == b'-' => {
                if self.length == 9 {
                    return None;
                }
                if self.is_digit(10) { 8 } else { 10 }
            }
            (b'-', b'W') => 8,
            (b'-', _) => 10,
            (b'W', _) => {
                let digits = (7..self.length).take_while(|&i| self.is_digit(i)).count();
                match digits {
                    // All that follow are of the day.
                    0 | 1 => 7 + digits,
                    // A separator that is a digit as well, and an even number of digits after it.
                    _ if digits % 2 != 0 => 7,
                    _ => 8,
                }
            }
            _ => 8,
        };
        Some(length)
    }

    /// The clock from `start` to `end`.
    unsafe fn clock(&self, start: usize, end: usize) -> Option<Read> {
        let mut fields = [0; 3];
        let mut at = start;
        let has_colons = self.at(start + 2) == b':';
        for i in 0..3 {
            fields[i] = self.number(at, 2)?;
            let next = self.at(at + 2);
            if next == OTHER {
                return None;
            }
            if at + 3 >= end {
                return Some(Read::of(fields, 0, next != 0));
            }
            at += 3;
            match next {
                b':' if has_colons => {}
                b'.' | b',' => break,
                _ if has_colons => return None,
                _ => at -= 1,
            }
        }
        let count = (end - at).min(6);
        let mut micro = self.number(at, count)?;
        for _ in count..6 {
            micro *= 10;
        }
        at += count;
        while self.is_digit(at) {
            at += 1;
        }
        Some(Read::of(fields, micro, self.at(at) != 0))
    }

    /// Where the zone begins; the end when there is none.
    unsafe fn zone_start(&self, start: usize) -> usize {
        (start..self.length)
            .find(|&i| matches!(self.at(i), b'+' | b'-' | b'Z'))
            .unwrap_or(self.length)
    }

    /// The time from `start` to the end of the text; ValueError.
    unsafe fn time(&self, start: usize) -> Fallible<TimeOfDay> {
        let end = self.zone_start(start);
        let Some(read) = self.clock(start, end) else {
            return Err(self.invalid());
        };
        let has_zone = end < self.length;
        let zone = if !has_zone && !read.is_left {
            Ref::new(Py_None())
        } else if !has_zone {
            return Err(self.invalid());
        } else if self.at(end) == b'Z' {
            if self.at(end + 1) != 0 {
                return Err(self.invalid());
            }
            Ref::new(zone::utc())
        } else {
            self.zone(end)?
        };
        Ok(TimeOfDay {
            clock: read.clock,
            zone,
        })
    }

    /// The zone of the offset whose sign is at `sign`.
    unsafe fn zone(&self, sign: usize) -> Fallible<Ref> {
        let read = match self.clock(sign + 1, self.length) {
            Some(read) if !read.is_left => read,
            _ => return Err(self.invalid()),
        };
        let seconds = i64::from(read.clock.seconds());
        if seconds == 0 {
            return Ok(Ref::new(zone::utc()));
        }
        let direction = if self.at(sign) == b'-' { -1 } else { 1 };
        let span = Span::of_parts(
            0,
            direction * seconds,
            direction * i64::from(read.clock.micro),
        );
        let offset = delta::make_checked(span)?;
        zone::fixed(offset.ptr(), null_mut())
    }

    #[cold]
    unsafe fn invalid(&self) -> Raised {
        PyErr_Format(
            PyExc_ValueError,
            c"Invalid isoformat string: %R".as_ptr(),
            self.op,
        );
        Raised
    }
}

impl Read {
    fn of([hour, minute, second]: [i32; 3], micro: i32, is_left: bool) -> Read {
        let clock = Clock {
            hour,
            minute,
            second,
            micro,
        };
        Read { clock, is_left }
    }
}

/// A date, which need not be one of the calendar; ValueError.
pub unsafe fn date(text: *mut PyObject) -> Fallible<Day> {
    let source = Source::new(text)?;
    match source.utf8_bytes() {
        Some(length @ (7 | 8 | 10)) => source.date(length).ok_or_else(|| source.invalid()),
        _ => Err(source.invalid()),
    }
}

/// A time, which need not be one of the day; ValueError. `T` may stand before it.
pub unsafe fn time(text: *mut PyObject) -> Fallible<TimeOfDay> {
    let source = Source::new(text)?;
    if source.has_surrogate_but_at(usize::MAX) {
        return Err(source.invalid());
    }
    source.time(usize::from(source.at(0) == b'T'))
}

/// A date and a time, which need not be valid; ValueError.
pub unsafe fn datetime(text: *mut PyObject) -> Fallible<(Day, TimeOfDay)> {
    let source = Source::new(text)?;
    if source.length < 7 {
        return Err(source.invalid());
    }
    let Some(length) = source.date_length() else {
        return Err(source.invalid());
    };
    let Some(day) = source.date(length) else {
        return Err(source.invalid());
    };
    if source.has_surrogate_but_at(length) {
        return Err(source.invalid());
    }
    let time = if source.length > length {
        source.time(length + 1)?
    } else {
        TimeOfDay {
            clock: Clock::default(),
            zone: Ref::new(Py_None()),
        }
    };
    Ok((day, time))
}
