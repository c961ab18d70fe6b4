//! The prompt, and the raw mode in which tools send programs. Each soft reset, and each program sent, has a new interpreter
//! in an empty arena, so nothing leaks from one to the next.
//!
//! Keys at an empty prompt: Ctrl-A raw mode, Ctrl-B the banner, Ctrl-D soft reset, Ctrl-E paste mode, Ctrl-T how much memory
//! is used and was at most since the last Ctrl-T (in raw mode: while the last program ran). Raw mode is MicroPython's, so its
//! tools work.

use alloc::vec::Vec;
use core::fmt::Write;
use core::sync::atomic::{AtomicBool, Ordering};

use taipan_core::{Interactive, Interpreter};

use crate::arena::ARENA;
use crate::board::{Board as Machine, Memory};
use crate::editor::{Editor, Typed};
use crate::platform::{PLATFORM, write_lines};
use crate::serial::{self, CTRL_C};
use crate::stack;

const CTRL_A: u8 = 1;
const CTRL_B: u8 = 2;
const CTRL_D: u8 = 4;
const CTRL_E: u8 = 5;
const CTRL_T: u8 = 20;

/// Bytes that objects may not take, so that what cannot fail finds memory: tables, messages, the line being typed.
const RESERVE: usize = 6 * 1024;
/// Bytes that a statement may not take beyond those, so that the next one can be compiled, which may free what it took.
const FOR_NEXT: usize = 8 * 1024;
/// A statement runs that was typed at the prompt.
static STATEMENT_RUNS: AtomicBool = AtomicBool::new(false);
/// Bytes of native stack that are left when `RecursionError` is raised: code between two tests of it takes less.
const STACK_MARGIN: usize = 4 * 1024;

/// Which prompt is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Friendly,
    Raw,
}

/// Gives the memory to the interpreter and shows the prompt, for ever.
pub fn run(machine: &'static dyn Machine, memory: Memory) -> ! {
    PLATFORM.set_machine(machine);
    // SAFETY: the board's memory map says that this memory is the interpreter's, and nothing has been allocated.
    #[allow(unsafe_code)]
    unsafe {
        ARENA.give(memory.heap_start, memory.heap_end);
    }
    machine.listen(true);
    stack::paint(memory.stack);
    let mut mode = Mode::Friendly;
    let mut entered = true;
    let mut usage = Usage::default();
    banner(machine);
    loop {
        let next = match mode {
            Mode::Friendly => friendly(machine, &memory),
            Mode::Raw => {
                if entered {
                    machine.write(b"raw REPL; CTRL-B to exit\r\n");
                }
                raw(machine, &memory, &mut usage)
            }
        };
        serial::set_breaker(None);
        drop(PLATFORM.take_errors());
        // SAFETY: the session has ended: all that it had in memory is gone or forgotten, and no static refers to it.
        #[allow(unsafe_code)]
        unsafe {
            ARENA.reset();
        }
        entered = next != mode;
        if next == Mode::Friendly {
            if !entered {
                machine.write(b"soft reset\r\n");
            }
            banner(machine);
        }
        mode = next;
    }
}

/// Bytes in use: of the heap now and at most, of the native stack at most.
#[derive(Default)]
struct Usage {
    heap: usize,
    heap_peak: usize,
    stack_peak: usize,
}

impl Usage {
    /// What has been used since the last call.
    fn take(memory: &Memory) -> Usage {
        let usage = Usage {
            heap: ARENA.used(),
            heap_peak: ARENA.take_peak(),
            stack_peak: stack::peak(memory.stack),
        };
        stack::paint(memory.stack);
        usage
    }

    fn show(&self, machine: &'static dyn Machine) {
        let Usage {
            heap,
            heap_peak,
            stack_peak,
        } = self;
        // The line is all there is.
        let _ = writeln!(Plain(machine), "heap {heap} peak {heap_peak} stack {stack_peak}");
    }
}

fn banner(machine: &dyn Machine) {
    machine.write(b"Taipan 3.14.10 on ");
    machine.write(machine.name().as_bytes());
    machine.write(b"\r\nType Ctrl-D for a soft reset, Ctrl-E to paste.\r\n");
}

/// Bytes that objects may still take.
fn supply() -> usize {
    let kept = if STATEMENT_RUNS.load(Ordering::Relaxed) {
        RESERVE + FOR_NEXT
    } else {
        RESERVE
    };
    ARENA.free().saturating_sub(kept)
}

/// A new interpreter; without memory for it, there is nothing left to do but to say so.
#[inline(never)]
fn interpreter(machine: &dyn Machine, memory: &Memory) -> Interpreter {
    let mut builder = Interpreter::builder_with(&PLATFORM, machine.modules())
        .stack_limit(memory.stack.low + STACK_MARGIN)
        .memory_supply(supply)
        .statement_runs(|runs| STATEMENT_RUNS.store(runs, Ordering::Relaxed));
    if let Some(modules) = machine.frozen() {
        builder = builder.frozen(modules, "/lib");
    }
    match builder.build() {
        Ok(interpreter) => interpreter,
        Err(_) => {
            machine.write(b"not enough memory for an interpreter\r\n");
            machine.exit(1)
        }
    }
}

/// Runs something during which Ctrl-C interrupts.
fn interruptible<R>(interpreter: &mut Interpreter, then: impl FnOnce(&mut Interpreter) -> R) -> R {
    serial::set_breaker(Some(interpreter.interrupt_flag()));
    let result = then(interpreter);
    serial::set_breaker(None);
    interpreter.clear_interrupt();
    result
}

/// One session at the prompt, until a soft reset; which prompt comes next.
#[inline(never)]
fn friendly(machine: &'static dyn Machine, memory: &Memory) -> Mode {
    let mut interpreter = interpreter(machine, memory);
    let mut editor = Editor::default();
    let mut source: Vec<u8> = Vec::new();
    loop {
        let first = source.is_empty();
        let (prompt, wanted): (&[u8], &[u8]) = if first {
            (b">>> ", &[CTRL_A, CTRL_B, CTRL_D, CTRL_E, CTRL_T])
        } else {
            (b"... ", &[CTRL_D])
        };
        match editor.read(machine, prompt, wanted) {
            Typed::Line => {
                editor.remember();
                if source.try_reserve(editor.text.len() + 1).is_err() {
                    out_of_memory(machine, &mut source);
                    continue;
                }
                source.extend_from_slice(&editor.text);
                source.push(b'\n');
            }
            Typed::Control(CTRL_A) => return leave(interpreter, Mode::Raw),
            Typed::Control(CTRL_B) => {
                machine.write(b"\r\n");
                banner(machine);
                continue;
            }
            Typed::Control(CTRL_T) => {
                machine.write(b"\r\n");
                interpreter.collect();
                Usage::take(memory).show(machine);
                continue;
            }
            Typed::Control(CTRL_E) => {
                paste(machine, &mut source);
                if source.is_empty() {
                    continue;
                }
                let outcome = interruptible(&mut interpreter, |interpreter| {
                    interpreter.run_text(core::mem::take(&mut source), "<stdin>")
                });
                if let taipan_core::Outcome::Exit(code) = outcome
                    && code != 0
                {
                    return leave(interpreter, Mode::Friendly);
                }
                continue;
            }
            Typed::Control(CTRL_D) if first => {
                machine.write(b"\r\n");
                return leave(interpreter, Mode::Friendly);
            }
            // The end of input ends the block.
            Typed::Control(_) => {
                machine.write(b"\r\n");
                source.push(b'\n');
            }
            Typed::Interrupted => {
                machine.write(b"KeyboardInterrupt\r\n");
                source = Vec::new();
                continue;
            }
            Typed::OutOfMemory => {
                out_of_memory(machine, &mut source);
                continue;
            }
        }
        if source.iter().all(u8::is_ascii_whitespace) {
            source.clear();
            continue;
        }
        let done = interruptible(&mut interpreter, |interpreter| {
            interpreter.run_interactive(&source, "<stdin>")
        });
        match done {
            Interactive::Incomplete => {}
            Interactive::Done => source = Vec::new(),
            Interactive::Exit(_) => return leave(interpreter, Mode::Friendly),
        }
    }
}

/// Ends a session. The arena is emptied afterwards, so nothing has to be taken apart.
fn leave(interpreter: Interpreter, next: Mode) -> Mode {
    core::mem::forget(interpreter);
    next
}

fn out_of_memory(machine: &dyn Machine, source: &mut Vec<u8>) {
    *source = Vec::new();
    machine.write(b"MemoryError\r\n");
}

/// Reads text as it comes, with echo, until Ctrl-D; nothing if it is cancelled.
fn paste(machine: &dyn Machine, source: &mut Vec<u8>) {
    machine.write(b"paste mode; Ctrl-C cancels, Ctrl-D runs\r\n=== ");
    source.clear();
    while let Some(byte) = serial::take(machine) {
        match byte {
            CTRL_C => {
                source.clear();
                break;
            }
            CTRL_D => break,
            b'\r' | b'\n' => {
                machine.write(b"\r\n=== ");
                if source.try_reserve(1).is_ok() {
                    source.push(b'\n');
                }
            }
            8 | 0x7f => {
                if source.last().is_some_and(|&last| last != b'\n') {
                    source.pop();
                    machine.write(b"\x08 \x08");
                }
            }
            _ => {
                if source.try_reserve(1).is_err() {
                    out_of_memory(machine, source);
                    return;
                }
                source.push(byte);
                machine.write(&[byte]);
            }
        }
    }
    machine.write(b"\r\n");
}

/// One program of raw mode; which prompt comes next.
#[inline(never)]
fn raw(machine: &'static dyn Machine, memory: &Memory, usage: &mut Usage) -> Mode {
    machine.write(b">");
    let mut source: Vec<u8> = Vec::new();
    let mut lost = false;
    loop {
        let Some(byte) = serial::take(machine) else {
            continue;
        };
        match byte {
            CTRL_A if source.is_empty() => machine.write(b"raw REPL; CTRL-B to exit\r\n>"),
            CTRL_T if source.is_empty() => {
                usage.show(machine);
                machine.write(b">");
            }
            CTRL_B if source.is_empty() => {
                machine.write(b"\r\n");
                return Mode::Friendly;
            }
            CTRL_C => {
                source = Vec::new();
                lost = false;
            }
            CTRL_D => break,
            _ => {
                if source.len() == source.capacity() {
                    // Not by doubling: memory is scarce, and the block behind is usually free.
                    lost |= source.try_reserve_exact(512).is_err();
                }
                if !lost {
                    source.push(byte);
                }
            }
        }
    }
    if source.is_empty() && !lost {
        return Mode::Raw;
    }
    machine.write(b"OK");
    if lost {
        machine.write(b"\x04MemoryError\r\n\x04");
        return Mode::Raw;
    }
    source.shrink_to_fit();
    PLATFORM.keep_errors();
    Usage::take(memory);
    let mut interpreter = interpreter(machine, memory);
    // The outcome shows in what was written.
    interruptible(&mut interpreter, |interpreter| {
        interpreter.run_text(source, "<stdin>");
        // What `atexit` and finalizers do at the end; a small board has no `atexit`.
        if !cfg!(feature = "small") {
            interpreter.close();
        }
    });
    machine.write(b"\x04");
    write_lines(machine, &PLATFORM.take_errors());
    machine.write(b"\x04");
    *usage = Usage::take(memory);
    leave(interpreter, Mode::Raw)
}

/// The line, for `write!`.
struct Plain(&'static dyn Machine);

impl Write for Plain {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        write_lines(self.0, text.as_bytes());
        Ok(())
    }
}

/// Says on the line what went wrong, for a board's panic handler, and ends with exit code 70.
pub fn panicked(board: &'static dyn Machine, info: &dyn core::fmt::Display) -> ! {
    // The line is all there is.
    let _ = write!(Plain(board), "\nFatal Python error: {info}\n");
    board.exit(70)
}
