//! `rangeobject.h`.

use crate::prelude::*;

absent_types! {
    PyLongRangeIter_Type
    PyRangeIter_Type
    PyRange_Type
}
