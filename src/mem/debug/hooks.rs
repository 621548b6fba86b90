//! The hooks' own functions.

use core::ffi::c_void;
use core::ptr;

use super::frame::{CLEAN, DEAD, FRAME_BYTES, Framed, HEAD_BYTES, TAIL_BYTES};
use super::report;
use crate::abi::{PY_SSIZE_T_MAX, PyMemAllocatorEx};
use crate::mem::tables::{self, Installed};
use crate::{fatal, gil};

/// So many bytes at each end of the data are overwritten while a block is reallocated.
const ERASED_BYTES: usize = 64;

/// The context of the hooks of one domain. CPython's has the same layout: programs that put an allocator below
/// installed hooks find its place here.
#[repr(C)]
struct Hooks {
    letter: u8,
    below: Installed,
}

static HOOKS: [Hooks; 3] = [
    Hooks::with_letter(b'r'),
    Hooks::with_letter(b'm'),
    Hooks::with_letter(b'o'),
];

impl Hooks {
    const fn with_letter(letter: u8) -> Hooks {
        Hooks {
            letter,
            below: Installed::empty(),
        }
    }

    fn as_context(&'static self) -> *mut c_void {
        ptr::from_ref(self).cast_mut().cast()
    }

    /// # Safety
    /// `ctx` came from [`Self::as_context`].
    unsafe fn from_context(ctx: *mut c_void) -> &'static Hooks {
        // SAFETY: by this function's contract; they are static.
        unsafe { &*ctx.cast::<Hooks>() }
    }
}

/// Lays the hooks over every domain that has none on top.
pub fn install() {
    for (hooks, place) in HOOKS.iter().zip([&tables::RAW, &tables::MEM, &tables::OBJ]) {
        if is_over(place) {
            continue;
        }
        hooks.below.set(&place.get());
        let raw = hooks.letter == b'r';
        place.set(&PyMemAllocatorEx {
            ctx: hooks.as_context(),
            malloc: Some(if raw { raw_malloc } else { malloc }),
            calloc: Some(if raw { raw_calloc } else { calloc }),
            realloc: Some(if raw { raw_realloc } else { realloc }),
            free: Some(if raw { raw_free } else { free }),
        });
    }
}

/// Whether hooks lie on top in this place.
pub fn is_over(place: &Installed) -> bool {
    HOOKS.iter().any(|hooks| {
        place.is(hooks.as_context(), raw_malloc) || place.is(hooks.as_context(), malloc)
    })
}

/// What lies below the hooks of a domain.
pub fn under(domain: usize) -> &'static Installed {
    &HOOKS[domain].below
}

/// Ends the process when the thread does not hold the GIL while there is one to hold.
fn check_gil(func: &str) {
    let kept = fatal::phase() != fatal::Phase::Initialized || gil::is_of_this_thread();
    if !kept {
        fatal::error(
            func,
            format_args!("Python memory allocator called without holding the GIL"),
        );
    }
}

/// # Safety
/// `ctx` is a context of the hooks.
unsafe extern "C" fn raw_malloc(ctx: *mut c_void, size: usize) -> *mut c_void {
    if size > PY_SSIZE_T_MAX - FRAME_BYTES {
        return ptr::null_mut();
    }
    // SAFETY: by this function's contract, the context's is the allocator below, and its block has room for the frame.
    unsafe {
        let hooks = Hooks::from_context(ctx);
        let below = hooks.below.malloc(size + FRAME_BYTES);
        if below.is_null() {
            return below;
        }
        let framed = Framed::lay(below, hooks.letter, size);
        ptr::write_bytes(framed.data(), CLEAN, size);
        framed.data().cast()
    }
}

/// # Safety
/// `ctx` is a context of the hooks.
unsafe extern "C" fn raw_calloc(ctx: *mut c_void, count: usize, size: usize) -> *mut c_void {
    let Some(size) = count
        .checked_mul(size)
        .filter(|size| *size <= PY_SSIZE_T_MAX - FRAME_BYTES)
    else {
        return ptr::null_mut();
    };
    // SAFETY: as in `raw_malloc`.
    unsafe {
        let hooks = Hooks::from_context(ctx);
        let below = hooks.below.calloc(1, size + FRAME_BYTES);
        if below.is_null() {
            return below;
        }
        Framed::lay(below, hooks.letter, size).data().cast()
    }
}

/// # Safety
/// `ctx` is a context of the hooks; `block` is NULL or a live block of theirs, which nobody uses from here on.
unsafe extern "C" fn raw_free(ctx: *mut c_void, block: *mut c_void) {
    if block.is_null() {
        return;
    }
    // SAFETY: by this function's contract; after the check the frame's size is the block's.
    unsafe {
        let hooks = Hooks::from_context(ctx);
        let framed = Framed::at(block);
        report::check("_PyMem_DebugRawFree", framed, hooks.letter);
        let all = framed.size() + FRAME_BYTES;
        ptr::write_bytes(framed.below(), DEAD, all);
        hooks.below.free(framed.below().cast());
    }
}

/// # Safety
/// `ctx` is a context of the hooks; `block` is NULL or a live block of theirs.
unsafe extern "C" fn raw_realloc(ctx: *mut c_void, block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe {
        if block.is_null() {
            return raw_malloc(ctx, size);
        }
        let hooks = Hooks::from_context(ctx);
        let framed = Framed::at(block);
        report::check("_PyMem_DebugRawRealloc", framed, hooks.letter);
        if size > PY_SSIZE_T_MAX - FRAME_BYTES {
            return ptr::null_mut();
        }
        let old = framed.size();
        let erased = Erased::from(framed, old);
        let below = hooks
            .below
            .realloc(framed.below().cast(), size + FRAME_BYTES);
        if below.is_null() {
            // The block below is as it was when the call began: erased.
            let framed = Framed::lay(framed.below().cast(), hooks.letter, old);
            erased.put_back(framed, old, old);
            return below;
        }
        let framed = Framed::lay(below, hooks.letter, size);
        erased.put_back(framed, old, size);
        if size > old {
            ptr::write_bytes(framed.data().add(old), CLEAN, size - old);
        }
        framed.data().cast()
    }
}

/// The data at both ends of a block that is being reallocated. Whoever still uses the old block finds it dead, even
/// if it has not moved.
struct Erased {
    first: [u8; ERASED_BYTES],
    last: [u8; ERASED_BYTES],
}

impl Erased {
    /// Erases frame and ends, and keeps the ends: all of it when they meet.
    ///
    /// # Safety
    /// `framed` is live with `size` bytes.
    unsafe fn from(framed: Framed, size: usize) -> Erased {
        let mut erased = Erased {
            first: [DEAD; ERASED_BYTES],
            last: [DEAD; ERASED_BYTES],
        };
        let (first, last) = Erased::lengths(size);
        // SAFETY: both ends lie in the data, apart from each other; the frame around it is ours.
        unsafe {
            let end = framed.data().add(size);
            ptr::copy_nonoverlapping(framed.data(), erased.first.as_mut_ptr(), first);
            ptr::copy_nonoverlapping(end.sub(last), erased.last.as_mut_ptr(), last);
            ptr::write_bytes(framed.below(), DEAD, HEAD_BYTES + first);
            ptr::write_bytes(end.sub(last), DEAD, last + TAIL_BYTES);
        }
        erased
    }

    /// Puts back what fits: `kept` bytes are left of `size`.
    ///
    /// # Safety
    /// `framed` is live with at least `kept` bytes.
    unsafe fn put_back(&self, framed: Framed, size: usize, kept: usize) {
        let (first, last) = Erased::lengths(size);
        let start = size - last;
        // SAFETY: no more is written than `kept` bytes.
        unsafe {
            ptr::copy_nonoverlapping(self.first.as_ptr(), framed.data(), first.min(kept));
            if kept > start {
                let last = last.min(kept - start);
                ptr::copy_nonoverlapping(self.last.as_ptr(), framed.data().add(start), last);
            }
        }
    }

    /// The lengths of the two ends.
    fn lengths(size: usize) -> (usize, usize) {
        let first = size.min(ERASED_BYTES);
        (first, (size - first).min(ERASED_BYTES))
    }
}

/// # Safety
/// As for [`raw_malloc`].
unsafe extern "C" fn malloc(ctx: *mut c_void, size: usize) -> *mut c_void {
    check_gil("_PyMem_DebugMalloc");
    // SAFETY: by this function's contract.
    unsafe { raw_malloc(ctx, size) }
}

/// # Safety
/// As for [`raw_calloc`].
unsafe extern "C" fn calloc(ctx: *mut c_void, count: usize, size: usize) -> *mut c_void {
    check_gil("_PyMem_DebugCalloc");
    // SAFETY: by this function's contract.
    unsafe { raw_calloc(ctx, count, size) }
}

/// # Safety
/// As for [`raw_realloc`].
unsafe extern "C" fn realloc(ctx: *mut c_void, block: *mut c_void, size: usize) -> *mut c_void {
    check_gil("_PyMem_DebugRealloc");
    // SAFETY: by this function's contract.
    unsafe { raw_realloc(ctx, block, size) }
}

/// # Safety
/// As for [`raw_free`].
unsafe extern "C" fn free(ctx: *mut c_void, block: *mut c_void) {
    check_gil("_PyMem_DebugFree");
    // SAFETY: by this function's contract.
    unsafe { raw_free(ctx, block) };
}
