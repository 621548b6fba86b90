//! `genericaliasobject.h`.

use crate::prelude::*;

absent_types! {
    Py_GenericAliasType
}

absent! {
    fn Py_GenericAlias(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
}
