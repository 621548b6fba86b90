//! Types with parameters: `list[int]`, and unions: `int | str`.
//!
//! ```text
//! alias    types.GenericAlias
//! union    types.UnionType
//! iterate  what a star before an alias gives
//! names    how a type is written inside of one
//! replace  parameters that stand for types, and types put in their place
//! ```

pub mod alias;
mod iterate;
mod names;
mod replace;
pub mod union;

use crate::prelude::*;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut Py_GenericAliasType))?;
    iterate::start()?;
    status(PyType_Ready(&raw mut _PyUnion_Type))
}

/// An attribute, `None` when there is none.
unsafe fn optional(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyObject_GetOptionalAttr(op, name, &mut found))?;
    Ok(Ref::steal(found))
}
