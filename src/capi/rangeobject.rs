//! `rangeobject.h`.

use crate::prelude::*;
use crate::types::range;

/// `range`.
#[unsafe(no_mangle)]
pub static mut PyRange_Type: PyTypeObject = range::TYPE;

/// The iterator of a range whose numbers have 64 bits.
#[unsafe(no_mangle)]
pub static mut PyRangeIter_Type: PyTypeObject = range::ITERATOR_TYPE;

/// The iterator of any other range.
#[unsafe(no_mangle)]
pub static mut PyLongRangeIter_Type: PyTypeObject = range::LONG_ITERATOR_TYPE;
