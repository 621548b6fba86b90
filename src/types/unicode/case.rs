//! Upper and lower case, and questions about all characters of a str.

use super::kinds::{
    self, ALPHA, CASED, IGNORABLE, LOWER, Mapped, TITLE, UPPER, XID_CONTINUE, XID_START,
};
use super::layout::{Unit, by_kind, bytes};
use super::make;
use super::writer::Writer;
use crate::prelude::*;

const SIGMA: u32 = 0x3a3;
const FINAL_SIGMA: u32 = 0x3c2;

/// A new str of as many bytes below 128, each what `change` makes of one.
#[inline(always)]
unsafe fn ascii(op: *mut PyObject, change: impl Fn(usize, u8) -> u8) -> Fallible<Ref> {
    let text = bytes(op);
    if text.is_empty() {
        return Ok(make::empty());
    }
    make::written_ascii(text.len(), |place| {
        for (at, (to, from)) in place.iter_mut().zip(text).enumerate() {
            *to = change(at, *from);
        }
    })
}

/// A new str of what `change` makes of each character, at its place among all.
unsafe fn mapped(
    op: *mut PyObject,
    mut change: impl FnMut(&dyn Text, usize, u32) -> Mapped,
) -> Fallible<Ref> {
    let mut writer = Writer::new();
    writer.0.min_length = PyUnicode_GET_LENGTH(op);
    by_kind!(op, |text| {
        for (at, one) in text.iter().enumerate() {
            for character in change(&text, at, (*one).into()).characters() {
                writer.char(*character)?;
            }
        }
    });
    writer.finish()
}

/// Characters, in whatever width.
trait Text {
    fn get(&self, at: usize) -> u32;
    fn length(&self) -> usize;
}

impl<T: Unit> Text for &[T] {
    fn get(&self, at: usize) -> u32 {
        self[at].into()
    }
    fn length(&self) -> usize {
        self.len()
    }
}

/// Lower case; a capital sigma at the end of a word has a form of its own.
fn lower_at(text: &dyn Text, at: usize, character: u32) -> Mapped {
    if character == SIGMA && ends_word(text, at) {
        return kinds::full_lower(FINAL_SIGMA);
    }
    kinds::full_lower(character)
}

/// Whether a letter is before and none after, but for characters that do not count.
fn ends_word(text: &dyn Text, at: usize) -> bool {
    let cased = |places: &mut dyn Iterator<Item = usize>| {
        places
            .map(|at| text.get(at))
            .find(|one| !kinds::has(*one, IGNORABLE))
            .is_some_and(|one| kinds::has(one, CASED))
    };
    cased(&mut (0..at).rev()) && !cased(&mut (at + 1..text.length()))
}

pub unsafe fn lower(op: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_IS_ASCII(op) {
        return ascii(op, |_, one| one.to_ascii_lowercase());
    }
    mapped(op, lower_at)
}

pub unsafe fn upper(op: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_IS_ASCII(op) {
        return ascii(op, |_, one| one.to_ascii_uppercase());
    }
    mapped(op, |_, _, one| kinds::full_upper(one))
}

pub unsafe fn casefold(op: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_IS_ASCII(op) {
        return ascii(op, |_, one| one.to_ascii_lowercase());
    }
    mapped(op, |_, _, one| kinds::folded(one))
}

pub unsafe fn capitalize(op: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_IS_ASCII(op) {
        return ascii(op, |at, one| match at {
            0 => one.to_ascii_uppercase(),
            _ => one.to_ascii_lowercase(),
        });
    }
    mapped(op, |text, at, one| match at {
        0 => kinds::full_title(one),
        _ => lower_at(text, at, one),
    })
}

pub unsafe fn title(op: *mut PyObject) -> Fallible<Ref> {
    let mut after_cased = false;
    mapped(op, |text, at, one| {
        let new = if after_cased {
            lower_at(text, at, one)
        } else {
            kinds::full_title(one)
        };
        after_cased = kinds::has(one, CASED);
        new
    })
}

pub unsafe fn swapcase(op: *mut PyObject) -> Fallible<Ref> {
    mapped(op, |text, at, one| {
        if kinds::has(one, UPPER) {
            lower_at(text, at, one)
        } else if kinds::has(one, LOWER) {
            kinds::full_upper(one)
        } else {
            Mapped::one(one)
        }
    })
}

unsafe fn all(op: *mut PyObject, empty: bool, holds: impl Fn(u32) -> bool) -> bool {
    by_kind!(op, |text| match text {
        [] => empty,
        _ => text.iter().all(|one| holds((*one).into())),
    })
}

pub unsafe fn isascii(op: *mut PyObject) -> bool {
    PyUnicode_IS_ASCII(op)
}

pub unsafe fn isspace(op: *mut PyObject) -> bool {
    all(op, false, kinds::is_space)
}

pub unsafe fn isalpha(op: *mut PyObject) -> bool {
    all(op, false, |one| kinds::has(one, ALPHA))
}

pub unsafe fn isalnum(op: *mut PyObject) -> bool {
    all(op, false, kinds::is_alphanumeric)
}

pub unsafe fn isdecimal(op: *mut PyObject) -> bool {
    all(op, false, |one| kinds::record(one).decimal >= 0)
}

pub unsafe fn isdigit(op: *mut PyObject) -> bool {
    all(op, false, |one| kinds::record(one).digit >= 0)
}

pub unsafe fn isnumeric(op: *mut PyObject) -> bool {
    all(op, false, |one| kinds::record(one).number != 0)
}

pub unsafe fn isprintable(op: *mut PyObject) -> bool {
    all(op, true, kinds::is_printable)
}

pub unsafe fn isidentifier(op: *mut PyObject) -> bool {
    let length = PyUnicode_GET_LENGTH(op);
    length > 0
        && kinds::has(PyUnicode_READ_CHAR(op, 0), XID_START)
        && all(op, false, |one| kinds::has(one, XID_CONTINUE))
}

/// Whether one has the case of `wanted` and none another.
unsafe fn of_case(op: *mut PyObject, wanted: u16, others: u16) -> bool {
    let mut found = false;
    by_kind!(op, |text| {
        for one in text {
            let flags = kinds::record((*one).into()).flags;
            if flags & others != 0 {
                return false;
            }
            found |= flags & wanted != 0;
        }
    });
    found
}

pub unsafe fn islower(op: *mut PyObject) -> bool {
    of_case(op, LOWER, UPPER | TITLE)
}

pub unsafe fn isupper(op: *mut PyObject) -> bool {
    of_case(op, UPPER, LOWER | TITLE)
}

pub unsafe fn istitle(op: *mut PyObject) -> bool {
    let (mut found, mut inside) = (false, false);
    by_kind!(op, |text| {
        for one in text {
            let flags = kinds::record((*one).into()).flags;
            let (begins, goes_on) = (flags & (UPPER | TITLE) != 0, flags & LOWER != 0);
            if (begins && inside) || (!begins && goes_on && !inside) {
                return false;
            }
            inside = begins || goes_on;
            found |= inside;
        }
    });
    found
}
