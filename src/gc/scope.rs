//! The set that a collection looks at.
//!
//! As long as every generation in it knows its order, members come in CPython's: that of its lists. Where one does not,
//! which is so with many objects, they come in address order, which is faster.

use super::cells::{self, Generation};
use super::colors::{self, EVEN};
use super::log::{self, Log};
use super::{follow, outside};
use crate::prelude::*;

/// A set of tracked objects.
pub struct Scope<'a> {
    members: Members<'a>,
    by_address: bool,
    /// Those whose order is known have the color EVEN.
    painted: bool,
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
    /// All of some generations, for a collection: all colors are 0.
    pub unsafe fn to_collect(generations: &'a [Generation]) -> Scope<'a> {
        let is_lost = |one: &Generation| log::of(*one).is_none_or(|log| log.is_lost());
        let by_address = generations.iter().any(is_lost);
        if !by_address {
            for log in generations.iter().filter_map(|one| log::of(*one)) {
                log.tidy_and_paint();
            }
        }
        Scope {
            members: Members::Generations(generations),
            by_address,
            painted: !by_address,
        }
    }

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
            painted: false,
        }
    }

    /// These.
    pub fn of_members(members: &'a [*mut PyObject]) -> Scope<'a> {
        Scope {
            members: Members::These(members),
            by_address: false,
            painted: false,
        }
    }

    /// The generations; none when members were given one by one.
    pub fn generations(&self) -> &'a [Generation] {
        match self.members {
            Members::Generations(generations) => generations,
            Members::These(_) => &[],
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

    /// Calls `visit` for each member in address order; it may pass over those that have a mark when the cell that they lie in is come to.
    #[inline(always)]
    pub unsafe fn each_without_mark(&self, mut visit: impl FnMut(*mut PyObject)) {
        let map = cells::map();
        if let Members::Generations(generations) = self.members {
            scan_cells::<true>(generations, &mut visit, |number| {
                !colors::look(map.color(number * cells::CELL_PLACES)).marked
            });
        }
        self.each_outside(visit);
    }

    /// Calls `visit` for each member that lies outside.
    pub unsafe fn each_outside(&self, mut visit: impl FnMut(*mut PyObject)) {
        if let Members::Generations(generations) = self.members
            && outside::any()
        {
            for generation in generations {
                outside::each(*generation, &mut visit);
            }
        }
    }

    #[inline(always)]
    unsafe fn each_asking<const ASK: bool>(&self, mut visit: impl FnMut(*mut PyObject)) {
        let generations = match self.members {
            Members::These(members) => return members.iter().for_each(|op| visit(*op)),
            Members::Generations(generations) => generations,
        };
        if self.by_address {
            scan_cells::<ASK>(generations, &mut visit, |_| !0);
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

    /// Whether `is` returns true for a member, of a set whose order is known. It does not look at the objects themselves.
    pub unsafe fn is_any(&self, mut is: impl FnMut(*mut PyObject) -> bool) -> bool {
        let generations = match self.members {
            Members::These(members) => return members.iter().any(|op| is(*op)),
            Members::Generations(generations) => generations,
        };
        let mut found = false;
        for generation in generations {
            let objects = log::of(*generation).map_or(&[][..], |log| Log::objects(log));
            found = found || objects.iter().any(|op| is(*op));
            if !found && outside::any() {
                outside::each(*generation, &mut |op| found = found || is(op));
            }
        }
        found
    }

    /// Gives all members, whose colors are 0, the color EVEN. Returns how many they are.
    pub unsafe fn paint(&self) -> usize {
        let mut count = 0;
        match self.members {
            Members::Generations(generations) if self.by_address => {
                let map = cells::map();
                each_cell_of(generations, |number, bits| {
                    count += bits.count_ones() as usize;
                    paint_cell(map.color(number * cells::CELL_PLACES), bits);
                });
                count + paint_outside(generations)
            }
            Members::Generations(generations) if self.painted => {
                for log in generations.iter().filter_map(|one| log::of(*one)) {
                    count += Log::objects(log).len();
                }
                count + paint_outside(generations)
            }
            _ => {
                self.each_unseen(|op| {
                    count += 1;
                    colors::set(op, EVEN);
                });
                count
            }
        }
    }

    /// The same for members that stand in cells, a cell at a time: its number, and their bits.
    #[inline(always)]
    pub unsafe fn each_cell(&self, visit: impl FnMut(usize, u64)) {
        if let Members::Generations(generations) = self.members {
            each_cell_of(generations, visit);
        }
    }
}

#[inline(always)]
unsafe fn each_cell_of(generations: &[Generation], mut visit: impl FnMut(usize, u64)) {
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

/// Gives the objects of some generations that lie outside the color EVEN. Returns how many they are.
unsafe fn paint_outside(generations: &[Generation]) -> usize {
    let mut count = 0;
    if outside::any() {
        for generation in generations {
            outside::each(*generation, &mut |op| {
                count += 1;
                colors::set(op, EVEN);
            });
        }
    }
    count
}

/// Gives those of 64 colors whose bits are set the color EVEN, and all others 0.
#[inline(always)]
unsafe fn paint_cell(colors: *mut u8, bits: u64) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const OWN_BIT: u64 = 0x8040_2010_0804_0201;
    for (at, eight) in bits.to_le_bytes().into_iter().enumerate() {
        // Byte `n` is not 0 where bit `n` is set; its top bit is then moved to that of EVEN.
        let set = (u64::from(eight) * EACH) & OWN_BIT;
        let tops = (set + 0x7f * EACH) & (0x80 * EACH);
        colors
            .cast::<u64>()
            .add(at)
            .write_unaligned(tops / (0x80 / EVEN as u64));
    }
}

/// Objects of which the first line is asked for ahead.
const AHEAD: usize = 8;

#[inline(always)]
unsafe fn scan_cells<const ASK: bool>(
    generations: &[Generation],
    visit: &mut impl FnMut(*mut PyObject),
    choose: impl Fn(usize) -> u64,
) {
    let map = cells::map();
    let mut coming = [null_mut::<PyObject>(); AHEAD];
    let mut at = 0;
    each_cell_of(generations, |number, mut bits| {
        bits &= choose(number);
        while bits != 0 {
            let op = map.object(number * cells::CELL_PLACES + bits.trailing_zeros() as usize);
            bits &= bits - 1;
            if ASK {
                prefetch(op.cast());
                let now = core::mem::replace(&mut coming[at % AHEAD], op);
                let next = coming[(at + AHEAD / 2) % AHEAD];
                if !next.is_null() {
                    follow::ask_behind(next);
                }
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
