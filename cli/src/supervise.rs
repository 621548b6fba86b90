//! Starts a command, passes signals on to it, and waits for its end.

use std::io;
use std::mem;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::signals::{self, Ending, Signals};

/// How often `tick` is called while nothing happens.
const TICK: Duration = Duration::from_millis(250);

/// What is known of a command that has ended.
pub struct Ended {
    /// Its process.
    pub pid: u32,
    /// How it ended.
    pub ending: Ending,
    /// From its start to its end.
    pub elapsed: Duration,
    /// Processor time of it and of its children, as far as it has waited for them.
    pub cpu: Duration,
    /// Whether we were asked to come to an end meanwhile.
    pub interrupted: bool,
}

/// Runs `command` to its end. `started` gets the child at once, `tick` the time every now and then.
pub fn supervise(
    signals: &Signals,
    command: &mut Command,
    started: impl FnOnce(&mut Child),
    mut tick: impl FnMut(Duration),
) -> Result<Ended, Failure> {
    let restore = signals::restore_in_child(signals.before());
    // SAFETY: `restore` makes one system call, which is allowed between fork and exec.
    unsafe { command.pre_exec(restore) };
    let start = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|error| cannot_start(command, error))?;
    started(&mut child);
    let pid = child.id();
    let mut interrupted = false;
    loop {
        match signals.wait(TICK) {
            None => tick(start.elapsed()),
            Some(signal) if signal.number == libc::SIGCHLD => {}
            Some(signal) => {
                interrupted |= signal.ends();
                if !signal.by_terminal {
                    signals::send(pid as libc::pid_t, signal.number);
                }
            }
        }
        // After each signal: several ends make one SIGCHLD, and one that came between the start
        // of the command and our waiting is seen here too.
        match wait(pid)? {
            None => {}
            Some(Change::Stopped) => {
                // The shell that waits for us is to see it as well.
                // SAFETY: no memory is involved.
                unsafe { libc::raise(libc::SIGSTOP) };
            }
            Some(Change::Ended(status, cpu)) => {
                return Ok(Ended {
                    pid,
                    ending: Ending::of(status),
                    elapsed: start.elapsed(),
                    cpu,
                    interrupted,
                });
            }
        }
    }
}

/// What became of the command.
enum Change {
    Stopped,
    Ended(ExitStatus, Duration),
}

/// Looks, without waiting. `wait4` and not `Child::wait`, for the processor time.
fn wait(pid: u32) -> Result<Option<Change>, Failure> {
    let mut status = 0;
    // SAFETY: plain numbers, for which all bits zero is a value.
    let mut usage: libc::rusage = unsafe { mem::zeroed() };
    let options = libc::WNOHANG | libc::WUNTRACED;
    // SAFETY: both are ours and live through the call.
    match unsafe { libc::wait4(pid as libc::pid_t, &mut status, options, &mut usage) } {
        0 => Ok(None),
        found if found > 0 && libc::WIFSTOPPED(status) => Ok(Some(Change::Stopped)),
        found if found > 0 => {
            let cpu = duration(usage.ru_utime) + duration(usage.ru_stime);
            Ok(Some(Change::Ended(ExitStatus::from_raw(status), cpu)))
        }
        _ => Err(Failure::Own(
            "cannot wait for the command".into(),
            io::Error::last_os_error(),
        )),
    }
}

fn duration(time: libc::timeval) -> Duration {
    Duration::from_secs(time.tv_sec.unsigned_abs())
        + Duration::from_micros(time.tv_usec.unsigned_abs())
}

/// Why a command did not start, once we have seen that its file is there.
pub fn cannot_start(command: &Command, error: io::Error) -> Failure {
    let name = command.get_program().to_string_lossy().into_owned();
    match error.raw_os_error() {
        Some(libc::EAGAIN | libc::ENOMEM | libc::EMFILE | libc::ENFILE) => {
            Failure::Own(format!("cannot start {name}"), error)
        }
        // ENOENT too: the interpreter that a script or a program names is missing.
        _ => Failure::CommandNotExecutable(name, error),
    }
}
