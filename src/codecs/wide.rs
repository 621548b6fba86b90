//! UTF-16 and UTF-32, in either order of bytes.

use super::handlers::{Decoding, Encoding, Handler};
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::layout::by_kind;
use crate::types::unicode::writer::Writer;

/// The order of bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Of the machine, after a mark; decoding looks for one.
    Marked,
    Little,
    Big,
}

impl Order {
    /// C's number: -1 little, 1 big, 0 marked.
    pub fn of(number: c_int) -> Order {
        match number {
            0 => Order::Marked,
            ..0 => Order::Little,
            1.. => Order::Big,
        }
    }

    /// The same for C.
    pub fn number(self) -> c_int {
        match self {
            Order::Marked => 0,
            Order::Little => -1,
            Order::Big => 1,
        }
    }
}

const MARK: u32 = 0xfeff;

fn is_surrogate(character: u32) -> bool {
    character & 0xffff_f800 == 0xd800
}

unsafe fn put(out: &mut Out, width: usize, big: bool, character: u32) -> Fallible {
    if width == 4 {
        return out.push(&if big {
            character.to_be_bytes()
        } else {
            character.to_le_bytes()
        });
    }
    let unit = |out: &mut Out, unit: u32| {
        let unit = unit as u16;
        out.push(&if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        })
    };
    if character < 0x1_0000 {
        return unit(out, character);
    }
    unit(out, 0xd7c0 + (character >> 10))?;
    unit(out, 0xdc00 | character & 0x3ff)
}

fn name(width: usize, order: Order) -> &'static CStr {
    match (width, order) {
        (2, Order::Marked) => c"utf-16",
        (2, Order::Little) => c"utf-16-le",
        (2, Order::Big) => c"utf-16-be",
        (_, Order::Marked) => c"utf-32",
        (_, Order::Little) => c"utf-32-le",
        (_, Order::Big) => c"utf-32-be",
    }
}

/// The bytes of a str, `width` for each character.
pub unsafe fn encode(
    op: *mut PyObject,
    errors: *const c_char,
    width: usize,
    order: Order,
) -> Fallible<Ref> {
    let encoding = Encoding {
        name: name(width, order),
        op,
        handler: Handler::named(errors),
    };
    let big = order == Order::Big;
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let mut out = Out::new((length + 1) * width)?;
    if order == Order::Marked {
        put(&mut out, width, big, MARK)?;
    }
    let pass = encoding.handler == Handler::SurrogatePass;
    let read = |at: usize| PyUnicode_READ_CHAR(op, at as isize);
    let mut at = 0;
    while at < length {
        if pass || !is_surrogate(read(at)) {
            put(&mut out, width, big, read(at))?;
            at += 1;
            continue;
        }
        let reason = c"surrogates not allowed";
        if encoding.handler == Handler::SurrogateEscape {
            // A byte that is no whole character.
            return Err(encoding.raise(at, at + 1, reason));
        }
        at = encoding.failed(&mut out, at, at + 1, reason, &|out, text| {
            write_text(out, text, width, big)
        })?;
    }
    out.finish()
}

/// What stands for characters; false: it has surrogates itself.
unsafe fn write_text(
    out: &mut Out,
    text: *mut PyObject,
    width: usize,
    big: bool,
) -> Fallible<bool> {
    by_kind!(text, |characters| {
        for one in characters {
            let character = u32::from(*one);
            if is_surrogate(character) {
                return Ok(false);
            }
            put(out, width, big, character)?;
        }
    });
    Ok(true)
}

struct Units<'a> {
    bytes: &'a [u8],
    width: usize,
    big: bool,
}

impl Units<'_> {
    fn get(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at + self.width)?;
        Some(if self.big {
            bytes
                .iter()
                .fold(0, |value, byte| value << 8 | u32::from(*byte))
        } else {
            bytes
                .iter()
                .rev()
                .fold(0, |value, byte| value << 8 | u32::from(*byte))
        })
    }
}

/// The order that a mark at the beginning tells, and how many bytes it has.
fn marked(bytes: &[u8], width: usize) -> (Order, usize) {
    let first = |big| Units { bytes, width, big }.get(0) == Some(MARK);
    if first(false) {
        (Order::Little, width)
    } else if first(true) {
        (Order::Big, width)
    } else {
        (Order::Marked, 0)
    }
}

/// The str of bytes; `order` is what was asked for and becomes what was found, `consumed` as for UTF-8.
pub unsafe fn decode(
    bytes: &[u8],
    errors: *const c_char,
    width: usize,
    order: &mut c_int,
    consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    let mut found = Order::of(*order);
    let mut at = 0;
    if found == Order::Marked {
        (found, at) = marked(bytes, width);
    }
    let asked = if found == Order::Marked {
        Order::Little
    } else {
        found
    };
    let decoding = Decoding {
        name: name(width, asked),
        bytes,
        handler: Handler::named(errors),
    };
    let units = Units {
        bytes,
        width,
        big: found == Order::Big,
    };
    let mut writer = Writer::new();
    writer.0.min_length = ((bytes.len() - at) / width) as isize;
    while at < bytes.len() {
        match next(&units, at) {
            Next::Character(character, end) => {
                writer.char(character)?;
                at = end;
            }
            Next::Incomplete(_) if consumed.is_some() => break,
            Next::Incomplete(reason) => {
                let passed = units.get(at).map(|character| (character, width));
                at = decoding.failed(&mut writer, at, bytes.len(), reason, passed)?;
            }
            Next::Wrong(reason, passed) => {
                let passed = passed.map(|character| (character, width));
                at = decoding.failed(&mut writer, at, at + width, reason, passed)?;
            }
        }
    }
    if let Some(consumed) = consumed {
        *consumed = at;
    }
    *order = found.number();
    writer.finish()
}

enum Next {
    Character(u32, usize),
    Incomplete(&'static CStr),
    /// With the surrogate that it is.
    Wrong(&'static CStr, Option<u32>),
}

fn next(units: &Units<'_>, at: usize) -> Next {
    let Some(first) = units.get(at) else {
        return Next::Incomplete(c"truncated data");
    };
    let end = at + units.width;
    if units.width == 4 {
        return match first {
            _ if is_surrogate(first) => Next::Wrong(
                c"code point in surrogate code point range(0xd800, 0xe000)",
                Some(first),
            ),
            0..=0x10_ffff => Next::Character(first, end),
            _ => Next::Wrong(c"code point not in range(0x110000)", None),
        };
    }
    match first {
        0xd800..=0xdbff => match units.get(end) {
            Some(second @ 0xdc00..=0xdfff) => {
                Next::Character(0x1_0000 + ((first & 0x3ff) << 10 | second & 0x3ff), end + 2)
            }
            Some(_) => Next::Wrong(c"illegal UTF-16 surrogate", Some(first)),
            None => Next::Incomplete(c"unexpected end of data"),
        },
        0xdc00..=0xdfff => Next::Wrong(c"illegal encoding", Some(first)),
        _ => Next::Character(first, end),
    }
}
