//! `odictobject.h`.

use crate::prelude::*;

absent_types! {
    PyODict_Type
}
