//! The host's own calls of `free` and `realloc`, led through us: the last defence.
//!
//! The raw domain may be used by any thread at any time, and the host puts libc's functions in
//! force there for moments of its own (during its end, for one). What another thread frees in such
//! a moment is our block, and libc would end the process. So the host's import of these two names
//! is changed in place: a block that is ours goes to our heap, everything else to libc as before.
//! The same holds for blocks that outlive us when a new start resets the allocators: pymalloc too
//! passes on what it does not know.
//!
//! Only the object that contains the interpreter is changed, and only once our heap is installed:
//! `free` in all other libraries is what it was.

use std::ffi::{CStr, c_int, c_void};
use std::mem::transmute;
use std::sync::atomic::{AtomicPtr, Ordering};

use pyrite_heap::{self as heap, Domain};

use crate::host::Host;

/// `Elf64_Dyn`.
#[repr(C)]
struct Dynamic {
    tag: i64,
    value: usize,
}

/// `Elf64_Rela`.
#[repr(C)]
struct Relocation {
    offset: usize,
    info: u64,
    addend: i64,
}

const DT_NULL: i64 = 0;
const DT_PLTRELSZ: i64 = 2;
const DT_STRTAB: i64 = 5;
const DT_SYMTAB: i64 = 6;
const DT_RELA: i64 = 7;
const DT_RELASZ: i64 = 8;
const DT_JMPREL: i64 = 23;
/// A place that holds the address of a function or of data: `R_X86_64_GLOB_DAT`.
const GLOB_DAT: u32 = 6;
/// One that holds the address of a function, maybe looked up at the first call.
const JUMP_SLOT: u32 = 7;

/// Changes the imports of the object that contains the host.
pub fn lead_through_us(host: &Host) {
    let mut base = host.base();
    // SAFETY: the callback has the type that is asked for, and `base` lives across the call.
    unsafe { libc::dl_iterate_phdr(Some(each_object), (&raw mut base).cast()) };
}

unsafe extern "C" fn each_object(
    info: *mut libc::dl_phdr_info,
    _size: usize,
    base: *mut c_void,
) -> c_int {
    // SAFETY: `dl_iterate_phdr` passes an object that stays loaded during the call, and what
    // `lead_through_us` gave it.
    let (info, base) = unsafe { (&*info, *base.cast::<*const c_void>()) };
    // SAFETY: the table has so many entries.
    let headers = unsafe { std::slice::from_raw_parts(info.dlpi_phdr, info.dlpi_phnum.into()) };
    let object = Object {
        bias: info.dlpi_addr as usize,
        headers,
    };
    let found = object.contains(base.addr());
    if found {
        // SAFETY: a loaded object, described by its own headers.
        unsafe { object.change() };
    }
    c_int::from(found)
}

/// A loaded object.
struct Object<'a> {
    /// What is added to the addresses in its tables.
    bias: usize,
    headers: &'a [libc::Elf64_Phdr],
}

impl Object<'_> {
    /// The addresses that the first header of this kind describes.
    fn range(&self, kind: u32) -> Option<std::ops::Range<usize>> {
        let header = self.headers.iter().find(|header| header.p_type == kind)?;
        Some(self.range_of(header))
    }

    fn range_of(&self, header: &libc::Elf64_Phdr) -> std::ops::Range<usize> {
        let start = self.bias + header.p_vaddr as usize;
        start..start + header.p_memsz as usize
    }

    fn contains(&self, address: usize) -> bool {
        let mut loaded = self
            .headers
            .iter()
            .filter(|header| header.p_type == libc::PT_LOAD);
        loaded.any(|header| self.range_of(header).contains(&address))
    }

    /// Changes its imports.
    ///
    /// # Safety
    /// The headers are those of an object that is loaded.
    unsafe fn change(&self) {
        let Some(dynamic) = self.range(libc::PT_DYNAMIC) else {
            return;
        };
        let mut tables = Tables::default();
        let mut entry = dynamic.start as *const Dynamic;
        // SAFETY: the dynamic section ends with DT_NULL, and the loader has turned the addresses
        // in it into real ones.
        unsafe {
            while (*entry).tag != DT_NULL {
                tables.take(&*entry);
                entry = entry.add(1);
            }
        }
        if tables.symbols.is_null() || tables.names.is_null() {
            return;
        }
        for (start, bytes) in [tables.plain, tables.calls] {
            if start.is_null() {
                continue;
            }
            // SAFETY: the table has so many bytes.
            let entries =
                unsafe { std::slice::from_raw_parts(start, bytes / size_of::<Relocation>()) };
            for entry in entries {
                let kind = entry.info as u32;
                if kind != JUMP_SLOT && kind != GLOB_DAT {
                    continue;
                }
                // SAFETY: the upper half is an index into the table of symbols, whose entry has
                // the offset of a name in the table of names.
                let name = unsafe {
                    let symbol = tables.symbols.add((entry.info >> 32) as usize);
                    CStr::from_ptr(tables.names.add((*symbol).st_name as usize))
                };
                let import = match name.to_bytes() {
                    b"free" => Import::FREE,
                    b"realloc" => Import::REALLOC,
                    _ => continue,
                };
                // SAFETY: the place holds the address of the function of this name.
                unsafe { self.replace(self.bias + entry.offset, kind, import) };
            }
        }
    }

    /// Puts our function in the place of the loader's.
    ///
    /// # Safety
    /// `place` lies in the object and holds the address of the function of `import`, or of the
    /// piece of the object that looks it up at the first call.
    unsafe fn replace(&self, place: usize, kind: u32, import: Import) {
        // SAFETY: aligned and readable; other threads read and write it as a whole.
        let slot = unsafe { AtomicPtr::from_ptr(place as *mut *mut c_void) };
        if kind == JUMP_SLOT && self.contains(slot.load(Ordering::Acquire).addr()) {
            // SAFETY: a function of this name, by this function's contract.
            unsafe { (import.first_call)(slot.load(Ordering::Acquire)) };
        }
        // Not `libc::free`: in an executable at a fixed address the name means a piece of the
        // executable that jumps through this very slot.
        let found = slot.load(Ordering::Acquire);
        if self.contains(found.addr()) {
            return;
        }
        import.original.store(found, Ordering::Release);
        // SAFETY: both are functions of this name.
        unsafe { self.write(place, import.ours) };
    }

    /// Writes an address into a place that the loader may have closed after it was done.
    ///
    /// # Safety
    /// `place` lies in the object and holds the address of a function of the type of `function`.
    unsafe fn write(&self, place: usize, function: *mut c_void) {
        let closed = self
            .range(libc::PT_GNU_RELRO)
            .is_some_and(|range| range.contains(&place));
        // SAFETY: no arguments but a number.
        let page_bytes = unsafe { libc::sysconf(libc::_SC_PAGESIZE) } as usize;
        let page = (place & !(page_bytes - 1)) as *mut c_void;
        if closed {
            // SAFETY: the page lies in the object; it stays readable throughout.
            let refused =
                unsafe { libc::mprotect(page, page_bytes, libc::PROT_READ | libc::PROT_WRITE) }
                    != 0;
            if refused {
                return;
            }
        }
        // SAFETY: aligned, writable, and read by other threads as a whole.
        unsafe { AtomicPtr::from_ptr(place as *mut *mut c_void) }
            .store(function, Ordering::Release);
        if closed {
            // SAFETY: as it was before.
            unsafe { libc::mprotect(page, page_bytes, libc::PROT_READ) };
        }
    }
}

/// What the dynamic section points to; NULL and 0 where it does not.
struct Tables {
    symbols: *const libc::Elf64_Sym,
    names: *const libc::c_char,
    /// Relocations and their length in bytes.
    plain: (*const Relocation, usize),
    /// Those of calls.
    calls: (*const Relocation, usize),
}

impl Default for Tables {
    fn default() -> Tables {
        Tables {
            symbols: std::ptr::null(),
            names: std::ptr::null(),
            plain: (std::ptr::null(), 0),
            calls: (std::ptr::null(), 0),
        }
    }
}

impl Tables {
    fn take(&mut self, entry: &Dynamic) {
        match entry.tag {
            DT_SYMTAB => self.symbols = entry.value as *const libc::Elf64_Sym,
            DT_STRTAB => self.names = entry.value as *const libc::c_char,
            DT_RELA => self.plain.0 = entry.value as *const Relocation,
            DT_RELASZ => self.plain.1 = entry.value,
            DT_JMPREL => self.calls.0 = entry.value as *const Relocation,
            DT_PLTRELSZ => self.calls.1 = entry.value,
            _ => {}
        }
    }
}

type Free = unsafe extern "C" fn(*mut c_void);
type Realloc = unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void;

/// What the host's imports led to before; written before ours can be called.
static FREE: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());
static REALLOC: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());

/// One of the two functions.
struct Import {
    ours: *mut c_void,
    original: &'static AtomicPtr<c_void>,
    /// Calls the function at this address to no effect, so that the loader looks it up.
    first_call: unsafe fn(*mut c_void),
}

impl Import {
    const FREE: Import = Import {
        ours: free as Free as *mut c_void,
        original: &FREE,
        first_call: |function| {
            // SAFETY: a function of this type, by the contract of `replace`; NULL is no block.
            unsafe { transmute::<*mut c_void, Free>(function)(std::ptr::null_mut()) };
        },
    };
    const REALLOC: Import = Import {
        ours: realloc as Realloc as *mut c_void,
        original: &REALLOC,
        first_call: |function| {
            // SAFETY: a function of this type, by the contract of `replace`; what it allocates
            // comes from the allocator that `free` belongs to.
            unsafe {
                libc::free(transmute::<*mut c_void, Realloc>(function)(
                    std::ptr::null_mut(),
                    1,
                ))
            };
        },
    };
}

unsafe extern "C" fn free(block: *mut c_void) {
    // SAFETY: the host passes NULL, a block of libc's, or a live block of ours.
    if unsafe { heap::try_free(block.cast()) } {
        return;
    }
    // SAFETY: the function of this name that the host called before.
    let original = unsafe { transmute::<*mut c_void, Free>(FREE.load(Ordering::Relaxed)) };
    // SAFETY: not ours.
    unsafe { original(block) };
}

unsafe extern "C" fn realloc(block: *mut c_void, bytes: usize) -> *mut c_void {
    if heap::contains(block.cast()) {
        // SAFETY: a live block of ours. Only the raw domain's functions call libc's `realloc`
        // for blocks that they did not get from it; a block that moves is counted there.
        return unsafe { heap::realloc(Domain::Raw, block.cast(), bytes) }.cast();
    }
    // SAFETY: the function of this name that the host called before.
    let original = unsafe { transmute::<*mut c_void, Realloc>(REALLOC.load(Ordering::Relaxed)) };
    // SAFETY: NULL or a block of libc's.
    unsafe { original(block, bytes) }
}
