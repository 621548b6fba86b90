//! Random operations on the heap with a stupid model beside it.
//!
//! A sequence of operations is a string of bytes (see `model::operations`), so proptest can make it
//! shorter when one fails; the shortest it finds is kept in `random_operations.proptest-regressions`
//! and tried first from then on.

mod model;

use std::sync::{Mutex, MutexGuard};

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use model::operations;
use model::random::Random;

/// A model must have the heap to itself.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn short_sequences(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _alone = alone();
        operations::run(&bytes);
    }
}

#[test]
fn long_sequences() {
    for seed in 0..6 {
        let _alone = alone();
        operations::run(&Random::new(seed).bytes(60_000));
    }
}

/// Pools fill and empty over and over: one domain, few sizes, long phases of either.
#[test]
fn tides() {
    let _alone = alone();
    operations::without_helper();
    let audit = model::audit::Audit::begin();
    let mut random = Random::new(17);
    let mut model = model::Model::new(17);
    for tide in 0..12 {
        let sizes = [random.size(600), random.size(20_000), 16];
        while model.blocks().len() < 6_000 {
            let domain = model::DOMAINS[tide % 3];
            assert!(model.malloc(domain, sizes[random.below(3)]));
        }
        audit.compare([&model]);
        let left = random.below(200);
        while model.blocks().len() > left {
            model.free(random.below(1 << 20));
        }
        audit.compare([&model]);
    }
    model.clear();
    audit.compare([&model]);
}
