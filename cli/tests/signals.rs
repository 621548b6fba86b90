//! Signals go to the command, and pyrite ends as the command ends.

mod common;

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Stdio};

use common::{pyrite, python};

/// Starts `pyrite run MODE -- python -c CODE` and waits for the line that CODE prints first.
fn started(mode: &[&str], code: &str) -> (Child, BufReader<std::process::ChildStdout>) {
    let python = python("3.13");
    let mut child = pyrite()
        .arg("run")
        .args(mode)
        .args(["--", &python, "-u", "-c", code])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("pyrite starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    lines.read_line(&mut line).expect("its first line");
    assert_eq!(line, "ready\n");
    (child, lines)
}

fn send(child: &Child, number: i32) {
    // SAFETY: no memory is involved; the child has not been waited for, so the number is its own.
    assert_eq!(unsafe { libc::kill(child.id() as i32, number) }, 0);
}

#[test]
fn a_signal_reaches_the_command_which_may_handle_it() {
    let code = "import signal, sys, time
got = []
for s in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2:
    signal.signal(s, lambda n, f: got.append(n))
print('ready')
while len(got) < 1:
    time.sleep(0.01)
print(*got)
sys.exit(9)";
    for mode in [&[][..], &["--stats"]] {
        for number in [
            libc::SIGINT,
            libc::SIGTERM,
            libc::SIGHUP,
            libc::SIGUSR1,
            libc::SIGUSR2,
        ] {
            let (mut child, mut rest) = started(mode, code);
            send(&child, number);
            let mut said = String::new();
            rest.read_to_string(&mut said).expect("its output");
            assert_eq!(said, format!("{number}\n"), "{mode:?}");
            assert_eq!(child.wait().expect("its end").code(), Some(9), "{mode:?}");
        }
    }
}

#[test]
fn pyrite_dies_of_what_the_command_died_of() {
    let code = "import signal
signal.signal(signal.SIGINT, signal.SIG_DFL)
print('ready')
signal.pause()";
    for mode in [&[][..], &["--stats"]] {
        for number in [libc::SIGTERM, libc::SIGINT, libc::SIGQUIT, libc::SIGUSR1] {
            let (mut child, _rest) = started(mode, code);
            send(&child, number);
            let status = child.wait().expect("its end");
            assert_eq!(status.signal(), Some(number), "{mode:?}: {status}");
        }
    }
}

#[test]
fn a_crash_is_passed_on() {
    for name in ["SIGKILL", "SIGSEGV", "SIGABRT"] {
        for mode in [&["--stats"][..], &["--compare"]] {
            let python = python("3.13");
            let code = format!("import os, signal; os.kill(os.getpid(), signal.{name})");
            let output = pyrite()
                .arg("run")
                .args(mode)
                .args(["--", &python, "-c", &code])
                .output()
                .expect("pyrite starts");
            let expected = match name {
                "SIGKILL" => libc::SIGKILL,
                "SIGSEGV" => libc::SIGSEGV,
                _ => libc::SIGABRT,
            };
            assert_eq!(output.status.signal(), Some(expected), "{mode:?}");
            let said = common::stderr(&output);
            assert!(said.contains(&format!(
                "no report: the command was ended by signal {expected}"
            )));
        }
    }
}

#[test]
fn a_comparison_that_is_interrupted_ends_at_once() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    let mark = folder.path().join("started");
    let code = format!("open({mark:?}, 'a').write('x'); import time; time.sleep(600)");
    let mut child = pyrite()
        .args([
            "run",
            "--compare",
            "--rounds",
            "5",
            "--",
            &python,
            "-c",
            &code,
        ])
        .stderr(Stdio::piped())
        .spawn()
        .expect("pyrite starts");
    while std::fs::read(&mark).is_ok_and(|text| text.is_empty()) || !mark.exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    send(&child, libc::SIGTERM);
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut said)
        .expect("its words");
    assert_eq!(child.wait().expect("its end").signal(), Some(libc::SIGTERM));
    assert!(said.contains("interrupted"), "{said}");
    assert_eq!(
        std::fs::read_to_string(&mark).expect("the mark"),
        "x",
        "one run only"
    );
}

/// The state letter of a process, from `/proc`.
fn state(pid: u32) -> char {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("it is there");
    let rest = stat.rsplit_once(')').expect("the name ends").1;
    rest.trim_start().chars().next().expect("a letter")
}

fn until(what: impl Fn() -> bool) {
    while !what() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

#[test]
fn stopping_and_going_on() {
    // A group of its own: the kernel drops SIGTSTP where nobody could continue the group.
    let code = "import os, signal, sys, time
signal.signal(signal.SIGUSR1, lambda n, f: sys.exit(5))
print('ready')
print(os.getpid())
while True: time.sleep(0.01)";
    let (mut child, mut rest) = started(&["--stats"], code);
    let mut pid = String::new();
    rest.read_line(&mut pid).expect("the number");
    let inner: u32 = pid.trim().parse().expect("a number");
    assert_ne!(inner, child.id());
    // SAFETY: no memory is involved; the process lives, as it waits for a signal.
    assert_eq!(unsafe { libc::kill(inner as i32, libc::SIGSTOP) }, 0);
    until(|| state(child.id()) == 'T');
    assert_eq!(state(inner), 'T');
    send(&child, libc::SIGCONT);
    until(|| state(child.id()) != 'T' && state(inner) != 'T');
    send(&child, libc::SIGUSR1);
    assert_eq!(child.wait().expect("its end").code(), Some(5));
}

/// nohup, and shells' `trap '' INT`: what is ignored stays ignored, and no signal is blocked.
#[test]
fn the_command_starts_with_the_callers_signals() {
    let python = python("3.13");
    let code = "import signal
print(signal.getsignal(signal.SIGHUP) == signal.SIG_IGN, signal.pthread_sigmask(0, []))";
    for mode in [&[][..], &["--stats"], &["--compare"]] {
        let mut command = pyrite();
        command
            .arg("run")
            .args(mode)
            .args(["--", &python, "-c", code]);
        // SAFETY: `signal` is allowed between fork and exec.
        unsafe {
            command.pre_exec(|| {
                libc::signal(libc::SIGHUP, libc::SIG_IGN);
                Ok(())
            })
        };
        let output = command.output().expect("pyrite starts");
        assert_eq!(common::stdout(&output), "True set()\n", "{mode:?}");
    }
}

/// The terminal sends its signal to all of the group, so it is not passed on to one that is in it.
#[test]
fn an_interrupt_from_the_terminal_is_not_sent_again() {
    let python = python("3.13");
    // Counted where they are delivered: Python's own handlers may see two as one.
    let inner = "import os, select, signal, sys
delivered, end = os.pipe2(os.O_NONBLOCK)
signal.signal(signal.SIGINT, lambda number, frame: None)
signal.set_wakeup_fd(end)
patience = 60
if sys.argv[1] == 'apart':
    os.setpgid(0, 0)
    patience = 1
print('ready', flush=True)
got = select.select([delivered], [], [], patience)[0]
print('interrupts:', len(os.read(delivered, 100)) if got else 0, flush=True)
sys.exit(4)";
    // Plays the terminal: types the key when the program is ready.
    let terminal = "import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
said, typed = b'', False
while True:
    try:
        part = os.read(fd, 4096)
    except OSError:
        break
    if not part:
        break
    said += part
    if not typed and b'ready' in said:
        typed = True
        os.write(fd, b'\x03')
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))";
    // A second signal may melt into the first before either is delivered. To a group of its own
    // the terminal sends nothing, so all that comes there would be ours.
    for (mode, place, count) in [
        ("--verbose", "together", 1),
        ("--stats", "together", 1),
        ("--stats", "apart", 0),
    ] {
        let output = std::process::Command::new(&python)
            .args(["-c", terminal, env!("CARGO_BIN_EXE_pyrite"), "run", mode])
            .args(["--", &python, "-c", inner, place])
            .output()
            .expect("python starts");
        let said = common::stdout(&output);
        let expected = format!("interrupts: {count}\r\n");
        assert!(said.contains(&expected), "{mode}, {place}: {said:?}");
        assert_eq!(output.status.code(), Some(4), "{mode}, {place}: {said:?}");
    }
}
