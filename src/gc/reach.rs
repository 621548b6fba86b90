//! The second phase: what lives is marked, from the members that something outside refers to.
//!
//! Those of which more references were found than there are live, and are reported.

use super::cells::{self, CELL_PLACES, Map};
use super::colors::{self, EVEN, GRAY, MARK, PASSED, REACHED};
use super::explain::{Explained, is_near, report};
use super::follow::{Visitor, follow};
use super::list::List;
use super::outside;
use super::roots;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

// ---- In the order of CPython's lists ----
//
// Members are looked at in order. One that nothing has reached yet is passed; when something reaches it later, it goes
// to the end, and is looked at from there.

struct InOrder {
    map: &'static Map,
    end: List<*mut PyObject>,
    /// There was no memory for one at the end: somewhere a gray object waits.
    rescan: bool,
}

impl InOrder {
    /// One of those at the end.
    fn at_end(&self, at: usize) -> Option<*mut PyObject> {
        self.end.get(at).copied()
    }
}

/// Marks a set whose order is known: afterwards the color of what lives is REACHED, of the rest PASSED. Calls `alive` for
/// each living member, in the order that they have from now on. False: nothing was done, since there was nothing to do:
/// something outside refers to each, and all live.
pub unsafe fn in_order(scope: &Scope<'_>, alive: &mut impl FnMut(*mut PyObject)) -> bool {
    let map = cells::map();
    let mut wrong = false;
    let is_any_open = scope.is_any(|op| {
        let color = *colors::of(map, op);
        wrong |= color < EVEN;
        color == EVEN
    });
    if !is_any_open {
        if wrong {
            scope.each_unseen(|op| {
                if *colors::of(map, op) < EVEN {
                    report(op);
                }
            });
        }
        return false;
    }
    let mut state = InOrder {
        map,
        end: List::new(),
        rescan: false,
    };
    let me = &raw mut state;
    let mut reached = move |op: *mut PyObject, color: *mut u8| {
        *color = REACHED;
        alive(op);
        follow(op, me);
    };
    scope.each(|op| {
        let color = colors::of((*me).map, op);
        if *color == EVEN {
            *color = PASSED;
        } else {
            if *color < EVEN {
                report(op);
            }
            reached(op, color);
        }
    });
    let mut at = 0;
    loop {
        while let Some(op) = (*me).at_end(at) {
            at += 1;
            reached(op, colors::of((*me).map, op));
        }
        if !core::mem::take(&mut (*me).rescan) {
            return true;
        }
        scope.each(|op| {
            let color = colors::of((*me).map, op);
            if *color == GRAY {
                reached(op, color);
            }
        });
    }
}

impl Visitor for InOrder {
    #[inline(always)]
    unsafe fn see(&mut self, child: *mut PyObject) {
        let place = self.map.place(child);
        let color = if place < self.map.places() {
            self.map.color(place)
        } else if outside::any() {
            outside::color(child)
        } else {
            return;
        };
        if color.is_null() {
            return;
        }
        if *color == EVEN {
            *color = GRAY;
        } else if *color == PASSED {
            *color = GRAY;
            self.rescan |= !self.end.push(child);
        }
    }
}

// ---- In address order ----
//
// A reference to an object that is still to come only makes that gray; one to an object that was passed goes on a
// stack, for afterwards.

/// Visits between asking for a byte and using it.
const RING: usize = 16;
/// Objects between asking for one and following its references.
const AHEAD: usize = 8;

/// The last few that were asked for, oldest first.
struct Asked<T, const N: usize> {
    entries: [T; N],
    first: usize,
    count: usize,
}

impl<T: Copy, const N: usize> Asked<T, N> {
    fn new(nothing: T) -> Asked<T, N> {
        Asked {
            entries: [nothing; N],
            first: 0,
            count: 0,
        }
    }

    #[inline(always)]
    fn is_full(&self) -> bool {
        self.count == N
    }

    #[inline(always)]
    fn add(&mut self, entry: T) {
        self.entries[(self.first + self.count) % N] = entry;
        self.count += 1;
    }

    #[inline(always)]
    fn oldest(&mut self) -> Option<T> {
        if self.count == 0 {
            return None;
        }
        let entry = self.entries[self.first % N];
        self.first = (self.first + 1) % N;
        self.count -= 1;
        Some(entry)
    }
}

struct ByAddress {
    map: &'static Map,
    /// The byte of the member whose references are looked at.
    here: *mut u8,
    /// Places whose bytes were asked for.
    bytes: Asked<usize, RING>,
    /// Places from here on are still to come.
    to_come: usize,
    /// Marked, and still to be followed.
    stack: List<*mut PyObject>,
    /// The stack could not grow: somewhere a gray object waits.
    rescan: bool,
}

/// Marks a set in address order: afterwards what lives has a mark, or a color that is not EVEN. Returns whether any member
/// may be dead. With `remember` it remembers what something outside refers to.
pub unsafe fn by_address(scope: &Scope<'_>, explained: &mut Explained, remember: bool) -> bool {
    let map = cells::map();
    if explained.is_late_lost || !roots::are_right() {
        scope.each_cell(|number, _| colors::unmark(map.color(number * CELL_PLACES)));
        explained.late.clear();
    }
    let mut state = ByAddress {
        map,
        here: null_mut(),
        bytes: Asked::new(0),
        to_come: usize::MAX,
        stack: core::mem::replace(&mut explained.late, List::new()),
        rescan: false,
    };
    let me = &raw mut state;
    let found = look(scope, remember);
    if !found.is_any_even {
        return false;
    }
    let most = explained.members / 256;
    let mut is_any_open = found.is_any_open | (*me).put_off_if_above(most);
    drain(me);
    while is_any_open || (*me).rescan {
        (*me).rescan = false;
        scope.each_without_mark(|op| {
            let color = colors::of(map, op);
            if *color & MARK == 0 && *color != EVEN {
                (*me).here = color;
                (*me).to_come = map.place(op).saturating_add(1);
                *color |= MARK;
                follow(op, me);
            }
        });
        (*me).to_come = usize::MAX;
        is_any_open = (*me).put_off_if_above(most);
        drain(me);
    }
    true
}

/// What is known when everything is explained.
struct Found {
    /// Some have neither a mark nor anything outside that refers to them.
    is_any_even: bool,
    /// Something outside refers to some that have no mark.
    is_any_open: bool,
}

/// Looks at all colors.
unsafe fn look(scope: &Scope<'_>, remember: bool) -> Found {
    let map = cells::map();
    let (mut even, mut open) = (0, 0);
    scope.each_cell(|number, _| {
        let seen = colors::look(map.color(number * CELL_PLACES));
        even |= seen.even;
        open |= (seen.over | seen.under) & !seen.marked;
        if seen.under != 0 {
            report_all(number, seen.under);
        }
        if remember && seen.over != 0 {
            roots::found(number, seen.over);
        }
    });
    if remember {
        roots::finish();
    }
    scope.each_outside(|op| {
        if (1..EVEN).contains(&colors::plain(colors::get(op))) {
            report(op);
        }
    });
    Found {
        is_any_even: even != 0 || outside::any(),
        is_any_open: open != 0 || outside::any(),
    }
}

#[cold]
unsafe fn report_all(number: usize, mut bits: u64) {
    while bits != 0 {
        report(cells::map().object(number * CELL_PLACES + bits.trailing_zeros() as usize));
        bits &= bits - 1;
    }
}

/// Follows everything on the stack.
unsafe fn drain(me: *mut ByAddress) {
    let mut objects = Asked::<*mut PyObject, AHEAD>::new(null_mut());
    loop {
        while !objects.is_full()
            && let Some(op) = (*me).stack.pop()
        {
            prefetch(op.cast());
            objects.add(op);
        }
        if let Some(op) = objects.oldest() {
            (*me).here = colors::of((*me).map, op);
            follow(op, me);
        } else if let Some(place) = (*me).bytes.oldest() {
            (*me).found(place);
        } else {
            return;
        }
    }
}

impl ByAddress {
    /// When more are on the stack, they are met in address order in another pass, which is faster; returns whether.
    unsafe fn put_off_if_above(&mut self, most: usize) -> bool {
        if self.stack.len() <= most {
            return false;
        }
        for op in self.stack.iter() {
            *colors::of(self.map, *op) = GRAY;
        }
        self.stack.clear();
        true
    }

    #[inline(always)]
    unsafe fn found(&mut self, place: usize) {
        let color = self.map.color(place);
        if *color != colors::ABSENT && *color & MARK == 0 {
            if place >= self.to_come {
                *color = GRAY;
            } else {
                self.push(self.map.object(place), color);
            }
        }
    }

    #[inline(always)]
    unsafe fn push(&mut self, op: *mut PyObject, color: *mut u8) {
        if self.stack.push(op) {
            *color |= MARK;
        } else {
            *color = GRAY;
            self.rescan = true;
        }
    }
}

impl Visitor for ByAddress {
    #[inline(always)]
    unsafe fn see(&mut self, child: *mut PyObject) {
        let place = self.map.place(child);
        if place >= self.map.places() {
            if outside::any() {
                self.see_outside(child);
            }
            return;
        }
        let color = self.map.color(place);
        if is_near(color, self.here) {
            return self.found(place);
        }
        prefetch(color);
        if self.bytes.is_full()
            && let Some(earlier) = self.bytes.oldest()
        {
            self.found(earlier);
        }
        self.bytes.add(place);
    }
}

impl ByAddress {
    #[cold]
    unsafe fn see_outside(&mut self, child: *mut PyObject) {
        let color = outside::color(child);
        if !color.is_null() && *color != colors::ABSENT && *color & MARK == 0 {
            self.push(child, color);
        }
    }
}
