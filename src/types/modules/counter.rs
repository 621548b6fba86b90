//! `collections.Counter`: a dict of how often things are there. What is not there is there 0 times.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, fast, flagged, named, no_args, one_arg};
use crate::types::iter::next_item;
use crate::types::modules::fields::number;
use crate::types::raise::fail;
use crate::types::repr::Text;

#[repr(C)]
struct Counter {
    dict: PyDictObject,
    /// `__dict__`, NULL until needed.
    attributes: *mut PyObject,
    weak: *mut PyObject,
}

static mut METHODS: [PyMethodDef; 12] = [
    one_arg(c"__missing__", missing, c"Zero, for what was not counted."),
    no_args(c"total", total, c"How much was counted in all."),
    named(
        c"most_common",
        most_common,
        c"Items with their counts, the highest first, at most n of them.",
    ),
    no_args(
        c"elements",
        elements,
        c"Each item as often as it was counted.",
    ),
    flagged(fast(c"fromkeys", from_keys, c""), METH_CLASS),
    named(
        c"update",
        update,
        c"Counts the items of an iterable, or adds the counts of a mapping.",
    ),
    named(c"subtract", subtract, c"Like update(), but takes away."),
    no_args(c"copy", copy, c"A Counter with the same counts."),
    no_args(c"__copy__", copy, c""),
    no_args(c"__reduce__", reduce, c""),
    flagged(
        one_arg(
            c"__delitem__",
            delete,
            c"Forgets an item, whether it was counted or not.",
        ),
        METH_COEXIST,
    ),
    PyMethodDef::EMPTY,
];

static mut PROPERTIES: [PyGetSetDef; 2] = [
    PyGetSetDef {
        name: c"__dict__".as_ptr(),
        get: Some(PyObject_GenericGetDict),
        set: Some(PyObject_GenericSetDict),
        ..PyGetSetDef::EMPTY
    },
    PyGetSetDef::EMPTY,
];

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(add),
    nb_subtract: Some(minus),
    nb_and: Some(and),
    nb_or: Some(or),
    nb_positive: Some(positive),
    nb_negative: Some(negative),
    nb_inplace_add: Some(add_in_place),
    nb_inplace_subtract: Some(minus_in_place),
    nb_inplace_and: Some(and_in_place),
    nb_inplace_or: Some(or_in_place),
    ..PyNumberMethods::EMPTY
};

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: None,
    mp_subscript: None,
    mp_ass_subscript: Some(set_item),
};

/// The type.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"collections.Counter".as_ptr(),
    tp_basicsize: size_of::<Counter>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut AS_NUMBER,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_doc: c"A dict of how often each item was counted.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_hash: Some(no_hash),
    tp_richcompare: Some(compare),
    tp_weaklistoffset: offset_of!(Counter, weak) as Py_ssize_t,
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut PROPERTIES).cast(),
    tp_base: &raw mut PyDict_Type,
    tp_dictoffset: offset_of!(Counter, attributes) as Py_ssize_t,
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

unsafe fn attributes(op: *mut PyObject) -> *mut *mut PyObject {
    &raw mut (*op.cast::<Counter>()).attributes
}

unsafe fn is_counter(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    if !(*op.cast::<Counter>()).weak.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    clear_member(attributes(op));
    if let Some(of_dict) = PyDict_Type.tp_dealloc {
        of_dict(op);
    }
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let code = visit_all(visit, arg, &[*attributes(op)]);
    match PyDict_Type.tp_traverse {
        Some(of_dict) if code == 0 => of_dict(op, visit, arg),
        _ => code,
    }
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    clear_member(attributes(op));
    PyDict_Clear(op);
    0
}

/// How often something is there, as it was counted.
unsafe fn count(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    let mut found = null_mut();
    status(PyDict_GetItemRef(op, key, &mut found))?;
    match Ref::steal(found) {
        Some(found) => Ok(found),
        None => owned(PyLong_FromLong(0)),
    }
}

type Operator = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;

unsafe fn change(
    op: *mut PyObject,
    key: *mut PyObject,
    by: *mut PyObject,
    operator: Operator,
) -> Fallible {
    let before = count(op, key)?;
    let after = owned(operator(before.ptr(), by))?;
    status(PyDict_SetItem(op, key, after.ptr()))
}

/// Counts what an iterable or a mapping of counts says, forward or backward.
unsafe fn count_all(op: *mut PyObject, from: *mut PyObject, operator: Operator) -> Fallible {
    if PyDict_Check(from) || is_mapping(from)? {
        let items = call_method!(name!("items"), from)?;
        let pairs = owned(PySequence_List(items.ptr()))?;
        for i in 0..Py_SIZE(pairs.ptr()) {
            let pair = PyList_GET_ITEM(pairs.ptr(), i);
            change(
                op,
                PyTuple_GET_ITEM(pair, 0),
                PyTuple_GET_ITEM(pair, 1),
                operator,
            )?;
        }
        return Ok(());
    }
    let one = owned(PyLong_FromLong(1))?;
    let iterator = owned(PyObject_GetIter(from))?;
    while let Some(item) = next_item(&iterator)? {
        change(op, item.ptr(), one.ptr(), operator)?;
    }
    Ok(())
}

unsafe fn is_mapping(op: *mut PyObject) -> Fallible<bool> {
    let module = owned(PyImport_ImportModule(c"collections.abc".as_ptr()))?;
    let class = owned(PyObject_GetAttr(module.ptr(), name!("Mapping")))?;
    truth(PyObject_IsInstance(op, class.ptr()))
}

/// Counts the arguments of a call: at most one, and the counts that have names.
unsafe fn count_arguments(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
    name: &CStr,
    operator: Operator,
) -> Fallible {
    let given = Py_SIZE(args);
    if given > 1 {
        PyErr_Format(
            PyExc_TypeError,
            c"Counter.%s() takes from 1 to 2 positional arguments but %zd were given".as_ptr(),
            name.as_ptr(),
            given + 1,
        );
        return Err(Raised);
    }
    if given == 1 && PyTuple_GET_ITEM(args, 0) != Py_None() {
        count_all(op, PyTuple_GET_ITEM(args, 0), operator)?;
    }
    if !kwargs.is_null() && PyDict_Size(kwargs) > 0 {
        count_all(op, kwargs, operator)?;
    }
    Ok(())
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    count_arguments(op, args, kwargs, c"__init__", PyNumber_Add).or_minus_one()
}

unsafe extern "C" fn update(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    count_arguments(op, args, kwargs, c"update", PyNumber_Add)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe extern "C" fn subtract(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    count_arguments(op, args, kwargs, c"subtract", PyNumber_Subtract)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

/// The message has the short name, as that of a class of Python's.
unsafe extern "C" fn no_hash(op: *mut PyObject) -> Py_hash_t {
    PyErr_Format(
        PyExc_TypeError,
        c"unhashable type: '%s'".as_ptr(),
        _PyType_Name(Py_TYPE(op)),
    );
    -1
}

unsafe extern "C" fn missing(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(0)
}

unsafe extern "C" fn total(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let counts = owned(PyDict_Values(op))?;
        let mut sum = owned(PyLong_FromLong(0))?;
        for i in 0..Py_SIZE(counts.ptr()) {
            sum = owned(PyNumber_Add(sum.ptr(), PyList_GET_ITEM(counts.ptr(), i)))?;
        }
        Ok(sum)
    };
    run().or_null()
}

/// The count of a pair, for sorting.
static mut COUNT_OF: PyMethodDef = one_arg(c"count", count_of, c"");

unsafe extern "C" fn count_of(_: *mut PyObject, pair: *mut PyObject) -> *mut PyObject {
    new_ref(PyTuple_GET_ITEM(pair, 1))
}

/// A list of pairs, the most common first, those that are as common in the order that they came in.
unsafe fn sorted(op: *mut PyObject) -> Fallible<Ref> {
    let pairs = owned(PyDict_Items(op))?;
    let key = owned(PyCFunction_New(&raw mut COUNT_OF, null_mut()))?;
    let sort = owned(PyObject_GetAttr(pairs.ptr(), name!("sort")))?;
    let none = owned(PyTuple_New(0))?;
    let how = owned(Py_BuildValue(
        c"{s:O,s:O}".as_ptr(),
        c"key".as_ptr(),
        key.ptr(),
        c"reverse".as_ptr(),
        Py_True(),
    ))?;
    owned(PyObject_Call(sort.ptr(), none.ptr(), how.ptr()))?;
    Ok(pairs)
}

unsafe extern "C" fn most_common(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut most = Py_None();
        parse_named!(args, kwargs, c"|O:most_common", [c"n"], most)?;
        let pairs = sorted(op)?;
        if most == Py_None() {
            return Ok(pairs);
        }
        let all = owned(PyLong_FromSsize_t(Py_SIZE(pairs.ptr())))?;
        let is_all = owned(PyObject_RichCompare(most, all.ptr(), Py_GE))?;
        if truth(PyObject_IsTrue(is_all.ptr()))? {
            return Ok(pairs);
        }
        let most = number(PyNumber_AsSsize_t(most, PyExc_OverflowError))?;
        owned(PyList_GetSlice(pairs.ptr(), 0, most.max(0)))
    };
    run().or_null()
}

unsafe extern "C" fn elements(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let module = owned(PyImport_ImportModule(c"itertools".as_ptr()))?;
        let repeat = owned(PyObject_GetAttr(module.ptr(), name!("repeat")))?;
        let starmap = owned(PyObject_GetAttr(module.ptr(), name!("starmap")))?;
        let chain = owned(PyObject_GetAttr(module.ptr(), name!("chain")))?;
        let items = call_method!(name!("items"), op)?;
        let repeated = call!(starmap.ptr(), repeat.ptr(), items.ptr())?;
        call_method!(name!("from_iterable"), chain.ptr(), repeated.ptr())
    };
    run().or_null()
}

unsafe extern "C" fn from_keys(
    _: *mut PyObject,
    _: *const *mut PyObject,
    _: Py_ssize_t,
) -> *mut PyObject {
    fail(
        PyExc_NotImplementedError,
        c"Counter.fromkeys() is undefined.  Use Counter(iterable) instead.",
    );
    null_mut()
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call!(Py_TYPE(op).cast(), op).or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let items = owned(PyDict_Copy(op))?;
        owned(Py_BuildValue(c"O(O)".as_ptr(), Py_TYPE(op), items.ptr()))
    };
    run().or_null()
}

unsafe extern "C" fn set_item(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if value.is_null() {
        return PyDict_Pop(op, key, null_mut()).min(0);
    }
    PyDict_SetItem(op, key, value)
}

unsafe extern "C" fn delete(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if set_item(op, key, null_mut()) < 0 {
        return null_mut();
    }
    new_ref(Py_None())
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut text = Text::new(32);
        let name = owned(PyType_GetName(Py_TYPE(op)))?;
        text.str(name.ptr())?;
        if PyDict_Size(op) == 0 {
            text.ascii("()")?;
            return text.finish();
        }
        text.ascii("(")?;
        match sorted(op) {
            Ok(pairs) => {
                let dict = owned(PyDict_New())?;
                status(PyDict_MergeFromSeq2(dict.ptr(), pairs.ptr(), 1))?;
                text.repr(dict.ptr())?;
            }
            Err(Raised) if PyErr_ExceptionMatches(PyExc_TypeError) != 0 => {
                // Counts that have no order.
                PyErr_Clear();
                let dict = owned(PyDict_Copy(op))?;
                text.repr(dict.ptr())?;
            }
            Err(Raised) => return Err(Raised),
        }
        text.ascii(")")?;
        text.finish()
    };
    run().or_null()
}

unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, how: c_int) -> *mut PyObject {
    if !is_counter(a) || !is_counter(b) {
        return new_ref(Py_NotImplemented());
    }
    let holds = match how {
        Py_EQ => all(a, b, Py_EQ),
        Py_NE => all(a, b, Py_EQ).map(|same| !same),
        Py_LE => all(a, b, Py_LE),
        Py_GE => all(b, a, Py_LE),
        Py_LT => all(a, b, Py_LE).and_then(|within| Ok(within && !all(a, b, Py_EQ)?)),
        _ => all(b, a, Py_LE).and_then(|within| Ok(within && !all(a, b, Py_EQ)?)),
    };
    holds.map(|holds| Ref::new(Py_Bool(holds))).or_null()
}

/// Whether a comparison holds for the counts of everything that is in one or the other.
unsafe fn all(a: *mut PyObject, b: *mut PyObject, how: c_int) -> Fallible<bool> {
    for of in [a, b] {
        let keys = owned(PyDict_Keys(of))?;
        for i in 0..Py_SIZE(keys.ptr()) {
            let key = PyList_GET_ITEM(keys.ptr(), i);
            let (x, y) = (count(a, key)?, count(b, key)?);
            if !truth(PyObject_RichCompareBool(x.ptr(), y.ptr(), how))? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

unsafe fn is_positive(count: &Ref) -> Fallible<bool> {
    let zero = owned(PyLong_FromLong(0))?;
    truth(PyObject_RichCompareBool(count.ptr(), zero.ptr(), Py_GT))
}

/// A counter of what `of` makes of the counts of everything in one and, when `both`, of the rest of the other; only what
/// is there at all.
unsafe fn combined(
    a: *mut PyObject,
    b: *mut PyObject,
    both: bool,
    of: impl Fn(Ref, Ref) -> Fallible<Ref>,
) -> Fallible<Ref> {
    let made = owned(PyObject_CallNoArgs((&raw mut TYPE).cast()))?;
    for (second, from) in [(false, a), (true, b)] {
        if second && !both {
            break;
        }
        let keys = owned(PyDict_Keys(from))?;
        for i in 0..Py_SIZE(keys.ptr()) {
            let key = PyList_GET_ITEM(keys.ptr(), i);
            if second && truth(PyDict_Contains(a, key))? {
                continue;
            }
            let result = of(count(a, key)?, count(b, key)?)?;
            if is_positive(&result)? {
                status(PyDict_SetItem(made.ptr(), key, result.ptr()))?;
            }
        }
    }
    Ok(made)
}

/// The larger or the smaller of two.
unsafe fn pick(x: Ref, y: Ref, larger: bool) -> Fallible<Ref> {
    let less = truth(PyObject_RichCompareBool(x.ptr(), y.ptr(), Py_LT))?;
    Ok(if less == larger { y } else { x })
}

unsafe fn both_counters(a: *mut PyObject, b: *mut PyObject) -> bool {
    is_counter(a) && is_counter(b)
}

macro_rules! combinations {
    ($($name:ident $in_place:ident $both:literal $of:expr;)*) => {$(
        unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            if !both_counters(a, b) {
                return new_ref(Py_NotImplemented());
            }
            combined(a, b, $both, $of).or_null()
        }

        unsafe extern "C" fn $in_place(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            if !both_counters(a, b) {
                return new_ref(Py_NotImplemented());
            }
            let run = || -> Fallible<Ref> {
                let result = combined(a, b, $both, $of)?;
                PyDict_Clear(a);
                status(PyDict_Update(a, result.ptr()))?;
                Ok(Ref::new(a))
            };
            run().or_null()
        }
    )*};
}

combinations! {
    add add_in_place true |x: Ref, y: Ref| owned(PyNumber_Add(x.ptr(), y.ptr()));
    minus minus_in_place true |x: Ref, y: Ref| owned(PyNumber_Subtract(x.ptr(), y.ptr()));
    or or_in_place true |x, y| pick(x, y, true);
    and and_in_place false |x, y| pick(x, y, false);
}

unsafe extern "C" fn positive(op: *mut PyObject) -> *mut PyObject {
    combined(op, op, false, |x, _| Ok(x)).or_null()
}

unsafe extern "C" fn negative(op: *mut PyObject) -> *mut PyObject {
    combined(op, op, false, |x, _| owned(PyNumber_Negative(x.ptr()))).or_null()
}
