//! The program that a report is about: what only the interpreter's side can know.

use serde::{Deserialize, Serialize};

/// Who the process is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Host {
    /// Its process id.
    pub pid: u32,
    /// Its parent's.
    pub parent_pid: u32,
    /// The file it executes. Bytes that are no UTF-8 are replaced.
    pub executable: String,
    /// Its command line, as far as it is known.
    pub arguments: Vec<String>,
    /// The version of its Python, like `3.13.0`.
    pub python_version: Option<String>,
    /// Whether it is the free-threaded build of that Python.
    pub free_threaded: bool,
}

impl Host {
    /// This process, by what the system says about it: all but the Python.
    pub fn this_process() -> Host {
        let executable = std::fs::read_link("/proc/self/exe")
            .map(|path| path.to_string_lossy().into_owned())
            .unwrap_or_default();
        let arguments = std::fs::read("/proc/self/cmdline")
            .map(|line| {
                let line = line.strip_suffix(b"\0").unwrap_or(&line);
                line.split(|&byte| byte == 0)
                    .map(|word| String::from_utf8_lossy(word).into_owned())
                    .collect()
            })
            .unwrap_or_default();
        Host {
            pid: std::process::id(),
            parent_pid: std::os::unix::process::parent_id(),
            executable,
            arguments,
            python_version: None,
            free_threaded: false,
        }
    }
}

/// Where the heap was installed, and why not where it was not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Install {
    /// Whether any domain runs on our heap.
    pub installed: bool,
    /// The domains that do: `raw`, `mem`, `obj`.
    pub domains: Vec<String>,
    /// Whether the host's debug hooks lie over our heap.
    pub debug_hooks: bool,
    /// Half a sentence: why some or all domains are missing, or whose word decided.
    pub reason: Option<String>,
    /// The value of `PYTHONMALLOC`, if it was set and not empty.
    pub pythonmalloc: Option<String>,
}
