//! `pyctype.h`.

use crate::prelude::*;

absent_data! {
    _Py_ctype_table: 1024
    _Py_ctype_tolower: 256
    _Py_ctype_toupper: 256
}
