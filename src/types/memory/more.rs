//! The methods and attributes of memoryview, its comparison and its hash.

use core::slice;

use super::view::{check, find_order, from_object, native, of, over, release};
use super::{item, layout};
use crate::prelude::*;
use crate::types::bytes::{self, text};
use crate::types::define::{attribute, fast_named, no_args};

pub unsafe extern "C" fn new(
    _: *mut PyTypeObject,
    arguments: *mut PyObject,
    named: *mut PyObject,
) -> *mut PyObject {
    let mut lender: *mut PyObject = null_mut();
    parse_named!(arguments, named, c"O:memoryview", [c"object"], lender)
        .and_then(|()| from_object(lender))
        .or_null()
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let released = of(op).flags & _Py_MEMORYVIEW_RELEASED != 0;
    let format = if released {
        c"<released memory at %p>"
    } else {
        c"<memory at %p>"
    };
    PyUnicode_FromFormat(format.as_ptr(), op)
}

pub unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    hashed(op).or_minus_one()
}

unsafe fn hashed(op: *mut PyObject) -> Fallible<Py_hash_t> {
    let view = of(op);
    if view.hash != -1 {
        return Ok(view.hash);
    }
    check(op)?;
    let refuse = |message: &CStr| {
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        Err(Raised)
    };
    if view.view.readonly == 0 {
        return refuse(c"cannot hash writable memoryview object");
    }
    if !matches!(item::letter(view.view.format), Some(b'B' | b'b' | b'c')) {
        return refuse(c"memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    if !view.view.obj.is_null() && PyObject_Hash(view.view.obj) == -1 {
        return Err(Raised);
    }
    let all = gathered(&view.view, false)?;
    view.hash = _Py_HashBytes(all.as_ptr().cast(), all.len() as Py_ssize_t);
    Ok(view.hash)
}

/// A copy of all items, one after the other.
unsafe fn gathered(view: &Py_buffer, fortran: bool) -> Fallible<Vec<u8>> {
    let mut all: Vec<u8> = Vec::new();
    let size = view.len as usize;
    if all.try_reserve_exact(size).is_err() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    layout::gather(all.as_mut_ptr().cast(), view, fortran);
    all.set_len(size);
    Ok(all)
}

pub unsafe extern "C" fn rich_compare(
    left: *mut PyObject,
    right: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    if operation != Py_EQ && operation != Py_NE {
        return Py_NotImplemented();
    }
    match equal(left, right) {
        Ok(Some(equal)) => Py_Bool(equal == (operation == Py_EQ)),
        Ok(None) => Py_NotImplemented(),
        Err(Raised) => null_mut(),
    }
}

/// Whether a view and an object hold equal items; `None`: the other lends no buffer.
unsafe fn equal(left: *mut PyObject, right: *mut PyObject) -> Fallible<Option<bool>> {
    if check(left).is_err() {
        PyErr_Clear();
        return Ok(Some(left == right));
    }
    if PyMemoryView_Check(right) {
        if check(right).is_err() {
            PyErr_Clear();
            return Ok(Some(left == right));
        }
        return same_items(&of(left).view, &of(right).view).map(Some);
    }
    let mut other = Py_buffer::EMPTY;
    if PyObject_GetBuffer(right, &mut other, PyBUF_FULL_RO) < 0 {
        PyErr_Clear();
        return Ok(None);
    }
    let same = same_items(&of(left).view, &other);
    PyBuffer_Release(&mut other);
    same.map(Some)
}

unsafe fn same_items(a: &Py_buffer, b: &Py_buffer) -> Fallible<bool> {
    let flat = |view: &Py_buffer| {
        if view.shape.is_null() && view.ndim == 1 {
            vec![view.len / view.itemsize.max(1)]
        } else {
            layout::shape(view).to_vec()
        }
    };
    if a.ndim != b.ndim || flat(a) != flat(b) {
        return Ok(false);
    }
    let (Some(letter), Some(other)) = (item::letter(a.format), item::letter(b.format)) else {
        return Ok(false);
    };
    let (mut places, mut others) = (Vec::new(), Vec::new());
    layout::each_item(a, false, &mut |at| {
        places.push(at);
        true
    });
    layout::each_item(b, false, &mut |at| {
        others.push(at);
        true
    });
    let by_bytes = letter == other && !matches!(letter, b'f' | b'd' | b'e' | b'?');
    let size = a.itemsize as usize;
    for (mine, theirs) in places.into_iter().zip(others) {
        let same = if by_bytes {
            slice::from_raw_parts(mine.cast::<u8>(), size)
                == slice::from_raw_parts(theirs.cast::<u8>(), size)
        } else {
            let (mine, theirs) = (
                owned(item::load(mine, letter))?,
                owned(item::load(theirs, other))?,
            );
            let same = owned(PyObject_RichCompare(mine.ptr(), theirs.ptr(), Py_EQ))?;
            truth(PyObject_IsTrue(same.ptr()))?
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}

// ---- Methods ----

unsafe extern "C" fn release_method(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    release(op).map(|()| Py_None()).or_null()
}

unsafe extern "C" fn enter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    check(op).map(|()| Ref::new(op)).or_null()
}

unsafe extern "C" fn exit(
    op: *mut PyObject,
    _: *const *mut PyObject,
    _: Py_ssize_t,
) -> *mut PyObject {
    release(op).map(|()| Py_None()).or_null()
}

/// The order that `tobytes` and others are asked for; true is Fortran's.
unsafe fn order(op: *mut PyObject, view: &PyMemoryViewObject) -> Fallible<bool> {
    if op.is_null() || op == Py_None() {
        return Ok(false);
    }
    if !PyUnicode_Check(op) {
        PyErr_Format(
            PyExc_TypeError,
            c"tobytes() argument 'order' must be str or None, not %.50s".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    }
    let is = |letter: &CStr| PyUnicode_EqualToUTF8(op, letter.as_ptr()) != 0;
    if is(c"C") {
        Ok(false)
    } else if is(c"F") {
        Ok(true)
    } else if is(c"A") {
        Ok(view.flags & _Py_MEMORYVIEW_C == 0 && view.flags & _Py_MEMORYVIEW_FORTRAN != 0)
    } else {
        PyErr_SetString(PyExc_ValueError, c"order must be 'C', 'F' or 'A'".as_ptr());
        Err(Raised)
    }
}

unsafe extern "C" fn tobytes(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let mut wanted = null_mut();
        bytes::by_name(
            first,
            count,
            names,
            c"tobytes",
            &mut [(c"order", &mut wanted)],
        )?;
        check(op)?;
        let view = of(op);
        let fortran = order(wanted, view)?;
        let made = bytes::object::unfilled(view.view.len as usize)?;
        layout::gather(PyBytes_AS_STRING(made.ptr()), &view.view, fortran);
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn hex(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        check(op)?;
        let all = gathered(&of(op).view, false)?;
        text::hex_method(&all, first, count, names)
    })()
    .or_null()
}

unsafe extern "C" fn tolist(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    (|| {
        check(op)?;
        let view = &of(op).view;
        let letter = native(view)?;
        if view.ndim == 0 {
            return owned(item::load(view.buf.cast(), letter));
        }
        listed(view, view.buf.cast(), 0, letter)
    })()
    .or_null()
}

unsafe fn listed(
    view: &Py_buffer,
    start: *mut c_char,
    dimension: usize,
    letter: u8,
) -> Fallible<Ref> {
    let size = *view.shape.add(dimension);
    let list = owned(PyList_New(size))?;
    for index in 0..size {
        let at = layout::step_to(view, start, dimension, index);
        let one = if dimension + 1 == view.ndim as usize {
            owned(item::load(at, letter))?
        } else {
            listed(view, at, dimension + 1, letter)?
        };
        PyList_SET_ITEM(list.ptr(), index, one.into_raw());
    }
    Ok(list)
}

unsafe extern "C" fn toreadonly(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    (|| {
        check(op)?;
        let shared = Ref::new(of(op).mbuf);
        let made = over(&shared, &of(op).view)?;
        of(made.ptr()).view.readonly = 1;
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn cast(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let (mut format, mut shape) = (null_mut(), null_mut());
        let places = &mut [(c"format", &mut format), (c"shape", &mut shape)];
        bytes::by_name(first, count, names, c"cast", places)?;
        if format.is_null() {
            PyErr_SetString(
                PyExc_TypeError,
                c"cast() missing required argument 'format' (pos 1)".as_ptr(),
            );
            return Err(Raised);
        }
        if !PyUnicode_Check(format) {
            PyErr_Format(
                PyExc_TypeError,
                c"cast() argument 'format' must be str, not %.50s".as_ptr(),
                crate::arguments::checks::type_word(format),
            );
            return Err(Raised);
        }
        check(op)?;
        recast(op, format, shape)
    })()
    .or_null()
}

unsafe fn type_error<T>(message: &CStr) -> Fallible<T> {
    PyErr_SetString(PyExc_TypeError, message.as_ptr());
    Err(Raised)
}

unsafe fn recast(op: *mut PyObject, format: *mut PyObject, shape: *mut PyObject) -> Fallible<Ref> {
    let view = of(op);
    if view.flags & _Py_MEMORYVIEW_C == 0 {
        return type_error(c"memoryview: casts are restricted to C-contiguous views");
    }
    let flat_only = !shape.is_null() || view.view.ndim != 1;
    if flat_only && layout::shape(&view.view).contains(&0) {
        return type_error(c"memoryview: cannot cast view with zeros in shape or strides");
    }
    let shape = wanted_shape(shape, view.view.ndim)?;
    let text = owned(PyUnicode_AsASCIIString(format))?;
    let Some(letter) = item::letter(PyBytes_AS_STRING(text.ptr())) else {
        PyErr_SetString(
            PyExc_ValueError,
            c"memoryview: destination format must be a native single character format prefixed with an optional '@'".as_ptr(),
        );
        return Err(Raised);
    };
    let Some(old) = item::letter(view.view.format) else {
        PyErr_SetString(
            PyExc_ValueError,
            c"memoryview: source format must be a native single character format prefixed with an optional '@'".as_ptr(),
        );
        return Err(Raised);
    };
    let is_byte = |letter| matches!(letter, b'b' | b'B' | b'c');
    if !is_byte(letter) && !is_byte(old) {
        return type_error(c"memoryview: cannot cast between two non-byte formats");
    }
    let size = item::size(letter).unwrap_or(1) as Py_ssize_t;
    if view.view.len % size != 0 {
        return type_error(c"memoryview: length is not a multiple of itemsize");
    }
    let sizes = shape.unwrap_or_else(|| vec![view.view.len / size]);
    let product = sizes
        .iter()
        .try_fold(size, |product, size| product.checked_mul(*size));
    if product != Some(view.view.len) {
        return type_error(c"memoryview: product(shape) * itemsize != buffer size");
    }
    let mut as_new = ptr::read(&view.view);
    as_new.itemsize = size;
    as_new.ndim = sizes.len() as c_int;
    as_new.shape = sizes.as_ptr().cast_mut();
    as_new.strides = null_mut();
    as_new.suboffsets = null_mut();
    as_new.format = lasting(letter, Py_SIZE(text.ptr()) == 2);
    let made = over(&Ref::new(view.mbuf), &as_new)?;
    find_order(of(made.ptr()));
    Ok(made)
}

/// A format of one letter that lives on.
fn lasting(letter: u8, with_at: bool) -> *mut c_char {
    static FORMATS: [[u8; 3]; 256] = {
        let mut all = [[b'@', 0, 0]; 256];
        let mut letter = 0;
        while letter < 256 {
            all[letter][1] = letter as u8;
            letter += 1;
        }
        all
    };
    let format = &FORMATS[letter as usize];
    format[usize::from(!with_at)..].as_ptr().cast_mut().cast()
}

/// The shape that a cast asks for; `None`: one dimension of what there is.
unsafe fn wanted_shape(shape: *mut PyObject, dimensions: c_int) -> Fallible<Option<Vec<isize>>> {
    if shape.is_null() {
        return Ok(None);
    }
    if !PyList_Check(shape) && !PyTuple_Check(shape) {
        return type_error(c"shape must be a list or a tuple");
    }
    let count = PySequence_Size(shape);
    if count > PyBUF_MAX_NDIM as Py_ssize_t {
        PyErr_SetString(
            PyExc_ValueError,
            c"memoryview: number of dimensions must not exceed 64".as_ptr(),
        );
        return Err(Raised);
    }
    if dimensions != 1 && count != 1 {
        return type_error(c"memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    let mut sizes = Vec::new();
    for i in 0..count {
        let one = owned(PySequence_GetItem(shape, i))?;
        if !PyLong_Check(one.ptr()) {
            PyErr_SetString(
                PyExc_TypeError,
                c"memoryview.cast(): elements of shape must be integers".as_ptr(),
            );
            return Err(Raised);
        }
        let size = PyLong_AsSsize_t(one.ptr());
        if size == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        if size <= 0 {
            PyErr_SetString(
                PyExc_ValueError,
                c"memoryview.cast(): elements of shape must be integers > 0".as_ptr(),
            );
            return Err(Raised);
        }
        sizes.push(size);
    }
    Ok(Some(sizes))
}

static mut METHODS: [PyMethodDef; 9] = [
    no_args(c"release", release_method, c"release($self, /)\n--\n\nGives the memory back to its object; the view is of no use then."),
    fast_named(c"tobytes", tobytes, c"tobytes($self, /, order='C')\n--\n\nA copy of the bytes."),
    fast_named(c"hex", hex, c"hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte, with sep between groups if given."),
    no_args(c"tolist", tolist, c"tolist($self, /)\n--\n\nThe items as a list, nested as there are dimensions."),
    fast_named(c"cast", cast, c"cast($self, /, format, shape=<unrepresentable>)\n--\n\nThe same memory seen as other items or in other dimensions."),
    no_args(c"toreadonly", toreadonly, c"toreadonly($self, /)\n--\n\nThe same memory, not to be written."),
    no_args(c"__enter__", enter, c""),
    crate::types::define::fast(c"__exit__", exit, c""),
    PyMethodDef::EMPTY,
];

/// The methods.
pub const fn methods() -> *mut PyMethodDef {
    (&raw mut METHODS).cast()
}

// ---- Attributes ----

macro_rules! attributes {
    ($($function:ident |$view:ident| $value:expr;)*) => {$(
        unsafe extern "C" fn $function(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
            if check(op).is_err() {
                return null_mut();
            }
            let $view = of(op);
            $value
        }
    )*};
}

attributes! {
    obj |view| xnew_ref(if view.view.obj.is_null() { Py_None() } else { view.view.obj });
    nbytes |view| PyLong_FromSsize_t(view.view.len);
    readonly |view| Py_Bool(view.view.readonly != 0);
    itemsize |view| PyLong_FromSsize_t(view.view.itemsize);
    format |view| PyUnicode_FromString(view.view.format);
    ndim |view| PyLong_FromLong(view.view.ndim.into());
    shape |view| numbers(view.view.shape, view.view.ndim);
    strides |view| numbers(view.view.strides, view.view.ndim);
    suboffsets |view| numbers(view.view.suboffsets, view.view.ndim);
    c_contiguous |view| Py_Bool(view.flags & (_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_SCALAR) != 0);
    f_contiguous |view| Py_Bool(view.flags & (_Py_MEMORYVIEW_FORTRAN | _Py_MEMORYVIEW_SCALAR) != 0);
    contiguous |view| Py_Bool(
        view.flags & (_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN | _Py_MEMORYVIEW_SCALAR) != 0
    );
}

unsafe fn numbers(first: *const Py_ssize_t, count: c_int) -> *mut PyObject {
    let count = if first.is_null() {
        0
    } else {
        count as Py_ssize_t
    };
    (|| {
        let tuple = owned(PyTuple_New(count))?;
        for i in 0..count {
            let number = owned(PyLong_FromSsize_t(*first.offset(i)))?;
            PyTuple_SET_ITEM(tuple.ptr(), i, number.into_raw());
        }
        Ok(tuple)
    })()
    .or_null()
}

static mut ATTRIBUTES: [PyGetSetDef; 13] = [
    attribute(c"obj", Some(obj), None, c"Whose memory it is."),
    attribute(
        c"nbytes",
        Some(nbytes),
        None,
        c"How many bytes the items take when nothing is between them.",
    ),
    attribute(
        c"readonly",
        Some(readonly),
        None,
        c"Whether it must not be written.",
    ),
    attribute(
        c"itemsize",
        Some(itemsize),
        None,
        c"How many bytes an item takes.",
    ),
    attribute(
        c"format",
        Some(format),
        None,
        c"What an item is, as the module struct writes it.",
    ),
    attribute(c"ndim", Some(ndim), None, c"How many dimensions there are."),
    attribute(
        c"shape",
        Some(shape),
        None,
        c"How many items there are in each dimension.",
    ),
    attribute(
        c"strides",
        Some(strides),
        None,
        c"How many bytes lie between neighbours, for each dimension.",
    ),
    attribute(
        c"suboffsets",
        Some(suboffsets),
        None,
        c"Where to follow pointers, for each dimension; mostly empty.",
    ),
    attribute(
        c"c_contiguous",
        Some(c_contiguous),
        None,
        c"Whether the items lie together, the last index fastest.",
    ),
    attribute(
        c"f_contiguous",
        Some(f_contiguous),
        None,
        c"Whether the items lie together, the first index fastest.",
    ),
    attribute(
        c"contiguous",
        Some(contiguous),
        None,
        c"Whether the items lie together in either order.",
    ),
    PyGetSetDef::EMPTY,
];

/// The attributes.
pub const fn attributes() -> *mut PyGetSetDef {
    (&raw mut ATTRIBUTES).cast()
}
