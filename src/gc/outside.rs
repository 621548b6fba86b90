//! Objects outside the heap's first range: under an allocator of the program's or the C library's, or where the system
//! has no address space for tables.
//!
//! A table by address with open addressing. Rare, and so written for being right.

use core::cell::UnsafeCell;

use super::cells::Generation;
use super::list::List;
use crate::prelude::*;

/// What is known of one object.
#[derive(Clone, Copy)]
pub struct Entry {
    op: *mut PyObject,
    generation: Generation,
    tracked: bool,
    finalized: bool,
    /// See `colors`.
    color: u8,
    /// Counts up with each tracking, for the order.
    turn: u64,
}

impl Entry {
    fn counts_for(&self, generation: Generation) -> bool {
        self.op.addr() > GONE && self.tracked && self.generation == generation
    }
}

/// A place that was never used, or whose object is forgotten.
const FREE: Entry = Entry {
    op: null_mut(),
    generation: Generation::Young,
    tracked: false,
    finalized: false,
    color: 0,
    turn: 0,
};

/// What stands where an entry was, so that those behind it are found.
const GONE: usize = 1;

struct Table {
    entries: *mut Entry,
    /// A power of two, or 0.
    capacity: usize,
    /// Entries that are not free, those that are gone included.
    used: usize,
    live: usize,
    turns: u64,
}

struct TableCell(UnsafeCell<Table>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for TableCell {}

static TABLE: TableCell = TableCell(UnsafeCell::new(Table {
    entries: null_mut(),
    capacity: 0,
    used: 0,
    live: 0,
    turns: 0,
}));

#[inline(always)]
unsafe fn table() -> &'static mut Table {
    &mut *TABLE.0.get()
}

/// Whether there is any object outside.
#[inline(always)]
pub unsafe fn any() -> bool {
    table().live != 0
}

impl Table {
    unsafe fn slot(&self, op: *mut PyObject) -> *mut Entry {
        let mut at = (op.addr() >> 4).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        loop {
            at &= self.capacity - 1;
            let entry = self.entries.add(at);
            if (*entry).op == op || (*entry).op.is_null() {
                return entry;
            }
            at += 1;
        }
    }

    unsafe fn find(&self, op: *mut PyObject) -> *mut Entry {
        if self.capacity == 0 {
            return null_mut();
        }
        let entry = self.slot(op);
        if (*entry).op.is_null() {
            null_mut()
        } else {
            entry
        }
    }

    /// NULL: there is no memory. An object that the collector does not know is something outside to it, so that what it
    /// refers to lives.
    unsafe fn find_or_add(&mut self, op: *mut PyObject) -> *mut Entry {
        let found = self.find(op);
        if !found.is_null() {
            return found;
        }
        if 2 * (self.used + 1) > self.capacity && !self.rebuild() {
            return null_mut();
        }
        let entry = self.slot(op);
        *entry = Entry { op, ..FREE };
        self.used += 1;
        self.live += 1;
        entry
    }

    /// Twice the room for what lives; false: there is no memory for it.
    unsafe fn rebuild(&mut self) -> bool {
        let capacity = (4 * (self.live + 1)).next_power_of_two().max(64);
        let fresh: *mut Entry = PyMem_RawCalloc(capacity, size_of::<Entry>()).cast();
        if fresh.is_null() {
            return false;
        }
        let old = core::mem::replace(&mut self.entries, fresh);
        let old_capacity = core::mem::replace(&mut self.capacity, capacity);
        self.used = self.live;
        for at in 0..old_capacity {
            let entry = *old.add(at);
            if entry.op.addr() > GONE {
                *self.slot(entry.op) = entry;
            }
        }
        PyMem_RawFree(old.cast());
        true
    }

    unsafe fn remove(&mut self, entry: *mut Entry) {
        *entry = FREE;
        (*entry).op = ptr::without_provenance_mut(GONE);
        self.live -= 1;
    }
}

#[inline(never)]
pub unsafe fn track(op: *mut PyObject) {
    let table = table();
    table.turns += 1;
    let turn = table.turns;
    let entry = table.find_or_add(op);
    if entry.is_null() {
        return;
    }
    (*entry).tracked = true;
    (*entry).generation = Generation::Young;
    (*entry).turn = turn;
}

#[inline(never)]
pub unsafe fn untrack(op: *mut PyObject) {
    let table = table();
    let entry = table.find(op);
    if !entry.is_null() {
        (*entry).tracked = false;
        (*entry).generation = Generation::Young;
        if !(*entry).finalized {
            table.remove(entry);
        }
    }
}

#[inline(never)]
pub unsafe fn forget(op: *mut PyObject) {
    let table = table();
    let entry = table.find(op);
    if !entry.is_null() {
        table.remove(entry);
    }
}

unsafe fn known(op: *mut PyObject) -> Entry {
    let entry = table().find(op);
    if entry.is_null() { FREE } else { *entry }
}

#[inline(never)]
pub unsafe fn is_tracked(op: *mut PyObject) -> bool {
    known(op).tracked
}

#[inline(never)]
pub unsafe fn is_finalized(op: *mut PyObject) -> bool {
    known(op).finalized
}

#[inline(never)]
pub unsafe fn set_finalized(op: *mut PyObject) {
    let entry = table().find_or_add(op);
    if !entry.is_null() {
        (*entry).finalized = true;
    }
}

#[inline(never)]
pub unsafe fn generation(op: *mut PyObject) -> Generation {
    known(op).generation
}

#[inline(never)]
pub unsafe fn set_generation(op: *mut PyObject, generation: Generation) {
    let entry = table().find(op);
    if !entry.is_null() {
        (*entry).generation = generation;
    }
}

/// Puts `op`, which is tracked, behind all others of its generation.
pub unsafe fn move_to_end(op: *mut PyObject) {
    let table = table();
    table.turns += 1;
    let entry = table.find(op);
    if !entry.is_null() {
        (*entry).turn = table.turns;
    }
}

/// The color of `op`: see `colors`; NULL: it is not known here.
pub unsafe fn color(op: *mut PyObject) -> *mut u8 {
    let entry = table().find(op);
    if entry.is_null() {
        null_mut()
    } else {
        &raw mut (*entry).color
    }
}

/// Calls `visit` for each tracked object of a generation, in the order in which they were tracked.
pub unsafe fn each(generation: Generation, visit: &mut impl FnMut(*mut PyObject)) {
    let table = table();
    let mut found = List::new();
    let mut is_lost = false;
    for at in 0..table.capacity {
        let entry = *table.entries.add(at);
        if entry.counts_for(generation) {
            is_lost |= !found.push((entry.turn, entry.op));
        }
    }
    if is_lost {
        // Without memory the order is that of the table.
        for at in 0..table.capacity {
            let entry = *table.entries.add(at);
            if entry.counts_for(generation) {
                visit(entry.op);
            }
        }
        return;
    }
    found.sort_unstable_by_key(|(turn, _)| *turn);
    found.iter().for_each(|(_, op)| visit(*op));
}
