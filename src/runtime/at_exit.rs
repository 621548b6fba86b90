//! Functions to be called when Python ends.

use core::ffi::c_int;

use crate::sync::Lock;

/// CPython's limit.
const MOST: usize = 32;

struct Functions {
    functions: [Option<extern "C" fn()>; MOST],
    count: usize,
}

static FUNCTIONS: Lock<Functions> = Lock::new(Functions {
    functions: [None; MOST],
    count: 0,
});

/// Registers one; 0, or -1 when there are [`MOST`] already.
pub fn register(function: Option<extern "C" fn()>) -> c_int {
    let mut all = FUNCTIONS.lock();
    let at = all.count;
    if at == MOST {
        return -1;
    }
    all.functions[at] = function;
    all.count += 1;
    0
}

/// Calls them, the last one first, each once.
pub fn call_all() {
    loop {
        let mut all = FUNCTIONS.lock();
        if all.count == 0 {
            return;
        }
        all.count -= 1;
        let at = all.count;
        let function = all.functions[at].take();
        // It may register others.
        drop(all);
        if let Some(function) = function {
            function();
        }
    }
}
