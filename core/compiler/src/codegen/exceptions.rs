//! `try`, `except`, `except*` and `finally`.

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::Intrinsic2;
use taipan_syntax::ast::{ExceptHandler, Identifier, Stmt, StmtKind, Try};

use super::Compiler;
use super::emit::loc;
use super::unit::{FBlockData, FBlockKind};
use crate::instruction_sequence::{Label, Location as Loc};

/// The clauses of a `try` statement.
#[derive(Clone, Copy)]
struct Clauses<'a> {
    body: &'a [&'a Stmt<'a>],
    handlers: &'a [&'a ExceptHandler<'a>],
    orelse: &'a [&'a Stmt<'a>],
    is_star: bool,
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn try_stmt(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let (clauses, finalbody) = match statement.kind {
            StmtKind::Try(&Try {
                body,
                handlers,
                orelse,
                finalbody,
            }) => (
                Clauses {
                    body,
                    handlers,
                    orelse,
                    is_star: false,
                },
                finalbody,
            ),
            StmtKind::TryStar(&Try {
                body,
                handlers,
                orelse,
                finalbody,
            }) => (
                Clauses {
                    body,
                    handlers,
                    orelse,
                    is_star: true,
                },
                finalbody,
            ),
            _ => return Ok(()),
        };
        let location = loc(statement.location);
        if finalbody.is_empty() {
            self.try_handlers(location, clauses)
        } else {
            self.try_finally(location, clauses, finalbody)
        }
    }

    fn try_handlers(&mut self, location: Loc, clauses: Clauses<'a>) -> Result<(), Failure> {
        if clauses.is_star {
            self.try_star_except(location, clauses)
        } else {
            self.try_except(location, clauses)
        }
    }

    fn try_finally(
        &mut self,
        location: Loc,
        clauses: Clauses<'a>,
        finalbody: &'a [&'a Stmt<'a>],
    ) -> Result<(), Failure> {
        let body = self.new_label();
        let end = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.jump(location, Op::SETUP_FINALLY, end)?;
        self.use_label(body)?;
        let data = FBlockData::FinalBody(finalbody);
        self.push_fblock(location, FBlockKind::FinallyTry, Some(body), Some(end), data)?;
        if clauses.handlers.is_empty() {
            self.stmts(clauses.body)?;
        } else {
            self.try_handlers(location, clauses)?;
        }
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.pop_fblock();
        self.stmts(finalbody)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, exit)?;

        self.use_label(end)?;
        self.jump(Loc::NONE, Op::SETUP_CLEANUP, cleanup)?;
        self.op(Loc::NONE, Op::PUSH_EXC_INFO)?;
        self.push_fblock(
            Loc::NONE,
            FBlockKind::FinallyEnd,
            Some(end),
            None,
            FBlockData::None,
        )?;
        self.stmts(finalbody)?;
        self.pop_fblock();
        self.op_i(Loc::NONE, Op::RERAISE, 0)?;
        self.use_label(cleanup)?;
        self.pop_except_and_reraise(Loc::NONE)?;
        self.use_label(exit)
    }

    fn try_except(&mut self, location: Loc, clauses: Clauses<'a>) -> Result<(), Failure> {
        let body = self.new_label();
        let mut except = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        self.jump(location, Op::SETUP_FINALLY, except)?;
        self.use_label(body)?;
        self.push_fblock(
            location,
            FBlockKind::TryExcept,
            Some(body),
            None,
            FBlockData::None,
        )?;
        self.stmts(clauses.body)?;
        self.pop_fblock();
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.stmts(clauses.orelse)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;

        self.use_label(except)?;
        self.jump(Loc::NONE, Op::SETUP_CLEANUP, cleanup)?;
        self.op(Loc::NONE, Op::PUSH_EXC_INFO)?;
        self.push_fblock(
            location,
            FBlockKind::ExceptionHandler,
            None,
            None,
            FBlockData::None,
        )?;
        for (position, handler) in clauses.handlers.iter().enumerate() {
            if handler.type_.is_none() && position + 1 < clauses.handlers.len() {
                return self.error(handler.location, "default 'except:' must be last");
            }
            except = self.new_label();
            self.except_clause(handler, except, end)?;
            self.use_label(except)?;
        }
        self.pop_fblock();
        self.op_i(Loc::NONE, Op::RERAISE, 0)?;
        self.use_label(cleanup)?;
        self.pop_except_and_reraise(Loc::NONE)?;
        self.use_label(end)
    }

    /// One `except` clause; `next` is where the next one begins, `end` follows the statement.
    fn except_clause(
        &mut self,
        handler: &'a ExceptHandler<'a>,
        next: Label,
        end: Label,
    ) -> Result<(), Failure> {
        let location = loc(handler.location);
        if let Some(type_) = handler.type_ {
            self.expr(type_)?;
            self.op(location, Op::CHECK_EXC_MATCH)?;
            self.jump(location, Op::POP_JUMP_IF_FALSE, next)?;
        }
        let Some(name) = handler.name else {
            let cleanup_body = self.new_label();
            self.op(location, Op::POP_TOP)?;
            self.use_label(cleanup_body)?;
            self.push_fblock(
                location,
                FBlockKind::HandlerCleanup,
                Some(cleanup_body),
                None,
                FBlockData::None,
            )?;
            self.stmts(handler.body)?;
            self.pop_fblock();
            self.op(Loc::NONE, Op::POP_BLOCK)?;
            self.op(Loc::NONE, Op::POP_EXCEPT)?;
            return self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end);
        };
        // The name is unbound however the clause is left, as if by an inner `finally`.
        let cleanup_end = self.new_label();
        let cleanup_body = self.new_label();
        self.store_name(location, name)?;
        self.jump(location, Op::SETUP_CLEANUP, cleanup_end)?;
        self.use_label(cleanup_body)?;
        let data = FBlockData::Name(name);
        self.push_fblock(
            location,
            FBlockKind::HandlerCleanup,
            Some(cleanup_body),
            None,
            data,
        )?;
        self.stmts(handler.body)?;
        self.pop_fblock();
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.op(Loc::NONE, Op::POP_EXCEPT)?;
        self.unbind_exception(Loc::NONE, name)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
        self.use_label(cleanup_end)?;
        self.unbind_exception(Loc::NONE, name)?;
        self.op_i(Loc::NONE, Op::RERAISE, 1)
    }

    fn try_star_except(&mut self, location: Loc, clauses: Clauses<'a>) -> Result<(), Failure> {
        let body = self.new_label();
        let except = self.new_label();
        let orelse = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        let reraise_star = self.new_label();
        self.jump(location, Op::SETUP_FINALLY, except)?;
        self.use_label(body)?;
        self.push_fblock(
            location,
            FBlockKind::TryExcept,
            Some(body),
            None,
            FBlockData::None,
        )?;
        self.stmts(clauses.body)?;
        self.pop_fblock();
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, orelse)?;

        self.use_label(except)?;
        self.jump(Loc::NONE, Op::SETUP_CLEANUP, cleanup)?;
        self.op(Loc::NONE, Op::PUSH_EXC_INFO)?;
        self.push_fblock(
            location,
            FBlockKind::ExceptionGroupHandler,
            None,
            None,
            FBlockData::None,
        )?;
        for (position, handler) in clauses.handlers.iter().enumerate() {
            let last = position + 1 == clauses.handlers.len();
            self.except_star_clause(handler, position == 0, last, reraise_star)?;
        }
        self.pop_fblock();
        let reraise = self.new_label();
        self.use_label(reraise_star)?;
        self.op_i(
            Loc::NONE,
            Op::CALL_INTRINSIC_2,
            Intrinsic2::PrepReraiseStar as u32,
        )?;
        self.op_i(Loc::NONE, Op::COPY, 1)?;
        self.jump(Loc::NONE, Op::POP_JUMP_IF_NOT_NONE, reraise)?;
        self.op(Loc::NONE, Op::POP_TOP)?;
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.op(Loc::NONE, Op::POP_EXCEPT)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
        self.use_label(reraise)?;
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.op_i(Loc::NONE, Op::SWAP, 2)?;
        self.op(Loc::NONE, Op::POP_EXCEPT)?;
        self.op_i(Loc::NONE, Op::RERAISE, 0)?;
        self.use_label(cleanup)?;
        self.pop_except_and_reraise(Loc::NONE)?;
        self.use_label(orelse)?;
        self.stmts(clauses.orelse)?;
        self.use_label(end)
    }

    /// One `except*` clause. On the stack are the group, the list of what the clauses raised, and what is left to match.
    fn except_star_clause(
        &mut self,
        handler: &'a ExceptHandler<'a>,
        is_first: bool,
        is_last: bool,
        reraise_star: Label,
    ) -> Result<(), Failure> {
        let location = loc(handler.location);
        let except = self.new_label();
        let except_with_error = self.new_label();
        let no_match = self.new_label();
        if is_first {
            self.op_i(location, Op::BUILD_LIST, 0)?;
            self.op_i(location, Op::COPY, 2)?;
        }
        if let Some(type_) = handler.type_ {
            self.expr(type_)?;
            self.op(location, Op::CHECK_EG_MATCH)?;
            self.op_i(location, Op::COPY, 1)?;
            self.jump(location, Op::POP_JUMP_IF_NONE, no_match)?;
        }
        let cleanup_end = self.new_label();
        let cleanup_body = self.new_label();
        match handler.name {
            Some(name) => self.store_name(location, name)?,
            None => self.op(location, Op::POP_TOP)?,
        }
        self.jump(location, Op::SETUP_CLEANUP, cleanup_end)?;
        self.use_label(cleanup_body)?;
        let data = handler.name.map_or(FBlockData::None, FBlockData::Name);
        self.push_fblock(
            location,
            FBlockKind::HandlerCleanup,
            Some(cleanup_body),
            None,
            data,
        )?;
        self.stmts(handler.body)?;
        self.pop_fblock();
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        if let Some(name) = handler.name {
            self.unbind_exception(Loc::NONE, name)?;
        }
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, except)?;

        self.use_label(cleanup_end)?;
        if let Some(name) = handler.name {
            self.unbind_exception(Loc::NONE, name)?;
        }
        self.op_i(Loc::NONE, Op::LIST_APPEND, 3)?;
        self.op(Loc::NONE, Op::POP_TOP)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, except_with_error)?;

        self.use_label(except)?;
        // Holds the location that is handed on to it.
        self.op(Loc::NONE, Op::NOP)?;
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, except_with_error)?;
        self.use_label(no_match)?;
        self.op(location, Op::POP_TOP)?;
        self.use_label(except_with_error)?;
        if is_last {
            // What no clause matched, or None.
            self.op_i(Loc::NONE, Op::LIST_APPEND, 1)?;
            self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, reraise_star)?;
        }
        Ok(())
    }

    /// `name = None; del name`, which works even if the clause has deleted it.
    pub(super) fn unbind_exception(&mut self, location: Loc, name: Identifier<'a>) -> Result<(), Failure> {
        self.load_none(location)?;
        self.store_name(location, name)?;
        self.delete_name(location, name)
    }

    pub(super) fn pop_except_and_reraise(&mut self, location: Loc) -> Result<(), Failure> {
        self.op_i(location, Op::COPY, 3)?;
        self.op(location, Op::POP_EXCEPT)?;
        self.op_i(location, Op::RERAISE, 1)
    }
}
