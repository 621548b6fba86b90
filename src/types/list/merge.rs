//! A stable sort that merges runs, of values that are compared by something that may fail.
//!
//! Runs are what is in order already, stretched to a minimum by insertion. Neighbours are merged by the powersort rule:
//! each border between two runs has a power, the depth at which an even split of the whole would have put it, and the
//! pending borders' powers rise from left to right. A merge that keeps taking from one side leaps ahead in it, and the
//! better leaps have paid, the sooner it leaps again.
//!
//! Which two values are compared, and when, is what CPython's `listsort.txt` describes, step by step: comparisons are
//! calls of foreign code, and after one that fails the values stand as they stood when it was called.

use core::ptr;

use super::gallop::{
    Less, count_below, count_below_from_end, count_not_above, count_not_above_from_end,
};
use crate::object::Fallible;

/// Runs are at least half of this long.
const MAX_MIN_RUN: usize = 64;
/// So many values in a row from one side make a leap worth its price.
const LEAP_PAYS: usize = 7;
/// The powers rise, and none is above the bits of a length.
const MAX_RUNS: usize = 66;

#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Of the border to the run before.
    power: u32,
}

/// Sorts `data[..len]` by `less`. `scratch` has room for half of them. After an error the values are all there, in the
/// order that they had when the comparison failed.
pub unsafe fn stable_sort<T: Copy>(
    data: *mut T,
    len: usize,
    scratch: *mut T,
    less: &mut impl Less<T>,
) -> Fallible {
    let min_run = shortest_run(len);
    let mut sorter = Sorter {
        data,
        scratch,
        less,
        leap_after: LEAP_PAYS,
    };
    let mut runs = [Run {
        start: 0,
        len: 0,
        power: 0,
    }; MAX_RUNS];
    let mut pending = 0;
    let mut start = 0;
    while start < len {
        let run_len = sorter.make_run(start, len - start, min_run)?;
        let mut run = Run {
            start,
            len: run_len,
            power: 0,
        };
        if pending > 0 {
            run.power = border_power(&runs[pending - 1], &run, len);
            while pending > 1 && runs[pending - 1].power > run.power {
                sorter.merge_pending(&mut runs, &mut pending, false)?;
            }
        }
        runs[pending] = run;
        pending += 1;
        start += run_len;
    }
    while pending > 1 {
        // A short run between two longer ones goes to the shorter of them.
        let before = pending > 2 && runs[pending - 3].len < runs[pending - 1].len;
        sorter.merge_pending(&mut runs, &mut pending, before)?;
    }
    Ok(())
}

/// A length that makes the number of runs a power of two or a little below.
fn shortest_run(mut len: usize) -> usize {
    let mut odd = 0;
    while len >= MAX_MIN_RUN {
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

unsafe fn reverse<T>(data: *mut T, len: usize) {
    core::slice::from_raw_parts_mut(data, len).reverse();
}

/// What all steps of one sort share.
struct Sorter<'a, T, F> {
    data: *mut T,
    scratch: *mut T,
    less: &'a mut F,
    /// So many values in a row from one side make a merge leap. Falls while leaps pay, rises when they do not.
    leap_after: usize,
}

impl<T: Copy, F: Less<T>> Sorter<'_, T, F> {
    /// Makes a run of at least `min_run` values from `start` on, or of the `rest` if they are fewer.
    unsafe fn make_run(&mut self, start: usize, rest: usize, min_run: usize) -> Fallible<usize> {
        let data = self.data.add(start);
        let found = self.find_run(data, rest)?;
        let len = found.max(min_run.min(rest));
        self.insert_rest(data, found, len)?;
        Ok(len)
    }

    /// The length of the run at the beginning. One that falls is turned round, and neighbours in it that are equal are
    /// turned round once more, so that they stay in their order.
    unsafe fn find_run(&mut self, data: *mut T, len: usize) -> Fallible<usize> {
        let rises = self.extend_rising(data, 1, len)?;
        if rises == len {
            return Ok(len);
        }
        if rises > 1 {
            if (self.less)(&*data, &*data.add(rises - 1))? {
                return Ok(rises);
            }
            // All equal so far, and what follows is less: the run falls.
            reverse(data, rises);
        }
        let falls = self.extend_falling(data, rises + 1, len)?;
        reverse(data, falls);
        // What was the highest is the last now, and what follows may go on from there.
        self.extend_rising(data, falls, len)
    }

    unsafe fn extend_rising(&mut self, data: *mut T, from: usize, len: usize) -> Fallible<usize> {
        let mut end = from;
        while end < len && !(self.less)(&*data.add(end), &*data.add(end - 1))? {
            end += 1;
        }
        Ok(end)
    }

    unsafe fn extend_falling(&mut self, data: *mut T, from: usize, len: usize) -> Fallible<usize> {
        let mut end = from;
        // The last so many values before `end` are equal to the one before them.
        let mut equal = 0;
        while end < len {
            let (last, next) = (data.add(end - 1), data.add(end));
            if (self.less)(&*next, &*last)? {
                if equal > 0 {
                    reverse(data.add(end - 1 - equal), equal + 1);
                    equal = 0;
                }
            } else if (self.less)(&*last, &*next)? {
                break;
            } else {
                equal += 1;
            }
            end += 1;
        }
        if equal > 0 {
            reverse(data.add(end - 1 - equal), equal + 1);
        }
        Ok(end)
    }

    /// Makes `data[..len]` a run, whose first `sorted` values are one.
    unsafe fn insert_rest(&mut self, data: *mut T, sorted: usize, len: usize) -> Fallible {
        for i in sorted..len {
            let value = *data.add(i);
            let (mut low, mut high) = (0, i);
            while low < high {
                let middle = usize::midpoint(low, high);
                if (self.less)(&value, &*data.add(middle))? {
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

    /// Merges the last two pending runs, or (`before`) the two that are followed by one more.
    unsafe fn merge_pending(
        &mut self,
        runs: &mut [Run; MAX_RUNS],
        pending: &mut usize,
        before: bool,
    ) -> Fallible {
        let right_at = *pending - 1 - usize::from(before);
        let (left, right) = (runs[right_at - 1], runs[right_at]);
        runs[right_at - 1].len += right.len;
        if before {
            runs[right_at] = runs[right_at + 1];
        }
        *pending -= 1;
        self.merge(self.data.add(left.start), left.len, right.len)
    }

    /// Merges two neighbours. Only what overlaps is moved: the left one's head and the right one's tail may be in place.
    unsafe fn merge(&mut self, data: *mut T, left: usize, right: usize) -> Fallible {
        let middle = data.add(left);
        let skip = count_not_above(data, left, &*middle, self.less)?;
        let (data, left) = (data.add(skip), left - skip);
        if left == 0 {
            return Ok(());
        }
        let right = count_below_from_end(middle, right, &*data.add(left - 1), self.less)?;
        if right == 0 {
            return Ok(());
        }
        if left <= right {
            self.merge_upward(data, left, right)
        } else {
            self.merge_downward(data, left, right)
        }
    }

    /// Merges from the front; the left run waits in the scratch space.
    unsafe fn merge_upward(&mut self, data: *mut T, lefts: usize, rights: usize) -> Fallible {
        ptr::copy_nonoverlapping(data, self.scratch, lefts);
        let mut merge = Upward {
            out: data,
            left: self.scratch,
            lefts,
            right: data.add(lefts),
            rights,
        };
        // The right one's first is below all of the left, and the left one's last above all of the right.
        merge.take_rights(1);
        let merged = self.run(&mut merge);
        if merged.is_ok() && merge.lefts == 1 {
            merge.take_rights(merge.rights);
        }
        merge.take_lefts(merge.lefts);
        merged
    }

    /// Merges from the back; the right run waits in the scratch space.
    unsafe fn merge_downward(&mut self, data: *mut T, lefts: usize, rights: usize) -> Fallible {
        ptr::copy_nonoverlapping(data.add(lefts), self.scratch, rights);
        let mut merge = Downward {
            data,
            lefts,
            right: self.scratch,
            rights,
        };
        merge.take_lefts(1);
        let merged = self.run(&mut merge);
        if merged.is_ok() && merge.rights == 1 {
            merge.take_lefts(merge.lefts);
        }
        merge.take_rights(merge.rights);
        merged
    }

    /// Takes values one by one while both sides give some, and by leaps while one of them gives many.
    unsafe fn run(&mut self, merge: &mut impl Merge<T>) -> Fallible {
        while !merge.over() {
            self.step(merge)?;
            if merge.over() {
                break;
            }
            self.leap_after += 1;
            self.leap(merge)?;
            if merge.over() {
                break;
            }
            self.leap_after += 1;
        }
        Ok(())
    }

    /// Takes one value after the other, until the merge is over or one side has given `leap_after` in a row.
    unsafe fn step(&mut self, merge: &mut impl Merge<T>) -> Fallible {
        let (mut lefts, mut rights) = (0, 0);
        while lefts < self.leap_after && rights < self.leap_after {
            if merge.takes_right(self.less)? {
                merge.take_rights(1);
                (lefts, rights) = (0, rights + 1);
            } else {
                merge.take_lefts(1);
                (lefts, rights) = (lefts + 1, 0);
            }
            if merge.over() {
                break;
            }
        }
        Ok(())
    }

    /// Takes all that can be taken from one side, then from the other, until the merge is over or this does not pay.
    unsafe fn leap(&mut self, merge: &mut impl Merge<T>) -> Fallible {
        loop {
            self.leap_after = self.leap_after.max(2) - 1;
            let lefts = merge.lefts_to_take(self.less)?;
            merge.take_lefts(lefts);
            if merge.over() {
                return Ok(());
            }
            merge.take_rights(1);
            if merge.over() {
                return Ok(());
            }
            let rights = merge.rights_to_take(self.less)?;
            merge.take_rights(rights);
            if merge.over() {
                return Ok(());
            }
            merge.take_lefts(1);
            if merge.over() || lefts < LEAP_PAYS && rights < LEAP_PAYS {
                return Ok(());
            }
        }
    }
}

/// Two neighbours that become one, from one of their ends on: what goes to the place to fill next.
trait Merge<T> {
    /// Whether what is left is in order without a comparison.
    fn over(&self) -> bool;
    /// Whether the next is the right one's.
    unsafe fn takes_right(&self, less: &mut impl Less<T>) -> Fallible<bool>;
    /// How many of the left come before the right one's next.
    unsafe fn lefts_to_take(&self, less: &mut impl Less<T>) -> Fallible<usize>;
    /// How many of the right come before the left one's next.
    unsafe fn rights_to_take(&self, less: &mut impl Less<T>) -> Fallible<usize>;
    unsafe fn take_lefts(&mut self, count: usize);
    unsafe fn take_rights(&mut self, count: usize);
}

/// A merge from the front on its way. Always true: `out + lefts == right`.
struct Upward<T> {
    out: *mut T,
    left: *const T,
    lefts: usize,
    right: *const T,
    rights: usize,
}

impl<T: Copy> Merge<T> for Upward<T> {
    /// The last of the left is above all of the right, so with it alone the merge is over.
    #[inline(always)]
    fn over(&self) -> bool {
        self.lefts <= 1 || self.rights == 0
    }

    #[inline(always)]
    unsafe fn takes_right(&self, less: &mut impl Less<T>) -> Fallible<bool> {
        less(&*self.right, &*self.left)
    }

    unsafe fn lefts_to_take(&self, less: &mut impl Less<T>) -> Fallible<usize> {
        count_not_above(self.left, self.lefts, &*self.right, less)
    }

    unsafe fn rights_to_take(&self, less: &mut impl Less<T>) -> Fallible<usize> {
        count_below(self.right, self.rights, &*self.left, less)
    }

    #[inline(always)]
    unsafe fn take_lefts(&mut self, count: usize) {
        ptr::copy_nonoverlapping(self.left, self.out, count);
        self.out = self.out.add(count);
        self.left = self.left.add(count);
        self.lefts -= count;
    }

    #[inline(always)]
    unsafe fn take_rights(&mut self, count: usize) {
        ptr::copy(self.right, self.out, count);
        self.out = self.out.add(count);
        self.right = self.right.add(count);
        self.rights -= count;
    }
}

/// A merge from the back on its way: the place to fill next is `data[lefts + rights - 1]`.
struct Downward<T> {
    data: *mut T,
    lefts: usize,
    right: *const T,
    rights: usize,
}

impl<T> Downward<T> {
    #[inline(always)]
    unsafe fn last_left(&self) -> *const T {
        self.data.add(self.lefts - 1)
    }

    #[inline(always)]
    unsafe fn last_right(&self) -> *const T {
        self.right.add(self.rights - 1)
    }
}

impl<T: Copy> Merge<T> for Downward<T> {
    /// The first of the right is below all of the left, so with it alone the merge is over.
    #[inline(always)]
    fn over(&self) -> bool {
        self.rights <= 1 || self.lefts == 0
    }

    #[inline(always)]
    unsafe fn takes_right(&self, less: &mut impl Less<T>) -> Fallible<bool> {
        Ok(!less(&*self.last_right(), &*self.last_left())?)
    }

    unsafe fn lefts_to_take(&self, less: &mut impl Less<T>) -> Fallible<usize> {
        let below = count_not_above_from_end(self.data, self.lefts, &*self.last_right(), less)?;
        Ok(self.lefts - below)
    }

    unsafe fn rights_to_take(&self, less: &mut impl Less<T>) -> Fallible<usize> {
        let below = count_below_from_end(self.right, self.rights, &*self.last_left(), less)?;
        Ok(self.rights - below)
    }

    #[inline(always)]
    unsafe fn take_lefts(&mut self, count: usize) {
        self.lefts -= count;
        let from = self.data.add(self.lefts);
        ptr::copy(from, from.add(self.rights), count);
    }

    #[inline(always)]
    unsafe fn take_rights(&mut self, count: usize) {
        self.rights -= count;
        let to = self.data.add(self.lefts + self.rights);
        ptr::copy_nonoverlapping(self.right.add(self.rights), to, count);
    }
}
