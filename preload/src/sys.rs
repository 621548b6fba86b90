//! Two functions of the module `sys` that know only pymalloc: `getallocatedblocks` would say 0,
//! `_debugmallocstats` nothing.
//!
//! Their `PyMethodDef` is changed in place. It is static data of the host, shared by the modules
//! of all interpreters, so that also those with a GIL of their own see ours.

use std::ffi::{CStr, c_char, c_void};
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicPtr, Ordering};

use pyrite_heap::{self as heap, Domain};

use crate::host::{self, Host};
use crate::{line, takeover};

/// A `PyObject *`.
type Object = *mut c_void;
/// `PyCFunction`, here of functions without arguments.
type Function = unsafe extern "C" fn(Object, Object) -> Object;

/// `PyMethodDef` of CPython.
#[repr(C)]
struct Method {
    name: *const c_char,
    function: *mut c_void,
    flags: i32,
    doc: *const c_char,
}

const _: () = assert!(size_of::<Method>() == 32);

/// `METH_NOARGS`.
const NO_ARGUMENTS: i32 = 4;

/// The original functions; NULL until they are replaced.
static BLOCKS: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());
static STATISTICS: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());

/// Replaces both functions, once; called in an interpreter that has a `sys`.
pub fn replace(host: &Host) {
    let Some(functions) = Functions::find(host) else {
        return;
    };
    let replacements: [(&CStr, &AtomicPtr<c_void>, Function); 2] = [
        (c"getallocatedblocks", &BLOCKS, allocated_blocks),
        (c"_debugmallocstats", &STATISTICS, debug_malloc_stats),
    ];
    for (name, original, ours) in replacements {
        if !original.load(Ordering::Acquire).is_null() {
            continue;
        }
        if let Some(method) = functions.method(host, name) {
            // SAFETY: `method` found static data of the host that describes this function; the
            // host reads its function afresh at each call.
            unsafe {
                original.store((*method).function, Ordering::Release);
                (*method).function = ours as *mut c_void;
            }
        }
    }
}

/// Functions of the host that we need to find and to call them.
struct Functions {
    get_object: unsafe extern "C" fn(*const c_char) -> Object,
    get_function: unsafe extern "C" fn(Object) -> *mut c_void,
    c_function: *mut c_void,
}

impl Functions {
    fn find(host: &Host) -> Option<Functions> {
        // SAFETY: the types are those of CPython's headers.
        unsafe {
            Some(Functions {
                get_object: host.function(c"PySys_GetObject")?,
                get_function: host.function(c"PyCFunction_GetFunction")?,
                c_function: host.symbol(c"PyCFunction_Type")?,
            })
        }
    }

    /// What describes `sys.NAME`; `None` if that is not the built-in function we know.
    fn method(&self, host: &Host, name: &CStr) -> Option<*mut Method> {
        // `PyObject_HEAD` ends with the type; a free-threaded build has more before it.
        let head_words = if host.free_threaded { 4 } else { 2 };
        // SAFETY: an interpreter runs and its lock is held, since the host is initialising a
        // module. The reference is borrowed, and `sys` keeps the object alive.
        let object = unsafe { (self.get_object)(name.as_ptr()) };
        if object.is_null() {
            return None;
        }
        let words = object.cast::<*mut c_void>();
        // SAFETY: the last word of the head.
        if unsafe { words.add(head_words - 1).read() } != self.c_function {
            return None;
        }
        // SAFETY: a `PyCFunctionObject`, whose first own field is the `PyMethodDef`.
        let method = unsafe { words.add(head_words).read() }.cast::<Method>();
        // SAFETY: the object is a built-in function, as just seen.
        let function = unsafe { (self.get_function)(object) };
        if method.is_null() || !host.owns(method.cast()) {
            return None;
        }
        // SAFETY: lies in the host's static data, as just seen.
        let Method {
            function: described,
            flags,
            ..
        } = unsafe { method.read() };
        (described == function && flags == NO_ARGUMENTS).then_some(method)
    }
}

/// Whether one of the domains that these functions speak of is ours.
fn counted() -> bool {
    let [_, mem, obj] = takeover::outcome().taken;
    mem || obj
}

/// `sys.getallocatedblocks()`: what the host counts, and the blocks of mem and obj in our heap.
unsafe extern "C" fn allocated_blocks(module: Object, none: Object) -> Object {
    // SAFETY: `replace` stored the function, and the host calls us as it would have called it.
    let theirs = unsafe { original(&BLOCKS)(module, none) };
    let Some(host) = host::get() else {
        return theirs;
    };
    if theirs.is_null() || !counted() {
        return theirs;
    }
    // SAFETY: the types are those of CPython's headers.
    let functions = unsafe {
        (
            host.function::<unsafe extern "C" fn(Object) -> isize>(c"PyLong_AsSsize_t"),
            host.function::<unsafe extern "C" fn(isize) -> Object>(c"PyLong_FromSsize_t"),
            host.function::<unsafe extern "C" fn(Object)>(c"Py_DecRef"),
        )
    };
    let (Some(value), Some(new), Some(release)) = functions else {
        return theirs;
    };
    let ours = heap::live_blocks(Domain::Mem) + heap::live_blocks(Domain::Obj);
    // SAFETY: `theirs` is a new reference to an int, given back here; the lock is held.
    unsafe {
        let count = value(theirs);
        release(theirs);
        new(count.saturating_add_unsigned(ours))
    }
}

/// `sys._debugmallocstats()`: our heap in CPython's layout, then what the host itself prints.
unsafe extern "C" fn debug_malloc_stats(module: Object, none: Object) -> Object {
    if counted() {
        print_statistics();
    }
    // SAFETY: as in `allocated_blocks`.
    unsafe { original(&STATISTICS)(module, none) }
}

/// Prints our heap in CPython's layout to stderr.
pub fn print_statistics() {
    let mut text = Stderr {
        bytes: [0; BUFFER_BYTES],
        len: 0,
    };
    let statistics = heap::statistics();
    // Printing to stderr reports no errors.
    let _ = pyrite_report::cpython_stats(&statistics, &mut text);
    text.flush();
}

fn original(place: &AtomicPtr<c_void>) -> Function {
    let address = place.load(Ordering::Acquire);
    // SAFETY: `replace` stores the host's function before it puts ours in its place, and only
    // then can ours be called.
    unsafe { std::mem::transmute::<*mut c_void, Function>(address) }
}

const BUFFER_BYTES: usize = 4096;

/// Text on its way to stderr, gathered so that lines of other processes do not get in between.
/// `bytes[..len]` is still to be written.
struct Stderr {
    bytes: [u8; BUFFER_BYTES],
    len: usize,
}

impl Stderr {
    fn flush(&mut self) {
        line::put(&self.bytes[..self.len]);
        self.len = 0;
    }
}

impl Write for Stderr {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for chunk in text.as_bytes().chunks(BUFFER_BYTES) {
            if self.len + chunk.len() > BUFFER_BYTES {
                self.flush();
            }
            self.bytes[self.len..self.len + chunk.len()].copy_from_slice(chunk);
            self.len += chunk.len();
        }
        Ok(())
    }
}
