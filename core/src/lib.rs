//! The face of Taipan: an interpreter that a program embeds.
//!
//! ```ignore
//! let mut interpreter = Interpreter::builder(&PLATFORM).hash_seed(0).build()?;
//! let outcome = interpreter.run_source(b"print(6 * 7)", "<embedded>");
//! ```
//!
//! An interpreter reaches the world through the [`Platform`] that it was built with, and nothing else.

#![no_std]

extern crate alloc;

mod library;
mod program;
mod prompt;
mod startup;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::AtomicU32;

pub use library::Library;
pub use prompt::Interactive;
pub use startup::Startup;
pub use taipan_modules as modules;
use taipan_numeric::hash::HashSecret;
use taipan_objects::dict::Dict;
pub use taipan_objects::module::ModuleDef;
use taipan_objects::module::{self, Module};
use taipan_objects::object::DisplayStr;
use taipan_objects::vm::breaker;
use taipan_objects::{Exception, Obj, ObjectExt, Ref, Vm, exceptions, names, singletons};
pub use taipan_platform as platform;
use taipan_platform::Platform;
use taipan_syntax::parser::Mode;
use taipan_unicode::Wtf8;
pub use taipan_vm::import::{Frozen, FrozenModule};
use taipan_vm::lifecycle::Setup;
use taipan_vm::run::{self, Compile};
use taipan_vm::sys;
pub use taipan_vm::sys::{Settings, VERSION};

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It ran to its end, or raised `SystemExit` with this status.
    Exit(i32),
    /// An exception left it, which has been printed to stderr.
    Uncaught,
    /// A `KeyboardInterrupt` left it, which has been printed to stderr.
    Interrupted,
}

impl Outcome {
    /// The process's exit code.
    pub fn code(self) -> i32 {
        match self {
            Outcome::Exit(code) => code,
            Outcome::Uncaught => 1,
            Outcome::Interrupted => 130,
        }
    }
}

/// Sets an interpreter up.
pub struct Builder {
    platform: &'static dyn Platform,
    seed: Option<u32>,
    memory_limit: Option<usize>,
    memory_supply: Option<fn() -> usize>,
    statement_runs: Option<fn(bool)>,
    recursion_limit: Option<usize>,
    stack_limit: usize,
    optimize: u8,
    natives: Vec<&'static [ModuleDef]>,
    frozen: Option<&'static dyn Frozen>,
    library: String,
    use_frozen: bool,
}

impl Builder {
    /// The hash seed (`PYTHONHASHSEED`): 0 makes hashes and iteration orders those of `PYTHONHASHSEED=0`. Without one, the
    /// platform's entropy decides, and where it has none, 0.
    pub fn hash_seed(mut self, seed: u32) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The most bytes that objects, buffers and frames may take, the digits of ints aside: beyond, `MemoryError` is raised.
    pub fn memory_limit(mut self, bytes: usize) -> Self {
        self.memory_limit = Some(bytes);
        self
    }

    /// How many bytes these may still take, where something else uses the same memory: asked when more is
    /// taken from the allocator.
    pub fn memory_supply(mut self, supply: fn() -> usize) -> Self {
        self.memory_supply = Some(supply);
        self
    }

    /// What to tell, with `true`, before a statement typed at the prompt runs, and with `false` when it has: memory that is
    /// kept from it then is there to compile the next one, which may free what the first one took.
    pub fn statement_runs(mut self, notice: fn(bool)) -> Self {
        self.statement_runs = Some(notice);
        self
    }

    /// `sys.setrecursionlimit`.
    pub fn recursion_limit(mut self, depth: usize) -> Self {
        self.recursion_limit = Some(depth);
        self
    }

    /// The lowest address that the native stack may reach: beyond, `RecursionError` is raised.
    pub fn stack_limit(mut self, address: usize) -> Self {
        self.stack_limit = address;
        self
    }

    /// 0, 1 as `-O`, 2 as `-OO`.
    pub fn optimize(mut self, level: u8) -> Self {
        self.optimize = level;
        self
    }

    /// Adds modules in Rust to those that the core brings.
    pub fn natives(mut self, modules: &'static [ModuleDef]) -> Self {
        self.natives.push(modules);
        self
    }

    /// The modules whose code the program carries, and the folder in which their files are taken to lie (`sys._stdlib_dir`).
    pub fn frozen(mut self, modules: &'static dyn Frozen, library: &str) -> Self {
        self.frozen = Some(modules);
        self.library = String::from(library);
        self
    }

    /// Whether frozen modules are used beyond those that start importlib (`-X frozen_modules`); they are unless this says otherwise.
    pub fn use_frozen(mut self, yes: bool) -> Self {
        self.use_frozen = yes;
        self
    }

    /// The interpreter. Fails only if there is not enough memory for it.
    pub fn build(self) -> Result<Interpreter, Failure> {
        let secret = match self.seed {
            Some(seed) => HashSecret::from_seed(seed),
            None => {
                let mut bytes = [0; HashSecret::SIZE];
                match self.platform.entropy().map(|entropy| entropy.fill(&mut bytes)) {
                    Some(Ok(())) => HashSecret::from_bytes(&bytes),
                    _ => HashSecret::from_seed(0),
                }
            }
        };
        let setup = Setup {
            platform: self.platform,
            secret,
            natives: self.natives,
            frozen: self.frozen,
            library: self.library,
            use_frozen: self.use_frozen,
        };
        let mut vm = taipan_vm::lifecycle::start(setup).map_err(|_| Failure)?;
        if let Some(depth) = self.recursion_limit {
            vm.recursion_limit = depth;
            vm.interp().recursion_limit.set(depth);
        }
        vm.stack_limit = self.stack_limit;
        vm.interp().config.borrow_mut().optimize = self.optimize;
        if let Some(limit) = self.memory_limit {
            vm.alloc().set_limit(limit);
        }
        if let Some(supply) = self.memory_supply {
            vm.alloc().set_supply(supply);
        }
        Ok(Interpreter {
            vm,
            inspect: false,
            statement_runs: self.statement_runs,
            typed_futures: 0,
        })
    }
}

/// An interpreter could not be made: there is not enough memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure;

/// An interpreter.
pub struct Interpreter {
    vm: Vm,
    /// The prompt follows what is run (`-i`): `SystemExit` is shown like other exceptions.
    inspect: bool,
    /// See [`Builder::statement_runs`].
    statement_runs: Option<fn(bool)>,
    /// The future statements that were typed at the prompt, as compiler flags.
    typed_futures: u32,
}

impl Interpreter {
    /// Begins to set an interpreter up on a platform, with all modules of the core.
    pub fn builder(platform: &'static dyn Platform) -> Builder {
        Interpreter::builder_with(platform, modules::NATIVES)
    }

    /// Begins to set an interpreter up on a platform, with these modules in Rust: a program that names only some carries
    /// only those.
    pub fn builder_with(platform: &'static dyn Platform, modules: &'static [ModuleDef]) -> Builder {
        Builder {
            platform,
            seed: None,
            memory_limit: None,
            memory_supply: None,
            statement_runs: None,
            recursion_limit: None,
            stack_limit: 0,
            optimize: 0,
            natives: alloc::vec![modules],
            frozen: None,
            library: String::new(),
            use_frozen: true,
        }
    }

    /// The thread state, for native code.
    pub fn vm(&mut self) -> &mut Vm {
        &mut self.vm
    }

    /// Where to ask for a `KeyboardInterrupt`, from an interrupt or another thread: set the bit in the flags.
    pub fn interrupt_flag(&self) -> (&'static AtomicU32, u32) {
        (self.vm.interp().eval_breaker, breaker::SIGNAL)
    }

    /// Forgets an interrupt that came too late for what it was meant for.
    pub fn clear_interrupt(&mut self) {
        let (flags, bit) = self.interrupt_flag();
        breaker::take(flags, bit);
    }

    /// Makes `sys.stdin`, `sys.stdout` and `sys.stderr`, and `builtins.open`, if the platform has files; without them,
    /// what is printed goes to the console. `environment`: `PYTHONIOENCODING` is heard; `unbuffered`: `-u`.
    pub fn open_streams(&mut self, environment: bool, unbuffered: bool) -> Result<(), Exception> {
        let settings =
            taipan_modules::io::streams::Settings::from_environment(&self.vm, environment, unbuffered);
        taipan_modules::io::streams::install(&mut self.vm, &settings)
    }

    /// Applies what the command line decided, and makes `sys` show it.
    pub fn configure(&mut self, settings: &sys::Settings) -> Result<(), Exception> {
        sys::configure(&mut self.vm, settings)
    }

    /// Whether the prompt follows what is run, so that `SystemExit` does not end the program.
    pub fn set_inspect(&mut self, yes: bool) {
        self.inspect = yes;
    }

    /// Ends what has been run: runs what `atexit` was given, flushes the standard streams and takes the modules down, so
    /// that what they hold is finalized. `false` if standard output could not be written: the exit code is 120 then.
    /// Nothing can be run afterwards.
    pub fn close(&mut self) -> bool {
        let vm = &mut self.vm;
        if let Ok(Some(threading)) = taipan_vm::import::loaded_by_text(vm, "threading") {
            let shutdown = vm.intern("_shutdown");
            let result = shutdown.and_then(|name| {
                taipan_objects::call::call_method(vm, threading.borrow(), name.borrow(), &[])
            });
            if let Err(error) = result {
                let message = "Exception ignored on threading shutdown";
                (vm.hooks().unraisable)(vm, error, Some(message), Some(threading.borrow()));
            }
        }
        taipan_vm::exit::run_functions(vm);
        vm.interp().finalizing.set(true);
        taipan_vm::gil::forbid_others(vm);
        let flushed = taipan_vm::stdio::flush_all(vm);
        taipan_vm::teardown::modules(vm);
        taipan_vm::stdio::flush_all(vm) && flushed
    }

    /// Flushes the standard streams, between the statements of a prompt.
    pub fn flush_streams(&mut self) -> bool {
        taipan_vm::stdio::flush_all(&mut self.vm)
    }

    /// Collects all unreachable objects: `gc.collect()`.
    pub fn collect(&mut self) {
        const OLDEST: usize = 2;
        taipan_vm::gc::collect(&mut self.vm, OLDEST);
    }

    /// Sets `sys.argv`.
    pub fn set_arguments<'a>(&mut self, arguments: impl Iterator<Item = &'a str>) -> Result<(), Exception> {
        let mut items = taipan_objects::HVec::new();
        for argument in arguments {
            let text = self.vm.new_str(argument)?;
            items.push(self.vm.alloc(), text)?;
        }
        let list = taipan_objects::list::List::create(&mut self.vm, items)?;
        taipan_vm::sys::set(&mut self.vm, "argv", list.into())
    }

    fn main_module(&mut self) -> Result<Ref<Module>, Exception> {
        let vm = &mut self.vm;
        if let Some(known) = taipan_vm::import::loaded(vm, names::__main__)?
            && let Ok(module) = known.into_ref::<Module>()
        {
            return Ok(module);
        }
        let made = Module::create(vm, names::__main__, singletons::NONE.own())?;
        if vm.interp().importlib.get().is_some() {
            let loader = taipan_vm::import::import_attribute(vm, "_frozen_importlib", "BuiltinImporter")?;
            module::add(vm, &made, "__loader__", loader)?;
        }
        let builtins = taipan_vm::import::import_module(vm, "builtins")?;
        module::add(vm, &made, "__builtins__", builtins)?;
        taipan_vm::import::add_module(vm, "__main__", made.clone().into())?;
        Ok(made)
    }

    /// Runs source (bytes of a file, or text) as `__main__`, and prints an exception that leaves it as CPython does.
    pub fn run_source(&mut self, source: &[u8], filename: &str, is_file: bool) -> Outcome {
        self.run_cow(Cow::Borrowed(source), filename, is_file)
    }

    /// As [`Interpreter::run_source`] with a text that the program needs no more: where tracebacks show no lines, its memory is
    /// free once it is compiled.
    pub fn run_text(&mut self, text: Vec<u8>, filename: &str) -> Outcome {
        self.run_cow(Cow::Owned(text), filename, false)
    }

    fn run_cow(&mut self, mut source: Cow<'_, [u8]>, filename: &str, is_file: bool) -> Outcome {
        let result = self.run_main(&mut source, filename, is_file);
        let outcome = self.finish(result, &source, filename);
        let _ = self.vm.check_pending();
        outcome
    }

    fn run_main(
        &mut self,
        source: &mut Cow<'_, [u8]>,
        filename: &str,
        is_file: bool,
    ) -> Result<Obj, Exception> {
        let module = self.main_module()?;
        let vm = &mut self.vm;
        if is_file {
            let file = vm.new_str(filename)?;
            module::add(vm, &module, "__file__", file)?;
        }
        let optimize = vm.interp().config.borrow().optimize;
        let how = Compile {
            filename: Wtf8::new(filename),
            mode: Mode::File,
            flags: 0,
            optimize,
            file: is_file,
        };
        let made = run::compile_text(vm, source, !is_file, &how)?;
        if cfg!(feature = "small") {
            *source = Cow::Borrowed(&[]);
        }
        let code = taipan_objects::code::from_bytecode(vm, made)?;
        let Some(dict) = module::dict(module.borrow()) else {
            return Err(vm.system_error("__main__ has no namespace"));
        };
        let dict: Obj = dict.into();
        run::run_code(vm, &code, &dict, dict.clone())
    }

    /// Says how a run ended; prints an uncaught exception.
    fn finish(&mut self, result: Result<Obj, Exception>, source: &[u8], filename: &str) -> Outcome {
        let error = match result {
            Ok(_) => return Outcome::Exit(0),
            Err(error) => error,
        };
        let instance = self.vm.instance_of(error);
        if instance.is_a(exceptions::SYSTEM_EXIT) && !self.inspect {
            return Outcome::Exit(self.exit_status(&instance));
        }
        let interrupted = instance.is_a(exceptions::KEYBOARD_INTERRUPT);
        let program = sys::Program {
            name: filename,
            source,
        };
        match sys::print_uncaught(&mut self.vm, instance.borrow(), Some(program)) {
            Ok(()) if interrupted => Outcome::Interrupted,
            Ok(()) => Outcome::Uncaught,
            Err(exit) => {
                let exit = self.vm.instance_of(exit);
                Outcome::Exit(self.exit_status(&exit))
            }
        }
    }

    /// The status of a `SystemExit`: its code, or 1 for a message, which is printed.
    fn exit_status(&mut self, instance: &Obj) -> i32 {
        let vm = &mut self.vm;
        let code = vm
            .intern("code")
            .and_then(|name| taipan_objects::object::lookup_attr(vm, instance.borrow(), name.borrow()));
        let code = match code {
            Ok(Some(code)) => code,
            _ => instance.clone(),
        };
        if code.is_none() {
            return 0;
        }
        if code.is_a(taipan_objects::int::INT) {
            let status = taipan_objects::int::value(code.borrow()).and_then(|status| status.to_i64());
            return status.map_or(-1, |status| status as i32);
        }
        if let Ok(text) = taipan_objects::object::str(vm, code.borrow()) {
            let line = alloc::format!("{}\n", DisplayStr(text.borrow()));
            taipan_vm::sys::write_stderr(vm, &line);
        }
        1
    }

    /// The namespace of `__main__`.
    pub fn globals(&mut self) -> Option<Ref<Dict>> {
        let module = self.main_module().ok()?;
        module::dict(module.borrow())
    }
}
