//! Waiting for an allocator to give back what it gives back by itself.

use std::time::{Duration, Instant};

use crate::allocators::Loaded;

/// Lets `time` pass.
///
/// The program is not quite idle meanwhile: allocators without a thread of their own look at the clock only when they
/// are called. So every few milliseconds some small blocks come and go.
pub fn wait(loaded: &Loaded, time: Duration) {
    let table = &loaded.domains[2];
    let end = Instant::now() + time;
    while Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
        for _ in 0..200 {
            // SAFETY: each block is freed at once and never used.
            unsafe { (table.free)(table.context, (table.malloc)(table.context, 64)) };
        }
        (loaded.idle)();
    }
}
