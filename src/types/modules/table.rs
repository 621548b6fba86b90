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

const fn module(name: &'static CStr, initfunc: PyModInitFunction) -> _inittab {
    _inittab {
        name: name.as_ptr(),
        initfunc,
    }
}

/// The library's own modules. `sys` and `builtins` are there from the start.
pub static mut OWN: [_inittab; 34] = [
    module(c"_codecs", Some(codecs::init)),
    module(c"_collections", Some(collections::init)),
    module(c"_collections_abc", Some(collections::init_abc)),
    module(c"_contextvars", Some(crate::types::context::init)),
    module(c"_datetime", Some(datetime::init)),
    module(c"_functools", Some(functools::init)),
    module(c"_io", Some(io::init)),
    module(c"_operator", Some(operator::init)),
    module(c"_pickle", Some(pickle::init)),
    module(c"_strptime", Some(datetime::strptime::init)),
    module(c"_tracemalloc", Some(PyInit__tracemalloc)),
    module(c"_weakref", Some(PyInit__weakref)),
    module(c"atexit", Some(atexit::init)),
    module(c"builtins", None),
    module(c"codecs", Some(codecs::init)),
    module(c"collections", Some(collections::init)),
    module(c"collections.abc", Some(collections::init_abc)),
    module(c"contextvars", Some(crate::types::context::init)),
    module(c"copy", Some(copy::init)),
    module(c"copyreg", Some(copyreg::init)),
    module(c"datetime", Some(datetime::init)),
    module(c"functools", Some(functools::init)),
    module(c"gc", Some(PyInit_gc)),
    module(c"io", Some(io::init)),
    module(c"itertools", Some(itertools::init)),
    module(c"operator", Some(operator::init)),
    module(c"pickle", Some(pickle::init)),
    module(c"sys", None),
    module(c"time", Some(time::init)),
    module(c"types", Some(types::init)),
    module(c"warnings", Some(crate::types::warnings::module::init)),
    module(c"weakref", Some(weak::init)),
    module(c"zlib", Some(zlib::init)),
    _inittab {
        name: null(),
        initfunc: None,
    },
];

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

/// The init function for `name`: what C added comes first, then the table that C may have put in place of the library's.
pub unsafe fn find(name: &CStr) -> PyModInitFunction {
    for one in &*ADDED.0.get() {
        if CStr::from_ptr(one.name) == name {
            return one.init;
        }
    }
    let mut one = PyImport_Inittab;
    while !one.is_null() && !(*one).name.is_null() {
        if CStr::from_ptr((*one).name) == name {
            return (*one).initfunc;
        }
        one = one.add(1);
    }
    None
}

/// Adds the init functions of a table of `count`; false: there is no memory, and none is added.
pub unsafe fn append(table: *const _inittab, count: usize) -> bool {
    let added = &mut *ADDED.0.get();
    if added.try_reserve(count).is_err() {
        return false;
    }
    for one in core::slice::from_raw_parts(table, count) {
        added.push(Added {
            name: one.name,
            init: one.initfunc,
        });
    }
    true
}

/// Forgets what C added, at the end of a life of Python.
pub unsafe fn forget_added() {
    (*ADDED.0.get()).clear();
}
