//! CPython's three domains over the heap.
//!
//! ```text
//!  PyObject_Malloc(40)
//!        │  tables::OBJ: the allocator installed now
//!        v
//!  [tracemalloc]  remembers the block        only while it is on
//!        v
//!  [debug hooks]  40 + 24 bytes, pads        only when asked for
//!        v
//!   pymalloc ──── 1 to 512 bytes ──────────> heap, small blocks of the domain
//!        └─────── 0, or 513 and more ──> passed ──> tables::RAW ──> raw ──> heap
//! ```
//!
//! Each box is a `PyMemAllocatorEx`: whoever calls `PyMem_SetAllocator` takes the place of the topmost one.
//!
//! Always true:
//! - A request above `PY_SSIZE_T_MAX` reaches no allocator.
//! - Exhaustion is NULL, and nothing has changed.
//! - A block of the heap is freed as one whatever is installed meanwhile: `free` looks where it lies.

mod address_table;
mod arenas;
mod choice;
pub mod debug;
mod passed;
mod pymalloc;
mod raw;
mod statistics;
mod tables;
mod text;
pub mod tracemalloc;

pub use arenas::{arena_allocator, report_arenas, set_arena_allocator};
pub use choice::{Choice, current_name, install, reset};
pub use statistics::{File, allocated_blocks, print_statistics, print_to_stderr};
pub use tables::{Installed, MEM, OBJ, RAW, of_domain};
pub use text::duplicate;
