//! Expressions by kind; operators, comparisons and conditions.

use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::operand::{BinaryOp, CompareOp, Intrinsic1, resume};
use taipan_bytecode::{AnyOpcode as Op, Const};
use taipan_syntax::ast::{
    Attribute, BoolOp, Call, CmpOp, Compare, Constant, Dict, Expr, ExprContext, ExprKind, Identifier,
    Interpolation, Operator, UnaryOp,
};
use taipan_syntax::error::Error;

use super::Compiler;
use super::emit::{AttributeLoad, loc, loc_of};
use super::unit::ScopeKind;
use crate::instruction_sequence::{Label, Location as Loc};

/// The operand of `BINARY_OP` for an operator of the tree.
fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Subtract,
        Operator::Mult => BinaryOp::Multiply,
        Operator::MatMult => BinaryOp::MatrixMultiply,
        Operator::Div => BinaryOp::TrueDivide,
        Operator::Mod => BinaryOp::Remainder,
        Operator::Pow => BinaryOp::Power,
        Operator::LShift => BinaryOp::Lshift,
        Operator::RShift => BinaryOp::Rshift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}

impl<'a> Compiler<'a, '_> {
    pub(super) fn exprs(&mut self, expressions: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        expressions
            .iter()
            .try_for_each(|expression| self.expr(expression))
    }

    /// Of the two functions through which all nesting goes, frames should be small; hence what they call is not inlined.
    pub(super) fn expr(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        match expression.kind {
            ExprKind::Constant {
                value: Constant::Str(text),
                ..
            } if loc_of(expression) == Loc::NONE && text == "%" => {
                // What `%%` in a format becomes is a string of its own, not the one that stands for the character.
                let text = Const::Str {
                    text: text.into(),
                    interned: false,
                };
                let value = self.cache.merge_ref(text.into())?;
                return self.load_const_ref(Loc::NONE, value);
            }
            ExprKind::Constant { value, .. } => return self.load_const(loc_of(expression), value),
            ExprKind::Name { id, ctx } => return self.nameop(loc_of(expression), id, ctx),
            _ => {}
        }
        self.depth.enter()?;
        self.compound_expr(expression)?;
        self.depth.leave();
        Ok(())
    }

    fn compound_expr(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        let location = loc_of(expression);
        match expression.kind {
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.op_i(location, Op::COPY, 1)?;
                self.expr(target)
            }
            ExprKind::BoolOp { op, values } => self.bool_op(location, op, values),
            ExprKind::BinOp { .. } => self.bin_op(expression),
            ExprKind::UnaryOp { op, operand } => {
                self.expr(operand)?;
                match op {
                    UnaryOp::UAdd => {
                        self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::UnaryPositive as u32)
                    }
                    UnaryOp::Not => {
                        self.op(location, Op::TO_BOOL)?;
                        self.op(location, Op::UNARY_NOT)
                    }
                    UnaryOp::Invert => self.op(location, Op::UNARY_INVERT),
                    UnaryOp::USub => self.op(location, Op::UNARY_NEGATIVE),
                }
            }
            ExprKind::Lambda { args, body } => self.lambda(expression, args, body),
            ExprKind::IfExp { test, body, orelse } => {
                let end = self.new_label();
                let next = self.new_label();
                self.jump_if(test, next, false)?;
                self.expr(body)?;
                self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
                self.use_label(next)?;
                self.expr(orelse)?;
                self.use_label(end)
            }
            ExprKind::Dict(&Dict { keys, values }) => self.dict(location, keys, values),
            ExprKind::Set { elts } => self.set(location, elts),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp(..)
            | ExprKind::GeneratorExp { .. } => self.comprehension(expression),
            ExprKind::Yield { value } => {
                if !self.scope().is_function_like() {
                    return self.error(expression.location, "'yield' outside function");
                }
                match value {
                    Some(value) => self.expr(value)?,
                    None => self.load_none(location)?,
                }
                self.add_yield(location)
            }
            ExprKind::YieldFrom { value } => {
                if !self.scope().is_function_like() {
                    return self.error(expression.location, "'yield from' outside function");
                }
                if self.unit.kind == ScopeKind::AsyncFunction {
                    return self.error(expression.location, "'yield from' inside async function");
                }
                self.expr(value)?;
                self.op(location, Op::GET_YIELD_FROM_ITER)?;
                self.load_none(location)?;
                self.add_yield_from(location, false)
            }
            ExprKind::Await { value } => {
                self.expr(value)?;
                self.await_value(location, 0)
            }
            ExprKind::Compare(&Compare {
                left,
                ops,
                comparators,
            }) => self.compare(expression, left, ops, comparators),
            ExprKind::Call(&Call { func, args, keywords }) => self.call(expression, func, args, keywords),
            ExprKind::JoinedStr { values } => self.joined_str(location, values),
            ExprKind::TemplateStr { values } => self.template_str(location, values),
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => self.formatted_value(location, value, conversion, format_spec),
            ExprKind::Interpolation(&Interpolation {
                value,
                str,
                conversion,
                format_spec,
            }) => self.interpolation(location, value, str, conversion, format_spec),
            ExprKind::Attribute(&Attribute { value, attr, ctx }) => {
                self.attribute(expression, value, attr, ctx)
            }
            ExprKind::Subscript { value, slice, ctx } => self.subscript(location, value, slice, ctx),
            ExprKind::Starred { ctx, .. } => {
                let message = match ctx {
                    // Where it may stand, the list or tuple around it has dealt with it.
                    ExprContext::Store => "starred assignment target must be in a list or tuple",
                    _ => "can't use starred expression here",
                };
                self.error(expression.location, message)
            }
            ExprKind::Slice { lower, upper, step } => self.slice(location, lower, upper, step),
            ExprKind::List { elts, ctx } => self.list(location, elts, ctx),
            ExprKind::Tuple { elts, ctx } => self.tuple(location, elts, ctx),
            ExprKind::Constant { .. } | ExprKind::Name { .. } => Ok(()),
        }
    }

    /// Compiles a chain of binary operators, however long, without recursion down its left side.
    #[inline(never)]
    fn bin_op(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        let mut chain = Vec::new();
        let mut first = expression;
        while let ExprKind::BinOp { left, .. } = first.kind {
            chain.try_reserve(1).map_err(|_| Error::Memory)?;
            chain.push(first);
            first = left;
        }
        self.expr(first)?;
        for node in chain.into_iter().rev() {
            if let ExprKind::BinOp { op, right, .. } = node.kind {
                self.expr(right)?;
                self.op_i(loc_of(node), Op::BINARY_OP, binary_op(op) as u32)?;
            }
        }
        Ok(())
    }

    /// Emits a binary operator.
    pub(super) fn add_binary(&mut self, location: Loc, op: Operator) -> Result<(), Failure> {
        self.op_i(location, Op::BINARY_OP, binary_op(op) as u32)
    }

    /// Emits the operator of an augmented assignment.
    pub(super) fn add_inplace(&mut self, location: Loc, op: Operator) -> Result<(), Failure> {
        self.op_i(location, Op::BINARY_OP, binary_op(op).inplace() as u32)
    }

    #[inline(never)]
    fn bool_op(&mut self, location: Loc, op: BoolOp, values: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        let opcode = if op == BoolOp::And {
            Op::JUMP_IF_FALSE
        } else {
            Op::JUMP_IF_TRUE
        };
        let end = self.new_label();
        let Some((last, values)) = values.split_last() else {
            return Ok(());
        };
        for value in values {
            self.expr(value)?;
            self.jump(location, opcode, end)?;
            self.op(location, Op::POP_TOP)?;
        }
        self.expr(last)?;
        self.use_label(end)
    }

    pub(super) fn add_compare(&mut self, location: Loc, op: CmpOp) -> Result<(), Failure> {
        let compare = match op {
            CmpOp::Eq => CompareOp::Eq,
            CmpOp::NotEq => CompareOp::Ne,
            CmpOp::Lt => CompareOp::Lt,
            CmpOp::LtE => CompareOp::Le,
            CmpOp::Gt => CompareOp::Gt,
            CmpOp::GtE => CompareOp::Ge,
            CmpOp::Is => return self.op_i(location, Op::IS_OP, 0),
            CmpOp::IsNot => return self.op_i(location, Op::IS_OP, 1),
            CmpOp::In => return self.op_i(location, Op::CONTAINS_OP, 0),
            CmpOp::NotIn => return self.op_i(location, Op::CONTAINS_OP, 1),
        };
        self.op_i(location, Op::COMPARE_OP, compare.oparg())
    }

    #[inline(never)]
    fn compare(
        &mut self,
        expression: &'a Expr<'a>,
        left: &'a Expr<'a>,
        ops: &'a [CmpOp],
        comparators: &'a [&'a Expr<'a>],
    ) -> Result<(), Failure> {
        let location = loc_of(expression);
        self.check_compare(expression, left, ops, comparators);
        self.expr(left)?;
        let (Some((last_op, ops)), Some((last, comparators))) = (ops.split_last(), comparators.split_last())
        else {
            return Err(Error::Value("Compare has no comparators".into()).into());
        };
        if ops.is_empty() {
            self.expr(last)?;
            return self.add_compare(location, *last_op);
        }
        let cleanup = self.new_label();
        for (op, comparator) in ops.iter().zip(comparators) {
            self.expr(comparator)?;
            self.op_i(location, Op::SWAP, 2)?;
            self.op_i(location, Op::COPY, 2)?;
            self.add_compare(location, *op)?;
            self.op_i(location, Op::COPY, 1)?;
            self.op(location, Op::TO_BOOL)?;
            self.jump(location, Op::POP_JUMP_IF_FALSE, cleanup)?;
            self.op(location, Op::POP_TOP)?;
        }
        self.expr(last)?;
        self.add_compare(location, *last_op)?;
        let end = self.new_label();
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
        self.use_label(cleanup)?;
        self.op_i(location, Op::SWAP, 2)?;
        self.op(location, Op::POP_TOP)?;
        self.use_label(end)
    }

    /// Jumps to `next` if the truth of `test` is `condition`, without making a bool of its parts.
    pub(super) fn jump_if(
        &mut self,
        test: &'a Expr<'a>,
        next: Label,
        condition: bool,
    ) -> Result<(), Failure> {
        self.depth.enter()?;
        match test.kind {
            ExprKind::UnaryOp {
                op: UnaryOp::Not,
                operand,
            } => self.jump_if(operand, next, !condition)?,
            ExprKind::BoolOp { op, values } => {
                let condition_of_parts = op == BoolOp::Or;
                let target = if condition_of_parts == condition {
                    next
                } else {
                    self.new_label()
                };
                if let Some((last, values)) = values.split_last() {
                    for value in values {
                        self.jump_if(value, target, condition_of_parts)?;
                    }
                    self.jump_if(last, next, condition)?;
                }
                if target != next {
                    self.use_label(target)?;
                }
            }
            ExprKind::IfExp { test, body, orelse } => {
                let end = self.new_label();
                let otherwise = self.new_label();
                self.jump_if(test, otherwise, false)?;
                self.jump_if(body, next, condition)?;
                self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
                self.use_label(otherwise)?;
                self.jump_if(orelse, next, condition)?;
                self.use_label(end)?;
            }
            ExprKind::Compare(&Compare {
                left,
                ops,
                comparators,
            }) if ops.len() > 1 => {
                self.jump_if_compare(test, left, ops, comparators, next, condition)?;
            }
            _ => {
                self.expr(test)?;
                let location = loc_of(test);
                self.op(location, Op::TO_BOOL)?;
                self.jump(location, jump_on(condition), next)?;
            }
        }
        self.depth.leave();
        Ok(())
    }

    #[inline(never)]
    fn jump_if_compare(
        &mut self,
        expression: &'a Expr<'a>,
        left: &'a Expr<'a>,
        ops: &'a [CmpOp],
        comparators: &'a [&'a Expr<'a>],
        next: Label,
        condition: bool,
    ) -> Result<(), Failure> {
        self.check_compare(expression, left, ops, comparators);
        let location = loc_of(expression);
        let cleanup = self.new_label();
        self.expr(left)?;
        let (Some((last_op, ops)), Some((last, comparators))) = (ops.split_last(), comparators.split_last())
        else {
            return Ok(());
        };
        for (op, comparator) in ops.iter().zip(comparators) {
            self.expr(comparator)?;
            self.op_i(location, Op::SWAP, 2)?;
            self.op_i(location, Op::COPY, 2)?;
            self.add_compare(location, *op)?;
            self.op(location, Op::TO_BOOL)?;
            self.jump(location, Op::POP_JUMP_IF_FALSE, cleanup)?;
        }
        self.expr(last)?;
        self.add_compare(location, *last_op)?;
        self.op(location, Op::TO_BOOL)?;
        self.jump(location, jump_on(condition), next)?;
        let end = self.new_label();
        self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, end)?;
        self.use_label(cleanup)?;
        self.op(location, Op::POP_TOP)?;
        if !condition {
            self.jump(Loc::NONE, Op::JUMP_NO_INTERRUPT, next)?;
        }
        self.use_label(end)
    }

    #[inline(never)]
    fn attribute(
        &mut self,
        expression: &'a Expr<'a>,
        value: &'a Expr<'a>,
        attr: Identifier<'a>,
        ctx: ExprContext,
    ) -> Result<(), Failure> {
        let location = loc_of(expression);
        if ctx == ExprContext::Load
            && let Some((super_name, args)) = self.optimizable_super_call(value, attr)
        {
            self.load_args_for_super(value, super_name, args)?;
            let how = if args.is_empty() {
                AttributeLoad::ZeroSuperAttribute
            } else {
                AttributeLoad::SuperAttribute
            };
            self.load_attribute(location, how, attr)?;
            let location = start_at_attribute(location, expression, attr);
            return self.op(location, Op::NOP);
        }
        self.note_static_attribute(value, attr, ctx)?;
        self.expr(value)?;
        let location = start_at_attribute(location, expression, attr);
        match ctx {
            ExprContext::Load => self.load_attribute(location, AttributeLoad::Attribute, attr),
            ExprContext::Store => self.op_name(location, Op::STORE_ATTR, attr),
            ExprContext::Del => self.op_name(location, Op::DELETE_ATTR, attr),
        }
    }

    /// Remembers for `__static_attributes__` that a method assigns to `self.attr`.
    fn note_static_attribute(
        &mut self,
        value: &Expr<'a>,
        attr: Identifier<'a>,
        ctx: ExprContext,
    ) -> Result<(), Failure> {
        let is_self = matches!(value.kind, ExprKind::Name { id, .. } if id == "self");
        if ctx != ExprContext::Store || !is_self {
            return Ok(());
        }
        if let Some(class) = self
            .outer
            .iter_mut()
            .rev()
            .find(|unit| unit.kind == ScopeKind::Class)
        {
            class.static_attributes.make_room()?;
            class.static_attributes.add(attr);
        }
        Ok(())
    }

    fn add_yield(&mut self, location: Loc) -> Result<(), Failure> {
        let scope = self.scope();
        if scope.generator && scope.coroutine {
            self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::AsyncGenWrap as u32)?;
        }
        self.op_i(location, Op::YIELD_VALUE, 0)?;
        self.op_i(location, Op::RESUME, resume::AFTER_YIELD)
    }

    /// Yields a value of a comprehension's element.
    pub(super) fn yield_element(&mut self, location: Loc) -> Result<(), Failure> {
        self.add_yield(location)?;
        self.op(location, Op::POP_TOP)
    }

    /// Hands values through between the caller and the iterator on the stack, until that is exhausted.
    #[inline(never)]
    pub(super) fn add_yield_from(&mut self, location: Loc, is_await: bool) -> Result<(), Failure> {
        let send = self.new_label();
        let fail = self.new_label();
        let exit = self.new_label();
        self.use_label(send)?;
        self.jump(location, Op::SEND, exit)?;
        // A `close` or `throw` may raise StopIteration at the yield.
        self.jump(location, Op::SETUP_FINALLY, fail)?;
        self.op_i(location, Op::YIELD_VALUE, 1)?;
        self.op(Loc::NONE, Op::POP_BLOCK)?;
        let after = if is_await {
            resume::AFTER_AWAIT
        } else {
            resume::AFTER_YIELD_FROM
        };
        self.op_i(location, Op::RESUME, after)?;
        self.jump(location, Op::JUMP_NO_INTERRUPT, send)?;
        self.use_label(fail)?;
        self.op(location, Op::CLEANUP_THROW)?;
        self.use_label(exit)?;
        self.op(location, Op::END_SEND)
    }
}

fn jump_on(condition: bool) -> Op {
    if condition {
        Op::POP_JUMP_IF_TRUE
    } else {
        Op::POP_JUMP_IF_FALSE
    }
}

/// The location of an attribute access: if it spans lines, it starts at the attribute's name.
pub(super) fn start_at_attribute(location: Loc, attribute: &Expr<'_>, name: Identifier<'_>) -> Loc {
    let end = loc(attribute.location);
    if location.lineno == end.end_lineno {
        return location;
    }
    let mut location = location;
    location.lineno = end.end_lineno;
    let length = i32::try_from(name.code_points().count()).unwrap_or(i32::MAX);
    if length <= end.end_col_offset {
        location.col_offset = end.end_col_offset - length;
    } else {
        // A tree that a program has built oddly: no columns.
        location.col_offset = -1;
        location.end_col_offset = -1;
    }
    location.end_lineno = location.end_lineno.max(location.lineno);
    if location.lineno == location.end_lineno {
        location.end_col_offset = location.end_col_offset.max(location.col_offset);
    }
    location
}
