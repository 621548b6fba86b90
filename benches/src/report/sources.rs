//! The files of raw data, and which tables are made of each.

use serde::de::DeserializeOwned;

use crate::table::Table;
use crate::{application, compare, counters, habits, instructions, linked, scale, traces};

/// A file of raw data.
pub struct Source {
    /// Its name, without `.json`.
    pub file: &'static str,
    /// What writes it.
    pub command: &'static str,
    /// Its tables.
    pub tables: fn(&str) -> serde_json::Result<Vec<Table>>,
}

const fn source(
    file: &'static str,
    command: &'static str,
    tables: fn(&str) -> serde_json::Result<Vec<Table>>,
) -> Source {
    Source {
        file,
        command,
        tables,
    }
}

/// All of them, in the order of the page.
pub const ALL: [Source; 17] = [
    source("traces", "replay", |text| many(text, traces::time_tables)),
    source("memory", "memory", |text| many(text, traces::memory_tables)),
    source("dropped", "memory", |text| {
        many(text, traces::dropped_tables)
    }),
    source("loops", "loops", |text| many(text, compare::loops_tables)),
    source("habits", "habits", |text| many(text, habits::tables)),
    source("instructions", "instructions", |text| {
        one(text, |all| {
            instructions::table(all, &instructions::allocators(all))
        })
    }),
    source("counters", "counters", |text| many(text, counters::tables)),
    source("threads", "threads", |text| {
        one(text, compare::threads_table)
    }),
    source("scale-objects", "scale", |text| {
        many(text, scale::objects_tables)
    }),
    source("scale-threads", "scale", |text| {
        many(text, scale::threads_tables)
    }),
    source("scale-collector", "collector --curve", |text| {
        many(text, |all| {
            linked::tables_along("collector", linked::COLLECTOR_UNIT, all)
        })
    }),
    source("giveback", "giveback", |text| {
        many(text, compare::give_back_tables)
    }),
    source("application", "application", |text| {
        many(text, application::tables)
    }),
    source("objects", "objects", |text| {
        one(text, |all| {
            linked::table("objects", linked::OBJECTS_UNIT, all)
        })
    }),
    source("collector-shape", "collector --shape", |text| {
        many(text, |all| {
            linked::tables_of_places("collector", linked::COLLECTOR_UNIT, all)
        })
    }),
    source("objects-instructions", "objects --instructions", |text| {
        one(text, |all| {
            linked::table("objects", linked::OBJECTS_COUNTED, all)
        })
    }),
    source("collector", "collector", |text| {
        one(text, |all| {
            linked::table("collector", linked::COLLECTOR_UNIT, all)
        })
    }),
];

/// The tables of results that are JSON; none of no results.
fn many<T: DeserializeOwned>(
    text: &str,
    tables: impl Fn(&[T]) -> Vec<Table>,
) -> serde_json::Result<Vec<Table>> {
    let all: Vec<T> = serde_json::from_str(text)?;
    Ok(if all.is_empty() {
        Vec::new()
    } else {
        tables(&all)
    })
}

/// The same of results that make one table.
fn one<T: DeserializeOwned>(
    text: &str,
    table: impl Fn(&[T]) -> Table,
) -> serde_json::Result<Vec<Table>> {
    many(text, |all| vec![table(all)])
}
