//! What `isocalendar()` returns: a tuple of year, week and day whose items have names.

use core::cell::UnsafeCell;

use super::arguments::{int_or, parser};
use super::calendar::Week;
use crate::prelude::*;
use crate::types::define::*;

struct Kind(UnsafeCell<*mut PyTypeObject>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Kind {}

static KIND: Kind = Kind(UnsafeCell::new(null_mut()));

macro_rules! items {
    ($($function:ident $at:literal;)*) => {$(
        unsafe extern "C" fn $function(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
            new_ref(PyTuple_GET_ITEM(op, $at))
        }
    )*};
}

items! {
    year 0;
    week 1;
    weekday 2;
}

static mut ATTRIBUTES: [PyGetSetDef; 4] = [
    readable(c"year", year, c""),
    readable(c"week", week, c""),
    readable(c"weekday", weekday, c""),
    PyGetSetDef::EMPTY,
];

static mut METHODS: [PyMethodDef; 2] = [
    no_args(
        c"__reduce__",
        reduce,
        c"__reduce__($self, /)\n--\n\nWhat pickle makes of it: a plain tuple.",
    ),
    PyMethodDef::EMPTY,
];

/// Makes the type, once.
pub unsafe fn start() -> Fallible {
    let slot = |slot, pfunc| PyType_Slot { slot, pfunc };
    let doc = c"A tuple of an ISO year, week and weekday, which are its attributes too.";
    let mut slots = [
        slot(Py_tp_repr, repr as *mut c_void),
        slot(Py_tp_doc, doc.as_ptr().cast_mut().cast()),
        slot(Py_tp_methods, (&raw mut METHODS).cast()),
        slot(Py_tp_getset, (&raw mut ATTRIBUTES).cast()),
        slot(Py_tp_new, new as *mut c_void),
        slot(0, null_mut()),
    ];
    let mut spec = PyType_Spec {
        name: c"datetime.IsoCalendarDate".as_ptr(),
        basicsize: 0,
        itemsize: 0,
        flags: (Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE) as c_uint,
        slots: slots.as_mut_ptr(),
    };
    let made = PyType_FromSpecWithBases(&mut spec, (&raw mut PyTuple_Type).cast());
    *KIND.0.get() = owned(made)?.into_raw().cast();
    Ok(())
}

unsafe fn of_items(kind: *mut PyTypeObject, items: [Ref; 3]) -> Fallible<Ref> {
    let alloc = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let made = owned(alloc(kind, 3))?;
    for (i, item) in items.into_iter().enumerate() {
        *tuple_items(made.ptr()).add(i) = item.into_raw();
    }
    Ok(made)
}

/// A new one.
pub unsafe fn make(week: &Week) -> Fallible<Ref> {
    let items = [
        owned(PyLong_FromLong(week.year.into()))?,
        owned(PyLong_FromLong(week.week.into()))?,
        owned(PyLong_FromLong(week.day.into()))?,
    ];
    of_items(*KIND.0.get(), items)
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let mut buffer = [null_mut(); 3];
        let found = _PyArg_UnpackKeywords(
            tuple_items(args),
            Py_SIZE(args),
            kwargs,
            null_mut(),
            parser!(c"IsoCalendarDate", [c"year", c"week", c"weekday"]),
            3,
            3,
            0,
            buffer.as_mut_ptr(),
        );
        if found.is_null() {
            return Err(Raised);
        }
        let item = |i| -> Fallible<Ref> {
            let number = int_or(*found.add(i), 0)?;
            owned(PyLong_FromLong(number.into()))
        };
        of_items(kind, [item(0)?, item(1)?, item(2)?])
    };
    body().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(
        c"%.200s(year=%S, week=%S, weekday=%S)".as_ptr(),
        (*Py_TYPE(op)).tp_name,
        PyTuple_GET_ITEM(op, 0),
        PyTuple_GET_ITEM(op, 1),
        PyTuple_GET_ITEM(op, 2),
    )
}

/// As a plain tuple: the class cannot be found by its name.
unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    Py_BuildValue(
        c"O((OOO))".as_ptr(),
        &raw mut PyTuple_Type,
        PyTuple_GET_ITEM(op, 0),
        PyTuple_GET_ITEM(op, 1),
        PyTuple_GET_ITEM(op, 2),
    )
}
