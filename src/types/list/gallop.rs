//! Where a value belongs in a run: looked for from one end of it in leaps of growing length, then by halving.

use crate::object::Fallible;

/// A comparison that may fail.
pub trait Less<T>: FnMut(&T, &T) -> Fallible<bool> {}

impl<T, F: FnMut(&T, &T) -> Fallible<bool>> Less<T> for F {}

/// How many values at the front hold a property that the later ones do not, looked for from the front.
fn count_front(len: usize, mut holds: impl FnMut(usize) -> Fallible<bool>) -> Fallible<usize> {
    if !holds(0)? {
        return Ok(0);
    }
    let (mut near, mut far) = (0, 1);
    while far < len && holds(far)? {
        (near, far) = (far, 2 * far + 1);
    }
    bisect(near + 1, far.min(len), holds)
}

/// The same, looked for from the end.
fn count_back(len: usize, mut holds: impl FnMut(usize) -> Fallible<bool>) -> Fallible<usize> {
    let last = len - 1;
    if holds(last)? {
        return Ok(len);
    }
    let (mut near, mut far) = (0, 1);
    while far < len && !holds(last - far)? {
        (near, far) = (far, 2 * far + 1);
    }
    bisect(len - far.min(len), last - near, holds)
}

fn bisect(
    mut low: usize,
    mut high: usize,
    mut holds: impl FnMut(usize) -> Fallible<bool>,
) -> Fallible<usize> {
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// How many of `data[..len]`, which are one at least, are not above `value`.
pub unsafe fn count_not_above<T>(
    data: *const T,
    len: usize,
    value: &T,
    less: &mut impl Less<T>,
) -> Fallible<usize> {
    count_front(len, |i| Ok(!less(value, &*data.add(i))?))
}

/// How many of `data[..len]`, which are one at least, are below `value`.
pub unsafe fn count_below<T>(
    data: *const T,
    len: usize,
    value: &T,
    less: &mut impl Less<T>,
) -> Fallible<usize> {
    count_front(len, |i| less(&*data.add(i), value))
}

/// As [`count_not_above`], from the end.
pub unsafe fn count_not_above_from_end<T>(
    data: *const T,
    len: usize,
    value: &T,
    less: &mut impl Less<T>,
) -> Fallible<usize> {
    count_back(len, |i| Ok(!less(value, &*data.add(i))?))
}

/// As [`count_below`], from the end.
pub unsafe fn count_below_from_end<T>(
    data: *const T,
    len: usize,
    value: &T,
    less: &mut impl Less<T>,
) -> Fallible<usize> {
    count_back(len, |i| less(&*data.add(i), value))
}
