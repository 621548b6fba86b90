//! The numbers by which `PyType_Spec` and `PyType_GetSlot` name slots.

use core::mem::offset_of;

use super::defs::at;
use super::words;
use crate::prelude::*;

/// One more than the highest number.
const COUNT: usize = 82;

macro_rules! numbers {
    ($($number:ident $group:ident $slot:ident;)*) => {{
        let mut table = [0; COUNT];
        $(table[$number as usize] = at!($group $slot) as u16;)*
        table
    }};
}

/// By number, where the slot is in a heap type.
#[rustfmt::skip]
static OFFSETS: [u16; COUNT] = numbers! {
    Py_bf_getbuffer bf bf_getbuffer;
    Py_bf_releasebuffer bf bf_releasebuffer;
    Py_mp_ass_subscript mp mp_ass_subscript;
    Py_mp_length mp mp_length;
    Py_mp_subscript mp mp_subscript;
    Py_nb_absolute nb nb_absolute;
    Py_nb_add nb nb_add;
    Py_nb_and nb nb_and;
    Py_nb_bool nb nb_bool;
    Py_nb_divmod nb nb_divmod;
    Py_nb_float nb nb_float;
    Py_nb_floor_divide nb nb_floor_divide;
    Py_nb_index nb nb_index;
    Py_nb_inplace_add nb nb_inplace_add;
    Py_nb_inplace_and nb nb_inplace_and;
    Py_nb_inplace_floor_divide nb nb_inplace_floor_divide;
    Py_nb_inplace_lshift nb nb_inplace_lshift;
    Py_nb_inplace_multiply nb nb_inplace_multiply;
    Py_nb_inplace_or nb nb_inplace_or;
    Py_nb_inplace_power nb nb_inplace_power;
    Py_nb_inplace_remainder nb nb_inplace_remainder;
    Py_nb_inplace_rshift nb nb_inplace_rshift;
    Py_nb_inplace_subtract nb nb_inplace_subtract;
    Py_nb_inplace_true_divide nb nb_inplace_true_divide;
    Py_nb_inplace_xor nb nb_inplace_xor;
    Py_nb_int nb nb_int;
    Py_nb_invert nb nb_invert;
    Py_nb_lshift nb nb_lshift;
    Py_nb_multiply nb nb_multiply;
    Py_nb_negative nb nb_negative;
    Py_nb_or nb nb_or;
    Py_nb_positive nb nb_positive;
    Py_nb_power nb nb_power;
    Py_nb_remainder nb nb_remainder;
    Py_nb_rshift nb nb_rshift;
    Py_nb_subtract nb nb_subtract;
    Py_nb_true_divide nb nb_true_divide;
    Py_nb_xor nb nb_xor;
    Py_sq_ass_item sq sq_ass_item;
    Py_sq_concat sq sq_concat;
    Py_sq_contains sq sq_contains;
    Py_sq_inplace_concat sq sq_inplace_concat;
    Py_sq_inplace_repeat sq sq_inplace_repeat;
    Py_sq_item sq sq_item;
    Py_sq_length sq sq_length;
    Py_sq_repeat sq sq_repeat;
    Py_tp_alloc tp tp_alloc;
    Py_tp_base tp tp_base;
    Py_tp_bases tp tp_bases;
    Py_tp_call tp tp_call;
    Py_tp_clear tp tp_clear;
    Py_tp_dealloc tp tp_dealloc;
    Py_tp_del tp tp_del;
    Py_tp_descr_get tp tp_descr_get;
    Py_tp_descr_set tp tp_descr_set;
    Py_tp_doc tp tp_doc;
    Py_tp_getattr tp tp_getattr;
    Py_tp_getattro tp tp_getattro;
    Py_tp_hash tp tp_hash;
    Py_tp_init tp tp_init;
    Py_tp_is_gc tp tp_is_gc;
    Py_tp_iter tp tp_iter;
    Py_tp_iternext tp tp_iternext;
    Py_tp_methods tp tp_methods;
    Py_tp_new tp tp_new;
    Py_tp_repr tp tp_repr;
    Py_tp_richcompare tp tp_richcompare;
    Py_tp_setattr tp tp_setattr;
    Py_tp_setattro tp tp_setattro;
    Py_tp_str tp tp_str;
    Py_tp_traverse tp tp_traverse;
    Py_tp_members tp tp_members;
    Py_tp_getset tp tp_getset;
    Py_tp_free tp tp_free;
    Py_nb_matrix_multiply nb nb_matrix_multiply;
    Py_nb_inplace_matrix_multiply nb nb_inplace_matrix_multiply;
    Py_am_await am am_await;
    Py_am_aiter am am_aiter;
    Py_am_anext am am_anext;
    Py_tp_finalize tp tp_finalize;
    Py_am_send am am_send;
};

/// Where the slot of a number is in a heap type.
pub fn offset(number: c_int) -> Option<usize> {
    let offset = OFFSETS.get(usize::try_from(number).ok()?)?;
    (*offset != 0).then(|| usize::from(*offset))
}

/// What is in the slot of a number; NULL when there is nothing.
pub unsafe fn get(kind: *mut PyTypeObject, number: c_int) -> Fallible<*mut c_void> {
    match offset(number) {
        Some(offset) => Ok(words::read(kind, offset)),
        None => {
            PyErr_BadInternalCall();
            Err(Raised)
        }
    }
}
