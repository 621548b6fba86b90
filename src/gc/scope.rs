//! The set that a collection looks at.
//!
//! As long as every generation in it knows its order, and a full collection has not too many members, these come in
//! CPython's: that of its lists. Otherwise they come in address order, which is faster.

use super::cells::{self, CELL_PLACES, Cell, Generation};
use super::colors::{self, EVEN};
use super::log::{self, Log};
use super::{follow, outside};
use crate::prelude::*;

/// A set of tracked objects.
pub struct Scope<'a> {
    members: Members<'a>,
    by_address: bool,
    /// The logs know all members.
    in_order: bool,
    /// They have the color EVEN.
    painted: bool,
}

enum Members<'a> {
    Generations(&'a [Generation]),
    These(&'a [*mut PyObject]),
}

/// Members of a full collection whose order is known that come in it, at the most: that of more old objects is lost in the
/// end.
pub const MOST_IN_ORDER: usize = log::MOST_OLD;

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
        let in_order = !generations.iter().any(is_lost);
        let logs = || generations.iter().filter_map(|one| log::of(*one));
        // Entries may be left over from what is gone, so that they are counted only where they are few.
        let are_many =
            || entries(logs()) > MOST_IN_ORDER && members_of(generations) > MOST_IN_ORDER;
        let by_address = !in_order || generations.len() == 3 && are_many();
        if !by_address {
            logs().for_each(|log| log.tidy_and_paint());
        }
        Scope {
            members: Members::Generations(generations),
            by_address,
            in_order,
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
            in_order: !by_address,
            painted: false,
        }
    }

    /// These.
    pub fn of_members(members: &'a [*mut PyObject]) -> Scope<'a> {
        Scope {
            members: Members::These(members),
            by_address: false,
            in_order: true,
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

    /// How many objects the logs of the generations know.
    pub unsafe fn entries(&self) -> usize {
        let logs = self.generations().iter();
        entries(logs.filter_map(|one| log::of(*one)))
    }

    /// Whether the logs know all members and their order.
    pub fn is_in_order(&self) -> bool {
        self.in_order
    }

    /// The same members, which were explained in address order, in their own.
    pub unsafe fn put_in_order(&self) -> Scope<'a> {
        for log in self.generations().iter().filter_map(|one| log::of(*one)) {
            log.tidy();
        }
        Scope {
            members: Members::Generations(self.generations()),
            by_address: false,
            in_order: true,
            painted: true,
        }
    }

    /// Calls `visit` for each member.
    #[inline(always)]
    pub unsafe fn each(&self, mut visit: impl FnMut(*mut PyObject)) {
        if self.by_address {
            self.each_by_address(|op, _| {
                visit(op);
                false
            });
        } else {
            self.each_in_order(visit);
        }
    }

    /// The same for a `visit` that does not look at the objects themselves.
    #[inline(always)]
    pub unsafe fn each_unseen(&self, mut visit: impl FnMut(*mut PyObject)) {
        if !self.by_address {
            return self.each_in_order(visit);
        }
        let map = cells::map();
        self.each_cell(|number, mut bits| {
            while bits != 0 {
                visit(map.object(number * CELL_PLACES + bits.trailing_zeros() as usize));
                bits &= bits - 1;
            }
        });
        self.each_outside(visit);
    }

    /// The same for a set that comes in order.
    #[inline(always)]
    pub unsafe fn each_in_order(&self, mut visit: impl FnMut(*mut PyObject)) {
        let generations = match self.members {
            Members::These(members) => return members.iter().for_each(|op| visit(*op)),
            Members::Generations(generations) => generations,
        };
        for generation in generations {
            let objects = log::of(*generation).map_or(&[][..], |log| Log::objects(log));
            objects.iter().for_each(|op| visit(*op));
            if outside::any() {
                outside::each(*generation, &mut visit);
            }
        }
    }

    /// The same with the color of each member.
    #[inline(always)]
    pub unsafe fn each_color_in_order(&self, mut visit: impl FnMut(*mut PyObject, *mut u8)) {
        self.each_color(false, &mut visit);
    }

    /// The same for members that are looked at, and so asked for ahead.
    #[inline(always)]
    pub unsafe fn each_asking_in_order(&self, mut visit: impl FnMut(*mut PyObject, *mut u8)) {
        self.each_color(true, &mut visit);
    }

    #[inline(always)]
    unsafe fn each_color(&self, ask: bool, visit: &mut impl FnMut(*mut PyObject, *mut u8)) {
        let map = *cells::map();
        let Members::Generations(generations) = self.members else {
            return self.each_in_order(|op| visit(op, colors::of(&map, op)));
        };
        for generation in generations {
            let objects = log::of(*generation).map_or(&[][..], |log| Log::objects(log));
            for (at, op) in objects.iter().enumerate() {
                if ask {
                    let ahead = (at + AHEAD).min(objects.len() - 1);
                    prefetch(objects.as_ptr().add(ahead).read().cast());
                }
                visit(*op, map.color(map.place(*op)));
            }
            if outside::any() {
                outside::each(*generation, &mut |op| visit(op, outside::color(op)));
            }
        }
    }

    /// Calls `visit` for each member in address order, and with its color; it tells whether what lies behind the next ones
    /// should be asked for.
    #[inline(always)]
    pub unsafe fn each_by_address(&self, mut visit: impl FnMut(*mut PyObject, *mut u8) -> bool) {
        self.scan(true, |_| !0, &mut visit);
    }

    /// The same for those that have no mark when the cell that they lie in is come to. With `ask` they are asked for.
    #[inline(always)]
    pub unsafe fn each_without_mark(
        &self,
        ask: bool,
        mut visit: impl FnMut(*mut PyObject, *mut u8) -> bool,
    ) {
        let map = *cells::map();
        let choose = |number: usize| !colors::look(map.color(number * CELL_PLACES)).marked;
        self.scan(ask, choose, &mut visit);
    }

    #[inline(always)]
    unsafe fn scan(
        &self,
        ask: bool,
        choose: impl Fn(usize) -> u64,
        visit: &mut impl FnMut(*mut PyObject, *mut u8) -> bool,
    ) {
        if let Members::Generations(generations) = self.members {
            scan_cells(generations, ask, choose, visit);
        }
        self.each_outside(|op| {
            visit(op, colors::of(cells::map(), op));
        });
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

    /// Gives all members, whose colors are 0, the color EVEN. Returns how many they are.
    pub unsafe fn paint(&self) -> usize {
        let mut count = 0;
        match self.members {
            Members::Generations(generations) if self.by_address => {
                let map = *cells::map();
                map.expect_colors();
                each_cell_of(generations, |number, bits| {
                    count += bits.count_ones() as usize;
                    paint_cell(map.color(number * CELL_PLACES), bits);
                });
                count + paint_outside(generations)
            }
            Members::Generations(generations) if self.painted => {
                entries(generations.iter().filter_map(|one| log::of(*one)))
                    + paint_outside(generations)
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

unsafe fn entries<'a>(logs: impl Iterator<Item = &'a mut Log>) -> usize {
    logs.map(|log| Log::objects(log).len()).sum()
}

/// How many objects of some generations have a place.
pub unsafe fn members_of(generations: &[Generation]) -> usize {
    let mut count = 0;
    each_cell_of(generations, |_, bits| count += bits.count_ones() as usize);
    count
}

/// Which objects of a cell are of some generations: for each generation all bits, or none.
#[derive(Clone, Copy)]
struct Chosen {
    young: u64,
    middle: u64,
    aside: u64,
    old: u64,
}

impl Chosen {
    fn of(generations: &[Generation]) -> Chosen {
        let bits = |one| if generations.contains(&one) { !0 } else { 0 };
        Chosen {
            young: bits(Generation::Young),
            middle: bits(Generation::Middle),
            aside: bits(Generation::Aside),
            old: bits(Generation::Old),
        }
    }

    #[inline(always)]
    fn from(self, cell: &Cell) -> u64 {
        let (low, high) = (cell.old, cell.older);
        let first = self.young & !low | self.middle & low;
        let second = self.aside & !low | self.old & low;
        cell.tracked & (first & !high | second & high)
    }
}

/// Calls `visit` for each cell that objects of some generations stand in: its number, and their bits.
#[inline(always)]
pub unsafe fn each_cell_of(generations: &[Generation], mut visit: impl FnMut(usize, u64)) {
    let map = *cells::map();
    let chosen = Chosen::of(generations);
    for number in map.cells_in_use() {
        let bits = chosen.from(&*map.cell_at(number));
        if bits != 0 {
            visit(number, bits);
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

/// Objects between asking for one and visiting it, in order.
const AHEAD: usize = 8;

/// Asks for the lines of some objects of a cell.
#[inline(always)]
unsafe fn ask_for(start: *mut PyObject, mut bits: u64) {
    const LINE: usize = 64;
    const MANY: u32 = 12;
    if bits.count_ones() >= MANY {
        for line in 0..CELL_PLACES * 16 / LINE {
            prefetch(start.cast::<u8>().wrapping_add(line * LINE));
        }
        return;
    }
    while bits != 0 {
        prefetch(
            start
                .cast::<u8>()
                .wrapping_add(bits.trailing_zeros() as usize * 16),
        );
        bits &= bits - 1;
    }
}

/// Looks at cells in turn: those of one are asked for, then what lies behind those of the one before, where that seems to be
/// needed, and those of the one before that are visited.
#[inline(always)]
unsafe fn scan_cells(
    generations: &[Generation],
    ask: bool,
    choose: impl Fn(usize) -> u64,
    visit: &mut impl FnMut(*mut PyObject, *mut u8) -> bool,
) {
    let map = *cells::map();
    let chosen = Chosen::of(generations);
    let end = map.cells_in_use().end;
    let (mut asked, mut coming) = ((0, 0), (0, 0));
    let mut behind = ask;
    for number in 0..end + 2 {
        let mut bits = 0;
        if number < end {
            bits = chosen.from(&*map.cell_at(number));
            if bits != 0 {
                bits &= choose(number);
            }
            if bits == 0 {
                continue;
            }
            if ask {
                ask_for(map.object(number * CELL_PLACES), bits);
            }
        }
        let now = core::mem::replace(&mut coming, asked);
        asked = (number, bits);
        if behind {
            let (first, mut bits) = (map.object(coming.0 * CELL_PLACES), coming.1);
            while bits != 0 {
                follow::ask_behind(first.byte_add(bits.trailing_zeros() as usize * 16));
                bits &= bits - 1;
            }
        }
        let (first, mut bits): (_, u64) = (map.object(now.0 * CELL_PLACES), now.1);
        let colors = map.color(now.0 * CELL_PLACES);
        behind = behind && bits == 0;
        while bits != 0 {
            let at = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            behind |= visit(first.byte_add(at * 16), colors.add(at)) & ask;
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
