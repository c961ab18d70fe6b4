//! Lists, tuples, sets and dicts.

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::Intrinsic1;
use taipan_syntax::ast::{Expr, ExprContext, ExprKind, Identifier};

use super::{Compiler, STACK_USE_GUIDELINE};
use crate::instruction_sequence::Location as Loc;

/// The instructions that build one kind of collection.
#[derive(Clone, Copy)]
pub(super) struct Builder {
    build: Op,
    add: Op,
    extend: Op,
    /// Whether a list is built in order to become a tuple.
    is_tuple: bool,
}

const LIST: Builder = Builder {
    build: Op::BUILD_LIST,
    add: Op::LIST_APPEND,
    extend: Op::LIST_EXTEND,
    is_tuple: false,
};
/// Tuples.
pub(super) const TUPLE: Builder = Builder {
    is_tuple: true,
    ..LIST
};
const SET: Builder = Builder {
    build: Op::BUILD_SET,
    add: Op::SET_ADD,
    extend: Op::SET_UPDATE,
    is_tuple: false,
};

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn list(
        &mut self,
        location: Loc,
        elts: &'a [&'a Expr<'a>],
        ctx: ExprContext,
    ) -> Result<(), Failure> {
        match ctx {
            ExprContext::Store => self.unpack(location, elts),
            ExprContext::Load => self.star_unpack(location, elts, None, 0, LIST),
            ExprContext::Del => self.exprs(elts),
        }
    }

    #[inline(never)]
    pub(super) fn tuple(
        &mut self,
        location: Loc,
        elts: &'a [&'a Expr<'a>],
        ctx: ExprContext,
    ) -> Result<(), Failure> {
        match ctx {
            ExprContext::Store => self.unpack(location, elts),
            ExprContext::Load => self.star_unpack(location, elts, None, 0, TUPLE),
            ExprContext::Del => self.exprs(elts),
        }
    }

    #[inline(never)]
    pub(super) fn set(&mut self, location: Loc, elts: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        self.star_unpack(location, elts, None, 0, SET)
    }

    /// Builds a collection of `pushed` values on the stack, `elts`, starred ones among them, and the variable `injected`.
    #[inline(never)]
    pub(super) fn star_unpack(
        &mut self,
        location: Loc,
        elts: &'a [&'a Expr<'a>],
        injected: Option<Identifier<'a>>,
        pushed: usize,
        builder: Builder,
    ) -> Result<(), Failure> {
        let count = elts.len() + pushed + usize::from(injected.is_some());
        let big = count > STACK_USE_GUIDELINE;
        let seen_star = elts
            .iter()
            .any(|element| matches!(element.kind, ExprKind::Starred { .. }));
        if !seen_star && !big {
            self.exprs(elts)?;
            if let Some(injected) = injected {
                self.load_name(location, injected)?;
            }
            let opcode = if builder.is_tuple {
                Op::BUILD_TUPLE
            } else {
                builder.build
            };
            return self.op_n(location, opcode, count);
        }
        let mut built = big;
        if big {
            self.op_n(location, builder.build, pushed)?;
        }
        for (position, element) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = element.kind {
                if !built {
                    self.op_n(location, builder.build, position + pushed)?;
                    built = true;
                }
                self.expr(value)?;
                self.op_i(location, builder.extend, 1)?;
            } else {
                self.expr(element)?;
                if built {
                    self.op_i(location, builder.add, 1)?;
                }
            }
        }
        if let Some(injected) = injected {
            self.load_name(location, injected)?;
            self.op_i(location, builder.add, 1)?;
        }
        if builder.is_tuple {
            self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::ListToTuple as u32)?;
        }
        Ok(())
    }

    /// Builds a dict of items without `**`.
    fn subdict(
        &mut self,
        location: Loc,
        keys: &'a [Option<&'a Expr<'a>>],
        values: &'a [&'a Expr<'a>],
    ) -> Result<(), Failure> {
        let big = values.len() * 2 > STACK_USE_GUIDELINE;
        if big {
            self.op_i(location, Op::BUILD_MAP, 0)?;
        }
        for (key, value) in keys.iter().flatten().zip(values) {
            self.expr(key)?;
            self.expr(value)?;
            if big {
                self.op_i(location, Op::MAP_ADD, 1)?;
            }
        }
        if big {
            Ok(())
        } else {
            self.op_n(location, Op::BUILD_MAP, values.len())
        }
    }

    #[inline(never)]
    pub(super) fn dict(
        &mut self,
        location: Loc,
        keys: &'a [Option<&'a Expr<'a>>],
        values: &'a [&'a Expr<'a>],
    ) -> Result<(), Failure> {
        let mut have_dict = false;
        // How many items before the current one are not emitted yet.
        let mut pending = 0;
        let items = |from: usize, to: usize| {
            (
                keys.get(from..to).unwrap_or_default(),
                values.get(from..to).unwrap_or_default(),
            )
        };
        for (position, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if pending > 0 {
                    let (keys, values) = items(position - pending, position);
                    self.subdict(location, keys, values)?;
                    if have_dict {
                        self.op_i(location, Op::DICT_UPDATE, 1)?;
                    }
                    have_dict = true;
                    pending = 0;
                }
                if !have_dict {
                    self.op_i(location, Op::BUILD_MAP, 0)?;
                    have_dict = true;
                }
                self.expr(value)?;
                self.op_i(location, Op::DICT_UPDATE, 1)?;
            } else if pending * 2 > STACK_USE_GUIDELINE {
                let (keys, values) = items(position - pending, position + 1);
                self.subdict(location, keys, values)?;
                if have_dict {
                    self.op_i(location, Op::DICT_UPDATE, 1)?;
                }
                have_dict = true;
                pending = 0;
            } else {
                pending += 1;
            }
        }
        if pending > 0 {
            let (keys, values) = items(values.len() - pending, values.len());
            self.subdict(location, keys, values)?;
            if have_dict {
                self.op_i(location, Op::DICT_UPDATE, 1)?;
            }
            have_dict = true;
        }
        if have_dict {
            Ok(())
        } else {
            self.op_i(location, Op::BUILD_MAP, 0)
        }
    }
}
