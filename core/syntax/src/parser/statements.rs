//! A module one statement after the other, for those who have no room for its whole tree.

use core::mem::take;

use super::ParserFlags;
use super::machine::{Abort, Parser, Rest};
use super::tables::STATEMENT;
use crate::arena::Arena;
use crate::ast::Stmt;
use crate::error::{Error, SyntaxError, Warning};
use crate::token::TokenKind;
use crate::tokenizer::Tokenizer;

/// Parses the statements of a module, each into an arena of its own.
pub struct Statements<'t, 's> {
    tokenizer: &'t mut Tokenizer<'s>,
    flags: ParserFlags<'t>,
    rest: Rest,
}

impl<'t, 's> Statements<'t, 's> {
    /// Begins a module.
    pub fn new(tokenizer: &'t mut Tokenizer<'s>, flags: ParserFlags<'t>) -> Self {
        Statements {
            tokenizer,
            flags,
            rest: Rest::default(),
        }
    }

    /// Parses the next compound statement or line of simple statements; `None` if the module has ended.
    ///
    /// Raises `MemoryError` or an error that says only that the module is not valid: [`parse`](super::parse) has its text and
    /// position. After an error there is nothing to go on with. The tokenizer keeps its warnings, see [`Tokenizer::take_warnings`].
    #[inline(never)]
    pub fn next<'a>(
        &mut self,
        arena: &'a Arena,
        warnings: &mut alloc::vec::Vec<Warning>,
    ) -> Result<Option<&'a [&'a Stmt<'a>]>, Error> {
        let mut parser = Parser::new(arena, self.tokenizer, self.flags, false, warnings);
        parser.gives_up_tokens = true;
        parser.resume(take(&mut self.rest))?;
        let statement = match parser.peek(parser.mark) {
            Ok(class) if class == TokenKind::EndMarker.number() => return Ok(None),
            Ok(_) => parser.run(STATEMENT),
            Err(Abort) => Err(Abort),
        };
        match statement {
            Ok(value) if !value.is_null() && !parser.lost.get() => {
                self.rest = parser.suspend();
                arena.reserve()?;
                Ok(Some(value.stmts()))
            }
            // What found no room in the arena may have been missed.
            _ => Err(match arena.reserve() {
                Err(error) => error,
                Ok(()) => parser
                    .failure
                    .take()
                    .unwrap_or_else(|| SyntaxError::new("invalid syntax").into()),
            }),
        }
    }
}
