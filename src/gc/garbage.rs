//! The third phase: what becomes of what nothing reaches.
//!
//! Foreign code runs here, and may free, untrack or resurrect what it can lay hands on. So a member of the garbage counts
//! as one only while it is tracked, set aside and of the color LISTED: whatever happens to it changes one of these.

use super::cells::{self, Generation};
use super::colors::{self, LISTED, REACHED};
use super::scope::Scope;
use super::{explain, reach, state};
use crate::object::managed;
use crate::prelude::*;
use crate::weak;

/// The garbage of a collection, in the order in which it came.
pub struct Garbage {
    members: Vec<*mut PyObject>,
    /// Where what lives on goes.
    target: Generation,
    /// Nothing has been taken out and no foreign code has run: all that was listed still counts.
    untouched: bool,
}

/// Whether `op` still is what it was when it was listed.
#[inline]
unsafe fn is_member(op: *mut PyObject) -> bool {
    cells::is_tracked(op) && cells::generation(op) == Generation::Aside && colors::get(op) == LISTED
}

impl Garbage {
    /// Takes over what was found. All colors are 0.
    pub unsafe fn new(members: Vec<*mut PyObject>, target: Generation) -> Garbage {
        for op in &members {
            cells::set_generation(*op, Generation::Aside);
            colors::set(*op, LISTED);
        }
        Garbage {
            members,
            target,
            untouched: true,
        }
    }

    /// Those that still are members.
    unsafe fn each(&self, mut visit: impl FnMut(*mut PyObject)) {
        for op in &self.members {
            if is_member(*op) {
                visit(*op);
            }
        }
    }

    /// How many still are.
    pub unsafe fn count(&self) -> usize {
        if self.untouched {
            return self.members.len();
        }
        let mut count = 0;
        self.each(|_| count += 1);
        count
    }

    unsafe fn save(&self, op: *mut PyObject) {
        colors::set(op, colors::ABSENT);
        state::move_to(op, self.target);
    }

    /// Sets those with a legacy finalizer aside, and what they reach: they live on. Returns them.
    pub unsafe fn take_uncollectable(&mut self) -> Vec<*mut PyObject> {
        let mut found: Vec<*mut PyObject> = Vec::new();
        self.each(|op| {
            if (*Py_TYPE(op)).tp_del.is_some() {
                colors::set(op, REACHED);
                found.push(op);
            }
        });
        let mut at = 0;
        while let Some(op) = found.get(at).copied() {
            at += 1;
            if let Some(traverse) = (*Py_TYPE(op)).tp_traverse {
                traverse(op, Some(visit_uncollectable), (&raw mut found).cast());
            }
        }
        for op in &found {
            self.save(*op);
        }
        self.untouched &= found.is_empty();
        found
    }

    /// Kills all weak references to members, then calls the callbacks of those that are no members themselves. Returns
    /// how many of these died with that.
    pub unsafe fn clear_weak_references(&mut self) -> usize {
        let mut calls: Vec<Ref> = Vec::new();
        self.each(|op| {
            if weak::is_any(op) {
                // Its callback must not see what is being cleared.
                weak::clear_but_callback(op);
            }
            if !managed::has_weak_list(Py_TYPE(op)) {
                return;
            }
            let list = managed::weak_list(op);
            loop {
                let reference: *mut PyObject = (*list).cast();
                if reference.is_null() {
                    break;
                }
                weak::clear_but_callback(reference);
                let callback = (*reference.cast::<PyWeakReference>()).wr_callback;
                if !callback.is_null() && !is_member(reference) {
                    calls.push(Ref::new(reference));
                }
            }
        });
        self.untouched &= calls.is_empty();
        let mut died = 0;
        for reference in calls {
            let callback = (*reference.cast::<PyWeakReference>()).wr_callback;
            if let Some(callback) = Ref::new_or_none(callback) {
                weak::call_callback(reference.ptr(), callback.ptr());
            }
            if refcount(reference.ptr()) == 1 {
                died += 1;
            }
        }
        died
    }

    /// Calls the finalizers that have not run.
    pub unsafe fn finalize(&mut self) {
        let mut called = false;
        self.each(|op| {
            let Some(finalize) = (*Py_TYPE(op)).tp_finalize else {
                return;
            };
            if !cells::is_finalized(op) {
                called = true;
                cells::set_finalized(op);
                let op = Ref::new(op);
                finalize(op.ptr());
            }
        });
        self.untouched &= !called;
    }

    /// Looks again: what has been resurrected, and all that it reaches, lives on.
    pub unsafe fn save_resurrected(&mut self) {
        if self.untouched {
            return;
        }
        self.members.retain(|op| {
            let stays = is_member(*op);
            if !stays && colors::get(*op) == LISTED {
                colors::set(*op, colors::ABSENT);
            }
            stays
        });
        let mut saved = Vec::new();
        let scope = Scope::of_members(&self.members);
        explain::explain(&scope);
        reach::reach(&scope, &mut |op| saved.push(op));
        for op in saved {
            self.save(op);
        }
        self.members
            .retain(|op| cells::generation(*op) == Generation::Aside);
        for op in &self.members {
            colors::set(*op, LISTED);
        }
    }

    /// Breaks the cycles; with `keep` it hands each member to that instead.
    pub unsafe fn clear(&mut self, keep: Option<unsafe fn(*mut PyObject)>) {
        self.each(|op| {
            if let Some(keep) = keep {
                keep(op);
            } else if let Some(clear) = (*Py_TYPE(op)).tp_clear {
                let held = Ref::new(op);
                clear(op);
                if !PyErr_Occurred().is_null() {
                    PyErr_FormatUnraisable(
                        c"Exception ignored in tp_clear of %s".as_ptr(),
                        (*Py_TYPE(op)).tp_name,
                    );
                }
                drop(held);
            }
            if is_member(op) {
                self.save(op);
            }
        });
        // Where a member was there may be something else by now, which has no color.
        for op in self.members.drain(..) {
            colors::set(op, colors::ABSENT);
        }
    }

    /// The members, for messages.
    pub unsafe fn each_member(&self, visit: impl FnMut(*mut PyObject)) {
        self.each(visit);
    }
}

unsafe extern "C" fn visit_uncollectable(child: *mut PyObject, found: *mut c_void) -> c_int {
    if PyObject_IS_GC(child) != 0 && is_member(child) {
        colors::set(child, REACHED);
        (*found.cast::<Vec<*mut PyObject>>()).push(child);
    }
    0
}
