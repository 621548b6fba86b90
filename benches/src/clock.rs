//! Two clocks: what the process has used, and what has passed.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// Nanoseconds for one operation.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Cost {
    /// Processor time of all threads of the process, the kernel's part included.
    pub cpu_ns: f64,
    /// Time that passed.
    pub wall_ns: f64,
    /// Page faults that needed no disk.
    #[serde(default)]
    pub faults: f64,
}

/// Runs `work` and divides what it took by `operations`.
pub fn measure(operations: u64, work: impl FnOnce()) -> Cost {
    let faults = page_faults();
    let (cpu, wall) = (process_time(), Instant::now());
    work();
    let (wall, cpu) = (wall.elapsed(), process_time() - cpu);
    let faults = page_faults() - faults;
    let each = |total: f64| total / operations.max(1) as f64;
    Cost {
        cpu_ns: each(cpu.as_nanos() as f64),
        wall_ns: each(wall.as_nanos() as f64),
        faults: each(faults as f64),
    }
}

/// How many pages this process has faulted in that needed no disk.
pub fn page_faults() -> u64 {
    // SAFETY: an all-zero struct is a value of this type.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the call fills the struct it is given.
    unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) };
    usage.ru_minflt as u64
}

fn process_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the call fills the struct it is given.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
