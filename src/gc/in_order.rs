//! The second phase in the order of CPython's lists.
//!
//! Members are looked at in order. One that nothing has reached yet is passed; when something reaches it later, it goes
//! to the end, and is looked at from there.
//!
//! Where marks were passed on by the first phase (`explain`) from just those members that something outside refers to,
//! they came to members as this phase would have: nothing is looked at again but what they came to after its turn.

use core::cell::UnsafeCell;

use super::cells::{self, Map};
use super::colors::{self, EVEN, GRAY, KEPT, MARK, PASSED, REACHED};
use super::explain::{Explained, Pass, report};
use super::follow::{Visitor, follow_apart};
use super::list::List;
use super::outside;
use super::roots;
use super::scope::Scope;
use crate::prelude::*;

struct FailedCell(UnsafeCell<usize>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for FailedCell {}

/// Members of the last full collection whose marks were of no use.
static FAILED: FailedCell = FailedCell(UnsafeCell::new(0));

/// What the first phase should do for this one. After marks that were of no use none are tried before there are twice as
/// many members, or half, or what something outside refers to has stayed the same.
pub unsafe fn pass_for(scope: &Scope<'_>, generation: usize) -> Pass {
    if generation < 2 || outside::any() {
        return Pass::Count;
    }
    let (members, failed) = (scope.entries(), *FAILED.0.get());
    if members / 2 >= failed || members < failed / 2 || roots::are_settled() {
        Pass::Mark
    } else {
        Pass::Count
    }
}

/// What was found: some members are garbage, or come in another order from now on.
pub struct Order {
    /// What comes after all others.
    late: List<*mut PyObject>,
    /// There was no memory for some of it.
    pub is_lost: bool,
}

/// The color of what is in `late`.
const LATE: u8 = MARK | GRAY;

impl Order {
    /// Whether a color is that of a living member that comes in its turn.
    #[inline(always)]
    pub fn is_in_turn(color: u8) -> bool {
        color & MARK != 0 && color != LATE
    }

    /// Whether a color is that of garbage.
    #[inline(always)]
    pub fn is_garbage(color: u8) -> bool {
        color & MARK == 0
    }

    /// What comes after all others, in order.
    pub fn late(&self) -> &[*mut PyObject] {
        &self.late
    }

    /// Puts some living members in their order; of those that come late all are there for which `is` returns true.
    pub unsafe fn sort(
        &self,
        members: &mut List<*mut PyObject>,
        is: unsafe fn(*mut PyObject) -> bool,
    ) {
        members.retain(|op| Order::is_in_turn(colors::get(op)));
        for op in self.late.iter() {
            if is(*op) {
                members.push(*op);
            }
        }
    }
}

/// Finds what lives, after the first phase; afterwards [`Order`] knows colors. `None`: all live, in the order that they had.
pub unsafe fn find(
    scope: &Scope<'_>,
    explained: &mut Explained,
    generation: usize,
    pass: Pass,
) -> Option<Order> {
    if generation < 2 {
        return reach(scope);
    }
    let were_right = roots::are_right();
    let found = look(scope);
    if pass == Pass::Mark {
        let all_right = were_right && !found.is_any_open && !explained.is_late_lost;
        if all_right && explained.late.iter().all(|op| is_even(*op)) {
            *FAILED.0.get() = 0;
            if !found.is_any_even && explained.late.is_empty() {
                return None;
            }
            if follow_late(&mut explained.late) {
                let late = core::mem::replace(&mut explained.late, List::new());
                let is_lost = false;
                return Some(Order { late, is_lost });
            }
        } else {
            *FAILED.0.get() = explained.members;
        }
        scope.each_color_in_order(|_, color| *color &= !MARK);
    }
    reach(scope)
}

/// The same after the members were explained, and what lives was found, in address order.
pub unsafe fn find_again(scope: &Scope<'_>) -> Option<Order> {
    scope.each_color_in_order(|_, color| {
        *color = match colors::plain(*color) {
            // Only of these some became gray.
            EVEN | GRAY => EVEN,
            // Reported already.
            _ => KEPT,
        };
    });
    reach(scope)
}

struct Found {
    /// Some have neither a mark nor anything outside that refers to them.
    is_any_even: bool,
    /// Something outside refers to some that have no mark, or more references than there are were found.
    is_any_open: bool,
}

/// Looks at all colors, and remembers what something outside refers to.
unsafe fn look(scope: &Scope<'_>) -> Found {
    let mut found = Found {
        is_any_even: false,
        is_any_open: false,
    };
    scope.each_color_in_order(|op, color| {
        let color = *color;
        let plain = colors::plain(color);
        found.is_any_even |= color == EVEN;
        found.is_any_open |= plain < EVEN || plain > EVEN && color & MARK == 0;
        if plain > EVEN {
            roots::found_one(op);
        }
    });
    roots::finish_unordered();
    found
}

unsafe fn is_even(op: *mut PyObject) -> bool {
    colors::plain(colors::get(op)) == EVEN
}

/// Those that were marked after their turn, in the order in which they were.
struct Late<'a> {
    found: &'a mut List<*mut PyObject>,
    is_lost: bool,
}

impl Late<'_> {
    fn at(&self, at: usize) -> Option<*mut PyObject> {
        self.found.get(at).copied()
    }
}

impl Visitor for Late<'_> {
    #[inline(always)]
    unsafe fn see(&mut self, child: *mut PyObject) {
        let color = colors::of(cells::map(), child);
        if !color.is_null() && *color == EVEN {
            *color = LATE;
            self.is_lost |= !self.found.push(child);
        }
    }
}

/// Follows these, and what is reached from there. False: there was no memory for it, and nothing has changed.
unsafe fn follow_late(found: &mut List<*mut PyObject>) -> bool {
    for op in found.iter() {
        colors::set(*op, LATE);
    }
    let mut late = Late {
        found,
        is_lost: false,
    };
    let me = &raw mut late;
    let mut at = 0;
    while let Some(op) = (*me).at(at) {
        at += 1;
        follow_apart(op, me);
    }
    if late.is_lost {
        // All that were given another color were EVEN.
        late.found.iter().for_each(|op| colors::set(*op, EVEN));
        late.found.clear();
    }
    !late.is_lost
}

struct InOrder {
    map: Map,
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

/// Marks a set from those that something outside refers to.
pub unsafe fn reach(scope: &Scope<'_>) -> Option<Order> {
    let map = *cells::map();
    let (mut is_any_even, mut wrong) = (false, false);
    scope.each_color_in_order(|_, color| {
        let color = *color;
        wrong |= color < EVEN;
        is_any_even |= color == EVEN;
    });
    if wrong {
        scope.each_color_in_order(|op, color| {
            if *color < EVEN {
                report(op);
            }
        });
    }
    if !is_any_even {
        return None;
    }
    let mut state = InOrder {
        map,
        end: List::new(),
        rescan: false,
    };
    let me = &raw mut state;
    let mut passed = 0;
    scope.each_asking_in_order(|op, color| {
        if *color == EVEN {
            *color = PASSED;
            passed += 1;
        } else {
            *color = REACHED;
            follow_apart(op, me);
        }
    });
    let (mut at, mut is_lost) = (0, false);
    loop {
        while let Some(op) = (*me).at_end(at) {
            at += 1;
            follow_apart(op, me);
        }
        if !core::mem::take(&mut (*me).rescan) {
            break;
        }
        is_lost = true;
        scope.each_color_in_order(|op, color| {
            if *color == GRAY {
                *color = REACHED;
                follow_apart(op, me);
            }
        });
    }
    let late = core::mem::replace(&mut state.end, List::new());
    (passed != 0).then_some(Order { late, is_lost })
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
            let has_room = self.end.push(child);
            *color = if has_room { LATE } else { GRAY };
            self.rescan |= !has_room;
        }
    }
}
