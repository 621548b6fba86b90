//! The trace file and its buffer.

use std::cell::Cell;
use std::fs::File;
use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::format::MAGIC;

const BUFFER_WORDS: usize = 1 << 17;

/// Words that are not in the file yet, and the file.
pub struct Writer {
    file: File,
    buffer: Vec<u64>,
}

/// Whether operations are recorded: set once the file is open, cleared in a forked child and at exit.
static RECORDING: AtomicBool = AtomicBool::new(false);
static WRITER: Mutex<Option<Writer>> = Mutex::new(None);

thread_local! {
    /// Whether this thread is inside an operation that is being recorded.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

impl Writer {
    /// Adds one record.
    pub fn push(&mut self, record: &[u64]) {
        if self.buffer.len() + record.len() > BUFFER_WORDS {
            self.flush();
        }
        self.buffer.extend_from_slice(record);
    }

    fn flush(&mut self) {
        let bytes: Vec<u8> = self
            .buffer
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        if let Err(error) = self.file.write_all(&bytes) {
            eprintln!("pyrite-recorder: cannot write the trace: {error}");
            std::process::abort();
        }
        self.buffer.clear();
    }
}

/// Opens the trace file and starts recording.
pub fn start(path: &std::ffi::OsStr) -> std::io::Result<()> {
    let mut writer = Writer {
        file: File::create(path)?,
        buffer: Vec::with_capacity(BUFFER_WORDS),
    };
    writer.push(&[MAGIC]);
    *WRITER.lock().expect("nobody panics while holding the lock") = Some(writer);
    RECORDING.store(true, Ordering::Release);
    Ok(())
}

/// Writes what is left and stops recording.
pub fn stop() {
    if RECORDING.swap(false, Ordering::AcqRel)
        && let Ok(mut guard) = WRITER.lock()
        && let Some(mut writer) = guard.take()
    {
        writer.flush();
    }
}

/// Stops recording without touching the lock, which another thread may have held at the fork.
pub extern "C" fn forget() {
    RECORDING.store(false, Ordering::Release);
}

/// Runs `operation` and lets `record` write about it, as one step for all threads.
///
/// Only runs `operation` when nothing is recorded or when this thread is already inside an operation.
pub fn observe<R: Copy>(operation: impl FnOnce() -> R, record: impl FnOnce(&mut Writer, R)) -> R {
    if !RECORDING.load(Ordering::Acquire) || INSIDE.get() {
        return operation();
    }
    let mut guard = WRITER.lock().expect("nobody panics while holding the lock");
    INSIDE.set(true);
    let result = operation();
    INSIDE.set(false);
    if let Some(writer) = guard.as_mut() {
        record(writer, result);
    }
    result
}
