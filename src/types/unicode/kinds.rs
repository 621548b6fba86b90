//! What is known of single characters.

pub use super::tables::{
    ALPHA, CASED, IGNORABLE, LINEBREAK, LOWER, PRINTABLE, SPACE, TITLE, UPPER, XID_CONTINUE,
    XID_START,
};
use super::tables::{
    FOLDED, FOLDS, INDEX, NUMBERS, PAGE_SHIFT, PAGES, RECORDS, Record, SPECIAL, SPECIALS,
};

/// What is known of a character; of what is none, nothing holds.
#[inline(always)]
pub fn record(character: u32) -> &'static Record {
    let Some(page) = INDEX.get((character >> PAGE_SHIFT) as usize) else {
        return &RECORDS[0];
    };
    let at = (*page as usize) << PAGE_SHIFT | (character as usize & ((1 << PAGE_SHIFT) - 1));
    &RECORDS[PAGES[at] as usize]
}

#[inline(always)]
pub fn has(character: u32, flags: u16) -> bool {
    record(character).flags & flags != 0
}

#[inline(always)]
pub fn is_space(character: u32) -> bool {
    match character {
        0..=0x7f => matches!(character, 9..=13 | 28..=32),
        _ => has(character, SPACE),
    }
}

#[inline(always)]
pub fn is_linebreak(character: u32) -> bool {
    match character {
        0..=0x7f => matches!(character, 10..=13 | 28..=30),
        _ => has(character, LINEBREAK),
    }
}

#[inline(always)]
pub fn is_printable(character: u32) -> bool {
    match character {
        0..=0x7f => matches!(character, 0x20..=0x7e),
        _ => has(character, PRINTABLE),
    }
}

pub fn is_alphanumeric(character: u32) -> bool {
    let record = record(character);
    record.flags & ALPHA != 0 || record.number != 0 || record.decimal >= 0 || record.digit >= 0
}

/// -1.0: it is no number.
pub fn number(character: u32) -> f64 {
    match record(character).number {
        0 => -1.0,
        at => NUMBERS[at as usize],
    }
}

fn moved(character: u32, by: i32) -> u32 {
    character.wrapping_add_signed(by)
}

/// The one character that it becomes.
pub fn upper(character: u32) -> u32 {
    moved(character, record(character).upper)
}

/// The one character that it becomes.
pub fn lower(character: u32) -> u32 {
    moved(character, record(character).lower)
}

/// The one character that it becomes.
pub fn title(character: u32) -> u32 {
    moved(character, record(character).title)
}

/// What a case makes of a character: up to three, and how many.
#[derive(Clone, Copy)]
pub struct Mapped {
    characters: [u32; 3],
    length: usize,
}

impl Mapped {
    #[inline(always)]
    pub fn one(character: u32) -> Mapped {
        Mapped {
            characters: [character, 0, 0],
            length: 1,
        }
    }

    fn several(characters: [u32; 3]) -> Mapped {
        let length = characters.iter().position(|one| *one == 0).unwrap_or(3);
        Mapped {
            characters,
            length: length.max(1),
        }
    }

    #[inline(always)]
    pub fn characters(&self) -> &[u32] {
        &self.characters[..self.length]
    }
}

#[cold]
fn special(character: u32, case: usize) -> Mapped {
    match SPECIALS.binary_search_by_key(&character, |entry| entry.0) {
        Ok(at) => Mapped::several(SPECIALS[at].1[case]),
        Err(_) => Mapped::one(character),
    }
}

macro_rules! full {
    ($($name:ident $field:ident $case:literal)*) => {$(
        /// All characters that it becomes.
        #[inline]
        pub fn $name(character: u32) -> Mapped {
            let record = record(character);
            if record.flags & SPECIAL != 0 {
                return special(character, $case);
            }
            Mapped::one(moved(character, record.$field))
        }
    )*};
}

full! {
    full_upper upper 0
    full_lower lower 1
    full_title title 2
}

/// All characters that it becomes where case does not matter.
#[inline]
pub fn folded(character: u32) -> Mapped {
    if !has(character, FOLDS) {
        return full_lower(character);
    }
    match FOLDED.binary_search_by_key(&character, |entry| entry.0) {
        Ok(at) => Mapped::several(FOLDED[at].1),
        Err(_) => full_lower(character),
    }
}
