//! What compiling takes of memory: the most bytes that were live in each step, and the native stack. The last step, `statements`, does
//! all that the others do with one statement of the module after the other, as 32-bit machines do.
//!
//! ```text
//! memory [--sites] [--limits] FILE ...
//! ```
//!
//! Sizes are rounded up as a board's allocator does. `--sites` lists where what was live at the highest moment of a step had
//! been allocated. With `--limits`, it compiles in smaller heaps too, where nothing but `MemoryError` may come of it. `cargo xtask memory` builds it for a 32-bit machine, where the figures are a board's.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::process::ExitCode;

use taipan_bytecode::packed::Compiled;
use taipan_compiler::Options;
use taipan_syntax::Arena;
use taipan_syntax::error::Error;
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::tokenizer::{self, Tokenizer};
use taipan_unicode::Wtf8;

/// What sizes are rounded up to, as `platform-bare/src/arena.rs` does.
const UNIT: usize = 2 * size_of::<usize>();
/// The compiler is recursive; in a build without optimization its frames are large.
const STACK_SIZE: usize = 64 << 20;
/// How far the heaps are apart that are tried with `--limits`.
const LIMIT_STEP: usize = 48;

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    /// Only the thread that compiles counts, and not while it looks at its own figures.
    static COUNTS: Cell<bool> = const { Cell::new(false) };
    static LIVE: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
    /// The number of allocations, and at which the peak was.
    static NUMBER: Cell<u64> = const { Cell::new(0) };
    static PEAK_AT: Cell<u64> = const { Cell::new(0) };
    /// Up to which allocation their places are recorded.
    static RECORD: Cell<u64> = const { Cell::new(0) };
    /// How many bytes may live.
    static LIMIT: Cell<usize> = const { Cell::new(usize::MAX) };
    static PLACES: RefCell<HashMap<usize, (usize, Backtrace)>> = RefCell::default();
}

fn rounded(size: usize) -> usize {
    size.next_multiple_of(UNIT)
}

impl Counting {
    /// Whether there is memory for `size` bytes more.
    fn allows(size: usize) -> bool {
        !COUNTS.get() || LIVE.get() + rounded(size) <= LIMIT.get()
    }

    fn grown(place: usize, size: usize) {
        if !COUNTS.get() {
            return;
        }
        LIVE.set(LIVE.get() + rounded(size));
        NUMBER.set(NUMBER.get() + 1);
        if LIVE.get() > PEAK.get() {
            PEAK.set(LIVE.get());
            PEAK_AT.set(NUMBER.get());
        }
        if NUMBER.get() <= RECORD.get() {
            COUNTS.set(false);
            let trace = Backtrace::force_capture();
            PLACES.with_borrow_mut(|places| places.insert(place, (rounded(size), trace)));
            COUNTS.set(true);
        }
    }

    fn shrunk(place: usize, size: usize) {
        if !COUNTS.get() {
            return;
        }
        LIVE.set(LIVE.get().saturating_sub(rounded(size)));
        if NUMBER.get() < RECORD.get() {
            COUNTS.set(false);
            PLACES.with_borrow_mut(|places| places.remove(&place));
            COUNTS.set(true);
        }
    }
}

// SAFETY: all memory is the system allocator's.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !Counting::allows(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        let place = unsafe { System.alloc(layout) };
        Counting::grown(place.addr(), layout.size());
        place
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        Counting::shrunk(place.addr(), layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() && !Counting::allows(size) {
            return std::ptr::null_mut();
        }
        let old = place.addr();
        // SAFETY: the caller's promise.
        let place = unsafe { System.realloc(place, layout, size) };
        // A board shrinks in place; to grow, it may have to copy.
        if size < layout.size() {
            Counting::shrunk(old, layout.size());
            Counting::grown(place.addr(), size);
        } else {
            Counting::grown(place.addr(), size);
            Counting::shrunk(if old == place.addr() { 0 } else { old }, layout.size());
        }
        place
    }
}

/// Bytes of stack that are painted, and what with.
const PAINTED: usize = if cfg!(debug_assertions) { 8 << 20 } else { 1 << 20 };
const PAINT: u8 = 0xa5;

/// Fills the unused stack. Returns where that begins.
#[inline(never)]
fn paint() -> usize {
    let mut space = [0_u8; PAINTED];
    std::hint::black_box(&mut space).fill(PAINT);
    std::hint::black_box(&space).as_ptr().addr()
}

/// How much of what [`paint`] filled has been used.
#[inline(never)]
fn used_stack(start: usize) -> usize {
    let untouched = (start..start + PAINTED).take_while(|&place| {
        // SAFETY: the thread's stack is mapped down to there.
        #[allow(unsafe_code)]
        let byte = unsafe { std::ptr::with_exposed_provenance::<u8>(place).read_volatile() };
        byte == PAINT
    });
    PAINTED - untouched.count()
}

/// Live bytes after a step, the most during it, and the stack.
struct Step {
    name: &'static str,
    live: usize,
    peak: usize,
    peak_at: u64,
    stack: usize,
}

fn step<T>(name: &'static str, steps: &mut Vec<Step>, work: impl FnOnce() -> T) -> T {
    let start = paint();
    PEAK.set(LIVE.get());
    COUNTS.set(true);
    let done = work();
    COUNTS.set(false);
    steps.push(Step {
        name,
        live: LIVE.get(),
        peak: PEAK.get(),
        peak_at: PEAK_AT.get(),
        stack: used_stack(start),
    });
    done
}

fn by_statements(path: &str, source: &[u8]) -> Result<Compiled, Error> {
    let options = Options {
        piecewise: true,
        ..Options::new(Wtf8::new(path))
    };
    let tokenizer = || Tokenizer::from_bytes(source, None, tokenizer::Options::default());
    let flags = ParserFlags::default();
    taipan_compiler::compile_source(tokenizer, Mode::File, flags, &options, &mut Vec::new())
}

/// Compiles with less and less memory, which must raise `MemoryError`: an allocation that can't fail ends the program.
fn limit(path: &str, source: &[u8], peak: usize) -> Result<(), String> {
    let mut limits = 0;
    for limit in (0..peak).step_by(LIMIT_STEP) {
        LIVE.set(0);
        LIMIT.set(limit);
        COUNTS.set(true);
        let done = by_statements(path, source);
        COUNTS.set(false);
        // Some results are remembered only where there is memory for them.
        if !matches!(done, Ok(_) | Err(Error::Memory)) {
            return Err(format!("{path}: with {limit} bytes: {done:?}"));
        }
        COUNTS.set(true);
        drop(done);
        COUNTS.set(false);
        limits += 1;
    }
    LIMIT.set(usize::MAX);
    println!("  MemoryError with {limits} smaller heaps");
    Ok(())
}

fn measure(path: &str, source: &[u8]) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    LIVE.set(0);
    NUMBER.set(0);
    let mut warnings = Vec::new();
    let arena = step("arena", &mut steps, Arena::new);
    let module = step("parse", &mut steps, || {
        let mut tokenizer = Tokenizer::from_bytes(source, None, tokenizer::Options::default())?;
        parse(
            &arena,
            &mut tokenizer,
            Mode::File,
            ParserFlags::default(),
            &mut warnings,
        )
    });
    let module = module.map_err(|error| format!("{error:?}"))?;
    let options = Options::new(Wtf8::new(path));
    let code = step("compile", &mut steps, || {
        taipan_compiler::compile(&module, &arena, &options, &mut warnings)
    });
    let code = code.map_err(|error| format!("{error:?}"))?;
    step("free the tree", &mut steps, move || drop(arena));
    step("free the code", &mut steps, move || drop(code));
    let code = step("statements", &mut steps, || by_statements(path, source));
    drop(code.map_err(|error| format!("{error:?}"))?);
    Ok(steps)
}

/// The lines of the compiler that led to an allocation, the innermost first.
fn chain(trace: &Backtrace) -> String {
    let text = trace.to_string();
    let places = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("at ./core/"))
        .filter(|place| !place.contains("examples/") && !place.contains("/grow.rs"));
    let places: Vec<&str> = places
        .map(|place| place.rsplit_once(':').map_or(place, |(place, _)| place))
        .take(4)
        .collect();
    places.join(" < ")
}

fn report_sites(path: &str, source: &[u8], until: u64) {
    RECORD.set(until);
    let done = measure(path, source);
    RECORD.set(0);
    drop(done);
    let places = PLACES.take();
    let mut sums: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (size, trace) in places.values() {
        let sum = sums.entry(chain(trace)).or_default();
        sum.0 += size;
        sum.1 += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, (size, _))| std::cmp::Reverse(*size));
    for (chain, (size, count)) in sums {
        println!("  {size:>8} in {count:>5}: {chain}");
    }
}

fn report(path: &str, sites: bool, limits: bool) -> Result<(), String> {
    let source = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let steps = measure(path, &source)?;
    println!("{path}: {} bytes", source.len());
    for step in &steps {
        println!(
            "  {:<14} peak {:>8}  then {:>8}  stack {:>8}",
            step.name, step.peak, step.live, step.stack
        );
    }
    if limits {
        let peak = steps.last().map_or(0, |step| step.peak);
        limit(path, &source, peak)?;
    }
    let large = steps.iter().filter(|step| sites && step.peak > step.live);
    for step in large {
        println!("at the highest moment of {}:", step.name);
        report_sites(path, &source, step.peak_at);
    }
    Ok(())
}

fn main() -> ExitCode {
    let (mut sites, mut limits) = (false, false);
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--sites" => sites = true,
            "--limits" => limits = true,
            _ => files.push(argument),
        }
    }
    let work = move || files.iter().try_for_each(|path| report(path, sites, limits));
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE).spawn(work);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        Ok(Ok(Err(message))) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
        _ => ExitCode::FAILURE,
    }
}
