//! The names of special methods, and the slot that each one stands for.

use core::mem::offset_of;

use super::{dispatch, wrap};
use crate::prelude::*;

/// A function as an entry of the table holds it.
const fn address<F: Copy>(function: F) -> *mut c_void {
    const { assert!(size_of::<F>() == size_of::<*mut c_void>()) };
    // SAFETY: a pointer to a function, of the size of a pointer.
    unsafe { core::mem::transmute_copy(&function) }
}

macro_rules! at {
    (tp $slot:ident) => {
        offset_of!(PyTypeObject, $slot)
    };
    (am $slot:ident) => {
        offset_of!(PyHeapTypeObject, as_async) + offset_of!(PyAsyncMethods, $slot)
    };
    (nb $slot:ident) => {
        offset_of!(PyHeapTypeObject, as_number) + offset_of!(PyNumberMethods, $slot)
    };
    (mp $slot:ident) => {
        offset_of!(PyHeapTypeObject, as_mapping) + offset_of!(PyMappingMethods, $slot)
    };
    (sq $slot:ident) => {
        offset_of!(PyHeapTypeObject, as_sequence) + offset_of!(PySequenceMethods, $slot)
    };
    (bf $slot:ident) => {
        offset_of!(PyHeapTypeObject, as_buffer) + offset_of!(PyBufferProcs, $slot)
    };
}
pub(super) use at;

/// One line: the name, the slot, the function that calls the method for the slot (`-` for none), the function that calls
/// the slot for the method (`-` for none), and what the method's documentation says.
macro_rules! definitions {
    ($($name:literal $group:ident $slot:ident $dispatch:tt $wrapper:tt $arguments:literal $doc:literal;)*) => {
        [$(wrapperbase {
            name: concat!($name, "\0").as_ptr().cast(),
            offset: at!($group $slot) as c_int,
            function: definitions!(@dispatch $dispatch),
            wrapper: definitions!(@wrapper $wrapper),
            doc: concat!($name, $arguments, "\n--\n\n", $doc, "\0").as_ptr().cast(),
            flags: definitions!(@flags $wrapper),
            name_strobj: null_mut(),
        },)*]
    };
    (@dispatch -) => { null_mut() };
    (@dispatch $dispatch:ident) => { address(dispatch::$dispatch as *const ()) };
    (@wrapper -) => { None };
    (@wrapper (keywords $wrapper:ident)) => {
        // SAFETY: called with keywords by whoever sees the flag.
        unsafe { core::mem::transmute::<wrapperfunc_kwds, wrapperfunc>(Some(wrap::$wrapper)) }
    };
    (@wrapper $wrapper:ident) => { Some(wrap::$wrapper) };
    (@flags (keywords $wrapper:ident)) => { PyWrapperFlag_KEYWORDS };
    (@flags binary_left) => { LEFT_OPERAND };
    (@flags $wrapper:tt) => { 0 };
}

/// Tells `binary_left` from `binary`: their bodies are equal, so a compiler may give both one address.
const LEFT_OPERAND: c_int = 1 << 8;

/// The definitions, those of one slot side by side.
#[rustfmt::skip]
static mut DEFINITIONS: [wrapperbase; COUNT] = definitions! {
    "__getattribute__" tp tp_getattr - - "" "";
    "__getattr__" tp tp_getattr - - "" "";
    "__setattr__" tp tp_setattr - - "" "";
    "__delattr__" tp tp_setattr - - "" "";
    "__repr__" tp tp_repr tp_repr unary "($self, /)" "What repr() shows.";
    "__hash__" tp tp_hash tp_hash hash "($self, /)" "What hash() finds.";
    "__call__" tp tp_call tp_call (keywords call) "($self, /, *args, **kwargs)" "What a call does.";
    "__str__" tp tp_str tp_str unary "($self, /)" "What str() shows.";
    "__getattribute__" tp tp_getattro tp_getattr_hook binary "($self, name, /)" "The attribute of that name.";
    "__getattr__" tp tp_getattro tp_getattr_hook - "($self, name, /)" "The attribute of that name, when nothing else has it.";
    "__setattr__" tp tp_setattro tp_setattro setattr "($self, name, value, /)" "Gives the attribute of that name a value.";
    "__delattr__" tp tp_setattro tp_setattro delattr "($self, name, /)" "Takes the attribute of that name away.";
    "__lt__" tp tp_richcompare tp_richcompare lt "($self, value, /)" "Whether self < value.";
    "__le__" tp tp_richcompare tp_richcompare le "($self, value, /)" "Whether self <= value.";
    "__eq__" tp tp_richcompare tp_richcompare eq "($self, value, /)" "Whether self == value.";
    "__ne__" tp tp_richcompare tp_richcompare ne "($self, value, /)" "Whether self != value.";
    "__gt__" tp tp_richcompare tp_richcompare gt "($self, value, /)" "Whether self > value.";
    "__ge__" tp tp_richcompare tp_richcompare ge "($self, value, /)" "Whether self >= value.";
    "__iter__" tp tp_iter tp_iter unary "($self, /)" "Begins an iteration.";
    "__next__" tp tp_iternext tp_iternext next "($self, /)" "The next item.";
    "__get__" tp tp_descr_get tp_descr_get descr_get "($self, instance, owner=None, /)" "What the attribute is for an instance, or for its class.";
    "__set__" tp tp_descr_set tp_descr_set descr_set "($self, instance, value, /)" "What setting the attribute does.";
    "__delete__" tp tp_descr_set tp_descr_set descr_delete "($self, instance, /)" "What deleting the attribute does.";
    "__init__" tp tp_init tp_init (keywords init) "($self, /, *args, **kwargs)" "Fills a new object in; the class says what it takes.";
    "__new__" tp tp_new tp_new - "(type, /, *args, **kwargs)" "Makes an object; the class says what it takes.";
    "__del__" tp tp_finalize tp_finalize del "($self, /)" "What is done before the object goes away.";
    "__buffer__" bf bf_getbuffer bf_getbuffer buffer "($self, flags, /)" "A view of the object's memory.";
    "__release_buffer__" bf bf_releasebuffer bf_releasebuffer release_buffer "($self, buffer, /)" "Ends a view of the object's memory.";
    "__await__" am am_await am_await unary "($self, /)" "What await waits with.";
    "__aiter__" am am_aiter am_aiter unary "($self, /)" "Begins an asynchronous iteration.";
    "__anext__" am am_anext am_anext unary "($self, /)" "The next item, to be waited for.";
    "__add__" nb nb_add nb_add binary_left "($self, value, /)" "The result of self + value.";
    "__radd__" nb nb_add nb_add binary_right "($self, value, /)" "The result of value + self.";
    "__sub__" nb nb_subtract nb_subtract binary_left "($self, value, /)" "The result of self - value.";
    "__rsub__" nb nb_subtract nb_subtract binary_right "($self, value, /)" "The result of value - self.";
    "__mul__" nb nb_multiply nb_multiply binary_left "($self, value, /)" "The result of self * value.";
    "__rmul__" nb nb_multiply nb_multiply binary_right "($self, value, /)" "The result of value * self.";
    "__mod__" nb nb_remainder nb_remainder binary_left "($self, value, /)" "The result of self % value.";
    "__rmod__" nb nb_remainder nb_remainder binary_right "($self, value, /)" "The result of value % self.";
    "__divmod__" nb nb_divmod nb_divmod binary_left "($self, value, /)" "self divided by value, with the remainder.";
    "__rdivmod__" nb nb_divmod nb_divmod binary_right "($self, value, /)" "value divided by self, with the remainder.";
    "__pow__" nb nb_power nb_power ternary "($self, value, mod=None, /)" "self to the power of value, modulo mod if given.";
    "__rpow__" nb nb_power nb_power ternary_right "($self, value, mod=None, /)" "value to the power of self, modulo mod if given.";
    "__neg__" nb nb_negative nb_negative unary "($self, /)" "-self";
    "__pos__" nb nb_positive nb_positive unary "($self, /)" "+self";
    "__abs__" nb nb_absolute nb_absolute unary "($self, /)" "abs(self)";
    "__bool__" nb nb_bool nb_bool inquiry "($self, /)" "Whether the object is true.";
    "__invert__" nb nb_invert nb_invert unary "($self, /)" "~self";
    "__lshift__" nb nb_lshift nb_lshift binary_left "($self, value, /)" "The result of self << value.";
    "__rlshift__" nb nb_lshift nb_lshift binary_right "($self, value, /)" "The result of value << self.";
    "__rshift__" nb nb_rshift nb_rshift binary_left "($self, value, /)" "The result of self >> value.";
    "__rrshift__" nb nb_rshift nb_rshift binary_right "($self, value, /)" "The result of value >> self.";
    "__and__" nb nb_and nb_and binary_left "($self, value, /)" "The result of self & value.";
    "__rand__" nb nb_and nb_and binary_right "($self, value, /)" "The result of value & self.";
    "__xor__" nb nb_xor nb_xor binary_left "($self, value, /)" "The result of self ^ value.";
    "__rxor__" nb nb_xor nb_xor binary_right "($self, value, /)" "The result of value ^ self.";
    "__or__" nb nb_or nb_or binary_left "($self, value, /)" "The result of self | value.";
    "__ror__" nb nb_or nb_or binary_right "($self, value, /)" "The result of value | self.";
    "__int__" nb nb_int nb_int unary "($self, /)" "int(self)";
    "__float__" nb nb_float nb_float unary "($self, /)" "float(self)";
    "__iadd__" nb nb_inplace_add nb_inplace_add binary "($self, value, /)" "The result of self += value.";
    "__isub__" nb nb_inplace_subtract nb_inplace_subtract binary "($self, value, /)" "The result of self -= value.";
    "__imul__" nb nb_inplace_multiply nb_inplace_multiply binary "($self, value, /)" "The result of self *= value.";
    "__imod__" nb nb_inplace_remainder nb_inplace_remainder binary "($self, value, /)" "The result of self %= value.";
    "__ipow__" nb nb_inplace_power nb_inplace_power ternary "($self, value, /)" "The result of self **= value.";
    "__ilshift__" nb nb_inplace_lshift nb_inplace_lshift binary "($self, value, /)" "The result of self <<= value.";
    "__irshift__" nb nb_inplace_rshift nb_inplace_rshift binary "($self, value, /)" "The result of self >>= value.";
    "__iand__" nb nb_inplace_and nb_inplace_and binary "($self, value, /)" "The result of self &= value.";
    "__ixor__" nb nb_inplace_xor nb_inplace_xor binary "($self, value, /)" "The result of self ^= value.";
    "__ior__" nb nb_inplace_or nb_inplace_or binary "($self, value, /)" "The result of self |= value.";
    "__floordiv__" nb nb_floor_divide nb_floor_divide binary_left "($self, value, /)" "The result of self // value.";
    "__rfloordiv__" nb nb_floor_divide nb_floor_divide binary_right "($self, value, /)" "The result of value // self.";
    "__truediv__" nb nb_true_divide nb_true_divide binary_left "($self, value, /)" "The result of self / value.";
    "__rtruediv__" nb nb_true_divide nb_true_divide binary_right "($self, value, /)" "The result of value / self.";
    "__ifloordiv__" nb nb_inplace_floor_divide nb_inplace_floor_divide binary "($self, value, /)" "The result of self //= value.";
    "__itruediv__" nb nb_inplace_true_divide nb_inplace_true_divide binary "($self, value, /)" "The result of self /= value.";
    "__index__" nb nb_index nb_index unary "($self, /)" "The int that the object stands for, as an index.";
    "__matmul__" nb nb_matrix_multiply nb_matrix_multiply binary_left "($self, value, /)" "The result of self @ value.";
    "__rmatmul__" nb nb_matrix_multiply nb_matrix_multiply binary_right "($self, value, /)" "The result of value @ self.";
    "__imatmul__" nb nb_inplace_matrix_multiply nb_inplace_matrix_multiply binary "($self, value, /)" "The result of self @= value.";
    "__len__" mp mp_length length len "($self, /)" "How many items there are.";
    "__getitem__" mp mp_subscript mp_subscript binary "($self, key, /)" "The item at key.";
    "__setitem__" mp mp_ass_subscript mp_ass_subscript set_item "($self, key, value, /)" "Puts value at key.";
    "__delitem__" mp mp_ass_subscript mp_ass_subscript delete_item "($self, key, /)" "Takes the item at key out.";
    "__len__" sq sq_length length len "($self, /)" "How many items there are.";
    "__add__" sq sq_concat - binary "($self, value, /)" "The result of self + value.";
    "__mul__" sq sq_repeat - index_argument "($self, value, /)" "The result of self * value.";
    "__rmul__" sq sq_repeat - index_argument "($self, value, /)" "The result of value * self.";
    "__getitem__" sq sq_item sq_item sq_item "($self, key, /)" "The item at key.";
    "__setitem__" sq sq_ass_item sq_ass_item sq_set_item "($self, key, value, /)" "Puts value at key.";
    "__delitem__" sq sq_ass_item sq_ass_item sq_delete_item "($self, key, /)" "Takes the item at key out.";
    "__contains__" sq sq_contains sq_contains contains "($self, key, /)" "Whether key is among the items.";
    "__iadd__" sq sq_inplace_concat - binary "($self, value, /)" "The result of self += value.";
    "__imul__" sq sq_inplace_repeat - index_argument "($self, value, /)" "The result of self *= value.";
};

const COUNT: usize = 94;

/// The definitions; each one's `name_strobj` is there after [`start`].
pub unsafe fn all() -> &'static mut [wrapperbase] {
    core::slice::from_raw_parts_mut((&raw mut DEFINITIONS).cast(), COUNT)
}

/// The definitions of one slot after the other.
pub unsafe fn by_slot() -> impl Iterator<Item = &'static [wrapperbase]> {
    let all: &'static [wrapperbase] = all();
    all.chunk_by(|a, b| a.offset == b.offset)
}

/// Interns the names, once: before the first type is made ready.
pub unsafe fn start() {
    if !all()[0].name_strobj.is_null() {
        return;
    }
    for definition in all() {
        definition.name_strobj =
            crate::types::unicode::immortal_name(CStr::from_ptr(definition.name));
    }
}
