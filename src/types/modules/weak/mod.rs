//! `weakref`: what `_weakref` has, and containers whose items die with what they refer to.
//!
//! ```text
//! holder     what the containers have in common
//! pairs      what the dicts have in common
//! values     WeakValueDictionary
//! keyed      KeyedRef
//! keys       WeakKeyDictionary
//! set        WeakSet
//! finalize   finalize
//! ```

mod finalize;
mod holder;
mod keyed;
mod keys;
mod pairs;
mod set;
mod values;

use crate::prelude::*;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"weakref".as_ptr(),
    m_doc: c"References that keep nothing alive, and containers of them.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        let own = owned(PyImport_ImportModule(c"_weakref".as_ptr()))?;
        for name in [
            c"ref",
            c"ReferenceType",
            c"ProxyType",
            c"CallableProxyType",
            c"proxy",
            c"getweakrefcount",
            c"getweakrefs",
            c"_remove_dead_weakref",
        ] {
            let value = owned(PyObject_GetAttrString(own.ptr(), name.as_ptr()))?;
            module::add_ref(made.ptr(), name.as_ptr(), value.ptr())?;
        }
        let proxies = PyTuple_Pack(
            2,
            &raw mut _PyWeakref_ProxyType,
            &raw mut _PyWeakref_CallableProxyType,
        );
        module::add_constant(made.ptr(), c"ProxyTypes".as_ptr(), proxies)?;
        let registry = owned(PyDict_New())?;
        module::add_ref(made.ptr(), c"_registry".as_ptr(), registry.ptr())?;
        finalize::register(registry.ptr())?;
        for kind in [
            &raw mut keyed::TYPE,
            &raw mut values::TYPE,
            &raw mut keys::TYPE,
            &raw mut set::TYPE,
            &raw mut finalize::TYPE,
        ] {
            status(PyModule_AddType(made.ptr(), kind))?;
        }
        Ok(made)
    };
    run().or_null()
}
