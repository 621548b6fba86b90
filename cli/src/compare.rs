//! `--compare`: the command on CPython's own allocator and on our heap, in turns.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use crate::args::Run;
use crate::comparison::{Comparison, Sample, Side};
use crate::environment::Environment;
use crate::failure::Failure;
use crate::json_file::JsonFile;
use crate::replay::Input;
use crate::reports::{Folder, Reports};
use crate::say::{self, Progress};
use crate::signals::{Ending, Signals};
use crate::supervise::{Ended, supervise};
use crate::verdict::{judge, show, warn_of_stats_file};

/// Which allocator a run is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heap {
    Theirs,
    Ours,
}

/// All that the runs have in common.
struct Runner<'a> {
    options: &'a Run,
    environment: Environment,
    signals: Signals,
    input: Input,
    progress: Progress,
    scratch: Folder,
}

/// One run.
struct Outcome {
    ended: Ended,
    reports: Reports,
    /// Files with what it printed.
    output: PathBuf,
    errors: PathBuf,
}

/// Why there is no comparison.
enum Stop {
    Failure(Failure),
    /// We were asked to end, and the command with us; this is how it did.
    Interrupted(Ending),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

/// Runs all rounds, prints the comparison, and ends as the first run on our heap ended.
pub fn compare(
    options: &Run,
    environment: Environment,
    json: Option<&mut JsonFile>,
) -> Result<Ending, Failure> {
    warn_of_stats_file(&environment);
    let scratch = Folder::new()?;
    let mut runner = Runner {
        options,
        environment,
        input: Input::new(scratch.path().join("input"))?,
        signals: Signals::block(),
        progress: Progress::new(),
        scratch,
    };
    match runner.all_rounds() {
        Ok((comparison, first)) => finish(options, json, &comparison, &first),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::Interrupted(ending)) => {
            say::line(format_args!("interrupted: there is no comparison"));
            Ok(ending)
        }
    }
}

impl Runner<'_> {
    /// All rounds, and the first run on our heap.
    fn all_rounds(&mut self) -> Result<(Comparison, Outcome), Stop> {
        let words = self
            .options
            .command
            .iter()
            .map(|word| word.to_string_lossy().into_owned());
        let mut comparison = Comparison::new(words.collect());
        let (theirs, first) = self.round(0, &mut comparison)?;
        // Once, as if the command had run once; at its end, since the other run may still differ.
        pass_on(&first.output, &mut io::stdout().lock())?;
        pass_on(&first.errors, &mut io::stderr().lock())?;
        drop(theirs);
        for round in 1..self.options.rounds {
            let (theirs, ours) = self.round(round, &mut comparison)?;
            for outcome in [theirs, ours] {
                // Outputs may be large; what is left behind goes with the folder.
                let _ = fs::remove_file(outcome.output);
                let _ = fs::remove_file(outcome.errors);
            }
        }
        Ok((comparison, first))
    }

    /// One run on each allocator, and what was different: on theirs, on ours.
    fn round(
        &mut self,
        round: u32,
        comparison: &mut Comparison,
    ) -> Result<(Outcome, Outcome), Stop> {
        // In turns, so that what gets slower or faster with time meets both.
        let (theirs, ours) = if round.is_multiple_of(2) {
            let theirs = self.run(round, Heap::Theirs)?;
            (theirs, self.run(round, Heap::Ours)?)
        } else {
            let ours = self.run(round, Heap::Ours)?;
            (self.run(round, Heap::Theirs)?, ours)
        };
        comparison.baseline.add(&theirs);
        comparison.ours.add(&ours);
        note_differences(comparison, &theirs, &ours)?;
        Ok((theirs, ours))
    }

    fn run(&mut self, round: u32, heap: Heap) -> Result<Outcome, Stop> {
        let (name, what) = match heap {
            Heap::Theirs => ("theirs", "CPython's own allocator"),
            Heap::Ours => ("ours", "pyrite's heap"),
        };
        let folder = Folder::new()?;
        let mut environment = self.environment.clone();
        if heap == Heap::Theirs {
            environment.set(b"domains:none");
        }
        environment.report_into(folder.path());
        let file = |kind| self.scratch.path().join(format!("{kind}-{name}-{round}"));
        let (output, errors) = (file("output"), file("errors"));
        let mut command = self.options.to_command();
        environment.apply(&mut command);
        command.stdin(self.input.next()?);
        command.stdout(create(&output)?).stderr(create(&errors)?);

        let label = format!("round {} of {}, {what}", round + 1, self.options.rounds);
        let (progress, input) = (&mut self.progress, &mut self.input);
        let mut fed = Ok(());
        let ended = supervise(
            &self.signals,
            &mut command,
            |child| fed = input.feed(child.stdin.take()),
            |elapsed| progress.show(&label, elapsed),
        )?;
        progress.clear();
        fed?;
        if ended.interrupted {
            return Err(Stop::Interrupted(ended.ending));
        }
        let reports = folder.read(ended.pid)?;
        Ok(Outcome {
            ended,
            reports,
            output,
            errors,
        })
    }
}

impl Side {
    fn add(&mut self, outcome: &Outcome) {
        let main = outcome.reports.main.as_ref();
        let (exit_status, signal) = match outcome.ended.ending {
            Ending::Exited(status) => (Some(status), None),
            Ending::Signaled(number) => (None, Some(number)),
        };
        self.samples.push(Sample {
            wall_seconds: outcome.ended.elapsed.as_secs_f64(),
            cpu_seconds: outcome.ended.cpu.as_secs_f64(),
            peak_rss_bytes: main.map(|report| report.process.peak_rss_bytes),
            rss_bytes: main.map(|report| report.process.rss_bytes),
            exit_status,
            signal,
        });
        if main.is_some() {
            self.report = main.cloned();
        }
    }
}

/// Writes down in what the command behaved differently.
fn note_differences(
    comparison: &mut Comparison,
    theirs: &Outcome,
    ours: &Outcome,
) -> Result<(), Failure> {
    let (their_end, our_end) = (theirs.ended.ending, ours.ended.ending);
    if their_end != our_end {
        comparison.differs(format!(
            "The command {} on CPython's own allocator and {} on pyrite's heap.",
            their_end.in_words(),
            our_end.in_words()
        ));
    }
    for (what, theirs, ours) in [
        ("standard output", &theirs.output, &ours.output),
        ("standard error", &theirs.errors, &ours.errors),
    ] {
        if !same_content(theirs, ours)? {
            comparison.differs(format!("The command's {what} differs between the two."));
        }
    }
    Ok(())
}

/// Prints and writes what was asked for.
fn finish(
    options: &Run,
    json: Option<&mut JsonFile>,
    comparison: &Comparison,
    first: &Outcome,
) -> Result<Ending, Failure> {
    if let Some(file) = json {
        file.write(&comparison.to_json())?;
    }
    if options.stats {
        show(&first.reports);
        say::text("\n");
    }
    say::text(&comparison.to_table());
    judge(&first.reports, &first.ended)
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(kept)
}

/// Copies a file to where the command would have written. A reader who went away has read enough.
fn pass_on(path: &Path, to: &mut dyn Write) -> Result<(), Failure> {
    let mut file = File::open(path).map_err(kept)?;
    match io::copy(&mut file, to).and_then(|_| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Own(
            "cannot pass on the command's output".into(),
            error,
        )),
        _ => Ok(()),
    }
}

fn kept(error: io::Error) -> Failure {
    Failure::Own("cannot keep the command's output".into(), error)
}

/// Whether two files hold the same bytes.
fn same_content(one: &Path, other: &Path) -> Result<bool, Failure> {
    let open = |path: &Path| File::open(path).map_err(kept);
    let (one, other) = (open(one)?, open(other)?);
    let length = |file: &File| file.metadata().map(|metadata| metadata.len()).map_err(kept);
    if length(&one)? != length(&other)? {
        return Ok(false);
    }
    let mut other = BufReader::new(other).bytes();
    for byte in BufReader::new(one).bytes() {
        match (byte, other.next()) {
            (Ok(one), Some(Ok(other))) if one == other => {}
            (Err(error), _) | (_, Some(Err(error))) => return Err(kept(error)),
            _ => return Ok(false),
        }
    }
    Ok(true)
}
