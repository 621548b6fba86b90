//! Text of dates and times as ISO 8601 has it.

use super::calendar::Day;
use super::layout::Clock;
use super::span::Span;
use crate::prelude::*;
use crate::types::raise::fail;

/// The longest text: a datetime with microseconds and an offset with microseconds.
const CAPACITY: usize = 48;

/// Up to 48 ASCII characters.
pub struct Text {
    bytes: [u8; CAPACITY],
    length: usize,
}

impl Text {
    pub const fn new() -> Text {
        Text {
            bytes: [0; CAPACITY],
            length: 0,
        }
    }

    pub fn byte(&mut self, byte: u8) {
        self.bytes[self.length] = byte;
        self.length += 1;
    }

    pub fn ascii(&mut self, text: &[u8]) {
        self.bytes[self.length..][..text.len()].copy_from_slice(text);
        self.length += text.len();
    }

    /// The lowest `digits` digits of a number that is not negative.
    pub fn number(&mut self, number: i32, digits: usize) {
        let mut rest = number.unsigned_abs();
        for place in self.bytes[self.length..][..digits].iter_mut().rev() {
            *place = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.length += digits;
    }

    pub fn day(&mut self, day: Day) {
        self.number(day.year, 4);
        self.byte(b'-');
        self.number(day.month, 2);
        self.byte(b'-');
        self.number(day.day, 2);
    }

    pub fn clock(&mut self, clock: Clock, until: Until) {
        self.number(clock.hour, 2);
        if until >= Until::Minutes {
            self.byte(b':');
            self.number(clock.minute, 2);
        }
        if until >= Until::Seconds {
            self.byte(b':');
            self.number(clock.second, 2);
        }
        if until >= Until::Millis {
            self.byte(b'.');
            match until {
                Until::Millis => self.number(clock.micro / 1000, 3),
                _ => self.number(clock.micro, 6),
            }
        }
    }

    /// An offset of less than a day: sign, hours, minutes, and what of the rest is not nothing.
    pub fn offset(&mut self, offset: Span, separator: &[u8]) {
        let (sign, size) = if offset.is_negative() {
            (b'-', Span::ZERO.minus(offset).unwrap_or(Span::ZERO))
        } else {
            (b'+', offset)
        };
        self.byte(sign);
        self.number(size.seconds / 3600, 2);
        self.ascii(separator);
        self.number(size.seconds / 60 % 60, 2);
        let seconds = size.seconds % 60;
        if seconds != 0 || size.micros != 0 {
            self.ascii(separator);
            self.number(seconds, 2);
        }
        if size.micros != 0 {
            self.byte(b'.');
            self.number(size.micros, 6);
        }
    }

    /// The str.
    pub unsafe fn finish(&self) -> Fallible<Ref> {
        let text = owned(PyUnicode_New(self.length as Py_ssize_t, 127))?;
        let data: *mut u8 = PyUnicode_DATA(text.ptr()).cast();
        ptr::copy_nonoverlapping(self.bytes.as_ptr(), data, self.length);
        Ok(text)
    }
}

/// How much of a time is written.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub enum Until {
    Hours,
    Minutes,
    Seconds,
    Millis,
    Micros,
}

impl Until {
    /// What is written when nobody says.
    pub fn auto(clock: Clock) -> Until {
        if clock.micro == 0 {
            Until::Seconds
        } else {
            Until::Micros
        }
    }

    /// By the argument `timespec`, which may be NULL.
    pub unsafe fn of_spec(spec: *const c_char, clock: Clock) -> Fallible<Until> {
        if spec.is_null() {
            return Ok(Until::auto(clock));
        }
        Ok(match CStr::from_ptr(spec).to_bytes() {
            b"auto" => Until::auto(clock),
            b"hours" => Until::Hours,
            b"minutes" => Until::Minutes,
            b"seconds" => Until::Seconds,
            b"milliseconds" => Until::Millis,
            b"microseconds" => Until::Micros,
            _ => return Err(fail(PyExc_ValueError, c"Unknown timespec value")),
        })
    }
}

const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// The text of `ctime()`.
pub unsafe fn ctime(day: Day, clock: Clock) -> Fallible<Ref> {
    let mut text = Text::new();
    text.ascii(DAYS[day.weekday() as usize]);
    text.byte(b' ');
    text.ascii(MONTHS[day.month as usize - 1]);
    text.byte(b' ');
    if day.day < 10 {
        text.byte(b' ');
        text.number(day.day, 1);
    } else {
        text.number(day.day, 2);
    }
    text.byte(b' ');
    text.clock(clock, Until::Seconds);
    text.byte(b' ');
    text.number(day.year, 4);
    text.finish()
}
