//! One line on stderr.

use std::fmt::{self, Write};

/// The longest line, its end included; the rest is cut off.
const LINE_BYTES: usize = 1024;

/// Prints `pyrite: TEXT` and a line end with one `write(2)`. Allocates nothing.
pub fn say(text: fmt::Arguments<'_>) {
    let mut line = Line {
        bytes: [0; LINE_BYTES],
        len: 0,
    };
    // A text that is too long is cut, which is what an error means here.
    let _ = write!(line, "pyrite: {text}");
    line.bytes[line.len] = b'\n';
    put(&line.bytes[..=line.len]);
}

/// Writes all of `bytes` to stderr. What a closed or full stderr does not take is lost.
pub fn put(mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: `bytes` is readable over its whole length.
        let written = unsafe { libc::write(2, bytes.as_ptr().cast(), bytes.len()) };
        match usize::try_from(written) {
            Ok(0) => return,
            Ok(count) => bytes = &bytes[count..],
            Err(_) if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {
            }
            Err(_) => return,
        }
    }
}

/// `bytes[..len]` is the text so far; `len < LINE_BYTES`, so that the line end always fits.
struct Line {
    bytes: [u8; LINE_BYTES],
    len: usize,
}

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = LINE_BYTES - 1 - self.len;
        let count = text.len().min(room);
        self.bytes[self.len..self.len + count].copy_from_slice(&text.as_bytes()[..count]);
        self.len += count;
        if count == text.len() {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}
