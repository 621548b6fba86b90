//! What the classes of `collections.abc` do by themselves, and what a class below them has to bring along.
//!
//! They are methods of `object` by their descriptors, so that they bind to whatever inherits them.
//!
//! ```text
//! common     what they need
//! required   the methods without which a class stays abstract
//! generator  iterators, generators and coroutines
//! sequence   Sequence and MutableSequence
//! set        Set and MutableSet
//! mapping    Mapping and MutableMapping
//! view       the views of a mapping
//! ```

mod common;
mod generator;
mod mapping;
mod required;
mod sequence;
mod set;
mod view;

use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::define::{by_tuple, fast, named, no_args, one_arg};

use self::common::abstract_class;
use self::generator::*;
use self::mapping::*;
use self::required::*;
use self::sequence::*;
use self::set::*;
use self::view::*;

pub use self::required::start;

/// The methods of a class.
pub struct Mixin {
    methods: &'static mut [PyMethodDef],
    required: &'static mut [PyMethodDef],
}

macro_rules! mixins {
    ($($class:literal needs [$($required:expr),* $(,)?] has [$($method:expr),* $(,)?];)*) => {
        /// The methods of the class of this name.
        unsafe fn of(class: &CStr) -> Option<Mixin> {
            $(if class == $class {
                static mut METHODS: [PyMethodDef; { const NAMES: &[&str] = &[$(stringify!($method)),*]; NAMES.len() }] = [$($method),*];
                static mut REQUIRED: [PyMethodDef; { const NAMES: &[&str] = &[$(stringify!($required)),*]; NAMES.len() }] = [$($required),*];
                return Some(Mixin {
                    methods: &mut *(&raw mut METHODS),
                    required: &mut *(&raw mut REQUIRED),
                });
            })*
            None
        }
    };
}

mixins! {
    c"Awaitable" needs [no_args(c"__await__", await_once, c"")] has [];
    c"Coroutine" needs [one_arg(c"send", stop, c""), by_tuple(c"throw", throw, c"")] has [
        no_args(c"close", close_coroutine, c"Ends it by GeneratorExit, which it has to let through."),
    ];
    c"AsyncIterable" needs [no_args(c"__aiter__", not_there, c"")] has [];
    c"AsyncIterator" needs [no_args(c"__anext__", stop_async, c"")] has [
        no_args(c"__aiter__", itself, c""),
    ];
    c"AsyncGenerator" needs [one_arg(c"asend", stop_async, c""), by_tuple(c"athrow", throw, c"")] has [
        no_args(c"__anext__", next_async, c""),
        no_args(c"aclose", close_async, c""),
    ];
    c"Hashable" needs [no_args(c"__hash__", zero, c"")] has [];
    c"Iterable" needs [no_args(c"__iter__", nothing, c"")] has [];
    c"Iterator" needs [no_args(c"__next__", stop, c"")] has [no_args(c"__iter__", itself, c"")];
    c"Generator" needs [one_arg(c"send", stop, c""), by_tuple(c"throw", throw, c"")] has [
        no_args(c"__next__", next_of_generator, c"The next value, by send(None)."),
        no_args(c"close", close_generator, c"Ends it by GeneratorExit, which it has to let through."),
    ];
    c"Reversible" needs [no_args(c"__reversed__", nothing, c"")] has [];
    c"Sized" needs [no_args(c"__len__", zero, c"")] has [];
    c"Container" needs [one_arg(c"__contains__", no, c"")] has [];
    c"Callable" needs [by_tuple(c"__call__", no, c"")] has [];
    c"Buffer" needs [one_arg(c"__buffer__", not_there, c"")] has [];
    c"Sequence" needs [one_arg(c"__getitem__", no_index, c"")] has [
        one_arg(c"__contains__", sequence_contains, c""),
        no_args(c"__iter__", sequence_iter, c""),
        no_args(c"__reversed__", sequence_reversed, c""),
        fast(c"index", index, c"The place of the first equal item between start and stop; a ValueError when there is none."),
        one_arg(c"count", count, c"How many items are equal to a value."),
    ];
    c"MutableSequence" needs [by_tuple(c"__setitem__", no_index, c""), one_arg(c"__delitem__", no_index, c""), by_tuple(c"insert", no_index, c"")] has [
        one_arg(c"append", append, c"Puts an item last."),
        no_args(c"clear", clear_sequence, c"Takes all items out."),
        no_args(c"reverse", reverse, c"Turns the order of the items around."),
        one_arg(c"extend", extend, c"Puts the items of an iterable last."),
        fast(c"pop", pop_item_at, c"Takes an item out, the last one by default."),
        one_arg(c"remove", remove_value, c"Takes out the first equal item."),
        one_arg(c"__iadd__", extended, c""),
    ];
    c"Set" needs [] has [
        one_arg(c"__le__", le, c""),
        one_arg(c"__lt__", lt, c""),
        one_arg(c"__ge__", ge, c""),
        one_arg(c"__gt__", gt, c""),
        one_arg(c"__eq__", eq, c""),
        one_arg(c"__and__", and, c""),
        one_arg(c"__rand__", and, c""),
        one_arg(c"__or__", or, c""),
        one_arg(c"__ror__", or, c""),
        one_arg(c"__sub__", minus, c""),
        one_arg(c"__rsub__", minus_reflected, c""),
        one_arg(c"__xor__", xor, c""),
        one_arg(c"__rxor__", xor, c""),
        one_arg(c"isdisjoint", is_disjoint, c"Whether nothing is in both."),
    ];
    c"MutableSet" needs [one_arg(c"add", not_there, c""), one_arg(c"discard", not_there, c"")] has [
        one_arg(c"remove", remove, c"Takes an element out; a KeyError when it is not there."),
        no_args(c"pop", pop_any, c"Takes any element out; a KeyError when there is none."),
        no_args(c"clear", clear_set, c"Takes the elements out one by one."),
        one_arg(c"__ior__", or_in_place, c""),
        one_arg(c"__iand__", and_in_place, c""),
        one_arg(c"__ixor__", xor_in_place, c""),
        one_arg(c"__isub__", minus_in_place, c""),
    ];
    c"Mapping" needs [one_arg(c"__getitem__", no_key, c"")] has [
        fast(c"get", get, c"The value of a key, the default when it is absent."),
        one_arg(c"__contains__", mapping_contains, c""),
        no_args(c"keys", keys, c"The keys, as a view."),
        no_args(c"items", items, c"The pairs of keys and values, as a view."),
        no_args(c"values", values, c"The values, as a view."),
        one_arg(c"__eq__", mapping_eq, c""),
    ];
    c"MutableMapping" needs [by_tuple(c"__setitem__", no_key, c""), one_arg(c"__delitem__", no_key, c"")] has [
        fast(c"pop", pop_key, c"Takes a key out and returns its value, the default when it is absent."),
        no_args(c"popitem", pop_pair, c"Takes any key out and returns it with its value; a KeyError when there is none."),
        no_args(c"clear", clear_mapping, c"Takes the pairs out one by one."),
        named(c"update", update, c"Puts in the pairs of a mapping or of an iterable, then those given by name."),
        fast(c"setdefault", set_default, c"The value of a key, which is put in with the default when it is absent."),
    ];
    c"MappingView" needs [] has [
        fast(c"__init__", init_view, c""),
        no_args(c"__len__", view_len, c""),
        no_args(c"__repr__", view_repr, c""),
    ];
    c"KeysView" needs [] has [
        one_arg(c"__contains__", key_contains, c""),
        no_args(c"__iter__", key_iter, c""),
    ];
    c"ItemsView" needs [] has [
        one_arg(c"__contains__", item_contains, c""),
        no_args(c"__iter__", item_iter, c""),
    ];
    c"ValuesView" needs [] has [
        one_arg(c"__contains__", value_contains, c""),
        no_args(c"__iter__", value_iter, c""),
    ];
}

/// Adds the methods of a class to the dict that it is made from.
pub unsafe fn add(class: &CStr, dict: &Ref) -> Fallible {
    let Some(mixin) = of(class) else {
        return Ok(());
    };
    for definition in mixin.methods {
        let method = owned(PyDescr_NewMethod(&raw mut PyBaseObject_Type, definition))?;
        put(dict, definition, &method)?;
    }
    for definition in mixin.required {
        let method = required::method(definition)?;
        put(dict, definition, &method)?;
    }
    let sets = [c"Set", c"KeysView", c"ItemsView"];
    if sets.contains(&class) {
        let function = owned(PyCFunction_New(&raw mut FROM_ITERABLE, null_mut()))?;
        let method = owned(PyClassMethod_New(function.ptr()))?;
        status(PyDict_SetItem(
            dict.ptr(),
            name!("_from_iterable"),
            method.ptr(),
        ))?;
    }
    if class == c"Mapping" {
        status(PyDict_SetItem(dict.ptr(), name!("__reversed__"), Py_None()))?;
    }
    Ok(())
}

unsafe fn put(dict: &Ref, definition: &PyMethodDef, method: &Ref) -> Fallible {
    status(PyDict_SetItemString(
        dict.ptr(),
        definition.ml_name,
        method.ptr(),
    ))
}

static mut FROM_ITERABLE: PyMethodDef = fast(
    c"_from_iterable",
    from_iterable,
    c"A set of this class with the elements of an iterable.",
);

/// What a set makes of the items of an operation: one of its class; of a view, a set.
unsafe extern "C" fn from_iterable(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"_from_iterable".as_ptr(), count, 2, 2) == 0 {
            return Err(Raised);
        }
        let (class, items) = (*args, *args.add(1));
        let view = abstract_class(c"MappingView")?;
        if truth(PyObject_IsSubclass(class, view.ptr()))? {
            return owned(PySet_New(items));
        }
        call!(class, items)
    };
    run().or_null()
}
