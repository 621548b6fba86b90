//! Blocks that grow and shrink a step at a time.

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::Scenario;
use crate::give_back::configure;
use crate::model::Live;
use crate::system::{mib, resident, resident_peak, wait_until};

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "growth::one_byte_to_256_mib",
        body: one_byte_to_256_mib,
    },
    Scenario {
        name: "growth::and_back",
        body: and_back,
    },
    Scenario {
        name: "growth::two_at_once",
        body: two_at_once,
    },
];

const MOST: usize = 256 << 20;
/// What growing may leave behind: caches of the sizes before, not more of them as the block grows.
const SLACK: usize = 16 << 20;

fn begin(bytes: usize) -> Live {
    Live::new(Domain::Mem, heap::malloc(Domain::Mem, bytes), bytes, 1, 99)
}

fn step(live: Live, bytes: usize) -> Live {
    live.resize(bytes)
        .unwrap_or_else(|live| panic!("no memory to make {live:x?} {bytes} bytes"))
}

/// Every page of the block is written to: the pattern has a stretch at both ends of each.
fn one_byte_to_256_mib() {
    configure(-1, false);
    let start = resident();
    let (mut live, mut bytes, mut places) = (begin(1), 1, 0);
    while bytes < MOST {
        bytes = (bytes + bytes / 8 + 1).min(MOST);
        let before = live.address;
        live = step(live, bytes);
        places += usize::from(live.address != before);
        let now = resident();
        assert!(
            now <= start + bytes + SLACK,
            "{} resident with a block of {}",
            mib(now - start),
            mib(bytes)
        );
    }
    assert!(places > 0);
    // Nothing was copied on the way, or there would have been two of them.
    let peak = resident_peak();
    assert!(peak < start + MOST + MOST / 4, "peak {}", mib(peak));
    live.free();
    heap::trim();
    let now = resident();
    assert!(now < start + (4 << 20), "{} left", mib(now - start));
    assert_eq!(heap::statistics().mapped_bytes, 0);
}

fn and_back() {
    configure(-1, false);
    let start = resident();
    let (mut live, mut bytes) = (begin(MOST), MOST);
    while bytes > 0 {
        bytes -= bytes / 8 + 1;
        live = step(live, bytes);
        heap::trim();
        let now = resident();
        assert!(
            now <= start + bytes + SLACK,
            "{} resident with a block of {}",
            mib(now - start),
            mib(bytes)
        );
    }
    live.free();
    heap::trim();
    assert_eq!(heap::statistics().mapped_bytes, 0);
}

/// Two neighbours that are in each other's way, so that both must move.
fn two_at_once() {
    configure(50, true);
    let start = resident();
    let (mut one, mut other, mut bytes) = (begin(400_000), begin(400_000), 400_000);
    while bytes < MOST / 2 {
        bytes += bytes / 8;
        one = step(one, bytes);
        other = step(other, bytes);
    }
    wait_until("the places before are given back", || {
        resident() < start + 2 * bytes + SLACK
    });
    one.free();
    other.free();
    wait_until("all is given back", || resident() < start + (4 << 20));
}
