//! No text whatever makes the parser panic, and what it makes of it keeps its promises.

use proptest::prelude::*;
use pyrite_conf::{Conf, escaped};

/// Pieces that get past the first checks more often than random bytes would.
fn likely() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "verbose",
            "stats_print",
            "stats_file",
            "domains",
            "decay_ms",
            "background_thread",
            "force",
            "gc_policy",
            "gc_growth",
            "gc_at_once",
            "bytes",
            ":",
            ",",
            "+",
            "%",
            "%p",
            "%c",
            "%%",
            "true",
            "false",
            "raw",
            "mem",
            "obj",
            "all",
            "none",
            "-1",
            "0",
            "9999999999",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn check(text: &[u8]) -> Result<(), TestCaseError> {
    let mut complaints = 0;
    let conf = Conf::parse(text, |complaint| {
        let line = complaint.to_string();
        assert!(
            line.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
            "{line:?}"
        );
        complaints += 1;
    });
    let items = text
        .split(|&byte| byte == b',')
        .filter(|item| !item.is_empty())
        .count();
    prop_assert!(complaints <= items);
    prop_assert!(conf.decay_ms.is_none_or(|decay| decay >= -1));
    if let Some(file) = conf.stats_file {
        let mut path = Vec::new();
        file.expand(u32::MAX, |byte| path.push(byte));
        prop_assert!(!path.is_empty() && !path.contains(&0));
    }
    Ok(())
}

proptest! {
    #[test]
    fn random_bytes(text in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&text)?;
    }

    #[test]
    fn likely_pieces(text in likely()) {
        check(&text)?;
    }

    #[test]
    fn every_path_can_be_said(path in prop::collection::vec(1..=255u8, 1..60)) {
        let mut text = b"stats_file:".to_vec();
        text.extend(escaped(&path));
        let conf = Conf::parse(&text, |complaint| panic!("{complaint}"));
        let mut said = Vec::new();
        conf.stats_file.expect("given").expand(1, |byte| said.push(byte));
        prop_assert_eq!(said, path);
    }
}
