//! Programs that are not Python, and the library as a file.

use std::process::Command;

use crate::run::{finish, library, plain, preloaded};

/// Tests that need no Python.
pub const TESTS: &[(&str, fn())] = &[
    ("true_ls_and_a_shell_as_before", same_output),
    ("no_mapping_but_the_libraries", same_maps),
    ("no_handler_no_thread", same_status),
    ("exports_no_name_of_cpython", exports),
];

const CONF: &str = "verbose:true,stats_print:true,stats_file:/no/such/folder/x,nonsense:1";

/// With everything switched on that could make it talk.
fn loud(program: &str) -> Command {
    let mut command = preloaded(program);
    command
        .env("PYRITE_CONF", CONF)
        .env("PYTHONMALLOCSTATS", "1");
    command
}

fn same_output() {
    for (program, arguments) in [
        ("/bin/true", &[][..]),
        ("/bin/ls", &["-l", "/usr/include"]),
        (
            "/bin/sh",
            &[
                "-c",
                "for i in 1 2 3; do echo $i | cat; done; /bin/true && ls / >&2",
            ],
        ),
    ] {
        let without = finish(plain(program).args(arguments)).well();
        let with = finish(loud(program).args(arguments)).well();
        assert_eq!(with.stdout, without.stdout, "{program}");
        assert_eq!(with.stderr, without.stderr, "{program}");
    }
    let status = loud("/bin/false").status().expect("its end");
    assert_eq!(status.code(), Some(1));
}

/// The mappings of a program are the same but for our file and the libraries that it needs.
fn same_maps() {
    let maps = |mut command: Command| -> Vec<String> {
        let text = finish(command.arg("/proc/self/maps")).well().stdout;
        let lines = text.lines().map(|line| {
            let mut words = line.split_whitespace();
            let rights = words.nth(1).expect("rights");
            format!("{rights} {}", words.nth(3).unwrap_or_default())
        });
        lines
            .filter(|line| !line.contains("libpyrite_preload.so") && !line.contains("libgcc_s.so"))
            .collect()
    };
    let seen = finish(loud("/bin/cat").arg("/proc/self/maps"))
        .well()
        .stdout;
    assert!(
        seen.contains("libpyrite_preload.so"),
        "not even loaded:\n{seen}"
    );
    assert_eq!(maps(loud("/bin/cat")), maps(plain("/bin/cat")));
}

fn same_status() {
    let status = |mut command: Command| -> Vec<String> {
        let text = finish(command.arg("/proc/self/status")).well().stdout;
        let keys = ["Threads:", "SigCgt:", "SigIgn:", "SigBlk:"];
        let lines = text
            .lines()
            .filter(|line| keys.iter().any(|key| line.starts_with(key)));
        lines.map(str::to_owned).collect()
    };
    let without = status(plain("/bin/cat"));
    assert_eq!(without.len(), 4);
    assert_eq!(status(loud("/bin/cat")), without);
}

/// A host must never be bound to a function of ours by its name.
fn exports() {
    let output = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(library())
        .output()
        .expect("nm runs");
    let text = String::from_utf8(output.stdout).expect("names");
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_whitespace().last())
        .collect();
    assert_eq!(names, ["pyrite_preload_install"]);
}
