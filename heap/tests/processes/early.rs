//! A constructor of this program, which runs before `main` and before the standard library has set
//! anything up. It only acts in the scenario that asks for it.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pyrite_heap as heap;
use pyrite_heap::Domain;

/// The scenario in which the constructor uses the heap.
pub const NAME: &str = "ends::constructor";

/// Blocks that the constructor has left.
pub static BLOCKS: [AtomicUsize; 64] = [const { AtomicUsize::new(0) }; 64];

/// Sizes of the blocks.
pub fn bytes(number: usize) -> usize {
    [1, 24, 500, 4000, 40_000, 2 << 20][number % 6] + number
}

#[used]
// SAFETY: the section holds addresses of functions that the loader calls with C's conventions.
#[unsafe(link_section = ".init_array")]
static CONSTRUCTOR: extern "C" fn() = constructor;

extern "C" fn constructor() {
    let asked = crate::system::variable(crate::VARIABLE);
    if asked.as_deref() != Some(NAME) {
        return;
    }
    for (number, place) in BLOCKS.iter().enumerate() {
        let block = heap::malloc(Domain::Raw, bytes(number));
        // SAFETY: the block has so many bytes; ends the process if there is none.
        unsafe {
            if block.is_null() {
                libc::_exit(70);
            }
            block.write_bytes(number as u8, bytes(number));
            // Some come and go.
            let other = heap::calloc(Domain::Obj, 2, bytes(number));
            if other.is_null() || !heap::try_free(other) {
                libc::_exit(71);
            }
        }
        place.store(block as usize, Relaxed);
    }
}
