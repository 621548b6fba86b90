//! Objects, as far as the memory chapter meets them: giving back a reference.

mod refcount;

pub use refcount::release;
