//! Actions of string literals, f-strings and t-strings: the parser's side of `crate::string`.

use crate::ast::Expr;
use crate::error::Error;
use crate::grow::headroom;
use crate::parser::machine::{Abort, Parser, Reduced};
use crate::parser::value::Value;
use crate::string::{Strings, WithText};
use crate::tokenizer::Token;

impl<'a, 's> Parser<'a, '_, 's> {
    fn token(&self, token: Value<'a>) -> Result<Token, Abort> {
        token
            .token()
            .and_then(|number| self.token_at(number))
            .ok_or(Abort)
    }

    /// What reads string literals, with room for copies of their text.
    fn strings(&mut self) -> Result<Strings<'_, 'a, 's>, Abort> {
        let begin = self.token_at(self.start).map_or(0, |token| token.start);
        let last = self.mark.checked_sub(1).and_then(|last| self.token_at(last));
        let length = last.map_or(0, |last| last.end.saturating_sub(begin));
        if let Err(error) = headroom((length as usize).saturating_mul(3)) {
            return Err(self.abort(error));
        }
        // The tokenizer's warnings came first.
        self.warnings.extend(self.tokenizer.take_warnings());
        Ok(Strings {
            arena: self.arena,
            tokenizer: self.tokenizer,
            last_token: self.tokens.last().ok_or(Abort)?,
            warnings: if self.invalid_pass {
                None
            } else {
                Some(self.warnings)
            },
            lookup: self.flags.names,
            feature_version: self.flags.feature_version,
        })
    }

    fn finish(&mut self, result: Result<&'a Expr<'a>, Error>) -> Reduced<'a> {
        match result {
            Ok(expr) => Ok(Value::Expr(expr)),
            Err(error) => Err(self.abort(error)),
        }
    }

    pub fn constant_from_token(&mut self, token: Value<'a>) -> Reduced<'a> {
        let token = self.token(token)?;
        Ok(Value::Expr(self.strings()?.constant_from_token(&token)))
    }

    pub fn decoded_constant_from_token(&mut self, token: Value<'a>) -> Reduced<'a> {
        let token = self.token(token)?;
        let result = self.strings()?.decoded_constant_from_token(&token);
        self.finish(result)
    }

    pub fn constant_from_string(&mut self, token: Value<'a>) -> Reduced<'a> {
        let token = self.token(token)?;
        let result = self.strings()?.constant_from_string(&token);
        self.finish(result)
    }

    pub fn check_conversion(&mut self, mark: Value<'a>, conversion: Value<'a>) -> Reduced<'a> {
        let token = self.token(mark)?;
        let Some(name) = conversion.expr() else {
            return Ok(Value::Null);
        };
        match self.strings()?.check_conversion(&token, name) {
            Ok(()) => Ok(Value::WithToken(name, mark.token().unwrap_or_default())),
            Err(error) => Err(self.abort(error)),
        }
    }

    pub fn full_format_spec(&mut self, colon: Value<'a>, spec: Value<'a>) -> Reduced<'a> {
        let location = self.location();
        let result = self.strings()?.format_spec(spec.exprs(), location);
        let spec = self.finish(result)?;
        Ok(match spec.expr() {
            Some(spec) => Value::WithToken(spec, colon.token().unwrap_or_default()),
            None => Value::Null,
        })
    }

    /// A conversion or format with its token.
    fn with_token(&self, value: Value<'a>) -> Option<(&'a Expr<'a>, Token)> {
        let Value::WithToken(expr, token) = value else {
            return None;
        };
        Some((expr, self.token_at(token)?))
    }

    fn field(
        &mut self,
        template: bool,
        value: Value<'a>,
        debug: Value<'a>,
        suffixes: (Value<'a>, Value<'a>),
        brace: Value<'a>,
    ) -> Reduced<'a> {
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        let (conversion, format) = (self.with_token(suffixes.0), self.with_token(suffixes.1));
        let conversion: Option<WithText<'_, 'a>> = conversion.as_ref().map(|(expr, token)| (*expr, token));
        let format: Option<WithText<'_, 'a>> = format.as_ref().map(|(expr, token)| (*expr, token));
        let (brace, location, debug) = (self.token(brace)?, self.location(), !debug.is_null());
        let strings = self.strings()?;
        let result = if template {
            strings.interpolation(value, debug, conversion, format, &brace, location)
        } else {
            strings.formatted_value(value, debug, conversion, format, &brace, location)
        };
        self.finish(result)
    }

    pub fn formatted_value(
        &mut self,
        value: Value<'a>,
        debug: Value<'a>,
        conversion: Value<'a>,
        format: Value<'a>,
        brace: Value<'a>,
    ) -> Reduced<'a> {
        self.field(false, value, debug, (conversion, format), brace)
    }

    pub fn interpolation(
        &mut self,
        value: Value<'a>,
        debug: Value<'a>,
        conversion: Value<'a>,
        format: Value<'a>,
        brace: Value<'a>,
    ) -> Reduced<'a> {
        self.field(true, value, debug, (conversion, format), brace)
    }

    pub fn joined_str(&mut self, start: Value<'a>, parts: Value<'a>, end: Value<'a>) -> Reduced<'a> {
        let (start, end) = (self.token(start)?, self.token(end)?);
        let result = self.strings()?.joined_str(&start, parts.exprs(), &end);
        self.finish(result)
    }

    pub fn template_str(&mut self, start: Value<'a>, parts: Value<'a>, end: Value<'a>) -> Reduced<'a> {
        self.since(14, "t-strings are")?;
        let (start, end) = (self.token(start)?, self.token(end)?);
        let result = self.strings()?.template_str(&start, parts.exprs(), &end);
        self.finish(result)
    }

    /// Adjacent literals become one.
    pub fn concatenate_strings(&mut self, strings: Value<'a>) -> Reduced<'a> {
        let location = self.location();
        let result = self.strings()?.concatenate_strings(strings.exprs(), location);
        self.finish(result)
    }

    pub fn concatenate_tstrings(&mut self, strings: Value<'a>) -> Reduced<'a> {
        let location = self.location();
        Ok(Value::Expr(
            self.strings()?.concatenate_tstrings(strings.exprs(), location),
        ))
    }
}
