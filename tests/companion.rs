//! `libpyrite.so` and a CPython do not share a process: it refuses, or starts the program again with the library
//! that is made for this.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of this test's own, inside cargo's target folder, with copies of the libraries named.
fn folder(name: &str, libraries: &[&str]) -> PathBuf {
    let executable = std::env::current_exe().expect("the path of this test");
    let target = executable
        .ancestors()
        .nth(3)
        .expect("TARGET/PROFILE/deps/TEST");
    let folder = target.join("companion tests").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder in target");
    for library in libraries {
        let built = target.join("release").join(library);
        assert!(
            built.is_file(),
            "no {}; run `cargo build --release`",
            built.display()
        );
        fs::copy(built, folder.join(library)).expect("a copy of a library");
    }
    folder
}

fn python() -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/find-python");
    let found = Command::new(script).output().expect("scripts/find-python");
    assert!(
        found.status.success(),
        "{}",
        String::from_utf8_lossy(&found.stderr)
    );
    String::from_utf8_lossy(&found.stdout).trim().to_owned()
}

#[test]
fn alone_in_a_python_it_refuses_in_one_line() {
    // A blank would part the path in LD_PRELOAD, so the library is found by the loader's own search.
    let folder = folder("alone", &["libpyrite.so"]);
    let output = Command::new(python())
        .args(["-c", "print('goes on')"])
        .env("LD_PRELOAD", "libpyrite.so")
        .env("LD_LIBRARY_PATH", folder)
        .output()
        .expect("Python starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(output.stdout.is_empty());
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.starts_with("pyrite: "), "{told}");
    assert!(
        told.contains("libpyrite_preload.so") && told.contains("python"),
        "{told}"
    );
}

/// Preloads `libpyrite.so` from `folder`, which has the other library as well, into a Python.
fn preload_both(folder: &Path) -> Output {
    Command::new(python())
        .args(["-c", "import sys; print(sys.argv[1:])", "one", "two words"])
        .env("LD_PRELOAD", "libpyrite.so")
        .env("LD_LIBRARY_PATH", folder)
        .env("PYRITE_CONF", "verbose:true")
        .output()
        .expect("Python starts")
}

#[test]
fn beside_the_preload_library_it_starts_the_program_again_with_that() {
    // A folder without a blank in its path, wherever cargo's may be.
    let plain = std::env::temp_dir().join(format!("pyrite-companion-{}", std::process::id()));
    fs::create_dir_all(&plain).expect("a temporary folder");
    let built = folder("both", &["libpyrite.so", "libpyrite_preload.so"]);
    for library in ["libpyrite.so", "libpyrite_preload.so"] {
        fs::copy(built.join(library), plain.join(library)).expect("a copy of a library");
    }
    let output = preload_both(&plain);
    let _ = fs::remove_dir_all(&plain);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert_eq!(output.stdout, b"['one', 'two words']\n");
    assert!(
        told.contains("in CPython 3.13") && told.contains("raw, mem, obj"),
        "{told}"
    );
}

#[test]
fn beside_it_under_a_path_that_ld_preload_cannot_name_it_refuses() {
    let folder = folder("blank", &["libpyrite.so", "libpyrite_preload.so"]);
    assert!(folder.to_string_lossy().contains(' '));
    let output = preload_both(&folder);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_program_without_python_runs_as_ever() {
    let folder = folder("no-python", &["libpyrite.so"]);
    let output = Command::new("/bin/echo")
        .arg("hello")
        .env("LD_PRELOAD", "libpyrite.so")
        .env("LD_LIBRARY_PATH", folder)
        .output()
        .expect("echo starts");
    assert_eq!(output.stdout, b"hello\n");
    assert!(output.stderr.is_empty() && output.status.success());
}
