//! A name for the preload library that fits into `LD_PRELOAD`.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::reports::Folder;

/// The library, under a path without spaces and colons: these separate names in `LD_PRELOAD`, and
/// nothing escapes them. Where its own path has some, it is a link to it, gone when dropped.
pub struct Preloadable {
    path: PathBuf,
    folder: Option<Folder>,
}

impl Preloadable {
    /// `library`: an absolute path.
    pub fn new(library: PathBuf) -> Result<Preloadable, Failure> {
        if fits(&library) {
            return Ok(Preloadable {
                path: library,
                folder: None,
            });
        }
        let folder = Folder::new()?;
        let link = folder.path().join("libpyrite_preload.so");
        if !fits(&link) {
            return Err(Failure::LibraryUnnameable(library));
        }
        symlink(&library, &link)
            .map_err(|error| Failure::Own(format!("cannot link {}", link.display()), error))?;
        Ok(Preloadable {
            path: link,
            folder: Some(folder),
        })
    }

    /// What to write into `LD_PRELOAD`.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the path is good only as long as this value, so that the command cannot take the
    /// place of this process.
    pub fn must_outlive_command(&self) -> bool {
        self.folder.is_some()
    }
}

fn fits(path: &Path) -> bool {
    let bytes = path.as_os_str().as_bytes();
    !bytes.iter().any(|byte| b" :\t\n".contains(byte))
}
