//! `unicodeobject.h`.

use crate::prelude::*;

absent_types! {
    PyUnicodeIter_Type
    PyUnicode_Type
}

absent_data! {
    _Py_ascii_whitespace: 128
}

absent! {
    fn PyUnicode_InternFromString(u: *const c_char) -> *mut PyObject;
    fn PyUnicode_InternInPlace(arg1: *mut *mut PyObject);
    fn PyUnicode_Append(pleft: *mut *mut PyObject, right: *mut PyObject);
    fn PyUnicode_AppendAndDel(pleft: *mut *mut PyObject, right: *mut PyObject);
    fn PyUnicode_AsASCIIString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_AsEncodedString(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_AsLatin1String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_AsUCS4(unicode: *mut PyObject, buffer: *mut Py_UCS4, buflen: Py_ssize_t, copy_null: c_int) -> *mut Py_UCS4;
    fn PyUnicode_AsUCS4Copy(unicode: *mut PyObject) -> *mut Py_UCS4;
    fn PyUnicode_AsUTF8(unicode: *mut PyObject) -> *const c_char;
    fn PyUnicode_AsUTF8AndSize(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char;
    fn PyUnicode_AsUTF8String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_AsWideChar(unicode: *mut PyObject, w: *mut wchar_t, size: Py_ssize_t) -> Py_ssize_t;
    fn PyUnicode_AsWideCharString(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *mut wchar_t;
    fn PyUnicode_Compare(left: *mut PyObject, right: *mut PyObject) -> c_int;
    fn PyUnicode_CompareWithASCIIString(left: *mut PyObject, right: *const c_char) -> c_int;
    fn PyUnicode_Concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Contains(container: *mut PyObject, element: *mut PyObject) -> c_int;
    fn PyUnicode_CopyCharacters(to: *mut PyObject, to_start: Py_ssize_t, from: *mut PyObject, from_start: Py_ssize_t, how_many: Py_ssize_t) -> Py_ssize_t;
    fn PyUnicode_Count(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> Py_ssize_t;
    fn PyUnicode_Decode(s: *const c_char, size: Py_ssize_t, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeASCII(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeFSDefault(s: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeFSDefaultAndSize(s: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_DecodeLatin1(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeUTF8(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeUTF8Stateful(string: *const c_char, length: Py_ssize_t, errors: *const c_char, consumed: *mut Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_EncodeFSDefault(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_EqualToUTF8(arg1: *mut PyObject, arg2: *const c_char) -> c_int;
    fn PyUnicode_EqualToUTF8AndSize(arg1: *mut PyObject, arg2: *const c_char, arg3: Py_ssize_t) -> c_int;
    fn PyUnicode_FSConverter(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
    fn PyUnicode_FSDecoder(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
    fn PyUnicode_Fill(unicode: *mut PyObject, start: Py_ssize_t, length: Py_ssize_t, fill_char: Py_UCS4) -> Py_ssize_t;
    fn PyUnicode_Find(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    fn PyUnicode_FindChar(str_: *mut PyObject, ch: Py_UCS4, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    fn PyUnicode_Format(format: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_FromEncodedObject(obj: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_FromFormatV(format: *const c_char, vargs: *mut VaList) -> *mut PyObject;
    fn PyUnicode_FromKindAndData(kind: c_int, buffer: *const c_void, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_FromObject(obj: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_FromOrdinal(ordinal: c_int) -> *mut PyObject;
    fn PyUnicode_FromString(u: *const c_char) -> *mut PyObject;
    fn PyUnicode_FromStringAndSize(u: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_FromWideChar(w: *const wchar_t, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_GetDefaultEncoding() -> *const c_char;
    fn PyUnicode_GetLength(unicode: *mut PyObject) -> Py_ssize_t;
    fn PyUnicode_IsIdentifier(s: *mut PyObject) -> c_int;
    fn PyUnicode_Join(separator: *mut PyObject, seq: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_New(size: Py_ssize_t, maxchar: Py_UCS4) -> *mut PyObject;
    fn PyUnicode_Partition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RPartition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RSplit(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_ReadChar(unicode: *mut PyObject, index: Py_ssize_t) -> Py_UCS4;
    fn PyUnicode_Replace(str_: *mut PyObject, substr: *mut PyObject, replstr: *mut PyObject, maxcount: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_Resize(unicode: *mut *mut PyObject, length: Py_ssize_t) -> c_int;
    fn PyUnicode_RichCompare(left: *mut PyObject, right: *mut PyObject, op: c_int) -> *mut PyObject;
    fn PyUnicode_Split(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_Splitlines(s: *mut PyObject, keepends: c_int) -> *mut PyObject;
    fn PyUnicode_Substring(str_: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_Tailmatch(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    fn PyUnicode_WriteChar(unicode: *mut PyObject, index: Py_ssize_t, character: Py_UCS4) -> c_int;
    fn _PyUnicodeWriter_Dealloc(writer: *mut _PyUnicodeWriter);
    fn _PyUnicodeWriter_Finish(writer: *mut _PyUnicodeWriter) -> *mut PyObject;
    fn _PyUnicodeWriter_Init(writer: *mut _PyUnicodeWriter);
    fn _PyUnicodeWriter_PrepareInternal(writer: *mut _PyUnicodeWriter, length: Py_ssize_t, maxchar: Py_UCS4) -> c_int;
    fn _PyUnicodeWriter_PrepareKindInternal(writer: *mut _PyUnicodeWriter, kind: c_int) -> c_int;
    fn _PyUnicodeWriter_WriteASCIIString(writer: *mut _PyUnicodeWriter, str_: *const c_char, len: Py_ssize_t) -> c_int;
    fn _PyUnicodeWriter_WriteChar(writer: *mut _PyUnicodeWriter, ch: Py_UCS4) -> c_int;
    fn _PyUnicodeWriter_WriteLatin1String(writer: *mut _PyUnicodeWriter, str_: *const c_char, len: Py_ssize_t) -> c_int;
    fn _PyUnicodeWriter_WriteStr(writer: *mut _PyUnicodeWriter, str_: *mut PyObject) -> c_int;
    fn _PyUnicodeWriter_WriteSubstring(writer: *mut _PyUnicodeWriter, str_: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> c_int;
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
