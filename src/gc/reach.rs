//! The second phase: what lives is marked, from the members that something outside refers to.

use super::cells::{self, Map};
use super::collect::keep;
use super::colors::{self, EVEN, GRAY, PASSED, REACHED};
use super::outside;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

/// Marks; afterwards the color of what lives is REACHED, of the rest EVEN or PASSED. Calls `alive` for each living
/// member, in the order that they have from now on.
pub unsafe fn reach(scope: &Scope<'_>, alive: &mut dyn FnMut(*mut PyObject)) {
    if scope.is_by_address() {
        by_address(scope, alive);
    } else {
        in_order(scope, alive);
    }
}

#[inline(always)]
unsafe fn follow(op: *mut PyObject, visit: Visit, arg: *mut c_void) {
    if let Some(traverse) = (*Py_TYPE(op)).tp_traverse {
        traverse(op, Some(visit), arg);
    }
}

type Visit = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int;

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

unsafe fn in_order(scope: &Scope<'_>, alive: &mut dyn FnMut(*mut PyObject)) {
    let mut state = InOrder {
        map: cells::map(),
        end: Vec::new(),
        rescan: false,
    };
    let me = &raw mut state;
    let arg: *mut c_void = me.cast();
    let mut reached = |op: *mut PyObject, color: *mut u8| {
        *color = REACHED;
        alive(op);
        follow(op, visit_in_order, arg);
    };
    scope.each(|op| {
        let color = colors::of((*me).map, op);
        if *color == EVEN {
            *color = PASSED;
        } else {
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

unsafe extern "C" fn visit_in_order(child: *mut PyObject, arg: *mut c_void) -> c_int {
    let me = &mut *arg.cast::<InOrder>();
    let place = me.map.place(child);
    let color = if place < me.map.places() {
        me.map.color(place)
    } else if outside::any() {
        outside::color(child)
    } else {
        return 0;
    };
    if !color.is_null() {
        if *color == EVEN {
            *color = GRAY;
        } else if *color == PASSED {
            *color = GRAY;
            me.rescan |= !keep(&mut me.end, child);
        }
    }
    0
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
    /// Places whose bytes were asked for.
    bytes: Asked<usize, RING>,
    /// Places from here on are still to come.
    to_come: usize,
    stack: Vec<*mut PyObject>,
    /// The stack could not grow: somewhere a gray object waits.
    rescan: bool,
}

unsafe fn by_address(scope: &Scope<'_>, alive: &mut dyn FnMut(*mut PyObject)) {
    let map = cells::map();
    let mut state = ByAddress {
        map,
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
                (*me).to_come = map.place(op).saturating_add(1);
                *color = REACHED;
                alive(op);
                follow(op, visit_by_address, me.cast());
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
unsafe fn drain(me: *mut ByAddress, alive: &mut dyn FnMut(*mut PyObject)) {
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
                follow(op, visit_by_address, me.cast());
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

unsafe extern "C" fn visit_by_address(child: *mut PyObject, arg: *mut c_void) -> c_int {
    let me = &mut *arg.cast::<ByAddress>();
    let place = me.map.place(child);
    if place >= me.map.places() {
        if outside::any() {
            let color = outside::color(child);
            if !color.is_null() && *color == EVEN {
                *color = GRAY;
                me.push(child);
            }
        }
        return 0;
    }
    prefetch(me.map.color(place));
    if me.bytes.is_full()
        && let Some(earlier) = me.bytes.oldest()
    {
        me.found(earlier);
    }
    me.bytes.add(place);
    0
}
