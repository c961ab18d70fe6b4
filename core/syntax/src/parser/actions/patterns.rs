//! Actions of patterns.

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
        let all = first.pattern().into_iter().chain(rest.patterns().iter().copied());
        Ok(Value::Patterns(self.arena.collect(all)))
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
        let keys = pairs(items).map(|(key, _)| key);
        self.pattern(PatternKind::MatchMapping(self.arena.alloc(MatchMapping {
            keys: self.arena.collect(keys),
            patterns: self.patterns_of(items),
            rest: self.id_of(rest),
        })))
    }

    pub fn match_class(&mut self, cls: Value<'a>, patterns: Value<'a>, keywords: Value<'a>) -> Reduced<'a> {
        let Some(cls) = cls.expr() else {
            return Ok(Value::Null);
        };
        let names = pairs(keywords).filter_map(|(name, _)| self.id_of(Value::Expr(name)));
        self.pattern(PatternKind::MatchClass(self.arena.alloc(MatchClass {
            cls,
            patterns: patterns.patterns(),
            kwd_attrs: self.arena.collect(names),
            kwd_patterns: self.patterns_of(keywords),
        })))
    }

    /// The patterns of `(key, pattern)` pairs, or a sequence of patterns as it is.
    pub fn patterns_of(&self, value: Value<'a>) -> &'a [&'a Pattern<'a>] {
        match value {
            Value::Patterns(patterns) => patterns,
            value => self.arena.collect(pairs(value).map(|(_, pattern)| pattern)),
        }
    }
}

fn pairs<'a>(items: Value<'a>) -> impl Iterator<Item = (&'a Expr<'a>, &'a Pattern<'a>)> + Clone {
    items.values().iter().filter_map(|item| match *item {
        Value::KeyPattern(key, pattern) => Some((key, pattern)),
        _ => None,
    })
}
