//! The objects of each generation in the order in which they came.
//!
//! An entry counts when its object is tracked and of the log's generation, and no later entry is the same; all others
//! are left over from objects that are gone, and are thrown out when the log is full. A log that grows too long is lost:
//! then the generation is found by looking through the cells, in address order. So the order is known while there are
//! few objects, and costs nothing where there are many.

use core::cell::UnsafeCell;

use super::cells::{self, Cell, Generation};
use super::colors;
use crate::prelude::*;

/// Entries at first.
const FIRST: usize = 8 << 10;
/// The most entries of a generation that collections empty, and of the oldest.
const MOST: usize = 1 << 20;
pub const MOST_OLD: usize = 1 << 17;

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
    /// The first entry of a log that was lost.
    oldest: *mut PyObject,
}

struct LogCell(UnsafeCell<Log>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for LogCell {}

/// What is before the first entry of a log that has no memory.
static mut NOTHING: *mut PyObject = null_mut();

const fn after_nothing() -> *mut *mut PyObject {
    (&raw mut NOTHING).wrapping_add(1)
}

const fn empty(generation: Generation, most: usize) -> LogCell {
    LogCell(UnsafeCell::new(Log {
        start: null_mut(),
        cursor: after_nothing(),
        end: after_nothing(),
        entries: 0,
        most,
        generation,
        lost: false,
        oldest: null_mut(),
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

/// The oldest object that no full collection has seen, as far as that is known; NULL: there is none.
pub unsafe fn oldest_new() -> *mut PyObject {
    for log in [&MIDDLE, &YOUNG] {
        let log = &*log.0.get();
        let first = [log.oldest];
        let entries = if log.lost { &first } else { log.objects() };
        if let Some(op) = entries.iter().find(|op| log.is_member(**op)) {
            return *op;
        }
    }
    null_mut()
}

/// Reserves what the logs may come to need. It is not the heap's: a log that grew there would leave holes behind, objects
/// would fill them, and address order would be another than the one in which objects are made.
pub unsafe fn start() {
    for log in [&YOUNG, &MIDDLE, &OLD] {
        let log = &mut *log.0.get();
        if log.start.is_null()
            && let Some(start) = cells::reserve(log.most * size_of::<*mut PyObject>())
        {
            log.start = start.cast();
            log.cursor = log.start.add(1);
            log.set_entries(FIRST);
        }
    }
}

impl Log {
    /// Whether there is no room for an entry.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.cursor == self.end
    }

    /// Appends an object to a log that is not full.
    #[inline(always)]
    pub unsafe fn push_at_once(&mut self, op: *mut PyObject) {
        *self.cursor = op;
        self.cursor = self.cursor.add(1);
    }

    /// Appends an object.
    pub unsafe fn push(&mut self, op: *mut PyObject) {
        if self.is_full() && !self.make_room() {
            return;
        }
        self.push_at_once(op);
    }

    /// Takes the last entry back, if it is `op`. What is before the first is NULL.
    #[inline(always)]
    pub unsafe fn pop_if(&mut self, op: *mut PyObject) {
        let last = self.cursor.sub(1);
        if *last == op {
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
        if used > self.entries / 2 {
            if self.entries == self.most {
                self.lose();
                return false;
            }
            self.set_entries(self.entries * 2);
        }
        true
    }

    /// Makes room for so many more; false: there is none, and nothing has changed.
    unsafe fn has_room(&mut self, count: usize) -> bool {
        if self.lost || self.start.is_null() {
            return false;
        }
        let free = |log: &Log| log.end.offset_from(log.cursor) as usize;
        if free(self) < count {
            self.tidy();
        }
        while free(self) < count {
            if self.entries == self.most {
                return false;
            }
            self.set_entries(self.entries * 2);
        }
        true
    }

    unsafe fn set_entries(&mut self, entries: usize) {
        self.entries = entries;
        self.end = self.start.add(entries);
    }

    unsafe fn is_member(&self, op: *mut PyObject) -> bool {
        let map = cells::map();
        let place = map.place(op);
        place < map.places() && {
            let (cell, bit) = map.cell(place);
            (*cell).of(self.generation) & bit != 0
        }
    }

    /// Throws out all but members of the color EVEN; they get another.
    pub unsafe fn keep_even(&mut self) {
        let (map, generation) = (*cells::map(), self.generation);
        self.throw_out(|op| {
            let place = map.place(op);
            let ((cell, bit), color) = (map.cell(place), map.color(place));
            let counts = *color == colors::EVEN && (*cell).of(generation) & bit != 0;
            if counts {
                *color = colors::PASSED;
            }
            counts
        });
    }

    /// Throws out what does not count; afterwards every entry is a tracked object of the generation, each once.
    pub unsafe fn tidy(&mut self) {
        match self.generation {
            Generation::Young => self.tidy_as(|cell| cell.of(Generation::Young)),
            Generation::Middle => self.tidy_as(|cell| cell.of(Generation::Middle)),
            _ => self.tidy_as(|cell| cell.of(Generation::Old)),
        }
    }

    #[inline(always)]
    unsafe fn tidy_as(&mut self, members: impl Fn(&Cell) -> u64) {
        let map = cells::map();
        // What was seen is set aside for the time.
        self.throw_out(|op| {
            let (cell, bit) = map.cell(map.place(op));
            let counts = members(&*cell) & bit != 0;
            if counts {
                (*cell).set_generation(bit, Generation::Aside);
            }
            counts
        });
        for op in self.objects() {
            let (cell, bit) = map.cell(map.place(*op));
            (*cell).set_generation(bit, self.generation);
        }
    }

    /// The same, and gives these objects, whose colors are 0, the color EVEN.
    pub unsafe fn tidy_and_paint(&mut self) {
        match self.generation {
            Generation::Young => self.paint_as(|cell| cell.of(Generation::Young)),
            Generation::Middle => self.paint_as(|cell| cell.of(Generation::Middle)),
            _ => self.paint_as(|cell| cell.of(Generation::Old)),
        }
    }

    #[inline(always)]
    unsafe fn paint_as(&mut self, members: impl Fn(&Cell) -> u64) {
        let map = *cells::map();
        self.throw_out(|op| {
            let place = map.place(op);
            let ((cell, bit), color) = (map.cell(place), map.color(place));
            let counts = members(&*cell) & bit != 0 && *color == colors::ABSENT;
            if counts {
                *color = colors::EVEN;
            }
            counts
        });
    }

    /// Throws out the entries for which `counts` returns false. It is asked from the end, since the last entry of an
    /// object is the one that counts.
    #[inline(always)]
    unsafe fn throw_out(&mut self, mut counts: impl FnMut(*mut PyObject) -> bool) {
        if self.start.is_null() {
            return;
        }
        let first = self.start.add(1);
        let (mut kept, mut at) = (self.cursor, self.cursor);
        while at > first {
            at = at.sub(1);
            let op = *at;
            if counts(op) {
                kept = kept.sub(1);
                *kept = op;
            }
        }
        if kept != first {
            let count = self.cursor.offset_from(kept) as usize;
            ptr::copy(kept, first, count);
            self.cursor = first.add(count);
        }
    }

    /// Throws out the entries for which `stays` returns false.
    pub unsafe fn retain(&mut self, stays: impl FnMut(*mut PyObject) -> bool) {
        self.throw_out(stays);
    }

    /// Takes over the entries of a younger generation, which is empty then; they have no color any more. False: there was
    /// no room, and nothing has changed.
    pub unsafe fn take_over(&mut self, younger: &mut Log) -> bool {
        let count = younger.objects().len();
        if !self.has_room(count) {
            return false;
        }
        let map = *cells::map();
        let older = if self.generation == Generation::Old {
            !0
        } else {
            0
        };
        let mut cursor = self.cursor;
        for op in younger.objects() {
            let place = map.place(*op);
            *map.color(place) = colors::ABSENT;
            let (cell, bit) = map.cell(place);
            // One that has been untracked meanwhile is overwritten by the next.
            let bit = (*cell).tracked & bit;
            (*cell).old |= bit;
            (*cell).older |= bit & older;
            *cursor = *op;
            cursor = cursor.add(usize::from(bit != 0));
        }
        self.cursor = cursor;
        younger.reset();
        true
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
        self.oldest = null_mut();
        self.forget();
        self.lost = false;
    }

    /// The order is not known from here on, until the log begins anew.
    pub unsafe fn lose(&mut self) {
        if let Some(first) = self.objects().first() {
            self.oldest = *first;
        }
        self.forget();
        self.lost = true;
    }

    unsafe fn forget(&mut self) {
        if self.start.is_null() {
            return;
        }
        if self.entries > FIRST {
            let bytes = (self.entries - FIRST) * size_of::<*mut PyObject>();
            libc::madvise(self.start.add(FIRST).cast(), bytes, libc::MADV_DONTNEED);
            self.set_entries(FIRST);
        }
        self.cursor = self.start.add(1);
    }
}
