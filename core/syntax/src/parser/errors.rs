//! Raising syntax errors: where they are reported, and the actions of the invalid_ rules.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::machine::{Abort, Parser, Reduced};
use super::tables::{FIRST_KEYWORD, KEYWORDS};
use super::value::{CallArgs, Value};
use crate::ast::{CmpOp, Compare, Comprehension, Constant, Expr, ExprKind, Location};
use crate::error::{Error, SyntaxErrorKind};
use crate::token::TokenKind;
use crate::tokenizer::Token;

/// What a target is for: assignment, deletion, or a loop.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Targets {
    Star,
    Del,
    For,
}

/// What messages call an expression.
pub(super) fn expr_name(expr: &Expr<'_>) -> &'static str {
    match expr.kind {
        ExprKind::Attribute(..) => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call(..) => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp(..) => "dict comprehension",
        ExprKind::Dict(..) => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation(..) => "t-string expression",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "None",
            Constant::False => "False",
            Constant::True => "True",
            Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ExprKind::Compare(..) => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

/// The part of a target that can't be one.
fn invalid_target<'a>(target: &'a Expr<'a>, targets: Targets) -> Option<&'a Expr<'a>> {
    // The expressions still to look at, the next one last.
    let mut rest: Vec<&'a Expr<'a>> = Vec::from([target]);
    while let Some(expr) = rest.pop() {
        match expr.kind {
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => rest.extend(elts.iter().rev()),
            ExprKind::Starred { value, .. } if targets != Targets::Del => rest.push(value),
            // `for a in b` reads as a comparison.
            ExprKind::Compare(&Compare { left, ops, .. }) if targets == Targets::For => {
                if ops.first() == Some(&CmpOp::In) {
                    rest.push(left);
                }
            }
            ExprKind::Name { .. } | ExprKind::Subscript { .. } | ExprKind::Attribute(..) => {}
            _ => return Some(expr),
        }
    }
    None
}

/// Whether an expression is the name of what was a statement in Python 2.
fn is_legacy(name: Value<'_>) -> bool {
    matches!(name.expr(), Some(Expr { kind: ExprKind::Name { id, .. }, .. }) if **id == "print" || **id == "exec")
}

/// The last expression of the last `for` clause.
fn last_of_clauses<'a>(clauses: Value<'a>) -> Option<&'a Expr<'a>> {
    let last: &Comprehension<'a> = clauses.comprehensions().last()?;
    Some(last.ifs.last().copied().unwrap_or(last.iter))
}

impl<'a> Parser<'a, '_, '_> {
    /// Where a value begins and ends: line and column, which is -1 for a token without text.
    fn place_of(&self, value: Value<'a>) -> ((u32, i32), (u32, i32)) {
        let location = match value {
            Value::Token(number) => match self.token_at(number) {
                Some(token) => {
                    return (
                        (token.lineno, token.col_offset),
                        (token.end_lineno, token.end_col_offset),
                    );
                }
                None => Location::default(),
            },
            Value::Expr(expr) => expr.location,
            Value::Stmt(stmt) => stmt.location,
            Value::Pattern(pattern) => pattern.location,
            Value::Arg(arg) => arg.location,
            Value::Keyword(keyword) => keyword.location,
            _ => Location::default(),
        };
        let column = |column: u32| i32::try_from(column).unwrap_or(i32::MAX - 1);
        let start = (location.lineno(), column(location.col_offset()));
        (start, (location.end_lineno(), column(location.end_col_offset())))
    }

    #[cold]
    fn raise_error(
        &mut self,
        kind: SyntaxErrorKind,
        message: &str,
        start: (u32, i32),
        end: (u32, i32),
    ) -> Abort {
        let error = self
            .tokenizer
            .error_at(kind, message, start.0, start.1, end.0, end.1);
        self.abort(Error::from(error))
    }

    /// Raises a `SyntaxError` from the beginning of one place to the end of another.
    #[cold]
    pub fn raise_between(&mut self, message: &str, start: (u32, i32), end: (u32, i32)) -> Abort {
        let (start, end) = ((start.0, start.1 + 1), (end.0, end.1 + 1));
        self.raise_error(SyntaxErrorKind::Syntax, message, start, end)
    }

    /// Raises an error at the last token that was fetched.
    #[cold]
    pub fn raise_at_last_token(&mut self, kind: SyntaxErrorKind, message: &str) -> Abort {
        self.raise_at_token(kind, message, self.tokens.last())
    }

    #[cold]
    fn raise_at_token(&mut self, kind: SyntaxErrorKind, message: &str, token: Option<Token>) -> Abort {
        let Some(token) = token else {
            return self.raise_error(kind, message, (0, 0), (0, -1));
        };
        let column = match token.col_offset {
            -1 => i32::try_from(self.tokenizer.column()).unwrap_or(i32::MAX),
            column => column + 1,
        };
        let end_column = if token.end_col_offset == -1 {
            -1
        } else {
            token.end_col_offset + 1
        };
        let (start, end) = ((token.lineno, column), (token.end_lineno, end_column));
        self.raise_error(kind, message, start, end)
    }

    /// Raises that a token of a class is missing.
    #[cold]
    pub fn raise_expected(&mut self, number: usize, class: u16) -> Abort {
        let what = match class as u8 {
            keyword if keyword >= FIRST_KEYWORD => KEYWORDS
                .get(usize::from(keyword - FIRST_KEYWORD))
                .copied()
                .unwrap_or_default(),
            kind if kind == TokenKind::Colon.number() => ":",
            kind if kind == TokenKind::LPar.number() => "(",
            _ => "",
        };
        let (start, end) = self.place_of(Value::Token(number));
        self.raise_between(&format!("expected '{what}'"), start, end)
    }

    /// Raises that a parenthesis was never closed.
    #[cold]
    pub fn raise_unclosed(&mut self) -> Abort {
        let Some(open) = self.tokenizer.open_parenthesis() else {
            return self.raise_at_last_token(SyntaxErrorKind::Syntax, "unexpected EOF while parsing");
        };
        let message = format!("'{}' was never closed", char::from(open.character));
        let column = i32::try_from(open.col_offset).unwrap_or(i32::MAX - 1) + 1;
        self.raise_error(
            SyntaxErrorKind::Syntax,
            &message,
            (open.lineno, column),
            (open.lineno, 0),
        )
    }

    // What follows are the actions of the invalid_ rules.

    pub fn raise_at(&mut self, place: Value<'a>, message: &str) -> Reduced<'a> {
        self.raise_range(place, place, message)
    }

    pub fn raise_range(&mut self, start: Value<'a>, end: Value<'a>, message: &str) -> Reduced<'a> {
        let (start, end) = (self.place_of(start).0, self.place_of(end).1);
        Err(self.raise_between(message, start, end))
    }

    /// From a place to where the tokenizer is.
    pub fn raise_from(&mut self, start: Value<'a>, message: &str) -> Reduced<'a> {
        let (lineno, column) = self.place_of(start).0;
        let end_column = i32::try_from(self.tokenizer.column()).unwrap_or(i32::MAX);
        let (start, end) = ((lineno, column + 1), (self.tokenizer.lineno(), end_column));
        Err(self.raise_error(SyntaxErrorKind::Syntax, message, start, end))
    }

    pub fn raise_last(&mut self, message: &str) -> Reduced<'a> {
        Err(self.raise_at_last_token(SyntaxErrorKind::Syntax, message))
    }

    pub fn raise_on_next(&mut self, message: &str) -> Reduced<'a> {
        if self.token_at(self.mark).is_none() {
            self.fetch()?;
        }
        let token = self.token_at(self.mark);
        Err(self.raise_at_token(SyntaxErrorKind::Syntax, message, token))
    }

    pub fn raise_indentation(&mut self, message: &str) -> Reduced<'a> {
        Err(self.raise_at_last_token(SyntaxErrorKind::Indentation, message))
    }

    /// A statement has no indented block.
    pub fn raise_block(&mut self, keyword: Value<'a>, what: &str) -> Reduced<'a> {
        let (lineno, _) = self.place_of(keyword).0;
        self.raise_indentation(&format!(
            "expected an indented block after {what} on line {lineno}"
        ))
    }

    /// A message with what the expression is called.
    pub fn raise_named_at(&mut self, place: Value<'a>, before: &str, after: &str) -> Reduced<'a> {
        let name = place.expr().map_or("", expr_name);
        self.raise_at(place, &format!("{before}{name}{after}"))
    }

    pub fn raise_to_last(&mut self, start: Value<'a>, sequence: Value<'a>, message: &str) -> Reduced<'a> {
        match sequence.exprs().last() {
            Some(last) => self.raise_range(start, Value::Expr(last), message),
            None => self.raise_at(start, message),
        }
    }

    pub fn raise_last_to(&mut self, sequence: Value<'a>, end: Value<'a>, message: &str) -> Reduced<'a> {
        match sequence.exprs().last() {
            Some(last) => self.raise_range(Value::Expr(last), end, message),
            None => self.raise_at(end, message),
        }
    }

    pub fn raise_first_to_last(&mut self, patterns: Value<'a>, message: &str) -> Reduced<'a> {
        let patterns = self.patterns_of(patterns);
        match (patterns.first(), patterns.last()) {
            (Some(first), Some(last)) => {
                self.raise_range(Value::Pattern(first), Value::Pattern(last), message)
            }
            _ => Ok(Value::Null),
        }
    }

    pub fn raise_invalid_target(&mut self, targets: Targets, target: Value<'a>) -> Reduced<'a> {
        let Some(invalid) = target.expr().and_then(|target| invalid_target(target, targets)) else {
            return Ok(Value::Null);
        };
        let verb = if targets == Targets::Del {
            "delete"
        } else {
            "assign to"
        };
        self.raise_at(
            Value::Expr(invalid),
            &format!("cannot {verb} {}", expr_name(invalid)),
        )
    }

    pub fn raise_bare_genexp(&mut self, element: Value<'a>, clauses: Value<'a>) -> Reduced<'a> {
        let end = last_of_clauses(clauses).map_or(element, Value::Expr);
        self.raise_range(element, end, "Generator expression must be parenthesized")
    }

    /// `f(a, b for c in d)`; a single argument is a generator expression.
    pub fn raise_genexp_in_call(&mut self, call: Value<'a>, clauses: Value<'a>) -> Reduced<'a> {
        match call {
            Value::CallArgs(&CallArgs {
                args: [_, .., last], ..
            }) => self.raise_bare_genexp(Value::Expr(last), clauses),
            _ => Ok(Value::Null),
        }
    }

    pub fn raise_positional_after_keyword(&mut self, call: Value<'a>) -> Reduced<'a> {
        let unpacking = match call {
            Value::CallArgs(parts) => parts.keywords.iter().any(|keyword| keyword.arg.is_none()),
            _ => false,
        };
        self.raise_last(if unpacking {
            "positional argument follows keyword argument unpacking"
        } else {
            "positional argument follows keyword argument"
        })
    }

    pub fn raise_assign_to_token(&mut self, token: Value<'a>, end: Value<'a>) -> Reduced<'a> {
        let text = match token.token().and_then(|number| self.token_at(number)) {
            Some(token) => String::from_utf8_lossy(self.tokenizer.text(&token)).into_owned(),
            None => String::new(),
        };
        self.raise_range(token, end, &format!("cannot assign to {text}"))
    }

    pub fn raise_legacy(&mut self, name: Value<'a>, end: Value<'a>) -> Reduced<'a> {
        let Some(ExprKind::Name { id, .. }) = name.expr().map(|name| name.kind) else {
            return Ok(Value::Null);
        };
        if !is_legacy(name) {
            return Ok(Value::Null);
        }
        let message = format!("Missing parentheses in call to '{id}'. Did you mean {id}(...)?");
        self.raise_range(name, end, &message)
    }

    /// `<>`, if nothing stands in between.
    pub fn raise_diamond(&mut self, less: Value<'a>, greater: Value<'a>) -> Reduced<'a> {
        if self.place_of(less).1 != self.place_of(greater).0 {
            return Ok(Value::Null);
        }
        self.raise_range(
            less,
            greater,
            "invalid syntax.  Maybe you meant '!=' instead of '<>'?",
        )
    }

    pub fn raise_type_param(&mut self, colon: Value<'a>, bound: Value<'a>, class: &str) -> Reduced<'a> {
        let is_tuple = matches!(bound.expr().map(|bound| bound.kind), Some(ExprKind::Tuple { .. }));
        let what = if is_tuple { "constraints" } else { "bound" };
        self.raise_from(colon, &format!("cannot use {what} with {class}"))
    }

    pub fn raise_string_part(&mut self, parts: Value<'a>) -> Reduced<'a> {
        match parts.exprs() {
            parts @ [first, ..] => {
                let last = parts.last().unwrap_or(first);
                let message = "invalid syntax. Is this intended to be part of the string?";
                self.raise_range(Value::Expr(first), Value::Expr(last), message)
            }
            [] => Ok(Value::Null),
        }
    }

    /// Two expressions in a row: inside of parentheses a comma may be missing.
    pub fn raise_missing_comma(&mut self, first: Value<'a>, second: Value<'a>) -> Reduced<'a> {
        let before = self.mark.checked_sub(1).and_then(|number| self.token_at(number));
        // After `print` and `exec` a comma is not what was forgotten.
        if is_legacy(first) || before.is_none_or(|token| token.level == 0) {
            return Ok(Value::Null);
        }
        self.raise_range(first, second, "invalid syntax. Perhaps you forgot a comma?")
    }

    pub fn raise_after_key(&mut self, key: Value<'a>) -> Reduced<'a> {
        let ((lineno, _), (end_lineno, end_column)) = self.place_of(key);
        let (start, end) = ((lineno, end_column), (end_lineno, 0));
        Err(self.raise_error(
            SyntaxErrorKind::Syntax,
            "':' expected after dictionary key",
            start,
            end,
        ))
    }
}
