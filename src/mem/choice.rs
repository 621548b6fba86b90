//! The allocators that have a name, for `PYTHONMALLOC` and `PyPreConfig.allocator`.

use core::ffi::{CStr, c_int, c_void};
use core::ptr;

use super::{arenas, debug, pymalloc, raw, tables};
use crate::abi::PyMemAllocatorEx;

/// A choice: which allocator, and whether the debug hooks lie over it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    base: Base,
    hooks: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Base {
    /// The heap; the raw domain, too.
    Pymalloc,
    /// The same heap, under a name by which a program may have learnt to ask for a fast allocator.
    Mimalloc,
    /// The C library's, in all domains.
    Malloc,
}

/// The names, by the numbers of `PyPreConfig.allocator`, which begin with 1.
const NAMES: [(&[u8], Choice); 8] = [
    (b"default", Choice::of(Base::Pymalloc, false)),
    (b"debug", Choice::of(Base::Pymalloc, true)),
    (b"malloc", Choice::of(Base::Malloc, false)),
    (b"malloc_debug", Choice::of(Base::Malloc, true)),
    (b"pymalloc", Choice::of(Base::Pymalloc, false)),
    (b"pymalloc_debug", Choice::of(Base::Pymalloc, true)),
    (b"mimalloc", Choice::of(Base::Mimalloc, false)),
    (b"mimalloc_debug", Choice::of(Base::Mimalloc, true)),
];

/// What an allocator of [`Base::Mimalloc`] has as its context, to be told from pymalloc's.
static MIMALLOC: u8 = 0;

impl Choice {
    const fn of(base: Base, hooks: bool) -> Choice {
        Choice { base, hooks }
    }

    /// The number of a name for `PyPreConfig.allocator`; `None`: there is no such name.
    pub fn number_of(name: &[u8]) -> Option<c_int> {
        let place = NAMES.iter().position(|(known, _)| *known == name)?;
        Some(place as c_int + 1)
    }

    /// The choice with a number; `None`: there is none.
    pub fn of_number(number: c_int) -> Option<Choice> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        Some(NAMES.get(place)?.1)
    }
}

/// Installs a choice in all domains, over whatever was there.
pub fn install(choice: Choice) {
    for (domain, place) in [&tables::RAW, &tables::MEM, &tables::OBJ]
        .into_iter()
        .enumerate()
    {
        place.set(&allocator(choice.base, domain));
    }
    if choice.hooks {
        debug::install();
    }
}

/// Everything as it is when the process begins.
pub fn reset() {
    install(Choice::of(Base::Pymalloc, false));
    arenas::reset_arena_allocator();
}

/// The name of what is installed; `None` when it is not one of ours in all domains, with hooks over all or none.
pub fn current_name() -> Option<&'static CStr> {
    let places = [&tables::RAW, &tables::MEM, &tables::OBJ];
    let hooked = places.map(debug::is_over);
    let under = [0, 1, 2].map(|domain| {
        if hooked[domain] {
            debug::under(domain)
        } else {
            places[domain]
        }
    });
    let is = |base: Base| (0..3).all(|domain| under[domain].holds(&allocator(base, domain)));
    let base = [Base::Pymalloc, Base::Mimalloc, Base::Malloc]
        .into_iter()
        .find(|base| is(*base))?;
    match (base, hooked) {
        (Base::Pymalloc, [false, false, false]) => Some(c"pymalloc"),
        (Base::Pymalloc, [true, true, true]) => Some(c"pymalloc_debug"),
        (Base::Mimalloc, [false, false, false]) => Some(c"mimalloc"),
        (Base::Mimalloc, [true, true, true]) => Some(c"mimalloc_debug"),
        (Base::Malloc, [false, false, false]) => Some(c"malloc"),
        (Base::Malloc, [true, true, true]) => Some(c"malloc_debug"),
        _ => None,
    }
}

/// Whether small blocks of the object domain come from the heap; and if so, under mimalloc's name?
pub fn serves_objects() -> Option<bool> {
    let place = if debug::is_over(&tables::OBJ) {
        debug::under(2)
    } else {
        &tables::OBJ
    };
    if place.is(ptr::null(), pymalloc::malloc::<2>) {
        Some(false)
    } else if place.is(mimalloc(), pymalloc::malloc::<2>) {
        Some(true)
    } else {
        None
    }
}

fn mimalloc() -> *mut c_void {
    (&raw const MIMALLOC).cast_mut().cast()
}

fn allocator(base: Base, domain: usize) -> PyMemAllocatorEx {
    if base == Base::Malloc {
        return raw::LIBC_ALLOCATOR;
    }
    let ctx = if base == Base::Mimalloc {
        mimalloc()
    } else {
        ptr::null_mut()
    };
    match domain {
        1 => PyMemAllocatorEx {
            ctx,
            malloc: Some(pymalloc::malloc::<1>),
            calloc: Some(pymalloc::calloc::<1>),
            realloc: Some(pymalloc::realloc::<1>),
            free: Some(pymalloc::free::<1>),
        },
        2 => PyMemAllocatorEx {
            ctx,
            malloc: Some(pymalloc::malloc::<2>),
            calloc: Some(pymalloc::calloc::<2>),
            realloc: Some(pymalloc::realloc::<2>),
            free: Some(pymalloc::free::<2>),
        },
        _ => raw::ALLOCATOR,
    }
}

#[cfg(test)]
mod tests {
    use super::Choice;

    #[test]
    fn the_numbers_are_cpythons() {
        assert_eq!(Choice::number_of(b"default"), Some(1));
        assert_eq!(Choice::number_of(b"malloc_debug"), Some(4));
        assert_eq!(Choice::number_of(b"mimalloc_debug"), Some(8));
        assert_eq!(Choice::number_of(b"Malloc"), None);
        assert_eq!(Choice::number_of(b""), None);
        assert!(Choice::of_number(-1).is_none() && Choice::of_number(0).is_none());
        assert!(Choice::of_number(9).is_none());
        assert_eq!(Choice::of_number(1), Choice::of_number(5));
    }
}
