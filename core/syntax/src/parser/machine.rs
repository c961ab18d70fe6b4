//! The machine that runs the grammar's code.
//!
//! It is a machine for parsing expression grammars with one heap-allocated stack of frames, so deep nesting in the
//! source costs memory and never native stack. A frame is a running rule, group or repetition. Each has the token at
//! which it began, the token and the number of values to return to when the current alternative fails, and where the
//! next alternative is. Code words hold an operation in their low 6 bits and an operand above; jumps follow in a word
//! of their own.
//!
//! A rule that is left-recursive first matches one of its other alternatives; then `grow` code extends that value
//! until nothing more fits. This gives what growing a seed gives. Results of some rules are remembered by position;
//! a 64-bit mask for each token says which.
//!
//! No rule looks at a token before its predecessors have matched, so the last token that was fetched is where a
//! generic syntax error is reported, and a prompt is not asked for a line too early.

mod memory;

use alloc::vec::Vec;

use super::operators::Operand;
use super::reduce::reduce;
use super::tables::{CASES, CODE, FILE, FIRST_SOFT_KEYWORD, PRIMARY, RULES, SETS, SWITCHES};
use super::token_list::{Chunked, TokenList};
use super::value::{Value, sequence};
use crate::arena::Arena;
use crate::ast::Location;
use crate::error::{Error, Warning};
use crate::grow::make_room;
use crate::token::TokenKind;
use crate::tokenizer::{Token, Tokenizer};
use memory::{Memo, NO_NOTE, NONE, Note};

pub(super) use memory::Rest;

/// What the tables say of a rule.
pub(super) struct Rule {
    /// Where its code begins.
    pub pc: u16,
    /// Where the code begins that extends its value; 0 if it isn't left-recursive.
    pub grow: u16,
    /// The set of tokens it can begin with.
    pub first: u16,
    /// 0, or one more than the number under which its results are remembered.
    pub memo: u8,
    /// `NULLABLE` and what follows it.
    pub flags: u8,
}

/// In [`Rule::flags`]: it can match nothing.
const NULLABLE: u8 = 1;
/// In [`Rule::flags`]: invalid_ rules are off below it.
const WITHOUT_INVALID: u8 = 2;
/// In [`Rule::flags`]: what was remembered below it can be forgotten once it has matched.
const STATEMENT: u8 = 4;

/// In [`Rule::flags`]: its results are remembered in the second pass only.
const LATE_MEMO: u8 = 8;

/// In [`Rule::flags`]: in the first pass, its results are remembered if more than one token was read for them.
const LONG_MEMO: u8 = 16;

/// In the operand of `REPEAT`: it must match at least once.
const AT_LEAST_ONE: u16 = 1 << 8;
/// In the operand of `REPEAT`: its values are wanted.
const COLLECT: u16 = 1 << 9;

/// The operations, in the order of the generator's list.
mod op {
    /// The next token must be of the class.
    pub const TOKEN: u16 = 0;
    /// The same, and the token is a value.
    pub const TOKEN_VALUE: u16 = 1;
    /// The next token must be in the set.
    pub const SET: u16 = 2;
    /// The same, and the token is a value.
    pub const SET_VALUE: u16 = 3;
    /// Skips a token of the class if it is there.
    pub const MAYBE: u16 = 4;
    /// The same; the token or `Null` is a value.
    pub const MAYBE_VALUE: u16 = 5;
    /// Skips a token of the set if it is there.
    pub const MAYBE_SET: u16 = 6;
    /// The same; the token or `Null` is a value.
    pub const MAYBE_SET_VALUE: u16 = 7;
    /// A name; the value is a `Name` expression.
    pub const NAME_VALUE: u16 = 8;
    /// A number; the value is a `Constant` expression.
    pub const NUMBER_VALUE: u16 = 9;
    /// Calls a rule for its value.
    pub const CALL: u16 = 10;
    /// Calls a rule.
    pub const CALL_DROP: u16 = 11;
    /// Calls a rule that may fail; then the value is `Null`.
    pub const TRY: u16 = 12;
    /// Calls a rule that may fail.
    pub const TRY_DROP: u16 = 13;
    /// The next token must be in the set, but stays.
    pub const AHEAD: u16 = 14;
    /// The next token must not be in the set.
    pub const NOT_AHEAD: u16 = 15;
    /// The rule must match, but nothing is consumed.
    pub const AHEAD_RULE: u16 = 16;
    /// The rule must not match.
    pub const NOT_AHEAD_RULE: u16 = 17;
    /// The next token must be of the class, or an error is raised.
    pub const FORCED: u16 = 18;
    /// The rule has no further alternatives.
    pub const CUT: u16 = 19;
    /// An alternative begins: if the next token isn't in the set, go to the next one.
    pub const ALTERNATIVE: u16 = 20;
    /// An alternative begins that can begin with any token.
    pub const ALTERNATIVE_ANY: u16 = 21;
    /// In the first pass, jump.
    pub const INVALID: u16 = 22;
    // 23 is not used.
    /// The last alternative begins.
    pub const LAST_ANY: u16 = 24;
    /// What was matched stays matched for the next alternatives.
    pub const KEEP: u16 = 25;
    /// Undoes `KEEP` and jumps.
    pub const UNKEEP: u16 = 26;
    /// A repetition begins: set; end; flags and separator.
    pub const REPEAT: u16 = 27;
    /// An item of a repetition has matched.
    pub const NEXT: u16 = 28;
    /// Runs an action and returns its value.
    pub const REDUCE: u16 = 29;
    /// Returns the last value.
    pub const RETURN_TOP: u16 = 30;
    /// Returns the value in a slot.
    pub const RETURN_SLOT: u16 = 31;
    /// Returns `Unit`.
    pub const RETURN_UNIT: u16 = 32;
    /// Tries to extend the value of a left-recursive rule, if the next token is in the set.
    pub const GROW: u16 = 33;
    /// Returns the value of a left-recursive rule.
    pub const GROWN: u16 = 34;
    // 35 fails, as any other operation does.
    /// In the second pass, jump.
    pub const QUICK: u16 = 36;
    /// In the first pass, goes to the first alternative that can begin with the next token; a word says where its cases are.
    pub const SWITCH: u16 = 37;
    /// The rule's result is that of another one, which takes its frame over.
    pub const TAIL: u16 = 38;
    /// Returns the last value, unless the next token is in the set.
    pub const RETURN_UNLESS: u16 = 39;
    /// The last value must be a target, and becomes one.
    pub const TARGET: u16 = 40;
    /// In the first pass: an operand, with the lowest precedence of its operators. `OPERATOR` and `RECOVER` follow.
    pub const OPERAND: u16 = 41;
    /// Goes back to `OPERAND` if an operator follows; otherwise there is one value, and the code goes on after `RECOVER`.
    pub const OPERATOR: u16 = 42;
    /// There is no operand after an operator: goes on with what is before that.
    pub const RECOVER: u16 = 43;
}

/// How many frames there are while a module's statements are repeated.
const MODULE_FRAMES: usize = 3;

/// How many values an alternative has at most, and a few to spare.
const MOST_VALUES: usize = 12;

/// What becomes of a frame's result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Call,
    CallDrop,
    Try,
    TryDrop,
    Ahead,
    NotAhead,
    Repeat,
    Start,
}

/// A running rule, group or repetition.
#[derive(Clone, Copy)]
struct Frame {
    /// The token at which it began.
    start: u32,
    /// The token to return to when the current alternative fails.
    reset: u32,
    /// The number of values below its own.
    base: u32,
    /// The number of values to return to when the current alternative fails; `NONE` when the value of a
    /// left-recursive rule can't be extended further.
    keep: u32,
    /// Where the caller goes on.
    ret: u16,
    /// The next alternative, or 0.
    alternative: u16,
    /// The rule; for a repetition, where its operands are.
    rule: u16,
    kind: Kind,
    /// Whether invalid_ rules were on before this rule turned them off.
    invalid_before: bool,
    /// Memos before the frame began.
    memos: u32,
}

/// An error has been raised; it is in the parser's `failure`.
#[derive(Debug)]
pub(super) struct Abort;

/// What an action gives.
pub(super) type Reduced<'a> = Result<Value<'a>, Abort>;

/// A parser at work on one source.
pub(super) struct Parser<'a, 't, 's> {
    pub arena: &'a Arena,
    pub tokenizer: &'t mut Tokenizer<'s>,
    pub flags: super::ParserFlags<'t>,
    pub warnings: &'t mut Vec<Warning>,
    /// The classes of the tokens fetched so far: their kinds, or keywords.
    pub classes: Vec<u8>,
    pub tokens: TokenList,
    pub notes: Chunked<Note<'a>>,
    memo_values: Vec<Memo<'a>>,
    /// From this token on, none has a memo.
    memo_end: usize,
    frames: Vec<Frame>,
    pub values: Vec<Value<'a>>,
    /// The token at which the alternative that is being reduced began.
    pub start: usize,
    /// The token after it.
    pub mark: usize,
    /// The first value of the alternative that is being reduced.
    slots: usize,
    /// Whether invalid_ rules are on: in the second pass, but not everywhere.
    pub invalid_pass: bool,
    second_pass: bool,
    pub failure: Option<Error>,
    pub type_ignores: Vec<&'a crate::ast::TypeIgnore<'a>>,
    /// Where the last compound statement began: line and column.
    pub last_statement: (u32, u32),
    /// The same, when the statement of the module that is being parsed began.
    settled_statement: (u32, u32),
    /// How many tokens, of statements that have ended, are forgotten.
    pub dropped: usize,
    /// Where memory is short: when a statement within the one that is being parsed has ended, the tokens before that place are given
    /// up, though something may still return to them. Nothing does in a module that is valid.
    pub gives_up_tokens: bool,
    /// Something has returned to a token that was given up.
    pub lost: core::cell::Cell<bool>,
    /// The start rule `interactive` met the end of its input.
    pub exhausted: bool,
    /// The source is a single statement, whose end may stand for its newline.
    pub single_input: bool,
    /// Tokens have come since the last such newline.
    pub started: bool,
    /// Dedents that follow it.
    pub pending_dedents: usize,
}

impl<'a, 't, 's> Parser<'a, 't, 's> {
    pub fn new(
        arena: &'a Arena,
        tokenizer: &'t mut Tokenizer<'s>,
        flags: super::ParserFlags<'t>,
        single_input: bool,
        warnings: &'t mut Vec<Warning>,
    ) -> Self {
        tokenizer.set_diamond(flags.barry_as_flufl);
        Parser {
            arena,
            tokenizer,
            flags,
            warnings,
            classes: Vec::new(),
            tokens: TokenList::default(),
            notes: Chunked::default(),
            memo_values: Vec::new(),
            memo_end: 0,
            frames: Vec::new(),
            values: Vec::new(),
            start: 0,
            mark: 0,
            slots: 0,
            invalid_pass: false,
            second_pass: false,
            failure: None,
            type_ignores: Vec::new(),
            last_statement: (0, 0),
            settled_statement: (0, 0),
            dropped: 0,
            gives_up_tokens: false,
            lost: core::cell::Cell::new(false),
            exhausted: false,
            single_input,
            started: false,
            pending_dedents: 0,
        }
    }

    /// A token, by its number; none if it is forgotten or hasn't been fetched.
    #[inline]
    pub fn token_at(&self, number: usize) -> Option<Token> {
        let token = self.tokens.get(number);
        if token.is_none() {
            self.miss(number);
        }
        token
    }

    /// Notes that a token was looked for that has been given up.
    #[cold]
    pub fn miss(&self, number: usize) {
        if number < self.dropped {
            self.lost.set(true);
        }
    }

    /// The values in slots of the alternative that is being reduced; beyond the last there is `Null`.
    #[inline]
    pub fn arguments_of(&self, slots: [u8; 6]) -> [Value<'a>; 6] {
        let values = self.values.get(self.slots..).unwrap_or_default();
        let mut arguments = [Value::Null; 6];
        for (argument, slot) in arguments.iter_mut().zip(slots) {
            if let Some(value) = values.get(usize::from(slot)) {
                *argument = *value;
            }
        }
        arguments
    }

    /// The class of the token at `mark`, which is fetched if need be.
    #[inline(always)]
    pub fn peek(&mut self, mark: usize) -> Result<u8, Abort> {
        match self.classes.get(mark.wrapping_sub(self.dropped)) {
            Some(&class) => Ok(class),
            None => self.fetch_at(mark),
        }
    }

    #[inline(never)]
    fn fetch_at(&mut self, mark: usize) -> Result<u8, Abort> {
        if mark < self.dropped {
            self.lost.set(true);
            return Err(Abort);
        }
        self.fetch()
    }

    /// Fetches the next token and gives its class.
    pub fn fetch(&mut self) -> Result<u8, Abort> {
        let class = self.fetch_token()?;
        match self.notes.push(NO_NOTE) {
            Ok(()) => Ok(class),
            Err(error) => Err(self.abort(error)),
        }
    }

    /// The location of what is being reduced.
    pub fn location(&self) -> Location {
        let Some(start) = self.tokens.location(self.start) else {
            self.miss(self.start);
            return Location::default();
        };
        let last = self.last_with_text(self.mark);
        let last = last.and_then(|number| self.tokens.location(number));
        start.to(last.unwrap_or_default())
    }

    /// The last token before `mark` that has text.
    fn last_with_text(&self, mark: usize) -> Option<usize> {
        let has_text = |&number: &usize| {
            let kind = self.tokens.kind(number).map(TokenKind::number);
            // ENDMARKER, NEWLINE, INDENT, DEDENT
            kind.is_some_and(|number| number != 0 && !(4..=6).contains(&number))
        };
        let end = self.dropped + self.tokens.len();
        (self.dropped..mark.min(end)).rev().find(has_text)
    }

    /// Runs a start rule, from the first token that isn't forgotten. `Null` means that the source doesn't match it.
    pub fn run(&mut self, start_rule: u16) -> Reduced<'a> {
        let mut mark = self.dropped;
        let Some(rule) = RULES.get(usize::from(start_rule)) else {
            return Ok(Value::Null);
        };
        let mut pc = usize::from(rule.pc);
        self.enter(mark, 0, start_rule, Kind::Start)?;

        // The frame on top.
        macro_rules! top {
            () => {
                match self.frames.last_mut() {
                    Some(frame) => frame,
                    None => return Ok(Value::Null),
                }
            };
        }
        macro_rules! word {
            ($at:expr) => {
                match CODE.get($at) {
                    Some(&word) => word,
                    None => return Ok(Value::Null),
                }
            };
        }
        macro_rules! contains {
            ($set:expr, $class:expr) => {
                match SETS.get(usize::from($set)) {
                    Some(set) => set[usize::from($class >> 5) & 3] >> ($class & 31) & 1 != 0,
                    None => false,
                }
            };
        }
        'run: loop {
            // How the step ended: a value to return from the frame on top, or a failure of its alternative.
            let result: Option<Value<'a>> = 'step: {
                let word = word!(pc);
                let operand = word >> 6;
                match word & 63 {
                    op::TOKEN => {
                        if u16::from(self.peek(mark)?) != operand {
                            break 'step None;
                        }
                        mark += 1;
                        pc += 1;
                    }
                    op::TOKEN_VALUE => {
                        if u16::from(self.peek(mark)?) != operand {
                            break 'step None;
                        }
                        self.values.push(Value::Token(mark));
                        mark += 1;
                        pc += 1;
                    }
                    op::SET => {
                        let class = self.peek(mark)?;
                        if !contains!(operand, class) {
                            break 'step None;
                        }
                        mark += 1;
                        pc += 1;
                    }
                    op::SET_VALUE => {
                        let class = self.peek(mark)?;
                        if !contains!(operand, class) {
                            break 'step None;
                        }
                        self.values.push(Value::Token(mark));
                        mark += 1;
                        pc += 1;
                    }
                    op::MAYBE => {
                        if u16::from(self.peek(mark)?) == operand {
                            mark += 1;
                        }
                        pc += 1;
                    }
                    op::MAYBE_VALUE => {
                        if u16::from(self.peek(mark)?) == operand {
                            self.values.push(Value::Token(mark));
                            mark += 1;
                        } else {
                            self.values.push(Value::Null);
                        }
                        pc += 1;
                    }
                    op::MAYBE_SET => {
                        let class = self.peek(mark)?;
                        if contains!(operand, class) {
                            mark += 1;
                        }
                        pc += 1;
                    }
                    op::MAYBE_SET_VALUE => {
                        let class = self.peek(mark)?;
                        if contains!(operand, class) {
                            self.values.push(Value::Token(mark));
                            mark += 1;
                        } else {
                            self.values.push(Value::Null);
                        }
                        pc += 1;
                    }
                    op::NAME_VALUE => {
                        let class = self.peek(mark)?;
                        if class != 1 && class < FIRST_SOFT_KEYWORD {
                            break 'step None;
                        }
                        let name = self.name(mark)?;
                        self.values.push(Value::Expr(name));
                        mark += 1;
                        pc += 1;
                    }
                    op::NUMBER_VALUE => {
                        if self.peek(mark)? != 2 {
                            break 'step None;
                        }
                        let number = self.number(mark)?;
                        self.values.push(Value::Expr(number));
                        mark += 1;
                        pc += 1;
                    }
                    op @ (op::CALL
                    | op::CALL_DROP
                    | op::TRY
                    | op::TRY_DROP
                    | op::AHEAD_RULE
                    | op::NOT_AHEAD_RULE) => {
                        let Some(rule) = RULES.get(usize::from(operand)) else {
                            break 'step None;
                        };
                        let class = self.peek(mark)?;
                        let kind = match op {
                            op::CALL => Kind::Call,
                            op::CALL_DROP => Kind::CallDrop,
                            op::TRY => Kind::Try,
                            op::TRY_DROP => Kind::TryDrop,
                            op::AHEAD_RULE => Kind::Ahead,
                            _ => Kind::NotAhead,
                        };
                        let known = if !contains!(rule.first, class) && rule.flags & NULLABLE == 0 {
                            Some((Value::Null, mark))
                        } else if self.may_remember(rule, mark) {
                            self.remembered(mark, rule.memo - 1)
                                .map(|memo| (memo.value, memo.end as usize))
                        } else {
                            None
                        };
                        if let Some((value, end)) = known {
                            let failed = value.is_null();
                            match kind {
                                Kind::Call | Kind::CallDrop | Kind::Ahead if failed => break 'step None,
                                Kind::NotAhead if !failed => break 'step None,
                                Kind::Call | Kind::Try => self.values.push(value),
                                _ => {}
                            }
                            if !failed && !matches!(kind, Kind::Ahead) {
                                mark = end;
                            }
                            pc += 1;
                            continue 'run;
                        }
                        self.enter(mark, pc + 1, operand, kind)?;
                        if rule.flags & WITHOUT_INVALID != 0 {
                            self.invalid_pass = false;
                        }
                        pc = usize::from(rule.pc);
                    }
                    op::AHEAD => {
                        let class = self.peek(mark)?;
                        if !contains!(operand, class) {
                            break 'step None;
                        }
                        pc += 1;
                    }
                    op::NOT_AHEAD => {
                        let class = self.peek(mark)?;
                        if contains!(operand, class) {
                            break 'step None;
                        }
                        pc += 1;
                    }
                    op::FORCED => {
                        if u16::from(self.peek(mark)?) != operand {
                            return Err(self.raise_expected(mark, operand));
                        }
                        mark += 1;
                        pc += 1;
                    }
                    op::CUT => {
                        top!().alternative = 0;
                        pc += 1;
                    }
                    op::ALTERNATIVE => {
                        let class = self.peek(mark)?;
                        let next = word!(pc + 1);
                        if contains!(operand, class) {
                            top!().alternative = next;
                            pc += 2;
                        } else {
                            pc = usize::from(next);
                        }
                    }
                    op::ALTERNATIVE_ANY => {
                        let next = word!(pc + 1);
                        top!().alternative = next;
                        pc += 2;
                    }
                    op::INVALID => {
                        pc = if self.invalid_pass {
                            pc + 2
                        } else {
                            usize::from(word!(pc + 1))
                        };
                    }
                    op::QUICK => {
                        pc = if self.second_pass {
                            usize::from(word!(pc + 1))
                        } else {
                            pc + 2
                        };
                    }
                    op::SWITCH if self.second_pass || cfg!(feature = "small") => pc += 2,
                    op::SWITCH => {
                        let class = self.peek(mark)?;
                        let table = SWITCHES.get(usize::from(operand));
                        let case = table
                            .and_then(|table| table.get(usize::from(class)))
                            .copied()
                            .unwrap_or(0);
                        let case = usize::from(word!(pc + 1)) + usize::from(case);
                        pc = usize::from(CASES.get(case).copied().unwrap_or(0));
                    }
                    op::RETURN_UNLESS => {
                        let class = self.peek(mark)?;
                        if !contains!(operand, class) {
                            break 'step Some(self.values.last().copied().unwrap_or(Value::Unit));
                        }
                        pc += 1;
                    }
                    op::TARGET => {
                        if let Err(error) = self.arena.reserve() {
                            return Err(self.abort(error));
                        }
                        let target = self.values.last().and_then(|value| self.simple_target(*value));
                        match (target, self.values.last_mut()) {
                            (Some(target), Some(value)) => *value = Value::Expr(target),
                            _ => break 'step None,
                        }
                        pc += 1;
                    }
                    op::OPERAND => {
                        let base = top!().base as usize;
                        if self.values.len() == base {
                            top!().alternative = 0;
                        }
                        match self.operand(&mut mark, base, operand)? {
                            Operand::Read => pc += 1,
                            Operand::Missing => break 'step None,
                            Operand::Primary => {
                                let Some(rule) = RULES.get(usize::from(PRIMARY)) else {
                                    break 'step None;
                                };
                                let class = self.peek(mark)?;
                                if !contains!(rule.first, class) {
                                    break 'step None;
                                }
                                self.enter(mark, pc + 1, PRIMARY, Kind::Call)?;
                                pc = usize::from(rule.pc);
                            }
                        }
                    }
                    op::OPERATOR => {
                        let frame = top!();
                        let (begin, base) = (frame.start as usize, frame.base as usize);
                        let before = mark;
                        if self.infix(&mut mark, begin, base, operand)? {
                            let keep = (self.values.len() - 1) as u32;
                            let frame = top!();
                            frame.alternative = (pc + 1) as u16;
                            frame.reset = before as u32;
                            frame.keep = keep;
                            pc -= 1;
                        } else {
                            self.reduce_operations(0, mark, begin, base)?;
                            top!().alternative = 0;
                            pc += 2;
                        }
                    }
                    op::RECOVER => {
                        let frame = top!();
                        frame.alternative = 0;
                        let (begin, base) = (frame.start as usize, frame.base as usize);
                        self.reduce_operations(0, mark, begin, base)?;
                        pc += 1;
                    }
                    op::TAIL => {
                        let Some(rule) = RULES.get(usize::from(operand)) else {
                            break 'step None;
                        };
                        let class = self.peek(mark)?;
                        let late = match RULES.get(usize::from(top!().rule)) {
                            Some(caller) => caller.memo != 0 && self.second_pass,
                            None => false,
                        };
                        if !contains!(rule.first, class) && rule.flags & NULLABLE == 0 {
                            top!().alternative = 0;
                            break 'step None;
                        }
                        if self.may_remember(rule, mark)
                            && let Some(memo) = self.remembered(mark, rule.memo - 1)
                        {
                            top!().alternative = 0;
                            if memo.value.is_null() {
                                break 'step None;
                            }
                            mark = memo.end as usize;
                            break 'step Some(memo.value);
                        }
                        if late {
                            self.enter(mark, pc + 1, operand, Kind::Call)?;
                        } else {
                            let (invalid_before, memos) = (self.invalid_pass, self.memo_values.len() as u32);
                            let frame = top!();
                            frame.rule = operand;
                            frame.alternative = 0;
                            frame.invalid_before = invalid_before;
                            frame.memos = memos;
                        }
                        if rule.flags & WITHOUT_INVALID != 0 {
                            self.invalid_pass = false;
                        }
                        pc = usize::from(rule.pc);
                    }
                    op::LAST_ANY => {
                        top!().alternative = 0;
                        pc += 1;
                    }
                    op::KEEP => {
                        let keep = self.values.len() as u32;
                        let frame = top!();
                        frame.reset = mark as u32;
                        frame.keep = keep;
                        pc += 1;
                    }
                    op::UNKEEP => {
                        let frame = top!();
                        mark = frame.start as usize;
                        frame.reset = frame.start;
                        frame.keep = frame.base;
                        let base = frame.base as usize;
                        self.values.truncate(base);
                        pc = usize::from(word!(pc + 1));
                    }
                    op::REPEAT => {
                        let flags = word!(pc + 2);
                        let class = self.peek(mark)?;
                        if !contains!(operand, class) {
                            if flags & AT_LEAST_ONE != 0 {
                                break 'step None;
                            }
                            if flags & COLLECT != 0 {
                                self.values.push(Value::Values(&[]));
                            }
                            pc = usize::from(word!(pc + 1));
                            continue 'run;
                        }
                        self.enter(mark, 0, pc as u16, Kind::Repeat)?;
                        pc += 3;
                    }
                    op::NEXT => {
                        if self.values.capacity() - self.values.len() < MOST_VALUES {
                            self.make_room()?;
                        }
                        let keep = self.values.len() as u32;
                        let frame = top!();
                        frame.reset = mark as u32;
                        frame.keep = keep;
                        let (operands, base) = (usize::from(frame.rule), frame.base as usize);
                        let (set, flags) = (word!(operands) >> 6, word!(operands + 2));
                        let class = self.peek(mark)?;
                        let separator = flags & 0xff;
                        if separator == 0 {
                            if contains!(set, class) {
                                // The module, its statements, the repetition: nothing else waits.
                                if self.frames.len() == MODULE_FRAMES
                                    && start_rule == FILE
                                    && !self.second_pass
                                {
                                    self.settle(mark);
                                }
                                pc = operands + 3;
                                continue 'run;
                            }
                        } else if u16::from(class) == separator {
                            let class = self.peek(mark + 1)?;
                            if contains!(set, class) {
                                mark += 1;
                                pc = operands + 3;
                                continue 'run;
                            }
                        }
                        pc = usize::from(word!(operands + 1));
                        self.end_repeat(base, flags);
                        self.frames.pop();
                    }
                    op::REDUCE => {
                        let frame = top!();
                        (self.start, self.slots) = (frame.start as usize, frame.base as usize);
                        self.mark = mark;
                        if let Err(error) = self.arena.reserve() {
                            return Err(self.abort(error));
                        }
                        let value = reduce(self, operand)?;
                        if value.is_null() {
                            // A rule whose action gives nothing has no further alternatives.
                            top!().alternative = 0;
                            break 'step None;
                        }
                        break 'step Some(value);
                    }
                    op::RETURN_TOP => break 'step Some(self.values.last().copied().unwrap_or(Value::Unit)),
                    op::RETURN_SLOT => {
                        let slot = top!().base as usize + usize::from(operand);
                        break 'step Some(self.values.get(slot).copied().unwrap_or(Value::Unit));
                    }
                    op::RETURN_UNIT => break 'step Some(Value::Unit),
                    op::GROW => {
                        let class = self.peek(mark)?;
                        pc += 1;
                        if !contains!(operand, class) {
                            let frame = top!();
                            frame.keep = NONE;
                            let base = frame.base as usize;
                            break 'step Some(self.values.get(base).copied().unwrap_or(Value::Unit));
                        }
                    }
                    op::GROWN => {
                        let frame = top!();
                        frame.keep = NONE;
                        let base = frame.base as usize;
                        break 'step Some(self.values.get(base).copied().unwrap_or(Value::Unit));
                    }
                    _ => {
                        top!().alternative = 0;
                        break 'step None;
                    }
                }
                continue 'run;
            };

            // Return from frames until one goes on.
            let mut result = result;
            loop {
                let frame = top!();
                match result {
                    Some(value) => {
                        let Some(rule) = RULES.get(usize::from(frame.rule)) else {
                            return Ok(Value::Null);
                        };
                        let base = frame.base as usize;
                        if rule.grow != 0 && frame.keep != NONE {
                            // A first value, or a greater one: try to extend it.
                            frame.keep = frame.base + 1;
                            frame.reset = mark as u32;
                            self.values.truncate(base);
                            self.values.push(value);
                            pc = usize::from(rule.grow);
                            continue 'run;
                        }
                        let (kind, start, memos) = (frame.kind, frame.start as usize, frame.memos as usize);
                        let invalid_before = frame.invalid_before;
                        pc = usize::from(frame.ret);
                        self.frames.pop();
                        self.values.truncate(base);
                        if rule.flags & (STATEMENT | WITHOUT_INVALID) != 0 {
                            if rule.flags & STATEMENT != 0 && !self.second_pass {
                                self.forget(start, mark, memos);
                            }
                            if rule.flags & WITHOUT_INVALID != 0 {
                                self.invalid_pass = invalid_before;
                            }
                        }
                        if rule.memo != 0
                            && (self.second_pass
                                || rule.flags & LATE_MEMO == 0
                                    && (rule.flags & LONG_MEMO == 0 || self.was_long(start, mark)))
                        {
                            self.remember(start, rule.memo - 1, value, mark);
                        }
                        match kind {
                            Kind::Call | Kind::Try => self.values.push(value),
                            Kind::CallDrop | Kind::TryDrop | Kind::Repeat => {}
                            Kind::Ahead => mark = start,
                            Kind::NotAhead => {
                                result = None;
                                continue;
                            }
                            Kind::Start => {
                                self.mark = mark;
                                return Ok(value);
                            }
                        }
                        continue 'run;
                    }
                    None => {
                        mark = frame.reset as usize;
                        let (keep, base) = (frame.keep as usize, frame.base as usize);
                        if frame.alternative != 0 {
                            pc = usize::from(frame.alternative);
                            self.values.truncate(keep);
                            continue 'run;
                        }
                        let number = usize::from(frame.rule);
                        if frame.kind == Kind::Repeat {
                            let flags = word!(number + 2);
                            let matched = frame.reset != frame.start;
                            self.frames.pop();
                            if matched || flags & AT_LEAST_ONE == 0 {
                                self.values.truncate(keep);
                                pc = usize::from(word!(number + 1));
                                self.end_repeat(base, flags);
                                continue 'run;
                            }
                            continue;
                        }
                        let (kind, start, invalid_before) =
                            (frame.kind, frame.start as usize, frame.invalid_before);
                        pc = usize::from(frame.ret);
                        self.frames.pop();
                        self.values.truncate(base);
                        mark = start;
                        if let Some(rule) = RULES.get(number) {
                            if rule.flags & WITHOUT_INVALID != 0 {
                                self.invalid_pass = invalid_before;
                            }
                            if rule.memo != 0 && (rule.flags & LATE_MEMO == 0 || self.second_pass) {
                                self.remember(start, rule.memo - 1, Value::Null, start);
                            }
                        }
                        match kind {
                            Kind::Try => self.values.push(Value::Null),
                            Kind::TryDrop | Kind::NotAhead => {}
                            Kind::Start => return Ok(Value::Null),
                            _ => continue,
                        }
                        continue 'run;
                    }
                }
            }
        }
    }

    /// How many rules are running.
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Adds a value to those of the frame on top.
    pub fn push_value(&mut self, value: Value<'a>) -> Result<(), Abort> {
        if self.values.capacity() - self.values.len() < MOST_VALUES {
            self.make_room()?;
        }
        self.values.push(value);
        Ok(())
    }

    /// Pushes the frame of a rule or a repetition that begins at a token; `ret` is where the caller goes on. There is room for the values
    /// of one of its alternatives then.
    #[inline(always)]
    fn enter(&mut self, mark: usize, ret: usize, rule: u16, kind: Kind) -> Result<(), Abort> {
        if self.frames.len() >= self.flags.max_depth {
            return Err(self.overflow());
        }
        if self.values.capacity() - self.values.len() < MOST_VALUES
            || self.frames.len() == self.frames.capacity()
        {
            self.make_room()?;
        }
        let values = self.values.len() as u32;
        self.frames.push(Frame {
            start: mark as u32,
            reset: mark as u32,
            base: values,
            keep: values,
            ret: ret as u16,
            alternative: 0,
            rule,
            kind,
            invalid_before: self.invalid_pass,
            memos: self.memo_values.len() as u32,
        });
        Ok(())
    }

    /// Makes room for a frame and its values.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self) -> Result<(), Abort> {
        let mut room = make_room(&mut self.frames);
        if self.values.capacity() - self.values.len() < MOST_VALUES {
            let more =
                MOST_VALUES + self.values.len() / if cfg!(target_pointer_width = "32") { 8 } else { 1 };
            let reserved = self.values.try_reserve_exact(more);
            room = room.and(reserved.map_err(|_| Error::Memory));
        }
        match room {
            Ok(()) => Ok(()),
            Err(error) => Err(self.abort(error)),
        }
    }

    /// Turns the values of a repetition into one.
    #[inline]
    fn end_repeat(&mut self, base: usize, flags: u16) {
        if flags & COLLECT != 0 {
            let items = self.values.get(base..).unwrap_or_default();
            let items = sequence(self.arena, items);
            self.values.truncate(base);
            self.values.push(items);
        }
    }

    #[cold]
    fn overflow(&mut self) -> Abort {
        self.abort(Error::TooComplex)
    }

    /// Keeps an error.
    #[cold]
    pub fn abort(&mut self, error: Error) -> Abort {
        self.failure = Some(error);
        Abort
    }
}
