//! What a tree that a program built must keep to before it is compiled (CPython's `Python/ast.c`): what the parser never makes
//! wrong, and the compiler rests on.

use alloc::format;
use alloc::string::String;

use taipan_objects::Vm;
use taipan_objects::exception::{Exception, Result};
use taipan_syntax::ast::{
    self, Alias, Arg, Arguments, Comprehension, Constant, ExceptHandler, Expr, ExprContext, ExprKind,
    Identifier, Keyword, Mod, Operator, Pattern, PatternKind, Stmt, StmtKind, TypeParam, TypeParamKind,
    UnaryOp, WithItem,
};

/// Checks a whole tree. Raises `ValueError`, `TypeError`, and `RecursionError` if it is too deep.
pub fn module(vm: &mut Vm, module: &Mod<'_>) -> Result<()> {
    let mut check = Validator { vm };
    match module {
        Mod::Module { body, .. } | Mod::Interactive { body } => check.stmts(body),
        Mod::Expression { body } => check.load(body),
        Mod::FunctionType { argtypes, returns } => {
            check.loads(argtypes)?;
            check.load(returns)
        }
    }
}

struct Validator<'v> {
    vm: &'v mut Vm,
}

fn context_of(kind: &ExprKind<'_>) -> Option<ExprContext> {
    match *kind {
        ExprKind::Attribute(&ast::Attribute { ctx, .. })
        | ExprKind::Subscript { ctx, .. }
        | ExprKind::Starred { ctx, .. }
        | ExprKind::Name { ctx, .. }
        | ExprKind::List { ctx, .. }
        | ExprKind::Tuple { ctx, .. } => Some(ctx),
        _ => None,
    }
}

const NOT_A_LITERAL: &str = "patterns may only match literals and attribute lookups";

/// Whether it is a number, with a sign if `signed`; of the two kinds that make up a complex literal if one is asked for.
fn is_number(expr: &Expr<'_>, signed: bool, real: bool, imaginary: bool) -> bool {
    match expr.kind {
        ExprKind::Constant { value, .. } => match value {
            Constant::Int(_) | Constant::Float(_) => real,
            Constant::Complex(_) => imaginary,
            _ => false,
        },
        ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand,
        } if signed => is_number(operand, false, real, imaginary),
        _ => false,
    }
}

impl Validator<'_> {
    fn error(&mut self, message: impl Into<String>) -> Exception {
        self.vm.value_error(message.into())
    }
    fn nonempty<T>(&mut self, items: &[T], what: &str, owner: &str) -> Result<()> {
        match items.is_empty() {
            true => Err(self.error(format!("empty {what} on {owner}"))),
            false => Ok(()),
        }
    }
    fn name(&mut self, name: Identifier<'_>) -> Result<()> {
        match name.as_str() {
            Some(name @ ("None" | "True" | "False")) => {
                Err(self.error(format!("identifier field can't represent '{name}' constant")))
            }
            _ => Ok(()),
        }
    }
    fn capture(&mut self, name: Identifier<'_>) -> Result<()> {
        match name.as_str() {
            Some("_") => Err(self.error("can't capture name '_' in patterns")),
            _ => self.name(name),
        }
    }

    fn body(&mut self, body: &[&Stmt<'_>], owner: &str) -> Result<()> {
        self.nonempty(body, "body", owner)?;
        self.stmts(body)
    }
    fn stmts(&mut self, stmts: &[&Stmt<'_>]) -> Result<()> {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }
    fn load(&mut self, expr: &Expr<'_>) -> Result<()> {
        self.expr(expr, ExprContext::Load)
    }
    fn loads(&mut self, exprs: &[&Expr<'_>]) -> Result<()> {
        exprs.iter().try_for_each(|expr| self.load(expr))
    }
    fn load_if(&mut self, expr: Option<&Expr<'_>>) -> Result<()> {
        expr.map_or(Ok(()), |expr| self.load(expr))
    }
    fn exprs(&mut self, exprs: &[&Expr<'_>], context: ExprContext) -> Result<()> {
        exprs.iter().try_for_each(|expr| self.expr(expr, context))
    }
    fn keywords(&mut self, keywords: &[&Keyword<'_>]) -> Result<()> {
        keywords.iter().try_for_each(|keyword| self.load(keyword.value))
    }
    fn params(&mut self, params: &[&Arg<'_>]) -> Result<()> {
        params.iter().try_for_each(|param| self.load_if(param.annotation))
    }
    fn arguments(&mut self, args: &Arguments<'_>) -> Result<()> {
        self.params(args.posonlyargs)?;
        self.params(args.args)?;
        self.load_if(args.vararg.and_then(|arg| arg.annotation))?;
        self.params(args.kwonlyargs)?;
        self.load_if(args.kwarg.and_then(|arg| arg.annotation))?;
        if args.defaults.len() > args.posonlyargs.len() + args.args.len() {
            return Err(self.error("more positional defaults than args on arguments"));
        }
        if args.kw_defaults.len() != args.kwonlyargs.len() {
            return Err(self.error("length of kwonlyargs is not the same as kw_defaults on arguments"));
        }
        self.loads(args.defaults)?;
        args.kw_defaults
            .iter()
            .try_for_each(|default| self.load_if(*default))
    }
    fn type_params(&mut self, params: &[&TypeParam<'_>]) -> Result<()> {
        for param in params {
            match param.kind {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => {
                    self.name(name)?;
                    self.load_if(bound)?;
                    self.load_if(default_value)?;
                }
                TypeParamKind::ParamSpec { name, default_value }
                | TypeParamKind::TypeVarTuple { name, default_value } => {
                    self.name(name)?;
                    self.load_if(default_value)?;
                }
            }
        }
        Ok(())
    }
    fn aliases(&mut self, names: &[&Alias<'_>]) -> Result<()> {
        for alias in names {
            self.name(alias.name)?;
            if let Some(asname) = alias.asname {
                self.name(asname)?;
            }
        }
        Ok(())
    }
    fn comprehension(&mut self, generators: &[&Comprehension<'_>]) -> Result<()> {
        if generators.is_empty() {
            return Err(self.error("comprehension with no generators"));
        }
        for generator in generators {
            self.expr(generator.target, ExprContext::Store)?;
            self.load(generator.iter)?;
            self.loads(generator.ifs)?;
        }
        Ok(())
    }

    fn expr(&mut self, expr: &Expr<'_>, context: ExprContext) -> Result<()> {
        if let ExprKind::Name { id, .. } = expr.kind {
            self.name(id)?;
        }
        match context_of(&expr.kind) {
            Some(actual) if actual != context => {
                return Err(self.error(format!(
                    "expression must have {} context but has {} instead",
                    context.name(),
                    actual.name()
                )));
            }
            None if context != ExprContext::Load => {
                return Err(self.error(format!(
                    "expression which can't be assigned to in {} context",
                    context.name()
                )));
            }
            _ => {}
        }
        super::enter(self.vm, " during compilation")?;
        let result = self.parts(expr, context);
        super::leave(self.vm);
        result
    }

    /// What an expression is made of.
    fn parts(&mut self, expr: &Expr<'_>, context: ExprContext) -> Result<()> {
        match expr.kind {
            ExprKind::BoolOp { values, .. } => {
                if values.len() < 2 {
                    return Err(self.error("BoolOp with less than 2 values"));
                }
                self.loads(values)
            }
            ExprKind::NamedExpr { target, value } => {
                if !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("NamedExpr target must be a Name"));
                }
                self.load(value)
            }
            ExprKind::BinOp { left, right, .. } => {
                self.load(left)?;
                self.load(right)
            }
            ExprKind::UnaryOp { operand, .. } => self.load(operand),
            ExprKind::Lambda { args, body } => {
                self.arguments(args)?;
                self.load(body)
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.load(test)?;
                self.load(body)?;
                self.load(orelse)
            }
            ExprKind::Dict(&ast::Dict { keys, values }) => {
                if keys.len() != values.len() {
                    return Err(self.error("Dict doesn't have the same number of keys as values"));
                }
                keys.iter().try_for_each(|key| self.load_if(*key))?;
                self.loads(values)
            }
            ExprKind::Set { elts } => self.loads(elts),
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(generators)?;
                self.load(elt)
            }
            ExprKind::DictComp(&ast::DictComp {
                key,
                value,
                generators,
            }) => {
                self.comprehension(generators)?;
                self.load(key)?;
                self.load(value)
            }
            ExprKind::Yield { value } => self.load_if(value),
            ExprKind::Await { value }
            | ExprKind::YieldFrom { value }
            | ExprKind::Attribute(&ast::Attribute { value, .. }) => self.load(value),
            ExprKind::Compare(&ast::Compare {
                left,
                ops,
                comparators,
            }) => {
                if comparators.is_empty() {
                    return Err(self.error("Compare with no comparators"));
                }
                if comparators.len() != ops.len() {
                    return Err(self.error("Compare has a different number of comparators and operands"));
                }
                self.loads(comparators)?;
                self.load(left)
            }
            ExprKind::Call(&ast::Call { func, args, keywords }) => {
                self.load(func)?;
                self.loads(args)?;
                self.keywords(keywords)
            }
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => self.loads(values),
            ExprKind::FormattedValue {
                value, format_spec, ..
            }
            | ExprKind::Interpolation(&ast::Interpolation {
                value, format_spec, ..
            }) => {
                self.load(value)?;
                self.load_if(format_spec)
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.load(slice)?;
                self.load(value)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.load_if(lower)?;
                self.load_if(upper)?;
                self.load_if(step)
            }
            ExprKind::Starred { value, .. } => self.expr(value, context),
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.exprs(elts, context),
            ExprKind::Name { .. } => Ok(()),
            // The reader refuses other values.
            ExprKind::Constant { .. } => Ok(()),
        }
    }

    fn pattern_value(&mut self, expr: &Expr<'_>) -> Result<()> {
        self.load(expr)?;
        match expr.kind {
            ExprKind::Constant { value, .. } => match value {
                Constant::Int(_)
                | Constant::Float(_)
                | Constant::Complex(_)
                | Constant::Str(_)
                | Constant::Bytes(_) => Ok(()),
                _ => Err(self.error("unexpected constant inside of a literal pattern")),
            },
            // The compiler says more about these.
            ExprKind::Attribute(&ast::Attribute { .. })
            | ExprKind::JoinedStr { .. }
            | ExprKind::TemplateStr { .. } => Ok(()),
            ExprKind::UnaryOp { .. } if is_number(expr, true, true, true) => Ok(()),
            ExprKind::BinOp {
                left,
                op: Operator::Add | Operator::Sub,
                right,
            } if is_number(left, true, true, false) && is_number(right, false, false, true) => Ok(()),
            _ => Err(self.error(NOT_A_LITERAL)),
        }
    }
    fn patterns(&mut self, patterns: &[&Pattern<'_>], star: bool) -> Result<()> {
        patterns.iter().try_for_each(|item| self.pattern(item, star))
    }
    fn pattern(&mut self, pattern: &Pattern<'_>, star: bool) -> Result<()> {
        super::enter(self.vm, " during compilation")?;
        let result = self.pattern_parts(pattern, star);
        super::leave(self.vm);
        result
    }
    fn pattern_parts(&mut self, pattern: &Pattern<'_>, star: bool) -> Result<()> {
        match pattern.kind {
            PatternKind::MatchValue { value } => self.pattern_value(value),
            PatternKind::MatchSingleton { value } => match value {
                Constant::None | Constant::True | Constant::False => Ok(()),
                _ => Err(self.error("MatchSingleton can only contain True, False and None")),
            },
            PatternKind::MatchSequence { patterns } => self.patterns(patterns, true),
            PatternKind::MatchMapping(&ast::MatchMapping { keys, patterns, rest }) => {
                if keys.len() != patterns.len() {
                    return Err(self.error("MatchMapping doesn't have the same number of keys as patterns"));
                }
                rest.map_or(Ok(()), |rest| self.capture(rest))?;
                for key in keys {
                    let singleton = matches!(
                        key.kind,
                        ExprKind::Constant {
                            value: Constant::None | Constant::True | Constant::False,
                            ..
                        }
                    );
                    if !singleton {
                        self.pattern_value(key)?;
                    }
                }
                self.patterns(patterns, false)
            }
            PatternKind::MatchClass(&ast::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            }) => {
                if kwd_attrs.len() != kwd_patterns.len() {
                    return Err(self
                        .error("MatchClass doesn't have the same number of keyword attributes as patterns"));
                }
                self.load(cls)?;
                let mut class = cls;
                while let ExprKind::Attribute(&ast::Attribute { value, .. }) = class.kind {
                    class = value;
                }
                if !matches!(class.kind, ExprKind::Name { .. }) {
                    return Err(self.error("MatchClass cls field can only contain Name or Attribute nodes."));
                }
                kwd_attrs.iter().try_for_each(|name| self.name(name))?;
                self.patterns(patterns, false)?;
                self.patterns(kwd_patterns, false)
            }
            PatternKind::MatchStar { name } => {
                if !star {
                    return Err(self.error("can't use MatchStar here"));
                }
                name.map_or(Ok(()), |name| self.capture(name))
            }
            PatternKind::MatchAs { pattern, name } => {
                name.map_or(Ok(()), |name| self.capture(name))?;
                match pattern {
                    None => Ok(()),
                    Some(_) if name.is_none() => {
                        Err(self.error("MatchAs must specify a target name if a pattern is given"))
                    }
                    Some(pattern) => self.pattern(pattern, false),
                }
            }
            PatternKind::MatchOr { patterns } => {
                if patterns.len() < 2 {
                    return Err(self.error("MatchOr requires at least 2 patterns"));
                }
                self.patterns(patterns, false)
            }
        }
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) -> Result<()> {
        super::enter(self.vm, " during compilation")?;
        let result = self.stmt_parts(stmt);
        super::leave(self.vm);
        result
    }
    fn with(&mut self, items: &[&WithItem<'_>], body: &[&Stmt<'_>], owner: &str) -> Result<()> {
        self.nonempty(items, "items", owner)?;
        for item in items {
            self.load(item.context_expr)?;
            if let Some(target) = item.optional_vars {
                self.expr(target, ExprContext::Store)?;
            }
        }
        self.body(body, owner)
    }
    fn loop_(
        &mut self,
        head: (&Expr<'_>, &Expr<'_>),
        body: &[&Stmt<'_>],
        orelse: &[&Stmt<'_>],
        owner: &str,
    ) -> Result<()> {
        self.expr(head.0, ExprContext::Store)?;
        self.load(head.1)?;
        self.body(body, owner)?;
        self.stmts(orelse)
    }
    fn try_(
        &mut self,
        body: &[&Stmt<'_>],
        handlers: &[&ExceptHandler<'_>],
        orelse: &[&Stmt<'_>],
        finalbody: &[&Stmt<'_>],
        owner: &str,
    ) -> Result<()> {
        self.body(body, owner)?;
        if handlers.is_empty() && finalbody.is_empty() {
            return Err(self.error(format!("{owner} has neither except handlers nor finalbody")));
        }
        if handlers.is_empty() && !orelse.is_empty() {
            return Err(self.error(format!("{owner} has orelse but no except handlers")));
        }
        for handler in handlers {
            // As CPython, which looks at the names in `except*` nowhere.
            if owner == "Try"
                && let Some(name) = handler.name
            {
                self.name(name)?;
            }
            self.load_if(handler.type_)?;
            self.body(handler.body, "ExceptHandler")?;
        }
        self.stmts(finalbody)?;
        self.stmts(orelse)
    }
    fn stmt_parts(&mut self, stmt: &Stmt<'_>) -> Result<()> {
        let owner = ast::Node::Stmt(stmt).class_name();
        match stmt.kind {
            StmtKind::FunctionDef(&ast::FunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..
            })
            | StmtKind::AsyncFunctionDef(&ast::FunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..
            }) => {
                self.name(name)?;
                self.body(body, owner)?;
                self.type_params(type_params)?;
                self.arguments(args)?;
                self.loads(decorator_list)?;
                self.load_if(returns)
            }
            StmtKind::ClassDef(&ast::ClassDef {
                name,
                bases,
                keywords,
                body,
                decorator_list,
                type_params,
            }) => {
                self.name(name)?;
                self.body(body, owner)?;
                self.type_params(type_params)?;
                self.loads(bases)?;
                self.keywords(keywords)?;
                self.loads(decorator_list)
            }
            StmtKind::Return { value } => self.load_if(value),
            StmtKind::Delete { targets } => {
                self.nonempty(targets, "targets", owner)?;
                self.exprs(targets, ExprContext::Del)
            }
            StmtKind::Assign { targets, value, .. } => {
                self.nonempty(targets, "targets", owner)?;
                self.exprs(targets, ExprContext::Store)?;
                self.load(value)
            }
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => {
                if !matches!(name.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("TypeAlias with non-Name name"));
                }
                self.expr(name, ExprContext::Store)?;
                self.type_params(type_params)?;
                self.load(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target, ExprContext::Store)?;
                self.load(value)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                if simple != 0 && !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("AnnAssign with simple non-Name target"));
                }
                self.expr(target, ExprContext::Store)?;
                self.load_if(value)?;
                self.load(annotation)
            }
            StmtKind::For(&ast::For {
                target,
                iter,
                body,
                orelse,
                ..
            })
            | StmtKind::AsyncFor(&ast::For {
                target,
                iter,
                body,
                orelse,
                ..
            }) => self.loop_((target, iter), body, orelse, owner),
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.load(test)?;
                self.body(body, owner)?;
                self.stmts(orelse)
            }
            StmtKind::With { items, body, .. } | StmtKind::AsyncWith { items, body, .. } => {
                self.with(items, body, owner)
            }
            StmtKind::Match { subject, cases } => {
                self.load(subject)?;
                self.nonempty(cases, "cases", owner)?;
                for case in cases {
                    self.pattern(case.pattern, false)?;
                    self.load_if(case.guard)?;
                    self.body(case.body, "match_case")?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                if exc.is_none() && cause.is_some() {
                    return Err(self.error("Raise with cause but no exception"));
                }
                self.load_if(exc)?;
                self.load_if(cause)
            }
            StmtKind::Try(&ast::Try {
                body,
                handlers,
                orelse,
                finalbody,
            })
            | StmtKind::TryStar(&ast::Try {
                body,
                handlers,
                orelse,
                finalbody,
            }) => self.try_(body, handlers, orelse, finalbody, owner),
            StmtKind::Assert { test, msg } => {
                self.load(test)?;
                self.load_if(msg)
            }
            StmtKind::Import { names } => {
                self.nonempty(names, "names", owner)?;
                self.aliases(names)
            }
            StmtKind::ImportFrom(&ast::ImportFrom { names, level, .. }) => {
                if level.is_some_and(|level| level < 0) {
                    return Err(self.error("Negative ImportFrom level"));
                }
                self.nonempty(names, "names", owner)?;
                self.aliases(names)
            }
            StmtKind::Global { names } | StmtKind::Nonlocal { names } => self.nonempty(names, "names", owner),
            StmtKind::Expr { value } => self.load(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }
}
