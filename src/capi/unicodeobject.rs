//! `unicodeobject.h`.

use crate::codecs::{self, narrow};
use crate::prelude::*;
use crate::types::unicode::{self, utf8, writer};

absent_types! {
    PyUnicodeIter_Type
}

absent_data! {
    _Py_ascii_whitespace: 128
}

absent! {
    fn PyUnicode_AsUCS4(unicode: *mut PyObject, buffer: *mut Py_UCS4, buflen: Py_ssize_t, copy_null: c_int) -> *mut Py_UCS4;
    fn PyUnicode_AsUCS4Copy(unicode: *mut PyObject) -> *mut Py_UCS4;
    fn PyUnicode_AsWideChar(unicode: *mut PyObject, w: *mut wchar_t, size: Py_ssize_t) -> Py_ssize_t;
    fn PyUnicode_AsWideCharString(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *mut wchar_t;
    fn PyUnicode_Contains(container: *mut PyObject, element: *mut PyObject) -> c_int;
    fn PyUnicode_CopyCharacters(to: *mut PyObject, to_start: Py_ssize_t, from: *mut PyObject, from_start: Py_ssize_t, how_many: Py_ssize_t) -> Py_ssize_t;
    fn PyUnicode_Count(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> Py_ssize_t;
    fn PyUnicode_FSConverter(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
    fn PyUnicode_FSDecoder(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
    fn PyUnicode_Fill(unicode: *mut PyObject, start: Py_ssize_t, length: Py_ssize_t, fill_char: Py_UCS4) -> Py_ssize_t;
    fn PyUnicode_Find(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    fn PyUnicode_FindChar(str_: *mut PyObject, ch: Py_UCS4, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    fn PyUnicode_Format(format: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_FromWideChar(w: *const wchar_t, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_IsIdentifier(s: *mut PyObject) -> c_int;
    fn PyUnicode_Join(separator: *mut PyObject, seq: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Partition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RPartition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RSplit(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_ReadChar(unicode: *mut PyObject, index: Py_ssize_t) -> Py_UCS4;
    fn PyUnicode_Replace(str_: *mut PyObject, substr: *mut PyObject, replstr: *mut PyObject, maxcount: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_Resize(unicode: *mut *mut PyObject, length: Py_ssize_t) -> c_int;
    fn PyUnicode_Split(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_Splitlines(s: *mut PyObject, keepends: c_int) -> *mut PyObject;
    fn PyUnicode_Substring(str_: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_Tailmatch(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    fn PyUnicode_WriteChar(unicode: *mut PyObject, index: Py_ssize_t, character: Py_UCS4) -> c_int;
    fn _PyUnicode_FromId(arg1: *mut _Py_Identifier) -> *mut PyObject;
    fn _PyUnicode_IsAlpha(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsDecimalDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsLinebreak(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsLowercase(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsNumeric(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsPrintable(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsTitlecase(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsUppercase(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsWhitespace(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_ToDecimalDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_ToDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_ToLowercase(ch: Py_UCS4) -> Py_UCS4;
    fn _PyUnicode_ToNumeric(ch: Py_UCS4) -> f64;
    fn _PyUnicode_ToTitlecase(ch: Py_UCS4) -> Py_UCS4;
    fn _PyUnicode_ToUppercase(ch: Py_UCS4) -> Py_UCS4;
    fn PyUnicode_DecodeRawUnicodeEscape(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
}

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
pub unsafe extern "C" fn PyUnicode_FromStringAndSize(u: *const c_char, size: Py_ssize_t) -> *mut PyObject {
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
            c"NULL string with positive size with NULL passed to PyUnicode_FromStringAndSize".as_ptr(),
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
pub unsafe extern "C" fn PyUnicode_FromKindAndData(kind: c_int, buffer: *const c_void, size: Py_ssize_t) -> *mut PyObject {
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
pub unsafe extern "C" fn PyUnicode_FromFormatV(format: *const c_char, vargs: *mut VaList) -> *mut PyObject {
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
pub unsafe extern "C" fn PyUnicode_AsUTF8AndSize(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char {
    utf8::as_utf8(unicode, size)
}

/// -1, 0 or 1 by the order of characters; -1 with TypeError when one is no str.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Compare(left: *mut PyObject, right: *mut PyObject) -> c_int {
    unicode::compare(left, right)
}

/// -1, 0 or 1 by the order of characters, each byte of `right` being one; no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_CompareWithASCIIString(left: *mut PyObject, right: *const c_char) -> c_int {
    unicode::with_latin1(left, utf8::c_bytes(right)) as c_int
}

/// Whether the str is `text` in UTF-8; no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EqualToUTF8(unicode: *mut PyObject, text: *const c_char) -> c_int {
    unicode::equals_utf8(unicode, utf8::c_bytes(text)).into()
}

/// The same for a text of `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EqualToUTF8AndSize(unicode: *mut PyObject, text: *const c_char, size: Py_ssize_t) -> c_int {
    unicode::equals_utf8(unicode, utf8::sized(text, size)).into()
}

/// True, False, or NotImplemented when one is no str; `op` is `Py_LT` and so on. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_RichCompare(left: *mut PyObject, right: *mut PyObject, op: c_int) -> *mut PyObject {
    unicode::rich_compare(left, right, op)
}

/// A new str of both; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject {
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
pub unsafe extern "C" fn _PyUnicodeWriter_PrepareInternal(writer: *mut _PyUnicodeWriter, length: Py_ssize_t, maxchar: Py_UCS4) -> c_int {
    writer::prepare_slowly(&mut *writer, length, maxchar).or_minus_one()
}

/// Make the writer one of characters of `kind` bytes; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_PrepareKindInternal(writer: *mut _PyUnicodeWriter, kind: c_int) -> c_int {
    writer::prepare_kind(&mut *writer, kind).or_minus_one()
}

/// Write one character; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteChar(writer: *mut _PyUnicodeWriter, ch: Py_UCS4) -> c_int {
    writer::write_char(&mut *writer, ch).or_minus_one()
}

/// Write a str; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteStr(writer: *mut _PyUnicodeWriter, str_: *mut PyObject) -> c_int {
    writer::write_str(&mut *writer, str_).or_minus_one()
}

/// Write the characters `start` to `end` of a str, which has them; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteSubstring(writer: *mut _PyUnicodeWriter, str_: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> c_int {
    writer::write_range(&mut *writer, str_, start as usize, end as usize).or_minus_one()
}

/// Write `len` ASCII characters, of -1 the whole C string; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteASCIIString(writer: *mut _PyUnicodeWriter, str_: *const c_char, len: Py_ssize_t) -> c_int {
    let text = if len < 0 { utf8::c_bytes(str_) } else { utf8::sized(str_, len) };
    writer::write_bytes(&mut *writer, text, 0x7f).or_minus_one()
}

/// Write `len` characters of Latin-1; -1 with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteLatin1String(writer: *mut _PyUnicodeWriter, str_: *const c_char, len: Py_ssize_t) -> c_int {
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
pub unsafe extern "C" fn PyUnicode_AsEncodedString(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject {
    encoded(unicode, |op| codecs::lookup::encode(op, encoding, errors))
}

/// TypeError unless the argument is a str.
unsafe fn encoded(op: *mut PyObject, encode: impl FnOnce(*mut PyObject) -> Fallible<Ref>) -> *mut PyObject {
    if !PyUnicode_Check(op) {
        PyErr_BadArgument();
        return null_mut();
    }
    encode(op).or_null()
}

/// A str of `size` bytes in an encoding, of NULL UTF-8; `errors` names the handler, NULL is strict. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_Decode(s: *const c_char, size: Py_ssize_t, encoding: *const c_char, errors: *const c_char) -> *mut PyObject {
    codecs::lookup::decode(utf8::sized(s, size), encoding, errors).or_null()
}

/// A str of bytes in ASCII; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeASCII(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject {
    narrow::ASCII.decode(utf8::sized(string, length), errors).or_null()
}

/// A str of bytes in Latin-1; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeLatin1(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject {
    narrow::LATIN1.decode(utf8::sized(string, length), errors).or_null()
}

/// A str of bytes in UTF-8; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF8(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject {
    codecs::utf8::decode(utf8::sized(string, length), errors, None).or_null()
}

/// The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeUTF8Stateful(string: *const c_char, length: Py_ssize_t, errors: *const c_char, consumed: *mut Py_ssize_t) -> *mut PyObject {
    let mut count = 0;
    let wanted = if consumed.is_null() { None } else { Some(&mut count) };
    let result = codecs::utf8::decode(utf8::sized(string, length), errors, wanted);
    if !consumed.is_null() && result.is_ok() {
        *consumed = count as isize;
    }
    result.or_null()
}

/// A str of an object that holds bytes; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_FromEncodedObject(obj: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject {
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
pub unsafe extern "C" fn PyUnicode_DecodeFSDefaultAndSize(s: *const c_char, size: Py_ssize_t) -> *mut PyObject {
    codecs::utf8::decode(utf8::sized(s, size), c"surrogateescape".as_ptr(), None).or_null()
}

/// The same of a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_DecodeFSDefault(s: *const c_char) -> *mut PyObject {
    codecs::utf8::decode(utf8::c_bytes(s), c"surrogateescape".as_ptr(), None).or_null()
}

/// The bytes of the str in the encoding of the file system; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_EncodeFSDefault(unicode: *mut PyObject) -> *mut PyObject {
    encoded(unicode, |op| codecs::utf8::encode(op, c"surrogateescape".as_ptr()))
}
