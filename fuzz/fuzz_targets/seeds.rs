//! Writes the corpus that the fuzzer starts from: `seeds FOLDER`.
//!
//! Some random sequences of several lengths, and some that do one thing only, so that the fuzzer
//! soon has every operation to combine.

use std::path::Path;
use std::process::ExitCode;

#[path = "../../heap/tests/model/random.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod random;

use random::Random;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: seeds FOLDER");
        return ExitCode::from(2);
    };
    match write_all(Path::new(&folder)) {
        Ok(count) => {
            println!("{count} sequences in {}", folder.to_string_lossy());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {}: {error}", folder.to_string_lossy());
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(folder)?;
    let mut count = 0;
    let mut write = |name: String, bytes: &[u8]| {
        count += 1;
        std::fs::write(folder.join(name), bytes)
    };
    for seed in 0..40 {
        let bytes = Random::new(seed).bytes(16 << (seed % 8));
        write(format!("random-{seed:02}"), &bytes)?;
    }
    // One operation, with arguments that differ, then frees.
    for first in (0..=u8::MAX).step_by(4) {
        let mut random = Random::new(u64::from(first));
        let mut bytes = Vec::new();
        for _ in 0..24 {
            bytes.push(first);
            bytes.extend(random.bytes(6));
        }
        bytes.extend([200, 0, 0].repeat(24));
        write(format!("only-{first:03}"), &bytes)?;
    }
    Ok(count)
}
