//! Types: `type` itself, and what makes every other type work.
//!
//! ```text
//! words        where the slots of a type are
//! defs         which name stands for which slot
//! operators    slot -> method: the dict of a type of C          wrap      what such a method calls
//! update       method -> slot: the slots of a class              dispatch  what such a slot calls
//! ready        PyType_Ready: bases, dict, order, inheritance     inherit, mro
//! cache        looking up along the order; versions, watchers    subclasses  who has to hear of a change
//! new          type(name, bases, dict)                           subtype   objects of such classes
//! spec         PyType_FromSpec                                   info      what a type is called and belongs to
//! attributes   type.__name__ and the like                        methods   type.mro() and the like
//! ```

pub mod attributes;
mod bases;
pub mod cache;
mod defs;
pub mod dispatch;
pub mod info;
mod inherit;
mod instance;
pub mod layout;
mod methods;
pub mod mro;
mod namespace;
pub mod new;
mod operators;
mod own_slots;
mod raise;
pub mod ready;
pub mod slots;
pub mod spec;
pub mod special;
pub mod subclasses;
mod subtype;
mod type_;
mod update;
mod words;
mod wrap;

pub(crate) use raise::raise;
pub use type_::TYPE;

use crate::prelude::*;

/// What `tp_weaklistoffset` says of an object whose weak references hang before it.
pub const MANAGED_WEAKREF_OFFSET: Py_ssize_t = -32;

/// Readies `object`, `type` and the descriptors, which all other types need.
pub unsafe fn start() -> Fallible {
    for kind in [
        &raw mut PyBaseObject_Type,
        &raw mut PyType_Type,
        &raw mut PyWrapperDescr_Type,
        &raw mut PyMethodDescr_Type,
        &raw mut PyClassMethodDescr_Type,
        &raw mut PyMemberDescr_Type,
        &raw mut PyGetSetDescr_Type,
        &raw mut PyDictProxy_Type,
        &raw mut PyProperty_Type,
        &raw mut PyClassMethod_Type,
        &raw mut PyStaticMethod_Type,
        &raw mut PySuper_Type,
        &raw mut PyFunction_Type,
        crate::types::descriptors::method_wrapper_type(),
        dispatch::holder_type(),
    ] {
        ready::ready(kind)?;
    }
    Ok(())
}
