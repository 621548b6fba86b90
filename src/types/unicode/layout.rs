//! How a str lies in memory: the fields of its state, the characters, and the memory for new ones.
//!
//! Always true of a str that others can see: its kind is the narrowest that holds its characters, it is ASCII when they
//! are, a NUL of its kind follows them, and nobody changes it unless [`modifiable`].

use crate::prelude::*;

/// Bits 0 and 1: how it is interned.
pub const INTERNED: u32 = 3;
pub const KIND_SHIFT: u32 = 2;
/// The characters follow the struct.
pub const COMPACT: u32 = 1 << 5;
pub const ASCII: u32 = 1 << 6;
/// Not in memory of any domain.
pub const STATIC: u32 = 1 << 7;

/// The state of a compact str that is not interned.
#[inline(always)]
pub const fn compact_state(kind: u32, ascii: bool) -> u32 {
    kind << KIND_SHIFT | COMPACT | if ascii { ASCII } else { 0 }
}

/// A character in one of the three widths.
pub trait Unit: Copy + Ord + Into<u32> + 'static {
    const KIND: c_int;
    /// The lowest bits of a character.
    fn cut(character: u32) -> Self;
    /// The bits that any of the characters has: enough to tell the narrowest kind.
    fn all_bits(characters: &[Self]) -> u32;
}

macro_rules! unit {
    ($($unit:ident $kind:literal)*) => {$(
        impl Unit for $unit {
            const KIND: c_int = $kind;
            #[inline(always)]
            fn cut(character: u32) -> $unit {
                character as $unit
            }
            #[inline]
            fn all_bits(characters: &[$unit]) -> u32 {
                characters.iter().fold(0, |bits, one| bits | one) as u32
            }
        }
    )*};
}

unit!(u8 1 u16 2 u32 4);

/// The characters of a str whose kind is that of `T`.
#[inline(always)]
pub unsafe fn chars<'a, T: Unit>(op: *mut PyObject) -> &'a [T] {
    core::slice::from_raw_parts(PyUnicode_DATA(op).cast(), PyUnicode_GET_LENGTH(op) as usize)
}

/// The characters of a str that nobody else knows yet.
#[inline(always)]
pub unsafe fn chars_mut<'a, T: Unit>(op: *mut PyObject) -> &'a mut [T] {
    core::slice::from_raw_parts_mut(PyUnicode_DATA(op).cast(), PyUnicode_GET_LENGTH(op) as usize)
}

/// Evaluates an expression over the characters of a str, in whatever width they are.
macro_rules! by_kind {
    ($op:expr, |$chars:ident| $body:expr) => {{
        let op = $op;
        match PyUnicode_KIND(op) {
            1 => {
                let $chars: &[u8] = $crate::types::unicode::layout::chars(op);
                $body
            }
            2 => {
                let $chars: &[u16] = $crate::types::unicode::layout::chars(op);
                $body
            }
            _ => {
                let $chars: &[u32] = $crate::types::unicode::layout::chars(op);
                $body
            }
        }
    }};
}
pub(crate) use by_kind;

/// Sets an exception with a message in the format of `PyErr_Format`, and says so.
macro_rules! raise {
    ($kind:expr, $format:literal $(, $argument:expr)* $(,)?) => {{
        PyErr_Format($kind, $format.as_ptr() $(, $argument)*);
        Raised
    }};
}
pub(crate) use raise;

/// The name of an object's type, for messages.
#[inline]
pub unsafe fn type_name(op: *mut PyObject) -> *const c_char {
    (*Py_TYPE(op)).tp_name
}

/// The characters as bytes.
#[inline(always)]
pub unsafe fn bytes<'a>(op: *mut PyObject) -> &'a [u8] {
    let length = PyUnicode_GET_LENGTH(op) * PyUnicode_KIND(op) as isize;
    core::slice::from_raw_parts(PyUnicode_DATA(op).cast(), length as usize)
}

#[inline(always)]
pub unsafe fn state(op: *mut PyObject) -> u32 {
    (*op.cast::<PyASCIIObject>()).state
}

/// How it is interned: `SSTATE_*`.
#[inline(always)]
pub unsafe fn interned(op: *mut PyObject) -> u32 {
    state(op) & INTERNED
}

#[inline(always)]
pub unsafe fn set_interned(op: *mut PyObject, how: u32) {
    let state = &raw mut (*op.cast::<PyASCIIObject>()).state;
    *state = *state & !INTERNED | how;
}

/// The largest character that the kind of a str allows.
#[inline(always)]
pub unsafe fn max_char_bound(op: *mut PyObject) -> u32 {
    if PyUnicode_IS_ASCII(op) {
        return 0x7f;
    }
    bound_of_kind(PyUnicode_KIND(op))
}

/// The largest character of a kind.
#[inline(always)]
pub fn bound_of_kind(kind: c_int) -> u32 {
    match kind {
        1 => 0xff,
        2 => 0xffff,
        _ => 0x10_ffff,
    }
}

/// The narrowest kind for a character, or for the bits that several have.
#[inline(always)]
pub fn kind_for(character: u32) -> c_int {
    match character {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    }
}

/// Where the characters of a compact str begin.
#[inline(always)]
pub fn header(ascii: bool) -> usize {
    if ascii {
        size_of::<PyASCIIObject>()
    } else {
        size_of::<PyCompactUnicodeObject>()
    }
}

/// Bytes of a compact str, its NUL included; `None`: too many.
#[inline(always)]
fn size(length: usize, kind: usize, ascii: bool) -> Option<usize> {
    let header = header(ascii);
    if length > (PY_SSIZE_T_MAX - header) / kind - 1 {
        return None;
    }
    Some(header + (length + 1) * kind)
}

/// A new str of at least one character up to `bound`; they are not written yet, but their NUL is. NULL with MemoryError.
#[inline(always)]
pub unsafe fn allocate(length: usize, bound: u32) -> *mut PyObject {
    let (kind, ascii) = (kind_for(bound), bound < 0x80);
    let Some(bytes) = size(length, kind as usize, ascii) else {
        return PyErr_NoMemory();
    };
    let op: *mut PyObject = PyObject_Malloc(bytes).cast();
    if op.is_null() {
        return PyErr_NoMemory();
    }
    (*op).ob_type = &raw mut PyUnicode_Type;
    _Py_NewReference(op);
    let text = op.cast::<PyASCIIObject>();
    (*text).length = length as isize;
    (*text).hash = -1;
    (*text).state = compact_state(kind as u32, ascii);
    let end = op.byte_add(bytes);
    match kind {
        1 => end.cast::<u8>().sub(1).write(0),
        2 => end.cast::<u16>().sub(1).write(0),
        _ => end.cast::<u32>().sub(1).write(0),
    }
    if !ascii {
        let compact = op.cast::<PyCompactUnicodeObject>();
        (*compact).utf8 = null_mut();
        (*compact).utf8_length = 0;
    }
    op
}

/// Whether a str that the caller holds may be changed in place: nobody else can have looked at it.
#[inline(always)]
pub unsafe fn modifiable(op: *mut PyObject) -> bool {
    refcount(op) == 1
        && (*op.cast::<PyASCIIObject>()).hash == -1
        && interned(op) == 0
        && PyUnicode_CheckExact(op)
}

/// The UTF-8 text that was made for `op`, which is not ASCII, in memory of its own.
#[inline(always)]
unsafe fn drop_utf8(op: *mut PyObject) {
    let compact = op.cast::<PyCompactUnicodeObject>();
    if !(*compact).utf8.is_null() {
        PyMem_Free((*compact).utf8.cast());
        (*compact).utf8 = null_mut();
        (*compact).utf8_length = 0;
    }
}

/// Gives a compact, modifiable str another length, in the same memory if there is room. NULL with MemoryError, and then
/// the str is as it was.
pub unsafe fn resize_compact(op: *mut PyObject, length: usize) -> *mut PyObject {
    let (kind, ascii) = (PyUnicode_KIND(op), PyUnicode_IS_ASCII(op));
    let Some(bytes) = size(length, kind as usize, ascii) else {
        return PyErr_NoMemory();
    };
    if !ascii {
        drop_utf8(op);
    }
    let moved: *mut PyObject = PyObject_Realloc(op.cast(), bytes).cast();
    if moved.is_null() {
        return PyErr_NoMemory();
    }
    (*moved.cast::<PyASCIIObject>()).length = length as isize;
    ptr::write_bytes(
        moved.cast::<u8>().add(bytes - kind as usize),
        0,
        kind as usize,
    );
    moved
}

/// Copies characters between strs of any kind; those copied fit the kind of `to`.
pub unsafe fn copy(to: *mut PyObject, at: usize, from: *mut PyObject, start: usize, many: usize) {
    copy_out(
        PyUnicode_KIND(to),
        PyUnicode_DATA(to),
        at,
        from,
        start,
        many,
    );
}

/// The same into a buffer of characters of the width `kind`.
#[inline]
pub unsafe fn copy_out(
    kind: c_int,
    data: *mut c_void,
    at: usize,
    from: *mut PyObject,
    start: usize,
    many: usize,
) {
    let own = PyUnicode_KIND(from);
    if own == kind {
        let width = kind as usize;
        let source = PyUnicode_DATA(from).cast::<u8>().add(start * width);
        ptr::copy_nonoverlapping(source, data.cast::<u8>().add(at * width), many * width);
        return;
    }
    match (own, kind) {
        (1, 2) => convert::<u8, u16>(from, start, many, data, at),
        (1, _) => convert::<u8, u32>(from, start, many, data, at),
        (2, 1) => convert::<u16, u8>(from, start, many, data, at),
        (2, _) => convert::<u16, u32>(from, start, many, data, at),
        (_, 1) => convert::<u32, u8>(from, start, many, data, at),
        (_, _) => convert::<u32, u16>(from, start, many, data, at),
    }
}

unsafe fn convert<A: Unit, B: Unit>(
    from: *mut PyObject,
    start: usize,
    many: usize,
    data: *mut c_void,
    at: usize,
) {
    let source = &chars::<A>(from)[start..start + many];
    let target = core::slice::from_raw_parts_mut(data.cast::<B>().add(at), many);
    for (place, one) in target.iter_mut().zip(source) {
        *place = B::cut((*one).into());
    }
}

/// Writes one character into a buffer of characters of the width `kind`.
#[inline(always)]
pub unsafe fn write(kind: c_int, data: *mut c_void, at: usize, character: u32) {
    match kind {
        1 => data.cast::<u8>().add(at).write(character as u8),
        2 => data.cast::<u16>().add(at).write(character as u16),
        _ => data.cast::<u32>().add(at).write(character),
    }
}

/// The same `many` times.
pub unsafe fn fill(kind: c_int, data: *mut c_void, at: usize, character: u32, many: usize) {
    match kind {
        1 => ptr::write_bytes(data.cast::<u8>().add(at), character as u8, many),
        2 => {
            core::slice::from_raw_parts_mut(data.cast::<u16>().add(at), many).fill(character as u16)
        }
        _ => core::slice::from_raw_parts_mut(data.cast::<u32>().add(at), many).fill(character),
    }
}

/// What goes with the memory of a dead str.
#[inline(always)]
unsafe fn clear(op: *mut PyObject) {
    let state = state(op);
    if state & INTERNED != 0 {
        super::intern::forget(op);
    }
    if state & (ASCII | COMPACT) == (ASCII | COMPACT) {
        return;
    }
    let data = if state & COMPACT == 0 {
        (*op.cast::<PyUnicodeObject>()).data
    } else {
        null_mut()
    };
    if (*op.cast::<PyCompactUnicodeObject>()).utf8.cast() != data {
        drop_utf8(op);
    }
    PyMem_Free(data);
}

/// The end of an object of exactly this type.
#[inline(always)]
pub unsafe fn dealloc_exact(op: *mut PyObject) {
    if state(op) & STATIC != 0 {
        (*op).ob_refcnt = IMMORTAL;
        return;
    }
    clear(op);
    PyObject_Free(op.cast());
}

pub unsafe extern "C" fn dealloc(op: *mut PyObject) {
    if PyUnicode_CheckExact(op) {
        return dealloc_exact(op);
    }
    clear(op);
    if let Some(free) = (*Py_TYPE(op)).tp_free {
        free(op.cast());
    }
}

/// Bytes in memory, with the UTF-8 text that was made.
pub unsafe fn size_in_bytes(op: *mut PyObject) -> usize {
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let characters = (length + 1) * PyUnicode_KIND(op) as usize;
    if PyUnicode_IS_ASCII(op) && PyUnicode_IS_COMPACT(op) {
        return header(true) + characters;
    }
    let compact = op.cast::<PyCompactUnicodeObject>();
    let own = if PyUnicode_IS_COMPACT(op) {
        header(false)
    } else {
        (*Py_TYPE(op)).tp_basicsize as usize
    };
    let shared = (*compact).utf8.cast() == PyUnicode_DATA(op);
    let utf8 = if (*compact).utf8.is_null() || shared {
        0
    } else {
        (*compact).utf8_length as usize + 1
    };
    own + characters + utf8
}
