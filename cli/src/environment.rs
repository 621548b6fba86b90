//! The two variables by which the command comes to our heap.

use std::env;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use std::process::Command;

use pyrite_conf::{Conf, VARIABLE, escaped};

use crate::args::Run;
use crate::failure::Failure;

/// What the library is told; later settings outdo earlier ones of the same key.
#[derive(Clone)]
pub struct Environment {
    preload: OsString,
    conf: Vec<u8>,
}

impl Environment {
    /// `library` behind what is preloaded already; the options behind what the user's
    /// `PYRITE_CONF` says.
    pub fn new(library: &Path, options: &Run) -> Result<Environment, Failure> {
        let preload = appended(env::var_os("LD_PRELOAD"), library.as_os_str());
        let conf = env::var_os(VARIABLE).unwrap_or_default().into_vec();
        let mut environment = Environment { preload, conf };
        if options.verbose {
            environment.set(b"verbose:true");
        }
        if let Some(decay_ms) = options.decay_ms {
            environment.set_checked(format!("decay_ms:{decay_ms}").as_bytes())?;
        }
        for setting in &options.conf {
            environment.set_checked(setting.as_bytes())?;
        }
        Ok(environment)
    }

    /// Adds `key:value`.
    pub fn set(&mut self, setting: &[u8]) {
        if !self.conf.is_empty() {
            self.conf.push(b',');
        }
        self.conf.extend_from_slice(setting);
    }

    /// The same for what a person wrote: refuses what the library would complain about.
    fn set_checked(&mut self, setting: &[u8]) -> Result<(), Failure> {
        let mut complaint = None;
        Conf::parse(setting, |mistake| {
            complaint.get_or_insert_with(|| mistake.to_string());
        });
        match complaint {
            Some(complaint) => Err(Failure::Unfit(complaint)),
            None => {
                self.set(setting);
                Ok(())
            }
        }
    }

    /// Lets each process write its report into `folder`, `PID.json`.
    pub fn report_into(&mut self, folder: &Path) {
        let mut setting = b"stats_file:".to_vec();
        setting.extend(escaped(folder.as_os_str().as_bytes()));
        setting.extend_from_slice(b"/%p.json");
        self.set(&setting);
    }

    /// Whether the user's own `PYRITE_CONF` or `--conf` asks for a file of statistics.
    pub fn has_stats_file(&self) -> bool {
        Conf::parse(&self.conf, |_| ()).stats_file.is_some()
    }

    /// Gives both variables to `command`.
    pub fn apply(&self, command: &mut Command) {
        command.env("LD_PRELOAD", &self.preload);
        if !self.conf.is_empty() {
            command.env(VARIABLE, OsStr::from_bytes(&self.conf));
        }
    }
}

/// `LD_PRELOAD` with `library` at its end, unless it is in there.
fn appended(before: Option<OsString>, library: &OsStr) -> OsString {
    let mut list = before.unwrap_or_default();
    let named = |part: &[u8]| part == library.as_bytes();
    if list
        .as_bytes()
        .split(|byte| b" :".contains(byte))
        .any(named)
    {
        return list;
    }
    if !list.is_empty() {
        list.push(":");
    }
    list.push(library);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_comes_last_and_once() {
        let library = OsStr::new("/a/ours.so");
        assert_eq!(appended(None, library), "/a/ours.so");
        assert_eq!(appended(Some("".into()), library), "/a/ours.so");
        assert_eq!(
            appended(Some("/b.so c.so".into()), library),
            "/b.so c.so:/a/ours.so"
        );
        assert_eq!(
            appended(Some("/a/ours.so:c.so".into()), library),
            "/a/ours.so:c.so"
        );
        assert_eq!(
            appended(Some("/a/ours.so.1".into()), library),
            "/a/ours.so.1:/a/ours.so"
        );
    }

    #[test]
    fn settings_are_added_behind_the_users() {
        let mut environment = Environment {
            preload: OsString::new(),
            conf: b"verbose:true,domains:mem".to_vec(),
        };
        assert!(!environment.has_stats_file());
        environment.set(b"domains:none");
        environment.report_into(Path::new("/tmp/100%,x"));
        assert_eq!(
            environment.conf,
            b"verbose:true,domains:mem,domains:none,stats_file:/tmp/100%%%cx/%p.json"
        );
        assert!(environment.has_stats_file());
        let conf = Conf::parse(&environment.conf, |mistake| panic!("{mistake}"));
        assert_eq!(conf.domains, pyrite_conf::Domains::NONE);
    }

    #[test]
    fn a_wrong_setting_is_refused() {
        let mut environment = Environment {
            preload: OsString::new(),
            conf: Vec::new(),
        };
        assert!(environment.set_checked(b"decay:1").is_err());
        assert!(environment.set_checked(b"decay_ms:soon").is_err());
        assert!(environment.conf.is_empty());
        assert!(environment.set_checked(b"decay_ms:5").is_ok());
        assert_eq!(environment.conf, b"decay_ms:5");
    }
}
