//! Runs the workloads under a real CPython with the recorder preloaded.

use std::path::{Path, PathBuf};

use super::convert::convert;
use crate::libraries;
use crate::python::Python;
use crate::sizes::Chance;

/// A Python program whose allocations are recorded.
pub struct Workload {
    /// As on the command line.
    pub name: &'static str,
    /// Its file in `workloads/`.
    pub program: &'static str,
}

/// All of them.
pub const WORKLOADS: [Workload; 15] = [
    Workload {
        name: "json",
        program: "json_documents.py",
    },
    Workload {
        name: "ast",
        program: "ast_stdlib.py",
    },
    Workload {
        name: "web",
        program: "web_requests.py",
    },
    Workload {
        name: "sqlite",
        program: "sqlite_rows.py",
    },
    Workload {
        name: "graph",
        program: "dataclass_graph.py",
    },
    Workload {
        name: "strings",
        program: "string_building.py",
    },
    Workload {
        name: "sessions",
        program: "session_cache.py",
    },
    Workload {
        name: "csv",
        program: "csv_regex.py",
    },
    Workload {
        name: "decimals",
        program: "decimal_fractions.py",
    },
    Workload {
        name: "async",
        program: "asyncio_queues.py",
    },
    Workload {
        name: "xml",
        program: "xml_trees.py",
    },
    Workload {
        name: "pickle",
        program: "pickle_copies.py",
    },
    Workload {
        name: "grids",
        program: "number_grids.py",
    },
    Workload {
        name: "events",
        program: "event_simulation.py",
    },
    Workload {
        name: "pool",
        program: "thread_pool.py",
    },
];

/// What all chance in the programs begins with, unless another seed is asked for.
pub const SEED: u64 = 2713;
/// How far a program's size may be from its usual one, both ways, in hundredths of a percent.
const SIZE_RANGE: usize = 1500;

/// Where the traces lie: in the target folder this program was built into.
fn folder() -> PathBuf {
    crate::target_folder().join("traces")
}

/// The dense trace of that name.
pub fn path(name: &str) -> PathBuf {
    folder().join(format!("{name}.trace"))
}

/// The seed of the traces that are there; none when they are older than seeds.
pub fn seed() -> Option<u64> {
    let text = std::fs::read_to_string(seed_file()).ok()?;
    text.trim().parse().ok()
}

fn seed_file() -> PathBuf {
    folder().join("seed")
}

/// Records those of `names` that are not there yet; with a seed those that have another.
///
/// All traces have one seed. It decides the chance in the programs and how much they do, a little more or less than
/// usual: so sizes and counts are no round numbers, and an allocator cannot have been made for one set of traces.
pub fn record_missing(names: &[String], wanted: Option<u64>) -> Result<(), String> {
    let workloads: Vec<&Workload> = names
        .iter()
        .map(|name| {
            let found = WORKLOADS.iter().find(|one| one.name == name);
            found.ok_or_else(|| {
                let known: Vec<_> = WORKLOADS.iter().map(|one| one.name).collect();
                format!("there is no trace {name}; there are {}", known.join(", "))
            })
        })
        .collect::<Result<_, _>>()?;
    let there = seed();
    let seed = wanted.or(there).unwrap_or(SEED);
    if there != Some(seed) {
        for one in &WORKLOADS {
            let _there_or_not = std::fs::remove_file(path(one.name));
        }
        std::fs::create_dir_all(folder())
            .and_then(|()| std::fs::write(seed_file(), format!("{seed}\n")))
            .map_err(|error| format!("{}: {error}", seed_file().display()))?;
    }
    for workload in workloads {
        if !path(workload.name).exists() {
            record(workload, seed)?;
        }
    }
    if seed != SEED {
        eprintln!(
            "The traces have the seed {seed}; `scripts/bench record --seed {SEED}` records the usual ones."
        );
    }
    Ok(())
}

/// How much a program does, beside what it does usually.
fn size(name: &str, seed: u64) -> f64 {
    let text = name
        .bytes()
        .fold(seed, |sum, byte| sum.wrapping_mul(31) + u64::from(byte));
    let more = Chance::new(text % (1 << 40)).below(2 * SIZE_RANGE + 1);
    (10_000 + more - SIZE_RANGE) as f64 / 10_000.0
}

fn record(workload: &Workload, seed: u64) -> Result<(), String> {
    let python = Python::find()?;
    let recorder = libraries::find("pyrite-recorder", "libpyrite_recorder.so")?;
    std::fs::create_dir_all(folder()).map_err(|error| error.to_string())?;
    let raw = folder().join(format!("{}.raw", workload.name));
    let program = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("workloads")
        .join(workload.program);
    eprintln!("recording {} ...", workload.name);
    let output = python
        .command()
        .arg("-SsB")
        .arg(&program)
        .arg(size(workload.name, seed).to_string())
        .arg(format!("{seed} {}", workload.name))
        .env("PYTHONHASHSEED", "0")
        .env("PYRITE_TRACE", &raw)
        .env("LD_PRELOAD", &recorder)
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!(
            "{} failed: {}",
            workload.program,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let summary = convert(&raw, &path(workload.name))?;
    std::fs::remove_file(&raw).map_err(|error| error.to_string())?;
    eprintln!(
        "recorded {}: {} operations, at most {} blocks and {:.1} MB alive",
        workload.name,
        summary.operations,
        summary.slots,
        summary.peak_live_bytes as f64 / 1e6
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Kind, Trace};

    /// Records a Python program given as text.
    fn recorded(name: &str, program: &str) -> (Trace, String) {
        let recorder = libraries::find("pyrite-recorder", "../libpyrite_recorder.so").unwrap();
        let folder = std::env::temp_dir();
        let stem = format!("pyrite-record-{}-{name}", std::process::id());
        let (raw, dense) = (
            folder.join(format!("{stem}.raw")),
            folder.join(format!("{stem}.trace")),
        );
        let output = Python::find()
            .unwrap()
            .command()
            .args(["-SsB", "-c", program])
            .env("PYRITE_TRACE", &raw)
            .env("LD_PRELOAD", recorder)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        convert(&raw, &dense).unwrap();
        let trace = Trace::open(&dense).unwrap();
        std::fs::remove_file(raw).unwrap();
        std::fs::remove_file(dense).unwrap();
        (trace, String::from_utf8(output.stdout).unwrap())
    }

    #[test]
    fn the_seed_decides_how_much_is_done_and_no_two_programs_do_the_same_part_more() {
        let all: Vec<f64> = WORKLOADS.iter().map(|one| size(one.name, SEED)).collect();
        let again: Vec<f64> = WORKLOADS
            .iter()
            .map(|one| size(one.name, SEED + 1))
            .collect();
        assert_ne!(all, again);
        for (place, part) in all.iter().enumerate() {
            assert!((0.85..=1.15).contains(part), "{part}");
            assert!(!all[..place].contains(part), "{part}");
        }
    }

    #[test]
    fn objects_and_buffers_appear_with_their_sizes_and_domains() {
        // bytes: 33 more than its length, from obj; bytearray: one more, from mem.
        let (trace, _) = recorded("sizes", "x = bytes(71234); y = bytearray(82345); del x, y");
        for (bytes, domain) in [(71_234 + 33, 2), (82_345 + 1, 1)] {
            let mut slots = Vec::new();
            for (step, _) in trace.steps() {
                if step.bytes() == bytes {
                    assert_eq!(step.domain(), domain);
                    slots.push((step.kind() == Kind::Free, step.slot()));
                }
            }
            assert_eq!(
                slots.len(),
                2,
                "{bytes} bytes come once and go once: {slots:?}"
            );
            assert_eq!(slots[0].1, slots[1].1);
            assert_eq!((slots[0].0, slots[1].0), (false, true));
        }
    }

    #[test]
    fn threads_children_and_forks_leave_a_whole_trace() {
        let program = "
import os, subprocess, sys, threading
def work():
    for i in range(2000):
        str(i) * 3
threads = [threading.Thread(target=work) for _ in range(4)]
[one.start() for one in threads]
child = os.fork()
if child == 0:
    kept = [bytes(i) for i in range(5000)]
    os._exit(0)
os.waitpid(child, 0)
[one.join() for one in threads]
print(subprocess.check_output([sys.executable, '-c', 'import os; print(os.environ.get(\"LD_PRELOAD\"))'], text=True))
";
        let (trace, printed) = recorded("threads", program);
        assert_eq!(printed.trim(), "None");
        assert_eq!(trace.summary().foreign, 0);
        assert!(trace.summary().operations > 20_000);
    }
}
