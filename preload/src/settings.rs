//! PYRITE_CONF, read once by the constructor.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use pyrite_conf::{Conf, VARIABLE};

use crate::line;

/// What stays the same for the whole life of the process.
pub struct Settings {
    /// The variable.
    pub conf: Conf<'static>,
    /// `PYTHONMALLOC`, if it was set and not empty when the process began.
    pub pythonmalloc: Option<OsString>,
    /// Whether `PYTHONMALLOCSTATS` was.
    pub pythonmallocstats: bool,
    /// The folder that a relative `stats_file` is meant from.
    folder: PathBuf,
    /// When the constructor ran.
    pub started: Instant,
    /// The process in which it did; forked children have another number.
    pub pid: u32,
}

static SETTINGS: OnceLock<Settings> = OnceLock::new();

/// The settings; `None` where the constructor found nothing to do.
pub fn get() -> Option<&'static Settings> {
    SETTINGS.get()
}

/// Reads the environment, complains about mistakes in it, and keeps the result.
pub fn read() -> &'static Settings {
    SETTINGS.get_or_init(|| {
        // Kept for ever, since `Conf` borrows from it and the environment may change.
        let text: &'static [u8] =
            std::env::var_os(VARIABLE).map_or(&[], |text| Vec::leak(text.into_vec()));
        let conf = Conf::parse(text, |complaint| {
            line::say(format_args!("{VARIABLE}: {complaint}"))
        });
        let given = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Settings {
            conf,
            pythonmalloc: given("PYTHONMALLOC"),
            pythonmallocstats: given("PYTHONMALLOCSTATS").is_some(),
            folder: std::env::current_dir().unwrap_or_default(),
            started: Instant::now(),
            pid: std::process::id(),
        }
    })
}

impl Settings {
    /// The file for the statistics of process `pid`. `None`: it writes none. A child that was
    /// forked would overwrite its parent's file, so it needs a name of its own.
    pub fn stats_file(&self, pid: u32) -> Option<PathBuf> {
        let template = self.conf.stats_file?;
        if pid != self.pid && !template.names_process() {
            return None;
        }
        let mut path = Vec::new();
        template.expand(pid, |byte| path.push(byte));
        Some(self.folder.join(OsString::from_vec(path)))
    }

    /// `PYTHONMALLOC` as bytes.
    pub fn word(&self) -> Option<&[u8]> {
        self.pythonmalloc.as_ref().map(|word| word.as_bytes())
    }
}
