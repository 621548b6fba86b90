//! Whose word counts: the user's, the program's, or ours. Pure; knows nothing but what was seen.

use std::fmt;

use pyrite_conf::Domains;
use pyrite_heap::DOMAIN_COUNT;

/// What serves a domain, below the host's debug hooks if these are in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// Our heap.
    Ours,
    /// What served it when the process began.
    Default,
    /// What served the raw domain when the process began, in another domain: libc's malloc.
    Libc,
    /// Functions that we do not know, without a context: another allocator of the host.
    Unknown,
    /// Functions that we do not know, with a context: somebody's wrapper, such as tracemalloc.
    Wrapper,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Put our heap into these domains (where it is there already, nothing changes).
    Take(Domains),
    /// Stay out, and why.
    StayOut(Reason),
}

/// Why our heap is missing where it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `domains` of PYRITE_CONF, or the kind of build, leaves no domain.
    NotWanted,
    /// `PYTHONMALLOC` names an allocator.
    UsersWord,
    /// The program chose another allocator from C.
    ProgramsWord,
    /// The version is older than 3.8.
    TooOld,
    /// No interpreter was ever started.
    NotStarted,
}

/// What the user said, as far as the host obeys it.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The domains that may be ours.
    pub domains: Domains,
    /// `PYTHONMALLOC`; `None` also where the host ignores the environment.
    pub pythonmalloc: Option<&'a [u8]>,
    /// Whether `PYTHONMALLOC` is to be overruled.
    pub force: bool,
}

/// Decides for the three domains together: single function pointers tell too little. Under
/// `PYTHONMALLOC=malloc` the raw domain looks untouched; `pymalloc` looks like the default.
pub fn decide(seen: [Server; DOMAIN_COUNT], wish: Wish<'_>) -> Decision {
    if wish.domains == Domains::NONE {
        return Decision::StayOut(Reason::NotWanted);
    }
    let users_choice = wish.pythonmalloc.is_some_and(names_allocator);
    if users_choice && !wish.force {
        return Decision::StayOut(Reason::UsersWord);
    }
    let takes = |server| match server {
        Server::Ours | Server::Default => true,
        Server::Libc => wish.force,
        // Without the user's word we cannot know what stands behind the functions.
        Server::Unknown => wish.force && users_choice,
        // Its owner will put back what was below it: never on top of that.
        Server::Wrapper => false,
    };
    let [raw, mem, obj] = seen.map(takes);
    if !mem && !obj {
        return Decision::StayOut(Reason::ProgramsWord);
    }
    let Domains {
        raw: want_raw,
        mem: want_mem,
        obj: want_obj,
    } = wish.domains;
    Decision::Take(Domains {
        raw: raw && want_raw,
        mem: mem && want_mem,
        obj: obj && want_obj,
    })
}

/// Whether this value of `PYTHONMALLOC` asks for an allocator, and not for debug hooks only.
/// What CPython does not know ends the process anyway.
fn names_allocator(word: &[u8]) -> bool {
    !matches!(word, b"" | b"debug" | b"pymalloc_debug")
}

/// Half a sentence, `{}` with the value of `PYTHONMALLOC` and the version.
pub struct Explained<'a> {
    /// What to explain.
    pub reason: Reason,
    /// `PYTHONMALLOC`.
    pub pythonmalloc: &'a str,
    /// The version of the host.
    pub version: &'a str,
}

impl fmt::Display for Explained<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            Reason::NotWanted => f.write_str("the domains of PYRITE_CONF leave nothing to take"),
            Reason::UsersWord => write!(f, "PYTHONMALLOC={} decides", self.pythonmalloc),
            Reason::ProgramsWord => f.write_str("the program chose another allocator"),
            Reason::TooOld => write!(f, "Python {} is older than 3.8", self.version),
            Reason::NotStarted => f.write_str("no interpreter was started"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Server::{Default, Libc, Ours, Unknown, Wrapper};

    const WISH: Wish<'_> = Wish {
        domains: Domains::ALL,
        pythonmalloc: None,
        force: false,
    };

    fn word(word: &str) -> Wish<'_> {
        Wish {
            pythonmalloc: Some(word.as_bytes()),
            ..WISH
        }
    }

    fn forced(word: &str) -> Wish<'_> {
        Wish {
            pythonmalloc: Some(word.as_bytes()),
            force: true,
            ..WISH
        }
    }

    const ALL: Decision = Decision::Take(Domains::ALL);

    #[test]
    fn defaults_and_ours_are_taken() {
        assert_eq!(decide([Default; 3], WISH), ALL);
        assert_eq!(decide([Ours; 3], WISH), ALL);
        assert_eq!(decide([Ours, Default, Default], WISH), ALL);
        assert_eq!(decide([Default; 3], word("debug")), ALL);
        assert_eq!(decide([Default; 3], word("pymalloc_debug")), ALL);
    }

    #[test]
    fn only_the_domains_that_are_wanted() {
        let domains = Domains {
            raw: true,
            mem: true,
            obj: false,
        };
        assert_eq!(
            decide([Default; 3], Wish { domains, ..WISH }),
            Decision::Take(domains)
        );
        let none = Wish {
            domains: Domains::NONE,
            force: true,
            ..WISH
        };
        assert_eq!(
            decide([Default; 3], none),
            Decision::StayOut(Reason::NotWanted)
        );
    }

    #[test]
    fn the_users_word_wins() {
        for name in [
            "default",
            "pymalloc",
            "malloc",
            "malloc_debug",
            "mimalloc",
            "what",
        ] {
            for seen in [
                [Default; 3],
                [Default, Libc, Libc],
                [Default, Unknown, Unknown],
            ] {
                assert_eq!(
                    decide(seen, word(name)),
                    Decision::StayOut(Reason::UsersWord)
                );
            }
        }
    }

    #[test]
    fn force_overrules_it() {
        assert_eq!(decide([Default; 3], forced("pymalloc")), ALL);
        assert_eq!(decide([Default, Libc, Libc], forced("malloc")), ALL);
        assert_eq!(decide([Default, Unknown, Unknown], forced("mimalloc")), ALL);
    }

    #[test]
    fn a_choice_made_in_c_is_respected() {
        for seen in [
            [Default, Libc, Libc],
            [Default, Unknown, Unknown],
            [Wrapper; 3],
        ] {
            assert_eq!(decide(seen, WISH), Decision::StayOut(Reason::ProgramsWord));
        }
        let partly = Decision::Take(Domains {
            raw: false,
            ..Domains::ALL
        });
        assert_eq!(decide([Wrapper, Default, Default], WISH), partly);
    }

    #[test]
    fn never_on_top_of_a_wrapper() {
        let nothing = Decision::StayOut(Reason::ProgramsWord);
        assert_eq!(decide([Wrapper; 3], forced("malloc")), nothing);
        assert_eq!(
            decide(
                [Default, Unknown, Unknown],
                Wish {
                    force: true,
                    ..WISH
                }
            ),
            nothing
        );
    }
}
