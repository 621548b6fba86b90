//! Descriptors: what stands in the dict of a type of C for its methods, fields, attributes and slots; and property,
//! classmethod, staticmethod, mappingproxy.
//!
//! ```text
//! common       what descriptors of C have in common
//! method       method_descriptor, classmethod_descriptor
//! data         member_descriptor, getset_descriptor
//! member       reading and writing a field of C
//! slot         wrapper_descriptor, method-wrapper
//! doc          text and signature out of a C string
//! ```

mod bound;
mod common;
mod data;
mod doc;
mod member;
mod method;
mod property;
mod proxy;
mod slot;

pub use bound::{CLASS_METHOD, FUNCTION, STATIC_METHOD, is_abstract, new_bound};
pub use data::{GETSET, MEMBER, new_getset, new_member};
pub use doc::{doc_text, method_signature, plain_doc, text_signature};
pub use member::{get as get_member, set as set_member};
pub use method::{CLASS_METHOD_DESCRIPTOR, METHOD_DESCRIPTOR, for_method, new_class, new_method};
pub use property::PROPERTY;
pub use proxy::{PROXY, new_proxy};
pub use slot::{SLOT, method_wrapper_type, new_method_wrapper, new_slot};

use crate::prelude::*;

/// The name of a descriptor, borrowed.
pub unsafe fn name_of(descriptor: *mut PyObject) -> *mut PyObject {
    (*descriptor.cast::<PyDescrObject>()).d_name
}
