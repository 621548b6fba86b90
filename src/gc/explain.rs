//! The first phase: how many references to each member are not from members.
//!
//! Every member gets the color EVEN. Then, member by member, its count is added to its own color and each of its
//! references takes one from another's: the object itself is looked at once, and of those that it refers to only the
//! byte, which, unless it lies near, was asked for some visits before.

use super::cells::{self, Map};
use super::colors::{self, EVEN, KEPT, MOST, Rest};
use super::follow::{Visitor, follow};
use super::outside;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

/// Visits between asking for a byte and using it.
const RING: usize = 32;
/// What moves at once from a byte to the rest, or back.
const SHARE: u8 = 128;

struct Explainer {
    map: &'static Map,
    /// The byte of the member whose references are looked at.
    here: *mut u8,
    /// Bytes that were asked for.
    ring: [*mut u8; RING],
    at: usize,
    rest: Rest,
}

/// What a byte outside of everything is for.
static mut NOWHERE: u8 = colors::ABSENT;

/// Explains; afterwards the color of what nothing outside refers to is EVEN, of everything else in the set anything but
/// that: less where a type visits what it does not own. Returns the number of members.
pub unsafe fn explain(scope: &Scope<'_>) -> usize {
    let map = cells::map();
    let members = scope.paint();
    let mut explainer = Explainer {
        map,
        here: null_mut(),
        ring: [&raw mut NOWHERE; RING],
        at: 0,
        rest: Rest::new(),
    };
    let me = &raw mut explainer;
    scope.each(|op| {
        let color = colors::of(map, op);
        (*me).here = color;
        (*me).add(color, refcount(op));
        follow(op, me);
    });
    for at in 0..RING {
        let color = core::mem::replace(&mut explainer.ring[at], &raw mut NOWHERE);
        explainer.take(color);
    }
    explainer.rest.each(|color, rest| {
        if *color <= MOST {
            *color = match i64::from(*color) - i64::from(EVEN) + rest {
                0 => EVEN,
                1.. => KEPT,
                _ => EVEN - 1,
            };
        }
    });
    members
}

/// Whether two bytes are so close that the other is at hand when the one is.
#[inline(always)]
pub fn is_near(one: *mut u8, other: *mut u8) -> bool {
    const NEAR: usize = 256;
    one.addr().wrapping_sub(other.addr()).wrapping_add(NEAR) < 2 * NEAR
}

impl Explainer {
    #[inline(always)]
    unsafe fn add(&mut self, color: *mut u8, count: Py_ssize_t) {
        let sum = *color as Py_ssize_t + count;
        if *color <= MOST && sum <= MOST as Py_ssize_t {
            *color = sum as u8;
        } else {
            self.add_much(color, sum as i64);
        }
    }

    #[cold]
    unsafe fn add_much(&mut self, color: *mut u8, sum: i64) {
        if *color <= MOST {
            let kept = EVEN + SHARE;
            let fits = self.rest.add(color, sum - i64::from(kept));
            *color = if fits { kept } else { KEPT };
        }
    }

    /// One reference is explained.
    #[inline(always)]
    unsafe fn take(&mut self, color: *mut u8) {
        let before = *color;
        if before.wrapping_sub(2) <= MOST - 2 {
            *color = before - 1;
        } else if before == 1 {
            self.take_from_rest(color);
        }
    }

    /// The byte would become 0.
    #[cold]
    unsafe fn take_from_rest(&mut self, color: *mut u8) {
        let fits = self.rest.add(color, -i64::from(SHARE));
        *color = if fits { SHARE } else { KEPT };
    }
}

impl Visitor for Explainer {
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
            return self.take(color);
        }
        prefetch(color);
        let earlier = core::mem::replace(&mut self.ring[self.at % RING], color);
        self.at += 1;
        self.take(earlier);
    }
}

impl Explainer {
    #[cold]
    unsafe fn see_outside(&mut self, child: *mut PyObject) {
        let color = outside::color(child);
        if !color.is_null() {
            self.take(color);
        }
    }
}

/// Says that `op` has fewer references than were found.
#[cold]
pub unsafe fn report(op: *mut PyObject) {
    use core::fmt::Write;
    let name = CStr::from_ptr((*Py_TYPE(op)).tp_name).to_string_lossy();
    let _ = writeln!(
        crate::fatal::Stderr::new(),
        "gc: {name} object at {op:p} is visited more often than it is referenced ({} references): a tp_traverse is \
         wrong; the object is kept",
        refcount(op)
    );
}
