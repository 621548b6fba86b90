//! `datetime`: dates, times and the differences between them, with the layouts and the capsule of CPython's `_datetime`.
//!
//! ```text
//! calendar    days, ordinals, weeks: numbers only
//! span        the values of timedeltas: numbers only
//! layout      the objects in memory
//! whole       ints of Python's as i128, and back
//! delta, delta_new, delta_slots    timedelta
//! zone        tzinfo and timezone, and what a tzinfo is asked
//! date, date_methods               date
//! clocked                          what time and datetime have in common
//! time, time_methods               time
//! moment, moment_new, moment_slots, moment_methods    datetime
//! week        what isocalendar() returns
//! instant     timestamps, the clock, local time
//! iso, read_iso, percent, strptime text
//! arguments   what constructors and methods have in common
//! capsule     what `datetime.h` imports
//! module      the module
//! ```
//!
//! The types are made ready when the module is first imported, and stay for the life of the process.

mod arguments;
mod calendar;
mod capsule;
mod clocked;
mod date;
mod date_methods;
mod delta;
mod delta_new;
mod delta_slots;
mod instant;
mod iso;
mod layout;
mod module;
mod moment;
mod moment_methods;
mod moment_new;
mod moment_slots;
mod percent;
mod read_iso;
mod span;
pub mod strptime;
mod time;
mod time_methods;
mod week;
mod whole;
mod zone;

pub use module::init;
