//! The third phase: what becomes of what nothing reaches.
//!
//! Foreign code runs here, and may free, untrack or resurrect what it can lay hands on. So a member of the garbage counts
//! as one only while it is tracked, set aside and of the color LISTED: whatever happens to it changes one of these.

use super::cells::{self, Generation};
use super::colors::{self, EVEN, LISTED, PASSED, REACHED};
use super::explain::{self, Wanted};
use super::in_order::{self, Order};
use super::list::List;
use super::scope::Scope;
use super::state;
use crate::object::managed;
use crate::prelude::*;
use crate::weak;

/// The garbage of a collection, in the order in which it came.
pub struct Garbage {
    members: List<*mut PyObject>,
    /// Where what lives on goes.
    target: Generation,
    /// Nothing has been taken out and no foreign code has run: all that was listed still counts.
    untouched: bool,
    /// What its objects need done.
    needs: Needs,
}

/// What some garbage needs done, in one look at its objects.
#[derive(Default)]
struct Needs {
    /// There are legacy finalizers.
    legacy: bool,
    /// There are finalizers.
    finalizers: bool,
    /// There are weak references, or types that can have them.
    weak: bool,
    /// Weak references, at the most.
    weak_count: usize,
}

/// Whether `op` still is what it was when it was listed.
#[inline]
unsafe fn is_member(op: *mut PyObject) -> bool {
    cells::is_tracked(op) && cells::generation(op) == Generation::Aside && colors::get(op) == LISTED
}

/// How many weak references there are to `op`, whose type can have some.
unsafe fn weak_count(op: *mut PyObject) -> usize {
    let mut count = 0;
    let mut reference = *managed::weak_list(op);
    while !reference.is_null() {
        count += 1;
        reference = (*reference).wr_next;
    }
    count
}

impl Garbage {
    /// Takes over what was found. All colors are 0.
    pub unsafe fn new(members: List<*mut PyObject>, target: Generation) -> Garbage {
        let mut needs = Needs::default();
        let (mut last, mut has_weak_list) = (null_mut(), false);
        for op in members.iter() {
            cells::set_generation(*op, Generation::Aside);
            colors::set(*op, LISTED);
            let kind = Py_TYPE(*op);
            if kind != last {
                last = kind;
                has_weak_list = managed::has_weak_list(kind);
                needs.legacy |= (*kind).tp_del.is_some();
                needs.finalizers |= (*kind).tp_finalize.is_some();
                needs.weak |= has_weak_list || weak::is_any(*op);
            }
            if has_weak_list {
                needs.weak_count += weak_count(*op);
            }
        }
        Garbage {
            members,
            target,
            untouched: true,
            needs,
        }
    }

    /// Those that still are members.
    unsafe fn each(&self, mut visit: impl FnMut(*mut PyObject)) {
        for op in self.members.iter() {
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

    /// Without memory to go on with, all of it lives on, and is looked at again by the next collection.
    #[cold]
    unsafe fn save_all(&mut self) {
        state::state().given_up = true;
        for op in self.members.iter() {
            if cells::is_tracked(*op) && cells::generation(*op) == Generation::Aside {
                self.save(*op);
            } else {
                colors::set(*op, colors::ABSENT);
            }
        }
        self.members.clear();
    }

    /// Sets those with a legacy finalizer aside, and what they reach: they live on. Returns them.
    pub unsafe fn take_uncollectable(&mut self) -> List<*mut PyObject> {
        let mut found: List<*mut PyObject> = List::new();
        if !self.needs.legacy {
            return found;
        }
        // Each is found once, so that there is room for all from now on.
        if !found.reserve(self.members.len()) {
            self.save_all();
            return found;
        }
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
        for op in found.iter() {
            self.save(*op);
        }
        self.untouched &= found.is_empty();
        found
    }

    /// Kills all weak references to members, then calls the callbacks of those that are no members themselves. Returns
    /// how many of these died with that.
    pub unsafe fn clear_weak_references(&mut self) -> usize {
        if !self.needs.weak {
            return 0;
        }
        let mut calls: List<*mut PyObject> = List::new();
        if self.needs.weak_count != 0 && !calls.reserve(self.needs.weak_count) {
            self.save_all();
            return 0;
        }
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
                    calls.push(Ref::new(reference).into_raw());
                }
            }
        });
        self.untouched &= calls.is_empty();
        let mut died = 0;
        for reference in calls.iter() {
            let Some(reference) = Ref::steal(*reference) else {
                continue;
            };
            let callback = (*reference.ptr().cast::<PyWeakReference>()).wr_callback;
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
        if !self.needs.finalizers && self.untouched {
            return;
        }
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
            let stays = is_member(op);
            if !stays && colors::get(op) == LISTED {
                colors::set(op, colors::ABSENT);
            }
            stays
        });
        let scope = Scope::of_members(&self.members);
        explain::explain(&scope, Wanted::COUNTS);
        let Some(order) = in_order::reach(&scope) else {
            // Something refers to each.
            for op in self.members.iter() {
                self.save(*op);
            }
            return self.members.clear();
        };
        if order.is_lost {
            return self.save_all();
        }
        for op in self.members.iter() {
            if Order::is_in_turn(colors::get(*op)) {
                self.save(*op);
            }
        }
        for op in order.late() {
            self.save(*op);
        }
        self.members
            .retain(|op| cells::generation(op) == Generation::Aside);
        for op in self.members.iter() {
            debug_assert!(matches!(colors::get(*op), EVEN | PASSED));
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
        for op in self.members.iter() {
            colors::set(*op, colors::ABSENT);
        }
        self.members.clear();
    }

    /// The members, for messages.
    pub unsafe fn each_member(&self, visit: impl FnMut(*mut PyObject)) {
        self.each(visit);
    }
}

unsafe extern "C" fn visit_uncollectable(child: *mut PyObject, found: *mut c_void) -> c_int {
    if PyObject_IS_GC(child) != 0 && is_member(child) {
        colors::set(child, REACHED);
        (*found.cast::<List<*mut PyObject>>()).push(child);
    }
    0
}
