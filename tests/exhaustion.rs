//! When Rust's own lists get no memory, what needed them raises MemoryError and has changed nothing: nothing ends the process.
//! The allocator of this program refuses as it is told; the memory of objects is not its concern.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use ::pyrite::abi::{_inittab, METH_O, PyMethodDef, PyObject};
use ::pyrite::capi::{pyrite::*, *};

thread_local! {
    /// How many allocations are served before all others are refused.
    static SERVED: Cell<u64> = const { Cell::new(u64::MAX) };
}

fn refuses() -> bool {
    let left = SERVED.get();
    SERVED.set(left.saturating_sub(1));
    left == 0
}

struct Refusing;

// SAFETY: the system's, or NULL.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if refuses() {
            return null_mut();
        }
        // SAFETY: by this function's contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        if refuses() {
            return null_mut();
        }
        // SAFETY: by this function's contract.
        unsafe { System.realloc(block, layout, bytes) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: by this function's contract.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Refusing = Refusing;

/// Runs `operation` with 0, 1, 2 ... allocations served until it succeeds. Returns how often it failed.
fn failures(mut operation: impl FnMut() -> c_int) -> u64 {
    for served in 0.. {
        SERVED.set(served);
        let status = operation();
        SERVED.set(u64::MAX);
        if status >= 0 {
            return served;
        }
    }
    unreachable!()
}

/// As `failures`, for what raises.
unsafe fn raises(mut operation: impl FnMut() -> c_int) -> u64 {
    let failed = failures(|| {
        let status = operation();
        // SAFETY: the thread holds the GIL.
        unsafe {
            let raised = !PyErr_Occurred().is_null();
            assert_eq!(raised, status < 0);
            if raised {
                assert_ne!(PyErr_ExceptionMatches(PyExc_MemoryError), 0);
                PyErr_Clear();
            }
        }
        status
    });
    // SAFETY: as above.
    assert!(unsafe { PyErr_Occurred() }.is_null());
    failed
}

unsafe extern "C" fn init() -> *mut PyObject {
    null_mut()
}

unsafe extern "C" fn at_exit(_: *mut c_void) {}

#[test]
fn is_an_error_and_no_end() {
    let table = [c"one", c"two"].map(|name| _inittab {
        name: name.as_ptr(),
        initfunc: Some(init),
    });
    // SAFETY: Python is not started yet.
    unsafe {
        assert!(failures(|| PyImport_AppendInittab(table[0].name, table[0].initfunc)) > 0);
    }
    Py_Initialize();
    // SAFETY: the thread holds the GIL; every new reference is given back.
    unsafe {
        let list = PyList_New(0);
        assert!(raises(|| Py_ReprEnter(list)) > 0);
        assert_eq!(Py_ReprEnter(list), 1);
        Py_ReprLeave(list);

        assert!(
            raises(|| PyUnstable_AtExit(PyInterpreterState_Get(), Some(at_exit), null_mut())) > 0
        );

        let out = libc::fopen(c"/dev/null".as_ptr(), c"w".as_ptr());
        assert!(!out.is_null());
        assert!(raises(|| pyrite_print_objects(out)) > 0);
        assert!(raises(|| pyrite_print_objects_json(out)) > 0);
        libc::fclose(out);

        prints_what_led_to_it();
        Py_DecRef(list);
    }
    Py_Finalize();
}

/// The texts that [`write`] was called with.
static WRITTEN: AtomicUsize = AtomicUsize::new(0);

unsafe extern "C" fn write(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    WRITTEN.fetch_add(1, Relaxed);
    &raw mut _Py_NoneStruct
}

/// What leads to an exception cannot be listed: nothing is printed, and no exception is left.
unsafe fn prints_what_led_to_it() {
    let mut method = PyMethodDef {
        ml_name: c"write".as_ptr(),
        ml_meth: Some(write),
        ml_flags: METH_O,
        ml_doc: null(),
    };
    // SAFETY: the thread holds the GIL; every new reference is given back. The function is gone before its definition.
    unsafe {
        let file = PyModule_New(c"file".as_ptr());
        let function = PyCFunction_NewEx(&raw mut method, null_mut(), null_mut());
        assert_eq!(PyObject_SetAttrString(file, c"write".as_ptr(), function), 0);
        Py_DecRef(function);
        assert_eq!(PySys_SetObject(c"stderr".as_ptr(), file), 0);

        let exception = PyObject_CallNoArgs(PyExc_ValueError);
        PyException_SetCause(exception, PyObject_CallNoArgs(PyExc_KeyError));
        let failed = failures(|| {
            let before = WRITTEN.load(Relaxed);
            PyErr_DisplayException(exception);
            assert!(PyErr_Occurred().is_null());
            -c_int::from(WRITTEN.load(Relaxed) == before)
        });
        assert!(failed > 0);
        Py_DecRef(exception);
        assert_eq!(PySys_SetObject(c"stderr".as_ptr(), null_mut()), 0);
        Py_DecRef(file);
    }
}
