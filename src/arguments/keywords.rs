//! Arguments by position or name, by a format and an array of names. A name that is empty is of an argument that has
//! only its position; such ones come first.

use super::parse::{Names, Parse, Wrong, called, plural};
use super::similar;
use crate::prelude::*;

/// The names, ended by NULL.
struct List {
    names: *const *const c_char,
    count: Py_ssize_t,
    /// How many have only their position.
    unnamed: Py_ssize_t,
}

impl List {
    unsafe fn new(names: *const *const c_char) -> Option<List> {
        let mut unnamed = 0;
        while !(*names.offset(unnamed)).is_null() && *(*names.offset(unnamed)) == 0 {
            unnamed += 1;
        }
        let mut count = unnamed;
        while !(*names.offset(count)).is_null() {
            if *(*names.offset(count)) == 0 {
                PyErr_SetString(PyExc_SystemError, c"Empty keyword parameter name".as_ptr());
                return None;
            }
            count += 1;
        }
        Some(List {
            names,
            count,
            unnamed,
        })
    }

    unsafe fn name(&self, i: Py_ssize_t) -> *const c_char {
        *self.names.offset(i)
    }

    /// What is given under name `i`, borrowed.
    unsafe fn find(&self, kwargs: *mut PyObject, i: Py_ssize_t) -> Fallible<Option<*mut PyObject>> {
        let found = _PyDict_GetItemStringWithError(kwargs, self.name(i));
        if found.is_null() && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        Ok((!found.is_null()).then_some(found))
    }
}

/// The names at the end of a format.
unsafe fn names_of(format: *const c_char) -> Names {
    let mut names = Names {
        function: null(),
        message: null(),
    };
    let mut at = format.cast::<u8>();
    loop {
        match *at {
            0 => return names,
            b':' => {
                names.function = at.add(1).cast();
                return names;
            }
            b';' => {
                names.message = at.add(1).cast();
                return names;
            }
            _ => at = at.add(1),
        }
    }
}

/// One call being taken apart.
struct Call<'a> {
    args: *mut PyObject,
    given: Py_ssize_t,
    kwargs: *mut PyObject,
    /// How many of the keywords have not been met yet.
    left: Py_ssize_t,
    list: List,
    names: Names,
    parse: Parse<'a>,
    min: Option<Py_ssize_t>,
    max: Option<Py_ssize_t>,
    /// One that has only its position is not there; how many there have to be is told once the format has been read.
    is_short: bool,
}

/// Takes the items of a tuple and a dict, which may be NULL.
pub unsafe fn parse(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    format: *const c_char,
    names: *const *mut c_char,
    va: &mut VaList,
) -> bool {
    if args.is_null()
        || !PyTuple_Check(args)
        || (!kwargs.is_null() && !PyDict_Check(kwargs))
        || format.is_null()
        || names.is_null()
    {
        PyErr_BadInternalCall();
        return false;
    }
    let Some(list) = List::new(names.cast()) else {
        return false;
    };
    let mut call = Call {
        args,
        given: Py_SIZE(args),
        kwargs,
        left: if kwargs.is_null() {
            0
        } else {
            PyDict_Size(kwargs)
        },
        list,
        names: names_of(format),
        parse: Parse::new(format, va),
        min: None,
        max: None,
        is_short: false,
    };
    match call.run() {
        Ok(()) => true,
        Err(Raised) => {
            call.parse.cleanup.undo();
            false
        }
    }
}

impl Call<'_> {
    unsafe fn run(&mut self) -> Fallible {
        if self.given + self.left > self.list.count {
            return too_many(self.names.function, self.given, self.left, self.list.count);
        }
        let mut i = 0;
        while i < self.list.count {
            if !self.marks(i)? {
                break;
            }
            if self.parse.is_at_end() {
                PyErr_Format(
                    PyExc_SystemError,
                    c"More keyword list entries (%d) than format specifiers (%d)".as_ptr(),
                    self.list.count as c_int,
                    i as c_int,
                );
                return Err(Raised);
            }
            if !self.is_short && self.one(i)? {
                return Ok(());
            }
            i += 1;
        }
        if self.is_short {
            return self.too_few(i);
        }
        if !self.parse.is_at_end() && !matches!(self.parse.peek(), b'|' | b'$') {
            PyErr_Format(
                PyExc_SystemError,
                c"more argument specifiers than keyword list entries (remaining format:'%s')"
                    .as_ptr(),
                self.parse.format,
            );
            return Err(Raised);
        }
        if self.left > 0 {
            self.tell_of_the_rest()?;
        }
        Ok(())
    }

    /// Reads `|` and `$` before argument `i`. False: the count of positional arguments is wrong, which is told later.
    unsafe fn marks(&mut self, i: Py_ssize_t) -> Fallible<bool> {
        if self.parse.peek() == b'|' {
            if self.min.is_some() {
                return wrong_format(c"Invalid format string (| specified twice)");
            }
            self.min = Some(i);
            self.parse.advance();
            if self.max.is_some() {
                return wrong_format(c"Invalid format string ($ before |)");
            }
        }
        if self.parse.peek() == b'$' {
            if self.max.is_some() {
                return wrong_format(c"Invalid format string ($ specified twice)");
            }
            self.max = Some(i);
            self.parse.advance();
            if i < self.list.unnamed {
                return wrong_format(c"Empty parameter name after $");
            }
            if self.is_short {
                return Ok(false);
            }
            if i < self.given {
                return self.too_many_positional(i);
            }
        }
        Ok(true)
    }

    /// Takes argument `i`, or skips its unit. True: all that is required has been met and nothing is left.
    unsafe fn one(&mut self, i: Py_ssize_t) -> Fallible<bool> {
        let arg = if i < self.given {
            Some(PyTuple_GET_ITEM(self.args, i))
        } else if self.left > 0 && i >= self.list.unnamed {
            let found = self.list.find(self.kwargs, i)?;
            self.left -= Py_ssize_t::from(found.is_some());
            found
        } else {
            None
        };
        if let Some(arg) = arg {
            return match self.parse.item(arg) {
                Ok(()) => Ok(false),
                Err(wrong) => {
                    self.parse.fail(wrong, i + 1, self.names);
                    Err(Raised)
                }
            };
        }
        match self.min {
            None if i < self.list.unnamed => {
                self.is_short = true;
                self.skip()?;
                return Ok(false);
            }
            None => {
                let (name, parentheses) = called(self.names.function, c"function");
                PyErr_Format(
                    PyExc_TypeError,
                    c"%.200s%s missing required argument '%s' (pos %i)".as_ptr(),
                    name,
                    parentheses,
                    self.list.name(i),
                    i as c_int + 1,
                );
                return Err(Raised);
            }
            // What is required has been met, and there is nothing left to take.
            Some(_) if self.left == 0 => return Ok(true),
            Some(_) => {}
        }
        self.skip()?;
        Ok(false)
    }

    unsafe fn skip(&mut self) -> Fallible {
        if let Err(wrong) = self.parse.skip() {
            debug_assert!(wrong == Wrong::Format);
            PyErr_Format(
                PyExc_SystemError,
                c"%s: '%s'".as_ptr(),
                self.parse.said(),
                self.parse.format,
            );
            return Err(Raised);
        }
        Ok(())
    }

    #[cold]
    unsafe fn too_many_positional<T>(&self, max: Py_ssize_t) -> Fallible<T> {
        let how = if self.min.is_some() {
            c"at most"
        } else {
            c"exactly"
        };
        wrong_positional(self.names.function, how, max, self.given)
    }

    #[cold]
    unsafe fn too_few(&self, read: Py_ssize_t) -> Fallible {
        let min = self
            .min
            .map_or(self.list.unnamed, |min| min.min(self.list.unnamed));
        let how = if min < read { c"at least" } else { c"exactly" };
        wrong_positional(self.names.function, how, min, self.given)
    }

    /// Keywords are left: each is one that was given by position too, or none that there is.
    #[cold]
    unsafe fn tell_of_the_rest(&self) -> Fallible {
        for i in self.list.unnamed..self.given {
            if self.list.find(self.kwargs, i)?.is_some() {
                let (name, parentheses) = called(self.names.function, c"function");
                PyErr_Format(
                    PyExc_TypeError,
                    c"argument for %.200s%s given by name ('%s') and position (%d)".as_ptr(),
                    name,
                    parentheses,
                    self.list.name(i),
                    i as c_int + 1,
                );
                return Err(Raised);
            }
        }
        let (mut at, mut key) = (0, null_mut());
        while PyDict_Next(self.kwargs, &mut at, &mut key, null_mut()) != 0 {
            if !PyUnicode_Check(key) {
                return keywords_must_be_strs();
            }
            let known = (self.list.unnamed..self.list.count)
                .any(|i| PyUnicode_EqualToUTF8(key, self.list.name(i)) != 0);
            if !known {
                let names =
                    (self.list.unnamed..self.list.count).map(|i| CStr::from_ptr(self.list.name(i)));
                return unexpected(self.names.function, key, similar::of(key, names));
            }
        }
        Ok(())
    }
}

#[cold]
unsafe fn wrong_format<T>(why: &'static CStr) -> Fallible<T> {
    PyErr_SetString(PyExc_SystemError, why.as_ptr());
    Err(Raised)
}

/// TypeError: more arguments than there are parameters.
#[cold]
pub unsafe fn too_many(
    function: *const c_char,
    given: Py_ssize_t,
    keywords: Py_ssize_t,
    max: Py_ssize_t,
) -> Fallible {
    let (name, parentheses) = called(function, c"function");
    PyErr_Format(
        PyExc_TypeError,
        c"%.200s%s takes at most %zd %sargument%s (%zd given)".as_ptr(),
        name,
        parentheses,
        max,
        if given == 0 { c"keyword " } else { c"" }.as_ptr(),
        plural(max),
        given + keywords,
    );
    Err(Raised)
}

/// TypeError: too many or too few positional arguments.
#[cold]
pub unsafe fn wrong_positional<T>(
    function: *const c_char,
    how: &'static CStr,
    bound: Py_ssize_t,
    given: Py_ssize_t,
) -> Fallible<T> {
    let (name, parentheses) = called(function, c"function");
    if bound == 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s%s takes no positional arguments".as_ptr(),
            name,
            parentheses,
        );
    } else {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s%s takes %s %zd positional argument%s (%zd given)".as_ptr(),
            name,
            parentheses,
            how.as_ptr(),
            bound,
            plural(bound),
            given,
        );
    }
    Err(Raised)
}

/// TypeError: a keyword that is no str.
#[cold]
pub unsafe fn keywords_must_be_strs<T>() -> Fallible<T> {
    PyErr_SetString(PyExc_TypeError, c"keywords must be strings".as_ptr());
    Err(Raised)
}

/// TypeError: a keyword that there is no parameter for. `like` is the parameter that may have been meant, if any.
#[cold]
pub unsafe fn unexpected<T>(
    function: *const c_char,
    keyword: *mut PyObject,
    like: Option<&CStr>,
) -> Fallible<T> {
    let (name, parentheses) = called(function, c"this function");
    match like {
        None => PyErr_Format(
            PyExc_TypeError,
            c"%.200s%s got an unexpected keyword argument '%S'".as_ptr(),
            name,
            parentheses,
            keyword,
        ),
        Some(like) => PyErr_Format(
            PyExc_TypeError,
            c"%.200s%s got an unexpected keyword argument '%S'. Did you mean '%s'?".as_ptr(),
            name,
            parentheses,
            keyword,
            like.as_ptr(),
        ),
    };
    Err(Raised)
}
