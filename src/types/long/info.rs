//! `sys.int_info`.

use crate::prelude::*;
use crate::types::number::struct_sequence;

/// A new `sys.int_info`.
pub unsafe fn info() -> Fallible<Ref> {
    struct_sequence! {
        c"sys.int_info", c"How ints are stored.",
        c"bits_per_digit": c"Bits in a digit." => PyLong_FromLong(PyLong_SHIFT.into()),
        c"sizeof_digit": c"Bytes that the type of a digit takes in C." => PyLong_FromLong(4),
        c"default_max_str_digits": c"The limit on digits of text, unless set." => PyLong_FromLong(super::limit::DEFAULT.into()),
        c"str_digits_check_threshold": c"The lowest limit on digits of text that can be set; 0 is none." => PyLong_FromLong(super::limit::LOWEST.into()),
    }
}
