//! `critical_section.h`.

use crate::prelude::*;

absent! {
    fn PyCriticalSection2_Begin(c: *mut PyCriticalSection2, a: *mut PyObject, b: *mut PyObject);
    fn PyCriticalSection2_End(c: *mut PyCriticalSection2);
    fn PyCriticalSection_Begin(c: *mut PyCriticalSection, op: *mut PyObject);
    fn PyCriticalSection_End(c: *mut PyCriticalSection);
}
