//! What the directives of a format were found to be.

/// The numbers, each `None` when its directive did not occur.
#[derive(Clone, Copy, Default)]
pub struct Fields {
    pub year: Option<i32>,
    pub iso_year: Option<i32>,
    pub month: Option<i32>,
    pub day: Option<i32>,
    pub hour: Option<i32>,
    /// From 1 to 12.
    pub half_hour: Option<i32>,
    pub is_afternoon: Option<bool>,
    pub minute: Option<i32>,
    pub second: Option<i32>,
    pub micro: Option<i32>,
    /// 0 is Monday.
    pub weekday: Option<i32>,
    pub day_of_year: Option<i32>,
    /// The week, and whether weeks begin on Mondays.
    pub week: Option<(i32, bool)>,
    pub iso_week: Option<i32>,
    /// Where the offset stands in the text.
    pub offset: Option<(usize, usize)>,
    /// Where the name of a zone stands in the text.
    pub zone_name: Option<(usize, usize)>,
}

pub const DAYS: [&[u8]; 7] = [
    b"monday",
    b"tuesday",
    b"wednesday",
    b"thursday",
    b"friday",
    b"saturday",
    b"sunday",
];
pub const MONTHS: [&[u8]; 12] = [
    b"january",
    b"february",
    b"march",
    b"april",
    b"may",
    b"june",
    b"july",
    b"august",
    b"september",
    b"october",
    b"november",
    b"december",
];
/// How long the short names are.
pub const SHORT: usize = 3;

/// Numbers of two digits, or of one, that a directive stands for.
pub struct Range {
    pub digits: usize,
    pub min: i32,
    pub max: i32,
    /// The least number of one digit.
    pub least_digit: i32,
}

const fn range(digits: usize, min: i32, max: i32, least_digit: i32) -> Option<Range> {
    Some(Range {
        digits,
        min,
        max,
        least_digit,
    })
}

/// The numbers of a directive; `None` when it is none of those that may have fewer digits.
pub const fn range_of(directive: u8) -> Option<Range> {
    match directive {
        b'd' => range(2, 1, 31, 1),
        b'H' => range(2, 0, 23, 0),
        b'I' | b'm' => range(2, 1, 12, 1),
        b'j' => range(3, 1, 366, 1),
        b'M' => range(2, 0, 59, 0),
        b'S' => range(2, 0, 61, 0),
        b'U' | b'W' => range(2, 0, 53, 0),
        b'V' => range(2, 1, 53, 0),
        _ => None,
    }
}

impl Fields {
    /// Takes in the number that a directive stands for.
    pub fn set(&mut self, directive: u8, number: i32) {
        match directive {
            b'y' => self.year = Some(number + if number <= 68 { 2000 } else { 1900 }),
            b'Y' => self.year = Some(number),
            b'G' => self.iso_year = Some(number),
            b'm' | b'b' | b'B' => self.month = Some(number),
            b'd' => self.day = Some(number),
            b'H' => self.hour = Some(number),
            b'I' => self.half_hour = Some(number),
            b'p' => self.is_afternoon = Some(number == 1),
            b'M' => self.minute = Some(number),
            b'S' => self.second = Some(number),
            b'f' => self.micro = Some(number),
            b'a' | b'A' => self.weekday = Some(number),
            b'w' => self.weekday = Some((number + 6) % 7),
            b'u' => self.weekday = Some(number - 1),
            b'j' => self.day_of_year = Some(number),
            b'U' => self.week = Some((number, false)),
            b'W' => self.week = Some((number, true)),
            b'V' => self.iso_week = Some(number),
            _ => {}
        }
    }
}
