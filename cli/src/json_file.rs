//! Where `--json` writes.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A place for one JSON text.
///
/// Always true: a file that was not there before is there afterwards only if it was written.
pub struct JsonFile {
    /// The file; `None` is standard output.
    path: Option<PathBuf>,
    /// Whether we have made the file and have not written to it yet.
    fresh: bool,
}

impl JsonFile {
    /// Looks whether `path` can be written, without changing what is in it: hours later would be a
    /// bad time to learn about a typing mistake. `-` is standard output.
    pub fn new(path: &Path) -> Result<JsonFile, Failure> {
        let path = (path != Path::new("-")).then(|| path.to_owned());
        let mut target = JsonFile { path, fresh: false };
        if let Some(path) = &target.path {
            let metadata = path.metadata();
            // Not a device or a pipe: its reader would take our closing it for the end.
            if metadata
                .as_ref()
                .map_or(true, |it| it.is_file() || it.is_dir())
            {
                let open = OpenOptions::new().append(true).create(true).open(path);
                open.map_err(|error| cannot_write(path, error))?;
            }
            target.fresh = metadata.is_err();
        }
        Ok(target)
    }

    /// Writes all of it.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        let Some(path) = &self.path else {
            let mut out = io::stdout().lock();
            return match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                // A reader who went away has read enough.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    Err(cannot_write(Path::new("to standard output"), error))
                }
                _ => Ok(()),
            };
        };
        self.fresh = false;
        fs::write(path, text).map_err(|error| cannot_write(path, error))
    }
}

impl Drop for JsonFile {
    fn drop(&mut self) {
        if let (Some(path), true) = (&self.path, self.fresh) {
            // An empty file would look like a report gone wrong.
            let _ = fs::remove_file(path);
        }
    }
}

fn cannot_write(path: &Path, error: io::Error) -> Failure {
    Failure::Own(format!("cannot write {}", path.display()), error)
}
