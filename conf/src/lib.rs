//! PYRITE_CONF: the one variable that configures pyrite.
//!
//! The grammar is that of `MALLOC_CONF`: `key:value,key:value`. A key given twice: the last one
//! counts. What cannot be understood becomes a [`Complaint`], and the rest of the line is still
//! obeyed. Parsing borrows from the text and allocates nothing, so that it may happen before
//! `main`, in any program.
//!
//! ```
//! let conf = pyrite_conf::Conf::parse(b"verbose:true,domains:mem+obj", |mistake| {
//!     panic!("{mistake}")
//! });
//! assert!(conf.verbose && conf.domains.mem && !conf.domains.raw);
//! ```

#![no_std]

mod collector;
mod complaint;
mod domains;
mod path;

pub use collector::{Collector, Policy};
pub use complaint::Complaint;
pub use domains::Domains;
pub use path::{PathTemplate, escaped};

/// The name of the environment variable.
pub const VARIABLE: &str = "PYRITE_CONF";

/// What can be configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conf<'a> {
    /// `verbose`: say in one line on stderr what was installed, or why it was not.
    pub verbose: bool,
    /// `stats_print`: print the statistics to stderr when the process exits.
    pub stats_print: bool,
    /// `stats_file`: write them as JSON to this file then.
    pub stats_file: Option<PathTemplate<'a>>,
    /// `domains`: the memory domains that may run on our heap.
    pub domains: Domains,
    /// `decay_ms`: milliseconds until an unused page goes back to the system; -1 never. `None`: the
    /// heap's own choice.
    pub decay_ms: Option<i64>,
    /// `background_thread`: whether a thread of ours may do that. `None`: the heap's own choice.
    pub background_thread: Option<bool>,
    /// `force`: install even where `PYTHONMALLOC` asks for another allocator.
    pub force: bool,
    /// What begins with `gc_`: when libpyrite's collector runs.
    pub collector: Collector,
}

/// The keys, in the order in which they are listed to the user.
pub(crate) const KEYS: [&str; 12] = [
    "verbose",
    "stats_print",
    "stats_file",
    "domains",
    "decay_ms",
    "background_thread",
    "force",
    "gc_policy",
    "gc_growth",
    "gc_growth_least",
    "gc_time",
    "gc_at_once",
];

/// The longest decay: about 24 days.
const DECAY_MAX_MS: i64 = i32::MAX as i64;

impl Default for Conf<'_> {
    fn default() -> Self {
        Conf {
            verbose: false,
            stats_print: false,
            stats_file: None,
            domains: Domains::ALL,
            decay_ms: None,
            background_thread: None,
            force: false,
            collector: Collector::default(),
        }
    }
}

impl<'a> Conf<'a> {
    /// Reads `text`, the value of the variable. `complain` gets each part that is no key with a
    /// value that fits; such a part changes nothing. Empty parts are passed over.
    pub fn parse(text: &'a [u8], mut complain: impl FnMut(Complaint<'a>)) -> Conf<'a> {
        let mut conf = Conf::default();
        for item in text
            .split(|&byte| byte == b',')
            .filter(|item| !item.is_empty())
        {
            if let Err(complaint) = conf.set(item) {
                complain(complaint);
            }
        }
        conf
    }

    /// Obeys one `key:value`.
    fn set(&mut self, item: &'a [u8]) -> Result<(), Complaint<'a>> {
        let Some(colon) = item.iter().position(|&byte| byte == b':') else {
            return Err(Complaint::no_value(item));
        };
        let (key, value) = (&item[..colon], &item[colon + 1..]);
        match key {
            b"verbose" => self.verbose = switch("verbose", value)?,
            b"stats_print" => self.stats_print = switch("stats_print", value)?,
            b"stats_file" => self.stats_file = Some(PathTemplate::parse(value)?),
            b"domains" => self.domains = Domains::parse(value)?,
            b"decay_ms" => self.decay_ms = Some(decay(value)?),
            b"background_thread" => {
                self.background_thread = Some(switch("background_thread", value)?)
            }
            b"force" => self.force = switch("force", value)?,
            _ => return self.collector.set(key, value),
        }
        Ok(())
    }
}

fn switch<'a>(key: &'static str, value: &'a [u8]) -> Result<bool, Complaint<'a>> {
    match value {
        b"true" | b"1" => Ok(true),
        b"false" | b"0" => Ok(false),
        _ => Err(Complaint::BadValue {
            key,
            value,
            valid: "true or false",
        }),
    }
}

fn decay(value: &[u8]) -> Result<i64, Complaint<'_>> {
    number(value, -1, DECAY_MAX_MS).ok_or(Complaint::BadValue {
        key: "decay_ms",
        value,
        valid: "a number of milliseconds from 0 to 2147483647, or -1 for never",
    })
}

/// A decimal number in a range.
fn number(value: &[u8], least: i64, most: i64) -> Option<i64> {
    core::str::from_utf8(value)
        .ok()
        .and_then(|digits| digits.parse().ok())
        .filter(|number| (least..=most).contains(number))
}
