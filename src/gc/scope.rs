//! The set that a collection looks at.
//!
//! As long as every generation in it knows its order, members come in CPython's: that of its lists. Where one does not,
//! which is so with many objects, they come in address order, which is faster.

use super::cells::{self, Generation};
use super::log::{self, Log};
use super::outside;
use crate::prelude::*;

/// A set of tracked objects.
pub struct Scope<'a> {
    members: Members<'a>,
    by_address: bool,
}

enum Members<'a> {
    Generations(&'a [Generation]),
    These(&'a [*mut PyObject]),
}

/// The generations that a collection of `generation` looks at, in the order in which CPython's lists are merged.
pub fn generations_of(generation: usize) -> &'static [Generation] {
    match generation {
        0 => &[Generation::Young],
        1 => &[Generation::Middle, Generation::Young],
        _ => &[Generation::Old, Generation::Young, Generation::Middle],
    }
}

/// The generation with a number that programs know.
pub fn generation_number(number: usize) -> Generation {
    [Generation::Young, Generation::Middle, Generation::Old][number]
}

impl<'a> Scope<'a> {
    /// All of some generations.
    pub unsafe fn of_generations(generations: &'a [Generation]) -> Scope<'a> {
        let mut by_address = false;
        for generation in generations {
            match log::of(*generation) {
                Some(log) => {
                    log.tidy();
                    by_address |= log.is_lost();
                }
                None => by_address = true,
            }
        }
        Scope {
            members: Members::Generations(generations),
            by_address,
        }
    }

    /// These.
    pub fn of_members(members: &'a [*mut PyObject]) -> Scope<'a> {
        Scope {
            members: Members::These(members),
            by_address: false,
        }
    }

    /// Whether members come in address order.
    pub fn is_by_address(&self) -> bool {
        self.by_address
    }

    /// Calls `visit` for each member.
    #[inline(always)]
    pub unsafe fn each(&self, visit: impl FnMut(*mut PyObject)) {
        self.each_asking::<true>(visit);
    }

    /// The same for a `visit` that does not look at the objects themselves.
    #[inline(always)]
    pub unsafe fn each_unseen(&self, visit: impl FnMut(*mut PyObject)) {
        self.each_asking::<false>(visit);
    }

    #[inline(always)]
    unsafe fn each_asking<const ASK: bool>(&self, mut visit: impl FnMut(*mut PyObject)) {
        let generations = match self.members {
            Members::These(members) => return members.iter().for_each(|op| visit(*op)),
            Members::Generations(generations) => generations,
        };
        if self.by_address {
            scan_cells::<ASK>(generations, &mut visit);
        }
        for generation in generations {
            if !self.by_address {
                let objects = log::of(*generation).map_or(&[][..], |log| Log::objects(log));
                objects.iter().for_each(|op| visit(*op));
            }
            if outside::any() {
                outside::each(*generation, &mut visit);
            }
        }
    }

    /// The same for members that stand in cells, a cell at a time: its number, and their bits.
    pub unsafe fn each_cell(generations: &[Generation], mut visit: impl FnMut(usize, u64)) {
        let map = cells::map();
        for number in map.cells_in_use() {
            let cell = &*map.cell_at(number);
            if cell.tracked != 0 {
                let bits = generations.iter().fold(0, |all, one| all | cell.of(*one));
                if bits != 0 {
                    visit(number, bits);
                }
            }
        }
    }
}

/// Objects of which the first line is asked for ahead.
const AHEAD: usize = 8;

#[inline(always)]
unsafe fn scan_cells<const ASK: bool>(
    generations: &[Generation],
    visit: &mut impl FnMut(*mut PyObject),
) {
    let map = cells::map();
    let mut coming = [null_mut::<PyObject>(); AHEAD];
    let mut at = 0;
    Scope::each_cell(generations, |number, mut bits| {
        while bits != 0 {
            let op = map.object(number * cells::CELL_PLACES + bits.trailing_zeros() as usize);
            bits &= bits - 1;
            if ASK {
                prefetch(op.cast());
                let now = core::mem::replace(&mut coming[at % AHEAD], op);
                at += 1;
                if !now.is_null() {
                    visit(now);
                }
            } else {
                visit(op);
            }
        }
    });
    for _ in 0..AHEAD {
        let now = core::mem::replace(&mut coming[at % AHEAD], null_mut());
        at += 1;
        if !now.is_null() {
            visit(now);
        }
    }
}

/// Asks for the line at an address, which need not be there.
#[inline(always)]
pub fn prefetch(address: *const u8) {
    // SAFETY: a hint that reads nothing.
    unsafe {
        core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(address.cast());
    }
}
