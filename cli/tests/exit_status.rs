//! Each way to fail has its sentence and its status, and a command's own status passes through.

mod common;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use common::{library, pyrite, python, run, status, stderr, stdout};

/// The status, and one line on stderr that has all these words.
#[track_caller]
fn refused(arguments: &[&str], expected: i32, words: &[&str]) {
    let output = run(arguments);
    let said = stderr(&output);
    assert_eq!(status(&output), expected, "{arguments:?}: {said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("pyrite: "), "{said}");
    for word in words {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert_eq!(stdout(&output), "");
}

#[test]
fn a_command_that_is_nowhere() {
    refused(
        &["--", "no-such-command-here"],
        127,
        &["no-such-command-here", "no such command"],
    );
    refused(&["--", "/no/such/file"], 127, &["/no/such/file"]);
    refused(&["--", ""], 127, &["no such command"]);
    refused(
        &["--stats", "--", "no-such-command-here"],
        127,
        &["no such command"],
    );
    refused(
        &["--compare", "--", "no-such-command-here"],
        127,
        &["no such command"],
    );
}

#[test]
fn a_file_that_is_no_program() {
    library();
    let folder = tempfile::tempdir().expect("a folder");
    let plain = folder.path().join("plain file");
    fs::write(&plain, "text").expect("a file");
    refused(
        &["--", plain.to_str().expect("UTF-8")],
        126,
        &["plain file", "cannot be executed"],
    );
    refused(
        &["--", folder.path().to_str().expect("UTF-8")],
        126,
        &["cannot be executed"],
    );

    let script = folder.path().join("script");
    fs::write(&script, "#!/no/such/interpreter\n").expect("a file");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("its mode");
    for mode in [&["--"][..], &["--stats", "--"], &["--compare", "--"]] {
        let name = script.to_str().expect("UTF-8");
        let arguments: Vec<&str> = mode.iter().copied().chain([name]).collect();
        refused(&arguments, 126, &["script", "cannot be executed"]);
    }
}

#[test]
fn wrong_usage() {
    for arguments in [
        &[][..],
        &["--no-such-option", "--", "true"],
        &["--rounds", "3", "--", "true"],
        &["--compare", "--rounds", "0", "--", "true"],
        &["--decay-ms", "soon", "--", "true"],
    ] {
        let output = run(arguments);
        assert_eq!(status(&output), 125, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("--help"), "{}", stderr(&output));
    }
    library();
    refused(
        &["--conf", "decay:1", "--", "true"],
        125,
        &["decay", "valid keys", "decay_ms"],
    );
    refused(
        &["--decay-ms", "-2", "--", "true"],
        125,
        &["decay_ms", "-2"],
    );
    refused(
        &["--json", "/no/such/folder/x", "--", "true"],
        125,
        &["/no/such/folder/x"],
    );
}

/// A folder for links to the executable. A copy would have been open for writing, and what another test's thread starts
/// meanwhile may still have it open when it shall run.
fn folder_beside_the_build() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder")
}

#[test]
fn a_library_that_is_missing() {
    refused(
        &["--library", "/no/such.so", "--", "true"],
        124,
        &["preload library is missing", "/no/such.so", "make build"],
    );
    // A pyrite on its own.
    let folder = folder_beside_the_build();
    let alone = folder.path().join("pyrite");
    fs::hard_link(env!("CARGO_BIN_EXE_pyrite"), &alone).expect("a link");
    let output = Command::new(&alone)
        .args(["run", "--", "true"])
        .output()
        .expect("it starts");
    assert_eq!(status(&output), 124, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("lib/libpyrite_preload.so"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_library_that_cannot_be_loaded() {
    library();
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("text.so");
    fs::write(
        &text,
        "no library at all, but long enough for a header of one",
    )
    .expect("a file");
    let program = compiled(folder.path(), "program", &["-no-pie"]);
    for file in [text.to_str().expect("UTF-8"), &program] {
        refused(
            &["--library", file, "--", "true"],
            124,
            &[file, "no shared library"],
        );
    }
}

/// Spaces and colons separate names in `LD_PRELOAD`, and nothing escapes them.
#[test]
fn a_library_whose_name_does_not_fit() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    let odd = folder.path().join("two words: one");
    fs::create_dir(&odd).expect("a folder");
    let spaced = odd.join("libpyrite_preload.so");
    fs::copy(library(), &spaced).expect("a copy");
    let spaced = spaced.to_str().expect("UTF-8");
    let temporary = tempfile::tempdir().expect("a folder");
    let code = "import sys; sys.stdout.write(open('/proc/self/maps').read()); sys.exit(3)";
    for mode in [&[][..], &["--stats"], &["--compare"]] {
        let output = pyrite()
            .env("TMPDIR", temporary.path())
            .arg("run")
            .args(mode)
            .args(["--library", spaced, "--", &python, "-c", code])
            .output()
            .expect("pyrite starts");
        assert_eq!(status(&output), 3, "{mode:?}: {}", stderr(&output));
        assert!(stdout(&output).contains(spaced), "{mode:?}");
        let left = fs::read_dir(temporary.path()).expect("the folder").count();
        assert_eq!(left, 0, "{mode:?}");
    }
    let output = pyrite()
        .env("TMPDIR", &odd)
        .args(["run", "--library", spaced, "--", "true"])
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&output), 124);
    let said = stderr(&output);
    assert!(said.contains("TMPDIR") && said.contains(spaced), "{said}");
}

#[test]
fn an_installed_pyrite_finds_its_library() {
    let root = folder_beside_the_build();
    for folder in ["bin", "lib", "home"] {
        fs::create_dir(root.path().join(folder)).expect("a folder");
    }
    let installed = root.path().join("bin/pyrite");
    fs::hard_link(env!("CARGO_BIN_EXE_pyrite"), &installed).expect("a link");
    fs::copy(library(), root.path().join("lib/libpyrite_preload.so")).expect("a copy");
    let linked = root.path().join("home/pyrite");
    symlink(&installed, &linked).expect("a link");
    for command in [installed, linked] {
        let output = Command::new(&command)
            .args(["run", "--verbose", "--", "true"])
            .output()
            .expect("it starts");
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        assert!(
            stderr(&output).contains("lib/libpyrite_preload.so"),
            "{}",
            stderr(&output)
        );
    }
}

fn compiled(folder: &Path, name: &str, options: &[&str]) -> String {
    let source = folder.join("nothing.c");
    fs::write(&source, "int main(void) { return 0; }\n").expect("a file");
    let program = folder.join(name);
    let done = Command::new("cc")
        .args(options)
        .arg("-o")
        .arg(&program)
        .arg(&source)
        .output();
    let done = done.expect("cc is needed: install gcc or clang");
    assert!(done.status.success(), "cc {options:?}: {}", stderr(&done));
    program.to_str().expect("UTF-8").to_owned()
}

#[test]
fn statically_linked_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, option) in [("static", "-static"), ("static-pie", "-static-pie")] {
        let program = compiled(folder.path(), name, &[option]);
        refused(&["--", &program], 123, &[&program, "statically linked"]);
        // A script is its interpreter.
        let script = folder.path().join(format!("by-{name}"));
        fs::write(&script, format!("#! {program} -x\n")).expect("a file");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("its mode");
        refused(&["--", script.to_str().expect("UTF-8")], 123, &[&program]);
    }
    let program = compiled(folder.path(), "dynamic", &[]);
    assert_eq!(status(&run(["--", &program])), 0);
}

#[test]
fn programs_for_other_machines() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = compiled(folder.path(), "elsewhere", &[]);
    let mut bytes = fs::read(&program).expect("its bytes");
    // e_machine: AArch64.
    bytes[18] = 183;
    fs::write(&program, bytes).expect("changed");
    refused(&["--", &program], 123, &["another machine"]);
}

/// What a Python before 3.8 looks like from outside: linked to its library, or with it inside.
#[test]
fn pythons_that_are_too_old() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("old.c");
    fs::write(
        &source,
        "int Py_Main(int n, void *v) { (void)v; return n; }\n",
    )
    .expect("a file");
    let library = folder.path().join("libpython3.7m.so.1.0");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-Wl,-soname,libpython3.7m.so.1.0", "-o"])
        .args([&library, &source])
        .status();
    assert!(built.expect("cc is needed: install gcc or clang").success());
    let library = library.to_str().expect("UTF-8");
    let linked = compiled(folder.path(), "linked", &["-Wl,--no-as-needed", library]);
    refused(
        &["--", &linked],
        121,
        &["Python 3.7", "not supported", "3.8"],
    );

    let source = source.to_str().expect("UTF-8");
    let inside = compiled(folder.path(), "inside", &["-rdynamic", source]);
    refused(&["--", &inside], 121, &[&inside, "not supported"]);
}

#[test]
fn a_command_without_a_python_leaves_no_report() {
    library();
    refused(
        &["--stats", "--", "true"],
        119,
        &["no report", "no CPython"],
    );
    let output = run(["--compare", "--", "true"]);
    assert_eq!(status(&output), 119, "{}", stderr(&output));
    assert!(stderr(&output).contains("no report"), "{}", stderr(&output));
}

#[test]
fn a_status_passes_through() {
    let python = python("3.13");
    for wanted in [0, 1, 2, 42, 255] {
        let code = format!("import sys; sys.exit({wanted})");
        for mode in [&[][..], &["--stats"], &["--compare"]] {
            let output = run(mode.iter().copied().chain(["--", &python, "-c", &code]));
            assert_eq!(status(&output), wanted, "{mode:?}: {}", stderr(&output));
        }
    }
    library();
    // Without a report as well, unless it would hide that.
    assert_eq!(status(&run(["--stats", "--", "sh", "-c", "exit 7"])), 7);
    assert_eq!(status(&run(["--", "sh", "-c", "exit 0"])), 0);
}

#[test]
fn leaving_without_exit_handlers_is_told() {
    let python = python("3.13");
    let code = "import os; os._exit(0)";
    assert_eq!(status(&run(["--", &python, "-c", code])), 0);
    refused(&["--stats", "--", &python, "-c", code], 119, &["os._exit"]);
}

#[test]
fn help_and_version() {
    for (arguments, word) in [
        (&["--help"][..], "Exit status"),
        (&["run", "--help"], "--compare"),
        (&["run", "--help"], "127"),
        (&["stats", "--help"], "FILE"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
    ] {
        let output = pyrite().args(arguments).output().expect("pyrite starts");
        assert_eq!(status(&output), 0);
        assert!(
            stdout(&output).contains(word),
            "{word}: {}",
            stdout(&output)
        );
    }
}
