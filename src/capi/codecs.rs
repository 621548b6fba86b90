//! `codecs.h`.

use crate::prelude::*;

absent_data! {
    Py_hexdigits: 8
}
