//! Interned strs: of each text one, found by its characters.
//!
//! The table has open addressing with linear steps, and is at most half full. It owns no reference: a mortal str takes
//! itself out when it dies. Its memory is the C library's, since it outlives whatever allocators are installed.

use core::cell::UnsafeCell;

use super::layout::{self, bytes, interned, set_interned};
use super::make::equal;
use super::{hash, shared};
use crate::prelude::*;

#[derive(Clone, Copy)]
struct Entry {
    hash: Py_hash_t,
    op: *mut PyObject,
}

struct Table {
    entries: *mut Entry,
    /// A power of two less one; meaningless while there are no entries.
    mask: usize,
    used: usize,
}

struct Interned(UnsafeCell<Table>);

// SAFETY: read and written under the GIL alone.
unsafe impl Sync for Interned {}

static INTERNED: Interned = Interned(UnsafeCell::new(Table {
    entries: null_mut(),
    mask: 0,
    used: 0,
}));

const FIRST_SIZE: usize = 4096;

impl Table {
    /// The place of a text: its entry, or the free one where it belongs.
    #[inline(always)]
    unsafe fn place(&self, hash: Py_hash_t, same: impl Fn(*mut PyObject) -> bool) -> *mut Entry {
        let mut at = hash as usize & self.mask;
        loop {
            let entry = self.entries.add(at);
            if (*entry).op.is_null() || ((*entry).hash == hash && same((*entry).op)) {
                return entry;
            }
            at = (at + 1) & self.mask;
        }
    }

    /// Makes room for one more. False: there is no memory.
    unsafe fn reserve(&mut self) -> bool {
        let size = if self.entries.is_null() {
            0
        } else {
            self.mask + 1
        };
        if (self.used + 1) * 2 <= size {
            return true;
        }
        let larger = if size == 0 { FIRST_SIZE } else { size * 2 };
        let entries: *mut Entry = libc::calloc(larger, size_of::<Entry>()).cast();
        if entries.is_null() {
            return false;
        }
        let old = core::mem::replace(&mut self.entries, entries);
        self.mask = larger - 1;
        for at in 0..size {
            let entry = *old.add(at);
            if !entry.op.is_null() {
                *self.place(entry.hash, |_| false) = entry;
            }
        }
        libc::free(old.cast());
        true
    }

    /// Closes the gap that the entry at `at` leaves: those behind it move up unless they are where they belong.
    unsafe fn remove(&mut self, mut at: usize) {
        self.used -= 1;
        let mut next = at;
        loop {
            next = (next + 1) & self.mask;
            let entry = *self.entries.add(next);
            if entry.op.is_null() {
                break;
            }
            let home = entry.hash as usize & self.mask;
            if (next.wrapping_sub(home) & self.mask) >= (next.wrapping_sub(at) & self.mask) {
                *self.entries.add(at) = entry;
                at = next;
            }
        }
        (*self.entries.add(at)).op = null_mut();
    }
}

/// The interned str with the characters of `op`, borrowed: `op` itself when there was none. NULL: there is no memory
/// for one more, and `op` is not interned.
unsafe fn enter(op: *mut PyObject, how: u32) -> *mut PyObject {
    let table = &mut *INTERNED.0.get();
    if !table.reserve() {
        return null_mut();
    }
    let hash = hash::of(op);
    let entry = table.place(hash, |other| equal(other, op));
    if (*entry).op.is_null() {
        *entry = Entry { hash, op };
        table.used += 1;
        set_interned(op, how);
    }
    (*entry).op
}

/// The interned str of an ASCII text of at least two characters, borrowed; NULL when there is none.
#[inline]
unsafe fn find_ascii(text: &[u8]) -> *mut PyObject {
    let table = &*INTERNED.0.get();
    if table.entries.is_null() {
        return null_mut();
    }
    let hash = crate::hash::of_bytes(text);
    (*table.place(hash, |op| PyUnicode_KIND(op) == 1 && bytes(op) == text)).op
}

/// The shared str that equals `op`, when its length is at most 1 and its character below U+0100.
#[inline]
unsafe fn single(op: *mut PyObject) -> Option<*mut PyObject> {
    match PyUnicode_GET_LENGTH(op) {
        0 => Some(shared::empty()),
        1 if PyUnicode_KIND(op) == 1 => Some(shared::latin1(PyUnicode_READ_CHAR(op, 0) as u8)),
        _ => None,
    }
}

/// Replaces a reference to an exact str by one to the interned str of the same characters; anything else stays.
#[inline]
pub unsafe fn in_place(place: *mut *mut PyObject) {
    let op = *place;
    if !op.is_null() && PyUnicode_CheckExact(op) && interned(op) == 0 {
        intern_new(place, op);
    }
}

unsafe fn intern_new(place: *mut *mut PyObject, op: *mut PyObject) {
    let found = match single(op) {
        Some(one) => one,
        None => enter(op, SSTATE_INTERNED_MORTAL),
    };
    if !found.is_null() && found != op {
        *place = new_ref(found);
        decref(op);
    }
}

/// The same, and the interned str never dies.
pub unsafe fn in_place_immortal(place: *mut *mut PyObject) {
    in_place(place);
    let op = *place;
    if !op.is_null() && PyUnicode_CheckExact(op) && interned(op) == SSTATE_INTERNED_MORTAL {
        make_immortal(op);
    }
}

unsafe fn make_immortal(op: *mut PyObject) {
    set_interned(op, SSTATE_INTERNED_IMMORTAL);
    (*op).ob_refcnt = IMMORTAL;
}

/// Takes a dying interned str out of the table.
#[cold]
pub unsafe fn forget(op: *mut PyObject) {
    let table = &mut *INTERNED.0.get();
    let hash = (*op.cast::<PyASCIIObject>()).hash;
    let entry = table.place(hash, |other| other == op);
    if !(*entry).op.is_null() {
        table.remove(entry.offset_from(table.entries) as usize);
    }
}

/// The interned str of a text in UTF-8.
pub unsafe fn from_utf8(text: &[u8]) -> Fallible<Ref> {
    if text.len() > 1 && text.is_ascii() {
        let found = find_ascii(text);
        if !found.is_null() {
            return Ok(Ref::new(found));
        }
    }
    let mut op = super::utf8::decode(text)?.into_raw();
    in_place(&raw mut op);
    Ok(Ref::steal_unchecked(op))
}

/// The interned, immortal str of an ASCII text, in memory that no domain counts.
pub unsafe fn immortal_name(text: &'static CStr) -> *mut PyObject {
    let text = text.to_bytes();
    match text {
        [] => return shared::empty(),
        [one] => return shared::latin1(*one),
        _ => {}
    }
    let found = find_ascii(text);
    if !found.is_null() {
        if interned(found) == SSTATE_INTERNED_MORTAL {
            make_immortal(found);
        }
        return found;
    }
    let op = outside(text);
    if enter(op, SSTATE_INTERNED_IMMORTAL_STATIC).is_null() {
        no_memory();
    }
    op
}

#[cold]
fn no_memory() -> ! {
    crate::fatal::error("immortal_name", format_args!("no memory for a name"))
}

/// A str in memory of the C library's.
unsafe fn outside(text: &[u8]) -> *mut PyObject {
    let header = size_of::<PyASCIIObject>();
    let op: *mut PyASCIIObject = libc::malloc(header + text.len() + 1).cast();
    if op.is_null() {
        no_memory();
    }
    op.write(PyASCIIObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyUnicode_Type,
        },
        length: text.len() as isize,
        hash: -1,
        state: layout::compact_state(1, true) | layout::STATIC,
    });
    let data = op.byte_add(header).cast::<u8>();
    ptr::copy_nonoverlapping(text.as_ptr(), data, text.len());
    data.add(text.len()).write(0);
    op.cast()
}

/// How many strs are interned: mortal ones, immortal ones.
pub unsafe fn counts() -> (usize, usize) {
    let table = &*INTERNED.0.get();
    let (mut mortal, mut immortal) = (0, 0);
    if !table.entries.is_null() {
        for at in 0..=table.mask {
            let op = (*table.entries.add(at)).op;
            if !op.is_null() {
                let dies = interned(op) == SSTATE_INTERNED_MORTAL;
                mortal += usize::from(dies);
                immortal += usize::from(!dies);
            }
        }
    }
    (mortal, immortal)
}
