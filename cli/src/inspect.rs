//! Whether a program can be preloaded into, and the library preloaded, as far as their files tell.
//!
//! What the file does not tell (a script that starts a Python, a launcher) is seen later, by the
//! report that comes or does not come.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use object::elf::{self, FileHeader64, PT_INTERP};
use object::read::elf::{Dyn, FileHeader, ProgramHeader};
use object::read::{ReadCache, ReadRef};
use object::{Endianness, SymbolIndex};

use crate::failure::Failure;

/// Scripts may be run by scripts; the kernel follows about as many.
const SCRIPT_DEPTH: usize = 5;

/// The file headers that this is built for.
type Elf = FileHeader64<Endianness>;

/// Refuses a preload library that the loader would pass over with a line of its own.
pub fn library(path: &Path) -> Result<(), Failure> {
    let unfit = |why: String| Failure::LibraryUnfit(path.to_owned(), why);
    let file = File::open(path).map_err(|error| unfit(error.to_string()))?;
    let data = ReadCache::new(file);
    let fits = Elf::parse(&data).is_ok_and(|header| {
        header.endian().is_ok_and(|endian| {
            header.e_machine(endian) == elf::EM_X86_64 && header.e_type(endian) == elf::ET_DYN
        })
    });
    if fits {
        Ok(())
    } else {
        Err(unfit("it is no shared library for x86_64".to_owned()))
    }
}

/// Refuses programs that cannot run on our heap.
pub fn program(path: &Path) -> Result<(), Failure> {
    let mut path = path.to_owned();
    for _ in 0..SCRIPT_DEPTH {
        let metadata = match fs::metadata(&path) {
            Ok(metadata) => metadata,
            // What cannot be looked at is left to exec, which knows why.
            Err(_) => return Ok(()),
        };
        match interpreter_of_script(&path) {
            // The system ignores the rights of scripts.
            Some(interpreter) => path = interpreter,
            None => return binary(&path, &metadata),
        }
    }
    Ok(())
}

fn binary(path: &Path, metadata: &Metadata) -> Result<(), Failure> {
    // SAFETY: these calls cannot fail.
    let (uid, gid) = unsafe { (libc::getuid(), libc::getgid()) };
    if changes_rights(metadata.mode(), metadata.uid(), metadata.gid(), uid, gid)
        || (uid != 0 && has_capabilities(path))
    {
        return Err(Failure::Privileged(path.to_owned()));
    }
    let Ok(file) = File::open(path) else {
        return Ok(());
    };
    match look(&ReadCache::new(file)) {
        Some(Finding::Preloadable) | None => Ok(()),
        Some(Finding::Not(why)) => Err(Failure::NotPreloadable(path.to_owned(), why)),
        Some(Finding::OldPython(which)) => {
            let which = which.unwrap_or_else(|| format!("the Python {}", path.display()));
            Err(Failure::UnsupportedPython(which))
        }
    }
}

/// What follows `#!`.
fn interpreter_of_script(path: &Path) -> Option<PathBuf> {
    let mut start = Vec::new();
    File::open(path)
        .ok()?
        .take(256)
        .read_to_end(&mut start)
        .ok()?;
    let line = start
        .strip_prefix(b"#!")?
        .split(|&byte| byte == b'\n')
        .next()?;
    let word = line
        .split(|byte| b" \t\r".contains(byte))
        .find(|word| !word.is_empty())?;
    Some(PathBuf::from(std::ffi::OsString::from_vec(word.to_vec())))
}

/// Whether a program with this mode and these owners gets other rights than the caller's.
fn changes_rights(mode: u32, owner: u32, group: u32, uid: u32, gid: u32) -> bool {
    // Without the right to execute for the group, setgid once meant mandatory locking.
    let setgid = mode & libc::S_ISGID != 0 && mode & libc::S_IXGRP != 0;
    (mode & libc::S_ISUID != 0 && owner != uid) || (setgid && group != gid)
}

/// Whether the file brings rights along.
fn has_capabilities(path: &Path) -> bool {
    let mut name = path.as_os_str().as_bytes().to_vec();
    name.push(0);
    // SAFETY: both names end with a zero byte; size 0 asks for the length only.
    let length = unsafe {
        libc::getxattr(
            name.as_ptr().cast(),
            c"security.capability".as_ptr(),
            std::ptr::null_mut(),
            0,
        )
    };
    length > 0
}

/// What the file says.
enum Finding {
    Preloadable,
    Not(&'static str),
    /// A Python before 3.8; which, where the name of its library says so.
    OldPython(Option<String>),
}

/// Reads the headers. `None`: no file that we can read, so nothing is known.
fn look<'data, R: ReadRef<'data>>(data: R) -> Option<Finding> {
    if data.read_bytes_at(0, 4).ok()? != elf::ELFMAG {
        return None;
    }
    let Ok(header) = Elf::parse(data) else {
        return Some(Finding::Not("it is a program for another machine"));
    };
    let endian = header.endian().ok()?;
    if header.e_machine(endian) != elf::EM_X86_64 {
        return Some(Finding::Not("it is a program for another machine"));
    }
    let segments = header.program_headers(endian, data).ok()?;
    let Some(interpreter) = segments
        .iter()
        .find(|segment| segment.p_type(endian) == PT_INTERP)
    else {
        return Some(Finding::Not("it is statically linked"));
    };
    let interpreter = interpreter.data(endian, data).ok()?;
    if interpreter.windows(4).any(|part| part == b"musl") {
        return Some(Finding::Not(
            "it uses the C library musl, and pyrite is built for glibc",
        ));
    }
    Some(python(header, endian, data).unwrap_or(Finding::Preloadable))
}

/// Whether it is a Python that is too old. `None` when it is not.
fn python<'data, R: ReadRef<'data>>(header: &Elf, endian: Endianness, data: R) -> Option<Finding> {
    let sections = header.sections(endian, data).ok()?;
    if let Some((entries, strings)) = sections.dynamic(endian, data).ok()? {
        let strings = sections.strings(endian, data, strings).ok()?;
        for entry in entries {
            if entry.tag32(endian) == Some(elf::DT_NEEDED)
                && let Ok(offset) = u32::try_from(entry.d_val(endian))
                && let Ok(name) = strings.get(offset)
                && let Some((major, minor)) = libpython_version(name)
            {
                let old = (major, minor) < (3, 8);
                return old.then(|| Finding::OldPython(Some(format!("Python {major}.{minor}"))));
            }
        }
    }
    // One that has libpython inside: Py_Main is as old as Python, Py_BytesMain came with 3.8.
    let symbols = sections.symbols(endian, data, elf::SHT_DYNSYM).ok()?;
    let has = |wanted: &[u8]| {
        (0..symbols.len()).any(|index| {
            symbols.symbol(SymbolIndex(index)).is_ok_and(|symbol| {
                use object::read::elf::Sym;
                !symbol.is_undefined(endian)
                    && symbols
                        .symbol_name(endian, symbol)
                        .is_ok_and(|name| name == wanted)
            })
        })
    };
    (has(b"Py_Main") && !has(b"Py_BytesMain")).then_some(Finding::OldPython(None))
}

/// `(3, 13)` of `libpython3.13.so.1.0`; `(2, 7)` of `libpython2.7.so.1.0`.
fn libpython_version(name: &[u8]) -> Option<(u32, u32)> {
    let rest = std::str::from_utf8(name).ok()?.strip_prefix("libpython")?;
    let (major, rest) = rest.split_once('.')?;
    let digits = rest
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(rest.len());
    Some((major.parse().ok()?, rest[..digits].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_library_names() {
        for (name, version) in [
            ("libpython3.13.so.1.0", Some((3, 13))),
            ("libpython3.7m.so.1.0", Some((3, 7))),
            ("libpython2.7.so.1.0", Some((2, 7))),
            ("libpython3.so", None),
            ("libc.so.6", None),
        ] {
            assert_eq!(libpython_version(name.as_bytes()), version, "{name}");
        }
    }

    #[test]
    fn rights_change_when_the_owner_is_another() {
        let (setuid, setgid) = (libc::S_ISUID | 0o755, libc::S_ISGID | 0o755);
        assert!(changes_rights(setuid, 0, 0, 1000, 1000));
        assert!(!changes_rights(setuid, 1000, 0, 1000, 1000));
        assert!(changes_rights(setgid, 1000, 50, 1000, 1000));
        assert!(!changes_rights(setgid, 1000, 1000, 1000, 1000));
        assert!(!changes_rights(libc::S_ISGID | 0o644, 1000, 50, 1000, 1000));
        assert!(!changes_rights(0o755, 0, 0, 1000, 1000));
    }
}
