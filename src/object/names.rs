//! Names that the library itself asks for: `name!("__init__")` is the interned str, made when first asked for and kept
//! for the life of the process.

use core::cell::UnsafeCell;
use core::ffi::CStr;
use core::ptr;

use crate::abi::PyObject;

/// A name and, once asked for, its str.
pub struct Name {
    text: &'static CStr,
    made: UnsafeCell<*mut PyObject>,
}

// SAFETY: `made` is read and written under the GIL alone.
unsafe impl Sync for Name {}

impl Name {
    /// The name `text`, which is ASCII.
    pub const fn new(text: &'static CStr) -> Name {
        Name {
            text,
            made: UnsafeCell::new(ptr::null_mut()),
        }
    }

    /// The str: immortal, interned, never NULL.
    #[inline(always)]
    pub fn get(&'static self) -> *mut PyObject {
        // SAFETY: under the GIL.
        let made = unsafe { *self.made.get() };
        if made.is_null() { self.make() } else { made }
    }

    #[cold]
    fn make(&'static self) -> *mut PyObject {
        // SAFETY: under the GIL.
        unsafe {
            let made = crate::types::unicode::immortal_name(self.text);
            *self.made.get() = made;
            made
        }
    }
}

/// The interned str of a literal: `name!("__init__")`, a borrowed `*mut PyObject` that never dies.
macro_rules! name {
    ($text:literal) => {{
        static NAME: $crate::object::Name = $crate::object::Name::new(
            match core::ffi::CStr::from_bytes_with_nul(concat!($text, "\0").as_bytes()) {
                Ok(text) => text,
                Err(_) => panic!("a name holds no NUL"),
            },
        );
        NAME.get()
    }};
}
pub(crate) use name;
