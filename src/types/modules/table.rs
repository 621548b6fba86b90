//! The table of init functions: the library's own, then what C appended.

use core::cell::UnsafeCell;

use super::{
    atexit, codecs, collections, copy, copyreg, functools, io, itertools, operator, pickle, time,
    types, weak, zlib,
};
use crate::prelude::*;
use crate::types::datetime;

struct Added {
    name: *const c_char,
    init: PyModInitFunction,
}

struct Table(UnsafeCell<Vec<Added>>);

// SAFETY: used under the GIL alone, or before Python is started.
unsafe impl Sync for Table {}

static ADDED: Table = Table(UnsafeCell::new(Vec::new()));

/// An init function that is exported without a prototype.
fn undeclared(function: *const ()) -> PyModInitFunction {
    // SAFETY: init functions take nothing and return a module or its definition.
    unsafe { core::mem::transmute::<*const (), PyModInitFunction>(function) }
}

/// The library's own modules. `sys` and `builtins` are there from the start.
fn own(name: &[u8]) -> PyModInitFunction {
    match name {
        b"atexit" => Some(atexit::init),
        b"codecs" | b"_codecs" => Some(codecs::init),
        b"collections" | b"_collections" => Some(collections::init),
        b"_collections_abc" | b"collections.abc" => Some(collections::init_abc),
        b"_contextvars" | b"contextvars" => Some(crate::types::context::init),
        b"copy" => Some(copy::init),
        b"copyreg" => Some(copyreg::init),
        b"functools" | b"_functools" => Some(functools::init),
        b"_io" | b"io" => Some(io::init),
        b"itertools" => Some(itertools::init),
        b"datetime" | b"_datetime" => Some(datetime::init),
        b"_strptime" => Some(datetime::strptime::init),
        b"_operator" | b"operator" => Some(operator::init),
        b"time" => Some(time::init),
        b"weakref" => Some(weak::init),
        b"types" => Some(types::init),
        b"_pickle" | b"pickle" => Some(pickle::init),
        b"zlib" => Some(zlib::init),
        b"gc" => undeclared(PyInit_gc as *const ()),
        b"_weakref" => undeclared(PyInit__weakref as *const ()),
        b"_tracemalloc" => undeclared(PyInit__tracemalloc as *const ()),
        b"warnings" => Some(crate::types::warnings::module::init),
        _ => None,
    }
}

/// The names of the library's own modules.
pub const NAMES: [&CStr; 20] = [
    c"_codecs",
    c"_collections",
    c"_collections_abc",
    c"_contextvars",
    c"_datetime",
    c"_functools",
    c"_io",
    c"_operator",
    c"_pickle",
    c"_tracemalloc",
    c"_weakref",
    c"atexit",
    c"builtins",
    c"copyreg",
    c"gc",
    c"itertools",
    c"sys",
    c"time",
    c"types",
    c"zlib",
];

/// The init function for `name`: what C added comes first.
pub unsafe fn find(name: &CStr) -> PyModInitFunction {
    for one in &*ADDED.0.get() {
        if CStr::from_ptr(one.name) == name {
            return one.init;
        }
    }
    own(name.to_bytes())
}

/// Adds one init function.
pub unsafe fn append(name: *const c_char, init: PyModInitFunction) {
    (*ADDED.0.get()).push(Added { name, init });
}

/// Adds those of a table, which ends with a NULL name.
pub unsafe fn extend(table: *const _inittab) {
    let mut one = table;
    while !(*one).name.is_null() {
        append((*one).name, (*one).initfunc);
        one = one.add(1);
    }
}

/// Forgets what C added, at the end of a life of Python.
pub unsafe fn forget_added() {
    (*ADDED.0.get()).clear();
}
