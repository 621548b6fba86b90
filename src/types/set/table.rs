//! The table of a set: open addressing in the layout that C sees, in the order that CPython's programs see.
//!
//! A search looks at the slot that the hash says and, where they lie in one piece, at nine more; then it jumps, by more and
//! more of the hash's bits. A slot whose key is NULL ends it; one that was emptied holds [`dummy`] and does not.
//!
//! Always true: less than three fifths of the slots have ever been used since the table was made.

use crate::prelude::*;
use crate::types::equality::{equal, hash_of, same_text};
use crate::types::raise::no_memory;

/// Slots that are looked at in a row after the first.
const ROW: usize = 9;
/// Bits of the hash for one jump.
const JUMP_BITS: u32 = 5;
const SMALL: usize = PySet_MINSIZE as usize;
/// The hash in slots that were emptied: no key has it.
const EMPTIED: Py_hash_t = -1;
/// Sets of more are not made four times as large when they grow, but twice.
const LARGE: usize = 50_000;

static mut DUMMY: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut PyBaseObject_Type,
};

/// The key of slots that were emptied.
#[inline(always)]
fn dummy() -> *mut PyObject {
    &raw mut DUMMY
}

/// The fields.
#[inline(always)]
pub unsafe fn set(op: *mut PyObject) -> *mut PySetObject {
    op.cast()
}

#[inline(always)]
unsafe fn small(op: *mut PyObject) -> *mut setentry {
    (&raw mut (*set(op)).smalltable).cast()
}

/// Fills in the fields of a new object: it is empty.
pub unsafe fn make_empty(op: *mut PyObject) {
    let so = set(op);
    (*so).fill = 0;
    (*so).used = 0;
    (*so).mask = PySet_MINSIZE - 1;
    (*so).table = small(op);
    (*so).hash = -1;
    (*so).finger = 0;
    ptr::write_bytes(small(op), 0, SMALL);
}

/// The number of keys.
#[inline(always)]
pub unsafe fn used(op: *mut PyObject) -> Py_ssize_t {
    (*set(op)).used
}

/// The slots that a hash is looked for in, in order.
struct Probe {
    mask: usize,
    base: usize,
    offset: usize,
    row: usize,
    bits: usize,
}

impl Probe {
    #[inline(always)]
    fn new(mask: usize, hash: Py_hash_t) -> Probe {
        let base = hash as usize & mask;
        let mut probe = Probe {
            mask,
            base,
            offset: 0,
            row: 0,
            bits: hash as usize,
        };
        probe.set_row();
        probe
    }

    /// A row does not go round the end.
    #[inline(always)]
    fn set_row(&mut self) {
        self.row = if self.base + ROW <= self.mask { ROW } else { 0 };
        self.offset = 0;
    }

    #[inline(always)]
    fn at(&self) -> usize {
        self.base + self.offset
    }

    #[inline(always)]
    fn advance(&mut self) {
        if self.offset < self.row {
            self.offset += 1;
            return;
        }
        self.bits >>= JUMP_BITS;
        let next = self
            .base
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(self.bits);
        self.base = next & self.mask;
        self.set_row();
    }
}

/// What a search came to.
enum Found {
    /// The slot of the key.
    Key(*mut setentry),
    /// The slot where it would go: the last one on the way that was emptied, or the unused one at its end.
    Free(*mut setentry),
}

/// Whether the key in a slot equals another one; `None`: the comparison has changed the table. Not in line: it is rare
/// for keys that are strs.
#[inline(never)]
unsafe fn compare(
    op: *mut PyObject,
    table: *mut setentry,
    slot: *mut setentry,
    key: *mut PyObject,
) -> Fallible<Option<bool>> {
    let known = Ref::new((*slot).key);
    let same = equal(known.ptr(), key)?;
    let unchanged = (*set(op)).table == table && (*slot).key == known.ptr();
    Ok(unchanged.then_some(same))
}

/// Looks a key up, in a table that comparisons may change under the search.
#[inline(always)]
unsafe fn search(op: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> Fallible<Found> {
    let text = PyUnicode_CheckExact(key);
    'again: loop {
        let table = (*set(op)).table;
        let mut probe = Probe::new((*set(op)).mask as usize, hash);
        let mut emptied: *mut setentry = null_mut();
        loop {
            let slot = table.add(probe.at());
            let known = (*slot).key;
            if known.is_null() {
                return Ok(Found::Free(if emptied.is_null() { slot } else { emptied }));
            }
            if (*slot).hash == hash {
                if known == key {
                    return Ok(Found::Key(slot));
                }
                if text && PyUnicode_CheckExact(known) {
                    if same_text(known, key) {
                        return Ok(Found::Key(slot));
                    }
                } else {
                    match compare(op, table, slot, key)? {
                        Some(true) => return Ok(Found::Key(slot)),
                        Some(false) => {}
                        None => continue 'again,
                    }
                }
            } else if (*slot).hash == EMPTIED {
                emptied = slot;
            }
            probe.advance();
        }
    }
}

/// Looks for a key in the first row of slots, as far as it can be told by address and hash: mostly that is enough, and it
/// takes no call. `None`: it is to be searched for.
#[inline(always)]
unsafe fn look(op: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> Option<Found> {
    let (table, mask) = ((*set(op)).table, (*set(op)).mask as usize);
    let first = hash as usize & mask;
    let mut slot = table.add(first);
    let last = if first + ROW <= mask {
        slot.add(ROW)
    } else {
        slot
    };
    let mut emptied: *mut setentry = null_mut();
    loop {
        let known = (*slot).key;
        if known.is_null() {
            return Some(Found::Free(if emptied.is_null() { slot } else { emptied }));
        }
        if (*slot).hash == hash {
            return (known == key).then_some(Found::Key(slot));
        }
        if (*slot).hash == EMPTIED {
            emptied = slot;
        }
        if slot == last {
            return None;
        }
        slot = slot.add(1);
    }
}

/// Whether a key whose hash is known is there.
#[inline(always)]
pub unsafe fn contains_known(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<bool> {
    match look(op, key, hash) {
        Some(Found::Key(_)) => Ok(true),
        Some(Found::Free(_)) => Ok(false),
        None => contains_further(op, key, hash),
    }
}

#[inline(never)]
unsafe fn contains_further(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<bool> {
    Ok(matches!(search(op, key, hash)?, Found::Key(_)))
}

/// Whether a key is there.
#[inline]
pub unsafe fn contains(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
    contains_known(op, key, hash_of(key)?)
}

/// Adds a key whose hash is known, with a new reference, unless it is there.
#[inline(always)]
pub unsafe fn add_known(op: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> Fallible {
    match look(op, key, hash) {
        Some(Found::Key(_)) => Ok(()),
        Some(Found::Free(slot)) if !(*slot).key.is_null() || has_room(op) => {
            fill(op, slot, Ref::new(key), hash);
            Ok(())
        }
        _ => add_further(op, key, hash),
    }
}

/// Whether one more slot may be used.
#[inline(always)]
unsafe fn has_room(op: *mut PyObject) -> bool {
    ((*set(op)).fill + 1) * 5 < (*set(op)).mask * 3
}

/// Puts a key that is not there into a free slot.
#[inline(always)]
unsafe fn fill(op: *mut PyObject, slot: *mut setentry, key: Ref, hash: Py_hash_t) {
    let so = set(op);
    (*so).fill += Py_ssize_t::from((*slot).key.is_null());
    (*so).used += 1;
    (*slot).key = key.into_raw();
    (*slot).hash = hash;
}

#[inline(never)]
unsafe fn add_further(op: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> Fallible {
    // A comparison may drop the last reference that others have.
    let key = Ref::new(key);
    let Found::Free(slot) = search(op, key.ptr(), hash)? else {
        return Ok(());
    };
    let grows = (*slot).key.is_null() && !has_room(op);
    fill(op, slot, key, hash);
    if !grows {
        return Ok(());
    }
    let used = (*set(op)).used as usize;
    resize(op, if used > LARGE { used * 2 } else { used * 4 })
}

/// Adds a key.
#[inline]
pub unsafe fn add(op: *mut PyObject, key: *mut PyObject) -> Fallible {
    add_known(op, key, hash_of(key)?)
}

/// Takes a key whose hash is known out, if it is there.
#[inline(always)]
pub unsafe fn discard_known(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<bool> {
    match look(op, key, hash) {
        Some(Found::Key(slot)) => {
            drop(take(op, slot));
            Ok(true)
        }
        Some(Found::Free(_)) => Ok(false),
        None => discard_further(op, key, hash),
    }
}

#[inline(never)]
unsafe fn discard_further(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<bool> {
    let Found::Key(slot) = search(op, key, hash)? else {
        return Ok(false);
    };
    drop(take(op, slot));
    Ok(true)
}

/// Takes a key out, if it is there.
pub unsafe fn discard(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
    discard_known(op, key, hash_of(key)?)
}

#[inline(always)]
unsafe fn take(op: *mut PyObject, slot: *mut setentry) -> Ref {
    let key = (*slot).key;
    (*slot).key = dummy();
    (*slot).hash = EMPTIED;
    (*set(op)).used -= 1;
    Ref::steal_unchecked(key)
}

/// Takes any key out: the next one that is there, from where the last one was on.
pub unsafe fn pop(op: *mut PyObject) -> Option<Ref> {
    let so = set(op);
    if (*so).used == 0 {
        return None;
    }
    let mask = (*so).mask as usize;
    let mut i = (*so).finger as usize & mask;
    loop {
        let slot = (*so).table.add(i);
        if is_key(slot) {
            (*so).finger = i as Py_ssize_t + 1;
            return Some(take(op, slot));
        }
        i = if i == mask { 0 } else { i + 1 };
    }
}

#[inline(always)]
unsafe fn is_key(slot: *mut setentry) -> bool {
    !(*slot).key.is_null() && (*slot).key != dummy()
}

/// The slot of the first key at `place` or behind it; `place` moves on behind it.
#[inline(always)]
pub unsafe fn next(op: *mut PyObject, place: &mut Py_ssize_t) -> Option<*mut setentry> {
    let (table, mask) = ((*set(op)).table, (*set(op)).mask);
    let (mut slot, last) = (table.wrapping_offset(*place), table.offset(mask));
    while slot <= last {
        if is_key(slot) {
            *place = slot.offset_from(table) + 1;
            return Some(slot);
        }
        slot = slot.add(1);
    }
    *place = mask + 1;
    None
}

/// Puts a key that is not there into a table without emptied slots.
unsafe fn put(table: *mut setentry, mask: usize, key: *mut PyObject, hash: Py_hash_t) {
    let mut probe = Probe::new(mask, hash);
    while !(*table.add(probe.at())).key.is_null() {
        probe.advance();
    }
    let slot = table.add(probe.at());
    (*slot).key = key;
    (*slot).hash = hash;
}

/// Makes the table one of more than `wanted` slots, without those that were emptied.
pub unsafe fn resize(op: *mut PyObject, wanted: usize) -> Fallible {
    let so = set(op);
    let slots = (wanted + 1).next_power_of_two().max(SMALL);
    let (old, old_slots) = ((*so).table, (*so).mask as usize + 1);
    let old_is_small = old == small(op);
    let mut kept: [setentry; SMALL] = core::mem::zeroed();
    let (from, to);
    if slots == SMALL {
        if old_is_small && (*so).fill == (*so).used {
            return Ok(());
        }
        to = small(op);
        from = if old_is_small {
            ptr::copy_nonoverlapping(old, kept.as_mut_ptr(), SMALL);
            kept.as_mut_ptr()
        } else {
            old
        };
        ptr::write_bytes(to, 0, SMALL);
    } else {
        to = new_table(slots)?;
        from = old;
    }
    for i in 0..old_slots {
        let slot = from.add(i);
        if is_key(slot) {
            put(to, slots - 1, (*slot).key, (*slot).hash);
        }
    }
    (*so).table = to;
    (*so).mask = slots as Py_ssize_t - 1;
    (*so).fill = (*so).used;
    if !old_is_small {
        PyMem_Free(old.cast());
    }
    Ok(())
}

unsafe fn new_table(slots: usize) -> Fallible<*mut setentry> {
    let block = if slots > PY_SSIZE_T_MAX / size_of::<setentry>() {
        null_mut()
    } else {
        PyMem_Calloc(slots, size_of::<setentry>())
    };
    if block.is_null() {
        Err(no_memory())
    } else {
        Ok(block.cast())
    }
}

/// Makes room for `more` keys at once.
pub unsafe fn reserve(op: *mut PyObject, more: Py_ssize_t) -> Fallible {
    let so = set(op);
    if ((*so).fill + more) * 5 >= (*so).mask * 3 {
        return resize(op, ((*so).used + more) as usize * 2);
    }
    Ok(())
}

/// Adds the keys of another set.
pub unsafe fn add_all(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    if op == other || used(other) == 0 {
        return Ok(());
    }
    reserve(op, used(other))?;
    let (so, from) = (set(op), set(other));
    if (*so).fill == 0 {
        if (*so).mask == (*from).mask && (*from).fill == (*from).used {
            copy_slots(op, other);
        } else {
            put_all(op, other);
        }
        return Ok(());
    }
    let mut place = 0;
    while let Some(slot) = next(other, &mut place) {
        let key = Ref::new((*slot).key);
        add_known(op, key.ptr(), (*slot).hash)?;
    }
    Ok(())
}

/// Every key in its slot, into an unused table of the same size.
unsafe fn copy_slots(op: *mut PyObject, other: *mut PyObject) {
    let (so, from) = (set(op), set(other));
    for i in 0..=(*from).mask as usize {
        let slot = (*from).table.add(i);
        *(*so).table.add(i) = setentry {
            key: xnew_ref((*slot).key),
            hash: (*slot).hash,
        };
    }
    (*so).fill = (*from).used;
    (*so).used = (*from).used;
}

/// Every key into an unused table.
unsafe fn put_all(op: *mut PyObject, other: *mut PyObject) {
    let so = set(op);
    let mut place = 0;
    while let Some(slot) = next(other, &mut place) {
        put(
            (*so).table,
            (*so).mask as usize,
            new_ref((*slot).key),
            (*slot).hash,
        );
    }
    (*so).fill = used(other);
    (*so).used = used(other);
}

/// Takes all keys out.
pub unsafe fn clear(op: *mut PyObject) {
    let so = set(op);
    if (*so).fill == 0 {
        return;
    }
    let (table, slots) = ((*so).table, (*so).mask as usize + 1);
    let is_small = table == small(op);
    let mut kept: [setentry; SMALL] = core::mem::zeroed();
    let from = if is_small {
        ptr::copy_nonoverlapping(table, kept.as_mut_ptr(), SMALL);
        kept.as_mut_ptr()
    } else {
        table
    };
    let finger = (*so).finger;
    make_empty(op);
    (*so).finger = finger;
    for i in 0..slots {
        if is_key(from.add(i)) {
            decref((*from.add(i)).key);
        }
    }
    if !is_small {
        PyMem_Free(table.cast());
    }
}

/// Gives everything back, when the set itself goes.
pub unsafe fn drop_table(op: *mut PyObject) {
    let so = set(op);
    let (mut slot, mut left) = ((*so).table, (*so).used);
    while left > 0 {
        if is_key(slot) {
            left -= 1;
            decref((*slot).key);
        }
        slot = slot.add(1);
    }
    if (*so).table != small(op) {
        PyMem_Free((*so).table.cast());
    }
}

/// Exchanges the keys of two sets.
pub unsafe fn swap(a: *mut PyObject, b: *mut PyObject) {
    let (x, y) = (set(a), set(b));
    let (x_small, y_small) = ((*x).table == small(a), (*y).table == small(b));
    core::mem::swap(&mut (*x).fill, &mut (*y).fill);
    core::mem::swap(&mut (*x).used, &mut (*y).used);
    core::mem::swap(&mut (*x).mask, &mut (*y).mask);
    core::mem::swap(&mut (*x).table, &mut (*y).table);
    if x_small || y_small {
        ptr::swap(&raw mut (*x).smalltable, &raw mut (*y).smalltable);
        if x_small {
            (*y).table = small(b);
        }
        if y_small {
            (*x).table = small(a);
        }
    }
    let both_frozen = PyFrozenSet_Check(a) && PyFrozenSet_Check(b);
    let (x_hash, y_hash) = ((*x).hash, (*y).hash);
    (*x).hash = if both_frozen { y_hash } else { -1 };
    (*y).hash = if both_frozen { x_hash } else { -1 };
}

/// The bytes of the table, if it is not in the object.
pub unsafe fn table_bytes(op: *mut PyObject) -> usize {
    if (*set(op)).table == small(op) {
        0
    } else {
        ((*set(op)).mask as usize + 1) * size_of::<setentry>()
    }
}
