//! split, partition and join.

use super::*;

unsafe fn split_method(
    name: &CStr,
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
    how: unsafe fn(*mut PyObject, &[u8], *mut PyObject, usize) -> Fallible<Ref>,
) -> *mut PyObject {
    (|| {
        let (mut sep, mut most) = (null_mut(), null_mut());
        by_name(
            first,
            count,
            names,
            name,
            &mut [(c"sep", &mut sep), (c"maxsplit", &mut most)],
        )?;
        let most = if most.is_null() { -1 } else { size(most)? };
        how(
            op,
            of_either(op),
            sep,
            usize::try_from(most).unwrap_or(usize::MAX),
        )
    })()
    .or_null()
}

pub(super) unsafe extern "C" fn split_(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    split_method(c"split", op, first, count, names, split::from_left)
}

pub(super) unsafe extern "C" fn rsplit(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    split_method(c"rsplit", op, first, count, names, split::from_right)
}

pub(super) unsafe extern "C" fn splitlines(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let mut keep = null_mut();
        by_name(
            first,
            count,
            names,
            c"splitlines",
            &mut [(c"keepends", &mut keep)],
        )?;
        let keep = !keep.is_null() && truth(PyObject_IsTrue(keep))?;
        split::lines(op, of_either(op), keep)
    })()
    .or_null()
}

pub(super) unsafe extern "C" fn partition(op: *mut PyObject, sep: *mut PyObject) -> *mut PyObject {
    split::in_three(op, of_either(op), sep, false).or_null()
}

pub(super) unsafe extern "C" fn rpartition(op: *mut PyObject, sep: *mut PyObject) -> *mut PyObject {
    split::in_three(op, of_either(op), sep, true).or_null()
}

/// The items of an iterable, with the bytes of `sep` between them.
pub unsafe fn joined(sep: *mut PyObject, iterable: *mut PyObject) -> Fallible<Ref> {
    let items = owned(PySequence_Fast(
        iterable,
        c"can only join an iterable".as_ptr(),
    ))?;
    let count = PySequence_Size(items.ptr());
    let item = |i| {
        if PyList_Check(items.ptr()) {
            PyList_GET_ITEM(items.ptr(), i)
        } else {
            PyTuple_GET_ITEM(items.ptr(), i)
        }
    };
    if count == 1 && PyBytes_CheckExact(item(0)) && PyBytes_Check(sep) {
        return Ok(Ref::new(item(0)));
    }
    let mut views = Vec::new();
    views.make_room(count as usize)?;
    for i in 0..count {
        let one = item(i);
        let view = View::of(one).inspect_err(|_| {
            if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                PyErr_Format(
                    PyExc_TypeError,
                    c"sequence item %zd: expected a bytes-like object, %.80s found".as_ptr(),
                    i,
                    (*Py_TYPE(one)).tp_name,
                );
            }
        })?;
        // A buffer that is asked for may change the list.
        views.push((view, Ref::new(one)));
    }
    let between = of_either(sep);
    let length = views
        .iter()
        .try_fold(
            between.len().checked_mul(views.len().saturating_sub(1)),
            |sum, (view, _)| Some(sum?.checked_add(view.bytes().len())),
        )
        .flatten()
        .filter(|length| *length <= PY_SSIZE_T_MAX);
    let Some(length) = length else {
        PyErr_SetString(PyExc_OverflowError, c"join() result is too long".as_ptr());
        return Err(Raised);
    };
    let mut out = Out::like(sep, length)?;
    for (index, (view, _)) in views.iter().enumerate() {
        if index > 0 {
            out.push(between)?;
        }
        out.push(view.bytes())?;
    }
    out.finish()
}

pub(super) unsafe extern "C" fn join(op: *mut PyObject, iterable: *mut PyObject) -> *mut PyObject {
    joined(op, iterable).or_null()
}
