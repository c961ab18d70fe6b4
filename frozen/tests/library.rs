//! Which files of the carried library differ from CPython 3.14.10's, and why: `data/differences.txt` names each.
//!
//! The list is checked both ways: a file that differs must be on it, and one on it must differ. CPython's library is looked for
//! where `TAIPAN_LIBRARY` says, or beside the checkout; without one there is nothing to compare with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use taipan_frozen::{edits, freezer};

fn reference() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("TAIPAN_LIBRARY") {
        return Some(PathBuf::from(folder));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tool = root
        .ancestors()
        .map(|folder| folder.join("shared/tools/cpython314"))
        .find(|tool| tool.exists())?;
    let output = Command::new(tool).arg("lib").output().ok()?;
    let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    folder.is_dir().then_some(folder)
}

/// The modules of a library folder that are compared: by path, their text as it is compiled.
fn texts(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let found = freezer::find(folder, &freezer::is_library_file).expect("the library can be listed");
    found
        .into_iter()
        .map(|source| {
            let text = std::fs::read(&source.path).expect("the library can be read");
            (source.file, text)
        })
        .collect()
}

#[test]
fn differences_from_cpython_are_listed() {
    let Some(reference) = reference() else {
        eprintln!("no CPython library to compare with");
        return;
    };
    let theirs = texts(&reference);
    let mut ours = texts(Path::new(rustpython_pylib::LIB_PATH));
    for (file, text) in &mut ours {
        *text = edits::apply(file, std::mem::take(text)).expect("the edits apply");
    }
    ours.extend(texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("overlay")));
    let files: BTreeSet<&String> = theirs.keys().chain(ours.keys()).collect();
    let differing: Vec<&str> = files
        .into_iter()
        .filter(|file| theirs.get(*file) != ours.get(*file))
        .map(String::as_str)
        .collect();
    let listed: Vec<&str> = include_str!("data/differences.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(differing, listed);
}
