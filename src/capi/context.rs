//! `context.h`.

use crate::prelude::*;

absent_types! {
    PyContextToken_Type
    PyContextVar_Type
    PyContext_Type
}
