//! The same standard input for each run of a command.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::mem;
use std::os::fd::{AsFd, FromRawFd, OwnedFd};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::PathBuf;
use std::process::{ChildStdin, Stdio};
use std::thread;

use crate::failure::Failure;

/// Where the input comes from.
pub enum Input {
    /// A terminal or a device: each run reads from it what comes.
    Live,
    /// A file: each run reads it from where it stood at the beginning.
    File { file: File, start: u64 },
    /// A pipe: what the first run was given is kept for the later ones.
    Pipe { kept: PathBuf, given: bool },
}

impl Input {
    /// Looks at our standard input. `kept`: where to keep what comes through a pipe.
    pub fn new(kept: PathBuf) -> Result<Input, Failure> {
        let Ok(mut file) = io::stdin().as_fd().try_clone_to_owned().map(File::from) else {
            // Closed: so it is for the command.
            return Ok(Input::Live);
        };
        let kind = file.metadata().map_err(failed)?;
        if kind.file_type().is_fifo() || kind.file_type().is_socket() {
            return Ok(Input::Pipe { kept, given: false });
        }
        if kind.mode() & libc::S_IFMT == libc::S_IFREG {
            let start = file.stream_position().map_err(failed)?;
            return Ok(Input::File { file, start });
        }
        Ok(Input::Live)
    }

    /// The standard input of the next run, from its beginning.
    pub fn next(&mut self) -> Result<Stdio, Failure> {
        Ok(match self {
            Input::Live => Stdio::inherit(),
            Input::File { file, start } => {
                // The position belongs to all copies of the descriptor.
                file.seek(SeekFrom::Start(*start)).map_err(failed)?;
                file.try_clone().map_err(failed)?.into()
            }
            Input::Pipe { given: false, .. } => Stdio::piped(),
            Input::Pipe { kept, .. } => File::open(kept).map_err(failed)?.into(),
        })
    }

    /// For the first run: feeds `stdin` from ours, and keeps a copy, until ours ends or nobody
    /// reads any more.
    pub fn feed(&mut self, stdin: Option<ChildStdin>) -> Result<(), Failure> {
        let (Input::Pipe { kept, given }, Some(mut stdin)) = (self, stdin) else {
            return Ok(());
        };
        *given = true;
        let mut copy = File::create(kept).map_err(failed)?;
        // Not waited for: it may stand in a read that never ends, in a process that does.
        thread::spawn(move || {
            // SAFETY: descriptor 0 is open, and never closed: the file is not dropped.
            let source = unsafe { OwnedFd::from_raw_fd(0) };
            let mut source = mem::ManuallyDrop::new(File::from(source));
            let mut buffer = vec![0; 1 << 16];
            loop {
                match source.read(&mut buffer) {
                    Ok(0) => break,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(_) => break,
                    Ok(length) => {
                        let part = &buffer[..length];
                        if copy.write_all(part).is_err() || stdin.write_all(part).is_err() {
                            break;
                        }
                    }
                }
            }
        });
        Ok(())
    }
}

fn failed(error: io::Error) -> Failure {
    Failure::Own("cannot read the standard input".into(), error)
}
