//! The only room that calls the system: address space, pages, locks, clocks, threads, fork.
//!
//! Everything above speaks in addresses and byte counts and learns of a refusal by `false` or `None`.

pub(crate) mod barrier;
pub(crate) mod fork;
pub(crate) mod futex;
pub(crate) mod lock;
pub(crate) mod memory;
pub(crate) mod thread;

/// Writes one line to standard error and aborts: the heap is not what it must be.
///
/// Allocates nothing and formats nothing but the address, so it works in any state.
#[cold]
pub(crate) fn fatal(what: &str, address: usize) -> ! {
    let mut line = [0u8; 192];
    let mut len = 0;
    let mut put = |bytes: &[u8]| {
        for &byte in bytes {
            if len < line.len() {
                line[len] = byte;
                len += 1;
            }
        }
    };
    put(b"pyrite: fatal: ");
    put(what.as_bytes());
    put(b" (address 0x");
    for nibble in (0..16).rev() {
        put(&[b"0123456789abcdef"[(address >> (nibble * 4)) & 15]]);
    }
    put(b")\n");
    // SAFETY: the line lives on this stack and `len` is its length; abort takes nothing.
    unsafe {
        libc::write(2, line.as_ptr().cast(), len);
        libc::abort()
    }
}

/// Milliseconds of a clock that only goes forward, to the kernel's tick.
pub(crate) fn now_ms() -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `time` is a timespec of ours to fill in.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC_COARSE, &mut time) };
    time.tv_sec as u64 * 1000 + time.tv_nsec as u64 / 1_000_000
}
