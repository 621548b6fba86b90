//! `unicodeobject.h`.

use crate::codecs::{self, narrow};
use crate::prelude::*;
use crate::types::unicode::{self, kinds, utf8, writer};

/// The type `str`.
#[unsafe(no_mangle)]
pub static mut PyUnicode_Type: PyTypeObject = unicode::TYPE;

/// A new str of `size` characters up to `maxchar`, for the caller to write; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_New(size: Py_ssize_t, maxchar: Py_UCS4) -> *mut PyObject {
    unicode::make::for_writing(size, maxchar).or_null()
}

/// A new str of `size` bytes of UTF-8; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromStringAndSize(
    u: *const c_char,
    size: Py_ssize_t,
) -> *mut PyObject {
    if size < 0 {
        PyErr_SetString(
            PyExc_SystemError,
            c"Negative size passed to PyUnicode_FromStringAndSize".as_ptr(),
        );
        return null_mut();
    }
    if u.is_null() {
        if size == 0 {
            return unicode::make::empty().into_raw();
        }
        PyErr_SetString(
            PyExc_SystemError,
            c"NULL string with positive size with NULL passed to PyUnicode_FromStringAndSize"
                .as_ptr(),
        );
        return null_mut();
    }
    utf8::decode(utf8::sized(u, size)).or_null()
}

/// A new str of a C string in UTF-8; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromString(u: *const c_char) -> *mut PyObject {
    utf8::decode(utf8::c_bytes(u)).or_null()
}

/// A new str of `size` characters of `kind` bytes each; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromKindAndData(
    kind: c_int,
    buffer: *const c_void,
    size: Py_ssize_t,
) -> *mut PyObject {
    if size < 0 {
        PyErr_SetString(PyExc_ValueError, c"size must be positive".as_ptr());
        return null_mut();
    }
    let length = size as usize;
    match kind {
        _ if length == 0 => Ok(unicode::make::empty()),
        1 => unicode::make::from_latin1(core::slice::from_raw_parts(buffer.cast(), length)),
        2 => unicode::make::from_units::<u16>(core::slice::from_raw_parts(buffer.cast(), length)),
        4 => unicode::make::from_units::<u32>(core::slice::from_raw_parts(buffer.cast(), length)),
        _ => {
            PyErr_SetString(PyExc_SystemError, c"invalid kind".as_ptr());
            Err(Raised)
        }
    }
    .or_null()
}

/// The str of one character; NULL with ValueError when there is no such.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromOrdinal(ordinal: c_int) -> *mut PyObject {
    if !(0..=0x10_ffff).contains(&ordinal) {
        PyErr_SetString(
            PyExc_ValueError,
            c"chr() arg not in range(0x110000)".as_ptr(),
        );
        return null_mut();
    }
    unicode::make::from_char(ordinal as u32).or_null()
}

/// The str itself, of a subtype's object a str of the same characters; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromObject(obj: *mut PyObject) -> *mut PyObject {
    if PyUnicode_Check(obj) {
        return unicode::make::unchanged(obj).or_null();
    }
    PyErr_Format(
        PyExc_TypeError,
        c"Can't convert '%.100s' object to str implicitly".as_ptr(),
        (*Py_TYPE(obj)).tp_name,
    )
}

/// A new str after a format as `PyErr_Format` knows it; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromFormatV(
    format: *const c_char,
    vargs: *mut VaList,
) -> *mut PyObject {
    unicode::format_c::format(format, &mut *vargs).or_null()
}

/// The interned str of a C string in UTF-8, a new reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_InternFromString(u: *const c_char) -> *mut PyObject {
    unicode::interned_from_utf8(utf8::c_bytes(u)).or_null()
}

/// Replace the reference to a str by one to the interned str of the same characters. Anything but an exact str stays.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_InternInPlace(unicode: *mut *mut PyObject) {
    unicode::in_place(unicode);
}

/// The number of characters; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_GetLength(unicode: *mut PyObject) -> Py_ssize_t {
    if !PyUnicode_Check(unicode) {
        PyErr_BadArgument();
        return -1;
    }
    PyUnicode_GET_LENGTH(unicode)
}

/// The str in UTF-8, NUL at the end, as long as the str lives; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUTF8(unicode: *mut PyObject) -> *const c_char {
    utf8::as_utf8(unicode, null_mut())
}

/// The same, and its length in bytes, -1 on failure; `size` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUTF8AndSize(
    unicode: *mut PyObject,
    size: *mut Py_ssize_t,
) -> *const c_char {
    utf8::as_utf8(unicode, size)
}

/// -1, 0 or 1 by the order of characters; -1 with TypeError when one is no str.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Compare(left: *mut PyObject, right: *mut PyObject) -> c_int {
    unicode::compare(left, right)
}

/// -1, 0 or 1 by the order of characters, each byte of `right` being one; no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_CompareWithASCIIString(
    left: *mut PyObject,
    right: *const c_char,
) -> c_int {
    unicode::with_latin1(left, utf8::c_bytes(right)) as c_int
}

/// Whether the str is `text` in UTF-8; no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EqualToUTF8(
    unicode: *mut PyObject,
    text: *const c_char,
) -> c_int {
    unicode::equals_utf8(unicode, utf8::c_bytes(text)).into()
}

/// The same for a text of `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EqualToUTF8AndSize(
    unicode: *mut PyObject,
    text: *const c_char,
    size: Py_ssize_t,
) -> c_int {
    unicode::equals_utf8(unicode, utf8::sized(text, size)).into()
}

/// True, False, or NotImplemented when one is no str; `op` is `Py_LT` and so on. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_RichCompare(
    left: *mut PyObject,
    right: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    unicode::rich_compare(left, right, op)
}

/// A new str of both; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Concat(
    left: *mut PyObject,
    right: *mut PyObject,
) -> *mut PyObject {
    unicode::concat(left, right).or_null()
}

/// Replace the reference at `pleft` by one to the str with `right` appended, in place when nobody else has it; by NULL
/// with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Append(pleft: *mut *mut PyObject, right: *mut PyObject) {
    if pleft.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_BadInternalCall();
        }
        return;
    }
    unicode::append(pleft, right);
}

/// The same, and the reference to `right`, which may be NULL, is given back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AppendAndDel(pleft: *mut *mut PyObject, right: *mut PyObject) {
    PyUnicode_Append(pleft, right);
    xdecref(right);
}

/// Make a writer that has nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_Init(writer: *mut _PyUnicodeWriter) {
    writer.write(writer::new_raw());
}

/// Make room for `length` more characters up to `maxchar`; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_PrepareInternal(
    writer: *mut _PyUnicodeWriter,
    length: Py_ssize_t,
    maxchar: Py_UCS4,
) -> c_int {
    writer::prepare_slowly(&mut *writer, length, maxchar).or_minus_one()
}

/// Make the writer one of characters of `kind` bytes; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_PrepareKindInternal(
    writer: *mut _PyUnicodeWriter,
    kind: c_int,
) -> c_int {
    writer::prepare_kind(&mut *writer, kind).or_minus_one()
}

/// Write one character; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteChar(
    writer: *mut _PyUnicodeWriter,
    ch: Py_UCS4,
) -> c_int {
    writer::write_char(&mut *writer, ch).or_minus_one()
}

/// Write a str; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteStr(
    writer: *mut _PyUnicodeWriter,
    str_: *mut PyObject,
) -> c_int {
    writer::write_str(&mut *writer, str_).or_minus_one()
}

/// Write the characters `start` to `end` of a str, which has them; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteSubstring(
    writer: *mut _PyUnicodeWriter,
    str_: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
) -> c_int {
    writer::write_range(&mut *writer, str_, start as usize, end as usize).or_minus_one()
}

/// Write `len` ASCII characters, of -1 the whole C string; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteASCIIString(
    writer: *mut _PyUnicodeWriter,
    str_: *const c_char,
    len: Py_ssize_t,
) -> c_int {
    let text = if len < 0 {
        utf8::c_bytes(str_)
    } else {
        utf8::sized(str_, len)
    };
    writer::write_bytes(&mut *writer, text, 0x7f).or_minus_one()
}

/// Write `len` characters of Latin-1; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteLatin1String(
    writer: *mut _PyUnicodeWriter,
    str_: *const c_char,
    len: Py_ssize_t,
) -> c_int {
    let text = utf8::sized(str_, len);
    let bound = if text.is_ascii() { 0x7f } else { 0xff };
    writer::write_bytes(&mut *writer, text, bound).or_minus_one()
}

/// The str that was written, a new reference; NULL with MemoryError. The writer has nothing then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_Finish(writer: *mut _PyUnicodeWriter) -> *mut PyObject {
    writer::finish(&mut *writer).or_null()
}

/// Give back what the writer has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_Dealloc(writer: *mut _PyUnicodeWriter) {
    xdecref(core::mem::replace(&mut (*writer).buffer, null_mut()));
}

/// The bytes of the str in ASCII; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsASCIIString(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| narrow::ASCII.encode(op, null()))
}

/// The bytes of the str in Latin-1; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsLatin1String(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| narrow::LATIN1.encode(op, null()))
}

/// The bytes of the str in UTF-8; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUTF8String(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| codecs::utf8::encode(op, null()))
}

/// The bytes of the str in an encoding, of NULL UTF-8; `errors` names the handler, NULL is strict. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsEncodedString(
    unicode: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    encoded(unicode, |op| codecs::lookup::encode(op, encoding, errors))
}

/// TypeError unless the argument is a str.
unsafe fn encoded(
    op: *mut PyObject,
    encode: impl FnOnce(*mut PyObject) -> Fallible<Ref>,
) -> *mut PyObject {
    if !PyUnicode_Check(op) {
        PyErr_BadArgument();
        return null_mut();
    }
    encode(op).or_null()
}

/// A str of `size` bytes in an encoding, of NULL UTF-8; `errors` names the handler, NULL is strict. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Decode(
    s: *const c_char,
    size: Py_ssize_t,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::lookup::decode(utf8::sized(s, size), encoding, errors).or_null()
}

/// A str of bytes in ASCII; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeASCII(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    narrow::ASCII
        .decode(utf8::sized(string, length), errors)
        .or_null()
}

/// A str of bytes in Latin-1; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeLatin1(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    narrow::LATIN1
        .decode(utf8::sized(string, length), errors)
        .or_null()
}

/// A str of bytes in UTF-8; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF8(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::utf8::decode(utf8::sized(string, length), errors, None).or_null()
}

/// The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF8Stateful(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    let mut count = 0;
    let wanted = if consumed.is_null() {
        None
    } else {
        Some(&mut count)
    };
    let result = codecs::utf8::decode(utf8::sized(string, length), errors, wanted);
    if !consumed.is_null() && result.is_ok() {
        *consumed = count as isize;
    }
    result.or_null()
}

/// A str of an object that holds bytes; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromEncodedObject(
    obj: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    if obj.is_null() {
        PyErr_BadInternalCall();
        return null_mut();
    }
    codecs::lookup::decode_object(obj, encoding, errors).or_null()
}

/// `utf-8`. Static.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_GetDefaultEncoding() -> *const c_char {
    c"utf-8".as_ptr()
}

/// A str of bytes in the encoding of the file system, UTF-8; bytes that are not become surrogates. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeFSDefaultAndSize(
    s: *const c_char,
    size: Py_ssize_t,
) -> *mut PyObject {
    codecs::utf8::decode(utf8::sized(s, size), c"surrogateescape".as_ptr(), None).or_null()
}

/// The same of a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeFSDefault(s: *const c_char) -> *mut PyObject {
    codecs::utf8::decode(utf8::c_bytes(s), c"surrogateescape".as_ptr(), None).or_null()
}

/// Decode UTF-7. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF7(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    PyUnicode_DecodeUTF7Stateful(string, length, errors, null_mut())
}

/// The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF7Stateful(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    let mut count = 0;
    let wanted = (!consumed.is_null()).then_some(&mut count);
    let result = codecs::utf7::decode(utf8::sized(string, length), errors, wanted);
    if !consumed.is_null() && result.is_ok() {
        *consumed = count as isize;
    }
    result.or_null()
}

/// The str of a text of `length` bytes in the encoding of the locale, which is UTF-8. `errors`: NULL, `strict` or
/// `surrogateescape`. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeLocaleAndSize(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::locale::decode(utf8::sized(string, length), errors).or_null()
}

/// The same of a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeLocale(
    string: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::locale::decode(utf8::c_bytes(string), errors).or_null()
}

/// The bytes of the str in the encoding of the locale, which is UTF-8; `errors` as above. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EncodeLocale(
    unicode: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    encoded(unicode, |op| codecs::locale::encode(op, errors))
}

/// The bytes of the str in the encoding of the file system; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EncodeFSDefault(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| {
        codecs::utf8::encode(op, c"surrogateescape".as_ptr())
    })
}

/// Whether it is a letter. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsAlpha(ch: Py_UCS4) -> c_int {
    kinds::has(ch, kinds::ALPHA).into()
}

/// Whether it is a decimal digit. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsDecimalDigit(ch: Py_UCS4) -> c_int {
    (kinds::record(ch).decimal >= 0).into()
}

/// Whether it is a digit. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsDigit(ch: Py_UCS4) -> c_int {
    (kinds::record(ch).digit >= 0).into()
}

/// Whether it ends a line. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsLinebreak(ch: Py_UCS4) -> c_int {
    kinds::is_linebreak(ch).into()
}

/// Whether it is lower case. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsLowercase(ch: Py_UCS4) -> c_int {
    kinds::has(ch, kinds::LOWER).into()
}

/// Whether it is a number. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsNumeric(ch: Py_UCS4) -> c_int {
    (kinds::record(ch).number != 0).into()
}

/// Whether repr shows it as it is. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsPrintable(ch: Py_UCS4) -> c_int {
    kinds::is_printable(ch).into()
}

/// Whether it is title case. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsTitlecase(ch: Py_UCS4) -> c_int {
    kinds::has(ch, kinds::TITLE).into()
}

/// Whether it is upper case. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsUppercase(ch: Py_UCS4) -> c_int {
    kinds::has(ch, kinds::UPPER).into()
}

/// Whether it is white space. 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_IsWhitespace(ch: Py_UCS4) -> c_int {
    kinds::is_space(ch).into()
}

/// Its value as a decimal digit; -1: it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ToDecimalDigit(ch: Py_UCS4) -> c_int {
    kinds::record(ch).decimal.into()
}

/// Its value as a digit; -1: it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ToDigit(ch: Py_UCS4) -> c_int {
    kinds::record(ch).digit.into()
}

/// The character that it is in lower case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ToLowercase(ch: Py_UCS4) -> Py_UCS4 {
    kinds::lower(ch)
}

/// The character that it is in title case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ToTitlecase(ch: Py_UCS4) -> Py_UCS4 {
    kinds::title(ch)
}

/// The character that it is in upper case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ToUppercase(ch: Py_UCS4) -> Py_UCS4 {
    kinds::upper(ch)
}

/// Its value as a number; -1.0: it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ToNumeric(ch: Py_UCS4) -> f64 {
    kinds::number(ch)
}

/// Whether the str is a name of Python's; no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_IsIdentifier(s: *mut PyObject) -> c_int {
    unicode::case::isidentifier(s).into()
}

/// Whether an ASCII character is white space: 128 of them.
#[unsafe(no_mangle)]
pub static mut _Py_ascii_whitespace: [c_uchar; 128] = {
    let mut table = [0; 128];
    let mut code = 0;
    while code < 128 {
        table[code] = matches!(code, 9..=13 | 28..=32) as c_uchar;
        code += 1;
    }
    table
};

/// The type of iterators over a str.
#[unsafe(no_mangle)]
pub static mut PyUnicodeIter_Type: PyTypeObject = unicode::iterate::TYPE;

/// TypeError unless all are strs.
unsafe fn strs<const N: usize>(ops: [*mut PyObject; N]) -> Fallible {
    for op in ops {
        utf8::need_str(op)?;
    }
    Ok(())
}

/// 1: the str contains the other; 0: not; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Contains(
    container: *mut PyObject,
    element: *mut PyObject,
) -> c_int {
    if !PyUnicode_Check(element) {
        return unicode::contains_slot(container, element);
    }
    strs([container])
        .and_then(|()| unicode::search::contains(container, element))
        .or_minus_one()
}

/// How many times `substr` is in `str_[start:end]`, without overlap; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Count(
    str_: *mut PyObject,
    substr: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
) -> Py_ssize_t {
    strs([str_, substr])
        .and_then(|()| unicode::search::count_in(str_, substr, start, end))
        .or_minus_one()
}

/// The first place of `substr` in `str_[start:end]`, with a negative `direction` the last; -1: nowhere; -2 with an
/// exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Find(
    str_: *mut PyObject,
    substr: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    strs([str_, substr])
        .and_then(|()| unicode::search::place(str_, substr, start, end, direction < 0))
        .map_or(-2, |found| found.map_or(-1, |at| at as isize))
}

/// The same of one character.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FindChar(
    str_: *mut PyObject,
    ch: Py_UCS4,
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    let (start, end) = unicode::search::adjusted(PyUnicode_GET_LENGTH(str_), start, end);
    if end <= start {
        return -1;
    }
    unicode::search::char_place(str_, ch, start as usize, end as usize, direction < 0)
        .map_or(-1, |at| at as isize)
}

/// 1: `str_[start:end]` begins with `substr`, or ends with it when `direction` is positive; 0: not; -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Tailmatch(
    str_: *mut PyObject,
    substr: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    strs([str_, substr])
        .map(|()| unicode::search::tail_matches(str_, substr, start, end, direction > 0) as isize)
        .or_minus_one()
}

/// A str with up to `maxcount` places of `substr` replaced, of -1 all; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Replace(
    str_: *mut PyObject,
    substr: *mut PyObject,
    replstr: *mut PyObject,
    maxcount: Py_ssize_t,
) -> *mut PyObject {
    strs([str_, substr, replstr])
        .and_then(|()| unicode::reshape::replace(str_, substr, replstr, maxcount))
        .or_null()
}

/// The strs of `seq` with the separator between them, of NULL a blank; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Join(
    separator: *mut PyObject,
    seq: *mut PyObject,
) -> *mut PyObject {
    unicode::reshape::join(separator, seq).or_null()
}

/// A list of the parts between separators, of NULL white space; at most `maxsplit` cuts, of -1 all. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Split(
    s: *mut PyObject,
    sep: *mut PyObject,
    maxsplit: Py_ssize_t,
) -> *mut PyObject {
    strs([s, if sep.is_null() { s } else { sep }])
        .and_then(|()| unicode::split::split(s, sep, maxsplit))
        .or_null()
}

/// The same with the cuts counted from the end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_RSplit(
    s: *mut PyObject,
    sep: *mut PyObject,
    maxsplit: Py_ssize_t,
) -> *mut PyObject {
    strs([s, if sep.is_null() { s } else { sep }])
        .and_then(|()| unicode::split::rsplit(s, sep, maxsplit))
        .or_null()
}

/// A list of the lines, with their ends when `keepends`; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Splitlines(s: *mut PyObject, keepends: c_int) -> *mut PyObject {
    strs([s])
        .and_then(|()| unicode::split::lines(s, keepends != 0))
        .or_null()
}

/// A tuple: what is before the first separator, it, what is after it. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Partition(
    s: *mut PyObject,
    sep: *mut PyObject,
) -> *mut PyObject {
    unicode::split::partition(s, sep, false).or_null()
}

/// The same with the last separator.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_RPartition(
    s: *mut PyObject,
    sep: *mut PyObject,
) -> *mut PyObject {
    unicode::split::partition(s, sep, true).or_null()
}

/// `format % args`; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Format(
    format: *mut PyObject,
    args: *mut PyObject,
) -> *mut PyObject {
    if format.is_null() || args.is_null() {
        PyErr_BadInternalCall();
        return null_mut();
    }
    unicode::percent::format(format, args).or_null()
}

/// `str_[start:end]`, neither negative; the str itself when that is all of it. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Substring(
    str_: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
) -> *mut PyObject {
    let end = end.min(PyUnicode_GET_LENGTH(str_));
    if start == 0 && end == PyUnicode_GET_LENGTH(str_) {
        return unicode::make::unchanged(str_).or_null();
    }
    if start < 0 || end < 0 {
        PyErr_SetString(PyExc_IndexError, c"string index out of range".as_ptr());
        return null_mut();
    }
    if start >= end {
        return unicode::make::empty().into_raw();
    }
    unicode::range(str_, start, end).or_null()
}

/// Character `index`; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_ReadChar(unicode: *mut PyObject, index: Py_ssize_t) -> Py_UCS4 {
    if !PyUnicode_Check(unicode) {
        PyErr_BadArgument();
        return Py_UCS4::MAX;
    }
    if index < 0 || index >= PyUnicode_GET_LENGTH(unicode) {
        PyErr_SetString(PyExc_IndexError, c"string index out of range".as_ptr());
        return Py_UCS4::MAX;
    }
    PyUnicode_READ_CHAR(unicode, index)
}

/// SystemError unless nobody else can have looked at the str.
unsafe fn need_modifiable(op: *mut PyObject) -> Fallible {
    if unicode::layout::modifiable(op) {
        return Ok(());
    }
    PyErr_SetString(
        PyExc_SystemError,
        c"Cannot modify a string currently used".as_ptr(),
    );
    Err(Raised)
}

/// Write a character into a str that is new; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_WriteChar(
    unicode: *mut PyObject,
    index: Py_ssize_t,
    character: Py_UCS4,
) -> c_int {
    if !PyUnicode_Check(unicode) || !PyUnicode_IS_COMPACT(unicode) {
        PyErr_BadArgument();
        return -1;
    }
    if index < 0 || index >= PyUnicode_GET_LENGTH(unicode) {
        PyErr_SetString(PyExc_IndexError, c"string index out of range".as_ptr());
        return -1;
    }
    if need_modifiable(unicode).is_err() {
        return -1;
    }
    if character > unicode::layout::max_char_bound(unicode) {
        PyErr_SetString(PyExc_ValueError, c"character out of range".as_ptr());
        return -1;
    }
    unicode::layout::write(
        PyUnicode_KIND(unicode),
        PyUnicode_DATA(unicode),
        index as usize,
        character,
    );
    0
}

/// Write a character many times into a str that is new; returns how many, -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Fill(
    unicode: *mut PyObject,
    start: Py_ssize_t,
    length: Py_ssize_t,
    fill_char: Py_UCS4,
) -> Py_ssize_t {
    if !PyUnicode_Check(unicode) {
        PyErr_BadInternalCall();
        return -1;
    }
    if need_modifiable(unicode).is_err() {
        return -1;
    }
    if start < 0 {
        PyErr_SetString(PyExc_IndexError, c"string index out of range".as_ptr());
        return -1;
    }
    if fill_char > unicode::layout::max_char_bound(unicode) {
        PyErr_SetString(
            PyExc_ValueError,
            c"fill character is bigger than the string maximum character".as_ptr(),
        );
        return -1;
    }
    let length = length.min(PyUnicode_GET_LENGTH(unicode) - start);
    if length <= 0 {
        return 0;
    }
    unicode::layout::fill(
        PyUnicode_KIND(unicode),
        PyUnicode_DATA(unicode),
        start as usize,
        fill_char,
        length as usize,
    );
    length
}

/// Copy characters into a str that is new; returns how many, -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_CopyCharacters(
    to: *mut PyObject,
    to_start: Py_ssize_t,
    from: *mut PyObject,
    from_start: Py_ssize_t,
    how_many: Py_ssize_t,
) -> Py_ssize_t {
    unicode::copying::copy_characters(to, to_start, from, from_start, how_many).or_minus_one()
}

/// Give a str another length, in its memory when nobody else can have looked at it; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Resize(
    unicode: *mut *mut PyObject,
    length: Py_ssize_t,
) -> c_int {
    unicode::copying::resize(unicode, length).or_minus_one()
}

/// Copy the characters into a buffer of `buflen`, and a NUL when `copy_null`; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUCS4(
    unicode: *mut PyObject,
    buffer: *mut Py_UCS4,
    buflen: Py_ssize_t,
    copy_null: c_int,
) -> *mut Py_UCS4 {
    if buffer.is_null() || buflen < 0 {
        PyErr_BadInternalCall();
        return null_mut();
    }
    let length = PyUnicode_GET_LENGTH(unicode);
    if buflen < length + isize::from(copy_null != 0) {
        PyErr_SetString(
            PyExc_SystemError,
            c"string is longer than the buffer".as_ptr(),
        );
        if copy_null != 0 && buflen > 0 {
            *buffer = 0;
        }
        return null_mut();
    }
    unicode::layout::copy_out(4, buffer.cast(), 0, unicode, 0, length as usize);
    if copy_null != 0 {
        *buffer.offset(length) = 0;
    }
    buffer
}

/// The characters and a NUL in memory of their own, for `PyMem_Free`; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUCS4Copy(unicode: *mut PyObject) -> *mut Py_UCS4 {
    let length = PyUnicode_GET_LENGTH(unicode) as usize;
    let buffer: *mut Py_UCS4 = PyMem_Malloc((length + 1) * 4).cast();
    if buffer.is_null() {
        PyErr_NoMemory();
        return null_mut();
    }
    unicode::layout::copy_out(4, buffer.cast(), 0, unicode, 0, length);
    *buffer.add(length) = 0;
    buffer
}

/// A str of `size` characters of C, of -1 up to NUL; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromWideChar(
    w: *const wchar_t,
    size: Py_ssize_t,
) -> *mut PyObject {
    unicode::copying::from_wide(w, size).or_null()
}

/// Copy up to `size` characters, and a NUL if there is room; returns how many without it, with NULL for `w` how many are
/// needed with it; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsWideChar(
    unicode: *mut PyObject,
    w: *mut wchar_t,
    size: Py_ssize_t,
) -> Py_ssize_t {
    if unicode.is_null() {
        PyErr_BadInternalCall();
        return -1;
    }
    if !PyUnicode_Check(unicode) {
        PyErr_BadArgument();
        return -1;
    }
    let needed = PyUnicode_GET_LENGTH(unicode) + 1;
    if w.is_null() {
        return needed;
    }
    let many = size.min(needed);
    let characters = many.min(needed - 1);
    unicode::layout::copy_out(4, w.cast(), 0, unicode, 0, characters as usize);
    if many == needed {
        *w.offset(characters) = 0;
    }
    characters
}

/// The characters and a NUL in memory of their own, for `PyMem_Free`, and how many; when `size` is NULL a NUL among them
/// is ValueError. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsWideCharString(
    unicode: *mut PyObject,
    size: *mut Py_ssize_t,
) -> *mut wchar_t {
    if unicode.is_null() {
        PyErr_BadInternalCall();
        return null_mut();
    }
    if !PyUnicode_Check(unicode) {
        PyErr_BadArgument();
        return null_mut();
    }
    let length = PyUnicode_GET_LENGTH(unicode);
    let has_nul = || unicode::search::char_place(unicode, 0, 0, length as usize, false).is_some();
    if size.is_null() && has_nul() {
        PyErr_SetString(PyExc_ValueError, c"embedded null character".as_ptr());
        return null_mut();
    }
    let copy = PyUnicode_AsUCS4Copy(unicode);
    if !size.is_null() {
        *size = if copy.is_null() { 0 } else { length };
    }
    copy.cast()
}

/// For `O&`: bytes of a path, of a str in the encoding of the file system; 0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FSConverter(path: *mut PyObject, result: *mut c_void) -> c_int {
    unicode::copying::path_to_bytes(path, result.cast()).unwrap_or(0)
}

/// For `O&`: the str of a path, of bytes in the encoding of the file system; 0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FSDecoder(path: *mut PyObject, result: *mut c_void) -> c_int {
    unicode::copying::path_to_str(path, result.cast()).unwrap_or(0)
}

/// The interned str of an identifier, borrowed; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_FromId(identifier: *mut _Py_Identifier) -> *mut PyObject {
    unicode::copying::from_identifier(identifier)
}

/// A str of a literal without quotes; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUnicodeEscape(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::escape::decode(utf8::sized(string, length), errors, false, None).or_null()
}

/// The same where only `\u` and `\U` are escapes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeRawUnicodeEscape(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::escape::decode(utf8::sized(string, length), errors, true, None).or_null()
}

/// Bytes of a literal without quotes; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| codecs::escape::encode(op, false))
}

/// The same where only `\u` and `\U` are escapes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsRawUnicodeEscapeString(
    unicode: *mut PyObject,
) -> *mut PyObject {
    encoded(unicode, |op| codecs::escape::encode(op, true))
}

/// A str of bytes, each as the mapping has it, of NULL Latin-1; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeCharmap(
    string: *const c_char,
    length: Py_ssize_t,
    mapping: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    codecs::charmap::decode(utf8::sized(string, length), mapping, errors).or_null()
}

/// The bytes of the str, each character's as the mapping has them; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsCharmapString(
    unicode: *mut PyObject,
    mapping: *mut PyObject,
) -> *mut PyObject {
    if mapping.is_null() {
        PyErr_BadArgument();
        return null_mut();
    }
    encoded(unicode, |op| codecs::charmap::encode(op, mapping, null()))
}

/// What `PyUnicode_AsCharmapString` takes, of a str of up to 256 characters: a new dict; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_BuildEncodingMap(string: *mut PyObject) -> *mut PyObject {
    codecs::charmap::encoding_map(string).or_null()
}

/// Each character as the table says, by an int, a str, or None, which is for the handler; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Translate(
    str_: *mut PyObject,
    table: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    let errors = if errors.is_null() {
        c"strict".as_ptr()
    } else {
        errors
    };
    strs([str_])
        .and_then(|()| unicode::reshape::translate(str_, table, errors))
        .or_null()
}

/// The bytes of the str in UTF-16, in the machine's order after a mark; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUTF16String(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| {
        codecs::wide::encode(op, null(), 2, codecs::wide::Order::Marked)
    })
}

/// A str of UTF-16. `byteorder` may be NULL: -1 little, 1 big, 0 what a mark says, and then it tells. NULL with an
/// exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF16(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
) -> *mut PyObject {
    wide(string, length, errors, 2, byteorder, null_mut()).or_null()
}

/// The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF16Stateful(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    wide(string, length, errors, 2, byteorder, consumed).or_null()
}

/// The bytes of the str in UTF-32, in the machine's order after a mark; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_AsUTF32String(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| {
        codecs::wide::encode(op, null(), 4, codecs::wide::Order::Marked)
    })
}

/// A str of UTF-32. `byteorder` may be NULL: -1 little, 1 big, 0 what a mark says, and then it tells. NULL with an
/// exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF32(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
) -> *mut PyObject {
    wide(string, length, errors, 4, byteorder, null_mut()).or_null()
}

/// The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF32Stateful(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    wide(string, length, errors, 4, byteorder, consumed).or_null()
}

unsafe fn wide(
    string: *const c_char,
    length: Py_ssize_t,
    errors: *const c_char,
    width: usize,
    byteorder: *mut c_int,
    consumed: *mut Py_ssize_t,
) -> Fallible<Ref> {
    let mut order = if byteorder.is_null() { 0 } else { *byteorder };
    let mut count = 0;
    let wanted = if consumed.is_null() {
        None
    } else {
        Some(&mut count)
    };
    let result = codecs::wide::decode(
        utf8::sized(string, length),
        errors,
        width,
        &mut order,
        wanted,
    )?;
    if !byteorder.is_null() {
        *byteorder = order;
    }
    if !consumed.is_null() {
        *consumed = count as isize;
    }
    Ok(result)
}
