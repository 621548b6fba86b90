//! The proleptic Gregorian calendar, as arithmetic on numbers: no objects.
//!
//! An ordinal counts days; January 1 of year 1 is day 1, a Monday.

/// The first year of a date.
pub const MIN_YEAR: i32 = 1;
/// The last year of a date.
pub const MAX_YEAR: i32 = 9999;
/// The ordinal of December 31, 9999.
pub const MAX_ORDINAL: i32 = 3_652_059;
/// The ordinal of January 1, 1970.
pub const EPOCH_ORDINAL: i64 = 719_163;

/// Days of four centuries, after which the calendar repeats itself.
const DAYS_OF_400_YEARS: u32 = 146_097;
/// From March 1 of year 0 to the day before January 1 of year 1.
const MARCH_TO_DAY_0: u32 = 305;

/// A day. As a date's it is valid; on the way there it may be anything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Day {
    pub year: i32,
    pub month: i32,
    pub day: i32,
}

pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// `month` is from 1 to 12.
pub const fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 => 28 + is_leap(year) as i32,
        // Long and short months take turns, but for July and August.
        _ => 30 + ((month + (month > 7) as i32) & 1),
    }
}

/// Years that begin in March, so that the leap day is the last one; days of them before month `shifted` (0 is March).
const fn days_before_shifted(shifted: u32) -> u32 {
    (153 * shifted + 2) / 5
}

impl Day {
    /// January 1 of year 1.
    pub const FIRST: Day = Day {
        year: MIN_YEAR,
        month: 1,
        day: 1,
    };

    pub const LAST: Day = Day {
        year: MAX_YEAR,
        month: 12,
        day: 31,
    };

    /// The ordinal of a day of a year from 1 on.
    pub const fn ordinal(self) -> i32 {
        let is_early = self.month <= 2;
        let year = self.year as u32 - is_early as u32;
        let shifted = if is_early {
            self.month as u32 + 9
        } else {
            self.month as u32 - 3
        };
        let century = year / 100;
        let before = 365 * year + year / 4 - century + century / 4;
        (before + days_before_shifted(shifted) + self.day as u32 - MARCH_TO_DAY_0 - 1) as i32
    }

    /// The day of an ordinal from 1 on; its year may be after the last one.
    pub const fn of_ordinal(ordinal: i32) -> Day {
        let days = ordinal as u32 + MARCH_TO_DAY_0;
        let era = days / DAYS_OF_400_YEARS;
        let in_era = days % DAYS_OF_400_YEARS;
        // The leap days before are taken off, so that what is left divides by 365.
        let year_in_era = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_in_era + year_in_era / 4 - year_in_era / 100);
        let shifted = (5 * in_year + 2) / 153;
        let is_early = shifted >= 10;
        Day {
            year: (era * 400 + year_in_era + is_early as u32) as i32,
            month: (if is_early { shifted - 9 } else { shifted + 3 }) as i32,
            day: (in_year - days_before_shifted(shifted) + 1) as i32,
        }
    }

    /// The days of the year up to this one, itself included.
    pub const fn of_year(self) -> i32 {
        let first = Day {
            year: self.year,
            month: 1,
            day: 1,
        };
        self.ordinal() - first.ordinal() + 1
    }

    /// 0 is Monday.
    pub const fn weekday(self) -> i32 {
        weekday(self.ordinal())
    }
}

/// The day of the week of an ordinal; 0 is Monday.
pub const fn weekday(ordinal: i32) -> i32 {
    (ordinal + 6) % 7
}

/// A day as ISO 8601 counts it: weeks begin on Mondays, and a week is of the year that its Thursday is in.
pub struct Week {
    pub year: i32,
    pub week: i32,
    /// 1 is Monday.
    pub day: i32,
}

impl Week {
    /// The week that has the day `ordinal`.
    pub const fn of_ordinal(ordinal: i32) -> Week {
        let weekday = weekday(ordinal);
        let thursday = Day::of_ordinal(ordinal - weekday + 3);
        Week {
            year: thursday.year,
            week: (thursday.of_year() - 1) / 7 + 1,
            day: weekday + 1,
        }
    }

    /// The ordinal, which may be after the last date.
    pub const fn ordinal(&self) -> i32 {
        monday_of_week_1(self.year) + (self.week - 1) * 7 + self.day - 1
    }
}

/// The ordinal of the first day of a year of weeks.
const fn monday_of_week_1(year: i32) -> i32 {
    let fourth = Day {
        year,
        month: 1,
        day: 4,
    }
    .ordinal();
    fourth - weekday(fourth)
}

/// 52 or 53.
pub const fn weeks_in_year(year: i32) -> i32 {
    (monday_of_week_1(year + 1) - monday_of_week_1(year)) / 7
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts day by day through all dates.
    #[test]
    fn every_day() {
        let mut day = Day::FIRST;
        for ordinal in 1..=MAX_ORDINAL {
            assert_eq!(day.ordinal(), ordinal);
            assert_eq!(Day::of_ordinal(ordinal), day);
            let week = Week::of_ordinal(ordinal);
            assert_eq!(week.ordinal(), ordinal);
            assert!((1..=weeks_in_year(week.year)).contains(&week.week));
            day.day += 1;
            if day.day > days_in_month(day.year, day.month) {
                day.day = 1;
                day.month += 1;
            }
            if day.month > 12 {
                day.month = 1;
                day.year += 1;
            }
        }
        assert_eq!(day.year, MAX_YEAR + 1);
    }
}
