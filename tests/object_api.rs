//! What `pyrite.h` adds for objects and the collector, and what the library says where CPython would run code: here no
//! run of CPython can be the judge.

mod python;

use std::ffi::{CStr, c_int, c_void};
use std::ptr::{self, null_mut};

use ::pyrite::abi::PyObject;
use ::pyrite::capi::{pyrite::*, *};
use python::in_python;

/// Whether an exception of `kind` is set; it is not afterwards.
unsafe fn raised(kind: *mut PyObject) -> bool {
    // SAFETY: the thread holds the GIL.
    unsafe {
        let matches = !PyErr_Occurred().is_null() && PyErr_ExceptionMatches(kind) != 0;
        PyErr_Clear();
        matches
    }
}

/// A list that holds itself; nobody holds it but itself when it is let go.
unsafe fn loop_of_one() -> *mut PyObject {
    // SAFETY: the thread holds the GIL.
    unsafe {
        let list = PyList_New(0);
        assert_eq!(PyList_Append(list, list), 0);
        list
    }
}

/// What `print` writes to a stream.
unsafe fn printed(print: unsafe extern "C" fn(*mut libc::FILE) -> c_int) -> String {
    let (mut text, mut length) = (null_mut(), 0);
    // SAFETY: a stream into memory, which is given back.
    unsafe {
        let out = libc::open_memstream(&mut text, &mut length);
        assert!(!out.is_null());
        assert_eq!(print(out), 0);
        libc::fclose(out);
        let copy = CStr::from_ptr(text).to_str().expect("UTF-8").to_owned();
        libc::free(text.cast());
        copy
    }
}

#[test]
fn counts_and_sizes() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            let list = PyList_New(3);
            assert_eq!(pyrite_getrefcount(list), 1);
            Py_IncRef(list);
            assert_eq!(pyrite_getrefcount(list), 2);
            Py_DecRef(list);
            assert_eq!(pyrite_getrefcount(&raw mut _Py_NoneStruct), 0xffff_ffff);
            // As CPython counts: with the two words of the collector.
            assert_eq!(pyrite_getsizeof(list), 80);
            Py_DecRef(list);
            let number = PyLong_FromLong(1 << 40);
            assert_eq!(pyrite_getsizeof(number), 32);
            Py_DecRef(number);
        }
    });
}

#[test]
fn garbage_is_found_by_generation() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            gc_collect(2);
            Py_DecRef(loop_of_one());
            assert_eq!(gc_collect(0), 1);
            Py_DecRef(loop_of_one());
            assert_eq!(gc_collect(2), 1);
            assert_eq!(gc_collect(2), 0);
            for wrong in [-1, 3] {
                assert_eq!(gc_collect(wrong), -1);
                assert!(raised(PyExc_ValueError));
            }
        }
    });
}

#[test]
fn thresholds_counts_and_statistics() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; the arrays have room for three.
        unsafe {
            let mut before = [0; 3];
            pyrite_gc_get_threshold(before.as_mut_ptr());
            assert_eq!(before, [2000, 10, 10]);
            pyrite_gc_set_threshold(500, 7, 3);
            let mut now = [0; 3];
            pyrite_gc_get_threshold(now.as_mut_ptr());
            assert_eq!(now, [500, 7, 3]);
            pyrite_gc_set_threshold(before[0], before[1], before[2]);
            gc_collect(2);
            let mut counts = [9; 3];
            pyrite_gc_get_count(counts.as_mut_ptr());
            assert_eq!(counts[1..], [0, 0]);
            let mut stats = std::mem::zeroed::<pyrite_gc_stats>();
            assert_eq!(pyrite_gc_get_stats(2, &mut stats), 0);
            let collections = stats.collections;
            gc_collect(2);
            assert_eq!(pyrite_gc_get_stats(2, &mut stats), 0);
            assert_eq!(stats.collections, collections + 1);
            assert!(stats.nanoseconds >= stats.longest_nanoseconds);
            assert_eq!(pyrite_gc_get_stats(3, &mut stats), -1);
            assert_eq!(pyrite_gc_get_stats(-1, &mut stats), -1);
        }
    });
}

unsafe extern "C" fn note(
    phase: c_int,
    generation: c_int,
    collected: isize,
    uncollectable: isize,
    data: *mut c_void,
) {
    // SAFETY: `data` is the vector of the test that set this.
    let heard = unsafe { &mut *data.cast::<Vec<(c_int, c_int, isize, isize)>>() };
    heard.push((phase, generation, collected, uncollectable));
}

#[test]
fn an_observer_is_told_of_collections() {
    in_python(|| {
        let mut heard: Vec<(c_int, c_int, isize, isize)> = Vec::new();
        // SAFETY: the thread holds the GIL; the observer goes before the vector does.
        unsafe {
            gc_collect(2);
            pyrite_gc_set_callback(Some(note), (&raw mut heard).cast());
            Py_DecRef(loop_of_one());
            gc_collect(1);
            pyrite_gc_set_callback(None, null_mut());
            gc_collect(1);
        }
        assert_eq!(heard, [(0, 1, 0, 0), (1, 1, 1, 0)]);
    });
}

#[test]
fn flags_and_policies() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            assert_eq!(pyrite_gc_get_debug(), 0);
            gc_collect(2);
            pyrite_gc_set_debug(32);
            assert_eq!(pyrite_gc_get_debug(), 32);
            Py_DecRef(loop_of_one());
            gc_collect(2);
            pyrite_gc_set_debug(0);
            let garbage = pyrite_gc_get_garbage();
            assert_eq!(PyList_Size(garbage), 1);
            assert_eq!(PyList_SetSlice(garbage, 0, 1, null_mut()), 0);
            assert_eq!(gc_collect(2), 1);
            assert_eq!(pyrite_gc_get_policy(), 0);
            assert_eq!(pyrite_gc_set_policy(1), 0);
            assert_eq!(pyrite_gc_get_policy(), 1);
            assert_eq!(pyrite_gc_set_policy(2), -1);
            assert_eq!(pyrite_gc_set_policy(-1), -1);
            assert_eq!(pyrite_gc_get_policy(), 1);
            assert_eq!(pyrite_gc_set_policy(0), 0);
        }
    });
}

#[test]
fn a_collection_that_is_due_may_run_at_once() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            gc_collect(2);
            pyrite_gc_set_at_once(1);
            let mut stats = std::mem::zeroed::<pyrite_gc_stats>();
            assert_eq!(pyrite_gc_get_stats(0, &mut stats), 0);
            let collected = stats.collected;
            for _ in 0..5000 {
                Py_DecRef(loop_of_one());
            }
            assert_eq!(pyrite_gc_get_stats(0, &mut stats), 0);
            pyrite_gc_set_at_once(0);
            assert!(stats.collected > collected + 1000);
            gc_collect(2);
        }
    });
}

#[test]
fn frozen_objects_are_left_alone() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            gc_collect(2);
            let frozen = loop_of_one();
            pyrite_gc_freeze();
            assert!(pyrite_gc_get_freeze_count() > 0);
            Py_DecRef(frozen);
            assert_eq!(gc_collect(2), 0);
            pyrite_gc_unfreeze();
            assert_eq!(pyrite_gc_get_freeze_count(), 0);
            assert_eq!(gc_collect(2), 1);
        }
    });
}

#[test]
fn who_refers_to_whom() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            gc_collect(2);
            let inner = PyList_New(0);
            let outer = PyList_New(0);
            assert_eq!(PyList_Append(outer, inner), 0);
            let found = pyrite_gc_get_referents(outer);
            assert_eq!(PyList_Size(found), 1);
            assert_eq!(PyList_GetItem(found, 0), inner);
            Py_DecRef(found);
            let found = pyrite_gc_get_referrers(inner);
            assert_eq!(PySequence_Contains(found, outer), 1);
            Py_DecRef(found);
            for generation in [0, -1] {
                let found = pyrite_gc_get_objects(generation);
                let here = (0..PyList_Size(found)).any(|i| PyList_GetItem(found, i) == outer);
                assert!(here, "generation {generation}");
                Py_DecRef(found);
            }
            for wrong in [-2, 3] {
                assert!(pyrite_gc_get_objects(wrong).is_null());
                assert!(raised(PyExc_ValueError));
            }
            Py_DecRef(outer);
            Py_DecRef(inner);
        }
    });
}

#[test]
fn what_there_is_as_text_and_as_json() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            let kept = PyList_New(0);
            for i in 0..1000 {
                let number = PyFloat_FromDouble(f64::from(i));
                assert_eq!(PyList_Append(kept, number), 0);
                Py_DecRef(number);
            }
            let table = printed(pyrite_print_objects);
            let floats = table
                .lines()
                .find(|line| line.ends_with("  float"))
                .expect("floats are listed");
            let count: usize = floats.split_whitespace().next().unwrap().parse().unwrap();
            assert!(count >= 1000, "{floats}");
            for part in [
                "interned strs: ",
                "\npool ",
                "collector: ",
                "generation 2: ",
            ] {
                assert!(table.contains(part), "{part}");
            }
            let json = printed(pyrite_print_objects_json);
            for part in [
                "{\"types\": [",
                "\"name\": \"float\"",
                "\"interned\": ",
                "\"pools\": [",
            ] {
                assert!(json.contains(part), "{part}");
            }
            let count = |one| json.chars().filter(|c| *c == one).count();
            assert_eq!(count('{'), count('}'));
            assert_eq!(count('['), count(']'));
            Py_DecRef(kept);
        }
    });
}

#[test]
fn a_str_is_repeated_and_shared() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            let text = PyUnicode_FromString(c"ab!".as_ptr());
            for (times, limit, shared) in [(5, 20, true), (7, 20, false), (7, 4096, true)] {
                let one = pyrite_repeat_shared(text, times, limit);
                let two = pyrite_repeat_shared(text, times, limit);
                assert_eq!(PyUnicode_GetLength(one), 3 * times);
                assert_eq!(PyUnicode_Compare(one, two), 0);
                assert_eq!(ptr::eq(one, two), shared, "{times} times, at most {limit}");
                Py_DecRef(one);
                Py_DecRef(two);
            }
            for times in [0, -3] {
                let empty = pyrite_repeat_shared(text, times, 20);
                assert_eq!(PyUnicode_GetLength(empty), 0);
                Py_DecRef(empty);
            }
            assert!(pyrite_repeat_shared(text, isize::MAX, 20).is_null());
            PyErr_Clear();
            assert!(pyrite_repeat_shared(&raw mut _Py_NoneStruct, 3, 20).is_null());
            assert!(raised(PyExc_TypeError));
            Py_DecRef(text);
        }
    });
}

#[test]
fn code_is_refused() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            let none = null_mut();
            let code = c"1".as_ptr();
            assert!(PyRun_String(code, 258, none, none).is_null());
            assert!(raised(PyExc_RuntimeError));
            assert!(PyRun_StringFlags(code, 258, none, none, null_mut()).is_null());
            assert!(raised(PyExc_RuntimeError));
            assert!(Py_CompileString(code, code, 258).is_null());
            assert!(raised(PyExc_RuntimeError));
            assert!(PyEval_EvalCode(none, none, none).is_null());
            assert!(raised(PyExc_RuntimeError));
            assert_eq!(PyRun_SimpleString(code), -1);
        }
    });
}
