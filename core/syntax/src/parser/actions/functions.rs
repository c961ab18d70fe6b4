//! Actions of function definitions and parameters.

use crate::ast::{Arg, Arguments, Expr, ExprKind, FunctionDef, Stmt, StmtKind};
use crate::parser::machine::{Parser, Reduced};
use crate::parser::value::{StarEtc, Value};

/// The arguments of a function without any.
const NO_ARGUMENTS: Arguments<'static> = Arguments {
    posonlyargs: &[],
    args: &[],
    vararg: None,
    kwonlyargs: &[],
    kw_defaults: &[],
    kwarg: None,
    defaults: &[],
};

impl<'a> Parser<'a, '_, '_> {
    fn arguments_or_none(&self, params: Value<'a>) -> &'a Arguments<'a> {
        match params {
            Value::Arguments(arguments) => arguments,
            _ => self.arena.alloc(NO_ARGUMENTS),
        }
    }

    pub fn function_def(
        &mut self,
        name: Value<'a>,
        type_params: Value<'a>,
        params: Value<'a>,
        returns: Value<'a>,
        comment: Value<'a>,
        body: Value<'a>,
    ) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        let kind = StmtKind::FunctionDef(self.arena.alloc(FunctionDef {
            name,
            args: self.arguments_or_none(params),
            body: body.stmts(),
            decorator_list: &[],
            returns: returns.expr(),
            type_comment: self.type_comment(comment),
            type_params: type_params.type_params(),
        }));
        Ok(Value::Stmt(self.arena.alloc(Stmt {
            kind,
            location: self.location(),
        })))
    }

    pub fn async_function_def(
        &mut self,
        name: Value<'a>,
        type_params: Value<'a>,
        params: Value<'a>,
        returns: Value<'a>,
        comment: Value<'a>,
        body: Value<'a>,
    ) -> Reduced<'a> {
        self.since(5, "Async functions are")?;
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        let kind = StmtKind::AsyncFunctionDef(self.arena.alloc(FunctionDef {
            name,
            args: self.arguments_or_none(params),
            body: body.stmts(),
            decorator_list: &[],
            returns: returns.expr(),
            type_comment: self.type_comment(comment),
            type_params: type_params.type_params(),
        }));
        Ok(Value::Stmt(self.arena.alloc(Stmt {
            kind,
            location: self.location(),
        })))
    }

    pub fn lambda(&mut self, params: Value<'a>, body: Value<'a>) -> Reduced<'a> {
        let Some(body) = body.expr() else {
            return Ok(Value::Null);
        };
        let kind = ExprKind::Lambda {
            args: self.arguments_or_none(params),
            body,
        };
        Ok(Value::Expr(self.arena.alloc(Expr {
            kind,
            location: self.location(),
        })))
    }

    pub fn arg(&mut self, name: Value<'a>, annotation: Value<'a>) -> Reduced<'a> {
        let Some(name) = self.id_of(name) else {
            return Ok(Value::Null);
        };
        let arg = Arg {
            arg: name,
            annotation: annotation.expr(),
            type_comment: None,
            location: self.location(),
        };
        Ok(Value::Arg(self.arena.alloc(arg)))
    }

    pub fn arg_with_comment(&mut self, arg: Value<'a>, comment: Value<'a>) -> Reduced<'a> {
        let (Some(arg), Some(comment)) = (arg.arg(), self.type_comment(comment)) else {
            return Ok(arg);
        };
        Ok(Value::Arg(self.arena.alloc(Arg {
            type_comment: Some(comment),
            ..*arg
        })))
    }

    pub fn name_default(&mut self, arg: Value<'a>, default: Value<'a>, comment: Value<'a>) -> Reduced<'a> {
        let arg = self.arg_with_comment(arg, comment)?;
        Ok(match arg.arg() {
            Some(arg) => Value::NameDefault(arg, default.expr()),
            None => Value::Null,
        })
    }

    pub fn slash_with_default(&mut self, plain: Value<'a>, with_default: Value<'a>) -> Reduced<'a> {
        Ok(Value::SlashWithDefault(plain.args(), with_default.values()))
    }

    pub fn star_etc(&mut self, vararg: Value<'a>, kwonlyargs: Value<'a>, kwarg: Value<'a>) -> Reduced<'a> {
        let star_etc = StarEtc {
            vararg: vararg.arg(),
            kwonlyargs: kwonlyargs.values(),
            kwarg: kwarg.arg(),
        };
        Ok(Value::StarEtc(self.arena.alloc(star_etc)))
    }

    /// All parameters: positional-only ones without defaults or with some, plain ones, ones with defaults, the rest.
    pub fn arguments(
        &mut self,
        slash: Value<'a>,
        slash_with_default: Value<'a>,
        plain: Value<'a>,
        with_default: Value<'a>,
        rest: Value<'a>,
    ) -> Reduced<'a> {
        if !slash.is_null() || !slash_with_default.is_null() {
            self.since(8, "Positional-only parameters are")?;
        }
        let names =
            |pairs: &'a [Value<'a>]| pairs.iter().filter_map(|pair| pair_of(*pair)).map(|(arg, _)| arg);
        let values = |pairs: &'a [Value<'a>]| {
            pairs
                .iter()
                .filter_map(|pair| pair_of(*pair))
                .map(|(_, value)| value)
        };
        let (slash_plain, slash_defaults) = match slash_with_default {
            Value::SlashWithDefault(plain, with_default) => (plain, with_default),
            _ => (slash.args(), &[] as &[_]),
        };
        let with_default = with_default.values();
        let posonlyargs = slash_plain.iter().copied().chain(names(slash_defaults));
        let args = plain.args().iter().copied().chain(names(with_default));
        let defaults = values(slash_defaults).chain(values(with_default)).flatten();
        let none = StarEtc {
            vararg: None,
            kwonlyargs: &[],
            kwarg: None,
        };
        let rest = if let Value::StarEtc(rest) = rest {
            *rest
        } else {
            none
        };
        let arguments = Arguments {
            posonlyargs: self.arena.collect(posonlyargs),
            args: self.arena.collect(args),
            vararg: rest.vararg,
            kwonlyargs: self.arena.collect(names(rest.kwonlyargs)),
            kw_defaults: self.arena.collect(values(rest.kwonlyargs)),
            kwarg: rest.kwarg,
            defaults: self.arena.collect(defaults),
        };
        Ok(Value::Arguments(self.arena.alloc(arguments)))
    }
}

fn pair_of<'a>(value: Value<'a>) -> Option<(&'a Arg<'a>, Option<&'a Expr<'a>>)> {
    if let Value::NameDefault(arg, default) = value {
        Some((arg, default))
    } else {
        None
    }
}
