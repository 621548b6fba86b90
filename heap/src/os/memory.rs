//! Address space and the memory behind it.

use core::ptr;
use core::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// The size of the system's page that this crate is built for.
pub(crate) const OS_PAGE_BYTES: usize = 4096;

/// Reserves `bytes` of address space without memory behind it, its start a multiple of `align`.
///
/// `align` is a power of two and at least a page. `None` when the system refuses.
pub(crate) fn reserve(bytes: usize, align: usize) -> Option<usize> {
    let asked = bytes.checked_add(align)?;
    // SAFETY: a new anonymous mapping at a place of the kernel's choice; nothing is replaced.
    let found = unsafe {
        libc::mmap(
            ptr::null_mut(),
            asked,
            libc::PROT_NONE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
            -1,
            0,
        )
    };
    if found == libc::MAP_FAILED {
        return None;
    }
    let start = found as usize;
    let aligned = start.next_multiple_of(align);
    let tail = aligned + bytes;
    // SAFETY: both pieces lie inside the mapping just made and nobody knows them yet.
    unsafe {
        if aligned > start {
            libc::munmap(found, aligned - start);
        }
        if start + asked > tail {
            libc::munmap(tail as *mut _, start + asked - tail);
        }
    }
    Some(aligned)
}

/// Gives a reservation back.
///
/// # Safety
/// The bytes are a whole reservation of ours that nobody knows of any more.
pub(crate) unsafe fn unreserve(start: usize, bytes: usize) {
    // SAFETY: by this function's contract.
    unsafe { libc::munmap(start as *mut _, bytes) };
}

/// Address space that this process may still take; `None`: no limit (`RLIMIT_AS`) is set.
pub(crate) fn address_space_left() -> Option<usize> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: `limit` is ours to fill in.
    let failed = unsafe { libc::getrlimit(libc::RLIMIT_AS, &mut limit) } != 0;
    if failed || limit.rlim_cur == libc::RLIM_INFINITY {
        return None;
    }
    Some((limit.rlim_cur as usize).saturating_sub(address_space_used()))
}

/// Address space that this process has, from `/proc/self/statm`; 0 where that cannot be read.
fn address_space_used() -> usize {
    let mut text = [0u8; 32];
    // SAFETY: the path is a C string; the buffer lives on this stack.
    let read = unsafe {
        let file = libc::open(
            c"/proc/self/statm".as_ptr(),
            libc::O_RDONLY | libc::O_CLOEXEC,
        );
        if file < 0 {
            return 0;
        }
        let read = libc::read(file, text.as_mut_ptr().cast(), text.len());
        libc::close(file);
        read
    };
    let digits = text[..read.max(0) as usize]
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |pages, digit| pages * 10 + usize::from(digit - b'0')) * OS_PAGE_BYTES
}

/// Makes reserved pages readable: they read as zero and take no memory.
///
/// # Safety
/// The bytes lie in a reservation of ours.
pub(crate) unsafe fn make_readable(start: usize, bytes: usize) -> bool {
    // SAFETY: the caller owns the reservation; protection only widens.
    unsafe { libc::mprotect(start as *mut _, bytes, libc::PROT_READ) == 0 }
}

/// Makes reserved pages usable; they read as zero. `false`: the system has no more to give: here,
/// and not when addresses are reserved, it compares with the memory that there is.
///
/// # Safety
/// The bytes lie in a reservation of ours.
pub(crate) unsafe fn commit(start: usize, bytes: usize) -> bool {
    // SAFETY: the caller owns the reservation; protection only widens.
    unsafe { libc::mprotect(start as *mut _, bytes, libc::PROT_READ | libc::PROT_WRITE) == 0 }
}

/// Takes the memory and the right to use it away again; the address space stays reserved.
///
/// # Safety
/// The bytes lie in a reservation of ours, and nothing in them is in use.
pub(crate) unsafe fn decommit(start: usize, bytes: usize) -> bool {
    // SAFETY: replaces pages of our own reservation that hold nothing.
    unsafe {
        libc::mmap(
            start as *mut _,
            bytes,
            libc::PROT_NONE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED,
            -1,
            0,
        ) != libc::MAP_FAILED
    }
}

/// Gives the memory behind committed pages back; they stay usable and read as zero. `false`: the
/// system does not take it, as where the program has locked it, and they are as they were.
///
/// # Safety
/// The bytes are committed pages of ours, and nothing in them is in use.
pub(crate) unsafe fn purge(start: usize, bytes: usize) -> bool {
    // SAFETY: the pages hold nothing that anyone will read.
    unsafe { libc::madvise(start as *mut _, bytes, libc::MADV_DONTNEED) == 0 }
}

/// Asks for the memory behind committed pages now, in one call instead of a fault a page.
///
/// Only a hint: where the kernel does not know it (before 5.14), faults do the same later.
///
/// # Safety
/// The bytes are committed pages of ours.
pub(crate) unsafe fn populate(start: usize, bytes: usize) {
    const MADV_POPULATE_WRITE: i32 = 23;
    static UNKNOWN: AtomicBool = AtomicBool::new(false);
    if UNKNOWN.load(Relaxed) {
        return;
    }
    // SAFETY: populating changes no content of pages that are ours.
    if unsafe { libc::madvise(start as *mut _, bytes, MADV_POPULATE_WRITE) } != 0 {
        UNKNOWN.store(true, Relaxed);
    }
}

/// Moves the memory of `bytes` at `old` to `new`, leaving the old pages committed and empty.
///
/// `false`: the kernel cannot (before 5.7; before 6.17 also where the block lies in several
/// mappings). The old place is as it was then; at the new one is nothing, not even the right to use
/// it, since some kernels clear it before they refuse.
///
/// # Safety
/// Both places are committed pages of ours of at least `bytes`, apart from each other; nothing at
/// `new` is in use.
pub(crate) unsafe fn remap(old: usize, bytes: usize, new: usize) -> bool {
    // SAFETY: the caller owns both places; MREMAP_DONTUNMAP keeps the old one mapped.
    let moved = unsafe {
        libc::mremap(
            old as *mut _,
            bytes,
            bytes,
            libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED | libc::MREMAP_DONTUNMAP,
            new as *mut libc::c_void,
        ) != libc::MAP_FAILED
    };
    if !moved {
        // SAFETY: the new place is ours, and nothing lies there.
        unsafe { decommit(new, bytes) };
    }
    moved
}
