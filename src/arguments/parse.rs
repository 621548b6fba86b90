//! A format being read, with the list of what is to be filled.

use core::mem::MaybeUninit;

use super::cleanup::Cleanup;
use super::{simple, text};
use crate::prelude::*;

/// Why an argument was not taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// An exception is set that says it.
    Raised,
    /// The words are in [`Parse::said`], to follow "argument n".
    Said,
    /// The format is wrong; the words, in parentheses, are in [`Parse::said`].
    Format,
}

impl From<Raised> for Wrong {
    fn from(Raised: Raised) -> Wrong {
        Wrong::Raised
    }
}

/// An item taken, or why not.
pub type Taken = Result<(), Wrong>;

/// Tuples within tuples.
const DEPTH_MAX: usize = 30;
const SAID_BYTES: usize = 256;

/// The names that a format has at its end, each NULL when it has none.
#[derive(Clone, Copy)]
pub struct Names {
    /// After a colon: of the function.
    pub function: *const c_char,
    /// After a semicolon: what to say instead of everything else.
    pub message: *const c_char,
}

/// A format being read.
pub struct Parse<'a> {
    /// The next unit.
    pub format: *const c_char,
    /// What is to be filled.
    pub va: &'a mut VaList,
    /// What to give back when a later argument is wrong.
    pub cleanup: Cleanup,
    /// Which item of which item is wrong, from outside in, counted from 1 and ended by 0.
    path: [MaybeUninit<c_int>; DEPTH_MAX + 2],
    said: MaybeUninit<[c_char; SAID_BYTES]>,
}

impl<'a> Parse<'a> {
    /// A format at its beginning.
    #[inline(always)]
    pub fn new(format: *const c_char, va: &'a mut VaList) -> Parse<'a> {
        Parse {
            format,
            va,
            cleanup: Cleanup::new(),
            path: [MaybeUninit::uninit(); DEPTH_MAX + 2],
            said: MaybeUninit::uninit(),
        }
    }

    /// The next byte of the format.
    #[inline(always)]
    pub unsafe fn peek(&self) -> u8 {
        *self.format.cast()
    }

    /// Moves on by one byte.
    #[inline(always)]
    pub unsafe fn advance(&mut self) {
        self.format = self.format.add(1);
    }

    /// Moves on over a byte when it is the next one.
    #[inline(always)]
    pub unsafe fn is_next(&mut self, byte: u8) -> bool {
        let is = self.peek() == byte;
        if is {
            self.advance();
        }
        is
    }

    /// Whether the units are at their end.
    #[inline(always)]
    pub unsafe fn is_at_end(&self) -> bool {
        matches!(self.peek(), 0 | b':' | b';')
    }

    /// Takes an object by the next item of the format.
    #[inline(always)]
    pub unsafe fn item(&mut self, arg: *mut PyObject) -> Taken {
        self.item_at(arg, 0)
    }

    #[inline(always)]
    unsafe fn item_at(&mut self, arg: *mut PyObject, depth: usize) -> Taken {
        if self.peek() == b'(' {
            self.advance();
            self.tuple(arg, depth)?;
            self.advance();
            return Ok(());
        }
        let taken = simple::take(self, arg);
        if taken.is_err() {
            self.path[depth].write(0);
        }
        taken
    }

    /// Takes a sequence, whose items are those up to the closing parenthesis.
    unsafe fn tuple(&mut self, arg: *mut PyObject, depth: usize) -> Taken {
        let count = self.items_in_tuple();
        let given = match self.length_of(arg, count) {
            Ok(given) => given,
            Err(wrong) => {
                self.path[depth].write(0);
                return Err(wrong);
            }
        };
        for i in 0..given {
            let place = i as c_int + 1;
            let Some(item) = Ref::steal(PySequence_GetItem(arg, i as Py_ssize_t)) else {
                PyErr_Clear();
                self.path[depth].write(place);
                self.path[depth + 1].write(0);
                return Err(self.say(c"is not retrievable"));
            };
            if let Err(wrong) = self.item_at(item.ptr(), depth + 1) {
                self.path[depth].write(place);
                return Err(wrong);
            }
        }
        Ok(())
    }

    /// The number of items up to the parenthesis that closes the one just read.
    unsafe fn items_in_tuple(&self) -> c_int {
        let (mut at, mut level, mut count) = (self.format.cast::<u8>(), 0, 0);
        loop {
            match *at {
                b'(' => {
                    if level == 0 {
                        count += 1;
                    }
                    level += 1;
                }
                b')' if level == 0 => return count,
                b')' => level -= 1,
                0 | b':' | b';' => return count,
                // Its next letter is what counts.
                b'e' => {}
                byte if level == 0 && byte.is_ascii_alphabetic() => count += 1,
                _ => {}
            }
            at = at.add(1);
        }
    }

    unsafe fn length_of(&mut self, arg: *mut PyObject, count: c_int) -> Result<c_int, Wrong> {
        if PySequence_Check(arg) == 0 || PyBytes_Check(arg) {
            libc::snprintf(
                self.said.as_mut_ptr().cast(),
                SAID_BYTES,
                c"must be %d-item sequence, not %.50s".as_ptr(),
                count,
                name_of(arg),
            );
            return Err(Wrong::Said);
        }
        let length = PySequence_Size(arg);
        if length < 0 {
            return Err(Wrong::Raised);
        }
        if length != count as Py_ssize_t {
            libc::snprintf(
                self.said.as_mut_ptr().cast(),
                SAID_BYTES,
                c"must be sequence of length %d, not %zd".as_ptr(),
                count,
                length,
            );
            return Err(Wrong::Said);
        }
        Ok(count)
    }

    /// Moves on over an item that no object is there for, and over what it would fill.
    pub unsafe fn skip(&mut self) -> Taken {
        let unit = self.peek();
        self.advance();
        match unit {
            b'b' | b'B' | b'h' | b'H' | b'i' | b'I' | b'l' | b'k' | b'L' | b'K' | b'n' | b'f'
            | b'd' | b'D' | b'c' | b'C' | b'p' | b'S' | b'Y' | b'U' => {
                self.va.word();
                Ok(())
            }
            b's' | b'z' | b'y' | b'w' | b'e' => text::skip(self, unit),
            b'O' => {
                if self.is_next(b'!') || self.is_next(b'&') {
                    self.va.word();
                }
                self.va.word();
                Ok(())
            }
            b'(' => {
                while self.peek() != b')' {
                    if self.is_at_end() {
                        return Err(self.say_format(c"Unmatched left paren in format string"));
                    }
                    self.skip()?;
                }
                self.advance();
                Ok(())
            }
            b')' => Err(self.say_format(c"Unmatched right paren in format string")),
            _ => {
                self.format = self.format.sub(1);
                Err(self.say_format(c"impossible<bad format char>"))
            }
        }
    }

    /// Words that follow "argument n".
    #[cold]
    pub unsafe fn say(&mut self, words: &CStr) -> Wrong {
        libc::snprintf(
            self.said.as_mut_ptr().cast(),
            SAID_BYTES,
            c"%s".as_ptr(),
            words.as_ptr(),
        );
        Wrong::Said
    }

    /// Words about a format that is wrong.
    #[cold]
    pub unsafe fn say_format(&mut self, words: &CStr) -> Wrong {
        self.say(words);
        Wrong::Format
    }

    /// An argument has to be something that it is not.
    #[cold]
    pub unsafe fn must_be(&mut self, expected: *const c_char, given: *mut PyObject) -> Wrong {
        libc::snprintf(
            self.said.as_mut_ptr().cast(),
            SAID_BYTES,
            c"must be %.50s, not %.50s".as_ptr(),
            expected,
            name_of(given),
        );
        Wrong::Said
    }

    /// The words about what is wrong.
    pub fn said(&self) -> *const c_char {
        self.said.as_ptr().cast()
    }

    /// Sets the exception that says what is wrong with argument `number`, counted from 1, or 0 when there is but one,
    /// and gives back what the arguments before it took.
    #[cold]
    pub unsafe fn fail(&mut self, wrong: Wrong, number: Py_ssize_t, names: Names) {
        self.raise(wrong, number, names);
        self.cleanup.undo();
    }

    unsafe fn raise(&mut self, wrong: Wrong, number: Py_ssize_t, names: Names) {
        if wrong == Wrong::Raised || !PyErr_Occurred().is_null() {
            return;
        }
        let kind = if wrong == Wrong::Format {
            PyExc_SystemError
        } else {
            PyExc_TypeError
        };
        if !names.message.is_null() {
            return PyErr_SetString(kind, names.message);
        }
        let mut place = [0 as c_char; 256];
        self.describe_place(&mut place, number);
        let (open, close) = if wrong == Wrong::Format {
            (c"(", c")")
        } else {
            (c"", c"")
        };
        PyErr_Format(
            kind,
            c"%.200s%s%s %s%.256s%s".as_ptr(),
            if names.function.is_null() {
                c"".as_ptr()
            } else {
                names.function
            },
            if names.function.is_null() {
                c""
            } else {
                c"() "
            }
            .as_ptr(),
            place.as_ptr(),
            open.as_ptr(),
            self.said(),
            close.as_ptr(),
        );
    }

    /// "argument 2, item 0", or "argument".
    unsafe fn describe_place(&self, place: &mut [c_char; 256], number: Py_ssize_t) {
        if number == 0 {
            libc::snprintf(place.as_mut_ptr(), 256, c"argument".as_ptr());
            return;
        }
        let mut used =
            libc::snprintf(place.as_mut_ptr(), 256, c"argument %zd".as_ptr(), number) as usize;
        for step in &self.path {
            let item = step.assume_init();
            if item <= 0 || used >= 220 {
                break;
            }
            used += libc::snprintf(
                place.as_mut_ptr().add(used),
                256 - used,
                c", item %d".as_ptr(),
                item - 1,
            ) as usize;
        }
    }
}

/// The name of an object's type, as the messages say it.
pub unsafe fn name_of(op: *mut PyObject) -> *const c_char {
    if op == Py_None() {
        c"None".as_ptr()
    } else {
        (*Py_TYPE(op)).tp_name
    }
}

/// What a function is called in a message, and what follows the name.
pub unsafe fn called(
    function: *const c_char,
    unnamed: &'static CStr,
) -> (*const c_char, *const c_char) {
    if function.is_null() {
        (unnamed.as_ptr(), c"".as_ptr())
    } else {
        (function, c"()".as_ptr())
    }
}

/// The plural of a word that `count` stands before.
pub fn plural(count: Py_ssize_t) -> *const c_char {
    if count == 1 { c"" } else { c"s" }.as_ptr()
}
