//! Compiles the standard library into an archive that the program embeds: `library.bin` in the build folder.

use std::path::Path;

use taipan_frozen::freezer;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../frozen/overlay");
    println!("cargo::rustc-env=TAIPAN_MULTIARCH={}", multiarch());
    fix_addresses();
    if let Err(message) = freeze() {
        panic!("the library cannot be frozen: {message}");
    }
}

/// Links the program at fixed addresses, as CPython is built: otherwise the loader writes 38,000 addresses into the static
/// objects at each start, most of which no program looks at.
fn fix_addresses() {
    let get = |name: &str| std::env::var(name).unwrap_or_default();
    if get("CARGO_CFG_TARGET_OS") == "linux" && get("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Debian's name of the platform, `sys.implementation._multiarch`; empty where it has none.
fn multiarch() -> String {
    let get = |name: &str| std::env::var(name).unwrap_or_default();
    let arch = get("CARGO_CFG_TARGET_ARCH");
    let is_gnu = get("CARGO_CFG_TARGET_OS") == "linux" && get("CARGO_CFG_TARGET_ENV") == "gnu";
    if is_gnu && matches!(arch.as_str(), "x86_64" | "aarch64") {
        format!("{arch}-linux-gnu")
    } else {
        String::new()
    }
}

/// The name of the module with build variables, as `sysconfig` looks for it.
fn build_variables() -> String {
    let os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    let platform = if os == "macos" { "darwin" } else { &os };
    format!("_sysconfigdata__{platform}_{}", multiarch())
}

fn freeze() -> Result<(), String> {
    let library = Path::new(rustpython_pylib::LIB_PATH);
    let mut modules = freezer::find(library, &freezer::is_library_file)?;
    let overlay = Path::new("../frozen/overlay");
    for mut module in freezer::find(overlay, &|_| true)? {
        if module.name == "_sysconfigdata" {
            module.name = build_variables();
            module.file = format!("{}.py", module.name);
        }
        modules.retain(|known| known.name != module.name);
        modules.push(module);
    }
    let (archive, failed) = freezer::freeze(&modules, true)?;
    if !failed.is_empty() {
        return Err(failed.join("\n"));
    }
    let folder = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&folder).join("library.bin"), archive).map_err(|error| error.to_string())
}
