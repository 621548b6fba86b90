//! `enumobject.h`.

use crate::prelude::*;
use crate::types::enumerate;

/// The type `enumerate`.
#[unsafe(no_mangle)]
pub static mut PyEnum_Type: PyTypeObject = enumerate::ENUMERATE;

/// The type `reversed`.
#[unsafe(no_mangle)]
pub static mut PyReversed_Type: PyTypeObject = enumerate::REVERSED;
