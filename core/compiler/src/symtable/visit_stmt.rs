//! The first pass of the symbol table over statements, parameters, annotations and type parameters.

use alloc::format;
use alloc::rc::Rc;

use taipan_syntax::ast::{
    Alias, Arg, Arguments, ClassDef, ExceptHandler, Expr, ExprKind, For, FunctionDef, Identifier, ImportFrom,
    Location, MatchCase, Stmt, StmtKind, Try, TypeParam, TypeParamKind, WithItem,
};
use taipan_syntax::error::Error;
use taipan_unicode::Wtf8;

use super::visit::Builder;
use super::{
    BlockType, DEF_ANNOT, DEF_GLOBAL, DEF_IMPORT, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM,
    TypeVariablePart, USE, key_of, names, second_key_of, third_key_of,
};
use crate::errors::{Failure, syntax_error};
use crate::options::CO_FUTURE_ANNOTATIONS;
use crate::preprocess::docstring;

/// A function definition, `async` or not.
struct Function<'a> {
    statement: &'a Stmt<'a>,
    name: Identifier<'a>,
    args: &'a Arguments<'a>,
    body: &'a [&'a Stmt<'a>],
    decorators: &'a [&'a Expr<'a>],
    returns: Option<&'a Expr<'a>>,
    type_params: &'a [&'a TypeParam<'a>],
    is_async: bool,
}

impl<'a> Builder<'a, '_> {
    pub(super) fn visit_body(&mut self, body: &'a [&'a Stmt<'a>]) -> Result<(), Failure> {
        body.iter().try_for_each(|statement| self.visit_stmt(statement))
    }

    /// Visits statements that may not run.
    fn conditional(&mut self, visit: impl FnOnce(&mut Self) -> Result<(), Failure>) -> Result<(), Failure> {
        let before = core::mem::replace(&mut self.cur_mut().in_conditional_block, true);
        visit(self)?;
        self.cur_mut().in_conditional_block = before;
        Ok(())
    }

    fn visit_stmt(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        self.depth.enter()?;
        let location = statement.location;
        match statement.kind {
            StmtKind::FunctionDef(&FunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..
            }) => {
                let decorators = decorator_list;
                let function = Function {
                    statement,
                    name,
                    args,
                    body,
                    decorators,
                    returns,
                    type_params,
                    is_async: false,
                };
                self.visit_function(&function)?;
            }
            StmtKind::AsyncFunctionDef(&FunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..
            }) => {
                let decorators = decorator_list;
                let function = Function {
                    statement,
                    name,
                    args,
                    body,
                    decorators,
                    returns,
                    type_params,
                    is_async: true,
                };
                self.visit_function(&function)?;
            }
            StmtKind::ClassDef(..) => self.visit_class(statement)?,
            StmtKind::TypeAlias { .. } => self.visit_type_alias(statement)?,
            StmtKind::Return { value } => {
                if let Some(value) = value {
                    self.visit_expr(value)?;
                    self.cur_mut().returns_value = true;
                }
            }
            StmtKind::Delete { targets } => self.visit_exprs(targets)?,
            StmtKind::Assign { targets, value, .. } => {
                self.visit_exprs(targets)?;
                self.visit_expr(value)?;
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                self.visit_annotated(location, target, annotation, value, simple != 0)?;
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.visit_expr(target)?;
                self.visit_expr(value)?;
            }
            StmtKind::For(&For {
                target,
                iter,
                body,
                orelse,
                ..
            }) => {
                self.visit_expr(target)?;
                self.visit_expr(iter)?;
                self.conditional(|builder| {
                    builder.visit_body(body)?;
                    builder.visit_body(orelse)
                })?;
            }
            StmtKind::AsyncFor(&For {
                target,
                iter,
                body,
                orelse,
                ..
            }) => {
                self.require_coroutine("'async for' outside async function", location)?;
                self.visit_expr(target)?;
                self.visit_expr(iter)?;
                self.conditional(|builder| {
                    builder.visit_body(body)?;
                    builder.visit_body(orelse)
                })?;
            }
            StmtKind::While { test, body, orelse } => {
                self.visit_expr(test)?;
                self.conditional(|builder| {
                    builder.visit_body(body)?;
                    builder.visit_body(orelse)
                })?;
            }
            StmtKind::If { test, body, orelse } => {
                self.visit_expr(test)?;
                self.conditional(|builder| builder.visit_if(body, orelse))?;
            }
            StmtKind::Match { subject, cases } => {
                self.visit_expr(subject)?;
                self.conditional(|builder| cases.iter().try_for_each(|case| builder.visit_match_case(case)))?;
            }
            StmtKind::Raise { exc, cause } => {
                if let Some(exc) = exc {
                    self.visit_expr(exc)?;
                    self.visit_optional(cause)?;
                }
            }
            StmtKind::Try(&Try {
                body,
                handlers,
                orelse,
                finalbody,
            })
            | StmtKind::TryStar(&Try {
                body,
                handlers,
                orelse,
                finalbody,
            }) => self.conditional(|builder| {
                builder.visit_body(body)?;
                handlers
                    .iter()
                    .try_for_each(|handler| builder.visit_handler(handler))?;
                builder.visit_body(orelse)?;
                builder.visit_body(finalbody)
            })?,
            StmtKind::Assert { test, msg } => {
                self.visit_expr(test)?;
                self.visit_optional(msg)?;
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.visit_alias(alias))?,
            StmtKind::ImportFrom(&ImportFrom { module, names, level }) => {
                names.iter().try_for_each(|alias| self.visit_alias(alias))?;
                if module.is_some_and(|module| module == "__future__") && level.unwrap_or(0) == 0 {
                    self.check_future_place(location)?;
                }
            }
            StmtKind::Global { names } => names
                .iter()
                .try_for_each(|name| self.visit_global(name, location))?,
            StmtKind::Nonlocal { names } => names
                .iter()
                .try_for_each(|name| self.visit_nonlocal(name, location))?,
            StmtKind::Expr { value } => self.visit_expr(value)?,
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
            StmtKind::With { items, body, .. } => self.visit_with(items, body)?,
            StmtKind::AsyncWith { items, body, .. } => {
                self.require_coroutine("'async with' outside async function", location)?;
                self.visit_with(items, body)?;
            }
        }
        self.depth.leave();
        Ok(())
    }

    /// What follows the test of an `if`, with its `elif`s, of which there may be more than the stack has room for.
    fn visit_if(&mut self, body: &'a [&'a Stmt<'a>], mut orelse: &'a [&'a Stmt<'a>]) -> Result<(), Failure> {
        self.visit_body(body)?;
        while let [
            Stmt {
                kind:
                    StmtKind::If {
                        test,
                        body,
                        orelse: inner,
                    },
                ..
            },
        ] = *orelse
        {
            self.visit_expr(test)?;
            self.visit_body(body)?;
            orelse = inner;
        }
        self.visit_body(orelse)
    }

    fn visit_with(&mut self, items: &'a [&'a WithItem<'a>], body: &'a [&'a Stmt<'a>]) -> Result<(), Failure> {
        self.conditional(|builder| {
            for item in items {
                builder.visit_expr(item.context_expr)?;
                builder.visit_optional(item.optional_vars)?;
            }
            builder.visit_body(body)
        })
    }

    /// Checks that `async with` and `async for` are where they may be.
    fn require_coroutine(&mut self, message: &str, location: Location) -> Result<(), Failure> {
        if self.allows_top_level_await() {
            self.cur_mut().coroutine = true;
        }
        if self.cur().coroutine {
            Ok(())
        } else {
            Err(syntax_error(message, location))
        }
    }

    fn check_future_place(&self, location: Location) -> Result<(), Failure> {
        let too_late = self.future.location.is_none_or(|last| {
            location.lineno() > last.lineno()
                || (location.lineno() == last.end_lineno() && location.col_offset() > last.end_col_offset())
        });
        if too_late {
            let message = "from __future__ imports must occur at the beginning of the file";
            return Err(syntax_error(message, location));
        }
        Ok(())
    }

    fn visit_function(&mut self, function: &Function<'a>) -> Result<(), Failure> {
        let &Function {
            statement,
            name,
            args,
            ..
        } = function;
        let location = statement.location;
        self.add_def(name, DEF_LOCAL, location)?;
        self.visit_exprs(args.defaults)?;
        self.visit_optionals(args.kw_defaults)?;
        self.visit_exprs(function.decorators)?;
        let is_generic = !function.type_params.is_empty();
        if is_generic {
            self.enter_type_param_block(name, function.type_params, location)?;
            // The scope has this parameter whether the function has defaults or not.
            self.add_def(names::defaults(), DEF_PARAM, location)?;
            if args.kw_defaults.iter().any(Option::is_some) {
                self.add_def(names::kwdefaults(), DEF_PARAM, location)?;
            }
            self.visit_type_params(function.type_params)?;
        }
        let scope = self.new_scope(name, BlockType::Function, key_of(statement), location)?;
        self.table.scope_mut(scope).has_docstring = docstring(function.body).is_some();
        self.visit_function_annotations(function)?;
        self.enter_existing_block(scope, true)?;
        self.cur_mut().coroutine = function.is_async;
        self.visit_arguments(args)?;
        self.visit_body(function.body)?;
        self.exit_block();
        if is_generic {
            self.exit_block();
        }
        Ok(())
    }

    fn visit_class(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let StmtKind::ClassDef(&ClassDef {
            name,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        }) = statement.kind
        else {
            return Ok(());
        };
        let location = statement.location;
        self.add_def(name, DEF_LOCAL, location)?;
        self.visit_exprs(decorator_list)?;
        let outer_private = self.private;
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_param_block(name, type_params, location)?;
            // Set when the tuple of type parameters is made, used for `__type_params__` and the bases.
            self.add_def(names::dot_type_params(), DEF_LOCAL, location)?;
            self.add_def(names::dot_type_params(), USE, location)?;
            self.add_def(names::generic_base(), DEF_LOCAL, location)?;
            self.add_def(names::generic_base(), USE, location)?;
            self.private = Some(name);
            self.cur_mut().mangled_names = Some(Rc::default());
            self.visit_type_params(type_params)?;
        }
        self.visit_exprs(bases)?;
        self.visit_keywords(keywords)?;
        self.enter_block(name, BlockType::Class, key_of(statement), location)?;
        self.private = Some(name);
        if is_generic {
            self.add_def(names::type_params(), DEF_LOCAL, location)?;
            self.add_def(names::dot_type_params(), USE, location)?;
        }
        self.cur_mut().has_docstring = docstring(body).is_some();
        self.visit_body(body)?;
        self.exit_block();
        if is_generic {
            self.exit_block();
        }
        self.private = outer_private;
        Ok(())
    }

    fn visit_type_alias(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let StmtKind::TypeAlias {
            name: target,
            type_params,
            value,
        } = statement.kind
        else {
            return Ok(());
        };
        let location = statement.location;
        self.visit_expr(target)?;
        let ExprKind::Name { id: name, .. } = target.kind else {
            return Err(Error::System("name of type alias is no name".into()).into());
        };
        let in_class = self.cur().block_type == BlockType::Class;
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_param_block(name, type_params, location)?;
            self.visit_type_params(type_params)?;
        }
        self.enter_block(name, BlockType::TypeAlias, key_of(statement), location)?;
        self.cur_mut().can_see_class_scope = in_class;
        if in_class {
            self.add_def(names::classdict(), USE, value.location)?;
        }
        self.visit_expr(value)?;
        self.exit_block();
        if is_generic {
            self.exit_block();
        }
        Ok(())
    }

    fn visit_annotated(
        &mut self,
        location: Location,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
        simple: bool,
    ) -> Result<(), Failure> {
        self.cur_mut().annotations_used = true;
        if let ExprKind::Name { id, .. } = target.kind {
            let symbol = self.lookup(id);
            if symbol.has(DEF_GLOBAL | DEF_NONLOCAL) && self.cur_id() != self.table.top() && simple {
                let which = if symbol.has(DEF_GLOBAL) {
                    "global"
                } else {
                    "nonlocal"
                };
                return Err(syntax_error(
                    format!("annotated name '{id}' can't be {which}"),
                    location,
                ));
            }
            if simple {
                self.add_def(id, DEF_ANNOT | DEF_LOCAL, target.location)?;
            } else if value.is_some() {
                self.add_def(id, DEF_LOCAL, target.location)?;
            }
        } else {
            self.visit_expr(target)?;
        }
        self.visit_annotation(annotation)?;
        self.visit_optional(value)
    }

    /// Visits an annotation of a variable, in the scope for the annotations of the module, class or function.
    fn visit_annotation(&mut self, annotation: &'a Expr<'a>) -> Result<(), Failure> {
        let outer = self.cur_id();
        let scope = self.cur();
        let block_type = scope.block_type;
        let key = scope.id.wrapping_add(1);
        // Annotations of local variables are not evaluated, and leave the symbol table as it is.
        let unevaluated = block_type == BlockType::Function;
        // A module may have run in part only when someone asks for its annotations.
        let conditional = match block_type {
            BlockType::Module => true,
            BlockType::Class => scope.in_conditional_block,
            _ => false,
        };
        if conditional && !scope.has_conditional_annotations {
            self.cur_mut().has_conditional_annotations = true;
            self.add_def(names::conditional_annotations(), USE, annotation.location)?;
        }
        match self.cur().annotation_block {
            None => {
                self.enter_block(names::annotate(), BlockType::Annotation, key, annotation.location)?;
                let block = self.cur_id();
                self.table.scope_mut(outer).annotation_block = Some(block);
                if block_type == BlockType::Class && !self.has_feature(CO_FUTURE_ANNOTATIONS) {
                    self.cur_mut().can_see_class_scope = true;
                    self.add_def(names::classdict(), USE, annotation.location)?;
                }
            }
            Some(block) => self.enter_existing_block(block, false)?,
        }
        self.cur_mut().in_unevaluated_annotation = unevaluated;
        self.visit_expr(annotation)?;
        self.cur_mut().in_unevaluated_annotation = false;
        self.exit_block();
        Ok(())
    }

    fn visit_function_annotations(&mut self, function: &Function<'a>) -> Result<(), Failure> {
        let scope = self.cur();
        let in_class = scope.can_see_class_scope || scope.block_type == BlockType::Class;
        let location = function.statement.location;
        let key = third_key_of(function.statement);
        self.enter_block(names::annotate(), BlockType::Annotation, key, location)?;
        self.cur_mut().function_name = Some(function.name);
        if in_class {
            self.cur_mut().can_see_class_scope = true;
            self.add_def(names::classdict(), USE, location)?;
        }
        let args = function.args;
        let annotated = (args
            .posonlyargs
            .iter()
            .chain(args.args)
            .chain(&args.vararg)
            .chain(&args.kwarg))
        .chain(args.kwonlyargs)
        .filter_map(|arg| arg.annotation)
        .chain(function.returns);
        for annotation in annotated {
            self.cur_mut().annotations_used = true;
            self.visit_expr(annotation)?;
        }
        self.exit_block();
        Ok(())
    }

    fn visit_params(&mut self, args: &'a [&'a Arg<'a>]) -> Result<(), Failure> {
        args.iter()
            .try_for_each(|arg| self.add_def(arg.arg, DEF_PARAM, arg.location))
    }

    pub(super) fn visit_arguments(&mut self, args: &'a Arguments<'a>) -> Result<(), Failure> {
        self.visit_params(args.posonlyargs)?;
        self.visit_params(args.args)?;
        self.visit_params(args.kwonlyargs)?;
        if let Some(arg) = args.vararg {
            self.add_def(arg.arg, DEF_PARAM, arg.location)?;
            self.cur_mut().varargs = true;
        }
        if let Some(arg) = args.kwarg {
            self.add_def(arg.arg, DEF_PARAM, arg.location)?;
            self.cur_mut().varkeywords = true;
        }
        Ok(())
    }

    fn enter_type_param_block(
        &mut self,
        name: Identifier<'a>,
        type_params: &'a [&'a TypeParam<'a>],
        location: Location,
    ) -> Result<(), Failure> {
        let in_class = self.cur().block_type == BlockType::Class;
        self.enter_block(name, BlockType::TypeParameters, key_of(type_params), location)?;
        if in_class {
            self.cur_mut().can_see_class_scope = true;
            self.add_def(names::classdict(), USE, location)?;
        }
        Ok(())
    }

    fn visit_type_params(&mut self, type_params: &'a [&'a TypeParam<'a>]) -> Result<(), Failure> {
        type_params
            .iter()
            .try_for_each(|param| self.visit_type_param(param))
    }

    fn visit_type_param(&mut self, param: &'a TypeParam<'a>) -> Result<(), Failure> {
        self.depth.enter()?;
        let key = key_of(param);
        let add = DEF_TYPE_PARAM | DEF_LOCAL;
        match param.kind {
            TypeParamKind::TypeVar {
                name,
                bound,
                default_value,
            } => {
                self.add_def(name, add, param.location)?;
                let constraints = bound.is_some_and(|bound| matches!(bound.kind, ExprKind::Tuple { .. }));
                let part = if constraints {
                    TypeVariablePart::Constraint
                } else {
                    TypeVariablePart::Bound
                };
                self.visit_bound_or_default(param, bound, name, key, part)?;
                self.visit_bound_or_default(
                    param,
                    default_value,
                    name,
                    second_key_of(param),
                    TypeVariablePart::TypeVarDefault,
                )?;
            }
            TypeParamKind::TypeVarTuple { name, default_value } => {
                self.add_def(name, add, param.location)?;
                self.visit_bound_or_default(
                    param,
                    default_value,
                    name,
                    key,
                    TypeVariablePart::TypeVarTupleDefault,
                )?;
            }
            TypeParamKind::ParamSpec { name, default_value } => {
                self.add_def(name, add, param.location)?;
                self.visit_bound_or_default(
                    param,
                    default_value,
                    name,
                    key,
                    TypeVariablePart::ParamSpecDefault,
                )?;
            }
        }
        self.depth.leave();
        Ok(())
    }

    fn visit_bound_or_default(
        &mut self,
        param: &'a TypeParam<'a>,
        expression: Option<&'a Expr<'a>>,
        name: Identifier<'a>,
        key: usize,
        part: TypeVariablePart,
    ) -> Result<(), Failure> {
        if name == names::classdict() {
            let message = format!("reserved name '{name}' cannot be used for type parameter");
            return Err(syntax_error(message, param.location));
        }
        let Some(expression) = expression else {
            return Ok(());
        };
        let in_class = self.cur().can_see_class_scope;
        self.enter_block(name, BlockType::TypeVariable, key, expression.location)?;
        self.cur_mut().can_see_class_scope = in_class;
        if in_class {
            self.add_def(names::classdict(), USE, expression.location)?;
        }
        self.cur_mut().type_variable = part;
        self.visit_expr(expression)?;
        self.exit_block();
        Ok(())
    }

    fn visit_handler(&mut self, handler: &'a ExceptHandler<'a>) -> Result<(), Failure> {
        self.visit_optional(handler.type_)?;
        if let Some(name) = handler.name {
            self.add_def(name, DEF_LOCAL, handler.location)?;
        }
        self.visit_body(handler.body)
    }

    fn visit_match_case(&mut self, case: &'a MatchCase<'a>) -> Result<(), Failure> {
        self.visit_pattern(case.pattern)?;
        self.visit_optional(case.guard)?;
        self.visit_body(case.body)
    }

    fn visit_alias(&mut self, alias: &'a Alias<'a>) -> Result<(), Failure> {
        let name = alias.asname.unwrap_or(alias.name);
        if name == "*" {
            if self.cur().block_type == BlockType::Module {
                return Ok(());
            }
            return Err(syntax_error(
                "import * only allowed at module level",
                alias.location,
            ));
        }
        self.add_def(first_component(name), DEF_IMPORT, alias.location)
    }

    fn visit_global(&mut self, name: Identifier<'a>, location: Location) -> Result<(), Failure> {
        self.check_undeclared(name, "global", location)?;
        self.add_def(name, DEF_GLOBAL, location)?;
        self.record_directive(name, location);
        Ok(())
    }

    fn visit_nonlocal(&mut self, name: Identifier<'a>, location: Location) -> Result<(), Failure> {
        self.check_undeclared(name, "nonlocal", location)?;
        self.add_def(name, DEF_NONLOCAL, location)?;
        self.record_directive(name, location);
        Ok(())
    }

    /// Checks that nothing was done with a name before it is declared `global` or `nonlocal`.
    fn check_undeclared(&self, name: Identifier<'a>, which: &str, location: Location) -> Result<(), Failure> {
        let symbol = self.lookup(name);
        let message = if symbol.has(DEF_PARAM) {
            format!("name '{name}' is parameter and {which}")
        } else if symbol.has(USE) {
            format!("name '{name}' is used prior to {which} declaration")
        } else if symbol.has(DEF_ANNOT) {
            format!("annotated name '{name}' can't be {which}")
        } else if symbol.has(DEF_LOCAL) {
            format!("name '{name}' is assigned to before {which} declaration")
        } else {
            return Ok(());
        };
        Err(syntax_error(message, location))
    }
}

/// The part of a dotted name before the first dot: what `import` binds.
pub(crate) fn first_component(name: &Wtf8) -> &Wtf8 {
    let dot = name.as_bytes().iter().position(|&byte| byte == b'.');
    dot.and_then(|dot| name.slice(0, dot)).unwrap_or(name)
}
