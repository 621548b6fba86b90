//! `memoryview.cast`: the same memory as other items, or in other dimensions.

use super::view::{check, find_order, of, over};
use super::{item, layout};
use crate::prelude::*;
use crate::types::bytes;

pub unsafe extern "C" fn cast(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let (mut format, mut shape) = (null_mut(), null_mut());
        let places = &mut [(c"format", &mut format), (c"shape", &mut shape)];
        let (more, named) = match names.is_null() {
            true => (0, false),
            false => (
                Py_SIZE(names),
                truth(PySequence_Contains(names, name!("format")))?,
            ),
        };
        // That the format is missing is said before anything is said of the names.
        if count > 0 || named || more > 2 {
            bytes::by_name(first, count, names, c"cast", places)?;
        }
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
    let sizes = match shape {
        Some(sizes) => sizes,
        None => Shape::of_one(view.view.len / size),
    };
    let sizes = sizes.sizes();
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

/// The sizes of dimensions.
struct Shape {
    sizes: [Py_ssize_t; PyBUF_MAX_NDIM as usize],
    count: usize,
}

impl Shape {
    const EMPTY: Shape = Shape {
        sizes: [0; PyBUF_MAX_NDIM as usize],
        count: 0,
    };

    fn of_one(size: Py_ssize_t) -> Shape {
        let mut one = Shape::EMPTY;
        one.push(size);
        one
    }

    fn push(&mut self, size: Py_ssize_t) {
        self.sizes[self.count] = size;
        self.count += 1;
    }

    fn sizes(&self) -> &[Py_ssize_t] {
        &self.sizes[..self.count]
    }
}

/// The shape that a cast asks for; `None`: one dimension of what there is.
unsafe fn wanted_shape(shape: *mut PyObject, dimensions: c_int) -> Fallible<Option<Shape>> {
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
    let mut sizes = Shape::EMPTY;
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
