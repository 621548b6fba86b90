//! bytes: making, sharing, comparing.

use super::methods;
use super::out::Out;
use super::text;
use super::view::{View, of_bytes};
use crate::prelude::*;
use crate::types::iter::next_item;
use crate::types::unicode::optional_text;

/// Before the characters, in bytes.
pub const HEAD_BYTES: usize = core::mem::offset_of!(PyBytesObject, ob_sval);

/// A shared bytes object of at most one byte.
#[repr(C)]
struct Small {
    head: PyVarObject,
    hash: Py_hash_t,
    text: [u8; 8],
}

const fn small(length: isize, byte: u8) -> Small {
    Small {
        head: PyVarObject {
            ob_base: PyObject {
                ob_refcnt: IMMORTAL,
                ob_type: &raw mut PyBytes_Type,
            },
            ob_size: length,
        },
        hash: -1,
        text: [byte, 0, 0, 0, 0, 0, 0, 0],
    }
}

static mut EMPTY: Small = small(0, 0);
static mut CHARACTERS: [Small; 256] = {
    let mut all = [const { small(1, 0) }; 256];
    let mut byte = 0;
    while byte < 256 {
        all[byte].text[0] = byte as u8;
        byte += 1;
    }
    all
};

/// b'', borrowed.
pub fn empty() -> *mut PyObject {
    (&raw mut EMPTY).cast()
}

/// The bytes object of one byte, borrowed.
pub fn character(byte: u8) -> *mut PyObject {
    // SAFETY: within the table.
    unsafe {
        (&raw mut CHARACTERS)
            .cast::<Small>()
            .add(byte as usize)
            .cast()
    }
}

/// A bytes object of `length` bytes that the caller fills in; never a shared one, but when `length` is 0.
pub unsafe fn unfilled(length: usize) -> Fallible<Ref> {
    if length == 0 {
        return Ok(Ref::new(empty()));
    }
    if length > PY_SSIZE_T_MAX - HEAD_BYTES - 1 {
        PyErr_SetString(PyExc_OverflowError, c"byte string is too large".as_ptr());
        return Err(Raised);
    }
    let op: *mut PyBytesObject = PyObject_Malloc(HEAD_BYTES + length + 1).cast();
    if op.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    PyObject_InitVar(op.cast(), &raw mut PyBytes_Type, length as Py_ssize_t);
    (*op).ob_shash = -1;
    *PyBytes_AS_STRING(op.cast()).add(length) = 0;
    Ok(Ref::steal_unchecked(op))
}

/// The bytes object of `text`; one of up to one byte is shared.
pub unsafe fn make(text: &[u8]) -> Fallible<Ref> {
    if let [byte] = text {
        return Ok(Ref::new(character(*byte)));
    }
    let made = unfilled(text.len())?;
    ptr::copy_nonoverlapping(
        text.as_ptr(),
        PyBytes_AS_STRING(made.ptr()).cast(),
        text.len(),
    );
    Ok(made)
}

/// The bytes object of `parts`, one after the other.
pub unsafe fn concatenation(parts: &[&[u8]]) -> Fallible<Ref> {
    let length = parts
        .iter()
        .try_fold(0usize, |sum, part| sum.checked_add(part.len()))
        .unwrap_or(usize::MAX);
    let made = unfilled(length)?;
    let mut end: *mut u8 = PyBytes_AS_STRING(made.ptr()).cast();
    for part in parts {
        ptr::copy_nonoverlapping(part.as_ptr(), end, part.len());
        end = end.add(part.len());
    }
    Ok(made)
}

/// Writes `text` over and over until `out` is full.
pub fn repeat_into(out: &mut [u8], text: &[u8]) {
    match text {
        [] => {}
        [byte] => out.fill(*byte),
        _ => {
            let mut done = text.len().min(out.len());
            out[..done].copy_from_slice(&text[..done]);
            while done < out.len() {
                let more = done.min(out.len() - done);
                out.copy_within(..more, done);
                done += more;
            }
        }
    }
}

/// Whether `text` is `left` compared as `operation` (`Py_LT` …) with `right`.
pub fn compares(left: &[u8], right: &[u8], operation: c_int) -> bool {
    match operation {
        Py_EQ => left == right,
        Py_NE => left != right,
        Py_LT => left < right,
        Py_LE => left <= right,
        Py_GT => left > right,
        _ => left >= right,
    }
}

/// A byte, from an object that stands for an integer. `ValueError` with `message` outside of a byte's range.
pub unsafe fn byte_of(op: *mut PyObject, message: &CStr) -> Fallible<u8> {
    let value = PyNumber_AsSsize_t(op, null_mut());
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    u8::try_from(value).map_err(|_| {
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        Raised
    })
}

// ---- Slots ----

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    ((*Py_TYPE(op)).tp_free.unwrap_unchecked())(op.cast());
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

/// `left + right` of anything that lends its bytes.
pub unsafe extern "C" fn concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject {
    let sides: Fallible<_> = (|| Ok((View::of(left)?, View::of(right)?)))();
    let Ok((a, b)) = sides else {
        PyErr_Format(
            PyExc_TypeError,
            c"can't concat %.100s to %.100s".as_ptr(),
            (*Py_TYPE(right)).tp_name,
            (*Py_TYPE(left)).tp_name,
        );
        return null_mut();
    };
    if a.bytes().is_empty() && PyBytes_CheckExact(right) {
        return new_ref(right);
    }
    if b.bytes().is_empty() && PyBytes_CheckExact(left) {
        return new_ref(left);
    }
    concatenation(&[a.bytes(), b.bytes()]).or_null()
}

unsafe extern "C" fn repeat(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    let text = of_bytes(op);
    let times = times.max(0) as usize;
    let Some(length) = text
        .len()
        .checked_mul(times)
        .filter(|n| *n <= PY_SSIZE_T_MAX)
    else {
        PyErr_SetString(PyExc_OverflowError, c"repeated bytes are too long".as_ptr());
        return null_mut();
    };
    if length == text.len() && PyBytes_CheckExact(op) {
        return new_ref(op);
    }
    let made = match unfilled(length) {
        Ok(made) => made,
        Err(raised) => return Err::<Ref, _>(raised).or_null(),
    };
    let out = core::slice::from_raw_parts_mut(PyBytes_AS_STRING(made.ptr()).cast::<u8>(), length);
    repeat_into(out, text);
    made.into_raw()
}

unsafe extern "C" fn item(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    match usize::try_from(index)
        .ok()
        .and_then(|i| of_bytes(op).get(i))
    {
        Some(byte) => PyLong_FromLong((*byte).into()),
        None => {
            PyErr_SetString(PyExc_IndexError, c"index out of range".as_ptr());
            null_mut()
        }
    }
}

unsafe extern "C" fn subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if PyIndex_Check(key) != 0 {
        let index = PyNumber_AsSsize_t(key, PyExc_IndexError);
        if index == -1 && !PyErr_Occurred().is_null() {
            return null_mut();
        }
        return item(
            op,
            if index < 0 {
                index + Py_SIZE(op)
            } else {
                index
            },
        );
    }
    if !PySlice_Check(key) {
        PyErr_Format(
            PyExc_TypeError,
            c"byte indices must be integers or slices, not %.200s".as_ptr(),
            (*Py_TYPE(key)).tp_name,
        );
        return null_mut();
    }
    let text = of_bytes(op);
    let (mut start, mut stop, mut step) = (0, 0, 0);
    if PySlice_Unpack(key, &mut start, &mut stop, &mut step) < 0 {
        return null_mut();
    }
    let count = PySlice_AdjustIndices(Py_SIZE(op), &mut start, &mut stop, step) as usize;
    if count == text.len() && step == 1 && PyBytes_CheckExact(op) {
        return new_ref(op);
    }
    if step == 1 {
        return make(&text[start as usize..][..count]).or_null();
    }
    picked(text, start, step, count).or_null()
}

unsafe fn picked(text: &[u8], start: isize, step: isize, count: usize) -> Fallible<Ref> {
    if count == 1 {
        return Ok(Ref::new(character(text[start as usize])));
    }
    let made = unfilled(count)?;
    let out: *mut u8 = PyBytes_AS_STRING(made.ptr()).cast();
    for i in 0..count {
        *out.add(i) = text[(start + step * i as isize) as usize];
    }
    Ok(made)
}

/// Whether a byte, or a run of bytes, is in `text`.
pub unsafe fn contains_in(text: &[u8], sought: *mut PyObject) -> Fallible<bool> {
    if PyIndex_Check(sought) != 0 {
        let byte = byte_of(sought, c"byte must be in range(0, 256)")?;
        return Ok(memchr::memchr(byte, text).is_some());
    }
    let sought = View::of(sought)?;
    Ok(memchr::memmem::find(text, sought.bytes()).is_some())
}

unsafe extern "C" fn contains(op: *mut PyObject, sought: *mut PyObject) -> c_int {
    contains_in(of_bytes(op), sought).or_minus_one()
}

unsafe extern "C" fn get_buffer(op: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int {
    PyBuffer_FillInfo(
        view,
        op,
        PyBytes_AS_STRING(op).cast(),
        Py_SIZE(op),
        1,
        flags,
    )
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let bytes = op.cast::<PyBytesObject>();
    if (*bytes).ob_shash == -1 {
        (*bytes).ob_shash = _Py_HashBytes(PyBytes_AS_STRING(op).cast(), Py_SIZE(op));
    }
    (*bytes).ob_shash
}

unsafe extern "C" fn rich_compare(
    left: *mut PyObject,
    right: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    if !PyBytes_Check(left) || !PyBytes_Check(right) {
        return Py_NotImplemented();
    }
    let equal_by_identity = left == right && operation == Py_EQ;
    Py_Bool(equal_by_identity || compares(of_bytes(left), of_bytes(right), operation))
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    text::repr(of_bytes(op), &[b"b"], b"", true, false).or_null()
}

unsafe extern "C" fn iter(op: *mut PyObject) -> *mut PyObject {
    super::iterator::of(op, &raw mut PyBytesIter_Type).or_null()
}

/// What `bytes(...)` and `bytearray(...)` have in common: the source, the encoding and the errors, each NULL when left
/// out.
pub struct Sources {
    /// The first argument.
    pub source: *mut PyObject,
    /// `encoding`.
    pub encoding: *const c_char,
    /// `errors`.
    pub errors: *const c_char,
}

impl Sources {
    /// From the arguments of the call.
    pub unsafe fn parse(
        arguments: *mut PyObject,
        named: *mut PyObject,
        format: &CStr,
        name: &CStr,
    ) -> Fallible<Sources> {
        let (mut source, mut encoding, mut errors) = (null_mut(), null_mut(), null_mut());
        parse_named!(
            arguments,
            named,
            format,
            [c"source", c"encoding", c"errors"],
            source,
            encoding,
            errors
        )?;
        let sources = Sources {
            source,
            encoding: optional_text(name, c"argument 'encoding'", encoding)?,
            errors: optional_text(name, c"argument 'errors'", errors)?,
        };
        Ok(sources)
    }

    /// Whether they go together.
    pub unsafe fn check(&self) -> Fallible {
        let message = if self.source.is_null() {
            if !self.encoding.is_null() {
                c"encoding without a string argument"
            } else if !self.errors.is_null() {
                c"errors without a string argument"
            } else {
                return Ok(());
            }
        } else if PyUnicode_Check(self.source) {
            if !self.encoding.is_null() {
                return Ok(());
            }
            c"string argument without an encoding"
        } else if !self.encoding.is_null() {
            c"encoding without a string argument"
        } else if !self.errors.is_null() {
            c"errors without a string argument"
        } else {
            return Ok(());
        };
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        Err(Raised)
    }

    /// The encoded bytes, when the source is a str.
    pub unsafe fn encoded(&self) -> Fallible<Option<Ref>> {
        if self.source.is_null() || !PyUnicode_Check(self.source) {
            return Ok(None);
        }
        owned(PyUnicode_AsEncodedString(
            self.source,
            self.encoding,
            self.errors,
        ))
        .map(Some)
    }
}

/// The length that a source which is an integer asks for; `None` when it is none.
pub unsafe fn wanted_length(source: *mut PyObject) -> Fallible<Option<usize>> {
    if PyIndex_Check(source) == 0 {
        return Ok(None);
    }
    let length = PyNumber_AsSsize_t(source, PyExc_OverflowError);
    if length == -1 && !PyErr_Occurred().is_null() {
        if PyErr_ExceptionMatches(PyExc_TypeError) == 0 {
            return Err(Raised);
        }
        PyErr_Clear();
        return Ok(None);
    }
    usize::try_from(length).map(Some).map_err(|_| {
        PyErr_SetString(PyExc_ValueError, c"negative count".as_ptr());
        Raised
    })
}

unsafe fn from_call(arguments: *mut PyObject, named: *mut PyObject) -> Fallible<Ref> {
    let sources = Sources::parse(arguments, named, c"|OOO:bytes", c"bytes")?;
    sources.check()?;
    if let Some(encoded) = sources.encoded()? {
        return Ok(encoded);
    }
    if sources.source.is_null() {
        return Ok(Ref::new(empty()));
    }
    let method = special_method(sources.source, name!("__bytes__"))?;
    if let Some(method) = method {
        let made = owned(PyObject_CallNoArgs(method.ptr()))?;
        if !PyBytes_Check(made.ptr()) {
            PyErr_Format(
                PyExc_TypeError,
                c"__bytes__ returned non-bytes (type %.200s)".as_ptr(),
                (*Py_TYPE(made.ptr())).tp_name,
            );
            return Err(Raised);
        }
        return Ok(made);
    }
    if let Some(length) = wanted_length(sources.source)? {
        let made = unfilled(length)?;
        ptr::write_bytes(PyBytes_AS_STRING(made.ptr()).cast::<u8>(), 0, length);
        return Ok(made);
    }
    from_object(sources.source)
}

/// A method that the type of `op` has, bound to `op`.
unsafe fn special_method(op: *mut PyObject, method: *mut PyObject) -> Fallible<Option<Ref>> {
    let found = _PyType_Lookup(Py_TYPE(op), method);
    if found.is_null() {
        return Ok(None);
    }
    match (*Py_TYPE(found)).tp_descr_get {
        Some(get) => owned(get(found, op, Py_TYPE(op).cast())).map(Some),
        None => Ok(Some(Ref::new(found))),
    }
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    arguments: *mut PyObject,
    named: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let made = from_call(arguments, named)?;
        if kind == &raw mut PyBytes_Type {
            return Ok(made);
        }
        of_subtype(kind, of_bytes(made.ptr()))
    })()
    .or_null()
}

unsafe fn of_subtype(kind: *mut PyTypeObject, text: &[u8]) -> Fallible<Ref> {
    let allocate = (*kind).tp_alloc.ok_or(Raised)?;
    let made = owned(allocate(kind, text.len() as Py_ssize_t))?;
    (*made.cast::<PyBytesObject>()).ob_shash = -1;
    ptr::copy_nonoverlapping(
        text.as_ptr(),
        PyBytes_AS_STRING(made.ptr()).cast(),
        text.len(),
    );
    Ok(made)
}

/// The bytes that `op` stands for: a buffer's, or integers that it gives.
pub unsafe fn from_object(op: *mut PyObject) -> Fallible<Ref> {
    if PyBytes_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    if PyObject_CheckBuffer(op) != 0 {
        let mut view = Py_buffer::EMPTY;
        status(PyObject_GetBuffer(op, &mut view, PyBUF_FULL_RO))?;
        let made = unfilled(view.len as usize).and_then(|made| {
            let to: *mut c_void = PyBytes_AS_STRING(made.ptr()).cast();
            let copied = status(PyBuffer_ToContiguous(to, &view, view.len, b'C' as c_char));
            copied.map(|()| made)
        });
        PyBuffer_Release(&mut view);
        return made;
    }
    let iterable = if PyUnicode_Check(op) {
        null_mut()
    } else {
        {
            let iterator = PyObject_GetIter(op);
            if iterator.is_null() && PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                PyErr_Clear();
            }
            iterator
        }
    };
    if let Some(iterator) = Ref::steal(iterable) {
        // The length is not needed here, but asking for it runs code that may fail.
        if PyObject_LengthHint(op, 64) < 0 {
            return Err(Raised);
        }
        return collect(&iterator);
    }
    if PyErr_Occurred().is_null() {
        PyErr_Format(
            PyExc_TypeError,
            c"cannot convert '%.200s' object to bytes".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
    }
    Err(Raised)
}

unsafe fn collect(iterator: &Ref) -> Fallible<Ref> {
    let mut text = Out::new(0)?;
    while let Some(next) = next_item(iterator)? {
        text.byte(byte_of(next.ptr(), c"bytes must be in range(0, 256)")?)?;
    }
    text.finish()
}

static mut SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat),
    sq_repeat: Some(repeat),
    sq_item: Some(item),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(subscript),
    mp_ass_subscript: None,
};

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_remainder: Some(super::format::bytes_remainder),
    ..PyNumberMethods::EMPTY
};

static mut BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(get_buffer),
    bf_releasebuffer: None,
};

/// The type.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"bytes".as_ptr(),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_basicsize: (HEAD_BYTES + 1) as Py_ssize_t,
    tp_itemsize: 1,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBER,
    tp_as_sequence: &raw mut SEQUENCE,
    tp_as_mapping: &raw mut MAPPING,
    tp_as_buffer: &raw mut BUFFER,
    tp_hash: Some(hash),
    tp_str: Some(repr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_BYTES_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    tp_doc: c"bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> bytes\nbytes(int) -> bytes\nbytes() -> bytes\n\nBytes that never change: of numbers below 256, of a str and its encoding, of what has a buffer or __bytes__, or so many zeros.".as_ptr(),
    tp_richcompare: Some(rich_compare),
    tp_iter: Some(iter),
    tp_methods: methods::of_bytes(),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};
