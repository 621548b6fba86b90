//! `lock.h`.

use crate::prelude::*;

absent! {
    fn PyMutex_Lock(m: *mut PyMutex);
    fn PyMutex_Unlock(m: *mut PyMutex);
}
