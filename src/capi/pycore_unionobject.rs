//! `pycore_unionobject.h`.

use crate::prelude::*;

absent_types! {
    _PyUnion_Type
}

absent! {
    fn _Py_union_type_or();
}
