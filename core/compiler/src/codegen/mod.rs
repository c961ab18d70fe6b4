//! Code generation: from the AST to an instruction sequence for each code object.
//!
//! | file | what it compiles |
//! |---|---|
//! | `unit` | the state of one code object: names, constants, frame blocks; entering and leaving scopes |
//! | `emit` | adding instructions, constants and names |
//! | `consts` | constants of the tree as constants of code objects |
//! | `statement` | statements by kind; the short ones |
//! | `control` | `if`, loops, `return`, `break`, `continue`, and how they leave what they are in |
//! | `exceptions` | `try`, `except*`, `finally` |
//! | `with_block` | `with` |
//! | `imports` | `import` |
//! | `assignment` | augmented and annotated assignment, subscripts, slices, unpacking |
//! | `function` | functions, lambdas, defaults, closures, decorators |
//! | `class` | classes and type aliases |
//! | `annotations` | annotations (PEP 649) and type parameters (PEP 695) |
//! | `expression` | expressions by kind; operators, comparisons, conditions |
//! | `name` | loading, storing and deleting names |
//! | `display` | lists, tuples, sets, dicts |
//! | `call` | calls, method calls, `super()` |
//! | `comprehension` | comprehensions and generator expressions (PEP 709) |
//! | `strings` | f-strings and template strings (PEP 750) |
//! | `patterns` | `match` |
//! | `pieces` | modules, statement by statement |
//! | `checks` | `SyntaxWarning`s for what can hardly be meant |
//! | `docstring` | docstrings without their indentation |
//!
//! What is emitted equals what CPython 3.14 emits at this stage, instruction by instruction: passes that come later depend on it.

mod annotations;
mod assignment;
mod call;
mod checks;
mod class;
mod comprehension;
mod consts;
mod control;
mod display;
mod docstring;
mod emit;
mod exceptions;
mod expression;
mod function;
mod imports;
mod name;
mod patterns;
mod pieces;
mod statement;
mod strings;
mod unit;
mod with_block;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_bytecode::{AnyOpcode as Op, Code, ConstRef, Interned};
use taipan_syntax::Arena;
use taipan_syntax::ast::{Mod, Stmt};
use taipan_syntax::error::{Error, Warning};

use crate::const_cache::ConstCache;
use crate::errors::{Depth, Failure};
use crate::future::FutureFeatures;
use crate::instruction_sequence::Location as Loc;
use crate::options::Options;
use crate::symtable::{SymbolTable, names};
use emit::loc;
pub(crate) use pieces::{NameFilter, Pieces};
use unit::{ScopeKind, Unit};

/// A run of instructions that could use more stack than this is emitted so that it builds its result piece by piece.
const STACK_USE_GUIDELINE: usize = 30;

/// The state of one compilation.
pub(crate) struct Compiler<'a, 'o> {
    arena: &'a Arena,
    table: SymbolTable<'a>,
    /// Future features and compiler flags.
    features: u32,
    optimize: u8,
    interned: Option<&'o dyn Interned>,
    filename: ConstRef,
    cache: ConstCache,
    interactive: bool,
    /// The code object that is being made.
    unit: Box<Unit<'a>>,
    /// Those around it, the innermost last.
    #[expect(clippy::vec_box, reason = "units move in and out of `unit`, and are large")]
    outer: Vec<Box<Unit<'a>>>,
    /// What is assembled when the tree is gone.
    waiting: Option<Box<pieces::Waiting>>,
    /// Above zero in code that is emitted a second time, so that warnings come once.
    disable_warning: u32,
    warnings: &'o mut Vec<Warning>,
    depth: Depth,
    /// The names that were found not to be imported by the module.
    not_imported: Box<pieces::NameFilter>,
}

/// Compiles a module whose symbol table is `table`.
///
/// Raises `SyntaxError`, `RecursionError`, `MemoryError`.
pub(crate) fn compile_module<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    table: SymbolTable<'a>,
    future: &FutureFeatures,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Box<Code>, Failure> {
    let mut cache = ConstCache::new();
    let filename = cache.name(options.filename)?;
    let unit = Unit::new(&table, table.top(), names::module_name(), ScopeKind::Module, 1);
    let mut compiler = Compiler::new(Box::new(unit), arena, table, cache, filename, options, warnings);
    compiler.features = future.features;
    compiler.begin_module()?;
    let mut add_none = true;
    match *module {
        Mod::Module { body, .. } => compiler.module_body(body, false)?,
        Mod::Interactive { body } => {
            compiler.interactive = true;
            compiler.module_body(body, true)?;
        }
        Mod::Expression { body } => {
            compiler.expr(body)?;
            add_none = false;
        }
        Mod::FunctionType { .. } => {
            return Err(Error::System(String::from("module kind 4 should not be possible")).into());
        }
    }
    compiler.finish_module(add_none)
}

impl<'a, 'o> Compiler<'a, 'o> {
    fn new(
        unit: Box<Unit<'a>>,
        arena: &'a Arena,
        table: SymbolTable<'a>,
        cache: ConstCache,
        filename: ConstRef,
        options: &Options<'o>,
        warnings: &'o mut Vec<Warning>,
    ) -> Self {
        Compiler {
            arena,
            table,
            features: options.flags,
            optimize: options.optimize,
            interned: options.interned,
            filename,
            cache,
            interactive: false,
            unit,
            outer: Vec::new(),
            waiting: None,
            disable_warning: 0,
            warnings,
            depth: Depth::new(options.recursion_limit),
            not_imported: Box::default(),
        }
    }

    fn begin_module(&mut self) -> Result<(), Failure> {
        let start = Loc::new(0, 1, 0, 0);
        self.op_i(start, Op::RESUME, taipan_bytecode::operand::resume::AT_FUNC_START)?;
        self.op(start, Op::ANNOTATIONS_PLACEHOLDER)
    }

    fn module_body(&mut self, body: &'a [&'a Stmt<'a>], is_interactive: bool) -> Result<(), Failure> {
        let start = body
            .first()
            .map_or(Loc::new(1, 1, 0, 0), |first| loc(first.location));
        if self.scope().has_conditional_annotations {
            self.op_i(start, Op::BUILD_SET, 0)?;
            let index = self.unit.name_index(names::conditional_annotations());
            self.op_i(start, Op::STORE_NAME, index)?;
        }
        self.body(start, body, is_interactive)
    }
}
