//! The object: its digits and sign, the shared small ones, and how new ones are made.
//!
//! `lv_tag` is the number of digits times 8, plus 0 for a positive number, 1 for zero, 2 for a negative one. Always true:
//! the top digit is not 0; an int from -5 to 256 is the shared one, unless it is of a subtype.

use super::natural::{MASK, SHIFT, trim};
use crate::prelude::*;

/// The lowest shared int.
const LOWEST: i64 = -5;
/// How many are shared.
const SHARED: usize = 262;
/// What is before the digits, in bytes.
pub const HEAD: usize = 24;
/// The most digits that an object can have.
pub const MOST_DIGITS: usize = (PY_SSIZE_T_MAX - HEAD) / size_of::<u32>();

const fn shared() -> [PyLongObject; SHARED] {
    const ZERO: PyLongObject = PyLongObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyLong_Type,
        },
        long_value: _PyLongValue {
            lv_tag: 1,
            ob_digit: [0],
        },
    };
    let mut all = [ZERO; SHARED];
    let mut i = 0;
    while i < SHARED {
        let value = i as i64 + LOWEST;
        all[i].long_value.lv_tag = if value < 0 {
            10
        } else if value == 0 {
            1
        } else {
            8
        };
        all[i].long_value.ob_digit[0] = value.unsigned_abs() as u32;
        i += 1;
    }
    all
}

static mut SMALL: [PyLongObject; SHARED] = shared();

/// A number as its sign and digits, of an object or of the stack.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub negative: bool,
    /// None for 0.
    pub digits: &'a [u32],
}

impl View<'_> {
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }
}

#[inline(always)]
pub unsafe fn tag(op: *mut PyObject) -> usize {
    (*op.cast::<PyLongObject>()).long_value.lv_tag
}

#[inline(always)]
unsafe fn first_digit(op: *mut PyObject) -> *mut u32 {
    (&raw mut (*op.cast::<PyLongObject>()).long_value.ob_digit).cast()
}

/// The number, for as long as the object is alive.
#[inline(always)]
pub unsafe fn view<'a>(op: *mut PyObject) -> View<'a> {
    let tag = tag(op);
    View {
        negative: tag & 3 == 2,
        digits: core::slice::from_raw_parts(first_digit(op), tag >> 3),
    }
}

/// Whether the number has one digit or none.
#[inline(always)]
pub unsafe fn is_compact(op: *mut PyObject) -> bool {
    tag(op) < 16
}

/// Whether both numbers have one digit or none.
#[inline(always)]
pub unsafe fn are_compact(a: *mut PyObject, b: *mut PyObject) -> bool {
    (tag(a) | tag(b)) < 16
}

/// The number, of one digit or none.
#[inline(always)]
pub unsafe fn compact(op: *mut PyObject) -> i64 {
    (1 - (tag(op) & 3) as i64) * i64::from(*first_digit(op))
}

/// -1, 0 or 1.
#[inline(always)]
pub unsafe fn sign(op: *mut PyObject) -> c_int {
    1 - (tag(op) & 3) as c_int
}

/// The number, if it has two digits at most: then it is below 2**60 and sums cannot overflow.
#[inline(always)]
pub unsafe fn short(op: *mut PyObject) -> Option<i64> {
    let tag = tag(op);
    if tag < 16 {
        Some(compact(op))
    } else if tag < 24 {
        let digits = first_digit(op);
        let value = i64::from(*digits) | i64::from(*digits.add(1)) << SHIFT;
        Some((1 - (tag & 3) as i64) * value)
    } else {
        None
    }
}

/// Whether it is one of the shared ints.
#[inline(always)]
pub unsafe fn is_shared(op: *mut PyObject) -> bool {
    op.addr().wrapping_sub((&raw mut SMALL).addr()) < size_of::<[PyLongObject; SHARED]>()
}

/// Memory for an int of `count` digits, its fields but the digits set, positive.
#[inline(always)]
pub unsafe fn allocate(count: usize) -> *mut PyObject {
    let bytes = if count <= 2 {
        32
    } else if count > MOST_DIGITS {
        return too_many_digits();
    } else {
        HEAD + count * size_of::<u32>()
    };
    let op: *mut PyObject = PyObject_Malloc(bytes).cast();
    if op.is_null() {
        return PyErr_NoMemory();
    }
    (*op).ob_type = &raw mut PyLong_Type;
    (*op.cast::<PyLongObject>()).long_value.lv_tag = count << 3;
    _Py_NewReference(op);
    op
}

#[cold]
pub unsafe fn too_many_digits() -> *mut PyObject {
    PyErr_SetString(PyExc_OverflowError, c"too many digits in integer".as_ptr());
    null_mut()
}

/// The int `value`: a new reference, or NULL with MemoryError.
#[inline(always)]
pub unsafe fn from_i64(value: i64) -> *mut PyObject {
    let index = value.wrapping_sub(LOWEST) as u64;
    if index < SHARED as u64 {
        return (&raw mut SMALL)
            .cast::<PyLongObject>()
            .add(index as usize)
            .cast();
    }
    from_i64_anew(value)
}

/// Not in line: a shared int needs no frame.
#[inline(never)]
unsafe fn from_i64_anew(value: i64) -> *mut PyObject {
    // One digit, with either sign.
    const ONE: i64 = MASK as i64;
    if value.wrapping_add(ONE) as u64 <= 2 * ONE as u64 {
        let op = allocate(1);
        if !op.is_null() {
            (*op.cast::<PyLongObject>()).long_value.lv_tag = 8 | usize::from(value < 0) << 1;
            *first_digit(op) = value.unsigned_abs() as u32;
        }
        return op;
    }
    from_i64_beyond(value)
}

/// Not in line: one digit needs less of a frame.
#[inline(never)]
unsafe fn from_i64_beyond(value: i64) -> *mut PyObject {
    let size = value.unsigned_abs();
    if size >> (2 * SHIFT) != 0 {
        return from_parts(value < 0, size.into());
    }
    let op = allocate(2);
    if !op.is_null() {
        (*op.cast::<PyLongObject>()).long_value.lv_tag = 16 | usize::from(value < 0) << 1;
        let digits = first_digit(op);
        *digits = size as u32 & MASK;
        *digits.add(1) = (size >> SHIFT) as u32;
    }
    op
}

/// The int `value`.
#[inline]
pub unsafe fn from_u64(value: u64) -> *mut PyObject {
    if value <= i64::MAX as u64 {
        from_i64(value as i64)
    } else {
        from_parts(false, value.into())
    }
}

/// The int `value`.
#[inline]
pub unsafe fn from_i128(value: i128) -> *mut PyObject {
    if value == i128::from(value as i64) {
        from_i64(value as i64)
    } else {
        from_parts(value < 0, value.unsigned_abs())
    }
}

/// An int beyond one digit.
unsafe fn from_parts(negative: bool, size: u128) -> *mut PyObject {
    let count = (128 - size.leading_zeros() as usize).div_ceil(SHIFT);
    let op = allocate(count);
    if op.is_null() {
        return op;
    }
    (*op.cast::<PyLongObject>()).long_value.lv_tag = count << 3 | usize::from(negative) << 1;
    let digits = first_digit(op);
    for i in 0..count {
        *digits.add(i) = (size >> (i * SHIFT)) as u32 & MASK;
    }
    op
}

/// 0 or 1, one reference.
#[inline(always)]
pub unsafe fn zero() -> Ref {
    Ref::steal_unchecked(from_i64(0))
}

/// An int that is being made: its digits are written, then it is finished.
pub struct Draft(*mut PyObject);

impl Draft {
    /// Of `count` digits, which hold anything.
    #[inline]
    pub unsafe fn new(count: usize) -> Fallible<Draft> {
        let op = allocate(count);
        if op.is_null() {
            Err(Raised)
        } else {
            Ok(Draft(op))
        }
    }

    /// Of `count` digits, all zero.
    pub unsafe fn zeroed(count: usize) -> Fallible<Draft> {
        let mut draft = Draft::new(count)?;
        draft.digits().fill(0);
        Ok(draft)
    }

    /// All its digits.
    #[inline]
    pub fn digits(&mut self) -> &mut [u32] {
        // SAFETY: allocated with that many, and nobody else knows it.
        unsafe { core::slice::from_raw_parts_mut(first_digit(self.0), tag(self.0) >> 3) }
    }

    /// The int, without zeros at the top: the shared one if it is small.
    #[inline]
    pub unsafe fn finish(mut self, negative: bool) -> Ref {
        let count = trim(self.digits()).len();
        if count <= 1 {
            let value = if count == 0 {
                0
            } else {
                i64::from(self.digits()[0])
            };
            let value = if negative { -value } else { value };
            if (LOWEST..LOWEST + SHARED as i64).contains(&value) {
                return Ref::steal_unchecked(from_i64(value));
            }
        }
        (*self.0.cast::<PyLongObject>()).long_value.lv_tag =
            count << 3 | usize::from(negative) << 1;
        Ref::steal_unchecked(core::mem::ManuallyDrop::new(self).0)
    }
}

impl Drop for Draft {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the reference is this value's own.
        unsafe { decref(self.0) };
    }
}

/// An exact int of this value.
pub unsafe fn from_view(value: View) -> Fallible<Ref> {
    let mut draft = Draft::new(value.digits.len())?;
    draft.digits().copy_from_slice(value.digits);
    Ok(draft.finish(value.negative))
}

/// `op` itself if it is an exact int, else an exact int of the same value.
#[inline]
pub unsafe fn exact(op: *mut PyObject) -> Fallible<Ref> {
    if PyLong_CheckExact(op) {
        Ok(Ref::new(op))
    } else if let Some(value) = short(op) {
        owned(from_i64(value))
    } else {
        from_view(view(op))
    }
}

/// Death of an int. A shared one does not die, whatever an extension built for another version did to its count.
pub unsafe extern "C" fn dealloc(op: *mut PyObject) {
    if is_shared(op) {
        (*op).ob_refcnt = IMMORTAL;
        return;
    }
    if PyLong_CheckExact(op) {
        return PyObject_Free(op.cast());
    }
    let free = (*Py_TYPE(op)).tp_free.expect("a ready type has tp_free");
    free(op.cast());
}
