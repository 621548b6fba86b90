//! What the heap holds, as CPython prints it.

use core::ffi::c_void;
use core::fmt::{self, Write};

use pyrite_heap::{self as heap, Domain};

use super::{choice, passed};

/// A stream of the C library's.
pub struct File(*mut libc::FILE);

unsafe extern "C" {
    static stderr: *mut libc::FILE;
}

impl File {
    /// # Safety
    /// `file` is an open stream, for as long as this lives.
    pub unsafe fn new(file: *mut libc::FILE) -> File {
        File(file)
    }
}

impl Write for File {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // SAFETY: an open stream, by the contract of `new`; the text is readable over its length.
        let written =
            unsafe { libc::fwrite(text.as_ptr().cast::<c_void>(), 1, text.len(), self.0) };
        if written == text.len() {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}

/// Live blocks of `mem` and `obj`, of all sizes. Walks the heap's tables.
pub fn allocated_blocks() -> usize {
    heap::live_blocks(Domain::Mem) + heap::live_blocks(Domain::Obj) + passed::count()
}

/// Prints the statistics in CPython's layout, if the heap serves the object domain; otherwise prints nothing and
/// returns false.
pub fn print_statistics(out: &mut dyn Write) -> bool {
    let Some(as_mimalloc) = choice::serves_objects() else {
        return false;
    };
    // A stream that takes no more has nobody to be told.
    let _ = write(out, as_mimalloc);
    true
}

/// Writes the statistics in CPython's layout. `as_mimalloc`: says first who it is that goes by that name.
fn write(out: &mut dyn Write, as_mimalloc: bool) -> fmt::Result {
    if as_mimalloc {
        writeln!(
            out,
            "PYTHONMALLOC=mimalloc: pyrite's own heap, the same as pymalloc."
        )?;
    }
    pyrite_report::cpython_stats(&heap::statistics(), out)
}

/// Prints them to stderr.
pub fn print_to_stderr() {
    // SAFETY: the C library's own stream, open unless the program has closed it.
    let mut out = unsafe { File::new(stderr) };
    print_statistics(&mut out);
}
