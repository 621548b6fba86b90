//! The versions of the foreign allocators: asked for where they can tell.

use std::ffi::{CStr, c_char, c_int};

use super::{Name, shared};

/// What the crates hold that cannot tell.
const SNMALLOC: &str = "0.7.6";
/// rpmalloc-sys 0.2.3, by its change log.
const RPMALLOC: &str = "1.4.3";

/// None for ours, for pymalloc, and for what is not there.
pub fn of(name: Name) -> Option<String> {
    match name {
        Name::Pyrite | Name::Pymalloc | Name::Floor => None,
        Name::Python313 | Name::Python314 | Name::Python315 => None,
        Name::Glibc => {
            // SAFETY: a constant text.
            let text = unsafe { CStr::from_ptr(libc::gnu_get_libc_version()) };
            Some(text.to_string_lossy().into_owned())
        }
        // SAFETY: a function without conditions.
        Name::Mimalloc => Some(dotted(unsafe { libmimalloc_sys::mi_version() })),
        Name::Mimalloc2 => shared::mimalloc2_version().map(dotted),
        Name::Jemalloc => jemalloc(),
        Name::Snmalloc => Some(SNMALLOC.into()),
        Name::Rpmalloc => Some(RPMALLOC.into()),
        Name::Tcmalloc => {
            shared::tcmalloc_version().map(|(major, minor)| format!("{major}.{minor}"))
        }
    }
}

/// mimalloc's number: two digits each for minor version and patch.
fn dotted(number: c_int) -> String {
    format!(
        "{}.{}.{}",
        number / 10_000,
        number / 100 % 100,
        number % 100
    )
}

fn jemalloc() -> Option<String> {
    let mut text: *const c_char = std::ptr::null();
    let mut length = size_of_val(&text);
    // SAFETY: the control gives a pointer to a constant text, for which there is room.
    let failed = unsafe {
        tikv_jemalloc_sys::mallctl(
            c"version".as_ptr(),
            (&raw mut text).cast(),
            &mut length,
            std::ptr::null_mut(),
            0,
        )
    };
    if failed != 0 || text.is_null() {
        return None;
    }
    // SAFETY: as said.
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    // The rest names a commit.
    Some(text.split('-').next().unwrap_or_default().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_said_here_are_those_of_the_crates() {
        let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
        let lock = std::fs::read_to_string(lock).unwrap();
        for (name, version) in [("snmalloc-sys", SNMALLOC), ("rpmalloc-sys", "0.2.3+")] {
            let entry = format!("name = \"{name}\"\nversion = \"{version}");
            assert!(lock.contains(&entry), "{name} is no longer {version}");
        }
    }

    #[test]
    fn both_versions_of_mimalloc_are_there() {
        assert!(of(Name::Mimalloc).unwrap().starts_with("3."));
        assert!(of(Name::Mimalloc2).unwrap().starts_with("2."));
        assert!(Name::Mimalloc2.heading().starts_with("mimalloc 2."));
    }

    #[test]
    fn mimalloc_numbers_have_two_digits_a_part() {
        assert_eq!(dotted(30302), "3.3.2");
        assert_eq!(dotted(21_200), "2.12.0");
    }
}
