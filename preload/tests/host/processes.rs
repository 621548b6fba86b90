//! Children of all kinds, the end of the process, and little address space.

use crate::python::Python;
use crate::run::{Folder, finish, on_our_heap, preloaded, python as python_c};
use crate::{Test, test};

pub const TESTS: &[Test] = &[
    test("forked_child_writes_its_own_file", forked_child),
    test(
        "forked_child_leaves_the_parents_file_alone",
        forked_child_same_name,
    ),
    test("spawned_children_write_their_own_files", spawned_children),
    test("children_by_vfork", children_by_vfork),
    test("threads_run_on_at_exit", threads_at_exit),
    test("raw_blocks_from_foreign_threads", foreign_threads),
    test("exit_status_and_signals_stay", exit_status),
    test("little_address_space", little_address_space),
    test("memory_error_is_one", memory_error),
];

/// A child that was forked and leaves by `exit` reports about itself.
fn forked_child(python: &Python) {
    let folder = Folder::new();
    let conf = format!(
        "stats_file:{}/%p.json,stats_print:true",
        folder.path().display()
    );
    let code = "
import os, sys
pid = os.fork()
if pid == 0:
    kept = [str(i) for i in range(5000)]
    sys.exit(0)
assert os.waitpid(pid, 0)[1] == 0
print(os.getpid(), pid)
";
    let ran = finish(&mut python_c(python, &conf, code)).well();
    let pids: Vec<u32> = ran
        .stdout
        .split_whitespace()
        .map(|pid| pid.parse().expect("a pid"))
        .collect();
    let reports = folder.reports();
    assert_eq!(reports.len(), 2, "{}", ran.stderr);
    for report in &reports {
        assert!(pids.contains(&report.host.pid) && report.install.installed);
        assert!(report.heap.as_ref().expect("a heap").arenas > 0);
        assert!(
            ran.stderr.contains(&format!("(pid {},", report.host.pid)),
            "{}",
            ran.stderr
        );
    }
}

/// Without `%p` the file is that of the process in which the library was loaded.
fn forked_child_same_name(python: &Python) {
    let code = "
import os, sys, time
parent = os.getpid()
pid = os.fork()
if pid and os.fork():
    # The first process ends before its children do.
    print(parent)
    sys.exit(0)
os.dup2(os.open('/dev/null', os.O_WRONLY), 1)
os.dup2(1, 2)
time.sleep(0.5)
";
    let folder = Folder::new();
    let file = folder.path().join("one.json");
    let ran = finish(&mut python_c(
        python,
        &format!("stats_file:{}", file.display()),
        code,
    ))
    .well();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(
        crate::run::report(&file).host.pid.to_string(),
        ran.stdout.trim()
    );
}

fn spawned_children(python: &Python) {
    let folder = Folder::new();
    let script = folder.path().join("script.py");
    let text = "
import multiprocessing, os, subprocess, sys

def work(number):
    return os.getpid()

if __name__ == '__main__':
    process = multiprocessing.get_context('spawn').Process(target=work, args=(1,))
    process.start()
    process.join()
    assert process.exitcode == 0
    child = subprocess.Popen([sys.executable, '-c', 'pass'])
    assert child.wait() == 0
    print(os.getpid(), process.pid, child.pid)
";
    std::fs::write(&script, text).expect("a script");
    let mut command = preloaded(&python.path);
    command.env(
        "PYRITE_CONF",
        format!("stats_file:{}/%p.json", folder.path().display()),
    );
    let ran = finish(command.arg(&script)).well();
    let reports = folder.reports();
    for pid in ran.stdout.split_whitespace() {
        let report = reports
            .iter()
            .find(|report| report.host.pid.to_string() == pid);
        let report = report.unwrap_or_else(|| panic!("no report of {pid}"));
        assert_eq!(report.install.domains, python.domains());
    }
}

/// `subprocess` uses vfork from 3.10 on: the child borrows our memory and must leave it as it was.
fn children_by_vfork(python: &Python) {
    let code = "
import subprocess, threading
def churn(stop):
    while not stop.is_set():
        [str(i) * 3 for i in range(300)]
stop = threading.Event()
thread = threading.Thread(target=churn, args=(stop,))
thread.start()
for number in range(60):
    text = 'x' * number * 10
    assert subprocess.run(['/bin/echo', text], stdout=subprocess.PIPE).stdout.decode() == text + '\\n'
try:
    subprocess.run(['/no/such/program'])
except FileNotFoundError:
    pass
stop.set()
thread.join()
print('done')
";
    let (ran, _) = on_our_heap(&mut python_c(python, "", code), "");
    assert_eq!(ran.stdout, "done\n");
}

/// Daemon threads allocate while the interpreter ends and while the report is written.
fn threads_at_exit(python: &Python) {
    let code = "
import json, threading, zlib
def work():
    data = bytes(range(256)) * 100
    while True:
        zlib.compress(data)
        json.dumps(list(range(500)))
for _ in range(4):
    thread = threading.Thread(target=work)
    thread.daemon = True
    thread.start()
print('done')
";
    for _ in 0..5 {
        let (ran, _) = on_our_heap(&mut python_c(python, "", code), "stats_print:true");
        assert_eq!(ran.stdout, "done\n");
    }
}

/// Threads that Python does not know use the raw domain, also after their own data is gone.
fn foreign_threads(python: &Python) {
    let code = "
import ctypes, threading
library = ctypes.CDLL(None)
malloc, free = library.PyMem_RawMalloc, library.PyMem_RawFree
malloc.restype = ctypes.c_void_p
malloc.argtypes = [ctypes.c_size_t]
free.argtypes = [ctypes.c_void_p]
# malloc and free are themselves the bodies of the threads; no Python runs in them.
threads = []
for number in range(200):
    block = malloc(1000)
    thread = ctypes.c_ulong()
    assert library.pthread_create(ctypes.byref(thread), None, free, ctypes.c_void_p(block)) == 0
    threads.append(thread)
    thread = ctypes.c_ulong()
    assert library.pthread_create(ctypes.byref(thread), None, malloc, ctypes.c_void_p(number * 50)) == 0
    threads.append(thread)
for thread in threads:
    block = ctypes.c_void_p()
    library.pthread_join(thread, ctypes.byref(block))
    if threads.index(thread) % 2:
        free(block)
print('done')
";
    let (ran, _) = on_our_heap(&mut python_c(python, "", code), "");
    assert_eq!(ran.stdout, "done\n");
}

fn exit_status(python: &Python) {
    let status = |code: &str| {
        let mut command = python_c(python, "stats_file:/dev/null", code);
        command
            .stderr(std::process::Stdio::null())
            .status()
            .expect("its end")
    };
    use std::os::unix::process::ExitStatusExt;
    assert_eq!(status("import sys; sys.exit(7)").code(), Some(7));
    assert_eq!(status("raise ValueError").code(), Some(1));
    assert_eq!(status("import os; os._exit(9)").code(), Some(9));
    assert_eq!(
        status("import os; os.kill(os.getpid(), 15)").signal(),
        Some(15)
    );
    assert_eq!(status("import os; os.abort()").signal(), Some(6));
}

/// 500 MB of addresses are less than the heap would like to reserve.
fn little_address_space(python: &Python) {
    let code = "
import json, threading
text = json.dumps([{'a': i, 'b': str(i)} for i in range(50000)])
json.loads(text)
thread = threading.Thread(target=json.loads, args=(text,))
thread.start()
thread.join()
print('done')
";
    let mut command = preloaded("/bin/sh");
    command.args(["-c", "ulimit -v 500000 && exec \"$@\"", "sh"]);
    command.arg(&python.path).args(["-c", code]);
    let (ran, report) = on_our_heap(&mut command, "");
    assert_eq!(ran.stdout, "done\n");
    assert_eq!(report.install.domains, python.domains());
    assert!(report.heap.expect("a heap").reserved_bytes < 500_000 << 10);
}

fn memory_error(python: &Python) {
    let code = "
kept = []
try:
    while True:
        kept.append(bytearray(1 << 20))
except MemoryError:
    count = len(kept)
    del kept
    assert count > 50, count
    assert len(bytearray(40 << 20)) == 40 << 20
    print('done')
";
    let mut command = preloaded("/bin/sh");
    command.args(["-c", "ulimit -v 400000 && exec \"$@\"", "sh"]);
    command.arg(&python.path).args(["-c", code]);
    let (ran, _) = on_our_heap(&mut command, "");
    assert_eq!(ran.stdout, "done\n");
}
