//! Operators in the first pass: one frame for all of an expression, where the grammar has a rule for each precedence.
//!
//! On the values of the frame, operands and what stands before them take turns: an operator is a [`Value::Operation`], with the token
//! at which what follows it begins. An operator that binds less tightly than the one before makes an expression of what lies between
//! the two, so only operators that wait for more are there: each binds more tightly than the one before it, but for chains (`or`,
//! `and`, comparisons), prefixes and `**`.
//!
//! What comes of it, which tokens are looked at and where an error is raised is as the rules from `disjunction` down to
//! `await_primary` say.

use super::machine::{Abort, Parser};
use super::tables::FIRST_SOFT_KEYWORD;
use super::value::Value;
use crate::ast::{BoolOp, CmpOp, Compare, Expr, ExprKind, Operator, UnaryOp};
use crate::error::Error;
use crate::token::TokenKind;

/// What an operator makes of its operands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Bool(BoolOp),
    Compare(CmpOp),
    Binary(Operator),
    Unary(UnaryOp),
    Await,
}

/// An operator.
#[derive(Clone, Copy)]
struct Operation {
    precedence: u8,
    meaning: Meaning,
}

/// `or`; what has more binds more tightly.
const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const BIT_OR: u8 = 5;
const BIT_XOR: u8 = 6;
const BIT_AND: u8 = 7;
const SHIFT: u8 = 8;
const SUM: u8 = 9;
const TERM: u8 = 10;
const FACTOR: u8 = 11;
const POWER: u8 = 12;
const AWAIT: u8 = 13;

macro_rules! operations {
    ($($name:ident = $number:literal: $precedence:ident, $meaning:expr;)*) => {
        /// The operators; their numbers are what [`Value::Operation`] and [`INFIX`] hold.
        static OPERATIONS: [Operation; 28] = [
            $(Operation { precedence: $precedence, meaning: $meaning },)*
        ];
        $(const $name: u8 = $number;)*
    };
}

operations! {
    IS_OR = 0: OR, Meaning::Bool(BoolOp::Or);
    IS_AND = 1: AND, Meaning::Bool(BoolOp::And);
    IS_NOT = 2: NOT, Meaning::Unary(UnaryOp::Not);
    IS_EQ = 3: COMPARISON, Meaning::Compare(CmpOp::Eq);
    IS_NOT_EQ = 4: COMPARISON, Meaning::Compare(CmpOp::NotEq);
    IS_LT = 5: COMPARISON, Meaning::Compare(CmpOp::Lt);
    IS_LT_E = 6: COMPARISON, Meaning::Compare(CmpOp::LtE);
    IS_GT = 7: COMPARISON, Meaning::Compare(CmpOp::Gt);
    IS_GT_E = 8: COMPARISON, Meaning::Compare(CmpOp::GtE);
    IS_IS = 9: COMPARISON, Meaning::Compare(CmpOp::Is);
    IS_IS_NOT = 10: COMPARISON, Meaning::Compare(CmpOp::IsNot);
    IS_IN = 11: COMPARISON, Meaning::Compare(CmpOp::In);
    IS_NOT_IN = 12: COMPARISON, Meaning::Compare(CmpOp::NotIn);
    IS_BIT_OR = 13: BIT_OR, Meaning::Binary(Operator::BitOr);
    IS_BIT_XOR = 14: BIT_XOR, Meaning::Binary(Operator::BitXor);
    IS_BIT_AND = 15: BIT_AND, Meaning::Binary(Operator::BitAnd);
    IS_L_SHIFT = 16: SHIFT, Meaning::Binary(Operator::LShift);
    IS_R_SHIFT = 17: SHIFT, Meaning::Binary(Operator::RShift);
    IS_ADD = 18: SUM, Meaning::Binary(Operator::Add);
    IS_SUB = 19: SUM, Meaning::Binary(Operator::Sub);
    IS_MULT = 20: TERM, Meaning::Binary(Operator::Mult);
    IS_DIV = 21: TERM, Meaning::Binary(Operator::Div);
    IS_FLOOR_DIV = 22: TERM, Meaning::Binary(Operator::FloorDiv);
    IS_MOD = 23: TERM, Meaning::Binary(Operator::Mod);
    IS_MAT_MULT = 24: TERM, Meaning::Binary(Operator::MatMult);
    IS_POW = 25: POWER, Meaning::Binary(Operator::Pow);
    // A minus; which of the three it is, the token says.
    IS_UNARY = 26: FACTOR, Meaning::Unary(UnaryOp::USub);
    IS_AWAIT = 27: AWAIT, Meaning::Await;
}

/// For a class that is no operator between operands.
const NONE: u8 = u8::MAX;

/// Classes of keywords.
mod keyword {
    use super::super::tables::{FIRST_KEYWORD, KEYWORDS};

    pub(super) const AND: u8 = class(b"and");
    pub(super) const AWAIT: u8 = class(b"await");
    pub(super) const IN: u8 = class(b"in");
    pub(super) const IS: u8 = class(b"is");
    pub(super) const NOT: u8 = class(b"not");
    pub(super) const OR: u8 = class(b"or");

    const fn class(word: &[u8]) -> u8 {
        let mut number = 0;
        while !word.eq_ignore_ascii_case(KEYWORDS[number].as_bytes()) {
            number += 1;
        }
        FIRST_KEYWORD + number as u8
    }
}

/// The operator that a token between operands is, by its class; for `not` it is `not in`.
static INFIX: [u8; 128] = {
    let mut table = [NONE; 128];
    table[keyword::OR as usize] = IS_OR;
    table[keyword::AND as usize] = IS_AND;
    table[keyword::NOT as usize] = IS_NOT_IN;
    table[keyword::IN as usize] = IS_IN;
    table[keyword::IS as usize] = IS_IS;
    table[TokenKind::EqEqual as usize] = IS_EQ;
    table[TokenKind::NotEqual as usize] = IS_NOT_EQ;
    table[TokenKind::Less as usize] = IS_LT;
    table[TokenKind::LessEqual as usize] = IS_LT_E;
    table[TokenKind::Greater as usize] = IS_GT;
    table[TokenKind::GreaterEqual as usize] = IS_GT_E;
    table[TokenKind::VBar as usize] = IS_BIT_OR;
    table[TokenKind::Circumflex as usize] = IS_BIT_XOR;
    table[TokenKind::Amper as usize] = IS_BIT_AND;
    table[TokenKind::LeftShift as usize] = IS_L_SHIFT;
    table[TokenKind::RightShift as usize] = IS_R_SHIFT;
    table[TokenKind::Plus as usize] = IS_ADD;
    table[TokenKind::Minus as usize] = IS_SUB;
    table[TokenKind::Star as usize] = IS_MULT;
    table[TokenKind::Slash as usize] = IS_DIV;
    table[TokenKind::DoubleSlash as usize] = IS_FLOOR_DIV;
    table[TokenKind::Percent as usize] = IS_MOD;
    table[TokenKind::At as usize] = IS_MAT_MULT;
    table[TokenKind::DoubleStar as usize] = IS_POW;
    table
};

/// How an operand begins.
pub(super) enum Operand {
    /// It was a name or number, and has been read.
    Read,
    /// The rule `primary` must match here.
    Primary,
    /// There is none.
    Missing,
}

fn operation(number: usize) -> Operation {
    OPERATIONS.get(number).copied().unwrap_or(Operation {
        precedence: 0,
        meaning: Meaning::Await,
    })
}

/// Whether an expression may go on as a call, a subscript or an attribute.
#[inline]
fn is_trailer(class: u8) -> bool {
    const TRAILERS: u32 =
        1 << TokenKind::LPar as u32 | 1 << TokenKind::LSqb as u32 | 1 << TokenKind::Dot as u32;
    class < 32 && TRAILERS >> class & 1 != 0
}

impl<'a> Parser<'a, '_, '_> {
    /// Reads what stands before an operand, and the operand if it is simple. `base` is the number of values below those of the frame,
    /// `lowest` the lowest precedence that its operators can have.
    pub(super) fn operand(&mut self, mark: &mut usize, base: usize, lowest: u16) -> Result<Operand, Abort> {
        loop {
            let class = self.peek(*mark)?;
            if class == TokenKind::Name as u8 || class >= FIRST_SOFT_KEYWORD {
                if is_trailer(self.peek(*mark + 1)?) {
                    return Ok(Operand::Primary);
                }
                let name = self.name(*mark)?;
                return self.push_operand(name, mark);
            }
            if class == TokenKind::Number as u8 {
                // What is wrong with it is raised before the next token is looked at.
                let number = self.number(*mark)?;
                if is_trailer(self.peek(*mark + 1)?) {
                    return Ok(Operand::Primary);
                }
                return self.push_operand(number, mark);
            }
            let before = match self.values.get(base..).and_then(<[_]>::last) {
                Some(Value::Operation(number, _)) => operation(*number).precedence,
                _ => u8::from(lowest > u16::from(NOT)) * BIT_OR,
            };
            let prefix = match class {
                _ if before == AWAIT => return Ok(Operand::Primary),
                keyword::NOT if before <= NOT => IS_NOT,
                keyword::NOT => return Ok(Operand::Missing),
                keyword::AWAIT => IS_AWAIT,
                _ if class == TokenKind::Minus as u8
                    || class == TokenKind::Plus as u8
                    || class == TokenKind::Tilde as u8 =>
                {
                    IS_UNARY
                }
                _ => return Ok(Operand::Primary),
            };
            self.check_nesting(base)?;
            *mark += 1;
            self.push_operation(prefix, *mark)?;
        }
    }

    #[inline]
    fn push_operand(&mut self, operand: &'a Expr<'a>, mark: &mut usize) -> Result<Operand, Abort> {
        *mark += 1;
        self.push_value(Value::Expr(operand))?;
        Ok(Operand::Read)
    }

    fn push_operation(&mut self, number: u8, mark: usize) -> Result<(), Abort> {
        self.push_value(Value::Operation(usize::from(number), mark))
    }

    /// Raises `MemoryError` if prefixes or powers are nested too deeply.
    fn check_nesting(&mut self, base: usize) -> Result<(), Abort> {
        let nests = |value: &&Value<'_>| match **value {
            Value::Operation(number, _) => matches!(operation(number).precedence, NOT | FACTOR..),
            _ => true,
        };
        let values = self.values.get(base..).unwrap_or_default();
        // Nothing is counted where there is no need to.
        if values.len() > 64
            && values.iter().rev().take_while(nests).count() + self.depth() >= self.flags.max_depth
        {
            return Err(self.abort(Error::TooComplex));
        }
        Ok(())
    }

    /// Reads the operator after an operand; gives whether there is one that can have another operand here. `begin` is the frame's
    /// first token.
    pub(super) fn infix(
        &mut self,
        mark: &mut usize,
        begin: usize,
        base: usize,
        lowest: u16,
    ) -> Result<bool, Abort> {
        let class = self.peek(*mark)?;
        let mut number = INFIX.get(usize::from(class)).copied().unwrap_or(NONE);
        if number == NONE {
            return Ok(false);
        }
        let precedence = operation(usize::from(number)).precedence;
        if u16::from(precedence) < lowest {
            return Ok(false);
        }
        self.reduce_operations(precedence, *mark, begin, base)?;
        let mut next = *mark + 1;
        match number {
            IS_NOT_IN => {
                if self.peek(next)? != keyword::IN {
                    return Ok(false);
                }
                next += 1;
            }
            IS_IS if self.peek(next)? == keyword::NOT => {
                number = IS_IS_NOT;
                next += 1;
            }
            IS_NOT_EQ if self.check_not_equal(Value::Token(*mark))?.is_null() => return Ok(false),
            IS_POW => self.check_nesting(base)?,
            _ => {}
        }
        self.push_operation(number, next)?;
        *mark = next;
        Ok(true)
    }

    /// Makes one expression of the operands and operators above `base`, up to one that binds less tightly than `precedence`.
    #[inline]
    pub(super) fn reduce_operations(
        &mut self,
        precedence: u8,
        mark: usize,
        begin: usize,
        base: usize,
    ) -> Result<(), Abort> {
        while self.values.len() > base + 1 {
            if !self.reduce_operation(precedence, mark, begin, base)? {
                break;
            }
        }
        Ok(())
    }

    /// Makes an expression of the last operator with its operands; gives whether it binds tightly enough.
    fn reduce_operation(
        &mut self,
        precedence: u8,
        mark: usize,
        begin: usize,
        base: usize,
    ) -> Result<bool, Abort> {
        if let Err(error) = self.arena.reserve() {
            return Err(self.abort(error));
        }
        let values = self.values.get(base..).unwrap_or_default();
        let [rest @ .., Value::Operation(number, _), Value::Expr(right)] = values else {
            return Ok(false);
        };
        let Operation {
            precedence: own,
            meaning,
        } = operation(*number);
        let waits = matches!(own, OR | AND | NOT | COMPARISON | FACTOR | POWER);
        if own < precedence || own == precedence && waits {
            return Ok(false);
        }
        // Where the expression begins among the values.
        let first = match meaning {
            Meaning::Unary(_) | Meaning::Await => rest.len(),
            Meaning::Binary(_) => rest.len().saturating_sub(1),
            Meaning::Bool(_) | Meaning::Compare(_) => {
                let links = values.rchunks_exact(2).take_while(|pair| match **pair {
                    [Value::Operation(number, _), Value::Expr(_)] => operation(number).precedence == own,
                    _ => false,
                });
                values.len().saturating_sub(2 * links.count() + 1)
            }
        };
        let parts = values.get(first..).unwrap_or_default();
        let left = parts.first().and_then(|left| left.expr());
        let operands = parts.iter().step_by(2);
        let kind = match (meaning, left) {
            (Meaning::Bool(op), _) => {
                let count = operands.len();
                let values = operands.filter_map(|operand| operand.expr());
                ExprKind::BoolOp {
                    op,
                    values: self.arena.slice_from_iter(count, values),
                }
            }
            (Meaning::Compare(_), Some(left)) => {
                let count = parts.len() / 2;
                let operators = parts.iter().skip(1).step_by(2);
                let ops = operators.filter_map(|operator| match *operator {
                    Value::Operation(number, _) => match operation(number).meaning {
                        Meaning::Compare(op) => Some(op),
                        _ => None,
                    },
                    _ => None,
                });
                let ops = self.arena.slice_from_iter(count, ops);
                let comparators = operands.skip(1).filter_map(|operand| operand.expr());
                let comparators = self.arena.slice_from_iter(count, comparators);
                ExprKind::Compare(self.arena.alloc(Compare {
                    left,
                    ops,
                    comparators,
                }))
            }
            (Meaning::Binary(op), Some(left)) => ExprKind::BinOp { left, op, right },
            (Meaning::Unary(op), _) => ExprKind::UnaryOp { op, operand: right },
            (Meaning::Await, _) => ExprKind::Await { value: right },
            _ => return Ok(false),
        };
        let start = match first.checked_sub(1).and_then(|before| values.get(before)) {
            Some(Value::Operation(_, start)) => *start,
            _ => begin,
        };
        let kind = match kind {
            ExprKind::UnaryOp {
                op: UnaryOp::USub,
                operand,
            } => ExprKind::UnaryOp {
                op: self.sign(start),
                operand,
            },
            kind => kind,
        };
        (self.start, self.mark) = (start, mark);
        match meaning {
            Meaning::Binary(Operator::MatMult) => self.since(5, "The '@' operator is")?,
            Meaning::Await => self.since(5, "Await expressions are")?,
            _ => {}
        }
        let expression = self.expression(kind)?;
        self.values.truncate(base + first);
        self.values.push(expression);
        Ok(true)
    }

    /// Which of the unary operators a token is.
    fn sign(&self, number: usize) -> UnaryOp {
        match self.tokens.kind(number) {
            Some(TokenKind::Plus) => UnaryOp::UAdd,
            Some(TokenKind::Tilde) => UnaryOp::Invert,
            _ => UnaryOp::USub,
        }
    }
}
