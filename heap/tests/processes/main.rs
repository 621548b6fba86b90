//! What can only be judged in a process of its own: threads, fork, limits, memory given back, the
//! first and the last moments of a program.
//!
//! Each test is a scenario: this program starts itself again with the scenario's name in the
//! environment, and the new process runs nothing else, on its only thread. It passes if it ends by
//! itself with status 0 within its time; times are generous and only there to end a deadlock.

#[path = "../model/mod.rs"]
mod model;

mod chain;
mod early;
mod ends;
mod exhaustion;
mod fork;
mod give_back;
mod growth;
mod guests;
mod large;
mod resting;
mod settings;
mod sources;
mod system;
mod threads;

use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};

/// A test that has a process to itself.
pub struct Scenario {
    name: &'static str,
    body: fn(),
}

/// The variable that says which scenario this process is to run.
const VARIABLE: &core::ffi::CStr = c"PYRITE_HEAP_SCENARIO";
/// No scenario takes longer, unless it hangs.
const MOST: Duration = Duration::from_secs(300);

fn scenarios() -> impl Iterator<Item = &'static Scenario> {
    [
        ends::SCENARIOS,
        exhaustion::SCENARIOS,
        fork::SCENARIOS,
        give_back::SCENARIOS,
        growth::SCENARIOS,
        guests::SCENARIOS,
        large::SCENARIOS,
        resting::SCENARIOS,
        settings::SCENARIOS,
        sources::SCENARIOS,
        threads::SCENARIOS,
    ]
    .into_iter()
    .flatten()
}

fn main() -> ExitCode {
    if let Some(name) = system::variable(VARIABLE) {
        let Some(scenario) = scenarios().find(|scenario| scenario.name == name) else {
            eprintln!("error: there is no scenario {name}");
            return ExitCode::FAILURE;
        };
        system::panics_are_the_end();
        (scenario.body)();
        return ExitCode::SUCCESS;
    }
    let trials = scenarios()
        .map(|scenario| Trial::test(scenario.name, || judge(scenario.name)))
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Runs a scenario in a new process.
fn judge(name: &str) -> Result<(), Failed> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(program)
        .env(VARIABLE.to_string_lossy().as_ref(), name)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let started = Instant::now();
    let mut stderr = child.stderr.take();
    // Read apart, so that a long message cannot block the child. Grandchildren that hang may keep
    // the pipe open: then the text is not waited for.
    let (send, text) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(stderr) = &mut stderr {
            let _ = stderr.read_to_end(&mut said);
        }
        let _ = send.send(String::from_utf8_lossy(&said).into_owned());
    });
    let said = || {
        text.recv_timeout(Duration::from_secs(5))
            .unwrap_or_default()
    };
    loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => {
                let end = match (status.code(), status.signal()) {
                    (Some(code), _) => format!("status {code}"),
                    (None, signal) => format!("signal {}", signal.unwrap_or(0)),
                };
                return Err(format!("ended with {end}\n{}", said()).into());
            }
            None if started.elapsed() > MOST => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("hung for {} s\n{}", MOST.as_secs(), said()).into());
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}
