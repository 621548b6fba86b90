//! The message, and the end.

use core::ffi::CStr;
use core::fmt::Write;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use super::{Phase, Stderr, phase};
use crate::gil;

/// How the process ends after the message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By SIGABRT: something is broken.
    Abort,
    /// With this exit status: what was asked for cannot be.
    Exit(i32),
}

/// The state of the thread that finalises, for the message after that.
static FINALIZING: AtomicUsize = AtomicUsize::new(0);

/// Keeps the address of the state of the thread that finalises.
pub fn set_finalizing(state: usize) {
    FINALIZING.store(state, Relaxed);
}

/// Ends the process as `Py_FatalError` does: `Fatal Python error: FUNC: TEXT`, the phase, the threads, SIGABRT.
pub fn error(func: &str, text: core::fmt::Arguments<'_>) -> ! {
    end(Some(func.as_bytes()), text, None, Ending::Abort)
}

/// The same for a message in pieces that C gave, either of which may be missing. `detail` is a line of its own
/// before the threads: the exception that was set.
pub fn status(func: Option<&CStr>, text: Option<&CStr>, detail: Option<&str>, ending: Ending) -> ! {
    struct Bytes<'a>(&'a [u8]);
    impl core::fmt::Display for Bytes<'_> {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            for chunk in self.0.utf8_chunks() {
                f.write_str(chunk.valid())?;
                for byte in chunk.invalid() {
                    write!(f, "\\x{byte:02x}")?;
                }
            }
            Ok(())
        }
    }
    let text = Bytes(text.map_or(b"<message not set>", CStr::to_bytes));
    end(
        func.map(CStr::to_bytes),
        format_args!("{text}"),
        detail,
        ending,
    )
}

fn end(
    func: Option<&[u8]>,
    text: core::fmt::Arguments<'_>,
    detail: Option<&str>,
    ending: Ending,
) -> ! {
    static ENDING: AtomicBool = AtomicBool::new(false);
    // An error on the way here, or two threads at once: the first message is the one that counts.
    if !ENDING.swap(true, Relaxed) {
        let mut out = Stderr::new();
        out.bytes(b"Fatal Python error: ");
        if let Some(func) = func {
            out.bytes(func);
            out.bytes(b": ");
        }
        // `Stderr` takes everything.
        let _ = writeln!(out, "{text}");
        let phase = phase();
        let _ = match phase {
            Phase::Finalizing => writeln!(
                out,
                "Python runtime state: finalizing (tstate={:#018x})",
                FINALIZING.load(Relaxed)
            ),
            _ => writeln!(out, "Python runtime state: {}", phase.text()),
        };
        if let Some(detail) = detail {
            let _ = writeln!(out, "{detail}");
        }
        out.bytes(b"\n");
        if matches!(phase, Phase::CoreInitialized | Phase::Initialized) {
            threads(&mut out);
        }
    }
    match ending {
        // SAFETY: no arguments.
        Ending::Abort => unsafe { libc::abort() },
        // SAFETY: the functions that `atexit` has were registered to be called now.
        Ending::Exit(status) => unsafe { libc::exit(status) },
    }
}

/// One paragraph a thread. No code of Python runs in them, so there are no frames to show.
fn threads(out: &mut Stderr) {
    let own = gil::own();
    let mut first = true;
    gil::each(|state| {
        let word = if core::ptr::eq(state, own) {
            "Current thread"
        } else {
            "Thread"
        };
        let gap = if first { "" } else { "\n" };
        first = false;
        let _ = writeln!(
            out,
            "{gap}{word} {:#018x} (most recent call first):\n  <no Python frame>",
            state.thread_id
        );
    });
}
