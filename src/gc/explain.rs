//! The first phase: how many references to each member are not from members.
//!
//! Every member gets the color EVEN. Then, member by member, its count is added to its own color and each of its
//! references takes one from another's: the object itself is looked at once, and of those that it refers to only the
//! byte, which was asked for some visits before.

use super::cells::{self, Map};
use super::colors::{self, BIG, Big, EVEN, KEPT, MOST};
use super::outside;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

/// Visits between asking for a byte and using it.
const RING: usize = 32;

struct Explainer {
    map: &'static Map,
    /// Bytes that were asked for.
    ring: [*mut u8; RING],
    at: usize,
    big: Big,
}

/// What a byte outside of everything is for.
static mut NOWHERE: u8 = colors::ABSENT;

/// Explains; afterwards the color of what nothing outside refers to is EVEN, of everything else in the set anything but
/// that. Returns how many have more references from inside than references: their types visit what they do not own.
pub unsafe fn explain(scope: &Scope<'_>) -> usize {
    let map = cells::map();
    scope.each_unseen(|op| colors::set(op, EVEN));
    let mut explainer = Explainer {
        map,
        ring: [&raw mut NOWHERE; RING],
        at: 0,
        big: Big::new(),
    };
    let arg = (&raw mut explainer).cast::<c_void>();
    scope.each(|op| {
        (*arg.cast::<Explainer>()).add(colors::of(map, op), refcount(op));
        if let Some(traverse) = (*Py_TYPE(op)).tp_traverse {
            traverse(op, Some(visit), arg);
        }
    });
    for at in 0..RING {
        let color = core::mem::replace(&mut explainer.ring[at], &raw mut NOWHERE);
        explainer.take(color);
    }
    explainer.big.each(|color, count| {
        *color = match count {
            0 => EVEN,
            1.. => KEPT,
            _ => EVEN - 1,
        };
    });
    report(scope)
}

impl Explainer {
    #[inline(always)]
    unsafe fn add(&mut self, color: *mut u8, count: Py_ssize_t) {
        let sum = *color as Py_ssize_t + count;
        if *color <= MOST && sum <= MOST as Py_ssize_t {
            *color = sum as u8;
        } else {
            self.add_big(color, count as i64);
        }
    }

    #[cold]
    unsafe fn add_big(&mut self, color: *mut u8, count: i64) {
        match *color {
            BIG => *self.big.get(color) += count,
            KEPT => {}
            small => self.make_big(color, i64::from(small) - i64::from(EVEN) + count),
        }
    }

    unsafe fn make_big(&mut self, color: *mut u8, count: i64) {
        *color = if self.big.add(color, count) {
            BIG
        } else {
            KEPT
        };
    }

    /// One reference is explained.
    #[inline(always)]
    unsafe fn take(&mut self, color: *mut u8) {
        let before = *color;
        if before.wrapping_sub(2) <= MOST - 2 {
            *color = before - 1;
        } else if before != colors::ABSENT {
            self.take_big(color);
        }
    }

    #[cold]
    unsafe fn take_big(&mut self, color: *mut u8) {
        match *color {
            BIG => *self.big.get(color) -= 1,
            1 => self.make_big(color, -i64::from(EVEN)),
            _ => {}
        }
    }
}

unsafe extern "C" fn visit(child: *mut PyObject, arg: *mut c_void) -> c_int {
    let me = &mut *arg.cast::<Explainer>();
    let place = me.map.place(child);
    if place >= me.map.places() {
        if outside::any() {
            let color = outside::color(child);
            if !color.is_null() {
                me.take(color);
            }
        }
        return 0;
    }
    let color = me.map.color(place);
    prefetch(color);
    let earlier = core::mem::replace(&mut me.ring[me.at % RING], color);
    me.at += 1;
    me.take(earlier);
    0
}

/// Members with fewer references than were found are reported, and kept.
unsafe fn report(scope: &Scope<'_>) -> usize {
    let mut wrong = 0;
    scope.each_unseen(|op| {
        if colors::get(op) < EVEN {
            colors::set(op, KEPT);
            wrong += 1;
            report_one(op);
        }
    });
    wrong
}

#[cold]
unsafe fn report_one(op: *mut PyObject) {
    use core::fmt::Write;
    let name = CStr::from_ptr((*Py_TYPE(op)).tp_name).to_string_lossy();
    let _ = writeln!(
        crate::fatal::Stderr::new(),
        "gc: {name} object at {op:p} is visited more often than it is referenced ({} references): a tp_traverse is \
         wrong; the object is kept",
        refcount(op)
    );
}
