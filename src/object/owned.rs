//! References that Rust gives back, and errors as values.
//!
//! Below the border an error is `Err(Raised)`: the exception is set in the thread's state, and the value only says so.
//! At the border `or_null` and `or_minus_one` turn it into what C expects.

use core::ffi::c_int;
use core::mem::ManuallyDrop;
use core::ptr::NonNull;

use super::refcount::{decref, incref};
use crate::abi::{Py_ssize_t, PyObject};

/// An exception is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised;

/// A value, or an exception that is set.
pub type Fallible<T = ()> = Result<T, Raised>;

/// One reference to an object, given back when dropped.
#[repr(transparent)]
pub struct Ref(NonNull<PyObject>);

impl Ref {
    /// Takes over a reference that the caller owns; `None` for NULL.
    #[inline(always)]
    pub unsafe fn steal<T>(op: *mut T) -> Option<Ref> {
        NonNull::new(op.cast()).map(Ref)
    }

    /// Takes over a reference that the caller owns to an object that is there.
    #[inline(always)]
    pub unsafe fn steal_unchecked<T>(op: *mut T) -> Ref {
        Ref(NonNull::new_unchecked(op.cast()))
    }

    /// A reference of its own to an object that is there.
    #[inline(always)]
    pub unsafe fn new<T>(op: *mut T) -> Ref {
        incref(op.cast());
        Ref(NonNull::new_unchecked(op.cast()))
    }

    /// A reference of its own; `None` for NULL.
    #[inline(always)]
    pub unsafe fn new_or_none<T>(op: *mut T) -> Option<Ref> {
        if op.is_null() {
            None
        } else {
            Some(Ref::new(op))
        }
    }

    /// The object, borrowed.
    #[inline(always)]
    pub fn ptr(&self) -> *mut PyObject {
        self.0.as_ptr()
    }

    /// The object as the struct of its type, borrowed.
    #[inline(always)]
    pub fn cast<T>(&self) -> *mut T {
        self.0.as_ptr().cast()
    }

    /// The reference, for the caller to give back.
    #[inline(always)]
    pub fn into_raw(self) -> *mut PyObject {
        ManuallyDrop::new(self).0.as_ptr()
    }
}

impl Clone for Ref {
    fn clone(&self) -> Ref {
        // SAFETY: a `Ref` keeps its object alive.
        unsafe { Ref::new(self.ptr()) }
    }
}

impl Drop for Ref {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the reference is this value's own.
        unsafe { decref(self.ptr()) }
    }
}

/// What a function of the API returned: a new reference, or NULL with an exception.
#[inline(always)]
pub unsafe fn owned<T>(op: *mut T) -> Fallible<Ref> {
    Ref::steal(op).ok_or(Raised)
}

/// What a function of the API returned: negative with an exception, else success.
#[inline(always)]
pub fn status(code: c_int) -> Fallible {
    if code < 0 { Err(Raised) } else { Ok(()) }
}

/// What a function of the API returned: -1 with an exception, 0 no, 1 yes.
#[inline(always)]
pub fn truth(code: c_int) -> Fallible<bool> {
    if code < 0 { Err(Raised) } else { Ok(code > 0) }
}

/// At the border, where a function returns an object.
pub trait DoorPtr {
    /// The new reference, or NULL: the exception is set.
    fn or_null(self) -> *mut PyObject;
}

impl DoorPtr for Fallible<Ref> {
    #[inline(always)]
    fn or_null(self) -> *mut PyObject {
        self.map_or(core::ptr::null_mut(), Ref::into_raw)
    }
}

impl DoorPtr for Fallible<*mut PyObject> {
    #[inline(always)]
    fn or_null(self) -> *mut PyObject {
        self.unwrap_or(core::ptr::null_mut())
    }
}

/// At the border, where a function returns a number.
pub trait DoorInt {
    /// What C expects of success.
    type C;
    /// The number, or -1: the exception is set.
    fn or_minus_one(self) -> Self::C;
}

impl DoorInt for Fallible {
    type C = c_int;
    #[inline(always)]
    fn or_minus_one(self) -> c_int {
        if self.is_ok() { 0 } else { -1 }
    }
}

impl DoorInt for Fallible<bool> {
    type C = c_int;
    #[inline(always)]
    fn or_minus_one(self) -> c_int {
        self.map_or(-1, c_int::from)
    }
}

impl DoorInt for Fallible<Py_ssize_t> {
    type C = Py_ssize_t;
    #[inline(always)]
    fn or_minus_one(self) -> Py_ssize_t {
        self.unwrap_or(-1)
    }
}
