//! What is said about a bad block, before the process ends.
//!
//! A size that was overwritten leads anywhere, so what lies behind it is read through the system, which answers where
//! a plain load would end the process without its message.

use core::fmt::{self, Write};
use core::ptr;

use super::frame::{FORBIDDEN, Fault, Framed, LEAD_BYTES, TAIL_BYTES};
use crate::fatal::{self, Stderr};
use crate::mem::tracemalloc;

/// Of longer data only so many bytes at each end are shown.
const SHOWN_BYTES: usize = 8;

/// Does nothing for a good block; reports a bad one in the name of `func` and ends the process.
///
/// # Safety
/// The block is live; its frame may have been overwritten.
pub unsafe fn check(func: &str, framed: Framed, letter: u8) {
    // SAFETY: by this function's contract.
    if let Err(fault) = unsafe { framed.check(letter) } {
        // SAFETY: as above.
        unsafe { report(func, framed, letter, fault) }
    }
}

/// # Safety
/// As for [`check`].
#[cold]
unsafe fn report(func: &str, framed: Framed, letter: u8, fault: Fault) -> ! {
    let mut out = Stderr::new();
    // SAFETY: by this function's contract. `Stderr` takes everything.
    let _ = unsafe { describe(&mut out, framed) };
    let _ = match (
        tracemalloc::is_on(),
        tracemalloc::knows(framed.data().addr()),
    ) {
        (false, _) => writeln!(
            out,
            "\nEnable tracemalloc to get the memory block allocation traceback\n"
        ),
        (true, true) => writeln!(
            out,
            "\nMemory block allocated at (most recent call first):\n  File \"<unknown>\", line 0\n"
        ),
        (true, false) => writeln!(out),
    };
    out.flush();
    match fault {
        Fault::Letter(found) => fatal::error(
            func,
            format_args!(
                "bad ID: Allocated using API '{}', verified using API '{}'",
                Letter(found),
                Letter(letter)
            ),
        ),
        Fault::Lead => fatal::error(func, format_args!("bad leading pad byte")),
        Fault::Tail => fatal::error(func, format_args!("bad trailing pad byte")),
    }
}

/// # Safety
/// As for [`check`].
unsafe fn describe(out: &mut Stderr, framed: Framed) -> fmt::Result {
    // SAFETY: the frame's first part is readable, by this function's contract.
    let (size, letter, lead) = unsafe { (framed.size(), framed.letter(), framed.lead()) };
    let data = framed.data().addr();
    writeln!(
        out,
        "Debug memory block at address p={data:#x}: API '{}'",
        Letter(letter)
    )?;
    writeln!(out, "    {size} bytes originally requested")?;
    write!(out, "    The {LEAD_BYTES} pad bytes at p-{LEAD_BYTES} are ")?;
    pad(out, &lead, |at| ("p-", LEAD_BYTES - at))?;
    if lead != [FORBIDDEN; LEAD_BYTES] {
        out.bytes(
            b"    Because memory is corrupted at the start, the count of bytes requested\n       \
              may be bogus, and checking the trailing pad bytes may segfault.\n",
        );
    }
    let tail = data.wrapping_add(size);
    let mut tail_bytes = [0; TAIL_BYTES];
    if !read(tail, &mut tail_bytes) {
        return writeln!(
            out,
            "    The {TAIL_BYTES} pad bytes at tail={tail:#x} cannot be read."
        );
    }
    write!(out, "    The {TAIL_BYTES} pad bytes at tail={tail:#x} are ")?;
    pad(out, &tail_bytes, |at| ("tail+", at))?;
    if size == 0 {
        return Ok(());
    }
    write!(out, "    Data at p:")?;
    if size <= 2 * SHOWN_BYTES {
        bytes(out, data, size)?;
    } else {
        bytes(out, data, SHOWN_BYTES)?;
        write!(out, " ...")?;
        bytes(out, tail - SHOWN_BYTES, SHOWN_BYTES)?;
    }
    writeln!(out)
}

/// Ends the line on pad bytes, and if need be lists them. `place` says where each is: from what, and how far.
fn pad(
    out: &mut Stderr,
    found: &[u8],
    place: impl Fn(usize) -> (&'static str, usize),
) -> fmt::Result {
    if found.iter().all(|byte| *byte == FORBIDDEN) {
        return writeln!(out, "FORBIDDENBYTE, as expected.");
    }
    writeln!(out, "not all FORBIDDENBYTE ({FORBIDDEN:#04x}):")?;
    for (at, byte) in found.iter().enumerate() {
        let (base, distance) = place(at);
        let ouch = if *byte == FORBIDDEN { "" } else { " *** OUCH" };
        writeln!(out, "        at {base}{distance}: {byte:#04x}{ouch}")?;
    }
    Ok(())
}

/// Up to 16 bytes from `address` on, in hexadecimal.
fn bytes(out: &mut Stderr, address: usize, count: usize) -> fmt::Result {
    let mut found = [0; 2 * SHOWN_BYTES];
    if !read(address, &mut found[..count]) {
        return write!(out, " (cannot be read)");
    }
    found[..count]
        .iter()
        .try_for_each(|byte| write!(out, " {byte:02x}"))
}

/// Copies memory of this process; false where there is none. A pipe does it, since the system refuses to write from
/// an address that cannot be read; without a pipe (no descriptors left) the address is trusted.
fn read(address: usize, into: &mut [u8]) -> bool {
    let from: *const u8 = ptr::with_exposed_provenance(address);
    let mut ends = [0; 2];
    // SAFETY: `ends` has room for the two descriptors.
    if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } != 0 {
        // SAFETY: readable unless the block's size was overwritten.
        unsafe { ptr::copy_nonoverlapping(from, into.as_mut_ptr(), into.len()) };
        return true;
    }
    let wanted = into.len() as isize;
    // SAFETY: the system checks `from`; it writes to `into` only; both descriptors are ours. So few bytes fit a pipe.
    unsafe {
        let copied = libc::write(ends[1], from.cast(), into.len()) == wanted
            && libc::read(ends[0], into.as_mut_ptr().cast(), into.len()) == wanted;
        libc::close(ends[0]);
        libc::close(ends[1]);
        copied
    }
}

/// A letter as it is, or the number of what is none.
struct Letter(u8);

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_ascii_graphic() {
            write!(f, "{}", char::from(self.0))
        } else {
            write!(f, "\\x{:02x}", self.0)
        }
    }
}
