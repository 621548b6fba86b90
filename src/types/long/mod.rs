//! int: numbers of any size.
//!
//! ```text
//! natural     digits without objects: sum, product, quotient
//! scratch     memory of a computation
//! value       the object, the shared small ones, drafts
//! convert     numbers of C
//! arithmetic, divide, power, bitwise, compare, round
//! print, parse, limit    text
//! bytes       bytes of any order
//! create      int(...)
//! methods     what int has by name
//! info        sys.int_info
//! ```

pub mod arithmetic;
pub mod bitwise;
pub mod bytes;
pub mod compare;
pub mod convert;
pub mod create;
pub mod divide;
pub mod info;
pub mod limit;
pub mod methods;
pub mod natural;
pub mod parse;
pub mod power;
pub mod print;
mod round;
mod scratch;
pub mod value;

pub use value::{dealloc, from_i64, from_u64, sign, view};

use crate::prelude::*;
use value::View;

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_add: Some(arithmetic::nb_add),
    nb_subtract: Some(arithmetic::nb_subtract),
    nb_multiply: Some(arithmetic::nb_multiply),
    nb_remainder: Some(divide::nb_remainder),
    nb_divmod: Some(divide::nb_divmod),
    nb_power: Some(power::nb_power),
    nb_negative: Some(arithmetic::nb_negative),
    nb_positive: Some(arithmetic::nb_positive),
    nb_absolute: Some(arithmetic::nb_absolute),
    nb_bool: Some(arithmetic::nb_bool),
    nb_invert: Some(arithmetic::nb_invert),
    nb_lshift: Some(bitwise::nb_lshift),
    nb_rshift: Some(bitwise::nb_rshift),
    nb_and: Some(bitwise::nb_and),
    nb_xor: Some(bitwise::nb_xor),
    nb_or: Some(bitwise::nb_or),
    nb_int: Some(arithmetic::nb_positive),
    nb_float: Some(create::nb_float),
    nb_floor_divide: Some(divide::nb_floor_divide),
    nb_true_divide: Some(divide::nb_true_divide),
    nb_index: Some(arithmetic::nb_positive),
    ..PyNumberMethods::EMPTY
};

/// `int`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"int".as_ptr(),
    tp_basicsize: value::HEAD as Py_ssize_t,
    tp_itemsize: size_of::<u32>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(print::tp_repr),
    tp_as_number: &raw mut NUMBERS,
    tp_hash: Some(compare::tp_hash),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_LONG_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    tp_doc: c"int([x]) -> integer\nint(x, base=10) -> integer\n\nA whole number, of another number or of text in a base from 2 to 36."
        .as_ptr(),
    tp_richcompare: Some(compare::tp_richcompare),
    tp_methods: (&raw mut methods::METHODS).cast(),
    tp_getset: (&raw mut methods::ATTRIBUTES).cast(),
    tp_new: Some(create::tp_new),
    tp_free: Some(PyObject_Free),
    tp_vectorcall: Some(create::tp_vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    limit::start();
    status(PyType_Ready(&raw mut PyLong_Type))
}

/// An exact int of the value of an int.
pub unsafe fn copy(op: *mut PyObject) -> Fallible<Ref> {
    if let Some(value) = value::short(op) {
        return owned(from_i64(value));
    }
    value::from_view(view(op))
}

/// An int of these digits, of which the top ones may be 0.
pub unsafe fn from_digits(negative: bool, digits: &[u32]) -> Fallible<Ref> {
    value::from_view(View { negative, digits })
}

/// An int of `size` digits, positive, whose digits hold anything.
pub unsafe fn blank(size: Py_ssize_t) -> *mut PyObject {
    if size < 0 || size as usize > value::MOST_DIGITS {
        return value::too_many_digits();
    }
    let op = value::allocate(size as usize);
    if !op.is_null() && size == 0 {
        // Zero has a sign of its own, and a digit that is 0.
        (*op.cast::<PyLongObject>()).long_value = _PyLongValue {
            lv_tag: 1,
            ob_digit: [0],
        };
    }
    op
}

/// The number of bits of the absolute value.
pub unsafe fn bit_length(op: *mut PyObject) -> usize {
    natural::bits(view(op).digits)
}
