//! Time and resident memory of the whole process, as the system counts them.

use std::time::Instant;

use serde::{Deserialize, Serialize};

/// What the process took, up to the moment of the report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Process {
    /// Seconds since it began.
    pub elapsed_seconds: f64,
    /// Seconds of processor time in the program itself, all threads.
    pub user_seconds: f64,
    /// Seconds of processor time the system spent for it, all threads.
    pub system_seconds: f64,
    /// The most memory that was resident at once.
    pub peak_rss_bytes: u64,
    /// What is resident now.
    pub rss_bytes: u64,
    /// Its threads, now.
    pub threads: u64,
}

impl Process {
    /// Measures this process. `started`: when it began, as far as the caller knows.
    ///
    /// A number that the system does not tell (no `/proc`) is 0.
    pub fn since(started: Instant) -> Process {
        let elapsed_seconds = started.elapsed().as_secs_f64();
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let (user_seconds, system_seconds) = cpu_seconds();
        Process {
            elapsed_seconds,
            user_seconds,
            system_seconds,
            // Not ru_maxrss: that one starts with the size of whatever called exec.
            peak_rss_bytes: status_number(&status, "VmHWM:").saturating_mul(1024),
            rss_bytes: status_number(&status, "VmRSS:").saturating_mul(1024),
            threads: status_number(&status, "Threads:"),
        }
    }

    /// Seconds of processor time, program and system together.
    pub fn cpu_seconds(&self) -> f64 {
        self.user_seconds + self.system_seconds
    }
}

/// User and system time of this process.
fn cpu_seconds() -> (f64, f64) {
    // SAFETY: plain numbers, for which all bits zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: `usage` is ours, and as large as the call expects.
    let failed = unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) } != 0;
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    if failed {
        (0.0, 0.0)
    } else {
        (seconds(usage.ru_utime), seconds(usage.ru_stime))
    }
}

/// The number after `key` in `/proc/PID/status`.
fn status_number(status: &str, key: &str) -> u64 {
    status
        .lines()
        .find_map(|line| line.strip_prefix(key))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|word| word.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_numbers_of_a_status_file() {
        let status = "Name:\tpython\nVmHWM:\t   12345 kB\nVmRSS:\t     678 kB\nThreads:\t3\n";
        assert_eq!(status_number(status, "VmHWM:"), 12345);
        assert_eq!(status_number(status, "VmRSS:"), 678);
        assert_eq!(status_number(status, "Threads:"), 3);
        assert_eq!(status_number(status, "VmSwap:"), 0);
    }

    #[test]
    fn a_large_buffer_shows_in_the_peak_and_is_gone_at_the_end() {
        let started = Instant::now();
        let before = Process::since(started);
        let buffer = std::hint::black_box(vec![1u8; 64 << 20]);
        let during = Process::since(started);
        drop(buffer);
        let after = Process::since(started);
        assert!(
            during.rss_bytes >= before.rss_bytes + (60 << 20),
            "{before:?} {during:?}"
        );
        assert!(
            after.rss_bytes + (60 << 20) <= during.rss_bytes,
            "{during:?} {after:?}"
        );
        assert!(
            after.peak_rss_bytes + (4 << 20) >= during.rss_bytes,
            "{during:?} {after:?}"
        );
        assert!(after.threads >= 1);
    }
}
