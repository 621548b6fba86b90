//! The programs of `c_tests/` as compiled objects, kept in the build folder.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::SystemTime;

use crate::find_python;

/// The names that each of the programs leaves to the linker.
pub fn links(folder: &Path, programs: &[PathBuf]) -> Vec<HashSet<String>> {
    let compiler = Compiler {
        command: std::env::var_os("CC").unwrap_or_else(|| "cc".into()),
        python: find_python("--include"),
        folder,
        objects: Path::new(env!("CARGO_TARGET_TMPDIR")).join("coverage"),
        headers: newest_header(folder),
    };
    fs::create_dir_all(&compiler.objects).expect("the build folder can be written");
    let todo = Mutex::new(programs.iter().enumerate());
    let done = Mutex::new(vec![HashSet::new(); programs.len()]);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let next = todo.lock().expect("nobody has panicked").next();
                    let Some((at, program)) = next else { break };
                    let links = compiler.links_of(program);
                    done.lock().expect("nobody has panicked")[at] = links;
                }
            });
        }
    });
    done.into_inner().expect("nobody has panicked")
}

struct Compiler<'a> {
    command: OsString,
    python: PathBuf,
    folder: &'a Path,
    objects: PathBuf,
    headers: SystemTime,
}

impl Compiler<'_> {
    fn links_of(&self, program: &Path) -> HashSet<String> {
        let name = program.file_stem().unwrap_or_default();
        let object = self.objects.join(name).with_extension("o");
        let newest = changed(program).max(Some(self.headers));
        if changed(&object) <= newest {
            self.compile(program, &object);
        }
        let listed = output(Command::new("nm").args(["-u", "-P"]).arg(&object));
        listed
            .lines()
            .filter_map(|line| line.split(' ').next())
            .map(String::from)
            .collect()
    }

    fn compile(&self, program: &Path, object: &Path) {
        let mut command = Command::new(&self.command);
        command
            .args(["-std=c11", "-D_GNU_SOURCE", "-w", "-c", "-I"])
            .arg(self.folder)
            .arg("-isystem")
            .arg(&self.python)
            .arg(program)
            .arg("-o")
            .arg(object);
        output(&mut command);
    }
}

fn output(command: &mut Command) -> String {
    let done = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        done.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).expect("names are text")
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

fn newest_header(folder: &Path) -> SystemTime {
    fs::read_dir(folder)
        .expect("c_tests/ can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "h"))
        .filter_map(|path| changed(&path))
        .max()
        .expect("c_tests/ has headers")
}
