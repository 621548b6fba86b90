//! What the scenarios ask of the system.

use core::ffi::CStr;
use std::time::{Duration, Instant};

/// An environment variable, as a constructor can read it too.
pub fn variable(name: &CStr) -> Option<String> {
    // SAFETY: the name is a C string, and nobody changes the environment meanwhile.
    let value = unsafe { libc::getenv(name.as_ptr()) };
    if value.is_null() {
        return None;
    }
    // SAFETY: a C string of the environment.
    let value = unsafe { CStr::from_ptr(value) };
    Some(value.to_string_lossy().into_owned())
}

/// A field of one of the kernel's files about this process, in bytes.
fn field(file: &str, name: &str) -> usize {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let digits: Option<usize> = line.and_then(|line| {
        let line = line.trim_start_matches(':').trim_end_matches("kB").trim();
        line.parse().ok()
    });
    digits.unwrap_or_else(|| panic!("{file} has no {name}")) << 10
}

/// Memory that this process has, exactly, without what is a file's: pages of code come when it first runs.
pub fn resident() -> usize {
    field("/proc/self/smaps_rollup", "Anonymous")
}

/// The most memory that this process has had; a little out of date.
pub fn resident_peak() -> usize {
    field("/proc/self/status", "VmHWM")
}

/// Address space that this process has.
pub fn address_space() -> usize {
    field("/proc/self/status", "VmSize")
}

/// Private writable memory, what `RLIMIT_DATA` limits.
pub fn data() -> usize {
    field("/proc/self/status", "VmData")
}

/// Threads of this process, as the kernel counts them.
pub fn tasks() -> usize {
    std::fs::read_dir("/proc/self/task").map_or(0, Iterator::count)
}

/// Makes a panic the end of the process, in whichever thread, once its message is out: nobody waits
/// for a thread that will not come. Limits are lifted before, so that the message finds memory.
pub fn panics_are_the_end() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        limit(libc::RLIMIT_AS, None);
        limit(libc::RLIMIT_DATA, None);
        print(info);
        // SAFETY: ends the process.
        unsafe { libc::_exit(101) };
    }));
}

/// Sets the soft limit of a resource.
pub fn limit(resource: libc::__rlimit_resource_t, bytes: Option<usize>) {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: `limit` is ours.
    unsafe {
        assert_eq!(libc::getrlimit(resource, &mut limit), 0);
        limit.rlim_cur = bytes.map_or(limit.rlim_max, |bytes| bytes as libc::rlim_t);
        assert_eq!(libc::setrlimit(resource, &limit), 0);
    }
}

/// Waits until something is so; fails after a time in which it would have happened many times over.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "waited in vain: {what}"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Sleeps.
pub fn sleep_ms(ms: u64) {
    std::thread::sleep(Duration::from_millis(ms));
}

/// Bytes in MiB, for messages.
pub fn mib(bytes: usize) -> String {
    format!("{:.2} MiB", bytes as f64 / f64::from(1 << 20))
}

/// Runs a body in so many threads and waits until they have ended, with all that a thread does
/// after its body: the end of a scope alone does not wait for that.
pub fn in_threads(count: usize, body: impl Fn(usize) + Sync) {
    std::thread::scope(|scope| {
        let body = &body;
        let threads: Vec<_> = (0..count).map(|at| scope.spawn(move || body(at))).collect();
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    });
}

/// Has the kernel refuse a system call from here on, to this thread and those that it starts, as if it did not know it.
pub fn refuse(call: libc::c_long) {
    let step = |code: u32, jump_if_not: u8, value: u32| libc::sock_filter {
        code: code as u16,
        jt: 0,
        jf: jump_if_not,
        k: value,
    };
    let mut steps = [
        // The number of the call comes first in what the filter sees.
        step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0),
        step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 1, call as u32),
        step(
            libc::BPF_RET | libc::BPF_K,
            0,
            libc::SECCOMP_RET_ERRNO | libc::ENOSYS as u32,
        ),
        step(libc::BPF_RET | libc::BPF_K, 0, libc::SECCOMP_RET_ALLOW),
    ];
    let program = libc::sock_fprog {
        len: steps.len() as u16,
        filter: steps.as_mut_ptr(),
    };
    // SAFETY: the program lives on this stack, and the kernel copies it.
    unsafe {
        assert_eq!(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
        let mode = libc::SECCOMP_MODE_FILTER;
        assert_eq!(
            libc::prctl(libc::PR_SET_SECCOMP, mode, &raw const program),
            0
        );
    }
}
