//! Shows that the harness finds what it is there to find: each test here has a run that must be refused, and looks
//! at the reason.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use libtest_mimic::Trial;

use crate::compare;
use crate::files;
use crate::judged::Judged;
use crate::program::Program;
use crate::run::{End, Outcome};
use crate::tools::Tools;
use crate::way::Way;

/// The tests of the harness itself; their programs lie in `tests/c_harness/fixtures/`.
pub fn trials(tools: &Arc<Tools>) -> Vec<Trial> {
    type Test = fn(&Arc<Tools>) -> Result<(), String>;
    let tests: [(&str, Test); 9] = [
        (
            "refuses_libpython_for_libpyrite",
            refuses_libpython_for_libpyrite,
        ),
        (
            "refuses_libpyrite_for_libpython",
            refuses_libpyrite_for_libpython,
        ),
        ("refuses_a_second_library", refuses_a_second_library),
        ("refuses_a_run_without_proof", refuses_a_run_without_proof),
        ("refuses_other_output", refuses_other_output),
        ("refuses_another_end", refuses_another_end),
        ("refuses_a_failed_check", refuses_a_failed_check),
        ("ends_a_program_that_hangs", ends_a_program_that_hangs),
        ("addresses_are_no_difference", addresses_are_no_difference),
    ];
    tests
        .into_iter()
        .map(|(name, test)| {
            let tools = Arc::clone(tools);
            Trial::test(format!("harness::{name}"), move || Ok(test(&tools)?))
        })
        .collect()
}

fn fixture(name: &str, tools: &Arc<Tools>) -> Result<Judged, String> {
    let path = files::root()
        .join("tests/c_harness/fixtures")
        .join(name)
        .with_extension("c");
    Ok(Judged::new(Program::open(&path)?, Arc::clone(tools)))
}

fn refused<T>(verdict: Result<T, String>, reason: &str) -> Result<(), String> {
    match verdict {
        Ok(_) => Err("it was accepted".into()),
        Err(given) if given.contains(reason) => Ok(()),
        Err(given) => Err(format!("refused, but not because \"{reason}\": {given}")),
    }
}

fn refuses_libpython_for_libpyrite(tools: &Arc<Tools>) -> Result<(), String> {
    let run = fixture("renamed_but_real", tools)?.run_on(Way::Renamed, Way::CPython);
    refused(run, "PyObject_Malloc came from")
}

fn refuses_libpyrite_for_libpython(tools: &Arc<Tools>) -> Result<(), String> {
    let run = fixture("real_but_renamed", tools)?.run_on(Way::CPython, Way::Renamed);
    refused(run, "PyObject_Malloc came from")
}

fn refuses_a_second_library(tools: &Arc<Tools>) -> Result<(), String> {
    let outcome = Outcome {
        stdout: String::new(),
        stderr: String::new(),
        end: End::Status(0),
        libraries: [&tools.libpyrite, &tools.libpyrite, &tools.libpython]
            .map(|path| path.display().to_string())
            .to_vec(),
    };
    refused(
        crate::library::proves(&outcome, &tools.libpyrite),
        "the run had mapped",
    )
}

fn refuses_a_run_without_proof(tools: &Arc<Tools>) -> Result<(), String> {
    refused(
        fixture("no_proof", tools)?.judge(Way::CPython),
        "did not tell which library it used",
    )
}

fn refuses_other_output(tools: &Arc<Tools>) -> Result<(), String> {
    let fixture = fixture("prints_its_folder", tools)?;
    let verdict = fixture.judge(Way::Renamed);
    refused(verdict.clone(), "stdout differs")?;
    refused(verdict, "stderr differs")
}

fn refuses_another_end(tools: &Arc<Tools>) -> Result<(), String> {
    refused(
        fixture("ends_by_folder", tools)?.judge(Way::Renamed),
        "CPython ended by exit status 0, pyrite by SIGABRT",
    )
}

fn refuses_a_failed_check(tools: &Arc<Tools>) -> Result<(), String> {
    refused(
        fixture("fails_a_check", tools)?.judge(Way::CPython),
        "1 + 1: 2, NOT 3",
    )
}

fn ends_a_program_that_hangs(tools: &Arc<Tools>) -> Result<(), String> {
    let hanging = fixture("hangs_with_a_child", tools)?.patience(Duration::from_secs(1));
    refused(hanging.judge(Way::CPython), "still running after 1s")?;
    // The child that it had started wrote down who it is, and goes as well.
    let child = tools.workshop.join("runs/cpython/hangs_with_a_child/child");
    let child = files::read(&child)?;
    let state = Path::new("/proc").join(child.trim()).join("stat");
    for _ in 0..500 {
        if files::read(&state).map_or(true, |state| state.contains(") Z ")) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(10));
    }
    Err(format!("the child {child} lives on"))
}

fn addresses_are_no_difference(_: &Arc<Tools>) -> Result<(), String> {
    let outcome = |stderr: &str| Outcome {
        stdout: String::new(),
        stderr: stderr.into(),
        end: End::Status(0),
        libraries: Vec::new(),
    };
    let truth = outcome("p=0x7f0012345678: byte 0xfd\n");
    compare::same(&truth, &outcome("p=0x55aa12345678: byte 0xfd\n"))?;
    refused(
        compare::same(&truth, &outcome("p=0x7f0012345678: byte 0xfb\n")),
        "stderr differs",
    )
}
