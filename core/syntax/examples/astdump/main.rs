//! Prints the trees of Python files, as `ast.dump(tree, include_attributes=True)` does, or their syntax errors.
//!
//! `astdump FILE...` prints a line for each file. `astdump --time FILE...` prints how long parsing took.
//! `astdump --lines` reads sources from its standard input, one a line, each as `MODE FLAGS SOURCE` with backslash
//! escapes, and answers with the fields of the error or the digest of the tree. `tests/astdump.py` and
//! `tests/syntaxerrors.py` compare all this with the reference interpreter.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod dump;

use taipan_unicode::Wtf8Buf;

fn main() {
    let mut time = false;
    let mut total = std::time::Duration::ZERO;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--time" => time = true,
            "--lines" => {
                for line in std::io::stdin().lines().map_while(Result::ok) {
                    println!("{}", dump::answer(&line));
                }
            }
            file => {
                let Ok(source) = std::fs::read(file) else {
                    println!("{file} unreadable");
                    continue;
                };
                let start = std::time::Instant::now();
                let dump = dump::dump_source(&source, time);
                total += start.elapsed();
                let text = dump.unwrap_or_else(|error| Wtf8Buf::from(dump::describe(&error)));
                if !time {
                    println!(
                        "{}",
                        String::from_utf8_lossy(text.as_bytes()).replace('\n', "\\n")
                    );
                }
            }
        }
    }
    if time {
        println!("{:.3} s", total.as_secs_f64());
    }
}
