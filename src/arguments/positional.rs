//! Arguments by position.

use super::checks;
use super::parse::{Names, Parse, called, plural};
use crate::prelude::*;

/// What a format asks for, before any of it is taken.
struct Shape {
    min: Py_ssize_t,
    max: Py_ssize_t,
    names: Names,
}

/// Reads a format over. Parentheses that do not match end the process: no caller could go on.
unsafe fn shape(format: *const c_char) -> Shape {
    let mut at = format.cast::<u8>();
    let (mut level, mut max) = (0, 0);
    let mut min = None;
    let mut names = Names {
        function: null(),
        message: null(),
    };
    loop {
        let byte = *at;
        at = at.add(1);
        match byte {
            b'(' => {
                if level == 0 {
                    max += 1;
                }
                level += 1;
                if level >= 30 {
                    fatal(c"too many tuple nesting levels in argument format string");
                }
            }
            b')' => {
                if level == 0 {
                    fatal(c"excess ')' in getargs format");
                }
                level -= 1;
            }
            0 => break,
            b':' => {
                names.function = at.cast();
                break;
            }
            b';' => {
                names.message = at.cast();
                break;
            }
            _ if level > 0 => {}
            b'|' => min = Some(max),
            // Its next letter is what counts.
            b'e' => {}
            byte if byte.is_ascii_alphabetic() => max += 1,
            _ => {}
        }
    }
    if level != 0 {
        fatal(c"missing ')' in getargs format");
    }
    Shape {
        min: min.unwrap_or(max),
        max,
        names,
    }
}

#[cold]
unsafe fn fatal(why: &'static CStr) -> ! {
    crate::fatal::status(
        Some(c"vgetargs1_impl"),
        Some(why),
        None,
        crate::fatal::Ending::Abort,
    )
}

/// Takes the items of a tuple.
pub unsafe fn tuple(args: *mut PyObject, format: *const c_char, va: &mut VaList) -> bool {
    if !PyTuple_Check(args) {
        PyErr_SetString(
            PyExc_SystemError,
            c"new style getargs format but argument is not a tuple".as_ptr(),
        );
        return false;
    }
    array(tuple_items(args), Py_SIZE(args), format, va)
}

/// Takes the items of an array.
pub unsafe fn array(
    args: *const *mut PyObject,
    count: Py_ssize_t,
    format: *const c_char,
    va: &mut VaList,
) -> bool {
    let shape = shape(format);
    if count < shape.min || count > shape.max {
        count_is_wrong(&shape, count);
        return false;
    }
    let mut parse = Parse::new(format, va);
    for i in 0..count {
        parse.is_next(b'|');
        if let Err(wrong) = parse.item(*args.offset(i)) {
            parse.fail(wrong, i + 1, shape.names);
            return false;
        }
    }
    is_well_ended(&mut parse, format)
}

/// What is left of the format has to begin as a unit does, or end it.
unsafe fn is_well_ended(parse: &mut Parse, format: *const c_char) -> bool {
    let next = parse.peek();
    if next.is_ascii_alphabetic() || matches!(next, 0 | b'(' | b'|' | b':' | b';') {
        return true;
    }
    PyErr_Format(
        PyExc_SystemError,
        c"bad format string: %.200s".as_ptr(),
        format,
    );
    parse.cleanup.undo();
    false
}

#[cold]
unsafe fn count_is_wrong(shape: &Shape, count: Py_ssize_t) {
    if !shape.names.message.is_null() {
        return PyErr_SetString(PyExc_TypeError, shape.names.message);
    }
    let few = count < shape.min;
    let bound = if few { shape.min } else { shape.max };
    let how = match (shape.min == shape.max, few) {
        (true, _) => c"exactly",
        (false, true) => c"at least",
        (false, false) => c"at most",
    };
    let (name, parentheses) = called(shape.names.function, c"function");
    PyErr_Format(
        PyExc_TypeError,
        c"%.150s%s takes %s %zd argument%s (%zd given)".as_ptr(),
        name,
        parentheses,
        how.as_ptr(),
        bound,
        plural(bound),
        count,
    );
}

/// Takes one object, or none, by a format of one item, or none.
pub unsafe fn one(arg: *mut PyObject, format: *const c_char, va: &mut VaList) -> bool {
    let shape = shape(format);
    let (name, parentheses) = called(shape.names.function, c"function");
    if shape.max == 0 {
        if arg.is_null() {
            return true;
        }
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s%s takes no arguments".as_ptr(),
            name,
            parentheses,
        );
        return false;
    }
    if shape.min != 1 || shape.max != 1 {
        PyErr_SetString(
            PyExc_SystemError,
            c"old style getargs format uses new features".as_ptr(),
        );
        return false;
    }
    if arg.is_null() {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s%s takes at least one argument".as_ptr(),
            name,
            parentheses,
        );
        return false;
    }
    let mut parse = Parse::new(format, va);
    match parse.item(arg) {
        Ok(()) => true,
        Err(wrong) => {
            parse.fail(wrong, 0, shape.names);
            false
        }
    }
}

/// Stores the items of a tuple, from `min` to `max` of them, borrowed.
pub unsafe fn unpack(
    args: *mut PyObject,
    name: *const c_char,
    min: Py_ssize_t,
    max: Py_ssize_t,
    va: &mut VaList,
) -> bool {
    if !PyTuple_Check(args) {
        PyErr_SetString(
            PyExc_SystemError,
            c"PyArg_UnpackTuple() argument list is not a tuple".as_ptr(),
        );
        return false;
    }
    let count = Py_SIZE(args);
    if !checks::count_fits(name, count, min, max) {
        return false;
    }
    for i in 0..count {
        *va.pointer::<*mut PyObject>() = PyTuple_GET_ITEM(args, i);
    }
    true
}
