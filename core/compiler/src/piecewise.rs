//! From source to a code object, with one statement's tree and symbol table in memory at a time where that can be done.
//!
//! A function or class is compiled the same whatever the rest of the module is, but for a few questions that its code asks the
//! module's scope, and the module's own code asks few. Where an answer comes too late, and after any error, the module is compiled
//! as a whole: so what comes of it, errors and the order of warnings included, is always what [`compile`] makes.

use alloc::boxed::Box;
use alloc::vec::Vec;

use taipan_bytecode::Code;
use taipan_syntax::Arena;
use taipan_syntax::ast::{ImportFrom, Mod, Stmt, StmtKind};
use taipan_syntax::error::{Error, Warning};
use taipan_syntax::parser::{Mode, ParserFlags, Statements, parse};
use taipan_syntax::tokenizer::Tokenizer;

use crate::codegen::Pieces;
use crate::compile;
use crate::errors::Failure;
use crate::future::FutureFeatures;
use crate::options::{Options, PYCF_ALLOW_TOP_LEVEL_AWAIT};
use crate::preprocess::preprocess;
use crate::symtable;

/// Compiles what `tokenizer` gives; it is called for a second one if the module has to be compiled again.
///
/// Raises what [`parse`] and [`compile()`] raise; warnings are appended to `warnings` as they append them.
pub fn compile_source<'t>(
    tokenizer: impl Fn() -> Result<Tokenizer<'t>, Error>,
    mode: Mode,
    flags: ParserFlags<'_>,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Code, Error> {
    // Where the docstring is dropped, it matters what follows it.
    let piecewise =
        options.piecewise && options.optimize < 2 && options.flags & PYCF_ALLOW_TOP_LEVEL_AWAIT == 0;
    if piecewise && mode == Mode::File {
        let names = Arena::new();
        let mut issued = Issued::default();
        match statements(&names, &mut tokenizer()?, flags, options, &mut issued).map_err(Error::from) {
            Ok(Some(code)) => {
                for list in [issued.parser, issued.tree, issued.code] {
                    warnings.try_reserve(list.len()).map_err(|_| Error::Memory)?;
                    warnings.extend(list);
                }
                return Ok(*code);
            }
            Err(Error::Memory) => return Err(Error::Memory),
            Ok(None) | Err(_) => {}
        }
    }
    whole(tokenizer, mode, flags, options, warnings)
}

/// Compiles the module as a whole.
#[inline(never)]
fn whole<'t>(
    tokenizer: impl Fn() -> Result<Tokenizer<'t>, Error>,
    mode: Mode,
    flags: ParserFlags<'_>,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Code, Error> {
    let arena = Arena::new();
    // What the tokenizer has of the source is not needed to compile the tree.
    let module = parse(&arena, &mut tokenizer()?, mode, flags, warnings)?;
    compile(&module, &arena, options, warnings)
}

/// The warnings, by the passes that issue them: each pass goes through the whole module before the next one.
#[derive(Default)]
struct Issued {
    parser: Vec<Warning>,
    tree: Vec<Warning>,
    code: Vec<Warning>,
}

/// Compiles statement by statement; gives nothing if that can't be done.
///
/// Raises `MemoryError`, or anything for a module that is not valid.
#[inline(never)]
fn statements(
    names: &Arena,
    tokenizer: &mut Tokenizer<'_>,
    flags: ParserFlags<'_>,
    options: &Options<'_>,
    issued: &mut Issued,
) -> Result<Option<Box<Code>>, Failure> {
    let mut pieces = Pieces::new(names, options)?;
    let mut statements = Statements::new(tokenizer, flags);
    let mut first = true;
    loop {
        let arena = Arena::new();
        let Some(body) = statements.next(&arena, &mut issued.parser)? else {
            break;
        };
        if body.iter().any(|statement| is_future_import(statement)) {
            return Ok(None);
        }
        // Only the first statement can be a docstring.
        let module = if first {
            Mod::Module {
                body,
                type_ignores: &[],
            }
        } else {
            Mod::Interactive { body }
        };
        first = false;
        let limit = options.recursion_limit;
        let module = preprocess(
            &module,
            &arena,
            options.optimize,
            options.flags,
            limit,
            &mut issued.tree,
        )?;
        let future = FutureFeatures {
            features: options.flags,
            location: None,
        };
        let table = symtable::build(&module, &arena, &future, limit)?;
        let (Mod::Module { body, .. } | Mod::Interactive { body }) = module else {
            return Ok(None);
        };
        pieces = match pieces.add(body, &arena, table, &mut issued.code)? {
            Some(pieces) => pieces,
            None => return Ok(None),
        };
        arena.reserve()?;
    }
    issued.parser.extend(tokenizer.take_warnings());
    let code = pieces.finish()?;
    names.reserve()?;
    Ok(Some(code))
}

fn is_future_import(statement: &Stmt<'_>) -> bool {
    match statement.kind {
        StmtKind::ImportFrom(&ImportFrom {
            module: Some(module), ..
        }) => module == "__future__",
        _ => false,
    }
}
