//! The second phase: what lives is marked, from the members that something outside refers to.

use super::cells::{self, Map};
use super::collect::keep;
use super::colors::{self, EVEN, GRAY, PASSED, REACHED};
use super::explain::{is_near, report};
use super::follow::{Visitor, follow};
use super::outside;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

/// Marks; afterwards the color of what lives is REACHED, of the rest EVEN or PASSED. Calls `alive` for each living
/// member, in the order that they have from now on. Those of which more references were found than there are live, and
/// are reported.
pub unsafe fn reach(scope: &Scope<'_>, alive: &mut impl FnMut(*mut PyObject)) {
    if scope.is_by_address() {
        by_address(scope, alive);
    } else {
        in_order(scope, alive);
    }
}

// ---- In the order of CPython's lists ----
//
// Members are looked at in order. One that nothing has reached yet is passed; when something reaches it later, it goes
// to the end, and is looked at from there.

struct InOrder {
    map: &'static Map,
    end: Vec<*mut PyObject>,
    /// There was no memory for one at the end: somewhere a gray object waits.
    rescan: bool,
}

impl InOrder {
    /// One of those at the end.
    fn at_end(&self, at: usize) -> Option<*mut PyObject> {
        self.end.get(at).copied()
    }
}

unsafe fn in_order(scope: &Scope<'_>, alive: &mut impl FnMut(*mut PyObject)) {
    let map = cells::map();
    if !scope.is_any(|op| *colors::of(map, op) == EVEN) {
        // Something outside refers to each: there is nothing to follow.
        return scope.each_unseen(|op| {
            if *colors::of(map, op) < EVEN {
                report(op);
            }
            alive(op);
        });
    }
    let mut state = InOrder {
        map,
        end: Vec::new(),
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
            return;
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
            self.rescan |= !keep(&mut self.end, child);
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
    stack: Vec<*mut PyObject>,
    /// The stack could not grow: somewhere a gray object waits.
    rescan: bool,
}

unsafe fn by_address(scope: &Scope<'_>, alive: &mut impl FnMut(*mut PyObject)) {
    let map = cells::map();
    let mut state = ByAddress {
        map,
        here: null_mut(),
        bytes: Asked::new(0),
        to_come: 0,
        stack: Vec::new(),
        rescan: false,
    };
    let me = &raw mut state;
    loop {
        scope.each(|op| {
            let color = colors::of(map, op);
            if *color != EVEN && *color != REACHED {
                if *color < EVEN {
                    report(op);
                }
                (*me).here = color;
                (*me).to_come = map.place(op).saturating_add(1);
                *color = REACHED;
                alive(op);
                follow(op, me);
            }
        });
        (*me).to_come = usize::MAX;
        drain(me, alive);
        if !core::mem::take(&mut (*me).rescan) {
            return;
        }
    }
}

/// Follows everything on the stack.
unsafe fn drain(me: *mut ByAddress, alive: &mut impl FnMut(*mut PyObject)) {
    let mut objects = Asked::<*mut PyObject, AHEAD>::new(null_mut());
    loop {
        while !objects.is_full()
            && let Some(op) = (*me).stack.pop()
        {
            prefetch(op.cast());
            objects.add(op);
        }
        if let Some(op) = objects.oldest() {
            let color = colors::of((*me).map, op);
            if *color != REACHED {
                *color = REACHED;
                alive(op);
                (*me).here = color;
                follow(op, me);
            }
        } else if let Some(place) = (*me).bytes.oldest() {
            (*me).found(place);
        } else {
            return;
        }
    }
}

impl ByAddress {
    #[inline(always)]
    unsafe fn found(&mut self, place: usize) {
        let color = self.map.color(place);
        if *color == EVEN {
            *color = GRAY;
            if place < self.to_come {
                self.push(self.map.object(place));
            }
        }
    }

    #[inline(always)]
    unsafe fn push(&mut self, op: *mut PyObject) {
        self.rescan |= !keep(&mut self.stack, op);
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
        if !color.is_null() && *color == EVEN {
            *color = GRAY;
            self.push(child);
        }
    }
}
