//! One collection from beginning to end.

use core::fmt::Write;
use std::time::Instant;

use super::cells::{self, Generation};
use super::colors;
use super::garbage::Garbage;
use super::list::List;
use super::pace::{self, pace};
use super::part::part;
use super::scope::{self, Scope};
use super::state::{self, state};
use super::{log, policy, report};
use crate::object::pool;
use crate::prelude::*;

/// What a collection has found.
#[derive(Clone, Copy, Default)]
pub struct Outcome {
    /// Unreachable, not resurrected, and freed as far as their types allow.
    pub collected: Py_ssize_t,
    /// Unreachable, and kept because of a legacy finalizer.
    pub uncollectable: Py_ssize_t,
    /// Members of the set.
    candidates: Py_ssize_t,
}

/// Collects `generation` and all younger ones. Nothing is done while a collection runs.
pub unsafe fn collect(generation: usize) -> Outcome {
    if pace().collecting {
        return Outcome::default();
    }
    if generation == 2 {
        policy::around(|| collect_now(2))
    } else {
        collect_now(generation)
    }
}

unsafe fn collect_now(generation: usize) -> Outcome {
    pace().collecting = true;
    report::started(generation);
    let begun = Instant::now();
    let outcome = run(generation);
    let took = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
    count(generation, outcome, took);
    report::finished(generation, outcome, took);
    pace().collecting = false;
    outcome
}

/// Collects what is due.
pub unsafe fn collect_due() {
    if pace().collecting {
        return;
    }
    match pace::which() {
        Some(generation) => {
            collect(generation);
        }
        None => pace::reset_alarm(),
    }
}

/// `PyGC_Collect`.
pub unsafe fn collect_all() -> Py_ssize_t {
    if !pace().enabled || pace().collecting {
        return 0;
    }
    let error = PyErr_GetRaisedException();
    let outcome = collect(2);
    PyErr_SetRaisedException(error);
    outcome.collected + outcome.uncollectable
}

unsafe fn run(generation: usize) -> Outcome {
    begin_counts(generation);
    report::sizes(generation);
    let target = target_of(generation);
    let found = part(generation, target);
    let mut garbage = Garbage::new(found.garbage, target);
    let uncollectable = garbage.take_uncollectable();
    report::collectable(&garbage);
    let mut outcome = Outcome {
        candidates: found.survivors + garbage.count() as Py_ssize_t,
        ..Outcome::default()
    };
    outcome.collected = garbage.clear_weak_references() as Py_ssize_t;
    garbage.finalize();
    garbage.save_resurrected();
    outcome.collected += garbage.count() as Py_ssize_t;
    let keep = state().debug & state::DEBUG_SAVEALL != 0;
    garbage.clear(keep.then_some(state::keep_garbage));
    outcome.uncollectable = uncollectable.len() as Py_ssize_t;
    for op in uncollectable.iter() {
        report::uncollectable(*op);
        if keep || (*Py_TYPE(*op)).tp_del.is_some() {
            state::keep_garbage(*op);
        }
    }
    if generation == 2 {
        pool::empty_all();
    }
    if !PyErr_Occurred().is_null() {
        PyErr_FormatUnraisable(c"Exception ignored in garbage collection".as_ptr());
    }
    outcome
}

fn target_of(generation: usize) -> Generation {
    if generation == 0 {
        Generation::Middle
    } else {
        Generation::Old
    }
}

unsafe fn begin_counts(generation: usize) {
    let counts = &mut pace().counts;
    if generation < 2 {
        counts[generation + 1] += 1;
    }
    counts[..=generation].fill(0);
    pace::reset_alarm();
}

unsafe fn count(generation: usize, outcome: Outcome, took: u64) {
    let statistics = &mut state().statistics[generation];
    statistics.collections += 1;
    statistics.collected += outcome.collected;
    statistics.uncollectable += outcome.uncollectable;
    statistics.candidates += outcome.candidates;
    statistics.given_up += Py_ssize_t::from(core::mem::take(&mut state().given_up));
    statistics.nanoseconds += took;
    statistics.longest_nanoseconds = statistics.longest_nanoseconds.max(took);
}

/// Calls `visit` for each tracked object of the generations, not those that are set aside, until it returns false.
pub unsafe fn visit_all(mut visit: impl FnMut(*mut PyObject) -> bool) {
    let mut goes_on = true;
    for number in 0..3 {
        Scope::of_generations(&[scope::generation_number(number)])
            .each(|op| goes_on = goes_on && (!cells::is_tracked(op) || visit(op)));
    }
}

/// Appends the tracked objects of a generation in the order in which they came, if it is known. False: there is no memory.
pub unsafe fn list(generation: Generation, all: &mut List<*mut PyObject>) -> bool {
    let mut is_lost = false;
    Scope::of_generations(&[generation]).each(|op| is_lost |= !all.push(op));
    !is_lost
}

/// How many objects a generation has.
pub unsafe fn size(generation: Generation) -> Py_ssize_t {
    let mut count = 0;
    Scope::of_generations(&[generation]).each(|_| count += 1);
    count
}

/// Moves all objects to the permanent generation.
pub unsafe fn freeze() {
    Scope::of_generations(scope::generations_of(2)).each(|op| {
        cells::set_generation(op, Generation::Aside);
    });
    for generation in scope::generations_of(2) {
        if let Some(log) = log::of(*generation) {
            log.reset();
        }
    }
    pace().counts = [0; 3];
    pace::reset_alarm();
    state().frozen = true;
}

/// Calls `visit` for each object of the permanent generation.
unsafe fn each_frozen(mut visit: impl FnMut(*mut PyObject)) {
    if state().frozen {
        Scope::of_generations(&[Generation::Aside]).each_unseen(|op| {
            if colors::get(op) == colors::ABSENT {
                visit(op);
            }
        });
    }
}

/// How many there are.
pub unsafe fn frozen_count() -> Py_ssize_t {
    let mut count = 0;
    each_frozen(|_| count += 1);
    count
}

/// Moves them to the oldest generation.
pub unsafe fn unfreeze() {
    each_frozen(|op| state::move_to(op, Generation::Old));
    state().frozen = false;
}

/// `gc: ...` as the debug flags print it.
pub fn say(text: core::fmt::Arguments<'_>) {
    let _ = crate::fatal::Stderr::new().write_fmt(text);
}
