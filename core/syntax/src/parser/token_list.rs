//! What a parser remembers of the tokens that it has fetched, in little memory.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use super::tokens::token_location;
use crate::ast::Location;
use crate::error::Error;
use crate::grow::push;
use crate::token::TokenKind;
use crate::tokenizer::Token;

/// A sequence that grows at its end and shrinks at its start. It lies in chunks, so it never moves: where memory is short, there is
/// no room for a copy.
#[derive(Clone)]
pub(super) struct Chunked<T> {
    chunks: VecDeque<Vec<T>>,
    /// How many items at the start of the first chunk are gone.
    first: usize,
    len: usize,
}

/// The items of a chunk.
const CHUNK: usize = if cfg!(target_pointer_width = "32") {
    16
} else {
    1024
};

impl<T> Default for Chunked<T> {
    fn default() -> Self {
        Chunked {
            chunks: VecDeque::new(),
            first: 0,
            len: 0,
        }
    }
}

impl<T: Copy> Chunked<T> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(super) fn get(&self, position: usize) -> Option<&T> {
        let at = position.checked_add(self.first)?;
        self.chunks.get(at / CHUNK)?.get(at % CHUNK)
    }

    #[inline]
    pub(super) fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        let at = position.checked_add(self.first)?;
        self.chunks.get_mut(at / CHUNK)?.get_mut(at % CHUNK)
    }

    /// Appends an item.
    ///
    /// Raises `MemoryError`.
    #[inline]
    pub(super) fn push(&mut self, item: T) -> Result<(), Error> {
        match self.chunks.back_mut() {
            Some(chunk) if chunk.len() < CHUNK => chunk.push(item),
            _ => self.push_chunk(item)?,
        }
        self.len += 1;
        Ok(())
    }

    #[cold]
    fn push_chunk(&mut self, item: T) -> Result<(), Error> {
        let mut chunk = Vec::new();
        let room = chunk
            .try_reserve_exact(CHUNK)
            .and_then(|()| self.chunks.try_reserve(1));
        room.map_err(|_| Error::Memory)?;
        chunk.push(item);
        self.chunks.push_back(chunk);
        Ok(())
    }

    /// Forgets the first `count` items.
    pub(super) fn drop_front(&mut self, count: usize) {
        let count = count.min(self.len);
        self.len -= count;
        self.first += count;
        while self.first >= CHUNK && self.chunks.pop_front().is_some() {
            self.first -= CHUNK;
        }
        if self.len == 0 {
            self.first = 0;
            self.chunks.truncate(1);
            if let Some(chunk) = self.chunks.front_mut() {
                chunk.clear();
            }
        }
    }

    /// Replaces the items from `start` on.
    pub(super) fn fill(&mut self, start: usize, item: T) {
        let at = start + self.first;
        let mut within = at % CHUNK;
        for chunk in self.chunks.iter_mut().skip(at / CHUNK) {
            if let Some(rest) = chunk.get_mut(within..) {
                rest.fill(item);
            }
            within = 0;
        }
    }
}

/// The tokens.
#[derive(Clone, Default)]
pub(super) struct TokenList {
    tokens: Chunked<Short>,
    /// The metadata of the few tokens that have any, by their numbers.
    metadata: Vec<(usize, (u32, u32))>,
    /// How many tokens are forgotten.
    dropped: usize,
    /// The forgotten tokens that are kept nevertheless, by their numbers.
    kept: Vec<(usize, Short)>,
}

/// A token without its metadata.
#[derive(Clone, Copy)]
struct Short {
    location: Location,
    start: u32,
    end: u32,
    kind: TokenKind,
    level: u8,
    flags: u8,
}

/// In [`Short::flags`]: it has no first column.
const NO_START: u8 = 1;
/// In [`Short::flags`]: it has no last column.
const NO_END: u8 = 2;
/// In [`Short::flags`]: it has metadata.
const METADATA: u8 = 4;

impl TokenList {
    /// Appends a token.
    ///
    /// Raises `MemoryError`.
    #[inline]
    pub(super) fn push(&mut self, token: Token) -> Result<(), Error> {
        let flag = |condition: bool, flag: u8| if condition { flag } else { 0 };
        let short = Short {
            location: token_location(&token),
            start: token.start,
            end: token.end,
            kind: token.kind,
            // The tokenizer allows 200.
            level: token.level.min(u16::from(u8::MAX)) as u8,
            flags: flag(token.col_offset < 0, NO_START)
                | flag(token.end_col_offset < 0, NO_END)
                | flag(token.metadata.is_some(), METADATA),
        };
        if let Some(metadata) = token.metadata {
            push(&mut self.metadata, (self.dropped + self.tokens.len(), metadata))?;
        }
        self.tokens.push(short)
    }

    /// How many tokens there are that are not forgotten.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// How many tokens are forgotten: the number of the first that is not.
    #[inline]
    pub(super) fn dropped(&self) -> usize {
        self.dropped
    }

    #[inline(always)]
    fn short(&self, number: usize) -> Option<&Short> {
        match number.checked_sub(self.dropped) {
            Some(position) => self.tokens.get(position),
            None => self.kept(number),
        }
    }

    #[cold]
    fn kept(&self, number: usize) -> Option<&Short> {
        let found = self.kept.binary_search_by_key(&number, |entry| entry.0);
        self.kept.get(found.ok()?).map(|(_, short)| short)
    }

    /// A token, by its number.
    pub(super) fn get(&self, number: usize) -> Option<Token> {
        let short = self.short(number)?;
        let column = |flag: u8, column: u32| {
            if short.flags & flag != 0 {
                -1
            } else {
                i32::try_from(column).unwrap_or(i32::MAX)
            }
        };
        let metadata = if short.flags & METADATA != 0 {
            let found = self.metadata.binary_search_by_key(&number, |entry| entry.0);
            found
                .ok()
                .and_then(|at| self.metadata.get(at))
                .map(|entry| entry.1)
        } else {
            None
        };
        Some(Token {
            kind: short.kind,
            level: u16::from(short.level),
            lineno: short.location.lineno(),
            col_offset: column(NO_START, short.location.col_offset()),
            end_lineno: short.location.end_lineno(),
            end_col_offset: column(NO_END, short.location.end_col_offset()),
            start: short.start,
            end: short.end,
            metadata,
        })
    }

    /// Where a token stands, and where its text is in the source.
    pub(super) fn place(&self, number: usize) -> Option<(Location, core::ops::Range<usize>)> {
        let short = self.short(number)?;
        Some((short.location, short.start as usize..short.end as usize))
    }

    /// Where a token stands.
    pub(super) fn location(&self, number: usize) -> Option<Location> {
        self.short(number).map(|short| short.location)
    }

    /// The kind of a token.
    pub(super) fn kind(&self, number: usize) -> Option<TokenKind> {
        self.short(number).map(|short| short.kind)
    }

    /// The last token.
    pub(super) fn last(&self) -> Option<Token> {
        self.get((self.dropped + self.len()).checked_sub(1)?)
    }

    /// Forgets the first `count` tokens, and those that had been kept.
    pub(super) fn drop_front(&mut self, count: usize) {
        self.kept.clear();
        self.drop_tokens(count);
    }

    /// Forgets the first `count` tokens, but for those of these numbers: sorted, and none twice.
    ///
    /// Raises `MemoryError`; then it forgets nothing.
    pub(super) fn drop_front_but(&mut self, count: usize, numbers: &[usize]) -> Result<(), Error> {
        let mut kept = Vec::new();
        kept.try_reserve_exact(numbers.len()).map_err(|_| Error::Memory)?;
        kept.extend(
            numbers
                .iter()
                .filter_map(|&number| Some((number, *self.short(number)?))),
        );
        self.kept = kept;
        self.drop_tokens(count);
        Ok(())
    }

    fn drop_tokens(&mut self, count: usize) {
        let count = count.min(self.tokens.len());
        self.tokens.drop_front(count);
        self.dropped += count;
        let first = self.kept.first().map_or(self.dropped, |entry| entry.0);
        let gone = self.metadata.partition_point(|entry| entry.0 < first);
        self.metadata.drain(..gone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_after_others_were_dropped() {
        let mut list = Chunked::default();
        let mut first = 0;
        for number in 0..5000_usize {
            list.push(number).expect("there is memory");
            if number % 3 == 0 {
                list.drop_front(2);
                first = (first + 2).min(number + 1);
            }
            assert_eq!(list.len(), number + 1 - first);
            assert_eq!(list.get(0).copied(), (first <= number).then_some(first));
            assert_eq!(list.get(list.len()), None);
        }
        list.fill(list.len() / 2, 7);
        let sevens = (0..list.len()).filter(|&at| list.get(at) == Some(&7)).count();
        assert_eq!(sevens, list.len() - list.len() / 2);
    }

    #[test]
    fn tokens_come_back_as_they_were() {
        let mut list = TokenList::default();
        let token = |number: u32| Token {
            kind: TokenKind::Name,
            level: (number % 200) as u16,
            lineno: number,
            col_offset: if number.is_multiple_of(5) {
                -1
            } else {
                number as i32
            },
            end_lineno: number + 1,
            end_col_offset: if number.is_multiple_of(7) { -1 } else { 3 },
            start: number,
            end: number * 2,
            metadata: number.is_multiple_of(11).then_some((number, number + 5)),
        };
        for number in 0..3000 {
            list.push(token(number)).expect("there is memory");
        }
        list.drop_front_but(1000, &[5, 11, 700]).expect("there is memory");
        list.drop_front_but(500, &[11, 1100]).expect("there is memory");
        assert_eq!((list.dropped(), list.len()), (1500, 1500));
        for number in 0..3000 {
            let there = number >= 1500 || number == 11 || number == 1100;
            assert_eq!(list.get(number as usize), there.then(|| token(number)));
        }
        assert_eq!(list.last(), Some(token(2999)));
    }
}
