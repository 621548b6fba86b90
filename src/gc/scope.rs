//! The set that a collection looks at.

use super::cells::{self, Generation};
use super::{log, outside};
use crate::prelude::*;

/// A set of tracked objects.
pub enum Scope<'a> {
    /// All of some generations.
    Generations(&'a [Generation]),
    /// These.
    Members(&'a [*mut PyObject]),
}

/// The generations that a collection of `generation` looks at, in the order of CPython's lists.
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

unsafe fn log_of(generation: Generation) -> Option<&'static mut log::Log> {
    match generation {
        Generation::Young => Some(log::young()),
        Generation::Middle => Some(log::middle()),
        _ => None,
    }
}

/// Sees to it that logs hold what counts alone.
pub unsafe fn tidy(generations: &[Generation]) {
    for generation in generations {
        if let Some(log) = log_of(*generation) {
            log.tidy();
        }
    }
}

impl Scope<'_> {
    /// Calls `visit` for each member: where old ones are among them, in address order; else in the order in which they
    /// came. Logs are tidy.
    #[inline(always)]
    pub unsafe fn each(&self, mut visit: impl FnMut(*mut PyObject)) {
        match self {
            Scope::Members(members) => members.iter().for_each(|op| visit(*op)),
            Scope::Generations(generations) => {
                let scan = generations.contains(&Generation::Old)
                    || generations
                        .iter()
                        .any(|one| log_of(*one).is_some_and(|log| log.is_lost()));
                if scan {
                    scan_cells(generations, &mut visit);
                } else {
                    for generation in *generations {
                        if let Some(log) = log_of(*generation) {
                            log.objects().iter().for_each(|op| visit(*op));
                        }
                    }
                }
                if outside::any() {
                    for generation in *generations {
                        outside::each(*generation, |op, _| visit(op));
                    }
                }
            }
        }
    }

    /// The same in the order in which they came, as far as it is known: the oldest generation in address order, then
    /// the young, then the middle one, as CPython's lists are merged.
    pub unsafe fn each_in_order(&self, mut visit: impl FnMut(*mut PyObject)) {
        let Scope::Generations(generations) = self else {
            return self.each(visit);
        };
        for generation in *generations {
            match log_of(*generation) {
                Some(log) if !log.is_lost() => log.objects().iter().for_each(|op| visit(*op)),
                _ => scan_cells(&[*generation], &mut visit),
            }
            if outside::any() {
                outside::each_in_order(*generation, &mut visit);
            }
        }
    }

    /// Whether members come in address order.
    pub unsafe fn is_by_address(&self) -> bool {
        matches!(self, Scope::Generations(generations) if generations.contains(&Generation::Old))
    }
}

/// Objects of which the first line is asked for ahead.
const AHEAD: usize = 8;

#[inline(always)]
unsafe fn scan_cells(generations: &[Generation], visit: &mut impl FnMut(*mut PyObject)) {
    let map = cells::map();
    let mut coming = [null_mut::<PyObject>(); AHEAD];
    let mut at = 0;
    for number in map.cells_in_use() {
        let cell = &*map.cell_at(number);
        if cell.tracked == 0 {
            continue;
        }
        let mut bits = generations.iter().fold(0, |all, one| all | cell.of(*one));
        while bits != 0 {
            let place = number * cells::CELL_PLACES + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let op = map.object(place);
            prefetch(op.cast());
            let now = core::mem::replace(&mut coming[at % AHEAD], op);
            at += 1;
            if !now.is_null() {
                visit(now);
            }
        }
    }
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
