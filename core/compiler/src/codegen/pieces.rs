//! Modules, statement by statement: what of a code object outlives the tree and the symbol table of each statement.

use alloc::boxed::Box;
use alloc::vec::Vec;

use taipan_bytecode::ConstRef;
use taipan_bytecode::packed::{Compiled, Packer};
use taipan_syntax::Arena;
use taipan_syntax::ast::{Mod, Stmt};
use taipan_syntax::error::{Error, Warning};
use taipan_unicode::Wtf8;

use super::Compiler;
use super::unit::{ScopeKind, Unassembled, Unit};
use crate::const_cache::ConstCache;
use crate::errors::Failure;
use crate::future::FutureFeatures;
use crate::name_map::{NameSet, hash};
use crate::options::{DEFAULT_RECURSION_LIMIT, Options};
use crate::symtable::{
    self, DEF_ANNOT, DEF_COMP_CELL, DEF_GLOBAL, DEF_IMPORT, DEF_NONLOCAL, NameScope, SCOPE_OFFSET, Symbol,
    SymbolTable, names,
};

/// Answers whether a name may have been added; it is in doubt about few of those that were not.
#[derive(Clone, Copy, Default)]
pub(crate) struct NameFilter([u32; 32]);

impl NameFilter {
    fn place(name: &Wtf8) -> (usize, u32) {
        let hash = hash(name);
        ((hash >> 5 & 31) as usize, 1 << (hash & 31))
    }

    /// Adds a name.
    pub(crate) fn add(&mut self, name: &Wtf8) {
        let (word, bit) = NameFilter::place(name);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether the name may have been added.
    pub(crate) fn may_have(&self, name: &Wtf8) -> bool {
        let (word, bit) = NameFilter::place(name);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// A code object that is assembled when the tree of its statement is gone.
pub(super) struct Waiting {
    /// What stands for it among the module's constants.
    pub(super) place: ConstRef,
    pub(super) unassembled: Unassembled,
}

/// The longer-lived copies of a module's names.
#[derive(Default)]
pub(super) struct Kept<'n> {
    pub(super) names: Vec<&'n Wtf8>,
    pub(super) varnames: Vec<&'n Wtf8>,
    pub(super) fast_hidden: Vec<&'n Wtf8>,
}

/// A module of which some statements are compiled.
pub(crate) struct Pieces<'n, 'o> {
    /// Where the names live that the module's code object has.
    arena: &'n Arena,
    kept: Kept<'n>,
    unit: Box<Unit<'n>>,
    cache: ConstCache,
    filename: ConstRef,
    options: &'o Options<'o>,
    /// The names that the module has imported so far.
    imported: NameSet<'n>,
    not_imported: Box<NameFilter>,
    waiting: Option<Box<Waiting>>,
    /// A statement has been compiled.
    begun: bool,
}

impl<'n, 'o> Pieces<'n, 'o> {
    /// Begins a module without future statements.
    ///
    /// Raises `MemoryError`.
    #[inline(never)]
    pub(crate) fn new(arena: &'n Arena, options: &'o Options<'o>) -> Result<Box<Self>, Failure> {
        let mut cache = ConstCache::new();
        let filename = cache.name(options.filename)?;
        cache.packer = Some(Packer::new(filename.clone()));
        let table = empty_table(arena)?;
        let unit = Unit::new(&table, table.top(), names::module_name(), ScopeKind::Module, 1);
        Ok(Box::new(Pieces {
            arena,
            kept: Kept::default(),
            unit: Box::new(unit),
            cache,
            filename,
            options,
            imported: NameSet::new(),
            not_imported: Box::default(),
            waiting: None,
            begun: false,
        }))
    }

    /// Whether statements with this symbol table can be compiled without those that follow, and without compiling those before again.
    fn fits(&self, table: &SymbolTable<'_>) -> bool {
        let top = table.scope(table.top());
        let fits = |name: &Wtf8, symbol: Symbol| {
            // These say something of the name wherever it is used in the module.
            let flags = DEF_NONLOCAL | DEF_ANNOT | DEF_COMP_CELL;
            let shared = matches!(symbol.scope(), Some(NameScope::Free | NameScope::Cell));
            // What was compiled as a call of a method is one of a module's function.
            let too_late = symbol.has(DEF_IMPORT) && self.not_imported.may_have(name);
            let imported = symbol.has(DEF_IMPORT) || self.imported.contains(name);
            let both = symbol.has(DEF_GLOBAL) && imported;
            !(symbol.has(flags) || shared || too_late || both || name == names::super_())
        };
        let mut symbols = top.symbols.iter();
        !top.annotations_used
            && !top.has_conditional_annotations
            && symbols.all(|(name, symbol)| fits(name, *symbol))
    }

    /// Compiles the next statements, which live in `arena` and have the symbol table `table`, up to what [`assemble`](Self::assemble)
    /// does. Gives nothing if that can't be done without the statements that follow.
    ///
    /// Raises `SyntaxError`, `RecursionError`, `MemoryError`.
    #[inline(never)]
    pub(crate) fn add<'a>(
        mut self: Box<Self>,
        body: &'a [&'a Stmt<'a>],
        arena: &'a Arena,
        mut table: SymbolTable<'a>,
        warnings: &mut Vec<Warning>,
    ) -> Result<Option<Box<Self>>, Failure>
    where
        'n: 'a,
    {
        if !self.fits(&table) {
            return Ok(None);
        }
        let top = table.top();
        for (name, symbol) in table.scope(top).symbols.iter() {
            if symbol.has(DEF_IMPORT) && !self.imported.contains(name) {
                self.imported.make_room()?;
                self.imported.add(self.arena.intern(name));
            }
        }
        let symbols = &mut table.scope_mut(top).symbols;
        for name in self.imported.names() {
            // An inlined comprehension sees whether its name lives where the module's does.
            let known = symbols
                .get(name)
                .map_or(0, |symbol| symbol.0 & ((1 << SCOPE_OFFSET) - 1));
            let local = (NameScope::Local as u32) << SCOPE_OFFSET;
            symbols.make_room()?;
            symbols.insert(name, Symbol(known | local | DEF_IMPORT));
        }
        let unit: Box<Unit<'a>> = self.unit;
        let mut compiler = Compiler::new(
            unit,
            arena,
            table,
            self.cache,
            self.filename,
            self.options,
            warnings,
        );
        compiler.not_imported = self.not_imported;
        if self.begun {
            compiler.stmts(body)?;
        } else {
            compiler.begin_module()?;
            compiler.module_body(body, false)?;
        }
        (self.cache, self.filename) = (compiler.cache, compiler.filename);
        self.not_imported = compiler.not_imported;
        self.waiting = compiler.waiting;
        self.unit = compiler.unit.keep(self.arena, &mut self.kept)?;
        self.cache.forget_packed();
        self.begun = true;
        Ok(Some(self))
    }

    /// Does what remains to be done when the last statements' tree is gone.
    ///
    /// Raises `MemoryError`.
    #[inline(never)]
    pub(crate) fn assemble(&mut self) -> Result<(), Failure> {
        if let Some(waiting) = self.waiting.take() {
            let Waiting { place, unassembled } = *waiting;
            let code = unassembled.assemble(&self.filename, &mut self.cache)?;
            self.unit.consts.replace(&place, self.cache.code(code)?);
            self.cache.forget_packed();
        }
        Ok(())
    }

    /// Ends the module.
    ///
    /// Raises `MemoryError`.
    #[inline(never)]
    pub(crate) fn finish(self: Box<Self>) -> Result<Compiled, Failure> {
        let table = empty_table(self.arena)?;
        let mut warnings = Vec::new();
        let mut compiler = Compiler::new(
            self.unit,
            self.arena,
            table,
            self.cache,
            self.filename,
            self.options,
            &mut warnings,
        );
        if !self.begun {
            compiler.begin_module()?;
        }
        let code = compiler.finish_module(true)?;
        let packer = compiler.cache.packer;
        Ok(Compiled { code, packer })
    }
}

/// The symbol table of a module without statements.
fn empty_table(arena: &Arena) -> Result<SymbolTable<'_>, Error> {
    let module = Mod::Module {
        body: &[],
        type_ignores: &[],
    };
    symtable::build(
        &module,
        arena,
        &FutureFeatures::default(),
        DEFAULT_RECURSION_LIMIT,
    )
}
