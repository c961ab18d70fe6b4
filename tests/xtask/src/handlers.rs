//! The disassembly check: the threaded driver is sound only if every handler passes control on by a jump. A call there
//! would leave a native frame behind for each instruction that runs.

use std::path::Path;
use std::process::Command;

use crate::{Outcome, process};

/// The handler that ends a run: it returns to whoever began it.
const END: &str = "16INTERPRETER_EXIT";

/// What the disassembly of handlers shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// Handlers seen.
    pub handlers: usize,
    /// Each handler that does not end in a jump, with the instruction that shows it.
    pub wrong: Vec<String>,
}

/// Disassembles a program for x86-64 and looks at its handlers. `None` if this cannot be done here; why is printed.
pub fn check(program: &Path) -> Outcome<Option<Found>> {
    if !cfg!(target_arch = "x86_64") || process::find_program("objdump").is_none() {
        println!("   the handlers are looked at on x86-64 only, with binutils' objdump");
        return Ok(None);
    }
    let output = Command::new("objdump")
        .args(["-d", "--no-show-raw-insn"])
        .arg(program)
        .output()
        .map_err(|e| format!("objdump: {e}"))?;
    Ok(Some(read(&String::from_utf8_lossy(&output.stdout))))
}

/// Reads objdump's text.
fn read(text: &str) -> Found {
    let mut found = Found {
        handlers: 0,
        wrong: Vec::new(),
    };
    let mut handler: Option<&str> = None;
    let mut jumps = false;
    for line in text.lines() {
        if line.is_empty() {
            if let Some(name) = handler.take().filter(|_| !jumps) {
                found.wrong.push(format!("{name}: no jump"));
            }
        } else if let Some(symbol) = line.strip_suffix(">:").and_then(|line| line.split('<').nth(1)) {
            let is_handler =
                symbol.contains("8threaded8handlers") && !symbol.contains("6bodies") && !symbol.contains(END);
            handler = is_handler.then_some(symbol);
            found.handlers += usize::from(is_handler);
            jumps = false;
        } else if let Some(name) = handler {
            let instruction = line.split_once(":\t").map_or("", |(_, rest)| rest);
            let (operation, operand) = instruction.split_once(' ').unwrap_or((instruction, ""));
            let operand = operand.trim();
            jumps |= operation.starts_with("jmp")
                && (operand.starts_with('*') || operand.contains("taipan_vm4eval"));
            // Through the global offset table any function is called; handlers are reached through their table.
            let through_table = operand.starts_with('*') && !operand.contains("(%rip)");
            let to_handler = operand.contains("8handlers") && !operand.contains("6bodies")
                || operand.contains("threaded_support");
            if operation.starts_with("call") && (through_table || to_handler) {
                found.wrong.push(format!("{name}: {instruction}"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_found() {
        let good = "0010 <_ZN9taipan_vm4eval8threaded8handlers3NOP17h1E>:\n  10:\tmov    (%rdx),%eax\n  12:\tjmp    *(%r9,%rax,8)\n\n";
        let calling = "0020 <_ZN9taipan_vm4eval8threaded8handlers4CALL17h1E>:\n  20:\tcall   40 <_ZN9taipan_vm4eval8threaded8handlers6bodies4CALL17h2E>\n  25:\tcall   *0x2dee09(%rip)        # 4f19d0\n  2b:\tjmp    *(%r9,%rax,8)\n\n";
        let bad = "0030 <_ZN9taipan_vm4eval8threaded8handlers6RETURN17h1E>:\n  30:\tcall   *(%r9,%rax,8)\n  34:\tret\n\n";
        let found = read(&[good, calling].concat());
        assert_eq!((found.handlers, found.wrong.len()), (2, 0));
        let found = read(bad);
        assert_eq!((found.handlers, found.wrong.len()), (1, 2), "{found:?}");
    }
}
