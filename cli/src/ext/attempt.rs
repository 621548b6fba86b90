//! Loads and initialises a module in a process of its own, which may die of it.
//!
//! The process is a fork that opens libpyrite.so, starts Python in it and does what an import would do; it writes into a
//! pipe how far it came.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::fmt;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::FromRawFd;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// How far the module came.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// To the end.
    Initialised,
    /// Not so far: what it was at, and what it said.
    Failed(&'static str, String),
    /// Its process has ended: what it was at, and how.
    Died(&'static str, String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Initialised => f.write_str("loads and initialises"),
            Outcome::Failed(stage, why) => write!(f, "does not {stage}: {why}"),
            Outcome::Died(stage, how) => {
                write!(f, "does not {stage}: the process was ended by {how}")
            }
        }
    }
}

/// What the process does, one after the other; it writes the number when it begins.
const STAGES: [&str; 3] = ["load", "run its init function", "execute"];
/// Written when all is done.
const DONE: u8 = b'0' + STAGES.len() as u8;
/// Before what an error says.
const ERROR: u8 = b'!';

/// Tries it.
pub fn run(library: &Path, module: &Path, init: &str) -> io::Result<Outcome> {
    let mut ends = [0; 2];
    // SAFETY: the array has room for two.
    if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: both were just opened, and nothing else has them.
    let (mut reader, writer) = unsafe { (File::from_raw_fd(ends[0]), File::from_raw_fd(ends[1])) };
    // SAFETY: this process has one thread.
    let child = unsafe { libc::fork() };
    match child {
        -1 => Err(io::Error::last_os_error()),
        0 => {
            let ended = i32::from(Attempt { writer }.all(library, module, init).is_none());
            // SAFETY: always allowed.
            unsafe { libc::_exit(ended) }
        }
        _ => {
            drop(writer);
            let mut said = Vec::new();
            reader.read_to_end(&mut said)?;
            let mut status = 0;
            // SAFETY: the child is ours, and nobody else waits for it.
            while unsafe { libc::waitpid(child, &raw mut status, 0) } == -1 {
                let error = io::Error::last_os_error();
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
            Ok(outcome(&said, status))
        }
    }
}

fn outcome(said: &[u8], status: c_int) -> Outcome {
    let (stages, error) = match said.iter().position(|&byte| byte == ERROR) {
        Some(at) => (
            &said[..at],
            Some(String::from_utf8_lossy(&said[at + 1..]).into_owned()),
        ),
        None => (said, None),
    };
    let last = stages.last().copied().unwrap_or(b'0');
    if last == DONE {
        return Outcome::Initialised;
    }
    let stage = STAGES[usize::from(last - b'0').min(STAGES.len() - 1)];
    match error {
        Some(why) => Outcome::Failed(stage, why),
        None if libc::WIFSIGNALED(status) => {
            Outcome::Died(stage, format!("signal {}", libc::WTERMSIG(status)))
        }
        None => Outcome::Died(stage, format!("exit({})", libc::WEXITSTATUS(status))),
    }
}

type Object = *mut c_void;

/// Behind an error about a module that is not there.
const MISSING: &str = "\n  a module written in Python needs Python's interpreter, which libpyrite does not have; \
    a program that embeds libpyrite puts a module made in C in its place";

/// The process that tries. Its functions return `None` when there is no going on; the error is written then.
struct Attempt {
    writer: File,
}

impl Attempt {
    fn stage(&mut self, number: u8) {
        let _ = self.writer.write_all(&[b'0' + number]);
    }

    fn fail<T>(&mut self, why: &str) -> Option<T> {
        let _ = self.writer.write_all(&[ERROR]);
        let _ = self.writer.write_all(why.as_bytes());
        None
    }

    fn all(&mut self, library: &Path, module: &Path, init: &str) -> Option<()> {
        self.stage(0);
        let python = self.open(library, libc::RTLD_NOW | libc::RTLD_GLOBAL)?;
        let python = Python(python);
        // SAFETY: the functions have the types that the C API gives them.
        unsafe {
            python.function::<unsafe extern "C" fn()>(c"Py_Initialize")();
            let library = self.open(module, libc::RTLD_NOW | libc::RTLD_LOCAL)?;
            self.stage(1);
            let name = CString::new(init).ok()?;
            let made = Python(library).function::<unsafe extern "C" fn() -> Object>(&name)();
            if made.is_null() {
                return self.fail(&python.error());
            }
            if python.is_definition(made) {
                self.stage(2);
                let short = CString::new(init.trim_start_matches("PyInit_")).ok()?;
                if !python.execute(made, &short, module) {
                    return self.fail(&python.error());
                }
            }
        }
        self.stage(STAGES.len() as u8);
        Some(())
    }

    fn open(&mut self, path: &Path, flags: c_int) -> Option<*mut c_void> {
        let name = CString::new(path.as_os_str().as_bytes()).ok()?;
        // SAFETY: the name is text of C; the message is there until the next call.
        unsafe {
            let library = libc::dlopen(name.as_ptr(), flags);
            if library.is_null() {
                let why = CStr::from_ptr(libc::dlerror())
                    .to_string_lossy()
                    .into_owned();
                return self.fail(&why);
            }
            Some(library)
        }
    }
}

/// An open library, whose functions are taken by name.
struct Python(*mut c_void);

impl Python {
    /// `F` has to be the type of a function of that name. One that is not there ends the process.
    unsafe fn function<F: Copy>(&self, name: &CStr) -> F {
        // SAFETY: the handle is open, and a pointer to a function has the size of one to data.
        unsafe {
            let found = libc::dlsym(self.0, name.as_ptr());
            if found.is_null() {
                libc::abort();
            }
            std::mem::transmute_copy::<*mut c_void, F>(&found)
        }
    }

    /// Whether an init function returned a definition, to be executed.
    unsafe fn is_definition(&self, op: Object) -> bool {
        // SAFETY: as the C API has it; an object's type lies behind its count.
        unsafe {
            let kind = libc::dlsym(self.0, c"PyModuleDef_Type".as_ptr());
            *op.cast::<Object>().add(1) == kind
        }
    }

    unsafe fn execute(&self, definition: Object, name: &CStr, file: &Path) -> bool {
        type FromSpec = unsafe extern "C" fn(Object, Object, c_int) -> Object;
        type Two = unsafe extern "C" fn(Object, Object) -> c_int;
        type SetItem = unsafe extern "C" fn(Object, *const c_char, Object) -> c_int;
        // SAFETY: the functions have the types that the C API gives them.
        unsafe {
            let spec = self.spec(name, file);
            let module =
                self.function::<FromSpec>(c"PyModule_FromDefAndSpec2")(definition, spec, 1013);
            if module.is_null() {
                return false;
            }
            let modules =
                self.function::<unsafe extern "C" fn() -> Object>(c"PyImport_GetModuleDict")();
            self.function::<SetItem>(c"PyDict_SetItemString")(modules, name.as_ptr(), module);
            self.function::<SetItem>(c"PyObject_SetAttrString")(module, c"__spec__".as_ptr(), spec);
            self.function::<Two>(c"PyModule_ExecDef")(module, definition) == 0
        }
    }

    /// What an import gives a module as `__spec__`.
    unsafe fn spec(&self, name: &CStr, file: &Path) -> Object {
        type Text = unsafe extern "C" fn(*const c_char) -> Object;
        type GetAttr = unsafe extern "C" fn(Object, *const c_char) -> Object;
        type SetAttr = unsafe extern "C" fn(Object, *const c_char, Object) -> c_int;
        let path = CString::new(file.as_os_str().as_bytes()).unwrap_or_default();
        // SAFETY: the functions have the types that the C API gives them.
        unsafe {
            let text = self.function::<Text>(c"PyUnicode_FromString");
            let none = libc::dlsym(self.0, c"_Py_NoneStruct".as_ptr());
            let types = self.function::<Text>(c"PyImport_ImportModule")(c"types".as_ptr());
            let kind = self.function::<GetAttr>(c"PyObject_GetAttrString")(
                types,
                c"SimpleNamespace".as_ptr(),
            );
            let spec = self
                .function::<unsafe extern "C" fn(Object) -> Object>(c"PyObject_CallNoArgs")(
                kind
            );
            let set = self.function::<SetAttr>(c"PyObject_SetAttrString");
            set(spec, c"name".as_ptr(), text(name.as_ptr()));
            set(spec, c"origin".as_ptr(), text(path.as_ptr()));
            set(spec, c"parent".as_ptr(), text(c"".as_ptr()));
            set(spec, c"loader".as_ptr(), none);
            set(spec, c"submodule_search_locations".as_ptr(), none);
            spec
        }
    }

    /// The exception that is set.
    unsafe fn error(&self) -> String {
        type One = unsafe extern "C" fn(Object) -> Object;
        type Text = unsafe extern "C" fn(Object) -> *const c_char;
        // SAFETY: the functions have the types that the C API gives them.
        unsafe {
            let error =
                self.function::<unsafe extern "C" fn() -> Object>(c"PyErr_GetRaisedException")();
            if error.is_null() {
                return "it says that it failed, and sets no exception".into();
            }
            let utf8 = |op: Object| {
                let text = if op.is_null() {
                    std::ptr::null()
                } else {
                    self.function::<Text>(c"PyUnicode_AsUTF8")(op)
                };
                if text.is_null() {
                    String::new()
                } else {
                    CStr::from_ptr(text).to_string_lossy().into_owned()
                }
            };
            let kind = *error.cast::<Object>().add(1);
            let name = utf8(self.function::<One>(c"PyType_GetName")(kind));
            let said = utf8(self.function::<One>(c"PyObject_Str")(error));
            let missing =
                if name == "ModuleNotFoundError" || said.contains("could not import module") {
                    MISSING
                } else {
                    ""
                };
            format!("{name}: {said}{missing}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_process_wrote_says_how_far_it_came() {
        assert_eq!(outcome(b"0123", 0), Outcome::Initialised);
        assert_eq!(outcome(b"013", 0), Outcome::Initialised);
        assert_eq!(
            outcome(b"0!no symbol", 1 << 8),
            Outcome::Failed("load", "no symbol".into())
        );
        assert_eq!(
            outcome(b"012!x", 1 << 8),
            Outcome::Failed("execute", "x".into())
        );
        assert_eq!(
            outcome(b"01", libc::SIGABRT),
            Outcome::Died("run its init function", "signal 6".into())
        );
        assert_eq!(
            outcome(b"", 3 << 8),
            Outcome::Died("load", "exit(3)".into())
        );
    }
}
