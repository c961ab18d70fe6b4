//! The state of one code object that is being made, and entering and leaving scopes.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::{AnyOpcode as Op, Code, ConstRef, co_flags};
use taipan_syntax::Arena;
use taipan_syntax::ast::{Constant, Identifier, Stmt};
use taipan_syntax::error::Error;
use taipan_syntax::grow::push;
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Compiler;
use super::pieces::Kept;
use crate::const_cache::{ConstCache, ConstList};
use crate::flowgraph::{self, CodeUnitInfo};
use crate::instruction_sequence::{InstructionSequence, Label, Location as Loc};
use crate::name_map::{NameMap, NameSet};
use crate::options::PYCF_MASK;
use crate::symtable::{
    DEF_COMP_CELL, DEF_FREE_CLASS, NameScope, ScopeId, Symbol, SymbolTable, mangle, names,
};

/// How many blocks may be nested statically in one code object.
const MAX_BLOCKS: usize = 21;

/// What kind of code object it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    Annotations,
}

/// How many parameters a code object has.
#[derive(Clone, Copy, Default)]
pub(super) struct ArgCounts {
    pub(super) argcount: u32,
    pub(super) posonlyargcount: u32,
    pub(super) kwonlyargcount: u32,
}

/// Something that statements which jump out have to leave properly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FBlockKind {
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry,
    FinallyEnd,
    With,
    AsyncWith,
    HandlerCleanup,
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    InlinedComprehension,
    StopIteration,
}

/// What leaving a block needs besides.
#[derive(Clone, Copy)]
pub(super) enum FBlockData<'a> {
    None,
    /// The statements of a `finally` clause.
    FinalBody(&'a [&'a Stmt<'a>]),
    /// The name of an `except … as name` clause.
    Name(Identifier<'a>),
}

/// A frame block: an entry of the stack of what the current statement is in.
#[derive(Clone, Copy)]
pub(super) struct FBlock<'a> {
    pub(super) kind: FBlockKind,
    pub(super) block: Option<Label>,
    pub(super) exit: Option<Label>,
    pub(super) location: Loc,
    pub(super) data: FBlockData<'a>,
}

/// The state of one code object.
pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    pub(super) kind: ScopeKind,
    /// The innermost class, for the mangling of private names.
    pub(super) private: Option<Identifier<'a>>,
    pub(super) name: Identifier<'a>,
    pub(super) qualname: &'a Wtf8,
    pub(super) sequence: InstructionSequence,
    /// The sequence proper, while the code of annotations is emitted.
    stashed: Option<InstructionSequence>,
    pub(super) fblocks: Vec<FBlock<'a>>,
    pub(super) consts: ConstList,
    names: NameMap<'a, u32>,
    pub(super) varnames: NameMap<'a, u32>,
    pub(super) cellvars: NameMap<'a, u32>,
    pub(super) freevars: NameMap<'a, u32>,
    /// Variables of inlined comprehensions in a scope without fast locals, and whether such a comprehension is being emitted.
    pub(super) fast_hidden: NameMap<'a, bool>,
    pub(super) args: ArgCounts,
    pub(super) firstlineno: i32,
    pub(super) in_inlined_comprehension: u32,
    pub(super) in_conditional_block: u32,
    /// Annotations to be evaluated on demand, with their numbers where control flow decides whether they exist.
    pub(super) deferred_annotations: Vec<(&'a Stmt<'a>, Option<u32>)>,
    pub(super) next_conditional_annotation: u32,
    /// Attributes that methods of this class assign to `self`.
    pub(super) static_attributes: NameSet<'a>,
}

/// A code object of which the instructions are known. What remains to be done needs neither tree nor symbol table.
pub(super) struct Unassembled {
    sequence: InstructionSequence,
    info: CodeUnitInfo,
    nparams: usize,
    flags: u32,
}

impl Unassembled {
    /// The code object.
    ///
    /// Raises `MemoryError`, and what [`flowgraph::optimize_and_assemble`] raises.
    pub(super) fn assemble(self, filename: &ConstRef, cache: &mut ConstCache) -> Result<Box<Code>, Failure> {
        Ok(Box::new(flowgraph::optimize_and_assemble(
            self.sequence,
            self.info,
            self.nparams,
            self.flags,
            filename,
            cache,
        )?))
    }
}

/// The index of `name` in a table of names; it is added unless it is there.
pub(super) fn index_in<'a>(map: &mut NameMap<'a, u32>, name: Identifier<'a>) -> u32 {
    let next = map.len() as u32;
    let at = map.position_or_add(name, next);
    map.at(at).map_or(next, |(_, &index)| index)
}

/// The names of a scope that `wanted` picks, sorted, with indexes from `first` on.
fn sorted_names<'a>(
    symbols: &NameMap<'a, Symbol>,
    first: usize,
    wanted: impl Fn(Symbol) -> bool,
) -> NameMap<'a, u32> {
    let mut picked: Vec<Identifier<'a>> = symbols
        .iter()
        .filter(|(_, symbol)| wanted(**symbol))
        .map(|(name, _)| name)
        .collect();
    // Code points in order are bytes in order.
    taipan_unicode::sort::sort_by(&mut picked, |left, right| left.as_bytes() < right.as_bytes());
    let mut map = NameMap::new();
    for (position, name) in picked.into_iter().enumerate() {
        map.insert(name, (first + position) as u32);
    }
    map
}

impl<'a> Unit<'a> {
    pub(super) fn new(
        table: &SymbolTable<'a>,
        id: ScopeId,
        name: Identifier<'a>,
        kind: ScopeKind,
        firstlineno: i32,
    ) -> Unit<'a> {
        let scope = table.scope(id);
        let mut varnames = NameMap::new();
        for &name in &scope.varnames {
            index_in(&mut varnames, name);
        }
        let mut cellvars = sorted_names(&scope.symbols, 0, |symbol| {
            symbol.scope() == Some(NameScope::Cell) || symbol.has(DEF_COMP_CELL)
        });
        if scope.needs_class_closure {
            index_in(&mut cellvars, names::class());
        }
        if scope.needs_classdict {
            index_in(&mut cellvars, names::classdict());
        }
        if scope.has_conditional_annotations {
            index_in(&mut cellvars, names::conditional_annotations());
        }
        let freevars = sorted_names(&scope.symbols, cellvars.len(), |symbol| {
            symbol.scope() == Some(NameScope::Free) || symbol.has(DEF_FREE_CLASS)
        });
        Unit {
            scope: id,
            kind,
            private: None,
            name,
            qualname: name,
            sequence: InstructionSequence::new(),
            stashed: None,
            fblocks: Vec::new(),
            consts: ConstList::new(),
            names: NameMap::new(),
            varnames,
            cellvars,
            freevars,
            fast_hidden: NameMap::new(),
            args: ArgCounts::default(),
            firstlineno,
            in_inlined_comprehension: 0,
            in_conditional_block: 0,
            deferred_annotations: Vec::new(),
            next_conditional_annotation: 0,
            static_attributes: NameSet::new(),
        }
    }

    /// A module's unit, between two statements, with names that live in `arena`; `kept` has those that did so before.
    ///
    /// Raises `MemoryError`.
    #[inline(never)]
    pub(super) fn keep<'k>(
        self: Box<Self>,
        arena: &'k Arena,
        kept: &mut Kept<'k>,
    ) -> Result<Box<Unit<'k>>, Error> {
        let intern = |name: &Wtf8| arena.intern(name);
        Ok(Box::new(Unit {
            scope: self.scope,
            kind: self.kind,
            private: None,
            name: names::module_name(),
            qualname: names::module_name(),
            sequence: self.sequence,
            stashed: None,
            fblocks: Vec::new(),
            consts: self.consts,
            names: self.names.keep(&mut kept.names, intern)?,
            varnames: self.varnames.keep(&mut kept.varnames, intern)?,
            cellvars: NameMap::new(),
            freevars: NameMap::new(),
            fast_hidden: self.fast_hidden.keep(&mut kept.fast_hidden, intern)?,
            args: self.args,
            firstlineno: self.firstlineno,
            in_inlined_comprehension: 0,
            in_conditional_block: 0,
            deferred_annotations: Vec::new(),
            next_conditional_annotation: 0,
            static_attributes: NameSet::new(),
        }))
    }

    /// Makes room for the names of one more instruction.
    ///
    /// Raises `MemoryError`.
    pub(super) fn make_room(&mut self) -> Result<(), Error> {
        self.names.make_room()?;
        self.varnames.make_room()?;
        self.cellvars.make_room()?;
        self.freevars.make_room()
    }

    /// The index of `name` in `co_names`.
    pub(super) fn name_index(&mut self, name: Identifier<'a>) -> u32 {
        index_in(&mut self.names, name)
    }
}

impl<'a> Compiler<'a, '_> {
    /// Begins a code object inside the current one, for the scope that has the key `key`.
    pub(super) fn enter_scope(
        &mut self,
        name: Identifier<'a>,
        kind: ScopeKind,
        key: usize,
        lineno: i32,
        private: Option<Identifier<'a>>,
        args: ArgCounts,
    ) -> Result<(), Failure> {
        self.depth.enter_scope()?;
        let Some(id) = self.table.lookup(key) else {
            return Err(Error::System("unknown symbol table entry".into()).into());
        };
        let mut unit = Box::new(Unit::new(&self.table, id, name, kind, lineno));
        unit.args = args;
        unit.private = private.or(self.unit.private);
        self.outer.try_reserve(1).map_err(|_| Error::Memory)?;
        let outer = core::mem::replace(&mut self.unit, unit);
        self.outer.push(outer);
        self.unit.qualname = self.qualified_name();
        self.op_i(Loc::new(lineno, lineno, 0, 0), Op::RESUME, 0)
    }

    /// `__qualname__` of the code object that was just begun.
    fn qualified_name(&self) -> &'a Wtf8 {
        let name = self.unit.name;
        // Directly in the module the name is enough.
        let [_, .., _] = self.outer.as_slice() else {
            return name;
        };
        let mut parents = self.outer.iter().rev();
        let Some(mut parent) = parents.next() else {
            return name;
        };
        if parent.kind == ScopeKind::Annotations {
            // The scope of type parameters does not show.
            if self.outer.len() == 2 {
                return name;
            }
            let Some(grandparent) = parents.next() else {
                return name;
            };
            parent = grandparent;
        }
        if matches!(
            self.unit.kind,
            ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Class
        ) {
            let mangled = mangle(self.arena, parent.private, name);
            if self.table.scope(parent.scope).name_scope(mangled) == Some(NameScope::GlobalExplicit) {
                return name;
            }
        }
        let mut qualname = Wtf8Buf::with_capacity(parent.qualname.len() + name.len() + 10);
        qualname.push_wtf8(parent.qualname);
        if matches!(
            parent.kind,
            ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Lambda
        ) {
            qualname.push_str(".<locals>");
        }
        qualname.push_str(".");
        qualname.push_wtf8(name);
        self.arena.text(&qualname)
    }

    /// Ends the current code object and goes back to the one around it.
    pub(super) fn finish_scope(&mut self, add_none: bool) -> Result<Box<Code>, Failure> {
        let unit = self.leave_scope(add_none)?;
        self.assemble(unit)
    }

    /// [`finish_scope`](Self::finish_scope), but for what the tree is not needed for.
    pub(super) fn finish_scope_later(&mut self) -> Result<Unassembled, Failure> {
        let unit = self.leave_scope(true)?;
        self.unassembled(unit)
    }

    fn leave_scope(&mut self, add_none: bool) -> Result<Box<Unit<'a>>, Failure> {
        self.add_return_at_end(add_none)?;
        let Some(outer) = self.outer.pop() else {
            return Err(Error::System("no enclosing code object".to_string()).into());
        };
        self.depth.leave_scope();
        Ok(core::mem::replace(&mut self.unit, outer))
    }

    /// Ends the module's code object, and with it the compilation.
    pub(super) fn finish_module(&mut self, add_none: bool) -> Result<Box<Code>, Failure> {
        self.add_return_at_end(add_none)?;
        let empty = Unit::new(
            &self.table,
            self.table.top(),
            names::module_name(),
            ScopeKind::Module,
            1,
        );
        let unit = core::mem::replace(&mut self.unit, Box::new(empty));
        self.assemble(unit)
    }

    fn add_return_at_end(&mut self, add_none: bool) -> Result<(), Failure> {
        if add_none {
            self.load_const(Loc::NONE, Constant::None)?;
        }
        self.op(Loc::NONE, Op::RETURN_VALUE)
    }

    fn assemble(&mut self, unit: Box<Unit<'a>>) -> Result<Box<Code>, Failure> {
        let unassembled = self.unassembled(unit)?;
        unassembled.assemble(&self.filename, &mut self.cache)
    }

    #[inline(never)]
    fn unassembled(&mut self, unit: Box<Unit<'a>>) -> Result<Unassembled, Failure> {
        let unit = *unit;
        let flags = self.code_flags(unit.scope);
        let nparams = self.table.scope(unit.scope).varnames.len();
        let mut fast_hidden = Vec::new();
        for name in unit
            .fast_hidden
            .names()
            .filter(|name| unit.varnames.contains(name))
        {
            fast_hidden.push(self.cache.name(name)?);
        }
        let info = CodeUnitInfo {
            name: self.cache.name(unit.name)?,
            qualname: self.cache.name(unit.qualname)?,
            consts: unit.consts,
            names: self.name_list(&unit.names)?,
            varnames: self.name_list(&unit.varnames)?,
            cellvars: self.name_list(&unit.cellvars)?,
            freevars: self.name_list(&unit.freevars)?,
            fast_hidden,
            argcount: unit.args.argcount,
            posonlyargcount: unit.args.posonlyargcount,
            kwonlyargcount: unit.args.kwonlyargcount,
            firstlineno: unit.firstlineno,
        };
        Ok(Unassembled {
            sequence: unit.sequence,
            info,
            nparams,
            flags,
        })
    }

    fn name_list(&mut self, names: &NameMap<'a, u32>) -> Result<Vec<ConstRef>, Failure> {
        let mut list = Vec::new();
        list.try_reserve_exact(names.len()).map_err(|_| Error::Memory)?;
        for name in names.names() {
            list.push(self.cache.name(name)?);
        }
        Ok(list)
    }

    fn code_flags(&self, id: ScopeId) -> u32 {
        let scope = self.table.scope(id);
        let mut flags = self.features & PYCF_MASK;
        let mut add = |condition: bool, flag: u32| {
            if condition {
                flags |= flag;
            }
        };
        if scope.is_function_like() {
            add(true, co_flags::NEWLOCALS | co_flags::OPTIMIZED);
            add(scope.nested, co_flags::NESTED);
            add(scope.generator && !scope.coroutine, co_flags::GENERATOR);
            add(scope.generator && scope.coroutine, co_flags::ASYNC_GENERATOR);
            add(scope.varargs, co_flags::VARARGS);
            add(scope.varkeywords, co_flags::VARKEYWORDS);
            add(scope.has_docstring, co_flags::HAS_DOCSTRING);
            add(scope.method, co_flags::METHOD);
        }
        add(scope.coroutine && !scope.generator, co_flags::COROUTINE);
        flags
    }

    /// Starts a sequence of its own for code that will run before the module's.
    pub(super) fn start_annotation_setup(&mut self) {
        self.unit.stashed = Some(core::mem::take(&mut self.unit.sequence));
    }

    /// Ends what [`start_annotation_setup`](Self::start_annotation_setup) started.
    pub(super) fn end_annotation_setup(&mut self) {
        if let Some(stashed) = self.unit.stashed.take() {
            let code = core::mem::replace(&mut self.unit.sequence, stashed);
            self.unit.sequence.set_annotations_code(code);
        }
    }

    pub(super) fn push_fblock(
        &mut self,
        location: Loc,
        kind: FBlockKind,
        block: Option<Label>,
        exit: Option<Label>,
        data: FBlockData<'a>,
    ) -> Result<(), Failure> {
        if self.unit.fblocks.len() >= MAX_BLOCKS {
            return self.error_at(location, "too many statically nested blocks");
        }
        let entry = FBlock {
            kind,
            block,
            exit,
            location,
            data,
        };
        push(&mut self.unit.fblocks, entry)?;
        if kind == FBlockKind::FinallyEnd {
            self.disable_warning += 1;
        }
        Ok(())
    }

    pub(super) fn pop_fblock(&mut self) {
        if let Some(block) = self.unit.fblocks.pop()
            && block.kind == FBlockKind::FinallyEnd
        {
            self.disable_warning = self.disable_warning.saturating_sub(1);
        }
    }

    /// Where `name` lives, seen from the current scope; a class holds its own cells.
    pub(super) fn reference_type(&self, name: &Wtf8) -> Option<NameScope> {
        let class_cell =
            name == names::class() || name == names::classdict() || name == names::conditional_annotations();
        if self.unit.kind == ScopeKind::Class && class_cell {
            return Some(NameScope::Cell);
        }
        self.scope().name_scope(name)
    }

    /// The index of the variable that an inner function finds as its free variable `name`.
    pub(super) fn closure_index(&self, name: &Wtf8) -> Result<u32, Failure> {
        let table = if self.reference_type(name) == Some(NameScope::Cell) {
            &self.unit.cellvars
        } else {
            &self.unit.freevars
        };
        table.get(name).copied().ok_or_else(|| {
            Failure::from(Error::System(alloc::format!(
                "compiler_lookup_arg(name='{name}') failed in {}",
                self.unit.name
            )))
        })
    }
}
