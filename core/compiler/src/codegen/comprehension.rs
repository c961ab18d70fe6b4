//! Comprehensions, which are compiled in place (PEP 709), and generator expressions, which are functions.

use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::Intrinsic1;
use taipan_syntax::ast::{Comprehension, DictComp, Expr, ExprKind, Identifier};
use taipan_syntax::error::Error;
use taipan_syntax::grow::push;

use super::Compiler;
use super::emit::loc_of;
use super::unit::{ArgCounts, FBlockData, FBlockKind, ScopeKind, index_in};
use crate::instruction_sequence::{Label, Location as Loc};
use crate::symtable::{BlockType, DEF_LOCAL, DEF_NONLOCAL, NameScope, ScopeId, Symbol, key_of, names};

/// What a comprehension makes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Generator,
    List,
    Set,
    Dict,
}

/// The element of a comprehension: a value, or key and value.
#[derive(Clone, Copy)]
struct Element<'a> {
    kind: Kind,
    element: &'a Expr<'a>,
    value: Option<&'a Expr<'a>>,
}

/// What has to be undone after a comprehension compiled in place.
#[derive(Default)]
struct Inlined<'a> {
    /// Variables whose outer values lie on the stack meanwhile.
    pushed_locals: Vec<Identifier<'a>>,
    /// Symbols that mean something else inside, with what they mean outside.
    outer_symbols: Vec<(Identifier<'a>, Symbol)>,
    /// Variables that have slots only meanwhile.
    fast_hidden: Vec<Identifier<'a>>,
    cleanup: Option<Label>,
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn comprehension(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        let (name, generators, element) = match expression.kind {
            ExprKind::GeneratorExp { elt, generators } => (
                names::genexpr(),
                generators,
                Element {
                    kind: Kind::Generator,
                    element: elt,
                    value: None,
                },
            ),
            ExprKind::ListComp { elt, generators } => (
                names::listcomp(),
                generators,
                Element {
                    kind: Kind::List,
                    element: elt,
                    value: None,
                },
            ),
            ExprKind::SetComp { elt, generators } => (
                names::setcomp(),
                generators,
                Element {
                    kind: Kind::Set,
                    element: elt,
                    value: None,
                },
            ),
            ExprKind::DictComp(&DictComp {
                key,
                value,
                generators,
            }) => (
                names::dictcomp(),
                generators,
                Element {
                    kind: Kind::Dict,
                    element: key,
                    value: Some(value),
                },
            ),
            _ => return Ok(()),
        };
        let key = key_of(expression);
        let (Some(scope), Some(outermost)) = (self.table.lookup(key), generators.first()) else {
            return Err(Error::System("unknown symbol table entry".into()).into());
        };
        let location = loc_of(expression);
        if self.table.scope(scope).comp_inlined {
            self.outermost_iterator(outermost)?;
            let mut inlined = Inlined::default();
            self.enter_inlined(location, scope, &mut inlined)?;
            self.build_empty(location, element.kind)?;
            self.op_i(location, Op::SWAP, 2)?;
            self.generator(location, generators, 0, element, true)?;
            return self.leave_inlined(location, &inlined);
        }
        let is_async = self.table.scope(scope).coroutine;
        let lineno = location.lineno;
        let args = ArgCounts {
            argcount: 1,
            ..ArgCounts::default()
        };
        self.enter_scope(name, ScopeKind::Comprehension, key, lineno, None, args)?;
        self.build_empty(location, element.kind)?;
        self.generator(location, generators, 0, element, false)?;
        if element.kind == Kind::Generator {
            self.wrap_in_stopiteration_handler()?;
        } else {
            self.op(location, Op::RETURN_VALUE)?;
        }
        let code = self.finish_scope(true)?;
        self.make_closure(location, code, 0)?;
        self.outermost_iterator(outermost)?;
        self.op_i(location, Op::CALL, 0)?;
        if is_async && element.kind != Kind::Generator {
            self.await_value(location, 0)?;
        }
        Ok(())
    }

    /// Evaluates the outermost iterable, which is outside of the comprehension, and asks it for its iterator.
    fn outermost_iterator(&mut self, outermost: &'a Comprehension<'a>) -> Result<(), Failure> {
        self.expr(outermost.iter)?;
        let opcode = if outermost.is_async != 0 {
            Op::GET_AITER
        } else {
            Op::GET_ITER
        };
        self.op(loc_of(outermost.iter), opcode)
    }

    fn build_empty(&mut self, location: Loc, kind: Kind) -> Result<(), Failure> {
        let opcode = match kind {
            Kind::Generator => return Ok(()),
            Kind::List => Op::BUILD_LIST,
            Kind::Set => Op::BUILD_SET,
            Kind::Dict => Op::BUILD_MAP,
        };
        self.op_i(location, opcode, 0)
    }

    /// Emits the loop of the first of `generators`, and those of the others inside it. `depth` counts the iterators on the
    /// stack above the collection; `iter_on_stack` says that the first one's is there already.
    fn generator(
        &mut self,
        location: Loc,
        generators: &'a [&'a Comprehension<'a>],
        depth: u32,
        element: Element<'a>,
        iter_on_stack: bool,
    ) -> Result<(), Failure> {
        let Some((first, inner)) = generators.split_first() else {
            return Ok(());
        };
        self.depth.enter()?;
        let source = match depth {
            _ if iter_on_stack => Source::OnStack,
            // The first loop of a function has its iterator as the argument.
            0 => Source::Argument,
            _ => Source::Expression,
        };
        if first.is_async != 0 {
            self.async_generator(location, first, inner, depth, element, source)?;
        } else {
            self.sync_generator(location, first, inner, depth, element, source)?;
        }
        self.depth.leave();
        Ok(())
    }

    fn sync_generator(
        &mut self,
        location: Loc,
        first: &'a Comprehension<'a>,
        inner: &'a [&'a Comprehension<'a>],
        mut depth: u32,
        element: Element<'a>,
        source: Source,
    ) -> Result<(), Failure> {
        let start = self.new_label();
        let if_cleanup = self.new_label();
        let anchor = self.new_label();
        let iter_location = loc_of(first.iter);
        let mut is_loop = true;
        match source {
            Source::OnStack => {}
            Source::Argument => self.op_i(location, Op::LOAD_FAST, 0)?,
            Source::Expression => {
                // `for y in [f(x)]` is an assignment.
                let single = match first.iter.kind {
                    ExprKind::List { elts: &[only], .. } | ExprKind::Tuple { elts: &[only], .. } => {
                        Some(only)
                    }
                    _ => None,
                };
                match single.filter(|only| !matches!(only.kind, ExprKind::Starred { .. })) {
                    Some(only) => {
                        self.expr(only)?;
                        is_loop = false;
                    }
                    None => {
                        self.expr(first.iter)?;
                        self.op(iter_location, Op::GET_ITER)?;
                    }
                }
            }
        }
        if is_loop {
            depth += 1;
            self.use_label(start)?;
            self.jump(iter_location, Op::FOR_ITER, anchor)?;
        }
        self.expr(first.target)?;
        for condition in first.ifs {
            self.jump_if(condition, if_cleanup, false)?;
        }
        let end_location = self.element(location, inner, depth, element)?;
        self.use_label(if_cleanup)?;
        if is_loop {
            self.jump(end_location, Op::JUMP, start)?;
            self.use_label(anchor)?;
            // Generators jump to the first of these two, other iterators past it.
            self.op(Loc::NONE, Op::END_FOR)?;
            self.op(Loc::NONE, Op::POP_ITER)?;
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        location: Loc,
        first: &'a Comprehension<'a>,
        inner: &'a [&'a Comprehension<'a>],
        depth: u32,
        element: Element<'a>,
        source: Source,
    ) -> Result<(), Failure> {
        let start = self.new_label();
        let send = self.new_label();
        let except = self.new_label();
        let if_cleanup = self.new_label();
        match source {
            Source::OnStack => {}
            Source::Argument => self.op_i(location, Op::LOAD_FAST, 0)?,
            Source::Expression => {
                self.expr(first.iter)?;
                self.op(loc_of(first.iter), Op::GET_AITER)?;
            }
        }
        self.use_label(start)?;
        let kind = FBlockKind::AsyncComprehensionGenerator;
        self.push_fblock(location, kind, Some(start), None, FBlockData::None)?;
        self.jump(location, Op::SETUP_FINALLY, except)?;
        self.op(location, Op::GET_ANEXT)?;
        self.load_none(location)?;
        self.use_label(send)?;
        self.add_yield_from(location, true)?;
        self.op(location, Op::POP_BLOCK)?;
        self.expr(first.target)?;
        for condition in first.ifs {
            self.jump_if(condition, if_cleanup, false)?;
        }
        let end_location = self.element(location, inner, depth + 1, element)?;
        self.use_label(if_cleanup)?;
        self.jump(end_location, Op::JUMP, start)?;
        self.pop_fblock();
        self.use_label(except)?;
        self.jump(location, Op::END_ASYNC_FOR, send)
    }

    /// Emits the inner loops or, in the innermost, the element. Returns the location of the jump back.
    fn element(
        &mut self,
        location: Loc,
        inner: &'a [&'a Comprehension<'a>],
        depth: u32,
        element: Element<'a>,
    ) -> Result<Loc, Failure> {
        let mut element_location = loc_of(element.element);
        if !inner.is_empty() {
            self.generator(location, inner, depth, element, false)?;
            return Ok(element_location);
        }
        self.expr(element.element)?;
        match element.kind {
            Kind::Generator => self.yield_element(element_location)?,
            Kind::List => self.op_i(element_location, Op::LIST_APPEND, depth + 1)?,
            Kind::Set => self.op_i(element_location, Op::SET_ADD, depth + 1)?,
            Kind::Dict => {
                if let Some(value) = element.value {
                    self.expr(value)?;
                    let end = loc_of(value);
                    element_location.end_lineno = end.end_lineno;
                    element_location.end_col_offset = end.end_col_offset;
                }
                self.op_i(element_location, Op::MAP_ADD, depth + 1)?;
            }
        }
        Ok(element_location)
    }

    /// Makes a generator's body turn StopIteration into RuntimeError (PEP 479).
    pub(super) fn wrap_in_stopiteration_handler(&mut self) -> Result<(), Failure> {
        let handler = self.new_label();
        self.unit
            .sequence
            .insert_instruction(0, Op::SETUP_CLEANUP, handler.oparg(), Loc::NONE)?;
        self.load_none(Loc::NONE)?;
        self.op(Loc::NONE, Op::RETURN_VALUE)?;
        self.use_label(handler)?;
        self.op_i(
            Loc::NONE,
            Op::CALL_INTRINSIC_1,
            Intrinsic1::StopIterationError as u32,
        )?;
        self.op_i(Loc::NONE, Op::RERAISE, 1)
    }

    /// Lets the names of a comprehension mean what they mean inside, and puts away the outer values of its variables.
    fn enter_inlined(
        &mut self,
        location: Loc,
        comprehension: ScopeId,
        inlined: &mut Inlined<'a>,
    ) -> Result<(), Failure> {
        let outer = self.unit.scope;
        let in_class = self.scope().block_type == BlockType::Class && self.unit.in_inlined_comprehension == 0;
        let function_like = self.scope().is_function_like();
        self.unit.in_inlined_comprehension += 1;
        let is_local = |symbol: Symbol| symbol.has(DEF_LOCAL) && !symbol.has(DEF_NONLOCAL);
        for position in 0..self.table.scope(comprehension).symbols.len() {
            let Some((name, symbol)) = self.symbol_at(comprehension, position) else {
                continue;
            };
            let outer_symbol = self.table.scope(outer).symbol(name);
            let (scope, outer_scope) = (symbol.scope(), outer_symbol.scope());
            // What is free inside is treated as it is outside; what is a cell inside and free outside is a cell either way.
            let differs = scope != outer_scope
                && scope != Some(NameScope::Free)
                && !(scope == Some(NameScope::Cell) && outer_scope == Some(NameScope::Free));
            if differs || in_class {
                let symbols = &mut self.table.scope_mut(outer).symbols;
                symbols.make_room()?;
                symbols.insert(name, symbol);
                if !inlined.outer_symbols.iter().any(|(other, _)| *other == name) {
                    push(&mut inlined.outer_symbols, (name, outer_symbol))?;
                }
            }
            if (is_local(symbol) || in_class)
                && !function_like
                && self.unit.fast_hidden.get(name) != Some(&true)
            {
                self.unit.fast_hidden.make_room()?;
                self.unit.fast_hidden.insert(name, true);
                push(&mut inlined.fast_hidden, name)?;
            }
        }
        for position in 0..self.table.scope(comprehension).symbols.len() {
            let Some((name, symbol)) = self.symbol_at(comprehension, position) else {
                continue;
            };
            if !is_local(symbol) {
                continue;
            }
            let outer_scope = self.table.scope(outer).name_scope(name);
            // Of a cell this pushes the cell itself, and the comprehension gets a new one.
            let mangled = self.mangled(name);
            let index = index_in(&mut self.unit.varnames, mangled);
            self.op_i(location, Op::LOAD_FAST_AND_CLEAR, index)?;
            if symbol.scope() == Some(NameScope::Cell) {
                let cells = if outer_scope == Some(NameScope::Free) {
                    &mut self.unit.freevars
                } else {
                    &mut self.unit.cellvars
                };
                let index = index_in(cells, mangled);
                self.op_i(location, Op::MAKE_CELL, index)?;
            }
            inlined.pushed_locals.push(name);
        }
        if !inlined.pushed_locals.is_empty() {
            // Brings the iterator to the top again; leaving takes the same step back.
            self.op_n(location, Op::SWAP, inlined.pushed_locals.len() + 1)?;
            let cleanup = self.new_label();
            inlined.cleanup = Some(cleanup);
            self.jump(location, Op::SETUP_FINALLY, cleanup)?;
            // Nothing jumps out of a comprehension, but its block counts.
            let kind = FBlockKind::InlinedComprehension;
            self.push_fblock(location, kind, Some(cleanup), None, FBlockData::None)?;
        }
        Ok(())
    }

    fn symbol_at(&self, scope: ScopeId, position: usize) -> Option<(Identifier<'a>, Symbol)> {
        self.table
            .scope(scope)
            .symbols
            .at(position)
            .map(|(name, symbol)| (name, *symbol))
    }

    fn leave_inlined(&mut self, location: Loc, inlined: &Inlined<'a>) -> Result<(), Failure> {
        if let Some(cleanup) = inlined.cleanup {
            self.pop_fblock();
            self.op(Loc::NONE, Op::POP_BLOCK)?;
            let end = self.new_label();
            self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
            self.use_label(cleanup)?;
            // The unfinished collection is below the exception.
            self.op_i(Loc::NONE, Op::SWAP, 2)?;
            self.op(Loc::NONE, Op::POP_TOP)?;
            self.restore_locals(location, &inlined.pushed_locals)?;
            self.op_i(Loc::NONE, Op::RERAISE, 0)?;
            self.use_label(end)?;
            self.restore_locals(location, &inlined.pushed_locals)?;
        }
        self.unit.in_inlined_comprehension -= 1;
        let outer = self.unit.scope;
        // All of them are there: only their values change.
        for &(name, symbol) in &inlined.outer_symbols {
            self.table.scope_mut(outer).symbols.insert(name, symbol);
        }
        for &name in &inlined.fast_hidden {
            // They stay in the table: their slots are hidden ones.
            self.unit.fast_hidden.insert(name, false);
        }
        Ok(())
    }

    fn restore_locals(&mut self, location: Loc, pushed: &[Identifier<'a>]) -> Result<(), Failure> {
        self.op_n(location, Op::SWAP, pushed.len() + 1)?;
        for &name in pushed.iter().rev() {
            let mangled = self.mangled(name);
            let index = index_in(&mut self.unit.varnames, mangled);
            self.op_i(location, Op::STORE_FAST_MAYBE_NULL, index)?;
        }
        Ok(())
    }
}

/// Where the iterator of a loop comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    OnStack,
    Argument,
    Expression,
}
