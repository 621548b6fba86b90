//! What something outside referred to in the last full collections.
//!
//! A module, the stack of a thread, a container that C code holds: most of these are there again at the next collection.
//! Those that were found twice in a row are believed, and marked from the start (`explain`). Where most members are new,
//! the oldest of the new is as well: a program that builds something begins with what holds it. Each belief is checked by
//! the counts: one that was wrong costs a second look at the objects and nothing else.

use core::cell::UnsafeCell;

use super::cells::{self, Generation, is_tracked};
use super::colors::{self, EVEN, MARK};
use super::list::List;
use super::log;
use super::pace::pace;
use crate::prelude::*;

/// The most that are remembered.
const MOST: usize = 1 << 14;

struct Roots {
    /// In address order.
    last: List<*mut PyObject>,
    /// Those of `last` that had been there before, or had been believed.
    believed: List<*mut PyObject>,
    /// What is being found.
    found: List<*mut PyObject>,
    /// The last two collections found the same.
    settled: bool,
    /// The oldest of the new members, when most are new.
    oldest: *mut PyObject,
}

struct RootsCell(UnsafeCell<Roots>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for RootsCell {}

static ROOTS: RootsCell = RootsCell(UnsafeCell::new(Roots {
    last: List::new(),
    believed: List::new(),
    found: List::new(),
    settled: false,
    oldest: null_mut(),
}));

unsafe fn roots() -> &'static mut Roots {
    &mut *ROOTS.0.get()
}

/// The color of one that is a member: what is remembered is an address, at which there may be something else by now.
unsafe fn color_of(op: *mut PyObject) -> Option<*mut u8> {
    let map = cells::map();
    let color = map.color(map.place(op));
    (*color != colors::ABSENT).then_some(color)
}

/// Before a full collection of so many members, which are where they were.
pub unsafe fn begin(members: usize) {
    let most_are_new = members as isize > 2 * pace().long_lived_total;
    roots().oldest = if most_are_new {
        log::oldest_new()
    } else {
        null_mut()
    };
    // What the last full collection has seen is old: where it is not, something else has come to the address.
    roots()
        .believed
        .retain(|op| is_tracked(op) && cells::generation(op) == Generation::Old);
}

/// What is believed. What is remembered is an address, at which there may be something else by now.
unsafe fn believed() -> impl Iterator<Item = (*mut PyObject, *mut u8)> {
    let roots = roots();
    let oldest = (!roots.oldest.is_null()).then_some(&roots.oldest);
    roots
        .believed
        .iter()
        .chain(oldest)
        .filter_map(|op| Some((*op, color_of(*op)?)))
}

/// Marks the members that are believed to be referred to from outside, and shows them; all members are painted.
pub unsafe fn mark(mut show: impl FnMut(*mut PyObject)) {
    for (op, color) in believed() {
        *color |= MARK;
        show(op);
    }
}

/// Whether all of these are, now that everything is explained.
pub unsafe fn are_right() -> bool {
    believed().all(|(_, color)| colors::plain(*color) > EVEN)
}

/// Something outside refers to the members of some bits of a cell. To be called in address order.
#[inline(always)]
pub unsafe fn found(number: usize, mut bits: u64) {
    let found = &mut roots().found;
    while bits != 0 && found.len() < MOST {
        let place = number * cells::CELL_PLACES + bits.trailing_zeros() as usize;
        bits &= bits - 1;
        found.push(cells::map().object(place));
    }
}

/// Something outside refers to a member. To be called in any order.
#[inline(always)]
pub unsafe fn found_one(op: *mut PyObject) {
    let (found, map) = (&mut roots().found, cells::map());
    if found.len() < MOST && map.place(op) < map.places() {
        found.push(op);
    }
}

/// All were found, in any order.
pub unsafe fn finish_unordered() {
    roots().found.sort_unstable();
    finish();
}

/// All were found.
pub unsafe fn finish() {
    let roots = roots();
    roots.believed.clear();
    let mut last = roots.last.iter().copied().peekable();
    for op in roots.found.iter() {
        while last.next_if(|one| one < op).is_some() {}
        if last.peek() == Some(op) || roots.oldest == *op {
            roots.believed.push(*op);
        }
    }
    let same = roots.found.iter().eq(roots.last.iter());
    roots.settled = same && roots.found.len() < MOST;
    core::mem::swap(&mut roots.last, &mut roots.found);
    roots.found.clear();
}

/// Whether the last two collections found the same.
pub unsafe fn are_settled() -> bool {
    roots().settled
}
