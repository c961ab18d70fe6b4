//! Chooses the eval loop's driver: `taipan_threaded` where LLVM turns calls in tail position into jumps.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(taipan_threaded)");
    println!("cargo::rerun-if-env-changed=TAIPAN_DRIVER");
    let get = |name: &str| std::env::var(name).unwrap_or_default();
    let optimized = matches!(get("OPT_LEVEL").as_str(), "2" | "3" | "s" | "z");
    let architecture = matches!(
        get("CARGO_CFG_TARGET_ARCH").as_str(),
        "x86_64" | "aarch64" | "riscv64"
    );
    let wanted = match get("TAIPAN_DRIVER").as_str() {
        "match" => false,
        "threaded" => true,
        // Flash is what a board lacks, and the match driver takes half of the threaded one's.
        _ => architecture && get("CARGO_CFG_TARGET_OS") != "none" && get("CARGO_CFG_MIRI").is_empty(),
    };
    if wanted && optimized {
        println!("cargo::rustc-cfg=taipan_threaded");
    }
}
