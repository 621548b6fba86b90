//! Where things lie, and the few file operations that the standard library does not have.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Cargo's target folder: this executable is `TARGET/PROFILE/deps/c_harness-HASH`.
pub fn target() -> Result<PathBuf, String> {
    let executable =
        std::env::current_exe().map_err(|error| format!("no path of my own: {error}"))?;
    let target = executable.ancestors().nth(3);
    target
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("{} does not lie in a target folder", executable.display()))
}

/// Makes the folder `path`, with those above it.
pub fn make_folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| format!("cannot make {}: {error}", path.display()))
}

/// Reads a text file; what is no UTF-8 in it is shown as such.
pub fn read(path: &Path) -> Result<String, String> {
    let bytes =
        fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Makes `link` a symbolic link to `aim`. Several runs of the harness may do so at once, so it is put in place whole.
pub fn link(aim: &Path, link: &Path) -> Result<(), String> {
    if fs::read_link(link).is_ok_and(|old| old == aim) {
        return Ok(());
    }
    let fresh = link.with_extension(format!("new{}", std::process::id()));
    let _ = fs::remove_file(&fresh);
    std::os::unix::fs::symlink(aim, &fresh)
        .and_then(|()| fs::rename(&fresh, link))
        .map_err(|error| {
            format!(
                "cannot link {} to {}: {error}",
                link.display(),
                aim.display()
            )
        })
}

/// When a file was last changed; `None` when it is not there.
pub fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// The files in `folder` whose names end in a dot and `extension`, by name.
pub fn all(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == extension))
        .collect();
    paths.sort();
    Ok(paths)
}

/// The newest file with one of `extensions` in `folder` and below, and when it was changed.
pub fn newest(folder: &Path, extensions: &[&str]) -> Option<(SystemTime, PathBuf)> {
    let entries = fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                return newest(&path, extensions);
            }
            let wanted = path
                .extension()
                .is_some_and(|end| extensions.iter().any(|one| end == *one));
            wanted.then(|| changed(&path).map(|time| (time, path)))?
        })
        .max()
}
