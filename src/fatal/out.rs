//! stderr without the C library's buffer.

use core::fmt;

/// Enough for every line of ours but those with a text of the program's in them.
const LINE_BYTES: usize = 256;

/// Writes a line at a time with `write(2)`, so that threads do not write into each other's lines. What stderr does
/// not take is lost.
///
/// `line[..len]` is what is not written yet.
pub struct Stderr {
    line: [u8; LINE_BYTES],
    len: usize,
}

impl Stderr {
    /// At the beginning of a line.
    pub fn new() -> Stderr {
        Stderr {
            line: [0; LINE_BYTES],
            len: 0,
        }
    }

    /// Writes bytes that need not be text.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.line[self.len] = *byte;
            self.len += 1;
            if *byte == b'\n' || self.len == LINE_BYTES {
                self.flush();
            }
        }
    }

    /// Writes what has no end of line yet.
    pub fn flush(&mut self) {
        put(&self.line[..self.len]);
        self.len = 0;
    }
}

impl Drop for Stderr {
    fn drop(&mut self) {
        self.flush();
    }
}

impl fmt::Write for Stderr {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes(text.as_bytes());
        Ok(())
    }
}

fn put(mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: readable over its whole length.
        let written = unsafe { libc::write(2, bytes.as_ptr().cast(), bytes.len()) };
        match usize::try_from(written) {
            Ok(0) => return,
            Ok(count) => bytes = &bytes[count..],
            // SAFETY: the thread's own error number.
            Err(_) if unsafe { *libc::__errno_location() } == libc::EINTR => {}
            Err(_) => return,
        }
    }
}
