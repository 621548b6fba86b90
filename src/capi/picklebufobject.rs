//! `picklebufobject.h`.

use crate::prelude::*;

absent_types! {
    PyPickleBuffer_Type
}
