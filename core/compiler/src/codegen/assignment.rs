//! Augmented and annotated assignment, subscripts, slices and unpacking.

use alloc::format;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::BinaryOp;
use taipan_syntax::ast::{Attribute, Expr, ExprContext, ExprKind, Operator, Stmt};
use taipan_syntax::error::Error;

use super::Compiler;
use super::emit::{AttributeLoad, loc, loc_of};
use super::expression::start_at_attribute;
use super::unit::{ScopeKind, index_in};
use crate::instruction_sequence::Location as Loc;
use crate::options::CO_FUTURE_ANNOTATIONS;
use crate::symtable::names;

/// The first part of the targets of an unpacking has to fit into a byte.
const MAX_BEFORE_STAR: usize = 1 << 8;
/// And what follows the star into the rest of an operand.
const MAX_AFTER_STAR: usize = (i32::MAX >> 8) as usize;

/// Whether a slice is made of constants, and can be one itself.
fn is_constant_slice(slice: &Expr<'_>) -> bool {
    let is_constant =
        |part: Option<&Expr<'_>>| part.is_none_or(|part| matches!(part.kind, ExprKind::Constant { .. }));
    match slice.kind {
        ExprKind::Slice { lower, upper, step } => {
            is_constant(lower) && is_constant(upper) && is_constant(step)
        }
        _ => false,
    }
}

/// The bounds of a slice that need not be made an object.
fn two_part_slice<'a>(slice: &Expr<'a>) -> Option<[Option<&'a Expr<'a>>; 2]> {
    match slice.kind {
        ExprKind::Slice {
            lower,
            upper,
            step: None,
        } if !is_constant_slice(slice) => Some([lower, upper]),
        _ => None,
    }
}

/// The operand of `UNPACK_EX`, if there are not too many targets.
pub(super) fn unpack_ex_oparg(before: usize, after: usize) -> Option<u32> {
    if before >= MAX_BEFORE_STAR || after >= MAX_AFTER_STAR {
        return None;
    }
    u32::try_from(before + (after << 8)).ok()
}

/// The error of a tree whose assignment of a kind has a target that the grammar does not allow; it counts the kinds of
/// expressions from 1.
#[cold]
fn no_target(target: &Expr<'_>, assignment: &str) -> Failure {
    let number = match target.kind {
        ExprKind::Starred { .. } => 25,
        ExprKind::List { .. } => 27,
        ExprKind::Tuple { .. } => 28,
        // The others have no context to store in.
        _ => 0,
    };
    Error::System(format!("invalid node type ({number}) for {assignment} assignment").into()).into()
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn aug_assign(
        &mut self,
        statement: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        op: Operator,
        value: &'a Expr<'a>,
    ) -> Result<(), Failure> {
        let location = loc_of(target);
        match target.kind {
            ExprKind::Attribute(&Attribute {
                value: object, attr, ..
            }) => {
                self.expr(object)?;
                self.op_i(location, Op::COPY, 1)?;
                let location = start_at_attribute(location, target, attr);
                self.load_attribute(location, AttributeLoad::Attribute, attr)?;
                self.aug_value(statement, op, value)?;
                self.op_i(location, Op::SWAP, 2)?;
                self.op_name(location, Op::STORE_ATTR, attr)
            }
            ExprKind::Subscript {
                value: object, slice, ..
            } => {
                self.expr(object)?;
                if let Some(bounds) = two_part_slice(slice) {
                    self.slice_bounds(loc_of(slice), bounds)?;
                    self.op_i(location, Op::COPY, 3)?;
                    self.op_i(location, Op::COPY, 3)?;
                    self.op_i(location, Op::COPY, 3)?;
                    self.op(location, Op::BINARY_SLICE)?;
                    self.aug_value(statement, op, value)?;
                    self.op_i(location, Op::SWAP, 4)?;
                    self.op_i(location, Op::SWAP, 3)?;
                    self.op_i(location, Op::SWAP, 2)?;
                    return self.op(location, Op::STORE_SLICE);
                }
                self.expr(slice)?;
                self.op_i(location, Op::COPY, 2)?;
                self.op_i(location, Op::COPY, 2)?;
                self.op_i(location, Op::BINARY_OP, BinaryOp::Subscr as u32)?;
                self.aug_value(statement, op, value)?;
                self.op_i(location, Op::SWAP, 3)?;
                self.op_i(location, Op::SWAP, 2)?;
                self.op(location, Op::STORE_SUBSCR)
            }
            ExprKind::Name { id, .. } => {
                self.load_name(location, id)?;
                self.aug_value(statement, op, value)?;
                self.store_name(location, id)
            }
            _ => Err(no_target(target, "augmented")),
        }
    }

    fn aug_value(
        &mut self,
        statement: &'a Stmt<'a>,
        op: Operator,
        value: &'a Expr<'a>,
    ) -> Result<(), Failure> {
        self.expr(value)?;
        self.add_inplace(loc(statement.location), op)
    }

    #[inline(never)]
    pub(super) fn ann_assign(
        &mut self,
        statement: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
        simple: bool,
    ) -> Result<(), Failure> {
        let location = loc(statement.location);
        let stringified = self.has_feature(CO_FUTURE_ANNOTATIONS);
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        match target.kind {
            ExprKind::Name { id, .. } => {
                if simple && matches!(self.unit.kind, ScopeKind::Module | ScopeKind::Class) {
                    if stringified {
                        self.annotation_text(annotation)?;
                        self.op_name(location, Op::LOAD_NAME, names::annotations())?;
                        self.load_identifier(location, self.mangled(id))?;
                        self.op(location, Op::STORE_SUBSCR)?;
                    } else {
                        self.defer_annotation(location, statement)?;
                    }
                }
                Ok(())
            }
            ExprKind::Attribute(&Attribute { value: object, .. }) => {
                if value.is_none() {
                    self.evaluate_and_drop(object)?;
                }
                Ok(())
            }
            ExprKind::Subscript {
                value: object, slice, ..
            } => {
                if value.is_none() {
                    self.evaluate_and_drop(object)?;
                    self.check_annotated_subscript(slice)?;
                }
                Ok(())
            }
            _ => Err(no_target(target, "annotated")),
        }
    }

    /// Notes an annotation to be evaluated on demand; where control flow decides whether it exists, emits a note at run time.
    fn defer_annotation(&mut self, location: Loc, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let is_module = self.unit.kind == ScopeKind::Module;
        let conditional = is_module || self.unit.in_conditional_block > 0;
        let number = conditional.then_some(self.unit.next_conditional_annotation);
        self.unit.deferred_annotations.push((statement, number));
        let Some(number) = number else { return Ok(()) };
        self.unit.next_conditional_annotation += 1;
        let name = self.mangled(names::conditional_annotations());
        if is_module {
            let index = self.unit.name_index(name);
            self.op_i(location, Op::LOAD_NAME, index)?;
        } else {
            let index = index_in(&mut self.unit.cellvars, name);
            self.op_i(location, Op::LOAD_DEREF, index)?;
        }
        self.load_int(location, i64::from(number))?;
        self.op_i(location, Op::SET_ADD, 1)?;
        self.op(location, Op::POP_TOP)
    }

    fn evaluate_and_drop(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        self.expr(expression)?;
        self.op(loc_of(expression), Op::POP_TOP)
    }

    /// Evaluates the parts of a subscript that is annotated but not assigned.
    fn check_annotated_subscript(&mut self, slice: &'a Expr<'a>) -> Result<(), Failure> {
        match slice.kind {
            ExprKind::Slice { lower, upper, step } => [lower, upper, step]
                .into_iter()
                .flatten()
                .try_for_each(|part| self.evaluate_and_drop(part)),
            ExprKind::Tuple { elts, .. } => {
                self.depth.enter()?;
                elts.iter()
                    .try_for_each(|element| self.check_annotated_subscript(element))?;
                self.depth.leave();
                Ok(())
            }
            _ => self.evaluate_and_drop(slice),
        }
    }

    #[inline(never)]
    pub(super) fn subscript(
        &mut self,
        location: Loc,
        value: &'a Expr<'a>,
        slice: &'a Expr<'a>,
        ctx: ExprContext,
    ) -> Result<(), Failure> {
        if ctx == ExprContext::Load {
            self.check_subscripter(value);
            self.check_index(value, slice);
        }
        self.expr(value)?;
        if let Some(bounds) = two_part_slice(slice).filter(|_| ctx != ExprContext::Del) {
            self.slice_bounds(loc_of(slice), bounds)?;
            let opcode = if ctx == ExprContext::Load {
                Op::BINARY_SLICE
            } else {
                Op::STORE_SLICE
            };
            return self.op(location, opcode);
        }
        self.expr(slice)?;
        match ctx {
            ExprContext::Load => self.op_i(location, Op::BINARY_OP, BinaryOp::Subscr as u32),
            ExprContext::Store => self.op(location, Op::STORE_SUBSCR),
            ExprContext::Del => self.op(location, Op::DELETE_SUBSCR),
        }
    }

    fn slice_bounds(&mut self, location: Loc, bounds: [Option<&'a Expr<'a>>; 2]) -> Result<(), Failure> {
        for bound in bounds {
            match bound {
                Some(bound) => self.expr(bound)?,
                None => self.load_none(location)?,
            }
        }
        Ok(())
    }

    #[inline(never)]
    pub(super) fn slice(
        &mut self,
        location: Loc,
        lower: Option<&'a Expr<'a>>,
        upper: Option<&'a Expr<'a>>,
        step: Option<&'a Expr<'a>>,
    ) -> Result<(), Failure> {
        let parts = [lower, upper, step];
        if parts
            .into_iter()
            .flatten()
            .all(|part| matches!(part.kind, ExprKind::Constant { .. }))
        {
            let value = self.constant_slice(parts)?;
            return self.load_const_ref(location, value);
        }
        self.slice_bounds(location, [lower, upper])?;
        match step {
            Some(step) => {
                self.expr(step)?;
                self.op_i(location, Op::BUILD_SLICE, 3)
            }
            None => self.op_i(location, Op::BUILD_SLICE, 2),
        }
    }

    /// Assigns the topmost value to the targets in a list or tuple.
    #[inline(never)]
    pub(super) fn unpack(&mut self, location: Loc, targets: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        let mut seen_star = false;
        for (position, target) in targets.iter().enumerate() {
            if !matches!(target.kind, ExprKind::Starred { .. }) {
                continue;
            }
            if seen_star {
                return self.error_at(location, "multiple starred expressions in assignment");
            }
            let Some(oparg) = unpack_ex_oparg(position, targets.len() - position - 1) else {
                return self.error_at(location, "too many expressions in star-unpacking assignment");
            };
            self.op_i(location, Op::UNPACK_EX, oparg)?;
            seen_star = true;
        }
        if !seen_star {
            self.op_n(location, Op::UNPACK_SEQUENCE, targets.len())?;
        }
        for target in targets {
            match target.kind {
                ExprKind::Starred { value, .. } => self.expr(value)?,
                _ => self.expr(target)?,
            }
        }
        Ok(())
    }
}
