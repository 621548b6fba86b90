//! `pystrcmp.h`.

use crate::prelude::*;

absent! {
    fn PyOS_mystricmp(arg1: *const c_char, arg2: *const c_char) -> c_int;
    fn PyOS_mystrnicmp(arg1: *const c_char, arg2: *const c_char, arg3: Py_ssize_t) -> c_int;
}
