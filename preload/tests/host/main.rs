//! The preload library in real CPythons, and in programs that are none.
//!
//! Every test runs on every Python that is found (`python`), as a test of its own named
//! `PYTHON::ROOM::TEST`, so that the list of passed tests says which Pythons were there. Tests that
//! need no Python are named `none::…`. CPython 3.13 must be there: without it the run fails.
//!
//! | room | what it shows |
//! |---|---|
//! | `scenarios` | whole programs: threads, forks, interpreters, tracemalloc |
//! | `words` | who decides: `PYTHONMALLOC`, development mode, `-E`, `PYRITE_CONF` |
//! | `conf` | every key of `PYRITE_CONF`, and mistakes in it |
//! | `counts` | `sys.getallocatedblocks`, `sys._debugmallocstats`, `PYTHONMALLOCSTATS` |
//! | `processes` | children of all kinds, the end of the process, little address space |
//! | `embedding` | C programs around libpython |
//! | `others` | programs that are not Python; what the library exports |

mod conf;
mod counts;
mod embedding;
mod others;
mod processes;
mod python;
mod run;
mod scenarios;
mod words;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use python::Python;

/// A test, and the Pythons that it is for.
struct Test {
    name: &'static str,
    fits: fn(&Python) -> bool,
    body: fn(&Python),
}

/// A test for every Python.
const fn test(name: &'static str, body: fn(&Python)) -> Test {
    Test {
        name,
        fits: |_| true,
        body,
    }
}

impl Test {
    /// For some of them only.
    const fn only(self, fits: fn(&Python) -> bool) -> Test {
        Test { fits, ..self }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let pythons = match python::all() {
        Ok(pythons) => pythons,
        Err(sentence) => {
            eprintln!("error: host: {sentence}");
            return ExitCode::FAILURE;
        }
    };
    let rooms: [(&str, &[Test]); 6] = [
        ("scenarios", scenarios::TESTS),
        ("words", words::TESTS),
        ("conf", conf::TESTS),
        ("counts", counts::TESTS),
        ("processes", processes::TESTS),
        ("embedding", embedding::TESTS),
    ];
    let mut trials = Vec::new();
    for (name, body) in others::TESTS {
        let name = format!("none::others::{name}");
        trials.push(Trial::test(name, move || {
            body();
            Ok(())
        }));
    }
    for python in pythons.into_iter().map(Arc::new) {
        for (room, tests) in rooms {
            for test in tests.iter().filter(|test| (test.fits)(&python)) {
                let python = Arc::clone(&python);
                let name = format!("{}::{room}::{}", python.name, test.name);
                trials.push(Trial::test(name, move || {
                    (test.body)(&python);
                    Ok(())
                }));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
