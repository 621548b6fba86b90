//! The collector where no run of CPython can be the judge: memory that runs out in a collection, a type that is wrong,
//! the policy of bytes, and what `PYRITE_CONF` says.

mod python;

use std::ffi::{c_int, c_void};
use std::fs::File;
use std::io::{Read, Seek};
use std::os::fd::{AsRawFd, FromRawFd};
use std::process::Command;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use ::pyrite::abi::{
    PYMEM_DOMAIN_RAW, Py_tp_traverse, PyMemAllocatorEx, PyObject, PyType_Slot, PyType_Spec,
    PyTypeObject, visitproc,
};
use ::pyrite::capi::{pyrite::*, *};
use python::in_python;

/// Makes a list that holds itself and `more`, if it is not NULL, and lets it go.
unsafe fn drop_loop_with(more: *mut PyObject) {
    // SAFETY: the thread holds the GIL.
    unsafe {
        let list = PyList_New(0);
        assert_eq!(PyList_Append(list, list), 0);
        assert!(more.is_null() || PyList_Append(list, more) == 0);
        Py_DecRef(list);
    }
}

/// How many references there are to `op`: the word that it begins with.
unsafe fn count(op: *mut PyObject) -> usize {
    // SAFETY: an object that is alive.
    unsafe { op.cast::<usize>().read() }
}

fn given_up() -> isize {
    // SAFETY: the thread holds the GIL; all zero is a value of it.
    unsafe {
        let mut stats = std::mem::zeroed::<pyrite_gc_stats>();
        assert_eq!(pyrite_gc_get_stats(2, &mut stats), 0);
        stats.given_up
    }
}

/// What goes to standard error meanwhile.
fn told(test: impl FnOnce()) -> String {
    // SAFETY: descriptors of our own.
    unsafe {
        let file = libc::memfd_create(c"stderr".as_ptr(), 0);
        let before = libc::dup(2);
        assert!(file >= 0 && before >= 0);
        libc::dup2(file, 2);
        test();
        libc::dup2(before, 2);
        libc::close(before);
        let mut file = File::from_raw_fd(file);
        assert!(file.as_raw_fd() > 2);
        file.rewind().expect("a file in memory");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        text
    }
}

static IS_EMPTY: AtomicBool = AtomicBool::new(false);
static mut BELOW: PyMemAllocatorEx = PyMemAllocatorEx {
    ctx: null_mut(),
    malloc: None,
    calloc: None,
    realloc: None,
    free: None,
};

unsafe extern "C" fn realloc(ctx: *mut c_void, block: *mut c_void, bytes: usize) -> *mut c_void {
    if IS_EMPTY.load(Relaxed) {
        return null_mut();
    }
    // SAFETY: what is below was filled in before this was installed.
    unsafe { BELOW.realloc.expect("filled in")(ctx, block, bytes) }
}

#[test]
fn without_memory_for_its_tables_a_collection_changes_nothing() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; what was installed is there again in the end.
        unsafe {
            gc_collect(2);
            let mut ours = BELOW;
            PyMem_GetAllocator(PYMEM_DOMAIN_RAW, &raw mut BELOW);
            PyMem_GetAllocator(PYMEM_DOMAIN_RAW, &mut ours);
            ours.realloc = Some(realloc);
            PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &mut ours);
            let kept = PyList_New(0);
            for _ in 0..100 {
                drop_loop_with(kept);
            }
            let before = given_up();
            IS_EMPTY.store(true, Relaxed);
            for _ in 0..3 {
                assert_eq!(gc_collect(2), 0);
            }
            assert_eq!(given_up(), before + 3);
            assert_eq!(count(kept), 101);
            IS_EMPTY.store(false, Relaxed);
            assert_eq!(gc_collect(2), 100);
            assert_eq!(given_up(), before + 3);
            assert_eq!(count(kept), 1);
            Py_DecRef(kept);
            PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &raw mut BELOW);
        }
    });
}

/// Visits its first neighbour in memory twice, and has no reference to it at all.
unsafe extern "C" fn lie(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    // SAFETY: an object of the type below, behind whose head a pointer lies.
    unsafe {
        let victim = *op.add(1).cast::<*mut PyObject>();
        if !victim.is_null() {
            visit.expect("the collector's")(victim, arg);
            visit.expect("the collector's")(victim, arg);
        }
    }
    0
}

#[test]
fn an_object_that_a_type_visits_too_often_is_reported_and_kept() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            gc_collect(2);
            let mut slots = [
                PyType_Slot {
                    slot: Py_tp_traverse,
                    pfunc: lie as *mut c_void,
                },
                PyType_Slot {
                    slot: 0,
                    pfunc: null_mut(),
                },
            ];
            let mut spec = PyType_Spec {
                name: c"liar.Liar".as_ptr(),
                basicsize: 24,
                itemsize: 0,
                flags: (1 << 14) | (1 << 18),
                slots: slots.as_mut_ptr(),
            };
            let kind: *mut PyTypeObject = PyType_FromSpec(&mut spec).cast();
            assert!(!kind.is_null());
            let liar = PyType_GenericAlloc(kind, 0);
            let victim = PyList_New(0);
            *liar.add(1).cast::<*mut PyObject>() = victim;
            let text = told(|| {
                for _ in 0..2 {
                    gc_collect(2);
                }
            });
            let line = format!(
                "gc: list object at {victim:p} is visited more often than it is referenced (1 references)"
            );
            assert_eq!(text.matches(&line).count(), 2, "{text}");
            assert_eq!((count(victim), PyList_Size(victim)), (1, 0));
            assert_eq!(PyObject_GC_IsTracked(victim), 1);
            *liar.add(1).cast::<*mut PyObject>() = null_mut();
            assert_eq!(
                told(|| {
                    gc_collect(2);
                }),
                ""
            );
            Py_DecRef(victim);
            Py_DecRef(liar);
            Py_DecRef(kind.cast());
        }
    });
}

/// How many of 300 pieces of garbage of 1 MiB each are there at once, at the most.
fn most_garbage() -> usize {
    let live = || {
        let found = pyrite_heap::statistics();
        let spans = found.runs.iter().chain(&found.large);
        spans.map(|span| span.live_bytes).sum::<usize>() >> 20
    };
    let (before, mut most) = (live(), 0);
    for _ in 0..300 {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            let much = PyBytes_FromStringAndSize(null_mut(), 1 << 20);
            drop_loop_with(much);
            Py_DecRef(much);
            assert_eq!(PyErr_CheckSignals(), 0);
        }
        most = most.max(live() - before);
    }
    most
}

#[test]
fn bytes_bound_garbage_that_counts_do_not_see() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            gc_collect(2);
            assert!(most_garbage() >= 290, "counts see 300 lists");
            gc_collect(2);
            pyrite_gc_set_policy(1);
            let most = most_garbage();
            pyrite_gc_set_policy(0);
            assert!(most < 60, "{most} MiB of garbage beside next to nothing");
            gc_collect(2);
        }
    });
}

/// Runs [`child`] in a process of its own, under a value of the variable. What it prints.
fn under(conf: &str) -> (String, String) {
    let tests = std::env::current_exe().expect("this program");
    let output = Command::new(tests)
        .args(["--exact", "child", "--ignored", "--nocapture"])
        .env("PYRITE_CONF", conf)
        .output()
        .expect("this program again");
    assert!(output.status.success());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
#[ignore = "a process of its own, which the_variable_sets_the_policy_and_its_limits starts"]
fn child() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            println!("policy {}", pyrite_gc_get_policy());
            println!("most {}", most_garbage());
        }
    });
}

fn number_after<'a>(text: &'a str, word: &str) -> &'a str {
    let (_, rest) = text.split_once(word).expect("as printed");
    rest.split_whitespace().next().expect("a number")
}

#[test]
fn the_variable_sets_the_policy_and_its_limits() {
    let (out, err) = under("gc_policy:bytes,gc_time:100");
    assert_eq!((number_after(&out, "policy "), &*err), ("1", ""));
    let usual: usize = number_after(&out, "most ").parse().expect("MiB");
    let (out, _) = under("gc_policy:bytes,gc_growth:100,gc_growth_least:120,gc_time:100");
    let more: usize = number_after(&out, "most ").parse().expect("MiB");
    assert!(usual < 60 && (110..280).contains(&more), "{usual} {more}");
    let (out, err) = under("gc_policy:size,verbose:true");
    assert_eq!(number_after(&out, "policy "), "0");
    let line = "pyrite: PYRITE_CONF: bad value 'size' of gc_policy; valid is threshold or bytes\n";
    assert_eq!(err, line);
}
