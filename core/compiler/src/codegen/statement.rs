//! Statements by kind, and the short ones among them.

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::{CommonConstant, Intrinsic1};
use taipan_syntax::ast::{Expr, ExprKind, For, ImportFrom, Stmt, StmtKind};

use super::Compiler;
use super::emit::{loc, loc_of};
use crate::instruction_sequence::Location as Loc;
use crate::options::CO_FUTURE_ANNOTATIONS;
use crate::preprocess::docstring;
use crate::symtable::names;

impl<'a> Compiler<'a, '_> {
    /// The body of a module or class: docstring, statements, annotations.
    pub(super) fn body(
        &mut self,
        location: Loc,
        body: &'a [&'a Stmt<'a>],
        is_interactive: bool,
    ) -> Result<(), Failure> {
        let stringified = self.has_feature(CO_FUTURE_ANNOTATIONS);
        if stringified && self.scope().annotations_used {
            self.op(location, Op::SETUP_ANNOTATIONS)?;
        }
        let Some(first) = body.first() else { return Ok(()) };
        let mut rest = body;
        // A string at the prompt is no docstring.
        if !is_interactive
            && self.scope().has_docstring
            && let (Some(text), StmtKind::Expr { value }) = (docstring(body), first.kind)
        {
            let value = (loc_of(value), self.clean_docstring(text)?);
            self.load_const_ref(value.0, value.1)?;
            self.store_name(Loc::NONE, names::doc())?;
            rest = body.get(1..).unwrap_or_default();
        }
        self.stmts(rest)?;
        if stringified {
            Ok(())
        } else {
            self.process_deferred_annotations(location)
        }
    }

    pub(super) fn stmts(&mut self, body: &'a [&'a Stmt<'a>]) -> Result<(), Failure> {
        body.iter().try_for_each(|statement| self.stmt(statement))
    }

    pub(super) fn stmt(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        self.depth.enter()?;
        let compound = matches!(
            statement.kind,
            StmtKind::For(..)
                | StmtKind::AsyncFor(..)
                | StmtKind::While { .. }
                | StmtKind::If { .. }
                | StmtKind::Match { .. }
                | StmtKind::Try(..)
                | StmtKind::TryStar(..)
                | StmtKind::With { .. }
                | StmtKind::AsyncWith { .. }
        );
        if compound {
            self.unit.in_conditional_block += 1;
            self.compound_stmt(statement)?;
            self.unit.in_conditional_block -= 1;
        } else {
            self.simple_stmt(statement)?;
        }
        self.depth.leave();
        Ok(())
    }

    #[inline(never)]
    fn compound_stmt(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        match statement.kind {
            StmtKind::For(&For {
                target,
                iter,
                body,
                orelse,
                ..
            }) => self.for_loop(statement, target, iter, body, orelse),
            StmtKind::AsyncFor(&For {
                target,
                iter,
                body,
                orelse,
                ..
            }) => self.async_for(statement, target, iter, body, orelse),
            StmtKind::While { test, body, orelse } => self.while_loop(statement, test, body, orelse),
            StmtKind::If { .. } => self.if_stmt(statement),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
            StmtKind::Try(..) | StmtKind::TryStar(..) => self.try_stmt(statement),
            StmtKind::With { items, body, .. } => self.with_block(items, body),
            StmtKind::AsyncWith { items, body, .. } => self.async_with_block(items, body),
            _ => Ok(()),
        }
    }

    #[inline(never)]
    fn simple_stmt(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let location = loc(statement.location);
        match statement.kind {
            StmtKind::FunctionDef(..) | StmtKind::AsyncFunctionDef(..) => self.function_def(statement),
            StmtKind::ClassDef(..) => self.class_def(statement),
            StmtKind::TypeAlias { .. } => self.type_alias(statement),
            StmtKind::Return { value } => self.return_stmt(statement, value),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value, .. } => {
                self.expr(value)?;
                for (position, target) in targets.iter().enumerate() {
                    if position + 1 < targets.len() {
                        self.op_i(location, Op::COPY, 1)?;
                    }
                    self.expr(target)?;
                }
                Ok(())
            }
            StmtKind::AugAssign { target, op, value } => self.aug_assign(statement, target, op, value),
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.ann_assign(statement, target, annotation, value, simple != 0),
            StmtKind::Raise { exc, cause } => {
                let mut count = 0;
                if let Some(exc) = exc {
                    self.expr(exc)?;
                    count += 1;
                    if let Some(cause) = cause {
                        self.expr(cause)?;
                        count += 1;
                    }
                }
                self.op_i(location, Op::RAISE_VARARGS, count)
            }
            StmtKind::Assert { test, msg } => self.assert_stmt(statement, test, msg),
            StmtKind::Import { names } => self.import_stmt(location, names),
            StmtKind::ImportFrom(&ImportFrom { module, names, level }) => {
                self.import_from(location, module, names, level)
            }
            StmtKind::Expr { value } => self.expr_stmt(location, value),
            StmtKind::Pass => self.op(location, Op::NOP),
            StmtKind::Break => self.break_stmt(statement.location),
            StmtKind::Continue => self.continue_stmt(statement.location),
            _ => Ok(()),
        }
    }

    #[inline(never)]
    fn expr_stmt(&mut self, location: Loc, value: &'a Expr<'a>) -> Result<(), Failure> {
        if self.interactive && self.outer.is_empty() {
            self.expr(value)?;
            self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::Print as u32)?;
            return self.op(Loc::NONE, Op::POP_TOP);
        }
        if matches!(value.kind, ExprKind::Constant { .. }) {
            return self.op(location, Op::NOP);
        }
        self.expr(value)?;
        self.op(Loc::NONE, Op::POP_TOP)
    }

    #[inline(never)]
    fn assert_stmt(
        &mut self,
        statement: &'a Stmt<'a>,
        test: &'a Expr<'a>,
        msg: Option<&'a Expr<'a>>,
    ) -> Result<(), Failure> {
        self.check_assert(statement.location, test);
        if self.optimize > 0 {
            return Ok(());
        }
        let location = loc(statement.location);
        let end = self.new_label();
        self.jump_if(test, end, true)?;
        self.op_i(
            location,
            Op::LOAD_COMMON_CONSTANT,
            CommonConstant::AssertionError as u32,
        )?;
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.op_i(location, Op::CALL, 0)?;
        }
        self.op_i(loc_of(test), Op::RAISE_VARARGS, 1)?;
        self.use_label(end)
    }
}
