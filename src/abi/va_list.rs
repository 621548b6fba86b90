//! The arguments of a variadic function, as the System V ABI for x86-64 passes them.

use core::ffi::{c_int, c_void};

/// `va_list`: C passes a pointer to it.
///
/// Words come from the six integer registers, `f64` from the eight vector registers, and what did not fit from the
/// stack, in order.
#[repr(C)]
pub struct VaList {
    gp_offset: u32,
    fp_offset: u32,
    overflow_arg_area: *mut c_void,
    reg_save_area: *mut c_void,
}

const _: () = assert!(size_of::<VaList>() == 24);

/// The integer registers, then the vector registers, in bytes.
const GP_END: u32 = 6 * 8;
const FP_END: u32 = GP_END + 8 * 16;

impl VaList {
    /// A list of arguments that are the words at `words`, as many as are asked for.
    pub fn of_words(words: *mut u64) -> VaList {
        VaList {
            gp_offset: GP_END,
            fp_offset: FP_END,
            overflow_arg_area: words.cast(),
            reg_save_area: core::ptr::null_mut(),
        }
    }

    /// # Safety
    /// There is one more argument.
    unsafe fn stacked(&mut self) -> u64 {
        // SAFETY: the next argument lies there, by this function's contract.
        unsafe {
            let word = self.overflow_arg_area.cast::<u64>();
            self.overflow_arg_area = word.add(1).cast();
            *word
        }
    }

    /// The next argument, an integer of up to 64 bits; of a shorter one the upper bits mean nothing.
    ///
    /// # Safety
    /// There is one more argument, an integer or a pointer.
    pub unsafe fn word(&mut self) -> u64 {
        if self.gp_offset >= GP_END {
            // SAFETY: by this function's contract.
            return unsafe { self.stacked() };
        }
        // SAFETY: below the end of the registers that the caller saved.
        let word = unsafe { *self.reg_save_area.byte_add(self.gp_offset as usize).cast() };
        self.gp_offset += 8;
        word
    }

    /// The next argument, an `int`.
    ///
    /// # Safety
    /// It is one.
    pub unsafe fn int(&mut self) -> c_int {
        // SAFETY: by this function's contract.
        unsafe { self.word() as c_int }
    }

    /// The next argument, a pointer.
    ///
    /// # Safety
    /// It is one, to a `T`.
    pub unsafe fn pointer<T>(&mut self) -> *mut T {
        // SAFETY: by this function's contract.
        unsafe { self.word() as usize as *mut T }
    }

    /// The next argument, a `double`.
    ///
    /// # Safety
    /// It is one.
    pub unsafe fn double(&mut self) -> f64 {
        if self.fp_offset >= FP_END {
            // SAFETY: by this function's contract.
            return f64::from_bits(unsafe { self.stacked() });
        }
        // SAFETY: below the end of the registers that the caller saved.
        let value = unsafe { *self.reg_save_area.byte_add(self.fp_offset as usize).cast() };
        self.fp_offset += 16;
        value
    }
}
