//! bytearray.
//!
//! Always true: `ob_start` lies in `ob_bytes ..= ob_bytes + ob_alloc`, `ob_size` bytes from it on are the content, and
//! the byte behind them is 0. Without memory all three are NULL and 0. While `ob_exports` is not 0 neither moves.

mod own_methods;

use super::object::{self, byte_of, repeat_into};
use super::text;
use super::view::{View, of_bytearray, of_either};
use crate::prelude::*;
use crate::types::iter::next_item;

const BYTE_RANGE: &CStr = c"byte must be in range(0, 256)";

unsafe fn array<'a>(op: *mut PyObject) -> &'a mut PyByteArrayObject {
    &mut *op.cast()
}

/// A bytearray of `text`.
pub unsafe fn make(text: &[u8]) -> Fallible<Ref> {
    let made = owned(_PyObject_New(&raw mut PyByteArray_Type))?;
    clear_fields(made.ptr());
    resize(made.ptr(), text.len())?;
    of_bytearray(made.ptr()).copy_from_slice(text);
    Ok(made)
}

unsafe fn clear_fields(op: *mut PyObject) {
    let array = array(op);
    array.ob_base.ob_size = 0;
    array.ob_alloc = 0;
    array.ob_bytes = null_mut();
    array.ob_start = null_mut();
    array.ob_exports = 0;
}

/// BufferError while somebody looks at the bytes.
unsafe fn check_free(op: *mut PyObject) -> Fallible {
    if array(op).ob_exports > 0 {
        PyErr_SetString(
            PyExc_BufferError,
            c"Existing exports of data: object cannot be re-sized".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(())
}

/// Makes the content `length` bytes long; what is new has no particular value.
pub unsafe fn resize(op: *mut PyObject, length: usize) -> Fallible {
    let array = array(op);
    if array.ob_base.ob_size as usize == length && !array.ob_bytes.is_null() {
        return Ok(());
    }
    if length == 0 && array.ob_bytes.is_null() {
        return Ok(());
    }
    check_free(op)?;
    let offset = array.ob_start.offset_from(array.ob_bytes) as usize;
    let have = array.ob_alloc as usize;
    if length + offset < have && length >= have / 2 {
        array.ob_base.ob_size = length as Py_ssize_t;
        *array.ob_start.add(length) = 0;
        return Ok(());
    }
    if length >= PY_SSIZE_T_MAX {
        PyErr_NoMemory();
        return Err(Raised);
    }
    let size = grown(length, have);
    let kept = length.min(array.ob_base.ob_size as usize);
    let memory: *mut c_char = if offset > 0 {
        let memory = PyMem_Malloc(size).cast::<c_char>();
        if !memory.is_null() {
            ptr::copy_nonoverlapping(array.ob_start, memory, kept);
            PyMem_Free(array.ob_bytes.cast());
        }
        memory
    } else {
        PyMem_Realloc(array.ob_bytes.cast(), size).cast()
    };
    if memory.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    array.ob_bytes = memory;
    array.ob_start = memory;
    array.ob_alloc = size as Py_ssize_t;
    array.ob_base.ob_size = length as Py_ssize_t;
    *memory.add(length) = 0;
    Ok(())
}

/// How many bytes to have for `length` when there were `have`: after a large step just what it takes, with room for
/// more when the array grows step by step.
fn grown(length: usize, have: usize) -> usize {
    if length < have / 2 || length > have + (have >> 3) {
        length + 1
    } else {
        length + (length >> 3) + if length < 9 { 3 } else { 6 }
    }
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let array = array(op);
    if array.ob_exports > 0 {
        PyErr_SetString(
            PyExc_SystemError,
            c"deallocated bytearray object has exported buffers".as_ptr(),
        );
        PyErr_WriteUnraisable(null_mut());
    }
    if !array.ob_bytes.is_null() {
        PyMem_Free(array.ob_bytes.cast());
    }
    ((*Py_TYPE(op)).tp_free.unwrap_unchecked())(op.cast());
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

/// The content replaced by `text`, at `start .. start + removed`.
unsafe fn splice(op: *mut PyObject, start: usize, removed: usize, text: &[u8]) -> Fallible {
    let size = Py_SIZE(op) as usize;
    let after = size - start - removed;
    let length = size - removed + text.len();
    let content = of_bytearray(op).as_mut_ptr();
    if text.len() < removed {
        check_free(op)?;
        if start == 0 && text.len() < removed && after > 0 {
            // Cut at the front: the start moves.
            let array = array(op);
            array.ob_start = array.ob_start.add(removed - text.len());
            array.ob_base.ob_size = length as Py_ssize_t;
        } else {
            ptr::copy(
                content.add(start + removed),
                content.add(start + text.len()),
                after,
            );
            resize(op, length)?;
        }
    } else if text.len() > removed {
        resize(op, length)?;
        let content = of_bytearray(op).as_mut_ptr();
        ptr::copy(
            content.add(start + removed),
            content.add(start + text.len()),
            after,
        );
    }
    if !text.is_empty() {
        of_bytearray(op)[start..start + text.len()].copy_from_slice(text);
    }
    Ok(())
}

/// `left + right`, a bytearray.
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
    (|| {
        let made = make(b"")?;
        resize(made.ptr(), a.bytes().len() + b.bytes().len())?;
        let (first, second) = of_bytearray(made.ptr()).split_at_mut(a.bytes().len());
        first.copy_from_slice(a.bytes());
        second.copy_from_slice(b.bytes());
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn concat_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let view = match View::of(other) {
        Ok(view) => view,
        Err(Raised) => {
            PyErr_Format(
                PyExc_TypeError,
                c"can't concat %.100s to %.100s".as_ptr(),
                (*Py_TYPE(other)).tp_name,
                (*Py_TYPE(op)).tp_name,
            );
            return null_mut();
        }
    };
    add_bytes(op, &view).map(|()| Ref::new(op)).or_null()
}

/// Adds bytes behind the content; BufferError when somebody looks at the array, as by the view of itself.
unsafe fn add_bytes(op: *mut PyObject, view: &View) -> Fallible {
    let size = Py_SIZE(op) as usize;
    resize(op, size + view.bytes().len())?;
    of_bytearray(op)[size..].copy_from_slice(view.bytes());
    Ok(())
}

unsafe fn repeated_length(op: *mut PyObject, times: Py_ssize_t) -> Fallible<usize> {
    (Py_SIZE(op) as usize)
        .checked_mul(times.max(0) as usize)
        .filter(|length| *length < PY_SSIZE_T_MAX)
        .ok_or_else(|| {
            PyErr_NoMemory();
            Raised
        })
}

unsafe extern "C" fn repeat(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    (|| {
        let length = repeated_length(op, times)?;
        let made = make(b"")?;
        resize(made.ptr(), length)?;
        repeat_into(of_bytearray(made.ptr()), of_either(op));
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn repeat_in_place(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    (|| {
        let (size, length) = (Py_SIZE(op) as usize, repeated_length(op, times)?);
        resize(op, length)?;
        if size > 0 && length > size {
            let (first, rest) = of_bytearray(op).split_at_mut(size);
            repeat_into(rest, first);
        }
        Ok(Ref::new(op))
    })()
    .or_null()
}

/// The place of an index argument; `None`: an exception is set.
unsafe fn place(op: *mut PyObject, index: Py_ssize_t, message: &CStr) -> Fallible<usize> {
    let size = Py_SIZE(op);
    let index = if index < 0 { index + size } else { index };
    if (0..size).contains(&index) {
        return Ok(index as usize);
    }
    PyErr_SetString(PyExc_IndexError, message.as_ptr());
    Err(Raised)
}

const OUT_OF_RANGE: &CStr = c"bytearray index out of range";

unsafe extern "C" fn item(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    match of_either(op).get(index as usize) {
        Some(byte) if index >= 0 => PyLong_FromLong((*byte).into()),
        _ => {
            PyErr_SetString(PyExc_IndexError, OUT_OF_RANGE.as_ptr());
            null_mut()
        }
    }
}

unsafe fn index_of(key: *mut PyObject) -> Fallible<Py_ssize_t> {
    let index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if index == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(index)
}

/// A slice of the array: its start, its step, how many bytes.
unsafe fn slice_of(op: *mut PyObject, key: *mut PyObject) -> Fallible<(isize, isize, usize)> {
    if !PySlice_Check(key) {
        PyErr_Format(
            PyExc_TypeError,
            c"bytearray indices must be integers or slices, not %.200s".as_ptr(),
            (*Py_TYPE(key)).tp_name,
        );
        return Err(Raised);
    }
    let (mut start, mut stop, mut step) = (0, 0, 0);
    status(PySlice_Unpack(key, &mut start, &mut stop, &mut step))?;
    let count = PySlice_AdjustIndices(Py_SIZE(op), &mut start, &mut stop, step);
    Ok((start, step, count as usize))
}

unsafe extern "C" fn subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if PyIndex_Check(key) != 0 {
        let at = index_of(key).and_then(|index| place(op, index, OUT_OF_RANGE));
        return match at {
            Ok(at) => PyLong_FromLong(of_either(op)[at].into()),
            Err(Raised) => null_mut(),
        };
    }
    (|| {
        let (start, step, count) = slice_of(op, key)?;
        if step == 1 {
            return make(&of_either(op)[start as usize..][..count]);
        }
        let made = make(b"")?;
        resize(made.ptr(), count)?;
        let content = of_either(op);
        for (i, byte) in of_bytearray(made.ptr()).iter_mut().enumerate() {
            *byte = content[(start + i as isize * step) as usize];
        }
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn assign_item(
    op: *mut PyObject,
    index: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    (|| {
        if value.is_null() {
            return splice(op, place(op, index, OUT_OF_RANGE)?, 1, b"");
        }
        // First the number: asking for it may change the array.
        let byte = byte_of(value, BYTE_RANGE)?;
        let at = place(op, index, OUT_OF_RANGE)?;
        of_bytearray(op)[at] = byte;
        Ok(())
    })()
    .or_minus_one()
}

unsafe extern "C" fn assign_subscript(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if PyIndex_Check(key) != 0 {
        return match index_of(key) {
            Ok(index) => assign_item(op, index, value),
            Err(Raised) => -1,
        };
    }
    (|| {
        if value.is_null() {
            let (start, step, count) = slice_of(op, key)?;
            return delete_slice(op, start, step, count);
        }
        slice_of(op, key)?;
        let source = source_of(value)?;
        let source = of_either(source.ptr());
        let (start, step, count) = slice_of(op, key)?;
        if step == 1 {
            return splice(op, start as usize, count, source);
        }
        if source.is_empty() {
            return delete_slice(op, start, step, count);
        }
        if source.len() != count {
            PyErr_Format(
                PyExc_ValueError,
                c"attempt to assign bytes of size %zd to extended slice of size %zd".as_ptr(),
                source.len(),
                count,
            );
            return Err(Raised);
        }
        let content = of_bytearray(op);
        for (i, byte) in source.iter().enumerate() {
            content[(start + i as isize * step) as usize] = *byte;
        }
        Ok(())
    })()
    .or_minus_one()
}

/// The bytes that a slice is to become: a copy, since they may be the array's own.
unsafe fn source_of(value: *mut PyObject) -> Fallible<Ref> {
    if PyNumber_Check(value) != 0 || PyUnicode_Check(value) {
        PyErr_SetString(
            PyExc_TypeError,
            c"can assign only bytes, buffers, or iterables of ints in range(0, 256)".as_ptr(),
        );
        return Err(Raised);
    }
    if PyObject_CheckBuffer(value) != 0 {
        return object::make(View::of(value)?.bytes());
    }
    owned(PyByteArray_FromObject(value))
}

unsafe fn delete_slice(op: *mut PyObject, start: isize, step: isize, count: usize) -> Fallible {
    if count == 0 {
        return Ok(());
    }
    if step == 1 {
        return splice(op, start as usize, count, b"");
    }
    check_free(op)?;
    let (first, every) = if step < 0 {
        (start + (count as isize - 1) * step, -step)
    } else {
        (start, step)
    };
    let (first, every) = (first as usize, every as usize);
    let content = of_bytearray(op);
    let mut length = first;
    for i in 0..count {
        let kept = first + i * every + 1;
        let end = (kept + every - 1).min(content.len());
        let end = if i + 1 < count { end } else { content.len() };
        content.copy_within(kept..end, length);
        length += end - kept;
    }
    resize(op, length)
}

unsafe extern "C" fn contains(op: *mut PyObject, sought: *mut PyObject) -> c_int {
    object::contains_in(of_either(op), sought).or_minus_one()
}

static mut NOTHING: u8 = 0;

unsafe extern "C" fn get_buffer(op: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int {
    if view.is_null() {
        PyErr_SetString(
            PyExc_BufferError,
            c"bytearray_getbuffer: view==NULL argument is obsolete".as_ptr(),
        );
        return -1;
    }
    let start = PyByteArray_AsString(op);
    let filled = PyBuffer_FillInfo(view, op, start.cast(), Py_SIZE(op), 0, flags);
    if filled == 0 {
        array(op).ob_exports += 1;
    }
    filled
}

unsafe extern "C" fn release_buffer(op: *mut PyObject, _: *mut Py_buffer) {
    array(op).ob_exports -= 1;
}

/// The content for C, ending in a zero byte.
pub unsafe fn c_string(op: *mut PyObject) -> *mut c_char {
    if array(op).ob_start.is_null() {
        (&raw mut NOTHING).cast()
    } else {
        array(op).ob_start
    }
}

unsafe extern "C" fn rich_compare(
    left: *mut PyObject,
    right: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    if PyObject_CheckBuffer(left) == 0 || PyObject_CheckBuffer(right) == 0 {
        return Py_NotImplemented();
    }
    let sides = (|| Ok::<_, Raised>((View::of(left)?, View::of(right)?)))();
    match sides {
        Ok((a, b)) => Py_Bool(object::compares(a.bytes(), b.bytes(), operation)),
        Err(Raised) => {
            PyErr_Clear();
            Py_NotImplemented()
        }
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    (|| {
        let kind = owned(PyType_GetName(Py_TYPE(op)))?;
        let mut size = 0;
        let name = PyUnicode_AsUTF8AndSize(kind.ptr(), &mut size);
        if name.is_null() {
            return Err(Raised);
        }
        let name = core::slice::from_raw_parts(name.cast::<u8>(), size as usize);
        text::repr(of_either(op), &[name, b"(b"], b")", true, true)
    })()
    .or_null()
}

unsafe extern "C" fn iter(op: *mut PyObject) -> *mut PyObject {
    super::iterator::of(op, &raw mut PyByteArrayIter_Type).or_null()
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    match (*kind).tp_alloc {
        Some(allocate) => {
            let made = allocate(kind, 0);
            if !made.is_null() {
                clear_fields(made);
            }
            made
        }
        None => null_mut(),
    }
}

unsafe extern "C" fn init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    named: *mut PyObject,
) -> c_int {
    (|| {
        let sources = object::Sources::parse(arguments, named, c"|OOO:bytearray", c"bytearray")?;
        if Py_SIZE(op) != 0 {
            resize(op, 0)?;
        }
        sources.check()?;
        if let Some(encoded) = sources.encoded()? {
            return add_bytes(op, &View::of(encoded.ptr())?);
        }
        if sources.source.is_null() {
            return Ok(());
        }
        if let Some(length) = object::wanted_length(sources.source)? {
            resize(op, length)?;
            of_bytearray(op).fill(0);
            return Ok(());
        }
        if PyObject_CheckBuffer(sources.source) != 0 {
            let bytes = object::from_object(sources.source)?;
            return add_bytes(op, &View::of(bytes.ptr())?);
        }
        let Some(iterator) = Ref::steal(PyObject_GetIter(sources.source)) else {
            if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                PyErr_Format(
                    PyExc_TypeError,
                    c"cannot convert '%.200s' object to bytearray".as_ptr(),
                    (*Py_TYPE(sources.source)).tp_name,
                );
            }
            return Err(Raised);
        };
        extend_from(op, &iterator)
    })()
    .or_minus_one()
}

unsafe fn extend_from(op: *mut PyObject, iterator: &Ref) -> Fallible {
    while let Some(next) = next_item(iterator)? {
        push(op, byte_of(next.ptr(), BYTE_RANGE)?)?;
    }
    Ok(())
}

unsafe fn push(op: *mut PyObject, byte: u8) -> Fallible {
    let size = Py_SIZE(op) as usize;
    resize(op, size + 1)?;
    of_bytearray(op)[size] = byte;
    Ok(())
}

static mut SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat),
    sq_repeat: Some(repeat),
    sq_item: Some(item),
    sq_ass_item: Some(assign_item),
    sq_contains: Some(contains),
    sq_inplace_concat: Some(concat_in_place),
    sq_inplace_repeat: Some(repeat_in_place),
    ..PySequenceMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(subscript),
    mp_ass_subscript: Some(assign_subscript),
};

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_remainder: Some(super::format::array_remainder),
    ..PyNumberMethods::EMPTY
};

static mut BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(get_buffer),
    bf_releasebuffer: Some(release_buffer),
};

/// The type.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"bytearray".as_ptr(),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_basicsize: size_of::<PyByteArrayObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBER,
    tp_as_sequence: &raw mut SEQUENCE,
    tp_as_mapping: &raw mut MAPPING,
    tp_as_buffer: &raw mut BUFFER,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_str: Some(repr),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_MATCH_SELF,
    tp_doc: c"bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> bytearray\nbytearray(int) -> bytearray\nbytearray() -> bytearray\n\nBytes that can be changed, made like those of bytes().".as_ptr(),
    tp_richcompare: Some(rich_compare),
    tp_iter: Some(iter),
    tp_methods: (&raw mut own_methods::METHODS).cast(),
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_Free),
    ..PyTypeObject::EMPTY
};
