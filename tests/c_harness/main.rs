//! The C harness: every program of `c_tests/` runs on the real libpython3.13 and, in three ways, on libpyrite, and
//! must do the same each time. `docs/testing.md` tells how to write such a program and how to run one.
//!
//! Each (program, way) is a test of its own, named `PROGRAM::WAY`. The tests named `harness::…` show that the
//! harness finds what it is there to find.

mod compare;
mod coverage;
mod files;
mod judged;
mod left;
mod library;
mod program;
mod run;
mod selftest;
mod tools;
mod way;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use judged::Judged;
use program::Program;
use tools::Tools;
use way::Way;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trials() {
        Ok(trials) => {
            let conclusion = libtest_mimic::run(&arguments, trials);
            left::report();
            conclusion.exit_code()
        }
        Err(sentence) => {
            eprintln!("error: c_harness: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// All tests: the programs in all ways, what they cover together, and the harness itself.
fn trials() -> Result<Vec<Trial>, String> {
    let tools = Arc::new(Tools::find()?);
    let programs = Program::all(&files::root().join("c_tests"))?;
    let mut trials = coverage::trials(&programs);
    trials.extend(selftest::trials(&tools));
    for program in programs {
        let judged = Arc::new(Judged::new(program, Arc::clone(&tools)));
        for way in Way::ALL {
            let judged = Arc::clone(&judged);
            let name = format!("{}::{}", judged.name(), way.name());
            trials.push(Trial::test(name, move || Ok(judged.judge(way)?)));
        }
    }
    Ok(trials)
}
