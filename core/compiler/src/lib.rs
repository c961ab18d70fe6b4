//! From an AST to a code object: a pure function.
//!
//! The passes, in their order: `future` reads the future statements, `preprocess` settles what must be settled in the tree,
//! [`symtable`] finds out where each name lives, `codegen` emits a sequence of instructions
//! ([`instruction_sequence`]) for each code object, [`flowgraph`] optimizes it, and `assemble` makes the code object.
//! `piecewise` does all of this with one statement of a module after the other. [`const_cache`] says which constants are one object, `unparse` writes annotations as text, `const_repr` constants.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod assemble;
mod codegen;
pub mod const_cache;
mod const_repr;
mod errors;
pub mod flowgraph;
pub mod future;
mod hash;
pub mod instruction_sequence;
pub mod name_map;
pub mod options;
mod piecewise;
mod preprocess;
pub mod symtable;
mod unparse;

use alloc::boxed::Box;
use alloc::vec::Vec;

use taipan_bytecode::Code;
use taipan_syntax::Arena;
use taipan_syntax::ast::Mod;
use taipan_syntax::error::{Error, Warning};

pub use future::FutureFeatures;
pub use options::Options;
pub use piecewise::compile_source;

/// The tree as a program is given it: without docstrings under `-OO`; and, if it is to `fold` (`ast.PyCF_OPTIMIZED_AST`), as
/// it is compiled, with all settled that does not depend on scopes.
///
/// What goes in and what is raised is as for [`compile()`]; future statements are checked, warnings are not given.
pub fn preprocess<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    options: &Options<'_>,
    fold: bool,
) -> Result<Mod<'a>, Error> {
    if !fold && options.optimize < 2 {
        FutureFeatures::from_ast(module)?;
        return Ok(*module);
    }
    Ok(settle(module, arena, options, fold, &mut Vec::new())?.0)
}

fn settle<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    options: &Options<'_>,
    fold: bool,
    warnings: &mut Vec<Warning>,
) -> Result<(Mod<'a>, FutureFeatures), Error> {
    let mut future = FutureFeatures::from_ast(module)?;
    future.features |= options.flags;
    let limit = options.recursion_limit;
    let module = preprocess::preprocess(
        module,
        arena,
        options.optimize,
        future.features,
        limit,
        fold,
        warnings,
    )?;
    Ok((module, future))
}

/// Compiles a module, an interactive statement or an expression.
///
/// `module` lives in `arena`, which also gets what the passes add to the tree. Warnings are appended to `warnings` in the order in
/// which CPython issues them. The code object equals the one that CPython 3.14's `compile` makes of the same tree, file name and options.
///
/// Raises `SyntaxError` (without `text`: only the caller may have the file), `RecursionError` for a tree that is nested
/// deeper than [`Options::recursion_limit`], and `MemoryError`.
pub fn compile<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Box<Code>, Error> {
    let (module, future) = settle(module, arena, options, true, warnings)?;
    let limit = options.recursion_limit;
    let table = symtable::build(&module, arena, &future, limit)?;
    let code = codegen::compile_module(&module, arena, table, &future, options, warnings)?;
    // A name or text that found no room in the arena is not what the source has.
    arena.reserve()?;
    Ok(code)
}
