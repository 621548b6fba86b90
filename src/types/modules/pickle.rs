//! `pickle`: its exceptions, which modules of Cython raise when a state does not fit. There is no pickler.

use crate::prelude::*;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_pickle".as_ptr(),
    m_doc: c"The exceptions of pickling.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        let base = owned(PyErr_NewException(
            c"_pickle.PickleError".as_ptr(),
            null_mut(),
            null_mut(),
        ))?;
        module::add_ref(made.ptr(), c"PickleError".as_ptr(), base.ptr())?;
        for (name, whole) in [
            (c"PicklingError", c"_pickle.PicklingError"),
            (c"UnpicklingError", c"_pickle.UnpicklingError"),
        ] {
            let kind = PyErr_NewException(whole.as_ptr(), base.ptr(), null_mut());
            module::add_constant(made.ptr(), name.as_ptr(), kind)?;
        }
        Ok(made)
    };
    run().or_null()
}
