//! Names of the C API that are exported and not there: calling one names it and ends the process.

/// Functions. Every one of them ends the process with its name.
macro_rules! absent {
    ($(fn $name:ident($($argument:ident: $kind:ty),* $(,)?) $(-> $result:ty)?;)*) => {$(
        /// Not there: names itself and ends the process.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($(_: $kind),*) $(-> $result)? {
            $crate::fatal::absent(stringify!($name))
        }
    )*};
}

/// Types. Their fields are NULL; nothing can be made of them.
macro_rules! absent_types {
    ($($name:ident)*) => {$(
        /// Not there: no object is of this type.
        #[unsafe(no_mangle)]
        pub static mut $name: PyTypeObject = PyTypeObject::EMPTY;
    )*};
}

/// Pointers to objects. They are NULL.
macro_rules! absent_pointers {
    ($($name:ident)*) => {$(
        /// Not there: NULL.
        #[unsafe(no_mangle)]
        pub static mut $name: *mut PyObject = core::ptr::null_mut();
    )*};
}

/// Other data, by size in bytes. All zero.
macro_rules! absent_data {
    ($($name:ident: $bytes:literal)*) => {$(
        /// Not there: all zero.
        #[unsafe(no_mangle)]
        pub static mut $name: [usize; ($bytes + 7) / 8] = [0; ($bytes + 7) / 8];
    )*};
}
