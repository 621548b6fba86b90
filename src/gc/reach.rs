//! The second phase: what lives is marked, from the members that something outside refers to.
//!
//! Where members come in address order, so does the marking as far as possible: a reference to an object that is still
//! to come only makes that gray; one to an object that was passed goes on a stack, for afterwards.

use super::cells::{self, Map};
use super::colors::{self, EVEN, GRAY, REACHED};
use super::outside;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

/// Visits between asking for a byte and using it.
const RING: usize = 16;
/// Objects between asking for one and following its references.
const AHEAD: usize = 8;

struct Reacher {
    map: &'static Map,
    /// Places whose bytes were asked for.
    ring: [usize; RING],
    at: usize,
    /// Places from here on are still to come.
    to_come: usize,
    stack: Vec<*mut PyObject>,
    /// The stack could not grow: somewhere a gray object waits.
    rescan: bool,
}

/// Marks; afterwards the color of what lives is REACHED, of the rest EVEN.
pub unsafe fn reach(scope: &Scope<'_>) {
    let map = cells::map();
    let by_address = scope.is_by_address();
    let mut reacher = Reacher {
        map,
        // Nothing begins at the first place of the range.
        ring: [0; RING],
        at: 0,
        to_come: usize::MAX,
        stack: Vec::new(),
        rescan: false,
    };
    let me = &raw mut reacher;
    loop {
        scope.each(|op| {
            let color = colors::of(map, op);
            if *color != EVEN && *color != REACHED {
                if by_address {
                    (*me).to_come = map.place(op).saturating_add(1);
                }
                *color = REACHED;
                follow(me, op);
            }
        });
        (*me).to_come = usize::MAX;
        drain(me);
        if !core::mem::take(&mut (*me).rescan) {
            return;
        }
    }
}

#[inline(always)]
unsafe fn follow(me: *mut Reacher, op: *mut PyObject) {
    if let Some(traverse) = (*Py_TYPE(op)).tp_traverse {
        traverse(op, Some(visit), me.cast());
    }
}

/// Follows everything on the stack.
unsafe fn drain(me: *mut Reacher) {
    let mut coming = [null_mut::<PyObject>(); AHEAD];
    let (mut at, mut waiting) = (0, 0);
    loop {
        let next = match (*me).stack.pop() {
            Some(op) => {
                prefetch(op.cast());
                waiting += 1;
                op
            }
            None if waiting > 0 => null_mut(),
            None => {
                flush(me);
                if (*me).stack.is_empty() {
                    return;
                }
                continue;
            }
        };
        let now = core::mem::replace(&mut coming[at % AHEAD], next);
        at += 1;
        if !now.is_null() {
            waiting -= 1;
            let color = colors::of((*me).map, now);
            if *color != REACHED {
                *color = REACHED;
                follow(me, now);
            }
        }
    }
}

/// Uses all bytes that were asked for.
unsafe fn flush(me: *mut Reacher) {
    for at in 0..RING {
        let place = core::mem::replace(&mut (*me).ring[at], 0);
        (*me).found(place);
    }
}

impl Reacher {
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
        if self.stack.len() == self.stack.capacity() && self.stack.try_reserve(64).is_err() {
            self.rescan = true;
            return;
        }
        self.stack.push(op);
    }
}

unsafe extern "C" fn visit(child: *mut PyObject, arg: *mut c_void) -> c_int {
    let me = &mut *arg.cast::<Reacher>();
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
    let earlier = core::mem::replace(&mut me.ring[me.at % RING], place);
    me.at += 1;
    me.found(earlier);
    0
}
