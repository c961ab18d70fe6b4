//! Tokens outside of the literal parts of f-strings: indentation, comments, names, strings, operators.

use alloc::format;

use super::state::{EOF, Halt, Mode, NONE, Tokenizer};
use super::{Done, OpenParenthesis, Token};
use crate::token::TokenKind;

/// The greatest number of indentations, the module's included.
const MAX_INDENT: usize = 100;
/// The greatest number of open parentheses.
const MAX_LEVEL: usize = 200;
/// How far a tab indents.
const TAB_SIZE: u32 = 8;

const NEWLINE: i32 = b'\n' as i32;
const RETURN: i32 = b'\r' as i32;

/// In [`NAME_CLASS`]: a letter or `_`.
const LETTER: u8 = 1;
/// In [`NAME_CLASS`]: a digit.
const DIGIT: u8 = 2;
/// In [`NAME_CLASS`]: part of a character beyond ASCII.
const BEYOND_ASCII: u8 = 4;

/// What a byte is in a name; 0 where none can have it.
static NAME_CLASS: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => LETTER,
            b'0'..=b'9' => DIGIT,
            0x80.. => BEYOND_ASCII,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

#[inline]
fn name_class(byte: u8) -> u8 {
    NAME_CLASS.get(usize::from(byte)).copied().unwrap_or(0)
}

/// What a comment gives.
enum Comment {
    /// A token.
    Token(Token),
    /// Nothing; the character after it, which has been read.
    End(i32),
}

/// What came of looking at the beginning of a line.
enum LineBeginning {
    /// The line holds nothing but white space and perhaps a comment.
    Blank,
    /// A token follows.
    Code,
}

impl Tokenizer<'_> {
    /// Gives the next token that is not literal text of an f-string.
    pub(super) fn get_normal(&mut self) -> Result<Token, Halt> {
        loop {
            self.start = NONE;
            let mut blank = false;
            if self.at_line_beginning {
                self.at_line_beginning = false;
                blank = matches!(self.begin_line()?, LineBeginning::Blank);
            }
            self.start = self.cur;
            if self.pending != 0 {
                self.start_column = self.column();
                return Ok(self.indent_or_dedent());
            }
            let ended = loop {
                self.start = NONE;
                let line = self.source.get(..self.inp).unwrap_or_default();
                let mut at = self.cur;
                while let Some(b' ' | b'\t' | 0x0C) = line.get(at) {
                    at += 1;
                }
                let Some(&byte) = line.get(at) else {
                    self.cur = at;
                    let c = self.nextc();
                    if c == EOF {
                        self.start = self.cur;
                        self.start_column = self.column();
                        return self.end();
                    }
                    self.backup(c);
                    continue;
                };
                self.start = at;
                self.start_column = at.wrapping_sub(self.line_start);
                let class = name_class(byte);
                if class & (LETTER | BEYOND_ASCII) != 0 {
                    let mut end = at + 1;
                    let mut seen = class;
                    let next = loop {
                        let Some(&next) = line.get(end) else {
                            break None;
                        };
                        let class = name_class(next);
                        if class == 0 {
                            break Some(next);
                        }
                        seen |= class;
                        end += 1;
                    };
                    self.cur = end;
                    return self.end_name(next, seen);
                }
                self.cur = at + 1;
                match byte {
                    b'#' => match self.comment(blank) {
                        Comment::Token(token) => return Ok(token),
                        Comment::End(EOF) => return self.end(),
                        Comment::End(NEWLINE) => break self.newline(blank),
                        Comment::End(_) => break self.after_return(blank)?,
                    },
                    b'\n' => break self.newline(blank),
                    b'\r' => break self.after_return(blank)?,
                    b'.' => return self.period(),
                    b'0'..=b'9' => return self.number(i32::from(byte)),
                    b'\'' | b'"' => return self.string(byte),
                    b'\\' => self.continue_line()?,
                    _ => return self.operator(byte),
                }
            };
            if let Some(token) = ended {
                return Ok(token);
            }
        }
    }

    /// The token of a carriage return, which has been read: a line end, or whatever the next character makes of it.
    fn after_return(&mut self, blank: bool) -> Result<Option<Token>, Halt> {
        let c = self.nextc();
        let token = match u8::try_from(c) {
            Err(_) => self.end(),
            Ok(b'\n') => return Ok(self.newline(blank)),
            Ok(b'.') => self.period(),
            Ok(b'0'..=b'9') => self.number(c),
            Ok(quote @ (b'\'' | b'"')) => self.string(quote),
            Ok(byte) => self.operator(byte),
        };
        token.map(Some)
    }

    /// Reads the indentation of a line and compares it with those before.
    fn begin_line(&mut self) -> Result<LineBeginning, Halt> {
        let mut column: u32 = 0;
        let mut alternative: u32 = 0;
        let mut continued: u32 = 0;
        let c = loop {
            let c = self.nextc();
            match c {
                0x20 => {
                    column = column.saturating_add(1);
                    alternative = alternative.saturating_add(1);
                }
                0x09 => {
                    column = (column / TAB_SIZE).saturating_add(1).saturating_mul(TAB_SIZE);
                    alternative = alternative.saturating_add(1);
                }
                0x0C => {
                    column = 0;
                    alternative = 0;
                }
                0x5C => {
                    // The first backslash says how far the line is indented, whatever follows in the next one.
                    if continued == 0 {
                        continued = column;
                    }
                    self.continue_line()?;
                }
                EOF if self.failure.is_some() => return Err(Halt),
                _ => break c,
            }
        };
        self.backup(c);
        let mut blank = false;
        if matches!(c, 0x23 | NEWLINE | RETURN) {
            let prompt = self.options.interactive;
            if column == 0 && c == NEWLINE && prompt {
                // An empty line ends a compound statement at the prompt.
            } else if prompt && self.lineno == 1 {
                column = 0;
                alternative = 0;
            } else {
                blank = true;
            }
        }
        if blank {
            return Ok(LineBeginning::Blank);
        }
        if self.parentheses.is_empty() {
            if continued != 0 {
                column = continued;
                alternative = continued;
            }
            self.indent(column, alternative)?;
        }
        Ok(LineBeginning::Code)
    }

    /// Counts the indents or dedents that a line of this indentation begins with.
    fn indent(&mut self, column: u32, alternative: u32) -> Result<(), Halt> {
        let (mut current, mut current_alternative) = self.indentations.last().copied().unwrap_or((0, 0));
        if column > current {
            if self.indentations.len() >= MAX_INDENT {
                self.cur = self.inp;
                self.done = Done::TooDeep;
                return Err(Halt);
            }
            if alternative <= current_alternative {
                return Err(self.tabs_and_spaces());
            }
            self.pending += 1;
            self.indentations.push((column, alternative));
            return Ok(());
        }
        while column < current && self.indentations.len() > 1 {
            self.pending -= 1;
            self.indentations.pop();
            (current, current_alternative) = self.indentations.last().copied().unwrap_or((0, 0));
        }
        if column != current {
            self.cur = self.inp;
            self.done = Done::Dedent;
            return Err(Halt);
        }
        if alternative != current_alternative {
            return Err(self.tabs_and_spaces());
        }
        Ok(())
    }

    fn tabs_and_spaces(&mut self) -> Halt {
        self.cur = self.inp;
        self.done = Done::TabSpace;
        Halt
    }

    fn indent_or_dedent(&mut self) -> Token {
        if self.pending < 0 {
            self.pending += 1;
            if self.options.extra_tokens {
                return self.token(TokenKind::Dedent, self.cur, self.cur);
            }
            return self.empty_token(TokenKind::Dedent);
        }
        self.pending -= 1;
        if self.options.extra_tokens {
            return self.token(TokenKind::Indent, self.buf, self.cur);
        }
        self.empty_token(TokenKind::Indent)
    }

    /// Skips a backslash's line end, and makes sure that a line follows.
    fn continue_line(&mut self) -> Result<(), Halt> {
        let mut c = self.nextc();
        if c == RETURN {
            c = self.nextc();
        }
        if c != NEWLINE {
            if self.failure.is_none() {
                self.done = Done::LineContinuation;
            }
            return Err(Halt);
        }
        let c = self.nextc();
        if c == EOF {
            if self.failure.is_none() {
                self.done = Done::Eof;
            }
            self.cur = self.inp;
            return Err(Halt);
        }
        self.backup(c);
        Ok(())
    }

    /// Reads a comment whose `#` has been read. Gives a token if comments are wanted or it is a type comment.
    fn comment(&mut self, blank: bool) -> Comment {
        let c = loop {
            let plain = self
                .rest()
                .iter()
                .take_while(|b| !matches!(b, b'\n' | b'\r'))
                .count();
            self.cur += plain;
            let c = self.nextc();
            if matches!(c, EOF | NEWLINE | RETURN) {
                break c;
            }
        };
        if !cfg!(feature = "small")
            && self.options.type_comments
            && let Some(token) = self.type_comment(c, blank)
        {
            return Comment::Token(token);
        }
        if self.options.extra_tokens {
            self.backup(c);
            self.comment_newline = blank;
            return Comment::Token(self.token_here(TokenKind::Comment));
        }
        Comment::End(c)
    }

    /// The token of a `# type:` comment. `c` is the character after the comment, which has been read.
    fn type_comment(&mut self, c: i32, blank: bool) -> Option<Token> {
        let end = if c == EOF {
            self.cur
        } else {
            self.cur.saturating_sub(1)
        };
        let comment = self.source.get(self.start..end).unwrap_or_default();
        let rest = skip_blanks(comment.strip_prefix(b"#")?).strip_prefix(b"type:")?;
        let text = skip_blanks(rest);
        let mut begin = end - text.len();
        let mut kind = TokenKind::TypeComment;
        if let Some(after) = text.strip_prefix(b"ignore")
            && !after
                .first()
                .is_some_and(|b| *b >= 128 || b.is_ascii_alphanumeric())
        {
            kind = TokenKind::TypeIgnore;
            begin = end - after.len();
        }
        self.backup(c);
        let mut token = self.token(kind, begin, end);
        token.col_offset = begin.saturating_sub(self.line_start) as i32;
        if kind == TokenKind::TypeIgnore && blank {
            // The line's newline belongs to the comment, so that it counts as blank.
            self.nextc();
            self.at_line_beginning = true;
            token.end = u32::try_from(self.cur).unwrap_or(token.end);
            token.end_col_offset = self.column() as i32;
        }
        Some(token)
    }

    /// What stands at the end of the source.
    fn end(&mut self) -> Result<Token, Halt> {
        if self.done == Done::InteractiveStop {
            return Ok(self.empty_token(TokenKind::EndMarker));
        }
        if !self.parentheses.is_empty() || self.done != Done::Eof {
            return Err(Halt);
        }
        Ok(self.empty_token(TokenKind::EndMarker))
    }

    /// Ends a name before the character `next`, or a string literal's prefix before its quote. `seen` has the classes
    /// of the name's characters.
    #[inline]
    fn end_name(&mut self, next: Option<u8>, seen: u8) -> Result<Token, Halt> {
        match next {
            None => {
                let c = self.nextc();
                self.backup(c);
            }
            Some(b'\'' | b'"') => {
                if let Some(token) = self.prefixed_string()? {
                    return Ok(token);
                }
            }
            Some(_) => {}
        }
        if seen & BEYOND_ASCII != 0 {
            self.check_name()?;
        }
        Ok(self.token_here(TokenKind::Name))
    }

    /// The string literal whose prefix the name before a quote is, if it is one.
    fn prefixed_string(&mut self) -> Result<Option<Token>, Halt> {
        let Some(quote) = self.prefixed_quote()? else {
            return Ok(None);
        };
        let prefix = self.source.get(self.start..self.cur).unwrap_or_default();
        if prefix.iter().any(|b| matches!(b | 0x20, b'f' | b't')) {
            return self.begin_fstring(quote).map(Some);
        }
        self.string(quote).map(Some)
    }

    /// If the name that begins here is a string prefix: reads it and the quote, and gives the quote.
    fn prefixed_quote(&mut self) -> Result<Option<u8>, Halt> {
        let rest = self.source.get(self.start..self.inp).unwrap_or_default();
        let mut seen = [false; 5];
        let mut length = 0;
        let quote = loop {
            let Some(&byte) = rest.get(length) else {
                return Ok(None);
            };
            let which = match byte {
                b'u' | b'U' => 0,
                b'b' | b'B' => 1,
                b'r' | b'R' => 2,
                b'f' | b'F' => 3,
                b't' | b'T' => 4,
                b'\'' | b'"' => break byte,
                _ => return Ok(None),
            };
            if core::mem::replace(&mut seen[which], true) {
                return Ok(None);
            }
            length += 1;
        };
        self.cur = self.start + length + 1;
        let [u, b, r, f, t] = seen;
        let pairs = [
            (u && b, "u", "b"),
            (u && r, "u", "r"),
            (u && f, "u", "f"),
            (u && t, "u", "t"),
            (b && f, "b", "f"),
            (b && t, "b", "t"),
            (f && t, "f", "t"),
        ];
        for (both, first, second) in pairs {
            if both {
                let column = (self.start + 1).saturating_sub(self.line_start);
                let end_column = self.cur.saturating_sub(self.line_start);
                let message = format!("'{first}' and '{second}' prefixes are incompatible");
                return Err(self.syntax_error_between(column, end_column, &message));
            }
        }
        Ok(Some(quote))
    }

    /// Checks the characters of a name that has some beyond ASCII.
    #[cold]
    fn check_name(&mut self) -> Result<(), Halt> {
        if self.options.extra_tokens {
            return Ok(());
        }
        let name = self.source.get(self.start..self.cur).unwrap_or_default();
        let Ok(name) = core::str::from_utf8(name) else {
            return Ok(());
        };
        let Some((at, character)) = super::identifier::first_invalid(name) else {
            if cfg!(feature = "small") {
                let message = "names beyond ASCII need Unicode normalization, which this build leaves out";
                return Err(self.syntax_error(message));
            }
            return Ok(());
        };
        self.cur = self.start + at + character.len_utf8();
        let number = u32::from(character);
        let message = if super::identifier::is_printable(character) {
            format!("invalid character '{character}' (U+{number:04X})")
        } else {
            format!("invalid non-printable character U+{number:04X}")
        };
        Err(self.syntax_error(&message))
    }

    /// The token for a line end, or `None` where it doesn't end a statement.
    fn newline(&mut self, blank: bool) -> Option<Token> {
        self.at_line_beginning = true;
        if blank || !self.parentheses.is_empty() {
            if self.options.extra_tokens {
                self.comment_newline = false;
                return Some(self.token_here(TokenKind::Nl));
            }
            return None;
        }
        if self.comment_newline && self.options.extra_tokens {
            self.comment_newline = false;
            return Some(self.token_here(TokenKind::Nl));
        }
        Some(self.token(TokenKind::Newline, self.start, self.cur.saturating_sub(1)))
    }

    /// What begins with a period.
    fn period(&mut self) -> Result<Token, Halt> {
        match self.rest() {
            [digit, ..] if digit.is_ascii_digit() => {
                let c = self.nextc();
                self.fraction(c)
            }
            [b'.', b'.', ..] => {
                self.cur += 2;
                Ok(self.token_here(TokenKind::Ellipsis))
            }
            rest => {
                if matches!(rest, [] | [b'.']) {
                    // The source ends here: `done` must say so.
                    let place = self.cur;
                    while self.nextc() >= 0 {}
                    self.cur = place;
                }
                Ok(self.token_here(TokenKind::Dot))
            }
        }
    }

    /// A string literal whose first quote has been read.
    fn string(&mut self, quote: u8) -> Result<Token, Halt> {
        let quote_character = i32::from(quote);
        let mut quote_size = 1;
        let mut end_quote_size = 0;
        let mut has_escaped_quote = false;
        self.first_lineno = self.lineno;
        self.multi_line_start = self.line_start;
        let mut c = self.nextc();
        if c == quote_character {
            c = self.nextc();
            if c == quote_character {
                quote_size = 3;
            } else {
                end_quote_size = 1;
            }
        }
        if c != quote_character {
            self.backup(c);
        }
        while end_quote_size != quote_size {
            let rest = self.rest();
            let plain = rest
                .iter()
                .position(|b| *b == quote || matches!(b, b'\\' | b'\n'));
            let plain = plain.unwrap_or(rest.len());
            if plain > 0 {
                end_quote_size = 0;
                self.cur += plain;
            }
            let c = self.nextc();
            if self.failure.is_some() {
                return Err(Halt);
            }
            if c == EOF || (quote_size == 1 && c == NEWLINE) {
                return Err(self.unterminated_string(c, quote, quote_size, has_escaped_quote));
            }
            if c == quote_character {
                end_quote_size += 1;
                continue;
            }
            end_quote_size = 0;
            if c == i32::from(b'\\') {
                let c = self.nextc();
                if c == quote_character {
                    has_escaped_quote = true;
                }
                if c == RETURN {
                    self.nextc();
                }
            }
        }
        Ok(self.token_here(TokenKind::String))
    }

    /// Reports a string without an end, at its beginning.
    #[cold]
    fn unterminated_string(&mut self, c: i32, quote: u8, quote_size: u8, has_escaped_quote: bool) -> Halt {
        self.cur = self.start + 1;
        self.line_start = self.multi_line_start;
        let detected = self.lineno;
        self.lineno = self.first_lineno;
        if let Some(mode) = self.string_mode()
            && mode.quote == quote
            && mode.quote_size == quote_size
        {
            let message = format!("{}-string: expecting '}}'", mode.letter());
            return self.syntax_error(&message);
        }
        if quote_size == 3 {
            let message = format!("unterminated triple-quoted string literal (detected at line {detected})");
            let _: Halt = self.syntax_error(&message);
            if c != NEWLINE {
                self.done = Done::EofInString;
            }
            return Halt;
        }
        let hint = if has_escaped_quote {
            "; perhaps you escaped the end quote?"
        } else {
            ""
        };
        let message = format!("unterminated string literal (detected at line {detected}){hint}");
        let _: Halt = self.syntax_error(&message);
        if c != NEWLINE {
            self.done = Done::EolInString;
        }
        Halt
    }

    /// An operator or a parenthesis that begins with `byte`, which has been read.
    fn operator(&mut self, byte: u8) -> Result<Token, Halt> {
        if self.modes.len() > 1 && matches!(byte, b':' | b'}' | b'!' | b'{') && self.field_punctuation(byte) {
            return Ok(self.token_here(TokenKind::Colon));
        }
        if let Some(&second) = self.rest().first() {
            let kind = TokenKind::two_chars(byte, second);
            if kind != TokenKind::Op && (self.diamond || (byte, second) != (b'<', b'>')) {
                self.cur += 1;
                if let Some(&third) = self.rest().first() {
                    let longer = TokenKind::three_chars(byte, second, third);
                    if longer != TokenKind::Op {
                        self.cur += 1;
                        return Ok(self.token_here(longer));
                    }
                } else {
                    // The source ends here: `done` must say so.
                    let c = self.nextc();
                    self.backup(c);
                }
                return Ok(self.token_here(kind));
            }
        } else {
            let c = self.nextc();
            self.backup(c);
        }
        match byte {
            b'(' | b'[' | b'{' => self.open(byte)?,
            b')' | b']' | b'}' => self.close(byte)?,
            0x20..=0x7E => {}
            _ => {
                return Err(self.syntax_error(&format!("invalid non-printable character U+{byte:04X}")));
            }
        }
        if byte == b'='
            && let Some(mode) = self.string_mode()
            && mode.bracket_depth - mode.field_depth == 1
        {
            mode.in_debug = true;
        }
        Ok(self.token_here(TokenKind::one_char(byte)))
    }

    fn open(&mut self, byte: u8) -> Result<(), Halt> {
        if self.parentheses.len() >= MAX_LEVEL {
            return Err(self.syntax_error("too many nested parentheses"));
        }
        self.parentheses.push(OpenParenthesis {
            character: byte,
            lineno: self.lineno,
            col_offset: self.start.saturating_sub(self.line_start) as u32,
        });
        if let Some(mode) = self.string_mode() {
            mode.bracket_depth += 1;
        }
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Result<(), Halt> {
        let character = char::from(byte);
        let string: Option<Mode> = self.string_mode().copied();
        if let Some(mode) = &string
            && mode.bracket_depth == 0
            && byte == b'}'
        {
            let message = format!("{}-string: single '}}' is not allowed", mode.letter());
            return Err(self.syntax_error(&message));
        }
        let extra_tokens = self.options.extra_tokens;
        match self.parentheses.pop() {
            None if !extra_tokens => return Err(self.syntax_error(&format!("unmatched '{character}'"))),
            None => {}
            Some(opening) => {
                let matches = matches!(
                    (opening.character, byte),
                    (b'(', b')') | (b'[', b']') | (b'{', b'}')
                );
                // A bracket that the replacement field itself opened is the field's.
                if let Some(mode) = &string
                    && !matches
                    && opening.character == b'{'
                    && mode.bracket_depth - 1 == mode.field_depth
                {
                    let message = format!("{}-string: unmatched '{character}'", mode.letter());
                    return Err(self.syntax_error(&message));
                }
                if !extra_tokens && !matches {
                    return Err(self.mismatch(byte, opening));
                }
            }
        }
        if let Some(mode) = self.string_mode() {
            mode.bracket_depth -= 1;
            if mode.bracket_depth < 0 {
                let message = format!("{}-string: unmatched '{character}'", mode.letter());
                return Err(self.syntax_error(&message));
            }
            if byte == b'}' && mode.bracket_depth == mode.field_depth {
                mode.field_depth -= 1;
                mode.literal = true;
                mode.in_format_spec = false;
                mode.in_debug = false;
            }
        }
        Ok(())
    }
}

fn skip_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    text.get(blanks..).unwrap_or_default()
}
