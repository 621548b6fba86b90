//! Settings that change while the heap runs.

use pyrite_heap as heap;
use pyrite_heap::{Domain, Settings};

use crate::Scenario;
use crate::chain::Chain;
use crate::give_back::configure;
use crate::system::{mib, resident, sleep_ms, tasks, wait_until};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "settings::are_what_was_configured",
        body: are_what_was_configured,
    },
    Scenario {
        name: "settings::a_shorter_decay_counts_at_once",
        body: a_shorter_decay_counts_at_once,
    },
    Scenario {
        name: "settings::never_holds_for_what_is_cached_already",
        body: never_holds_for_what_is_cached_already,
    },
    Scenario {
        name: "settings::decay_begins_when_it_is_switched_on",
        body: decay_begins_when_it_is_switched_on,
    },
    Scenario {
        name: "settings::the_thread_ends_when_it_is_switched_off",
        body: the_thread_ends_when_it_is_switched_off,
    },
];

const BYTES: usize = 32 << 20;

fn fill_and_free() {
    let mut chain = Chain::new(Domain::Obj, 64);
    chain.fill(BYTES / 64);
    chain.clear();
    // Something that no list of the thread's keeps, so that the heap sees free pages.
    let mut run = Chain::new(Domain::Mem, 100 << 10);
    run.fill(4);
    run.clear();
}

fn are_what_was_configured() {
    for decay_ms in [0, 1, 17, 500, 100_000, -1, i64::MAX, i64::MIN] {
        for background_thread in [true, false] {
            let wanted = Settings {
                decay_ms,
                background_thread,
            };
            heap::configure(wanted);
            assert_eq!(heap::settings(), wanted);
            let mut chain = Chain::new(Domain::Raw, 100_000);
            chain.fill(20);
            chain.clear();
        }
    }
}

/// A thread that waits for the end of a long time must hear of a shorter one.
fn a_shorter_decay_counts_at_once() {
    let start = resident();
    configure(1_000_000, true);
    fill_and_free();
    sleep_ms(100);
    assert!(resident() > start + BYTES / 2);
    configure(50, true);
    wait_until("the shorter time is obeyed", || {
        resident() < start + BYTES / 4
    });
}

/// Nothing is given back from the moment on at which decay is switched off, whatever was under way.
fn never_holds_for_what_is_cached_already() {
    configure(400, true);
    fill_and_free();
    configure(-1, true);
    let (given, before) = (heap::statistics().given_back_bytes, resident());
    sleep_ms(1000);
    assert_eq!(heap::statistics().given_back_bytes, given);
    let now = resident();
    assert!(now + (4 << 20) > before, "{} of {}", mib(now), mib(before));
    wait_until("no thread that has nothing to do", || tasks() == 1);
}

fn decay_begins_when_it_is_switched_on() {
    let start = resident();
    configure(-1, true);
    fill_and_free();
    assert!(resident() > start + BYTES / 2);
    configure(50, true);
    wait_until("what was cached before goes back", || {
        resident() < start + BYTES / 4
    });
}

fn the_thread_ends_when_it_is_switched_off() {
    configure(100_000, true);
    fill_and_free();
    wait_until("the thread is there", || tasks() == 2);
    configure(100_000, false);
    assert_eq!(tasks(), 1);
}
