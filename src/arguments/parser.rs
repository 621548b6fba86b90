//! Arguments by position or name, by a format and names that are read once and kept in the caller's `_PyArg_Parser`.

use super::keywords::{keywords_must_be_strs, too_many, unexpected, wrong_positional};
use super::parse::{Names, Parse, Wrong, called};
use super::similar;
use crate::prelude::*;

const DONE: u8 = 2;

/// What is given to a function: an array of positional arguments, and keywords as a dict, or as a tuple of names with
/// the values after the positional arguments.
#[derive(Clone, Copy)]
pub struct Given {
    /// The array.
    pub args: *const *mut PyObject,
    /// How many are by position.
    pub count: Py_ssize_t,
    /// The dict, or NULL.
    pub kwargs: *mut PyObject,
    /// The tuple of names, or NULL.
    pub names: *mut PyObject,
}

impl Given {
    #[inline]
    unsafe fn keywords(&self) -> Py_ssize_t {
        if !self.names.is_null() {
            Py_SIZE(self.names)
        } else if !self.kwargs.is_null() {
            PyDict_Size(self.kwargs)
        } else {
            0
        }
    }

    /// What is given under a name, borrowed. Names are nearly always interned, so most are found by their address.
    unsafe fn find(&self, name: *mut PyObject) -> Fallible<Option<*mut PyObject>> {
        if self.names.is_null() {
            let found = PyDict_GetItemWithError(self.kwargs, name);
            if found.is_null() && !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
            return Ok((!found.is_null()).then_some(found));
        }
        let count = Py_SIZE(self.names);
        let value = |i| *self.args.offset(self.count + i);
        for i in 0..count {
            if PyTuple_GET_ITEM(self.names, i) == name {
                return Ok(Some(value(i)));
            }
        }
        for i in 0..count {
            let one = PyTuple_GET_ITEM(self.names, i);
            if PyUnicode_Check(one) && PyUnicode_Compare(one, name) == 0 {
                return Ok(Some(value(i)));
            }
        }
        Ok(None)
    }

    /// Names that are left when all known ones have been taken: given by position too, or not known.
    #[cold]
    unsafe fn tell_of_the_rest(&self, parser: *mut _PyArg_Parser) -> Fallible {
        self.tell_of_repeated(parser)?;
        self.tell_of_unknown(parser)
    }

    unsafe fn tell_of_repeated(&self, parser: *mut _PyArg_Parser) -> Fallible {
        let unnamed = (*parser).pos as Py_ssize_t;
        let known = Py_SIZE((*parser).kwtuple);
        for i in unnamed..self.count.min(unnamed + known) {
            let name = PyTuple_GET_ITEM((*parser).kwtuple, i - unnamed);
            if self.find(name)?.is_some() {
                let (function, parentheses) = called((*parser).fname, c"function");
                PyErr_Format(
                    PyExc_TypeError,
                    c"argument for %.200s%s given by name ('%U') and position (%d)".as_ptr(),
                    function,
                    parentheses,
                    name,
                    i as c_int + 1,
                );
                return Err(Raised);
            }
        }
        Ok(())
    }

    #[cold]
    unsafe fn tell_of_unknown(&self, parser: *mut _PyArg_Parser) -> Fallible {
        let known = Py_SIZE((*parser).kwtuple);
        let keywords = if self.names.is_null() {
            owned(PySequence_Tuple(self.kwargs))?
        } else {
            Ref::new(self.names)
        };
        for i in 0..Py_SIZE(keywords.ptr()) {
            let keyword = PyTuple_GET_ITEM(keywords.ptr(), i);
            if !PyUnicode_Check(keyword) {
                return keywords_must_be_strs();
            }
            if !truth(PySequence_Contains((*parser).kwtuple, keyword))? {
                let names = (0..known).filter_map(|i| {
                    let name = PyUnicode_AsUTF8(PyTuple_GET_ITEM((*parser).kwtuple, i));
                    (!name.is_null()).then(|| CStr::from_ptr(name))
                });
                return unexpected((*parser).fname, keyword, similar::of(keyword, names));
            }
        }
        let (function, parentheses) = called((*parser).fname, c"this function");
        PyErr_Format(
            PyExc_TypeError,
            c"invalid keyword argument for %.200s%s".as_ptr(),
            function,
            parentheses,
        );
        Err(Raised)
    }
}

/// Reads the format and the names, once; the names become a tuple of interned strs that lives on.
#[inline]
unsafe fn ready(parser: *mut _PyArg_Parser) -> Fallible {
    if (*parser).once.v == DONE {
        return Ok(());
    }
    read(parser)
}

#[cold]
unsafe fn read(parser: *mut _PyArg_Parser) -> Fallible {
    let names = (*parser).keywords;
    let mut unnamed = 0;
    while !(*names.offset(unnamed)).is_null() && *(*names.offset(unnamed)) == 0 {
        unnamed += 1;
    }
    let mut count = unnamed;
    while !(*names.offset(count)).is_null() {
        if *(*names.offset(count)) == 0 {
            return wrong_format(c"Empty keyword parameter name");
        }
        count += 1;
    }
    (*parser).pos = unnamed as c_int;
    if !(*parser).format.is_null() {
        read_format(parser, count, unnamed)?;
    }
    if (*parser).kwtuple.is_null() {
        let tuple = owned(PyTuple_New(count - unnamed))?;
        for i in unnamed..count {
            let name = owned(PyUnicode_InternFromString(*names.offset(i)))?;
            PyTuple_SET_ITEM(tuple.ptr(), i - unnamed, name.into_raw());
        }
        (*parser).kwtuple = tuple.into_raw();
        (*parser).is_kwtuple_owned = 1;
    }
    (*parser).once.v = DONE;
    Ok(())
}

unsafe fn read_format(
    parser: *mut _PyArg_Parser,
    count: Py_ssize_t,
    unnamed: Py_ssize_t,
) -> Fallible {
    let mut nothing = core::mem::zeroed::<[u64; 40]>();
    let mut va = list_of(&mut nothing);
    let mut parse = Parse::new((*parser).format, &mut va);
    let mut marks = Marks::default();
    for i in 0..count {
        marks.read(&mut parse, i, unnamed)?;
        if parse.is_at_end() {
            PyErr_Format(
                PyExc_SystemError,
                c"More keyword list entries (%d) than format specifiers (%d)".as_ptr(),
                count as c_int,
                i as c_int,
            );
            return Err(Raised);
        }
        *parse.va = list_of(&mut nothing);
        if parse.skip().is_err() {
            PyErr_Format(
                PyExc_SystemError,
                c"%s: '%s'".as_ptr(),
                parse.said(),
                parse.format,
            );
            return Err(Raised);
        }
    }
    (*parser).min = marks.min.unwrap_or(count) as c_int;
    (*parser).max = marks.max.unwrap_or(count) as c_int;
    match parse.peek() {
        b':' => (*parser).fname = parse.format.add(1),
        b';' => (*parser).custom_msg = parse.format.add(1),
        0 => {}
        _ => {
            PyErr_Format(
                PyExc_SystemError,
                c"more argument specifiers than keyword list entries (remaining format:'%s')"
                    .as_ptr(),
                parse.format,
            );
            return Err(Raised);
        }
    }
    Ok(())
}

/// The arguments before which a format has its marks.
#[derive(Default)]
struct Marks {
    /// `|`: what follows may be missing.
    min: Option<Py_ssize_t>,
    /// `$`: what follows is given by name.
    max: Option<Py_ssize_t>,
}

impl Marks {
    /// Reads those before argument `i`.
    unsafe fn read(&mut self, parse: &mut Parse, i: Py_ssize_t, unnamed: Py_ssize_t) -> Fallible {
        if parse.is_next(b'|') {
            if self.min.is_some() {
                return wrong_format(c"Invalid format string (| specified twice)");
            }
            if self.max.is_some() {
                return wrong_format(c"Invalid format string ($ before |)");
            }
            self.min = Some(i);
        }
        if parse.is_next(b'$') {
            if self.max.is_some() {
                return wrong_format(c"Invalid format string ($ specified twice)");
            }
            if i < unnamed {
                return wrong_format(c"Empty parameter name after $");
            }
            self.max = Some(i);
        }
        Ok(())
    }
}

/// A list of arguments that are all NULL, for a format that is only read.
fn list_of(nothing: &mut [u64; 40]) -> VaList {
    VaList::of_words(nothing.as_mut_ptr())
}

#[cold]
unsafe fn wrong_format<T>(why: &'static CStr) -> Fallible<T> {
    PyErr_SetString(PyExc_SystemError, why.as_ptr());
    Err(Raised)
}

/// Takes what is given by the parser's format.
pub unsafe fn parse(given: Given, parser: *mut _PyArg_Parser, va: &mut VaList) -> bool {
    if (!given.kwargs.is_null() && !PyDict_Check(given.kwargs))
        || (!given.names.is_null() && !PyTuple_Check(given.names))
        || parser.is_null()
    {
        PyErr_BadInternalCall();
        return false;
    }
    if ready(parser).is_err() {
        return false;
    }
    let mut parse = Parse::new((*parser).format, va);
    match run(&given, parser, &mut parse) {
        Ok(()) => true,
        Err(Raised) => {
            parse.cleanup.undo();
            false
        }
    }
}

unsafe fn run(given: &Given, parser: *mut _PyArg_Parser, parse: &mut Parse) -> Fallible {
    let unnamed = (*parser).pos as Py_ssize_t;
    let count = unnamed + Py_SIZE((*parser).kwtuple);
    let (min, max) = ((*parser).min as Py_ssize_t, (*parser).max as Py_ssize_t);
    let mut left = given.keywords();
    if given.count + left > count {
        return too_many((*parser).fname, given.count, left, count);
    }
    if max < given.count {
        let how = if min < max { c"at most" } else { c"exactly" };
        return wrong_positional((*parser).fname, how, max, given.count);
    }
    let names = Names {
        function: (*parser).fname,
        message: (*parser).custom_msg,
    };
    for i in 0..count {
        parse.is_next(b'|');
        parse.is_next(b'$');
        let arg = if i < given.count {
            Some(*given.args.offset(i))
        } else if left > 0 && i >= unnamed {
            let found = given.find(PyTuple_GET_ITEM((*parser).kwtuple, i - unnamed))?;
            left -= Py_ssize_t::from(found.is_some());
            found
        } else {
            None
        };
        if let Some(arg) = arg {
            if let Err(wrong) = parse.item(arg) {
                parse.fail(wrong, i + 1, names);
                return Err(Raised);
            }
            continue;
        }
        if i < min {
            return missing(given, parser, i, min, max);
        }
        if left == 0 {
            return Ok(());
        }
        let skipped = parse.skip();
        debug_assert!(skipped != Err(Wrong::Format));
    }
    if left > 0 {
        given.tell_of_the_rest(parser)?;
    }
    Ok(())
}

/// TypeError: argument `i` is required.
#[cold]
unsafe fn missing(
    given: &Given,
    parser: *mut _PyArg_Parser,
    i: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) -> Fallible {
    let unnamed = (*parser).pos as Py_ssize_t;
    if i < unnamed {
        let bound = min.min(unnamed);
        let how = if bound < max { c"at least" } else { c"exactly" };
        return wrong_positional((*parser).fname, how, bound, given.count);
    }
    let (function, parentheses) = called((*parser).fname, c"function");
    PyErr_Format(
        PyExc_TypeError,
        c"%.200s%s missing required argument '%U' (pos %i)".as_ptr(),
        function,
        parentheses,
        PyTuple_GET_ITEM((*parser).kwtuple, i - unnamed),
        i as c_int + 1,
    );
    Err(Raised)
}

/// How many arguments a function takes.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// By position at least.
    pub min_positional: c_int,
    /// By position at most.
    pub max_positional: c_int,
    /// By name alone, that are required.
    pub min_named: c_int,
}

/// Puts each argument in its place of `places`, NULL where there is none, all borrowed. Returns `places`, or the given
/// array when that is in order already, as long as it is; `None`: an exception is set.
pub unsafe fn unpack(
    given: Given,
    parser: *mut _PyArg_Parser,
    bounds: Bounds,
    places: *mut *mut PyObject,
) -> Option<*const *mut PyObject> {
    let named = given.keywords();
    let count = given.count;
    if named == 0
        && bounds.min_named == 0
        && bounds.min_positional as Py_ssize_t <= count
        && count <= bounds.max_positional as Py_ssize_t
    {
        return Some(if given.args.is_null() {
            places
        } else {
            given.args
        });
    }
    if parser.is_null() || (!given.kwargs.is_null() && !PyDict_Check(given.kwargs)) {
        PyErr_BadInternalCall();
        return None;
    }
    ready(parser)
        .and_then(|()| place(&given, parser, bounds, places, named))
        .ok()
        .map(|()| places.cast_const())
}

unsafe fn place(
    given: &Given,
    parser: *mut _PyArg_Parser,
    bounds: Bounds,
    places: *mut *mut PyObject,
    named: Py_ssize_t,
) -> Fallible {
    let unnamed = (*parser).pos as Py_ssize_t;
    let count = unnamed + Py_SIZE((*parser).kwtuple);
    let (min, max) = (
        bounds.min_positional as Py_ssize_t,
        bounds.max_positional as Py_ssize_t,
    );
    if given.count + named > count {
        return too_many((*parser).fname, given.count, named, count);
    }
    if given.count > max {
        let how = if min < max { c"at most" } else { c"exactly" };
        return wrong_positional((*parser).fname, how, max, given.count);
    }
    let required_unnamed = unnamed.min(min);
    if given.count < required_unnamed {
        let how = if required_unnamed < max {
            c"at least"
        } else {
            c"exactly"
        };
        return wrong_positional((*parser).fname, how, required_unnamed, given.count);
    }
    for i in 0..given.count {
        *places.offset(i) = *given.args.offset(i);
    }
    fill_named(given, parser, bounds, places, named)
}

/// Fills the places after the positional arguments.
unsafe fn fill_named(
    given: &Given,
    parser: *mut _PyArg_Parser,
    bounds: Bounds,
    places: *mut *mut PyObject,
    mut left: Py_ssize_t,
) -> Fallible {
    let unnamed = (*parser).pos as Py_ssize_t;
    let count = unnamed + Py_SIZE((*parser).kwtuple);
    let max = bounds.max_positional as Py_ssize_t;
    let required = |i: Py_ssize_t| {
        if bounds.min_named > 0 && i >= max {
            i < max + bounds.min_named as Py_ssize_t
        } else {
            i < bounds.min_positional as Py_ssize_t
        }
    };
    for i in given.count.min(max)..count {
        let found = if left > 0 && i >= unnamed {
            given.find(PyTuple_GET_ITEM((*parser).kwtuple, i - unnamed))?
        } else {
            None
        };
        if found.is_none() && required(i) {
            return missing(given, parser, i, count, max);
        }
        left -= Py_ssize_t::from(found.is_some());
        *places.offset(i) = found.unwrap_or(null_mut());
    }
    if left > 0 {
        given.tell_of_the_rest(parser)?;
    }
    Ok(())
}

/// The same for a function that takes more by position than it names: those go into a tuple, a new reference, at place
/// `at`, and what is by name follows.
pub unsafe fn unpack_with_rest(
    given: Given,
    parser: *mut _PyArg_Parser,
    bounds: Bounds,
    at: Py_ssize_t,
    places: *mut *mut PyObject,
) -> Option<*const *mut PyObject> {
    let run = || -> Fallible {
        ready(parser)?;
        let unnamed = (*parser).pos as Py_ssize_t;
        let required = unnamed.min(bounds.min_positional as Py_ssize_t);
        if given.count < required {
            let how = if required < bounds.max_positional as Py_ssize_t {
                c"at least"
            } else {
                c"exactly"
            };
            return wrong_positional((*parser).fname, how, required, given.count);
        }
        let extra = (given.count - at).max(0);
        let rest = owned(PyTuple_New(extra))?;
        for i in 0..extra {
            PyTuple_SET_ITEM(rest.ptr(), i, new_ref(*given.args.offset(at + i)));
        }
        for i in 0..given.count.min(at) {
            *places.offset(i) = *given.args.offset(i);
        }
        fill_around(&given, parser, bounds, places, at)?;
        *places.offset(at) = rest.into_raw();
        Ok(())
    };
    run().ok().map(|()| places.cast_const())
}

/// Fills what is by name, before and after the place of the tuple.
unsafe fn fill_around(
    given: &Given,
    parser: *mut _PyArg_Parser,
    bounds: Bounds,
    places: *mut *mut PyObject,
    at: Py_ssize_t,
) -> Fallible {
    let unnamed = (*parser).pos as Py_ssize_t;
    let count = unnamed + Py_SIZE((*parser).kwtuple);
    let mut left = given.keywords();
    let max = bounds.max_positional as Py_ssize_t;
    let last_required = max + bounds.min_named as Py_ssize_t;
    for i in given.count.min(at)..count {
        let found = if left > 0 && i >= unnamed {
            given.find(PyTuple_GET_ITEM((*parser).kwtuple, i - unnamed))?
        } else {
            None
        };
        let required = i < bounds.min_positional as Py_ssize_t
            || (bounds.min_named > 0 && i >= max && i < last_required);
        if found.is_none() && required {
            return missing(given, parser, i, count, max);
        }
        left -= Py_ssize_t::from(found.is_some());
        let shift = Py_ssize_t::from(i >= at);
        *places.offset(i + shift) = found.unwrap_or(null_mut());
    }
    if left > 0 {
        given.tell_of_unknown(parser)?;
    }
    Ok(())
}
