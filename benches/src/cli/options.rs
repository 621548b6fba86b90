//! What several commands take.

use std::collections::BTreeMap;

use clap::Args;

use crate::allocators::{Name, tcmalloc_missing};
use crate::guest::Guest;
use crate::linked::{self, Program};
use crate::plan::Plan;
use crate::python::Libpython;
use crate::scale;
use crate::table::save_headings;
use crate::trace::{self, WORKLOADS};

/// Which allocators, and how thoroughly.
#[derive(Args)]
pub struct Common {
    /// Allocators, by name [default: all but floor]
    #[arg(long, value_delimiter = ',')]
    pub allocators: Vec<Name>,
    /// Processes for each measurement; the table shows medians
    #[arg(long)]
    pub rounds: Option<usize>,
    /// Fewer rounds and shorter runs
    #[arg(long)]
    pub quick: bool,
    #[command(flatten)]
    pub pythons: Pythons,
}

/// How thoroughly a program of C is run.
#[derive(Args, Clone)]
pub struct Effort {
    /// Runs of each program; the table shows medians
    #[arg(long)]
    pub rounds: Option<usize>,
    /// Fewer and shorter runs
    #[arg(long)]
    pub quick: bool,
    #[command(flatten)]
    pub pythons: Pythons,
}

/// Interpreters to compare with.
#[derive(Args, Clone, Default)]
pub struct Pythons {
    /// Debian's CPythons as well, by version: 3.13,3.14,3.15; their executables are built with a profile (PGO)
    #[arg(long, value_delimiter = ',', value_parser = python)]
    pub python: Vec<Name>,
}

/// The one that is called by its version.
fn python(version: &str) -> Result<Name, String> {
    Name::PYTHONS
        .into_iter()
        .find(|name| name.python() == Some(version))
        .ok_or_else(|| {
            let known = Name::PYTHONS.into_iter().filter_map(Name::python);
            format!("there are {}", known.collect::<Vec<_>>().join(", "))
        })
}

impl Effort {
    pub fn rounds(&self) -> usize {
        self.rounds.unwrap_or(if self.quick { 3 } else { 5 }).max(1)
    }

    fn program(&self, name: &'static str, unit: &'static str, amount: u64) -> Program {
        Program {
            name,
            unit,
            amount,
            only: String::new(),
            pythons: self.pythons.python.clone(),
        }
    }

    fn collections(&self, objects: u64) -> Program {
        let amount = if self.quick { objects / 10 } else { objects };
        self.program("collector", linked::COLLECTOR_UNIT, amount)
    }

    /// Runs the bench of objects.
    pub fn objects(&self, instructions: bool) -> Result<(), String> {
        let amount = if self.quick { 50_000 } else { 300_000 };
        let mut program = self.program("objects", linked::OBJECTS_UNIT, amount);
        if instructions {
            // Those of Debian's are executables with start-up files of their own, in an environment of their own.
            program.pythons.clear();
            (program.unit, program.amount) = (linked::OBJECTS_COUNTED, 2000);
            return linked::count(&program);
        }
        linked::compare(&program, self.rounds())
    }

    /// Runs a part of the bench of collections.
    pub fn shape(&self, objects: u64, shape: &str) -> Result<(), String> {
        let mut program = self.collections(objects);
        program.only = shape.into();
        linked::compare_part(&program, self.rounds())
    }

    /// Runs the bench of collections.
    pub fn collector(&self, objects: u64, curve: bool) -> Result<(), String> {
        let program = self.collections(objects);
        if !curve {
            return linked::compare(&program, self.rounds());
        }
        let amounts = scale::steps(scale::FEWEST, (program.amount as usize).max(scale::FEWEST));
        let amounts: Vec<u64> = amounts.into_iter().map(|amount| amount as u64).collect();
        linked::compare_along(program, &amounts, self.rounds())
    }
}

impl Common {
    /// These allocators where the command line names none.
    pub fn or(mut self, allocators: &[Name]) -> Common {
        if self.allocators.is_empty() {
            self.allocators = allocators.to_vec();
        }
        self
    }

    /// What follows from it; what it wants is found or built.
    pub fn plan(&self) -> Result<Plan, String> {
        let allocators = if self.allocators.is_empty() {
            compared()
        } else {
            self.allocators.clone()
        };
        let more = self.pythons.python.iter().copied();
        let allocators: Vec<Name> = allocators.into_iter().chain(more).collect();
        let libpython = if allocators.contains(&Name::Pymalloc) {
            Some(Libpython::find()?)
        } else {
            None
        };
        let mut guests = BTreeMap::new();
        for name in &allocators {
            if let Some(version) = name.python() {
                guests.insert(*name, Guest::find(version)?);
            }
        }
        let rounds = self.rounds.unwrap_or(if self.quick { 3 } else { 5 }).max(1);
        save_headings(&allocators)?;
        Ok(Plan {
            allocators,
            rounds,
            quick: self.quick,
            libpython,
            guests,
        })
    }
}

/// Which traces.
#[derive(Args, Default)]
pub struct Traces {
    /// Traces, by name [default: all]
    #[arg(long = "traces", visible_alias = "only", value_delimiter = ',')]
    names: Vec<String>,
}

impl Traces {
    /// Their names.
    pub fn names(self) -> Vec<String> {
        if self.names.is_empty() {
            WORKLOADS.iter().map(|one| one.name.to_string()).collect()
        } else {
            self.names
        }
    }

    /// Their names; what is not recorded yet is.
    pub fn recorded(self) -> Result<Vec<String>, String> {
        let names = self.names();
        trace::record_missing(&names, None)?;
        Ok(names)
    }
}

/// All but the floor, and but what this machine has not.
fn compared() -> Vec<Name> {
    let mut allocators = Name::COMPARED.to_vec();
    if let Some(why) = tcmalloc_missing() {
        eprintln!("tcmalloc is left out: {why} (on Debian: libtcmalloc-minimal4)");
        allocators.retain(|name| *name != Name::Tcmalloc);
    }
    allocators
}
