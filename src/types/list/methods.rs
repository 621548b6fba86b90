//! What a list can do.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use super::{append, clear, edit, extend, insert, items, of_length, reverse, slice, sort};
use crate::arguments::own::{check_count, named_arguments, no_keyword_names, no_keywords};
use crate::prelude::*;
use crate::types::define::{CLASS_GETITEM, fast, fast_named, flagged, no_args, one_arg};
use crate::types::equality::{by_order, equal, small_int};
use crate::types::index::{Cut, as_index, bad_index, from_end, is_index, search_bound};
use crate::types::raise::{fail, no_memory};
use crate::types::repr::{Text, guarded_repr};
use crate::types::slot::same_slot;

static mut METHODS: [PyMethodDef; 16] = [
    flagged(
        one_arg(
            c"__getitem__",
            subscript,
            c"__getitem__($self, index, /)\n--\n\n",
        ),
        METH_COEXIST,
    ),
    no_args(c"__reversed__", reversed, c""),
    no_args(c"__sizeof__", size_of_list, c""),
    no_args(c"clear", clear_method, c""),
    no_args(c"copy", copy, c""),
    one_arg(c"append", append_method, c""),
    fast(
        c"insert",
        insert_method,
        c"insert($self, index, object, /)\n--\n\n",
    ),
    one_arg(
        c"extend",
        extend_method,
        c"extend($self, iterable, /)\n--\n\n",
    ),
    fast(c"pop", pop, c"pop($self, index=-1, /)\n--\n\n"),
    one_arg(c"remove", remove, c"remove($self, value, /)\n--\n\n"),
    fast(
        c"index",
        index,
        c"index($self, value, start=0, stop=sys.maxsize, /)\n--\n\n",
    ),
    one_arg(c"count", count, c"count($self, value, /)\n--\n\n"),
    no_args(c"reverse", reverse_method, c""),
    fast_named(
        c"sort",
        sort_method,
        c"sort($self, /, *, key=None, reverse=False)\n--\n\n",
    ),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

/// The methods that are no slots.
pub const fn table() -> *mut PyMethodDef {
    (&raw mut METHODS).cast()
}

unsafe fn none_or_null(done: Fallible) -> *mut PyObject {
    done.map(|()| Ref::new(Py_None())).or_null()
}

pub unsafe extern "C" fn init(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    let done = || -> Fallible {
        if Py_TYPE(op) == &raw mut PyList_Type
            || same_slot((*Py_TYPE(op)).tp_new, PyList_Type.tp_new)
        {
            no_keywords(c"list", kwargs)?;
        }
        check_count(c"list", Py_SIZE(args), 0, 1)?;
        clear(op);
        if Py_SIZE(args) == 1 {
            extend(op, PyTuple_GET_ITEM(args, 0))?;
        }
        Ok(())
    };
    done().or_minus_one()
}

pub unsafe extern "C" fn vectorcall(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        no_keyword_names(c"list", names)?;
        let count = PyVectorcall_NARGS(nargsf);
        check_count(c"list", count, 0, 1)?;
        let op = if kind == (&raw mut PyList_Type).cast() {
            of_length(0)?
        } else {
            owned(PyType_GenericAlloc(kind.cast(), 0))?
        };
        if count == 1 {
            extend(op.ptr(), *args)?;
        }
        Ok(op)
    };
    made().or_null()
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    if Py_SIZE(op) == 0 {
        return PyUnicode_FromString(c"[]".as_ptr());
    }
    guarded_repr(op, c"[...]", || {
        let mut text = Text::new(1 + 1 + (2 + 1) * (Py_SIZE(op) - 1) + 1);
        text.ascii("[")?;
        let mut i = 0;
        // A repr may change the list.
        while i < Py_SIZE(op) {
            if i > 0 {
                text.ascii(", ")?;
            }
            let item = Ref::new(PyList_GET_ITEM(op, i));
            text.repr(item.ptr())?;
            i += 1;
        }
        text.ascii("]")?;
        text.finish()
    })
}

/// Whether an item equals `other`; the item is kept alive, for a comparison may take it out of its list.
#[inline(always)]
unsafe fn item_equals(item: *mut PyObject, other: *mut PyObject) -> Fallible<bool> {
    let item = Ref::new(item);
    equal(item.ptr(), other)
}

pub unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !PyList_Check(a) || !PyList_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    compare_lists(a, b, op).or_null()
}

unsafe fn compare_lists(a: *mut PyObject, b: *mut PyObject, op: c_int) -> Fallible<Ref> {
    if Py_SIZE(a) != Py_SIZE(b) && (op == Py_EQ || op == Py_NE) {
        return Ok(Ref::new(Py_Bool(op == Py_NE)));
    }
    let mut i = 0;
    while i < Py_SIZE(a) && i < Py_SIZE(b) {
        let (x, y) = (PyList_GET_ITEM(a, i), PyList_GET_ITEM(b, i));
        if x != y {
            let (x, y) = (Ref::new(x), Ref::new(y));
            if !equal(x.ptr(), y.ptr())? {
                return match op {
                    Py_EQ => Ok(Ref::new(Py_False())),
                    Py_NE => Ok(Ref::new(Py_True())),
                    _ => owned(PyObject_RichCompare(x.ptr(), y.ptr(), op)),
                };
            }
        }
        i += 1;
    }
    Ok(Ref::new(Py_Bool(by_order(Py_SIZE(a).cmp(&Py_SIZE(b)), op))))
}

pub unsafe extern "C" fn contains(op: *mut PyObject, value: *mut PyObject) -> c_int {
    find(op, value, 0, Py_ssize_t::MAX)
        .map(|place| place.is_some())
        .or_minus_one()
}

/// Where the first item that equals `value` stands.
unsafe fn find(
    op: *mut PyObject,
    value: *mut PyObject,
    start: Py_ssize_t,
    stop: Py_ssize_t,
) -> Fallible<Option<Py_ssize_t>> {
    let mut i = start;
    while i < stop && i < Py_SIZE(op) {
        if item_equals(PyList_GET_ITEM(op, i), value)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

pub unsafe extern "C" fn concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !PyList_Check(b) {
        PyErr_Format(
            PyExc_TypeError,
            c"can only concatenate list (not \"%.200s\") to list".as_ptr(),
            (*Py_TYPE(b)).tp_name,
        );
        return null_mut();
    }
    let (a_size, b_size) = (Py_SIZE(a), Py_SIZE(b));
    let (x, y) = (items(a), items(b));
    super::build(a_size + b_size, |i| {
        if i < a_size {
            *x.offset(i)
        } else {
            *y.offset(i - a_size)
        }
    })
    .or_null()
}

pub unsafe extern "C" fn repeat(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    let size = Py_SIZE(op);
    let Some(total) = size.checked_mul(times.max(0)) else {
        no_memory();
        return null_mut();
    };
    let block = items(op);
    super::build(total, |i| *block.offset(i % size)).or_null()
}

pub unsafe extern "C" fn concat_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    extend(op, other).map(|()| Ref::new(op)).or_null()
}

pub unsafe extern "C" fn repeat_in_place(op: *mut PyObject, times: Py_ssize_t) -> *mut PyObject {
    let size = Py_SIZE(op);
    if size == 0 || times == 1 {
        return new_ref(op);
    }
    if times < 1 {
        clear(op);
        return new_ref(op);
    }
    let Some(total) = size.checked_mul(times) else {
        no_memory();
        return null_mut();
    };
    if super::resize(op, total).is_err() {
        return null_mut();
    }
    let block = items(op);
    for i in size..total {
        *block.offset(i) = new_ref(*block.offset(i - size));
    }
    new_ref(op)
}

pub unsafe extern "C" fn subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if let Some(i) = small_int(key)
        && (i as usize) < Py_SIZE(op) as usize
    {
        return new_ref(PyList_GET_ITEM(op, i));
    }
    subscripted(op, key).or_null()
}

/// Not in line: an index that is there needs no frame.
#[inline(never)]
unsafe fn subscripted(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    if is_index(key) {
        let i = as_index(key)?;
        let size = Py_SIZE(op);
        let i = if i < 0 { i + size } else { i };
        if i as usize >= size as usize {
            return Err(fail(PyExc_IndexError, c"list index out of range"));
        }
        return Ok(Ref::new(PyList_GET_ITEM(op, i)));
    }
    if !PySlice_Check(key) {
        return Err(bad_index(c"list", key));
    }
    let cut = Cut::unpack(key)?.fit(Py_SIZE(op));
    if cut.step == 1 {
        return slice(op, cut.start, cut.start + cut.count);
    }
    let block = items(op);
    super::build(cut.count, |i| *block.offset(cut.start + i * cut.step))
}

unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    super::super::iter::list::new_reverse(op)
}

unsafe extern "C" fn size_of_list(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let own = (*Py_TYPE(op)).tp_basicsize as usize;
    let room = (*super::list(op)).allocated.max(0) as usize;
    PyLong_FromSize_t(own + room * 8)
}

unsafe extern "C" fn clear_method(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    clear(op);
    Py_None()
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    slice(op, 0, Py_SIZE(op)).or_null()
}

unsafe extern "C" fn append_method(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    none_or_null(append(op, item))
}

unsafe extern "C" fn insert_method(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let done = || -> Fallible {
        check_count(c"insert", nargs, 2, 2)?;
        let at = as_place(*args)?;
        insert(op, at, *args.add(1))
    };
    none_or_null(done())
}

/// An argument that is an index; too large: OverflowError.
unsafe fn as_place(arg: *mut PyObject) -> Fallible<Py_ssize_t> {
    if let Some(value) = small_int(arg) {
        return Ok(value);
    }
    let number = owned(PyNumber_Index(arg))?;
    let value = PyLong_AsSsize_t(number.ptr());
    if value == -1 && !PyErr_Occurred().is_null() {
        Err(Raised)
    } else {
        Ok(value)
    }
}

unsafe extern "C" fn extend_method(op: *mut PyObject, iterable: *mut PyObject) -> *mut PyObject {
    none_or_null(extend(op, iterable))
}

unsafe extern "C" fn pop(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    popped(op, args, nargs).or_null()
}

unsafe fn popped(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> Fallible<Ref> {
    check_count(c"pop", nargs, 0, 1)?;
    let at = if nargs == 1 { as_place(*args)? } else { -1 };
    let size = Py_SIZE(op);
    if size == 0 {
        return Err(fail(PyExc_IndexError, c"pop from empty list"));
    }
    let at = if at < 0 { at + size } else { at };
    if at as usize >= size as usize {
        return Err(fail(PyExc_IndexError, c"pop index out of range"));
    }
    let block = items(op);
    let item = *block.offset(at);
    ptr::copy(
        block.offset(at + 1),
        block.offset(at),
        (size - at - 1) as usize,
    );
    if super::resize(op, size - 1).is_err() {
        PyErr_Clear();
        super::set_size(op, size - 1);
    }
    Ok(Ref::steal_unchecked(item))
}

unsafe extern "C" fn remove(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let done = || -> Fallible {
        match find(op, value, 0, Py_ssize_t::MAX)? {
            Some(at) => edit::assign_slice(op, at, at + 1, null_mut()),
            None => Err(fail(PyExc_ValueError, c"list.remove(x): x not in list")),
        }
    };
    none_or_null(done())
}

unsafe extern "C" fn index(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let found = || -> Fallible<Ref> {
        check_count(c"index", nargs, 1, 3)?;
        let start = from_end(search_bound(args, nargs, 1, 0)?, Py_SIZE(op));
        let stop = from_end(search_bound(args, nargs, 2, Py_ssize_t::MAX)?, Py_SIZE(op));
        match find(op, *args, start, stop)? {
            Some(at) => owned(PyLong_FromSsize_t(at)),
            None => {
                PyErr_Format(PyExc_ValueError, c"%R is not in list".as_ptr(), *args);
                Err(Raised)
            }
        }
    };
    found().or_null()
}

unsafe extern "C" fn count(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let mut found = 0;
    let mut i = 0;
    while i < Py_SIZE(op) {
        match item_equals(PyList_GET_ITEM(op, i), value) {
            Ok(same) => found += Py_ssize_t::from(same),
            Err(Raised) => return null_mut(),
        }
        i += 1;
    }
    PyLong_FromSsize_t(found)
}

unsafe extern "C" fn reverse_method(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    reverse(op);
    Py_None()
}

unsafe extern "C" fn sort_method(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let done = || -> Fallible {
        let named = if names.is_null() { 0 } else { Py_SIZE(names) };
        if nargs + named > 2 {
            PyErr_Format(
                PyExc_TypeError,
                c"sort() takes at most 2 %sarguments (%zd given)".as_ptr(),
                if nargs == 0 { c"keyword " } else { c"" }.as_ptr(),
                nargs + named,
            );
            return Err(Raised);
        }
        if nargs > 0 {
            return Err(fail(
                PyExc_TypeError,
                c"sort() takes no positional arguments",
            ));
        }
        let [key, descending] = named_arguments(c"sort", args, names, [c"key", c"reverse"])?;
        let descending = match descending {
            Some(descending) => truth(PyObject_IsTrue(descending))?,
            None => false,
        };
        let key = key.filter(|key| *key != Py_None());
        sort(op, key, descending)
    };
    none_or_null(done())
}
