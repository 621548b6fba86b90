//! A stable sort that merges runs, of values that are compared by something that may fail.
//!
//! Runs are what is in order already, stretched to a minimum by insertion. Neighbours are merged by the powersort rule:
//! each border between two runs has a power, the depth at which an even split of the whole would have put it, and the
//! pending borders' powers rise from left to right. A merge that keeps taking from one side leaps ahead in it.

use core::ptr;

use crate::object::Fallible;

/// Runs are at least half of this long.
const MIN_RUN: usize = 32;
/// So many values in a row from one side make a merge leap.
const LEAP_AFTER: usize = 7;
/// The powers rise, and none is above the bits of a length.
const MAX_RUNS: usize = 66;

#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Of the border to the run before.
    power: u32,
}

/// Sorts `data[..len]` by `less`. `scratch` has room for half of them. On an error the order is any.
pub unsafe fn stable_sort<T: Copy>(
    data: *mut T,
    len: usize,
    scratch: *mut T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible {
    let min_run = shortest_run(len);
    let mut runs = [Run {
        start: 0,
        len: 0,
        power: 0,
    }; MAX_RUNS];
    let mut pending = 0;
    let mut start = 0;
    while start < len {
        let found = find_run(data.add(start), len - start, less)?;
        let run_len = found.max(min_run.min(len - start));
        insert_rest(data.add(start), found, run_len, less)?;
        let mut run = Run {
            start,
            len: run_len,
            power: 0,
        };
        if pending > 0 {
            run.power = border_power(&runs[pending - 1], &run, len);
            while pending > 1 && runs[pending - 1].power > run.power {
                merge_last_two(data, &mut runs, &mut pending, scratch, less)?;
            }
        }
        runs[pending] = run;
        pending += 1;
        start += run_len;
    }
    while pending > 1 {
        merge_last_two(data, &mut runs, &mut pending, scratch, less)?;
    }
    Ok(())
}

/// A length that makes the number of runs a power of two or a little below.
fn shortest_run(mut len: usize) -> usize {
    let mut odd = 0;
    while len >= 2 * MIN_RUN {
        odd |= len & 1;
        len >>= 1;
    }
    len + odd
}

/// The depth of the border between two neighbours in a tree that halves the whole: the first binary digit in which the
/// middles of the two, as fractions of the whole, differ.
fn border_power(left: &Run, right: &Run, len: usize) -> u32 {
    let scale = |doubled_middle: usize| ((doubled_middle as u128) << 63) / len as u128;
    let a = scale(2 * left.start + left.len) as u64;
    let b = scale(2 * right.start + right.len) as u64;
    (a ^ b).leading_zeros()
}

/// The length of the run at the beginning; one that falls strictly is turned round.
unsafe fn find_run<T: Copy>(
    data: *mut T,
    len: usize,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible<usize> {
    if len < 2 {
        return Ok(len);
    }
    let falls = less(&*data.add(1), &*data)?;
    let mut end = 2;
    while end < len && less(&*data.add(end), &*data.add(end - 1))? == falls {
        end += 1;
    }
    if falls {
        core::slice::from_raw_parts_mut(data, end).reverse();
    }
    Ok(end)
}

/// Makes `data[..len]` a run, whose first `sorted` values are one.
unsafe fn insert_rest<T: Copy>(
    data: *mut T,
    sorted: usize,
    len: usize,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible {
    for i in sorted..len {
        let value = *data.add(i);
        let (mut low, mut high) = (0, i);
        while low < high {
            let middle = usize::midpoint(low, high);
            if less(&value, &*data.add(middle))? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        ptr::copy(data.add(low), data.add(low + 1), i - low);
        *data.add(low) = value;
    }
    Ok(())
}

unsafe fn merge_last_two<T: Copy>(
    data: *mut T,
    runs: &mut [Run; MAX_RUNS],
    pending: &mut usize,
    scratch: *mut T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible {
    let right = runs[*pending - 1];
    let left = &mut runs[*pending - 2];
    let (start, left_len) = (left.start, left.len);
    left.len += right.len;
    *pending -= 1;
    merge(data.add(start), left_len, right.len, scratch, less)
}

/// Merges two neighbours. Only what overlaps is moved: the left one's head and the right one's tail may be in place.
unsafe fn merge<T: Copy>(
    data: *mut T,
    left: usize,
    right: usize,
    scratch: *mut T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible {
    let middle = data.add(left);
    let skip = count_not_above(data, left, &*middle, less)?;
    let (data, left) = (data.add(skip), left - skip);
    if left == 0 {
        return Ok(());
    }
    let right = count_below_from_end(middle, right, &*data.add(left - 1), less)?;
    if right == 0 {
        return Ok(());
    }
    if left <= right {
        merge_upward(data, left, right, scratch, less)
    } else {
        merge_downward(data, left, right, scratch, less)
    }
}

/// Merges from the front; the left run waits in the scratch space.
unsafe fn merge_upward<T: Copy>(
    data: *mut T,
    left: usize,
    right: usize,
    scratch: *mut T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible {
    ptr::copy_nonoverlapping(data, scratch, left);
    let right_values = data.add(left);
    let (mut i, mut j) = (0, 0);
    let (mut lefts, mut rights) = (0, 0);
    while i < left && j < right {
        let out = data.add(i + j);
        if less(&*right_values.add(j), &*scratch.add(i))? {
            *out = *right_values.add(j);
            j += 1;
            (lefts, rights) = (0, rights + 1);
        } else {
            *out = *scratch.add(i);
            i += 1;
            (lefts, rights) = (lefts + 1, 0);
        }
        if lefts >= LEAP_AFTER && i < left && j < right {
            let more = count_not_above(scratch.add(i), left - i, &*right_values.add(j), less)?;
            ptr::copy_nonoverlapping(scratch.add(i), data.add(i + j), more);
            i += more;
            lefts = 0;
        } else if rights >= LEAP_AFTER && i < left && j < right {
            let more = count_below(right_values.add(j), right - j, &*scratch.add(i), less)?;
            ptr::copy(right_values.add(j), data.add(i + j), more);
            j += more;
            rights = 0;
        }
    }
    ptr::copy_nonoverlapping(scratch.add(i), data.add(i + j), left - i);
    Ok(())
}

/// Merges from the back; the right run waits in the scratch space.
unsafe fn merge_downward<T: Copy>(
    data: *mut T,
    left: usize,
    right: usize,
    scratch: *mut T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible {
    ptr::copy_nonoverlapping(data.add(left), scratch, right);
    let (mut i, mut j) = (left, right);
    let (mut lefts, mut rights) = (0, 0);
    while i > 0 && j > 0 {
        let out = data.add(i + j - 1);
        if less(&*scratch.add(j - 1), &*data.add(i - 1))? {
            *out = *data.add(i - 1);
            i -= 1;
            (lefts, rights) = (lefts + 1, 0);
        } else {
            *out = *scratch.add(j - 1);
            j -= 1;
            (lefts, rights) = (0, rights + 1);
        }
        if lefts >= LEAP_AFTER && i > 0 && j > 0 {
            let keep = count_not_above_from_end(data, i, &*scratch.add(j - 1), less)?;
            ptr::copy(data.add(keep), data.add(keep + j), i - keep);
            i = keep;
            lefts = 0;
        } else if rights >= LEAP_AFTER && i > 0 && j > 0 {
            let keep = count_below_from_end(scratch, j, &*data.add(i - 1), less)?;
            ptr::copy_nonoverlapping(scratch.add(keep), data.add(i + keep), j - keep);
            j = keep;
            rights = 0;
        }
    }
    ptr::copy_nonoverlapping(scratch, data.add(i), j);
    Ok(())
}

/// How many values at the front hold a property that the later ones do not: looked for in leaps of growing length.
fn count_front(len: usize, mut holds: impl FnMut(usize) -> Fallible<bool>) -> Fallible<usize> {
    let (mut low, mut leap) = (0, 1);
    while low + leap <= len && holds(low + leap - 1)? {
        low += leap;
        leap *= 2;
    }
    let high = (low + leap - 1).min(len);
    bisect(low, high, holds)
}

/// The same, looked for from the end.
fn count_back(len: usize, mut holds: impl FnMut(usize) -> Fallible<bool>) -> Fallible<usize> {
    let (mut high, mut leap) = (len, 1);
    while leap <= high && !holds(high - leap)? {
        high -= leap;
        leap *= 2;
    }
    let low = (high + 1).saturating_sub(leap);
    bisect(low, high, holds)
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

unsafe fn count_not_above<T: Copy>(
    data: *mut T,
    len: usize,
    value: &T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible<usize> {
    count_front(len, |i| Ok(!less(value, &*data.add(i))?))
}

unsafe fn count_below<T: Copy>(
    data: *mut T,
    len: usize,
    value: &T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible<usize> {
    count_front(len, |i| less(&*data.add(i), value))
}

unsafe fn count_not_above_from_end<T: Copy>(
    data: *mut T,
    len: usize,
    value: &T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible<usize> {
    count_back(len, |i| Ok(!less(value, &*data.add(i))?))
}

unsafe fn count_below_from_end<T: Copy>(
    data: *mut T,
    len: usize,
    value: &T,
    less: &mut impl FnMut(&T, &T) -> Fallible<bool>,
) -> Fallible<usize> {
    count_back(len, |i| less(&*data.add(i), value))
}
