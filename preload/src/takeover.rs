//! Looks at what serves the three domains, and puts our heap there.
//!
//! ```text
//!            host: PyObject_Malloc ─> domain ──────────────> ours ──> pyrite-heap
//!                                       │                     └─ not our block ─> what was there
//!   with PYTHONMALLOC=debug or -X dev:  └─> debug hooks ──> ours
//! ```

use std::ffi::c_void;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Once, OnceLock};

use pyrite_conf::Domains;
use pyrite_heap::DOMAIN_COUNT;

use crate::allocator::{Allocator, DOMAINS, set_previous};
use crate::host::Host;
use crate::policy::{self, Decision, Explained, Reason, Server, Wish};
use crate::settings::Settings;
use crate::{imports, line};

/// The host's own allocators, as the constructor found them.
static DEFAULTS: OnceLock<Defaults> = OnceLock::new();

struct Defaults {
    /// By domain, below the debug hooks if these were in place.
    allocators: [Allocator; DOMAIN_COUNT],
    /// Whether they were, as in a debug build. (So they are when a program calls for us late, with
    /// hooks in place; leaving raw out is then more careful than need be.)
    debug_build: bool,
}

impl Defaults {
    fn of(host: &Host) -> Defaults {
        let mut debug_build = false;
        let allocators = [0, 1, 2].map(|domain| {
            let outer = host.allocator(domain);
            match below_hooks(host, domain, outer.ctx) {
                Some((_, inner)) => {
                    debug_build = true;
                    inner
                }
                // Somebody's wrapper was here before us. What is below it we cannot know.
                None if !outer.ctx.is_null() => Allocator::NONE,
                None => outer,
            }
        });
        Defaults {
            allocators,
            debug_build,
        }
    }
}

/// Letters by which CPython's debug hooks mark the domains.
const LETTERS: [u8; DOMAIN_COUNT] = *b"rmo";

/// The names of the domains.
pub const NAMES: [&str; DOMAIN_COUNT] = ["raw", "mem", "obj"];

/// How things stand, for the report and for `verbose`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Domains that run on our heap.
    pub taken: [bool; DOMAIN_COUNT],
    /// Whether the host's debug hooks lie over it.
    pub hooked: bool,
    /// Why domains are missing.
    pub reason: Option<Reason>,
}

impl Outcome {
    /// Nothing of ours.
    pub const fn nothing(reason: Reason) -> Outcome {
        Outcome {
            taken: [false; DOMAIN_COUNT],
            hooked: false,
            reason: Some(reason),
        }
    }

    fn to_bits(self) -> u32 {
        let [raw, mem, obj] = self.taken.map(u32::from);
        let reason = self.reason.map_or(0, |reason| 1 + reason as u32);
        raw | mem << 1 | obj << 2 | u32::from(self.hooked) << 3 | reason << 4
    }

    fn from_bits(bits: u32) -> Outcome {
        let reasons = [
            Reason::NotWanted,
            Reason::UsersWord,
            Reason::ProgramsWord,
            Reason::TooOld,
            Reason::NotStarted,
        ];
        debug_assert!(
            reasons
                .iter()
                .enumerate()
                .all(|(index, reason)| *reason as usize == index)
        );
        Outcome {
            taken: [1, 2, 4].map(|bit| bits & bit != 0),
            hooked: bits & 8 != 0,
            reason: (bits >> 4)
                .checked_sub(1)
                .map(|index| reasons[index as usize]),
        }
    }
}

/// The bits of the last outcome; 0 before the first.
static OUTCOME: AtomicU32 = AtomicU32::new(0);

/// The last outcome.
pub fn outcome() -> Outcome {
    Outcome::from_bits(OUTCOME.load(Ordering::Relaxed))
}

/// Keeps an outcome without a word about it.
pub fn set_outcome(outcome: Outcome) {
    OUTCOME.store(outcome.to_bits(), Ordering::Relaxed);
}

/// The constructor's part: notes the host's own allocators, and replaces them right away unless
/// `PYTHONMALLOC` is set. (Then the host may put others in place during its configuration, after
/// an embedding program has taken blocks of the raw domain, which these could not free.)
pub fn begin(host: &Host, settings: &Settings) {
    DEFAULTS.get_or_init(|| Defaults::of(host));
    if settings.word().is_none() && !host.is_initialized() {
        set_outcome(apply(host, settings, None));
    } else {
        set_outcome(Outcome::nothing(Reason::NotStarted));
    }
}

/// The hook's part, at each start of the main interpreter: looks again, since the host's
/// configuration or a second initialisation may have wiped us.
pub fn again(host: &Host, settings: &Settings) {
    /// What `verbose` said last; 0 before the first time.
    static SAID: AtomicU32 = AtomicU32::new(0);

    let word = settings.word().filter(|_| !host.ignores_environment());
    let outcome = apply(host, settings, word);
    set_outcome(outcome);
    let bits = outcome.to_bits();
    if settings.conf.verbose && SAID.swap(bits, Ordering::Relaxed) != bits {
        announce(host, settings, outcome);
    }
}

/// Looks, decides and acts.
fn apply(host: &Host, settings: &Settings, word: Option<&[u8]>) -> Outcome {
    let before = outcome();
    let seats = [0, 1, 2].map(|domain| Seat::find(host, domain));
    let wish = Wish {
        domains: wanted(host, settings),
        pythonmalloc: word,
        force: settings.conf.force,
    };
    let decision = policy::decide(seats.map(|seat| seat.server), wish);
    let (take, reason) = match decision {
        Decision::Take(domains) => (domains, None),
        Decision::StayOut(reason) => (Domains::NONE, Some(reason)),
    };
    for (seat, take) in seats.iter().zip([take.raw, take.mem, take.obj]) {
        if take && seat.server != Server::Ours {
            seat.take(host);
        }
    }
    let seats = [0, 1, 2].map(|domain| Seat::find(host, domain));
    let ours = |domain: usize| match seats[domain].server {
        Server::Ours => true,
        // A tracer lies on top; what it found below it is still there.
        Server::Wrapper => before.taken[domain],
        _ => false,
    };
    let taken = [0, 1, 2].map(ours);
    Outcome {
        taken,
        hooked: seats
            .iter()
            .any(|seat| seat.server == Server::Ours && seat.hook.is_some()),
        reason: reason.filter(|_| taken == [false; DOMAIN_COUNT]),
    }
}

/// The domains that we would take if nobody objected.
fn wanted(host: &Host, settings: &Settings) -> Domains {
    let debug_build = DEFAULTS.get().is_some_and(|defaults| defaults.debug_build);
    let Domains { raw, mem, obj } = settings.conf.domains;
    Domains {
        // A debug build, whenever it wants libc for a moment, sets the hooks of the raw domain up
        // anew over libc, and so forgets for good what was below them.
        raw: raw && !debug_build,
        mem,
        // A free-threaded build's collector and its lock-free readers know the obj domain's heap.
        obj: obj && !host.free_threaded,
    }
}

/// The place in the host where the allocator of a domain stands.
#[derive(Clone, Copy)]
struct Seat {
    domain: usize,
    server: Server,
    /// Its functions.
    allocator: Allocator,
    /// The place inside the debug hooks' data, if these lie over it.
    hook: Option<*mut Allocator>,
}

/// The data of CPython's debug hooks for one domain, 3.8 to 3.15.
#[repr(C)]
struct DebugHook {
    letter: u8,
    allocator: Allocator,
}

impl Seat {
    /// Looks at a domain.
    fn find(host: &Host, domain: usize) -> Seat {
        let defaults = DEFAULTS
            .get()
            .map_or([Allocator::NONE; DOMAIN_COUNT], |found| found.allocators);
        let outer = host.allocator(domain);
        let known = |allocator: &Allocator| {
            if *allocator == Allocator::NONE {
                None
            } else if *allocator == Allocator::ours(DOMAINS[domain]) {
                Some(Server::Ours)
            } else if *allocator == defaults[domain] {
                Some(Server::Default)
            } else if *allocator == defaults[0] {
                Some(Server::Libc)
            } else {
                None
            }
        };
        if let Some(server) = known(&outer) {
            return Seat {
                domain,
                server,
                allocator: outer,
                hook: None,
            };
        }
        if let Some((place, inner)) = below_hooks(host, domain, outer.ctx) {
            let unknown = if inner.ctx.is_null() {
                Server::Unknown
            } else {
                Server::Wrapper
            };
            // Letter and place alone are no proof: an unknown allocator is believed only where
            // the host has an allocator without a context that we could not know (mimalloc).
            let server = known(&inner).unwrap_or(unknown);
            return Seat {
                domain,
                server,
                allocator: inner,
                hook: Some(place),
            };
        }
        let server = if outer.ctx.is_null() {
            Server::Unknown
        } else {
            Server::Wrapper
        };
        Seat {
            domain,
            server,
            allocator: outer,
            hook: None,
        }
    }

    /// Puts our heap here.
    fn take(&self, host: &Host) {
        static FIRST: Once = Once::new();
        FIRST.call_once(|| imports::lead_through_us(host));
        let domain = DOMAINS[self.domain];
        let ours = Allocator::ours(domain);
        set_previous(domain, &self.allocator);
        match self.hook {
            // SAFETY: `place` was found in the host's static data and holds the allocator that
            // the hooks call; blocks from before go to `previous`. The host writes there only
            // when hooks are set up. The main interpreter is starting, so no other interpreter
            // runs; a thread that uses the raw domain meanwhile would race with the host itself,
            // which has just put the hooks there.
            Some(place) => unsafe { place.write(ours) },
            // SAFETY: our functions keep the contract, and blocks from before go to `previous`.
            None => unsafe { host.set_allocator(self.domain, &ours) },
        }
    }
}

/// If `ctx` is the data of the host's debug hooks for this domain: the place of the allocator
/// below them, and that allocator.
fn below_hooks(
    host: &Host,
    domain: usize,
    ctx: *mut c_void,
) -> Option<(*mut Allocator, Allocator)> {
    let hook = ctx.cast::<DebugHook>();
    // Tracemalloc's context lies in the host's data too, but begins with an aligned pointer or
    // NULL, and the letters are odd numbers or, `r`, no multiple of 8.
    if ctx.is_null() || !hook.is_aligned() || !host.owns(ctx) {
        return None;
    }
    // SAFETY: the byte lies in the host's static data.
    if unsafe { (&raw const (*hook).letter).read() } != LETTERS[domain] {
        return None;
    }
    // SAFETY: stays inside the host's data: behind the letter, its other fields.
    let place = unsafe { &raw mut (*hook).allocator };
    if !host.owns(place.wrapping_add(1).wrapping_byte_sub(1).cast()) {
        return None;
    }
    // SAFETY: as above, first and last byte belong to the host.
    Some((place, unsafe { place.read() }))
}

fn announce(host: &Host, settings: &Settings, outcome: Outcome) {
    let version = &host.version;
    let pythonmalloc = settings
        .pythonmalloc
        .as_deref()
        .unwrap_or_default()
        .to_string_lossy();
    if let Some(reason) = outcome.reason {
        let (pythonmalloc, text) = (&*pythonmalloc, &*version.text);
        let why = Explained {
            reason,
            pythonmalloc,
            version: text,
        };
        line::say(format_args!("CPython {version}: not installed, {why}"));
        return;
    }
    let names = NAMES
        .iter()
        .zip(outcome.taken)
        .filter(|(_, taken)| *taken)
        .map(|(name, _)| *name);
    let names: Vec<&str> = names.collect();
    line::say(format_args!(
        "{} in CPython {version}: {}{}{}",
        env!("CARGO_PKG_VERSION"),
        names.join(", "),
        if outcome.hooked {
            ", below the debug hooks"
        } else {
            ""
        },
        if host.free_threaded {
            " (free-threaded: obj stays the host's)"
        } else {
            ""
        },
    ));
}
