//! stderr without a buffer.

use core::fmt;

/// Writes each piece of text at once, with `write(2)`. What stderr does not take is lost.
pub struct Stderr;

impl Stderr {
    /// Writes bytes that need not be text.
    pub fn bytes(&mut self, mut bytes: &[u8]) {
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
}

impl fmt::Write for Stderr {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes(text.as_bytes());
        Ok(())
    }
}
