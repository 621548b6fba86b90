//! The values of timedeltas: numbers, no objects.

use core::cmp::Ordering;

pub const MAX_DAYS: i32 = 999_999_999;
pub const DAY_SECONDS: i64 = 86_400;
pub const SECOND_MICROS: i64 = 1_000_000;
pub const DAY_MICROS: i64 = DAY_SECONDS * SECOND_MICROS;

/// Days of either sign, and what of a day goes on top. In order of the fields one is greater than another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Span {
    pub days: i32,
    /// From 0 to 86399.
    pub seconds: i32,
    /// From 0 to 999999.
    pub micros: i32,
}

/// Why there is no timedelta of a value.
#[derive(Clone, Copy, Debug)]
pub enum TooLarge {
    /// More days than a timedelta has.
    Days(i32),
    /// Not even an `int` of C holds the days.
    Int,
}

impl Span {
    pub const ZERO: Span = Span {
        days: 0,
        seconds: 0,
        micros: 0,
    };

    /// The shortest.
    pub const MICROSECOND: Span = Span {
        micros: 1,
        ..Span::ZERO
    };

    pub const DAY: Span = Span {
        days: 1,
        ..Span::ZERO
    };

    /// The furthest back.
    pub const MIN: Span = Span {
        days: -MAX_DAYS,
        ..Span::ZERO
    };

    /// The longest.
    pub const MAX: Span = Span {
        days: MAX_DAYS,
        seconds: DAY_SECONDS as i32 - 1,
        micros: SECOND_MICROS as i32 - 1,
    };

    /// Whole microseconds.
    pub fn total_micros(self) -> i128 {
        let in_day = i64::from(self.seconds) * SECOND_MICROS + i64::from(self.micros);
        i128::from(self.days) * i128::from(DAY_MICROS) + i128::from(in_day)
    }

    pub fn of_micros(micros: i128) -> Result<Span, TooLarge> {
        // Nearly always the days are few, and a division of 64 bits is enough.
        let (days, in_day) = match i64::try_from(micros) {
            Ok(small) => (
                i128::from(small.div_euclid(DAY_MICROS)),
                small.rem_euclid(DAY_MICROS),
            ),
            Err(_) => {
                let day = i128::from(DAY_MICROS);
                (micros.div_euclid(day), micros.rem_euclid(day) as i64)
            }
        };
        let days = i32::try_from(days).map_err(|_| TooLarge::Int)?;
        Span {
            days,
            seconds: (in_day / SECOND_MICROS) as i32,
            micros: (in_day % SECOND_MICROS) as i32,
        }
        .checked()
    }

    /// Of parts that need not be in their ranges.
    pub fn of_parts(days: i64, seconds: i64, micros: i64) -> Result<Span, TooLarge> {
        let seconds = seconds + micros.div_euclid(SECOND_MICROS);
        let days = days + seconds.div_euclid(DAY_SECONDS);
        Span {
            days: i32::try_from(days).map_err(|_| TooLarge::Int)?,
            seconds: seconds.rem_euclid(DAY_SECONDS) as i32,
            micros: micros.rem_euclid(SECOND_MICROS) as i32,
        }
        .checked()
    }

    pub fn checked(self) -> Result<Span, TooLarge> {
        if (-MAX_DAYS..=MAX_DAYS).contains(&self.days) {
            Ok(self)
        } else {
            Err(TooLarge::Days(self.days))
        }
    }

    pub fn plus(self, other: Span) -> Result<Span, TooLarge> {
        // The days of both are of 31 bits together, and each carry is 0 or 1.
        let mut sum = Span {
            days: self.days + other.days,
            seconds: self.seconds + other.seconds,
            micros: self.micros + other.micros,
        };
        if sum.micros >= SECOND_MICROS as i32 {
            sum.micros -= SECOND_MICROS as i32;
            sum.seconds += 1;
        }
        if sum.seconds >= DAY_SECONDS as i32 {
            sum.seconds -= DAY_SECONDS as i32;
            sum.days += 1;
        }
        sum.checked()
    }

    pub fn minus(self, other: Span) -> Result<Span, TooLarge> {
        let mut rest = Span {
            days: self.days - other.days,
            seconds: self.seconds - other.seconds,
            micros: self.micros - other.micros,
        };
        if rest.micros < 0 {
            rest.micros += SECOND_MICROS as i32;
            rest.seconds -= 1;
        }
        if rest.seconds < 0 {
            rest.seconds += DAY_SECONDS as i32;
            rest.days -= 1;
        }
        rest.checked()
    }

    pub fn is_negative(self) -> bool {
        self.days < 0
    }

    /// Strictly between a day before and a day after.
    pub fn is_within_a_day(self) -> bool {
        match self.days {
            0 => true,
            -1 => self.seconds > 0 || self.micros > 0,
            _ => false,
        }
    }
}

/// `a / b` to the nearest, ties to even. `b` is not 0, and twice its size is an i128.
pub fn divide_to_even(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a.div_euclid(b), a.rem_euclid(b));
    let up = match (2 * rest).cmp(&b.abs()) {
        Ordering::Less => false,
        Ordering::Equal => quotient & 1 != 0,
        Ordering::Greater => true,
    };
    // With `div_euclid` the rest is not negative, so the quotient is too low for b > 0 and too high for b < 0.
    quotient + if up { b.signum() } else { 0 }
}

/// `a / b` downwards. `b` is not 0.
pub fn divide_down(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a / b, a % b);
    quotient - i128::from(rest != 0 && (rest < 0) != (b < 0))
}
