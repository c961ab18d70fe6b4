//! Tells the linker where the memory map is. With `TAIPAN_ROOMY` in the environment, the flash is taken to be four times as
//! large, so that an image that does not fit can be measured all the same.

use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-changed=memory.x");
    // Functions of equal code share it.
    println!("cargo::rustc-link-arg-bins=--icf=all");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=TAIPAN_ROOMY");
    let mut map = std::fs::read_to_string("memory.x").expect("the memory map is there");
    if std::env::var_os("TAIPAN_ROOMY").is_some() {
        map = map.replace("LENGTH = 1M", "LENGTH = 4M");
    }
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where"));
    std::fs::write(folder.join("memory.x"), map).expect("the memory map can be written");
    println!("cargo::rustc-link-search={}", folder.display());
}
