//! The methods that bytes and bytearrays have in common: arguments in, results out.

mod conversions;
mod letters;
mod pieces;

pub use pieces::joined;

use super::case;
use super::find::{self, Sought};
use super::out::Out;
use super::view::{View, of_either};
use super::{arguments, same_or_like};
use super::{pad, split, strip, text};
use crate::arguments::checks::type_word;
use crate::prelude::*;
use crate::types::define::{fast, fast_named, flagged, no_args, one_arg};
use conversions::{bytes_itself, decode, fromhex, getnewargs, hex};
use letters::{
    capitalize, isalnum, isalpha, isascii, isdigit, islower, isspace, istitle, isupper, lower,
    maketrans, swapcase, title, translate, upper,
};
use pieces::{join, partition, rpartition, rsplit, split_, splitlines};

/// Takes arguments that may be given by position or by name, each to its place; places not given stay as they are.
pub unsafe fn by_name(
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
    function: &CStr,
    places: &mut [(&CStr, &mut *mut PyObject)],
) -> Fallible {
    let named = if names.is_null() { 0 } else { Py_SIZE(names) };
    let given = arguments(first, count + named);
    if given.len() > places.len() {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s() takes at most %zd %sargument%s (%zd given)".as_ptr(),
            function.as_ptr(),
            places.len(),
            if count == 0 { c"keyword " } else { c"" }.as_ptr(),
            if places.len() == 1 { c"" } else { c"s" }.as_ptr(),
            given.len(),
        );
        return Err(Raised);
    }
    for (place, value) in places.iter_mut().zip(&given[..count as usize]) {
        *place.1 = *value;
    }
    for i in 0..named {
        let name = PyTuple_GET_ITEM(names, i);
        let index = places
            .iter()
            .position(|(known, _)| PyUnicode_EqualToUTF8(name, known.as_ptr()) != 0);
        match index {
            Some(index) if index < count as usize => {
                PyErr_Format(
                    PyExc_TypeError,
                    c"argument for %.200s() given by name ('%s') and position (%zd)".as_ptr(),
                    function.as_ptr(),
                    places[index].0.as_ptr(),
                    index + 1,
                );
                return Err(Raised);
            }
            Some(index) => *places[index].1 = given[(count + i) as usize],
            None => {
                PyErr_Format(
                    PyExc_TypeError,
                    c"%.200s() got an unexpected keyword argument '%S'".as_ptr(),
                    function.as_ptr(),
                    name,
                );
                return Err(Raised);
            }
        }
    }
    Ok(())
}

/// The arguments by position, between `least` and `most` of them.
unsafe fn positional<'a>(
    name: &CStr,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    least: Py_ssize_t,
    most: Py_ssize_t,
) -> Fallible<&'a [*mut PyObject]> {
    if _PyArg_CheckPositional(name.as_ptr(), count, least, most) == 0 {
        return Err(Raised);
    }
    Ok(arguments(first, count))
}

/// A size or count, from an argument.
unsafe fn size(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    let index = owned(PyNumber_Index(op))?;
    let value = PyLong_AsSsize_t(index.ptr());
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

// ---- Searching ----

/// A search with optional bounds: what it seeks, where it was found.
unsafe fn search(
    name: &CStr,
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    how: fn(&[u8], &[u8]) -> Option<usize>,
) -> Fallible<Option<usize>> {
    let given = positional(name, first, count, 1, 3)?;
    // A wrong bound is reported before a wrong pattern.
    let bounds = find::bounds(&given[1..])?;
    let sought = Sought::of(given[0])?;
    let within = find::cut(of_either(op), bounds);
    Ok(within.and_then(|(text, start)| how(text, sought.bytes()).map(|place| place + start)))
}

macro_rules! searches {
    ($($function:ident $name:literal $how:path, $missing:expr;)*) => {$(
        unsafe extern "C" fn $function(
            op: *mut PyObject,
            first: *const *mut PyObject,
            count: Py_ssize_t,
        ) -> *mut PyObject {
            match search($name, op, first, count, $how) {
                Ok(Some(place)) => PyLong_FromSize_t(place),
                Ok(None) => $missing,
                Err(Raised) => null_mut(),
            }
        }
    )*};
}

searches! {
    find_ c"find" find::first, PyLong_FromLong(-1);
    rfind c"rfind" find::last, PyLong_FromLong(-1);
    index c"index" find::first, not_found();
    rindex c"rindex" find::last, not_found();
}

unsafe fn not_found() -> *mut PyObject {
    PyErr_SetString(PyExc_ValueError, c"subsection not found".as_ptr());
    null_mut()
}

unsafe extern "C" fn count(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let counted = (|| {
        let given = positional(c"count", first, count, 1, 3)?;
        let bounds = find::bounds(&given[1..])?;
        let sought = Sought::of(given[0])?;
        let within = find::cut(of_either(op), bounds);
        Ok(within.map_or(0, |(text, _)| find::count(text, sought.bytes())))
    })();
    match counted {
        Ok(counted) => PyLong_FromSize_t(counted),
        Err(Raised) => null_mut(),
    }
}

unsafe fn affix(
    name: &CStr,
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    at_start: bool,
) -> *mut PyObject {
    let found = positional(name, first, count, 1, 3)
        .and_then(|given| find::has_affix(of_either(op), given[0], &given[1..], at_start));
    found.map(Py_Bool).or_null()
}

unsafe extern "C" fn startswith(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    affix(c"startswith", op, first, count, true)
}

unsafe extern "C" fn endswith(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    affix(c"endswith", op, first, count, false)
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    (|| {
        let given = positional(c"replace", first, count, 2, 3)?;
        let (old, new) = (View::of(given[0])?, View::of(given[1])?);
        let most = given.get(2).map_or(Ok(-1), |most| size(*most))?;
        match find::replaced(op, old.bytes(), new.bytes(), most)? {
            Some(made) => Ok(made),
            None => same_or_like(op, of_either(op)),
        }
    })()
    .or_null()
}

// ---- Ends ----

unsafe fn strip_method(
    name: &CStr,
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    at_start: bool,
    at_end: bool,
) -> *mut PyObject {
    (|| {
        let given = positional(name, first, count, 0, 1)?;
        let what = given.first().copied().unwrap_or(null_mut());
        same_or_like(op, strip::stripped(of_either(op), what, at_start, at_end)?)
    })()
    .or_null()
}

macro_rules! strips {
    ($($function:ident $name:literal $start:literal $end:literal;)*) => {$(
        unsafe extern "C" fn $function(
            op: *mut PyObject,
            first: *const *mut PyObject,
            count: Py_ssize_t,
        ) -> *mut PyObject {
            strip_method($name, op, first, count, $start, $end)
        }
    )*};
}

strips! {
    strip_ c"strip" true true;
    lstrip c"lstrip" true false;
    rstrip c"rstrip" false true;
}

unsafe extern "C" fn removeprefix(op: *mut PyObject, prefix: *mut PyObject) -> *mut PyObject {
    (|| {
        let (text, prefix) = (of_either(op), View::of(prefix)?);
        same_or_like(op, text.strip_prefix(prefix.bytes()).unwrap_or(text))
    })()
    .or_null()
}

unsafe extern "C" fn removesuffix(op: *mut PyObject, suffix: *mut PyObject) -> *mut PyObject {
    (|| {
        let (text, suffix) = (of_either(op), View::of(suffix)?);
        same_or_like(op, text.strip_suffix(suffix.bytes()).unwrap_or(text))
    })()
    .or_null()
}

/// Where text goes when it is put into a wider field.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Middle,
}

unsafe fn pad_method(
    name: &CStr,
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    side: Side,
) -> *mut PyObject {
    (|| {
        let given = positional(name, first, count, 1, 2)?;
        let width = size(given[0])?;
        let fill = given
            .get(1)
            .map_or(Ok(b' '), |fill| fill_byte(name, *fill))?;
        let text = of_either(op);
        let width = usize::try_from(width).unwrap_or(0);
        if width <= text.len() {
            return same_or_like(op, text);
        }
        let (left, right) = match side {
            Side::Left => (0, width - text.len()),
            Side::Right => (width - text.len(), 0),
            Side::Middle => pad::margins(text.len(), width),
        };
        pad::padded(op, left, right, fill)?.finish()
    })()
    .or_null()
}

unsafe fn fill_byte(name: &CStr, op: *mut PyObject) -> Fallible<u8> {
    if (PyBytes_Check(op) || PyByteArray_Check(op))
        && let [byte] = of_either(op)
    {
        return Ok(*byte);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%s() argument 2 must be a byte string of length 1, not %.50s".as_ptr(),
        name.as_ptr(),
        type_word(op),
    );
    Err(Raised)
}

macro_rules! pads {
    ($($function:ident $name:literal $side:ident;)*) => {$(
        unsafe extern "C" fn $function(
            op: *mut PyObject,
            first: *const *mut PyObject,
            count: Py_ssize_t,
        ) -> *mut PyObject {
            pad_method($name, op, first, count, Side::$side)
        }
    )*};
}

pads! {
    ljust c"ljust" Left;
    rjust c"rjust" Right;
    center c"center" Middle;
}

unsafe extern "C" fn zfill(op: *mut PyObject, width: *mut PyObject) -> *mut PyObject {
    (|| {
        let width = usize::try_from(size(width)?).unwrap_or(0);
        if width <= of_either(op).len() {
            return same_or_like(op, of_either(op));
        }
        pad::zero_filled(op, width)?.finish()
    })()
    .or_null()
}

unsafe extern "C" fn expandtabs(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let mut tabsize = null_mut();
        by_name(
            first,
            count,
            names,
            c"expandtabs",
            &mut [(c"tabsize", &mut tabsize)],
        )?;
        let mut columns = 8;
        if !tabsize.is_null() {
            columns = PyLong_AsInt(tabsize);
            if columns == -1 && !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
        }
        pad::tabs_expanded(op, columns)
    })()
    .or_null()
}

/// How many methods both have.
pub const COMMON: usize = 41;

/// The methods of both.
pub const fn common() -> [PyMethodDef; COMMON] {
    [
        no_args(c"capitalize", capitalize, c"B.capitalize() -> copy of B\n\nThe bytes with the first ASCII letter large and the others small."),
        fast(c"center", center, c"center($self, width, fillchar=b' ', /)\n--\n\nThe bytes in the middle of width many, filled up on both sides."),
        fast(c"count", count, c"count($self, sub[, start[, end]], /)\n--\n\nB.count(sub[, start[, end]]) -> int\n\nHow often sub is there, without overlaps."),
        fast_named(c"decode", decode, c"decode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe bytes as str, by a codec."),
        fast(c"endswith", endswith, c"endswith($self, suffix[, start[, end]], /)\n--\n\nB.endswith(suffix[, start[, end]]) -> bool\n\nWhether the bytes between start and end have suffix last; a tuple has several to try."),
        fast_named(c"expandtabs", expandtabs, c"expandtabs($self, /, tabsize=8)\n--\n\nThe bytes with spaces up to the next stop in place of tabs."),
        fast(c"find", find_, c"find($self, sub[, start[, end]], /)\n--\n\nB.find(sub[, start[, end]]) -> int\n\nWhere sub is for the first time, -1 when it is nowhere."),
        fast_named(c"hex", hex, c"hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte, with sep between groups if given."),
        fast(c"index", index, c"index($self, sub[, start[, end]], /)\n--\n\nB.index(sub[, start[, end]]) -> int\n\nWhere sub is for the first time; a ValueError when it is nowhere."),
        no_args(c"isalnum", isalnum, c"B.isalnum() -> bool\n\nWhether there are bytes and all are ASCII letters or digits."),
        no_args(c"isalpha", isalpha, c"B.isalpha() -> bool\n\nWhether there are bytes and all are ASCII letters."),
        no_args(c"isascii", isascii, c"B.isascii() -> bool\n\nWhether no byte is above 127."),
        no_args(c"isdigit", isdigit, c"B.isdigit() -> bool\n\nWhether there are bytes and all are ASCII digits."),
        no_args(c"islower", islower, c"B.islower() -> bool\n\nWhether there are ASCII letters, none of them large."),
        no_args(c"isspace", isspace, c"B.isspace() -> bool\n\nWhether there are bytes and all are ASCII white space."),
        no_args(c"istitle", istitle, c"B.istitle() -> bool\n\nWhether each ASCII word has its first letter large and the rest small."),
        no_args(c"isupper", isupper, c"B.isupper() -> bool\n\nWhether there are ASCII letters, none of them small."),
        one_arg(c"join", join, c"join($self, iterable_of_bytes, /)\n--\n\nThe items of an iterable with these bytes between them."),
        fast(c"ljust", ljust, c"ljust($self, width, fillchar=b' ', /)\n--\n\nThe bytes filled up at the end to width many."),
        no_args(c"lower", lower, c"B.lower() -> copy of B\n\nThe bytes with the ASCII letters made small."),
        fast(c"lstrip", lstrip, c"lstrip($self, bytes=None, /)\n--\n\nThe bytes without some of those at the front, white space by default."),
        flagged(fast(c"maketrans", maketrans, c"maketrans(frm, to, /)\n--\n\nA table for translate() that has the bytes of to where those of frm are."), METH_STATIC),
        one_arg(c"partition", partition, c"partition($self, sep, /)\n--\n\nWhat is before sep, sep, and what is after it, where it is first."),
        one_arg(c"removeprefix", removeprefix, c"removeprefix($self, prefix, /)\n--\n\nThe bytes without prefix, if they have it first."),
        one_arg(c"removesuffix", removesuffix, c"removesuffix($self, suffix, /)\n--\n\nThe bytes without suffix, if they have it last."),
        fast(c"replace", replace, c"replace($self, old, new, count=-1, /)\n--\n\nThe bytes with new where old is, at most count times."),
        fast(c"rfind", rfind, c"rfind($self, sub[, start[, end]], /)\n--\n\nB.rfind(sub[, start[, end]]) -> int\n\nWhere sub is for the last time, -1 when it is nowhere."),
        fast(c"rindex", rindex, c"rindex($self, sub[, start[, end]], /)\n--\n\nB.rindex(sub[, start[, end]]) -> int\n\nWhere sub is for the last time; a ValueError when it is nowhere."),
        fast(c"rjust", rjust, c"rjust($self, width, fillchar=b' ', /)\n--\n\nThe bytes filled up at the front to width many."),
        one_arg(c"rpartition", rpartition, c"rpartition($self, sep, /)\n--\n\nWhat is before sep, sep, and what is after it, where it is last."),
        fast_named(c"rsplit", rsplit, c"rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nThe pieces between separators, white space by default, split off from the end."),
        fast(c"rstrip", rstrip, c"rstrip($self, bytes=None, /)\n--\n\nThe bytes without some of those at the end, white space by default."),
        fast_named(c"split", split_, c"split($self, /, sep=None, maxsplit=-1)\n--\n\nThe pieces between separators, white space by default."),
        fast_named(c"splitlines", splitlines, c"splitlines($self, /, keepends=False)\n--\n\nThe lines, with their ends if keepends is true."),
        fast(c"startswith", startswith, c"startswith($self, prefix[, start[, end]], /)\n--\n\nB.startswith(prefix[, start[, end]]) -> bool\n\nWhether the bytes between start and end have prefix first; a tuple has several to try."),
        fast(c"strip", strip_, c"strip($self, bytes=None, /)\n--\n\nThe bytes without some of those at both ends, white space by default."),
        no_args(c"swapcase", swapcase, c"B.swapcase() -> copy of B\n\nThe bytes with small ASCII letters for large ones and large for small."),
        no_args(c"title", title, c"B.title() -> copy of B\n\nThe bytes with each ASCII word's first letter large and the others small."),
        fast_named(c"translate", translate, c"translate($self, table, /, delete=b'')\n--\n\nEach byte as a table of 256 has it, those of delete left out first."),
        no_args(c"upper", upper, c"B.upper() -> copy of B\n\nThe bytes with the ASCII letters made large."),
        one_arg(c"zfill", zfill, c"zfill($self, width, /)\n--\n\nThe bytes filled up with zeros after the sign to width many."),
    ]
}

/// `common`, then `own`, then the end of the table.
pub const fn with_common<const N: usize>(own: &[PyMethodDef]) -> [PyMethodDef; N] {
    let mut all = [PyMethodDef::EMPTY; N];
    let common = common();
    let mut i = 0;
    while i < COMMON {
        all[i] = common[i];
        i += 1;
    }
    while i < COMMON + own.len() {
        all[i] = own[i - COMMON];
        i += 1;
    }
    assert!(i + 1 == N, "the end of the table is one empty entry");
    all
}

static mut OF_BYTES: [PyMethodDef; COMMON + 4] = with_common(&[
    flagged(one_arg(c"fromhex", fromhex, c"fromhex($type, string, /)\n--\n\nThe bytes that pairs of hexadecimal digits stand for; spaces may be between them."), METH_CLASS),
    no_args(c"__getnewargs__", getnewargs, c""),
    no_args(c"__bytes__", bytes_itself, c"__bytes__($self, /)\n--\n\nThe same bytes, never of a subclass."),
]);

/// The methods of bytes.
pub const fn of_bytes() -> *mut PyMethodDef {
    (&raw mut OF_BYTES).cast()
}
