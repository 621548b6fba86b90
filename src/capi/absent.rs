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
