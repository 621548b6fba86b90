//! Every key, every mistake.

use pyrite_conf::{Collector, Conf, Domains, Policy, escaped};

fn parse(text: &str) -> (Conf<'_>, Vec<String>) {
    let mut complaints = Vec::new();
    let conf = Conf::parse(text.as_bytes(), |complaint| {
        complaints.push(complaint.to_string())
    });
    (conf, complaints)
}

#[track_caller]
fn good(text: &str) -> Conf<'_> {
    let (conf, complaints) = parse(text);
    assert_eq!(complaints, [""; 0], "{text}");
    conf
}

/// Only a complaint, nothing changed.
#[track_caller]
fn bad(text: &str, expected: &str) {
    assert_eq!(parse(text), (Conf::default(), vec![expected.to_owned()]));
}

fn file(conf: &Conf, pid: u32) -> String {
    let mut path = Vec::new();
    conf.stats_file
        .expect("given")
        .expand(pid, |byte| path.push(byte));
    String::from_utf8(path).expect("as given")
}

#[test]
fn nothing_is_the_default() {
    for text in ["", ",", ",,,"] {
        assert_eq!(good(text), Conf::default());
    }
    let conf = Conf::default();
    assert_eq!(conf.domains, Domains::ALL);
    assert!(!conf.verbose && !conf.stats_print && !conf.force);
    assert!(conf.stats_file.is_none() && conf.decay_ms.is_none());
    assert!(conf.background_thread.is_none());
}

#[test]
fn all_keys_together() {
    let conf = good(
        "verbose:true,stats_print:1,stats_file:/tmp/x.json,domains:raw+obj,decay_ms:250,\
         background_thread:false,force:true",
    );
    assert!(conf.verbose && conf.stats_print && conf.force);
    assert_eq!(conf.background_thread, Some(false));
    assert_eq!(
        conf.domains,
        Domains {
            raw: true,
            mem: false,
            obj: true
        }
    );
    assert_eq!(conf.decay_ms, Some(250));
    assert_eq!(file(&conf, 1), "/tmp/x.json");
}

#[test]
fn the_last_one_counts() {
    assert!(!good("verbose:true,verbose:false").verbose);
    assert_eq!(
        good("domains:raw,domains:mem").domains,
        Domains {
            mem: true,
            ..Domains::NONE
        }
    );
}

#[test]
fn domains_in_words() {
    assert_eq!(good("domains:all").domains, Domains::ALL);
    assert_eq!(good("domains:none").domains, Domains::NONE);
    assert_eq!(good("domains:obj+mem+raw+obj").domains, Domains::ALL);
    for value in ["", "+", "raw+", "raw+none", "RAW", "raw mem"] {
        bad(
            &format!("domains:{value}"),
            &format!(
                "bad value '{value}' of domains; valid is raw, mem and obj joined by +, or all, \
                 or none"
            ),
        );
    }
}

#[test]
fn decay_from_never_to_24_days() {
    for (text, value) in [("-1", -1), ("0", 0), ("2147483647", 2147483647)] {
        assert_eq!(good(&format!("decay_ms:{text}")).decay_ms, Some(value));
    }
    for value in [
        "-2",
        "2147483648",
        "",
        "1.5",
        "10ms",
        "99999999999999999999",
    ] {
        bad(
            &format!("decay_ms:{value}"),
            &format!(
                "bad value '{value}' of decay_ms; valid is a number of milliseconds from 0 to \
                 2147483647, or -1 for never"
            ),
        );
    }
}

#[test]
fn when_to_collect() {
    let conf = good("gc_policy:bytes,gc_growth:100,gc_growth_least:0,gc_time:25,gc_at_once:true");
    let collector = Collector {
        policy: Some(Policy::Bytes),
        growth_percent: Some(100),
        growth_least_mib: Some(0),
        time_percent: Some(25),
        at_once: Some(true),
    };
    assert_eq!(conf.collector, collector);
    let policy = good("gc_policy:threshold").collector.policy;
    assert_eq!(policy, Some(Policy::Threshold));
    assert_eq!(good("").collector, Collector::default());
}

#[test]
fn numbers_of_the_collector_out_of_range() {
    for (key, values, valid) in [
        (
            "gc_policy",
            &["", "count", "Bytes"][..],
            "threshold or bytes",
        ),
        (
            "gc_growth",
            &["", "0", "100001", "50%", "-1"],
            "a number of percent from 1 to 100000",
        ),
        (
            "gc_growth_least",
            &["", "-1", "1048577", "8M"],
            "a number of MiB from 0 to 1048576",
        ),
        (
            "gc_time",
            &["", "0", "101", "1.5"],
            "a number of percent from 1 to 100",
        ),
        ("gc_at_once", &["", "yes"], "true or false"),
    ] {
        for value in values {
            bad(
                &format!("{key}:{value}"),
                &format!("bad value '{value}' of {key}; valid is {valid}"),
            );
        }
    }
}

#[test]
fn the_name_of_the_process_in_the_file() {
    let conf = good("stats_file:a%p:b%%%c%p");
    assert_eq!(file(&conf, 4_294_967_295), "a4294967295:b%,4294967295");
    assert_eq!(file(&conf, 0), "a0:b%,0");
    assert!(conf.stats_file.expect("given").names_process());
    let conf = good("stats_file:a%%p");
    assert_eq!(file(&conf, 7), "a%p");
    assert!(!conf.stats_file.expect("given").names_process());
}

#[test]
fn bad_names_of_files() {
    for value in ["", "%", "a%d", "%p%"] {
        bad(
            &format!("stats_file:{value}"),
            &format!(
                "bad value '{value}' of stats_file; valid is a file name, with %p for the process \
                 id, %c for a comma, %% for a percent sign"
            ),
        );
    }
}

#[test]
fn an_unknown_key_names_the_valid_ones() {
    bad(
        "colour:red",
        "unknown key 'colour'; valid keys are verbose, stats_print, stats_file, domains, \
         decay_ms, background_thread, force, gc_policy, gc_growth, gc_growth_least, gc_time, \
         gc_at_once",
    );
    let (_, complaints) = parse("Verbose:true");
    assert_eq!(complaints.len(), 1);
}

#[test]
fn a_key_needs_a_value() {
    bad("verbose", "'verbose' has no value; write verbose:VALUE");
    let (_, complaints) = parse("what");
    assert!(complaints[0].starts_with("unknown key 'what'; valid keys are "));
}

#[test]
fn a_bad_switch() {
    bad(
        "force:maybe",
        "bad value 'maybe' of force; valid is true or false",
    );
    bad(
        "verbose:",
        "bad value '' of verbose; valid is true or false",
    );
}

#[test]
fn a_mistake_does_not_spoil_the_rest() {
    let (conf, complaints) = parse("x:1,verbose:true,domains:what,decay_ms:5");
    assert_eq!(complaints.len(), 2);
    assert!(conf.verbose);
    assert_eq!((conf.domains, conf.decay_ms), (Domains::ALL, Some(5)));
}

#[test]
fn a_complaint_is_one_printable_line() {
    let mut lines = Vec::new();
    Conf::parse(b"\x1b[31m\n:1,force:\xff\n", |complaint| {
        lines.push(complaint.to_string())
    });
    assert_eq!(lines.len(), 2);
    for line in lines {
        assert!(
            line.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
            "{line:?}"
        );
    }
}

#[test]
fn an_escaped_path_means_itself() {
    let path = "/tmp/50%,a%p:b";
    let value = String::from_utf8(escaped(path.as_bytes()).collect()).expect("ASCII");
    let text = format!("stats_file:{value},verbose:1");
    let conf = good(&text);
    assert_eq!(file(&conf, 3), path);
    assert!(conf.verbose);
}
