//! What `PYRITE_CONF` says of the collector.

use core::sync::atomic::{AtomicBool, Ordering::Relaxed};

use pyrite_conf::{Conf, Policy as Wanted, VARIABLE};

use super::pace::pace;
use super::policy::{self, Policy};
use crate::prelude::*;

/// Whether the variable has been read: it is once, in the first `Py_Initialize`.
static IS_READ: AtomicBool = AtomicBool::new(false);

/// Reads the variable and does what it says. What cannot be understood is one line on stderr and changes nothing.
pub unsafe fn obey() {
    if IS_READ.swap(true, Relaxed) {
        return;
    }
    // SAFETY: the name ends with a zero byte, and nobody changes the environment while Python starts.
    let text = libc::getenv(c"PYRITE_CONF".as_ptr());
    if text.is_null() {
        return;
    }
    let conf = Conf::parse(CStr::from_ptr(text).to_bytes(), |complaint| {
        use core::fmt::Write;
        let _ = writeln!(
            crate::fatal::Stderr::new(),
            "pyrite: {VARIABLE}: {complaint}"
        );
    });
    let wanted = conf.collector;
    let limits = policy::limits();
    if let Some(percent) = wanted.growth_percent {
        limits.growth_percent = percent as usize;
    }
    if let Some(mib) = wanted.growth_least_mib {
        limits.growth_least = (mib as usize) << 20;
    }
    if let Some(percent) = wanted.time_percent {
        limits.time_percent = percent;
    }
    if let Some(at_once) = wanted.at_once {
        pace().at_once = at_once;
    }
    if let Some(policy) = wanted.policy {
        policy::set_policy(match policy {
            Wanted::Threshold => Policy::Threshold,
            Wanted::Bytes => Policy::Bytes,
        });
    }
}
