//! OrderedDict: a dict that can be rearranged, and that is equal to another one only in the same order.

use super::super::tuple;
use super::{View, dealloc, edit, iterate, methods, traverse, used};
use crate::arguments::own::named_arguments;
use crate::gc;
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::container::{clear_member, visit};
use crate::types::define::{STATIC_TYPE, fast_named, named, no_args, readable};
use crate::types::raise::fail;
use crate::types::repr::guarded_repr;

#[repr(C)]
struct OrderedDict {
    dict: PyDictObject,
    /// `__dict__`, NULL until needed.
    attributes: *mut PyObject,
    weakrefs: *mut PyObject,
}

static mut METHODS: [PyMethodDef; 7] = [
    fast_named(
        c"move_to_end",
        move_to_end,
        c"move_to_end($self, /, key, last=True)\n--\n\n",
    ),
    fast_named(
        c"popitem",
        pop_item,
        c"popitem($self, /, last=True)\n--\n\n",
    ),
    no_args(c"copy", copy, c""),
    named(c"update", update, c""),
    no_args(c"__reduce__", reduce, c""),
    no_args(c"__reversed__", reversed, c""),
    PyMethodDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 2] = [
    readable(c"__dict__", PyObject_GenericGetDict, c""),
    PyGetSetDef::EMPTY,
];

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(or),
    nb_inplace_or: Some(or_in_place),
    ..PyNumberMethods::EMPTY
};

/// The type OrderedDict.
pub const ORDERED: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"collections.OrderedDict".as_ptr(),
    tp_basicsize: size_of::<OrderedDict>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_ordered),
    tp_repr: Some(repr),
    tp_as_number: &raw mut AS_NUMBER,
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse_ordered),
    tp_clear: Some(clear_ordered),
    tp_richcompare: Some(compare),
    tp_weaklistoffset: core::mem::offset_of!(OrderedDict, weakrefs) as Py_ssize_t,
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut GETSET).cast(),
    tp_base: &raw mut PyDict_Type,
    tp_dictoffset: core::mem::offset_of!(OrderedDict, attributes) as Py_ssize_t,
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(methods::new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

#[inline(always)]
unsafe fn ordered(op: *mut PyObject) -> *mut OrderedDict {
    op.cast()
}

unsafe fn is_ordered(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut PyODict_Type)
}

unsafe extern "C" fn dealloc_ordered(op: *mut PyObject) {
    gc::untrack(op);
    if !(*ordered(op)).weakrefs.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    clear_member(&raw mut (*ordered(op)).attributes);
    dealloc(op);
}

unsafe extern "C" fn traverse_ordered(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*ordered(op)).attributes);
    traverse(op, f, arg)
}

unsafe extern "C" fn clear_ordered(op: *mut PyObject) -> c_int {
    clear_member(&raw mut (*ordered(op)).attributes);
    edit::clear(op);
    0
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let done = || -> Fallible {
        let count = Py_SIZE(args);
        if count > 1 {
            PyErr_Format(
                PyExc_TypeError,
                c"expected at most 1 arguments, got %zd".as_ptr(),
                count,
            );
            return Err(Raised);
        }
        add_all(op, args, kwargs)
    };
    done().or_minus_one()
}

unsafe fn add_all(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> Fallible {
    if Py_SIZE(args) == 1 {
        super::update(op, PyTuple_GET_ITEM(args, 0))?;
    }
    if !kwargs.is_null() {
        super::update(op, kwargs)?;
    }
    Ok(())
}

unsafe extern "C" fn update(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let done = || -> Fallible<Ref> {
        let count = Py_SIZE(args);
        if count > 1 {
            PyErr_Format(
                PyExc_TypeError,
                c"update() takes at most 1 positional argument (%zd given)".as_ptr(),
                count,
            );
            return Err(Raised);
        }
        add_all(op, args, kwargs)?;
        Ok(Ref::new(Py_None()))
    };
    done().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    guarded_repr(op, c"...", || {
        let name = _PyType_Name(Py_TYPE(op));
        if used(op) == 0 {
            return owned(PyUnicode_FromFormat(c"%s()".as_ptr(), name));
        }
        let plain = super::copy(op)?;
        owned(PyUnicode_FromFormat(c"%s(%R)".as_ptr(), name, plain.ptr()))
    })
}

unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    let answer = methods::compare(a, b, op);
    if !is_ordered(b) || answer.is_null() || answer == Py_NotImplemented() {
        return answer;
    }
    let equal = (answer == Py_True()) == (op == Py_EQ);
    if !equal {
        return answer;
    }
    same_order(a, b)
        .map(|same| Ref::new(Py_Bool(same == (op == Py_EQ))))
        .or_null()
}

unsafe fn same_order(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    let (a, b) = (
        methods::list_of(a, View::Keys)?,
        methods::list_of(b, View::Keys)?,
    );
    truth(PyObject_RichCompareBool(a.ptr(), b.ptr(), Py_EQ))
}

/// A new one of the type of `like`, with what `first` and then `second` have.
unsafe fn joined(
    like: *mut PyObject,
    first: *mut PyObject,
    second: Option<*mut PyObject>,
) -> Fallible<Ref> {
    let made = owned(PyObject_CallNoArgs(Py_TYPE(like).cast()))?;
    super::update(made.ptr(), first)?;
    if let Some(second) = second {
        super::update(made.ptr(), second)?;
    }
    Ok(made)
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    joined(op, op, None).or_null()
}

unsafe extern "C" fn or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !PyDict_Check(a) || !PyDict_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    joined(if is_ordered(a) { a } else { b }, a, Some(b)).or_null()
}

unsafe extern "C" fn or_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    super::update(op, other).map(|()| Ref::new(op)).or_null()
}

/// Positional and keyword arguments in the order of `names`.
unsafe fn arguments<const N: usize>(
    function: &CStr,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    keywords: *mut PyObject,
    names: [&CStr; N],
) -> Fallible<[Option<*mut PyObject>; N]> {
    if nargs as usize > N {
        PyErr_Format(
            PyExc_TypeError,
            c"%.200s() takes at most %zd argument%s (%zd given)".as_ptr(),
            function.as_ptr(),
            N as Py_ssize_t,
            if N == 1 { c"".as_ptr() } else { c"s".as_ptr() },
            nargs,
        );
        return Err(Raised);
    }
    let mut found = named_arguments(function, args.offset(nargs), keywords, names)?;
    for (i, place) in found.iter_mut().enumerate().take(nargs as usize) {
        *place = Some(*args.add(i));
    }
    Ok(found)
}

unsafe fn is_last(flag: Option<*mut PyObject>) -> Fallible<bool> {
    match flag {
        Some(flag) => truth(PyObject_IsTrue(flag)),
        None => Ok(true),
    }
}

unsafe extern "C" fn move_to_end(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let done = || -> Fallible<Ref> {
        let [key, last] = arguments(c"move_to_end", args, nargs, names, [c"key", c"last"])?;
        let Some(key) = key else {
            return Err(fail(
                PyExc_TypeError,
                c"move_to_end() missing required argument 'key' (pos 1)",
            ));
        };
        let last = is_last(last)?;
        edit::move_to_end(op, key, last)?;
        Ok(Ref::new(Py_None()))
    };
    done().or_null()
}

unsafe extern "C" fn pop_item(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let pair = || -> Fallible<Ref> {
        let [last] = arguments(c"popitem", args, nargs, names, [c"last"])?;
        let last = is_last(last)?;
        let taken = if last {
            edit::pop_last(op)
        } else {
            edit::pop_first(op)?
        };
        match taken {
            Some((key, value)) => tuple::pair(key, value),
            None => Err(fail(PyExc_KeyError, c"dictionary is empty")),
        }
    };
    pair().or_null()
}

unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    iterate::new(op, View::Keys, true).or_null()
}

/// The type without arguments, the attributes, no items of a list, the items of a dict.
unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let state = call_method(op, name!("__getstate__"))?;
        let items = call_method(op, name!("items"))?;
        let items = owned(PyObject_GetIter(items.ptr()))?;
        let none = Py_None();
        let parts = [
            Py_TYPE(op).cast(),
            tuple::empty(),
            state.ptr(),
            none,
            items.ptr(),
        ];
        tuple::from_array(parts.as_ptr(), 5)
    };
    reduced().or_null()
}
