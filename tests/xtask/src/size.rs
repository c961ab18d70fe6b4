//! `cargo xtask size`: what a board's firmware takes of flash and RAM, by crate.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use object::{
    Object as _, ObjectSection as _, ObjectSymbol as _, SectionFlags, SectionKind, SymbolKind, elf,
};

use crate::{Outcome, board, unexpected};

pub const HELP: &str = "size [--elf FILE] [BOARD ...]

Builds the boards (all of targets/ if none is named) in release and prints, for each, flash by crate and static RAM.
Runs each in QEMU too and prints the heap at the prompt after a collection, and the peak of compiling 200 lines.
Fails if a board's image or memory does not fit, or if a static object lies in RAM.

  --elf FILE  look at this image instead of building one
  --symbols   print each symbol over 1 KB too";

/// Names of statics that must stay in flash: what the macros emit for builtin types, and what the freezer does. A name
/// matches if its last path segment does; `*` stands for anything at that end.
const STATIC_OBJECTS: &[&str] = &[
    "*_TYPE",
    "*_SLOTS",
    "__TYPE_*",
    "__ENTRIES",
    "__INDEX",
    "__SLOTS",
    "__DEF*",
    "__GETSET_*",
    "__METHOD_*",
    "__WRAPPER_*",
    "__NEW",
    "__OBJECTS",
    "CHARACTERS",
    "LIBRARY",
];

/// How long a board may take to answer.
const LIMIT: Duration = Duration::from_secs(60);
/// The most bytes of heap that the prompt may take on a small board.
const MOST_AT_PROMPT: u64 = 48 << 10;
/// The most bytes of heap and stack together while a small board compiles and runs `tests/board/module200.py`.
const MOST_FOR_MODULE: u64 = 64 << 10;

/// What an image takes.
#[derive(Default)]
struct Usage {
    /// Bytes of flash by crate; what no symbol covers is under `(no symbol)`.
    flash: BTreeMap<String, u64>,
    flash_total: u64,
    ram_total: u64,
    /// Static objects that lie in RAM.
    misplaced: Vec<String>,
    /// Size and name, over 1 KB.
    symbols: Vec<(u64, String)>,
}

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut image, mut show_symbols) = (None, false);
    let mut names = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("elf") => image = Some(crate::scripts::string(arguments)?),
            Long("symbols") => show_symbols = true,
            Value(name) => names.push(name.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    if let Some(path) = image {
        return report(&path, &read(Path::new(&path))?, None, show_symbols);
    }
    let mut problems = Vec::new();
    for board in board::BOARDS
        .iter()
        .filter(|b| names.is_empty() || names.iter().any(|n| n == b.name))
    {
        if !board.exists() {
            println!("{}: not there", board.name);
            continue;
        }
        let image = board.build();
        let runs = image.is_ok();
        // What does not fit does not link: where it went shows in an image for more flash.
        let image = match image.or_else(|_| board.build_to_measure()) {
            Ok(image) => image,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let usage = read(&image)?;
        if let Err(problem) = report(board.name, &usage, Some((board.flash, board.ram)), show_symbols) {
            problems.push(problem);
        }
        if runs && let Err(problem) = report_memory(board, &image) {
            problems.push(problem);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

/// Adds up sections and symbols of an image.
fn read(path: &Path) -> Outcome<Usage> {
    let data = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file = object::File::parse(&*data).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut usage = Usage::default();
    let mut in_flash = Vec::new();
    let mut in_ram = Vec::new();
    for section in file.sections() {
        let SectionFlags::Elf { sh_flags, .. } = section.flags() else {
            continue;
        };
        if sh_flags.0 & elf::SHF_ALLOC.0 == 0 {
            continue;
        }
        let writable = sh_flags.0 & elf::SHF_WRITE.0 != 0;
        let has_data = !matches!(section.kind(), SectionKind::UninitializedData);
        // Initialized data takes flash, for its first value, and RAM.
        if has_data {
            usage.flash_total += section.size();
            in_flash.push(section.index());
        }
        if writable {
            usage.ram_total += section.size();
            in_ram.push(section.index());
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for symbol in file.symbols() {
        if !matches!(symbol.kind(), SymbolKind::Text | SymbolKind::Data) || symbol.size() == 0 {
            continue;
        }
        let Some(section) = symbol.section_index() else {
            continue;
        };
        let name = format!("{:#}", rustc_demangle::demangle(symbol.name().unwrap_or("")));
        if in_ram.contains(&section) && is_static_object(&name) {
            usage.misplaced.push(name.clone());
        }
        // Functions and constants that are equal share a place.
        if !in_flash.contains(&section) || !seen.insert(symbol.address()) {
            continue;
        }
        *usage.flash.entry(crate_of(&name)).or_default() += symbol.size();
        if symbol.size() > 1024 {
            usage.symbols.push((symbol.size(), name));
        }
    }
    let named: u64 = usage.flash.values().sum();
    usage
        .flash
        .insert("(no symbol)".to_owned(), usage.flash_total.saturating_sub(named));
    usage.symbols.sort_by(|a, b| b.cmp(a));
    Ok(usage)
}

/// The crate that a demangled name belongs to: the first path segment that is not a language crate's, as far as there is one
/// (`<alloc::vec::Vec<taipan_heap::Obj> as Drop>::drop` is the heap's).
fn crate_of(name: &str) -> String {
    const LANGUAGE: &[&str] = &["core", "alloc", "std", "compiler_builtins"];
    let is_identifier = |c: char| c.is_alphanumeric() || c == '_';
    let mut fallback = None;
    for (position, _) in name.match_indices("::") {
        let start = name[..position]
            .rfind(|c| !is_identifier(c))
            .map_or(0, |at| at + 1);
        let segment = &name[start..position];
        let is_first = !name[..start].ends_with("::");
        if segment.is_empty() || !is_first {
            continue;
        }
        if !LANGUAGE.contains(&segment) {
            return segment.to_owned();
        }
        fallback.get_or_insert_with(|| segment.to_owned());
    }
    fallback.unwrap_or_else(|| "(other)".to_owned())
}

fn is_static_object(name: &str) -> bool {
    let last = name.rsplit("::").next().unwrap_or(name);
    STATIC_OBJECTS.iter().any(
        |pattern| match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
            (Some(end), _) => last.ends_with(end),
            (_, Some(start)) => last.starts_with(start),
            _ => last == *pattern,
        },
    )
}

fn report(name: &str, usage: &Usage, limits: Option<(u64, u64)>, show_symbols: bool) -> Outcome {
    println!(
        "{name}: flash {} bytes, static RAM {} bytes",
        usage.flash_total, usage.ram_total
    );
    let mut crates: Vec<_> = usage.flash.iter().collect();
    crates.sort_by_key(|(_, size)| std::cmp::Reverse(**size));
    for (krate, size) in crates {
        println!(
            "  {krate:<28} {size:>9} {:>5.1} %",
            *size as f64 * 100.0 / usage.flash_total.max(1) as f64
        );
    }
    if show_symbols {
        for (size, symbol) in &usage.symbols {
            println!("  {size:>9} {symbol}");
        }
    }
    let mut problems = Vec::new();
    if let Some((flash, ram)) = limits {
        if usage.flash_total > flash {
            problems.push(format!("{name}: flash {} of {flash} bytes", usage.flash_total));
        }
        if usage.ram_total > ram {
            problems.push(format!("{name}: static RAM {} of {ram} bytes", usage.ram_total));
        }
    }
    for symbol in &usage.misplaced {
        problems.push(format!("{name}: static object in RAM: {symbol}"));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

/// Runs the board and prints what its prompt takes, and what compiling and running 200 lines of ordinary code does.
fn report_memory(board: &board::Board, image: &Path) -> Outcome {
    let mut session = board::Session::power_on(board, image)?;
    session.until(b">>> ", LIMIT)?;
    session.usage()?;
    let prompt = session.usage()?;
    println!("  {:<28} {:>9}", "heap at the prompt", prompt.heap);
    let path = crate::process::root().join("tests/board/module200.py");
    let program = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut session = board::Session::start(board, image)?;
    let ran = session.run(&program, LIMIT)?;
    let module = session.usage()?;
    let peak = module.heap_peak + module.stack_peak;
    println!(
        "  {:<28} {:>9} (heap {}, stack {}; {} above the prompt)",
        "peak of module200.py",
        peak,
        module.heap_peak,
        module.stack_peak,
        peak.saturating_sub(prompt.heap)
    );
    let mut problems = Vec::new();
    let expected =
        std::fs::read(path.with_extension("out")).map_err(|e| format!("{}: {e}", path.display()))?;
    if ran.stdout != expected {
        problems.push(format!(
            "{}: module200.py does not run: {}",
            board.name,
            String::from_utf8_lossy(&ran.stderr).trim_end()
        ));
    }
    if board.is_small() && prompt.heap > MOST_AT_PROMPT {
        problems.push(format!(
            "{}: {} bytes of heap at the prompt, {MOST_AT_PROMPT} are allowed",
            board.name, prompt.heap
        ));
    }
    if board.is_small() && peak > MOST_FOR_MODULE {
        problems.push(format!(
            "{}: compiling module200.py takes {peak} bytes, {MOST_FOR_MODULE} are allowed",
            board.name
        ));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_found() {
        let cases = [
            ("taipan_objects::list::List::append", "taipan_objects"),
            (
                "<alloc::vec::Vec<taipan_heap::Obj> as core::ops::drop::Drop>::drop",
                "taipan_heap",
            ),
            ("core::fmt::write", "core"),
            ("<&T as core::fmt::Debug>::fmt", "core"),
            ("main", "(other)"),
            ("<taipan_vm::eval::Frame>::run::{closure#0}", "taipan_vm"),
        ];
        for (name, expected) in cases {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn static_objects_are_known() {
        for name in [
            "taipan_objects::list::LIST_TYPE",
            "taipan_objects::dict::_::__ENTRIES",
            "taipan_objects::int::_::__METHOD_BIT_LENGTH",
            "taipan_mps2_an386::LIBRARY",
        ] {
            assert!(is_static_object(name), "{name}");
        }
        for name in [
            "taipan_bare::HEAP",
            "TYPE_NAMES_x",
            "taipan_objects::list::LIST_TYPE::helper",
        ] {
            assert!(!is_static_object(name), "{name}");
        }
    }

    #[test]
    fn reads_an_image() {
        // This very program is an image, if the host's are ELF.
        if cfg!(target_os = "linux") {
            let usage = read(&std::env::current_exe().unwrap()).unwrap();
            assert!(usage.flash_total > 100_000 && usage.ram_total > 0);
            assert!(usage.flash.contains_key("xtask"));
        }
    }
}
