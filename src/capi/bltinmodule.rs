//! `bltinmodule.h`.

use crate::prelude::*;
use crate::types::iter::{lazy, zip};

/// The type `filter`.
#[unsafe(no_mangle)]
pub static mut PyFilter_Type: PyTypeObject = lazy::FILTER;

/// The type `map`.
#[unsafe(no_mangle)]
pub static mut PyMap_Type: PyTypeObject = lazy::MAP;

/// The type `zip`.
#[unsafe(no_mangle)]
pub static mut PyZip_Type: PyTypeObject = zip::ZIP;
