//! The pass over the AST before the symbol table: what must be settled while the tree is still a tree.
//!
//! It replaces `__debug__` with its value, drops docstrings under `-OO`, turns `"…" % (…)` with simple formats into an
//! f-string, computes the numbers in patterns, and warns of statements that leave a `finally` block (PEP 765). Other constant
//! folding is the flow graph's.
//!
//! Trees are immutable: a pass returns the same node, or a new one where something below it has changed. `format` does the `%`, `numbers`
//! the numbers of patterns.

mod format;
mod numbers;

use alloc::format;
use alloc::vec::Vec;

use taipan_syntax::Arena;
use taipan_syntax::ast::{
    Arg, Arguments, Attribute, Call, ClassDef, Compare, Comprehension, Constant, Dict, DictComp,
    ExceptHandler, Expr, ExprContext, ExprKind, For, FunctionDef, Interpolation, Keyword, Location,
    MatchCase, MatchClass, MatchMapping, Mod, Pattern, PatternKind, Stmt, StmtKind, Try, TypeParam,
    TypeParamKind, WithItem,
};
use taipan_syntax::error::{Error, Warning};
use taipan_unicode::Wtf8;

use self::numbers::pattern_number;
use crate::errors::{Depth, Failure, located};
use crate::options::CO_FUTURE_ANNOTATIONS;

/// The docstring of a body: its first statement, if that is a string.
pub(crate) fn docstring<'a>(body: &[&Stmt<'a>]) -> Option<&'a Wtf8> {
    match body.first()?.kind {
        StmtKind::Expr {
            value:
                Expr {
                    kind:
                        ExprKind::Constant {
                            value: Constant::Str(text),
                            ..
                        },
                    ..
                },
        } => Some(text),
        _ => None,
    }
}

/// Runs the pass over a module. `features` holds the future features; warnings are added to `warnings`. Unless it is to `fold`,
/// only docstrings are dropped.
///
/// Raises `RecursionError` and `MemoryError`.
#[inline(never)]
pub(crate) fn preprocess<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    optimize: u8,
    features: u32,
    recursion_limit: u32,
    fold: bool,
    warnings: &mut Vec<Warning>,
) -> Result<Mod<'a>, Failure> {
    let mut pass = Preprocessor {
        arena,
        fold,
        optimize,
        stringify_annotations: features & CO_FUTURE_ANNOTATIONS != 0,
        contexts: Vec::new(),
        replaced: 0,
        depth: Depth::new(recursion_limit),
        warnings,
    };
    Ok(match *module {
        Mod::Module { body, type_ignores } => Mod::Module {
            body: pass.body(body)?,
            type_ignores,
        },
        Mod::Interactive { body } => Mod::Interactive {
            body: pass.stmts(body)?,
        },
        Mod::Expression { body } => Mod::Expression {
            body: pass.expr(body)?,
        },
        Mod::FunctionType { .. } => *module,
    })
}

/// What a statement is in, for PEP 765: only the innermost of these matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Finally,
    Function,
    Loop,
}

struct Preprocessor<'a, 'w> {
    arena: &'a Arena,
    fold: bool,
    optimize: u8,
    stringify_annotations: bool,
    contexts: Vec<Context>,
    /// How many nodes have been replaced: when it stands still, nothing below has changed.
    replaced: usize,
    depth: Depth,
    warnings: &'w mut Vec<Warning>,
}

impl<'a> Preprocessor<'a, '_> {
    /// Visits each item, and copies the list only if one of them is replaced.
    fn list<T>(
        &mut self,
        items: &'a [&'a T],
        visit: impl Fn(&mut Self, &'a T) -> Result<&'a T, Failure>,
    ) -> Result<&'a [&'a T], Failure> {
        let mut changed: Option<Vec<&'a T>> = None;
        for (position, &item) in items.iter().enumerate() {
            let new = visit(self, item)?;
            match &mut changed {
                Some(list) => list.push(new),
                None if core::ptr::eq(new, item) => {}
                None => {
                    let mut list = Vec::new();
                    list.try_reserve(items.len()).map_err(|_| Error::Memory)?;
                    list.extend_from_slice(items.get(..position).unwrap_or_default());
                    list.push(new);
                    changed = Some(list);
                }
            }
        }
        Ok(changed.map_or(items, |list| self.arena.slice(&list)))
    }

    /// Visits with the parts of a node, and makes a new one only if a part was replaced.
    fn rebuild<T: Copy>(
        &mut self,
        node: &'a T,
        parts: impl FnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<&'a T, Failure> {
        let before = self.replaced;
        let new = parts(self)?;
        self.arena.reserve()?;
        Ok(if self.replaced == before {
            node
        } else {
            self.arena.alloc(new)
        })
    }

    fn replace<T: Copy>(&mut self, node: T) -> &'a T {
        self.replaced += 1;
        self.arena.alloc(node)
    }

    fn exprs(&mut self, list: &'a [&'a Expr<'a>]) -> Result<&'a [&'a Expr<'a>], Failure> {
        self.list(list, Self::expr)
    }

    fn optional(&mut self, expression: Option<&'a Expr<'a>>) -> Result<Option<&'a Expr<'a>>, Failure> {
        expression.map(|expression| self.expr(expression)).transpose()
    }

    fn optionals(&mut self, list: &'a [Option<&'a Expr<'a>>]) -> Result<&'a [Option<&'a Expr<'a>>], Failure> {
        let before = self.replaced;
        let new = list
            .iter()
            .map(|&item| self.optional(item))
            .collect::<Result<Vec<_>, Failure>>()?;
        Ok(if self.replaced == before {
            list
        } else {
            self.arena.slice(&new)
        })
    }

    fn annotation(&mut self, annotation: &'a Expr<'a>) -> Result<&'a Expr<'a>, Failure> {
        if self.stringify_annotations {
            Ok(annotation)
        } else {
            self.expr(annotation)
        }
    }

    fn stmts(&mut self, body: &'a [&'a Stmt<'a>]) -> Result<&'a [&'a Stmt<'a>], Failure> {
        self.list(body, Self::stmt)
    }

    fn stmts_in(
        &mut self,
        context: Context,
        body: &'a [&'a Stmt<'a>],
    ) -> Result<&'a [&'a Stmt<'a>], Failure> {
        self.contexts.push(context);
        let body = self.stmts(body)?;
        self.contexts.pop();
        Ok(body)
    }

    /// The body of a module, class or function, which may begin with a docstring.
    fn body(&mut self, mut body: &'a [&'a Stmt<'a>]) -> Result<&'a [&'a Stmt<'a>], Failure> {
        let mut has_docstring = docstring(body).is_some();
        if has_docstring && self.optimize >= 2 {
            has_docstring = false;
            body = match body {
                [only] => {
                    let start = only.location;
                    let end = start.col_offset().saturating_add(4);
                    let location = Location::new(start.lineno(), start.col_offset(), start.lineno(), end);
                    let pass: &'a Stmt<'a> = self.replace(Stmt {
                        kind: StmtKind::Pass,
                        location,
                    });
                    self.arena.slice(&[pass])
                }
                [_, rest @ ..] => {
                    self.replaced += 1;
                    rest
                }
                [] => body,
            };
        }
        let body = self.stmts(body)?;
        if has_docstring || docstring(body).is_none() {
            return Ok(body);
        }
        // The string that has come to stand first is still no docstring.
        let Some((
            &Stmt {
                kind: StmtKind::Expr { value },
                location,
            },
            rest,
        )) = body.split_first()
        else {
            return Ok(body);
        };
        let kind = ExprKind::JoinedStr {
            values: self.arena.slice(&[value]),
        };
        let value = self.arena.alloc(Expr {
            kind,
            location: *location,
        });
        let first: &'a Stmt<'a> = self.replace(Stmt {
            kind: StmtKind::Expr { value },
            location: *location,
        });
        let mut list = Vec::with_capacity(body.len());
        list.push(first);
        list.extend_from_slice(rest);
        Ok(self.arena.slice(&list))
    }

    /// Warns if a statement leaves a `finally` block.
    fn warn_in_finally(&mut self, keyword: &str, location: Location) {
        if self.contexts.last() == Some(&Context::Finally) {
            let message = format!("'{keyword}' in a 'finally' block");
            let error = located(message.as_str(), location);
            self.warnings
                .push(Warning::syntax(message, location.lineno(), error));
        }
    }

    fn stmt(&mut self, statement: &'a Stmt<'a>) -> Result<&'a Stmt<'a>, Failure> {
        self.depth.enter()?;
        let location = statement.location;
        let new = self.rebuild(statement, |pass| {
            Ok(Stmt {
                kind: pass.stmt_kind(statement)?,
                location,
            })
        })?;
        self.depth.leave();
        Ok(new)
    }

    /// An `if` with its `elif`s, of which there may be more than the stack has room for.
    fn if_kind(&mut self, statement: &'a Stmt<'a>) -> Result<StmtKind<'a>, Failure> {
        let mut chain = Vec::new();
        let mut current = statement;
        let mut orelse = loop {
            let StmtKind::If { test, body, orelse } = current.kind else {
                return Ok(current.kind);
            };
            chain.try_reserve(1).map_err(|_| Error::Memory)?;
            chain.push((current, self.expr(test)?, self.stmts(body)?));
            match *orelse {
                [inner] if matches!(inner.kind, StmtKind::If { .. }) => current = inner,
                _ => break self.stmts(orelse)?,
            }
        };
        // From the last to the first, each is made anew if it or one after it has changed.
        let mut inner = chain.pop();
        while let Some((old, test, body)) = inner {
            let kind = StmtKind::If { test, body, orelse };
            inner = chain.pop();
            let Some((outer, ..)) = inner else { return Ok(kind) };
            let unchanged = match old.kind {
                StmtKind::If {
                    test: old_test,
                    body: old_body,
                    orelse: old_orelse,
                } => {
                    core::ptr::eq(test, old_test)
                        && core::ptr::eq(body, old_body)
                        && core::ptr::eq(orelse, old_orelse)
                }
                _ => false,
            };
            orelse = match outer.kind {
                StmtKind::If { orelse, .. } if unchanged => orelse,
                _ => {
                    let new: &'a Stmt<'a> = self.replace(Stmt {
                        kind,
                        location: old.location,
                    });
                    self.arena.slice(&[new])
                }
            };
        }
        Ok(statement.kind)
    }

    fn function_def(&mut self, function: &'a FunctionDef<'a>) -> Result<&'a FunctionDef<'a>, Failure> {
        self.rebuild(function, |pass| {
            let type_params = pass.list(function.type_params, Preprocessor::type_param)?;
            let args = pass.arguments(function.args)?;
            let body = pass.function_body(function.body)?;
            let decorator_list = pass.exprs(function.decorator_list)?;
            let returns = function
                .returns
                .map(|returns| pass.annotation(returns))
                .transpose()?;
            Ok(FunctionDef {
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..*function
            })
        })
    }

    fn stmt_kind(&mut self, statement: &'a Stmt<'a>) -> Result<StmtKind<'a>, Failure> {
        Ok(match statement.kind {
            StmtKind::FunctionDef(function) => StmtKind::FunctionDef(self.function_def(function)?),
            StmtKind::AsyncFunctionDef(function) => StmtKind::AsyncFunctionDef(self.function_def(function)?),
            StmtKind::ClassDef(
                old @ &ClassDef {
                    name,
                    bases,
                    keywords,
                    body,
                    decorator_list,
                    type_params,
                },
            ) => StmtKind::ClassDef(self.rebuild(old, |pass| {
                let type_params = pass.list(type_params, Preprocessor::type_param)?;
                let bases = pass.exprs(bases)?;
                let keywords = pass.list(keywords, Preprocessor::keyword)?;
                let body = pass.body(body)?;
                let decorator_list = pass.exprs(decorator_list)?;
                Ok(ClassDef {
                    name,
                    bases,
                    keywords,
                    body,
                    decorator_list,
                    type_params,
                })
            })?),
            StmtKind::Return { value } => {
                self.warn_in_finally("return", statement.location);
                StmtKind::Return {
                    value: self.optional(value)?,
                }
            }
            StmtKind::Delete { targets } => StmtKind::Delete {
                targets: self.exprs(targets)?,
            },
            StmtKind::Assign {
                targets,
                value,
                type_comment,
            } => StmtKind::Assign {
                targets: self.exprs(targets)?,
                value: self.expr(value)?,
                type_comment,
            },
            StmtKind::AugAssign { target, op, value } => StmtKind::AugAssign {
                target: self.expr(target)?,
                op,
                value: self.expr(value)?,
            },
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => StmtKind::AnnAssign {
                target: self.expr(target)?,
                annotation: self.annotation(annotation)?,
                value: self.optional(value)?,
                simple,
            },
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => StmtKind::TypeAlias {
                name: self.expr(name)?,
                type_params: self.list(type_params, Self::type_param)?,
                value: self.expr(value)?,
            },
            StmtKind::For(
                old @ &For {
                    target,
                    iter,
                    body,
                    orelse,
                    type_comment,
                },
            ) => StmtKind::For(self.rebuild(old, |pass| {
                Ok(For {
                    target: pass.expr(target)?,
                    iter: pass.expr(iter)?,
                    body: pass.stmts_in(Context::Loop, body)?,
                    orelse: pass.stmts(orelse)?,
                    type_comment,
                })
            })?),
            StmtKind::AsyncFor(
                old @ &For {
                    target,
                    iter,
                    body,
                    orelse,
                    type_comment,
                },
            ) => StmtKind::AsyncFor(self.rebuild(old, |pass| {
                Ok(For {
                    target: pass.expr(target)?,
                    iter: pass.expr(iter)?,
                    body: pass.stmts_in(Context::Loop, body)?,
                    orelse: pass.stmts(orelse)?,
                    type_comment,
                })
            })?),
            StmtKind::While { test, body, orelse } => StmtKind::While {
                test: self.expr(test)?,
                body: self.stmts_in(Context::Loop, body)?,
                orelse: self.stmts(orelse)?,
            },
            StmtKind::If { .. } => self.if_kind(statement)?,
            StmtKind::With {
                items,
                body,
                type_comment,
            } => StmtKind::With {
                items: self.list(items, Self::withitem)?,
                body: self.stmts(body)?,
                type_comment,
            },
            StmtKind::AsyncWith {
                items,
                body,
                type_comment,
            } => StmtKind::AsyncWith {
                items: self.list(items, Self::withitem)?,
                body: self.stmts(body)?,
                type_comment,
            },
            StmtKind::Raise { exc, cause } => StmtKind::Raise {
                exc: self.optional(exc)?,
                cause: self.optional(cause)?,
            },
            StmtKind::Try(
                old @ &Try {
                    body,
                    handlers,
                    orelse,
                    finalbody,
                },
            ) => StmtKind::Try(self.rebuild(old, |pass| {
                Ok(Try {
                    body: pass.stmts(body)?,
                    handlers: pass.list(handlers, Self::handler)?,
                    orelse: pass.stmts(orelse)?,
                    finalbody: pass.stmts_in(Context::Finally, finalbody)?,
                })
            })?),
            StmtKind::TryStar(
                old @ &Try {
                    body,
                    handlers,
                    orelse,
                    finalbody,
                },
            ) => StmtKind::TryStar(self.rebuild(old, |pass| {
                Ok(Try {
                    body: pass.stmts(body)?,
                    handlers: pass.list(handlers, Self::handler)?,
                    orelse: pass.stmts(orelse)?,
                    finalbody: pass.stmts_in(Context::Finally, finalbody)?,
                })
            })?),
            StmtKind::Assert { test, msg } => StmtKind::Assert {
                test: self.expr(test)?,
                msg: self.optional(msg)?,
            },
            StmtKind::Expr { value } => StmtKind::Expr {
                value: self.expr(value)?,
            },
            StmtKind::Match { subject, cases } => StmtKind::Match {
                subject: self.expr(subject)?,
                cases: self.list(cases, Self::match_case)?,
            },
            StmtKind::Break => {
                self.warn_in_finally("break", statement.location);
                StmtKind::Break
            }
            StmtKind::Continue => {
                self.warn_in_finally("continue", statement.location);
                StmtKind::Continue
            }
            StmtKind::Import { .. }
            | StmtKind::ImportFrom(..)
            | StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass => statement.kind,
        })
    }

    fn function_body(&mut self, body: &'a [&'a Stmt<'a>]) -> Result<&'a [&'a Stmt<'a>], Failure> {
        self.contexts.push(Context::Function);
        let body = self.body(body)?;
        self.contexts.pop();
        Ok(body)
    }

    fn expr(&mut self, expression: &'a Expr<'a>) -> Result<&'a Expr<'a>, Failure> {
        if !self.fold {
            return Ok(expression);
        }
        match expression.kind {
            ExprKind::BinOp { .. } => return self.binop_chain(expression),
            ExprKind::Constant { .. } => return Ok(expression),
            ExprKind::Name { id, ctx } => {
                if ctx != ExprContext::Load || id != "__debug__" {
                    return Ok(expression);
                }
                let value = if self.optimize == 0 {
                    Constant::True
                } else {
                    Constant::False
                };
                let kind = ExprKind::Constant { value, kind: None };
                return Ok(self.replace(Expr {
                    kind,
                    location: expression.location,
                }));
            }
            _ => {}
        }
        self.depth.enter()?;
        let location = expression.location;
        let new = self.rebuild(expression, |pass| {
            Ok(Expr {
                kind: pass.expr_kind(expression)?,
                location,
            })
        })?;
        self.depth.leave();
        Ok(new)
    }

    fn expr_kind(&mut self, expression: &'a Expr<'a>) -> Result<ExprKind<'a>, Failure> {
        Ok(match expression.kind {
            ExprKind::BoolOp { op, values } => ExprKind::BoolOp {
                op,
                values: self.exprs(values)?,
            },
            ExprKind::UnaryOp { op, operand } => ExprKind::UnaryOp {
                op,
                operand: self.expr(operand)?,
            },
            ExprKind::Lambda { args, body } => ExprKind::Lambda {
                args: self.arguments(args)?,
                body: self.expr(body)?,
            },
            ExprKind::IfExp { test, body, orelse } => ExprKind::IfExp {
                test: self.expr(test)?,
                body: self.expr(body)?,
                orelse: self.expr(orelse)?,
            },
            ExprKind::Dict(old @ &Dict { keys, values }) => ExprKind::Dict(self.rebuild(old, |pass| {
                Ok(Dict {
                    keys: pass.optionals(keys)?,
                    values: pass.exprs(values)?,
                })
            })?),
            ExprKind::Set { elts } => ExprKind::Set {
                elts: self.exprs(elts)?,
            },
            ExprKind::ListComp { elt, generators } => ExprKind::ListComp {
                elt: self.expr(elt)?,
                generators: self.list(generators, Self::comprehension)?,
            },
            ExprKind::SetComp { elt, generators } => ExprKind::SetComp {
                elt: self.expr(elt)?,
                generators: self.list(generators, Self::comprehension)?,
            },
            ExprKind::DictComp(
                old @ &DictComp {
                    key,
                    value,
                    generators,
                },
            ) => ExprKind::DictComp(self.rebuild(old, |pass| {
                Ok(DictComp {
                    key: pass.expr(key)?,
                    value: pass.expr(value)?,
                    generators: pass.list(generators, Self::comprehension)?,
                })
            })?),
            ExprKind::GeneratorExp { elt, generators } => ExprKind::GeneratorExp {
                elt: self.expr(elt)?,
                generators: self.list(generators, Self::comprehension)?,
            },
            ExprKind::Await { value } => ExprKind::Await {
                value: self.expr(value)?,
            },
            ExprKind::Yield { value } => ExprKind::Yield {
                value: self.optional(value)?,
            },
            ExprKind::YieldFrom { value } => ExprKind::YieldFrom {
                value: self.expr(value)?,
            },
            ExprKind::Compare(
                old @ &Compare {
                    left,
                    ops,
                    comparators,
                },
            ) => ExprKind::Compare(self.rebuild(old, |pass| {
                Ok(Compare {
                    left: pass.expr(left)?,
                    ops,
                    comparators: pass.exprs(comparators)?,
                })
            })?),
            ExprKind::Call(old @ &Call { func, args, keywords }) => {
                ExprKind::Call(self.rebuild(old, |pass| {
                    Ok(Call {
                        func: pass.expr(func)?,
                        args: pass.exprs(args)?,
                        keywords: pass.list(keywords, Self::keyword)?,
                    })
                })?)
            }
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => ExprKind::FormattedValue {
                value: self.expr(value)?,
                conversion,
                format_spec: self.optional(format_spec)?,
            },
            ExprKind::Interpolation(
                old @ &Interpolation {
                    value,
                    str,
                    conversion,
                    format_spec,
                },
            ) => ExprKind::Interpolation(self.rebuild(old, |pass| {
                Ok(Interpolation {
                    value: pass.expr(value)?,
                    str,
                    conversion,
                    format_spec: pass.optional(format_spec)?,
                })
            })?),
            ExprKind::JoinedStr { values } => ExprKind::JoinedStr {
                values: self.exprs(values)?,
            },
            ExprKind::TemplateStr { values } => ExprKind::TemplateStr {
                values: self.exprs(values)?,
            },
            ExprKind::Attribute(old @ &Attribute { value, attr, ctx }) => {
                ExprKind::Attribute(self.rebuild(old, |pass| {
                    Ok(Attribute {
                        value: pass.expr(value)?,
                        attr,
                        ctx,
                    })
                })?)
            }
            ExprKind::Subscript { value, slice, ctx } => ExprKind::Subscript {
                value: self.expr(value)?,
                slice: self.expr(slice)?,
                ctx,
            },
            ExprKind::Starred { value, ctx } => ExprKind::Starred {
                value: self.expr(value)?,
                ctx,
            },
            ExprKind::Slice { lower, upper, step } => ExprKind::Slice {
                lower: self.optional(lower)?,
                upper: self.optional(upper)?,
                step: self.optional(step)?,
            },
            ExprKind::List { elts, ctx } => ExprKind::List {
                elts: self.exprs(elts)?,
                ctx,
            },
            ExprKind::Tuple { elts, ctx } => ExprKind::Tuple {
                elts: self.exprs(elts)?,
                ctx,
            },
            ExprKind::NamedExpr { target, value } => ExprKind::NamedExpr {
                target,
                value: self.expr(value)?,
            },
            ExprKind::BinOp { .. } | ExprKind::Constant { .. } | ExprKind::Name { .. } => expression.kind,
        })
    }

    /// Visits a chain of binary operators, however long, without recursion down its left side.
    fn binop_chain(&mut self, expression: &'a Expr<'a>) -> Result<&'a Expr<'a>, Failure> {
        self.depth.enter()?;
        let mut chain = Vec::new();
        let mut first = expression;
        while let ExprKind::BinOp { left, .. } = first.kind {
            chain.try_reserve(1).map_err(|_| Error::Memory)?;
            chain.push(first);
            first = left;
        }
        let mut new_left = self.expr(first)?;
        for node in chain.into_iter().rev() {
            let ExprKind::BinOp { left, op, right } = node.kind else {
                continue;
            };
            let new_right = self.expr(right)?;
            let same = core::ptr::eq(left, new_left) && core::ptr::eq(right, new_right);
            let folded = self.format_as_joined_str(new_left, op, new_right);
            new_left = match folded {
                Some(kind) => self.replace(Expr {
                    kind,
                    location: node.location,
                }),
                None if same => node,
                None => {
                    let kind = ExprKind::BinOp {
                        left: new_left,
                        op,
                        right: new_right,
                    };
                    self.replace(Expr {
                        kind,
                        location: node.location,
                    })
                }
            };
        }
        self.depth.leave();
        Ok(new_left)
    }

    fn keyword(&mut self, keyword: &'a Keyword<'a>) -> Result<&'a Keyword<'a>, Failure> {
        self.rebuild(keyword, |pass| {
            Ok(Keyword {
                value: pass.expr(keyword.value)?,
                ..*keyword
            })
        })
    }

    fn comprehension(&mut self, generator: &'a Comprehension<'a>) -> Result<&'a Comprehension<'a>, Failure> {
        self.rebuild(generator, |pass| {
            Ok(Comprehension {
                target: pass.expr(generator.target)?,
                iter: pass.expr(generator.iter)?,
                ifs: pass.exprs(generator.ifs)?,
                is_async: generator.is_async,
            })
        })
    }

    fn arguments(&mut self, args: &'a Arguments<'a>) -> Result<&'a Arguments<'a>, Failure> {
        self.rebuild(args, |pass| {
            Ok(Arguments {
                posonlyargs: pass.list(args.posonlyargs, Self::arg)?,
                args: pass.list(args.args, Self::arg)?,
                vararg: args.vararg.map(|arg| pass.arg(arg)).transpose()?,
                kwonlyargs: pass.list(args.kwonlyargs, Self::arg)?,
                kw_defaults: pass.optionals(args.kw_defaults)?,
                kwarg: args.kwarg.map(|arg| pass.arg(arg)).transpose()?,
                defaults: pass.exprs(args.defaults)?,
            })
        })
    }

    fn arg(&mut self, arg: &'a Arg<'a>) -> Result<&'a Arg<'a>, Failure> {
        let Some(annotation) = arg.annotation else {
            return Ok(arg);
        };
        self.rebuild(arg, |pass| {
            Ok(Arg {
                annotation: Some(pass.annotation(annotation)?),
                ..*arg
            })
        })
    }

    fn handler(&mut self, handler: &'a ExceptHandler<'a>) -> Result<&'a ExceptHandler<'a>, Failure> {
        self.rebuild(handler, |pass| {
            Ok(ExceptHandler {
                type_: pass.optional(handler.type_)?,
                body: pass.stmts(handler.body)?,
                ..*handler
            })
        })
    }

    fn withitem(&mut self, item: &'a WithItem<'a>) -> Result<&'a WithItem<'a>, Failure> {
        self.rebuild(item, |pass| {
            Ok(WithItem {
                context_expr: pass.expr(item.context_expr)?,
                optional_vars: pass.optional(item.optional_vars)?,
            })
        })
    }

    fn type_param(&mut self, param: &'a TypeParam<'a>) -> Result<&'a TypeParam<'a>, Failure> {
        self.rebuild(param, |pass| {
            let kind = match param.kind {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => TypeParamKind::TypeVar {
                    name,
                    bound: pass.optional(bound)?,
                    default_value: pass.optional(default_value)?,
                },
                TypeParamKind::ParamSpec { name, default_value } => TypeParamKind::ParamSpec {
                    name,
                    default_value: pass.optional(default_value)?,
                },
                TypeParamKind::TypeVarTuple { name, default_value } => TypeParamKind::TypeVarTuple {
                    name,
                    default_value: pass.optional(default_value)?,
                },
            };
            Ok(TypeParam {
                kind,
                location: param.location,
            })
        })
    }

    fn match_case(&mut self, case: &'a MatchCase<'a>) -> Result<&'a MatchCase<'a>, Failure> {
        self.rebuild(case, |pass| {
            Ok(MatchCase {
                pattern: pass.pattern(case.pattern)?,
                guard: pass.optional(case.guard)?,
                body: pass.stmts(case.body)?,
            })
        })
    }

    fn patterns(&mut self, patterns: &'a [&'a Pattern<'a>]) -> Result<&'a [&'a Pattern<'a>], Failure> {
        self.list(patterns, Self::pattern)
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>) -> Result<&'a Pattern<'a>, Failure> {
        self.depth.enter()?;
        let new = self.rebuild(pattern, |pass| {
            let kind = match pattern.kind {
                PatternKind::MatchValue { value } => PatternKind::MatchValue {
                    value: pass.number_of_pattern(value)?,
                },
                PatternKind::MatchSequence { patterns } => PatternKind::MatchSequence {
                    patterns: pass.patterns(patterns)?,
                },
                PatternKind::MatchMapping(old @ &MatchMapping { keys, patterns, rest }) => {
                    PatternKind::MatchMapping(pass.rebuild(old, |pass| {
                        Ok(MatchMapping {
                            keys: pass.list(keys, Self::number_of_pattern)?,
                            patterns: pass.patterns(patterns)?,
                            rest,
                        })
                    })?)
                }
                PatternKind::MatchClass(
                    old @ &MatchClass {
                        cls,
                        patterns,
                        kwd_attrs,
                        kwd_patterns,
                    },
                ) => PatternKind::MatchClass(pass.rebuild(old, |pass| {
                    Ok(MatchClass {
                        cls: pass.expr(cls)?,
                        patterns: pass.patterns(patterns)?,
                        kwd_attrs,
                        kwd_patterns: pass.patterns(kwd_patterns)?,
                    })
                })?),
                PatternKind::MatchAs { pattern: inner, name } => PatternKind::MatchAs {
                    pattern: inner.map(|inner| pass.pattern(inner)).transpose()?,
                    name,
                },
                PatternKind::MatchOr { patterns } => PatternKind::MatchOr {
                    patterns: pass.patterns(patterns)?,
                },
                PatternKind::MatchSingleton { .. } | PatternKind::MatchStar { .. } => pattern.kind,
            };
            Ok(Pattern {
                kind,
                location: pattern.location,
            })
        })?;
        self.depth.leave();
        Ok(new)
    }

    /// The value of a pattern, with a negative or complex number computed: those are operators in the grammar.
    fn number_of_pattern(&mut self, expression: &'a Expr<'a>) -> Result<&'a Expr<'a>, Failure> {
        if !self.fold {
            return Ok(expression);
        }
        let Some(value) = pattern_number(expression, self.arena) else {
            return Ok(expression);
        };
        let kind = ExprKind::Constant { value, kind: None };
        Ok(self.replace(Expr {
            kind,
            location: expression.location,
        }))
    }
}
