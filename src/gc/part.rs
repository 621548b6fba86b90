//! Between the phases: the garbage is listed, the rest goes to the next generation, and all colors are 0 again.

use super::cells::{self, CELL_PLACES, Generation};
use super::colors::{self, EVEN};
use super::explain::{self, Explained, Pass, Wanted};
use super::in_order::Order;
use super::list::List;
use super::pace::pace;
use super::scope::{self, MOST_IN_ORDER, Scope};
use super::{in_order, log, outside, reach, state, untrack};
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
    let pass = if !scope.is_by_address() {
        in_order::pass_for(&scope, generation)
    } else if is_full {
        Pass::Mark
    } else {
        Pass::Count
    };
    let wanted = Wanted {
        tuples: true,
        dicts: is_full,
        pass,
    };
    let explained = explain::explain(&scope, wanted);
    let members = explained.members as Py_ssize_t;
    let garbage = if scope.is_by_address() {
        by_address(&scope, explained, is_full, target)
    } else {
        in_order(&scope, explained, generation, pass, target)
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
    let is_any = reach::by_address(scope, &mut explained, is_full);
    let are_few = (is_full || scope.is_in_order()) && survivors(scope) <= MOST_IN_ORDER;
    if scope.is_in_order() && are_few {
        // Fewer live than it seemed: their order need not be lost.
        let scope = scope.put_in_order();
        return match in_order::find_again(&scope) {
            Some(order) => by_order(&scope, explained, order, target),
            None => all_live(&scope, explained, target),
        };
    }
    if is_any {
        is_lost = !list(scope, &mut garbage);
    }
    give_up_if(is_lost, &mut garbage);
    // Of tuples in tuples one layer goes with each collection, as it does in the order in which CPython comes to them:
    // from the outermost to what is in it.
    explained.tuples.retain(|op| untrack::is_free(op));
    untrack_living(&mut explained);
    let order = if is_full && are_few && !is_lost {
        order_of_living(scope)
    } else {
        None
    };
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
        match order {
            Some(order) => log.begin_with(&order),
            None => log.lose(),
        }
    }
    garbage
}

/// What lives of some generations, where there is memory to list it: of those whose order was lost in address order, which
/// will do for the oldest, so that what comes after them has its own again.
unsafe fn order_of_living(scope: &Scope<'_>) -> Option<List<*mut PyObject>> {
    let map = cells::map();
    let mut living = List::new();
    let mut has_room = true;
    for generation in scope.generations() {
        let log = log::of(*generation)?;
        let entries = log.objects().len();
        // What was left over by many that are gone costs more than an order that is known in parts is worth.
        if log.is_lost() || entries > 4 * scope::members_of(&[*generation]) {
            scope::each_cell_of(&[*generation], |number, bits| {
                let mut bits = bits & !colors::look(map.color(number * CELL_PLACES)).even;
                while bits != 0 {
                    let place = number * CELL_PLACES + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    has_room &= living.push(map.object(place));
                }
            });
        } else {
            log.tidy();
            for op in log.objects() {
                if *map.color(map.place(*op)) != EVEN {
                    has_room &= living.push(*op);
                }
            }
        }
    }
    has_room.then_some(living)
}

/// How many of some members are not of the color EVEN, so far as these have a place.
unsafe fn survivors(scope: &Scope<'_>) -> usize {
    let (map, mut count) = (cells::map(), 0);
    scope.each_cell(|number, bits| {
        let even = colors::look(map.color(number * CELL_PLACES)).even;
        count += (bits & !even).count_ones() as usize;
    });
    count
}

/// Lists what is of the color EVEN, in the order in which it came where that is known. False: there is no memory for it.
unsafe fn list(scope: &Scope<'_>, garbage: &mut List<*mut PyObject>) -> bool {
    let mut is_lost = false;
    let map = cells::map();
    if scope.is_in_order() {
        for log in scope.generations().iter().filter_map(|one| log::of(*one)) {
            log.keep_even();
            for op in log.objects() {
                *map.color(map.place(*op)) = EVEN;
                is_lost |= !garbage.push(*op);
            }
        }
    } else {
        scope.each_cell(|number, _| {
            let mut even = colors::look(map.color(number * CELL_PLACES)).even;
            while even != 0 {
                let place = number * CELL_PLACES + even.trailing_zeros() as usize;
                even &= even - 1;
                is_lost |= !garbage.push(map.object(place));
            }
        });
    }
    scope.each_outside(|op| {
        if colors::get(op) == EVEN {
            is_lost |= !garbage.push(op);
        }
    });
    !is_lost
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
    pass: Pass,
    target: Generation,
) -> List<*mut PyObject> {
    match in_order::find(scope, &mut explained, generation, pass) {
        Some(order) => by_order(scope, explained, order, target),
        None => all_live(scope, explained, target),
    }
}

/// There is no garbage, and the order stays.
unsafe fn all_live(
    scope: &Scope<'_>,
    mut explained: Explained,
    target: Generation,
) -> List<*mut PyObject> {
    untrack_living(&mut explained);
    keep_all(scope, target);
    List::new()
}

/// Lists the garbage; what lives goes on in its order.
unsafe fn by_order(
    scope: &Scope<'_>,
    mut explained: Explained,
    order: Order,
    target: Generation,
) -> List<*mut PyObject> {
    let mut garbage = List::new();
    let mut is_lost = false;
    scope.each_in_order(|op| {
        if Order::is_garbage(colors::get(op)) {
            is_lost |= !garbage.push(op);
        }
    });
    give_up_if(is_lost, &mut garbage);
    if !explained.tuples.is_empty() {
        order.sort(&mut explained.tuples, is_tuple);
        untrack::tuples(&explained.tuples);
    }
    if !explained.dicts.is_empty() {
        order.sort(&mut explained.dicts, is_dict);
        untrack::dicts(&explained.dicts);
    }
    if is_lost || order.is_lost {
        scope.each_in_order(|op| settle(op, target));
        for log in scope.generations().iter().filter_map(|one| log::of(*one)) {
            log.reset();
        }
        if let Some(log) = log::of(target) {
            log.lose();
        }
        return garbage;
    }
    move_in_turn(scope, target);
    for op in order.late() {
        move_on(*op, target);
    }
    for op in garbage.iter() {
        colors::set(*op, colors::ABSENT);
    }
    garbage
}

unsafe fn is_tuple(op: *mut PyObject) -> bool {
    PyTuple_CheckExact(op)
}

unsafe fn is_dict(op: *mut PyObject) -> bool {
    PyDict_CheckExact(op)
}

/// What lives and comes in its turn goes to its generation to be. That one's log, when it is collected as well, is the
/// first.
unsafe fn move_in_turn(scope: &Scope<'_>, target: Generation) {
    let map = *cells::map();
    for generation in scope.generations() {
        let Some(log) = log::of(*generation) else {
            continue;
        };
        if *generation == target {
            log.retain(|op| {
                let color = map.color(map.place(op));
                let stays = Order::is_in_turn(*color);
                if stays {
                    *color = colors::ABSENT;
                }
                stays
            });
        } else {
            for op in log.objects() {
                if Order::is_in_turn(*map.color(map.place(*op))) {
                    move_on(*op, target);
                }
            }
            log.reset();
        }
        if outside::any() {
            outside::each(*generation, &mut |op| {
                if Order::is_in_turn(colors::get(op)) {
                    move_on(op, target);
                }
            });
        }
    }
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
