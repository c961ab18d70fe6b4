//! Which part of an expression the carets of a traceback point at: the operator of a binary operation, the brackets of
//! a subscript or a call.

use alloc::string::String;
use alloc::vec::Vec;

use taipan_syntax::Arena;
use taipan_syntax::ast::{Call, Expr, ExprKind, Mod, StmtKind};
use taipan_syntax::parser::{self, Mode, ParserFlags};
use taipan_syntax::tokenizer::{Options, Tokenizer};

/// A line of source, as characters.
pub type Line = Vec<char>;

/// Where the special part begins and ends: lines and columns from 0, within the segment.
pub struct Anchors {
    /// The line where it begins.
    pub left_line: usize,
    /// The column where it begins.
    pub left: usize,
    /// The line where it ends.
    pub right_line: usize,
    /// The column after its end.
    pub right: usize,
}

/// Runs `look` on the tree of a program text. `None` if it is no program.
fn with_tree<R>(text: &str, look: impl FnOnce(&Mod<'_>) -> R) -> Option<R> {
    let arena = Arena::new();
    let mut warnings = Vec::new();
    let mut tokenizer = Tokenizer::from_str(text, Options::default()).ok()?;
    let flags = ParserFlags::default();
    let tree = parser::parse(&arena, &mut tokenizer, Mode::File, flags, &mut warnings).ok()?;
    Some(look(&tree))
}

/// The lines as one text.
pub fn join(lines: &[Line]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.extend(line);
    }
    text
}

/// The character at whose bytes, in UTF-8, an offset points: a character counts once its first byte lies before it.
pub fn character_offset(line: &[char], bytes: usize) -> usize {
    let mut at = 0;
    line.iter()
        .take_while(|character| {
            let starts = at;
            at += character.len_utf8();
            starts < bytes
        })
        .count()
}

/// A place in the lines of the segment.
type Place = (usize, usize);

/// The segment's lines, to be walked through.
struct Walk<'a>(&'a [Line]);

impl Walk<'_> {
    fn at(&self, (line, column): Place) -> Option<char> {
        self.0.get(line)?.get(column).copied()
    }

    /// The place itself, or the next line's start while it lies behind a line's end.
    fn valid(&self, (mut line, mut column): Place) -> Option<Place> {
        while column >= self.0.get(line)?.len() {
            column = 0;
            line += 1;
        }
        Some((line, column))
    }

    /// The next place with a character for which `stop` says so; comments and line continuations are skipped.
    fn until(&self, mut place: Place, stop: impl Fn(char) -> bool) -> Option<Place> {
        loop {
            let character = self.at(place)?;
            if character == '\\' || character == '#' {
                place = self.valid((place.0 + 1, 0))?;
            } else if stop(character) {
                return Some(place);
            } else {
                place = self.valid((place.0, place.1 + 1))?;
            }
        }
    }

    /// The character offset of a position that the parser gave: it saw one more line before the segment.
    fn place(&self, line: u32, bytes: u32) -> Option<Place> {
        let line = usize::try_from(line).ok()?.checked_sub(2)?;
        Some((line, character_offset(self.0.get(line)?, bytes as usize)))
    }

    fn end_of(&self, expr: &Expr<'_>) -> Option<Place> {
        let location = expr.location;
        self.place(location.end_lineno(), location.end_col_offset())
    }
}

/// Where the special part of an expression lies; `None` if it has none, or if the segment is no expression.
pub fn find(segment: &[Line]) -> Option<Anchors> {
    let lines = match segment {
        [rest @ .., last] if last.is_empty() => rest,
        all => all,
    };
    let text = alloc::format!("(\n{}\n)", join(segment));
    with_tree(&text, |tree| {
        let Mod::Module { body, .. } = tree else {
            return None;
        };
        let [statement] = body else { return None };
        let StmtKind::Expr { value } = statement.kind else {
            return None;
        };
        in_expression(&Walk(lines), value)
    })?
}

fn in_expression(walk: &Walk<'_>, expr: &Expr<'_>) -> Option<Anchors> {
    let brackets = |before: &Expr<'_>, open: char| {
        let (left_line, left) = walk.until(walk.valid(walk.end_of(before)?)?, |c| c == open)?;
        let (right_line, right) = walk.end_of(expr)?;
        Some(Anchors {
            left_line,
            left,
            right_line,
            right,
        })
    };
    match &expr.kind {
        ExprKind::BinOp { left, right, .. } => {
            let after_left = walk.valid(walk.end_of(left)?)?;
            let (line, column) = walk.until(after_left, |c| {
                !taipan_unicode::is_space(u32::from(c)) && c != ')'
            })?;
            // The operator is one or two characters long, on one line, before the right operand.
            let mut end = column + 1;
            let operand = walk.place(right.location.lineno(), right.location.col_offset())?;
            let before_operand = operand.0 > line || end < operand.1;
            if let (Some(next), true) = (walk.at((line, end)), before_operand)
                && !taipan_unicode::is_space(u32::from(next))
                && next != '\\'
                && next != '#'
            {
                end += 1;
            }
            Some(Anchors {
                left_line: line,
                left: column,
                right_line: line,
                right: end,
            })
        }
        ExprKind::Subscript { value, .. } => brackets(value, '['),
        ExprKind::Call(Call { func, .. }) => brackets(func, '('),
        _ => None,
    }
}

/// Whether carets would say nothing that the line does not say: it returns or assigns to a name what the call from
/// `start` to `end` gives. An empty program needs no carets either.
pub fn spans_statement(lines: &[Line], start: usize, end: usize) -> bool {
    with_tree(&join(lines), |tree| {
        let Mod::Module { body, .. } = tree else {
            return false;
        };
        let Some(statement) = body.first() else {
            return true;
        };
        let value = match &statement.kind {
            StmtKind::Return { value: Some(value) } => match value.kind {
                ExprKind::Call(&Call { func, .. }) if matches!(func.kind, ExprKind::Name { .. }) => value,
                _ => return false,
            },
            StmtKind::Assign { targets, value, .. } => match (targets, value.kind) {
                ([target], ExprKind::Call(..)) if matches!(target.kind, ExprKind::Name { .. }) => value,
                _ => return false,
            },
            _ => return false,
        };
        let location = value.location;
        location.lineno() == 1
            && location.end_lineno() as usize == lines.len()
            && location.col_offset() as usize == start
            && location.end_col_offset() as usize == end
    })
    .unwrap_or(false)
}
