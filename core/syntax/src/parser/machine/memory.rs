//! What a parser remembers: the results of rules by position, and what it needs of the tokens; and when it forgets them.

use alloc::vec::Vec;

use super::{Error, LATE_MEMO, Parser, Rule, TokenList, Value, make_room};

/// A remembered result.
#[derive(Clone, Copy)]
pub(super) struct Memo<'a> {
    pub value: Value<'a>,
    /// The token after the match.
    pub end: u32,
    /// The token's next memo, or `NONE`.
    next: u32,
    rule: u8,
}

/// No memo; in a frame's `keep`: its value can't be extended.
pub(super) const NONE: u32 = u32::MAX;

/// Which memos a token has.
#[derive(Clone, Copy)]
struct Memos {
    /// A bit for each rule that has one. (Words, because 64 bits would be aligned to 8 bytes.)
    mask: [u32; 2],
    head: u32,
}

const NO_MEMOS: Memos = Memos {
    mask: [0; 2],
    head: NONE,
};

/// What is noted of a token.
#[derive(Clone, Copy)]
pub(in crate::parser) struct Note<'a> {
    /// The expression made of it, if it is a name or a number.
    pub leaf: Option<&'a crate::ast::Expr<'a>>,
    memos: Memos,
}

pub(super) const NO_NOTE: Note<'static> = Note {
    leaf: None,
    memos: NO_MEMOS,
};

/// What a parser has read beyond the statement that it ends with.
#[derive(Default)]
pub(in crate::parser) struct Rest {
    classes: Vec<u8>,
    tokens: TokenList,
}

/// How many tokens are given up at once at least.
const GIVEN_UP: usize = 16;

impl<'a> Parser<'a, '_, '_> {
    /// Goes on where another parser stopped.
    ///
    /// Raises `MemoryError`.
    pub fn resume(&mut self, rest: Rest) -> Result<(), Error> {
        for _ in 0..rest.tokens.len() {
            self.notes.push(NO_NOTE)?;
        }
        (self.tokens, self.classes) = (rest.tokens, rest.classes);
        self.dropped = self.tokens.dropped();
        self.mark = self.dropped;
        Ok(())
    }

    /// Stops after what was parsed last.
    pub fn suspend(mut self) -> Rest {
        self.settle(self.mark);
        self.classes.shrink_to_fit();
        Rest {
            classes: self.classes,
            tokens: self.tokens,
        }
    }

    /// Forgets the tokens before `mark`, where a statement of the module has ended: nothing returns to them.
    pub(super) fn settle(&mut self, mark: usize) {
        let count = mark.wrapping_sub(self.dropped).min(self.notes.len());
        self.tokens.drop_front(count);
        self.drop_notes(count);
        self.settled_statement = self.last_statement;
    }

    /// Forgets what the first pass remembered and turns the invalid_ rules on.
    pub fn begin_second_pass(&mut self) {
        self.notes.fill(0, NO_NOTE);
        self.memo_values.clear();
        self.memo_end = 0;
        self.frames.clear();
        self.values.clear();
        self.invalid_pass = true;
        self.second_pass = true;
        self.last_statement = self.settled_statement;
    }

    /// Whether there may be a memo of a rule at a place.
    #[inline(always)]
    pub(super) fn may_remember(&self, rule: &Rule, mark: usize) -> bool {
        rule.memo != 0 && mark < self.memo_end && (rule.flags & LATE_MEMO == 0 || self.second_pass)
    }

    /// Whether more has been looked at than one token, and the one after it.
    #[inline]
    pub(super) fn was_long(&self, start: usize, mark: usize) -> bool {
        mark > start + 1 || self.classes.len() + self.dropped > mark + 1
    }

    pub(super) fn remembered(&self, mark: usize, memo: u8) -> Option<Memo<'a>> {
        let memos = self.notes.get(mark.wrapping_sub(self.dropped))?.memos;
        if memos.mask.get(usize::from(memo >> 5))? >> (memo & 31) & 1 == 0 {
            return None;
        }
        let mut next = memos.head;
        loop {
            let found = self.memo_values.get(next as usize)?;
            if found.rule == memo {
                return Some(*found);
            }
            next = found.next;
        }
    }

    pub(super) fn remember(&mut self, mark: usize, memo: u8, value: Value<'a>, end: usize) {
        // What can't be remembered is matched once more.
        if make_room(&mut self.memo_values).is_ok()
            && let Some(note) = self.notes.get_mut(mark.wrapping_sub(self.dropped))
        {
            let memos = &mut note.memos;
            self.memo_end = self.memo_end.max(mark + 1);
            let number = self.memo_values.len() as u32;
            self.memo_values.push(Memo {
                value,
                end: end as u32,
                next: memos.head,
                rule: memo,
            });
            memos.head = number;
            if let Some(word) = memos.mask.get_mut(usize::from(memo >> 5)) {
                *word |= 1 << (memo & 31);
            }
        }
    }

    /// Forgets the memos of the tokens from `start` on, which are the last ones made: the statement that these begin ends before `end`.
    pub(super) fn forget(&mut self, start: usize, end: usize, memos: usize) {
        self.memo_values.truncate(memos);
        if self.memo_end > start {
            self.notes.fill(start.saturating_sub(self.dropped), NO_NOTE);
            self.memo_end = start;
        }
        if self.gives_up_tokens {
            self.give_up(end);
        }
    }

    /// Gives up the tokens before `end`, where a statement has ended, but for the last one with text, which says where the block
    /// ends, and those that what surrounds the statement still asks about: where it begins, and what it is called.
    fn give_up(&mut self, end: usize) {
        let Some(last) = self.last_with_text(end) else {
            return;
        };
        let count = last - self.dropped;
        if count < GIVEN_UP {
            return;
        }
        let frames = self.frames.iter().map(|frame| frame.start as usize);
        let values = self.values.iter().filter_map(|value| match *value {
            Value::Token(number) | Value::WithToken(_, number) => Some(number),
            _ => None,
        });
        let mut numbers: Vec<usize> = Vec::new();
        if numbers
            .try_reserve_exact(self.frames.len() + self.values.len())
            .is_err()
        {
            return;
        }
        numbers.extend(frames.chain(values).filter(|&number| number < last));
        taipan_unicode::sort::sort_by(&mut numbers, |left, right| left < right);
        numbers.dedup();
        if self.tokens.drop_front_but(count, &numbers).is_ok() {
            self.drop_notes(count);
        }
    }

    /// Forgets what is noted of the first tokens, and all memos.
    fn drop_notes(&mut self, count: usize) {
        self.classes.drain(..count.min(self.classes.len()));
        self.notes.drop_front(count);
        self.notes.fill(0, NO_NOTE);
        self.memo_values.clear();
        self.memo_end = 0;
        self.dropped += count;
    }
}
