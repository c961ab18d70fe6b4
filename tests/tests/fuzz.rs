//! The fuzzers' targets over what they found before, and over programs in which bytes have been changed.

use std::fs;
use std::path::{Path, PathBuf};

use taipan_tests::fuzz::{TARGETS, run};

/// How many inputs each target gets.
const INPUTS: usize = 1_500;

/// The most bytes of an input.
const LENGTH: usize = 1500;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn what_was_found_before() {
    for (target, _) in TARGETS {
        let mut paths = Vec::new();
        files(&here("fuzz/findings").join(target), &mut paths);
        for path in paths {
            let data = fs::read(&path).expect("it can be read");
            let attempt = std::panic::catch_unwind(|| run(target, &data));
            assert!(attempt.is_ok(), "{}", path.display());
        }
    }
}

/// Numbers that look random (Marsaglia's xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % bound.max(1)
    }
}

fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let seed = &seeds[random.below(seeds.len())];
    let from = random.below(seed.len());
    let mut data: Vec<u8> = seed[from..].iter().copied().take(random.below(LENGTH)).collect();
    for _ in 0..random.below(4) {
        let at = random.below(data.len() + 1);
        match random.below(4) {
            0 => data.insert(at, random.below(256) as u8),
            1 => data.insert(at, b"()[]{}'\"\\:,\n #@"[random.below(15)]),
            2 if at < data.len() => drop(data.remove(at)),
            _ => {
                let other = &seeds[random.below(seeds.len())];
                let start = random.below(other.len());
                let end = (start + random.below(20)).min(other.len());
                data.splice(at..at, other[start..end].iter().copied());
            }
        }
    }
    data
}

#[test]
fn changed_programs() {
    let mut paths = Vec::new();
    files(&here("scripts"), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    let sources: Vec<Vec<u8>> = paths.iter().filter_map(|path| fs::read(path).ok()).collect();
    let mut written = Vec::new();
    files(&here("../core/bytecode/tests/data"), &mut written);
    let objects: Vec<Vec<u8>> = written.iter().filter_map(|path| fs::read(path).ok()).collect();
    assert!(sources.len() > 100 && !objects.is_empty());
    for (target, _) in TARGETS {
        let mut random = Random(0x7461_6970_616e);
        let seeds = if target.starts_with("marshal") {
            &objects
        } else {
            &sources
        };
        for _ in 0..INPUTS {
            let mut data = mutated(seeds, &mut random);
            if *target == "verifier" {
                // Among programs, not among objects.
                let noise = data.len().min(5 * random.below(6));
                data = (0..noise).map(|_| random.below(256) as u8).collect();
                data.insert(0, random.below(11) as u8);
            }
            let attempt = std::panic::catch_unwind(|| run(target, &data));
            assert!(attempt.is_ok(), "{target}: {:?}", String::from_utf8_lossy(&data));
        }
    }
}
