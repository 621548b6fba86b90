//! Compilers, the folders of headers, and programs to build with them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Our headers.
pub fn own() -> PathBuf {
    root().join("include")
}

/// The headers of the real CPython 3.13.
pub fn cpython() -> PathBuf {
    let output = Command::new(root().join("scripts/find-python"))
        .arg("--include")
        .output()
        .expect("scripts/find-python can be run");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
}

/// A folder for what the test `name` builds.
pub fn workshop(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("headers")
        .join(name);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// A language that the headers are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    C,
    Cxx,
}

/// A compiler that is installed, and the language it is used for.
pub struct Compiler {
    program: String,
    pub language: Language,
}

impl Compiler {
    /// All that there are: what `CC` and `CXX` name, gcc and clang. Without a C compiler that is an error; without a
    /// C++ compiler it is said.
    pub fn all() -> Vec<Compiler> {
        let named = |variable: &str, usual: &str| std::env::var(variable).unwrap_or(usual.into());
        let mut found: Vec<Compiler> = [
            (named("CC", "cc"), Language::C),
            ("clang".into(), Language::C),
            (named("CXX", "c++"), Language::Cxx),
            ("clang++".into(), Language::Cxx),
        ]
        .into_iter()
        .map(|(program, language)| Compiler { program, language })
        .collect();
        found.retain(|compiler| {
            let answer = Command::new(&compiler.program).arg("--version").output();
            answer.is_ok_and(|output| output.status.success())
        });
        assert!(
            found.iter().any(|one| one.language == Language::C),
            "no C compiler; install one or set CC"
        );
        if !found.iter().any(|one| one.language == Language::Cxx) {
            eprintln!("no C++ compiler: nothing is compiled as C++");
        }
        found
    }

    /// The C compiler that programs are built with.
    pub fn c() -> Compiler {
        Compiler::all().swap_remove(0)
    }

    /// A command that reads its source as the language in its standard of ours, warnings being errors.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        match self.language {
            Language::C => command.args(["-x", "c", "-std=c11"]),
            Language::Cxx => command.args(["-x", "c++", "-std=c++17"]),
        };
        command.args(["-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
        command
    }

    /// The warnings beyond `-Wextra` that our headers do not raise either.
    pub fn strict(&self) -> &'static [&'static str] {
        match self.language {
            Language::C => &[
                "-Wconversion",
                "-Wsign-conversion",
                "-Wshadow",
                "-Wundef",
                "-Wcast-qual",
                "-Wstrict-prototypes",
                "-Wmissing-prototypes",
            ],
            Language::Cxx => &[
                "-Wconversion",
                "-Wsign-conversion",
                "-Wshadow",
                "-Wundef",
                "-Wcast-qual",
                "-Wold-style-cast",
                "-Wzero-as-null-pointer-constant",
            ],
        }
    }
}

/// Runs the command; if it fails, so does the test, with what the command had to say.
pub fn succeed(command: &mut Command) -> Output {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
    assert!(
        output.status.success(),
        "{command:?} failed:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// All headers in `folder` and below it, as paths from there, in order.
pub fn headers_in(folder: &Path) -> Vec<PathBuf> {
    fn collect(base: &Path, below: &Path, found: &mut Vec<PathBuf>) {
        let entries = std::fs::read_dir(base.join(below)).expect("the folder can be read");
        for entry in entries {
            let entry = entry.expect("an entry can be read");
            let path = below.join(entry.file_name());
            if base.join(&path).is_dir() {
                collect(base, &path, found);
            } else if path.extension().is_some_and(|end| end == "h") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, Path::new(""), &mut found);
    found.sort();
    found
}
