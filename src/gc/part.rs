//! Between the phases: the garbage is listed, the rest goes to the next generation, and all colors are 0 again.

use super::cells::{self, CELL_PLACES, Generation};
use super::colors::{self, EVEN, PASSED};
use super::explain::{self, Explained, Wanted};
use super::list::List;
use super::pace::pace;
use super::scope::{self, Scope};
use super::{log, outside, reach, state, untrack};
use crate::prelude::*;

/// What a collection has found.
pub struct Parted {
    pub garbage: List<*mut PyObject>,
    /// How many live.
    pub survivors: Py_ssize_t,
}

/// Finds the garbage of a generation and all younger ones; what lives goes to `target`.
pub unsafe fn part(generation: usize, target: Generation) -> Parted {
    let scope = Scope::to_collect(scope::generations_of(generation));
    let is_full = generation == 2;
    let wanted = Wanted {
        tuples: true,
        dicts: is_full,
        marks: is_full && scope.is_by_address(),
    };
    let explained = explain::explain(&scope, wanted);
    let members = explained.members as Py_ssize_t;
    let garbage = if scope.is_by_address() {
        by_address(&scope, explained, is_full, target)
    } else {
        in_order(&scope, explained, generation, target)
    };
    let survivors = members - garbage.len() as Py_ssize_t;
    count_survivors(generation, survivors);
    Parted { garbage, survivors }
}

unsafe fn by_address(
    scope: &Scope<'_>,
    mut explained: Explained,
    is_full: bool,
    target: Generation,
) -> List<*mut PyObject> {
    let mut garbage = List::new();
    let mut is_lost = false;
    if reach::by_address(scope, &mut explained, is_full) {
        let map = cells::map();
        scope.each_cell(|number, _| {
            let mut even = colors::look(map.color(number * CELL_PLACES)).even;
            while even != 0 {
                let place = number * CELL_PLACES + even.trailing_zeros() as usize;
                even &= even - 1;
                is_lost |= !garbage.push(map.object(place));
            }
        });
        scope.each_outside(|op| {
            if colors::get(op) == EVEN {
                is_lost |= !garbage.push(op);
            }
        });
    }
    give_up_if(is_lost, &mut garbage);
    // Of tuples in tuples one layer goes with each collection, as it does in the order in which CPython comes to them:
    // from the outermost to what is in it.
    explained.tuples.retain(|op| untrack::is_free(op));
    untrack_living(&mut explained);
    if is_full {
        settle_all(target);
    } else {
        scope.each_unseen(|op| settle(op, target));
    }
    for collected in scope.generations() {
        if let Some(log) = log::of(*collected) {
            log.reset();
        }
    }
    if let Some(log) = log::of(target) {
        log.lose();
    }
    garbage
}

/// Garbage that there is no memory to list waits for the next collection: a part of it would refer to the rest.
unsafe fn give_up_if(is_lost: bool, garbage: &mut List<*mut PyObject>) {
    if is_lost {
        garbage.clear();
        state::state().given_up = true;
    }
}

/// Untracks tuples and dicts that need not be looked at any more.
unsafe fn untrack_living(explained: &mut Explained) {
    for found in [&mut explained.tuples, &mut explained.dicts] {
        found.retain(|op| colors::get(op) != EVEN);
    }
    untrack::tuples(&explained.tuples);
    untrack::dicts(&explained.dicts);
}

/// Takes the color from a member, and moves it, if it is still tracked.
unsafe fn settle(op: *mut PyObject, target: Generation) {
    colors::set(op, colors::ABSENT);
    if cells::is_tracked(op) {
        cells::set_generation(op, target);
    }
}

/// The same for all objects but those set aside, which have no color.
unsafe fn settle_all(target: Generation) {
    let map = cells::map();
    for number in map.cells_in_use() {
        let cell = &mut *map.cell_at(number);
        let rest = cell.tracked & !cell.of(Generation::Aside);
        if rest & !(cell.old & cell.older) != 0 {
            cell.old |= rest;
            cell.older |= rest;
        }
    }
    map.forget_colors();
    if outside::any() {
        for one in scope::generations_of(2) {
            outside::each(*one, &mut |op| settle(op, target));
        }
    }
}

unsafe fn in_order(
    scope: &Scope<'_>,
    mut explained: Explained,
    generation: usize,
    target: Generation,
) -> List<*mut PyObject> {
    let mut survivors = Survivors::new(generation == 2);
    let mut garbage = List::new();
    if !reach::in_order(scope, &mut |op| survivors.add(op)) {
        untrack_living(&mut explained);
        keep_all(scope, target);
        return garbage;
    }
    let mut is_lost = false;
    scope.each_unseen(|op| {
        if matches!(colors::get(op), EVEN | PASSED) {
            is_lost |= !garbage.push(op);
        }
    });
    survivors.is_lost |= is_lost;
    give_up_if(is_lost, &mut garbage);
    untrack::tuples(&survivors.tuples);
    untrack::dicts(&survivors.dicts);
    if survivors.is_lost {
        scope.each_unseen(|op| settle(op, target));
    }
    for collected in scope.generations() {
        if let Some(log) = log::of(*collected) {
            log.reset();
        }
    }
    if survivors.is_lost {
        if let Some(log) = log::of(target) {
            log.lose();
        }
        return garbage;
    }
    for op in garbage.iter() {
        colors::set(*op, colors::ABSENT);
    }
    for op in survivors.in_order.iter() {
        move_on(*op, target);
    }
    garbage
}

/// Takes the color from a member, and puts it at the end of its generation to be, if it is still tracked.
#[inline(always)]
unsafe fn move_on(op: *mut PyObject, target: Generation) {
    let map = cells::map();
    let place = map.place(op);
    if place >= map.places() {
        colors::set(op, colors::ABSENT);
        if cells::is_tracked(op) {
            state::move_to(op, target);
        }
        return;
    }
    *map.color(place) = colors::ABSENT;
    let (cell, bit) = map.cell(place);
    if (*cell).tracked & bit != 0 {
        (*cell).set_generation(bit, target);
        if let Some(log) = log::of(target) {
            log.push(op);
        }
    }
}

/// All members live, in the order that they have.
unsafe fn keep_all(scope: &Scope<'_>, target: Generation) {
    let map = cells::map();
    for generation in scope.generations() {
        if let Some(log) = log::of(*generation) {
            if *generation == target {
                // They are there already, and before all others.
                for op in log.objects() {
                    *map.color(map.place(*op)) = colors::ABSENT;
                }
            } else if !log::of(target).is_some_and(|to| to.take_over(log)) {
                for op in log.objects() {
                    move_on(*op, target);
                }
                log.reset();
            }
        }
        if outside::any() {
            outside::each(*generation, &mut |op| move_on(op, target));
        }
    }
}

/// What lives, in the order that it has from now on.
struct Survivors {
    in_order: List<*mut PyObject>,
    /// There was no memory for all.
    is_lost: bool,
    /// Those that may turn out to need no tracking.
    tuples: List<*mut PyObject>,
    dicts: List<*mut PyObject>,
    wants_dicts: bool,
}

impl Survivors {
    fn new(wants_dicts: bool) -> Survivors {
        Survivors {
            in_order: List::new(),
            is_lost: false,
            tuples: List::new(),
            dicts: List::new(),
            wants_dicts,
        }
    }

    #[inline(always)]
    unsafe fn add(&mut self, op: *mut PyObject) {
        self.is_lost |= !self.in_order.push(op);
        if PyTuple_CheckExact(op) {
            self.tuples.push(op);
        } else if self.wants_dicts && PyDict_CheckExact(op) {
            self.dicts.push(op);
        }
    }
}

unsafe fn count_survivors(generation: usize, survivors: Py_ssize_t) {
    let pace = pace();
    match generation {
        1 => pace.long_lived_pending += survivors,
        2 => {
            pace.long_lived_pending = 0;
            pace.long_lived_total = survivors;
        }
        _ => {}
    }
}
