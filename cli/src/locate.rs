//! Where the command and the preload library are.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The library's file name.
const LIBRARY: &str = "libpyrite_preload.so";

/// Folders to look into, seen from the folder of the executable: a build, then an installation.
const FOLDERS: [&str; 4] = ["", "../lib", "../lib64", "../lib/x86_64-linux-gnu"];

/// What the C library searches when there is no `PATH`.
const DEFAULT_PATH: &str = "/bin:/usr/bin";

/// Where a library may lie: the file that was `given`, else the places seen from this executable.
pub fn places(given: Option<&Path>, name: &str) -> Result<Vec<PathBuf>, Failure> {
    if let Some(file) = given {
        return Ok(vec![file.to_owned()]);
    }
    let executable = env::current_exe()
        .and_then(|path| path.canonicalize())
        .map_err(|error| Failure::Own("cannot find pyrite's own folder".into(), error))?;
    let folder = executable.parent().unwrap_or(Path::new("/"));
    Ok(FOLDERS
        .iter()
        .map(|place| folder.join(place).join(name))
        .collect())
}

/// The preload library: the one that was `given`, else the one that lies by this executable.
pub fn library(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let places = places(given, LIBRARY)?;
    let Some(found) = places.iter().find(|place| place.is_file()) else {
        return Err(Failure::LibraryMissing(places));
    };
    Ok(found.canonicalize().unwrap_or_else(|_| found.clone()))
}

/// The file that a command is, as the shell would find it.
pub fn command(name: &OsStr) -> Result<PathBuf, Failure> {
    let shown = || name.to_string_lossy().into_owned();
    let missing = || Failure::CommandNotFound(shown());
    if name.is_empty() {
        return Err(Failure::CommandNotFound("\"\"".to_owned()));
    }
    let candidates: Vec<PathBuf> = if name.as_bytes().contains(&b'/') {
        vec![PathBuf::from(name)]
    } else {
        let path = env::var_os("PATH").unwrap_or_else(|| DEFAULT_PATH.into());
        env::split_paths(&path)
            // An empty entry is the folder one stands in.
            .map(|folder| Path::new(".").join(folder).join(name))
            .collect()
    };
    let mut refused = None;
    for candidate in candidates {
        match executable(&candidate) {
            Ok(()) => return Ok(candidate),
            Err(error) => match error.raw_os_error() {
                Some(libc::ENOENT | libc::ENOTDIR) => {}
                _ => refused = Some(error),
            },
        }
    }
    Err(match refused {
        Some(error) => Failure::CommandNotExecutable(shown(), error),
        None => missing(),
    })
}

/// Whether we may execute the file.
fn executable(path: &Path) -> io::Result<()> {
    if path.metadata()?.is_dir() {
        return Err(io::Error::from_raw_os_error(libc::EISDIR));
    }
    let mut name = path.as_os_str().as_bytes().to_vec();
    name.push(0);
    // SAFETY: `name` ends with a zero byte.
    match unsafe { libc::access(name.as_ptr().cast(), libc::X_OK) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
