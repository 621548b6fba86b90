//! The name that may have been meant: the one that the fewest changes make of what was written.

use crate::prelude::*;

/// Of a character put in, left out or changed.
const CHANGE: usize = 2;
/// Of a letter in the other case.
const CASE: usize = 1;
/// Longer names are not compared.
const BYTES_MAX: usize = 40;

/// The name most like `written`; `None` when none is like it.
pub unsafe fn of<'a>(
    written: *mut PyObject,
    names: impl Iterator<Item = &'a CStr>,
) -> Option<&'a CStr> {
    let text = PyUnicode_AsUTF8(written);
    if text.is_null() {
        PyErr_Clear();
        return None;
    }
    let text = CStr::from_ptr(text).to_bytes();
    let mut best: Option<(&CStr, usize)> = None;
    for name in names {
        let bytes = name.to_bytes();
        // About a third of the characters may differ.
        let mut most = (text.len() + bytes.len() + 3) * CHANGE / 6;
        if let Some((_, distance)) = best {
            most = most.min(distance.saturating_sub(1));
        }
        match distance(text, bytes) {
            Some(distance) if distance <= most => best = Some((name, distance)),
            _ => {}
        }
    }
    best.map(|(name, _)| name)
}

/// What it costs to change one character into another.
fn exchange(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        CHANGE
    }
}

/// What it costs to make `b` of `a`; `None` when either is too long.
fn distance(a: &[u8], b: &[u8]) -> Option<usize> {
    if a.len() > BYTES_MAX || b.len() > BYTES_MAX {
        return None;
    }
    // costs[j]: of making the first j bytes of `b` of what has been read of `a`.
    let mut costs = [0; BYTES_MAX + 1];
    for (j, cost) in costs.iter_mut().enumerate() {
        *cost = j * CHANGE;
    }
    for (i, &from) in a.iter().enumerate() {
        let mut diagonal = costs[0];
        costs[0] = (i + 1) * CHANGE;
        for (j, &to) in b.iter().enumerate() {
            let changed = diagonal + exchange(from, to);
            diagonal = costs[j + 1];
            costs[j + 1] = changed.min(costs[j] + CHANGE).min(diagonal + CHANGE);
        }
    }
    Some(costs[b.len()])
}
