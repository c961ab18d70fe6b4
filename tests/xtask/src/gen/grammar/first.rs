//! Which tokens a rule can begin with, so that the machine need not try what cannot match.

use std::collections::BTreeMap;

use super::notation::{Alternative, Element, Item, Rule};
use super::{ALL, Set, soft_keywords};

/// What an item can begin with, and whether it can match nothing.
#[derive(Clone, Copy, PartialEq)]
pub struct First {
    pub set: Set,
    pub nullable: bool,
}

pub struct FirstSets {
    rules: BTreeMap<String, First>,
}

impl FirstSets {
    /// Computes the sets of all rules.
    pub fn new(rules: &[Rule]) -> FirstSets {
        let nothing = First {
            set: 0,
            nullable: false,
        };
        let mut sets = FirstSets {
            rules: rules.iter().map(|rule| (rule.name.clone(), nothing)).collect(),
        };
        loop {
            let mut changed = false;
            for rule in rules {
                let first = sets.alternatives(&rule.alternatives);
                changed |= sets.rules.insert(rule.name.clone(), first) != Some(first);
            }
            if !changed {
                return sets;
            }
        }
    }

    pub fn alternatives(&self, alternatives: &[Alternative]) -> First {
        alternatives.iter().fold(
            First {
                set: 0,
                nullable: false,
            },
            |sum, alternative| {
                let first = self.sequence(&alternative.elements);
                First {
                    set: sum.set | first.set,
                    nullable: sum.nullable | first.nullable,
                }
            },
        )
    }

    pub fn sequence(&self, elements: &[Element]) -> First {
        let Some((element, rest)) = elements.split_first() else {
            return First {
                set: 0,
                nullable: true,
            };
        };
        match &element.item {
            Item::Cut | Item::Target => self.sequence(rest),
            Item::Ahead(item) => {
                let (ahead, rest) = (self.item(item), self.sequence(rest));
                if ahead.nullable {
                    rest
                } else if rest.nullable {
                    First {
                        set: ahead.set,
                        nullable: false,
                    }
                } else {
                    First {
                        set: rest.set & ahead.set,
                        nullable: false,
                    }
                }
            }
            Item::NotAhead(item) => {
                let rest = self.sequence(rest);
                match token_set(item) {
                    Some(set) if !rest.nullable => First {
                        set: rest.set & !set,
                        nullable: false,
                    },
                    _ => rest,
                }
            }
            // It raises if the token is another one, so it must be reached.
            Item::Forced(_) => First {
                set: ALL,
                nullable: false,
            },
            item => {
                let first = self.item(item);
                if !first.nullable {
                    return first;
                }
                let rest = self.sequence(rest);
                First {
                    set: first.set | rest.set,
                    nullable: rest.nullable,
                }
            }
        }
    }

    pub fn item(&self, item: &Item) -> First {
        let set = |set| First { set, nullable: false };
        match item {
            Item::Token(class) => set(1 << class),
            Item::Name | Item::Identifier => set(1 << 1 | soft_keywords()),
            Item::SoftKeyword => set(soft_keywords()),
            Item::Rule(name) => self.rules.get(name).copied().unwrap_or(set(0)),
            Item::Group(alternatives) => self.alternatives(alternatives),
            Item::Optional(item) => First {
                nullable: true,
                ..self.item(item)
            },
            Item::Repeat {
                item, at_least_one, ..
            } => {
                let first = self.item(item);
                First {
                    nullable: first.nullable || !at_least_one,
                    ..first
                }
            }
            Item::Operation(name) => self.rules.get(*name).copied().unwrap_or(set(0)),
            Item::Ahead(_) | Item::NotAhead(_) | Item::Cut | Item::Target => First {
                set: ALL,
                nullable: true,
            },
            Item::Forced(_) => set(ALL),
        }
    }
}

/// The classes that an item matches, if it always matches exactly one token.
pub fn token_set(item: &Item) -> Option<Set> {
    match item {
        Item::Token(class) => Some(1 << class),
        Item::Name | Item::Identifier => Some(1 << 1 | soft_keywords()),
        Item::SoftKeyword => Some(soft_keywords()),
        Item::Group(alternatives) => alternatives
            .iter()
            .try_fold(0, |set, alternative| match &*alternative.elements {
                [element] if alternative.action.is_none() => Some(set | token_set(&element.item)?),
                _ => None,
            }),
        _ => None,
    }
}
