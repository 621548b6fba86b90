//! `sys.float_info`.

use super::value::from_f64;
use crate::prelude::*;
use crate::types::long::from_i64;
use crate::types::number::struct_sequence;

/// A new `sys.float_info`.
pub unsafe fn info() -> Fallible<Ref> {
    struct_sequence! {
        c"sys.float_info", c"What is true of floats on this machine.",
        c"max": c"the largest finite double" => from_f64(f64::MAX),
        c"max_exp": c"the largest e for which 2**(e-1) is a finite double" => from_i64(1024),
        c"max_10_exp": c"the largest e for which 10**e is a finite double" => from_i64(308),
        c"min": c"the smallest positive normalized double" => from_f64(f64::MIN_POSITIVE),
        c"min_exp": c"the smallest e for which 2**(e-1) is a normalized double" => from_i64(-1021),
        c"min_10_exp": c"the smallest e for which 10**e is a normalized double" => from_i64(-307),
        c"dig": c"decimal digits that a double keeps" => from_i64(15),
        c"mant_dig": c"digits of the mantissa" => from_i64(53),
        c"epsilon": c"how far the next number is from 1" => from_f64(f64::EPSILON),
        c"radix": c"the base of the exponent" => from_i64(2),
        c"rounds": c"how the machine rounds" => from_i64(1),
    }
}
