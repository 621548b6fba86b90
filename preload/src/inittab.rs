//! The hook that runs whenever an interpreter starts.
//!
//! `PyImport_Inittab` lists the modules that are built into the host. Some are initialised in
//! every interpreter, main or sub, right after the configuration and also after a second
//! `Py_Initialize`. Their entries are changed in place: ours runs first and then the original.
//! Only the start of the main interpreter concerns us: it alone puts allocators in place, and no
//! other interpreter runs meanwhile. What a program has changed since then is its own choice.

use std::ffi::{CStr, c_char, c_void};
use std::sync::atomic::{AtomicPtr, Ordering};

use crate::host::{self, Host};
use crate::{settings, sys, takeover};

/// The modules. `_thread` comes first on 3.8 and 3.9, `_imp` later; `posix` when `sys` is there.
const MODULES: [&CStr; 3] = [c"_thread", c"_imp", c"posix"];
/// The index of `posix`.
const POSIX: usize = 2;

/// `struct _inittab` of CPython.
#[repr(C)]
struct Entry {
    name: *const c_char,
    init: *mut c_void,
}

type Init = unsafe extern "C" fn() -> *mut c_void;

/// The original functions, by index of `MODULES`.
static ORIGINALS: [AtomicPtr<c_void>; MODULES.len()] =
    [const { AtomicPtr::new(std::ptr::null_mut()) }; MODULES.len()];

/// Changes the entries. Runs once; the host reads them when an interpreter starts.
pub fn patch(host: &Host) {
    let Some(table) = host.symbol(c"PyImport_Inittab") else {
        return;
    };
    let hooks: [Init; MODULES.len()] = [hook::<0>, hook::<1>, hook::<2>];
    // SAFETY: the symbol is a pointer to the first entry; it is set at link time.
    let mut entry = unsafe { table.cast::<*mut Entry>().read() };
    if entry.is_null() {
        return;
    }
    // SAFETY: entries up to and including the one without a name exist, their names end in NUL,
    // and they lie in writable data of the host, which is read only when an interpreter starts.
    unsafe {
        while !(*entry).name.is_null() {
            let name = CStr::from_ptr((*entry).name);
            if let Some(index) = MODULES.iter().position(|module| *module == name)
                && !(*entry).init.is_null()
            {
                ORIGINALS[index].store((*entry).init, Ordering::Release);
                (*entry).init = hooks[index] as *mut c_void;
            }
            entry = entry.add(1);
        }
    }
}

unsafe extern "C" fn hook<const INDEX: usize>() -> *mut c_void {
    if let (Some(host), Some(settings)) = (host::get(), settings::get())
        && !host.is_initialized()
    {
        takeover::again(host, settings);
        if INDEX == POSIX {
            sys::replace(host);
        }
    }
    let original = ORIGINALS[INDEX].load(Ordering::Acquire);
    // SAFETY: `patch` stored the function before it put this one in its place.
    let original = unsafe { std::mem::transmute::<*mut c_void, Init>(original) };
    // SAFETY: called as the host would have called it.
    unsafe { original() }
}
