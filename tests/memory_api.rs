//! What `libpyrite.so` does that CPython does not, or does otherwise: here no run of CPython can be the judge.
//! `docs/memory-api.md` lists the differences.

use std::ffi::c_void;
use std::ptr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use pyrite::abi::{PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_RAW, PyMemAllocatorEx, PyObjectArenaAllocator};
use pyrite::capi::{
    ceval::*, objimpl::*, pycore_obmalloc::*, pycore_pyarena::*, pylifecycle::*, pymem::*,
    pyrite as own, pystate::*, tracemalloc::*,
};

/// The allocators are the process's, so one test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls that the allocator of [`counting`] has seen.
static FREED: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
static mut BELOW: Option<PyMemAllocatorEx> = None;

fn below() -> PyMemAllocatorEx {
    // SAFETY: written by `counting` before anybody calls the functions that ask.
    unsafe { (&raw const BELOW).read() }.expect("set")
}

unsafe extern "C" fn count_free(_ctx: *mut c_void, block: *mut c_void) {
    FREED.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let below = below();
    // SAFETY: passes the call on.
    unsafe { below.free.expect("set")(below.ctx, block) };
}

/// Lays an allocator over the raw domain that counts frees; returns what was there.
fn count_raw_frees() -> PyMemAllocatorEx {
    // SAFETY: the struct is ours; one test at a time changes the allocators.
    unsafe {
        let mut old = std::mem::zeroed();
        PyMem_GetAllocator(PYMEM_DOMAIN_RAW, &mut old);
        BELOW = Some(old);
        let mut new = PyMemAllocatorEx {
            free: Some(count_free),
            ..old
        };
        PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &mut new);
        FREED.store(0, std::sync::atomic::Ordering::Relaxed);
        old
    }
}

fn freed() -> usize {
    FREED.load(std::sync::atomic::Ordering::Relaxed)
}

#[test]
fn a_large_block_from_before_the_raw_allocator_is_not_handed_to_it() {
    let _turn = alone();
    // SAFETY: blocks of the domain they are freed in; this thread alone uses it.
    unsafe {
        let before = PyMem_Malloc(1000);
        let mut old = count_raw_frees();
        let meanwhile = PyMem_Malloc(1000);
        PyMem_Free(before);
        assert_eq!(freed(), 0);
        PyMem_Free(meanwhile);
        assert_eq!(freed(), 1);
        // Which also holds for a block that is small by now, and for one that lives on when the allocator is gone.
        let shrunk = PyMem_Realloc(PyMem_Malloc(1000), 10);
        PyMem_Free(shrunk);
        assert_eq!(freed(), 2);
        let after = PyObject_Malloc(100_000);
        PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &mut old);
        PyObject_Free(after);
        assert_eq!(freed(), 2);
    }
}

#[test]
fn live_blocks_are_counted_by_domain_whatever_their_size() {
    let _turn = alone();
    // SAFETY: as above.
    unsafe {
        let sizes = [0, 1, 100, 512, 513, 20_000, 5_000_000];
        let (all, raw) = (own::pyrite_allocated_blocks(), own::pyrite_domain_blocks(0));
        let blocks = sizes.map(|size| {
            (
                PyMem_RawMalloc(size),
                PyMem_Malloc(size),
                PyObject_Malloc(size),
            )
        });
        assert_eq!(own::pyrite_allocated_blocks(), all + 2 * sizes.len());
        assert_eq!(own::pyrite_domain_blocks(0), raw + sizes.len());
        assert_eq!(own::pyrite_domain_blocks(3), 0);
        for ((raw, mem, obj), size) in blocks.into_iter().zip(sizes) {
            assert!(own::pyrite_usable_size(mem) >= size.max(1));
            assert!(own::pyrite_usable_size(raw) >= size.max(1));
            PyMem_RawFree(raw);
            PyMem_Free(mem);
            PyObject_Free(obj);
        }
        assert_eq!(own::pyrite_allocated_blocks(), all);
        assert_eq!(own::pyrite_domain_blocks(0), raw);
        assert_eq!(own::pyrite_usable_size(ptr::null()), 0);
        assert_eq!(own::pyrite_usable_size((&raw const sizes).cast()), 0);
    }
}

#[test]
fn blocks_that_a_wrapped_raw_allocator_gave_are_counted_too() {
    let _turn = alone();
    // SAFETY: as above.
    unsafe {
        let all = own::pyrite_allocated_blocks();
        let mut old = count_raw_frees();
        let blocks = [PyMem_Malloc(0), PyMem_Malloc(600), PyObject_Malloc(60_000)];
        assert_eq!(own::pyrite_allocated_blocks(), all + 3);
        let grown = PyMem_Realloc(blocks[1], 70_000);
        assert_eq!(own::pyrite_allocated_blocks(), all + 3);
        PyMem_Free(blocks[0]);
        PyMem_Free(grown);
        PyObject_Free(blocks[2]);
        assert_eq!(freed(), 3);
        assert_eq!(own::pyrite_allocated_blocks(), all);
        PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &mut old);
    }
}

#[test]
fn a_block_of_the_c_library_can_be_resized_and_freed_in_the_raw_domain() {
    let _turn = alone();
    // CPython's raw domain is the C library, and programs have come to rely on that.
    // SAFETY: the block is live until it is freed.
    unsafe {
        let block = libc::malloc(100).cast::<u8>();
        block.write_bytes(7, 100);
        let block = PyMem_RawRealloc(block.cast(), 3000).cast::<u8>();
        assert!((0..100).all(|at| *block.add(at) == 7));
        PyMem_RawFree(block.cast());
    }
}

#[test]
fn a_refused_arena_sends_a_shrinking_block_to_the_raw_domain() {
    let _turn = alone();
    unsafe extern "C" fn refuse(_: *mut c_void, _: usize) -> *mut c_void {
        ptr::null_mut()
    }
    unsafe extern "C" fn never(_: *mut c_void, _: *mut c_void, _: usize) {
        unreachable!("nothing was given");
    }
    // SAFETY: as above.
    unsafe {
        let mut old = std::mem::zeroed();
        PyObject_GetArenaAllocator(&mut old);
        let mut refusing = PyObjectArenaAllocator {
            ctx: ptr::null_mut(),
            alloc: Some(refuse),
            free: Some(never),
        };
        PyObject_SetArenaAllocator(&mut refusing);
        // Whatever pools have room yet is used up first.
        let blocks: Vec<_> = (0..20_000).map(|_| PyObject_Malloc(416)).collect();
        let large = PyObject_Malloc(5000).cast::<u8>();
        large.write_bytes(9, 416);
        let small = PyObject_Realloc(large.cast(), 416).cast::<u8>();
        assert!(!small.is_null() && (0..416).all(|at| *small.add(at) == 9));
        PyObject_Free(small.cast());
        assert!(blocks.iter().all(|block| !block.is_null()));
        blocks.into_iter().for_each(|block| PyObject_Free(block));
        PyObject_SetArenaAllocator(&mut old);
    }
}

#[test]
fn an_arena_refuses_what_cannot_be() {
    let _turn = alone();
    // SAFETY: the arena is this test's.
    unsafe {
        let arena = _PyArena_New();
        for bytes in [usize::MAX, usize::MAX - 8, 1 << 62] {
            assert!(_PyArena_Malloc(arena, bytes).is_null());
        }
        assert!(!_PyArena_Malloc(arena, 8).is_null());
        _PyArena_Free(arena);
    }
}

#[test]
fn trim_gives_back_what_was_freed() {
    let _turn = alone();
    // SAFETY: as above.
    unsafe {
        own::pyrite_set_decay_ms(3_600_000);
        let blocks: Vec<_> = (0..200_000).map(|_| PyMem_Malloc(100)).collect();
        blocks.into_iter().for_each(|block| PyMem_Free(block));
        let given = own::pyrite_trim();
        assert!(given > 10 << 20, "{given}");
        own::pyrite_set_decay_ms(500);
    }
}

#[test]
fn the_report_goes_to_a_stream_as_table_and_as_json() {
    let _turn = alone();
    let text = |print: unsafe extern "C" fn(*mut libc::FILE) -> i32| {
        let (mut text, mut length) = (ptr::null_mut(), 0);
        // SAFETY: a stream of the C library's into memory, which is ours once it is closed.
        unsafe {
            let out = libc::open_memstream(&mut text, &mut length);
            assert_eq!(print(out), 0);
            libc::fclose(out);
            let copy = std::slice::from_raw_parts(text.cast::<u8>(), length).to_vec();
            libc::free(text.cast());
            String::from_utf8(copy).expect("text")
        }
    };
    let report = pyrite_report::Report::from_json(&text(own::pyrite_print_report_json));
    let report = report.expect("the report reads back");
    assert_eq!(report.host.pid, std::process::id());
    assert!(report.install.installed && report.heap.is_some());
    assert!(text(own::pyrite_print_report).lines().count() > 5);
}

#[test]
fn the_versions() {
    // SAFETY: both are static C strings.
    let (python, pyrite) = unsafe {
        (
            std::ffi::CStr::from_ptr(Py_GetVersion()),
            std::ffi::CStr::from_ptr(own::pyrite_version()),
        )
    };
    assert!(python.to_bytes().starts_with(b"3.13.0 "));
    assert_eq!(pyrite.to_str(), Ok(env!("CARGO_PKG_VERSION")));
    assert_eq!(Py_Version, 0x030d_00f0);
}

#[test]
fn traced_memory_is_what_is_live() {
    let _turn = alone();
    let traced = || {
        let (mut current, mut peak) = (0, 0);
        // SAFETY: both can be written to.
        unsafe { own::pyrite_traced_memory(&mut current, &mut peak) };
        (current, peak)
    };
    assert_eq!(traced(), (0, 0));
    // SAFETY: the tests that read the environment take turns; blocks of the domain they are freed in.
    unsafe {
        std::env::set_var("PYTHONTRACEMALLOC", "1");
        Py_Initialize();
        let (begin, _) = traced();
        let blocks = [
            PyMem_Malloc(100),
            PyMem_RawMalloc(1000),
            PyObject_Malloc(10_000),
        ];
        assert_eq!(traced().0, begin + 11_100);
        let grown = PyMem_Realloc(blocks[0], 700);
        assert_eq!(traced().0, begin + 11_700);
        assert!(PyMem_Realloc(grown, 1 << 60).is_null());
        assert_eq!(traced().0, begin + 11_700);
        assert_eq!(PyTraceMalloc_Track(5, 0, 50), 0);
        assert_eq!(PyTraceMalloc_Track(5, 0, 60), 0);
        assert_eq!(traced().0, begin + 11_760);
        assert_eq!(PyTraceMalloc_Untrack(5, 0), 0);
        PyMem_Free(grown);
        PyMem_RawFree(blocks[1]);
        PyObject_Free(blocks[2]);
        assert_eq!(traced(), (begin, begin + 11_760));
        Py_Finalize();
        std::env::remove_var("PYTHONTRACEMALLOC");
    }
    assert_eq!(traced(), (0, 0));
}

#[test]
fn a_thread_that_hogs_the_gil_gives_others_their_turn() {
    let _turn = alone();
    Py_Initialize();
    let main = PyEval_SaveThread();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let turns = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                let before = PyGILState_Ensure();
                let begin = Instant::now();
                while begin.elapsed() < Duration::from_micros(200) {}
                PyGILState_Release(before);
            }
        });
        let other = scope.spawn(|| {
            let mut turns = 0;
            while turns < 20 {
                let before = PyGILState_Ensure();
                turns += 1;
                PyGILState_Release(before);
            }
            turns
        });
        let turns = other.join().expect("no panic");
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        turns
    });
    assert_eq!(turns, 20);
    // SAFETY: what was saved above.
    unsafe { PyEval_RestoreThread(main) };
    Py_Finalize();
}

#[test]
fn mimalloc_is_the_same_heap_and_the_statistics_say_so() {
    let _turn = alone();
    // SAFETY: the tests that read the environment take turns; Python is started anew without it afterwards.
    unsafe {
        std::env::set_var("PYTHONMALLOC", "mimalloc");
        Py_Initialize();
        let (mut text, mut length) = (ptr::null_mut(), 0);
        let out = libc::open_memstream(&mut text, &mut length);
        let block = PyObject_Malloc(100);
        assert!(own::pyrite_usable_size(block) >= 100);
        assert_eq!(_PyObject_DebugMallocStats(out), 1);
        PyObject_Free(block);
        libc::fclose(out);
        let told = std::slice::from_raw_parts(text.cast::<u8>(), length);
        assert!(told.starts_with(b"PYTHONMALLOC=mimalloc: pyrite's own heap"));
        libc::free(text.cast());
        Py_Finalize();
        std::env::remove_var("PYTHONMALLOC");
    }
    Py_Initialize();
    Py_Finalize();
}

#[test]
fn a_thread_that_comes_after_the_end_of_python_sleeps() {
    let _turn = alone();
    Py_Initialize();
    Py_Finalize();
    let (told, tells) = std::sync::mpsc::channel();
    // It is left behind: it sleeps until the process ends.
    std::thread::spawn(move || {
        let before = PyGILState_Ensure();
        told.send(before).expect("the test waits");
    });
    let answer = tells.recv_timeout(Duration::from_millis(300));
    assert_eq!(answer, Err(std::sync::mpsc::RecvTimeoutError::Timeout));
    // The thread that has ended Python may go on, and Python may begin anew.
    let before = PyGILState_Ensure();
    PyGILState_Release(before);
    Py_Initialize();
    std::thread::scope(|scope| {
        let main = PyEval_SaveThread();
        scope
            .spawn(|| {
                let before = PyGILState_Ensure();
                PyGILState_Release(before);
            })
            .join()
            .expect("the other thread has had the GIL");
        // SAFETY: what was saved above.
        unsafe { PyEval_RestoreThread(main) };
    });
    Py_Finalize();
}

#[test]
fn the_hooks_say_what_lies_below_them() {
    let _turn = alone();
    // SAFETY: the hooks are laid and taken away again, with no block in between.
    unsafe {
        let mut plain = std::mem::zeroed::<[PyMemAllocatorEx; 3]>();
        for (domain, place) in (0..).zip(&mut plain) {
            PyMem_GetAllocator(domain, place);
        }
        PyMem_SetupDebugHooks();
        let mut hooked = std::mem::zeroed::<PyMemAllocatorEx>();
        PyMem_GetAllocator(PYMEM_DOMAIN_MEM, &mut hooked);
        // CPython's context: a letter, then the allocator below.
        assert_eq!(hooked.ctx.cast::<u8>().read(), b'm');
        let below = hooked
            .ctx
            .cast::<u8>()
            .add(8)
            .cast::<PyMemAllocatorEx>()
            .read();
        let address = |allocator: &PyMemAllocatorEx| allocator.malloc.expect("set") as *const ();
        assert_eq!(address(&below), address(&plain[1]));
        assert_eq!(below.ctx, plain[1].ctx);
        for (domain, place) in (0..).zip(&mut plain) {
            PyMem_SetAllocator(domain, place);
        }
    }
}
