//! What rules and items give: the machine's values.

use crate::arena::Arena;
use crate::ast::{
    Alias, Arg, Arguments, CmpOp, Comprehension, ExceptHandler, Expr, Keyword, MatchCase, Mod, Operator,
    Pattern, Stmt, TypeParam, WithItem,
};

/// The value of a rule or item. What is built while parsing lives in the arena, so values are only references.
///
/// What a value holds is of whole words: values are copied all the time, and a byte beside the tag would make each
/// copy a slow, unaligned one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// An optional item that isn't there; as the value of a rule or action: it failed.
    Null,
    /// A match without anything to say.
    Unit,
    /// A token, by its number.
    Token(usize),
    Expr(&'a Expr<'a>),
    Stmt(&'a Stmt<'a>),
    Pattern(&'a Pattern<'a>),
    Arg(&'a Arg<'a>),
    Arguments(&'a Arguments<'a>),
    Keyword(&'a Keyword<'a>),
    Alias(&'a Alias<'a>),
    WithItem(&'a WithItem<'a>),
    ExceptHandler(&'a ExceptHandler<'a>),
    MatchCase(&'a MatchCase<'a>),
    TypeParam(&'a TypeParam<'a>),
    Comprehension(&'a Comprehension<'a>),
    Mod(&'a Mod<'a>),
    /// The operator of an augmented assignment.
    Operator(&'a Operator),
    /// A comparison operator with its right operand.
    Comparison(&'a (CmpOp, &'a Expr<'a>)),
    /// An operator between or before operands, by its number in `operators.rs`, and the token at which what follows it begins.
    Operation(usize, usize),
    /// A key (missing for `**value`) and a value.
    DictItem(Option<&'a Expr<'a>>, &'a Expr<'a>),
    /// A key or name and the pattern for its value.
    KeyPattern(&'a Expr<'a>, &'a Pattern<'a>),
    /// A parameter and its default.
    NameDefault(&'a Arg<'a>, Option<&'a Expr<'a>>),
    /// Positional-only parameters, the last ones with defaults.
    SlashWithDefault(&'a [&'a Arg<'a>], &'a [Value<'a>]),
    /// The arguments of a call.
    CallArgs(&'a CallArgs<'a>),
    /// What follows the positional parameters.
    StarEtc(&'a StarEtc<'a>),
    /// A conversion or format specification, with the token whose metadata is the text before it.
    WithToken(&'a Expr<'a>, usize),
    Exprs(&'a [&'a Expr<'a>]),
    Stmts(&'a [&'a Stmt<'a>]),
    Patterns(&'a [&'a Pattern<'a>]),
    Args(&'a [&'a Arg<'a>]),
    Aliases(&'a [&'a Alias<'a>]),
    WithItems(&'a [&'a WithItem<'a>]),
    ExceptHandlers(&'a [&'a ExceptHandler<'a>]),
    MatchCases(&'a [&'a MatchCase<'a>]),
    TypeParams(&'a [&'a TypeParam<'a>]),
    Comprehensions(&'a [&'a Comprehension<'a>]),
    /// A sequence of anything else, or of different things.
    Values(&'a [Value<'a>]),
}

/// Positional and keyword arguments.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallArgs<'a> {
    pub args: &'a [&'a Expr<'a>],
    pub keywords: &'a [&'a Keyword<'a>],
}

/// `*args`, the keyword-only parameters and `**kwargs`.
#[derive(Clone, Copy, Debug)]
pub(super) struct StarEtc<'a> {
    pub vararg: Option<&'a Arg<'a>>,
    pub kwonlyargs: &'a [Value<'a>],
    pub kwarg: Option<&'a Arg<'a>>,
}

/// Declares how a value is taken apart: an optional node and a sequence of nodes.
macro_rules! accessors {
    ($($one:ident, $many:ident, $node:ident, $single:ident, $sequence:ident;)*) => {
        impl<'a> Value<'a> {
            $(
                /// The node, if the value is one.
                #[allow(dead_code)]
                pub fn $one(self) -> Option<&'a $node<'a>> {
                    if let Value::$single(node) = self { Some(node) } else { None }
                }

                /// The sequence of nodes; empty if the value is something else.
                #[allow(dead_code)]
                pub fn $many(self) -> &'a [&'a $node<'a>] {
                    if let Value::$sequence(nodes) = self { nodes } else { &[] }
                }
            )*
        }

        /// Puts the values of a repetition into the arena, as the kind of sequence that they can be.
        pub(super) fn sequence<'a>(arena: &'a Arena, values: &[Value<'a>]) -> Value<'a> {
            match values.first() {
                $(
                    Some(&Value::$single(_)) if values.iter().all(|value| matches!(value, Value::$single(_))) => {
                        let nodes = values.iter().filter_map(|value| value.$one());
                        Value::$sequence(arena.slice_from_iter(values.len(), nodes))
                    }
                )*
                _ => Value::Values(arena.slice(values)),
            }
        }
    };
}

accessors! {
    expr, exprs, Expr, Expr, Exprs;
    stmt, stmts, Stmt, Stmt, Stmts;
    pattern, patterns, Pattern, Pattern, Patterns;
    arg, args, Arg, Arg, Args;
    alias, aliases, Alias, Alias, Aliases;
    with_item, with_items, WithItem, WithItem, WithItems;
    except_handler, except_handlers, ExceptHandler, ExceptHandler, ExceptHandlers;
    match_case, match_cases, MatchCase, MatchCase, MatchCases;
    type_param, type_params, TypeParam, TypeParam, TypeParams;
    comprehension, comprehensions, Comprehension, Comprehension, Comprehensions;
}

impl<'a> Value<'a> {
    /// Whether there is nothing.
    pub fn is_null(self) -> bool {
        matches!(self, Value::Null)
    }

    /// A keyword argument.
    pub fn keyword(self) -> Option<&'a Keyword<'a>> {
        if let Value::Keyword(keyword) = self {
            Some(keyword)
        } else {
            None
        }
    }

    /// The number of a token.
    pub fn token(self) -> Option<usize> {
        if let Value::Token(number) = self {
            Some(number)
        } else {
            None
        }
    }

    /// A sequence that isn't of one kind of node.
    pub fn values(self) -> &'a [Value<'a>] {
        if let Value::Values(values) = self {
            values
        } else {
            &[]
        }
    }
}
