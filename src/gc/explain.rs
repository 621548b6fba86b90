//! The first phase: how many references to each member are not from members.
//!
//! Every member gets the color EVEN. Then, member by member, its count is added to its own color and each of its
//! references takes one from another's: the object itself is looked at once, and of those that it refers to only the
//! byte, which, unless it lies near, was asked for some visits before.
//!
//! What was referred to from outside in the last collections is believed to be so again (`roots`): it is marked from the
//! start, and a reference from what is marked passes the mark on. Where the belief turns out right, which the counts tell
//! in the end, most of what lives has been marked on the way, and needs not be looked at a second time.

use super::cells::{self, Generation, Map};
use super::colors::{self, EVEN, KEPT, MARK, MOST, Rest};
use super::edges::Edges;
use super::follow::{Visitor, follow, follow_apart};
use super::list::List;
use super::outside;
use super::roots;
use super::scope::{Scope, prefetch};
use crate::prelude::*;
use crate::types::dict;

/// Visits between asking for a byte and using it.
const RING: usize = 32;
/// Members from which on references are kept: with fewer, memory for them costs more than a second look.
const MANY: usize = 1 << 18;
/// What moves at once from a byte to the rest, or back.
const SHARE: u8 = 64;

/// What the first phase has found.
pub struct Explained {
    /// How many members there are.
    pub members: usize,
    /// Those that were marked after their turn: what they refer to has not been marked.
    pub late: List<*mut PyObject>,
    /// There was no memory for one of these.
    pub is_late_lost: bool,
    /// What members without a mark refer to.
    pub edges: Edges,
    /// Members that may turn out to need no tracking.
    pub tuples: List<*mut PyObject>,
    /// The same for dicts.
    pub dicts: List<*mut PyObject>,
}

/// What is done with references besides counting them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Nothing.
    Count,
    /// From what is believed to be referred to from outside marks are passed on; in address order, and with many members,
    /// the references of what has no mark are kept.
    Mark,
}

/// What the first phase is to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Find tuples that need no tracking.
    pub tuples: bool,
    /// Find dicts that need none.
    pub dicts: bool,
    pub pass: Pass,
}

impl Wanted {
    /// Counts, and no more.
    pub const COUNTS: Wanted = Wanted {
        tuples: false,
        dicts: false,
        pass: Pass::Count,
    };
}

/// Bytes that were asked for, to be used when as many others have been.
struct Ring {
    colors: [*mut u8; RING],
    at: usize,
}

impl Ring {
    fn new() -> Ring {
        Ring {
            colors: [&raw mut NOWHERE; RING],
            at: 0,
        }
    }

    #[inline(always)]
    fn exchange(&mut self, color: *mut u8) -> *mut u8 {
        let at = self.at % RING;
        self.at = at + 1;
        core::mem::replace(&mut self.colors[at], color)
    }
}

struct Explainer {
    map: Map,
    /// The byte of the member whose references are looked at.
    here: *mut u8,
    /// Seen from members without a mark.
    ring: Ring,
    /// Seen from those with one.
    marking: Ring,
    /// There may be some in `marking`.
    is_marking: bool,
    edges: Edges,
    rest: Rest,
    late: List<*mut PyObject>,
    /// More are not remembered.
    most_late: usize,
    is_late_lost: bool,
}

/// Sees what a member without a mark refers to; with `KEEP` keeps it.
#[repr(transparent)]
struct Counting<const KEEP: bool>(Explainer);

/// Sees what a member with a mark refers to.
#[repr(transparent)]
struct Marking(Explainer);

/// Sees what a member refers to where marks must be there in turn.
#[repr(transparent)]
struct InTurn<const MARKED: bool>(Explainer);

/// What a byte outside of everything is for.
static mut NOWHERE: u8 = colors::ABSENT;

/// Explains; afterwards the color, but for the mark, of what nothing outside refers to is EVEN, of everything else in the
/// set anything but that: less where a type visits what it does not own.
pub unsafe fn explain(scope: &Scope<'_>, wanted: Wanted) -> Explained {
    let map = cells::map();
    let members = scope.paint();
    let mut explainer = Explainer::new(*map);
    let me = &raw mut explainer;
    let (mut tuples, mut dicts) = (List::new(), List::new());
    let mut filter = |op: *mut PyObject| {
        if wanted.tuples && PyTuple_CheckExact(op) {
            if !tuple_stays(map, op) {
                tuples.push(op);
            }
        } else if wanted.dicts && PyDict_CheckExact(op) && !dict_stays(map, op) {
            dicts.push(op);
        }
    };
    let marks = wanted.pass == Pass::Mark;
    if marks {
        roots::begin(members);
    }
    if scope.is_by_address() {
        // Only what has a place can be kept.
        if marks && members >= MANY && !outside::any() {
            explainer.edges = Edges::by_place(members);
        }
        explain_by_address(scope, members, me, marks, &mut filter);
    } else if marks {
        explain_and_mark_in_turn(scope, me, &mut filter);
    } else {
        explain_in_order(scope, me, &mut filter);
    }
    explainer.finish();
    Explained {
        members,
        late: core::mem::replace(&mut explainer.late, List::new()),
        is_late_lost: explainer.is_late_lost,
        edges: core::mem::replace(&mut explainer.edges, Edges::none()),
        tuples,
        dicts,
    }
}

#[inline(always)]
unsafe fn explain_in_order(
    scope: &Scope<'_>,
    me: *mut Explainer,
    filter: &mut impl FnMut(*mut PyObject),
) {
    let is_small = (*me).map.are_colors_few();
    scope.each_asking_in_order(|op, color| {
        (*me).here = color;
        (*me).add(color, refcount(op));
        let is_common = if is_small {
            follow_apart(op, me.cast::<InTurn<false>>())
        } else {
            follow_apart(op, me.cast::<Counting<false>>())
        };
        if is_common {
            filter(op);
        }
    });
}

/// Marks are passed on in the order in which the second phase would come to what they stand for.
#[inline(always)]
unsafe fn explain_and_mark_in_turn(
    scope: &Scope<'_>,
    me: *mut Explainer,
    filter: &mut impl FnMut(*mut PyObject),
) {
    roots::mark(|_| ());
    scope.each_asking_in_order(|op, color| {
        // Too many references came first: one of them may have taken it for late.
        (*me).is_late_lost |= colors::plain(*color) > EVEN;
        (*me).add(color, refcount(op));
        let is_common = if *color & MARK == 0 {
            follow_apart(op, me.cast::<InTurn<false>>())
        } else {
            follow_apart(op, me.cast::<InTurn<true>>())
        };
        if is_common {
            filter(op);
        }
    });
}

#[inline(always)]
unsafe fn explain_by_address(
    scope: &Scope<'_>,
    members: usize,
    me: *mut Explainer,
    marks: bool,
    filter: &mut impl FnMut(*mut PyObject),
) {
    let map = *cells::map();
    let mut look = |op: *mut PyObject, color: *mut u8| {
        let count = refcount(op);
        (*me).add(color, count);
        if *color & MARK != 0 {
            (*me).is_marking = true;
            let is_common = follow(op, me.cast::<Marking>());
            if is_common {
                filter(op);
            }
            return is_common;
        }
        let is_common = if (*me).edges.is_open() {
            let is_common = follow(op, me.cast::<Counting<true>>());
            (*me).edges.finish_at(map.place_of(color), count);
            is_common
        } else {
            follow(op, me.cast::<Counting<false>>())
        };
        if is_common {
            filter(op);
        }
        is_common
    };
    let first = if marks {
        look_from_roots(me, members, &mut look)
    } else {
        List::new()
    };
    scope.each_by_address(|op, color| {
        if *color & MARK == 0 && (*me).is_marking {
            // Before its turn, since one of the marks may be its own.
            (*me).mark_now();
        }
        (*me).here = color;
        look(op, color)
    });
    for (op, generation) in first.iter() {
        cells::set_generation(*op, *generation);
    }
}

/// Looks at what is believed to be referred to from outside, and some that are reached from there, before all others, so
/// that there are marks wherever the first members lie. Returns them; until the others were looked at they are set aside.
///
/// They are a few, or as many as an eighth when one lies near the other and address order may not be the order in which
/// they were made.
unsafe fn look_from_roots(
    me: *mut Explainer,
    members: usize,
    look: &mut impl FnMut(*mut PyObject, *mut u8) -> bool,
) -> List<(*mut PyObject, Generation)> {
    const FEW: usize = 1000;
    const NEAR: usize = 4096;
    let map = cells::map();
    let most = (members / 8).max(FEW);
    let mut first: List<(*mut PyObject, Generation)> = List::new();
    // Whatever is marked counts as late, and so is found in the list.
    (*me).here = ptr::without_provenance_mut(usize::MAX);
    (*me).most_late = most;
    roots::mark(|op| {
        (*me).late.push(op);
    });
    let (mut at, mut near, mut last) = (0, 0, 0);
    while at < FEW || at < most && 2 * near > at {
        let Some(op) = (*me).late_at(at) else {
            if !core::mem::take(&mut (*me).is_marking) {
                break;
            }
            (*me).mark_now();
            continue;
        };
        at += 1;
        near += usize::from(op.addr().abs_diff(last) < NEAR);
        last = op.addr();
        let place = map.place(op);
        if place < map.places() && first.push((op, cells::generation(op))) {
            look(op, map.color(place));
            cells::set_generation(op, Generation::Aside);
        }
    }
    // The others have a mark, and their turn is to come.
    (*me).late.clear();
    (*me).is_late_lost = false;
    (*me).most_late = usize::MAX;
    first
}

/// Whether two bytes are so close that the other is at hand when the one is.
#[inline(always)]
pub fn is_near(one: *mut u8, other: *mut u8) -> bool {
    const NEAR: usize = 4096;
    one.addr().wrapping_sub(other.addr()).wrapping_add(NEAR) < 2 * NEAR
}

/// Whether a container that refers to `child` needs to be tracked, for sure: `child` is tracked now, and will be.
#[inline(always)]
unsafe fn is_reason(map: &Map, child: *mut PyObject) -> bool {
    let place = map.place(child);
    place < map.places() && *map.color(place) != colors::ABSENT && !PyTuple_CheckExact(child)
}

#[inline(always)]
unsafe fn tuple_stays(map: &Map, op: *mut PyObject) -> bool {
    let items = tuple_items(op);
    (0..Py_SIZE(op)).any(|at| {
        let item = *items.offset(at);
        !item.is_null() && is_reason(map, item)
    })
}

#[inline(always)]
unsafe fn dict_stays(map: &Map, op: *mut PyObject) -> bool {
    dict::any_reference(op, |child| is_reason(map, child))
}

impl Explainer {
    fn new(map: Map) -> Explainer {
        Explainer {
            map,
            here: null_mut(),
            ring: Ring::new(),
            marking: Ring::new(),
            is_marking: false,
            edges: Edges::none(),
            rest: Rest::new(),
            late: List::new(),
            most_late: usize::MAX,
            is_late_lost: false,
        }
    }

    /// Uses all that was asked for.
    unsafe fn finish(&mut self) {
        self.mark_now();
        for _ in 0..RING {
            let color = self.ring.exchange(&raw mut NOWHERE);
            self.take(color);
        }
        self.settle_rest();
    }

    #[inline(always)]
    unsafe fn add(&mut self, color: *mut u8, count: Py_ssize_t) {
        let (before, mark) = (colors::plain(*color), *color & MARK);
        let sum = before as Py_ssize_t + count;
        if before <= MOST && sum <= MOST as Py_ssize_t {
            *color = sum as u8 | mark;
        } else {
            self.add_much(color, sum as i64);
        }
    }

    #[cold]
    unsafe fn add_much(&mut self, color: *mut u8, sum: i64) {
        if colors::plain(*color) <= MOST {
            let kept = EVEN + SHARE;
            let fits = self.rest.add(color, sum - i64::from(kept));
            *color = (if fits { kept } else { KEPT }) | *color & MARK;
        }
    }

    /// One reference is explained.
    #[inline(always)]
    unsafe fn take(&mut self, color: *mut u8) {
        let before = *color;
        let plain = colors::plain(before);
        if plain.wrapping_sub(2) <= MOST - 2 {
            *color = before - 1;
        } else if plain == 1 {
            self.take_from_rest(color);
        }
    }

    /// The same, from a member with a mark.
    #[inline(always)]
    unsafe fn take_and_mark(&mut self, color: *mut u8) {
        let before = *color;
        if colors::plain(before).wrapping_sub(2) <= MOST - 2 {
            *color = (before - 1) | MARK;
            if before & MARK == 0 && color <= self.here {
                self.is_late(color);
            }
        } else if before != colors::ABSENT {
            self.mark_unusual(color);
        }
    }

    /// The same where what was looked at is known by its color: what is still to come has none of its count yet.
    #[inline(always)]
    unsafe fn take_and_mark_in_turn(&mut self, color: *mut u8) {
        let before = *color;
        let is_late = before & MARK == 0 && before > EVEN;
        self.take(color);
        if before != colors::ABSENT {
            *color |= MARK;
            if is_late {
                self.is_late(color);
            }
        }
    }

    /// The same for one that cannot just be counted down.
    #[cold]
    #[inline(never)]
    unsafe fn mark_unusual(&mut self, color: *mut u8) {
        let before = *color;
        if colors::plain(before) == 1 {
            self.take_from_rest(color);
        }
        *color |= MARK;
        if before & MARK == 0 && color <= self.here {
            self.is_late(color);
        }
    }

    /// Uses all that was asked for from members with a mark.
    #[inline(never)]
    unsafe fn mark_now(&mut self) {
        self.is_marking = false;
        for _ in 0..RING {
            let color = self.marking.exchange(&raw mut NOWHERE);
            self.take_and_mark(color);
        }
    }

    fn late_at(&self, at: usize) -> Option<*mut PyObject> {
        self.late.get(at).copied()
    }

    /// The member of a byte was marked after its turn.
    #[inline(never)]
    unsafe fn is_late(&mut self, color: *mut u8) {
        if self.late.len() >= self.most_late {
            return;
        }
        let op = self.map.object(self.map.place_of(color));
        self.is_late_lost |= !self.late.push(op);
    }

    /// The byte would become 0.
    #[cold]
    #[inline(never)]
    unsafe fn take_from_rest(&mut self, color: *mut u8) {
        let fits = self.rest.add(color, -i64::from(SHARE));
        *color = (if fits { SHARE } else { KEPT }) | *color & MARK;
    }

    /// What was in the rest decides as well.
    unsafe fn settle_rest(&mut self) {
        self.rest.each(|color, rest| {
            let plain = colors::plain(*color);
            if plain <= MOST {
                let settled = match i64::from(plain) - i64::from(EVEN) + rest {
                    0 => EVEN,
                    1.. => KEPT,
                    _ => EVEN - 1,
                };
                *color = settled | *color & MARK;
            }
        });
    }

    #[cold]
    #[inline(never)]
    unsafe fn see_outside(&mut self, child: *mut PyObject, mark: u8) {
        let color = outside::color(child);
        if !color.is_null() {
            let before = *color;
            self.take(color);
            if before != colors::ABSENT && mark & !before != 0 {
                *color |= MARK;
                self.is_late_lost |= !self.late.push(child);
            }
        }
    }
}

impl<const KEEP: bool> Visitor for Counting<KEEP> {
    #[inline(always)]
    unsafe fn see(&mut self, child: *mut PyObject) {
        let me = &mut self.0;
        let place = me.map.place(child);
        if place >= me.map.places() {
            if outside::any() {
                me.see_outside(child, 0);
            }
            return;
        }
        if KEEP {
            me.edges.push(place);
        }
        let color = me.map.color(place);
        if is_near(color, me.here) {
            return me.take(color);
        }
        prefetch(color);
        let earlier = me.ring.exchange(color);
        me.take(earlier);
    }
}

impl<const MARKED: bool> Visitor for InTurn<MARKED> {
    #[inline(always)]
    unsafe fn see(&mut self, child: *mut PyObject) {
        let me = &mut self.0;
        let place = me.map.place(child);
        if place >= me.map.places() {
            if outside::any() {
                me.see_outside(child, if MARKED { MARK } else { 0 });
            }
            return;
        }
        let color = me.map.color(place);
        if MARKED {
            me.take_and_mark_in_turn(color);
        } else {
            me.take(color);
        }
    }
}

impl Visitor for Marking {
    #[inline(always)]
    unsafe fn see(&mut self, child: *mut PyObject) {
        let me = &mut self.0;
        let place = me.map.place(child);
        if place >= me.map.places() {
            if outside::any() {
                me.see_outside(child, MARK);
            }
            return;
        }
        let color = me.map.color(place);
        if is_near(color, me.here) {
            return me.take_and_mark(color);
        }
        prefetch(color);
        let earlier = me.marking.exchange(color);
        me.take_and_mark(earlier);
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
