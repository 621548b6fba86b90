//! Arguments from one form into another.

use core::mem::MaybeUninit;

use crate::prelude::*;

/// Vectors up to this length need no memory.
const SHORT: usize = 8;

/// The number of items of a dict.
#[inline(always)]
pub unsafe fn dict_len(dict: *mut PyObject) -> Py_ssize_t {
    (*dict.cast::<PyDictObject>()).ma_used
}

/// A tuple of the first `count` items of a vector.
#[inline]
pub unsafe fn tuple(args: *const *mut PyObject, count: Py_ssize_t) -> Fallible<Ref> {
    let tuple = owned(PyTuple_New(count))?;
    let items = tuple_items(tuple.ptr());
    for i in 0..count as usize {
        *items.add(i) = new_ref(*args.add(i));
    }
    Ok(tuple)
}

/// A dict of `values`, one for each of `names`.
pub unsafe fn as_dict(values: *const *mut PyObject, names: *mut PyObject) -> Fallible<Ref> {
    let dict = owned(PyDict_New())?;
    for i in 0..Py_SIZE(names) {
        status(PyDict_SetItem(
            dict.ptr(),
            PyTuple_GET_ITEM(names, i),
            *values.offset(i),
        ))?;
    }
    Ok(dict)
}

/// A vector made of positional arguments, which are borrowed, and the items of a dict, of which it has references; one
/// free place is before it.
pub struct Keywords {
    short: [MaybeUninit<*mut PyObject>; SHORT],
    /// NULL: the items are in `short`.
    long: *mut *mut PyObject,
    positional: usize,
    all: usize,
    names: Ref,
}

impl Keywords {
    /// TypeError when a key of `kwargs` is no str.
    pub unsafe fn of(
        args: *const *mut PyObject,
        positional: Py_ssize_t,
        kwargs: *mut PyObject,
    ) -> Fallible<Keywords> {
        let count = dict_len(kwargs);
        let positional = positional as usize;
        let room = positional + count as usize + 1;
        let names = owned(PyTuple_New(count))?;
        let long = if room > SHORT {
            let long: *mut *mut PyObject = PyMem_Malloc(room * size_of::<*mut PyObject>()).cast();
            if long.is_null() {
                PyErr_NoMemory();
                return Err(Raised);
            }
            long
        } else {
            null_mut()
        };
        let mut vector = Keywords {
            short: [const { MaybeUninit::uninit() }; SHORT],
            long,
            positional,
            all: positional,
            names,
        };
        let items = vector.start().add(1);
        ptr::copy_nonoverlapping(args, items, positional);
        vector.add_all(items, kwargs)?;
        Ok(vector)
    }

    unsafe fn add_all(&mut self, items: *mut *mut PyObject, kwargs: *mut PyObject) -> Fallible {
        let (mut at, mut key, mut value) = (0, null_mut(), null_mut());
        let mut only_str = true;
        let mut i = 0;
        while PyDict_Next(kwargs, &mut at, &mut key, &mut value) != 0 {
            only_str &= PyUnicode_Check(key);
            PyTuple_SET_ITEM(self.names.ptr(), i, new_ref(key));
            *items.add(self.all) = new_ref(value);
            self.all += 1;
            i += 1;
        }
        if only_str {
            return Ok(());
        }
        PyErr_SetString(PyExc_TypeError, c"keywords must be strings".as_ptr());
        Err(Raised)
    }

    fn start(&self) -> *mut *mut PyObject {
        if self.long.is_null() {
            self.short.as_ptr().cast_mut().cast()
        } else {
            self.long
        }
    }

    /// The arguments.
    pub fn items(&self) -> *const *mut PyObject {
        // SAFETY: the free place is followed by at least nothing.
        unsafe { self.start().add(1) }
    }

    /// The number of the positional ones, and that there is a free place before them.
    pub fn nargsf(&self) -> usize {
        self.positional | PY_VECTORCALL_ARGUMENTS_OFFSET
    }

    /// The names of the others.
    pub fn names(&self) -> *mut PyObject {
        self.names.ptr()
    }
}

impl Drop for Keywords {
    fn drop(&mut self) {
        // SAFETY: the values are this vector's own.
        unsafe {
            let items = self.items();
            for i in self.positional..self.all {
                decref(*items.add(i));
            }
            if !self.long.is_null() {
                PyMem_Free(self.long.cast());
            }
        }
    }
}
