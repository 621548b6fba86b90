//! What is told of a collection: to `gc.callbacks`, to a C program's observer, and, by the debug flags, to stderr.

use super::cells::Generation;
use super::collect::{self, Outcome, say};
use super::garbage::Garbage;
use super::state::{self, state};
use crate::prelude::*;

/// Before a collection.
pub unsafe fn started(generation: usize) {
    tell(c"start", 0, generation, Outcome::default());
    if state().debug & state::DEBUG_STATS != 0 {
        say(format_args!("gc: collecting generation {generation}...\n"));
    }
}

/// The sizes of the generations, before they are merged.
pub unsafe fn sizes(_generation: usize) {
    if state().debug & state::DEBUG_STATS == 0 {
        return;
    }
    let [young, middle, old] =
        [Generation::Young, Generation::Middle, Generation::Old].map(|one| collect::size(one));
    say(format_args!(
        "gc: objects in each generation: {young} {middle} {old}\n"
    ));
    say(format_args!(
        "gc: objects in permanent generation: {}\n",
        collect::frozen_count()
    ));
}

unsafe fn line(what: &str, op: *mut PyObject) {
    let name = CStr::from_ptr((*Py_TYPE(op)).tp_name).to_string_lossy();
    say(format_args!("gc: {what} <{name} {op:p}>\n"));
}

/// The garbage.
pub unsafe fn collectable(garbage: &Garbage) {
    if state().debug & state::DEBUG_COLLECTABLE != 0 {
        garbage.each_member(|op| line("collectable", op));
    }
}

/// One that is kept.
pub unsafe fn uncollectable(op: *mut PyObject) {
    if state().debug & state::DEBUG_UNCOLLECTABLE != 0 {
        line("uncollectable", op);
    }
}

/// After a collection.
pub unsafe fn finished(generation: usize, outcome: Outcome, nanoseconds: u64) {
    if state().debug & state::DEBUG_STATS != 0 {
        say(format_args!(
            "gc: done, {} unreachable, {} uncollectable, {:.4}s elapsed\n",
            outcome.collected + outcome.uncollectable,
            outcome.uncollectable,
            nanoseconds as f64 / 1e9
        ));
    }
    tell(c"stop", 1, generation, outcome);
}

unsafe fn tell(phase: &CStr, number: c_int, generation: usize, outcome: Outcome) {
    if let Some((observer, data)) = state().observer {
        observer(
            number,
            generation as c_int,
            outcome.collected,
            outcome.uncollectable,
            data,
        );
    }
    let callbacks = state::callbacks_if_any();
    if callbacks.is_null() || Py_SIZE(callbacks) == 0 {
        return;
    }
    if call_all(callbacks, phase, generation, outcome).is_err() {
        PyErr_WriteUnraisable(null_mut());
    }
}

unsafe fn call_all(
    callbacks: *mut PyObject,
    phase: &CStr,
    generation: usize,
    outcome: Outcome,
) -> Fallible {
    let info = owned(PyDict_New())?;
    let entries = [
        (c"generation", generation as Py_ssize_t),
        (c"collected", outcome.collected),
        (c"uncollectable", outcome.uncollectable),
    ];
    for (name, value) in entries {
        let value = owned(PyLong_FromSsize_t(value))?;
        status(PyDict_SetItemString(info.ptr(), name.as_ptr(), value.ptr()))?;
    }
    let phase = owned(PyUnicode_FromString(phase.as_ptr()))?;
    let mut at = 0;
    while at < Py_SIZE(callbacks) {
        let callback = Ref::new(PyList_GET_ITEM(callbacks, at));
        at += 1;
        let args = [phase.ptr(), info.ptr()];
        let result = PyObject_Vectorcall(callback.ptr(), args.as_ptr(), 2, null_mut());
        match Ref::steal(result) {
            Some(_) => {}
            None => PyErr_WriteUnraisable(callback.ptr()),
        }
    }
    Ok(())
}
