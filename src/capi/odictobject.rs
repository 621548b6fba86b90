//! `odictobject.h`.

use crate::prelude::*;
use crate::types::dict;

/// The type `collections.OrderedDict`.
#[unsafe(no_mangle)]
pub static mut PyODict_Type: PyTypeObject = dict::ORDERED;
