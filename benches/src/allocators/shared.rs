//! The allocators that come as shared libraries, loaded when they are asked for.

use std::ffi::{c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};

use super::linked::MIMALLOC_PATIENCE;
use super::{Loaded, Table};

/// mimalloc 2, whose functions in `peers/mimalloc2.c` have a table's shape already.
struct Mimalloc2 {
    table: Table,
    collect: unsafe extern "C" fn(c_int),
    version: unsafe extern "C" fn() -> c_int,
}

static MIMALLOC2: OnceLock<Result<Mimalloc2, String>> = OnceLock::new();

fn loaded_mimalloc2() -> Result<&'static Mimalloc2, String> {
    let load = || {
        let library = open(Path::new(env!("MIMALLOC2")))?;
        // SAFETY: `peers/mimalloc2.c` gives these names these types.
        unsafe {
            Ok(Mimalloc2 {
                table: Table {
                    context: std::ptr::null_mut(),
                    malloc: symbol(library, "peer_malloc")?,
                    calloc: symbol(library, "peer_calloc")?,
                    realloc: symbol(library, "peer_realloc")?,
                    free: symbol(library, "peer_free")?,
                },
                collect: symbol(library, "peer_collect")?,
                version: symbol(library, "peer_version")?,
            })
        }
    };
    MIMALLOC2.get_or_init(load).as_ref().map_err(String::clone)
}

/// mimalloc, version 2.
pub fn mimalloc2() -> Result<Loaded, String> {
    fn collect(force: c_int) {
        if let Ok(library) = loaded_mimalloc2() {
            // SAFETY: may be called at any time.
            unsafe { (library.collect)(force) };
        }
    }
    Ok(Loaded {
        idle: || collect(0),
        trim: || collect(1),
        patience: MIMALLOC_PATIENCE,
        ..Loaded::of([loaded_mimalloc2()?.table; 3])
    })
}

/// Its version, as `mi_version` says it.
pub fn mimalloc2_version() -> Option<c_int> {
    // SAFETY: a function without conditions.
    loaded_mimalloc2()
        .ok()
        .map(|library| unsafe { (library.version)() })
}

/// tcmalloc's functions as its library exports them: without a context, which is this struct.
struct Tcmalloc {
    malloc: unsafe extern "C" fn(usize) -> *mut c_void,
    calloc: unsafe extern "C" fn(usize, usize) -> *mut c_void,
    realloc: unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
    release: unsafe extern "C" fn(),
    version: Version,
}

/// `tc_version`: major, minor, patch; the whole text is its result.
type Version = unsafe extern "C" fn(*mut c_int, *mut c_int, *mut *const c_char) -> *const c_char;

static TCMALLOC: OnceLock<Result<Tcmalloc, String>> = OnceLock::new();

fn loaded_tcmalloc() -> Result<&'static Tcmalloc, String> {
    let load = || {
        let library = open(&tcmalloc_path())?;
        // SAFETY: gperftools declares these functions so, in tcmalloc.h and malloc_extension_c.h.
        unsafe {
            Ok(Tcmalloc {
                malloc: symbol(library, "tc_malloc")?,
                calloc: symbol(library, "tc_calloc")?,
                realloc: symbol(library, "tc_realloc")?,
                free: symbol(library, "tc_free")?,
                release: symbol(library, "MallocExtension_ReleaseFreeMemory")?,
                version: symbol(library, "tc_version")?,
            })
        }
    };
    TCMALLOC.get_or_init(load).as_ref().map_err(String::clone)
}

/// The one that `scripts/bench` has unpacked, or the system's.
fn tcmalloc_path() -> PathBuf {
    const FILE: &str = "libtcmalloc_minimal.so.4";
    let unpacked = crate::target_folder()
        .join("bench-peers/usr/lib/x86_64-linux-gnu")
        .join(FILE);
    if unpacked.exists() {
        unpacked
    } else {
        FILE.into()
    }
}

/// Why there is no tcmalloc, when there is none.
pub fn tcmalloc_missing() -> Option<String> {
    loaded_tcmalloc().err()
}

/// tcmalloc.
pub fn tcmalloc() -> Result<Loaded, String> {
    let library = loaded_tcmalloc()?;
    let table = Table {
        context: std::ptr::from_ref(library).cast_mut().cast(),
        malloc: tcmalloc_malloc,
        calloc: tcmalloc_calloc,
        realloc: tcmalloc_realloc,
        free: tcmalloc_free,
    };
    Ok(Loaded {
        trim: || {
            if let Ok(library) = loaded_tcmalloc() {
                // SAFETY: may be called at any time.
                unsafe { (library.release)() };
            }
        },
        ..Loaded::of([table; 3])
    })
}

/// gperftools' version.
pub fn tcmalloc_version() -> Option<(c_int, c_int)> {
    let library = loaded_tcmalloc().ok()?;
    let (mut major, mut minor, mut patch) = (0, 0, std::ptr::null());
    // SAFETY: the places are ours.
    unsafe { (library.version)(&mut major, &mut minor, &mut patch) };
    Some((major, minor))
}

unsafe extern "C" fn tcmalloc_malloc(context: *mut c_void, bytes: usize) -> *mut c_void {
    // SAFETY: the context of this table is the struct; any size is allowed.
    unsafe { ((*context.cast::<Tcmalloc>()).malloc)(bytes) }
}

unsafe extern "C" fn tcmalloc_calloc(
    context: *mut c_void,
    count: usize,
    size: usize,
) -> *mut c_void {
    // SAFETY: as above.
    unsafe { ((*context.cast::<Tcmalloc>()).calloc)(count, size) }
}

unsafe extern "C" fn tcmalloc_realloc(
    context: *mut c_void,
    block: *mut c_void,
    bytes: usize,
) -> *mut c_void {
    // SAFETY: as above; the block is this allocator's and alive, by the contract of a table's `realloc`.
    unsafe { ((*context.cast::<Tcmalloc>()).realloc)(block, bytes) }
}

unsafe extern "C" fn tcmalloc_free(context: *mut c_void, block: *mut c_void) {
    // SAFETY: as above; the block is this allocator's and alive, by the contract of a table's `free`.
    unsafe { ((*context.cast::<Tcmalloc>()).free)(block) }
}

/// Loads a library for good, its names seen by nobody else.
fn open(path: &Path) -> Result<&'static Library, String> {
    // SAFETY: an allocator's constructors set up the allocator and nothing else.
    let library = unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }
        .map_err(|error| error.to_string())?;
    Ok(Box::leak(Box::new(library)))
}

/// # Safety
/// `name` has the type `T` in the library.
unsafe fn symbol<T: Copy>(library: &Library, name: &str) -> Result<T, String> {
    // SAFETY: by this function's contract.
    unsafe { library.get::<T>(name.as_bytes()) }
        .map(|found| *found)
        .map_err(|error| error.to_string())
}
