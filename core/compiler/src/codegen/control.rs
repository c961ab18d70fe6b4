//! `if`, loops, `return`, `break` and `continue`, and how the latter leave what they are in.

use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::ast::{self, Expr, ExprKind, Stmt, StmtKind};

use super::Compiler;
use super::emit::{loc, loc_of};
use super::unit::{FBlock, FBlockData, FBlockKind};
use crate::instruction_sequence::Location as Loc;

impl<'a> Compiler<'a, '_> {
    /// An `if` with its `elif`s, of which there may be more than the stack has room for.
    #[inline(never)]
    pub(super) fn if_stmt(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let mut ends = Vec::new();
        let mut current = Some(statement);
        while let Some(statement) = current.take() {
            let StmtKind::If { test, body, orelse } = statement.kind else {
                break;
            };
            let end = self.new_label();
            ends.push(end);
            let next = if orelse.is_empty() { end } else { self.new_label() };
            self.jump_if(test, next, false)?;
            self.stmts(body)?;
            if orelse.is_empty() {
                break;
            }
            self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
            self.use_label(next)?;
            match *orelse {
                [inner] if matches!(inner.kind, StmtKind::If { .. }) => current = Some(inner),
                _ => self.stmts(orelse)?,
            }
        }
        ends.into_iter().rev().try_for_each(|end| self.use_label(end))
    }

    #[inline(never)]
    pub(super) fn for_loop(
        &mut self,
        statement: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        iter: &'a Expr<'a>,
        body: &'a [&'a Stmt<'a>],
        orelse: &'a [&'a Stmt<'a>],
    ) -> Result<(), Failure> {
        let start = self.new_label();
        let body_label = self.new_label();
        let cleanup = self.new_label();
        let end = self.new_label();
        let location = loc(statement.location);
        self.push_fblock(
            location,
            FBlockKind::ForLoop,
            Some(start),
            Some(end),
            FBlockData::None,
        )?;
        self.expr(iter)?;
        let location = loc_of(iter);
        self.op(location, Op::GET_ITER)?;
        self.use_label(start)?;
        self.jump(location, Op::FOR_ITER, cleanup)?;
        // Keeps a line event for the target of a loop over several lines; dropped again where it is not needed.
        self.op(loc_of(target), Op::NOP)?;
        self.use_label(body_label)?;
        self.expr(target)?;
        self.stmts(body)?;
        self.jump(Loc::NONE, Op::JUMP, start)?;
        self.use_label(cleanup)?;
        // Generators jump to the first of these two, other iterators past it.
        self.op(Loc::NONE, Op::END_FOR)?;
        self.op(Loc::NONE, Op::POP_ITER)?;
        self.pop_fblock();
        self.stmts(orelse)?;
        self.use_label(end)
    }

    #[inline(never)]
    pub(super) fn async_for(
        &mut self,
        statement: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        iter: &'a Expr<'a>,
        body: &'a [&'a Stmt<'a>],
        orelse: &'a [&'a Stmt<'a>],
    ) -> Result<(), Failure> {
        let location = loc(statement.location);
        let start = self.new_label();
        let send = self.new_label();
        let except = self.new_label();
        let end = self.new_label();
        self.expr(iter)?;
        self.op(loc_of(iter), Op::GET_AITER)?;
        self.use_label(start)?;
        self.push_fblock(
            location,
            FBlockKind::ForLoop,
            Some(start),
            Some(end),
            FBlockData::None,
        )?;
        self.jump(location, Op::SETUP_FINALLY, except)?;
        self.op(location, Op::GET_ANEXT)?;
        self.load_none(location)?;
        self.use_label(send)?;
        self.add_yield_from(location, true)?;
        self.op(location, Op::POP_BLOCK)?;
        self.op(location, Op::NOT_TAKEN)?;
        self.expr(target)?;
        self.stmts(body)?;
        self.jump(Loc::NONE, Op::JUMP, start)?;
        self.pop_fblock();
        self.use_label(except)?;
        // The end of the loop belongs to the iterator's line, as the loop's head does.
        self.jump(loc_of(iter), Op::END_ASYNC_FOR, send)?;
        self.stmts(orelse)?;
        self.use_label(end)
    }

    #[inline(never)]
    pub(super) fn while_loop(
        &mut self,
        statement: &'a Stmt<'a>,
        test: &'a Expr<'a>,
        body: &'a [&'a Stmt<'a>],
        orelse: &'a [&'a Stmt<'a>],
    ) -> Result<(), Failure> {
        let location = loc(statement.location);
        let start = self.new_label();
        let end = self.new_label();
        let anchor = self.new_label();
        self.use_label(start)?;
        self.push_fblock(
            location,
            FBlockKind::WhileLoop,
            Some(start),
            Some(end),
            FBlockData::None,
        )?;
        self.jump_if(test, anchor, false)?;
        self.stmts(body)?;
        self.jump(Loc::NONE, Op::JUMP, start)?;
        self.pop_fblock();
        self.use_label(anchor)?;
        self.stmts(orelse)?;
        self.use_label(end)
    }

    #[inline(never)]
    pub(super) fn return_stmt(
        &mut self,
        statement: &'a Stmt<'a>,
        value: Option<&'a Expr<'a>>,
    ) -> Result<(), Failure> {
        let scope = self.scope();
        if !scope.is_function_like() {
            return self.error(statement.location, "'return' outside function");
        }
        if value.is_some() && scope.coroutine && scope.generator {
            return self.error(statement.location, "'return' with value in async generator");
        }
        let mut location = loc(statement.location);
        let constant = match value.map(|value| value.kind) {
            Some(ExprKind::Constant { value, .. }) => Some(value),
            Some(_) => None,
            None => Some(ast::Constant::None),
        };
        let preserve_tos = constant.is_none();
        if let Some(value) = value {
            if preserve_tos {
                self.expr(value)?;
            } else {
                location = loc_of(value);
                self.op(location, Op::NOP)?;
            }
        }
        if value.is_none_or(|value| value.location.lineno() != statement.location.lineno()) {
            location = loc(statement.location);
            self.op(location, Op::NOP)?;
        }
        self.unwind_fblock_stack(&mut location, preserve_tos, false)?;
        if let Some(constant) = constant {
            self.load_const(location, constant)?;
        }
        self.op(location, Op::RETURN_VALUE)
    }

    #[inline(never)]
    pub(super) fn break_stmt(&mut self, at: ast::Location) -> Result<(), Failure> {
        let mut location = loc(at);
        self.op(location, Op::NOP)?;
        let Some(block) = self.unwind_fblock_stack(&mut location, false, true)? else {
            return self.error(at, "'break' outside loop");
        };
        self.unwind_fblock(&mut location, &block, false)?;
        match block.exit {
            Some(exit) => self.jump(location, Op::JUMP, exit),
            None => Ok(()),
        }
    }

    #[inline(never)]
    pub(super) fn continue_stmt(&mut self, at: ast::Location) -> Result<(), Failure> {
        let mut location = loc(at);
        self.op(location, Op::NOP)?;
        let Some(block) = self.unwind_fblock_stack(&mut location, false, true)? else {
            return self.error(at, "'continue' not properly in loop");
        };
        match block.block {
            Some(start) => self.jump(location, Op::JUMP, start),
            None => Ok(()),
        }
    }

    /// Leaves one frame block. With `preserve_tos` the topmost value is kept.
    ///
    /// `location` becomes the one that the rest of the leaving statement has.
    fn unwind_fblock(
        &mut self,
        location: &mut Loc,
        block: &FBlock<'a>,
        preserve_tos: bool,
    ) -> Result<(), Failure> {
        match block.kind {
            FBlockKind::WhileLoop
            | FBlockKind::ExceptionHandler
            | FBlockKind::ExceptionGroupHandler
            | FBlockKind::AsyncComprehensionGenerator
            | FBlockKind::InlinedComprehension
            | FBlockKind::StopIteration => Ok(()),
            FBlockKind::ForLoop | FBlockKind::PopValue => {
                if preserve_tos {
                    self.op_i(*location, Op::SWAP, 2)?;
                }
                self.op(*location, Op::POP_TOP)
            }
            FBlockKind::TryExcept => self.op(*location, Op::POP_BLOCK),
            FBlockKind::FinallyTry => {
                self.op(*location, Op::POP_BLOCK)?;
                if preserve_tos {
                    self.push_fblock(*location, FBlockKind::PopValue, None, None, FBlockData::None)?;
                }
                if let FBlockData::FinalBody(body) = block.data {
                    self.stmts(body)?;
                }
                if preserve_tos {
                    self.pop_fblock();
                }
                // What follows seems to run after the clause, so it has no line of its own.
                *location = Loc::NONE;
                Ok(())
            }
            FBlockKind::FinallyEnd => {
                if preserve_tos {
                    self.op_i(*location, Op::SWAP, 2)?;
                }
                self.op(*location, Op::POP_TOP)?;
                if preserve_tos {
                    self.op_i(*location, Op::SWAP, 2)?;
                }
                self.op(*location, Op::POP_BLOCK)?;
                self.op(*location, Op::POP_EXCEPT)
            }
            FBlockKind::With | FBlockKind::AsyncWith => {
                *location = block.location;
                self.op(*location, Op::POP_BLOCK)?;
                if preserve_tos {
                    self.op_i(*location, Op::SWAP, 3)?;
                    self.op_i(*location, Op::SWAP, 2)?;
                }
                self.call_exit_with_nones(*location)?;
                if block.kind == FBlockKind::AsyncWith {
                    self.op_i(*location, Op::GET_AWAITABLE, 2)?;
                    self.load_none(*location)?;
                    self.add_yield_from(*location, true)?;
                }
                self.op(*location, Op::POP_TOP)?;
                *location = Loc::NONE;
                Ok(())
            }
            FBlockKind::HandlerCleanup => {
                let name = match block.data {
                    FBlockData::Name(name) => Some(name),
                    _ => None,
                };
                if name.is_some() {
                    self.op(*location, Op::POP_BLOCK)?;
                }
                if preserve_tos {
                    self.op_i(*location, Op::SWAP, 2)?;
                }
                self.op(*location, Op::POP_BLOCK)?;
                self.op(*location, Op::POP_EXCEPT)?;
                match name {
                    Some(name) => self.unbind_exception(*location, name),
                    None => Ok(()),
                }
            }
        }
    }

    /// Leaves all frame blocks of the code object, or with `to_loop` those inside the innermost loop, which is returned.
    fn unwind_fblock_stack(
        &mut self,
        location: &mut Loc,
        preserve_tos: bool,
        to_loop: bool,
    ) -> Result<Option<FBlock<'a>>, Failure> {
        // While a block is left, its own code must not see it on the stack. The stack is bounded, and so is this recursion.
        let Some(&top) = self.unit.fblocks.last() else {
            return Ok(None);
        };
        if top.kind == FBlockKind::ExceptionGroupHandler {
            let message = "'break', 'continue' and 'return' cannot appear in an except* block";
            return self.error_at(*location, message);
        }
        if to_loop && matches!(top.kind, FBlockKind::WhileLoop | FBlockKind::ForLoop) {
            return Ok(Some(top));
        }
        self.pop_fblock();
        self.unwind_fblock(location, &top, preserve_tos)?;
        let found = self.unwind_fblock_stack(location, preserve_tos, to_loop)?;
        self.push_fblock(top.location, top.kind, top.block, top.exit, top.data)?;
        Ok(found)
    }
}
