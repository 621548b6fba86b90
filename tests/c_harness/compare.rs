//! Two runs, the same behaviour?

use crate::run::Outcome;

/// Of a difference, so many lines of each side are shown.
const MOST_LINES: usize = 40;

/// Nothing when both wrote the same and ended the same way; else what differs. Addresses on stderr are no difference.
pub fn same(truth: &Outcome, ours: &Outcome) -> Result<(), String> {
    let mut differences = String::new();
    if truth.end != ours.end {
        differences += &format!("CPython ended by {}, pyrite by {}\n", truth.end, ours.end);
    }
    differences += &difference("stdout", &truth.stdout, &ours.stdout);
    differences += &difference(
        "stderr",
        &without_addresses(&truth.stderr),
        &without_addresses(&ours.stderr),
    );
    if differences.is_empty() {
        Ok(())
    } else {
        Err(differences)
    }
}

/// The lines that differ, `-` CPython's and `+` ours, with the common beginning and end cut down to two lines each.
fn difference(stream: &str, truth: &str, ours: &str) -> String {
    if truth == ours {
        return String::new();
    }
    let (truth, ours): (Vec<_>, Vec<_>) = (truth.split('\n').collect(), ours.split('\n').collect());
    let shorter = truth.len().min(ours.len());
    let head = truth
        .iter()
        .zip(&ours)
        .take_while(|(one, other)| one == other)
        .count();
    let tail = truth
        .iter()
        .rev()
        .zip(ours.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let tail = tail.min(shorter - head);
    let mut text = format!("{stream} differs (- CPython, + pyrite):\n");
    let mut show = |mark: char, lines: &[&str]| {
        for line in lines.iter().take(MOST_LINES) {
            text += &format!("  {mark} {line}\n");
        }
        if let Some(more) = lines.len().checked_sub(MOST_LINES + 1) {
            text += &format!("  {mark} (and {} lines more)\n", more + 1);
        }
    };
    show(' ', &truth[head.saturating_sub(2)..head]);
    show('-', &truth[head..truth.len() - tail]);
    show('+', &ours[head..ours.len() - tail]);
    show(
        ' ',
        &truth[truth.len() - tail..truth.len() - tail + tail.min(2)],
    );
    text
}

/// The text with `0x…` for each hexadecimal number of eight digits or more.
pub fn without_addresses(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("0x") {
        let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
        plain += before;
        plain += "0x";
        plain += if digits >= 8 { "…" } else { &after[..digits] };
        rest = &after[digits..];
    }
    plain + rest
}
