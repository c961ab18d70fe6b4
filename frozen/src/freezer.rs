//! The freezer, for build scripts: compiles Python files and writes them into an [`Archive`](crate::Archive).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::string::{String, ToString};
use std::vec::Vec;
use std::{format, fs};

use taipan_bytecode::marshal;
use taipan_syntax::Arena;
use taipan_syntax::parser::{self, Mode, ParserFlags};
use taipan_syntax::tokenizer::{Options as TokenizerOptions, Tokenizer};
use taipan_unicode::Wtf8;

use crate::archive::{ENTRY, HEADER, MAGIC};

/// A Python file that becomes a module.
#[derive(Clone, Debug)]
pub struct Source {
    /// The module's full name.
    pub name: String,
    /// The path below the library folder, parts separated by `/`.
    pub file: String,
    /// Where the file is.
    pub path: PathBuf,
    /// `co_filename`.
    pub filename: String,
}

/// Folders and files of the library that no program imports: tests, and what needs a toolkit or a machine that is not there.
const LEFT_OUT: &[&str] = &[
    "ensurepip",
    "idlelib",
    "test",
    "tkinter",
    "turtle",
    "turtledemo",
    "_dummy_os",
    "_dummy_thread",
    "dummy_threading",
];

/// Whether a file or folder of CPython's library, by its path below the library folder, is one that a program carries.
pub fn is_library_file(file: &str) -> bool {
    let name = file.strip_suffix(".py").unwrap_or(file);
    !LEFT_OUT.contains(&name) && !name.ends_with("/test") && !name.ends_with("/tests")
}

/// Finds the modules of a library folder: every `.py` file below it whose path is made of identifiers, sorted by name.
///
/// `wanted` decides about a path below the folder (parts separated by `/`), of files and of folders.
pub fn find(library: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Source>, String> {
    let mut found = BTreeMap::new();
    let mut folders = Vec::from([(library.to_path_buf(), String::new())]);
    while let Some((folder, below)) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let entry = entry.map_err(|error| error.to_string())?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let file = if below.is_empty() {
                name.clone()
            } else {
                format!("{below}/{name}")
            };
            let path = entry.path();
            if !wanted(&file) {
                continue;
            }
            if path.is_dir() {
                if is_identifier(&name) && name != "__pycache__" {
                    folders.push((path, file));
                }
            } else if let Some(stem) = name.strip_suffix(".py") {
                if !is_identifier(stem) {
                    continue;
                }
                let module = match stem {
                    "__init__" => below.replace('/', "."),
                    _ => file[..file.len() - 3].replace('/', "."),
                };
                if !module.is_empty() {
                    let filename = file.clone();
                    found.insert(
                        module.clone(),
                        Source {
                            name: module,
                            file,
                            path,
                            filename,
                        },
                    );
                }
            }
        }
    }
    Ok(found.into_values().collect())
}

fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && characters.all(|character| character == '_' || character.is_ascii_alphanumeric())
}

/// The named modules of a library folder, for a program that carries only those. Fails if one is not there.
pub fn choose(library: &Path, names: &[&str]) -> Result<Vec<Source>, String> {
    let mut found = find(library, &is_library_file)?;
    found.retain(|module| names.contains(&module.name.as_str()));
    match names
        .iter()
        .find(|name| !found.iter().any(|module| module.name == **name))
    {
        Some(missing) => Err(format!("{}: no module {missing}", library.display())),
        None => Ok(found),
    }
}

/// Compiles source text to a code object in the marshal format. The error is one line, as a compiler gives it.
pub fn compile(source: &[u8], filename: &str, optimize: u8) -> Result<Vec<u8>, String> {
    let arena = Arena::new();
    let mut warnings = Vec::new();
    let options = TokenizerOptions {
        file: true,
        filename,
        ..TokenizerOptions::default()
    };
    let made = (|| {
        let mut tokenizer = Tokenizer::from_bytes(source, None, options)?;
        let module = parser::parse(
            &arena,
            &mut tokenizer,
            Mode::File,
            ParserFlags::default(),
            &mut warnings,
        )?;
        let options = taipan_compiler::Options {
            optimize,
            ..taipan_compiler::Options::new(Wtf8::new(filename))
        };
        taipan_compiler::compile(&module, &arena, &options, &mut warnings)
    })();
    let code = made.map_err(|error| format!("{filename}: {error:?}"))?;
    marshal::dump_code(&code, marshal::VERSION).map_err(|error| format!("{filename}: {error}"))
}

/// Compiles modules, on all processors, and writes the archive. With `sources`, the archive keeps their text as well.
///
/// Files that do not compile are left out; what they failed with is returned beside the archive.
pub fn freeze(modules: &[Source], sources: bool) -> Result<(Vec<u8>, Vec<String>), String> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let share = modules.len().div_ceil(workers).max(1);
    // Interleaved, so that each worker gets large and small modules.
    let shares: Vec<Vec<&Source>> = (0..workers.min(modules.len()))
        .map(|worker| modules.iter().skip(worker).step_by(workers).take(share).collect())
        .collect();
    let mut done: Vec<(&Source, Vec<u8>, Vec<u8>)> = Vec::new();
    let mut failed = Vec::new();
    let results: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = shares
            .iter()
            .map(|share| {
                let work = move || {
                    let one = |module: &&'_ Source| {
                        let text = fs::read(&module.path)
                            .map_err(|error| format!("{}: {error}", module.path.display()))?;
                        let text = crate::edits::apply(&module.file, text)?;
                        Ok::<_, String>((compile(&text, &module.filename, 0)?, text))
                    };
                    share.iter().map(one).collect::<Vec<_>>()
                };
                // The compiler limits its recursion for a main thread's stack.
                std::thread::Builder::new()
                    .stack_size(64 << 20)
                    .spawn_scoped(scope, work)
            })
            .collect();
        running
            .into_iter()
            .map(|worker| match worker.map(|worker| worker.join()) {
                Ok(Ok(results)) => Ok(results),
                Ok(Err(_)) => Err("the compiler panicked".to_string()),
                Err(error) => Err(error.to_string()),
            })
            .collect()
    });
    for (share, results) in shares.iter().zip(results) {
        for (module, result) in share.iter().zip(results?) {
            match result {
                Ok((code, text)) => done.push((module, code, text)),
                Err(error) => failed.push(error),
            }
        }
    }
    done.sort_by(|one, other| one.0.name.cmp(&other.0.name));
    let mut index = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER + done.len() * ENTRY;
    for (module, code, text) in &done {
        let text: &[u8] = if sources { text } else { &[] };
        for part in [module.name.as_bytes(), module.file.as_bytes(), code, text] {
            let place = u32::try_from(start + data.len()).map_err(|_| "the archive is too large")?;
            let length = u32::try_from(part.len()).map_err(|_| "a module is too large")?;
            index.extend_from_slice(&place.to_le_bytes());
            index.extend_from_slice(&length.to_le_bytes());
            data.extend_from_slice(part);
        }
    }
    let count = u32::try_from(done.len()).map_err(|_| "too many modules")?;
    let mut archive = Vec::with_capacity(start + data.len());
    archive.extend_from_slice(&MAGIC);
    archive.extend_from_slice(&count.to_le_bytes());
    archive.extend_from_slice(&index);
    archive.extend_from_slice(&data);
    Ok((archive, failed))
}
