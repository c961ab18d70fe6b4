//! `match` (PEP 634).
//!
//! Each routine for a pattern takes the topmost value, the subject, and on failure jumps to where as many values are popped as
//! lie above what the statement found. Captured values gather under what is still needed, and are stored only when the whole
//! pattern has matched.

use alloc::format;
use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::operand::BinaryOp;
use taipan_bytecode::{AnyOpcode as Op, ConstRef};
use taipan_syntax::ast::{
    CmpOp, Expr, ExprKind, Identifier, Location, MatchCase, MatchClass, MatchMapping, Operator, Pattern,
    PatternKind,
};
use taipan_syntax::error::Error;

use super::Compiler;
use super::assignment::unpack_ex_oparg;
use super::emit::loc;
use crate::const_repr::constant_repr;
use crate::instruction_sequence::{Label, Location as Loc};

/// The state of one case.
#[derive(Default)]
struct Context<'a> {
    /// The names captured so far, in the order of their values on the stack.
    stores: Vec<Identifier<'a>>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// Where to jump on failure, by how many values are to be popped.
    fail_pop: Vec<Label>,
    /// How many values on top of the stack must stay there; captured ones go beneath.
    on_top: usize,
}

fn is_wildcard(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, PatternKind::MatchAs { name: None, .. })
}

fn is_star_wildcard(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, PatternKind::MatchStar { name: None })
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn match_stmt(
        &mut self,
        subject: &'a Expr<'a>,
        cases: &'a [&'a MatchCase<'a>],
    ) -> Result<(), Failure> {
        self.expr(subject)?;
        let end = self.new_label();
        let Some((last, others)) = cases.split_last() else {
            return Err(Error::Value("Match has no cases".into()).into());
        };
        // A trailing `case _` needs no pattern.
        let has_default = is_wildcard(last.pattern) && !others.is_empty();
        let tested = if has_default { others } else { cases };
        for (position, case) in tested.iter().enumerate() {
            let is_last_tested = position + 1 == tested.len();
            let location = loc(case.pattern.location);
            if !is_last_tested {
                self.op_i(location, Op::COPY, 1)?;
            }
            let mut context = Context {
                allow_irrefutable: case.guard.is_some() || position + 1 == cases.len(),
                ..Context::default()
            };
            self.pattern(case.pattern, &mut context)?;
            for name in core::mem::take(&mut context.stores) {
                self.store_name(location, name)?;
            }
            if let Some(guard) = case.guard {
                let fail = self.fail_label(&mut context, 0);
                self.jump_if(guard, fail, false)?;
            }
            if !is_last_tested {
                // Belongs to what follows, which makes better places for branch events.
                self.op(Loc::NEXT, Op::POP_TOP)?;
            }
            self.stmts(case.body)?;
            self.jump(Loc::NONE, Op::JUMP, end)?;
            self.emit_fail_pop(location, &mut context)?;
        }
        if has_default {
            let location = loc(last.pattern.location);
            // A line to be seen for the case, which makes no code.
            self.op(location, Op::NOP)?;
            if let Some(guard) = last.guard {
                self.jump_if(guard, end, false)?;
            }
            self.stmts(last.body)?;
        }
        self.use_label(end)
    }

    /// The label for failing with `pops` values to be popped.
    fn fail_label(&mut self, context: &mut Context<'a>, pops: usize) -> Label {
        loop {
            if let Some(&label) = context.fail_pop.get(pops) {
                return label;
            }
            let label = self.new_label();
            context.fail_pop.push(label);
        }
    }

    fn jump_to_fail(&mut self, location: Loc, context: &mut Context<'a>, opcode: Op) -> Result<(), Failure> {
        let pops = context.on_top + context.stores.len();
        let label = self.fail_label(context, pops);
        self.jump(location, opcode, label)
    }

    /// Emits where failures go: each place pops one value and falls through to the next.
    fn emit_fail_pop(&mut self, location: Loc, context: &mut Context<'a>) -> Result<(), Failure> {
        let mut labels = core::mem::take(&mut context.fail_pop);
        while let Some(label) = labels.pop() {
            self.use_label(label)?;
            if !labels.is_empty() {
                self.op(location, Op::POP_TOP)?;
            }
        }
        Ok(())
    }

    /// Moves the topmost value below the `count - 1` next ones.
    fn rotate(&mut self, location: Loc, count: usize) -> Result<(), Failure> {
        (2..=count)
            .rev()
            .try_for_each(|depth| self.op_n(location, Op::SWAP, depth))
    }

    fn duplicate_store<T>(&self, location: Location, name: Identifier<'a>) -> Result<T, Failure> {
        let message = format!("multiple assignments to name {} in pattern", quoted(name));
        self.error(location, message)
    }

    fn capture(
        &mut self,
        at: Location,
        name: Option<Identifier<'a>>,
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        let location = loc(at);
        let Some(name) = name else {
            return self.op(location, Op::POP_TOP);
        };
        if context.stores.contains(&name) {
            return self.duplicate_store(at, name);
        }
        self.rotate(location, context.on_top + context.stores.len() + 1)?;
        context.stores.push(name);
        Ok(())
    }

    fn subpattern(&mut self, pattern: &'a Pattern<'a>, context: &mut Context<'a>) -> Result<(), Failure> {
        let before = core::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = before;
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>, context: &mut Context<'a>) -> Result<(), Failure> {
        self.depth.enter()?;
        let at = pattern.location;
        let location = loc(at);
        match pattern.kind {
            PatternKind::MatchValue { value } => {
                if !matches!(value.kind, ExprKind::Constant { .. } | ExprKind::Attribute(..)) {
                    return self.error(at, "patterns may only match literals and attribute lookups");
                }
                self.expr(value)?;
                self.add_compare(location, CmpOp::Eq)?;
                self.op(location, Op::TO_BOOL)?;
                self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
            }
            PatternKind::MatchSingleton { value } => {
                self.load_const(location, value)?;
                self.add_compare(location, CmpOp::Is)?;
                self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
            }
            PatternKind::MatchSequence { patterns } => self.pattern_sequence(at, patterns, context)?,
            PatternKind::MatchMapping(&MatchMapping { keys, patterns, rest }) => {
                self.pattern_mapping(at, keys, patterns, rest, context)?;
            }
            PatternKind::MatchClass(..) => self.pattern_class(pattern, context)?,
            PatternKind::MatchStar { name } => self.capture(at, name, context)?,
            PatternKind::MatchAs { pattern: inner, name } => self.pattern_as(at, inner, name, context)?,
            PatternKind::MatchOr { patterns } => self.pattern_or(at, patterns, context)?,
        }
        self.depth.leave();
        Ok(())
    }

    fn pattern_as(
        &mut self,
        at: Location,
        inner: Option<&'a Pattern<'a>>,
        name: Option<Identifier<'a>>,
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        let Some(inner) = inner else {
            if context.allow_irrefutable {
                return self.capture(at, name, context);
            }
            let what = match name {
                Some(name) => format!("name capture {}", quoted(name)),
                None => "wildcard".into(),
            };
            return self.error(at, format!("{what} makes remaining patterns unreachable"));
        };
        context.on_top += 1;
        self.op_i(loc(at), Op::COPY, 1)?;
        self.pattern(inner, context)?;
        context.on_top -= 1;
        self.capture(at, name, context)
    }

    fn pattern_sequence(
        &mut self,
        at: Location,
        patterns: &'a [&'a Pattern<'a>],
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        let location = loc(at);
        let mut star = None;
        let mut only_wildcard = true;
        let mut star_wildcard = false;
        for (position, pattern) in patterns.iter().enumerate() {
            if matches!(pattern.kind, PatternKind::MatchStar { .. }) {
                if star.is_some() {
                    return self.error(at, "multiple starred names in sequence pattern");
                }
                star_wildcard = is_star_wildcard(pattern);
                only_wildcard &= star_wildcard;
                star = Some(position);
            } else {
                only_wildcard &= is_wildcard(pattern);
            }
        }
        context.on_top += 1;
        self.op(location, Op::MATCH_SEQUENCE)?;
        self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
        let length_check = match star {
            None => Some((patterns.len(), CmpOp::Eq)),
            Some(_) if patterns.len() > 1 => Some((patterns.len() - 1, CmpOp::GtE)),
            Some(_) => None,
        };
        if let Some((length, op)) = length_check {
            self.op(location, Op::GET_LEN)?;
            self.load_int(location, length as i64)?;
            self.add_compare(location, op)?;
            self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
        }
        context.on_top -= 1;
        match star {
            _ if only_wildcard => self.op(location, Op::POP_TOP),
            Some(star) if star_wildcard => self.sequence_items(location, patterns, star, context),
            _ => self.sequence_unpack(at, patterns, context),
        }
    }

    fn sequence_unpack(
        &mut self,
        at: Location,
        patterns: &'a [&'a Pattern<'a>],
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        let location = loc(at);
        let is_star = |pattern: &&Pattern<'_>| matches!(pattern.kind, PatternKind::MatchStar { .. });
        match patterns.iter().position(is_star) {
            Some(star) => {
                let Some(oparg) = unpack_ex_oparg(star, patterns.len() - star - 1) else {
                    return self.error(at, "too many expressions in star-unpacking sequence pattern");
                };
                self.op_i(location, Op::UNPACK_EX, oparg)?;
            }
            None => self.op_n(location, Op::UNPACK_SEQUENCE, patterns.len())?,
        }
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// Takes the items of a sequence one by one: with `*_`, the others need not be made a list.
    fn sequence_items(
        &mut self,
        location: Loc,
        patterns: &'a [&'a Pattern<'a>],
        star: usize,
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        context.on_top += 1;
        for (position, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || position == star {
                continue;
            }
            self.op_i(location, Op::COPY, 1)?;
            if position < star {
                self.load_int(location, position as i64)?;
            } else {
                // Not every sequence takes negative indexes.
                self.op(location, Op::GET_LEN)?;
                self.load_int(location, (patterns.len() - position) as i64)?;
                self.add_binary(location, Operator::Sub)?;
            }
            self.op_i(location, Op::BINARY_OP, BinaryOp::Subscr as u32)?;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(location, Op::POP_TOP)
    }

    fn pattern_class(&mut self, pattern: &'a Pattern<'a>, context: &mut Context<'a>) -> Result<(), Failure> {
        let PatternKind::MatchClass(&MatchClass {
            cls,
            patterns,
            kwd_attrs,
            kwd_patterns,
        }) = pattern.kind
        else {
            return Ok(());
        };
        let at = pattern.location;
        let location = loc(at);
        if kwd_attrs.len() != kwd_patterns.len() {
            let message = format!(
                "kwd_attrs ({}) / kwd_patterns ({}) length mismatch in class pattern",
                kwd_attrs.len(),
                kwd_patterns.len()
            );
            return self.error(at, message);
        }
        for (position, name) in kwd_attrs.iter().enumerate() {
            let mut later = kwd_attrs.iter().zip(kwd_patterns).skip(position + 1);
            if let Some((_, repeated)) = later.find(|(other, _)| *other == name) {
                let message = format!("attribute name repeated in class pattern: {name}");
                return self.error(repeated.location, message);
            }
        }
        self.expr(cls)?;
        self.load_names(location, kwd_attrs.iter().copied())?;
        self.op_n(location, Op::MATCH_CLASS, patterns.len())?;
        self.op_i(location, Op::COPY, 1)?;
        self.load_none(location)?;
        self.op_i(location, Op::IS_OP, 1)?;
        // On top is now the tuple of attributes, or None.
        context.on_top += 1;
        self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
        let count = patterns.len() + kwd_patterns.len();
        self.op_n(location, Op::UNPACK_SEQUENCE, count)?;
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(kwd_patterns) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(location, Op::POP_TOP)?;
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn pattern_mapping(
        &mut self,
        at: Location,
        keys: &'a [&'a Expr<'a>],
        patterns: &'a [&'a Pattern<'a>],
        rest: Option<Identifier<'a>>,
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        let location = loc(at);
        if keys.len() != patterns.len() {
            let message = format!(
                "keys ({}) / patterns ({}) length mismatch in mapping pattern",
                keys.len(),
                patterns.len()
            );
            return self.error(at, message);
        }
        context.on_top += 1;
        self.op(location, Op::MATCH_MAPPING)?;
        self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
        if keys.is_empty() && rest.is_none() {
            context.on_top -= 1;
            return self.op(location, Op::POP_TOP);
        }
        if !keys.is_empty() {
            self.op(location, Op::GET_LEN)?;
            self.load_int(location, keys.len() as i64)?;
            self.add_compare(location, CmpOp::GtE)?;
            self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
        }
        let mut seen = Vec::new();
        for key in keys {
            self.mapping_key(at, key, &mut seen)?;
        }
        self.op_n(location, Op::BUILD_TUPLE, keys.len())?;
        self.op(location, Op::MATCH_KEYS)?;
        // On top are now the keys and their values.
        context.on_top += 2;
        self.op_i(location, Op::COPY, 1)?;
        self.load_none(location)?;
        self.op_i(location, Op::IS_OP, 1)?;
        self.jump_to_fail(location, context, Op::POP_JUMP_IF_FALSE)?;
        self.op_n(location, Op::UNPACK_SEQUENCE, patterns.len())?;
        context.on_top += patterns.len();
        context.on_top -= 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        let Some(rest) = rest else {
            self.op(location, Op::POP_TOP)?;
            return self.op(location, Op::POP_TOP);
        };
        // A copy of the subject, from which the keys are deleted.
        self.op_i(location, Op::BUILD_MAP, 0)?;
        self.op_i(location, Op::SWAP, 3)?;
        self.op_i(location, Op::DICT_UPDATE, 2)?;
        self.op_n(location, Op::UNPACK_SEQUENCE, keys.len())?;
        for left in (1..=keys.len()).rev() {
            self.op_n(location, Op::COPY, 1 + left)?;
            self.op_i(location, Op::SWAP, 2)?;
            self.op(location, Op::DELETE_SUBSCR)?;
        }
        self.capture(at, Some(rest), context)
    }

    fn mapping_key(
        &mut self,
        at: Location,
        key: &'a Expr<'a>,
        seen: &mut Vec<ConstRef>,
    ) -> Result<(), Failure> {
        match key.kind {
            ExprKind::Constant { value, .. } => {
                let constant = self.constant(value)?;
                if seen
                    .iter()
                    .any(|other| crate::const_repr::equal_keys(other, &constant))
                {
                    let message = format!(
                        "mapping pattern checks duplicate key ({})",
                        constant_repr(&constant)
                    );
                    return self.error(at, message);
                }
                seen.push(constant);
            }
            ExprKind::Attribute(..) => {}
            _ => {
                return self.error(
                    at,
                    "mapping pattern keys may only match literals and attribute lookups",
                );
            }
        }
        self.expr(key)
    }

    fn pattern_or(
        &mut self,
        at: Location,
        patterns: &'a [&'a Pattern<'a>],
        context: &mut Context<'a>,
    ) -> Result<(), Failure> {
        let location = loc(at);
        let end = self.new_label();
        // The names that the first alternative binds: the others must bind the same, and put them in the same order.
        let mut control: Option<Vec<Identifier<'a>>> = None;
        for (position, alternative) in patterns.iter().enumerate() {
            let mut inner = Context {
                allow_irrefutable: position + 1 == patterns.len() && context.allow_irrefutable,
                ..Context::default()
            };
            let alternative_location = loc(alternative.location);
            self.op_i(alternative_location, Op::COPY, 1)?;
            self.pattern(alternative, &mut inner)?;
            match &control {
                None => control = Some(core::mem::take(&mut inner.stores)),
                Some(control) => {
                    if !self.reorder_stores(alternative_location, control, &mut inner.stores)? {
                        return self.error(at, "alternative patterns bind different names");
                    }
                }
            }
            self.jump(alternative_location, Op::JUMP, end)?;
            self.emit_fail_pop(alternative_location, &mut inner)?;
        }
        // No alternative matches: pop the copy of the subject.
        self.op(location, Op::POP_TOP)?;
        self.jump_to_fail(location, context, Op::JUMP)?;
        self.use_label(end)?;
        let control = control.unwrap_or_default();
        // Between the new captures and their place lie each other, a copy of the subject, what must stay on top, and earlier
        // captures.
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(location, rotations)?;
            if context.stores.contains(&name) {
                return self.duplicate_store(at, name);
            }
            context.stores.push(name);
        }
        self.op(location, Op::POP_TOP)
    }

    /// Brings the captures of an alternative into the order of `control`; says whether they are the same names.
    fn reorder_stores(
        &mut self,
        location: Loc,
        control: &[Identifier<'a>],
        stores: &mut Vec<Identifier<'a>>,
    ) -> Result<bool, Failure> {
        if stores.len() != control.len() {
            return Ok(false);
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|other| other == name) else {
                return Ok(false);
            };
            if found == wanted {
                continue;
            }
            // Everything up to the name goes below what lies between it and its place.
            if found > wanted {
                return Ok(false);
            }
            stores
                .get_mut(..=wanted)
                .unwrap_or_default()
                .rotate_left(found + 1);
            for _ in 0..=found {
                self.rotate(location, wanted + 1)?;
            }
        }
        Ok(true)
    }
}

/// A name in quotes, as `repr` shows it.
fn quoted(name: Identifier<'_>) -> alloc::string::String {
    crate::const_repr::str_repr(name)
}
