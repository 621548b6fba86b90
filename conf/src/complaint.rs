//! What is wrong with a part of the line, and what would be right.

use core::fmt;

use crate::KEYS;

/// A part of the line that was not obeyed. Its `Display` is one sentence without a line break,
/// naming what is valid; bytes that are no printable ASCII are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint<'a> {
    /// No such key.
    UnknownKey(&'a [u8]),
    /// A key without a colon and a value.
    MissingValue(&'a [u8]),
    /// A value that the key does not take.
    BadValue {
        /// The key.
        key: &'static str,
        /// What was given.
        value: &'a [u8],
        /// What would be right.
        valid: &'static str,
    },
}

impl<'a> Complaint<'a> {
    /// About a part without a colon.
    pub(crate) fn no_value(item: &'a [u8]) -> Complaint<'a> {
        if KEYS.iter().any(|key| key.as_bytes() == item) {
            Complaint::MissingValue(item)
        } else {
            Complaint::UnknownKey(item)
        }
    }
}

impl fmt::Display for Complaint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Complaint::UnknownKey(key) => {
                write!(f, "unknown key '{}'; valid keys are ", key.escape_ascii())?;
                for (index, key) in KEYS.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    f.write_str(key)?;
                }
                Ok(())
            }
            Complaint::MissingValue(key) => {
                let key = key.escape_ascii();
                write!(f, "'{key}' has no value; write {key}:VALUE")
            }
            Complaint::BadValue { key, value, valid } => {
                write!(
                    f,
                    "bad value '{}' of {key}; valid is {valid}",
                    value.escape_ascii()
                )
            }
        }
    }
}
