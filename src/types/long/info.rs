//! `sys.int_info`.

use crate::prelude::*;
use crate::types::number::struct_sequence;

/// A new `sys.int_info`.
pub unsafe fn info() -> Fallible<Ref> {
    struct_sequence! {
        c"sys.int_info", c"A named tuple that holds information about Python's internal representation of integers.  The attributes are read only.",
        c"bits_per_digit": c"size of a digit in bits" => PyLong_FromLong(PyLong_SHIFT.into()),
        c"sizeof_digit": c"size in bytes of the C type used to represent a digit" => PyLong_FromLong(4),
        c"default_max_str_digits": c"maximum string conversion digits limitation" => PyLong_FromLong(super::limit::DEFAULT.into()),
        c"str_digits_check_threshold": c"minimum positive value for int_max_str_digits" => PyLong_FromLong(super::limit::LOWEST.into()),
    }
}
