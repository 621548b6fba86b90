//! Every key of `PYRITE_CONF`, and mistakes in it.

use crate::python::Python;
use crate::run::{Folder, finish, on_our_heap, preloaded, python as python_c};
use crate::{Test, test};

pub const TESTS: &[Test] = &[
    test("silent_without_a_word", silent),
    test("verbose", verbose),
    test("stats_print", stats_print),
    test("stats_file", stats_file),
    test("stats_file_relative_and_escaped", stats_file_escaped),
    test("stats_file_that_cannot_be_written", stats_file_bad),
    test("domains", domains),
    test("domains_none", domains_none),
    test("decay_ms", decay_ms),
    test("background_thread", background_thread),
    test("mistakes", mistakes),
    test("obeyed_when_the_environment_is_ignored", with_isolated),
];

fn silent(python: &Python) {
    for conf in ["", ",,", "verbose:false,stats_print:false"] {
        let ran = finish(&mut python_c(python, conf, "print(1)")).well();
        assert_eq!((&*ran.stdout, &*ran.stderr), ("1\n", ""));
    }
}

fn verbose(python: &Python) {
    let ran = finish(&mut python_c(python, "verbose:true", "print(1)")).well();
    assert_eq!(ran.stdout, "1\n");
    let [said] = ran.said()[..] else {
        panic!("one line, not {:?}", ran.stderr);
    };
    assert!(said.contains(env!("CARGO_PKG_VERSION")), "{said}");
    assert!(
        said.contains(&format!("CPython 3.{}.", python.minor)),
        "{said}"
    );
    assert!(
        said.contains(&format!(": {}", python.domains().join(", "))),
        "{said}"
    );
}

fn stats_print(python: &Python) {
    let ran = finish(&mut python_c(python, "stats_print:true", "print(1)")).well();
    assert_eq!(ran.stdout, "1\n");
    let wanted = format!("on our heap: {}", python.domains().join(", "));
    assert!(ran.stderr.contains(&wanted), "{}", ran.stderr);
    assert!(ran.stderr.contains("given back"), "{}", ran.stderr);
}

fn stats_file(python: &Python) {
    let keep = "import builtins; builtins.kept = [str(i) for i in range(20000)]";
    let (ran, report) = on_our_heap(&mut python_c(python, "", keep), "");
    assert_eq!(ran.stderr, "");
    assert_eq!(report.install.domains, python.domains());
    let version = report.host.python_version.expect("a version");
    assert!(python.name.starts_with(&version), "{version}");
    let heap = report.heap.expect("a heap");
    // Their blocks are free on pages that hold others too, or were alone on pages that are empty or given back.
    let free: u64 = heap
        .domains
        .iter()
        .flat_map(|domain| &domain.classes)
        .map(|class| class.free_blocks * class.block_bytes)
        .sum();
    let given_up = free + heap.cached_bytes + heap.given_back_bytes;
    assert!(
        given_up >= 20_000 * 48,
        "20,000 strings of 48 bytes and more were there and are gone, not {given_up} bytes"
    );
}

/// `%p` is the process, `%c` a comma, `%%` a percent sign; a relative name is meant from the folder
/// in which the program was started.
fn stats_file_escaped(python: &Python) {
    let folder = Folder::new();
    let mut command = python_c(
        python,
        "stats_file:a%cb%%%p.json",
        "import os; print(os.getpid()); os.chdir('/')",
    );
    let ran = finish(command.current_dir(folder.path())).well();
    let name = format!("a,b%{}.json", ran.stdout.trim());
    assert!(folder.path().join(&name).is_file(), "no {name}");
    assert_eq!(ran.stderr, "");
}

fn stats_file_bad(python: &Python) {
    let ran = finish(&mut python_c(
        python,
        "stats_file:/no/such/folder/x",
        "print(1)",
    ))
    .well();
    assert_eq!(ran.stdout, "1\n");
    assert_eq!(
        ran.stderr,
        "pyrite: cannot write statistics to /no/such/folder/x: No such file or directory (os error 2)\n"
    );
}

fn domains(python: &Python) {
    let code = "import json; json.dumps(list(range(10000)))";
    for (text, names) in [
        ("raw+mem+obj", &["raw", "mem", "obj"][..]),
        ("all", &["raw", "mem", "obj"]),
        ("obj", &["obj"]),
        ("mem", &["mem"]),
        ("mem+obj", &["mem", "obj"]),
        ("raw", &["raw"]),
        ("obj+raw", &["raw", "obj"]),
    ] {
        let names: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| python.domains().contains(name))
            .collect();
        if names.is_empty() {
            continue;
        }
        let (_, report) = on_our_heap(&mut python_c(python, "", code), &format!("domains:{text}"));
        assert_eq!(report.install.domains, names, "{text}");
        for domain in &report.heap.expect("a heap").domains {
            // Above 512 bytes the heap counts objects as buffers.
            let used = domain.classes.iter().any(|class| class.block_bytes <= 512);
            assert!(
                !used || names.contains(&&*domain.name),
                "{text}: {domain:?}"
            );
            let expected = names.contains(&&*domain.name) && domain.name != "raw";
            assert!(used || !expected, "{text}: {domain:?}");
        }
    }
}

fn domains_none(python: &Python) {
    let ran = finish(&mut python_c(
        python,
        "domains:none,verbose:true,stats_print:true",
        "print(1)",
    ))
    .well();
    assert!(ran.said()[0].contains("not installed"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("\non our heap"), "{}", ran.stderr);
}

/// Memory given back while the program sleeps, by the time until it goes back.
fn decay_ms(python: &Python) {
    let code = "
import time
big = [bytes(100) for _ in range(200000)]
big = None
time.sleep(0.4)
";
    let heap = |conf: &str| {
        let (_, report) = on_our_heap(&mut python_c(python, "", code), conf);
        report.heap.expect("a heap")
    };
    let given_back = |conf: &str| heap(conf).given_back_bytes;
    let megabytes = 1 << 20;
    assert!(given_back("decay_ms:50") > 15 * megabytes);
    assert!(given_back("decay_ms:0") > 15 * megabytes);
    assert_eq!(given_back("decay_ms:-1"), 0);
    // What goes back to make up for clean pages that were taken does not wait; the rest is still there.
    let long = heap("decay_ms:600000");
    assert!(long.given_back_bytes < 2 * megabytes && long.cached_bytes > 15 * megabytes);
}

fn background_thread(python: &Python) {
    let code = "
import os, time
big = [bytes(100) for _ in range(200000)]
big = None
print(sorted(open('/proc/self/task/%s/comm' % task).read().strip() for task in os.listdir('/proc/self/task')))
";
    let threads = |conf: &str| finish(&mut python_c(python, conf, code)).well().stdout;
    assert!(threads("decay_ms:2000").contains("pyrite-decay"));
    assert!(!threads("decay_ms:2000,background_thread:false").contains("pyrite-decay"));
}

/// Each mistake is one line that names what is valid; the rest of the line is obeyed, and the
/// program runs on.
fn mistakes(python: &Python) {
    const KEYS: &str = "verbose, stats_print, stats_file, domains, decay_ms, background_thread, force, gc_policy, gc_growth, \
         gc_growth_least, gc_time, gc_at_once";
    for (part, complaint) in [
        ("colour:red", format!("unknown key 'colour'; valid keys are {KEYS}")),
        ("colour", format!("unknown key 'colour'; valid keys are {KEYS}")),
        (":", format!("unknown key ''; valid keys are {KEYS}")),
        ("verbose", "'verbose' has no value; write verbose:VALUE".to_owned()),
        ("stats_print:yes", "bad value 'yes' of stats_print; valid is true or false".to_owned()),
        ("force:", "bad value '' of force; valid is true or false".to_owned()),
        (
            "domains:mem+heap",
            "bad value 'mem+heap' of domains; valid is raw, mem and obj joined by +, or all, or none".to_owned(),
        ),
        (
            "decay_ms:soon",
            "bad value 'soon' of decay_ms; valid is a number of milliseconds from 0 to 2147483647, or -1 for never"
                .to_owned(),
        ),
        (
            "decay_ms:-2",
            "bad value '-2' of decay_ms; valid is a number of milliseconds from 0 to 2147483647, or -1 for never"
                .to_owned(),
        ),
        (
            "stats_file:%d",
            "bad value '%d' of stats_file; valid is a file name, with %p for the process id, %c for a comma, \
             %% for a percent sign"
                .to_owned(),
        ),
        ("a\nb:1", format!("unknown key 'a\\nb'; valid keys are {KEYS}")),
    ] {
        let ran = finish(&mut python_c(python, &format!("{part},verbose:true"), "print(1)")).well();
        assert_eq!(ran.stdout, "1\n");
        let said = ran.said();
        assert_eq!(said.len(), 2, "{part}: {}", ran.stderr);
        assert_eq!(said[0], format!("pyrite: PYRITE_CONF: {complaint}"));
        assert!(said[1].contains(" in CPython 3."), "{}", said[1]);
    }
}

/// `-I` is about the variables of Python; ours is not one of them.
fn with_isolated(python: &Python) {
    let mut command = preloaded(&python.path);
    command
        .env("PYRITE_CONF", "verbose:true")
        .args(["-I", "-c", "print(1)"]);
    assert_eq!(finish(&mut command).well().said().len(), 1);
}
