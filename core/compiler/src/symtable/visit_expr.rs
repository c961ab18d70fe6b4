//! The first pass of the symbol table over expressions and patterns.

use alloc::format;
use alloc::vec::Vec;

use taipan_syntax::ast::{
    Attribute, Call, Compare, Comprehension, Dict, DictComp, Expr, ExprContext, ExprKind, Identifier,
    Interpolation, Keyword, Location, MatchClass, MatchMapping, Pattern, PatternKind,
};
use taipan_syntax::error::Error;
use taipan_unicode::Wtf8;

use super::visit::Builder;
use super::{
    BlockType, ComprehensionType, DEF_COMP_ITER, DEF_GLOBAL, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, USE, key_of,
    names,
};
use crate::errors::{Failure, syntax_error};

/// The parts of a comprehension that the pass looks at.
struct ComprehensionParts<'a> {
    kind: ComprehensionType,
    name: Identifier<'a>,
    generators: &'a [&'a Comprehension<'a>],
    element: &'a Expr<'a>,
    value: Option<&'a Expr<'a>>,
}

impl<'a> Builder<'a, '_> {
    pub(super) fn visit_exprs(&mut self, expressions: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        expressions
            .iter()
            .try_for_each(|expression| self.visit_expr(expression))
    }

    pub(super) fn visit_optional(&mut self, expression: Option<&'a Expr<'a>>) -> Result<(), Failure> {
        expression.map_or(Ok(()), |expression| self.visit_expr(expression))
    }

    pub(super) fn visit_optionals(&mut self, expressions: &'a [Option<&'a Expr<'a>>]) -> Result<(), Failure> {
        expressions
            .iter()
            .flatten()
            .try_for_each(|expression| self.visit_expr(expression))
    }

    pub(super) fn visit_keywords(&mut self, keywords: &'a [&'a Keyword<'a>]) -> Result<(), Failure> {
        for keyword in keywords {
            if let Some(name) = keyword.arg {
                self.check_name(name, keyword.location, ExprContext::Store)?;
            }
        }
        keywords
            .iter()
            .try_for_each(|keyword| self.visit_expr(keyword.value))
    }

    pub(super) fn visit_expr(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        self.depth.enter()?;
        let location = expression.location;
        match expression.kind {
            ExprKind::NamedExpr { target, value } => {
                self.forbid_in_annotation("named expression", location)?;
                if self.cur().comp_iter_expr > 0 {
                    let message =
                        "assignment expression cannot be used in a comprehension iterable expression";
                    return Err(syntax_error(message, location));
                }
                if self.cur().comprehension.is_some() {
                    self.extend_namedexpr_scope(target)?;
                }
                self.visit_expr(value)?;
                self.visit_expr(target)?;
            }
            ExprKind::BoolOp { values, .. } => self.visit_exprs(values)?,
            ExprKind::BinOp { left, right, .. } => self.visit_binop(left, right)?,
            ExprKind::UnaryOp { operand, .. } => self.visit_expr(operand)?,
            ExprKind::Lambda { args, body } => {
                self.visit_exprs(args.defaults)?;
                self.visit_optionals(args.kw_defaults)?;
                self.enter_block(
                    Wtf8::new("lambda"),
                    BlockType::Function,
                    key_of(expression),
                    location,
                )?;
                self.visit_arguments(args)?;
                self.visit_expr(body)?;
                self.exit_block();
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.visit_expr(test)?;
                self.visit_expr(body)?;
                self.visit_expr(orelse)?;
            }
            ExprKind::Dict(&Dict { keys, values }) => {
                self.visit_optionals(keys)?;
                self.visit_exprs(values)?;
            }
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp(..)
            | ExprKind::GeneratorExp { .. } => self.visit_comprehension_expr(expression)?,
            ExprKind::Yield { value } => {
                self.forbid_in_annotation("yield expression", location)?;
                self.visit_optional(value)?;
                self.note_yield(location)?;
            }
            ExprKind::YieldFrom { value } => {
                self.forbid_in_annotation("yield expression", location)?;
                self.visit_expr(value)?;
                self.note_yield(location)?;
            }
            ExprKind::Await { value } => {
                self.forbid_in_annotation("await expression", location)?;
                if !self.allows_top_level_await() {
                    if !self.cur().is_function_like() {
                        return Err(syntax_error("'await' outside function", location));
                    }
                    if !self.is_async_def() && self.cur().comprehension.is_none() {
                        return Err(syntax_error("'await' outside async function", location));
                    }
                }
                self.visit_expr(value)?;
                self.cur_mut().coroutine = true;
            }
            ExprKind::Compare(&Compare {
                left, comparators, ..
            }) => {
                self.visit_expr(left)?;
                self.visit_exprs(comparators)?;
            }
            ExprKind::Call(&Call { func, args, keywords }) => {
                self.visit_expr(func)?;
                self.visit_exprs(args)?;
                self.visit_keywords(keywords)?;
            }
            ExprKind::FormattedValue {
                value, format_spec, ..
            }
            | ExprKind::Interpolation(&Interpolation {
                value, format_spec, ..
            }) => {
                self.visit_expr(value)?;
                self.visit_optional(format_spec)?;
            }
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => self.visit_exprs(values)?,
            ExprKind::Constant { .. } => {}
            ExprKind::Attribute(&Attribute { value, attr, ctx }) => {
                self.check_name(attr, location, ctx)?;
                self.visit_expr(value)?;
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.visit_expr(value)?;
                self.visit_expr(slice)?;
            }
            ExprKind::Starred { value, .. } => self.visit_expr(value)?,
            ExprKind::Slice { lower, upper, step } => {
                self.visit_optional(lower)?;
                self.visit_optional(upper)?;
                self.visit_optional(step)?;
            }
            ExprKind::Name { id, ctx } => self.visit_name(id, ctx, location)?,
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.visit_exprs(elts)?;
            }
        }
        self.depth.leave();
        Ok(())
    }

    /// Visits a chain of binary operators, however long, without recursion down its left side.
    fn visit_binop(&mut self, left: &'a Expr<'a>, right: &'a Expr<'a>) -> Result<(), Failure> {
        let mut rights = Vec::new();
        rights.push(right);
        let mut first = left;
        while let ExprKind::BinOp { left, right, .. } = first.kind {
            rights.try_reserve(1).map_err(|_| Error::Memory)?;
            rights.push(right);
            first = left;
        }
        self.visit_expr(first)?;
        rights.iter().rev().try_for_each(|right| self.visit_expr(right))
    }

    fn visit_name(
        &mut self,
        id: Identifier<'a>,
        ctx: ExprContext,
        location: Location,
    ) -> Result<(), Failure> {
        if self.cur().in_unevaluated_annotation {
            return Ok(());
        }
        let flag = if ctx == ExprContext::Load { USE } else { DEF_LOCAL };
        self.add_def_context(id, flag, location, ctx)?;
        // `super` without arguments needs the class cell.
        if ctx == ExprContext::Load && id == names::super_() && self.cur().is_function_like() {
            self.add_def(names::class(), USE, location)?;
        }
        Ok(())
    }

    fn note_yield(&mut self, location: Location) -> Result<(), Failure> {
        let scope = self.cur_mut();
        scope.generator = true;
        let what = match scope.comprehension {
            None => return Ok(()),
            Some(ComprehensionType::List) => "'yield' inside list comprehension",
            Some(ComprehensionType::Set) => "'yield' inside set comprehension",
            Some(ComprehensionType::Dict) => "'yield' inside dict comprehension",
            Some(ComprehensionType::Generator) => "'yield' inside generator expression",
        };
        Err(syntax_error(what, location))
    }

    /// Rejects an expression that has no place in annotations and the like.
    fn forbid_in_annotation(&self, what: &str, location: Location) -> Result<(), Failure> {
        let scope = self.cur();
        let place = match scope.block_type {
            BlockType::Annotation => "an annotation",
            BlockType::TypeVariable => scope.type_variable.text(),
            BlockType::TypeAlias => "a type alias",
            BlockType::TypeParameters => "the definition of a generic",
            BlockType::Function | BlockType::Class | BlockType::Module => return Ok(()),
        };
        Err(syntax_error(
            format!("{what} cannot be used within {place}"),
            location,
        ))
    }

    /// Binds the target of an assignment expression in a comprehension where PEP 572 wants it: around the comprehensions.
    fn extend_namedexpr_scope(&mut self, target: &'a Expr<'a>) -> Result<(), Failure> {
        let ExprKind::Name { id: name, .. } = target.kind else {
            return Err(Error::System("target of assignment expression is no name".into()).into());
        };
        let location = target.location;
        for position in (0..self.stack.len()).rev() {
            let Some(&id) = self.stack.get(position) else {
                continue;
            };
            let scope = self.table.scope(id);
            let block_type = scope.block_type;
            if scope.comprehension.is_some() {
                let symbol = self.lookup_in(id, name);
                if symbol.has(DEF_COMP_ITER) && symbol.has(DEF_LOCAL) {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{name}'"
                    );
                    return Err(syntax_error(message, location));
                }
                continue;
            }
            let place = match block_type {
                BlockType::Function => {
                    let global = self.lookup_in(id, name).has(DEF_GLOBAL);
                    self.add_def(name, if global { DEF_GLOBAL } else { DEF_NONLOCAL }, location)?;
                    self.record_directive(name, location);
                    return self.add_def_in(id, name, DEF_LOCAL, location);
                }
                BlockType::Module => {
                    self.add_def(name, DEF_GLOBAL, location)?;
                    self.record_directive(name, location);
                    return self.add_def_in(id, name, DEF_GLOBAL, location);
                }
                BlockType::Class => "in a class body",
                BlockType::TypeParameters => "within the definition of a generic",
                BlockType::TypeAlias => "in a type alias",
                BlockType::TypeVariable => "in a TypeVar bound",
                BlockType::Annotation => continue,
            };
            let message = format!("assignment expression within a comprehension cannot be used {place}");
            return Err(syntax_error(message, location));
        }
        Err(Error::System("assignment expression outside of any scope".into()).into())
    }

    fn visit_comprehension_expr(&mut self, expression: &'a Expr<'a>) -> Result<(), Failure> {
        let parts = match expression.kind {
            ExprKind::ListComp { elt, generators } => ComprehensionParts {
                kind: ComprehensionType::List,
                name: Wtf8::new("listcomp"),
                generators,
                element: elt,
                value: None,
            },
            ExprKind::SetComp { elt, generators } => ComprehensionParts {
                kind: ComprehensionType::Set,
                name: Wtf8::new("setcomp"),
                generators,
                element: elt,
                value: None,
            },
            ExprKind::DictComp(&DictComp {
                key,
                value,
                generators,
            }) => ComprehensionParts {
                kind: ComprehensionType::Dict,
                name: Wtf8::new("dictcomp"),
                generators,
                element: key,
                value: Some(value),
            },
            ExprKind::GeneratorExp { elt, generators } => ComprehensionParts {
                kind: ComprehensionType::Generator,
                name: Wtf8::new("genexpr"),
                generators,
                element: elt,
                value: None,
            },
            _ => return Ok(()),
        };
        let location = expression.location;
        let Some((outermost, inner)) = parts.generators.split_first() else {
            return Err(Error::Value("comprehension with no generators".into()).into());
        };
        // The outermost iterable is evaluated outside of the comprehension.
        self.cur_mut().comp_iter_expr += 1;
        self.visit_expr(outermost.iter)?;
        self.cur_mut().comp_iter_expr -= 1;

        self.enter_block(parts.name, BlockType::Function, key_of(expression), location)?;
        let scope = self.cur_mut();
        scope.comprehension = Some(parts.kind);
        if outermost.is_async != 0 {
            scope.coroutine = true;
        }
        self.add_def(names::dot_zero(), DEF_PARAM, location)?;
        self.cur_mut().comp_iter_target = true;
        self.visit_expr(outermost.target)?;
        self.cur_mut().comp_iter_target = false;
        self.visit_exprs(outermost.ifs)?;
        inner
            .iter()
            .try_for_each(|generator| self.visit_comprehension(generator))?;
        self.visit_optional(parts.value)?;
        self.visit_expr(parts.element)?;

        let is_generator = parts.kind == ComprehensionType::Generator;
        let scope = self.cur_mut();
        scope.generator = is_generator;
        let is_async = scope.coroutine && !is_generator;
        self.exit_block();
        if is_async {
            if !self.is_async_def() && self.cur().comprehension.is_none() && !self.allows_top_level_await() {
                let message = "asynchronous comprehension outside of an asynchronous function";
                return Err(syntax_error(message, location));
            }
            self.cur_mut().coroutine = true;
        }
        Ok(())
    }

    fn visit_comprehension(&mut self, generator: &'a Comprehension<'a>) -> Result<(), Failure> {
        self.cur_mut().comp_iter_target = true;
        self.visit_expr(generator.target)?;
        self.cur_mut().comp_iter_target = false;
        self.cur_mut().comp_iter_expr += 1;
        self.visit_expr(generator.iter)?;
        self.cur_mut().comp_iter_expr -= 1;
        self.visit_exprs(generator.ifs)?;
        if generator.is_async != 0 {
            self.cur_mut().coroutine = true;
        }
        Ok(())
    }

    fn visit_patterns(&mut self, patterns: &'a [&'a Pattern<'a>]) -> Result<(), Failure> {
        patterns
            .iter()
            .try_for_each(|pattern| self.visit_pattern(pattern))
    }

    pub(super) fn visit_pattern(&mut self, pattern: &'a Pattern<'a>) -> Result<(), Failure> {
        self.depth.enter()?;
        match pattern.kind {
            PatternKind::MatchValue { value } => self.visit_expr(value)?,
            PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                self.visit_patterns(patterns)?;
            }
            PatternKind::MatchStar { name } => self.bind_pattern_name(name, pattern.location)?,
            PatternKind::MatchMapping(&MatchMapping { keys, patterns, rest }) => {
                self.visit_exprs(keys)?;
                self.visit_patterns(patterns)?;
                self.bind_pattern_name(rest, pattern.location)?;
            }
            PatternKind::MatchClass(&MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            }) => {
                self.visit_expr(cls)?;
                self.visit_patterns(patterns)?;
                for (name, value) in kwd_attrs.iter().zip(kwd_patterns) {
                    self.check_name(name, value.location, ExprContext::Store)?;
                }
                self.visit_patterns(kwd_patterns)?;
            }
            PatternKind::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.visit_pattern(inner)?;
                }
                self.bind_pattern_name(name, pattern.location)?;
            }
        }
        self.depth.leave();
        Ok(())
    }

    fn bind_pattern_name(&mut self, name: Option<Identifier<'a>>, location: Location) -> Result<(), Failure> {
        name.map_or(Ok(()), |name| self.add_def(name, DEF_LOCAL, location))
    }
}
