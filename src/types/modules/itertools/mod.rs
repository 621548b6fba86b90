//! `itertools`.
//!
//! ```text
//! endless   count, repeat, cycle
//! chosen    islice, takewhile, dropwhile, filterfalse, compress
//! mapped    starmap, accumulate, pairwise, chain
//! together  zip_longest, batched
//! arrange   product, permutations, combinations
//! group     groupby
//! tee       tee
//! ```

mod arrange;
mod chosen;
mod endless;
mod group;
mod mapped;
mod tee;
mod together;

use crate::prelude::*;
use crate::types::define::fast;
use crate::types::module;

static mut METHODS: [PyMethodDef; 2] = [
    fast(
        c"tee",
        tee::function,
        c"A tuple of n iterators that each give all the items.",
    ),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"itertools".as_ptr(),
    m_doc: c"Iterators made of others.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        for kind in [
            &raw mut mapped::ACCUMULATE,
            &raw mut together::BATCHED,
            &raw mut arrange::COMBINATIONS,
            &raw mut arrange::WITH_REPLACEMENT,
            &raw mut endless::CYCLE,
            &raw mut chosen::DROPWHILE,
            &raw mut chosen::TAKEWHILE,
            &raw mut chosen::ISLICE,
            &raw mut mapped::STARMAP,
            &raw mut mapped::CHAIN,
            &raw mut chosen::COMPRESS,
            &raw mut chosen::FILTERFALSE,
            &raw mut endless::COUNT,
            &raw mut together::ZIP_LONGEST,
            &raw mut mapped::PAIRWISE,
            &raw mut arrange::PERMUTATIONS,
            &raw mut arrange::PRODUCT,
            &raw mut endless::REPEAT,
            &raw mut group::GROUPBY,
            &raw mut group::GROUPER,
            &raw mut tee::TEE,
        ] {
            status(PyModule_AddType(made.ptr(), kind))?;
        }
        status(PyType_Ready(&raw mut tee::NODE))?;
        Ok(made)
    };
    run().or_null()
}

type New = (*mut PyTypeObject, *mut PyObject, *mut PyObject);

/// The arguments of a type that takes no names, of which there are `least` to `most`; those that are not there are NULL.
unsafe fn positional<const N: usize>(
    (kind, args, kwargs): New,
    own: *mut PyTypeObject,
    name: &CStr,
    least: usize,
) -> Fallible<[*mut PyObject; N]> {
    if kind == own && !kwargs.is_null() && _PyArg_NoKeywords(name.as_ptr(), kwargs) == 0 {
        return Err(Raised);
    }
    let count = Py_SIZE(args);
    if _PyArg_CheckPositional(name.as_ptr(), count, least as Py_ssize_t, N as Py_ssize_t) == 0 {
        return Err(Raised);
    }
    let mut taken = [null_mut(); N];
    for (i, place) in taken.iter_mut().enumerate().take(count as usize) {
        *place = PyTuple_GET_ITEM(args, i as Py_ssize_t);
    }
    Ok(taken)
}
