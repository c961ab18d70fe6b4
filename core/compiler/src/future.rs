//! Future statements: which features a module asks for.

use alloc::format;

use taipan_syntax::ast::{ImportFrom, Location, Mod, StmtKind};
use taipan_syntax::error::Error;

use crate::errors::syntax_error;
use crate::options::{CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL};
use crate::preprocess::docstring;

/// What the future statements of a module say, merged with the caller's flags.
#[derive(Clone, Copy, Debug, Default)]
pub struct FutureFeatures {
    /// `CO_FUTURE_*` and `PyCF_*` bits.
    pub features: u32,
    /// The last future statement; those further down are errors.
    pub location: Option<Location>,
}

impl FutureFeatures {
    /// Reads the future statements at the beginning of a module.
    ///
    /// Raises `SyntaxError` for a feature that does not exist. See [PEP 236](https://peps.python.org/pep-0236/).
    pub fn from_ast(module: &Mod<'_>) -> Result<FutureFeatures, Error> {
        let mut future = FutureFeatures::default();
        let (Mod::Module { body, .. } | Mod::Interactive { body }) = *module else {
            return Ok(future);
        };
        let skipped = usize::from(docstring(body).is_some());
        for statement in body.iter().skip(skipped) {
            let StmtKind::ImportFrom(&ImportFrom {
                module: Some(module),
                names,
                level: None | Some(0),
            }) = statement.kind
            else {
                break;
            };
            if module != "__future__" {
                break;
            }
            for alias in names {
                future.features |= match alias.name.as_str() {
                    Some(
                        "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
                        | "print_function" | "unicode_literals" | "generator_stop",
                    ) => 0,
                    Some("barry_as_FLUFL") => CO_FUTURE_BARRY_AS_BDFL,
                    Some("annotations") => CO_FUTURE_ANNOTATIONS,
                    Some("braces") => return Err(syntax_error("not a chance", alias.location).into()),
                    _ => {
                        let message =
                            format!("future feature {:.100} is not defined", format!("{}", alias.name));
                        return Err(syntax_error(message, alias.location).into());
                    }
                };
            }
            future.location = Some(statement.location);
        }
        Ok(future)
    }
}
