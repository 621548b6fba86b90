//! The methods of str.

use super::arguments::{Named, bound, c_text, fill_character, index, need_str, positional};
use super::layout::{raise, type_name};
use super::make::unchanged;
use super::{case, format, make, reshape, search, spec, split};
use crate::prelude::*;
use crate::types::define::{fast, fast_named, flagged, named, no_args, one_arg};

/// A text of C's from a literal.
macro_rules! text {
    ($text:expr) => {
        match CStr::from_bytes_with_nul(concat!($text, "\0").as_bytes()) {
            Ok(text) => text,
            Err(_) => panic!("it holds no NUL"),
        }
    };
}
/// Methods without arguments that give a str.
macro_rules! plain {
    ($($name:ident = $does:expr;)*) => {$(
        unsafe extern "C" fn $name(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            $does(op).or_null()
        }
    )*};
}

/// Methods without arguments that answer a question.
macro_rules! question {
    ($($name:ident)*) => {$(
        unsafe extern "C" fn $name(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            Py_Bool(case::$name(op))
        }
    )*};
}

/// Methods with positional arguments.
macro_rules! several {
    ($($name:ident = |$op:ident, $args:ident| $body:expr;)*) => {$(
        unsafe extern "C" fn $name($op: *mut PyObject, args: *const *mut PyObject, count: isize) -> *mut PyObject {
            #[inline(always)]
            unsafe fn body($op: *mut PyObject, $args: &[*mut PyObject]) -> Fallible<Ref> {
                $body
            }
            body($op, slice(args, count)).or_null()
        }
    )*};
}

/// Methods with one argument.
macro_rules! single {
    ($($name:ident = |$op:ident, $arg:ident| $body:expr;)*) => {$(
        unsafe extern "C" fn $name($op: *mut PyObject, $arg: *mut PyObject) -> *mut PyObject {
            #[inline(always)]
            unsafe fn body($op: *mut PyObject, $arg: *mut PyObject) -> Fallible<Ref> {
                $body
            }
            body($op, $arg).or_null()
        }
    )*};
}

/// Methods whose arguments have names.
macro_rules! named {
    ($($name:ident $count:literal $least:literal ($($argument:literal),*) = |$op:ident, $args:ident| $body:expr;)*) => {$(
        unsafe extern "C" fn $name($op: *mut PyObject, args: *const *mut PyObject, count: isize, names: *mut PyObject) -> *mut PyObject {
            static TAKES: Named<$count> = Named {
                method: text!(stringify!($name)),
                names: [$(text!($argument)),*],
                least: $least,
            };
            #[inline(always)]
            unsafe fn body($op: *mut PyObject, $args: [*mut PyObject; $count]) -> Fallible<Ref> {
                $body
            }
            TAKES.take(args, count, names).and_then(|found| body($op, found)).or_null()
        }
    )*};
}

#[inline(always)]
unsafe fn slice<'a>(args: *const *mut PyObject, count: isize) -> &'a [*mut PyObject] {
    if count == 0 {
        &[]
    } else {
        core::slice::from_raw_parts(args, count as usize)
    }
}

plain! {
    lower = case::lower;
    upper = case::upper;
    title = case::title;
    capitalize = case::capitalize;
    casefold = case::casefold;
    swapcase = case::swapcase;
    size_of_object = size_in_bytes;
    new_arguments = |op| {
        let copy = make::copied(op)?;
        owned(PyTuple_Pack(1, copy.ptr()))
    };
}

question! {
    isascii islower isupper istitle isspace isdecimal isdigit isnumeric isalpha isalnum isidentifier isprintable
}

unsafe fn size_in_bytes(op: *mut PyObject) -> Fallible<Ref> {
    owned(PyLong_FromSsize_t(super::layout::size_in_bytes(op) as isize))
}

/// The arguments of `find` and its family: what, and where.
#[inline(always)]
unsafe fn wanted(name: &CStr, args: &[*mut PyObject]) -> Fallible<(*mut PyObject, isize, isize)> {
    positional(name, args, 1, 3)?;
    need_str(name, c"argument 1", args[0])?;
    Ok((args[0], bound(args, 1, 0)?, bound(args, 2, isize::MAX)?))
}

unsafe fn number(value: isize) -> Fallible<Ref> {
    owned(PyLong_FromSsize_t(value))
}

unsafe fn found(
    name: &CStr,
    op: *mut PyObject,
    args: &[*mut PyObject],
    backward: bool,
) -> Fallible<Ref> {
    let (sub, start, end) = wanted(name, args)?;
    let place = search::place(op, sub, start, end, backward)?;
    number(place.map_or(-1, |at| at as isize))
}

unsafe fn indexed(
    name: &CStr,
    op: *mut PyObject,
    args: &[*mut PyObject],
    backward: bool,
) -> Fallible<Ref> {
    let (sub, start, end) = wanted(name, args)?;
    match search::place(op, sub, start, end, backward)? {
        Some(at) => number(at as isize),
        None => Err(raise!(PyExc_ValueError, c"substring not found")),
    }
}

/// `startswith` and `endswith`: of one str, or of any in a tuple.
unsafe fn tail(
    name: &'static CStr,
    op: *mut PyObject,
    args: &[*mut PyObject],
    at_end: bool,
) -> Fallible<Ref> {
    positional(name, args, 1, 3)?;
    let (start, end) = (bound(args, 1, 0)?, bound(args, 2, isize::MAX)?);
    if PyTuple_Check(args[0]) {
        for at in 0..Py_SIZE(args[0]) {
            let sub = PyTuple_GET_ITEM(args[0], at);
            if !PyUnicode_Check(sub) {
                return Err(raise!(
                    PyExc_TypeError,
                    c"tuple for %s must only contain str, not %.100s",
                    name.as_ptr(),
                    type_name(sub)
                ));
            }
            if search::tail_matches(op, sub, start, end, at_end) {
                return Ok(Ref::new(Py_True()));
            }
        }
        return Ok(Ref::new(Py_False()));
    }
    if !PyUnicode_Check(args[0]) {
        return Err(raise!(
            PyExc_TypeError,
            c"%s first arg must be str or a tuple of str, not %.100s",
            name.as_ptr(),
            type_name(args[0])
        ));
    }
    Ok(Ref::new(Py_Bool(search::tail_matches(
        op, args[0], start, end, at_end,
    ))))
}

unsafe fn stripped(
    name: &'static CStr,
    op: *mut PyObject,
    args: &[*mut PyObject],
    left: bool,
    right: bool,
) -> Fallible<Ref> {
    positional(name, args, 0, 1)?;
    match args {
        [taken] if *taken != Py_None() => {
            if !PyUnicode_Check(*taken) {
                return Err(raise!(
                    PyExc_TypeError,
                    c"%s arg must be None or str",
                    name.as_ptr()
                ));
            }
            split::strip(op, *taken, left, right)
        }
        _ => split::strip(op, null_mut(), left, right),
    }
}

several! {
    find = |op, args| found(c"find", op, args, false);
    rfind = |op, args| found(c"rfind", op, args, true);
    index_of = |op, args| indexed(c"index", op, args, false);
    rindex = |op, args| indexed(c"rindex", op, args, true);
    count_of = |op, args| {
        let (sub, start, end) = wanted(c"count", args)?;
        number(search::count_in(op, sub, start, end)?)
    };
    startswith = |op, args| tail(c"startswith", op, args, false);
    endswith = |op, args| tail(c"endswith", op, args, true);
    strip = |op, args| stripped(c"strip", op, args, true, true);
    lstrip = |op, args| stripped(c"lstrip", op, args, true, false);
    rstrip = |op, args| stripped(c"rstrip", op, args, false, true);
    center = |op, args| {
        positional(c"center", args, 1, 2)?;
        reshape::center(op, index(args[0])?, fill_character(args)?)
    };
    ljust = |op, args| {
        positional(c"ljust", args, 1, 2)?;
        let width = index(args[0])?;
        let fill = fill_character(args)?;
        reshape::pad(op, 0, width.saturating_sub(PyUnicode_GET_LENGTH(op)), fill)
    };
    rjust = |op, args| {
        positional(c"rjust", args, 1, 2)?;
        let width = index(args[0])?;
        let fill = fill_character(args)?;
        reshape::pad(op, width.saturating_sub(PyUnicode_GET_LENGTH(op)), 0, fill)
    };
}

single! {
    join = |op, items| reshape::join(op, items);
    partition = |op, separator| split::partition(op, separator, false);
    rpartition = |op, separator| split::partition(op, separator, true);
    translate = |op, table| reshape::translate(op, table, null());
    zfill = |op, width| reshape::zfill(op, index(width)?);
    removeprefix = |op, affix| {
        need_str(c"removeprefix", c"argument", affix)?;
        reshape::without(op, affix, false)
    };
    removesuffix = |op, affix| {
        need_str(c"removesuffix", c"argument", affix)?;
        reshape::without(op, affix, true)
    };
    format_map = |op, mapping| format::format(op, null_mut(), mapping);
    format_as = |op, given| {
        need_str(c"__format__", c"argument", given)?;
        if PyUnicode_GET_LENGTH(given) == 0 {
            return if PyUnicode_CheckExact(op) { unchanged(op) } else { owned(PyObject_Str(op)) };
        }
        spec::formatted(op, given)
    };
}

named! {
    split 2 0 ("sep", "maxsplit") = |op, args| {
        let (separator, most) = cuts(args)?;
        split::split(op, separator, most)
    };
    rsplit 2 0 ("sep", "maxsplit") = |op, args| {
        let (separator, most) = cuts(args)?;
        split::rsplit(op, separator, most)
    };
    splitlines 1 0 ("keepends") = |op, args| {
        let keep = !args[0].is_null() && truth(PyObject_IsTrue(args[0]))?;
        split::lines(op, keep)
    };
    expandtabs 1 0 ("tabsize") = |op, args| {
        let size = if args[0].is_null() { 8 } else { PyLong_AsInt(args[0]) as isize };
        if size == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        reshape::expand_tabs(op, size)
    };
    encode 2 0 ("encoding", "errors") = |op, args| {
        let encoding = optional_text(c"encode", c"argument 'encoding'", args[0])?;
        let errors = optional_text(c"encode", c"argument 'errors'", args[1])?;
        crate::codecs::lookup::encode(op, encoding, errors)
    };
    // The first two have no name that can be given.
    replace 3 2 ("", "", "count") = |op, args| {
        need_str(c"replace", c"argument 1", args[0])?;
        need_str(c"replace", c"argument 2", args[1])?;
        let most = if args[2].is_null() { -1 } else { index(args[2])? };
        reshape::replace(op, args[0], args[1], most)
    };
}

pub unsafe fn optional_text(
    name: &CStr,
    which: &CStr,
    op: *mut PyObject,
) -> Fallible<*const c_char> {
    if op.is_null() {
        Ok(null())
    } else {
        c_text(name, which, op)
    }
}

unsafe fn cuts(args: [*mut PyObject; 2]) -> Fallible<(*mut PyObject, isize)> {
    let most = if args[1].is_null() {
        -1
    } else {
        index(args[1])?
    };
    let separator = if args[0].is_null() {
        null_mut()
    } else {
        split::separator(args[0])?
    };
    Ok((separator, most))
}

unsafe extern "C" fn format_method(
    op: *mut PyObject,
    args: *mut PyObject,
    names: *mut PyObject,
) -> *mut PyObject {
    format::format(op, args, names).or_null()
}

unsafe extern "C" fn maketrans(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: isize,
) -> *mut PyObject {
    super::maketrans::table(slice(args, count)).or_null()
}

pub static mut METHODS: [PyMethodDef; 52] = [
    fast_named(c"encode", encode, c"encode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe characters as bytes."),
    fast_named(c"replace", replace, c"replace($self, old, new, /, count=-1)\n--\n\nA copy with up to count places of old replaced by new."),
    fast_named(c"split", split, c"split($self, /, sep=None, maxsplit=-1)\n--\n\nA list of the parts between separators."),
    fast_named(c"rsplit", rsplit, c"rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nA list of the parts between separators, from the end."),
    one_arg(c"join", join, c"join($self, iterable, /)\n--\n\nThe strs of an iterable with this one between them."),
    no_args(c"capitalize", capitalize, c"capitalize($self, /)\n--\n\nThe first character in title case, the rest in lower case."),
    no_args(c"casefold", casefold, c"casefold($self, /)\n--\n\nFor comparison where case does not matter."),
    no_args(c"title", title, c"title($self, /)\n--\n\nWords begin in title case, the rest is in lower case."),
    fast(c"center", center, c"center($self, width, fillchar=' ', /)\n--\n\nIn the middle of as many characters."),
    fast(c"count", count_of, c"count($self, sub[, start[, end]], /)\n--\n\nS.count(sub[, start[, end]]) -> int\n\nHow many times sub is in S[start:end], without overlap."),
    fast_named(c"expandtabs", expandtabs, c"expandtabs($self, /, tabsize=8)\n--\n\nTabs become blanks up to the next column."),
    fast(c"find", find, c"find($self, sub[, start[, end]], /)\n--\n\nS.find(sub[, start[, end]]) -> int\n\nThe first place of sub in S[start:end], or -1."),
    one_arg(c"partition", partition, c"partition($self, sep, /)\n--\n\nWhat is before the separator, it, and what is after it."),
    fast(c"index", index_of, c"index($self, sub[, start[, end]], /)\n--\n\nS.index(sub[, start[, end]]) -> int\n\nThe first place of sub in S[start:end], or ValueError."),
    fast(c"ljust", ljust, c"ljust($self, width, fillchar=' ', /)\n--\n\nAt the left of as many characters."),
    no_args(c"lower", lower, c"lower($self, /)\n--\n\nIn lower case."),
    fast(c"lstrip", lstrip, c"lstrip($self, chars=None, /)\n--\n\nWithout white space, or those characters, at the beginning."),
    fast(c"rfind", rfind, c"rfind($self, sub[, start[, end]], /)\n--\n\nS.rfind(sub[, start[, end]]) -> int\n\nThe last place of sub in S[start:end], or -1."),
    fast(c"rindex", rindex, c"rindex($self, sub[, start[, end]], /)\n--\n\nS.rindex(sub[, start[, end]]) -> int\n\nThe last place of sub in S[start:end], or ValueError."),
    fast(c"rjust", rjust, c"rjust($self, width, fillchar=' ', /)\n--\n\nAt the right of as many characters."),
    fast(c"rstrip", rstrip, c"rstrip($self, chars=None, /)\n--\n\nWithout white space, or those characters, at the end."),
    one_arg(c"rpartition", rpartition, c"rpartition($self, sep, /)\n--\n\nWhat is before the last separator, it, and what is after it."),
    fast_named(c"splitlines", splitlines, c"splitlines($self, /, keepends=False)\n--\n\nA list of the lines."),
    fast(c"strip", strip, c"strip($self, chars=None, /)\n--\n\nWithout white space, or those characters, at both ends."),
    no_args(c"swapcase", swapcase, c"swapcase($self, /)\n--\n\nUpper case becomes lower case and lower case upper."),
    one_arg(c"translate", translate, c"translate($self, table, /)\n--\n\nEach character as the table says."),
    no_args(c"upper", upper, c"upper($self, /)\n--\n\nIn upper case."),
    fast(c"startswith", startswith, c"startswith($self, prefix[, start[, end]], /)\n--\n\nS.startswith(prefix[, start[, end]]) -> bool\n\nWhether S[start:end] begins with prefix, or one of a tuple."),
    fast(c"endswith", endswith, c"endswith($self, suffix[, start[, end]], /)\n--\n\nS.endswith(suffix[, start[, end]]) -> bool\n\nWhether S[start:end] ends with suffix, or one of a tuple."),
    one_arg(c"removeprefix", removeprefix, c"removeprefix($self, prefix, /)\n--\n\nWithout the prefix, if it is there."),
    one_arg(c"removesuffix", removesuffix, c"removesuffix($self, suffix, /)\n--\n\nWithout the suffix, if it is there."),
    no_args(c"isascii", isascii, c"isascii($self, /)\n--\n\nWhether all are ASCII."),
    no_args(c"islower", islower, c"islower($self, /)\n--\n\nWhether all that have case are lower case, and one has."),
    no_args(c"isupper", isupper, c"isupper($self, /)\n--\n\nWhether all that have case are upper case, and one has."),
    no_args(c"istitle", istitle, c"istitle($self, /)\n--\n\nWhether words begin in title case and go on in lower case."),
    no_args(c"isspace", isspace, c"isspace($self, /)\n--\n\nWhether all are white space, and there is one."),
    no_args(c"isdecimal", isdecimal, c"isdecimal($self, /)\n--\n\nWhether all are decimal digits, and there is one."),
    no_args(c"isdigit", isdigit, c"isdigit($self, /)\n--\n\nWhether all are digits, and there is one."),
    no_args(c"isnumeric", isnumeric, c"isnumeric($self, /)\n--\n\nWhether all are numbers, and there is one."),
    no_args(c"isalpha", isalpha, c"isalpha($self, /)\n--\n\nWhether all are letters, and there is one."),
    no_args(c"isalnum", isalnum, c"isalnum($self, /)\n--\n\nWhether all are letters or numbers, and there is one."),
    no_args(c"isidentifier", isidentifier, c"isidentifier($self, /)\n--\n\nWhether it could be a name."),
    no_args(c"isprintable", isprintable, c"isprintable($self, /)\n--\n\nWhether repr shows all as they are."),
    one_arg(c"zfill", zfill, c"zfill($self, width, /)\n--\n\nWith zeros after the sign up to a width."),
    named(c"format", format_method, c"format($self, /, *args, **kwargs)\n--\n\nS.format(*args, **kwargs) -> str\n\nWith the fields in braces replaced by the arguments."),
    one_arg(c"format_map", format_map, c"format_map($self, mapping, /)\n--\n\nS.format_map(mapping) -> str\n\nWith the fields in braces replaced from the mapping."),
    one_arg(c"__format__", format_as, c"__format__($self, format_spec, /)\n--\n\nFormatted as the specification says."),
    flagged(fast(c"maketrans", maketrans, c"maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\n--\n\nA table for translate."), METH_STATIC),
    no_args(c"__sizeof__", size_of_object, c"__sizeof__($self, /)\n--\n\nBytes in memory."),
    no_args(c"__getnewargs__", new_arguments, c""),
    PyMethodDef::EMPTY,
    PyMethodDef::EMPTY,
];
