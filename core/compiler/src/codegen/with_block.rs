//! `with` and `async with`.

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::SpecialMethod;
use taipan_syntax::ast::{Stmt, WithItem};

use super::Compiler;
use super::emit::loc_of;
use super::unit::{FBlockData, FBlockKind};
use crate::instruction_sequence::{Label, Location as Loc};

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn with_block(
        &mut self,
        items: &'a [&'a WithItem<'a>],
        body: &'a [&'a Stmt<'a>],
    ) -> Result<(), Failure> {
        let Some((item, rest)) = items.split_first() else {
            return self.stmts(body);
        };
        self.depth.enter()?;
        let block = self.new_label();
        let final_ = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.expr(item.context_expr)?;
        let location = loc_of(item.context_expr);
        self.load_enter_and_exit(location, SpecialMethod::Enter, SpecialMethod::Exit)?;
        self.op_i(location, Op::CALL, 0)?;
        self.jump(location, Op::SETUP_WITH, final_)?;
        self.use_label(block)?;
        self.push_fblock(
            location,
            FBlockKind::With,
            Some(block),
            Some(final_),
            FBlockData::None,
        )?;
        self.bind_entered(location, item)?;
        self.with_block(rest, body)?;
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.pop_fblock();
        self.call_exit_with_nones(location)?;
        self.op(location, Op::POP_TOP)?;
        self.jump(location, Op::JUMP, exit)?;

        self.use_label(final_)?;
        self.jump(location, Op::SETUP_CLEANUP, cleanup)?;
        self.op(location, Op::PUSH_EXC_INFO)?;
        self.op(location, Op::WITH_EXCEPT_START)?;
        self.with_except_finish(cleanup)?;
        self.use_label(exit)?;
        self.depth.leave();
        Ok(())
    }

    #[inline(never)]
    pub(super) fn async_with_block(
        &mut self,
        items: &'a [&'a WithItem<'a>],
        body: &'a [&'a Stmt<'a>],
    ) -> Result<(), Failure> {
        let Some((item, rest)) = items.split_first() else {
            return self.stmts(body);
        };
        self.depth.enter()?;
        let block = self.new_label();
        let final_ = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.expr(item.context_expr)?;
        let location = loc_of(item.context_expr);
        self.load_enter_and_exit(location, SpecialMethod::Aenter, SpecialMethod::Aexit)?;
        self.op_i(location, Op::CALL, 0)?;
        self.await_value(location, 1)?;
        self.jump(location, Op::SETUP_WITH, final_)?;
        self.use_label(block)?;
        self.push_fblock(
            location,
            FBlockKind::AsyncWith,
            Some(block),
            Some(final_),
            FBlockData::None,
        )?;
        self.bind_entered(location, item)?;
        self.async_with_block(rest, body)?;
        self.pop_fblock();
        self.op(location, Op::POP_BLOCK)?;
        self.call_exit_with_nones(location)?;
        self.await_value(location, 2)?;
        self.op(location, Op::POP_TOP)?;
        self.jump(location, Op::JUMP, exit)?;

        self.use_label(final_)?;
        self.jump(location, Op::SETUP_CLEANUP, cleanup)?;
        self.op(location, Op::PUSH_EXC_INFO)?;
        self.op(location, Op::WITH_EXCEPT_START)?;
        self.await_value(location, 2)?;
        self.with_except_finish(cleanup)?;
        self.use_label(exit)?;
        self.depth.leave();
        Ok(())
    }

    /// Of the context manager makes its exit method, then its enter method, both ready to be called.
    fn load_enter_and_exit(
        &mut self,
        location: Loc,
        enter: SpecialMethod,
        exit: SpecialMethod,
    ) -> Result<(), Failure> {
        self.op_i(location, Op::COPY, 1)?;
        self.op_i(location, Op::LOAD_SPECIAL, exit as u32)?;
        self.op_i(location, Op::SWAP, 2)?;
        self.op_i(location, Op::SWAP, 3)?;
        self.op_i(location, Op::LOAD_SPECIAL, enter as u32)
    }

    fn bind_entered(&mut self, location: Loc, item: &'a WithItem<'a>) -> Result<(), Failure> {
        match item.optional_vars {
            Some(target) => self.expr(target),
            None => self.op(location, Op::POP_TOP),
        }
    }

    /// Awaits the topmost value; `context` says for `GET_AWAITABLE`'s errors where it comes from.
    #[inline(never)]
    pub(super) fn await_value(&mut self, location: Loc, context: u32) -> Result<(), Failure> {
        self.op_i(location, Op::GET_AWAITABLE, context)?;
        self.load_none(location)?;
        self.add_yield_from(location, true)
    }

    pub(super) fn call_exit_with_nones(&mut self, location: Loc) -> Result<(), Failure> {
        self.load_none(location)?;
        self.load_none(location)?;
        self.load_none(location)?;
        self.op_i(location, Op::CALL, 3)
    }

    fn with_except_finish(&mut self, cleanup: Label) -> Result<(), Failure> {
        let suppress = self.new_label();
        self.op(Loc::NONE, Op::TO_BOOL)?;
        self.jump(Loc::NONE, Op::POP_JUMP_IF_TRUE, suppress)?;
        self.op_i(Loc::NONE, Op::RERAISE, 2)?;
        self.use_label(suppress)?;
        self.op(Loc::NONE, Op::POP_TOP)?;
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        self.op(Loc::NONE, Op::POP_EXCEPT)?;
        self.op(Loc::NONE, Op::POP_TOP)?;
        self.op(Loc::NONE, Op::POP_TOP)?;
        self.op(Loc::NONE, Op::POP_TOP)?;
        let exit = self.new_label();
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, exit)?;
        self.use_label(cleanup)?;
        self.pop_except_and_reraise(Loc::NONE)?;
        self.use_label(exit)
    }
}
