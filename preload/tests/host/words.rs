//! Who decides which allocator serves: the user, the program, or we.

use crate::python::Python;
use crate::run::{Folder, finish, preloaded};
use crate::{Test, test};

pub const TESTS: &[Test] = &[
    test("nothing_said", |python| ours(python, &[], &[], false)),
    test("empty_pythonmalloc", |python| {
        ours(python, &[("PYTHONMALLOC", "")], &[], false);
    }),
    test("debug", |python| {
        ours(python, &[("PYTHONMALLOC", "debug")], &[], true);
    }),
    test("pymalloc_debug", |python| {
        ours(python, &[("PYTHONMALLOC", "pymalloc_debug")], &[], true);
    }),
    test("x_dev", |python| ours(python, &[], &["-X", "dev"], true)),
    test("devmode_variable", |python| {
        ours(python, &[("PYTHONDEVMODE", "1")], &[], true);
    }),
    test("isolated", |python| ours(python, &[], &["-I"], false)),
    test("environment_ignored_with_malloc", |python| {
        ours(python, &[("PYTHONMALLOC", "malloc")], &["-E"], false);
    }),
    test("environment_ignored_with_debug", |python| {
        ours(python, &[("PYTHONMALLOC", "debug")], &["-E"], false);
    }),
    test("isolated_with_pymalloc", |python| {
        ours(python, &[("PYTHONMALLOC", "pymalloc")], &["-I"], false);
    }),
    test("x_tracemalloc", |python| {
        ours(python, &[], &["-X", "tracemalloc=3"], false);
    }),
    test("tracemalloc_and_debug", |python| {
        let words = [("PYTHONMALLOC", "debug"), ("PYTHONTRACEMALLOC", "2")];
        ours(python, &words, &[], true);
    }),
    test("users_word", users_word),
    test("unknown_name_is_the_hosts_error", unknown_name),
    test("force", force),
    test("force_never_on_a_debug_choice", |python| {
        let words = [("PYTHONMALLOC", "debug"), ("PYRITE_CONF", "force:true")];
        ours(python, &words, &[], true);
    }),
    test("hooks_still_catch", hooks_still_catch),
];

const CODE: &str = "
import json, threading
text = json.dumps([{'a': i, 'b': str(i)} for i in range(3000)])
thread = threading.Thread(target=json.loads, args=(text,))
thread.start()
thread.join()
print('done')
";

/// Runs with these words in the environment and on the command line, and looks at the report.
fn outcome(python: &Python, words: &[(&str, &str)], options: &[&str]) -> pyrite_report::Report {
    let folder = Folder::new();
    let mut conf = format!(
        "verbose:true,stats_file:{}/%p.json",
        folder.path().display()
    );
    let mut command = preloaded(&python.path);
    for (name, value) in words {
        if *name == "PYRITE_CONF" {
            conf = format!("{conf},{value}");
        } else {
            command.env(name, value);
        }
    }
    command
        .env("PYRITE_CONF", conf)
        .args(options)
        .args(["-c", CODE]);
    let ran = finish(&mut command).well();
    assert_eq!(ran.stdout, "done\n");
    let [said] = ran.said()[..] else {
        panic!("one line about the installation, not {:?}", ran.said());
    };
    let [report] = &folder.reports()[..] else {
        panic!("one report");
    };
    assert_eq!(
        !said.contains("not installed"),
        report.install.installed,
        "{said}"
    );
    assert_eq!(
        said.contains("below the debug hooks"),
        report.install.debug_hooks,
        "{said}"
    );
    report.clone()
}

fn ours(python: &Python, words: &[(&str, &str)], options: &[&str], hooks: bool) {
    let install = outcome(python, words, options).install;
    assert_eq!(install.domains, python.domains());
    assert_eq!(install.reason, None);
    let asked = words
        .iter()
        .any(|(name, value)| *name == "PYTHONMALLOC" && !value.is_empty());
    assert_eq!(install.pythonmalloc.is_some(), asked);
    // A debug build has hooks whatever is said.
    assert_eq!(install.debug_hooks, hooks || python.debug);
}

/// The names of allocators that this version takes.
fn names(python: &Python) -> &'static [&'static str] {
    if python.minor >= 13 {
        &[
            "default",
            "malloc",
            "malloc_debug",
            "pymalloc",
            "mimalloc",
            "mimalloc_debug",
        ]
    } else {
        &["default", "malloc", "malloc_debug", "pymalloc"]
    }
}

/// Whoever names an allocator gets it, and the report says so.
fn users_word(python: &Python) {
    for name in names(python) {
        for options in [&[][..], &["-X", "dev"]] {
            let report = outcome(python, &[("PYTHONMALLOC", name)], options);
            let install = report.install;
            assert!(!install.installed && install.domains.is_empty(), "{name}");
            let reason = format!("PYTHONMALLOC={name} decides");
            assert_eq!(install.reason, Some(reason));
            assert_eq!(install.pythonmalloc.as_deref(), Some(*name));
            assert!(report.heap.is_none());
        }
    }
}

fn unknown_name(python: &Python) {
    let command = |mut command: std::process::Command| {
        let ran = finish(command.env("PYTHONMALLOC", "what").args(["-c", "pass"]));
        ran.stderr
    };
    let theirs = command(crate::run::plain(&python.path));
    assert!(theirs.contains("PYTHONMALLOC"), "{theirs}");
    assert_eq!(command(preloaded(&python.path)), theirs);
}

fn force(python: &Python) {
    for name in names(python) {
        let words = [("PYTHONMALLOC", *name), ("PYRITE_CONF", "force:true")];
        let install = outcome(python, &words, &[]).install;
        assert_eq!(install.domains, python.domains(), "{name}");
        assert_eq!(install.pythonmalloc.as_deref(), Some(*name));
        assert!(install.debug_hooks || !name.ends_with("_debug"), "{name}");
    }
}

/// The host's hooks over our blocks find what they are there to find.
fn hooks_still_catch(python: &Python) {
    let code = "
import ctypes
library = ctypes.CDLL(None)
malloc, free = library.PyMem_RawMalloc, library.PyMem_RawFree
malloc.restype = ctypes.c_void_p
malloc.argtypes = [ctypes.c_size_t]
free.argtypes = [ctypes.c_void_p]
block = malloc(20)
ctypes.memset(block + 20, 0, 1)
free(block)
";
    let mut command = preloaded(&python.path);
    command.env("PYTHONMALLOC", "debug").args(["-c", code]);
    let ran = finish(&mut command);
    let wanted = "Debug memory block at address p=0x";
    assert!(ran.stderr.contains(wanted), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("20 bytes originally requested"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("at tail+0: 0x00 *** OUCH"),
        "{}",
        ran.stderr
    );
}
