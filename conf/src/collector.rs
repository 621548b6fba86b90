//! When libpyrite's collector runs. A real CPython has its own, to which these keys say nothing.

use crate::{Complaint, number, switch};

/// What makes a full collection due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Counts of objects, as in CPython.
    Threshold,
    /// The growth of the heap in bytes.
    Bytes,
}

/// The keys that begin with `gc_`. `None`: the collector's own choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collector {
    /// `gc_policy`: `threshold` or `bytes`.
    pub policy: Option<Policy>,
    /// `gc_growth`: for the policy `bytes`, by how many percent the live bytes grow before a full collection.
    pub growth_percent: Option<u32>,
    /// `gc_growth_least`: and by how many MiB at the least.
    pub growth_least_mib: Option<u32>,
    /// `gc_time`: and how many percent of the time collections that yield little may take.
    pub time_percent: Option<u32>,
    /// `gc_at_once`: whether a collection that becomes due runs inside the allocation.
    pub at_once: Option<bool>,
}

impl Collector {
    /// Obeys one key.
    pub(crate) fn set<'a>(&mut self, key: &'a [u8], value: &'a [u8]) -> Result<(), Complaint<'a>> {
        match key {
            b"gc_policy" => self.policy = Some(policy(value)?),
            b"gc_growth" => {
                let valid = "a number of percent from 1 to 100000";
                self.growth_percent = Some(amount("gc_growth", value, 1, 100_000, valid)?);
            }
            b"gc_growth_least" => {
                let valid = "a number of MiB from 0 to 1048576";
                self.growth_least_mib = Some(amount("gc_growth_least", value, 0, 1 << 20, valid)?);
            }
            b"gc_time" => {
                let valid = "a number of percent from 1 to 100";
                self.time_percent = Some(amount("gc_time", value, 1, 100, valid)?);
            }
            b"gc_at_once" => self.at_once = Some(switch("gc_at_once", value)?),
            _ => return Err(Complaint::UnknownKey(key)),
        }
        Ok(())
    }
}

fn policy(value: &[u8]) -> Result<Policy, Complaint<'_>> {
    match value {
        b"threshold" => Ok(Policy::Threshold),
        b"bytes" => Ok(Policy::Bytes),
        _ => Err(Complaint::BadValue {
            key: "gc_policy",
            value,
            valid: "threshold or bytes",
        }),
    }
}

fn amount<'a>(
    key: &'static str,
    value: &'a [u8],
    least: i64,
    most: i64,
    valid: &'static str,
) -> Result<u32, Complaint<'a>> {
    number(value, least, most)
        .and_then(|number| u32::try_from(number).ok())
        .ok_or(Complaint::BadValue { key, value, valid })
}
