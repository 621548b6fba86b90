//! The items of a deque.

use super::deque;
use crate::prelude::*;

/// The room of the first block.
const LEAST_ROOM: usize = 8;

#[inline(always)]
unsafe fn place(op: *mut PyObject, at: usize) -> *mut *mut PyObject {
    let d = deque(op);
    let at = (*d).first + at;
    (*d).items
        .add(if at >= (*d).room { at - (*d).room } else { at })
}

#[inline(always)]
unsafe fn length(op: *mut PyObject) -> usize {
    Py_SIZE(op) as usize
}

#[inline(always)]
unsafe fn set_length(op: *mut PyObject, length: usize) {
    (*deque(op)).ob_base.ob_size = length as Py_ssize_t;
    (*deque(op)).changes += 1;
}

/// An item, borrowed.
#[inline(always)]
pub unsafe fn get(op: *mut PyObject, at: usize) -> *mut PyObject {
    *place(op, at)
}

/// Puts an item in the place of another, which is returned for the caller to drop.
pub unsafe fn replace(op: *mut PyObject, at: usize, item: *mut PyObject) -> *mut PyObject {
    place(op, at).replace(item)
}

pub unsafe fn swap(op: *mut PyObject, a: usize, b: usize) {
    place(op, a).swap(place(op, b));
}

/// Moves the items to a block of another room, in order from its start.
#[cold]
unsafe fn resize(op: *mut PyObject, room: usize) -> Fallible {
    let items: *mut *mut PyObject = PyMem_Malloc(room * size_of::<usize>()).cast();
    if items.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    for i in 0..length(op) {
        *items.add(i) = get(op, i);
    }
    let d = deque(op);
    PyMem_Free((*d).items.cast());
    (*d).items = items;
    (*d).room = room;
    (*d).first = 0;
    Ok(())
}

/// Room for one more, and then an item at an end goes when there are too many.
#[inline(always)]
unsafe fn make_room(op: *mut PyObject) -> Fallible {
    let d = deque(op);
    if length(op) < (*d).room {
        return Ok(());
    }
    resize(op, ((*d).room * 2).max(LEAST_ROOM))
}

unsafe fn is_over(op: *mut PyObject) -> bool {
    let most = (*deque(op)).most;
    most >= 0 && Py_SIZE(op) > most
}

/// Adds an item at the right; one at the left may have to go.
#[inline]
pub unsafe fn push(op: *mut PyObject, item: Ref) -> Fallible {
    make_room(op)?;
    *place(op, length(op)) = item.into_raw();
    set_length(op, length(op) + 1);
    if is_over(op) {
        drop(pop_left(op));
    }
    Ok(())
}

/// Adds an item at the left; one at the right may have to go.
#[inline]
pub unsafe fn push_left(op: *mut PyObject, item: Ref) -> Fallible {
    make_room(op)?;
    let d = deque(op);
    (*d).first = if (*d).first == 0 {
        (*d).room - 1
    } else {
        (*d).first - 1
    };
    *place(op, 0) = item.into_raw();
    set_length(op, length(op) + 1);
    if is_over(op) {
        drop(pop(op));
    }
    Ok(())
}

/// Gives memory back when most of it has not been needed for long.
#[inline(always)]
unsafe fn shrink(op: *mut PyObject) {
    let room = (*deque(op)).room;
    if room > 64 && length(op) * 8 < room && resize(op, room / 4).is_err() {
        PyErr_Clear();
    }
}

/// Takes the rightmost item.
#[inline]
pub unsafe fn pop(op: *mut PyObject) -> Option<Ref> {
    let last = length(op).checked_sub(1)?;
    let item = get(op, last);
    set_length(op, last);
    shrink(op);
    Some(Ref::steal_unchecked(item))
}

/// Takes the leftmost item.
#[inline]
pub unsafe fn pop_left(op: *mut PyObject) -> Option<Ref> {
    let rest = length(op).checked_sub(1)?;
    let item = get(op, 0);
    let d = deque(op);
    (*d).first = if (*d).first + 1 == (*d).room {
        0
    } else {
        (*d).first + 1
    };
    set_length(op, rest);
    shrink(op);
    Some(Ref::steal_unchecked(item))
}

/// Turns the ring so that the item `to` comes first.
pub unsafe fn rotate_to(op: *mut PyObject, to: usize) {
    let n = length(op);
    if to == 0 || n < 2 {
        return;
    }
    let d = deque(op);
    (*d).changes += 1;
    if n == (*d).room {
        (*d).first = ((*d).first + to) % n;
        return;
    }
    // The shorter way round: items move over the gap.
    if to <= n - to {
        for _ in 0..to {
            let item = get(op, 0);
            (*d).first = ((*d).first + 1) % (*d).room;
            *place(op, n - 1) = item;
        }
    } else {
        for _ in 0..n - to {
            let item = get(op, n - 1);
            (*d).first = ((*d).first + (*d).room - 1) % (*d).room;
            *place(op, 0) = item;
        }
    }
}

/// Takes an item out; those after it move up.
pub unsafe fn take(op: *mut PyObject, at: usize) -> Ref {
    let item = get(op, at);
    for i in at + 1..length(op) {
        *place(op, i - 1) = get(op, i);
    }
    set_length(op, length(op) - 1);
    Ref::steal_unchecked(item)
}

/// Puts an item before the one at `at`.
pub unsafe fn insert(op: *mut PyObject, at: usize, item: Ref) -> Fallible {
    make_room(op)?;
    let n = length(op);
    for i in (at..n).rev() {
        *place(op, i + 1) = get(op, i);
    }
    *place(op, at) = item.into_raw();
    set_length(op, n + 1);
    Ok(())
}

/// Drops all items; the deque is empty before the first of them goes.
pub unsafe fn clear(op: *mut PyObject) {
    let d = deque(op);
    let (items, room, first, count) = ((*d).items, (*d).room, (*d).first, length(op));
    (*d).items = null_mut();
    (*d).room = 0;
    (*d).first = 0;
    set_length(op, 0);
    for i in 0..count {
        let at = first + i;
        decref(*items.add(if at >= room { at - room } else { at }));
    }
    PyMem_Free(items.cast());
}
