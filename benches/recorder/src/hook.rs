//! The wrapper around the three domains of the host.

use std::ffi::{CStr, c_int, c_void};
use std::path::Path;

use crate::format::{DOMAIN_SHIFT, OPERATION_SHIFT, Operation};
use crate::writer::{forget, observe, start, stop};

/// `PyMemAllocatorEx` of CPython 3.5 to 3.15.
#[repr(C)]
#[derive(Clone, Copy)]
struct Allocator {
    context: *mut c_void,
    malloc: unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void,
    calloc: unsafe extern "C" fn(*mut c_void, usize, usize) -> *mut c_void,
    realloc: unsafe extern "C" fn(*mut c_void, *mut c_void, usize) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void, *mut c_void),
}

type AllocatorFunction = unsafe extern "C" fn(c_int, *mut Allocator);

/// What the context of our functions points to. Lives as long as the process.
struct Wrapped {
    domain: u64,
    original: Allocator,
}

const DOMAINS: c_int = 3;

#[used]
#[unsafe(link_section = ".init_array")]
static AT_LOAD: extern "C" fn() = at_load;
#[used]
#[unsafe(link_section = ".fini_array")]
static AT_EXIT: extern "C" fn() = at_exit;

extern "C" fn at_load() {
    let Some(path) = std::env::var_os("PYRITE_TRACE") else {
        return;
    };
    let (Some(get), Some(set)) = (
        host_function(c"PyMem_GetAllocator"),
        host_function(c"PyMem_SetAllocator"),
    ) else {
        return;
    };
    // SAFETY: a constructor runs before main and before the host starts threads, so nobody reads the environment now.
    unsafe {
        std::env::remove_var("PYRITE_TRACE");
        std::env::remove_var("LD_PRELOAD");
    }
    if let Err(error) = start(&path) {
        eprintln!(
            "pyrite-recorder: cannot create {}: {error}",
            Path::new(&path).display()
        );
        std::process::exit(1);
    }
    // SAFETY: `forget` is a plain function that stays loaded: preloaded objects are never unloaded.
    unsafe { libc::pthread_atfork(None, None, Some(forget)) };
    for domain in 0..DOMAINS {
        wrap(domain, get, set);
    }
}

extern "C" fn at_exit() {
    stop();
}

fn host_function(name: &CStr) -> Option<AllocatorFunction> {
    // SAFETY: `name` ends with NUL.
    let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
    if address.is_null() {
        return None;
    }
    // SAFETY: both names that are asked for are functions of this signature in CPython's C API.
    Some(unsafe { std::mem::transmute::<*mut c_void, AllocatorFunction>(address) })
}

fn wrap(domain: c_int, get: AllocatorFunction, set: AllocatorFunction) {
    let mut original = std::mem::MaybeUninit::<Allocator>::uninit();
    // SAFETY: `domain` is one of the three, and the function fills the whole struct for these.
    let original = unsafe {
        get(domain, original.as_mut_ptr());
        original.assume_init()
    };
    let wrapped = Box::leak(Box::new(Wrapped {
        domain: domain as u64,
        original,
    }));
    let mut ours = Allocator {
        context: (&raw mut *wrapped).cast(),
        malloc,
        calloc,
        realloc,
        free,
    };
    // SAFETY: the host copies the struct; no block of the domain changes hands, since the wrapper only passes on.
    unsafe { set(domain, &mut ours) };
}

/// Gives back what `wrap` has put into the context.
fn wrapped(context: *mut c_void) -> &'static Wrapped {
    // SAFETY: `wrap` made the context from a leaked `Wrapped` that nobody writes any more.
    unsafe { &*context.cast::<Wrapped>() }
}

/// The first word of a record.
fn head(operation: Operation, domain: u64, block: *mut c_void) -> u64 {
    (domain << DOMAIN_SHIFT) | ((operation as u64) << OPERATION_SHIFT) | block as u64
}

unsafe extern "C" fn malloc(context: *mut c_void, bytes: usize) -> *mut c_void {
    let Wrapped { domain, original } = wrapped(context);
    observe(
        // SAFETY: the arguments of our caller, passed on.
        || unsafe { (original.malloc)(original.context, bytes) },
        |writer, block| {
            if !block.is_null() {
                writer.push(&[head(Operation::Malloc, *domain, block), bytes as u64]);
            }
        },
    )
}

unsafe extern "C" fn calloc(context: *mut c_void, count: usize, size: usize) -> *mut c_void {
    let Wrapped { domain, original } = wrapped(context);
    observe(
        // SAFETY: the arguments of our caller, passed on.
        || unsafe { (original.calloc)(original.context, count, size) },
        |writer, block| {
            if !block.is_null() {
                let bytes = (count * size) as u64;
                writer.push(&[head(Operation::Calloc, *domain, block), bytes]);
            }
        },
    )
}

unsafe extern "C" fn realloc(context: *mut c_void, old: *mut c_void, bytes: usize) -> *mut c_void {
    let Wrapped { domain, original } = wrapped(context);
    observe(
        // SAFETY: the arguments of our caller, passed on.
        || unsafe { (original.realloc)(original.context, old, bytes) },
        |writer, block| {
            let bytes = bytes as u64;
            if block.is_null() {
            } else if old.is_null() {
                writer.push(&[head(Operation::Malloc, *domain, block), bytes]);
            } else {
                let head = head(Operation::Realloc, *domain, block);
                writer.push(&[head, old as u64, bytes]);
            }
        },
    )
}

unsafe extern "C" fn free(context: *mut c_void, block: *mut c_void) {
    let Wrapped { domain, original } = wrapped(context);
    observe(
        // SAFETY: the arguments of our caller, passed on.
        || unsafe { (original.free)(original.context, block) },
        |writer, ()| {
            if !block.is_null() {
                writer.push(&[head(Operation::Free, *domain, block)]);
            }
        },
    );
}
