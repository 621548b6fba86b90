//! The strs that exist once: the empty one, and those of one character up to U+00FF. They are data of the library, and
//! live as long as it does.

use super::layout::{ASCII, STATIC, compact_state};
use crate::prelude::*;

const STATE: u32 = STATIC | SSTATE_INTERNED_IMMORTAL_STATIC;

#[repr(C, align(8))]
struct Ascii {
    head: PyASCIIObject,
    text: [u8; 2],
}

#[repr(C, align(8))]
struct Latin {
    head: PyCompactUnicodeObject,
    text: [u8; 2],
    utf8: [u8; 3],
}

const fn head(length: isize, state: u32) -> PyASCIIObject {
    PyASCIIObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: null_mut(),
        },
        length,
        hash: -1,
        state: state | STATE,
    }
}

static mut EMPTY: Ascii = Ascii {
    head: head(0, compact_state(1, true)),
    text: [0; 2],
};

static mut ASCIIS: [Ascii; 128] = {
    let mut all = [const {
        Ascii {
            head: head(1, compact_state(1, true)),
            text: [0; 2],
        }
    }; 128];
    let mut code = 0;
    while code < 128 {
        all[code].text[0] = code as u8;
        code += 1;
    }
    all
};

static mut LATINS: [Latin; 128] = {
    let mut all = [const {
        Latin {
            head: PyCompactUnicodeObject {
                _base: head(1, compact_state(1, false) & !ASCII),
                utf8_length: 2,
                utf8: null_mut(),
            },
            text: [0; 2],
            utf8: [0; 3],
        }
    }; 128];
    let mut code = 0;
    while code < 128 {
        let byte = code as u8 + 128;
        all[code].text[0] = byte;
        all[code].utf8 = [0xc0 | byte >> 6, 0x80 | byte & 0x3f, 0];
        code += 1;
    }
    all
};

/// Fills in the addresses.
pub unsafe fn start() {
    let kind = &raw mut PyUnicode_Type;
    EMPTY.head.ob_base.ob_type = kind;
    for code in 0..128 {
        ASCIIS[code].head.ob_base.ob_type = kind;
        let latin = &raw mut LATINS[code];
        (*latin).head._base.ob_base.ob_type = kind;
        (*latin).head.utf8 = (&raw mut (*latin).utf8).cast();
    }
}

/// The empty str, borrowed.
#[inline(always)]
pub fn empty() -> *mut PyObject {
    (&raw mut EMPTY).cast()
}

/// The str of one character, borrowed.
#[inline(always)]
pub fn latin1(code: u8) -> *mut PyObject {
    if code < 128 {
        // SAFETY: below the end of the table.
        unsafe { (&raw mut ASCIIS).cast::<Ascii>().add(code.into()).cast() }
    } else {
        // SAFETY: below the end of the table.
        unsafe {
            (&raw mut LATINS)
                .cast::<Latin>()
                .add(code as usize - 128)
                .cast()
        }
    }
}
