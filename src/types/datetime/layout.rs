//! The objects as C sees them, and their fields. The macros of `datetime.h` read these bytes in place.

use super::calendar::Day;
use super::span::Span;
use crate::prelude::*;

/// A timedelta.
#[repr(C)]
pub struct Delta {
    pub ob_base: PyObject,
    /// -1 while it is not known.
    pub hashcode: Py_hash_t,
    pub days: c_int,
    /// From 0 to 86399.
    pub seconds: c_int,
    /// From 0 to 999999.
    pub microseconds: c_int,
}

/// A date. Numbers of more than one byte begin with the highest.
#[repr(C)]
pub struct Date {
    pub ob_base: PyObject,
    /// -1 while it is not known.
    pub hashcode: Py_hash_t,
    /// Whether there is a `tzinfo` at the end: a date has none, a datetime may.
    pub hastzinfo: c_char,
    pub data: [u8; 4],
}

/// A time or a datetime: `N` bytes that end in a time of day. Without a `tzinfo` its memory ends before that field.
#[repr(C)]
pub struct Clocked<const N: usize> {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub hastzinfo: c_char,
    pub data: [u8; N],
    pub fold: u8,
    pub tzinfo: *mut PyObject,
}

impl<const N: usize> Clocked<N> {
    /// The size of one without a `tzinfo`, in bytes.
    pub const NAIVE_BYTES: usize = core::mem::offset_of!(Self, tzinfo);
}

/// The bytes of a time of day.
pub const TIME: usize = 6;
/// The bytes of a day and a time of day.
pub const DATETIME: usize = 10;

/// A time.
pub type Time = Clocked<TIME>;
/// A datetime, which also is a date.
pub type DateTime = Clocked<DATETIME>;

/// A timezone.
#[repr(C)]
pub struct Zone {
    pub ob_base: PyObject,
    pub offset: *mut PyObject,
    /// NULL when it goes by its offset.
    pub name: *mut PyObject,
}

const _: () = {
    assert!(size_of::<Delta>() == 40);
    assert!(size_of::<Date>() == 32);
    assert!(size_of::<Time>() == 40 && Time::NAIVE_BYTES == 32);
    assert!(size_of::<DateTime>() == 48 && DateTime::NAIVE_BYTES == 40);
    assert!(core::mem::offset_of!(Date, data) == 25);
    assert!(core::mem::offset_of!(Time, data) == 25 && core::mem::offset_of!(Time, fold) == 31);
    assert!(core::mem::offset_of!(DateTime, data) == 25);
    assert!(core::mem::offset_of!(DateTime, fold) == 35);
    assert!(size_of::<Zone>() == 32);
};

/// A time of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Clock {
    pub hour: i32,
    pub minute: i32,
    pub second: i32,
    pub micro: i32,
}

impl Clock {
    pub const LAST: Clock = Clock {
        hour: 23,
        minute: 59,
        second: 59,
        micro: 999_999,
    };

    /// Seconds since midnight.
    pub const fn seconds(self) -> i32 {
        (self.hour * 60 + self.minute) * 60 + self.second
    }

    /// `seconds` is from 0 to 86399.
    pub const fn of_seconds(seconds: i32, micro: i32) -> Clock {
        Clock {
            hour: seconds / 3600,
            minute: seconds / 60 % 60,
            second: seconds % 60,
            micro,
        }
    }

    /// As they lie in an object.
    pub fn bytes(self) -> [u8; TIME] {
        let micro = self.micro.to_be_bytes();
        let (hour, minute, second) = (self.hour as u8, self.minute as u8, self.second as u8);
        [hour, minute, second, micro[1], micro[2], micro[3]]
    }

    fn of_bytes(bytes: [u8; TIME]) -> Clock {
        let [hour, minute, second, high, middle, low] = bytes;
        Clock {
            hour: hour.into(),
            minute: minute.into(),
            second: second.into(),
            micro: i32::from_be_bytes([0, high, middle, low]),
        }
    }
}

impl Day {
    /// As they lie in an object.
    pub fn bytes(self) -> [u8; 4] {
        let year = (self.year as u16).to_be_bytes();
        [year[0], year[1], self.month as u8, self.day as u8]
    }

    fn of_bytes(bytes: [u8; 4]) -> Day {
        let [high, low, month, day] = bytes;
        Day {
            year: u16::from_be_bytes([high, low]).into(),
            month: month.into(),
            day: day.into(),
        }
    }
}

/// The value of a timedelta.
#[inline(always)]
pub unsafe fn span_of(op: *mut PyObject) -> Span {
    let delta = op.cast::<Delta>();
    Span {
        days: (*delta).days,
        seconds: (*delta).seconds,
        micros: (*delta).microseconds,
    }
}

/// The day of a date or datetime.
#[inline(always)]
pub unsafe fn day_of(op: *mut PyObject) -> Day {
    Day::of_bytes((*op.cast::<Date>()).data)
}

/// A day and a time of day as they lie in a datetime.
pub fn datetime_bytes(day: Day, clock: Clock) -> [u8; DATETIME] {
    let mut bytes = [0; DATETIME];
    bytes[..4].copy_from_slice(&day.bytes());
    bytes[4..].copy_from_slice(&clock.bytes());
    bytes
}

/// The time of day of a time or datetime.
#[inline(always)]
pub unsafe fn clock_of<const N: usize>(op: *mut PyObject) -> Clock {
    let place = (&raw const (*op.cast::<Clocked<N>>()).data).cast::<u8>();
    Clock::of_bytes(*place.add(N - TIME).cast())
}

/// The `tzinfo` of a time or datetime, borrowed; None when it has none.
#[inline(always)]
pub unsafe fn zone_of<const N: usize>(op: *mut PyObject) -> *mut PyObject {
    let object = op.cast::<Clocked<N>>();
    if (*object).hastzinfo != 0 {
        (*object).tzinfo
    } else {
        Py_None()
    }
}

/// The time of day of a time.
#[inline(always)]
pub unsafe fn time_clock(op: *mut PyObject) -> Clock {
    clock_of::<TIME>(op)
}

/// The time of day of a datetime.
#[inline(always)]
pub unsafe fn datetime_clock(op: *mut PyObject) -> Clock {
    clock_of::<DATETIME>(op)
}

/// The `tzinfo` of a time, borrowed; None when it has none.
#[inline(always)]
pub unsafe fn time_zone(op: *mut PyObject) -> *mut PyObject {
    zone_of::<TIME>(op)
}

/// The `tzinfo` of a datetime, borrowed; None when it has none.
#[inline(always)]
pub unsafe fn datetime_zone(op: *mut PyObject) -> *mut PyObject {
    zone_of::<DATETIME>(op)
}
