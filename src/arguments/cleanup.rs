//! What the arguments converted so far have taken, to be given back when a later one is wrong.

use crate::prelude::*;

/// A converter that is called with NULL to give back what it has made.
pub type Converter = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int;

/// What there is to give back.
#[derive(Clone, Copy)]
pub enum Owed {
    /// A buffer that has been asked for.
    Buffer(*mut Py_buffer),
    /// Memory at an address of the caller's.
    Memory(*mut *mut c_char),
    /// What a converter has stored.
    Converted(Converter, *mut c_void),
}

const FEW: usize = 6;

/// The list of them. Most formats owe nothing, few more than fits in place.
pub struct Cleanup {
    count: usize,
    few: [core::mem::MaybeUninit<Owed>; FEW],
    more: Vec<Owed>,
}

impl Cleanup {
    /// Nothing owed.
    #[inline(always)]
    pub fn new() -> Cleanup {
        Cleanup {
            count: 0,
            few: [core::mem::MaybeUninit::uninit(); FEW],
            more: Vec::new(),
        }
    }

    /// One more; what there is no memory to note is given back at once.
    pub unsafe fn add(&mut self, owed: Owed) -> Fallible {
        match self.few.get_mut(self.count) {
            Some(place) => {
                place.write(owed);
                self.count += 1;
                Ok(())
            }
            None => self.more.push_or_raise(owed).inspect_err(|_| owed.undo()),
        }
    }

    /// Gives all of it back: the call has failed.
    pub unsafe fn undo(&mut self) {
        for place in &self.few[..self.count] {
            place.assume_init().undo();
        }
        for owed in self.more.drain(..) {
            owed.undo();
        }
        self.count = 0;
    }
}

impl Owed {
    unsafe fn undo(self) {
        match self {
            Owed::Buffer(view) => PyBuffer_Release(view),
            Owed::Memory(place) => {
                PyMem_Free((*place).cast());
                *place = null_mut();
            }
            Owed::Converted(converter, place) => {
                converter(null_mut(), place);
            }
        }
    }
}
