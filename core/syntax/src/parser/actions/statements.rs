//! Actions of modules and statements.

use taipan_unicode::{Wtf8, Wtf8Buf};

use crate::ast::{
    Alias, ClassDef, ExceptHandler, Expr, ExprContext, ExprKind, For, FunctionDef, Identifier, ImportFrom,
    MatchCase, Mod, Operator, Stmt, StmtKind, Try, TypeParam, TypeParamKind, WithItem,
};
use crate::parser::machine::{Parser, Reduced};
use crate::parser::value::Value;
use crate::token::TokenKind;

impl<'a> Parser<'a, '_, '_> {
    /// The identifier of a `Name` or of a name's token.
    pub fn id_of(&self, name: Value<'a>) -> Option<Identifier<'a>> {
        match name {
            Value::Token(number) => match self.tokens.place(number) {
                Some((_, text)) => {
                    let text = self.tokenizer.source().get(text);
                    Some(self.identifier(text.unwrap_or_default()))
                }
                None => {
                    self.miss(number);
                    None
                }
            },
            name => match name.expr()?.kind {
                ExprKind::Name { id, .. } => Some(id),
                _ => None,
            },
        }
    }

    /// Makes a statement of what has just been matched.
    fn stmt(&self, kind: StmtKind<'a>) -> Value<'a> {
        Value::Stmt(self.arena.alloc(Stmt {
            kind,
            location: self.location(),
        }))
    }

    fn allocated_mod(&self, module: Mod<'a>) -> Reduced<'a> {
        Ok(Value::Mod(self.arena.alloc(module)))
    }

    pub fn module(&mut self, body: Value<'a>) -> Reduced<'a> {
        let type_ignores = self.arena.slice(&self.type_ignores);
        self.allocated_mod(Mod::Module {
            body: body.stmts(),
            type_ignores,
        })
    }

    pub fn interactive(&mut self, body: Value<'a>) -> Reduced<'a> {
        self.allocated_mod(Mod::Interactive { body: body.stmts() })
    }

    pub fn expression_module(&mut self, body: Value<'a>) -> Reduced<'a> {
        match body.expr() {
            Some(body) => self.allocated_mod(Mod::Expression { body }),
            None => Ok(Value::Null),
        }
    }

    pub fn function_type(&mut self, argtypes: Value<'a>, returns: Value<'a>) -> Reduced<'a> {
        match returns.expr() {
            Some(returns) => self.allocated_mod(Mod::FunctionType {
                argtypes: argtypes.exprs(),
                returns,
            }),
            None => Ok(Value::Null),
        }
    }

    /// Joins sequences of statements.
    pub fn flatten(&mut self, sequences: Value<'a>) -> Reduced<'a> {
        let sequences = match sequences {
            Value::Values(sequences) => sequences,
            _ => return Ok(sequences),
        };
        if let [single] = sequences {
            return Ok(*single);
        }
        let length = sequences.iter().map(|s| s.stmts().len()).sum();
        let all = sequences.iter().flat_map(|s| s.stmts().iter().copied());
        Ok(Value::Stmts(self.arena.slice_from_iter(length, all)))
    }

    /// Remembers where the last compound statement began, for `SyntaxError._metadata`.
    ///
    /// Function definitions don't count: in the second pass they have no value, because invalid_def_raw matches them.
    pub fn register_stmts(&mut self, stmt: Value<'a>) -> Reduced<'a> {
        let Some(stmt) = stmt.stmt() else {
            return Ok(Value::Stmts(&[]));
        };
        let function = matches!(
            stmt.kind,
            StmtKind::FunctionDef(..) | StmtKind::AsyncFunctionDef(..)
        );
        if !function && self.last_statement.0 <= stmt.location.lineno() {
            self.last_statement = (stmt.location.lineno(), stmt.location.col_offset());
        }
        self.one_stmt(Value::Stmt(stmt))
    }

    pub fn one_stmt(&mut self, stmt: Value<'a>) -> Reduced<'a> {
        Ok(match stmt.stmt() {
            Some(stmt) => Value::Stmts(self.arena.slice(&[stmt])),
            None => Value::Null,
        })
    }

    pub fn pass_statements(&mut self) -> Reduced<'a> {
        let pass = self.stmt(StmtKind::Pass);
        self.one_stmt(pass)
    }

    /// There is no statement: the interactive input has ended.
    pub fn interactive_exit(&mut self) -> Reduced<'a> {
        self.exhausted = true;
        Ok(Value::Null)
    }

    pub fn expr_stmt(&mut self, value: Value<'a>) -> Reduced<'a> {
        Ok(match value.expr() {
            Some(value) => self.stmt(StmtKind::Expr { value }),
            None => Value::Null,
        })
    }

    pub fn keyword_stmt(&mut self, kind: StmtKind<'a>) -> Reduced<'a> {
        Ok(self.stmt(kind))
    }

    pub fn ann_assign_name(
        &mut self,
        name: Value<'a>,
        annotation: Value<'a>,
        value: Value<'a>,
    ) -> Reduced<'a> {
        self.since(6, "Variable annotation syntax is")?;
        let target = self.set_context(name, ExprContext::Store)?;
        self.annotated_assignment(target, annotation, value, 1)
    }

    pub fn ann_assign(&mut self, target: Value<'a>, annotation: Value<'a>, value: Value<'a>) -> Reduced<'a> {
        self.since(6, "Variable annotations syntax is")?;
        self.annotated_assignment(target, annotation, value, 0)
    }

    fn annotated_assignment(
        &mut self,
        target: Value<'a>,
        annotation: Value<'a>,
        value: Value<'a>,
        simple: i32,
    ) -> Reduced<'a> {
        let (Some(target), Some(annotation)) = (target.expr(), annotation.expr()) else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::AnnAssign {
            target,
            annotation,
            value: value.expr(),
            simple,
        }))
    }

    pub fn assign(&mut self, targets: Value<'a>, value: Value<'a>, comment: Value<'a>) -> Reduced<'a> {
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        let type_comment = self.type_comment(comment);
        Ok(self.stmt(StmtKind::Assign {
            targets: targets.exprs(),
            value,
            type_comment,
        }))
    }

    pub fn assign_one(&mut self, target: Value<'a>, value: Value<'a>, comment: Value<'a>) -> Reduced<'a> {
        let Some(target) = target.expr() else {
            return Ok(Value::Null);
        };
        self.assign(Value::Exprs(self.arena.slice(&[target])), value, comment)
    }

    /// The text of a type comment.
    pub fn type_comment(&self, token: Value<'a>) -> Option<&'a &'a Wtf8> {
        let token = self.token_at(token.token()?)?;
        Some(self.arena.alloc(self.token_text(&token)))
    }

    pub fn operator(&mut self, operator: Operator) -> Reduced<'a> {
        if operator == Operator::MatMult {
            self.since(5, "The '@' operator is")?;
        }
        Ok(Value::Operator(self.arena.alloc(operator)))
    }

    pub fn aug_assign(&mut self, target: Value<'a>, operator: Value<'a>, value: Value<'a>) -> Reduced<'a> {
        let (Some(target), Value::Operator(&op), Some(value)) = (target.expr(), operator, value.expr())
        else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::AugAssign { target, op, value }))
    }

    pub fn return_(&mut self, value: Value<'a>) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Return { value: value.expr() }))
    }

    pub fn raise(&mut self, exc: Value<'a>, cause: Value<'a>) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Raise {
            exc: exc.expr(),
            cause: cause.expr(),
        }))
    }

    pub fn raise_again(&mut self) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Raise {
            exc: None,
            cause: None,
        }))
    }

    /// The identifiers of a sequence of names.
    pub fn identifiers(&self, names: Value<'a>) -> &'a [Identifier<'a>] {
        let names = names.exprs();
        self.arena.slice_from_iter(
            names.len(),
            names.iter().filter_map(|name| self.id_of(Value::Expr(name))),
        )
    }

    pub fn global(&mut self, names: Value<'a>) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Global {
            names: self.identifiers(names),
        }))
    }

    pub fn nonlocal(&mut self, names: Value<'a>) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Nonlocal {
            names: self.identifiers(names),
        }))
    }

    pub fn delete(&mut self, targets: Value<'a>) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Delete {
            targets: targets.exprs(),
        }))
    }

    pub fn assert(&mut self, test: Value<'a>, msg: Value<'a>) -> Reduced<'a> {
        let Some(test) = test.expr() else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::Assert {
            test,
            msg: msg.expr(),
        }))
    }

    pub fn import(&mut self, names: Value<'a>) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Import {
            names: names.aliases(),
        }))
    }

    /// How many packages up the dots before a module's name lead.
    fn dots(&self, tokens: Value<'a>) -> i32 {
        let count = |value: &Value<'a>| {
            let token = value.token().and_then(|number| self.token_at(number));
            if token.is_some_and(|token| token.kind == TokenKind::Ellipsis) {
                3
            } else {
                1
            }
        };
        tokens.values().iter().map(count).sum()
    }

    pub fn import_from(&mut self, dots: Value<'a>, module: Value<'a>, names: Value<'a>) -> Reduced<'a> {
        let (module, names) = (self.id_of(module), names.aliases());
        // The grammar itself depends on this one.
        if module.is_some_and(|module| *module == "__future__")
            && dots.values().is_empty()
            && names.iter().any(|alias| *alias.name == "barry_as_FLUFL")
        {
            self.flags.barry_as_flufl = true;
            self.tokenizer.set_diamond(true);
        }
        Ok(self.stmt(StmtKind::ImportFrom(self.arena.alloc(ImportFrom {
            module,
            names,
            level: Some(self.dots(dots)),
        }))))
    }

    pub fn import_from_dots(&mut self, dots: Value<'a>, names: Value<'a>) -> Reduced<'a> {
        let level = Some(self.dots(dots));
        Ok(self.stmt(StmtKind::ImportFrom(self.arena.alloc(ImportFrom {
            module: None,
            names: names.aliases(),
            level,
        }))))
    }

    pub fn alias_star(&mut self) -> Reduced<'a> {
        let name = self.arena.intern(Wtf8::new("*"));
        let alias: &Alias<'a> = self.arena.alloc(Alias {
            name,
            asname: None,
            location: self.location(),
        });
        Ok(Value::Aliases(self.arena.slice(&[alias])))
    }

    pub fn alias(&mut self, name: Value<'a>, asname: Value<'a>) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        let alias = Alias {
            name,
            asname: self.id_of(asname),
            location: self.location(),
        };
        Ok(Value::Alias(self.arena.alloc(alias)))
    }

    pub fn join_names(&mut self, first: Value<'a>, second: Value<'a>) -> Reduced<'a> {
        let (Some(left), Some(right)) = (first.expr(), second.expr()) else {
            return Ok(Value::Null);
        };
        let mut joined = Wtf8Buf::new();
        joined.push_wtf8(self.id_of(first).unwrap_or_default());
        joined.push_str(".");
        joined.push_wtf8(self.id_of(second).unwrap_or_default());
        let kind = ExprKind::Name {
            id: self.arena.intern(&joined),
            ctx: ExprContext::Load,
        };
        Ok(Value::Expr(self.arena.alloc(Expr {
            kind,
            location: left.location.to(right.location),
        })))
    }

    pub fn if_elif(&mut self, test: Value<'a>, body: Value<'a>, elif: Value<'a>) -> Reduced<'a> {
        let orelse = self.one_stmt(elif)?;
        self.if_(test, body, orelse)
    }

    pub fn if_(&mut self, test: Value<'a>, body: Value<'a>, orelse: Value<'a>) -> Reduced<'a> {
        let Some(test) = test.expr() else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::If {
            test,
            body: body.stmts(),
            orelse: orelse.stmts(),
        }))
    }

    pub fn while_(&mut self, test: Value<'a>, body: Value<'a>, orelse: Value<'a>) -> Reduced<'a> {
        let Some(test) = test.expr() else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::While {
            test,
            body: body.stmts(),
            orelse: orelse.stmts(),
        }))
    }

    pub fn for_(
        &mut self,
        target: Value<'a>,
        iter: Value<'a>,
        comment: Value<'a>,
        body: Value<'a>,
        orelse: Value<'a>,
    ) -> Reduced<'a> {
        let (Some(target), Some(iter)) = (target.expr(), iter.expr()) else {
            return Ok(Value::Null);
        };
        let type_comment = self.type_comment(comment);
        let (body, orelse) = (body.stmts(), orelse.stmts());
        Ok(self.stmt(StmtKind::For(self.arena.alloc(For {
            target,
            iter,
            body,
            orelse,
            type_comment,
        }))))
    }

    pub fn async_for(
        &mut self,
        target: Value<'a>,
        iter: Value<'a>,
        comment: Value<'a>,
        body: Value<'a>,
        orelse: Value<'a>,
    ) -> Reduced<'a> {
        self.since(5, "Async for loops are")?;
        let (Some(target), Some(iter)) = (target.expr(), iter.expr()) else {
            return Ok(Value::Null);
        };
        let type_comment = self.type_comment(comment);
        let (body, orelse) = (body.stmts(), orelse.stmts());
        Ok(self.stmt(StmtKind::AsyncFor(self.arena.alloc(For {
            target,
            iter,
            body,
            orelse,
            type_comment,
        }))))
    }

    pub fn with_(&mut self, items: Value<'a>, comment: Value<'a>, body: Value<'a>) -> Reduced<'a> {
        let type_comment = self.type_comment(comment);
        Ok(self.stmt(StmtKind::With {
            items: items.with_items(),
            body: body.stmts(),
            type_comment,
        }))
    }

    pub fn async_with(&mut self, items: Value<'a>, comment: Value<'a>, body: Value<'a>) -> Reduced<'a> {
        self.since(5, "Async with statements are")?;
        let type_comment = self.type_comment(comment);
        Ok(self.stmt(StmtKind::AsyncWith {
            items: items.with_items(),
            body: body.stmts(),
            type_comment,
        }))
    }

    pub fn with_item(&mut self, context: Value<'a>, target: Value<'a>) -> Reduced<'a> {
        let Some(context_expr) = context.expr() else {
            return Ok(Value::Null);
        };
        let item = WithItem {
            context_expr,
            optional_vars: target.expr(),
        };
        Ok(Value::WithItem(self.arena.alloc(item)))
    }

    pub fn try_(
        &mut self,
        body: Value<'a>,
        handlers: Value<'a>,
        orelse: Value<'a>,
        finalbody: Value<'a>,
    ) -> Reduced<'a> {
        Ok(self.stmt(StmtKind::Try(self.arena.alloc(Try {
            body: body.stmts(),
            handlers: handlers.except_handlers(),
            orelse: orelse.stmts(),
            finalbody: finalbody.stmts(),
        }))))
    }

    pub fn try_star(
        &mut self,
        body: Value<'a>,
        handlers: Value<'a>,
        orelse: Value<'a>,
        finalbody: Value<'a>,
    ) -> Reduced<'a> {
        self.since(11, "Exception groups are")?;
        Ok(self.stmt(StmtKind::TryStar(self.arena.alloc(Try {
            body: body.stmts(),
            handlers: handlers.except_handlers(),
            orelse: orelse.stmts(),
            finalbody: finalbody.stmts(),
        }))))
    }

    pub fn except_handler(&mut self, type_: Value<'a>, name: Value<'a>, body: Value<'a>) -> Reduced<'a> {
        let handler = ExceptHandler {
            type_: type_.expr(),
            name: self.id_of(name),
            body: body.stmts(),
            location: self.location(),
        };
        Ok(Value::ExceptHandler(self.arena.alloc(handler)))
    }

    pub fn match_(&mut self, subject: Value<'a>, cases: Value<'a>) -> Reduced<'a> {
        self.since(10, "Pattern matching is")?;
        let Some(subject) = subject.expr() else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::Match {
            subject,
            cases: cases.match_cases(),
        }))
    }

    pub fn match_case(&mut self, pattern: Value<'a>, guard: Value<'a>, body: Value<'a>) -> Reduced<'a> {
        let Some(pattern) = pattern.pattern() else {
            return Ok(Value::Null);
        };
        let case = MatchCase {
            pattern,
            guard: guard.expr(),
            body: body.stmts(),
        };
        Ok(Value::MatchCase(self.arena.alloc(case)))
    }

    pub fn type_alias(&mut self, name: Value<'a>, type_params: Value<'a>, value: Value<'a>) -> Reduced<'a> {
        self.since(12, "Type statement is")?;
        let name = self.set_context(name, ExprContext::Store)?;
        let (Some(name), Some(value)) = (name.expr(), value.expr()) else {
            return Ok(Value::Null);
        };
        Ok(self.stmt(StmtKind::TypeAlias {
            name,
            type_params: type_params.type_params(),
            value,
        }))
    }

    fn type_param(&self, kind: TypeParamKind<'a>) -> Value<'a> {
        Value::TypeParam(self.arena.alloc(TypeParam {
            kind,
            location: self.location(),
        }))
    }

    pub fn type_var(&mut self, name: Value<'a>, bound: Value<'a>, default: Value<'a>) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        Ok(self.type_param(TypeParamKind::TypeVar {
            name,
            bound: bound.expr(),
            default_value: default.expr(),
        }))
    }

    pub fn type_var_tuple(&mut self, name: Value<'a>, default: Value<'a>) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        Ok(self.type_param(TypeParamKind::TypeVarTuple {
            name,
            default_value: default.expr(),
        }))
    }

    pub fn param_spec(&mut self, name: Value<'a>, default: Value<'a>) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        Ok(self.type_param(TypeParamKind::ParamSpec {
            name,
            default_value: default.expr(),
        }))
    }

    pub fn class_def(
        &mut self,
        name: Value<'a>,
        params: Value<'a>,
        call: Value<'a>,
        body: Value<'a>,
    ) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        let (bases, keywords) = super::expressions::call_parts(call);
        let (body, type_params) = (body.stmts(), params.type_params());
        Ok(self.stmt(StmtKind::ClassDef(self.arena.alloc(ClassDef {
            name,
            bases,
            keywords,
            body,
            decorator_list: &[],
            type_params,
        }))))
    }

    /// Adds decorators to a definition, which keeps its location.
    pub fn decorate(&mut self, decorators: Value<'a>, definition: Value<'a>) -> Reduced<'a> {
        let Some(definition) = definition.stmt() else {
            // See `register_stmts`.
            return Ok(definition);
        };
        let mut decorated = *definition;
        match &mut decorated.kind {
            StmtKind::FunctionDef(definition) | StmtKind::AsyncFunctionDef(definition) => {
                *definition = self.arena.alloc(FunctionDef {
                    decorator_list: decorators.exprs(),
                    ..**definition
                });
            }
            StmtKind::ClassDef(definition) => {
                *definition = self.arena.alloc(ClassDef {
                    decorator_list: decorators.exprs(),
                    ..**definition
                });
            }
            _ => {}
        }
        Ok(Value::Stmt(self.arena.alloc(decorated)))
    }
}
