//! The table of a dict: entries in the order of their making, and before the header what finds them.
//!
//! ```text
//! up to 16 entries:   16 tags, one for each entry | header | entries
//! more:               slots, last to first        | header | entries
//!                                                 ^ keys
//! ```
//!
//! A tag is 0x80 and seven bits of the key's hash; 0 stands for no entry. All tags are compared at once, so there is
//! nothing to probe. A slot is the number of an entry, or [`FREE`], or [`DELETED`]; its width is the smallest that holds
//! the numbers. Slots are probed from the hash's low bits on, by a step from its high ones.
//!
//! An entry is key and value, and the hash unless all keys are exact strs, which know their own. The key of a deleted
//! one is NULL.
//!
//! Always true: at most two thirds of the slots are not free.

use core::arch::x86_64::{_mm_cmpeq_epi8, _mm_load_si128, _mm_movemask_epi8, _mm_set1_epi8};

use crate::prelude::*;
use crate::types::equality::{equal, same_text};
use crate::types::raise::no_memory;

/// No entry was ever found by this slot.
const FREE: isize = -1;
/// The entry has been deleted; the way to others leads over it.
const DELETED: isize = -2;
/// The most entries that tags find.
const TAGGED: usize = 16;
/// Entries of the first table.
const FIRST_TEXT_ROOM: usize = 6;
const FIRST_ROOM: usize = 5;
const SECOND_ROOM: usize = 11;
/// The most slots, for which the numbers of entries fit.
const MAX_SLOTS: usize = 1 << 31;

const POOL_CAP: usize = 80;
static POOL: Pool = Pool::new(
    "dict keys",
    POOL_CAP,
    TAGGED + size_of::<Keys>() + FIRST_TEXT_ROOM * 16,
)
.freed_with(PyMem_Free);

/// The header.
#[repr(C)]
pub struct Keys {
    /// Slots minus 1; 0 with tags.
    mask: u32,
    /// Entries, deleted ones included.
    pub len: u32,
    /// How many more can be appended.
    pub left: u32,
    /// Bytes of a slot; 0 with tags.
    width: u8,
    /// Bytes of an entry, which tell whether all keys are exact strs.
    stride: u8,
    /// Whether the block is of the size that the pool keeps.
    pooled: bool,
}

/// What all entries begin with.
#[repr(C)]
pub struct Entry {
    /// NULL when deleted.
    pub key: *mut PyObject,
    pub value: *mut PyObject,
}

#[repr(C)]
struct HashedEntry {
    entry: Entry,
    hash: Py_hash_t,
}

const TEXT_STRIDE: u8 = size_of::<Entry>() as u8;
const STRIDE: u8 = size_of::<HashedEntry>() as u8;

#[repr(C, align(16))]
struct NoKeys {
    tags: [u8; TAGGED],
    keys: Keys,
}

static mut NO_KEYS: NoKeys = NoKeys {
    tags: [0; TAGGED],
    keys: Keys {
        mask: 0,
        len: 0,
        left: 0,
        width: 0,
        stride: TEXT_STRIDE,
        pooled: false,
    },
};

/// The table of all empty dicts that never held anything.
#[inline(always)]
pub fn none() -> *mut Keys {
    // SAFETY: the address alone is taken.
    unsafe { &raw mut NO_KEYS.keys }
}

/// Entry `i`.
#[inline(always)]
pub unsafe fn entry(keys: *mut Keys, i: usize) -> *mut Entry {
    keys.add(1).byte_add(i * (*keys).stride as usize).cast()
}

#[inline(always)]
unsafe fn text_entry(keys: *mut Keys, i: usize) -> *mut Entry {
    keys.add(1).cast::<Entry>().add(i)
}

/// The hash of the key of entry `i`, which is there.
#[inline(always)]
pub unsafe fn entry_hash(keys: *mut Keys, i: usize) -> Py_hash_t {
    let entry = entry(keys, i);
    if is_text(keys) {
        (*(*entry).key.cast::<PyASCIIObject>()).hash
    } else {
        (*entry.cast::<HashedEntry>()).hash
    }
}

/// Whether all keys are exact strs.
#[inline(always)]
pub unsafe fn is_text(keys: *mut Keys) -> bool {
    (*keys).stride == TEXT_STRIDE
}

#[inline(always)]
fn spread(hash: Py_hash_t) -> u64 {
    (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[inline(always)]
fn tag_of(hash: Py_hash_t) -> u8 {
    0x80 | (spread(hash) >> 57) as u8
}

#[inline(always)]
unsafe fn tags(keys: *mut Keys) -> *mut u8 {
    keys.cast::<u8>().sub(TAGGED)
}

/// A bit for each entry whose tag is that of `hash`.
#[inline(always)]
unsafe fn tagged(keys: *mut Keys, hash: Py_hash_t) -> u32 {
    let all = _mm_load_si128(tags(keys).cast());
    let one = _mm_set1_epi8(tag_of(hash) as i8);
    _mm_movemask_epi8(_mm_cmpeq_epi8(all, one)) as u32
}

#[inline(always)]
unsafe fn slot(keys: *mut Keys, i: usize) -> isize {
    match (*keys).width {
        1 => (*keys.cast::<i8>().sub(i + 1)).into(),
        2 => (*keys.cast::<i16>().sub(i + 1)).into(),
        _ => *keys.cast::<i32>().sub(i + 1) as isize,
    }
}

#[inline(always)]
unsafe fn set_slot(keys: *mut Keys, i: usize, to: isize) {
    match (*keys).width {
        1 => *keys.cast::<i8>().sub(i + 1) = to as i8,
        2 => *keys.cast::<i16>().sub(i + 1) = to as i16,
        _ => *keys.cast::<i32>().sub(i + 1) = to as i32,
    }
}

/// The slots that a hash is looked for in, in order.
struct Probe {
    at: usize,
    hash: Py_hash_t,
}

impl Probe {
    #[inline(always)]
    unsafe fn new(keys: *mut Keys, hash: Py_hash_t) -> Probe {
        Probe {
            at: hash as usize & (*keys).mask as usize,
            hash,
        }
    }

    /// The step is odd, so all slots are reached.
    #[inline(always)]
    unsafe fn advance(&mut self, keys: *mut Keys) {
        let step = (spread(self.hash) >> 32) as usize | 1;
        self.at = self.at.wrapping_add(step) & (*keys).mask as usize;
    }
}

/// The number of the entry of an exact str in a table of strs. Runs no code of others.
#[inline(always)]
pub unsafe fn find_text(keys: *mut Keys, key: *mut PyObject, hash: Py_hash_t) -> Option<usize> {
    let is_it = |i: usize| {
        let known = (*text_entry(keys, i)).key;
        known == key || ((*known.cast::<PyASCIIObject>()).hash == hash && same_text(known, key))
    };
    if (*keys).width == 0 {
        let mut candidates = tagged(keys, hash);
        while candidates != 0 {
            let i = candidates.trailing_zeros() as usize;
            if is_it(i) {
                return Some(i);
            }
            candidates &= candidates - 1;
        }
        return None;
    }
    let mut probe = Probe::new(keys, hash);
    loop {
        let i = slot(keys, probe.at);
        if i >= 0 {
            if is_it(i as usize) {
                return Some(i as usize);
            }
        } else if i == FREE {
            return None;
        }
        probe.advance(keys);
    }
}

/// What the first place says at which a key would be.
pub enum Look {
    /// The very key: the number of its entry.
    Entry(usize),
    Nothing,
    /// It is to be looked for.
    Unsure,
}

/// Looks at the first place at which a key would be: mostly that is enough, and it takes no call. Two strs that are equal
/// are mostly one, since the names of programs are interned.
#[inline(always)]
pub unsafe fn first_look(keys: *mut Keys, key: *mut PyObject, hash: Py_hash_t) -> Look {
    let i = if (*keys).width == 0 {
        let candidates = tagged(keys, hash);
        if candidates == 0 {
            return Look::Nothing;
        }
        candidates.trailing_zeros() as isize
    } else {
        slot(keys, hash as usize & (*keys).mask as usize)
    };
    if i >= 0 {
        if (*entry(keys, i as usize)).key == key {
            return Look::Entry(i as usize);
        }
    } else if i == FREE {
        return Look::Nothing;
    }
    Look::Unsure
}

/// What a comparison with a key of the table came to.
enum Compared {
    Equal,
    Different,
    /// The comparison has changed the table: all is to be done again.
    TableChanged,
}

/// What the first look says.
pub enum Seen {
    Entry(usize),
    Nothing,
    /// A key has the same hash, and is to be compared with.
    Unsure,
}

#[inline(always)]
unsafe fn hashed_entry(keys: *mut Keys, i: usize) -> *mut HashedEntry {
    keys.add(1).cast::<HashedEntry>().add(i)
}

/// The entry that holds this very key, in a table of any keys, as far as it can be told by address and hash.
#[inline(always)]
pub unsafe fn find_same(keys: *mut Keys, key: *mut PyObject, hash: Py_hash_t) -> Seen {
    if (*keys).width == 0 {
        let mut candidates = tagged(keys, hash);
        while candidates != 0 {
            let i = candidates.trailing_zeros() as usize;
            let known = hashed_entry(keys, i);
            if (*known).entry.key == key {
                return Seen::Entry(i);
            }
            if (*known).hash == hash {
                return Seen::Unsure;
            }
            candidates &= candidates - 1;
        }
        return Seen::Nothing;
    }
    let mut probe = Probe::new(keys, hash);
    loop {
        let i = slot(keys, probe.at);
        if i >= 0 {
            let known = hashed_entry(keys, i as usize);
            if (*known).entry.key == key {
                return Seen::Entry(i as usize);
            }
            if (*known).hash == hash {
                return Seen::Unsure;
            }
        } else if i == FREE {
            return Seen::Nothing;
        }
        probe.advance(keys);
    }
}

/// The number of the entry of any key, in a table that comparisons may change under the search: `place` is where the dict
/// has it.
pub unsafe fn find_any(
    place: *mut *mut Keys,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<Option<usize>> {
    loop {
        if let Some(found) = find_once(place, key, hash)? {
            return Ok(found);
        }
    }
}

/// One attempt; `None`: the table has changed.
unsafe fn find_once(
    place: *mut *mut Keys,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<Option<Option<usize>>> {
    let keys = *place;
    if (*keys).width == 0 {
        let mut candidates = tagged(keys, hash);
        while candidates != 0 {
            let i = candidates.trailing_zeros() as usize;
            match compare_entry(place, keys, i, key, hash)? {
                Compared::Equal => return Ok(Some(Some(i))),
                Compared::Different => candidates &= candidates - 1,
                Compared::TableChanged => return Ok(None),
            }
        }
        return Ok(Some(None));
    }
    let mut probe = Probe::new(keys, hash);
    loop {
        let i = slot(keys, probe.at);
        if i == FREE {
            return Ok(Some(None));
        }
        if i >= 0 {
            match compare_entry(place, keys, i as usize, key, hash)? {
                Compared::Equal => return Ok(Some(Some(i as usize))),
                Compared::Different => {}
                Compared::TableChanged => return Ok(None),
            }
        }
        probe.advance(keys);
    }
}

#[inline(always)]
unsafe fn compare_entry(
    place: *mut *mut Keys,
    keys: *mut Keys,
    i: usize,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<Compared> {
    let known = (*entry(keys, i)).key;
    if known == key {
        return Ok(Compared::Equal);
    }
    if entry_hash(keys, i) != hash {
        return Ok(Compared::Different);
    }
    let known = Ref::new(known);
    let same = equal(known.ptr(), key)?;
    if *place != keys || (*entry(keys, i)).key != known.ptr() {
        return Ok(Compared::TableChanged);
    }
    Ok(if same {
        Compared::Equal
    } else {
        Compared::Different
    })
}

/// Appends an entry whose key is not there; there is room for one, and the references are the table's from now on.
#[inline(always)]
pub unsafe fn append(keys: *mut Keys, key: *mut PyObject, hash: Py_hash_t, value: *mut PyObject) {
    let i = (*keys).len as usize;
    let new = entry(keys, i);
    (*new).key = key;
    (*new).value = value;
    if !is_text(keys) {
        (*new.cast::<HashedEntry>()).hash = hash;
    }
    link(keys, i, hash);
    (*keys).len += 1;
    (*keys).left -= 1;
}

/// Makes entry `i` one that is found.
#[inline(always)]
unsafe fn link(keys: *mut Keys, i: usize, hash: Py_hash_t) {
    if (*keys).width == 0 {
        *tags(keys).add(i) = tag_of(hash);
        return;
    }
    // A deleted slot will do: a key that comes and goes would find ever more of them on its way.
    let mut probe = Probe::new(keys, hash);
    while slot(keys, probe.at) >= 0 {
        probe.advance(keys);
    }
    set_slot(keys, probe.at, i as isize);
}

/// Deletes entry `i`; its references are the caller's.
pub unsafe fn delete(keys: *mut Keys, i: usize, hash: Py_hash_t) -> (*mut PyObject, *mut PyObject) {
    if (*keys).width == 0 {
        *tags(keys).add(i) = 0;
    } else {
        let mut probe = Probe::new(keys, hash);
        while slot(keys, probe.at) != i as isize {
            probe.advance(keys);
        }
        set_slot(keys, probe.at, DELETED);
    }
    let gone = entry(keys, i);
    let pair = ((*gone).key, (*gone).value);
    (*gone).key = null_mut();
    (*gone).value = null_mut();
    pair
}

/// Forgets deleted entries at the end. Their slots stay used until the table is made anew.
pub unsafe fn trim(keys: *mut Keys) {
    while (*keys).len > 0 && (*entry(keys, (*keys).len as usize - 1)).key.is_null() {
        (*keys).len -= 1;
        if (*keys).width == 0 {
            (*keys).left += 1;
        }
    }
}

/// How a table for a number of entries is laid out.
struct Shape {
    room: usize,
    slots: usize,
    width: usize,
    text: bool,
}

impl Shape {
    fn of(wanted: usize, text: bool) -> Option<Shape> {
        let first = if text { FIRST_TEXT_ROOM } else { FIRST_ROOM };
        if wanted <= TAGGED {
            let room = match wanted {
                n if n <= first => first,
                n if n <= SECOND_ROOM => SECOND_ROOM,
                _ => TAGGED,
            };
            return Some(Shape {
                room,
                slots: 0,
                width: 0,
                text,
            });
        }
        // One more than a table of two thirds would need is rounded up with the rest.
        let slots = wanted
            .checked_mul(3)?
            .div_ceil(2)
            .checked_next_power_of_two()?;
        if slots > MAX_SLOTS {
            return None;
        }
        let room = slots * 2 / 3;
        let width = match room {
            n if n <= i8::MAX as usize => 1,
            n if n <= i16::MAX as usize => 2,
            _ => 4,
        };
        Some(Shape {
            room,
            slots,
            width,
            text,
        })
    }

    fn before(&self) -> usize {
        if self.width == 0 {
            TAGGED
        } else {
            self.slots * self.width
        }
    }

    fn stride(&self) -> u8 {
        if self.text { TEXT_STRIDE } else { STRIDE }
    }

    fn bytes(&self) -> usize {
        self.before() + size_of::<Keys>() + self.room * self.stride() as usize
    }

    fn is_pooled(&self) -> bool {
        self.text && self.room == FIRST_TEXT_ROOM
    }
}

/// An empty table with room for at least `wanted` entries.
pub unsafe fn with_room(wanted: usize, text: bool) -> Fallible<*mut Keys> {
    let Some(shape) = Shape::of(wanted, text) else {
        return Err(no_memory());
    };
    let pooled = shape.is_pooled();
    let mut block: *mut u8 = if pooled {
        POOL.take().cast()
    } else {
        null_mut()
    };
    if block.is_null() {
        block = PyMem_Malloc(shape.bytes()).cast();
        if block.is_null() {
            return Err(no_memory());
        }
    }
    let before = shape.before();
    ptr::write_bytes(block, if shape.width == 0 { 0 } else { FREE as u8 }, before);
    let keys: *mut Keys = block.add(before).cast();
    *keys = Keys {
        mask: shape.slots.saturating_sub(1) as u32,
        len: 0,
        left: shape.room as u32,
        width: shape.width as u8,
        stride: shape.stride(),
        pooled,
    };
    Ok(keys)
}

unsafe fn bytes_before(keys: *mut Keys) -> usize {
    if (*keys).width == 0 {
        TAGGED
    } else {
        ((*keys).mask as usize + 1) * (*keys).width as usize
    }
}

/// Frees the block; what the entries held is nobody's any more.
pub unsafe fn free(keys: *mut Keys) {
    if keys == none() {
        return;
    }
    let block = keys.byte_sub(bytes_before(keys));
    if !((*keys).pooled && POOL.give(block.cast())) {
        PyMem_Free(block.cast());
    }
}

/// The bytes of the block.
pub unsafe fn size(keys: *mut Keys) -> usize {
    if keys == none() {
        return 0;
    }
    let room = if (*keys).width == 0 {
        ((*keys).len + (*keys).left) as usize
    } else {
        ((*keys).mask as usize + 1) * 2 / 3
    };
    bytes_before(keys) + size_of::<Keys>() + room * (*keys).stride as usize
}

/// Whether the table has room that a copy of it with `used` entries would rather not have.
pub unsafe fn is_sparse(keys: *mut Keys, used: usize) -> bool {
    (*keys).len as usize != used || ((*keys).width != 0 && used * 3 < (*keys).mask as usize)
}

/// Moves all entries that are there into a new table; the old one is freed.
pub unsafe fn moved(keys: *mut Keys, wanted: usize, text: bool) -> Fallible<*mut Keys> {
    let new = with_room(wanted, text)?;
    move_entries(keys, new);
    Ok(new)
}

/// Moves all entries that are there behind those of a table that has room for them; the old one is freed.
pub unsafe fn move_entries(keys: *mut Keys, new: *mut Keys) {
    for i in 0..(*keys).len as usize {
        let old = entry(keys, i);
        if !(*old).key.is_null() {
            append(new, (*old).key, entry_hash(keys, i), (*old).value);
        }
    }
    free(keys);
}

/// A table of the same entries, with references of its own.
pub unsafe fn copied(keys: *mut Keys) -> Fallible<*mut Keys> {
    if keys == none() {
        return Ok(keys);
    }
    let bytes = size(keys);
    let mut block: *mut u8 = if (*keys).pooled {
        POOL.take().cast()
    } else {
        null_mut()
    };
    if block.is_null() {
        block = PyMem_Malloc(bytes).cast();
        if block.is_null() {
            return Err(no_memory());
        }
    }
    let before = bytes_before(keys);
    // What is behind the last entry is nothing yet.
    let used = entry(keys, (*keys).len as usize) as usize - keys as usize + before;
    ptr::copy_nonoverlapping(keys.byte_sub(before).cast::<u8>(), block, used);
    let new: *mut Keys = block.add(before).cast();
    for i in 0..(*new).len as usize {
        let entry = entry(new, i);
        xincref((*entry).key);
        xincref((*entry).value);
    }
    Ok(new)
}
