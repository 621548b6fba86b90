//! Refuses to share a process with a CPython.
//!
//! Two libraries with CPython's names in one process are half of each: functions of one would get blocks of the
//! other. So before `main` we look whether somebody else defines those names. When we were preloaded into a Python by
//! mistake, the process starts again with `libpyrite_preload.so`, if that lies beside us; it is made for this.
//! Otherwise one line says so, and the process exits.

use core::ffi::{CStr, c_char, c_int};
use std::ffi::{CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

use super::fork;
use crate::fatal::Stderr;
use core::fmt::Write;

/// A name that every CPython has, and we have.
const NAME: &CStr = c"PyMem_SetAllocator";
/// The library that is made for a Python.
const PRELOAD: &str = "libpyrite_preload.so";
/// Set for the process that starts again, so that it does not do so for ever.
const AGAIN: &str = "PYRITE_STARTED_AGAIN";
/// What the process exits with.
const EXIT_STATUS: c_int = 1;

#[used]
#[unsafe(link_section = ".init_array")]
static CONSTRUCTOR: extern "C" fn(c_int, *const *const c_char, *const *const c_char) = start;

/// glibc passes every constructor what `main` gets.
extern "C" fn start(
    _argc: c_int,
    arguments: *const *const c_char,
    _environment: *const *const c_char,
) {
    if let Some(python) = other_python() {
        refuse(&python, arguments);
    }
    fork::register();
    started();
}

/// When the library was loaded; where it was not loaded but linked in and left without its constructor, now.
pub fn started() -> Instant {
    static STARTED: OnceLock<Instant> = OnceLock::new();
    *STARTED.get_or_init(Instant::now)
}

/// Where an object lies: its first address, its file.
fn object_of(address: *const libc::c_void) -> Option<(usize, PathBuf)> {
    // SAFETY: plain addresses, for which all bits zero is a value.
    let mut info: libc::Dl_info = unsafe { core::mem::zeroed() };
    // SAFETY: only compares the address with those of the loaded objects.
    if unsafe { libc::dladdr(address, &mut info) } == 0 || info.dli_fname.is_null() {
        return None;
    }
    // SAFETY: the loader's own text, which stays as long as the object.
    let file = unsafe { CStr::from_ptr(info.dli_fname) };
    Some((
        info.dli_fbase.addr(),
        PathBuf::from(OsStr::from_bytes(file.to_bytes())),
    ))
}

/// The file of a CPython in this process. It may come before us or after us in the order of look-up.
fn other_python() -> Option<PathBuf> {
    // An address of our own that nobody can take the place of, unlike a function that we export.
    let (ours, _) = object_of((&raw const CONSTRUCTOR).cast())?;
    [libc::RTLD_DEFAULT, libc::RTLD_NEXT]
        .into_iter()
        .find_map(|scope| {
            // SAFETY: a C string.
            let found = unsafe { libc::dlsym(scope, NAME.as_ptr()) };
            if found.is_null() {
                return None;
            }
            let (base, file) = object_of(found)?;
            (base != ours).then_some(file)
        })
}

fn refuse(python: &Path, arguments: *const *const c_char) -> ! {
    let own =
        object_of((&raw const CONSTRUCTOR).cast()).map_or_else(PathBuf::new, |(_, file)| file);
    let sibling = own.with_file_name(PRELOAD);
    if std::env::var_os(AGAIN).is_none() && sibling.is_file() {
        start_again(&own, &sibling, arguments);
    }
    let mut out = Stderr::new();
    let _ = writeln!(
        out,
        "pyrite: {} must not share a process with CPython ({}); preload {PRELOAD} instead, or use `pyrite run`",
        own.display(),
        python.display()
    );
    // SAFETY: ends the process at once; nothing of it has begun.
    unsafe { libc::_exit(EXIT_STATUS) }
}

/// Executes the same program with `sibling` in our place in LD_PRELOAD. Returns when we are not there, when the path
/// is one that LD_PRELOAD cannot name, or when the system refuses.
fn start_again(own: &Path, sibling: &Path, arguments: *const *const c_char) {
    let parts = |byte: &u8| matches!(byte, b' ' | b':');
    if sibling.as_os_str().as_bytes().iter().any(parts) {
        return;
    }
    let Some(list) = std::env::var_os("LD_PRELOAD") else {
        return;
    };
    let Some(list) = replaced(list.as_bytes(), own, sibling.as_os_str().as_bytes()) else {
        return;
    };
    let Ok(list) = CString::new(list) else { return };
    let Ok(again) = CString::new(AGAIN) else {
        return;
    };
    // SAFETY: no other thread runs before `main`; the arguments are those of `main`, with a NULL behind the last.
    unsafe {
        libc::setenv(c"LD_PRELOAD".as_ptr(), list.as_ptr(), 1);
        libc::setenv(again.as_ptr(), c"1".as_ptr(), 1);
        libc::execv(c"/proc/self/exe".as_ptr(), arguments);
    }
}

/// The list with every entry that names our file replaced; `None`: there is none. Entries are parted by blanks and
/// colons.
fn replaced(list: &[u8], own: &Path, sibling: &[u8]) -> Option<Vec<u8>> {
    let name = own.file_name()?.as_bytes();
    let mut found = false;
    let entries = list
        .split(|byte| matches!(byte, b' ' | b':'))
        .filter(|entry| !entry.is_empty())
        .map(|entry| {
            let is_ours = Path::new(OsStr::from_bytes(entry))
                .file_name()
                .is_some_and(|file| file.as_bytes() == name);
            found |= is_ours;
            if is_ours { sibling } else { entry }
        });
    let list = entries.collect::<Vec<_>>().join(&b':');
    found.then_some(list)
}

#[cfg(test)]
mod tests {
    use super::replaced;
    use std::path::Path;

    #[test]
    fn our_entry_of_the_list_is_replaced() {
        let own = Path::new("/lib/libpyrite.so");
        let with = |list: &str| {
            replaced(list.as_bytes(), own, b"/lib/new.so")
                .map(|list| String::from_utf8(list).expect("text"))
        };
        assert_eq!(with("/lib/libpyrite.so").as_deref(), Some("/lib/new.so"));
        assert_eq!(
            with("a.so libpyrite.so:b.so").as_deref(),
            Some("a.so:/lib/new.so:b.so")
        );
        assert_eq!(with("a.so b.so"), None);
        assert_eq!(with(""), None);
    }
}
