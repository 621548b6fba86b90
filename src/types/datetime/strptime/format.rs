//! A format taken apart.

use crate::prelude::*;

/// One piece of a format.
#[derive(Clone, Copy, PartialEq)]
pub enum Piece {
    /// A character, in lower case: case does not matter.
    Character(Py_UCS4),
    /// One space or more.
    Spaces,
    /// What a directive stands for.
    Directive(u8),
}

/// What the composed directives stand for in the C locale.
const COMPOSED: [(u8, &[u8]); 3] = [
    (b'c', b"%a %b %d %H:%M:%S %Y"),
    (b'x', b"%m/%d/%y"),
    (b'X', b"%H:%M:%S"),
];

/// The directives that are not composed.
const SIMPLE: &[u8] = b"dfHIGjmMSUWwuVyYzAaBbpZ";

/// More pieces than this are refused.
const CAPACITY: usize = 256;

pub struct Format {
    /// The str, borrowed.
    pub op: *mut PyObject,
    pieces: [Piece; CAPACITY],
    length: usize,
}

/// Characters that mean something in a regular expression: after a percent sign CPython does not see them.
fn is_special(character: Py_UCS4) -> bool {
    char::from_u32(character).is_some_and(|c| "\\.^$*+?(){}[]|".contains(c))
}

impl Format {
    pub unsafe fn new(op: *mut PyObject) -> Fallible<Format> {
        let mut format = Format {
            op,
            pieces: [Piece::Spaces; CAPACITY],
            length: 0,
        };
        format.read()?;
        format.check()?;
        Ok(format)
    }

    pub fn pieces(&self) -> &[Piece] {
        &self.pieces[..self.length]
    }

    fn has(&self, directives: &[u8]) -> bool {
        self.pieces()
            .iter()
            .any(|piece| matches!(piece, Piece::Directive(one) if directives.contains(one)))
    }

    unsafe fn read(&mut self) -> Fallible {
        let length = PyUnicode_GET_LENGTH(self.op);
        let mut i = 0;
        while i < length {
            let character = PyUnicode_ReadChar(self.op, i);
            i += 1;
            if _PyUnicode_IsWhitespace(character) != 0 {
                self.add_spaces()?;
            } else if character != '%' as Py_UCS4 {
                self.add(Piece::Character(_PyUnicode_ToLowercase(character)))?;
            } else if i == length {
                PyErr_Format(
                    PyExc_ValueError,
                    c"stray %% in format '%U'".as_ptr(),
                    self.op,
                );
                return Err(Raised);
            } else {
                self.add_directive(PyUnicode_ReadChar(self.op, i))?;
                i += 1;
            }
        }
        Ok(())
    }

    /// A run of spaces is one piece.
    unsafe fn add_spaces(&mut self) -> Fallible {
        if self.pieces().last() == Some(&Piece::Spaces) {
            return Ok(());
        }
        self.add(Piece::Spaces)
    }

    unsafe fn add_directive(&mut self, name: Py_UCS4) -> Fallible {
        let short = u8::try_from(name).unwrap_or(0);
        if short == b'%' {
            return self.add(Piece::Character('%'.into()));
        }
        for (composed, text) in COMPOSED {
            if composed == short {
                return self.add_composed(text);
            }
        }
        if SIMPLE.contains(&short) {
            return self.add(Piece::Directive(short));
        }
        let is_hidden = is_special(name) || _PyUnicode_IsWhitespace(name) != 0;
        PyErr_Format(
            PyExc_ValueError,
            c"'%c' is a bad directive in format '%U'".as_ptr(),
            if is_hidden {
                '%' as c_int
            } else {
                name as c_int
            },
            self.op,
        );
        Err(Raised)
    }

    unsafe fn add_composed(&mut self, text: &[u8]) -> Fallible {
        let mut bytes = text.iter();
        while let Some(&byte) = bytes.next() {
            match byte {
                b'%' => {
                    if let Some(&directive) = bytes.next() {
                        self.add(Piece::Directive(directive))?;
                    }
                }
                b' ' => self.add_spaces()?,
                _ => self.add(Piece::Character(byte.into()))?,
            }
        }
        Ok(())
    }

    unsafe fn add(&mut self, piece: Piece) -> Fallible {
        if let Piece::Directive(directive) = piece
            && self.has(&[directive])
        {
            PyErr_Format(
                PyExc_ValueError,
                c"directive '%%%c' occurs twice in format '%U'".as_ptr(),
                directive as c_int,
                self.op,
            );
            return Err(Raised);
        }
        if self.length == CAPACITY {
            PyErr_SetString(PyExc_ValueError, c"format is too long".as_ptr());
            return Err(Raised);
        }
        self.pieces[self.length] = piece;
        self.length += 1;
        Ok(())
    }

    /// Warns of a day without a year, which may be February 29.
    unsafe fn check(&self) -> Fallible {
        if !self.has(b"d") || self.has(b"yYG") {
            return Ok(());
        }
        status(PyErr_WarnEx(
            PyExc_DeprecationWarning,
            c"Parsing dates involving a day of month without a year specified is ambiguious\nand fails to parse leap day. The default behavior will change in Python 3.15\nto either always raise an exception or to use a different default year (TBD).\nTo avoid trouble, add a specific year to the input & format.\nSee https://github.com/python/cpython/issues/70647.".as_ptr(),
            1,
        ))
    }
}
