//! memoryview: making views, looking at items and slices, changing them.

use core::slice;

use super::{attributes, compare, item, layout, managed, methods};
use crate::gc;
use crate::prelude::*;

/// The struct of a view.
pub unsafe fn of<'a>(op: *mut PyObject) -> &'a mut PyMemoryViewObject {
    &mut *op.cast()
}

/// ValueError when the view, or the buffer below it, has been released.
pub unsafe fn check(op: *mut PyObject) -> Fallible {
    let view = of(op);
    let released = view.flags & _Py_MEMORYVIEW_RELEASED != 0
        || (*view.mbuf).flags & _Py_MANAGED_BUFFER_RELEASED != 0;
    if !released {
        return Ok(());
    }
    PyErr_SetString(
        PyExc_ValueError,
        c"operation forbidden on released memoryview object".as_ptr(),
    );
    Err(Raised)
}

/// A view of `from`, which lies in the shared buffer `shared`; with shape and strides of its own.
pub unsafe fn over(shared: &Ref, from: &Py_buffer) -> Fallible<Ref> {
    if from.ndim > PyBUF_MAX_NDIM {
        PyErr_SetString(
            PyExc_ValueError,
            c"memoryview: number of dimensions must not exceed 64".as_ptr(),
        );
        return Err(Raised);
    }
    let made = blank(from.ndim)?;
    let view = of(made.ptr());
    view.mbuf = shared.clone().into_raw().cast();
    (*view.mbuf).exports += 1;
    let fields = &mut view.view;
    fields.buf = from.buf;
    fields.len = from.len;
    fields.itemsize = from.itemsize;
    fields.readonly = from.readonly;
    // The shared buffer keeps the lender alive.
    fields.obj = from.obj;
    fields.format = if from.format.is_null() {
        c"B".as_ptr().cast_mut()
    } else {
        from.format
    };
    fields.internal = from.internal;
    let count = from.ndim as usize;
    let shape = slice::from_raw_parts_mut(fields.shape, count);
    let strides = slice::from_raw_parts_mut(fields.strides, count);
    if from.shape.is_null() {
        shape.fill(from.len / from.itemsize.max(1));
    } else {
        shape.copy_from_slice(layout::shape(from));
    }
    if from.strides.is_null() {
        layout::fill_strides(shape, strides, from.itemsize, false);
    } else {
        strides.copy_from_slice(slice::from_raw_parts(from.strides, count));
    }
    if from.suboffsets.is_null() {
        fields.suboffsets = null_mut();
    } else {
        ptr::copy_nonoverlapping(from.suboffsets, fields.suboffsets, count);
    }
    find_order(view);
    gc::track(made.ptr());
    Ok(made)
}

/// A view that shows nothing yet, with room for `dimensions` dimensions.
unsafe fn blank(dimensions: c_int) -> Fallible<Ref> {
    let count = dimensions as usize;
    let made = owned(_PyObject_GC_NewVar(
        &raw mut PyMemoryView_Type,
        3 * count as Py_ssize_t,
    ))?;
    let view = of(made.ptr());
    let room: *mut Py_ssize_t = (&raw mut view.ob_array).cast();
    view.mbuf = null_mut();
    view.hash = -1;
    view.flags = 0;
    view.exports = 0;
    view.weakreflist = null_mut();
    view.view = Py_buffer {
        ndim: dimensions,
        shape: room,
        strides: room.add(count),
        suboffsets: room.add(2 * count),
        ..Py_buffer::EMPTY
    };
    Ok(made)
}

/// Sets the flags that say how the items lie.
pub unsafe fn find_order(view: &mut PyMemoryViewObject) {
    view.flags &=
        !(_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN | _Py_MEMORYVIEW_SCALAR | _Py_MEMORYVIEW_PIL);
    if view.view.ndim == 0 {
        view.flags |= _Py_MEMORYVIEW_SCALAR;
    }
    if !view.view.suboffsets.is_null() {
        view.flags |= _Py_MEMORYVIEW_PIL;
        return;
    }
    if layout::is_contiguous(&view.view, false) {
        view.flags |= _Py_MEMORYVIEW_C;
    }
    if layout::is_contiguous(&view.view, true) {
        view.flags |= _Py_MEMORYVIEW_FORTRAN;
    }
}

/// A view of all that `lender` lends; of a view, one that shares its buffer.
pub unsafe fn from_object(lender: *mut PyObject) -> Fallible<Ref> {
    with_flags(lender, PyBUF_FULL_RO)
}

/// The same of what `lender` lends for `flags`.
pub unsafe fn with_flags(lender: *mut PyObject, flags: c_int) -> Fallible<Ref> {
    if PyMemoryView_Check(lender) {
        check(lender)?;
        let view = of(lender);
        let shared = Ref::new(view.mbuf);
        return over(&shared, &view.view);
    }
    if PyObject_CheckBuffer(lender) == 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"memoryview: a bytes-like object is required, not '%.200s'".as_ptr(),
            (*Py_TYPE(lender)).tp_name,
        );
        return Err(Raised);
    }
    let shared = managed::of(lender, flags)?;
    over(&shared, &(*shared.cast::<_PyManagedBufferObject>()).master)
}

/// Lets go of the buffer; BufferError while it is lent on.
pub unsafe fn release(op: *mut PyObject) -> Fallible {
    let view = of(op);
    if view.flags & _Py_MEMORYVIEW_RELEASED != 0 {
        return Ok(());
    }
    if view.exports > 0 {
        PyErr_Format(
            PyExc_BufferError,
            c"memoryview has %zd exported buffer%s".as_ptr(),
            view.exports,
            if view.exports == 1 { c"" } else { c"s" }.as_ptr(),
        );
        return Err(Raised);
    }
    view.flags |= _Py_MEMORYVIEW_RELEASED;
    if !view.mbuf.is_null() {
        (*view.mbuf).exports -= 1;
        if (*view.mbuf).exports == 0 {
            managed::release(view.mbuf.cast());
        }
    }
    view.view.obj = null_mut();
    Ok(())
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    let view = of(op);
    if release(op).is_err() {
        PyErr_WriteUnraisable(op);
    }
    if !view.mbuf.is_null() {
        decref(view.mbuf.cast());
    }
    if !view.weakreflist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, data: *mut c_void) -> c_int {
    let Some(visit) = visit else { return 0 };
    let shared = of(op).mbuf.cast::<PyObject>();
    if shared.is_null() {
        0
    } else {
        visit(shared, data)
    }
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    let view = of(op);
    if view.exports == 0 {
        // Cannot fail without exports.
        let _released = release(op);
        let shared = core::mem::replace(&mut view.mbuf, null_mut());
        xdecref(shared.cast::<PyObject>());
    }
    0
}

// ---- Lending on ----

unsafe extern "C" fn get_buffer(op: *mut PyObject, to: *mut Py_buffer, flags: c_int) -> c_int {
    lend(op, to, flags).or_minus_one()
}

unsafe fn refuse(message: &CStr) -> Fallible {
    PyErr_SetString(PyExc_BufferError, message.as_ptr());
    Err(Raised)
}

unsafe fn lend(op: *mut PyObject, to: *mut Py_buffer, flags: c_int) -> Fallible {
    check(op)?;
    let view = of(op);
    let asks = |flag| flags & flag == flag;
    let lies = |flag| view.flags & flag != 0;
    if asks(PyBUF_WRITABLE) && view.view.readonly != 0 {
        return refuse(c"memoryview: underlying buffer is not writable");
    }
    if asks(PyBUF_C_CONTIGUOUS) && !lies(_Py_MEMORYVIEW_C) {
        return refuse(c"memoryview: underlying buffer is not C-contiguous");
    }
    if asks(PyBUF_F_CONTIGUOUS) && !lies(_Py_MEMORYVIEW_FORTRAN) {
        return refuse(c"memoryview: underlying buffer is not Fortran contiguous");
    }
    if asks(PyBUF_ANY_CONTIGUOUS) && !lies(_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN) {
        return refuse(c"memoryview: underlying buffer is not contiguous");
    }
    if !asks(PyBUF_INDIRECT) && lies(_Py_MEMORYVIEW_PIL) {
        return refuse(c"memoryview: underlying buffer requires suboffsets");
    }
    if !asks(PyBUF_STRIDES) && !lies(_Py_MEMORYVIEW_C) {
        return refuse(c"memoryview: underlying buffer is not C-contiguous");
    }
    let mut lent = Py_buffer {
        ..ptr::read(&view.view)
    };
    if !asks(PyBUF_FORMAT) {
        lent.format = null_mut();
    }
    if !asks(PyBUF_STRIDES) {
        lent.strides = null_mut();
    }
    if !asks(PyBUF_ND) {
        if !asks(PyBUF_FORMAT) {
            lent.ndim = 1;
        } else {
            return refuse(
                c"memoryview: cannot cast to unsigned bytes if the format flag is present",
            );
        }
        lent.shape = null_mut();
    }
    lent.obj = new_ref(op);
    ptr::write(to, lent);
    view.exports += 1;
    Ok(())
}

unsafe extern "C" fn release_buffer(op: *mut PyObject, _: *mut Py_buffer) {
    of(op).exports -= 1;
}

// ---- Items ----

/// The letter of the view's format; NotImplementedError when it is no native single item.
pub unsafe fn native(view: &Py_buffer) -> Fallible<u8> {
    item::letter(view.format).ok_or_else(|| {
        PyErr_Format(
            PyExc_NotImplementedError,
            c"memoryview: format %s not supported".as_ptr(),
            view.format,
        );
        Raised
    })
}

unsafe fn not_implemented<T>(message: &CStr) -> Fallible<T> {
    PyErr_SetString(PyExc_NotImplementedError, message.as_ptr());
    Err(Raised)
}

/// The address of item `index` of a dimension.
unsafe fn at(
    view: &Py_buffer,
    start: *mut c_char,
    dimension: usize,
    index: Py_ssize_t,
) -> Fallible<*mut c_char> {
    let size = *view.shape.add(dimension);
    let index = if index < 0 { index + size } else { index };
    if !(0..size).contains(&index) {
        PyErr_Format(
            PyExc_IndexError,
            c"index out of bounds on dimension %d".as_ptr(),
            dimension as c_int + 1,
        );
        return Err(Raised);
    }
    Ok(layout::step_to(view, start, dimension, index))
}

unsafe fn index_of(key: *mut PyObject) -> Fallible<Py_ssize_t> {
    let index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if index == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(index)
}

/// The address of the item that a tuple of indices names.
unsafe fn at_tuple(view: &Py_buffer, key: *mut PyObject) -> Fallible<*mut c_char> {
    let count = Py_SIZE(key);
    if count < view.ndim as Py_ssize_t {
        return not_implemented(c"sub-views are not implemented");
    }
    if count > view.ndim as Py_ssize_t {
        PyErr_Format(
            PyExc_TypeError,
            c"cannot index %zd-dimension view with %zd-element tuple".as_ptr(),
            view.ndim as Py_ssize_t,
            count,
        );
        return Err(Raised);
    }
    let mut start = view.buf.cast();
    for dimension in 0..count {
        let index = index_of(PyTuple_GET_ITEM(key, dimension))?;
        start = at(view, start, dimension as usize, index)?;
    }
    Ok(start)
}

/// What a key is.
enum Key {
    Index,
    Slice,
    Indices,
    Slices,
    Whole,
    Other,
}

unsafe fn kind_of(key: *mut PyObject) -> Key {
    let all =
        |test: fn(*mut PyObject) -> bool| (0..Py_SIZE(key)).all(|i| test(PyTuple_GET_ITEM(key, i)));
    if key == Py_Ellipsis() {
        Key::Whole
    } else if PyIndex_Check(key) != 0 {
        Key::Index
    } else if PySlice_Check(key) {
        Key::Slice
    } else if PyTuple_Check(key) && all(|one| PyIndex_Check(one) != 0) {
        Key::Indices
    } else if PyTuple_Check(key) && Py_SIZE(key) > 0 && all(|one| PySlice_Check(one)) {
        Key::Slices
    } else {
        Key::Other
    }
}

unsafe fn invalid_key<T>() -> Fallible<T> {
    PyErr_SetString(PyExc_TypeError, c"memoryview: invalid slice key".as_ptr());
    Err(Raised)
}

/// An item of a view of one dimension.
pub unsafe fn item_at(op: *mut PyObject, index: Py_ssize_t) -> Fallible<Ref> {
    let view = &of(op).view;
    let letter = native(view)?;
    if view.ndim != 1 {
        return Err(no_items(view));
    }
    owned(item::load(at(view, view.buf.cast(), 0, index)?, letter))
}

/// Whether the view has items that are objects; an exception says why not.
pub unsafe fn has_items(op: *mut PyObject) -> Fallible {
    let view = &of(op).view;
    if view.ndim != 1 {
        return Err(no_items(view));
    }
    native(view).map(|_| ())
}

#[cold]
unsafe fn no_items(view: &Py_buffer) -> Raised {
    let (kind, message) = if view.ndim == 0 {
        (PyExc_TypeError, c"invalid indexing of 0-dim memory")
    } else {
        (
            PyExc_NotImplementedError,
            c"multi-dimensional sub-views are not implemented",
        )
    };
    PyErr_SetString(kind, message.as_ptr());
    Raised
}

unsafe extern "C" fn sequence_item(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    check(op).and_then(|()| item_at(op, index)).or_null()
}

unsafe extern "C" fn subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    looked_up(op, key).or_null()
}

unsafe fn looked_up(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    check(op)?;
    let view = &of(op).view;
    if view.ndim == 0 {
        return match kind_of(key) {
            Key::Whole => Ok(Ref::new(op)),
            Key::Indices if Py_SIZE(key) == 0 => owned(item::load(view.buf.cast(), native(view)?)),
            _ => {
                PyErr_SetString(
                    PyExc_TypeError,
                    c"invalid indexing of 0-dim memory".as_ptr(),
                );
                Err(Raised)
            }
        };
    }
    match kind_of(key) {
        Key::Index => item_at(op, index_of(key)?),
        Key::Slice => sliced(op, key),
        Key::Indices => {
            let letter = native(view)?;
            owned(item::load(at_tuple(view, key)?, letter))
        }
        Key::Slices => not_implemented(c"multi-dimensional slicing is not implemented"),
        Key::Whole | Key::Other => invalid_key(),
    }
}

/// A view of part of the first dimension.
unsafe fn sliced(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    let view = of(op);
    let shared = Ref::new(view.mbuf);
    let made = over(&shared, &view.view)?;
    narrow(&mut of(made.ptr()).view, key)?;
    find_order(of(made.ptr()));
    Ok(made)
}

/// Makes a buffer with shape and strides show part of its first dimension.
unsafe fn narrow(view: &mut Py_buffer, key: *mut PyObject) -> Fallible {
    let (mut start, mut stop, mut step) = (0, 0, 0);
    status(PySlice_Unpack(key, &mut start, &mut stop, &mut step))?;
    let count = PySlice_AdjustIndices(*view.shape, &mut start, &mut stop, step);
    let offset = *view.strides * start;
    if view.suboffsets.is_null() || *view.suboffsets < 0 {
        view.buf = view.buf.byte_offset(offset);
    } else {
        *view.suboffsets += offset;
    }
    *view.shape = count;
    *view.strides = (*view.strides).wrapping_mul(step);
    view.len = layout::shape(view).iter().product::<isize>() * view.itemsize;
    Ok(())
}

unsafe extern "C" fn assign(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> c_int {
    assigned(op, key, value).or_minus_one()
}

unsafe fn assigned(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    check(op)?;
    let view = &of(op).view;
    let letter = native(view)?;
    if view.readonly != 0 {
        PyErr_SetString(PyExc_TypeError, c"cannot modify read-only memory".as_ptr());
        return Err(Raised);
    }
    if value.is_null() {
        PyErr_SetString(PyExc_TypeError, c"cannot delete memory".as_ptr());
        return Err(Raised);
    }
    if view.ndim == 0 {
        return match kind_of(key) {
            Key::Whole => item::store(view.buf.cast(), letter, value),
            Key::Indices if Py_SIZE(key) == 0 => item::store(view.buf.cast(), letter, value),
            _ => {
                PyErr_SetString(
                    PyExc_TypeError,
                    c"invalid indexing of 0-dim memory".as_ptr(),
                );
                Err(Raised)
            }
        };
    }
    match kind_of(key) {
        Key::Index if view.ndim > 1 => not_implemented(c"sub-views are not implemented"),
        Key::Index => item::store(at(view, view.buf.cast(), 0, index_of(key)?)?, letter, value),
        Key::Slice if view.ndim == 1 => assign_slice(op, key, value),
        Key::Indices => item::store(at_tuple(view, key)?, letter, value),
        Key::Slice | Key::Slices => {
            not_implemented(c"memoryview slice assignments are currently restricted to ndim = 1")
        }
        Key::Whole | Key::Other => invalid_key(),
    }
}

unsafe fn assign_slice(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    let part = sliced(op, key)?;
    let to = &of(part.ptr()).view;
    let mut from = Py_buffer::EMPTY;
    status(PyObject_GetBuffer(value, &mut from, PyBUF_FULL_RO))?;
    let copied = copy_same(to, &from);
    PyBuffer_Release(&mut from);
    copied
}

/// Copies one dimension of items to another of the same format and shape; they may overlap.
unsafe fn copy_same(to: &Py_buffer, from: &Py_buffer) -> Fallible {
    let same = from.ndim == to.ndim
        && from.itemsize == to.itemsize
        && item::letter(from.format) == item::letter(to.format)
        && from.len == to.len;
    if !same {
        PyErr_SetString(
            PyExc_ValueError,
            c"memoryview assignment: lvalue and rvalue have different structures".as_ptr(),
        );
        return Err(Raised);
    }
    let copy = compare::gathered(from)?;
    layout::scatter(to, copy.bytes().as_ptr().cast(), from.len as usize, false);
    Ok(())
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    if check(op).is_err() {
        return -1;
    }
    let view = &of(op).view;
    if view.ndim == 0 {
        PyErr_SetString(PyExc_TypeError, c"0-dim memory has no length".as_ptr());
        return -1;
    }
    *view.shape
}

static mut SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_item: Some(sequence_item),
    ..PySequenceMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(subscript),
    mp_ass_subscript: Some(assign),
};

static mut BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(get_buffer),
    bf_releasebuffer: Some(release_buffer),
};

/// The type.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"memoryview".as_ptr(),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_basicsize: core::mem::offset_of!(PyMemoryViewObject, ob_array) as Py_ssize_t,
    tp_itemsize: size_of::<Py_ssize_t>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(methods::repr),
    tp_as_sequence: &raw mut SEQUENCE,
    tp_as_mapping: &raw mut MAPPING,
    tp_as_buffer: &raw mut BUFFER,
    tp_hash: Some(compare::hash),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_SEQUENCE,
    tp_doc: c"memoryview(object)\n--\n\nA view of the memory of an object that has a buffer."
        .as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_richcompare: Some(compare::rich_compare),
    tp_iter: Some(super::iterator::of),
    tp_weaklistoffset: core::mem::offset_of!(PyMemoryViewObject, weakreflist) as Py_ssize_t,
    tp_methods: methods::methods(),
    tp_getset: attributes::attributes(),
    tp_new: Some(methods::new),
    ..PyTypeObject::EMPTY
};
