//! Signals while a command runs: blocked and waited for, so that nothing runs in a handler.

use std::io;
use std::mem;
use std::process::{self, ExitStatus};
use std::ptr;
use std::time::Duration;

/// Signals that are passed on to the command. SIGCHLD is waited for as well; what means a fault
/// of our own, and what cannot be caught, stays as it is.
const PASSED_ON: [libc::c_int; 17] = [
    libc::SIGHUP,
    libc::SIGINT,
    libc::SIGQUIT,
    libc::SIGTERM,
    libc::SIGUSR1,
    libc::SIGUSR2,
    libc::SIGALRM,
    libc::SIGVTALRM,
    libc::SIGPROF,
    libc::SIGWINCH,
    libc::SIGURG,
    libc::SIGIO,
    libc::SIGPWR,
    libc::SIGCONT,
    libc::SIGTSTP,
    libc::SIGTTIN,
    libc::SIGTTOU,
];

/// A signal that came.
#[derive(Clone, Copy)]
pub struct Arrived {
    /// Its number.
    pub number: libc::c_int,
    /// Whether the terminal sent it. Then the command has got its own: it is in our group.
    pub by_terminal: bool,
}

impl Arrived {
    /// Whether it asks to come to an end.
    pub fn ends(&self) -> bool {
        matches!(
            self.number,
            libc::SIGHUP | libc::SIGINT | libc::SIGQUIT | libc::SIGTERM
        )
    }
}

/// The signals we wait for, and the mask from before.
///
/// Always true: while one exists, the signals are blocked in this thread and those it starts.
pub struct Signals {
    waited_for: libc::sigset_t,
    before: libc::sigset_t,
}

impl Signals {
    /// Blocks them.
    pub fn block() -> Signals {
        // SAFETY: a set of signals is plain bits; both calls below fill it in.
        let mut waited_for: libc::sigset_t = unsafe { mem::zeroed() };
        // SAFETY: as above.
        let mut before: libc::sigset_t = unsafe { mem::zeroed() };
        // SAFETY: the sets are ours, and the numbers are signals.
        unsafe {
            libc::sigemptyset(&mut waited_for);
            for number in PASSED_ON.into_iter().chain([libc::SIGCHLD]) {
                libc::sigaddset(&mut waited_for, number);
            }
            libc::pthread_sigmask(libc::SIG_BLOCK, &waited_for, &mut before);
            // Were it ignored, the kernel would take our child away before we have waited.
            libc::signal(libc::SIGCHLD, libc::SIG_DFL);
        }
        Signals { waited_for, before }
    }

    /// The mask that the command is to start with.
    pub fn before(&self) -> libc::sigset_t {
        self.before
    }

    /// The next signal; `None` when none came within `patience`.
    pub fn wait(&self, patience: Duration) -> Option<Arrived> {
        let timeout = libc::timespec {
            tv_sec: patience.as_secs() as libc::time_t,
            tv_nsec: patience.subsec_nanos().into(),
        };
        // SAFETY: plain numbers; filled in by the call.
        let mut info: libc::siginfo_t = unsafe { mem::zeroed() };
        // SAFETY: all three are ours and live through the call.
        let number = unsafe { libc::sigtimedwait(&self.waited_for, &mut info, &timeout) };
        (number > 0).then_some(Arrived {
            number,
            by_terminal: info.si_code == SI_KERNEL,
        })
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        // SAFETY: the mask is one that this thread had.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, ptr::null_mut()) };
    }
}

/// `si_code` of what the kernel sends by itself; the same on all machines.
const SI_KERNEL: libc::c_int = 0x80;

/// Sends a signal. A process that is gone needs none.
pub fn send(pid: libc::pid_t, number: libc::c_int) {
    // SAFETY: no memory is involved.
    unsafe { libc::kill(pid, number) };
}

/// How the command ended, which is how we end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With this exit status.
    Exited(i32),
    /// By this signal.
    Signaled(i32),
}

impl Ending {
    /// Of what `wait` reports about a process that has ended.
    pub fn of(status: ExitStatus) -> Ending {
        use std::os::unix::process::ExitStatusExt;
        match (status.code(), status.signal()) {
            (Some(code), _) => Ending::Exited(code),
            (None, number) => Ending::Signaled(number.unwrap_or(0)),
        }
    }

    /// In words, after "COMMAND".
    pub fn in_words(self) -> String {
        match self {
            Ending::Exited(code) => format!("exited with status {code}"),
            Ending::Signaled(number) => format!("was ended by signal {number}"),
        }
    }

    /// Ends this process in the same way.
    pub fn end(self) -> ! {
        match self {
            Ending::Exited(code) => process::exit(code),
            Ending::Signaled(number) => {
                die_of(number);
                process::exit(128 + number)
            }
        }
    }
}

/// Ends this process by a signal. Comes back only where that is not possible.
fn die_of(number: libc::c_int) {
    // SAFETY: a set of signals is plain bits, filled in by the next call.
    let mut only: libc::sigset_t = unsafe { mem::zeroed() };
    // The command has left its core; ours would take its place.
    let no_core = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the limit and the set are ours and live through the calls.
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &no_core);
        libc::sigemptyset(&mut only);
        libc::sigaddset(&mut only, number);
        libc::signal(number, libc::SIG_DFL);
        libc::raise(number);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, &only, ptr::null_mut());
    }
}

/// Lets a command start with the mask that we were started with.
pub fn restore_in_child(mask: libc::sigset_t) -> impl FnMut() -> io::Result<()> {
    move || {
        // SAFETY: the set is a copy of its own; the call is safe between fork and exec.
        match unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &mask, ptr::null_mut()) } {
            0 => Ok(()),
            error => Err(io::Error::from_raw_os_error(error)),
        }
    }
}
