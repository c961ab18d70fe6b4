//! From source to a code object, with one statement's tree and symbol table in memory at a time where that can be done.
//!
//! A function or class is compiled the same whatever the rest of the module is, but for a few questions that its code asks the
//! module's scope, and the module's own code asks few. Where an answer comes too late, and after any error, the module is compiled
//! as a whole: so what comes of it, errors and the order of warnings included, is always what [`compile`] makes.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use taipan_bytecode::packed::Compiled;
use taipan_syntax::Arena;
use taipan_syntax::ast::{ImportFrom, Mod, Stmt, StmtKind};
use taipan_syntax::error::{Error, Warning};
use taipan_syntax::grow::headroom;
use taipan_syntax::parser::{Mode, ParserFlags, Statements, parse};
use taipan_syntax::tokenizer::Tokenizer;
use taipan_unicode::Wtf8Buf;

use crate::codegen::{NameFilter, Pieces};
use crate::compile;
use crate::errors::Failure;
use crate::future::FutureFeatures;
use crate::options::{Options, PYCF_ALLOW_TOP_LEVEL_AWAIT};
use crate::preprocess::preprocess;
use crate::symtable::{self, DEF_GLOBAL};

/// Compiles what `tokenizer` gives; it is called for a second one if the module has to be compiled again.
///
/// Raises what [`parse`] and [`compile()`] raise; warnings are appended to `warnings` as they append them.
pub fn compile_source<'t>(
    tokenizer: impl Fn() -> Result<Tokenizer<'t>, Error>,
    mode: Mode,
    flags: ParserFlags<'_>,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Compiled, Error> {
    // Where the docstring is dropped, it matters what follows it.
    let piecewise =
        options.piecewise && options.optimize < 2 && options.flags & PYCF_ALLOW_TOP_LEVEL_AWAIT == 0;
    if piecewise && mode == Mode::File {
        let mut globals = Vec::new();
        // A second time where names turned out to be declared global that had been used before.
        for _ in 0..2 {
            let known = globals.len();
            let names = Arena::new();
            let mut issued = Issued::default();
            let made = statements(
                &names,
                &mut tokenizer()?,
                flags,
                options,
                &mut issued,
                &mut globals,
            );
            match made.map_err(Error::from) {
                Ok(Some(code)) => {
                    for list in [issued.parser, issued.tree, issued.code] {
                        warnings.try_reserve(list.len()).map_err(|_| Error::Memory)?;
                        warnings.extend(list);
                    }
                    return Ok(code);
                }
                Err(Error::Memory) => return Err(Error::Memory),
                Ok(None) if globals.len() > known => {}
                Ok(None) | Err(_) => break,
            }
        }
    }
    whole(tokenizer, mode, flags, options, warnings)
}

/// Compiles the module as a whole.
#[inline(never)]
fn whole<'t>(
    tokenizer: impl FnOnce() -> Result<Tokenizer<'t>, Error>,
    mode: Mode,
    flags: ParserFlags<'_>,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Compiled, Error> {
    let arena = Arena::new();
    // What the tokenizer has of the source is not needed to compile the tree.
    let module = parse(&arena, &mut tokenizer()?, mode, flags, warnings)?;
    Ok(compile(&module, &arena, options, warnings)?.into())
}

/// The warnings, by the passes that issue them: each pass goes through the whole module before the next one.
#[derive(Default)]
struct Issued {
    parser: Vec<Warning>,
    tree: Vec<Warning>,
    code: Vec<Warning>,
}

/// Compiles statement by statement; gives nothing if that can't be done. `globals` are names that functions declare global (or that
/// comprehensions assign to): it may be done with those that it has then, but not with those that it was given.
///
/// Raises `MemoryError`, or anything for a module that is not valid.
#[inline(never)]
fn statements(
    names: &Arena,
    tokenizer: &mut Tokenizer<'_>,
    flags: ParserFlags<'_>,
    options: &Options<'_>,
    issued: &mut Issued,
    globals: &mut Vec<Wtf8Buf>,
) -> Result<Option<Compiled>, Failure> {
    let mut pieces = Pieces::new(names, options)?;
    let mut statements = Statements::new(tokenizer, flags);
    let mut first = true;
    let mut used = NameFilter::default();
    let mut too_late = false;
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
            true,
            &mut issued.tree,
        )?;
        let future = FutureFeatures {
            features: options.flags,
            location: None,
        };
        let Some(table) = symtable::build_piece(&module, &arena, &future, limit, globals)? else {
            return Ok(None);
        };
        for (name, symbol) in table.scope(table.top()).symbols.iter() {
            if symbol.has(DEF_GLOBAL) && !globals.iter().any(|known| **known == *name) {
                headroom(name.len())?;
                globals.try_reserve(1).map_err(|_| Error::Memory)?;
                globals.push(name.to_owned());
                too_late |= used.may_have(name);
            }
        }
        for (name, _) in table.scope(table.top()).symbols.iter() {
            used.add(name);
        }
        // What else is declared global is of interest still.
        if too_late {
            continue;
        }
        let (Mod::Module { body, .. } | Mod::Interactive { body }) = module else {
            return Ok(None);
        };
        pieces = match pieces.add(body, &arena, table, &mut issued.code)? {
            Some(pieces) => pieces,
            None => return Ok(None),
        };
        arena.reserve()?;
        drop(arena);
        pieces.assemble()?;
    }
    if too_late {
        return Ok(None);
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
