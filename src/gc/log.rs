//! The objects of each generation in the order in which they came.
//!
//! An entry counts when its object is tracked and of the log's generation, and no later entry is the same; all others
//! are left over from objects that are gone, and are thrown out when the log is full. A log that grows too long is lost:
//! then the generation is found by looking through the cells, in address order. So the order is known while there are
//! few objects, and costs nothing where there are many.

use core::cell::UnsafeCell;

use super::cells::{self, Generation};
use super::colors;
use crate::prelude::*;

/// Entries at first.
const FIRST: usize = 8 << 10;
/// The most entries of a generation that collections empty, and of the oldest.
const MOST: usize = 1 << 20;
const MOST_OLD: usize = 1 << 17;

/// The order of one generation.
pub struct Log {
    /// The first entry is NULL, so that there always is one before the cursor.
    start: *mut *mut PyObject,
    cursor: *mut *mut PyObject,
    end: *mut *mut PyObject,
    entries: usize,
    most: usize,
    generation: Generation,
    lost: bool,
}

struct LogCell(UnsafeCell<Log>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for LogCell {}

const fn empty(generation: Generation, most: usize) -> LogCell {
    LogCell(UnsafeCell::new(Log {
        start: null_mut(),
        cursor: null_mut(),
        end: null_mut(),
        entries: 0,
        most,
        generation,
        lost: false,
    }))
}

static YOUNG: LogCell = empty(Generation::Young, MOST);
static MIDDLE: LogCell = empty(Generation::Middle, MOST);
static OLD: LogCell = empty(Generation::Old, MOST_OLD);

/// The log of the young.
#[inline(always)]
pub unsafe fn young() -> &'static mut Log {
    &mut *YOUNG.0.get()
}

/// The log of a generation; what is set aside has none.
pub unsafe fn of(generation: Generation) -> Option<&'static mut Log> {
    let log = match generation {
        Generation::Young => &YOUNG,
        Generation::Middle => &MIDDLE,
        Generation::Old => &OLD,
        Generation::Aside => return None,
    };
    Some(&mut *log.0.get())
}

/// Makes room for the first entries.
pub unsafe fn start() {
    for log in [&YOUNG, &MIDDLE, &OLD] {
        let log = &mut *log.0.get();
        if log.start.is_null() {
            log.grow(FIRST);
        }
    }
}

impl Log {
    /// Appends an object.
    #[inline(always)]
    pub unsafe fn push(&mut self, op: *mut PyObject) {
        if self.cursor == self.end && !self.make_room() {
            return;
        }
        *self.cursor = op;
        self.cursor = self.cursor.add(1);
    }

    /// Takes the last entry back, if it is `op`.
    #[inline(always)]
    pub unsafe fn pop_if(&mut self, op: *mut PyObject) {
        let last = self.cursor.wrapping_sub(1);
        if !last.is_null() && last >= self.start && *last == op {
            self.cursor = last;
        }
    }

    #[cold]
    #[inline(never)]
    unsafe fn make_room(&mut self) -> bool {
        if self.lost || self.start.is_null() {
            self.lost = true;
            return false;
        }
        self.tidy();
        let used = self.cursor.offset_from(self.start) as usize;
        if used > self.entries / 2 && !(self.entries < self.most && self.grow(self.entries * 2)) {
            self.lose();
            return false;
        }
        true
    }

    unsafe fn grow(&mut self, entries: usize) -> bool {
        let used = if self.start.is_null() {
            0
        } else {
            self.cursor.offset_from(self.start) as usize
        };
        let bytes = entries * size_of::<*mut PyObject>();
        let fresh: *mut *mut PyObject = PyMem_RawRealloc(self.start.cast(), bytes).cast();
        if fresh.is_null() {
            return false;
        }
        self.start = fresh;
        self.cursor = fresh.add(used.max(1));
        *fresh = null_mut();
        self.entries = entries;
        self.end = fresh.add(entries);
        true
    }

    /// Throws out what does not count; afterwards every entry is a tracked object of the generation, each once.
    pub unsafe fn tidy(&mut self) {
        if self.start.is_null() {
            return;
        }
        let map = cells::map();
        // From the end, since the last entry of an object is the one that counts; those that were seen are aside.
        let (first, mut kept, mut at) = (self.start.add(1), self.cursor, self.cursor);
        while at > first {
            at = at.sub(1);
            let (cell, bit) = map.cell(map.place(*at));
            if (*cell).tracked & bit != 0 && (*cell).generation(bit) == self.generation {
                (*cell).set_generation(bit, Generation::Aside);
                kept = kept.sub(1);
                *kept = *at;
            }
        }
        let count = self.cursor.offset_from(kept) as usize;
        ptr::copy(kept, first, count);
        self.cursor = first.add(count);
        for op in self.objects() {
            let (cell, bit) = map.cell(map.place(*op));
            (*cell).set_generation(bit, self.generation);
        }
    }

    /// The same, and gives these objects, whose colors are 0, the color EVEN.
    pub unsafe fn tidy_and_paint(&mut self) {
        if self.start.is_null() {
            return;
        }
        let map = cells::map();
        // From the end, since the last entry of an object is the one that counts; those that were seen are painted.
        let (first, mut kept, mut at) = (self.start.add(1), self.cursor, self.cursor);
        while at > first {
            at = at.sub(1);
            let place = map.place(*at);
            let ((cell, bit), color) = (map.cell(place), map.color(place));
            if (*cell).of(self.generation) & bit != 0 && *color == colors::ABSENT {
                *color = colors::EVEN;
                kept = kept.sub(1);
                *kept = *at;
            }
        }
        if kept != first {
            let count = self.cursor.offset_from(kept) as usize;
            ptr::copy(kept, first, count);
            self.cursor = first.add(count);
        }
    }

    /// The entries.
    pub unsafe fn objects(&self) -> &'static [*mut PyObject] {
        if self.start.is_null() {
            return &[];
        }
        let first = self.start.add(1);
        core::slice::from_raw_parts(first, self.cursor.offset_from(first) as usize)
    }

    /// Whether the log does not know all objects of its generation.
    pub fn is_lost(&self) -> bool {
        self.lost
    }

    /// Begins anew: the generation is empty.
    pub unsafe fn reset(&mut self) {
        self.forget();
        self.lost = false;
    }

    /// The order is not known from here on, until the log begins anew.
    pub unsafe fn lose(&mut self) {
        self.forget();
        self.lost = true;
    }

    unsafe fn forget(&mut self) {
        if self.entries > FIRST && self.grow(FIRST) || !self.start.is_null() {
            self.cursor = self.start.add(1);
        }
    }
}
