//! Where a thread finds its heap: one word of thread-local storage.
//!
//! Rust's own thread-local variables cost a call to `__tls_get_addr` in a shared library, as much
//! as the rest of an allocation. So the word is laid out in assembly and read relative to the
//! thread register, in the initial-exec model. It begins as the address of [`EMPTY`]; the loader
//! does that for each thread, before any code of it runs.

use core::arch::{asm, global_asm};

use crate::heap::{EMPTY, ThreadHeap};

#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
compile_error!("pyrite's heap is written for Linux on x86_64");

global_asm!(
    ".pushsection .tdata.pyrite_heap_slot,\"awT\",@progbits",
    ".globl pyrite_heap_slot",
    ".hidden pyrite_heap_slot",
    ".type pyrite_heap_slot,@object",
    ".size pyrite_heap_slot, 8",
    ".balign 8",
    "pyrite_heap_slot:",
    ".quad {empty}",
    ".popsection",
    empty = sym EMPTY,
);

/// The slot's distance from the thread register: the same in every thread.
#[inline(always)]
fn offset() -> usize {
    let offset;
    // SAFETY: reads a word that the loader has filled in.
    unsafe {
        asm!(
            "mov {0}, qword ptr [rip + pyrite_heap_slot@GOTTPOFF]",
            out(reg) offset,
            options(pure, nomem, nostack, preserves_flags)
        );
    }
    offset
}

/// The calling thread's heap; [`EMPTY`] before its first allocation and after its end.
#[inline(always)]
pub(crate) fn heap() -> &'static ThreadHeap {
    let heap: *const ThreadHeap;
    // SAFETY: reads the slot of this thread.
    unsafe {
        asm!(
            "mov {0}, qword ptr fs:[{1}]",
            out(reg) heap,
            in(reg) offset(),
            options(pure, readonly, nostack, preserves_flags)
        );
        // SAFETY: `EMPTY` or what `set` has stored; heaps are never unmapped.
        &*heap
    }
}

/// Makes `heap` the calling thread's.
pub(crate) fn set(heap: &'static ThreadHeap) {
    // SAFETY: writes the slot of this thread.
    unsafe {
        asm!(
            "mov qword ptr fs:[{0}], {1}",
            in(reg) offset(),
            in(reg) heap,
            options(nostack, preserves_flags)
        );
    }
}
