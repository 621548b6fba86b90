//! A text matched with a format. Where what follows does not match, the next alternative is tried, in the order in which
//! CPython's regular expressions have them: longer before shorter.

use super::fields::{DAYS, Fields, MONTHS, Range, SHORT, range_of};
use super::format::{Format, Piece};
use crate::prelude::*;

/// What was found, and in which text.
pub struct Found {
    /// The text, borrowed.
    pub text: *mut PyObject,
    pub fields: Fields,
    /// Whether the name of the zone is that of daylight saving.
    pub dst: i32,
}

struct Matching<'a> {
    text: *mut PyObject,
    length: usize,
    pieces: &'a [Piece],
    zones: Zones,
}

/// The names of the local zone, as the C library has them.
struct Zones {
    standard: *const c_char,
    saving: *const c_char,
}

unsafe extern "C" {
    #[link_name = "tzname"]
    static ZONE_NAMES: [*const c_char; 2];
    #[link_name = "daylight"]
    static HAS_SAVING: c_int;
}

/// The match of a text with a format; ValueError.
pub unsafe fn matched(text: *mut PyObject, format: &Format) -> Fallible<Found> {
    let matching = Matching {
        text,
        length: PyUnicode_GET_LENGTH(text) as usize,
        pieces: format.pieces(),
        zones: Zones {
            standard: ZONE_NAMES[0],
            saving: ZONE_NAMES[1],
        },
    };
    let mut fields = Fields::default();
    let Some(end) = matching.follow(0, 0, &mut fields) else {
        PyErr_Format(
            PyExc_ValueError,
            c"time data %R does not match format %R".as_ptr(),
            text,
            format.op,
        );
        return Err(Raised);
    };
    if end < matching.length {
        let rest = owned(PyUnicode_Substring(
            text,
            end as Py_ssize_t,
            matching.length as Py_ssize_t,
        ))?;
        PyErr_Format(
            PyExc_ValueError,
            c"unconverted data remains: %U".as_ptr(),
            rest.ptr(),
        );
        return Err(Raised);
    }
    let dst = match fields.zone_name {
        Some((start, end)) => matching.dst(start, end),
        None => -1,
    };
    Ok(Found { text, fields, dst })
}

impl Matching<'_> {
    unsafe fn at(&self, i: usize) -> Option<Py_UCS4> {
        (i < self.length).then(|| PyUnicode_ReadChar(self.text, i as Py_ssize_t))
    }

    unsafe fn is(&self, i: usize, byte: u8) -> bool {
        self.at(i) == Some(byte.into())
    }

    /// Character `i` in lower case, NUL when it is not there.
    unsafe fn lower(&self, i: usize) -> Py_UCS4 {
        self.at(i).map_or(0, |c| _PyUnicode_ToLowercase(c))
    }

    /// The digit at `i`, an ASCII one.
    unsafe fn digit(&self, i: usize) -> Option<i32> {
        let digit = self.at(i)?.wrapping_sub('0' as Py_UCS4);
        (digit < 10).then_some(digit as i32)
    }

    /// The number of so many digits from `i` on, of whatever script.
    unsafe fn number(&self, i: usize, digits: usize) -> Option<i32> {
        let mut number = 0;
        for at in i..i + digits {
            let digit = _PyUnicode_ToDecimalDigit(self.at(at)?);
            if digit < 0 {
                return None;
            }
            number = number * 10 + digit;
        }
        Some(number)
    }

    /// The number of so many ASCII digits from `i` on.
    unsafe fn plain_number(&self, i: usize, digits: usize) -> Option<i32> {
        let mut number = 0;
        for at in i..i + digits {
            number = number * 10 + self.digit(at)?;
        }
        Some(number)
    }

    unsafe fn starts_with(&self, i: usize, name: &[u8]) -> bool {
        name.iter()
            .enumerate()
            .all(|(n, &byte)| self.lower(i + n) == Py_UCS4::from(byte.to_ascii_lowercase()))
    }

    /// Matches the pieces from `piece` on at `i`: the end of the match.
    unsafe fn follow(&self, piece: usize, i: usize, fields: &mut Fields) -> Option<usize> {
        let Some(&current) = self.pieces.get(piece) else {
            return Some(i);
        };
        match current {
            Piece::Character(character) => {
                if self.at(i).is_none() || self.lower(i) != character {
                    return None;
                }
                self.follow(piece + 1, i + 1, fields)
            }
            Piece::Spaces => {
                let mut end = i;
                while self
                    .at(end)
                    .is_some_and(|c| _PyUnicode_IsWhitespace(c) != 0)
                {
                    end += 1;
                }
                (i + 1..=end)
                    .rev()
                    .find_map(|end| self.follow(piece + 1, end, fields))
            }
            Piece::Directive(directive) => self.directive(directive, piece, i, fields),
        }
    }

    /// Tries one alternative of a directive: the number that it is, its end.
    unsafe fn take(
        &self,
        directive: u8,
        piece: usize,
        found: (i32, usize),
        fields: &mut Fields,
    ) -> Option<usize> {
        let mut own = *fields;
        own.set(directive, found.0);
        let end = self.follow(piece + 1, found.1, &mut own)?;
        *fields = own;
        Some(end)
    }

    unsafe fn directive(
        &self,
        directive: u8,
        piece: usize,
        i: usize,
        fields: &mut Fields,
    ) -> Option<usize> {
        if let Some(range) = range_of(directive) {
            return self.in_range(directive, &range, piece, i, fields);
        }
        match directive {
            b'y' => {
                let number = self.number(i, 2)?;
                self.take(directive, piece, (number, i + 2), fields)
            }
            b'Y' | b'G' => {
                let number = self.number(i, 4)?;
                self.take(directive, piece, (number, i + 4), fields)
            }
            b'w' | b'u' => {
                let number = self.digit(i)?;
                let is_day = if directive == b'w' {
                    number < 7
                } else {
                    (1..8).contains(&number)
                };
                is_day.then(|| self.take(directive, piece, (number, i + 1), fields))?
            }
            b'f' => (1..=6).rev().find_map(|digits| {
                let number = self.plain_number(i, digits)?;
                let micro = number * 10_i32.pow(6 - digits as u32);
                self.take(directive, piece, (micro, i + digits), fields)
            }),
            b'a' => self.name(directive, &DAYS, (SHORT, 0), piece, i, fields),
            b'A' => self.name(directive, &DAYS, (usize::MAX, 0), piece, i, fields),
            b'b' => self.name(directive, &MONTHS, (SHORT, 1), piece, i, fields),
            b'B' => self.name(directive, &MONTHS, (usize::MAX, 1), piece, i, fields),
            b'p' => self.name(directive, &[b"am", b"pm"], (2, 0), piece, i, fields),
            b'z' => self.offset(piece, i, fields),
            _ => self.zone(piece, i, fields),
        }
    }

    /// All digits first, then fewer; a day may have a space in place of the first.
    unsafe fn in_range(
        &self,
        directive: u8,
        range: &Range,
        piece: usize,
        i: usize,
        fields: &mut Fields,
    ) -> Option<usize> {
        for digits in (1..=range.digits).rev() {
            let Some(number) = self.plain_number(i, digits) else {
                continue;
            };
            let least = if digits == 1 {
                range.least_digit
            } else {
                range.min
            };
            if (least..=range.max).contains(&number)
                && let Some(end) = self.take(directive, piece, (number, i + digits), fields)
            {
                return Some(end);
            }
        }
        if directive == b'd'
            && self.is(i, b' ')
            && let Some(number @ 1..) = self.digit(i + 1)
        {
            return self.take(directive, piece, (number, i + 2), fields);
        }
        None
    }

    /// A name of a table, of at most `length` characters; `first` is the number of the first.
    unsafe fn name(
        &self,
        directive: u8,
        names: &[&[u8]],
        (length, first): (usize, i32),
        piece: usize,
        i: usize,
        fields: &mut Fields,
    ) -> Option<usize> {
        for (n, name) in names.iter().enumerate() {
            let name = &name[..name.len().min(length)];
            if self.starts_with(i, name) {
                let number = n as i32 + first;
                return self.take(directive, piece, (number, i + name.len()), fields);
            }
        }
        None
    }

    /// `+HH:MM[:SS[.ffffff]]` with or without colons, or `Z`.
    unsafe fn offset(&self, piece: usize, i: usize, fields: &mut Fields) -> Option<usize> {
        if self.is(i, b'Z') {
            return self.take_offset(piece, i, i + 1, fields);
        }
        if !self.is(i, b'+') && !self.is(i, b'-') {
            return None;
        }
        self.number(i + 1, 2)?;
        let minutes = i + 3 + usize::from(self.is(i + 3, b':'));
        let end = self.sixtieth(minutes)?;
        let seconds = end + usize::from(self.is(end, b':'));
        if let Some(after) = self.sixtieth(seconds) {
            if self.is(after, b'.') {
                let digits = (0..6).take_while(|n| self.number(after + 1 + n, 1).is_some());
                for count in (1..=digits.count()).rev() {
                    let found = self.take_offset(piece, i, after + 1 + count, fields);
                    if found.is_some() {
                        return found;
                    }
                }
            }
            let found = self.take_offset(piece, i, after, fields);
            if found.is_some() {
                return found;
            }
        }
        self.take_offset(piece, i, end, fields)
    }

    /// The end of two digits from 00 to 59.
    unsafe fn sixtieth(&self, i: usize) -> Option<usize> {
        (self.digit(i)? < 6).then_some(())?;
        self.number(i + 1, 1)?;
        Some(i + 2)
    }

    unsafe fn take_offset(
        &self,
        piece: usize,
        start: usize,
        end: usize,
        fields: &mut Fields,
    ) -> Option<usize> {
        let mut own = *fields;
        own.offset = Some((start, end));
        let last = self.follow(piece + 1, end, &mut own)?;
        *fields = own;
        Some(last)
    }

    /// The name of the local zone, or of UTC.
    unsafe fn zone(&self, piece: usize, i: usize, fields: &mut Fields) -> Option<usize> {
        let mut names = [
            b"utc".as_slice(),
            b"gmt".as_slice(),
            CStr::from_ptr(self.zones.standard).to_bytes(),
            CStr::from_ptr(self.zones.saving).to_bytes(),
        ];
        names.sort_by_key(|name| core::cmp::Reverse(name.len()));
        for name in names {
            if !name.is_empty() && self.starts_with(i, name) {
                let end = i + name.len();
                let mut own = *fields;
                own.zone_name = Some((i, end));
                if let Some(last) = self.follow(piece + 1, end, &mut own) {
                    *fields = own;
                    return Some(last);
                }
            }
        }
        None
    }

    /// 1 for a name of daylight saving, 0 for another, -1 when both names of the zone are the same.
    unsafe fn dst(&self, start: usize, end: usize) -> i32 {
        let is = |name: &[u8]| name.len() == end - start && self.starts_with(start, name);
        let standard = CStr::from_ptr(self.zones.standard).to_bytes();
        let saving = CStr::from_ptr(self.zones.saving).to_bytes();
        if is(b"utc") || is(b"gmt") {
            0
        } else if standard == saving && HAS_SAVING != 0 {
            -1
        } else if is(standard) {
            0
        } else {
            1
        }
    }
}
