//! The bytes around a block.

use core::ffi::c_void;
use core::ptr;

/// Before the data: the size, the letter and seven pad bytes.
pub const HEAD_BYTES: usize = 16;
/// After the data.
pub const TAIL_BYTES: usize = 8;
/// Both.
pub const FRAME_BYTES: usize = HEAD_BYTES + TAIL_BYTES;

const SIZE_BYTES: usize = 8;
/// Pad bytes between the letter and the data.
pub const LEAD_BYTES: usize = 7;

/// Fresh data.
pub const CLEAN: u8 = 0xcd;
/// Freed data.
pub const DEAD: u8 = 0xdd;
/// Where nobody may write.
pub const FORBIDDEN: u8 = 0xfd;

/// A block with a frame, by the address of its data.
#[derive(Clone, Copy)]
pub struct Framed(*mut u8);

/// What is wrong with one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It has the letter of another domain.
    Letter(u8),
    /// A pad byte before the data was overwritten.
    Lead,
    /// One after the data.
    Tail,
}

impl Framed {
    /// The block with its data at `data`.
    pub fn at(data: *mut c_void) -> Framed {
        Framed(data.cast())
    }

    /// Lays a frame into `below`, a block of `size` and [`FRAME_BYTES`] bytes; the data is left as it is.
    ///
    /// # Safety
    /// `below` has so many bytes, which belong to the caller.
    pub unsafe fn lay(below: *mut c_void, letter: u8, size: usize) -> Framed {
        let framed = Framed(below.cast::<u8>().wrapping_add(HEAD_BYTES));
        let (size_bytes, start) = ((size as u64).to_be_bytes(), framed.below());
        // SAFETY: all of it lies in the block, by this function's contract.
        unsafe {
            ptr::copy_nonoverlapping(size_bytes.as_ptr(), start, SIZE_BYTES);
            start.add(SIZE_BYTES).write(letter);
            ptr::write_bytes(start.add(SIZE_BYTES + 1), FORBIDDEN, LEAD_BYTES);
            ptr::write_bytes(framed.0.add(size), FORBIDDEN, TAIL_BYTES);
        }
        framed
    }

    /// The data.
    pub fn data(self) -> *mut u8 {
        self.0
    }

    /// The first byte of the frame.
    pub fn below(self) -> *mut u8 {
        self.0.wrapping_sub(HEAD_BYTES)
    }

    /// The size that the frame says the data has.
    ///
    /// # Safety
    /// The block is live.
    pub unsafe fn size(self) -> usize {
        // SAFETY: the first bytes of the frame.
        let bytes = unsafe { self.below().cast::<[u8; SIZE_BYTES]>().read() };
        u64::from_be_bytes(bytes) as usize
    }

    /// The letter of its domain.
    ///
    /// # Safety
    /// The block is live.
    pub unsafe fn letter(self) -> u8 {
        // SAFETY: a byte of the frame.
        unsafe { self.below().add(SIZE_BYTES).read() }
    }

    /// The pad bytes before the data.
    ///
    /// # Safety
    /// The block is live.
    pub unsafe fn lead(self) -> [u8; LEAD_BYTES] {
        // SAFETY: bytes of the frame.
        unsafe {
            self.below()
                .add(SIZE_BYTES + 1)
                .cast::<[u8; LEAD_BYTES]>()
                .read()
        }
    }

    /// Looks at the frame, in the order in which CPython does: letter, pad before, pad after.
    ///
    /// # Safety
    /// The block is live; its frame may have been overwritten.
    pub unsafe fn check(self, letter: u8) -> Result<(), Fault> {
        // SAFETY: the frame is readable, and once its first part is as it was laid, so is the size in it; only a size
        // that was overwritten without touching the letter and the pad behind it can lead astray.
        unsafe {
            let found = self.letter();
            if found != letter {
                return Err(Fault::Letter(found));
            }
            if self.lead() != [FORBIDDEN; LEAD_BYTES] {
                return Err(Fault::Lead);
            }
            let tail = self.0.add(self.size()).cast::<[u8; TAIL_BYTES]>().read();
            if tail != [FORBIDDEN; TAIL_BYTES] {
                return Err(Fault::Tail);
            }
        }
        Ok(())
    }
}
