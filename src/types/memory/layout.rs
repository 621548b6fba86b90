//! Dimensions, strides, order: arithmetic over a `Py_buffer`.

use core::slice;

use crate::prelude::*;

/// How many items each dimension has; empty when there is none.
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

/// Whether two views have as many dimensions and as many items in each.
pub unsafe fn same_shape(a: &Py_buffer, b: &Py_buffer) -> bool {
    // A view of one dimension may not say its shape.
    let flat = |view: &Py_buffer| match (view.shape.is_null(), view.ndim) {
        (true, 1) => Some(view.len / view.itemsize.max(1)),
        _ => None,
    };
    let is = |flat: Option<Py_ssize_t>, view: &Py_buffer| match flat {
        Some(size) => shape(view) == [size],
        None => false,
    };
    a.ndim == b.ndim
        && match (flat(a), flat(b)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => shape(a) == shape(b),
            (known, None) => is(known, b),
            (None, known) => is(known, a),
        }
}

/// The items of a view, one after the other.
pub struct Items<'a> {
    view: &'a Py_buffer,
    /// The sizes of the dimensions; empty for a scalar and for one dimension of bytes that says no shape.
    shape: &'a [Py_ssize_t],
    index: [Py_ssize_t; PyBUF_MAX_NDIM as usize],
    done: bool,
}

impl<'a> Items<'a> {
    /// Before the first item.
    pub unsafe fn of(view: &'a Py_buffer) -> Items<'a> {
        let shape = shape(view);
        let is_empty = match (shape.is_empty(), view.ndim) {
            (true, 0) => false,
            (true, _) => view.len < view.itemsize.max(1),
            (false, _) => shape.contains(&0),
        };
        Items {
            view,
            shape,
            index: [0; PyBUF_MAX_NDIM as usize],
            done: is_empty,
        }
    }

    /// The address of the next item; the last index (`fortran`: the first) changes fastest.
    pub unsafe fn next(&mut self, fortran: bool) -> Option<*mut c_char> {
        if self.done {
            return None;
        }
        let mut at = self.view.buf.cast::<c_char>();
        if self.shape.is_empty() {
            at = at.offset(self.index[0] * self.view.itemsize);
            self.index[0] += 1;
            let count = self.view.len / self.view.itemsize.max(1);
            self.done = self.view.ndim == 0 || self.index[0] == count;
            return Some(at);
        }
        for (dimension, index) in self.index[..self.shape.len()].iter().enumerate() {
            at = step_to(self.view, at, dimension, *index);
        }
        let (shape, index) = (self.shape, &mut self.index);
        let mut carry = |dimension: usize| {
            index[dimension] += 1;
            let carry = index[dimension] == shape[dimension];
            if carry {
                index[dimension] = 0;
            }
            carry
        };
        self.done = if fortran {
            (0..shape.len()).all(&mut carry)
        } else {
            (0..shape.len()).rev().all(&mut carry)
        };
        Some(at)
    }
}

/// Copies all items of `view` to `to`, one after the other in the order asked for.
pub unsafe fn gather(to: *mut c_char, view: &Py_buffer, fortran: bool) {
    if is_contiguous(view, fortran) && view.suboffsets.is_null() {
        ptr::copy_nonoverlapping(view.buf.cast(), to, view.len as usize);
        return;
    }
    let item = view.itemsize as usize;
    let (mut to, mut items) = (to, Items::of(view));
    while let Some(at) = items.next(fortran) {
        ptr::copy_nonoverlapping(at, to, item);
        to = to.add(item);
    }
}

/// Copies items that lie one after the other in the order given into `view`.
pub unsafe fn scatter(view: &Py_buffer, from: *const c_char, bytes: usize, fortran: bool) {
    if is_contiguous(view, fortran) && view.suboffsets.is_null() {
        ptr::copy_nonoverlapping(from, view.buf.cast(), bytes);
        return;
    }
    let item = view.itemsize as usize;
    let (mut done, mut items) = (0, Items::of(view));
    while done + item <= bytes
        && let Some(at) = items.next(fortran)
    {
        ptr::copy_nonoverlapping(from.add(done), at, item);
        done += item;
    }
}
