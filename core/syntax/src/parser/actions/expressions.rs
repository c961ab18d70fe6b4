//! Actions of expressions, calls, comprehensions and targets.

use crate::ast::{
    Attribute, BoolOp, Call, CmpOp, Compare, Comprehension, Constant, Dict, DictComp, Expr, ExprContext,
    ExprKind, Keyword, Operator, UnaryOp,
};
use crate::parser::machine::{Parser, Reduced};
use crate::parser::value::{CallArgs, Value};

/// The arguments that `args` collected in a call; nothing if there is none.
pub(super) fn call_parts<'a>(call: Value<'a>) -> (&'a [&'a Expr<'a>], &'a [&'a Keyword<'a>]) {
    match call {
        Value::CallArgs(&CallArgs { args, keywords }) => (args, keywords),
        _ => (&[], &[]),
    }
}

impl<'a> Parser<'a, '_, '_> {
    /// Makes an expression of what has just been matched.
    pub fn expression(&self, kind: ExprKind<'a>) -> Reduced<'a> {
        Ok(Value::Expr(self.arena.alloc(Expr {
            kind,
            location: self.location(),
        })))
    }

    /// Says that a group matched, even if its value isn't there.
    pub fn optional(&mut self, value: Value<'a>) -> Reduced<'a> {
        Ok(if value.is_null() { Value::Unit } else { value })
    }

    pub fn constant(&mut self, value: Constant<'a>) -> Reduced<'a> {
        self.expression(ExprKind::Constant { value, kind: None })
    }

    fn joined(&self, first: Value<'a>, rest: Value<'a>) -> &'a [&'a Expr<'a>] {
        let rest = rest.exprs();
        match first.expr() {
            Some(first) => {
                let all = core::iter::once(first).chain(rest.iter().copied());
                self.arena.slice_from_iter(rest.len() + 1, all)
            }
            None => rest,
        }
    }

    pub fn in_front(&mut self, first: Value<'a>, rest: Value<'a>) -> Reduced<'a> {
        Ok(Value::Exprs(self.joined(first, rest)))
    }

    /// A sequence with one or two more expressions.
    pub fn append(&mut self, sequence: Value<'a>, one: Value<'a>, two: Value<'a>) -> Reduced<'a> {
        let sequence = sequence.exprs().iter().copied();
        let all = sequence.chain(one.expr()).chain(two.expr());
        Ok(Value::Exprs(self.arena.collect(all)))
    }

    /// Joins two sequences of arguments.
    pub fn join(&mut self, first: Value<'a>, second: Value<'a>) -> Reduced<'a> {
        // A sequence is of expressions or of anything.
        let elements = |value: Value<'a>| {
            let exprs = value.exprs().iter().map(|expr| Value::Expr(expr));
            exprs.chain(value.values().iter().copied())
        };
        let all = elements(first).chain(elements(second));
        Ok(Value::Values(self.arena.collect(all)))
    }

    pub fn tuple_of(&mut self, first: Value<'a>, rest: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        self.expression(ExprKind::Tuple {
            elts: self.joined(first, rest),
            ctx,
        })
    }

    pub fn tuple(&mut self, elts: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        self.expression(ExprKind::Tuple {
            elts: elts.exprs(),
            ctx,
        })
    }

    pub fn list(&mut self, elts: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        self.expression(ExprKind::List {
            elts: elts.exprs(),
            ctx,
        })
    }

    pub fn set(&mut self, elts: Value<'a>) -> Reduced<'a> {
        self.expression(ExprKind::Set { elts: elts.exprs() })
    }

    pub fn key_value(&mut self, key: Value<'a>, value: Value<'a>) -> Reduced<'a> {
        Ok(match value.expr() {
            Some(value) => Value::DictItem(key.expr(), value),
            None => Value::Null,
        })
    }

    pub fn dict(&mut self, items: Value<'a>) -> Reduced<'a> {
        let items = items.values();
        let pair = |item: &Value<'a>| {
            if let Value::DictItem(key, value) = *item {
                Some((key, value))
            } else {
                None
            }
        };
        let keys = self
            .arena
            .slice_from_iter(items.len(), items.iter().filter_map(pair).map(|(key, _)| key));
        let values = self
            .arena
            .slice_from_iter(items.len(), items.iter().filter_map(pair).map(|(_, value)| value));
        self.expression(ExprKind::Dict(self.arena.alloc(Dict { keys, values })))
    }

    pub fn bin_op(&mut self, left: Value<'a>, op: Operator, right: Value<'a>) -> Reduced<'a> {
        if op == Operator::MatMult {
            self.since(5, "The '@' operator is")?;
        }
        let (Some(left), Some(right)) = (left.expr(), right.expr()) else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::BinOp { left, op, right })
    }

    pub fn unary_op(&mut self, op: UnaryOp, operand: Value<'a>) -> Reduced<'a> {
        let Some(operand) = operand.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::UnaryOp { op, operand })
    }

    pub fn bool_op(&mut self, op: BoolOp, first: Value<'a>, rest: Value<'a>) -> Reduced<'a> {
        self.expression(ExprKind::BoolOp {
            op,
            values: self.joined(first, rest),
        })
    }

    pub fn cmp(&mut self, op: CmpOp, right: Value<'a>) -> Reduced<'a> {
        Ok(match right.expr() {
            Some(right) => Value::Comparison(self.arena.alloc((op, right))),
            None => Value::Null,
        })
    }

    pub fn compare(&mut self, left: Value<'a>, pairs: Value<'a>) -> Reduced<'a> {
        let Some(left) = left.expr() else {
            return Ok(Value::Null);
        };
        let pairs = pairs.values();
        let pair = |pair: &Value<'a>| {
            if let Value::Comparison(&(op, right)) = *pair {
                Some((op, right))
            } else {
                None
            }
        };
        let ops = self
            .arena
            .slice_from_iter(pairs.len(), pairs.iter().filter_map(pair).map(|(op, _)| op));
        let rights = pairs.iter().filter_map(pair).map(|(_, right)| right);
        let comparators = self.arena.slice_from_iter(pairs.len(), rights);
        self.expression(ExprKind::Compare(self.arena.alloc(Compare {
            left,
            ops,
            comparators,
        })))
    }

    /// `!=`, or after `from __future__ import barry_as_FLUFL` (PEP 401) `<>`.
    pub fn check_not_equal(&mut self, token: Value<'a>) -> Reduced<'a> {
        let number = token.token().unwrap_or_default();
        let is_bang = self
            .token_at(number)
            .is_some_and(|token| self.tokenizer.text(&token) != b"<>");
        if is_bang && self.flags.barry_as_flufl {
            return self.raise_last("with Barry as BDFL, use '<>' instead of '!='");
        }
        Ok(if is_bang != self.flags.barry_as_flufl {
            token
        } else {
            Value::Null
        })
    }

    pub fn if_exp(&mut self, body: Value<'a>, test: Value<'a>, orelse: Value<'a>) -> Reduced<'a> {
        let (Some(test), Some(body), Some(orelse)) = (test.expr(), body.expr(), orelse.expr()) else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::IfExp { test, body, orelse })
    }

    pub fn yield_from(&mut self, value: Value<'a>) -> Reduced<'a> {
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::YieldFrom { value })
    }

    pub fn yield_(&mut self, value: Value<'a>) -> Reduced<'a> {
        self.expression(ExprKind::Yield { value: value.expr() })
    }

    pub fn await_(&mut self, value: Value<'a>) -> Reduced<'a> {
        self.since(5, "Await expressions are")?;
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::Await { value })
    }

    pub fn starred(&mut self, value: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::Starred { value, ctx })
    }

    pub fn starred_target(&mut self, value: Value<'a>) -> Reduced<'a> {
        let value = self.set_context(value, ExprContext::Store)?;
        self.starred(value, ExprContext::Store)
    }

    pub fn named_expr(&mut self, target: Value<'a>, value: Value<'a>) -> Reduced<'a> {
        self.since(8, "Assignment expressions are")?;
        let target = self.set_context(target, ExprContext::Store)?;
        let (Some(target), Some(value)) = (target.expr(), value.expr()) else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::NamedExpr { target, value })
    }

    pub fn attribute(&mut self, value: Value<'a>, attr: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        let (Some(value), Some(attr)) = (value.expr(), self.id_of(attr)) else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::Attribute(self.arena.alloc(Attribute {
            value,
            attr,
            ctx,
        })))
    }

    pub fn subscript(&mut self, value: Value<'a>, slice: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        let (Some(value), Some(slice)) = (value.expr(), slice.expr()) else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::Subscript { value, slice, ctx })
    }

    pub fn slice(&mut self, lower: Value<'a>, upper: Value<'a>, step: Value<'a>) -> Reduced<'a> {
        self.expression(ExprKind::Slice {
            lower: lower.expr(),
            upper: upper.expr(),
            step: step.expr(),
        })
    }

    pub fn call(&mut self, func: Value<'a>, call: Value<'a>) -> Reduced<'a> {
        let Some(func) = func.expr() else {
            return Ok(Value::Null);
        };
        let (args, keywords) = call_parts(call);
        self.expression(ExprKind::Call(self.arena.alloc(Call { func, args, keywords })))
    }

    pub fn call_genexp(&mut self, func: Value<'a>, genexp: Value<'a>) -> Reduced<'a> {
        let (Some(func), Some(genexp)) = (func.expr(), genexp.expr()) else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::Call(self.arena.alloc(Call {
            func,
            args: self.arena.slice(&[genexp]),
            keywords: &[],
        })))
    }

    /// Collects arguments: positional ones, then the mixed rest.
    pub fn collect_args(&mut self, positional: Value<'a>, mixed: Value<'a>) -> Reduced<'a> {
        let (args, keywords) = match mixed {
            Value::Values(mixed) => {
                let starred = mixed.iter().filter_map(|value| value.expr());
                let args = positional.exprs().iter().copied().chain(starred);
                let keywords = mixed.iter().filter_map(|value| value.keyword());
                (self.arena.collect(args), self.arena.collect(keywords))
            }
            // Only starred arguments
            mixed => {
                let args = positional.exprs().iter().chain(mixed.exprs()).copied();
                (self.arena.collect(args), &[] as &[_])
            }
        };
        Ok(Value::CallArgs(self.arena.alloc(CallArgs { args, keywords })))
    }

    pub fn keyword(&mut self, arg: Value<'a>, value: Value<'a>) -> Reduced<'a> {
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        let keyword = Keyword {
            arg: self.id_of(arg),
            value,
            location: self.location(),
        };
        Ok(Value::Keyword(self.arena.alloc(keyword)))
    }

    pub fn comprehension(
        &mut self,
        target: Value<'a>,
        iter: Value<'a>,
        ifs: Value<'a>,
        is_async: i32,
    ) -> Reduced<'a> {
        if is_async != 0 {
            self.since(6, "Async comprehensions are")?;
        }
        let (Some(target), Some(iter)) = (target.expr(), iter.expr()) else {
            return Ok(Value::Null);
        };
        let comprehension = Comprehension {
            target,
            iter,
            ifs: ifs.exprs(),
            is_async,
        };
        Ok(Value::Comprehension(self.arena.alloc(comprehension)))
    }

    pub fn list_comp(&mut self, elt: Value<'a>, clauses: Value<'a>) -> Reduced<'a> {
        let Some(elt) = elt.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::ListComp {
            elt,
            generators: clauses.comprehensions(),
        })
    }

    pub fn set_comp(&mut self, elt: Value<'a>, clauses: Value<'a>) -> Reduced<'a> {
        let Some(elt) = elt.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::SetComp {
            elt,
            generators: clauses.comprehensions(),
        })
    }

    pub fn generator_exp(&mut self, elt: Value<'a>, clauses: Value<'a>) -> Reduced<'a> {
        let Some(elt) = elt.expr() else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::GeneratorExp {
            elt,
            generators: clauses.comprehensions(),
        })
    }

    pub fn dict_comp(&mut self, pair: Value<'a>, clauses: Value<'a>) -> Reduced<'a> {
        let Value::DictItem(Some(key), value) = pair else {
            return Ok(Value::Null);
        };
        self.expression(ExprKind::DictComp(self.arena.alloc(DictComp {
            key,
            value,
            generators: clauses.comprehensions(),
        })))
    }

    /// The same expression as a target, or for `del`.
    pub fn set_context(&mut self, expr: Value<'a>, ctx: ExprContext) -> Reduced<'a> {
        Ok(match expr.expr() {
            Some(expr) => Value::Expr(self.with_context(expr, ctx)),
            None => Value::Null,
        })
    }

    /// Rebuilds an expression with another context. What is nested in a target has it already: rules set it from the
    /// inside out, so this does not follow nesting beyond what the grammar leaves unset.
    fn with_context(&self, expr: &'a Expr<'a>, new: ExprContext) -> &'a Expr<'a> {
        let kind = match expr.kind {
            ExprKind::Name { ctx, .. }
            | ExprKind::Tuple { ctx, .. }
            | ExprKind::List { ctx, .. }
            | ExprKind::Subscript { ctx, .. }
            | ExprKind::Attribute(&Attribute { ctx, .. })
            | ExprKind::Starred { ctx, .. }
                if ctx == new =>
            {
                return expr;
            }
            ExprKind::Name { id, .. } => ExprKind::Name { id, ctx: new },
            ExprKind::Tuple { elts, .. } => ExprKind::Tuple { elts, ctx: new },
            ExprKind::List { elts, .. } => ExprKind::List { elts, ctx: new },
            ExprKind::Subscript { value, slice, .. } => ExprKind::Subscript {
                value,
                slice,
                ctx: new,
            },
            ExprKind::Attribute(&Attribute { value, attr, .. }) => {
                ExprKind::Attribute(self.arena.alloc(Attribute {
                    value,
                    attr,
                    ctx: new,
                }))
            }
            ExprKind::Starred { value, .. } => ExprKind::Starred { value, ctx: new },
            _ => return expr,
        };
        self.arena.alloc(Expr {
            kind,
            location: expr.location,
        })
    }

    /// What an expression is as the target of an assignment, if it is a name, an attribute or a subscript.
    pub fn simple_target(&self, value: Value<'a>) -> Option<&'a Expr<'a>> {
        let expr = value.expr()?;
        match expr.kind {
            ExprKind::Name { .. } | ExprKind::Attribute(_) | ExprKind::Subscript { .. } => {
                Some(self.with_context(expr, ExprContext::Store))
            }
            _ => None,
        }
    }

    pub fn ensure_real(&mut self, number: Value<'a>) -> Reduced<'a> {
        match number.expr().map(|number| number.kind) {
            Some(ExprKind::Constant {
                value: Constant::Complex(_),
                ..
            }) => self.raise_at(number, "real number required in complex literal"),
            _ => Ok(number),
        }
    }

    pub fn ensure_imaginary(&mut self, number: Value<'a>) -> Reduced<'a> {
        match number.expr().map(|number| number.kind) {
            Some(ExprKind::Constant {
                value: Constant::Complex(_),
                ..
            }) => Ok(number),
            _ => self.raise_at(number, "imaginary number required in complex literal"),
        }
    }
}
