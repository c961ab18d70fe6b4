//! What older versions of the language lack: `ast.parse` with a `feature_version` refuses it.
//!
//! Boards with little flash ignore the version: their builtin `compile` says so.

use crate::error::SyntaxErrorKind;
use crate::parser::machine::{Abort, Parser, Reduced};
use crate::parser::value::Value;

impl<'a> Parser<'a, '_, '_> {
    /// Raises `SyntaxError` if the version that is asked for is older than that minor one; `what` names the feature, with its
    /// verb.
    #[inline]
    pub fn since(&mut self, minor: u8, what: &str) -> Result<(), Abort> {
        if cfg!(feature = "small") || self.flags.feature_version >= minor {
            return Ok(());
        }
        Err(self.raise_too_old(minor, what))
    }

    #[cold]
    fn raise_too_old(&mut self, minor: u8, what: &str) -> Abort {
        let message = alloc::format!("{what} only supported in Python 3.{minor} and greater");
        self.raise_at_last_token(SyntaxErrorKind::Syntax, &message)
    }

    pub fn type_param_list(&mut self, params: Value<'a>) -> Reduced<'a> {
        self.since(12, "Type parameter lists are")?;
        Ok(params)
    }

    pub fn type_param_default(&mut self, default: Value<'a>) -> Reduced<'a> {
        self.since(13, "Type parameter defaults are")?;
        Ok(default)
    }

    pub fn except_bare_tuple(&mut self, types: Value<'a>, body: Value<'a>) -> Reduced<'a> {
        self.since(14, "except expressions without parentheses are")?;
        self.except_handler(types, Value::Null, body)
    }
}
