//! How much memory this process holds.

use std::fs;

/// Resident memory now, in bytes: exact, summed over the page tables.
pub fn resident_bytes() -> u64 {
    field("/proc/self/smaps_rollup", "Rss:")
}

/// Resident memory at its highest since [`forget_peak`], in bytes.
pub fn peak_bytes() -> u64 {
    field("/proc/self/status", "VmHWM:")
}

/// Starts the search for the highest value again.
pub fn forget_peak() {
    fs::write("/proc/self/clear_refs", "5").expect("Linux lets a process reset its own peak");
}

fn field(file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(file).expect("/proc is mounted");
    let line = text
        .lines()
        .find(|line| line.starts_with(name))
        .expect("the kernel has this field");
    let kilobytes = line
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<u64>().ok());
    kilobytes.expect("the field is a number") * 1024
}

/// Memory for the measuring program itself: mapped and touched before a measurement begins, never given back.
pub fn own_table<T: Copy>(length: usize, value: T) -> &'static mut [T] {
    let bytes = (length * size_of::<T>()).max(1);
    // SAFETY: an anonymous mapping at an address the system chooses disturbs nothing.
    let start = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_POPULATE,
            -1,
            0,
        )
    };
    assert_ne!(start, libc::MAP_FAILED, "out of memory");
    // SAFETY: the mapping is as long as the table, page-aligned, zeroed, ours alone and never unmapped; `fill` writes
    // each place before anybody reads it as a `T`.
    unsafe {
        let places =
            std::slice::from_raw_parts_mut(start.cast::<std::mem::MaybeUninit<T>>(), length);
        for place in places.iter_mut() {
            place.write(value);
        }
        &mut *(std::ptr::from_mut(places) as *mut [T])
    }
}
