//! Tells the linker where the memory map is, and compiles the modules in Python that the image carries.

use std::path::Path;

use taipan_frozen::freezer;

/// Modules of the standard library that need no operating system, nor modules that are not here.
const MODULES: &[&str] = &[
    "_ast_unparse",
    "_collections_abc",
    "_py_warnings",
    "_weakrefset",
    "abc",
    "annotationlib",
    "ast",
    "base64",
    "bisect",
    "codecs",
    "collections",
    "colorsys",
    "copy",
    "copyreg",
    "enum",
    "functools",
    "heapq",
    "json",
    "json.decoder",
    "json.encoder",
    "json.scanner",
    "keyword",
    "operator",
    "re",
    "re._casefix",
    "re._compiler",
    "re._constants",
    "re._parser",
    "reprlib",
    "stat",
    "string",
    "string.templatelib",
    "struct",
    "types",
    "typing",
    "warnings",
    "weakref",
];

fn main() {
    println!(
        "cargo::rustc-link-search={}",
        std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default()
    );
    println!("cargo::rerun-if-changed=memory.x");
    println!("cargo::rerun-if-changed=../library.rs");
    if let Err(message) = freeze() {
        panic!("the modules cannot be compiled: {message}");
    }
}

fn freeze() -> Result<(), String> {
    let modules = freezer::choose(Path::new(rustpython_pylib::LIB_PATH), MODULES)?;
    let (archive, failed) = freezer::freeze(&modules, false)?;
    if !failed.is_empty() {
        return Err(failed.join("\n"));
    }
    let folder = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&folder).join("library.bin"), archive).map_err(|error| error.to_string())
}
