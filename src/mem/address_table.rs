//! A hash table from addresses to sizes that says so when there is no memory for it.
//!
//! Open addressing, linear probing; removal moves later entries back, so there are no tombstones. Its own memory is
//! the C library's: it must not come back through the domains that it keeps books on.

use core::ptr;
use core::slice;

/// A place in the table.
#[derive(Clone, Copy)]
struct Entry {
    address: usize,
    size: usize,
    kind: u32,
    used: bool,
}

/// Sizes by address, in as many kinds as the user likes.
///
/// `len` entries are used of the `capacity`, a power of two or 0; at most three quarters of them. One lies at its home or
/// behind it, with none that is not used in between.
pub struct AddressTable {
    entries: *mut Entry,
    capacity: usize,
    len: usize,
}

const CAPACITY_MIN: usize = 64;

// SAFETY: the memory belongs to the table alone.
unsafe impl Send for AddressTable {}

impl AddressTable {
    /// Without memory.
    pub const fn new() -> AddressTable {
        AddressTable {
            entries: ptr::null_mut(),
            capacity: 0,
            len: 0,
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Bytes of its own memory.
    pub fn bytes(&self) -> usize {
        self.capacity * size_of::<Entry>()
    }

    /// All entries: kind and size.
    pub fn iter(&self) -> impl Iterator<Item = (u32, usize)> {
        let used = self.entries().iter().filter(|entry| entry.used);
        used.map(|entry| (entry.kind, entry.size))
    }

    /// The size at `address`.
    pub fn get(&self, kind: u32, address: usize) -> Option<usize> {
        let entries = self.entries();
        self.find(kind, address).ok().map(|at| entries[at].size)
    }

    /// Puts a size in, over the one that was there. False: there is no memory, and nothing has changed.
    pub fn insert(&mut self, kind: u32, address: usize, size: usize) -> bool {
        let mut place = self.find(kind, address);
        if place.is_err() && (self.len + 1) * 4 > self.capacity * 3 {
            if !self.grow() {
                return false;
            }
            place = self.find(kind, address);
        }
        let (Ok(at) | Err(at)) = place;
        self.len += usize::from(place.is_err());
        self.entries_mut()[at] = Entry {
            address,
            size,
            kind,
            used: true,
        };
        true
    }

    /// Takes an entry out; returns its size.
    pub fn remove(&mut self, kind: u32, address: usize) -> Option<usize> {
        let mut hole = self.find(kind, address).ok()?;
        let mask = self.capacity - 1;
        let entries = self.entries_mut();
        let size = entries[hole].size;
        let mut at = hole;
        loop {
            at = (at + 1) & mask;
            let Entry {
                address,
                kind,
                used,
                ..
            } = entries[at];
            if !used {
                break;
            }
            // An entry may move back to the hole unless its home lies behind that.
            if (at.wrapping_sub(home(kind, address)) & mask) >= (at.wrapping_sub(hole) & mask) {
                entries[hole] = entries[at];
                hole = at;
            }
        }
        entries[hole].used = false;
        self.len -= 1;
        Some(size)
    }

    /// Takes everything out and gives the memory back.
    pub fn clear(&mut self) {
        // SAFETY: from `calloc`, or NULL.
        unsafe { libc::free(self.entries.cast()) };
        *self = AddressTable::new();
    }

    /// Where the entry lies, or else where it would.
    fn find(&self, kind: u32, address: usize) -> Result<usize, usize> {
        let entries = self.entries();
        if entries.is_empty() {
            return Err(0);
        }
        let mask = entries.len() - 1;
        let mut at = home(kind, address) & mask;
        loop {
            let entry = &entries[at];
            if !entry.used {
                return Err(at);
            }
            if entry.address == address && entry.kind == kind {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) -> bool {
        let capacity = (self.capacity * 2).max(CAPACITY_MIN);
        // SAFETY: any size may be asked for.
        let fresh = unsafe { libc::calloc(capacity, size_of::<Entry>()) };
        if fresh.is_null() {
            return false;
        }
        let mut larger = AddressTable {
            entries: fresh.cast(),
            capacity,
            len: self.len,
        };
        for entry in self.entries().iter().filter(|entry| entry.used) {
            if let Err(at) = larger.find(entry.kind, entry.address) {
                larger.entries_mut()[at] = *entry;
            }
        }
        // SAFETY: from `calloc`, or NULL.
        unsafe { libc::free(self.entries.cast()) };
        *self = larger;
        true
    }

    fn entries(&self) -> &[Entry] {
        if self.capacity == 0 {
            return &[];
        }
        // SAFETY: so many entries were allocated, zeroed, which is a value of all fields.
        unsafe { slice::from_raw_parts(self.entries, self.capacity) }
    }

    fn entries_mut(&mut self) -> &mut [Entry] {
        if self.capacity == 0 {
            return &mut [];
        }
        // SAFETY: as above.
        unsafe { slice::from_raw_parts_mut(self.entries, self.capacity) }
    }
}

/// Where an entry would like to lie, before it is cut to the capacity.
fn home(kind: u32, address: usize) -> usize {
    let mixed = (address as u64 ^ u64::from(kind) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 20) as usize
}

#[cfg(test)]
mod tests {
    use super::AddressTable;
    use std::collections::HashMap;

    /// A stupid model beside it: a table of the standard library's.
    #[test]
    fn it_is_a_map() {
        let mut table = AddressTable::new();
        let mut model = HashMap::new();
        let mut random = 1u64;
        for step in 0..400_000 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let key = (
                (random >> 8) as u32 % 3,
                (random >> 16) as usize % 3000 * 16,
            );
            match random % 3 {
                0 => assert_eq!(table.remove(key.0, key.1), model.remove(&key)),
                1 => assert_eq!(table.get(key.0, key.1), model.get(&key).copied()),
                _ => {
                    assert!(table.insert(key.0, key.1, step));
                    model.insert(key, step);
                }
            }
            assert_eq!(table.len(), model.len());
        }
        assert!(model.len() > 1000);
        table.clear();
        assert_eq!((table.len(), table.get(0, 16)), (0, None));
    }
}
