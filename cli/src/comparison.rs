//! What came of `--compare`, as a table and as JSON.

use pyrite_report::{Bytes, Report, SCHEMA};
use serde::{Deserialize, Serialize};

/// Both sides. `baseline.samples[i]` and `ours.samples[i]` are of round i.
#[derive(Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// Version of the layout of this JSON, as for a report.
    pub schema: u32,
    /// Version of pyrite that wrote it.
    pub pyrite: String,
    /// The command and its arguments.
    pub command: Vec<String>,
    /// On CPython's own allocator.
    pub baseline: Side,
    /// On our heap.
    pub ours: Side,
    /// What the command did differently on the two sides, in sentences.
    pub differences: Vec<String>,
}

/// The runs on one allocator.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Side {
    /// Each run.
    pub samples: Vec<Sample>,
    /// The report of the last run that wrote one.
    pub report: Option<Report>,
}

/// One run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// From the start to the end of the command.
    pub wall_seconds: f64,
    /// Processor time of the command and of the children it has waited for.
    pub cpu_seconds: f64,
    /// The most memory resident at once, in the command's own process.
    pub peak_rss_bytes: Option<u64>,
    /// What was resident when it exited.
    pub rss_bytes: Option<u64>,
    /// Its exit status; none when a signal ended it.
    pub exit_status: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
}

impl Comparison {
    /// Nothing has run yet.
    pub fn new(command: Vec<String>) -> Comparison {
        Comparison {
            schema: SCHEMA,
            pyrite: env!("CARGO_PKG_VERSION").to_owned(),
            command,
            baseline: Side::default(),
            ours: Side::default(),
            differences: Vec::new(),
        }
    }

    /// Notes a difference, once.
    pub fn differs(&mut self, sentence: String) {
        if !self.differences.contains(&sentence) {
            self.differences.push(sentence);
        }
    }

    /// Pretty JSON, ending in a newline.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self)
            .expect("a comparison holds only strings, numbers and lists of them");
        json.push('\n');
        json
    }

    /// The table that people read.
    pub fn to_table(&self) -> String {
        let mut text = self.heading();
        text.push_str(&format!(
            "\n{:<18} {:>14} {:>14} {:>8}\n",
            "", "CPython's own", "pyrite's heap", "ratio"
        ));
        let seconds = |value: f64| format!("{value:.3} s");
        let bytes = |value: f64| Bytes(value as u64).to_string();
        let rss = |value: Option<u64>| value.map(|bytes| bytes as f64);
        text += &self.row("wall time", |sample| Some(sample.wall_seconds), &seconds);
        text += &self.row(
            "processor time",
            |sample| Some(sample.cpu_seconds),
            &seconds,
        );
        text += &self.row("peak RSS", |sample| rss(sample.peak_rss_bytes), &bytes);
        text += &self.row("RSS at the end", |sample| rss(sample.rss_bytes), &bytes);
        for remark in self.remarks() {
            text.push_str(&format!("\n{remark}\n"));
        }
        text
    }

    /// Whose figures they are, and of how many rounds.
    fn heading(&self) -> String {
        let how = match self.ours.samples.len() {
            1 => "1 round".to_owned(),
            more => format!("medians of {more} rounds"),
        };
        let python = self.ours.report.as_ref().or(self.baseline.report.as_ref());
        let python = python
            .and_then(|report| report.host.python_version.as_deref())
            .map(|version| format!(", Python {version}"))
            .unwrap_or_default();
        format!("pyrite {}: {}{python}, {how}\n", self.pyrite, self.name())
    }

    /// What the figures do not say.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(cached) = self.cached() {
            remarks.push(format!(
                "Of pyrite's RSS at the end up to {cached} lay in pages without a block, which go \
                 back to the\nsystem when they have not been used for decay_ms."
            ));
        }
        if let Some(report) = &self.ours.report
            && !report.install.installed
        {
            let reason = report.install.reason.as_deref();
            remarks.push(format!(
                "Both ran on CPython's own: the heap stayed out ({}).",
                reason.unwrap_or("it does not say why")
            ));
        }
        remarks.extend(self.differences.iter().cloned());
        remarks
    }

    /// What our heap kept at the end, where that is a good part of what was resident.
    fn cached(&self) -> Option<Bytes> {
        let report = self.ours.report.as_ref()?;
        let cached = report.heap.as_ref()?.cached_bytes;
        (cached > report.process.rss_bytes / 10).then_some(Bytes(cached))
    }

    /// The command's file, without its folder.
    fn name(&self) -> &str {
        let command = self.command.first().map(String::as_str).unwrap_or_default();
        command.rsplit('/').next().unwrap_or_default()
    }

    fn row(
        &self,
        label: &str,
        value: impl Fn(&Sample) -> Option<f64>,
        shown: &dyn Fn(f64) -> String,
    ) -> String {
        let middle = |side: &Side| median(side.samples.iter().filter_map(&value).collect());
        let (theirs, ours) = (middle(&self.baseline), middle(&self.ours));
        let cell = |value: Option<f64>| value.map_or("-".to_owned(), shown);
        let ratio = match (theirs, ours) {
            (Some(theirs), Some(ours)) if theirs > 0.0 => format!("{:.2}", ours / theirs),
            _ => "-".to_owned(),
        };
        let (theirs, ours) = (cell(theirs), cell(ours));
        format!("{label:<18} {theirs:>14} {ours:>14} {ratio:>8}\n")
    }
}

/// The middle one; of an even number the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(wall_seconds: f64, rss_bytes: Option<u64>) -> Sample {
        Sample {
            wall_seconds,
            cpu_seconds: 1.0,
            peak_rss_bytes: Some(200 << 20),
            rss_bytes,
            exit_status: Some(0),
            signal: None,
        }
    }

    fn rows(comparison: &Comparison) -> Vec<String> {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        comparison.to_table().lines().map(words).collect()
    }

    #[test]
    fn medians_are_in_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![3.0]), Some(3.0));
        assert_eq!(median(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![9.0, 1.0, 2.0, 4.0]), Some(3.0));
    }

    #[test]
    fn both_sides_stand_in_the_table() {
        let mut comparison = Comparison::new(vec!["/opt/python3".to_owned()]);
        comparison.baseline.samples = [4.0, 9.0, 3.0].map(|s| sample(s, Some(100 << 20))).into();
        comparison.ours.samples = [2.0, 1.0, 8.0].map(|s| sample(s, Some(25 << 20))).into();
        let rows = rows(&comparison);
        assert!(
            rows[0].ends_with("python3, medians of 3 rounds"),
            "{rows:?}"
        );
        for row in [
            "wall time 4.000 s 2.000 s 0.50",
            "processor time 1.000 s 1.000 s 1.00",
            "peak RSS 200.0 MiB 200.0 MiB 1.00",
            "RSS at the end 100.0 MiB 25.0 MiB 0.25",
        ] {
            assert!(rows.iter().any(|found| found == row), "{row}: {rows:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_a_dash() {
        let mut comparison = Comparison::new(vec!["x".to_owned()]);
        comparison.baseline.samples = vec![sample(1.0, None)];
        comparison.ours.samples = vec![sample(1.0, Some(1))];
        comparison.differs("Something differs.".to_owned());
        comparison.differs("Something differs.".to_owned());
        let rows = rows(&comparison);
        assert!(
            rows.iter().any(|row| row == "RSS at the end - 1 B -"),
            "{rows:?}"
        );
        assert_eq!(
            rows.iter()
                .filter(|row| *row == "Something differs.")
                .count(),
            1
        );
    }

    #[test]
    fn what_is_cached_is_said_where_it_is_much() {
        use pyrite_report::{Heap, Host, Install, Process};
        let process = Process {
            rss_bytes: 100 << 20,
            ..Process::default()
        };
        let mut report = Report::new(Host::default(), Install::default(), process, None);
        report.install.installed = true;
        for (cached_bytes, said) in [(9 << 20, false), (25 << 20, true)] {
            report.heap = Some(Heap {
                cached_bytes,
                ..Heap::default()
            });
            let mut comparison = Comparison::new(vec!["x".to_owned()]);
            comparison.ours.samples = vec![sample(1.0, Some(1))];
            comparison.ours.report = Some(report.clone());
            let table = comparison.to_table();
            assert_eq!(
                table.contains("up to 25.0 MiB lay in pages"),
                said,
                "{table}"
            );
            assert_eq!(table.contains("decay_ms"), said, "{table}");
        }
    }

    #[test]
    fn json_comes_back() {
        let mut comparison = Comparison::new(vec!["x".to_owned()]);
        comparison.ours.samples = vec![sample(1.0, Some(1))];
        let back: Comparison = serde_json::from_str(&comparison.to_json()).expect("our own");
        assert_eq!(back.to_table(), comparison.to_table());
    }
}
