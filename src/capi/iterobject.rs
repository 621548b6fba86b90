//! `iterobject.h`.

use crate::prelude::*;
use crate::types::iter;
use crate::types::raise::bad_call;

/// The type of the iterators of sequences.
#[unsafe(no_mangle)]
pub static mut PySeqIter_Type: PyTypeObject = iter::sequence::TYPE;

/// The type of the iterators that call something.
#[unsafe(no_mangle)]
pub static mut PyCallIter_Type: PyTypeObject = iter::call::TYPE;

/// Make an iterator of the items 0, 1, 2... of a sequence. New reference; NULL: SystemError when `seq` is none, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySeqIter_New(seq: *mut PyObject) -> *mut PyObject {
    if PySequence_Check(seq) == 0 {
        bad_call();
        return null_mut();
    }
    iter::sequence::new(seq)
}

/// Make an iterator that calls `callable` without arguments until the result equals `sentinel`. New reference; NULL with
/// MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCallIter_New(
    callable: *mut PyObject,
    sentinel: *mut PyObject,
) -> *mut PyObject {
    iter::call::new(callable, sentinel).or_null()
}
