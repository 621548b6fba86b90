//! `enumobject.h`.

use crate::prelude::*;

absent_types! {
    PyEnum_Type
    PyReversed_Type
}
