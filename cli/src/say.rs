//! Lines of our own. All go to stderr, so that stdout is the command's.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// One line, `pyrite: ...`. A stderr that takes nothing is no reason to stop.
pub fn line(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "pyrite: {text}");
}

/// Text as it is, such as a table.
pub fn text(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// How long a run may take before the progress line appears.
const SHORT_RUN: Duration = Duration::from_secs(1);
/// How often the line may change.
const BETWEEN_CHANGES: Duration = Duration::from_millis(200);

/// A line that says what is going on, on a terminal only.
///
/// Always true: `shown` says whether the cursor stands behind our text.
pub struct Progress {
    terminal: bool,
    shown: bool,
    changed: Option<Instant>,
}

impl Progress {
    /// Nothing is shown yet.
    pub fn new() -> Progress {
        Progress {
            terminal: io::stderr().is_terminal(),
            shown: false,
            changed: None,
        }
    }

    /// Shows `what` and the seconds of this run, if it takes long enough for anyone to wonder.
    pub fn show(&mut self, what: &str, elapsed: Duration) {
        let too_soon = self
            .changed
            .is_some_and(|at| at.elapsed() < BETWEEN_CHANGES);
        if !self.terminal || elapsed < SHORT_RUN || too_soon {
            return;
        }
        self.shown = true;
        self.changed = Some(Instant::now());
        let _ = write!(
            io::stderr(),
            "\r\x1b[Kpyrite: {what}, {} s",
            elapsed.as_secs()
        );
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.shown {
            self.shown = false;
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
