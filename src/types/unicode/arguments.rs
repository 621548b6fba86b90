//! Arguments of methods, as CPython's checks and names them.

use super::layout::{raise, type_name};
use crate::prelude::*;

/// Between `least` and `most` positional arguments.
#[inline(always)]
pub unsafe fn positional(
    name: &CStr,
    args: &[*mut PyObject],
    least: usize,
    most: usize,
) -> Fallible {
    if args.len() >= least && args.len() <= most {
        return Ok(());
    }
    _PyArg_CheckPositional(
        name.as_ptr(),
        args.len() as isize,
        least as isize,
        most as isize,
    );
    Err(Raised)
}

/// TypeError unless an argument is a str; `which`: as in `argument 1`.
#[inline(always)]
pub unsafe fn need_str(name: &CStr, which: &CStr, op: *mut PyObject) -> Fallible {
    if PyUnicode_Check(op) {
        return Ok(());
    }
    _PyArg_BadArgument(name.as_ptr(), which.as_ptr(), c"str".as_ptr(), op);
    Err(Raised)
}

/// A number of the size of `Py_ssize_t`.
pub unsafe fn index(op: *mut PyObject) -> Fallible<isize> {
    let number = if PyLong_Check(op) {
        Ref::new(op)
    } else {
        owned(PyNumber_Index(op))?
    };
    let value = PyLong_AsSsize_t(number.ptr());
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// A bound of a slice at a place of the arguments; not there or None: `other`.
#[inline(always)]
pub unsafe fn bound(args: &[*mut PyObject], at: usize, other: isize) -> Fallible<isize> {
    let mut value = other;
    match args.get(at) {
        Some(op) if _PyEval_SliceIndex(*op, &raw mut value) == 0 => Err(Raised),
        _ => Ok(value),
    }
}

/// The text of a str for C, which has no NUL inside.
pub unsafe fn c_text(name: &CStr, which: &CStr, op: *mut PyObject) -> Fallible<*const c_char> {
    need_str(name, which, op)?;
    let text = super::utf8::text(op)?;
    if text.contains(&0) {
        PyErr_SetString(PyExc_ValueError, c"embedded null character".as_ptr());
        return Err(Raised);
    }
    Ok(text.as_ptr().cast())
}

/// What a method takes that has names for its arguments.
pub struct Named<const N: usize> {
    pub method: &'static CStr,
    pub names: [&'static CStr; N],
    /// How many have to be there; they have no name that can be given.
    pub least: usize,
}

impl<const N: usize> Named<N> {
    /// The arguments in order; NULL: not given.
    #[inline(always)]
    pub unsafe fn take(
        &self,
        args: *const *mut PyObject,
        count: isize,
        names: *mut PyObject,
    ) -> Fallible<[*mut PyObject; N]> {
        let count = count as usize;
        let mut found = [null_mut(); N];
        if names.is_null() && count <= N && count >= self.least {
            for (at, place) in found.iter_mut().enumerate().take(count) {
                *place = *args.add(at);
            }
            return Ok(found);
        }
        self.take_named(args, count, names)
    }

    #[cold]
    unsafe fn take_named(
        &self,
        args: *const *mut PyObject,
        count: usize,
        names: *mut PyObject,
    ) -> Fallible<[*mut PyObject; N]> {
        let named = if names.is_null() {
            0
        } else {
            Py_SIZE(names) as usize
        };
        if count + named > N {
            return Err(self.too_many(count, named));
        }
        if count < self.least {
            return Err(raise!(
                PyExc_TypeError,
                c"%.200s() takes at least %d positional arguments (%zd given)",
                self.method.as_ptr(),
                self.least as c_int,
                count
            ));
        }
        let mut found = [null_mut(); N];
        for (at, place) in found.iter_mut().enumerate().take(count) {
            *place = *args.add(at);
        }
        for at in 0..named {
            let name = PyTuple_GET_ITEM(names, at as isize);
            let Some(which) = self
                .names
                .iter()
                .position(|own| super::make::is_text(name, own.to_bytes()))
            else {
                return Err(raise!(
                    PyExc_TypeError,
                    c"%.200s() got an unexpected keyword argument '%S'",
                    self.method.as_ptr(),
                    name
                ));
            };
            if which < count {
                return Err(raise!(
                    PyExc_TypeError,
                    c"argument for %.200s() given by name ('%s') and position (%d)",
                    self.method.as_ptr(),
                    self.names[which].as_ptr(),
                    which as c_int + 1
                ));
            }
            found[which] = *args.add(count + at);
        }
        Ok(found)
    }

    unsafe fn too_many(&self, by_place: usize, named: usize) -> Raised {
        raise!(
            PyExc_TypeError,
            c"%.200s() takes at most %d %sargument%s (%zd given)",
            self.method.as_ptr(),
            N as c_int,
            if by_place == 0 { c"keyword " } else { c"" }.as_ptr(),
            if N == 1 { c"" } else { c"s" }.as_ptr(),
            by_place + named
        )
    }
}

/// The one character of a fill argument; a blank when it is not given.
pub unsafe fn fill_character(args: &[*mut PyObject]) -> Fallible<u32> {
    let Some(op) = args.get(1) else {
        return Ok(u32::from(b' '));
    };
    if !PyUnicode_Check(*op) {
        return Err(raise!(
            PyExc_TypeError,
            c"The fill character must be a unicode character, not %.100s",
            type_name(*op)
        ));
    }
    if PyUnicode_GET_LENGTH(*op) != 1 {
        return Err(raise!(
            PyExc_TypeError,
            c"The fill character must be exactly one character long"
        ));
    }
    Ok(PyUnicode_READ_CHAR(*op, 0))
}
