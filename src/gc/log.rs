//! The objects of each generation in the order in which they came.
//!
//! An entry counts when its object is tracked and of the log's generation, and no later entry is the same; all others
//! are left over from objects that are gone, and are thrown out when the log is full. A log that grows too long is lost:
//! then the generation is found by looking through the cells, in address order. So the order is known while there are
//! few objects, and costs nothing where there are many.

use core::cell::UnsafeCell;

use super::cells::{self, CELL_PLACES, Cell, Generation};
use super::colors;
use crate::prelude::*;

/// Entries at first.
const FIRST: usize = 8 << 10;
/// Entries whose memory stays when a log begins anew.
const KEPT: usize = 32 << 10;
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
        // Of what is old little goes: its log is made longer without a look at what it holds, and that of others while it
        // is not long.
        let long = if self.generation == Generation::Old {
            MOST_OLD
        } else {
            KEPT
        };
        while free(self) < count && self.entries < long {
            self.set_entries(self.entries * 2);
        }
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

    /// Memory for so many more entries, for which there is room, comes at once and not page by page, which is cheaper.
    unsafe fn ask_for_room(&self, count: usize) {
        const PAGE: usize = 4096;
        const MANY: usize = 8 * PAGE / size_of::<*mut PyObject>();
        if count < MANY {
            return;
        }
        let (from, to) = (self.cursor, self.cursor.add(count));
        let first = from.map_addr(|addr| addr.next_multiple_of(PAGE));
        let bytes = to
            .addr()
            .saturating_sub(first.addr())
            .next_multiple_of(PAGE);
        libc::madvise(first.cast(), bytes, libc::MADV_POPULATE_WRITE);
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
        // What was seen is set aside for the time.
        self.throw_out_by_cell(
            members,
            |open, place| {
                *open &= !(1 << (place % CELL_PLACES));
                true
            },
            |cell, seen| cell.set_generation(seen, Generation::Aside),
        );
        let generation = self.generation;
        self.each_cell_of_entries(|cell, seen| cell.set_generation(seen, generation));
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
        self.throw_out_by_cell(
            members,
            |_, place| {
                let color = map.color(place);
                let counts = *color == colors::ABSENT;
                if counts {
                    *color = colors::EVEN;
                }
                counts
            },
            |_, _| (),
        );
    }

    /// Throws out the entries that are not among the `members` of their cell or for which `counts` returns false, from the
    /// end. Cells are looked at as rarely as their objects follow each other. `counts` is given those of the cell's members
    /// that are open, and may close some, of which `leave` is told when the next cell comes.
    #[inline(always)]
    unsafe fn throw_out_by_cell(
        &mut self,
        members: impl Fn(&Cell) -> u64,
        mut counts: impl FnMut(&mut u64, usize) -> bool,
        mut leave: impl FnMut(&mut Cell, u64),
    ) {
        let map = *cells::map();
        let mut nowhere = Cell::EMPTY;
        let (mut number, mut cell, mut open) = (usize::MAX, &raw mut nowhere, 0);
        self.throw_out(|op| {
            let place = map.place(op);
            if place / CELL_PLACES != number {
                number = place / CELL_PLACES;
                leave(&mut *cell, members(&*cell) & !open);
                cell = map.cell_at(number);
                open = members(&*cell);
            }
            open >> (place % CELL_PLACES) & 1 != 0 && counts(&mut open, place)
        });
        leave(&mut *cell, members(&*cell) & !open);
    }

    /// Calls `visit` with the cell of each entry, and those of its objects that have one: once for all that follow each
    /// other.
    #[inline(always)]
    unsafe fn each_cell_of_entries(&self, mut visit: impl FnMut(&mut Cell, u64)) {
        let map = *cells::map();
        let mut nowhere = Cell::EMPTY;
        let (mut number, mut cell, mut seen) = (usize::MAX, &raw mut nowhere, 0);
        for op in self.objects() {
            let place = map.place(*op);
            if place / CELL_PLACES != number {
                number = place / CELL_PLACES;
                visit(&mut *cell, seen);
                (cell, seen) = (map.cell_at(number), 0);
            }
            seen |= 1 << (place % CELL_PLACES);
        }
        visit(&mut *cell, seen);
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
        self.ask_for_room(count);
        let (map, generation) = (*cells::map(), self.generation);
        younger.each_cell_of_entries(|cell, seen| {
            cell.set_generation(cell.tracked & seen, generation);
        });
        let mut cursor = self.cursor;
        // One that has been untracked meanwhile does not count.
        for op in younger.objects() {
            *map.color(map.place(*op)) = colors::ABSENT;
            *cursor = *op;
            cursor = cursor.add(1);
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

    /// Begins anew with these, whose generation is the log's, or is about to be.
    pub unsafe fn begin_with(&mut self, objects: &[*mut PyObject]) {
        self.reset();
        if !self.has_room(objects.len()) {
            return self.lose();
        }
        self.ask_for_room(objects.len());
        ptr::copy_nonoverlapping(objects.as_ptr(), self.cursor, objects.len());
        self.cursor = self.cursor.add(objects.len());
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
        if self.entries > KEPT {
            let bytes = (self.entries - KEPT) * size_of::<*mut PyObject>();
            libc::madvise(self.start.add(KEPT).cast(), bytes, libc::MADV_DONTNEED);
        }
        self.set_entries(FIRST);
        self.cursor = self.start.add(1);
    }
}
