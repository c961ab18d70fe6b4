//! Runs the front end's generators.
#[path = "../src/gen/mod.rs"]
#[allow(dead_code)]
mod generators;

fn main() -> Result<(), String> {
    let check = std::env::args().any(|a| a == "--check");
    generators::ast::run(check)
}
