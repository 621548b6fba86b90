//! One program and its verdicts: CPython's run is the truth, made once, that the other runs are held against.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::compare;
use crate::left;
use crate::library;
use crate::program::Program;
use crate::run::{Order, Outcome};
use crate::tools::Tools;
use crate::way::Way;

const PATIENCE: Duration = Duration::from_secs(60);

/// A program, what it is built with, and what its runs on CPython gave, made when first asked for.
pub struct Judged {
    program: Program,
    tools: Arc<Tools>,
    patience: Duration,
    built: OnceLock<Result<PathBuf, String>>,
    truth: OnceLock<Result<Outcome, String>>,
}

impl Judged {
    /// Nothing is built or run yet.
    pub fn new(program: Program, tools: Arc<Tools>) -> Judged {
        Judged {
            program,
            tools,
            patience: PATIENCE,
            built: OnceLock::new(),
            truth: OnceLock::new(),
        }
    }

    /// The same with another patience.
    pub fn patience(self, patience: Duration) -> Judged {
        Judged { patience, ..self }
    }

    /// The program's name.
    pub fn name(&self) -> &str {
        &self.program.name
    }

    /// Runs it in this way and judges: the library, the end, and, but for the truth itself, the output.
    pub fn judge(&self, way: Way) -> Result<(), String> {
        let truth = self.truth.get_or_init(|| self.run(Way::CPython)).as_ref();
        if way == Way::CPython {
            return truth
                .map_err(String::clone)
                .and_then(|truth| self.accept(truth));
        }
        let truth = truth
            .map_err(|error| format!("there is no truth to compare with: on CPython {error}"))?;
        let outcome = self.run(way)?;
        left::note(&outcome);
        compare::same(truth, &outcome)
    }

    /// Builds and runs it; the run must have used the library it should.
    pub fn run(&self, way: Way) -> Result<Outcome, String> {
        self.run_on(way, way)
    }

    /// Builds and runs it in this way, but finds the library as in the way `found_as`.
    pub fn run_on(&self, way: Way, found_as: Way) -> Result<Outcome, String> {
        let executable = if way.built_as() == Way::CPython {
            self.built
                .get_or_init(|| self.tools.build(&self.program.path, Way::CPython))
                .clone()?
        } else {
            self.tools.build(&self.program.path, way)?
        };
        let outcome = Order {
            executable: &executable,
            libraries: self.tools.library_folder(found_as),
            python_home: &self.tools.python_home,
            scratch: &self
                .tools
                .workshop
                .join("runs")
                .join(way.name())
                .join(&self.program.name),
            patience: self.patience,
        }
        .run()?;
        library::proves(&outcome, self.tools.library(way)).map_err(|error| {
            format!(
                "{error}\n(it ended by {})\n{}{}",
                outcome.end, outcome.stdout, outcome.stderr
            )
        })?;
        Ok(outcome)
    }

    /// The truth is one only if the program found everything as it says.
    fn accept(&self, truth: &Outcome) -> Result<(), String> {
        if truth.end == self.program.end {
            return Ok(());
        }
        Err(format!(
            "ended by {} on CPython, should by {}\n-- stdout\n{}-- stderr\n{}",
            truth.end, self.program.end, truth.stdout, truth.stderr
        ))
    }
}
