//! `functools`, also as `_functools`.
//!
//! ```text
//! partial   partial
//! compare   cmp_to_key
//! cache     lru_cache and cache
//! property  cached_property
//! wrap      update_wrapper and wraps
//! ```

mod cache;
mod compare;
mod partial;
mod property;
mod wrap;

use super::fields::next_of;
use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::define::{fast, named, one_arg};
use crate::types::module;
use crate::types::raise::fail;

static mut METHODS: [PyMethodDef; 7] = [
    fast(c"reduce", reduce, c"reduce(function, iterable[, initial], /)\n--\n\nCalls a function with the result so far and the next item, beginning with initial if given."),
    named(c"cmp_to_key", compare::cmp_to_key, c"cmp_to_key($module, /, mycmp)\n--\n\nMakes a key for sorting out of a comparison."),
    named(c"update_wrapper", wrap::update_wrapper, c"Gives a function the name, documentation and attributes of another."),
    named(c"wraps", wrap::wraps, c"A decorator for what update_wrapper() does."),
    named(c"lru_cache", cache::lru_cache, c"A decorator: results are kept, and the least recently asked for make room."),
    one_arg(c"cache", cache::unbounded, c"A decorator: all results are kept."),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"functools".as_ptr(),
    m_doc: c"What makes functions of functions.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        for kind in [
            &raw mut partial::TYPE,
            &raw mut cache::TYPE,
            &raw mut property::TYPE,
        ] {
            status(PyModule_AddType(made.ptr(), kind))?;
        }
        compare::start()?;
        cache::start(made.ptr())?;
        wrap::add_names(made.ptr())?;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn reduce(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if _PyArg_CheckPositional(c"reduce".as_ptr(), count, 2, 3) == 0 {
            return Err(Raised);
        }
        let function = *args;
        let iterator = match owned(PyObject_GetIter(*args.add(1))) {
            Ok(iterator) => iterator,
            Err(Raised) if PyErr_ExceptionMatches(PyExc_TypeError) != 0 => {
                return Err(fail(
                    PyExc_TypeError,
                    c"reduce() arg 2 must support iteration",
                ));
            }
            Err(Raised) => return Err(Raised),
        };
        let mut total = (count == 3).then(|| Ref::new(*args.add(2)));
        while let Some(item) = Ref::steal(next_of(iterator.ptr())) {
            total = Some(match total {
                Some(total) => call!(function, total.ptr(), item.ptr())?,
                None => item,
            });
        }
        super::fields::is_end()?;
        total.ok_or_else(|| {
            fail(
                PyExc_TypeError,
                c"reduce() of empty iterable with no initial value",
            )
        })
    };
    run().or_null()
}
