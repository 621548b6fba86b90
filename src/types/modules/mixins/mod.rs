//! What the classes of `collections.abc` do by themselves, out of the few methods that a class of theirs brings along.
//!
//! They are methods of `object` by their descriptors, so that they bind to whatever inherits them.
//!
//! ```text
//! common     what they need
//! sequence   Sequence and MutableSequence
//! set        Set and MutableSet
//! mapping    Mapping and MutableMapping
//! view       the views of a mapping
//! ```

mod common;
mod mapping;
mod sequence;
mod set;
mod view;

use crate::prelude::*;
use crate::types::define::{fast, named, no_args, one_arg};
use crate::types::modules::fields::call;

use self::common::abstract_class;
use self::mapping::*;
use self::sequence::*;
use self::set::*;
use self::view::*;

/// The methods of a class.
pub struct Mixin {
    class: &'static CStr,
    methods: *mut PyMethodDef,
    count: usize,
}

macro_rules! mixins {
    ($($name:ident $class:literal [$($method:expr),* $(,)?];)*) => {
        $(static mut $name: [PyMethodDef; { [$({ let _ = stringify!($method); },)*].len() }] = [$($method),*];)*

        /// All of them.
        pub fn all() -> [Mixin; { [$(stringify!($name),)*].len() }] {
            [$(Mixin {
                class: $class,
                methods: (&raw mut $name).cast(),
                count: [$(stringify!($method),)*].len(),
            }),*]
        }
    };
}

mixins! {
    ITERATOR c"Iterator" [no_args(c"__iter__", itself, c"")];
    SEQUENCE c"Sequence" [
        one_arg(c"__contains__", sequence_contains, c""),
        no_args(c"__iter__", sequence_iter, c""),
        no_args(c"__reversed__", sequence_reversed, c""),
        fast(c"index", index, c"S.index(value, [start, [stop]]) -> integer -- return first index of value.\nRaises ValueError if the value is not present.\n\nSupporting start and stop arguments is optional, but\nrecommended.\n"),
        one_arg(c"count", count, c"S.count(value) -> integer -- return number of occurrences of value"),
    ];
    MUTABLE_SEQUENCE c"MutableSequence" [
        one_arg(c"append", append, c"S.append(value) -- append value to the end of the sequence"),
        no_args(c"clear", clear_sequence, c"S.clear() -> None -- remove all items from S"),
        no_args(c"reverse", reverse, c"S.reverse() -- reverse *IN PLACE*"),
        one_arg(c"extend", extend, c"S.extend(iterable) -- extend sequence by appending elements from the iterable"),
        fast(c"pop", pop_item_at, c"S.pop([index]) -> item -- remove and return item at index (default last).\nRaise IndexError if list is empty or index is out of range.\n"),
        one_arg(c"remove", remove_value, c"S.remove(value) -- remove first occurrence of value.\nRaise ValueError if the value is not present.\n"),
        one_arg(c"__iadd__", extended, c""),
    ];
    SET c"Set" [
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
        one_arg(c"isdisjoint", is_disjoint, c"Return True if two sets have a null intersection."),
    ];
    MUTABLE_SET c"MutableSet" [
        one_arg(c"remove", remove, c"Remove an element. If not a member, raise a KeyError."),
        no_args(c"pop", pop_any, c"Return the popped value.  Raise KeyError if empty."),
        no_args(c"clear", clear_set, c"This is slow (creates N new iterators!) but effective."),
        one_arg(c"__ior__", or_in_place, c""),
        one_arg(c"__iand__", and_in_place, c""),
        one_arg(c"__ixor__", xor_in_place, c""),
        one_arg(c"__isub__", minus_in_place, c""),
    ];
    MAPPING c"Mapping" [
        fast(c"get", get, c"D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None."),
        one_arg(c"__contains__", mapping_contains, c""),
        no_args(c"keys", keys, c"D.keys() -> a set-like object providing a view on D's keys"),
        no_args(c"items", items, c"D.items() -> a set-like object providing a view on D's items"),
        no_args(c"values", values, c"D.values() -> an object providing a view on D's values"),
        one_arg(c"__eq__", mapping_eq, c""),
    ];
    MUTABLE_MAPPING c"MutableMapping" [
        fast(c"pop", pop_key, c"D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\nIf key is not found, d is returned if given, otherwise KeyError is raised.\n"),
        no_args(c"popitem", pop_pair, c"D.popitem() -> (k, v), remove and return some (key, value) pair\nas a 2-tuple; but raise KeyError if D is empty.\n"),
        no_args(c"clear", clear_mapping, c"D.clear() -> None.  Remove all items from D."),
        named(c"update", update, c" D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E present and has a .keys() method, does:     for k in E.keys(): D[k] = E[k]\nIf E present and lacks .keys() method, does:     for (k, v) in E: D[k] = v\nIn either case, this is followed by: for k, v in F.items(): D[k] = v\n"),
        fast(c"setdefault", set_default, c"D.setdefault(k[,d]) -> D.get(k,d), also set D[k]=d if k not in D"),
    ];
    VIEW c"MappingView" [
        fast(c"__init__", init_view, c""),
        no_args(c"__len__", view_len, c""),
        no_args(c"__repr__", view_repr, c""),
    ];
    KEYS c"KeysView" [
        one_arg(c"__contains__", key_contains, c""),
        no_args(c"__iter__", key_iter, c""),
    ];
    ITEMS c"ItemsView" [
        one_arg(c"__contains__", item_contains, c""),
        no_args(c"__iter__", item_iter, c""),
    ];
    VALUES c"ValuesView" [
        one_arg(c"__contains__", value_contains, c""),
        no_args(c"__iter__", value_iter, c""),
    ];
}

/// Adds the methods of a class to the dict that it is made from.
pub unsafe fn add(class: &CStr, dict: &Ref) -> Fallible {
    for mixin in all().into_iter().filter(|one| one.class == class) {
        for at in 0..mixin.count {
            let definition = mixin.methods.add(at);
            let method = owned(PyDescr_NewMethod(&raw mut PyBaseObject_Type, definition))?;
            status(PyDict_SetItemString(
                dict.ptr(),
                (*definition).ml_name,
                method.ptr(),
            ))?;
        }
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

static mut FROM_ITERABLE: PyMethodDef = fast(
    c"_from_iterable",
    from_iterable,
    c"Construct an instance of the class from any iterable input.\n\nMust override this method if the class constructor signature\ndoes not accept an iterable for an input.\n",
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

unsafe extern "C" fn itself(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(op)
}
