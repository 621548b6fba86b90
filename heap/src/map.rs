//! Which arena lies at an address, outside the first range: a table of two levels by mebibyte.
//!
//! An arena from a foreign source begins anywhere, so at most two arenas meet in a mebibyte of
//! address space: the one that ends there and the one that begins there (or fills it).

use core::ptr;
use core::sync::atomic::{
    AtomicPtr, AtomicU32,
    Ordering::{Acquire, Relaxed, Release},
};

use crate::arena::ARENA_BYTES_SHIFT;
use crate::os::memory::{self, OS_PAGE_BYTES};
use crate::table;

const ADDRESS_BITS: u32 = 47;
const LEAF_BITS: u32 = 14;
const ROOT_LEN: usize = 1 << (ADDRESS_BITS - ARENA_BYTES_SHIFT - LEAF_BITS);

/// The arenas that meet in one mebibyte; 0 is none.
#[repr(C)]
struct Meeting {
    begins: AtomicU32,
    ends: AtomicU32,
}

type Leaf = [Meeting; 1 << LEAF_BITS];

static ROOT: [AtomicPtr<Leaf>; ROOT_LEN] = [const { AtomicPtr::new(ptr::null_mut()) }; ROOT_LEN];

/// Whether anything was ever entered: while not, every address outside the first range is foreign.
static USED: AtomicU32 = AtomicU32::new(0);

/// The arena outside the first range that `address` lies in.
pub(crate) fn arena_at(address: usize) -> Option<u32> {
    if USED.load(Acquire) == 0 {
        return None;
    }
    let meeting = meeting(address >> ARENA_BYTES_SHIFT)?;
    [meeting.begins.load(Acquire), meeting.ends.load(Acquire)]
        .into_iter()
        .filter(|arena| *arena != 0)
        .find(|arena| {
            let arena = table::arena(*arena);
            address.wrapping_sub(arena.base()) < arena.bytes()
        })
}

fn meeting(mebibyte: usize) -> Option<&'static Meeting> {
    let leaf = ROOT.get(mebibyte >> LEAF_BITS)?.load(Acquire);
    // SAFETY: NULL, or a leaf that `enter` has mapped and that is never unmapped.
    let leaf = unsafe { leaf.as_ref() }?;
    Some(&leaf[mebibyte & ((1 << LEAF_BITS) - 1)])
}

/// Enters arena `index` of `bytes` at `start`, whose own record says so already. Called under the
/// central lock. `false`: no memory for the table.
pub(crate) fn enter(index: u32, start: usize, bytes: usize) -> bool {
    let (first, last) = ends(start, bytes);
    for mebibyte in [first, last] {
        let Some(place) = ROOT.get(mebibyte >> LEAF_BITS) else {
            return false;
        };
        if place.load(Relaxed).is_null() {
            let Some(leaf) = new_leaf() else { return false };
            place.store(leaf, Release);
        }
    }
    set(index, first, last);
    USED.store(1, Release);
    true
}

/// Takes the arena of `bytes` at `start` out again.
pub(crate) fn leave(start: usize, bytes: usize) {
    let (first, last) = ends(start, bytes);
    set(0, first, last);
}

fn ends(start: usize, bytes: usize) -> (usize, usize) {
    (
        start >> ARENA_BYTES_SHIFT,
        (start + bytes - 1) >> ARENA_BYTES_SHIFT,
    )
}

fn set(index: u32, first: usize, last: usize) {
    if let Some(meeting) = meeting(first) {
        meeting.begins.store(index, Release);
    }
    if last != first
        && let Some(meeting) = meeting(last)
    {
        meeting.ends.store(index, Release);
    }
}

fn new_leaf() -> Option<*mut Leaf> {
    let start = memory::reserve(size_of::<Leaf>(), OS_PAGE_BYTES)?;
    // SAFETY: reserved just now.
    if !unsafe { memory::commit(start, size_of::<Leaf>()) } {
        // SAFETY: as above, and nobody knows it yet.
        unsafe { memory::unreserve(start, size_of::<Leaf>()) };
        return None;
    }
    Some(ptr::with_exposed_provenance_mut(start))
}
