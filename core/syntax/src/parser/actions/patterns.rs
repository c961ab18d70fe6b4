//! Actions of patterns.

use alloc::vec::Vec;

use crate::ast::{Constant, Expr, MatchClass, MatchMapping, Pattern, PatternKind};
use crate::parser::machine::{Parser, Reduced};
use crate::parser::value::Value;

impl<'a> Parser<'a, '_, '_> {
    fn pattern(&self, kind: PatternKind<'a>) -> Reduced<'a> {
        Ok(Value::Pattern(self.arena.alloc(Pattern {
            kind,
            location: self.location(),
        })))
    }

    pub fn match_value(&mut self, value: Value<'a>) -> Reduced<'a> {
        let Some(value) = value.expr() else {
            return Ok(Value::Null);
        };
        self.pattern(PatternKind::MatchValue { value })
    }

    pub fn match_singleton(&mut self, value: Constant<'a>) -> Reduced<'a> {
        self.pattern(PatternKind::MatchSingleton { value })
    }

    pub fn match_sequence(&mut self, patterns: Value<'a>) -> Reduced<'a> {
        self.pattern(PatternKind::MatchSequence {
            patterns: patterns.patterns(),
        })
    }

    pub fn pattern_in_front(&mut self, first: Value<'a>, rest: Value<'a>) -> Reduced<'a> {
        let all: Vec<_> = first
            .pattern()
            .into_iter()
            .chain(rest.patterns().iter().copied())
            .collect();
        Ok(Value::Patterns(self.arena.slice(&all)))
    }

    pub fn match_as(&mut self, pattern: Value<'a>, name: Value<'a>) -> Reduced<'a> {
        self.pattern(PatternKind::MatchAs {
            pattern: pattern.pattern(),
            name: self.id_of(name),
        })
    }

    pub fn match_or(&mut self, patterns: Value<'a>) -> Reduced<'a> {
        match patterns.patterns() {
            [single] => Ok(Value::Pattern(single)),
            patterns => self.pattern(PatternKind::MatchOr { patterns }),
        }
    }

    pub fn match_star(&mut self, name: Value<'a>) -> Reduced<'a> {
        self.pattern(PatternKind::MatchStar {
            name: self.id_of(name),
        })
    }

    pub fn key_pattern(&mut self, key: Value<'a>, pattern: Value<'a>) -> Reduced<'a> {
        let (Some(key), Some(pattern)) = (key.expr(), pattern.pattern()) else {
            return Ok(Value::Null);
        };
        Ok(Value::KeyPattern(key, pattern))
    }

    pub fn match_mapping(&mut self, items: Value<'a>, rest: Value<'a>) -> Reduced<'a> {
        let (keys, patterns) = pairs(items);
        let (keys, patterns) = (self.arena.slice(&keys), self.arena.slice(&patterns));
        self.pattern(PatternKind::MatchMapping(self.arena.alloc(MatchMapping {
            keys,
            patterns,
            rest: self.id_of(rest),
        })))
    }

    pub fn match_class(&mut self, cls: Value<'a>, patterns: Value<'a>, keywords: Value<'a>) -> Reduced<'a> {
        let Some(cls) = cls.expr() else {
            return Ok(Value::Null);
        };
        let (names, kwd_patterns) = pairs(keywords);
        let names: Vec<_> = names
            .into_iter()
            .filter_map(|name| self.id_of(Value::Expr(name)))
            .collect();
        self.pattern(PatternKind::MatchClass(self.arena.alloc(MatchClass {
            cls,
            patterns: patterns.patterns(),
            kwd_attrs: self.arena.slice(&names),
            kwd_patterns: self.arena.slice(&kwd_patterns),
        })))
    }

    /// The patterns of `(key, pattern)` pairs, or a sequence of patterns as it is.
    pub fn patterns_of(&self, value: Value<'a>) -> Vec<&'a Pattern<'a>> {
        match value {
            Value::Patterns(patterns) => patterns.to_vec(),
            value => pairs(value).1,
        }
    }
}

fn pairs<'a>(items: Value<'a>) -> (Vec<&'a Expr<'a>>, Vec<&'a Pattern<'a>>) {
    items
        .values()
        .iter()
        .filter_map(|item| {
            if let Value::KeyPattern(key, pattern) = *item {
                Some((key, pattern))
            } else {
                None
            }
        })
        .unzip()
}
