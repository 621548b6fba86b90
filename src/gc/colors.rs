//! The color of each object of a collection: a byte.
//!
//! ```text
//! 0          not in the set that is collected
//! 1 .. 249   EVEN + how many references are not explained yet; while counting, fewer than EVEN when visits come first;
//!            more or less by what is in the table `Rest`
//! PASSED     not reached when its turn came
//! KEPT       could not be counted: it lives
//! GRAY       reachable, its references not followed yet
//! REACHED    reachable
//! LISTED     garbage
//! ```
//!
//! An object whose color is EVEN in the end is referenced from inside the set alone.

use super::cells::{self, Map};
use super::outside;
use crate::prelude::*;

pub const ABSENT: u8 = 0;
pub const EVEN: u8 = 64;
pub const MOST: u8 = 249;
pub const PASSED: u8 = 250;
pub const KEPT: u8 = 251;
pub const GRAY: u8 = 252;
pub const REACHED: u8 = 253;
pub const LISTED: u8 = 254;

/// Where the color of `op` is; NULL: the collector does not know it.
#[inline(always)]
pub unsafe fn of(map: &Map, op: *mut PyObject) -> *mut u8 {
    let place = map.place(op);
    if place < map.places() {
        map.color(place)
    } else {
        outside::color(op)
    }
}

/// The color of `op`.
#[inline]
pub unsafe fn get(op: *mut PyObject) -> u8 {
    let color = of(cells::map(), op);
    if color.is_null() { ABSENT } else { *color }
}

/// Sets the color of `op`, if the collector knows it.
#[inline]
pub unsafe fn set(op: *mut PyObject, to: u8) {
    let color = of(cells::map(), op);
    if !color.is_null() {
        *color = to;
    }
}

/// What does not fit in a byte of counts, by the address of the byte.
pub struct Rest {
    /// Open addressing; a power of two of them, or none. Address 0 is free.
    entries: Vec<(usize, i64)>,
    used: usize,
}

impl Rest {
    /// Empty.
    pub const fn new() -> Rest {
        Rest {
            entries: Vec::new(),
            used: 0,
        }
    }

    fn slot(&self, key: usize) -> usize {
        let mask = self.entries.len() - 1;
        let mut at = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        loop {
            at &= mask;
            let found = self.entries[at].0;
            if found == key || found == 0 {
                return at;
            }
            at += 1;
        }
    }

    /// Adds to the rest of a byte, which is 0 at first; false: there is no memory for it.
    pub fn add(&mut self, color: *mut u8, count: i64) -> bool {
        if 2 * (self.used + 1) > self.entries.len() && !self.grow() {
            return false;
        }
        let at = self.slot(color.addr());
        let entry = &mut self.entries[at];
        if entry.0 == 0 {
            entry.0 = color.expose_provenance();
            self.used += 1;
        }
        entry.1 += count;
        true
    }

    fn grow(&mut self) -> bool {
        let capacity = (2 * self.entries.len()).max(256);
        let mut fresh = Vec::new();
        if fresh.try_reserve_exact(capacity).is_err() {
            return false;
        }
        fresh.resize(capacity, (0, 0));
        let old = core::mem::replace(&mut self.entries, fresh);
        for entry in old {
            if entry.0 != 0 {
                let at = self.slot(entry.0);
                self.entries[at] = entry;
            }
        }
        true
    }

    /// All of them.
    pub fn each(&self, mut visit: impl FnMut(*mut u8, i64)) {
        for (color, count) in &self.entries {
            if *color != 0 {
                visit(ptr::with_exposed_provenance_mut(*color), *count);
            }
        }
    }
}
