//! The Python in this process: its symbols and its version.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::fmt;
use std::mem::transmute_copy;
use std::sync::OnceLock;

use crate::allocator::Allocator;

/// Some CPython. Functions are addresses from `dlsym`, with the types of CPython's headers.
pub struct Host {
    /// Where `dlsym` looks for its names.
    handle: *mut c_void,
    get_allocator: unsafe extern "C" fn(c_int, *mut Allocator),
    set_allocator: unsafe extern "C" fn(c_int, *const Allocator),
    is_initialized: unsafe extern "C" fn() -> c_int,
    /// Its version.
    pub version: Version,
    /// Whether it is a build without the GIL.
    pub free_threaded: bool,
    ignore_environment: Option<&'static c_int>,
    /// Where the object lies that defines `PyMem_SetAllocator`.
    base: *const c_void,
}

// SAFETY: addresses in the host's code and static data, which stay where they are.
unsafe impl Send for Host {}
// SAFETY: as above; what they point to is read as the host itself reads it.
unsafe impl Sync for Host {}

/// `3.13.0`, and what may follow, such as `rc1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// 3.
    pub major: u32,
    /// 13.
    pub minor: u32,
    /// All of it.
    pub text: String,
}

impl Version {
    /// Takes the first word of what `Py_GetVersion` says.
    pub fn parse(text: &str) -> Option<Version> {
        let text = text.split_whitespace().next()?;
        let mut numbers = text.split('.');
        let major = numbers.next()?.parse().ok()?;
        let minor = numbers.next()?.parse().ok()?;
        Some(Version {
            major,
            minor,
            text: text.to_owned(),
        })
    }

    /// Whether we know how to get into this version: 3.8 and later.
    pub fn supported(&self) -> bool {
        self.major == 3 && self.minor >= 8
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

static HOST: OnceLock<Host> = OnceLock::new();

/// The host that [`find`] found.
pub fn get() -> Option<&'static Host> {
    HOST.get()
}

/// Looks for a CPython: with `RTLD_DEFAULT` among the objects loaded so far, with a handle from
/// `dlopen` in that object. `None`: there is none.
///
/// # Safety
/// `handle` is `RTLD_DEFAULT` or comes from `dlopen` and is never closed.
pub unsafe fn find(handle: *mut c_void) -> Option<&'static Host> {
    // The one look-up that every process pays.
    let set_allocator = symbol(handle, c"PyMem_SetAllocator")?;
    // SAFETY: the types are those of CPython's headers, 3.5 to 3.15.
    let host = unsafe {
        let get_version: unsafe extern "C" fn() -> *const c_char =
            function(handle, c"Py_GetVersion")?;
        // CPython builds the text in a static buffer, without memory from any domain.
        let version = CStr::from_ptr(get_version());
        Host {
            handle,
            get_allocator: function(handle, c"PyMem_GetAllocator")?,
            set_allocator: function(handle, c"PyMem_SetAllocator")?,
            is_initialized: function(handle, c"Py_IsInitialized")?,
            version: Version::parse(&version.to_string_lossy())?,
            free_threaded: symbol(handle, c"_Py_MergeZeroLocalRefcount").is_some(),
            ignore_environment: symbol(handle, c"Py_IgnoreEnvironmentFlag")
                .map(|flag| &*flag.cast::<c_int>()),
            base: base_of(set_allocator)?,
        }
    };
    Some(HOST.get_or_init(|| host))
}

impl Host {
    /// The allocator in force in a domain (0 to 2).
    pub fn allocator(&self, domain: usize) -> Allocator {
        let mut allocator = Allocator::NONE;
        // SAFETY: the host's function fills in the struct, which has its layout.
        unsafe { (self.get_allocator)(domain as c_int, &mut allocator) };
        allocator
    }

    /// Puts `allocator` in force in a domain (0 to 2).
    ///
    /// # Safety
    /// `allocator` keeps CPython's contract of allocators, and takes every live block of the
    /// domain for its own.
    pub unsafe fn set_allocator(&self, domain: usize, allocator: &Allocator) {
        // SAFETY: the host copies the struct; the rest is this function's contract.
        unsafe { (self.set_allocator)(domain as c_int, allocator) };
    }

    /// Whether the main interpreter is there. Still false while it starts, also when it starts
    /// again after its end; true while a sub-interpreter starts.
    pub fn is_initialized(&self) -> bool {
        // SAFETY: the host's function reads a flag; it may be called at any time.
        unsafe { (self.is_initialized)() != 0 }
    }

    /// Whether the host was told to ignore the environment (`-E`, `-I`, isolated configuration).
    /// True only once an interpreter was configured.
    pub fn ignores_environment(&self) -> bool {
        // SAFETY: an `int` of the host, written during its configuration; we run in its hooks.
        self.ignore_environment
            .is_some_and(|flag| unsafe { std::ptr::read_volatile(flag) } != 0)
    }

    /// An address in the object that holds the host's code.
    pub fn base(&self) -> *const c_void {
        self.base
    }

    /// The address behind `name` in the host.
    pub fn symbol(&self, name: &CStr) -> Option<*mut c_void> {
        symbol(self.handle, name)
    }

    /// The function behind `name` in the host.
    ///
    /// # Safety
    /// `F` is a function pointer of the type that the symbol has.
    pub unsafe fn function<F: Copy>(&self, name: &CStr) -> Option<F> {
        // SAFETY: by this function's contract.
        unsafe { function(self.handle, name) }
    }

    /// Whether `address` lies in the object that holds the host's code and static data, so that it
    /// can be read.
    pub fn owns(&self, address: *const c_void) -> bool {
        base_of(address) == Some(self.base)
    }
}

/// The address behind `name`.
fn symbol(handle: *mut c_void, name: &CStr) -> Option<*mut c_void> {
    // SAFETY: `name` ends in NUL; the handle is open, as `find` was promised.
    let address = unsafe { libc::dlsym(handle, name.as_ptr()) };
    (!address.is_null()).then_some(address)
}

/// The function behind `name`.
///
/// # Safety
/// `F` is a function pointer of the type that the symbol has.
unsafe fn function<F: Copy>(handle: *mut c_void, name: &CStr) -> Option<F> {
    const { assert!(size_of::<F>() == size_of::<*mut c_void>()) };
    let address = symbol(handle, name)?;
    // SAFETY: equal sizes, and a function of this type by this function's contract.
    Some(unsafe { transmute_copy(&address) })
}

/// Where the object that holds `address` was loaded.
fn base_of(address: *const c_void) -> Option<*const c_void> {
    // SAFETY: plain addresses, for which all bits zero is a value.
    let mut info: libc::Dl_info = unsafe { std::mem::zeroed() };
    // SAFETY: `dladdr` only compares the address with those of the loaded objects.
    let found = unsafe { libc::dladdr(address, &mut info) } != 0;
    (found && !info.dli_fbase.is_null()).then_some(info.dli_fbase.cast_const())
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions() {
        for (text, minor, supported) in [
            (
                "3.13.0 (main, Oct  7 2024, 00:00:00) [GCC 12.2.0]",
                13,
                true,
            ),
            ("3.13.5 experimental free-threading build (main)", 13, true),
            ("3.8.18 (default)", 8, true),
            ("3.14.0rc1 (main)", 14, true),
            ("3.7.16 (default)", 7, false),
            ("4.0.0", 0, false),
        ] {
            let version = Version::parse(text).expect(text);
            assert_eq!(
                (version.minor, version.supported()),
                (minor, supported),
                "{text}"
            );
            assert_eq!(text.split(' ').next(), Some(version.to_string().as_str()));
        }
        for text in ["", "pypy", "3", "3.x"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
