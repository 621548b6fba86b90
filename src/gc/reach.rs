//! The second phase in address order: what lives is marked, from the members that something outside refers to.
//!
//! A reference to an object that is still to come only makes that gray; one to an object that was passed goes on a stack,
//! for afterwards. What the first phase has kept of an object's references is used in place of the object.
//!
//! Those of which more references were found than there are live, and are reported.

use super::cells::{self, CELL_PLACES, Map};
use super::colors::{self, EVEN, GRAY, MARK};
use super::edges::{Edges, each_of_run};
use super::explain::{Explained, is_near, report};
use super::follow::{Visitor, follow};
use super::list::List;
use super::outside;
use super::roots;
use super::scope::{Scope, prefetch};
use crate::prelude::*;

/// Visits between asking for a byte and using it.
const RING: usize = 32;
/// Objects between asking for where the run of one begins and asking for the run, and from then on until it is followed.
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
    map: Map,
    /// What the first phase has kept.
    edges: Edges,
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
        map: *map,
        edges: core::mem::replace(&mut explained.edges, Edges::none()),
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
        scope.each_without_mark(!(*me).edges.is_open(), |op, color| {
            if *color & MARK != 0 || *color == EVEN {
                return false;
            }
            let place = map.place(op);
            (*me).to_come = place.saturating_add(1);
            *color |= MARK;
            look_at(me, op, place, color)
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

/// Follows what `op` refers to. Returns whether what lies behind others should be asked for.
#[inline(always)]
unsafe fn look_at(me: *mut ByAddress, op: *mut PyObject, place: usize, color: *mut u8) -> bool {
    (*me).here = color;
    if place < (*me).map.places()
        && let Some(run) = (*me).edges.run_of(place)
    {
        each_of_run(run, |place| (*me).see_place(place));
        return false;
    }
    follow(op, me)
}

/// Follows everything on the stack. To follow an object takes two lines of memory, and the first says where the other is:
/// so it waits twice, and others are asked for meanwhile.
unsafe fn drain(me: *mut ByAddress) {
    let mut first = Asked::<*mut PyObject, AHEAD>::new(null_mut());
    let mut second = Asked::<*mut PyObject, AHEAD>::new(null_mut());
    let map = (*me).map;
    loop {
        while !first.is_full()
            && let Some(op) = (*me).stack.pop()
        {
            (*me).edges.ask_for_group(map.place(op));
            first.add(op);
        }
        let ready = if let Some(op) = first.oldest() {
            (*me).edges.ask_for_run(map.place(op), op);
            let ready = if second.is_full() {
                second.oldest()
            } else {
                None
            };
            second.add(op);
            if ready.is_none() {
                continue;
            }
            ready
        } else {
            second.oldest()
        };
        if let Some(op) = ready {
            look_at(me, op, map.place(op), colors::of(&map, op));
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
            let color = colors::of(&self.map, *op);
            let plain = colors::plain(*color);
            *color = if plain == EVEN { GRAY } else { plain };
        }
        self.stack.clear();
        true
    }

    #[inline(always)]
    unsafe fn found(&mut self, place: usize) {
        let color = self.map.color(place);
        // What something outside refers to is met by the pass, or was.
        if *color == EVEN {
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
        self.see_place(place);
    }
}

impl ByAddress {
    #[inline(always)]
    unsafe fn see_place(&mut self, place: usize) {
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

    #[cold]
    unsafe fn see_outside(&mut self, child: *mut PyObject) {
        let color = outside::color(child);
        if !color.is_null() && *color == EVEN {
            self.push(child, color);
        }
    }
}
