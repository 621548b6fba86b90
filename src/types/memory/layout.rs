//! Dimensions, strides, order: arithmetic over a `Py_buffer`.

use core::slice;

use crate::prelude::*;

/// The bytes of each dimension; empty when there is none.
pub unsafe fn shape(view: &Py_buffer) -> &[Py_ssize_t] {
    if view.shape.is_null() || view.ndim == 0 {
        return &[];
    }
    slice::from_raw_parts(view.shape, view.ndim as usize)
}

/// Whether the items lie in memory one after the other, the last index (`fortran`: the first) changing fastest.
pub unsafe fn is_contiguous(view: &Py_buffer, fortran: bool) -> bool {
    if view.len == 0 || view.strides.is_null() {
        // Without strides the order is C's, which is Fortran's as well for one dimension.
        return view.len == 0 || !fortran || view.ndim <= 1 || one_wide(view);
    }
    let strides = slice::from_raw_parts(view.strides, view.ndim as usize);
    let mut step = view.itemsize;
    let fits = |(size, stride): (&Py_ssize_t, &Py_ssize_t)| {
        let fits = *size <= 1 || *stride == step;
        step *= size;
        fits
    };
    let dimensions = shape(view).iter().zip(strides);
    if fortran {
        dimensions.into_iter().all(fits)
    } else {
        dimensions.rev().all(fits)
    }
}

/// Whether at most one dimension has more than one item.
unsafe fn one_wide(view: &Py_buffer) -> bool {
    shape(view).iter().filter(|size| **size > 1).count() <= 1
}

/// Writes the strides of contiguous memory.
pub fn fill_strides(shape: &[Py_ssize_t], strides: &mut [Py_ssize_t], item: isize, fortran: bool) {
    let mut step = item;
    let mut fill = |(stride, size): (&mut Py_ssize_t, &Py_ssize_t)| {
        *stride = step;
        step *= size;
    };
    let dimensions = strides.iter_mut().zip(shape);
    if fortran {
        dimensions.for_each(&mut fill);
    } else {
        dimensions.rev().for_each(&mut fill);
    }
}

/// The address of the item at `index` of dimension `dimension`, from the address of that dimension's start.
pub unsafe fn step_to(
    view: &Py_buffer,
    start: *mut c_char,
    dimension: usize,
    index: Py_ssize_t,
) -> *mut c_char {
    let stride = if view.strides.is_null() {
        let inner = shape(view).get(dimension + 1..).unwrap_or(&[]);
        inner.iter().product::<isize>() * view.itemsize
    } else {
        *view.strides.add(dimension)
    };
    let at = start.offset(stride * index);
    if view.suboffsets.is_null() || *view.suboffsets.add(dimension) < 0 {
        at
    } else {
        (*at.cast::<*mut c_char>()).offset(*view.suboffsets.add(dimension))
    }
}

/// Calls `each` with the address of every item; the last index (`fortran`: the first) changes fastest.
pub unsafe fn each_item(
    view: &Py_buffer,
    fortran: bool,
    each: &mut dyn FnMut(*mut c_char) -> bool,
) -> bool {
    let shape = shape(view);
    if shape.is_empty() {
        // A scalar, or one dimension of bytes that says no shape.
        let items = if view.ndim == 0 {
            1
        } else {
            view.len / view.itemsize.max(1)
        };
        return (0..items).all(|i| each(view.buf.cast::<c_char>().offset(i * view.itemsize)));
    }
    if shape.contains(&0) {
        return true;
    }
    let mut index = [0; PyBUF_MAX_NDIM as usize];
    loop {
        let mut at = view.buf.cast();
        for (dimension, index) in index[..shape.len()].iter().enumerate() {
            at = step_to(view, at, dimension, *index);
        }
        if !each(at) {
            return false;
        }
        let mut next = |dimension: usize| {
            index[dimension] += 1;
            let carry = index[dimension] == shape[dimension];
            if carry {
                index[dimension] = 0;
            }
            carry
        };
        let done = if fortran {
            (0..shape.len()).all(&mut next)
        } else {
            (0..shape.len()).rev().all(&mut next)
        };
        if done {
            return true;
        }
    }
}

/// Copies all items of `view` to `to`, one after the other in the order asked for.
pub unsafe fn gather(to: *mut c_char, view: &Py_buffer, fortran: bool) {
    if is_contiguous(view, fortran) && view.suboffsets.is_null() {
        ptr::copy_nonoverlapping(view.buf.cast(), to, view.len as usize);
        return;
    }
    let item = view.itemsize as usize;
    let mut to = to;
    each_item(view, fortran, &mut |at| {
        ptr::copy_nonoverlapping(at, to, item);
        to = to.add(item);
        true
    });
}

/// Copies items that lie one after the other in the order given into `view`.
pub unsafe fn scatter(view: &Py_buffer, from: *const c_char, bytes: usize, fortran: bool) {
    if is_contiguous(view, fortran) && view.suboffsets.is_null() {
        ptr::copy_nonoverlapping(from, view.buf.cast(), bytes);
        return;
    }
    let item = view.itemsize as usize;
    let mut done = 0;
    each_item(view, fortran, &mut |at| {
        if done + item > bytes {
            return false;
        }
        ptr::copy_nonoverlapping(from.add(done), at, item);
        done += item;
        true
    });
}
